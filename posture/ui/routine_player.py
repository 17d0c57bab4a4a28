"""A routine that is being played: one run that the card and the player show, whichever is on the screen."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from posture.core import playing, playing_view
from posture.core.content import Move, Routine
from posture.core.hurting import HurtAnswer, regions_to_rest
from posture.core.playing import Playing
from posture.core.playing_view import PlayView
from posture.core.timeline import Cue, Part

FRAME_MS: Final = 100
STILL_FRAME_MS: Final = 250
"""With reduced motion only the number changes: four looks a second keep it on time."""


class RoutineRun(QObject):
    """Plays one routine by a clock it is given, and says when there is something new to show.

    Whatever shows the run calls `watch`, and `unwatch` when it is hidden. Watched, it looks at the clock
    ten times a second; unwatched, it wakes only for the next cue; paused or over, not at all.
    """

    changed = Signal()
    """There is something new to show: see `view`."""
    cue_reached = Signal(object)
    """A `Cue`: time for a tone or a spoken word."""
    ended = Signal(object)
    """A `PlayedRoutine`, once."""
    sound_toggled = Signal(bool)
    """The user wants sounds, or none any more."""
    hurt_answered = Signal(object)
    """A `HurtAnswer`: a move hurt. The run goes on without that region, or has ended."""
    safety_wanted = Signal()
    """It did not settle, or it spreads: the safety page comes next, and no routine any more today."""

    def __init__(
        self,
        routine: Routine,
        *,
        elapsed_s: Callable[[], float],
        prompt_id: str = "",
        moves: Mapping[str, Move] | None = None,
        reduced_motion: bool = False,
        easy: bool = False,
        sound_on: bool = False,
        sound_missing: str = "",
        parent: QObject | None = None,
    ) -> None:
        """`sound_missing`: why nothing can be heard here; empty where it can."""
        super().__init__(parent)
        self.prompt_id = prompt_id
        self._elapsed_s = elapsed_s
        self._moves = moves or {}
        self._frame_ms = STILL_FRAME_MS if reduced_motion else FRAME_MS
        self._playing = playing.begin(routine, easy=easy)
        self._started_s = self._read_s = elapsed_s()
        self._watchers: set[QObject] = set()
        self._begun = False
        self._ended = False
        self._sound_on = sound_on
        self.sound_missing = sound_missing
        self._hurting: Part | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_time)

    @property
    def state(self) -> Playing:
        """Where the routine is."""
        return self._playing

    @property
    def view(self) -> PlayView:
        """What there is to show."""
        return playing_view.view_at(self._playing)

    @property
    def sound_on(self) -> bool:
        """Whether the user wants to hear it."""
        return self._sound_on

    @property
    def hurting(self) -> Part | None:
        """The part that hurt, until what is asked about it is answered. It waits meanwhile."""
        return self._hurting

    def is_over(self) -> bool:
        """Whether `ended` was emitted."""
        return self._ended

    def is_ticking(self) -> bool:
        """Whether a timer runs."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin with the first move, now."""
        if not self._begun:
            self._begun = True
            self._started_s = self._read_s = self._elapsed_s()
            self._jump(self._playing)

    def watch(self, watcher: QObject) -> None:
        """`watcher` is on the screen and follows `changed`."""
        self._watchers.add(watcher)
        self._look()

    def unwatch(self, watcher: QObject) -> None:
        """`watcher` is no longer on the screen."""
        self._watchers.discard(watcher)
        self._arm()

    @Slot()
    def toggle_pause(self) -> None:
        """Stop the time, or let it go on. A pause may last as long as it likes."""
        self._look()
        if self._hurting is None:
            self._pause(paused=not self._playing.paused)

    @Slot()
    def next_move(self) -> None:
        """Go on to the next part."""
        self._look()
        self._jump(playing.next_move(self._playing))

    @Slot()
    def again(self) -> None:
        """Begin this part again."""
        self._look()
        self._jump(playing.again(self._playing))

    @Slot()
    def restart(self) -> None:
        """Begin the routine again."""
        self._look()
        self._jump(playing.restart(self._playing))

    @Slot()
    def leave_move(self) -> None:
        """Go on to the next move, past the other side of this one."""
        self._look()
        self._jump(playing.leave_move(self._playing))

    @Slot()
    def take_easier(self) -> None:
        """Go on with the easier version: another move, or the same in a smaller range."""
        self._look()
        other = self._moves.get(self._playing.part.move.easier)
        if other is None:
            self._playing = playing.take_lightly(self._playing)
            self.changed.emit()
        else:
            self._jump(playing.swap_move(self._playing, other))

    @Slot(bool)
    def set_sound(self, on: bool) -> None:
        """Be heard, or not."""
        if on is not self._sound_on:
            self._sound_on = on
            self.sound_toggled.emit(on)
            self.changed.emit()

    @Slot()
    def report_hurt(self) -> None:
        """This hurts: the step is over. All waits until `answer_hurt` says more."""
        self._look()
        if not self._ended and self._hurting is None:
            self._hurting = self._playing.part
            self._pause(paused=True)

    def answer_hurt(self, answer: HurtAnswer) -> None:
        """Go on without the steps for what hurts; or end here, where the safety page is to be read."""
        part, self._hurting = self._hurting, None
        if part is None:
            return
        self.hurt_answered.emit(answer)
        if answer.needs_safety:
            self.safety_wanted.emit()
            self._finish()
        else:
            regions = regions_to_rest(answer, part.move)
            self._jump(playing.rest_regions(self._playing, regions))

    @Slot()
    def end(self) -> None:
        """End here; what was done counts."""
        self._look()
        self._finish()

    def _pause(self, *, paused: bool) -> None:
        self._playing = playing.pause(self._playing, paused=paused)
        self._arm()
        self.changed.emit()

    def _jump(self, to: Playing) -> None:
        """Be somewhere else; a place where a cue stands is heard."""
        if self._ended or self._hurting is not None:
            return
        self._playing = to
        self._arm()
        self.changed.emit()
        self._say(to.position_s - playing.DUST_S, to.position_s)

    def _look(self) -> None:
        """Let the time pass that has passed."""
        now_s = self._elapsed_s()
        passed_s, self._read_s = now_s - self._read_s, now_s
        if self._begun and not self._ended:
            before_s = self._playing.position_s
            self._playing = playing.advance(self._playing, passed_s)
            if self._playing.position_s > before_s:
                self.changed.emit()
                self._say(before_s, self._playing.position_s)
        self._arm()

    def _say(self, after_s: float, until_s: float) -> None:
        """Only the last cue of a long look is news."""
        cues = playing.cues_within(self._playing, after_s, until_s)
        if cues:
            self.cue_reached.emit(cues[-1])
        if Cue.END in cues:
            self._finish()

    def _finish(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._timer.stop()
        self.ended.emit(
            playing.played(self._playing, started_s=self._started_s, ended_s=self._elapsed_s())
        )

    def _arm(self) -> None:
        if not self._begun or self._ended or self._playing.paused:
            self._timer.stop()
        elif self._watchers:
            self._timer.start(self._frame_ms)
        else:
            self._timer.start(math.ceil(playing.next_cue_in_s(self._playing) * 1000))

    @Slot()
    def _on_time(self) -> None:
        self._look()
