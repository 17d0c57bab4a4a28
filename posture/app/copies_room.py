"""The window of copies: opened from the banner, and what is chosen in it takes the history file's place."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from posture.app.open_windows import OpenWindows, to_front
from posture.app.record import Copy
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.storage.problems import StorageProblem

if TYPE_CHECKING:
    from posture.ui.dashboard.copies_window import CopiesWindow

COPIES: Final = "copies"


class CopiesRoom(QObject):
    """Shows which copies there are, and restores one of them."""

    def __init__(
        self, parts: Parts, open_windows: OpenWindows, toasts: Toasts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts
        self._copies: tuple[Copy, ...] = ()
        self._window: CopiesWindow | None = None

    @Slot()
    def open_copies(self) -> None:
        """Open the list, or bring it to the front."""
        to_front(self._open.get(COPIES) or self._make())

    def _make(self) -> "CopiesWindow":
        from posture.ui.dashboard.copies_window import CopiesWindow, CopyRow

        self._copies = self._parts.record.copies()
        rows = [
            CopyRow(one.day, one.path.name, one.size_bytes, one.made_before) for one in self._copies
        ]
        window = CopiesWindow(self._parts.theme, rows)
        window.restore_requested.connect(self._on_restore_requested)
        window.closed.connect(self._on_closed)
        self._window = window
        return self._open.keep(COPIES, window, window.closed)

    @Slot()
    def _on_closed(self) -> None:
        self._window = None

    @Slot(int)
    def _on_restore_requested(self, number: int) -> None:
        from posture.ui.dashboard.copies_window import not_restored_words, restored_words

        chosen = self._copies[number]
        try:
            kept = self._parts.record.restore(chosen)
        except StorageProblem as problem:
            if self._window is not None:
                self._window.say_problem(not_restored_words(str(problem)))
            return
        if self._window is not None:
            self._window.close()
        self._toasts.say(restored_words(chosen.day, kept.name), can_undo=False)
