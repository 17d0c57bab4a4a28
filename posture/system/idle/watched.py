"""What is known of the idle time by being told of pauses and returns, rather than by asking. Pure.

Too little is the safe side: as long as no pause was told, there was an input just now. From the moment
at which one is told, the last input stands fixed and the idle time is exact, up to the return.
"""

from collections.abc import Callable

GRAIN_LEAST_S = 1.0
GRAIN_MOST_S = 5.0
GRAIN_SHARE = 0.25


def watch_length_s(pause_s: float) -> float:
    """How long a pause to be told of so that one of `pause_s` is known well.

    A look at the desk in the middle of an untold pause takes it for work up to then. So pauses are
    told while they are still short: a quarter of what matters, between one second and five.
    """
    return min(pause_s, max(GRAIN_LEAST_S, min(GRAIN_MOST_S, pause_s * GRAIN_SHARE)))


class Watched:
    """The idle time of a source that tells."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._last_input_s: float | None = None
        self.gone = False
        """Whether the source is, and nothing is known."""

    @property
    def pausing(self) -> bool:
        """Whether a pause was told, and no return since."""
        return self._last_input_s is not None

    def paused(self, for_s: float) -> None:
        """The source tells: no input for so long, up to now.

        Told again in the same pause, a later input than was known counts: its return was missed.
        """
        told_s = self._now_s() - max(0.0, for_s)
        before_s = self._last_input_s
        self._last_input_s = told_s if before_s is None else max(before_s, told_s)

    def returned(self) -> None:
        """The source tells: there is input again."""
        self._last_input_s = None

    def lost(self) -> None:
        """The source is gone, and with it what was known."""
        self._last_input_s = None
        self.gone = True

    def found(self) -> None:
        """The source is there (again)."""
        self.gone = False

    def idle_s(self) -> float | None:
        """Seconds without input as far as told; None while the source is gone."""
        if self.gone:
            return None
        if self._last_input_s is None:
            return 0.0
        return max(0.0, self._now_s() - self._last_input_s)
