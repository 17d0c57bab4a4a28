"""The columns and cells of a chart as values: where they are, what they say, which one lies beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt


@dataclass(frozen=True)
class Spot:
    """One column or cell, in rows and columns and in pixels, with its words."""

    row: int
    column: int
    box: QRectF
    words: str


ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""Rows and columns that an arrow key goes, in a left-to-right chart."""


def spot_at(spots: Sequence[Spot], point: QPointF) -> int | None:
    """The index of the spot under `point`."""
    return next((i for i, spot in enumerate(spots) if spot.box.contains(point)), None)


def spot_beside(spots: Sequence[Spot], here: int, rows: int, columns: int) -> int | None:
    """The index of the nearest spot in that direction, straight ahead; None at the edge."""
    start = spots[here]
    ahead: list[tuple[int, int]] = []
    for index, spot in enumerate(spots):
        down, across = spot.row - start.row, spot.column - start.column
        along, aside = (down * rows, across) if rows else (across * columns, down)
        if along > 0 and aside == 0:
            ahead.append((along, index))
    return min(ahead)[1] if ahead else None
