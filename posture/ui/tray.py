"""The tray icon: ring, tooltip and menu. It shows a status and emits what is asked; it decides nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from posture.core.status import State, Status
from posture.ui.i18n import tr
from posture.ui.prompt_words import short_length
from posture.ui.status_words import SOON_S, Names, day_and_time, main_next, status_lines
from posture.ui.tray_icon import TrayState, shown_share, tray_icon

if TYPE_CHECKING:
    from posture.core.content import Area, Library, Routine

REDRAWN_EACH_S = 60
"""While the ring alone moves, the icon is drawn anew no more often than this."""
HOST_SETTLES_MS = 500
"""A tray host that has just come needs a moment before it takes icons."""


class PauseAsked(msgspec.Struct, frozen=True):
    """Pause for a length, or until a moment; both None: until resumed."""

    for_s: float | None = None
    until: datetime | None = None


class MeetingAsked(msgspec.Struct, frozen=True):
    """Hold prompts until a meeting ends."""

    until: datetime


class PauseUntilTomorrow(msgspec.Struct, frozen=True):
    """Pause until the next work day; `day_off`: the whole day is to be off."""

    day_off: bool = False


class TrayExtras(msgspec.Struct, frozen=True, kw_only=True):
    """Entries that come when they apply: what recovery mode is called now, and the position with its correction."""

    recovery: str = ""
    report: str = ""
    """Last week's report, while it is on offer."""
    position: str = ""
    correction: str = ""


