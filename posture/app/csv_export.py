"""Days of the history as a CSV file: asks where to, and writes it while the window stays alive."""

from collections.abc import Generator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from posture import __version__
from posture.app.slices import Slices
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.storage.export import export
from posture.storage.export_json import Asked
from posture.ui.i18n import tr


class CsvExport(QObject):
    """One file at a time; what came of it is said in a toast."""

    def __init__(self, parts: Parts, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._toasts = toasts
        self.writing: Slices[Path] = Slices(self)
        self.writing.finished.connect(self._on_written)
        self.writing.refused.connect(self._on_refused)

    def ask(self, window: QWidget, first_day: date, last_day: date) -> None:
        """Ask where to; the rest of the app goes on meanwhile."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(
            window,
            tr("History", "Export CSV"),
            QStandardPaths.writableLocation(documents),
            tr("History", "CSV files (*.csv)"),
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"posture-{first_day.isoformat()}-{last_day.isoformat()}.csv")
        dialog.fileSelected.connect(lambda path: self.write(Path(path), first_day, last_day))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: Path, first_day: date, last_day: date) -> None:
        """Write these days to that file; one of that name is replaced, as the dialog asked."""
        if path.suffix.lower() != ".csv":
            path = path.with_name(f"{path.name}.csv")
        asked = Asked(self._parts.history.now(), __version__, first_day, last_day)
        self.writing.begin(self._written(path, asked))

    def _written(self, path: Path, asked: Asked) -> Generator[None, None, Path]:
        for _share in export(self._parts.data.path, path, asked, replace=True):
            yield
        return path

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        words = tr("History", "Saved as {path}").format(path=path)
        self._toasts.say(words, can_undo=False)

    @Slot(str)
    def _on_refused(self, why: str) -> None:
        self._toasts.say(tr("History", "Not saved: {why}").format(why=why), can_undo=False)
