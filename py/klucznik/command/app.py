"""What `klucznik` understands on the command line, and how it says what went wrong."""

import json
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, CycloptsError, Parameter
from rich.console import Console
from rich.progress import track

from klucznik import site
from klucznik.command import CommandError, pages, school_json, serving
from klucznik.command.archive import Panel, zipped
from klucznik.command.city import City
from klucznik.command.table import Row, Table

FAULTY = 1
"""The exit code where something is to be mended in what was read."""
IMPOSSIBLE = 2
"""The exit code where nothing could be done."""

app = App(
    name="klucznik",
    help="Makes a school's help panel for Librus logins from the school's own data.",
    version=lambda: version("klucznik"),
    help_format="plaintext",
)
app.register_install_completion_command()

School = Annotated[Path, Parameter(help="The school's data, a school.json.")]
Folder = Annotated[Path, Parameter(name=["--output", "-o"], help="The folder to write into.")]
Machine = Annotated[bool, Parameter(name="--json", negative="", help="Say it for machines.")]
Archive = Annotated[
    Path | None, Parameter(name="--panel", help="The archive of another release's parts.")
]


@app.command
def check(school: School, *, machine: Machine = False, panel: Archive = None) -> int:
    """Name every fault of a school's data with its line, its path and what to write."""
    found = school_json.faults(school_json.text_of(school), Panel(panel))
    if machine:
        _tell({"faults": [asdict(fault) for fault in found]})
    else:
        for fault in found:
            print(fault.told(school))
        if not found:
            print(f"{school}: no faults.")
    return FAULTY if found else 0


@app.command(name="site")
def make_site(
    school: School,
    *,
    output: Folder,
    zip: Annotated[bool, Parameter(negative="", help="Write one ZIP.")] = False,
    machine: Machine = False,
    panel: Archive = None,
) -> None:
    """Make the site that a school uploads, with its data in the pages."""
    finished = Panel(panel)
    text = _text_with_faults_told(school, finished)
    if zip:
        output = output if output.suffix == ".zip" else output.with_name(output.name + ".zip")
        files = ((site.UNPACKED + path, file) for path, file in pages.site_of(finished, text))
        made = [(output.name, zipped(files))]
        written = pages.write(output.parent, made)
    else:
        written = pages.write(output, pages.site_of(finished, text))
    _tell_written(machine, output, written)


@app.command(name="file")
def make_file(
    school: Annotated[
        Path | None, Parameter(help="The school's data; none for any school.")
    ] = None,
    *,
    output: Annotated[Path, Parameter(name=["--output", "-o"], help="The file to write.")],
    lang: Annotated[str, Parameter(help="The language of the panel.")] = "pl",
    machine: Machine = False,
    panel: Archive = None,
) -> None:
    """Make the whole panel of one language in one file."""
    finished = Panel(panel)
    text = _text_with_faults_told(school, finished) if school else "{}"
    made = pages.one_file_of(finished, text, lang).encode()
    _tell_written(machine, output, pages.write(output.parent, [(output.name, made)]))


@app.command
def leaflet(
    school: School, *, output: Folder, machine: Machine = False, panel: Archive = None
) -> None:
    """Make the leaflet of each language: a page, and a PDF where there is a Chromium."""
    finished = Panel(panel)
    text = _text_with_faults_told(school, finished)
    program = pages.browser()
    written = 0
    for name, html in pages.leaflets_of(finished, text):
        page = output / f"{name}.html"
        written += pages.write(output, [(page.name, html.encode())])
        if program:
            pages.print_pdf(program, page, page.with_suffix(".pdf"))
            written += 1
    if not program:
        _note("No PDF was made: there is no Chromium; a browser prints the pages, too.")
    _tell_written(machine, output, written)


@app.command
def city(  # noqa: PLR0913  the options of a command
    table: Annotated[Path, Parameter(help="The schools: the register's export, or a plain table.")],
    *,
    output: Folder,
    address: Annotated[str, Parameter(help="Where the folder will lie, https://…/")] = "",
    data_only: Annotated[bool, Parameter(negative="", help="No pages of the schools.")] = False,
    machine: Machine = False,
    panel: Archive = None,
) -> int:
    """Make the panels of a city's schools from a table, with a page of all schools."""
    if address and not address.startswith(("https://", "http://")):
        raise CommandError(f"{address} is no web address: write one that begins with https://.")
    schools = Table(table)
    made = City(Panel(panel), schools, output, address, data_only)
    report = made.make(lambda rows, count: _with_bar(rows, count, is_shown=not machine))
    if machine:
        _tell(
            {
                "output": str(output),
                "schools": report.schools,
                "written": report.written,
                "removed": report.removed,
                "faults": [asdict(fault) for fault in report.faults],
            }
        )
    else:
        for fault in report.faults:
            _note(fault.told(table))
        print(
            f"{output}: {report.schools} schools, {report.written} files written, "
            f"{report.removed} removed, {len(report.faults)} faults."
        )
        if not address:
            _note("No links, tags and QR codes were made: say with --address where it will lie.")
    return FAULTY if report.faults else 0


def _with_bar(rows: Iterable[Row], count: int, is_shown: bool) -> Iterable[Row]:
    """Give rows on, and show how far they are where somebody watches."""
    console = Console(stderr=True)
    is_seen = is_shown and console.is_terminal
    return track(rows, "", total=count, console=console, disable=not is_seen)


@app.command
def serve(
    folder: Annotated[Path | None, Parameter(help="A site that was made.")] = None,
    *,
    port: Annotated[int, Parameter(help="Where to serve it.")] = 8000,
    panel: Archive = None,
) -> None:
    """Serve a site on this machine, to look at it; without a folder that of no school."""
    with tempfile.TemporaryDirectory() as own:
        if not folder:
            folder = Path(own)
            pages.write(folder, pages.site_of(Panel(panel), "{}"))
        with serving.server(folder, port) as server:
            print(f"http://127.0.0.1:{server.server_port}/", flush=True)
            server.serve_forever()


def main(words: list[str] | None = None) -> None:
    """Do what the command line says.

    Raises:
        SystemExit: always; 0 where all is well.

    """
    try:
        code = app(words, exit_on_error=False, print_error=False, result_action="return_value")
    except (CommandError, CycloptsError) as error:
        Console(stderr=True, soft_wrap=True).print(
            f"klucznik: {_sentence(error)}", markup=False, highlight=False
        )
        sys.exit(IMPOSSIBLE)
    except KeyboardInterrupt:
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _sentence(error: Exception) -> str:
    return " ".join(str(error).split())


def _text_with_faults_told(file: Path, panel: Panel) -> str:
    """Return the text of a school.json; its faults, which stop nothing, are told."""
    text = school_json.text_of(file)
    for fault in school_json.faults(text, panel):
        _note(fault.told(file))
    return text


def _note(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _tell(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False))


def _tell_written(machine: bool, output: Path, written: int) -> None:
    if machine:
        _tell({"output": str(output), "written": written})
    else:
        files = "1 file" if written == 1 else f"{written} files"
        print(f"{output}: {files} written; what was so already is left as it is.")
