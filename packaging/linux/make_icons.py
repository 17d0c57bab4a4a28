"""Draw the application icon at every size that desktops ask for, from the two drawings in icons/.

Usage: make icons (after a change to a drawing). The pictures are kept in the repository, so that
installing needs no Qt.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: TID251 - no part of the app
from PySide6.QtSvg import QSvgRenderer

APP_ID = "org.posture_app.Posture"
ICONS = Path(__file__).parent / "icons"
SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256)
SMALL_UP_TO_PX = 18
"""Up to here the figure is drawn as a dot, as in the tray."""


def draw(size_px: int) -> QImage:
    """Return the icon as a picture of `size_px` by `size_px`."""
    drawing = "small.svg" if size_px <= SMALL_UP_TO_PX else f"{APP_ID}.svg"
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ICONS / drawing)).render(painter)
    painter.end()
    return image


def main() -> None:
    """Write one PNG for each size."""
    application = QGuiApplication(sys.argv[:1])
    for size_px in SIZES_PX:
        path = ICONS / f"{size_px}x{size_px}" / f"{APP_ID}.png"
        path.parent.mkdir(exist_ok=True)
        if not draw(size_px).save(str(path)):
            sys.exit(f"could not write {path}")
    del application


if __name__ == "__main__":
    main()
