"""Cells whose shade says how many of the due breaks were taken: four steps of one hue, by lightness."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from posture.ui.palette import Palette

OUTLINED_STEPS = 2
"""The palest steps need an edge to stand out from the card."""
DOT_RADIUS_PX = 1.8


def paint_cell(
    painter: QPainter, box: QRectF, step: int, palette: Palette, *, radius_px: float
) -> None:
    """One cell in the shade of `step` (0 to 3)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.heat[step])
    painter.drawRoundedRect(box, radius_px, radius_px)
    if step < OUTLINED_STEPS:
        _outline(painter, box, QPen(palette.heat_line, 1), radius_px)


def paint_empty_cell(painter: QPainter, box: QRectF, palette: Palette, *, radius_px: float) -> None:
    """A day off, or a day before the start: an outline."""
    _outline(painter, box, QPen(palette.line, 1), radius_px)


def paint_dot(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """Nothing was due here."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.ctl)
    painter.drawEllipse(box.center(), DOT_RADIUS_PX, DOT_RADIUS_PX)


def shrunk(box: QRectF) -> QRectF:
    """The box at half its size: there were too few breaks to say much."""
    across, down = box.width() / 4, box.height() / 4
    return box.adjusted(across, down, -across, -down)


def _outline(painter: QPainter, box: QRectF, pen: QPen, radius_px: float) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = max(0.0, radius_px - 0.5)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
