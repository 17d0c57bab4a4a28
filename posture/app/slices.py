"""Long work in the window's own thread, in slices so short that the window stays alive."""

from collections.abc import Callable, Generator
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from posture.storage.problems import StorageProblem

SLICE_MS = 8
"""Half a frame; a step of the work may run over it."""

R = TypeVar("R")


class Slices(QObject, Generic[R]):
    """Runs one piece of work, a generator that yields after each small step; a new one ends the old."""

    finished = Signal(object)
    """What the work returned."""
    refused = Signal(str)
    """The work can't be done; why, in words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Generator[None, None, R] | None = None
        self._tell: Callable[[], None] | None = None
        """The work is over: what remains is to say so, in a turn of its own."""
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)
        self.longest_ms = 0.0
        """The longest slice since the work began."""

    @property
    def is_busy(self) -> bool:
        """Whether work goes on."""
        return self._work is not None or self._tell is not None

    def begin(self, work: Generator[None, None, R]) -> None:
        """Do this, and leave what was being done."""
        self._work, self._tell = work, None
        self.longest_ms = 0.0
        self._timer.start()

    def stop(self) -> None:
        """Leave what is being done."""
        self._work = self._tell = None
        self._timer.stop()

    @Slot()
    def _on_turn(self) -> None:
        work, tell = self._work, self._tell
        if work is not None:
            self._do_some(work)
            return
        self.stop()
        if tell is not None:
            tell()

    def _do_some(self, work: Generator[None, None, R]) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            while clock.elapsed() < SLICE_MS:
                next(work)
        except StopIteration as end:
            self._work, self._tell = None, partial(self.finished.emit, end.value)
        except (ValueError, StorageProblem) as error:
            self._work, self._tell = None, partial(self.refused.emit, str(error))
        self.longest_ms = max(self.longest_ms, clock.nsecsElapsed() / 1e6)
