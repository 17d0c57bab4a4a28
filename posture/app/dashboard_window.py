"""The dashboard: which page it opens on, what feeds it, and where what is asked there goes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from posture import __version__
from posture.app.dashboard_banner import DashboardBanner
from posture.app.insights import Insights
from posture.app.open_windows import OpenWindows, show_quietly, to_front
from posture.app.settings_windows import FIRST_RUN, SettingsWindows
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.status import Status

if TYPE_CHECKING:
    from posture.app.copies_room import CopiesRoom
    from posture.app.day_edits import DayEdits
    from posture.ui.dashboard.posture_page import MakeSection
    from posture.ui.dashboard.sidebar import PageName
    from posture.ui.dashboard.window import DashboardSource, DashboardWindow

DASHBOARD = "dashboard"


class Dashboard(QObject):
    """Opens the dashboard, keeps it up to date, and stands in for a tray that isn't there."""

    check_requested = Signal()
    checklist_requested = Signal(str)
    """The id of another check or card."""
    later_answered = Signal(object)
    """A `LaterAnswer` about what can't be changed in a check."""
    routine_requested = Signal(str)
    routine_action_requested = Signal(object)
    """A `RoutineAction` of the routines page."""
    pause_requested = Signal(object)
    """Minutes, or None: until resumed."""
    resume_requested = Signal()
    line_action_requested = Signal(str, int)
    """A `LineKind` of the Today page and which of its buttons."""
    safety_requested = Signal()
    before_requested = Signal()
    """The questions before one starts."""
    report_requested = Signal(object)
    """The `Week` of the report."""
    workstation_requested = Signal()
    insight_tried = Signal(object)
    """The `Insight` whose change is to be seen on the What if page."""
    why_requested = Signal(object)
    """The `TodayBreak` of which somebody asks why it came as it did."""

    def __init__(
        self,
        parts: Parts,
        open_windows: OpenWindows,
        toasts: Toasts,
        settings: SettingsWindows,
        posture_sections: "Sequence[MakeSection]",
        make_pages: "Callable[[], Mapping[PageName, Callable[[], QWidget]]]",
        parent: QObject,
    ) -> None:
        """`posture_sections`: what other rooms add to the posture page; `make_pages`: pages of theirs."""
        super().__init__(parent)
        self._make_pages = make_pages
        self._posture_sections = posture_sections
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts
        self._settings = settings
        self._is_closing = False
        self._insights = Insights(parts, toasts, self)
        self._insights.changed.connect(self.refresh)
        self._insights.checklist_requested.connect(self.checklist_requested)
        self._insights.workstation_requested.connect(self.workstation_requested)
        self._banner = DashboardBanner(parts, toasts, self)
        self._banner.changed.connect(self.show_banner)
        self._banner.data_file_requested.connect(self._on_data_file_requested)
        self._banner.restore_requested.connect(self._on_restore_requested)

    @cached_property
    def _copies(self) -> "CopiesRoom":
        """The copies of the record."""
        from posture.app.copies_room import CopiesRoom

        return CopiesRoom(self._parts, self._open, self._toasts, self)

    @cached_property
    def _edits(self) -> "DayEdits":
        """What is changed on the Today page."""
        from posture.app.day_edits import DayEdits

        return DayEdits(self._parts, self._toasts, self)

    @property
    def _window(self) -> "DashboardWindow | None":
        return cast("DashboardWindow | None", self._open.get(DASHBOARD))

    # --- opening ---

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

    def open_week_of(self, day: date) -> None:
        """Show the week in which that day lies."""
        from posture.ui.dashboard.sidebar import PageName
        from posture.ui.dashboard.week_page import WeekPage

        self._open_page(PageName.WEEK)
        page = None if self._window is None else self._window.page(PageName.WEEK)
        if isinstance(page, WeekPage):
            page.open_week_of(day)

    def open_named(self, page: "PageName") -> None:
        """Show that page."""
        self._open_page(page)

    @Slot()
    def open_routines(self) -> None:
        """Show all routines."""
        from posture.ui.dashboard.sidebar import PageName

        self._open_page(PageName.ROUTINES)

    @Slot()
    def open_settings(self) -> None:
        """Show the settings."""
        from posture.ui.dashboard.sidebar import PageName

        self._open_page(PageName.SETTINGS)

    @Slot()
    def stay_in_task_bar(self) -> None:
        """There is no tray: the dashboard is the way to the app. It comes without the keyboard."""
        self.show_banner()
        if not (self._is_closing or FIRST_RUN in self._open or DASHBOARD in self._open):
            from posture.ui.dashboard.sidebar import PageName

            self._open_page(PageName.TODAY, quietly=True)

    def leave_task_bar(self) -> None:
        """The app is quitting: the window may close, and none takes its place."""
        self._is_closing = True
        if self._window is not None:
            self._window.set_stays_in_task_bar(False)

    def _open_page(self, page: "PageName", *, stay: bool = False, quietly: bool = False) -> None:
        """`stay`: where the dashboard is open already, leave the page it is on. `quietly`: nobody asked."""
        window = self._window or self._make()
        if not (stay and window.open_name is not None):
            window.open_page(page)
        window.set_status(self._parts.status_now())
        if quietly:
            show_quietly(window)
        else:
            to_front(window)

    def _make(self) -> "DashboardWindow":
        from posture.ui.dashboard.window import DashboardWindow

        parts = self._parts
        window = DashboardWindow(parts.theme, self._source())
        window.start_break_requested.connect(parts.prompting.take_suitable_break)
        window.end_break_requested.connect(parts.prompting.end_break)
        window.moved_requested.connect(parts.prompting.just_moved)
        window.pause_requested.connect(self.pause_requested)
        window.resume_requested.connect(self.resume_requested)
        window.check_requested.connect(self.check_requested)
        window.checklist_requested.connect(self.checklist_requested)
        window.later_answered.connect(self.later_answered)
        window.routine_requested.connect(self.routine_requested)
        window.routine_action_requested.connect(self.routine_action_requested)
        window.edit_requested.connect(self._edits.carry_out)
        window.why_requested.connect(self.why_requested)
        window.undo_requested.connect(self._toasts.undo)
        window.line_action_requested.connect(self.line_action_requested)
        window.data_file_requested.connect(self._on_data_file_requested)
        window.safety_requested.connect(self.safety_requested)
        window.before_requested.connect(self.before_requested)
        window.report_requested.connect(self.report_requested)
        window.insight_applied.connect(self._insights.apply)
        window.insight_dismissed.connect(self._insights.dismiss)
        window.insight_tried.connect(self.insight_tried)
        self._banner.connect_to(window)
        self._open.keep(DASHBOARD, window, window.closed)
        self.show_banner()
        return window

    def _source(self) -> "DashboardSource":
        from posture.ui.dashboard.about_page import AboutView
        from posture.ui.dashboard.window import DashboardSource
        from posture.ui.safety.sources import source_lines

        parts, sources = self._parts, self._parts.sources()
        return DashboardSource(
            today=parts.history.day,
            load_week=sources.week,
            load_today=sources.today,
            load_day=sources.day,
            load_posture=sources.posture,
            posture_sections=self._posture_sections,
            load_routines=lambda: parts.routine_library.view(parts.guidance.coach),
            make_pages=self._make_pages(),
            about=AboutView(
                version=__version__,
                licence="MIT",
                data_file=str(parts.data_file),
                load_sources=lambda: source_lines(parts.load_library()),
            ),
        )

    # --- keeping it up to date ---

    @Slot(object)
    def show_status(self, status: Status) -> None:
        """Show what goes on, where the window is open."""
        if self._window is not None:
            self._window.set_status(status)

    @Slot()
    def refresh(self) -> None:
        """The record has changed."""
        if self._window is not None:
            self._window.refresh()

    @Slot()
    def show_banner(self) -> None:
        """Something that needs a look has changed, or whether there is a tray."""
        if self._window is not None:
            self._window.set_stays_in_task_bar(not (self._is_closing or self._parts.has_tray()))
            self._banner.show_in(self._window)

    def show_trouble(self, trouble: str | None) -> None:
        """Say that history can't be saved, or that it can again."""
        self._banner.set_trouble(trouble)
        if trouble is not None:
            self._toasts.say_next(self._banner.trouble_words or trouble)
        else:
            self.refresh()

    # --- what is asked there ---

    @Slot()
    def _on_restore_requested(self) -> None:
        self.open_copies()

    @Slot()
    def open_copies(self) -> None:
        """Open the list of the history's copies, one of which may take its place."""
        self._copies.open_copies()

    @Slot()
    def _on_data_file_requested(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._parts.data_file.parent)))
