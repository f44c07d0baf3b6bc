# make serve   builds the panel, serves it on http://127.0.0.1:8000 (PORT= overrides), and builds
#              it anew at every change; the open pages follow
# make test    installs what the tests need, browsers too, and runs all checks and tests
# make test-fast runs what needs no browser
# make test-all runs what takes long, too: before a release
# make build   writes dist/, the folder that a school uploads (SCHOOL=file builds its data in)
# make release writes release/: what schools and cities download (docs/releasing.md)
# make bench   measures the panel beside its rivals (QUICK=1 for a few minutes' try)
# make load    measures how many panels one server hands out (needs wrk)
# make mutants breaks the program in 300 places and counts what its tests notice (SEED=, ALL=1)
# make pictures takes the documents' pictures
# make gallery  takes every view in every language, theme and width: dist/galeria/
# make leaflet  prints the leaflet as PDF (SCHOOL=file: with the school's name and QR code)
# make words   tells how hard the Polish steps are to read
# make heard    writes down what a screen reader says on five ways: docs/heard.md
# make guide-picture draws the questions and where they lead
# make architecture  draws which part knows which
# make fuzz    types 50,000 inputs thrown by dice into the login fields (COUNT=, SEED=)
# make profile takes anew which functions of MicroPython the panel runs
# make lock    writes anew which Python packages are installed, with their hashes
# make format  puts every source file into its standard form

PORT ?= 8000
PYTHON := .venv/bin/python
BIOME := node_modules/.bin/biome
HTML_VALIDATE := node_modules/.bin/html-validate
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: serve build release test test-fast test-all browser bench load fuzz mutants profile pictures gallery leaflet heard guide-picture words architecture lock format lint clean

serve: build
	@PORT=$(PORT) $(PYTHON) -m widget.tools.serve $(SCHOOL)

build: .venv/build.done node_modules/done
	@$(PYTHON) -m widget $(SCHOOL)

release: .venv/build.done node_modules/done
	@$(PYTHON) -m widget.release

test: lint build
	@$(PYTHON) -m tests.install
	@$(HTML_VALIDATE) --ext html dist embed
	@$(PYTHON) -m pytest --numprocesses auto --dist worksteal

test-fast: lint
	@$(PYTHON) -m pytest tests/py --numprocesses auto

test-all: lint build fuzz
	@$(PYTHON) -m tests.install
	@$(PYTHON) -m pytest --numprocesses auto --dist worksteal --every-case

bench: build .venv/test.done tests/bench/node_modules/done
	@$(PYTHON) -m tests.install chromium nginx
	@QUICK=$(QUICK) $(PYTHON) -m tests.bench

load: build .venv/test.done
	@$(PYTHON) -m tests.install chromium nginx
	@$(PYTHON) -m tests.bench.load

fuzz: build browser
	@COUNT=$(COUNT) SEED=$(SEED) $(PYTHON) -m tests.fuzz

mutants: .venv/test.done
	@$(PYTHON) -m tests.mutants

profile: build browser
	@$(PYTHON) -m widget.tools.profile

pictures: build .venv/test.done
	@$(PYTHON) -m tests.install chromium wordpress
	@$(PYTHON) -m widget.tools.pictures

gallery: build browser
	@$(PYTHON) -m widget.tools.gallery

leaflet: build browser
	@$(PYTHON) -m widget.tools.leaflet_pdf

heard: build browser
	@$(PYTHON) -m tests.browser.heard

guide-picture: .venv/build.done
	@$(PYTHON) -m widget.tools.guide_picture

words: .venv/build.done
	@$(PYTHON) -m widget.tools.words

architecture: .venv/build.done
	@$(PYTHON) -m widget.tools.architecture

browser: .venv/test.done
	@$(PYTHON) -m tests.install chromium

lint: .venv/test.done node_modules/done
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(BIOME) ci --error-on-warnings
	@node_modules/.bin/tsc --project jsconfig.json

format: .venv/test.done node_modules/done
	@$(PYTHON) -m ruff check --fix
	@$(PYTHON) -m ruff format
	@$(BIOME) check --write

tests/bench/node_modules/done: tests/bench/package-lock.json | .venv/build.done
	@cd tests/bench && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

lock: $(PYTHON)
	@$(PYTHON) -m pip install --quiet uv==0.13.9
	@$(call lock,build,--extra build)
	@$(call lock,test,--extra build --extra test)

lock = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header $(2) --output-file locks/$(1).txt pyproject.toml

clean:
	rm -rf build dist release .venv node_modules tests/bench/node_modules tests/hosts/wordpress/node_modules

$(PYTHON):
	@python3 -m venv .venv || { rm -rf .venv; \
	  apt-get install -y python3-venv && python3 -m venv .venv; } || { rm -rf .venv; \
	  echo "Klucznik needs Python's venv module (Debian: apt-get install python3-venv)."; exit 1; }

.venv/build.done: locks/build.txt pyproject.toml | $(PYTHON)
	@$(call install,build)
	@touch $@

.venv/test.done: locks/test.txt pyproject.toml | $(PYTHON)
	@$(call install,test)
	@touch $@ .venv/build.done

# Every package by the hash of what was tried, then our own, by what is there.
install = $(PYTHON) -m pip install --quiet --require-hashes --requirement locks/$(1).txt && \
  $(PYTHON) -m pip install --quiet --no-deps --no-build-isolation --editable .

node_modules/done: package-lock.json | .venv/build.done
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
