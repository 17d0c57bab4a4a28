"""The whole app around a made-up desk: its parts are the real ones, only clock and desktop are moved by hand."""

import shutil
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from posture.app import assembly as assembly_module
from posture.app.assembly import Assembly
from posture.core.content import Library
from posture.core.events import Outcome, PromptClosed
from posture.core.instants import Instant
from posture.core.settings import Settings
from posture.core.status import Status
from posture.storage import content_files
from posture.storage import database as database_module
from posture.storage.database import open_database
from posture.storage.event_store import EventStore
from posture.system import autostart, idle, lock, notify, quiet, suspend
from posture.system.clock import ClockAnchor
from posture.system.paths import Paths
from posture.system.probing import Detected
from posture.system.suspend.clock_gap import ClockGap
from posture.ui import tray_icon
from posture.ui.card import Card, HeadsUp, Micro, Offer, Running
from posture.ui.card_values import CardAnswer, Ended
from posture.ui.figures.view import FigureView
from posture.ui.floating_toast import FloatingToast
from posture.ui.fonts import load_family
from posture.ui.tray import Tray
from posture.ui.tray_host import TrayHost, TrayKind
from tests.app.notifier import FakeNotifier
from tests.fakes import FakeClock, FakeDesk
from tests.shipped import read_once

MIN = 60.0
SEEN = {"call": "microphone", "inhibitor": "VLC"}
"""What a quiet reason's source would say it saw."""
USUAL = """\
first_run.done = true
appearance.theme = "light"
appearance.reduced_motion = "on"
"""


P = TypeVar("P")


def by_hand(probe: P) -> Detected[P]:
    """The probe as the one mechanism that works here."""
    return Detected((probe,), ("by hand",), ())


class Desktop:
    """What the probes say of the desk, and an autostart that only remembers."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.slept_at_input_s = 0.0
        self.asked = 0
        """How often quiet reasons were asked for."""
        self.autostart = FakeAutostart()

    def idle_s(self) -> float:
        ((_, sample),) = self._desk.sample()
        return (sample.idle_s or 0.0) - self.slept_s

    @property
    def slept_s(self) -> float:
        """Idle counters stand still while the machine sleeps."""
        clock = self._desk.clock
        return max(0.0, clock.slept_s - self.slept_at_input_s) if not self._desk.works else 0.0

    tells = False

    def expect(self, pause_s: float) -> None:
        self.expected_s = pause_s

    def close(self) -> None:
        pass

    def locked(self) -> bool:
        return self._desk.locked

    def quiet(self, reason: str) -> "Quiet":
        return Quiet(self, reason)


class Quiet:
    """One quiet reason of the desk."""

    def __init__(self, desktop: Desktop, reason: str) -> None:
        self._desktop = desktop
        self._reason = reason

    def seen(self) -> tuple[str, ...]:
        self._desktop.asked += 1
        holds = self._reason in self._desktop._desk.quiet
        return (SEEN.get(self._reason, self._reason),) if holds else ()


class FakeAutostart:
    """The desktop's autostart: on or off, or a disk that refuses."""

    def __init__(self) -> None:
        self.command: tuple[str, ...] | None = None
        self.refuses = False

    def is_on(self) -> bool:
        return self.command is not None

    def turn_on(self, command: Sequence[str]) -> None:
        if self.refuses:
            raise OSError(13, "Permission denied", "autostart/posture.desktop")
        self.command = tuple(command)

    def turn_off(self) -> None:
        self.command = None


