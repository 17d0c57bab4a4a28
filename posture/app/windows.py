"""The windows that are opened now and then: each is built when asked for and deleted when closed."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QRect, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from posture import __version__
from posture.app.history import History
from posture.app.prompting import Prompting
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.breaks import Strength
from posture.core.events import CheckItemAnswered, Outcome
from posture.core.messages import AskFewer, Close
from posture.core.settings import Settings
from posture.core.status import Status
from posture.storage.problems import StorageProblem
from posture.system.autostart import Autostart
from posture.system.compositor import is_composited
from posture.ui import notice_words, prompt_words
from posture.ui.theme import Theme

if TYPE_CHECKING:
    from posture.app.sources import Sources
    from posture.core.content import Checklist, Library, Routine
    from posture.core.relabel import Relabel
    from posture.ui.dashboard.sidebar import PageName
    from posture.ui.floating_toast import FloatingToast
    from posture.ui.settings.change import SettingsChange
    from posture.ui.settings.page import SettingsPage

QUICK_CHECK = "quick"
SHOW_FILE, USE_CARD, LEAVE_IT = "show_file", "use_card", "leave_it"


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What the windows are fed from and speak to."""

    theme: Theme
    controller: Controller
    settings: SettingsKeeper
    history: History
    prompting: Prompting
    load_library: "Callable[[], Library]"
    status_now: Callable[[], Status]
    capabilities: Callable[[], Mapping[str, str]]
    autostart: Autostart | None
    data_file: Path
    has_tray: Callable[[], bool]
    no_tray_words: str
    quiet_unheard: Callable[[], bool]
    """Whether prompts are to come as notifications, and nothing shows those."""
    start_command: tuple[str, ...]
    """The words by which the session starts this very app, with its data folder."""


