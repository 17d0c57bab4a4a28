"""Every part of the running app, built once and connected: the only place that knows them all."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Slot
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication

from posture import __version__
from posture.app.cleaning import Cleaning
from posture.app.data_desk import DataDesk
from posture.app.day_controls import DayControls
from posture.app.desk import Desk
from posture.app.full_screen import card_capability, overlay_capability
from posture.app.guidance import make_guidance
from posture.app.history import History
from posture.app.notices import Notices
from posture.app.old_days import OldDays
from posture.app.plans import Plans
from posture.app.prompting import Prompting
from posture.app.record import Record
from posture.app.remote_answers import RemoteAnswers
from posture.app.report_offers import ReportOffers
from posture.app.routine_library import RoutineLibrary
from posture.app.setting_changes import SettingChanges
from posture.app.settings_keeper import SettingsKeeper
from posture.app.sounds import Sounds
from posture.app.strengths import can_float, shown_strength
from posture.app.tray_extras import tray_extras
from posture.app.tray_life import TrayLife
from posture.app.tray_notice import TrayNotice
from posture.app.window_parts import Parts
from posture.app.windows import Windows
from posture.controller import Controller
from posture.core.outlook import outlook
from posture.core.settings import Settings
from posture.core.state import initial_state
from posture.core.status import Status
from posture.keeper import Keeper, load_saved
from posture.storage.database import Database
from posture.storage.state_store import StateStore
from posture.system import autostart
from posture.system.clock import SystemClock
from posture.system.paths import Paths
from posture.system.remote.messages import DeleteAsk
from posture.system.remote.server import RemoteServer
from posture.system.resources import resources_folder
from posture.ui.fonts import load_family
from posture.ui.notice_words import no_tray_banner
from posture.ui.prompt_words import not_locked_words
from posture.ui.status_words import set_aside_line, set_aside_words, unsaved_line
from posture.ui.theme import Theme
from posture.ui.tray import Tray
from posture.ui.tray_host import TrayHost, TrayKind, panel_is_dark

if TYPE_CHECKING:
    from posture.core.content import Library
    from posture.core.events import DeskSpan

CALENDAR_AFTER_MS = 1_500
"""The calendar's library takes 90 ms to load, and nothing is due at once: the tray icon comes first."""


