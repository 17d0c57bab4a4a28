"""The two charts of breaks on paper: stacked bars by day, and the map of weekdays by hours."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from posture.ui.dashboard.heat import paint_cell, paint_dot, shrunk
from posture.ui.dashboard.patterns import paint_mark
from posture.ui.dashboard.week_view import LEAST_FOR_FULL_CELL, Mark, Share
from posture.ui.palette import Palette
from posture.ui.report import greys
from posture.ui.report.ink import GREY, STRONG, WHITE, Ink
from posture.ui.report.marks import paint_at, paper_palette
from posture.ui.report.page import Bars, Hours

SMALL: Final = 74
LINE_GAP: Final = 26.0
PLOT: Final = 1200.0
BAR_SHARE: Final = 0.62
WIDEST_BAR: Final = 300.0
PART_GAP: Final = 16.0
CELL: Final = 215.0
CELL_GAP: Final = 22.0
CELL_RADIUS_PX: Final = 4.0
SWATCH: Final = 90.0


def draw_bars(ink: Ink, block: Bars, x: float, y: float, width: float) -> float:
    """Breaks by day with their legend; the height."""
    small, strong = ink.font(SMALL), ink.font(SMALL, STRONG)
    line = ink.height_of("0", width, small)
    left = x + ink.width_of(str(block.axis[-1]), small) + 60
    base = y + line + PLOT
    for figure in block.axis:
        level = base - PLOT * figure / block.axis[-1]
        ink.words(
            str(figure), x, level - line / 2, left - x - 50, small, colour=GREY, align="right"
        )
        ink.rule(left, level, x + width - left, thick=3)
    slot = (x + width - left) / len(block.columns)
    for number, column in enumerate(block.columns):
        at = left + number * slot
        top = _stack(ink, column.counts, at, base, slot, block.axis[-1])
        font = strong if sum(column.counts) else small
        clear = ink.width_of(column.label, font) + 50
        ink.fill(QRectF(at + (slot - clear) / 2, top - line, clear, line - 10), WHITE)
        ink.words(column.label, at, top - line - 8, slot, font, align="centre")
        ink.words(column.name, at, base + 36, slot, small, align="centre")
    down = base + 36 + line + 50
    entries = [(mark, name) for mark, name in zip(Mark, block.marks, strict=True)]
    return down - y + _mark_legend(ink, entries, x, down, width)


def _stack(
    ink: Ink, counts: Sequence[int], x: float, base: float, slot: float, highest: int
) -> float:
    """One column; the height at which it ends."""
    wide = min(WIDEST_BAR, slot * BAR_SHARE)
    left, below = x + (slot - wide) / 2, base - 6
    for mark, count in zip(Mark, counts, strict=True):
        if count:
            high = PLOT * count / highest
            box = QRectF(left, below - high + PART_GAP / 2, wide, high - PART_GAP)
            paint_at(ink, box, _paint_part, mark)
            below -= high
    return below


def _paint_part(painter: QPainter, box: QRectF, mark: Mark) -> None:
    paint_mark(painter, box, mark, paper_palette())


def _mark_legend(
    ink: Ink, entries: Sequence[tuple[Mark, str]], x: float, y: float, width: float
) -> float:
    font = ink.font(SMALL)
    line = ink.height_of("0", width, font)
    across, down = x, y
    for mark, name in entries:
        room = SWATCH + 40 + ink.width_of(name, font)
        if across > x and across + room > x + width:
            across, down = x, down + line + LINE_GAP
        box = QRectF(across, down + (line - SWATCH) / 2, SWATCH, SWATCH)
        paint_at(ink, box, _paint_part, mark)
        ink.words(name, across + SWATCH + 40, down, room, font)
        across += room + 45
    return down + line - y + LINE_GAP


# --- weekdays by hours ---


def draw_hours(ink: Ink, block: Hours, x: float, y: float, width: float) -> float:
    """Breaks by weekday and hour with their legend; the height."""
    small = ink.font(SMALL)
    line = ink.height_of("0", width, small)
    names = max((ink.width_of(name, small) for name in block.days), default=0.0)
    left = x + names + 70
    pitch = (x + width - left + CELL_GAP) / max(1, len(block.hours))
    high = min(CELL, (PLOT + line) / max(1, len(block.days)) - CELL_GAP)
    widest = max((ink.width_of(name, small) for name in block.hours), default=0.0) + 40
    every = max(1, -int(-widest // pitch))
    for number, name in enumerate(block.hours):
        if number % every == 0:
            centre = left + number * pitch + (pitch - CELL_GAP) / 2
            ink.words(name, centre - widest, y, 2 * widest, small, colour=GREY, align="centre")
    top = y + line + 30
    for row, (name, shares) in enumerate(zip(block.days, block.cells, strict=True)):
        at = top + row * (high + CELL_GAP)
        ink.words(name, x, at + (high - line) / 2, names + 40, small)
        for column, share in enumerate(shares):
            box = QRectF(left + column * pitch, at, pitch - CELL_GAP, high)
            paint_at(ink, box, _paint_share, share)
    down = top + len(block.days) * (high + CELL_GAP) + 50
    return down - y + _scale(ink, block, x, down, width)


def _paint_share(painter: QPainter, box: QRectF, share: Share) -> None:
    palette = paper_palette()
    if share.step is None:
        paint_dot(painter, box, palette)
        return
    room = box if share.whole >= LEAST_FOR_FULL_CELL else shrunk(box)
    paint_cell(painter, room, share.step, palette, radius_px=CELL_RADIUS_PX)


def _scale(ink: Ink, block: Hours, x: float, y: float, width: float) -> float:
    """The legend of the map."""
    small = ink.font(SMALL)
    line = ink.height_of("0", width, small)
    few, every, nothing = block.scale
    across = x + ink.width_of(few, small) + 40
    ink.words(few, x, y, width, small)
    for step in range(len(greys.HEAT)):
        box = QRectF(across, y + (line - SWATCH) / 2, SWATCH * 1.5, SWATCH)
        paint_at(ink, box, _paint_step, step)
        across += SWATCH * 1.5 + CELL_GAP
    down = y
    for words, paint in ((every, None), (nothing, paint_dot), (block.small, _paint_small)):
        if not words:
            continue
        room = ink.width_of(words, small) + (SWATCH + 40 if paint else 30)
        if across + room > x + width:
            across, down = x, down + line + LINE_GAP
        if paint is not None:
            box = QRectF(across, down + (line - SWATCH) / 2, SWATCH, SWATCH)
            paint_at(ink, box, paint, paper_palette())
            across += SWATCH
        ink.words(words, across + 30, down, width, small)
        across += 30 + ink.width_of(words, small) + 60
    return down + line - y + LINE_GAP


def _paint_step(painter: QPainter, box: QRectF, step: int) -> None:
    paint_cell(painter, box, step, paper_palette(), radius_px=2.0)


def _paint_small(painter: QPainter, box: QRectF, palette: Palette) -> None:
    paint_cell(painter, shrunk(box), 2, palette, radius_px=1.5)
