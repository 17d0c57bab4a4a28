"""The five outcomes as marks: solid, dots, stripes, grey, hatch (ux.md 3.2).

The three middle colours are equally light, so it is the pattern that tells them apart in grey, in
print and for colour-blind eyes. Bars, legend and day lists all draw their marks here.
"""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from posture.ui.dashboard.week_view import Mark
from posture.ui.palette import Palette, faded

RADIUS_PX = 3.0
DOT_RADIUS_PX = 1.15
DOT_PITCH_PX = 6.5
SWATCH_DOT_PITCH_PX = 5.0
STRIPE_PITCH_PX = 6.0
STRIPE_PX = 1.5
HATCH_STEP_PX = 5.0
HATCH_PX = 1.4
BOX_PX = 1.4
SWATCH_BELOW_PX = 14.0
"""A mark narrower than this is a swatch: its dots stand closer."""


def mark_colour(mark: Mark, palette: Palette) -> QColor:
    """The colour a mark is filled or stroked with."""
    return palette.ink(mark.value)


def paint_mark(painter: QPainter, rect: QRectF, mark: Mark, palette: Palette) -> None:
    """Fill `rect` with the mark, corners rounded."""
    colour = mark_colour(mark, palette)
    relief = faded(palette.surface, palette.mark_alpha)
    painter.save()
    match mark:
        case Mark.DONE | Mark.SKIPPED:
            _fill(painter, rect, colour)
        case Mark.ON_MY_OWN:
            _fill(painter, rect, colour)
            _paint_dots(painter, rect, relief)
        case Mark.DONE_LATER:
            _fill(painter, rect, colour)
            _paint_diagonals(painter, rect, QPen(relief, STRIPE_PX), STRIPE_PITCH_PX, falling=True)
        case Mark.NO_ANSWER:
            inner = rect.adjusted(BOX_PX / 2, BOX_PX / 2, -BOX_PX / 2, -BOX_PX / 2)
            _paint_diagonals(painter, inner, QPen(colour, HATCH_PX), HATCH_STEP_PX, falling=False)
            painter.setPen(QPen(colour, BOX_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, RADIUS_PX - BOX_PX / 2, RADIUS_PX - BOX_PX / 2)
    painter.restore()


def _fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    radius_px = min(RADIUS_PX, rect.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius_px, radius_px)


def _paint_dots(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Rows of dots, every other row half a step aside, centred so that none is cut by the edge."""
    pitch_px = SWATCH_DOT_PITCH_PX if rect.width() < SWATCH_BELOW_PX else DOT_PITCH_PX
    row_px = pitch_px * math.sqrt(3) / 2
    room_px = DOT_RADIUS_PX + 1
    columns = max(1, int((rect.width() - 2 * room_px) // pitch_px) + 1)
    rows = max(1, int((rect.height() - 2 * room_px) // row_px) + 1)
    left = rect.center().x() - (columns - 1) * pitch_px / 2
    top = rect.center().y() - (rows - 1) * row_px / 2
    painter.setBrush(colour)
    for row in range(rows):
        aside = row % 2
        for column in range(columns - aside):
            centre = QPointF(left + (column + aside / 2) * pitch_px, top + row * row_px)
            painter.drawEllipse(centre, DOT_RADIUS_PX, DOT_RADIUS_PX)


def _paint_diagonals(
    painter: QPainter, rect: QRectF, pen: QPen, step_px: float, *, falling: bool
) -> None:
    """Lines at 45 degrees, `step_px` apart along the edge, kept inside `rect`."""
    painter.setPen(pen)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    height = rect.height()
    x = rect.left() - height + step_px / 2
    while x < rect.right():
        ends = (x, x + height) if falling else (x + height, x)
        painter.drawLine(QLineF(ends[0], rect.top(), ends[1], rect.bottom()))
        x += step_px
    painter.setClipping(False)