class Assembly(QObject):
    """The app. `listen` takes the place of the one running app, `build` makes everything else."""

    def __init__(self, app: QApplication, paths: Paths) -> None:
        super().__init__(app)
        self._app = app
        self._paths = paths
        self._remote = RemoteAnswers(self, self)
        self._server: RemoteServer | None = None
        self._routine_library = RoutineLibrary(paths.data / "content")

    def listen(self, socket_name: str) -> None:
        """Answer the command line. Raises AlreadyRunningError or CannotListenError."""
        self._server = RemoteServer(socket_name, self._remote.answer, self)
        self._server.listen()

    def build(self, database: Database, set_aside: Path | None = None) -> None:
        """Make the parts and set them going; `set_aside`: where the damaged record lies now."""
        self._database = database
        self._notice = None if set_aside is None else set_aside_words(str(set_aside))
        self._settings = SettingsKeeper(self._paths.settings_file, self)
        self._desk = Desk(os.environ, self)
        self._build_engine()
        self._build_looks()
        self._build_sounds()
        self._connect()
        self._follow_settings(self._settings.settings)
        self._controller.turn()
        SettingChanges(
            self._settings,
            self._controller,
            StateStore(self._database),
            self._history.now,
            self,
        )
        self._tray.show()
        self._show_trouble_line()
        QTimer.singleShot(CALENDAR_AFTER_MS, self, self._on_start_calendar)
        QTimer.singleShot(0, self, self._on_first_look)

    # --- building ---

    def _build_engine(self) -> None:
        saved = load_saved(self._database)
        self._clock = SystemClock() if saved is None else SystemClock.resumed_from(saved.anchor)
        fresh = initial_state(self._clock.now(), uuid4().hex)
        self._plans = Plans(self._settings)
        self._keeper = Keeper(self._database, self._clock, self)
        self._controller = Controller(
            samples=self._desk.sampler(self._clock),
            keeper=self._keeper,
            plan_at=self._plans.plan_at,
            state=fresh if saved is None else saved.state,
            restored=saved is not None,
            parent=self,
        )
        self._history = History(self._database, self._controller, self._clock)
        self._old_days = OldDays(self._history, self._settings, self)
        self._old_days.trouble.connect(self._on_trouble)
        self._cleaning = Cleaning(self._database, self)
        self._record = Record(self._database, self._keeper, self._history.day, self)
        self._guidance = make_guidance(
            plans=self._plans,
            controller=self._controller,
            settings=self._settings,
            history=self._history,
            load_library=self.library,
            store=StateStore(self._database),
            now=self._clock.now,
            parent=self,
        )
        self._data = DataDesk(self._database, self._controller, self._history, self._guidance.care)

    def _build_looks(self) -> None:
        self._report_offers = ReportOffers(
            self._settings, self._history, StateStore(self._database), self
        )
        self._theme = Theme(load_family(resources_folder() / "fonts"), parent=self)
        self._tray = Tray(
            self._names(),
            self.status_now,
            self.library,
            self,
            extras=lambda: tray_extras(
                self._guidance,
                self._history.now(),
                report=self._report_offers.offer is not None,
            ),
            fit=self._guidance.coach.for_player,
        )
        self._tray_host = TrayHost(self._desk.host, lambda: self._tray.available, self)
        self._tray_life = TrayLife(self._tray, self._tray_host, self)
        self._build_notices()
        self._prompting = Prompting(
            theme=self._theme,
            controller=self._controller,
            status_now=self.status_now,
            load_library=self.library,
            settings=self._settings,
            guidance=self._guidance,
            history=self._history,
            elapsed_s=self._clock.running_s,
            on_top=can_float(QGuiApplication.platformName()),
            heads_up_elsewhere=lambda: self._notices.takes_heads_up,
            parent=self,
        )
        self._windows = Windows(
            Parts(
                theme=self._theme,
                controller=self._controller,
                settings=self._settings,
                history=self._history,
                prompting=self._prompting,
                guidance=self._guidance,
                report_offers=self._report_offers,
                record=self._record,
                data=self._data,
                remembered=StateStore(self._database),
                load_library=self.library,
                routine_library=self._routine_library,
                status_now=self.status_now,
                capabilities=self.capabilities,
                autostart=self._desk.autostart.probe,
                data_file=self._paths.database_file,
                has_tray=self._tray_is_there,
                no_tray_words=no_tray_banner(gnome=self._desk.is_gnome),
                quiet_unheard=lambda: self._notices.unheard,
                start_command=self._start_command(),
            ),
            self,
        )
        windows = self._windows
        self._day = DayControls(
            self._controller,
            self._settings,
            windows.pauses,
            windows.toasts,
            self._history.now,
            self,
        )

    def _build_sounds(self) -> None:
        desk, prompting = self._desk, self._prompting
        self._sounds = Sounds(
            sound=lambda: desk.sound,
            voice=lambda: desk.voice,
            in_call=desk.in_call,
            settings=self._settings,
            parent=self,
        )
        prompting.set_sound_missing(self._sounds.missing)
        prompting.prompt_came.connect(self._sounds.on_prompt_came)
        prompting.break_ended.connect(self._sounds.on_break_ended)
        prompting.heard.connect(self._sounds.on_heard)

    def _build_notices(self) -> None:
        on_top = can_float(QGuiApplication.platformName())
        self._notices = Notices(
            notifier=self._desk.notifications.probe,
            controller=self._controller,
            settings=self._settings,
            status_now=self.status_now,
            strength_of=lambda kind: shown_strength(kind, on_top=on_top),
            has_tray=self._tray_is_there,
            tray_speaks=self._tray_speaks,
            parent=self,
        )
        self._tray_notice = TrayNotice(
            self._desk.notifications.probe,
            StateStore(self._database),
            gnome=self._desk.is_gnome,
            parent=self,
        )

    def _start_command(self) -> tuple[str, ...]:
        """How the session starts us again; with another data folder than the usual, with that."""
        usual = self._paths == Paths.of_user()
        words = autostart.start_command()
        return words if usual else (*words, "--data-dir", str(self._paths.data), "run")

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_desk_changed)
        controller, tray, windows = self._controller, self._tray, self._windows
        controller.status_changed.connect(tray.show_status)
        controller.status_changed.connect(windows.dashboard.show_status)
        controller.status_changed.connect(self._prompting.prepare_in_time)
        controller.status_changed.connect(self._cleaning.look)
        controller.history_changed.connect(windows.dashboard.refresh)
        self._record.restored.connect(self._on_restored)
        controller.closed.connect(windows.checks.close_check_of)
        controller.shown.connect(windows.close_panel)
        controller.fewer_suggested.connect(windows.toasts.show_fewer_suggestion)
        self._keeper.trouble_changed.connect(self._on_trouble)
        self._settings.changed.connect(self._on_settings_changed)
        self._settings.trouble.connect(windows.settings.show_settings_problem)
        self._prompting.check_requested.connect(windows.checks.open_check_in_break)
        self._prompting.settings_requested.connect(windows.dashboard.open_settings)
        self._prompting.lock_requested.connect(self._on_lock_requested)
        self._connect_tray_life()
        tray.opened.connect(windows.dashboard.open_dashboard)
        tray.panel_requested.connect(self._on_panel_requested)
        tray.break_requested.connect(self._prompting.take_suitable_break)
        tray.moved.connect(self._prompting.just_moved)
        tray.check_requested.connect(windows.checks.open_check)
        tray.routine_requested.connect(self._on_routine_requested)
        tray.pause_requested.connect(self._day.choose)
        self._connect_guidance()
        tray.resumed.connect(windows.pauses.resume)
        tray.postponed.connect(self._on_postponed)
        tray.skipped.connect(self._prompting.skip)
        tray.settings_requested.connect(windows.dashboard.open_settings)
        tray.trouble_requested.connect(self._on_trouble_requested)
        tray.quit_requested.connect(self.quit)

    def _connect_guidance(self) -> None:
        tray, windows, guidance = self._tray, self._windows, self._guidance
        windows.routines.changed.connect(tray.refill)
        tray.position_corrected.connect(guidance.position.switch)
        tray.recovery_requested.connect(windows.open_recovery)
        tray.report_requested.connect(windows.open_offered_report)
        self._controller.status_changed.connect(self._report_offers.look)
        self._report_offers.changed.connect(tray.refill)
        self._report_offers.changed.connect(windows.dashboard.refresh)
        windows.prepare_timer()
        guidance.cold_heat.alarmed.connect(self._sounds.on_alarmed)
        for part in (guidance.position, guidance.care):
            part.changed.connect(tray.refill)
            part.changed.connect(windows.dashboard.refresh)
            part.changed.connect(self._on_guidance_changed)

    @Slot()
    def _on_guidance_changed(self) -> None:
        """The plan may be another one now; a turn takes it in, once whatever runs is over."""
        QTimer.singleShot(0, self._controller, self._controller.turn)

    def _connect_tray_life(self) -> None:
        tray, windows, life = self._tray, self._windows, self._tray_life
        self._controller.status_changed.connect(life.look)
        life.came.connect(windows.dashboard.show_banner)
        life.came.connect(self._tray_notice.withdraw)
        life.missing.connect(windows.dashboard.stay_in_task_bar)
        life.missing.connect(self._tray_notice.say_once)
        self._tray_notice.opened.connect(windows.dashboard.open_dashboard)
        self._notices.opened.connect(windows.dashboard.open_dashboard)
        self._notices.said.connect(tray.say)
        self._notices.unheard_changed.connect(windows.dashboard.show_banner)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_panel_colour)

    # --- what is known ---

    def library(self) -> "Library":
        """Moves, routines and checklists, read when first needed."""
        return self._routine_library.library()

    def status_now(self) -> Status:
        """What goes on at this very moment, without looking at the desk anew."""
        now = self._clock.now()
        return outlook(self._controller.state, self._plans.plan_at(now.wall), now)

    def capabilities(self) -> Mapping[str, str]:
        """For each capability the mechanism in use, or `unavailable: why`."""
        known = dict(self._desk.known())
        known["placement"] = card_capability(QGuiApplication.platformName())
        known["overlay"] = overlay_capability(QGuiApplication.platformName())
        if self._desk.notifications.probe is None and self._tray_speaks():
            known["notifications"] = "system tray"
        known["tray"] = self._tray_host.in_words()
        return known

    def _tray_is_there(self) -> bool:
        return self._tray_host.kind() is not None

    def _tray_speaks(self) -> bool:
        """Whether bubbles of the tray icon need no notification server: all but those by D-Bus."""
        by_itself = self._tray_host.kind() not in (None, TrayKind.SNI)
        return by_itself and self._tray.can_say()

    def _names(self) -> dict[str, str]:
        plan = self._settings.plan_at(SystemClock().now().wall)
        return {kind.id: kind.name for kind in plan.kinds}

    # --- verbs (posture.app.remote_answers.Verbs) ---

    def show_dashboard(self) -> None:
        """Bring the dashboard to the front."""
        self._windows.dashboard.open_dashboard()

    def status_document(self) -> dict[str, object]:
        """The document of `posture status --json`."""
        from posture.core.status_document import status_document

        self._controller.turn()
        status = self.status_now()
        today = self._history.today(follows_flares=self._guidance.care.is_on)
        return status_document(
            status, today.totals, today.exposure, self.capabilities(), __version__
        )

    def going_on(self) -> "DeskSpan | None":
        """The span at the desk that is not recorded yet."""
        self._controller.turn()
        return self._history.latest()

    def take_break(self, kind: str | None) -> str | None:
        """Start a break now; None: of the kind that suits."""
        return self._prompting.take_break(kind)

    def open_check(self, checklist: str | None) -> bool:
        """Open a posture check; False: there is none of that name."""
        return self._windows.checks.open_checklist(checklist)

    def play_routine(self, routine: str | None) -> bool:
        """Play a routine; False: there is none of that name."""
        return self._windows.player.play_routine(routine)

    def open_checkin(self) -> None:
        """Open the check-in of how the body feels."""
        self._windows.checkins.open_asked()

    def postpone(self, delay_s: float | None) -> str | None:
        """Ask again later."""
        return self._controller.postpone(delay_s)

    def skip(self, *, emergency: bool) -> str | None:
        """Skip the open prompt."""
        return self._controller.skip(emergency=emergency)

    def done(self) -> str | None:
        """End the running break."""
        return self._controller.done()

    def pause(self, for_s: float | None, until: datetime | None) -> str | None:
        """Pause everything."""
        return self._controller.pause(for_s, until)

    def resume(self) -> str | None:
        """End the pause."""
        return self._controller.resume()

    def meeting(self, for_s: float | None) -> str | None:
        """Hold prompts for a meeting; None: it is over."""
        return self._controller.meeting(for_s)

    def profile(self) -> str:
        """The profile in force."""
        return self._controller.plan.profile

    def set_profile(self, name: str) -> str | None:
        """Switch to a profile; why not, if it can't be."""
        return self._settings.change({"profile": name})

    def reload_settings(self) -> None:
        """Read the settings file again."""
        self._settings.reload()

    def take_in(self, staged: str) -> int:
        """Merge the records of a staging file; how many are new."""
        return self._data.take_in(Path(staged))

    def delete(self, asked: DeleteAsk) -> dict[str, object]:
        """Delete records as the command line asks."""
        removed = self._data.remove(asked.what.value, asked.first_day, asked.last_day)
        if asked.copies:
            self._data.delete_copies()
        return {"removed": removed.count, "clean": removed.is_clean}

    @Slot()
    def quit(self) -> None:
        """Close the app in order."""
        self._windows.let_windows_close()
        self._app.quit()

    def close(self) -> None:
        """The event loop has ended: save what runs, and let go of everything."""
        self._windows.close_timer()
        self._controller.close()
        self._prompting.close()
        self._windows.close_all()
        self._notices.close()
        self._tray.hide()
        if self._server is not None:
            self._server.close()
        self._desk.close()
        self._cleaning.clean_if_owed()
        self._database.close()

    # --- what happens ---

    @Slot()
    def _on_start_calendar(self) -> None:
        from posture.app.calendar_jobs import calendar_jobs
        from posture.jobs import CalendarScheduler

        self._calendar = CalendarScheduler(self._on_calendar, self)
        self._calendar.set_jobs(calendar_jobs(self._controller.plan, self._settings.settings))
        self._calendar.start()
        self._controller.use_calendar(self._calendar.recheck)
        self._tray.fill_routines()
        self._settings.watch()
        self._let_go_of_old_activity()
        self._controller.history_changed.connect(self._old_days.look_soon)

    @Slot()
    def _on_desk_changed(self) -> None:
        self._controller.turn()

    def _on_calendar(self, job_ids: tuple[str, ...]) -> None:
        self._controller.turn()
        if "midnight" in job_ids:
            self._let_go_of_old_activity()

    def _let_go_of_old_activity(self) -> None:
        """Times at the desk are kept as long as the settings say; of older days their sums remain."""
        self._old_days.look()
        self._record.keep_copy_if_due()

    @Slot()
    def _on_first_look(self) -> None:
        if not self._settings.settings.flag("first_run.done"):
            self._windows.settings.open_first_run()
        self._tray_life.begin()
        for problem in self._settings.problems:
            self._windows.settings.show_settings_problem(problem)
        self._windows.dashboard.show_trouble(self._notice)

    @Slot(object)
    def _on_trouble(self, trouble: str | None) -> None:
        self._show_trouble_line()
        self._windows.dashboard.show_trouble(trouble)

    @Slot()
    def _on_trouble_requested(self) -> None:
        """Say what it is. A record that was set aside needs no second look."""
        self._windows.dashboard.open_dashboard()
        self._windows.dashboard.show_trouble(self._keeper.trouble or self._notice)
        self._notice = None
        self._show_trouble_line()

    @Slot()
    def _on_restored(self) -> None:
        """A copy has taken the record's place: nothing needs a look any more, and all figures are others."""
        self._notice = None
        self._guidance.care.forget()
        self._on_trouble(self._keeper.trouble)
        self._controller.history_changed.emit()

    def _show_trouble_line(self) -> None:
        if self._keeper.trouble is not None:
            self._tray.show_trouble(unsaved_line())
        else:
            self._tray.show_trouble(None if self._notice is None else set_aside_line())

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        self._follow_settings(settings)
        if hasattr(self, "_calendar"):
            from posture.app.calendar_jobs import calendar_jobs

            self._calendar.set_jobs(calendar_jobs(self._controller.plan, self._settings.settings))
        self._controller.turn()

    def _follow_settings(self, settings: Settings) -> None:
        mode = settings.word("appearance.theme")
        self._theme.set_mode(mode)  # type: ignore[arg-type]  # the declaration allows no other word
        self._theme.set_text_scale(settings.number("appearance.text_scale"))
        self._theme.set_reduced_motion(settings.word("appearance.reduced_motion") == "on")
        self._theme.set_seat(_seat_of(settings))
        self._theme.apply_to(self._app)
        self._on_panel_colour()
        self._tray.set_names(self._names())
        self._desk.follow(settings)
        self._windows.settings.show_settings(settings)

    @Slot()
    def _on_panel_colour(self) -> None:
        panel = self._settings.settings.word("appearance.tray")
        self._tray.set_dark_panel(
            panel_is_dark(self._desk.host) if panel == "auto" else panel == "dark"
        )

    @Slot()
    def _on_panel_requested(self) -> None:
        self._controller.turn()
        icon = self._tray.geometry()
        if icon.isEmpty():  # a StatusNotifier host keeps the place to itself; the pointer is on it
            icon = QRect(QCursor.pos(), QSize(1, 1))
        self._windows.show_panel(icon, self._tray.pause_menu)

    @Slot(str)
    def _on_routine_requested(self, routine: str) -> None:
        if routine:
            self._windows.player.play_routine(routine)
        else:
            self._windows.dashboard.open_routines()

    @Slot()
    def _on_lock_requested(self) -> None:
        locking = self._desk.locking
        if locking.probe is None:
            self._say_not_locked(locking.why)
        else:
            locking.probe.lock(self._say_not_locked)

    def _say_not_locked(self, why: str) -> None:
        self._windows.toasts.say(not_locked_words(why), can_undo=False)

    @Slot()
    def _on_postponed(self) -> None:
        self._controller.postpone()


def _seat_of(settings: Settings) -> str:
    """What figures sit on where they can."""
    if settings.flag("moves.wheelchair"):
        return "wheelchair"
    return "chair" if settings.flag("moves.seated") else "as-drawn"
