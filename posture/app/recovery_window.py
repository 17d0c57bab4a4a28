"""The page of recovery mode: opened when asked for, fed from the rules of care, and what is said on it is noted."""

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.cold_heat import ColdHeatDesk
from posture.app.cold_heat_window import TimerRoom
from posture.app.open_windows import OpenWindows, to_front
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.care_events import CareEvent, FlareBegan, FlareEnded, RestDayTaken
from posture.core.content import Tip
from posture.core.recovery import Stage

if TYPE_CHECKING:
    from posture.ui.recovery.values import FlareSaid, RecoveryView
    from posture.ui.recovery.window import RecoveryWindow

RECOVERY: Final = "recovery"
CLINICIAN: Final = "care.clinician"
TIPS: Final = (
    "places-to-rest",
    "getting-up",
    "keep-it-easy-and-moving",
    "lifting",
    "small-movements",
    "level-ground",
    "what-makes-it-worse",
    "a-rest-day",
    "cold-things",
    "warm-things",
    "begin-early",
    "most-settle",
    "afterwards",
)
"""The tips of the page, what helps at once first."""


class RecoveryRoom(QObject):
    """One page, and the timer beside it. Where care is off neither opens."""

    safety_requested = Signal()
    checkin_requested = Signal()

    def __init__(
        self,
        parts: Parts,
        open_windows: OpenWindows,
        toasts: Toasts,
        cold_heat: ColdHeatDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts
        self.timer = TimerRoom(parts, open_windows, cold_heat, self)
        self.timer.safety_requested.connect(self.safety_requested)
        parts.guidance.care.changed.connect(self._refresh)
        parts.settings.changed.connect(self._refresh)
        parts.controller.status_changed.connect(self._refresh)

    @Slot()
    def open_recovery(self) -> None:
        """Open the page, or bring it to the front."""
        if self._parts.guidance.care.is_on:
            self._refresh()
            to_front(self._window or self._make())

    @Slot()
    def open_timer(self) -> None:
        """Open the cold and heat timer."""
        self.timer.open_timer()

    def close(self) -> None:
        """The app closes."""
        self.timer.close()

    @property
    def _window(self) -> "RecoveryWindow | None":
        return cast("RecoveryWindow | None", self._open.get(RECOVERY))

    def _make(self) -> "RecoveryWindow":
        from posture.ui.recovery.window import RecoveryWindow

        window = RecoveryWindow(self._parts.theme, self._view())
        window.started.connect(self._on_started)
        window.over_requested.connect(self._on_over_requested)
        window.rest_day_requested.connect(self._on_rest_day_requested)
        window.clinician_changed.connect(self._on_clinician_changed)
        window.timer_requested.connect(self.open_timer)
        window.safety_requested.connect(self.safety_requested)
        window.checkin_requested.connect(self.checkin_requested)
        return self._open.keep(RECOVERY, window, window.closed)

    def _view(self) -> "RecoveryView":
        from posture.ui.recovery.values import RecoveryView

        library, care = self._parts.load_library(), self._parts.guidance.care.care
        return RecoveryView(
            now=self._parts.history.now(),
            care=care,
            tips=self._tips(),
            moves={name: library.moves[name].name for name in care.hurting & library.moves.keys()},
        )

    def _tips(self) -> tuple[Tip, ...]:
        tips = self._parts.load_library().tips
        return tuple(tips[name] for name in TIPS if name in tips)

    @Slot()
    def _refresh(self) -> None:
        """Show how it stands: something was noted, or a minute went by."""
        window = self._window
        if window is None:
            return
        if self._parts.guidance.care.is_on:
            window.show_view(self._view())
        else:
            window.close()

    @Slot(object)
    def _on_started(self, said: "FlareSaid") -> None:
        """It begins; or, in its first step, more is said of it: later that would lead back to the first."""
        recovery = self._parts.guidance.care.care.recovery
        now = self._parts.history.now()
        if recovery is None:
            onset = said.onset or now
        elif recovery.stage is Stage.FIRST:
            onset = said.onset or recovery.onset
        else:
            return
        self._note(FlareBegan(at=now, onset=min(onset, now), region=said.region.value))

    @Slot()
    def _on_over_requested(self) -> None:
        self._note(FlareEnded(self._parts.history.now()))

    @Slot()
    def _on_rest_day_requested(self) -> None:
        self._note(RestDayTaken(self._parts.history.now()))

    def _note(self, event: CareEvent) -> None:
        self._parts.guidance.care.note(event)

    @Slot(bool)
    def _on_clinician_changed(self, on: bool) -> None:
        problem = self._parts.settings.change({CLINICIAN: on})
        if problem is not None:
            self._toasts.say(problem, can_undo=False)
            self._refresh()
