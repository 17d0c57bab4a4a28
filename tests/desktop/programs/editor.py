"""A tiny text editor: it keeps the keyboard and writes what it holds to a file at each change.

Usage: editor.py FILE. FILE.keyboard gets a line whenever it is given the keyboard or loses it.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit


class Editor(QPlainTextEdit):
    """Stands for the user's work: every typed character has to arrive here, in order."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setWindowTitle("Work in progress")
        self.resize(500, 300)
        self.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Note who has the keyboard."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            with self._path.with_suffix(".keyboard").open("a", encoding="utf-8") as log:
                log.write("given\n" if self.isActiveWindow() else "lost\n")

    def _on_text_changed(self) -> None:
        new = self._path.with_suffix(".new")
        new.write_text(self.toPlainText(), encoding="utf-8")
        new.replace(self._path)  # a reader never sees half of it


def main() -> int:
    """Show the editor until its window is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("editor")
    editor = Editor(Path(sys.argv[1]))
    editor.show()
    editor.activateWindow()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
