"""The rooms for all windows that are opened now and then, and how what is asked in one reaches another.

Each window is imported and built when it is asked for, and deleted when it is closed. Rooms that few people enter
are made when somebody does.
"""

import os
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtWidgets import QMenu, QWidget

from posture.app.checks import Checks
from posture.app.dashboard_window import Dashboard
from posture.app.open_windows import OpenWindows
from posture.app.pauses import Pauses
from posture.app.player_window import Player
from posture.app.routine_room import RoutineRoom
from posture.app.safety import SafetyPages
from posture.app.settings_windows import SettingsWindows
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.messages import Close
from posture.system.compositor import is_composited

if TYPE_CHECKING:
    from posture.app.assessments import Assessments
    from posture.app.checkins import Checkins
    from posture.app.data_room import DataRoom
    from posture.app.history_room import HistoryRoom
    from posture.app.recovery_window import RecoveryRoom
    from posture.app.reports import Reports
    from posture.app.what_if_room import WhatIfRoom
    from posture.app.why_room import WhyRoom
    from posture.core.insights import Insight
    from posture.ui.assessment.page_card import WorkstationCard
    from posture.ui.checkin.history import CheckinHistory
    from posture.ui.dashboard.sidebar import PageName
    from posture.ui.dashboard.today_view import TodayBreak
    from posture.ui.history.values import Removal
    from posture.ui.mini_panel import MiniPanel
    from posture.ui.settings.data_group import DataFacts

PANEL = "panel"


