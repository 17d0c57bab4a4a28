"""The buttons beside the page's title: other years, export, deleting."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from posture.core.history_list import HistoryYear, ListedMonth, last_day_of
from posture.ui.history import words
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.joined import JoinedButtons, enable_steps
from posture.ui.widgets.menu import Menu


class HeadButtons(QWidget):
    """On one line, or on several where the window is narrow."""

    moved = Signal(int)
    """Twelve months back (-1) or on (1)."""
    export_requested = Signal(object, object)
    """The first and last day, each a `date`."""
    removal_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year: HistoryYear | None = None
        self._month: ListedMonth | None = None
        self.earlier = Button(
            theme, icon_name="chevron_left", name=tr("History", "Twelve months earlier")
        )
        self.later = Button(
            theme, icon_name="chevron_right", name=tr("History", "Twelve months later")
        )
        self.export = Button(theme, tr("History", "Export CSV…"))
        self.removal = Button(theme, tr("History", "Delete a range…"))
        self.menu = Menu(theme, self)
        self.export.setMenu(self.menu)
        flow = Flow((JoinedButtons((self.earlier, self.later)), self.export, self.removal))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(flow)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(flow.sizeHint().width())
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.removal.clicked.connect(self.removal_requested)

    def set_year(self, year: HistoryYear, month: ListedMonth | None) -> None:
        """Offer what there is beside these months; `month`: the one that is chosen."""
        self._year, self._month = year, month
        rightwards = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.earlier.set_icon_name("chevron_left" if rightwards else "chevron_right")
        self.later.set_icon_name("chevron_right" if rightwards else "chevron_left")
        enable_steps((self.earlier, year.has_earlier), (self.later, year.has_later))
        for button in (self.export, self.removal):
            button.setEnabled(year.record_first is not None)
        self._fill_menu(year)

    def _fill_menu(self, year: HistoryYear) -> None:
        self.menu.clear()
        if self._month is not None:
            month = self._month.first_day
            self._offer(words.month_title(month), month, last_day_of(month))
        self._offer(words.range_title(year), year.first_day, year.last_day)
        first = year.record_first or year.first_day
        self._offer(tr("History", "Everything"), first, year.today)

    def _offer(self, name: str, first_day: date, last_day: date) -> None:
        action = QAction(name, self.menu)
        action.setData((first_day, last_day))
        action.triggered.connect(self._on_export_chosen)
        self.menu.addAction(action)

    @Slot()
    def _on_export_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            first_day, last_day = action.data()
            self.export_requested.emit(first_day, last_day)

    @Slot()
    def _on_earlier(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_later(self) -> None:
        self.moved.emit(1)
