"""Keeps what takes long to make and always comes out the same, in build/cache/.

`make clean` throws it away; nothing else has to know that it is there.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "build/cache"


def cached(make: Callable[[Path], object], *ingredients: str | bytes) -> Path:
    """Return a folder with what is made from ingredients; made unless it has been before.

    Args:
        make: writes the files into the folder that it gets.
        ingredients: all that the files depend on, by what is made and with which tool.

    """
    recipe = hashlib.sha256()
    for ingredient in ingredients:
        content = ingredient.encode() if isinstance(ingredient, str) else ingredient
        recipe.update(b"%d " % len(content) + content)
    folder = FOLDER / recipe.hexdigest()
    if not folder.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=FOLDER))
        try:
            make(unfinished)
            unfinished.rename(folder)
        except OSError:
            # Another build has just made the same.
            if not folder.exists():
                raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def cached_bytes(make: Callable[[], bytes], *ingredients: str | bytes) -> bytes:
    """Return what is made from ingredients, as `cached` does."""

    def write(folder: Path) -> None:
        (folder / "made").write_bytes(make())

    return (cached(write, *ingredients) / "made").read_bytes()
