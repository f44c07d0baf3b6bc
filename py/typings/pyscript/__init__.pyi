"""What page.py and browser.py use of PyScript and of the browser; for the type checker only.

What may not be there (an element that is looked for) is written as if it were: whoever asks for it
knows from the page's own HTML that it is, or looks whether it is true.
"""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

Made_co = TypeVar("Made_co", covariant=True)
Listener = Callable[..., object]

class Style:
    def setProperty(self, name: str, value: str, priority: str = ...) -> None: ...

class Dataset:
    def __getattr__(self, name: str) -> str: ...
    def __setattr__(self, name: str, value: str) -> None: ...

class Validity:
    patternMismatch: bool

class Node:
    def addEventListener(self, type: str, listener: Listener) -> None: ...
    def dispatchEvent(self, event: Event) -> bool: ...
    def querySelector(self, selector: str) -> Element: ...
    def querySelectorAll(self, selector: str) -> Elements: ...

class Element(Node):
    checked: bool
    className: str
    contentDocument: Any
    contentWindow: Window
    dataset: Dataset
    files: Files
    form: Element
    hash: str
    hidden: bool
    href: str
    id: str
    innerHTML: str
    lang: str
    previousElementSibling: Element
    style: Style
    textContent: str
    type: str
    validity: Validity
    value: str
    def cloneNode(self, deep: bool) -> Element: ...
    def closest(self, selector: str) -> Element: ...
    def contains(self, other: Element) -> bool: ...
    def focus(self) -> None: ...
    def getAttribute(self, name: str) -> str | None: ...
    def getBoundingClientRect(self) -> Rectangle: ...
    def hasAttribute(self, name: str) -> bool: ...
    def removeAttribute(self, name: str) -> None: ...
    def replaceChildren(self, child: Element) -> None: ...
    def replaceWith(self, other: Element) -> None: ...
    def scrollIntoView(self) -> None: ...
    def setAttribute(self, name: str, value: str) -> None: ...

class Rectangle:
    bottom: float

class Elements:
    length: int
    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, place: int) -> Element: ...

class Event:
    ctrlKey: bool
    metaKey: bool
    shiftKey: bool
    target: Element
    def preventDefault(self) -> None: ...

class Promise:
    def then(self, done: Listener, failed: Listener = ...) -> Promise: ...

class Headers:
    def get(self, name: str) -> str | None: ...

class Response:
    headers: Headers
    ok: bool
    status: int
    def blob(self) -> Promise: ...
    def text(self) -> Promise: ...

class Files:
    length: int
    def __getitem__(self, place: int) -> Blob: ...

class Blob:
    size: int
    def text(self) -> Promise: ...

class Address:
    href: str
    pathname: str

class Parameters:
    def get(self, name: str) -> str: ...
    def has(self, name: str) -> bool: ...

class Date:
    def toLocaleString(self, language: str, options: object) -> str: ...

class Constructor(Generic[Made_co]):
    def new(self, *arguments: object) -> Made_co: ...

class Console:
    def warn(self, message: str) -> None: ...

class Location:
    hash: str
    href: str
    origin: str
    search: str
    def assign(self, address: str) -> None: ...
    def replace(self, address: str) -> None: ...

class History:
    state: object
    def replaceState(self, state: object, unused: str, address: str = ...) -> None: ...

class Clipboard:
    def writeText(self, text: str) -> Promise: ...

class Navigator:
    clipboard: Clipboard
    language: str
    def share(self, data: object) -> Promise: ...

class MediaQuery:
    matches: bool

class VisualViewport:
    height: float

class Json:
    def parse(self, text: str) -> object: ...

class Kept:
    def read(self) -> str: ...
    def write(self, text: str) -> bool: ...

class SetupTools:
    """Those of embed/konfigurator/konfigurator.js."""

    carried: Kept
    isUnsaved: bool
    kept: Kept
    def code(self, address: str) -> str: ...
    def rewritten(self, text: str) -> str: ...
    def savePng(self, rows: str) -> None: ...
    def saveZip(self, name: str, archive: str, own: str) -> Promise: ...
    def saveText(self, name: str, type: str, text: str) -> None: ...

class Window(Node):
    console: Console
    frameElement: Element
    history: History
    klucznikSetup: SetupTools
    location: Location
    navigator: Navigator
    parent: Window
    visualViewport: VisualViewport
    CustomEvent: Constructor[Event]
    Date: Constructor[Date]
    JSON: Json
    RegExp: Constructor[object]
    String: Any
    URL: Constructor[Address]
    URLSearchParams: Constructor[Parameters]
    def clearTimeout(self, timer: int) -> None: ...
    def confirm(self, question: str) -> bool: ...
    def fetch(self, address: str, options: object = ...) -> Promise: ...
    def matchMedia(self, query: str) -> MediaQuery: ...
    def postMessage(self, message: object, origin: str) -> None: ...
    def print(self) -> None: ...
    def setInterval(self, listener: Listener, milliseconds: int) -> int: ...
    def setTimeout(self, listener: Listener, milliseconds: int) -> int: ...

class Document(Node):
    activeElement: Element
    baseURI: str
    body: Element
    defaultView: Window
    documentElement: Element
    title: str
    def getElementById(self, id: str) -> Element: ...

document: Document

def when(type: str, selector: str) -> Callable[[Listener], Listener]: ...
