"""Pictures of what was built, in shots/ at the root of the checkout, to be looked at.

They are small, for it is writing that takes time; `SHOTS_RATIO=2` gives them as a sharp screen shows them.
"""

import os
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

SHOTS = Path(__file__).parents[2] / "shots"
USUAL_RATIO = float(os.environ.get("SHOTS_RATIO", "1"))
QUICK = 85
"""How PNG is told to pack least: a tenth larger, in two thirds of the time."""


def picture(widget: QWidget, name: str, ratio: float = USUAL_RATIO) -> Path:
    """Render `widget` (shown or not) to shots/<name>.png."""
    widget.ensurePolished()
    if layout := widget.layout():
        layout.activate()
    pixmap = QPixmap(widget.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    widget.render(pixmap, QPoint(0, 0))
    return save(pixmap, name)


def save(pixmap: QPixmap, name: str) -> Path:
    """Write a pixmap to shots/<name>.png."""
    SHOTS.mkdir(exist_ok=True)
    path = SHOTS / f"{name}.png"
    lean = QPixmap.fromImage(pixmap.toImage())  # leaves an alpha channel out that nothing uses
    assert lean.save(str(path), "PNG", QUICK)
    return path
