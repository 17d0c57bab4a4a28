"""The Data group of the settings: export, import, copies, and deleting, done while the window stays alive."""

from collections.abc import Callable, Generator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from posture import __version__
from posture.app.open_windows import OpenWindows, to_front
from posture.app.slices import Slices
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.care_events import SafetyAnswered
from posture.storage.backup import whole_copies
from posture.storage.problems import StorageProblem
from posture.ui.history.values import Removal
from posture.ui.i18n import tr
from posture.ui.settings import data_words
from posture.ui.settings.data_group import (
    ACTIVITY,
    BACK_UP,
    CANCEL,
    EVERYTHING,
    EXPORT_CSV,
    EXPORT_JSON,
    FOLDER,
    IMPORT,
    RANGE,
    RESTORE,
    DataFacts,
)

if TYPE_CHECKING:
    from posture.storage.removal import Removed
    from posture.ui.settings.everything_window import EverythingWindow

ALL_GOES = "delete_everything"


class DataRoom(QObject):
    """Does what the buttons ask; what came of it is said in a toast, with an undo for a deletion."""

    facts_changed = Signal(object)
    """The `DataFacts` to show."""
    restore_requested = Signal()
    removal_requested = Signal(object)
    """A `Removal` to ask about."""

    def __init__(
        self, parts: Parts, open_windows: OpenWindows, toasts: Toasts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts
        self._busy = ""
        self.work: Slices[str] = Slices(self)
        self.work.finished.connect(self._on_done)
        self.work.refused.connect(self._on_done)
        parts.controller.history_changed.connect(self.show_facts)

    def facts(self) -> DataFacts:
        """What is told of the file now."""
        data = self._parts.data
        copies = data.copies()
        return DataFacts(
            path=str(data.path),
            size_bytes=_size(data.path),
            copies=whole_copies(copies),
            copies_bytes=sum(map(_size, copies)),
            busy=self._busy,
        )

    @Slot()
    def show_facts(self) -> None:
        """Tell them anew."""
        self.facts_changed.emit(self.facts())

    def take(self, asked: str, window: QWidget | None) -> None:
        """Do what a button asks; `window`: the one it stands in."""
        done: dict[str, Callable[[], object]] = {
            FOLDER: self._show_folder,
            EXPORT_JSON: partial(self._ask_where_to, ".json", window),
            EXPORT_CSV: partial(self._ask_where_to, ".csv", window),
            IMPORT: partial(self._ask_what, window),
            CANCEL: self._cancel,
            BACK_UP: self._back_up,
            RESTORE: self.restore_requested.emit,
            RANGE: partial(self._ask_removal, activity_alone=False),
            ACTIVITY: partial(self._ask_removal, activity_alone=True),
            EVERYTHING: self._ask_everything,
        }
        done[asked]()

    # --- to a file and from one ---

    def _ask_where_to(self, ending: str, window: QWidget | None) -> None:
        kinds = {
            ".json": tr("Data", "JSON files (*.json)"),
            ".csv": tr("Data", "CSV files (*.csv)"),
        }
        dialog = self._dialog(tr("Data", "Export"), kinds[ending], window)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending[1:])
        dialog.selectFile(f"posture-{self._parts.history.day().isoformat()}{ending}")
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path), ending))
        dialog.open()

    def _ask_what(self, window: QWidget | None) -> None:
        dialog = self._dialog(tr("Data", "Import"), tr("Data", "All files (*)"), window)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.import_from(Path(path)))
        dialog.open()

    def _dialog(self, title: str, kinds: str, window: QWidget | None) -> QFileDialog:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(window, title, QStandardPaths.writableLocation(documents), kinds)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def export_to(self, path: Path, ending: str) -> None:
        """Write all to that file; one of that name is replaced, as the dialog asked."""
        if path.suffix.lower() != ending:
            path = path.with_name(f"{path.name}{ending}")
        self.work.begin(self._exported(path))

    def import_from(self, path: Path) -> None:
        """Read the file, then merge it: reading takes time, the merge is one step."""
        self.work.begin(self._imported(path))

    def _exported(self, path: Path) -> Generator[None, None, str]:
        from posture.storage.export import export
        from posture.storage.export_json import Asked

        asked = Asked(self._parts.history.now(), __version__)
        try:
            for share in export(self._parts.data.path, path, asked, replace=True):
                self._say_busy(data_words.exporting(share))
                yield
        except StorageProblem as problem:
            return data_words.not_exported(str(problem))
        return data_words.exported(path)

    def _imported(self, path: Path) -> Generator[None, None, str]:
        from posture.storage.import_file import stage
        from posture.storage.staging import Staging

        with Staging(self._parts.data.path) as staging:
            for share in stage(path, staging):
                self._say_busy(data_words.importing(share))
                yield
            return data_words.imported(path, self._parts.data.take_in(staging.path))

    def _say_busy(self, words: str) -> None:
        if words != self._busy:
            self._busy = words
            self.show_facts()

    @Slot(str)
    def _on_done(self, words: str) -> None:
        self._busy = ""
        self.show_facts()
        self._toasts.say(words, can_undo=False)

    def _cancel(self) -> None:
        self.work.stop()
        self._on_done(data_words.cancelled())

    # --- copies ---

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._parts.data.path.parent)))

    def _back_up(self) -> None:
        try:
            words = data_words.backed_up(self._parts.data.keep_copy())
        except StorageProblem as problem:
            words = str(problem)
        self._on_done(words)

    # --- deleting ---

    def _ask_removal(self, *, activity_alone: bool) -> None:
        today = self._parts.history.day()
        first = self._parts.history.events.first_day() if activity_alone else None
        self.removal_requested.emit(
            Removal(first_day=first or today, last_day=today, activity_alone=activity_alone)
        )

    @property
    def _window(self) -> "EverythingWindow | None":
        return cast("EverythingWindow | None", self._open.get(ALL_GOES))

    def _ask_everything(self) -> None:
        try:
            to_front(self._window or self._make_window())
        except StorageProblem as problem:
            self._toasts.say(str(problem), can_undo=False)

    def _make_window(self) -> "EverythingWindow":
        from posture.storage.history_reading import count_records
        from posture.ui.history import removal_words
        from posture.ui.settings.everything_window import EverythingWindow

        parts = self._parts
        counts = count_records(parts.history.database, date.min, date.max)
        asked = Removal(first_day=date.min, last_day=date.max)
        window = EverythingWindow(
            parts.theme,
            removal_words.told(asked, counts),
            [copy.name for copy in parts.data.copies()],
            has_stop=any(
                isinstance(event, SafetyAnswered) and event.level.stops_exercise
                for event in parts.guidance.care.events()
            ),
        )
        window.delete_requested.connect(self.delete_everything)
        return self._open.keep(ALL_GOES, window, window.closed)

    @Slot(bool)
    def delete_everything(self, with_copies: bool) -> None:
        """Delete it, and offer to take that back as long as the toast is there."""
        from posture.ui.history import removal_words

        data = self._parts.data
        copies = data.copies() if with_copies else []
        try:
            removed = data.remove("everything")
            if with_copies:
                data.delete_copies()
        except StorageProblem as problem:
            self._toasts.say(str(problem), can_undo=False)
            return
        words = data_words.deleted(
            removal_words.number(removed.counts),
            is_clean=removed.is_clean,
            copies=whole_copies(copies),
        )
        self.show_facts()
        self._toasts.say_with_undo(words, partial(self._put_back, removed))

    def _put_back(self, removed: "Removed") -> bool:
        try:
            self._parts.data.put_back(removed)
        except StorageProblem as problem:
            self._toasts.say(str(problem), can_undo=False)
            return False
        return True


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # it is gone meanwhile
