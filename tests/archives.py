"""What is in a ZIP."""

import io
import zipfile


def unzipped(archive: bytes) -> dict[str, bytes]:
    """Return the files in a ZIP, by their paths."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return {name: files.read(name) for name in files.namelist()}
