"""The desk as the engine sees it: samples of activity, and rests made of them.

A *sample* is what the system says at one moment. A *rest* is a stretch without work: idle, locked,
suspended or off. It begins at the last input and is noticed once it is as long as a natural pause, or at
once when the screen is locked or the machine sleeps.
"""

import msgspec

PRESENCE_REASONS = frozenset({"call", "fullscreen", "screencast", "inhibitor"})
"""Quiet reasons that mean somebody is there although no key is pressed: a call, a video, a presentation."""


class Sample(msgspec.Struct, frozen=True, gc=False):
    """The desk at one moment. `idle_s` is None where the desktop can't tell.

    `seen` tells for each quiet reason what was seen (`call`: `microphone`); it is for people, no rule reads it.
    """

    idle_s: float | None = 0.0
    locked: bool = False
    suspended: bool = False
    quiet: frozenset[str] = frozenset()
    off: bool = False
    seen: dict[str, tuple[str, ...]] = {}


class Working(msgspec.Struct, frozen=True, gc=False, tag=True):
    """Somebody is at the desk since `since_s` (elapsed seconds)."""

    since_s: float
    by_unlock: bool = False
    """Whether this stretch began with an unlock, which counts as a natural pause."""


class Resting(msgspec.Struct, frozen=True, gc=False, tag=True):
    """Nobody works since `since_s` (the last input, elapsed seconds).

    `deep_s` is the moment from which it was locked, suspended or off; None while it was none of these.
    `state` is the word for it in the record: `idle`, `locked`, `suspended` or `off`.
    """

    since_s: float
    deep_s: float | None = None
    locked: bool = False
    state: str = "idle"


Presence = Working | Resting
