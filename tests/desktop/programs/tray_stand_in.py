"""A tray program with next to nothing in it, to prove the harness without the app.

Usage: tray_stand_in.py FILE  (appends one line to FILE for each thing that is done to its icon)
"""

import sys
from pathlib import Path

from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon


class StandIn(QSystemTrayIcon):
    """An icon, a tooltip and a menu of two entries."""

    def __init__(self, diary: Path, parent: QApplication) -> None:
        picture = QPixmap(22, 22)
        picture.fill("darkgreen")
        super().__init__(QIcon(picture), parent)
        self._diary = diary
        self._menu = QMenu()
        self._menu.addAction("&Say hello", self._on_hello_chosen)
        more = self._menu.addMenu("More")
        more.addAction("Quit", parent.quit)
        self.setContextMenu(self._menu)
        self.setToolTip("stand-in at work")
        self.activated.connect(self._on_activated)

    def _on_hello_chosen(self) -> None:
        self._note("hello")

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        self._note(f"activated {reason.name}")

    def _note(self, line: str) -> None:
        with self._diary.open("a", encoding="utf-8") as diary:
            diary.write(line + "\n")


def main() -> int:
    """Show the icon until the menu's Quit is chosen."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("posture-stand-in")
    application.setQuitOnLastWindowClosed(False)
    icon = StandIn(Path(sys.argv[1]), application)
    icon.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
