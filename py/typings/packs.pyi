"""What the page's script gives to the program (widget/pyscript/entry.js)."""

from pyscript import Promise

def unpack(address: str) -> Promise: ...
