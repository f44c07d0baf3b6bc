"""`make release`: writes what a school, a city and their webmasters download into release/.

The same bytes wherever and whenever it is made (docs/releasing.md).
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from klucznik import one_file, site
from klucznik.command import pages
from klucznik.command.archive import ONE_FILE, PACKAGED, SHARED, Panel, zipped
from packageurl import PackageURL

from widget import build, drawings, setup_page, shared
from widget.build import ROOT, VERSION
from widget.words import content

IMAGES = tuple(f".{ending}" for ending in one_file.TYPES)


def parts(dist: Path) -> list[tuple[str, bytes]]:
    """Return what the archive of the finished panel holds, by path: see klucznik.command.archive.

    Args:
        dist: a fresh build of no school.

    """
    material = (dist / site.MATERIAL).read_bytes()
    inlined = {**build.one_file_parts(), "LICENSES.txt": (dist / "LICENSES.txt").read_bytes()}
    inlined |= {one_file.DRAWING + name: svg for name, svg in drawings.apart().items()}
    for file in sorted((dist / "assets").iterdir()):
        if file.suffix in IMAGES or (file.suffix == ".css" and file.name.startswith("leaflet")):
            inlined[f"assets/{file.name}"] = file.read_bytes()
    uploaded = [(SHARED + path, content) for path, content in shared.files(dist)]
    named = [(ONE_FILE + name, content) for name, content in sorted(inlined.items())]
    return [(site.MATERIAL, material), *uploaded, *named]


def write(folder: Path) -> None:
    """Write a release into a folder, which is emptied first.

    Raises:
        content.ContentError, build.BuildError: as of `build.build`.

    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    name = f"klucznik-{VERSION}"
    archive = folder / f"{name}-parts.zip"
    with tempfile.TemporaryDirectory() as own:
        dist = Path(own, "dist")
        build.build(dist)
        archive.write_bytes(zipped(parts(dist)))
        (wheel,) = _wheel(archive, Path(own, "wheel"))
        (folder / wheel.name).write_bytes(_without_times(wheel))
        set_up = setup_page.files(dist)
        plugin = (dist / setup_page.PLUGIN).read_bytes()
    panel = Panel(archive)
    uploaded = [
        (site.UNPACKED + path, content) for path, content in [*pages.site_of(panel, "{}"), *set_up]
    ]
    (folder / f"{name}.zip").write_bytes(zipped(uploaded))
    (folder / f"klucznik-wordpress-{VERSION}.zip").write_bytes(plugin)
    for code in panel.languages:
        html = pages.one_file_of(panel, "{}", code)
        (folder / f"{name}-{code}.html").write_bytes(html.encode())
    (folder / f"{name}.cdx.json").write_text(bill_of_materials(), encoding="utf-8")
    sums = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
        for file in sorted(folder.iterdir())
    ]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def bill_of_materials() -> str:
    """Return what readers get of others, as CycloneDX has it: no serial number, no time."""
    make = LicenseFactory().make_from_string
    whole = Component(
        type=ComponentType.APPLICATION,
        name="klucznik",
        version=VERSION,
        bom_ref="klucznik",
        licenses=[make("MIT")],
    )
    packages = [
        Component(
            name=each["name"],
            version=each["version"],
            bom_ref=f"{each['name']}@{each['version']}",
            licenses=[make(each["license"])],
            purl=PackageURL.from_string(
                f"pkg:npm/{each['name'].replace('@', '%40')}@{each['version']}"
            ),
        )
        for each in [*build.packages(), *setup_page.packages()]
    ]
    inside = [
        Component(
            name=each["name"],
            description=each["about"],
            bom_ref=each["name"],
            licenses=[make(each["license"])],
        )
        for each in build.inside_of_micropython()
    ]
    (interpreter,) = [each for each in packages if each.name.startswith("@micropython/")]
    bom = Bom(metadata=BomMetaData(component=whole), components=[*packages, *inside])
    bom.register_dependency(whole, packages)
    bom.register_dependency(interpreter, inside)
    bom.serial_number = None  # type: ignore[assignment]  # it would differ each time
    bom.metadata.timestamp = None  # type: ignore[assignment]
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _wheel(archive: Path, own: Path) -> list[Path]:
    """Build the wheel, which holds the finished panel, in a folder of its own."""
    program = own / "py/klucznik"
    unneeded = shutil.ignore_patterns("__pycache__", "content", PACKAGED.name)
    shutil.copytree(ROOT / "py/klucznik", program, ignore=unneeded)
    shutil.copy(archive, program / "command" / PACKAGED.name)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, own / file)
    made = own / "made"
    made.mkdir()
    build_wheel = "from setuptools import build_meta; build_meta.build_wheel('made')"
    subprocess.run([sys.executable, "-c", build_wheel], cwd=own, check=True, capture_output=True)
    return list(made.iterdir())


def _without_times(wheel: Path) -> bytes:
    """Return a wheel as `zipped` makes archives; RECORD names its files, not their times."""
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(archive.namelist(), key=lambda name: (".dist-info/" in name, name))
        return zipped((name, archive.read(name)) for name in names)


if __name__ == "__main__":
    try:
        write(ROOT / "release")
    except (content.ContentError, build.BuildError) as error:
        sys.exit(str(error))
