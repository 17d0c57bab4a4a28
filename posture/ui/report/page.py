"""A report as a value: its words, and the figures of its charts. Paper, HTML and plain text are all made of it.

Whatever somebody typed is cut to its room here, and `shortened` says so.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeVar

import msgspec

from posture.core.plain_words import ELLIPSIS, plain_line
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_view import Share

T = TypeVar("T")


class Column(msgspec.Struct, frozen=True):
    """A day of the stacked bars: its name, the words on top, and the counts in the order of `Mark`."""

    name: str
    label: str
    counts: tuple[int, ...]


class Bars(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Breaks by day."""

    heading: str
    columns: tuple[Column, ...]
    axis: tuple[int, ...]
    marks: tuple[str, ...]
    """The names of the marks, in their order."""
    told: str
    table: Table


class Hours(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """How many breaks were taken by weekday and hour."""

    heading: str
    days: tuple[str, ...]
    hours: tuple[str, ...]
    cells: tuple[tuple[Share, ...], ...]
    """A row for each of `days`."""
    scale: tuple[str, str, str]
    """The words for the palest and the darkest shade, and for a dot."""
    small: str
    """What a small cell means; empty where there is none."""
    told: str
    table: Table


class Strip(msgspec.Struct, frozen=True):
    """One region of the diary: its answers, 0 to 10, by day."""

    name: str
    points: tuple[tuple[date, int], ...]


class Dots(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Answers of the diary over some weeks, a strip for each region."""

    heading: str
    first: date
    last: date
    ends: tuple[str, str]
    """The first and the last day in words."""
    strips: tuple[Strip, ...]
    note: str
    told: str
    table: Table


class Band(msgspec.Struct, frozen=True):
    """One bar of the histogram: its name, its figure in words, its share of the whole."""

    name: str
    figure: str
    share: float


class Histogram(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Time at the desk by the length of its stretches."""

    heading: str
    bands: tuple[Band, ...]
    note: str
    told: str
    table: Table


class Grid(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A table; `note` stands below it."""

    heading: str
    table: Table
    note: str = ""
    words: bool = False
    """All three columns hold words, the last one those of the user; else all but the first hold figures."""


class Lines(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Sentences under a heading."""

    heading: str
    lines: tuple[str, ...]


Block = Bars | Hours | Dots | Histogram | Grid | Lines


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page. Each row holds one block or two that stand side by side."""

    title: str
    about: str = ""
    """Under the title."""
    name: str = ""
    """What stands before a line to write one's name on by hand; empty: there is none."""
    sentences: tuple[str, ...] = ()
    caption: str = ""
    rows: tuple[tuple[Block, ...], ...] = ()
    foot: str = ""
    shortened: str = ""
    """That something was left out or cut; empty where nothing was."""


class Room(msgspec.Struct, frozen=True):
    """How much may stand on the page."""

    rows: int
    """Of a table."""
    items: int
    """Of a list in a sentence."""
    lines: int
    """Of a block of sentences."""
    name: int
    """Characters of a title."""
    note: int
    """Characters of what somebody wrote."""


ROOMS: Final = (
    Room(14, 10, 12, 90, 300),
    Room(10, 8, 9, 70, 160),
    Room(8, 6, 6, 60, 110),
    Room(6, 5, 4, 50, 70),
    Room(4, 4, 3, 40, 40),
    Room(3, 3, 2, 30, 24),
)
"""From ample to scant: the first that fits is taken."""


class Cutter:
    """Cuts words and lists to their room, and remembers whether anything had to go."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.left_out = False

    def name(self, text: str) -> str:
        """A title."""
        return self._cut(text, self.room.name)

    def note(self, text: str) -> str:
        """What somebody wrote."""
        return self._cut(text, self.room.note)

    def some(self, things: Sequence[T], most: int) -> tuple[T, ...]:
        """The first of them."""
        self.left_out |= len(things) > most
        return tuple(things[:most])

    def _cut(self, text: str, most: int) -> str:
        line = plain_line(text, most)
        self.left_out |= line.endswith(ELLIPSIS) and not text.rstrip().endswith(ELLIPSIS)
        return line