class Tray(QObject):
    """The icon in the panel."""

    opened = Signal()
    panel_requested = Signal()
    break_requested = Signal()
    moved = Signal()
    check_requested = Signal()
    routine_requested = Signal(str)
    """The id of a routine, or an empty text for the list of all."""
    pause_requested = Signal(object)
    """A `PauseAsked`, `MeetingAsked` or `PauseUntilTomorrow`."""
    resumed = Signal()
    postponed = Signal()
    skipped = Signal()
    settings_requested = Signal()
    quit_requested = Signal()
    trouble_requested = Signal()
    recovery_requested = Signal()
    report_requested = Signal()
    position_corrected = Signal()

    def __init__(
        self,
        names: Names,
        status_now: Callable[[], Status],
        load_library: "Callable[[], Library]",
        parent: QObject | None = None,
        *,
        extras: Callable[[], TrayExtras] = TrayExtras,
        fit: "Callable[[Routine], Routine | None] | None" = None,
    ) -> None:
        """`fit`: what of a routine suits the user now; None of it: it is not offered."""
        super().__init__(parent)
        self._names = names
        self._status_now = status_now
        self._load_library = load_library
        self._extras = extras
        self._fit = fit
        self._dark_panel = False
        self._status: Status | None = None
        self._trouble: str | None = None
        self._drawn: tuple[TrayState, float, bool] | None = None
        self._drawn_at: datetime | None = None
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._on_menu_opens)
        self._menu.aboutToHide.connect(self._on_menu_shuts)
        self._menu_is_open = False
        self._filled_for: tuple[bool, bool] | None = None
        self._routines = QMenu(tr("Tray", "Start a routine"), self._menu)
        self._routines.aboutToShow.connect(self._on_routines_open)
        self.pause_menu = QMenu(tr("Tray", "Pause"), self._menu)
        self.pause_menu.aboutToShow.connect(self._fill_pauses)
        self._icon = self._made_icon()

    @property
    def available(self) -> bool:
        """Whether this desktop has a tray at all."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def geometry(self) -> QRect:
        """Where the icon is on the screen; empty where the tray doesn't say."""
        return self._icon.geometry()

    def show(self) -> None:
        """Put the icon into the panel."""
        self._icon.show()

    def hide(self) -> None:
        """Take the icon out of the panel."""
        self._icon.hide()

    def renew(self) -> None:
        """Make the icon anew: one made before any tray host came falls back to the older kind for good."""
        QTimer.singleShot(HOST_SETTLES_MS, self, self._on_renew)

    def set_names(self, names: Names) -> None:
        """Take in the names of break kinds, as the settings have them."""
        self._names = names

    def set_dark_panel(self, dark: bool) -> None:
        """Draw for a dark panel, or a light one."""
        self._dark_panel = dark
        self._redraw()

    def show_status(self, status: Status) -> None:
        """Show what goes on; the icon is drawn anew only when its picture changes."""
        self._status = status
        self._redraw()
        if self._asking != self._filled_for:
            self._fill_menu()

    def show_trouble(self, trouble: str | None) -> None:
        """Show that something needs a look, in a line, or that it is mended."""
        self._trouble = trouble
        self._redraw()
        self._fill_menu()

    def can_say(self) -> bool:
        """Whether notifications can be sent through the tray."""
        return QSystemTrayIcon.supportsMessages()

    def say(self, title: str, text: str) -> None:
        """A plain notification, for people who chose the quiet way of being asked."""
        self._icon.showMessage(title, text, self._icon.icon())

    # --- the icon ---

    def _made_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(self)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self.opened)
        return icon

    @Slot()
    def _on_renew(self) -> None:
        was_visible = self._icon.isVisible()
        self._icon.hide()
        self._icon.deleteLater()
        self._icon = self._made_icon()
        self._drawn = None
        self._redraw()
        if was_visible:
            self._icon.show()

    def _redraw(self) -> None:
        if self._status is None:
            return
        state, share, dark = (
            self._tray_state(),
            shown_share(self._status.ring_share),
            self._dark_panel,
        )
        if (state, share, dark) != self._drawn and not self._may_wait(state, dark):
            self._drawn, self._drawn_at = (state, share, dark), self._status.at
            self._icon.setIcon(tray_icon(state, share, dark_panel=dark))
        tooltip = status_lines(self._status, self._names, self._trouble).tooltip
        if tooltip != self._icon.toolTip():  # each change wakes the tray host
            self._icon.setToolTip(tooltip)

    def _may_wait(self, state: TrayState, dark: bool) -> bool:
        """Whether only the ring has moved since it was drawn a moment ago: each picture wakes the host."""
        if self._drawn is None or self._drawn_at is None or self._status is None:
            return False
        drawn_state, _share, was_dark = self._drawn
        since_s = (self._status.at - self._drawn_at).total_seconds()
        return (state, dark) == (drawn_state, was_dark) and 0 <= since_s < REDRAWN_EACH_S

    def _tray_state(self) -> TrayState:
        status = self._status
        if self._trouble is not None:
            return TrayState.NEEDS_A_LOOK
        if status is None or status.state is State.OFF_HOURS:
            return TrayState.OFF_HOURS
        if status.state is State.ON_BREAK:
            return TrayState.ON_BREAK
        if status.state is State.PAUSED:
            return TrayState.PAUSED
        if status.state is State.QUIET:
            return TrayState.HELD
        if status.prompt is not None and status.prompt.stage != "postponed":
            return TrayState.DUE
        entry = main_next(status)
        soon = entry is not None and entry.due_in_s <= SOON_S
        return TrayState.SOON if soon else TrayState.COUNTING

    # --- the menu ---

    @property
    def _asking(self) -> tuple[bool, bool]:
        """What changes the entries of the menu: whether a prompt is on show, and whether all is paused."""
        status = self._status
        if status is None:
            return (False, False)
        on_show = status.prompt is not None and status.prompt.stage in ("card", "heads_up")
        return (on_show, status.state is State.PAUSED)

    @Slot()
    def _on_menu_opens(self) -> None:
        self._status = self._status_now()
        self._menu_is_open = False
        self._fill_menu()
        self._menu_is_open = True

    @Slot()
    def _on_menu_shuts(self) -> None:
        self._menu_is_open = False

    @Slot()
    def _on_routines_open(self) -> None:
        """The library is read when somebody looks for a routine, not for the tray's sake."""
        if self._routines.isEmpty():
            self.fill_routines()

    def _fill_menu(self) -> None:
        """Fill it anew while it is shut, since some tray hosts copy it; under the pointer nothing moves.

        A menu that a tray host draws is never visible to Qt: it says itself when it opens and shuts.
        """
        if self._status is None or self._menu_is_open:
            return
        self._filled_for = on_show, paused = self._asking
        lines, extras = status_lines(self._status, self._names), self._extras()
        self._menu.clear()
        self._add_line(lines.next_line)
        self._add_line(extras.position or lines.sitting_line)
        if self._trouble is not None:
            self._add(self._trouble, self.trouble_requested)
        self._menu.addSeparator()
        if on_show:
            self._add(tr("Tray", "In 5 minutes"), self.postponed)
            self._add(tr("Tray", "Skip this one"), self.skipped)
        self._add(tr("Tray", "Take a break now"), self.break_requested)
        self._add(tr("Tray", "I just moved"), self.moved)
        self._add(tr("Tray", "Quick posture check"), self.check_requested)
        self._menu.addMenu(self._routines)
        if extras.correction:
            self._add(extras.correction, self.position_corrected)
        if extras.recovery:
            self._add(extras.recovery, self.recovery_requested)
        self._menu.addSeparator()
        if paused:
            self._add(self._resume_words(), self.resumed)
        else:
            self._fill_pauses()
            self._menu.addMenu(self.pause_menu)
        self._menu.addSeparator()
        if extras.report:
            self._add(extras.report, self.report_requested)
        self._add(tr("Tray", "Open Posture"), self.opened)
        self._add(tr("Tray", "Settings…"), self.settings_requested)
        self._add(tr("Tray", "Quit"), self.quit_requested)

    @Slot()
    def refill(self) -> None:
        """What the extra entries tell has changed, or which routines suit."""
        if not self._routines.isEmpty():
            self.fill_routines()
        self._fill_menu()

    def _add_line(self, text: str) -> None:
        if text:
            self._menu.addAction(text).setEnabled(False)

    def _add(self, text: str, signal: object, menu: QMenu | None = None) -> QAction:
        action = (menu or self._menu).addAction(text)
        action.triggered.connect(signal)
        return action

    def fill_routines(self) -> None:
        """Read the routines into their menu; done a little after the start, off its path."""
        menu = self._routines
        menu.clear()
        library = self._load_library()
        for area, name in _area_names().items():
            for whole in library.routines_in(area)[:1]:
                routine = whole if self._fit is None else self._fit(whole)
                if routine is None:
                    continue
                label = tr("Tray", "{area} · {length}").format(
                    area=name, length=short_length(routine.total_s)
                )
                action = menu.addAction(label.replace("&", "&&"))  # a single one marks a key
                action.setData(routine.id)
                action.triggered.connect(self._on_routine)
        menu.addSeparator()
        action = menu.addAction(tr("Tray", "All routines…"))
        action.setData("")
        action.triggered.connect(self._on_routine)

    @Slot()
    def _fill_pauses(self) -> None:
        menu = self.pause_menu
        menu.clear()
        half_hour = self._next_half_hour()
        meeting = tr("Tray", "Until this meeting ends ({time})").format(
            time=day_and_time(half_hour, half_hour)
        )
        choices: tuple[tuple[str, object], ...] = (
            (meeting, MeetingAsked(until=half_hour)),
            (tr("Tray", "30 minutes"), PauseAsked(1800.0)),
            (tr("Tray", "1 hour"), PauseAsked(3600.0)),
            (tr("Tray", "2 hours"), PauseAsked(7200.0)),
            (tr("Tray", "Until tomorrow"), PauseUntilTomorrow()),
        )
        for text, asked in choices:
            self._add_pause(menu, text, asked)
        menu.addSeparator()
        self._add_pause(menu, tr("Tray", "Today is a day off"), PauseUntilTomorrow(day_off=True))

    def _add_pause(self, menu: QMenu, text: str, asked: object) -> None:
        action = menu.addAction(text)
        action.setData(asked)
        action.triggered.connect(self._on_pause)

    def _next_half_hour(self) -> datetime:
        at = self._status.at if self._status else datetime.min  # noqa: DTZ901 - never shown
        start = at.replace(minute=0, second=0, microsecond=0)
        steps = int((at - start).total_seconds() // 1800) + 1
        return start + timedelta(seconds=1800 * steps)

    def _resume_words(self) -> str:
        until = self._status.paused_until if self._status else None
        if until is None or self._status is None:
            return tr("Tray", "Resume now")
        return tr("Tray", "Resume now (paused until {time})").format(
            time=day_and_time(until, self._status.at)
        )

    @Slot()
    def _on_routine(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.routine_requested.emit(action.data())

    @Slot()
    def _on_pause(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.pause_requested.emit(action.data())

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        match reason:
            case QSystemTrayIcon.ActivationReason.Trigger:
                if self._trouble is not None:
                    self.trouble_requested.emit()
                else:
                    self.panel_requested.emit()
            case QSystemTrayIcon.ActivationReason.DoubleClick:
                self.opened.emit()
            case QSystemTrayIcon.ActivationReason.MiddleClick:
                self.break_requested.emit()
            case _:
                pass


def _area_names() -> "dict[Area, str]":
    """The five choices of the menu, in their order."""
    from posture.core.content import Area

    return {
        Area.NECK_SHOULDERS: tr("Tray", "Neck & shoulders"),
        Area.WRISTS_HANDS: tr("Tray", "Wrists & hands"),
        Area.HIPS_LEGS: tr("Tray", "Hips & legs"),
        Area.UPPER_BACK: tr("Tray", "Upper back"),
        Area.EYES: tr("Tray", "Eyes"),
    }