class Clocks:
    """Stands where the class `SystemClock` stands: whoever asks for a clock gets the one moved by hand."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock

    def __call__(self) -> FakeClock:
        return self._clock

    def resumed_from(self, _anchor: ClockAnchor) -> FakeClock:
        return self._clock


class Office:
    """One user's day. `work`, `rest` and `pass_s` let time pass; all else is looked at and clicked."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        *,
        empty_record: Path,
    ) -> None:
        self._app = app
        self._empty_record = empty_record
        self.paths = Paths.under(folder)
        self.clock = FakeClock()
        self.desk = FakeDesk(self.clock)
        self.desktop = Desktop(self.desk)
        self.has_tray = True
        self.notifier: FakeNotifier | None = FakeNotifier()
        """None: this system has no notifications that we could use."""
        self.set_aside: Path | None = None
        self._patch(monkeypatch)
        self.assembly: Assembly | None = None

    def _patch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        desktop = self.desktop
        monkeypatch.setattr(assembly_module, "SystemClock", Clocks(self.clock))
        for probe in (idle, lock):
            monkeypatch.setattr(probe, "detect", lambda _host: by_hand(desktop))
        monkeypatch.setattr(suspend, "detect", lambda _host: by_hand(ClockGap()))
        monkeypatch.setattr(TrayHost, "kind", lambda _host: TrayKind.SNI if self.has_tray else None)
        monkeypatch.setattr(notify, "detect", lambda _host: self._found_notifier())
        monkeypatch.setattr(tray_icon, "SIZES_PX", (22,))  # the others take a third of the day
        monkeypatch.setattr(tray_icon, "tray_pixmap", _draw_once)
        for way in ("DURABLE", "PASSING"):  # no power cut in the office: nobody waits for the disk
            monkeypatch.setattr(database_module, way, "PRAGMA synchronous = OFF")
        monkeypatch.setattr(content_files, "read_library", read_once)
        monkeypatch.setattr(assembly_module, "load_family", _load_once)
        reasons = {
            reason: by_hand(desktop.quiet(reason)) for reason in ("call", "fullscreen", "inhibitor")
        }
        monkeypatch.setattr(quiet, "detect", lambda _host: dict(reasons))
        monkeypatch.setattr(autostart, "detect", lambda _host: by_hand(desktop.autostart))

    def _found_notifier(self) -> Detected[FakeNotifier]:
        none: Detected[FakeNotifier] = Detected((), (), (), "not on this system")
        return none if self.notifier is None else by_hand(self.notifier)

    # --- opening and closing ---

    def open(self, settings: str = "", *, also: Sequence[str] = ()) -> "Office":
        """Start the app with movement breaks and nothing else but the kinds in `also`, and these settings."""
        off = [kind for kind in ("micro", "posture") if kind not in also]
        kinds = "".join(f"breaks.{kind}.enabled = false\n" for kind in off)
        kinds += "".join(f"breaks.{kind}.enabled = true\n" for kind in also)
        self.write_settings(USUAL + kinds + settings)
        return self.open_again()

    def open_again(self) -> "Office":
        """Start the app with the settings as they lie; one that runs is quit before."""
        self.close()
        if not self.paths.database_file.exists():
            shutil.copyfile(self._empty_record, self.paths.database_file)
        self.assembly = Assembly(self._app, self.paths)
        database = open_database(self.paths.database_file, self.clock.wall.date())
        self.assembly.build(database, self.set_aside)
        return self

    def close(self) -> None:
        """Quit in order, and give all windows back."""
        if self.assembly is not None:
            self.assembly.close()
            self.assembly._controller._heartbeat.stop()
            self.assembly.deleteLater()
            self.assembly = None
            self.delete_closed()

    def write_settings(self, toml: str) -> None:
        """Write `config.toml` as with an editor."""
        self.paths.make()
        self.paths.settings_file.write_text(toml, encoding="utf-8")

    @staticmethod
    def delete_closed() -> None:
        """What the event loop does with closed windows."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # --- the day ---

    def work(self, seconds: float) -> None:
        """Type on for so long."""
        self.desk.work()
        self.parts._controller.turn()
        self.pass_s(seconds)

    def rest(self, seconds: float) -> None:
        """Hands off the keys for so long."""
        self.desk.rest()
        self.parts._controller.turn()
        self.pass_s(seconds)

    def ask(self) -> "Office":
        """An hour of work, then a pause: the movement card is there."""
        self.work(60 * MIN)
        self.rest(8)
        assert isinstance(self.card.shown, Offer)
        return self

    def answer(self, said: CardAnswer) -> None:
        """Answer as the card's buttons do."""
        self.card.answered.emit(said)

    def lock(self) -> None:
        """Lock the screen."""
        self.desk.rest()
        self.desk.locked = True
        self.parts._desk.host.changed()
        self.look()

    def unlock(self) -> None:
        """Unlock it; no key is pressed yet."""
        self.desk.locked = False
        self.parts._desk.host.changed()
        self.look()

    def sleep(self, seconds: float) -> None:
        """Shut the lid for so long; no timer runs meanwhile. Opening it is no input."""
        self.desk.rest()
        self.desktop.slept_at_input_s = self.clock.slept_s
        self.parts._controller.turn()
        self.clock.sleep_s(seconds)
        self.parts._controller.turn()
        self.refresh()

    def look(self) -> None:
        """What a signal from the desktop leads to, at once."""
        ring(self.parts._desk.settling)

    def pass_s(self, seconds: float) -> None:
        """Let time pass, waking the controller whenever it asked for it, and the card each second."""
        end_s = self.clock.elapsed_s + seconds
        while True:
            state = self.parts._controller.state
            wake_s = min(state.wake_s, state.look_s)
            if wake_s > end_s:
                break
            self.clock.pass_s(wake_s - self.clock.elapsed_s)
            self.parts._controller.turn()
        self.clock.pass_s(end_s - self.clock.elapsed_s)
        self.parts._controller.turn()
        self.refresh()

    def refresh(self) -> None:
        """What the timers of card and routine do by themselves while there is something to see."""
        run = self.parts._prompting.run
        if run is not None and run.is_ticking():
            run._on_time()
        ring(self.parts._prompting._refresh, if_active=True)
        ring(self.parts._prompting._grow, if_active=True)

    @property
    def notices(self) -> FakeNotifier:
        """The notification server."""
        assert self.notifier is not None
        return self.notifier

    # --- what is there ---

    @property
    def parts(self) -> Assembly:
        """The running app."""
        assert self.assembly is not None, "not open"
        return self.assembly

    @property
    def card(self) -> Card:
        """The card, with all movement at its end."""
        card = self.parts._prompting.card
        assert card is not None, "no card was ever made"
        card.settle()
        return card

    def has_card(self) -> bool:
        """Whether a card is on the screen."""
        card = self.parts._prompting.card
        return card is not None and card.coming_or_there

    def offer(self) -> Offer:
        """What the card offers."""
        assert isinstance(self.card.shown, Offer)
        return self.card.shown

    def running(self) -> Running:
        """What the card says of the running break."""
        assert isinstance(self.card.shown, Running)
        return self.card.shown

    def micro(self) -> Micro:
        """What the pill says."""
        assert isinstance(self.card.shown, Micro)
        return self.card.shown

    def heads_up(self) -> HeadsUp:
        """What the small notice says."""
        assert isinstance(self.card.shown, HeadsUp)
        return self.card.shown

    def ended(self) -> Ended:
        """The last words."""
        assert isinstance(self.card.shown, Ended)
        return self.card.shown

    @property
    def picture(self) -> str:
        """What the picture in the card shows, as a screen reader says it."""
        frames = (self.card.page.picture, self.card.micro.picture)
        shown = [f for frame in frames for f in frame.findChildren(FigureView) if f.isVisible()]
        assert len(shown) == 1, shown
        return shown[0].accessibleName()

    @property
    def toast(self) -> FloatingToast:
        """The toast, with all movement at its end."""
        toast = self.parts._windows.toasts._toast
        assert toast is not None, "nothing was ever said"
        toast.settle()
        return toast

    @property
    def said(self) -> str:
        """What the toast on the screen says; empty when there is none."""
        toast = self.parts._windows.toasts._toast
        return toast.words.text() if toast is not None and toast.coming_or_there else ""

    @property
    def tray(self) -> Tray:
        """The tray."""
        return self.parts._tray

    @property
    def tooltip(self) -> str:
        """What the tray says under the pointer."""
        return self.tray._icon.toolTip()

    @property
    def menu(self) -> list[str]:
        """What one sees on opening the tray's menu, a dash for a separator."""
        menu = self.tray._menu
        menu.aboutToShow.emit()
        seen = labels(menu)
        menu.aboutToHide.emit()
        return seen

    def choose(self, *path: str) -> None:
        """Choose an entry of the tray's menu, by its text or by its beginning."""
        menu = self.tray._menu
        shut = menu.aboutToHide
        menu.aboutToShow.emit()
        *above, last = path
        for name in above:
            below = entry(menu, name).menu()
            assert isinstance(below, QMenu)
            menu = below
            menu.aboutToShow.emit()
        entry(menu, last).trigger()
        shut.emit()

    def status(self) -> Status:
        """What goes on."""
        return self.parts.status_now()

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.parts._settings.settings

    @property
    def library(self) -> Library:
        """Moves, routines and checklists."""
        return self.parts.library()

    def window(self, name: str) -> QWidget | None:
        """The open window of that name."""
        return self.parts._windows._open.get(name)

    @property
    def events(self) -> EventStore:
        """The record."""
        return self.parts._history.events

    @property
    def closed(self) -> list[PromptClosed]:
        """The prompts that ended today."""
        return self.events.closed_between(self.day, self.day)

    @property
    def outcomes(self) -> list[tuple[str, Outcome]]:
        """Kind and outcome of each."""
        return [(one.kind, one.outcome) for one in self.closed]

    @property
    def day(self) -> date:
        """Today."""
        return self.clock.wall.date()

    @property
    def now(self) -> Instant:
        """The moment it is."""
        return self.clock.now()


_load_once = cache(load_family)
_draw_once = cache(tray_icon.tray_pixmap)


def ring(timer: QTimer, *, if_active: bool = False) -> None:
    """Let a timer's time be over at once, without waiting for it."""
    if timer.isActive() or not if_active:
        assert timer.isActive(), "the timer does not run"
        if timer.isSingleShot():
            timer.stop()
        timer.timeout.emit()


def labels(menu: QMenu) -> list[str]:
    """The texts of a menu's entries, a dash for a separator."""
    return ["-" if action.isSeparator() else action.text() for action in menu.actions()]


def entry(menu: QMenu, name: str) -> QAction:
    """The one entry that begins so."""
    (found,) = [action for action in menu.actions() if action.text().startswith(name)]
    return found
