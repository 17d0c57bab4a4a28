"""The dashboard window: the sidebar and one page at a time, each loaded and built when it is first opened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from posture.core.status import Status
from posture.storage.problems import StorageProblem
from posture.ui.dashboard.banner import BannerAction, PageBanner
from posture.ui.dashboard.now_words import now_view
from posture.ui.dashboard.page import Page
from posture.ui.dashboard.sidebar import AT_BOTTOM, PageName, Sidebar, page_title
from posture.ui.dashboard.unread_page import UnreadPage
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.window_room import window_room

if TYPE_CHECKING:
    from posture.ui.dashboard.about_page import AboutView
    from posture.ui.dashboard.posture_page import LoadPosture, MakeSection
    from posture.ui.dashboard.routines_page import LoadRoutines
    from posture.ui.dashboard.today_page import LoadDay, LoadToday, TodayPage
    from posture.ui.dashboard.week_page import LoadWeek

USUAL_SIZE = QSize(1120, 780)
LEAST_SIZE = QSize(880, 620)


@dataclass(frozen=True, kw_only=True)
class DashboardSource:
    """Where the pages get their values. A page whose source is None is not offered."""

    today: Callable[[], date]
    load_week: "LoadWeek"
    load_today: "LoadToday"
    about: "AboutView"
    load_day: "LoadDay | None" = None
    """What was recorded of yesterday."""
    load_posture: "LoadPosture | None" = None
    posture_sections: "Sequence[MakeSection]" = ()
    """What other rooms add to the posture page."""
    load_routines: "LoadRoutines | None" = None
    make_pages: Mapping[PageName, Callable[[], QWidget]] = field(default_factory=dict)
    """Builds pages that rooms of their own feed; settings among them. They need not be a `Page`."""


class DashboardWindow(QWidget):
    """The main window. It is deleted when it is closed, to give its memory back.

    Where there is no tray it `set_stays_in_task_bar`: it is then the only way to the app.
    """

    start_break_requested = Signal()
    end_break_requested = Signal()
    """End the break that runs; what was done counts."""
    moved_requested = Signal()
    pause_requested = Signal(object)
    """Minutes (an `int`), or None: until resumed."""
    resume_requested = Signal()
    check_requested = Signal()
    checklist_requested = Signal(str)
    """The id of another check or card."""
    later_answered = Signal(object)
    """A `LaterAnswer` about what can't be changed in a check."""
    routine_requested = Signal(str)
    routine_action_requested = Signal(object)
    """A `RoutineAction` of the routines page."""
    line_action_requested = Signal(str, int)
    """A `LineKind` of the Today page and which of its buttons."""
    report_requested = Signal(object)
    """The `Week` of the report."""
    insight_applied = Signal(object)
    """The `Insight` that is to be tried."""
    insight_tried = Signal(object)
    """The `Insight` whose change is to be seen on the What if page."""
    insight_dismissed = Signal(object)
    """The `Insight` that is put aside."""
    edit_requested = Signal(object)
    """A `DayEdit` of something of today or yesterday."""
    why_requested = Signal(object)
    """The `TodayBreak` of which somebody asks why it came as it did."""
    data_file_requested = Signal()
    safety_requested = Signal()
    before_requested = Signal()
    """The questions before one starts."""
    page_opened = Signal(object)
    """The `PageName` now on show."""
    banner_action = Signal(str)
    """The id of the `BannerAction` that was pressed. The banner stays until it is told to go."""
    banner_dismissed = Signal()
    undo_requested = Signal()
    """Take back what the toast tells of."""
    closed = Signal()

    def __init__(
        self, theme: Theme, source: DashboardSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._source = source
        self._status: Status | None = None
        self._makers = self._make_makers()
        self._pages: dict[PageName, QWidget] = {}
        self._open: PageName | None = None
        self._today: TodayPage | None = None
        self._stays_in_task_bar = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = window_room(self)
        self.setMinimumSize(LEAST_SIZE.boundedTo(room))
        self.resize(USUAL_SIZE.boundedTo(room))
        self.sidebar = Sidebar(theme, tuple(self._makers), self)
        self.banner = PageBanner(theme)
        self._stack = QStackedWidget(self)
        self.unread: UnreadPage | None = None
        """What stands in for a page that can't be read, once there was one."""
        self._lay_out()
        self.sidebar.page_chosen.connect(self.open_page)
        self.banner.action_chosen.connect(self.banner_action)
        self.banner.dismissed.connect(self.banner_dismissed)
        theme.changed.connect(self._on_theme_changed)
        self._add_shortcuts()

    @property
    def open_name(self) -> PageName | None:
        """The page on show."""
        return self._open

    def page(self, name: PageName) -> QWidget | None:
        """The page of that name, if it was opened before."""
        return self._pages.get(name)

    @Slot(object)
    def open_page(self, name: PageName) -> None:
        """Show this page, with fresh values."""
        if name not in self._makers:
            return
        self._open = name
        self.refresh()
        if (shown := self._stack.currentWidget()) is not None:
            shown.setAccessibleName(page_title(name))
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sidebar.set_open(name)
        self.setWindowTitle(tr("Dashboard", "{page} – Posture").format(page=page_title(name)))
        self.page_opened.emit(name)

    def show_banner(self, sentence: str | None, *, actions: tuple[BannerAction, ...] = ()) -> None:
        """Say above every page what does not work, with at most two buttons; None takes it away."""
        self.banner.show_sentence(sentence, actions)

    def set_stays_in_task_bar(self, stays: bool) -> None:
        """Whether closing only minimises, as there is no tray. Take it back before the app quits."""
        self._stays_in_task_bar = stays

    @Slot()
    def refresh(self) -> None:
        """The records changed: read the values of the page on show anew."""
        if self._open is None:
            return
        try:
            page = self._made(self._open)
            if isinstance(page, Page):
                page.refresh()
        except StorageProblem as problem:
            self._say_unread(self._open, problem)
        else:
            self._stack.setCurrentWidget(page)

    def _made(self, name: PageName) -> QWidget:
        """The page of that name, built when it is first opened."""
        if name not in self._pages:
            self._pages[name] = self._makers[name]()
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def _say_unread(self, name: PageName, problem: StorageProblem) -> None:
        """The record can't be read: the window lives on, and the page says why."""
        if self.unread is None:
            self.unread = UnreadPage(self._theme)
            self.unread.again_requested.connect(self.refresh)
            self._stack.addWidget(self.unread)
        self.unread.say(page_title(name), problem)
        self._stack.setCurrentWidget(self.unread)

    @Slot(object)
    def _on_week_unreadable(self, problem: StorageProblem) -> None:
        self._say_unread(PageName.WEEK, problem)

    def set_status(self, status: Status) -> None:
        """Show what goes on now, in the sidebar and on the today page."""
        self._status = status
        now = now_view(status)
        self.sidebar.set_now(now)
        if self._today is not None:
            self._today.strip.set_now(status, now)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone, and Qt deletes it; or leave it in the task bar."""
        if self._stays_in_task_bar:
            event.ignore()
            self.showMinimized()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)

    def _make_makers(self) -> Mapping[PageName, Callable[[], QWidget]]:
        """How to build each page that is offered, in the order of the sidebar (that of `PageName`)."""
        makers: dict[PageName, Callable[[], QWidget]] = {
            PageName.TODAY: self._make_today,
            PageName.WEEK: self._make_week,
        }
        if self._source.load_posture is not None:
            makers[PageName.POSTURE] = partial(self._make_posture, self._source.load_posture)
        if self._source.load_routines is not None:
            makers[PageName.ROUTINES] = partial(self._make_routines, self._source.load_routines)
        makers |= self._source.make_pages
        makers[PageName.ABOUT] = self._make_about
        return {name: makers[name] for name in PageName if name in makers}

    def _make_today(self) -> QWidget:
        from posture.ui.dashboard.today_page import TodayPage

        page = TodayPage(self._theme, self._source.load_today, self._source.load_day)
        page.strip.start_break_requested.connect(self.start_break_requested)
        page.strip.end_break_requested.connect(self.end_break_requested)
        page.check_requested.connect(self.check_requested)
        page.edit_requested.connect(self.edit_requested)
        page.why_requested.connect(self.why_requested)
        page.refresh_requested.connect(self.refresh)
        page.line_action_requested.connect(self.line_action_requested)
        page.routine_requested.connect(self.routine_requested)
        page.strip.moved_requested.connect(self.moved_requested)
        page.strip.pause_requested.connect(self.pause_requested)
        page.strip.resume_requested.connect(self.resume_requested)
        if self._status is not None:
            page.strip.set_now(self._status, now_view(self._status))
        self._today = page
        return page

    def _make_week(self) -> QWidget:
        from posture.ui.dashboard.week_page import WeekPage

        page = WeekPage(self._theme, self._source.load_week, self._source.today)
        page.unreadable.connect(self._on_week_unreadable)
        page.check_requested.connect(self.check_requested)
        page.report_requested.connect(self.report_requested)
        page.insight.applied.connect(self.insight_applied)
        page.insight.dismissed.connect(self.insight_dismissed)
        page.insight.what_if_requested.connect(self.insight_tried)
        return page

    def _make_posture(self, load_posture: "LoadPosture") -> QWidget:
        from posture.ui.dashboard.posture_page import PosturePage

        source = self._source
        page = PosturePage(self._theme, load_posture, source.posture_sections)
        page.check_requested.connect(self.check_requested)
        page.checklist_requested.connect(self.checklist_requested)
        page.later_answered.connect(self.later_answered)
        return page

    def _make_routines(self, load_routines: "LoadRoutines") -> QWidget:
        from posture.ui.dashboard.routines_page import RoutinesPage

        page = RoutinesPage(self._theme, load_routines)
        page.routine_requested.connect(self.routine_requested)
        page.action_requested.connect(self.routine_action_requested)
        page.safety_requested.connect(self.safety_requested)
        return page

    def _make_about(self) -> QWidget:
        from posture.ui.dashboard.about_page import AboutPage

        page = AboutPage(self._theme, self._source.about)
        page.data_file_requested.connect(self.data_file_requested)
        page.safety_requested.connect(self.safety_requested)
        page.before_requested.connect(self.before_requested)
        return page

    def _add_shortcuts(self) -> None:
        upper = [name for name in self._makers if name not in AT_BOTTOM]
        keys = {f"Ctrl+{number}": name for number, name in enumerate(upper, start=1)}
        if PageName.SETTINGS in self._makers:
            keys["Ctrl+,"] = PageName.SETTINGS
        keys["F1"] = PageName.ABOUT
        self._shortcuts = {QShortcut(QKeySequence(key), self): name for key, name in keys.items()}
        for shortcut in self._shortcuts:
            shortcut.activated.connect(self._on_shortcut)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo_requested.emit)

    @Slot()
    def _on_shortcut(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self.open_page(self._shortcuts[shortcut])

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
