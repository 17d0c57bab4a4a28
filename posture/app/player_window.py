"""The player's window: a routine of the user's choice, or the one of the break that runs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from posture.app.open_windows import OpenWindows, to_front
from posture.app.window_parts import Parts

if TYPE_CHECKING:
    from posture.core.content import Routine

PLAYER = "player"


class Player(QObject):
    """Opens the player for a routine: one at a time, the card away meanwhile."""

    def __init__(self, parts: Parts, open_windows: OpenWindows, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        parts.prompting.player_requested.connect(self._on_player_requested)

    @Slot(str)
    def play_routine(self, routine_id: str | None) -> bool:
        """Play a routine in the player; None: the first that suits. False: there is none of that name."""
        routine = self._routine(routine_id)
        if routine is None:
            return False
        self._on_player_requested(self._parts.prompting.play(routine))
        return True

    def _routine(self, routine_id: str | None) -> "Routine | None":
        routines = self._parts.load_library().routines
        if routine_id:
            return routines.get(routine_id)
        return self._parts.prompting.suggested_routine()

    @Slot(object)
    def _on_player_requested(self, run: object) -> None:
        from posture.ui.player.window import PlayerWindow
        from posture.ui.routine_player import RoutineRun

        if not isinstance(run, RoutineRun):
            return
        before = self._open.get(PLAYER)
        if before is not None:
            before.close()
        window = PlayerWindow(
            self._parts.theme, run, sound_on=self._parts.settings.settings.flag("sound.enabled")
        )
        window.leave_out_requested.connect(self._parts.prompting.leave_out)
        window.set_farewell(self._parts.prompting.farewell)
        self._parts.prompting.set_player_open(is_open=True)
        window.closed.connect(self._on_closed)
        to_front(self._open.keep(PLAYER, window, window.closed))

    @Slot()
    def _on_closed(self) -> None:
        """The card comes back, if the break still runs."""
        self._parts.prompting.set_player_open(is_open=False)
