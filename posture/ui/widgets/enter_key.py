"""Enter belongs to the window's default action: what is switched by Space leaves it alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def passes_enter_on(event: QKeyEvent) -> bool:
    """Leave Enter to the window; whether it was that key.

    Desktops count Return among the keys that press a button, and Qt then toggles boxes with it.
    """
    if event.key() not in ENTER:
        return False
    event.ignore()
    return True
