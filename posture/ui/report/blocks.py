"""The blocks of a report on paper. Each draws itself at a place and returns its height; with an ink that has no
painter that is a measurement."""

from collections.abc import Sequence
from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from posture.core.checkin import WORST
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_view import Mark
from posture.ui.report import greys
from posture.ui.report.break_charts import draw_bars, draw_hours
from posture.ui.report.ink import GREY, STRONG, Ink
from posture.ui.report.marks import paint_at
from posture.ui.report.page import Bars, Block, Dots, Grid, Histogram, Hours, Lines, Strip

HEAD, BODY, SMALL = 105, 84, 74
HEAD_GAP: Final = 60.0
LINE_GAP: Final = 26.0
ROW_GAP: Final = 24.0
COLUMN_GAP: Final = 70.0
STRIP: Final = 210.0
DOT: Final = 19.0
BAND: Final = 100.0
FIGURES_SHARE: Final = 0.72
WORDS_SHARES: Final = (0.36, 0.14, 0.5)


def draw_block(ink: Ink, block: Block, x: float, y: float, width: float) -> float:
    """Draw the block with its heading; its height."""
    down = y + ink.words(block.heading, x, y, width, ink.font(HEAD, STRONG)) + HEAD_GAP
    match block:
        case Bars():
            down += draw_bars(ink, block, x, down, width)
        case Hours():
            down += draw_hours(ink, block, x, down, width)
        case Dots():
            down += _dots(ink, block, x, down, width)
        case Histogram():
            down += _histogram(ink, block, x, down, width)
        case Grid():
            down += _grid(ink, block, x, down, width)
        case Lines():
            down += _lines(ink, block.lines, x, down, width)
        case _:
            assert_never(block)
    return down - y


def _lines(ink: Ink, lines: Sequence[str], x: float, y: float, width: float) -> float:
    font, down = ink.font(BODY), y
    for line in lines:
        down += ink.words(line, x, down, width, font) + LINE_GAP
    return down - y


def _note(ink: Ink, note: str, x: float, y: float, width: float) -> float:
    if not note:
        return 0.0
    return ink.words(note, x, y, width, ink.font(SMALL), colour=GREY) + LINE_GAP


# --- the diary ---


def _dots(ink: Ink, block: Dots, x: float, y: float, width: float) -> float:
    small = ink.font(SMALL)
    line = ink.height_of("0", width, small)
    names = max((ink.width_of(strip.name, small) for strip in block.strips), default=0.0)
    left, down = x + names + 100, y
    figures = ink.width_of("10", small)
    room = x + width - left - figures - 60
    for strip in block.strips:
        ink.words(strip.name, x, down + (STRIP - line) / 2, names + 60, small)
        for worst, level in ((WORST, down), (0, down + STRIP)):
            ink.rule(left, level, room, thick=3)
            aside = line / 4 if worst else -line / 4
            at = level - line / 2 + aside
            ink.words(str(worst), left + room + 30, at, 200, small, colour=GREY)
        _strip(ink, strip, block, QRectF(left, down, room, STRIP))
        down += STRIP + 80
    if block.strips:
        first, last = block.ends
        ink.words(first, left, down - 20, room / 2, small, colour=GREY)
        ink.words(last, left + room / 2, down - 20, room / 2, small, colour=GREY, align="right")
        down += line + 10
    return down - y + _note(ink, block.note, x, down, width)


def _strip(ink: Ink, strip: Strip, block: Dots, box: QRectF) -> None:
    if ink.painter is None:
        return
    days = max(1, (block.last - block.first).days)
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(QColor(greys.MARKS[Mark.DONE]))
    for day, worst in strip.points:
        across = box.left() + DOT + (box.width() - 2 * DOT) * (day - block.first).days / days
        ink.painter.drawEllipse(
            QPointF(across, box.bottom() - box.height() * worst / WORST), DOT, DOT
        )


# --- the histogram ---


def _histogram(ink: Ink, block: Histogram, x: float, y: float, width: float) -> float:
    small = ink.font(SMALL)
    names = max(ink.width_of(band.name, small) for band in block.bands)
    figures = max(ink.width_of(band.figure, small) for band in block.bands)
    left = x + names + 70
    room = x + width - left - figures - 70
    line, down = ink.height_of("0", width, small), y
    for band in block.bands:
        ink.words(band.name, x, down, names + 60, small)
        box = QRectF(left, down + (line - BAND) / 2, room, BAND)
        paint_at(ink, box, _paint_band, band.share)
        ink.words(band.figure, left + room + 60, down, figures + 60, small)
        down += line + 50
    return down - y + _note(ink, block.note, x, down + 10, width)


def _paint_band(painter: QPainter, box: QRectF, share: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(greys.TRACK))
    painter.drawRoundedRect(box, 2, 2)
    if share > 0:
        painter.setBrush(QColor(greys.MARKS[Mark.DONE]))
        filled = QRectF(box)
        filled.setWidth(max(2.0, box.width() * share))
        painter.drawRoundedRect(filled, 2, 2)


# --- tables ---


def _grid(ink: Ink, block: Grid, x: float, y: float, width: float) -> float:
    down = y
    if block.table.rows:
        widths = _words_widths(width) if block.words else _figure_widths(ink, block.table, width)
        down += _row(ink, block.table.headings, widths, x, down, words=block.words, head=True)
        for row in block.table.rows:
            ink.rule(x, down - ROW_GAP / 2, width, thick=3)
            down += _row(ink, row, widths, x, down, words=block.words, head=False)
    return down - y + _note(ink, block.note, x, down, width)


def _row(
    ink: Ink,
    cells: Sequence[str],
    widths: Sequence[float],
    x: float,
    y: float,
    *,
    words: bool,
    head: bool,
) -> float:
    font = ink.font(SMALL if head else BODY)
    colour = GREY if head else QColor("#000000")
    across, high = x, 0.0
    for number, (cell, room) in enumerate(zip(cells, widths, strict=True)):
        right = number > 0 and not words
        wide = room - COLUMN_GAP / 2
        at = across + (room - wide if right else 0)
        height = ink.words(
            cell, at, y, wide, font, colour=colour, align="right" if right else "left"
        )
        high = max(high, height)
        across += room
    return high + ROW_GAP


def _words_widths(width: float) -> tuple[float, ...]:
    return tuple(width * share for share in WORDS_SHARES)


def _figure_widths(ink: Ink, table: Table, width: float) -> tuple[float, ...]:
    """Columns of figures as wide as their words, or else as their longest word; the first takes what is left."""
    head, body = ink.font(SMALL), ink.font(BODY)
    columns = range(1, len(table.headings))
    cells = [max(ink.width_of(row[n], body) for row in table.rows) for n in columns]
    heads = [ink.width_of(table.headings[n], head) for n in columns]
    parts = [max(ink.width_of(part, head) for part in table.headings[n].split()) for n in columns]
    needed = [max(pair) + COLUMN_GAP for pair in zip(cells, heads, strict=True)]
    least = [max(pair) + COLUMN_GAP for pair in zip(cells, parts, strict=True)]
    most = width * FIGURES_SHARE
    if sum(needed) > most:
        spare = max(0.0, most - sum(least)) / max(1.0, sum(needed) - sum(least))
        needed = [low + spare * (high - low) for low, high in zip(least, needed, strict=True)]
    scale = min(1.0, most / sum(needed))
    rest = [room * scale for room in needed]
    return (width - sum(rest), *rest)
