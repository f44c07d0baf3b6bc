"""The names that Python, HTML, CSS and JavaScript share stand in one list; none is left over."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "widget/page"
LISTED = tomllib.loads((PAGE / "names.toml").read_text(encoding="utf-8"))
STYLES = {*PAGE.glob("styles/*.css"), PAGE / "noscript.css"}
MAKERS = {
    *(ROOT / "py/klucznik").glob("*.py"),
    *(ROOT / "widget").glob("*.py"),
    *(ROOT / "widget/words").glob("*.py"),
    PAGE / "page.html",
    PAGE / "icons.svg",
}
SCRIPTS = {*PAGE.glob("*.js"), *(ROOT / "widget/pyscript").glob("*.?js")}


def text_of(files: set[Path]) -> str:
    whole = "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))
    return re.sub(r"/\*.*?\*/", "", whole, flags=re.DOTALL)


def selectors() -> str:
    return " ".join(re.findall(r"([^{};]*)\{", text_of(STYLES)))


def test_every_data_attribute_is_listed_and_used() -> None:
    code = text_of(MAKERS | SCRIPTS | STYLES)
    used = set(re.findall(r"data-([a-z]+(?:-[a-z]+)*)\b", code))
    used |= set(re.findall(r"\bdataset\.([a-z]+)\b", code))
    used |= {
        re.sub("[A-Z]", lambda at: "-" + at[0].lower(), name)
        for name in re.findall(r"\bdataset\.(\w+[A-Z]\w+)\b", code)
    }
    used |= set(re.findall(r'data_of\(\w+, "([a-z-]+)"\)', code))
    assert used == set(LISTED["data"])


def test_every_class_in_a_stylesheet_is_in_some_view() -> None:
    made = set(LISTED["class"])
    for names in re.findall(r'class="([^"]*)"', text_of(MAKERS)):
        made.update(re.findall(r"[a-z][\w-]*", names))
    named = set(re.findall(r"\.([a-z][\w-]*)", selectors()))
    assert named - made == set()
    assert set(LISTED["class"]) - named == set()


def test_every_id_in_a_stylesheet_is_in_the_page() -> None:
    made = set(re.findall(r'\bid="([a-z-]+)"', text_of(MAKERS)))
    guide = (ROOT / "py/klucznik/content/guide.toml").read_text(encoding="utf-8")
    made.update(re.findall(r'^id = "([a-z-]+)"', guide, flags=re.MULTILINE))
    made.update(re.findall(r'^[A-Z_]+ = "([a-z-]+)"', text_of(MAKERS), flags=re.MULTILINE))
    named = set(re.findall(r"#([a-z][\w-]*)", selectors()))
    assert named
    assert named - made == set()


def test_every_property_of_the_stylesheets_is_set_and_used() -> None:
    code = text_of(STYLES)
    made = set(re.findall(r"(--[a-z][\w-]*)\s*:", code))
    used = set(re.findall(r"var\((--[a-z][\w-]*)", code))
    school = {name for name in used if name.startswith("--school-")}  # colour.shades sets them
    assert made == used - school
