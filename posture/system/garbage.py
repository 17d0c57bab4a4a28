"""How often Python looks for objects that only hold each other: seldom while modules are loaded.

Python does so at every few hundred new objects. What modules are made of stays, so that nothing comes of it: it
is a fifth of the time of a short command, and some of the app's start.
"""

import atexit
import gc

_USUAL = gc.get_threshold()
_SELDOM = 100_000
"""New objects; so many that a command seldom comes to it, and one that reads years does not grow without end."""


def look_seldom() -> None:
    """From now on, until `look_as_usual`."""
    gc.set_threshold(_SELDOM, *_USUAL[1:])


def look_as_usual() -> None:
    """For what stays: the app, once it has started."""
    gc.set_threshold(*_USUAL)


def end_at_once() -> None:
    """At the process's end nothing is looked through: all of its memory goes back anyway."""
    atexit.register(gc.freeze)
