"""Python's own `import` stays in place when PySide6 is loaded.

PySide6 puts one of its own there, for `from __feature__ import …`, which nothing here uses. Its own reads the
source of every module that is imported from then on, to look for a word in it, and Python keeps all of that text:
a tenth of the app's start, and 10 MiB (measured on PySide6 6.11.3).
"""

import builtins


def load_qt() -> None:
    """Load PySide6's core; to be called before anything else loads it."""
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401  for what it does to builtins

    builtins.__import__ = plain
