"""Between a source that tells of pauses and the app: one watch at the source, and a word when it matters.

The source is asked to tell of short pauses; a timer here stretches them to the length that the app
waits for. So a change of that length rarely costs anything at the source, and what is known of a
pause that is on is never lost to it.
"""

from collections.abc import Callable
from math import inf

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from posture.system.idle.watched import Watched, watch_length_s

AT_FIRST_S = 60.0
"""The pause that matters until the app says which."""


class Pauses(QObject):
    """Keeps what is told, has the source watched, and tells the app of pauses and returns."""

    def __init__(
        self,
        arm: Callable[[float], object],
        tell: Callable[[], object],
        now_s: Callable[[], float],
    ) -> None:
        """`arm(s)` has the source watched for pauses of `s` seconds, and for none else."""
        super().__init__()
        self._arm = arm
        self._tell = tell
        self._now_s = now_s
        self._watched = Watched(now_s)
        self._said_input_s = -inf
        self._pause_s = AT_FIRST_S
        self._armed_s: float | None = None
        self._told = False
        self._noticed = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tell_when_reached)

    def begin(self) -> None:
        """The source is there (again): have it watched."""
        self._watched.found()
        self._armed_s = None
        self._watch_again()

    def expect(self, pause_s: float) -> None:
        """From now on pauses of this length matter.

        While somebody pauses, the watch stays as it is: made anew it would not know of this pause, nor
        tell its end.
        """
        if pause_s == self._pause_s:
            return
        self._pause_s = pause_s
        if self._watched.gone:
            return
        if not self._watched.pausing:
            self._watch_again()
        elif self._left_s() > 0:
            self._await_length()
        else:  # whoever waits for so little has just looked
            self._timer.stop()
            self._told = self._noticed = True

    def idle_s(self) -> float | None:
        """Seconds without input; None while the source is gone."""
        idle_s = self._watched.idle_s()
        if idle_s:
            self._noticed = True
        elif idle_s == 0:
            self._said_input_s = self._now_s()
        return idle_s

    @property
    def gone(self) -> bool:
        """Whether the source is."""
        return self._watched.gone

    def paused(self, for_s: float | None = None) -> None:
        """The source tells: no input for so long; for as long as it is watched for, if it says nothing."""
        if self._watched.gone:
            return
        told_s = (self._armed_s or 0.0) if for_s is None else for_s
        self._watched.paused(told_s)
        self._await_length()

    def returned(self) -> None:
        """The source tells: there is input again. Who saw the pause, or was told of it, hears of this."""
        self._timer.stop()
        noticed, self._told, self._noticed = self._noticed, False, False
        self._watched.returned()
        if not self._watched.gone:
            self._watch_again()
        if noticed:
            self._tell()

    def lost(self) -> None:
        """The source is gone."""
        if not self._watched.gone:
            self.stop()
            self._tell()

    def stop(self) -> None:
        """Know nothing any more."""
        self._timer.stop()
        self._told = self._noticed = False
        self._watched.lost()

    def _watch_again(self) -> None:
        watch_s = watch_length_s(self._pause_s)
        if watch_s != self._armed_s:
            self._armed_s = watch_s
            self._arm(watch_s)

    def _await_length(self) -> None:
        """Tell at once of a pause that is as long as it has to be, or when it will be; once."""
        left_s = self._left_s()
        if left_s > 0:
            self._told = False
            self._timer.start(round(left_s * 1000) + 1)
        elif not self._told:
            self._timer.stop()
            self._told = self._noticed = True
            self._tell()

    def _left_s(self) -> float:
        """How much the pause lacks to the length that matters; nothing where it is that long.

        Whoever looked before it was told took that look for an input, and counts from there.
        """
        seen_s = min(self._watched.idle_s() or 0.0, self._now_s() - self._said_input_s)
        return max(0.0, self._pause_s - seen_s)

    @Slot()
    def _tell_when_reached(self) -> None:
        self._await_length()
