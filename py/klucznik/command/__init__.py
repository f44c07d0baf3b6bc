"""The command `klucznik`: makes schools' sites from the finished panel. CPython only.

Nothing of it comes to a reader: the pack takes the modules of the folder above alone.
"""


class CommandError(Exception):
    """What was asked for can't be done; the message is one sentence that says what to do."""
