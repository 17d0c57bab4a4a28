"""The windows of one break on the whole screen: one with the move, one for every other screen.

They come and go together, and follow the screens while they are there.
"""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from posture.core.content import Move
from posture.ui.card_values import Running
from posture.ui.full_screen.content import BreakWindow
from posture.ui.full_screen.placing import cover
from posture.ui.full_screen.scrim import Scrim
from posture.ui.full_screen.values import FullScreenBreak
from posture.ui.full_screen.window import CoverWindow
from posture.ui.routine_player import RoutineRun
from posture.ui.screens import Place, Screens
from posture.ui.theme import Theme


class BreakScreens(QObject):
    """Give it a run or a rest, then `open` it; `close` takes all of it away at once."""

    end_requested = Signal()
    skip_requested = Signal()
    emergency_requested = Signal()
    leave_out_requested = Signal(str)
    cancelled = Signal()
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        asked: FullScreenBreak,
        screens: Screens,
        *,
        translucent: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._asked = asked
        self._screens = screens
        self._translucent = translucent
        self._seconds = 0
        self._closed = False
        self._scrims: dict[str, Scrim] = {}
        self.content = BreakWindow(theme, asked)
        for ours, theirs in (
            (self.end_requested, self.content.end_requested),
            (self.skip_requested, self.content.skip_requested),
            (self.emergency_requested, self.content.emergency_requested),
            (self.leave_out_requested, self.content.leave_out_requested),
            (self.cancelled, self.content.cancelled),
            (self.left, self.content.left),
        ):
            theirs.connect(ours)
        screens.changed.connect(self._on_screens_changed)

    @property
    def prompt_id(self) -> str:
        """The break that they show."""
        return self._asked.prompt_id

    @property
    def scrims(self) -> tuple[Scrim, ...]:
        """The dimmed screens."""
        return tuple(self._scrims.values())

    @property
    def windows(self) -> tuple[CoverWindow, ...]:
        """All of them."""
        return (self.content, *self._scrims.values())

    def open(self) -> None:
        """Cover every screen."""
        self._arrange()
        for window in self.windows:
            window.come()

    def close(self) -> None:
        """Leave every screen, the dimmed ones first: they never stay behind the move."""
        self._closed = True
        scrims, self._scrims = self._scrims, {}
        for scrim in scrims.values():
            scrim.go()
        self.content.go()
        self.deleteLater()

    def show_run(self, run: RoutineRun) -> None:
        """Show the routine."""
        self.content.show_run(run)

    def show_rest(self, running: Running, move: Move | None) -> None:
        """Show a break without a routine."""
        self.content.show_rest(running, move)

    def show_check(self, check: QWidget) -> None:
        """Show a posture check that opens the break."""
        self.content.show_check(check)

    def show_left(self, seconds: int, note: str = "") -> None:
        """What is left of the break, on every screen."""
        self._seconds = seconds
        self.content.show_left(seconds, note)
        for scrim in self._scrims.values():
            scrim.show_left(seconds)

    def settle(self) -> None:
        """Bring every movement to its end, and listen."""
        for window in self.windows:
            window.settle()

    def take_keyboard(self) -> None:
        """Have keys come to the move, and nothing be above it: another window was in front."""
        for window in self.windows:
            window.raise_()
        self.content.take_keyboard()

    def _arrange(self) -> None:
        """One window for each screen that is there now, and none for any other."""
        plan = cover(self._screens.places(), self.content.screen_name, self._wanted())
        self.content.cover(plan.content)
        dimmed = {place.name: place for place in plan.dimmed}
        for name in self._scrims.keys() - dimmed.keys():
            self._scrims.pop(name).go()
        for name, place in dimmed.items():
            if name not in self._scrims:
                self._scrims[name] = Scrim(self._theme, translucent=self._translucent)
                self._scrims[name].show_left(self._seconds)
            self._scrims[name].cover(place)

    def _wanted(self) -> Place:
        main, screens = self._asked.on_main_screen, self._screens
        return screens.main() if main else screens.with_pointer()

    @Slot()
    def _on_screens_changed(self) -> None:
        if self._closed:
            return
        before = set(self._scrims)
        self._arrange()
        for name in self._scrims.keys() - before:
            self._scrims[name].stand()
        if not self.content.isVisible():
            self.content.stand()
        if self.content.has_keyboard:
            self.content.take_keyboard()
