"""The routine of a break: which one is offered, that it plays, and why it waits where nobody paused it."""

from collections.abc import Callable
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from posture.app.coach import Coach
from posture.app.history import History
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.breaks import BreakKind
from posture.core.care_events import CareEvent, HurtReported
from posture.core.events import RoutineEnded
from posture.core.settings import Settings
from posture.ui import prompt_words as words
from posture.ui.theme import Theme

if TYPE_CHECKING:
    from posture.core.coaching import Suggestion
    from posture.core.content import Library, Move, Routine
    from posture.core.hurting import HurtAnswer
    from posture.core.playing import PlayedRoutine
    from posture.core.playing_view import PlayView
    from posture.core.timeline import Cue
    from posture.ui.routine_player import RoutineRun

STANDING_MOVE = "reach-up"
"""The picture of an offer without a routine."""


class Hold(Enum):
    """Why a routine waits that nobody paused."""

    CHECK = auto()
    BUSY = auto()


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A moment of a routine that may be heard, and what there is to see then."""

    cue: "Cue"
    prompt_id: str
    view: "PlayView"
    sound_on: bool


class RoutinesInBreaks(QObject):
    """Chooses, plays, holds and records routines; one plays at a time."""

    changed = Signal()
    """Ten times a second while it can be seen: the picture, the number, the ring."""
    ended = Signal()
    """No routine plays any more."""
    heard = Signal(object)
    """A `Heard`."""
    safety_wanted = Signal()
    """It did not settle, or it spreads: the safety page is to be read."""

    def __init__(
        self,
        *,
        theme: Theme,
        controller: Controller,
        load_library: "Callable[[], Library]",
        coach: Coach,
        note: Callable[[CareEvent], object],
        settings: SettingsKeeper,
        history: History,
        elapsed_s: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._controller = controller
        self._load_library = load_library
        self._coach = coach
        self._note = note
        self._settings = settings
        self._history = history
        self._elapsed_s = elapsed_s
        self._suggestion: Suggestion | None = None
        self._seed = 0
        self._held_before: tuple[str, ...] = ()
        self._run: RoutineRun | None = None
        self._held_for: set[Hold] = set()
        self.sound_missing: Callable[[], str] = str
        """Why nothing can be heard here, empty where it can; set by whoever knows."""
        settings.changed.connect(self._on_settings_changed)

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
        return self._coach.seated_only

    # --- which ---

    def choose_anew(self, seed: int, held_for: tuple[str, ...] = ()) -> None:
        """Another prompt, another routine; `seed` lets it vary, `held_for` tells what it waited for."""
        self._seed = seed
        self._held_before = held_for
        self._suggestion = None

    def of(self, kind: BreakKind) -> "Routine | None":
        """The routine of a break of this kind, the same for as long as the prompt lasts."""
        if kind.content != "movement":
            return None
        if self._suggestion is None:
            self._suggestion = next(iter(self._suggested(kind)), None)
        return None if self._suggestion is None else self._suggestion.routine

    def suggested(self) -> "Suggestion | None":
        """What comes next for a movement break."""
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
        if self._suggestion is None:
            return None
        move_id = self._suggestion.routine.steps[0].move.id
        self._suggestion = None
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
        theme = words.theme_of_area(routine.area)
        return words.Theme.ANY if theme is words.Theme.LEGS and self.seated_only else theme

    def reason(self, kind: BreakKind) -> str:
        """Why this routine is on offer, in a sentence; empty where there is none."""
        from posture.ui.coach_words import reason_sentence

        self.of(kind)
        return "" if self._suggestion is None else reason_sentence(self._suggestion)

    def _suggested(self, kind: BreakKind) -> "tuple[Suggestion, ...]":
        return self._coach.suggest(kind, self._seed, self._held_before)

    # --- playing ---

    def play(self, routine: "Routine", prompt_id: str = "") -> "RoutineRun":
        """Play a routine, in a break or by itself."""
        from posture.ui.routine_player import RoutineRun

        self.end()
        self._held_for.clear()
        self._run = RoutineRun(
            self._coach.eased(routine),
            easy=self._coach.plays_easy,
            elapsed_s=self._elapsed_s,
            prompt_id=prompt_id,
            moves=self._load_library().moves,
            reduced_motion=self._theme.reduced_motion,
            sound_on=self._settings.settings.flag("sound.enabled"),
            sound_missing=self.sound_missing(),
            parent=self,
        )
        self._run.ended.connect(self._on_run_ended)
        self._run.cue_reached.connect(self._on_cue_reached)
        self._run.sound_toggled.connect(self._on_sound_toggled)
        self._run.hurt_answered.connect(self._on_hurt_answered)
        self._run.safety_wanted.connect(self.safety_wanted)
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

    @Slot(object)
    def _on_cue_reached(self, cue: "Cue") -> None:
        if self._run is not None:
            run = self._run
            self.heard.emit(
                Heard(cue=cue, prompt_id=run.prompt_id, view=run.view, sound_on=run.sound_on)
            )

    @Slot(bool)
    def _on_sound_toggled(self, on: bool) -> None:
        """M in the player is the setting. Where the file can't be written it holds for this run."""
        if on is not self._settings.settings.flag("sound.enabled"):
            self._settings.change({"sound.enabled": on})

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        if self._run is not None:
            self._run.set_sound(settings.flag("sound.enabled"))

    @Slot(object)
    def _on_hurt_answered(self, answer: "HurtAnswer") -> None:
        """Noted, it leaves out what hurts: the rules of care follow from the record."""
        self._note(
            HurtReported(
                at=self._history.now(),
                move=answer.move_id,
                region=answer.region.value,
                worst=answer.worst,
                settled=answer.settled,
                spreads=answer.spreads,
            )
        )
        self._suggestion = None

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
