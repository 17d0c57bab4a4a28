"""The player's window: a routine of the user's choice, or the one of the break that runs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from posture.app.open_windows import OpenWindows, to_front
from posture.app.window_parts import Parts
from posture.ui.prompt_words import resting_words

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
        """Play a routine in the player; None: the first that suits. False: there is none of that name.

        Where care stops all routines, the safety page comes instead; where all its moves rest, that is said.
        """
        routine = self._routine(routine_id)
        if routine is None:
            return False
        self._play(routine)
        return True

    @Slot(str)
    def try_move(self, move_id: str) -> None:
        """Play one move for some twenty seconds."""
        from posture.core.tasting import taste

        move = self._parts.load_library().moves.get(move_id)
        if move is not None:
            self._play(taste(move))

    def _play(self, routine: "Routine") -> None:
        coach, prompting = self._parts.guidance.coach, self._parts.prompting
        playable = coach.for_player(routine)
        if not coach.care.may_choose:
            prompting.safety_wanted.emit()
        elif playable is None:
            prompting.said.emit(resting_words(), False)
        else:
            self._on_player_requested(prompting.play(playable))

    def _routine(self, routine_id: str | None) -> "Routine | None":
        routines = self._parts.load_library().routines
        if routine_id:
            return routines.get(routine_id)
        suggestion = self._parts.prompting.suggested_routine()
        return None if suggestion is None else suggestion.routine

    @Slot(object)
    def _on_player_requested(self, run: object) -> None:
        from posture.ui.player.window import PlayerWindow
        from posture.ui.routine_player import RoutineRun

        if not isinstance(run, RoutineRun):
            return
        before = self._open.get(PLAYER)
        if before is not None:
            before.close()
        window = PlayerWindow(self._parts.theme, run)
        window.leave_out_requested.connect(self._parts.prompting.leave_out)
        window.set_farewell(self._parts.prompting.farewell)
        self._parts.prompting.set_player_open(is_open=True)
        window.closed.connect(self._on_closed)
        to_front(self._open.keep(PLAYER, window, window.closed))

    @Slot()
    def _on_closed(self) -> None:
        """The card comes back, if the break still runs."""
        self._parts.prompting.set_player_open(is_open=False)
