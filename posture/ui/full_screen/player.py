"""The player as one page of a break on the whole screen, where the break, not a window, begins and ends it."""

from typing import Final

from PySide6.QtCore import QMargins, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from posture.ui.player import words
from posture.ui.player.column import key_hints
from posture.ui.player.window import PlayerWindow
from posture.ui.routine_player import RoutineRun
from posture.ui.theme import Theme

WINDOW_KEYS: Final = frozenset({Qt.Key.Key_F})
"""Keys of the window that mean nothing where the screen is filled already."""


class FullScreenPlayer(PlayerWindow):
    """Stage and column of a run. `can_end` False: neither Esc nor a button ends the break."""

    end_requested = Signal()
    """Esc or `End here`: end the break, not the routine alone."""
    placed = Signal(QMargins)
    """Another size: what lies between its edges and its content now."""

    def __init__(
        self,
        theme: Theme,
        run: RoutineRun,
        parent: QWidget,
        *,
        can_end: bool,
    ) -> None:
        super().__init__(theme, run, parent=parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.menu.full_screen.setVisible(False)
        self.column.end_button.setVisible(can_end)
        self.column.keys.set_hints(key_hints(can_end=can_end))
        self.setAccessibleName(run.state.routine.name)
        self._theme.set_from_afar(from_afar=True)

    @property
    def run(self) -> RoutineRun:
        """The run that it shows."""
        return self._run

    @property
    def last_stop(self) -> QWidget:
        """Where Tab comes last."""
        return self.column.end_button

    def spoken(self) -> str:
        """The move at hand as a screen reader is told of it; it is not told of it a second time."""
        view = self._run.view
        self._announced = (view.part_no, view.part.move.id)
        return words.announcement(view)

    def _take_key(self, key: int) -> bool:
        return key not in WINDOW_KEYS and super()._take_key(key)

    def _share_room(self) -> None:
        super()._share_room()
        self.placed.emit(self._row.contentsMargins())

    @Slot()
    def _on_end_clicked(self) -> None:
        self.end_requested.emit()

    @Slot(object)
    def _on_run_ended(self, _played: object) -> None:
        """The break goes on: whoever runs it shows what comes after the routine."""
        self._close_how()
        self._leave_questions()
