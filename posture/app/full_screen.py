"""A break on the whole screen, tied to the prompt it belongs to: no window of it outlives the break.

What fails here (a picture that can't be drawn, an engine that has forgotten the break) ends with free screens.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from posture.app.strengths import can_float
from posture.system.compositor import is_composited
from posture.system.probing import Unavailable
from posture.ui import card_values as values
from posture.ui.screens import Screens
from posture.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posture.core.content import Move
    from posture.ui.full_screen.break_screens import BreakScreens
    from posture.ui.full_screen.values import FullScreenBreak
    from posture.ui.routine_player import RoutineRun

MARGIN_S: Final = 10.0
"""So long after the latest end of its break a window is looked at once more."""

NO_PLACE: Final = (
    "plain Wayland gives no window a place of its own or keeps it above others; "
    "a notification comes instead"
)


def overlay_capability(platform_name: str) -> str:
    """How a break fills the screens on this Qt platform, or `unavailable: why`."""
    if not can_float(platform_name):
        return str(Unavailable(NO_PLACE))
    return "x11 windows above all" if platform_name == "xcb" else "windows above all"


def card_capability(platform_name: str) -> str:
    """How the card is put in its corner on this Qt platform, or `unavailable: why`."""
    if not can_float(platform_name):
        return str(Unavailable(NO_PLACE))
    return {"xcb": "x11", "cocoa": "macos"}.get(platform_name, platform_name)


class Rest(msgspec.Struct, frozen=True):
    """A break without a routine, as the card shows it, and the move in its picture."""

    running: values.Running
    move: "Move | None"


class FullScreen(QObject):
    """Opens the windows of a break, keeps them up to date, and sees that they go.

    `is_on(prompt_id)` tells whether the engine still has that break in front; `look` has it look at the clock.
    """

    answered = Signal(object)
    """A `CardAnswer`."""
    leave_out_requested = Signal(str)
    """A move's id: don't suggest it again."""
    made_small = Signal(str)
    """The user turned away: the break of this prompt is a card again."""

    def __init__(
        self,
        theme: Theme,
        *,
        is_on: Callable[[str], bool],
        look: Callable[[], None],
        is_locked: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_on = is_on
        self._look = look
        self._is_locked = is_locked
        self._screens: Screens | None = None
        self._windows: BreakScreens | None = None
        self._keyboard_away = False
        self._watchdog = QTimer(self, singleShot=True)
        self._watchdog.timeout.connect(self._on_late)

    @property
    def windows(self) -> "BreakScreens | None":
        """What is on the screens, None for nothing."""
        return self._windows

    def show(
        self,
        asked: "FullScreenBreak",
        page: "RoutineRun | Rest | QWidget",
        left_s: float,
        note: str = "",
    ) -> None:
        """Open the break, or show how far it is; `page`: the routine, the rest, or the check that opens it."""
        self._watchdog.start(round((left_s + MARGIN_S) * 1000))
        shown = False
        try:
            self._show(asked, page, left_s, note)
            shown = True
        finally:
            if not shown:
                self.close()

    @Slot()
    def close(self) -> None:
        """Free all screens at once."""
        self._watchdog.stop()
        self._keyboard_away = False
        windows, self._windows = self._windows, None
        if windows is not None:
            windows.close()

    @Slot()
    def check(self) -> None:
        """Free the screens if the engine knows no such break (any more)."""
        if self._windows is not None and not self._is_on(self._windows.prompt_id):
            self.close()

    def _show(
        self,
        asked: "FullScreenBreak",
        page: "RoutineRun | Rest | QWidget",
        left_s: float,
        note: str,
    ) -> None:
        if self._windows is not None and self._windows.prompt_id != asked.prompt_id:
            self.close()
        is_new = self._windows is None
        windows = self._windows = self._windows or self._made(asked)
        _put(windows, page)
        windows.show_left(max(0, round(left_s)), note)
        if is_new:
            windows.open()
        elif self._keyboard_away and not self._is_locked():
            self._keyboard_away = False
            windows.take_keyboard()

    def _made(self, asked: "FullScreenBreak") -> "BreakScreens":
        from posture.ui.full_screen.break_screens import BreakScreens

        if self._screens is None:
            self._screens = Screens(self)
        translucent = is_composited(os.environ)
        windows = BreakScreens(
            self._theme, asked, self._screens, translucent=translucent, parent=self
        )
        windows.end_requested.connect(self._on_end_requested)
        windows.skip_requested.connect(self._on_skip_requested)
        windows.emergency_requested.connect(self._on_emergency_requested)
        windows.leave_out_requested.connect(self.leave_out_requested)
        windows.cancelled.connect(self._make_small)
        windows.left.connect(self._on_left)
        return windows

    @Slot()
    def _make_small(self) -> None:
        """Say so first: what is closed here may ask for the break to be shown anew."""
        if self._windows is not None:
            self.made_small.emit(self._windows.prompt_id)
            self.close()

    @Slot()
    def _on_left(self) -> None:
        """Another window has the keyboard: the lock screen, or one that the user turned to."""
        self._look()
        if self._windows is None:
            return
        if self._is_locked() or not self._windows.content.can_end:
            self._keyboard_away = True
        else:
            self._make_small()

    @Slot()
    def _on_late(self) -> None:
        """The break should be over by now."""
        looked = False
        try:
            self._look()
            looked = True
        finally:
            if not looked:
                self.close()
        self.check()
        if self._windows is not None:
            self._watchdog.start(round(MARGIN_S * 1000))

    @Slot()
    def _on_end_requested(self) -> None:
        self.answered.emit(values.EndHere())

    @Slot()
    def _on_skip_requested(self) -> None:
        self.answered.emit(values.Skip())

    @Slot()
    def _on_emergency_requested(self) -> None:
        self.answered.emit(values.EmergencyExit())


def _put(windows: "BreakScreens", page: "RoutineRun | Rest | QWidget") -> None:
    from posture.ui.routine_player import RoutineRun

    match page:
        case Rest(running=running, move=move):
            windows.show_rest(running, move)
        case RoutineRun():
            windows.show_run(page)
        case _:
            windows.show_check(page)
