"""The routine of a break: which one is offered, that it plays, and why it waits where nobody paused it."""

from collections.abc import Callable
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.history import History
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.breaks import BreakKind, Surface
from posture.core.events import RoutineEnded
from posture.ui import prompt_words as words
from posture.ui.theme import Theme

if TYPE_CHECKING:
    from posture.core.content import Library, Move, Routine
    from posture.core.playing import PlayedRoutine
    from posture.ui.routine_player import RoutineRun

STANDING_MOVE = "reach-up"
"""The picture of an offer without a routine."""
ROUTINES_REMEMBERED = timedelta(days=14)


class Hold(Enum):
    """Why a routine waits that nobody paused."""

    CHECK = auto()
    BUSY = auto()


class RoutinesInBreaks(QObject):
    """Chooses, plays, holds and records routines; one plays at a time."""

    changed = Signal()
    """Ten times a second while it can be seen: the picture, the number, the ring."""
    ended = Signal()
    """No routine plays any more."""

    def __init__(
        self,
        *,
        theme: Theme,
        controller: Controller,
        load_library: "Callable[[], Library]",
        settings: SettingsKeeper,
        history: History,
        elapsed_s: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._controller = controller
        self._load_library = load_library
        self._settings = settings
        self._history = history
        self._elapsed_s = elapsed_s
        self._offered: Routine | None = None
        self._seed = 0
        self._run: RoutineRun | None = None
        self._held_for: set[Hold] = set()

    @property
    def run(self) -> "RoutineRun | None":
        """The routine that plays."""
        return self._run

    def run_of(self, prompt_id: str) -> "RoutineRun | None":
        """The routine that plays, if it belongs to this break."""
        run = self._run
        return run if run is not None and run.prompt_id == prompt_id else None

    @property
    def seated_only(self) -> bool:
        """Whether nothing is to be done standing."""
        return self._settings.settings.flag("moves.seated")

    # --- which ---

    def choose_anew(self, seed: int) -> None:
        """Another prompt, another routine; `seed` lets it vary."""
        self._seed = seed
        self._offered = None

    def of(self, kind: BreakKind) -> "Routine | None":
        """The routine of a break of this kind, the same for as long as the prompt lasts."""
        if kind.content != "movement":
            return None
        if self._offered is None:
            self._offered = next(iter(self._suggested(kind)), None)
        return self._offered

    def suggested(self) -> "Routine | None":
        """The routine that comes next for a movement break."""
        kinds = [kind for kind in self._controller.plan.kinds if kind.content == "movement"]
        return next(iter(self._suggested(kinds[0])), None) if kinds else None

    def offered_move(self, kind: BreakKind) -> "Move | None":
        """The move in the picture beside an offer."""
        routine = self.of(kind)
        if routine is not None:
            return routine.steps[0].move
        return self._load_library().moves.get(STANDING_MOVE)

    def move_to_leave_out(self) -> str | None:
        """The first move of what is offered, which then makes room for another routine."""
        if self._offered is None:
            return None
        move_id = self._offered.steps[0].move.id
        self._offered = None
        return move_id

    def theme_of(self, kind: BreakKind) -> words.Theme:
        """What the routine on offer is about, so that words and picture agree."""
        from posture.core.coaching import walks
        from posture.core.content import Position

        routine = self.of(kind)
        if routine is None:
            return words.Theme.STAND
        if walks(routine):
            return words.Theme.WALK
        if routine.area is None and Position.SEATED not in routine.steps[0].move.positions:
            return words.Theme.STAND
        return words.theme_of_area(routine.area)

    def _suggested(self, kind: BreakKind) -> "tuple[Routine, ...]":
        from posture.core.coaching import Wish, suggest
        from posture.core.content import Use

        since = self._history.day() - ROUTINES_REMEMBERED
        wish = Wish(
            use=Use.MOVEMENT if kind.surface is Surface.CARD else Use.MICRO,
            length_s=kind.length_s,
            seated_only=self.seated_only,
            left_out=frozenset(self._settings.settings.words("moves.never")),
        )
        done = self._history.routines_done(since)
        return suggest(self._load_library(), wish, done, seed=self._seed)

    # --- playing ---

    def play(self, routine: "Routine", prompt_id: str = "") -> "RoutineRun":
        """Play a routine, in a break or by itself."""
        from posture.ui.routine_player import RoutineRun

        self.end()
        self._held_for.clear()
        self._run = RoutineRun(
            routine,
            elapsed_s=self._elapsed_s,
            prompt_id=prompt_id,
            moves=self._load_library().moves,
            reduced_motion=self._theme.reduced_motion,
            parent=self,
        )
        self._run.ended.connect(self._on_run_ended)
        self._run.changed.connect(self.changed)
        self._run.start()
        return self._run

    def end(self) -> None:
        """End it here; what was done counts."""
        if self._run is not None:
            self._run.end()

    def toggle_pause(self) -> None:
        """The user pauses it, or lets it go on whatever held it."""
        if self._run is not None:
            self._held_for.clear()
            self._run.toggle_pause()

    @Slot(object)
    def _on_run_ended(self, played: "PlayedRoutine") -> None:
        ended_at = self._history.now()
        started_at = ended_at - timedelta(seconds=played.ended_s - played.started_s)
        prompt_id = self._run.prompt_id if self._run is not None else ""
        self._controller.record(
            RoutineEnded(
                at=ended_at,
                routine=played.routine_id,
                started_at=started_at,
                steps=played.steps,
                steps_done=played.steps_done,
                prompt_id=prompt_id or None,
            )
        )
        if self._run is not None:
            self._run.setParent(None)  # a player that still says goodbye keeps it alive
            self._run = None
        self.ended.emit()

    # --- waiting ---

    def hold(self, why: Hold) -> None:
        """Let the routine wait; one that the user paused stays as it is."""
        if self._run is None:
            return
        if not self._run.state.paused:
            self._held_for = {why}
            self._run.toggle_pause()
        elif self._held_for:
            self._held_for.add(why)

    def let_go(self, why: Hold) -> None:
        """This holds it no longer."""
        if why in self._held_for:
            self._held_for.discard(why)
            if self._run is not None and not self._held_for:
                self._run.toggle_pause()

    @property
    def waits_for_check(self) -> bool:
        """Whether a posture check comes first."""
        return Hold.CHECK in self._held_for

    @property
    def hold_note(self) -> str:
        """Why the routine waits; empty where the user paused it, or it plays."""
        if self.waits_for_check:
            return words.check_first_words()
        return words.busy_words() if self._held_for else ""