class Windows(QObject):
    """Makes the rooms and connects them; opens the mini panel itself."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = OpenWindows()
        self.toasts = Toasts(parts, self)
        self.pauses = Pauses(parts, self.toasts, self)
        self.checks = Checks(parts, self._open, self)
        self.player = Player(parts, self._open, self)
        self.safety = SafetyPages(parts, self._open, self.toasts, self)
        self.settings = SettingsWindows(
            parts, self._open, self.toasts, self, data_facts=self._data_facts
        )
        sections = (self._make_workstation_card, self._make_checkin_history)
        self.dashboard = Dashboard(
            parts, self._open, self.toasts, self.settings, sections, self._pages, self
        )
        self.routines = RoutineRoom(parts, self._open, self.toasts, self)
        self._connect()

    def _connect(self) -> None:
        dashboard = self.dashboard
        dashboard.check_requested.connect(self.checks.open_check)
        dashboard.checklist_requested.connect(self.checks.open_list)
        dashboard.line_action_requested.connect(self._on_line_action)
        dashboard.later_answered.connect(self.checks.record_later_answer)
        dashboard.routine_requested.connect(self.player.play_routine)
        dashboard.routine_action_requested.connect(self.routines.take)
        self.routines.changed.connect(dashboard.refresh)
        dashboard.pause_requested.connect(self.pauses.pause_minutes)
        dashboard.resume_requested.connect(self.pauses.resume)
        self.checks.workstation_requested.connect(self._on_workstation_requested)
        self._parts.controller.closed.connect(self._on_closed)
        self.settings.welcomed.connect(self._on_welcomed)
        self.settings.try_requested.connect(self.player.try_move)
        self.settings.asked.connect(self._on_asked_in_settings)
        dashboard.workstation_requested.connect(self._on_workstation_requested)
        dashboard.report_requested.connect(self._on_report_requested)
        dashboard.why_requested.connect(self._on_why_requested)
        dashboard.insight_tried.connect(self._on_insight_tried)
        dashboard.safety_requested.connect(self.safety.open_safety)
        dashboard.before_requested.connect(self.safety.open_before_you_start)
        self._parts.prompting.safety_wanted.connect(self.safety.open_for_care)

    def _pages(self) -> "Mapping[PageName, Callable[[], QWidget]]":
        """The dashboard's pages that rooms of their own feed. Each is built when it is first opened."""
        from posture.ui.dashboard.sidebar import PageName

        return {
            PageName.WHAT_IF: self._make_what_if_page,
            PageName.WHY: self._make_why_page,
            PageName.SETTINGS: self.settings.make_page,
            PageName.HISTORY: self._make_history_page,
        }

    def _make_history_page(self) -> QWidget:
        return self.history_room.make_page()

    def _make_why_page(self) -> QWidget:
        return self.why_room.make_page()

    def _make_what_if_page(self) -> QWidget:
        return self.what_if_room.make_page()

    # --- rooms made when somebody enters ---

    @cached_property
    def data_room(self) -> "DataRoom":
        """The Data group of the settings."""
        from posture.app.data_room import DataRoom

        room = DataRoom(self._parts, self._open, self.toasts, self)
        room.facts_changed.connect(self.settings.show_data)
        room.restore_requested.connect(self.dashboard.open_copies)
        room.removal_requested.connect(self._on_removal_requested)
        return room

    def _data_facts(self) -> "DataFacts":
        return self.data_room.facts()

    @Slot(object)
    def _on_removal_requested(self, asked: "Removal") -> None:
        self.history_room.ask_removal(asked)

    @cached_property
    def history_room(self) -> "HistoryRoom":
        """The History page."""
        from posture.app.history_room import HistoryRoom

        room = HistoryRoom(self._parts, self._open, self.toasts, self)
        room.week_requested.connect(self.dashboard.open_week_of)
        return room

    @cached_property
    def assessments(self) -> "Assessments":
        """The workstation."""
        from posture.app.assessments import Assessments

        return Assessments(self._parts, self._open, self.toasts, self)

    @cached_property
    def checkins(self) -> "Checkins":
        """How the body feels."""
        from posture.app.checkins import Checkins

        room = Checkins(self._parts, self._open, self.toasts, self)
        room.safety_requested.connect(self.safety.open_safety)
        room.recovery_begun.connect(self.open_recovery)
        return room

    @cached_property
    def reports(self) -> "Reports":
        """The weekly report and the specialist's page."""
        from posture.app.reports import Reports

        return Reports(self._parts, self._open, self.toasts, self)

    @Slot(object)
    def _on_report_requested(self, week: object) -> None:
        self.reports.open_week(week)

    @Slot()
    def open_offered_report(self) -> None:
        """Open the report that is on offer."""
        self.reports.open_offered()

    @cached_property
    def recovery(self) -> "RecoveryRoom":
        """Recovery mode, and the cold and heat timer."""
        from posture.app.recovery_window import RecoveryRoom

        timer = self._parts.guidance.cold_heat
        room = RecoveryRoom(self._parts, self._open, self.toasts, timer, self)
        room.safety_requested.connect(self.safety.open_safety)
        room.checkin_requested.connect(self._on_checkin_requested)
        return room

    @cached_property
    def why_room(self) -> "WhyRoom":
        """Each decision with its cause."""
        from posture.app.why_room import WhyRoom
        from posture.ui.dashboard.sidebar import PageName

        room = WhyRoom(self._parts, lambda: self.dashboard.open_named(PageName.WHY), self)
        room.setting_requested.connect(self._on_setting_requested)
        return room

    @cached_property
    def what_if_room(self) -> "WhatIfRoom":
        """Weeks replayed under other settings."""
        from posture.app.what_if_room import WhatIfRoom

        room = WhatIfRoom(self._parts, self.toasts, self)
        room.setting_requested.connect(self._on_setting_requested)
        return room

    @Slot()
    def open_recovery(self) -> None:
        """Open the page of recovery mode."""
        self.recovery.open_recovery()

    def prepare_timer(self) -> None:
        """A session of cold or heat was running when the app closed: its room is there before the first look."""
        if self._parts.guidance.cold_heat.running is not None:
            _ = self.recovery

    def close_timer(self) -> None:
        """The app closes: nothing of the timer may come up again. The session goes on."""
        if "recovery" in self.__dict__:
            self.recovery.close()
        self._parts.guidance.cold_heat.close()

    def _make_workstation_card(self, page: QWidget) -> "WorkstationCard":
        return self.assessments.make_card(page)

    def _make_checkin_history(self, page: QWidget) -> "CheckinHistory":
        return self.checkins.make_history(page)

    @Slot()
    def _on_workstation_requested(self) -> None:
        self.assessments.open_assessment()

    @Slot()
    def _on_checkin_requested(self) -> None:
        self.checkins.open_asked()

    @Slot(object)
    def _on_closed(self, close: Close) -> None:
        """After the day's last break a check-in may be due, where one was switched on."""
        weekly = self._parts.settings.settings.flag("care.weekly_checkin")
        if weekly or self._parts.guidance.care.recovers:
            self.checkins.ask_after_last_break(close)

    # --- what is asked in one and done in another ---

    @Slot(str, int)
    def _on_line_action(self, kind: str, number: int) -> None:
        """A button of a line on the Today page."""
        match kind:
            case "position":
                self._parts.guidance.position.switch()
            case "recovery":
                self.recovery.open_recovery()
            case "safety":
                self.safety.open_safety()
            case "checkin":
                self.checkins.open_asked()
            case "workstation":
                self.assessments.open_assessment()
            case "sore" if number == 0:
                self.checks.open_check()
            case "sore":
                self.assessments.open_assessment()
            case "report" if number == 0:
                self.reports.open_offered()
            case "report":
                self.reports.decline()
            case "level":
                self._choose_level("easy" if number else "normal")
            case _:
                pass

    @Slot(str)
    def _on_asked_in_settings(self, page: str) -> None:
        if page == "before":
            self.safety.open_before_you_start()
        elif page.startswith("data-"):
            self.data_room.take(page, self.settings.page_window)
        else:
            self.safety.open_safety()

    @Slot(object)
    def _on_insight_tried(self, insight: "Insight") -> None:
        from posture.ui.dashboard.sidebar import PageName

        self.dashboard.open_named(PageName.WHAT_IF)
        self.what_if_room.try_change(insight.suggestion.change)

    @Slot(object)
    def _on_why_requested(self, one: "TodayBreak") -> None:
        self.why_room.open_at(one.at, one.prompt_id)

    @Slot(str)
    def _on_setting_requested(self, key: str) -> None:
        """A page leads to one of the settings."""
        self.dashboard.open_settings()
        self.settings.find(key)

    def _choose_level(self, level: str) -> None:
        problem = self._parts.settings.change({"moves.level": level})
        if problem is not None:
            self.toasts.say(problem, can_undo=False)
        self.dashboard.refresh()

    @Slot()
    def _on_welcomed(self) -> None:
        """Where there is no tray, the dashboard waited for the welcome to be over."""
        if not self._parts.has_tray():
            self.dashboard.stay_in_task_bar()

    # --- the mini panel ---

    @property
    def _panel(self) -> "MiniPanel | None":
        return cast("MiniPanel | None", self._open.get(PANEL))

    def show_panel(self, tray_icon: QRect, pause_menu: QMenu) -> None:
        """Show the mini panel above the tray icon."""
        panel = self._panel or self._make_panel(pause_menu)
        panel.show_panel(self._parts.sources().panel(self._parts.status_now()), tray_icon)

    def _make_panel(self, pause_menu: QMenu) -> "MiniPanel":
        from posture.ui.mini_panel import MiniPanel

        panel = MiniPanel(self._parts.theme, pause_menu, translucent=is_composited(os.environ))
        panel.start_requested.connect(self._parts.prompting.take_suitable_break)
        panel.end_break_requested.connect(self._parts.prompting.end_break)
        panel.open_requested.connect(self.dashboard.open_dashboard)
        panel.resume_requested.connect(self.pauses.resume)
        self._open.put(PANEL, panel)
        return panel

    @Slot()
    def close_panel(self) -> None:
        """A prompt comes: the mini panel, which has the keyboard, makes room."""
        if self._panel is not None:
            self._panel.withdraw()

    # --- the end ---

    def let_windows_close(self) -> None:
        """Quitting asks every window to close: none may stay in the task bar then, or take its place."""
        self.dashboard.leave_task_bar()
        self.routines.let_close()

    def close_all(self) -> None:
        """The app closes."""
        self.let_windows_close()
        self._open.close_all()
        self.toasts.close()
