"""The cold and heat timer on the screen: its window, and what covers all screens when nobody takes it off."""

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from posture.app.cold_heat import ColdHeatDesk
from posture.app.open_windows import OpenWindows, show_quietly, to_front
from posture.app.strengths import can_float
from posture.app.window_parts import Parts
from posture.core.body import BodyRegion
from posture.core.care_events import ColdHeatEnded
from posture.core.cold_heat import LOCKOUT, LOUD_AFTER_S, Ended, Kind, locked_until
from posture.core.presence import Resting
from posture.ui.screens import Screens

if TYPE_CHECKING:
    from posture.ui.cold_heat.take_off import TakeOffScreens
    from posture.ui.cold_heat.values import Progress, Refused, Wanted
    from posture.ui.cold_heat.window import ColdHeatWindow

TIMER: Final = "cold-heat"
TICK_MS: Final = 1000
_REGIONS: Final = frozenset(region.value for region in BodyRegion)


class TimerRoom(QObject):
    """One window. It comes by itself, without the keyboard, when the skin is to be looked at or it is over."""

    safety_requested = Signal()

    def __init__(
        self, parts: Parts, open_windows: OpenWindows, desk: ColdHeatDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._desk = desk
        self._screens: Screens | None = None
        self._covers: TakeOffScreens | None = None
        self._closed = False
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._refresh)
        desk.changed.connect(self._refresh)
        desk.look_due.connect(self._on_wanted)
        desk.alarmed.connect(self._on_alarmed)
        desk.cut_short.connect(self._on_cut_short)
        parts.settings.changed.connect(self._on_settings_changed)

    @property
    def covers(self) -> "TakeOffScreens | None":
        """What covers the screens; None: nothing does."""
        return self._covers

    @Slot()
    def open_timer(self) -> None:
        """Open the timer, or bring it to the front; where care is off, for a session that still runs."""
        if not self._parts.guidance.care.is_on and self._desk.running is None:
            return
        window = self._window or self._make()
        if window is not None:
            self._refresh()
            to_front(window)

    def close(self) -> None:
        """The app closes: every screen is free, and nothing comes up any more."""
        self._closed = True
        self._tick.stop()
        self._uncover()

    # --- what is shown ---

    @property
    def _window(self) -> "ColdHeatWindow | None":
        return cast("ColdHeatWindow | None", self._open.get(TIMER))

    def _make(self) -> "ColdHeatWindow | None":
        """Build it; None where the user's content has no lists of what to look at before."""
        from posture.ui.cold_heat.window import ColdHeatWindow

        safety = self._parts.load_library().safety
        before = {kind: safety.get(f"before-{kind.value}") for kind in Kind}
        lists = {kind: found for kind, found in before.items() if found is not None}
        if len(lists) < len(before):
            return None
        recovery = self._parts.guidance.care.care.recovery
        window = ColdHeatWindow(
            self._parts.theme,
            lists,
            self._why_not,
            phase=self._desk.phase(),
            region=_region("" if recovery is None else recovery.region),
        )
        window.begin_requested.connect(self._on_begin_requested)
        window.skin_is_fine.connect(self._desk.skin_is_fine)
        window.taken_off.connect(self._on_taken_off)
        window.safety_requested.connect(self.safety_requested)
        return self._open.keep(TIMER, window, window.closed)

    @Slot()
    def _refresh(self) -> None:
        """Show how it stands; once a second while there is something to see."""
        if self._closed:
            return
        window, progress = self._window, self._progress()
        if progress is None:
            self._tick.stop()
            self._uncover()
            self._show_rest(window)
            return
        if window is not None:
            window.show_progress(progress)
        if (progress.over_for_s or 0.0) >= LOUD_AFTER_S and not self._is_locked:
            self._cover(progress)
        watched = window is not None or self._covers is not None
        if watched and not self._tick.isActive():
            self._tick.start()
        elif not watched:
            self._tick.stop()

    def _show_rest(self, window: "ColdHeatWindow | None") -> None:
        """Nothing runs: the form with what is known now, or how the session ended that stood there."""
        if window is None:
            return
        from posture.ui.cold_heat.window import Face

        if window.face is Face.NOTED:
            return
        ended = self._last_ended()
        if window.face in (Face.RUNNING, Face.OVER) and ended is not None:
            window.show_off(Ended(ended.ended), ended.at + LOCKOUT)
        else:
            window.show_form()

    def _progress(self) -> "Progress | None":
        from posture.ui.cold_heat.values import Progress

        running = self._desk.running
        if running is None:
            return None
        session = running.session
        return Progress(
            kind=session.kind,
            region=_region(session.region),
            lasts_s=session.lasts_s,
            left_s=self._desk.left_s,
            ends_at=session.ends_at,
            wants_look=self._desk.wants_look,
            over_for_s=self._desk.over_for_s,
        )

    def _last_ended(self) -> ColdHeatEnded | None:
        events = reversed(self._parts.guidance.care.events())
        return next((event for event in events if isinstance(event, ColdHeatEnded)), None)

    def _why_not(self, wanted: "Wanted") -> "Refused | None":
        from posture.ui.cold_heat.values import Refused

        why = self._desk.refusal(wanted.kind, wanted.region.value, swelling=wanted.swelling)
        if why is None:
            return None
        events, now = self._parts.guidance.care.events(), self._parts.history.now()
        return Refused(why, locked_until(events, wanted.region.value, now))

    # --- what comes by itself ---

    @Slot()
    def _on_wanted(self) -> None:
        """Come up, and leave the keyboard where it is."""
        window = None if self._closed else self._window or self._make()
        if window is None:
            return
        self._refresh()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        if not window.isVisible():
            show_quietly(window)
        window.raise_()
        QApplication.alert(window)

    @Slot(bool)
    def _on_alarmed(self, loud: bool) -> None:
        """The first calls come in the window, the later ones on every screen."""
        if not loud or not can_float(QGuiApplication.platformName()):
            self._on_wanted()
        self._refresh()

    @Slot()
    def _on_cut_short(self) -> None:
        window = self._window or self._make()
        if window is not None:
            window.show_cut_short()
            show_quietly(window)
            window.raise_()

    def _cover(self, progress: "Progress") -> None:
        """Fill every screen; on a desktop that places no windows, the screen of the timer's own."""
        if self._covers is not None:
            self._covers.show_progress(progress)
            return
        if not can_float(QGuiApplication.platformName()):
            if self._window is not None and not self._window.isFullScreen():
                self._window.showFullScreen()
            return
        from posture.ui.cold_heat.take_off import TakeOffScreens

        if self._screens is None:
            self._screens = Screens(self)
        self._covers = TakeOffScreens(self._parts.theme, self._screens, self)
        self._covers.taken_off.connect(self._desk.take_off)
        self._covers.open(progress)

    def _uncover(self) -> None:
        covers, self._covers = self._covers, None
        if covers is not None:
            covers.close()
        if self._window is not None and self._window.isFullScreen():
            self._window.showNormal()

    @property
    def _is_locked(self) -> bool:
        """The lock screen is left alone: the windows come when it is gone."""
        presence = self._parts.controller.state.presence
        return isinstance(presence, Resting) and presence.locked

    @Slot()
    def _on_settings_changed(self) -> None:
        """Care was switched off: no form any more. A session that runs is seen to its end."""
        is_off = not self._parts.guidance.care.is_on
        if is_off and self._desk.running is None and self._window is not None:
            self._window.close()

    # --- what the user does ---

    @Slot(object)
    def _on_begin_requested(self, wanted: "Wanted") -> None:
        self._desk.begin(
            wanted.kind, wanted.region.value, wanted.planned_s, swelling=wanted.swelling
        )
        self._refresh()

    @Slot(object)
    def _on_taken_off(self, how: Ended) -> None:
        if how is Ended.SKIN:
            self._desk.stop(how)
        else:
            self._desk.take_off()


def _region(word: str) -> BodyRegion:
    """The place of that name; the low back where nothing is known."""
    return BodyRegion(word) if word in _REGIONS else BodyRegion.LOW_BACK
