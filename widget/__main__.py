"""`python -m widget [school.json]`: writes dist/, or says in one line what is wrong."""

import sys
from pathlib import Path

from widget.build import BuildError, build
from widget.words.content import ContentError

try:
    build(school_file=Path(sys.argv[1]) if sys.argv[1:] else None)
except (ContentError, BuildError) as error:
    sys.exit(str(error))
