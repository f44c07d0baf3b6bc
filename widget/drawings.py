"""The drawings of the screens that steps speak of: one file, each drawing by its name in it.

A page shows one as <img src="drawings.svg#menu">. All have the same size, as some browsers take an
image's proportions from the whole file.
"""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from klucznik.views import PICTURE_HEIGHT, PICTURE_WIDTH

SOURCE = Path(__file__).parent / "page/drawings.svg"
SVG = "http://www.w3.org/2000/svg"
GAP = 24
"""What lies between two drawings, so that none shows the edge of another."""


@cache
def names() -> tuple[str, ...]:
    """Return the names of the drawings, in the order of the file."""
    return tuple(drawing.get("id", "") for drawing in _drawings(_source()))


def file() -> bytes:
    """Return the drawings one below the other, each with a view of its name on it."""
    root = _source()
    for place, drawing in enumerate(_drawings(root)):
        top = place * (PICTURE_HEIGHT + GAP)
        box = f"0 {top} {PICTURE_WIDTH} {PICTURE_HEIGHT}"
        view = ElementTree.Element(f"{{{SVG}}}view", id=drawing.attrib.pop("id"), viewBox=box)
        root.insert(place, view)
        drawing.set("transform", f"translate(0 {top})")
    return _written(root)


def apart() -> dict[str, bytes]:
    """Return every drawing, by its name, as a file of its own with what it uses, and no more."""
    files = {}
    for name in names():
        root = _source()
        for drawing in _drawings(root):
            if drawing.get("id") != name:
                root.remove(drawing)
        shared = root.find(f"{{{SVG}}}defs")
        while shared is not None:
            used = {element.get("href", "")[1:] for element in root.iter()}
            unused = [element for element in shared if element.get("id") not in used]
            for element in unused:
                shared.remove(element)
            if not unused:
                break
        files[name] = _written(root)
    return files


def _written(root: ElementTree.Element) -> bytes:
    """Return a file as text, without what only its editors need."""
    ElementTree.register_namespace("", SVG)
    for element in root.iter():
        if not (element.text or "").strip():
            element.text = None
        element.tail = None  # Only elements without text hold others.
    svg: str = ElementTree.tostring(root, encoding="unicode")
    return svg.replace(" />", "/>").encode()


def _source() -> ElementTree.Element:
    return ElementTree.parse(SOURCE).getroot()


def _drawings(root: ElementTree.Element) -> list[ElementTree.Element]:
    return root.findall(f"{{{SVG}}}g")
