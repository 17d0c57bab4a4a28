"""The shadow of floating surfaces, painted: an effect object would keep a copy of the whole window."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from posture.ui.palette import faded

SHADOW_PX = 16
"""How far it reaches; the window keeps this margin around its surface."""
DROP_PX = 4
ALPHA = 0.20
BLACK = QColor(0, 0, 0)


def paint_shadow(painter: QPainter, body: QRectF, radius_px: float) -> None:
    """A soft shadow in the margin around `body`, drawn as rings that fade outwards."""
    dropped = body.translated(0, DROP_PX)
    reach = SHADOW_PX - DROP_PX
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(BLACK, ALPHA))
    painter.drawRoundedRect(dropped, radius_px, radius_px)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for step in range(reach):
        alpha = ALPHA * (1 - (step + 1) / (reach + 1)) ** 2
        painter.setPen(QPen(faded(BLACK, alpha), 1))
        out = step + 0.5
        ring = dropped.adjusted(-out, -out, out, out)
        painter.drawRoundedRect(ring, radius_px + out, radius_px + out)