class Windows(QObject):
    """Opens windows and carries what they ask to the controller."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._made_sources: Sources | None = None
        self._open: dict[str, QWidget] = {}
        self._check_run = ""
        self._check_prompt = ""
        self._settings_page: SettingsPage | None = None
        self._toast: FloatingToast | None = None
        self._undo: Callable[[], bool] = parts.controller.undo
        """What the toast's Undo takes back."""
        self._trouble: str | None = None
        self._dismissed: set[str | None] = set()
        self._banner_says: str | None = None
        self._is_closing = False
        parts.prompting.said.connect(self.say)
        parts.prompting.player_requested.connect(self._on_player_requested)

    @property
    def _sources(self) -> "Sources":
        if self._made_sources is None:
            from posture.app.sources import Sources

            parts = self._parts
            self._made_sources = Sources(parts.history, parts.controller, parts.load_library)
        return self._made_sources

    # --- the dashboard ---

    @Slot()
    def stay_in_task_bar(self) -> None:
        """There is no tray: the dashboard is the way to the app. It comes without the keyboard."""
        self.show_banner()
        if not (self._is_closing or {"first_run", "dashboard"} & self._open.keys()):
            from posture.ui.dashboard.sidebar import PageName

            self._open_page(PageName.TODAY, quietly=True)

    @Slot()
    def open_dashboard(self) -> None:
        """Show the dashboard, in front."""
        from posture.ui.dashboard.sidebar import PageName

        self._open_page(PageName.TODAY, stay=True)

    @Slot()
    def open_week(self) -> None:
        """Show the week."""
        from posture.ui.dashboard.sidebar import PageName

        self._open_page(PageName.WEEK)

    @Slot()
    def open_routines(self) -> None:
        """Show all routines."""
        from posture.ui.dashboard.sidebar import PageName

        self._open_page(PageName.ROUTINES)

    def _open_page(self, page: "PageName", *, stay: bool = False, quietly: bool = False) -> None:
        """`stay`: where the dashboard is open already, leave the page it is on. `quietly`: nobody asked."""
        window = self._open.get("dashboard") or self._make_dashboard()
        from posture.ui.dashboard.window import DashboardWindow

        if isinstance(window, DashboardWindow):
            if not (stay and window.open_name is not None):
                window.open_page(page)
            window.set_status(self._parts.status_now())
        if quietly:
            _show_quietly(window)
        else:
            _to_front(window)

    def _make_dashboard(self) -> QWidget:
        from posture.ui.dashboard.about_page import AboutView
        from posture.ui.dashboard.window import DashboardSource, DashboardWindow

        parts, sources = self._parts, self._sources
        source = DashboardSource(
            today=parts.history.day,
            load_week=sources.week,
            load_today=sources.today,
            load_posture=sources.posture,
            load_routines=sources.routines,
            make_settings=self._make_settings,
            about=AboutView(version=__version__, licence="MIT", data_file=str(parts.data_file)),
        )
        window = DashboardWindow(parts.theme, source)
        window.start_break_requested.connect(parts.prompting.take_suitable_break)
        window.end_break_requested.connect(parts.prompting.end_break)
        window.moved_requested.connect(parts.prompting.just_moved)
        window.pause_requested.connect(self._on_pause_requested)
        window.resume_requested.connect(self.resume)
        window.check_requested.connect(self.open_check)
        window.routine_requested.connect(self.play_routine)
        window.relabel_requested.connect(self._on_relabel_requested)
        window.data_file_requested.connect(self._on_data_file_requested)
        window.banner_action.connect(self._on_banner_action)
        window.banner_dismissed.connect(self._on_banner_dismissed)
        window.set_stays_in_task_bar(not parts.has_tray())
        kept = self._keep("dashboard", window, window.closed)
        self.show_banner()
        return kept

    @Slot()
    def show_banner(self) -> None:
        """The one thing that needs a look, above the pages: record first, then notifications, then tray."""
        from posture.ui.dashboard.banner import BannerAction
        from posture.ui.dashboard.window import DashboardWindow

        window = self._open.get("dashboard")
        if not isinstance(window, DashboardWindow):
            return
        window.set_stays_in_task_bar(not (self._is_closing or self._parts.has_tray()))
        sentence = self._trouble
        actions: tuple[BannerAction, ...] = ()
        if sentence is not None:
            actions = (BannerAction(SHOW_FILE, prompt_words.show_file_label()),)
        elif self._parts.quiet_unheard() and notice_words.unheard_banner() not in self._dismissed:
            sentence = notice_words.unheard_banner()
            actions = (
                BannerAction(USE_CARD, notice_words.use_card_label()),
                BannerAction(LEAVE_IT, notice_words.leave_it_label()),
            )
        elif not self._parts.has_tray():
            sentence = self._parts.no_tray_words
        self._banner_says = sentence
        window.show_banner(None if sentence in self._dismissed else sentence, actions=actions)

    @Slot(str)
    def _on_banner_action(self, action: str) -> None:
        match action:
            case "show_file":
                self._on_data_file_requested()
            case "use_card":
                self._use_card()
            case "leave_it":
                self._on_banner_dismissed()
                self.show_banner()
            case _:
                pass

    def _use_card(self) -> None:
        """Kinds that ask by notification ask by card from now on."""
        kinds = self._parts.controller.plan.kinds
        quiet = [kind.id for kind in kinds if kind.strength is Strength.QUIET]
        problem = self._parts.settings.change(
            {f"breaks.{kind}.strength": Strength.GENTLE.value for kind in quiet}
        )
        if problem is not None:
            self.say(problem, can_undo=False)
        self.show_banner()

    @Slot()
    def _on_banner_dismissed(self) -> None:
        self._dismissed.add(self._banner_says)

    @Slot(object)
    def _on_pause_requested(self, minutes: int | None) -> None:
        self.pause(None if minutes is None else minutes * 60.0)

    @Slot()
    def _on_data_file_requested(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._parts.data_file.parent)))

    @Slot(object)
    def _on_relabel_requested(self, asked: object) -> None:
        """The user knows better what a stretch of the day was."""
        from posture.core.relabel import Relabel
        from posture.ui.dashboard import today_words

        if isinstance(asked, Relabel) and self._relabel(asked):
            self.say(today_words.relabelled(asked), can_undo=True)
            self._undo = partial(self._relabel, Relabel(asked.stretch, asked.stretch.said))

    def _relabel(self, asked: "Relabel") -> bool:
        """False where it can't be done, which is said."""
        from posture.ui.dashboard import today_words

        try:
            done = self._parts.history.relabel(asked)
        except StorageProblem as problem:
            self.say(str(problem), can_undo=False)
            return False
        if not done:
            self.say(today_words.kept_no_more(), can_undo=False)
        self._parts.controller.history_changed.emit()
        return done

    @Slot()
    def refresh(self) -> None:
        """The record has changed."""
        from posture.ui.dashboard.window import DashboardWindow

        window = self._open.get("dashboard")
        if isinstance(window, DashboardWindow):
            window.refresh()

    @Slot(object)
    def show_status(self, status: Status) -> None:
        """Show what goes on in the windows that are open."""
        if "dashboard" not in self._open:
            return
        from posture.ui.dashboard.window import DashboardWindow

        window = self._open["dashboard"]
        if isinstance(window, DashboardWindow):
            window.set_status(status)

    # --- routines and checks ---

    @Slot(str)
    def play_routine(self, routine_id: str | None) -> bool:
        """Play a routine in the player; None: the first that suits. False: there is none of that name."""
        routine = self._routine(routine_id)
        if routine is None:
            return False
        self._on_player_requested(self._parts.prompting.play(routine))
        return True

    def _routine(self, routine_id: str | None) -> "Routine | None":
        routines = self._parts.load_library().routines
        if routine_id:
            return routines.get(routine_id)
        return self._parts.prompting.suggested_routine()

    @Slot(object)
    def _on_player_requested(self, run: object) -> None:
        from posture.ui.player.window import PlayerWindow
        from posture.ui.routine_player import RoutineRun

        if not isinstance(run, RoutineRun):
            return
        before = self._open.get("player")
        if before is not None:
            before.close()
        window = PlayerWindow(
            self._parts.theme, run, sound_on=self._parts.settings.settings.flag("sound.enabled")
        )
        window.leave_out_requested.connect(self._parts.prompting.leave_out)
        window.set_farewell(self._parts.prompting.farewell)
        self._parts.prompting.set_player_open(is_open=True)
        window.closed.connect(self._on_player_closed)
        _to_front(self._keep("player", window, window.closed))

    @Slot()
    def _on_player_closed(self) -> None:
        """The card comes back, if the break still runs."""
        self._parts.prompting.set_player_open(is_open=False)

    @Slot()
    def close_panel(self) -> None:
        """A prompt comes: the mini panel, which has the keyboard, makes room."""
        from posture.ui.mini_panel import MiniPanel

        panel = self._open.get("panel")
        if isinstance(panel, MiniPanel):
            panel.withdraw()

    @Slot()
    def open_check(self) -> None:
        """Open the quick posture check."""
        self.open_checklist(None)

    @Slot(str, str)
    def open_check_in_break(self, _kind: str, prompt_id: str) -> None:
        """A break begins with a posture check: the routine waits for it."""
        self._check_prompt = prompt_id
        self._parts.prompting.wait()
        checklist = self._parts.load_library().checklists.get(QUICK_CHECK)
        if checklist is not None and self._parts.prompting.fills_screen():
            self._parts.prompting.show_check(self._open.get("check") or self._make_check(checklist))
        else:
            self.open_checklist(None)

    @Slot(object)
    def close_check_of(self, close: Close) -> None:
        """A break was ended at once: the check that opened it goes too. After a taken one it may stay."""
        window = self._open.get("check")
        if self._check_prompt == close.prompt_id and close.outcome is not Outcome.TAKEN and window:
            window.close()

    def open_checklist(self, checklist_id: str | None) -> bool:
        """Open a checklist; None: the quick one. False: there is none of that name."""
        checklist = self._parts.load_library().checklists.get(checklist_id or QUICK_CHECK)
        if checklist is None:
            return False
        _to_front(self._open.get("check") or self._make_check(checklist))
        return True

    def _make_check(self, checklist: "Checklist") -> QWidget:
        from posture.ui.posture_check.window import PostureCheckWindow

        self._check_run = uuid4().hex
        poses = self._parts.load_library().poses
        window = PostureCheckWindow(
            self._parts.theme, checklist, poses=(poses["sit_slouch"], poses["sit_tall"])
        )
        window.answered.connect(self._on_check_answered)
        window.finished.connect(self._on_check_over)
        window.dismissed.connect(self._on_check_over)
        self._open["check"] = window
        return window

    @Slot()
    def _on_check_over(self) -> None:
        """A routine that waited for the check goes on."""
        self._open.pop("check", None)
        self._parts.prompting.go_on()

    @Slot(object)
    def _on_check_answered(self, answer: object) -> None:
        from posture.ui.posture_check.values import ItemAnswer

        if isinstance(answer, ItemAnswer):
            self._parts.controller.record(
                CheckItemAnswered(
                    at=self._parts.history.now(),
                    checklist=answer.checklist_id,
                    item=answer.item_id,
                    answer=answer.answer,
                    run_id=self._check_run,
                )
            )

    # --- settings and first run ---

    @Slot()
    def open_settings(self) -> None:
        """Show the settings."""
        from posture.ui.dashboard.sidebar import PageName

        self._open_page(PageName.SETTINGS)

    def _make_settings(self) -> QWidget:
        from posture.ui.settings.page import SettingsPage

        parts = self._parts
        page = SettingsPage(
            parts.theme,
            parts.settings.settings,
            today=parts.history.day,
            capabilities=parts.capabilities(),
            move_names={move.id: move.name for move in parts.load_library().moves.values()},
        )
        page.changed.connect(self._on_settings_change)
        for problem in parts.settings.problems:
            page.show_problem(problem)
        self._settings_page = page
        page.destroyed.connect(self._on_settings_gone)
        return page

    @Slot()
    def _on_settings_gone(self) -> None:
        self._settings_page = None

    @Slot(object)
    def _on_settings_change(self, change: object) -> None:
        from posture.ui.settings.change import SettingsChange

        if isinstance(change, SettingsChange):
            self._apply(change)

    def _apply(
        self, change: "SettingsChange", also: Mapping[str, object] | None = None
    ) -> str | None:
        """Write a change; returns why not, in a sentence, which the settings page shows too."""
        problem = self._parts.settings.change({**change.values, **(also or {})}, change.unset)
        if problem is not None and self._settings_page is not None:
            self._settings_page.show_problem(problem)
        if "startup.autostart" in (*change.values, *change.unset, *(also or {})):
            self._follow_autostart()
        return problem

    def show_settings(self, settings: Settings) -> None:
        """The settings have changed: show them where they are open."""
        if self._settings_page is not None:
            self._settings_page.show_settings(settings)
        if "first_run" in self._open:
            from posture.ui.first_run.window import FirstRunWindow

            window = self._open["first_run"]
            if isinstance(window, FirstRunWindow):
                window.show_settings(settings)

    @Slot(str)
    def show_settings_problem(self, sentence: str) -> None:
        """Say what is wrong with the settings file, also above the page where it is open."""
        if self._settings_page is not None:
            self._settings_page.show_problem(sentence)
        self.say_next(sentence)

    def open_first_run(self) -> None:
        """Welcome the user, once."""
        from posture.ui.first_run.window import FirstRunWindow

        parts = self._parts
        window = FirstRunWindow(
            parts.theme,
            parts.settings.settings,
            today=parts.history.day(),
            first_break=parts.prompting.next_at,
            capabilities=parts.capabilities(),
        )
        window.finished.connect(self._on_first_run_finished)
        window.closed.connect(self._on_first_run_closed)
        self._open["first_run"] = window
        _to_front(window)

    @Slot(object)
    def _on_first_run_finished(self, change: object) -> None:
        from posture.ui.first_run.window import FirstRunWindow
        from posture.ui.settings.change import SettingsChange

        window = self._open.get("first_run")
        if isinstance(change, SettingsChange):
            autostart = _wants_autostart(change.values, self._parts.settings.settings)
            also = {"first_run.done": True, "startup.autostart": autostart}
            problem = self._apply(change, also)
            if problem is not None and isinstance(window, FirstRunWindow):
                window.show_problem(problem)

    @Slot(object)
    def _on_first_run_closed(self, change: object) -> None:
        from posture.ui.settings.change import SettingsChange

        self._open.pop("first_run", None)
        if isinstance(change, SettingsChange) and not change.is_empty:
            problem = self._parts.settings.change(change.values, change.unset)
            next_at = self._parts.prompting.next_at()
            self.say(problem or prompt_words.set_up_words(next_at), can_undo=False)
        if not self._parts.has_tray():
            self.stay_in_task_bar()

    def _follow_autostart(self) -> None:
        """Make the desktop's autostart what the setting says."""
        autostart = self._parts.autostart
        if autostart is None:
            return
        wanted = self._parts.settings.settings.flag("startup.autostart")
        try:
            if wanted and not autostart.is_on():
                autostart.turn_on(self._parts.start_command)
            elif not wanted and autostart.is_on():
                autostart.turn_off()
        except OSError as error:
            self.say(f"{error.filename}: {error.strerror}", can_undo=False)

    # --- small surfaces ---

    def show_panel(self, tray_icon: QRect, pause_menu: QMenu) -> None:
        """Show the mini panel above the tray icon."""
        from posture.ui.mini_panel import MiniPanel

        panel = self._open.get("panel")
        if not isinstance(panel, MiniPanel):
            panel = MiniPanel(self._parts.theme, pause_menu, translucent=is_composited(os.environ))
            panel.start_requested.connect(self._parts.prompting.take_suitable_break)
            panel.end_break_requested.connect(self._parts.prompting.end_break)
            panel.open_requested.connect(self.open_dashboard)
            panel.resume_requested.connect(self.resume)
            self._open["panel"] = panel
        panel.show_panel(self._sources.panel(self._parts.status_now()), tray_icon)

    def pause(self, for_s: float | None = None, until: datetime | None = None) -> None:
        """Pause everything, and say until when."""
        self._parts.controller.pause(for_s, until)
        status = self._parts.status_now()
        self.say(prompt_words.paused_words(status.paused_until, status.at), can_undo=False)

    @Slot()
    def resume(self) -> None:
        """End the pause, and say so."""
        if self._parts.controller.resume() is None:
            self.say(prompt_words.resumed_words(), can_undo=False)

    def hold_until(self, until: datetime) -> None:
        """Hold prompts for a meeting, and say until when."""
        now = self._parts.history.now()
        self._parts.controller.meeting((until - now).total_seconds())
        self.say(prompt_words.held_words(until, now), can_undo=False)

    @Slot(str, bool)
    def say(self, words: str, can_undo: bool) -> None:
        """Say in a toast what was done."""
        self._undo = self._parts.controller.undo
        self._made_toast().say(words, can_undo=can_undo)

    def say_next(self, words: str) -> None:
        """Say it in a toast after the one that is there, or comes in this very turn."""
        QTimer.singleShot(0, self, partial(self._made_toast().say_next, words))

    def _made_toast(self) -> "FloatingToast":
        from posture.ui.floating_toast import FloatingToast

        if self._toast is None:
            self._toast = FloatingToast(self._parts.theme, translucent=is_composited(os.environ))
            self._toast.undone.connect(self._on_undone)
        card = self._parts.prompting.card
        there = None if card is None or not card.coming_or_there else card.body_size
        self._toast.stand_above(there)
        return self._toast

    @Slot()
    def _on_undone(self) -> None:
        self._undo()

    @Slot(object)
    def show_fewer_suggestion(self, asked: AskFewer) -> None:
        """Once, when few prompts were taken: say that there are calmer rhythms."""
        self.say_next(prompt_words.fewer_words(asked.taken, asked.offers))

    def show_trouble(self, trouble: str | None) -> None:
        """Say that history can't be saved, or that it can again."""
        if trouble != self._trouble:
            self._dismissed.clear()
        self._trouble = trouble
        self.show_banner()
        if trouble is not None:
            self.say_next(trouble)
        else:
            self.refresh()

    # --- keeping ---

    def close_all(self) -> None:
        """The app closes."""
        self.let_windows_close()
        for window in tuple(self._open.values()):
            window.close()
        if self._toast is not None:
            self._toast.deleteLater()

    def let_windows_close(self) -> None:
        """Quitting asks every window to close: none may stay in the task bar then, or take its place."""
        self._is_closing = True
        if "dashboard" in self._open:
            from posture.ui.dashboard.window import DashboardWindow

            window = self._open["dashboard"]
            if isinstance(window, DashboardWindow):
                window.set_stays_in_task_bar(False)

    def _keep(self, name: str, window: QWidget, closed: object) -> QWidget:
        """Hold on to a window until it closes."""
        self._open[name] = window
        closed.connect(self._forgetting(name, window))  # type: ignore[attr-defined]  # a bound signal
        return window

    def _forgetting(self, name: str, window: QWidget) -> Callable[[], None]:
        def forget() -> None:
            if self._open.get(name) is window:
                del self._open[name]

        return forget


def _wants_autostart(values: Mapping[str, object], settings: Settings) -> bool:
    """Whether the finished welcome wants us to start with the session."""
    return bool(values.get("startup.autostart", settings.flag("startup.autostart")))


def _show_quietly(window: QWidget) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)


def _to_front(window: QWidget) -> None:
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
