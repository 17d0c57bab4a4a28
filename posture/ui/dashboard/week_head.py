"""The head of the Week page: which week it is, the way to others, and its report."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.dashboard import week_words
from posture.ui.dashboard.page import GAP_PX
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.title_row import TitleRow
from posture.ui.dashboard.week_view import WeekView
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.joined import JoinedButtons, enable_steps
from posture.ui.widgets.text import Text

BELOW_GAP_PX = 10


class WeekHead(QWidget):
    """Title and dates; at their end two buttons for the weeks beside and one for the report."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(theme, style="h1")
        self.dates = Text(theme, style="body", ink="text2")
        self.previous = Button(theme, icon_name="chevron_left", name=tr("Week", "Week before"))
        self.next = Button(theme, icon_name="chevron_right", name=tr("Week", "Week after"))
        self.report = Button(theme, tr("Week", "Weekly report"))
        self._lay_out(theme)

    def set_view(self, view: WeekView) -> None:
        """Name this week."""
        self.title.setText(week_words.title(view))
        self.dates.setText(week_words.dates(view))
        enable_steps(
            (self.previous, view.has_week(view.week.shifted(-1))),
            (self.next, view.has_week(view.week.shifted(1))),
        )
        self.report.setEnabled(not view.empty)
        forwards = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.previous.set_icon_name("chevron_left" if forwards else "chevron_right")
        self.next.set_icon_name("chevron_right" if forwards else "chevron_left")

    def _lay_out(self, theme: Theme) -> None:
        ways = QWidget()
        leading = QHBoxLayout(ways)
        leading.setContentsMargins(0, 0, 0, 0)
        leading.setSpacing(GAP_PX)
        leading.addWidget(JoinedButtons((self.previous, self.next)))
        leading.addWidget(self.report)
        leading.addStretch(1)
        row = ReflowRow(gap_px=GAP_PX, below_gap_px=BELOW_GAP_PX)
        row.add(TitleRow(theme, self.title, self.dates), 1)
        row.add(ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
