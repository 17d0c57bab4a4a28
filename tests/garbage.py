"""No garbage is collected by itself while a stand-in's thread runs.

Python collects in whatever thread allocates next; Qt's objects of an earlier test must not be deleted
in another thread than theirs: that ends the process, now and then.
"""

import gc

_held = 0


def hold() -> None:
    """A thread that is not Qt's begins to run."""
    global _held
    _held += 1
    gc.disable()


def release() -> None:
    """It has ended."""
    global _held
    _held -= 1
    if not _held:
        gc.enable()
