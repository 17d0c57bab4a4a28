"""How large a window may be: what the screen has, without the frame the desktop puts around it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME_PX = QSize(8, 40)
"""Title bar and edges of a usual desktop; a window is not framed before it is shown."""


def window_room(window: QWidget) -> QSize:
    """The room for `window` on its screen."""
    return window.screen().availableSize() - FRAME_PX
