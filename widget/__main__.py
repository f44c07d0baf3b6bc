"""`python -m widget`: writes dist/, or says in one line what is wrong with the words."""

import sys

from widget.build import build
from widget.content import ContentError

try:
    build()
except ContentError as error:
    sys.exit(str(error))
