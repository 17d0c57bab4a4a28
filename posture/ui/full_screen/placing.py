"""Which screen shows the move of a break and which ones are only dimmed. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from posture.ui.screens import Place


class Cover(NamedTuple):
    """Every screen has exactly one part in a break."""

    content: Place
    dimmed: tuple[Place, ...]


def cover(places: Sequence[Place], showing: str, wanted: Place) -> Cover:
    """The move stays on the screen called `showing`; where that is gone, it goes to `wanted`.

    Screens that mirror one another have one area between them: they are covered once.
    """
    distinct = tuple({place.area.getRect(): place for place in reversed(places)}.values())[::-1]
    content = next((place for place in places if place.name == showing), wanted)
    return Cover(content, tuple(p for p in distinct if p.area != content.area))
