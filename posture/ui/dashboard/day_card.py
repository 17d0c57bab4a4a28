"""The card of the day's line: today's, and yesterday's, for that is when people remember."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.dashboard import day_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart_card import TOGGLE_PX, ChartCard
from posture.ui.dashboard.chart_words import mark_name
from posture.ui.dashboard.day_line import DayLine
from posture.ui.dashboard.legend import Entry, Legend, Sign
from posture.ui.dashboard.today_view import TodayView
from posture.ui.dashboard.week_view import Mark
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.joined import JoinedButtons, enable_steps
from posture.ui.widgets.text import Text


class DayCard(ChartCard):
    """The line with its legend and its table; two buttons go to yesterday and back."""

    day_chosen = Signal(bool)
    """Whether yesterday is to be shown."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        self._legend = Legend(theme)
        self.nothing = Text(theme, ink="text2", wrap=True)
        self.line = DayLine(theme, bubble)
        foot = QWidget()
        under = QVBoxLayout(foot)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self._legend)
        under.addWidget(self.nothing)
        super().__init__(theme, "", self.line, foot=foot, parent=parent)
        self.earlier = Button(
            theme, icon_name="chevron_left", name=day_words.earlier(), height_px=TOGGLE_PX
        )
        self.later = Button(
            theme, icon_name="chevron_right", name=day_words.later(), height_px=TOGGLE_PX
        )
        self._days = JoinedButtons((self.earlier, self.later))
        self.head.insertWidget(1, self._days, 0, Qt.AlignmentFlag.AlignVCenter)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)

    def set_view(self, view: TodayView, *, can_go_back: bool) -> None:
        """Show this day; `can_go_back`: yesterday can be shown, too."""
        self.title.setText(day_words.title(view))
        self.twin.setAccessibleName(day_words.title(view))
        self.nothing.setText(day_words.nothing_on_record(view))
        self.line.set_view(view)
        self._legend.set_entries(_entries(view))
        is_today = view.now is not None
        self._days.setVisible(can_go_back)
        enable_steps((self.earlier, is_today), (self.later, not is_today))
        leftwards = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.earlier.set_icon_name("chevron_left" if leftwards else "chevron_right")
        self.later.set_icon_name("chevron_right" if leftwards else "chevron_left")
        self._legend.setVisible(bool(self.line.spots))
        self.nothing.setHidden(bool(self.line.spots))
        self.refresh()

    @Slot()
    def _on_earlier(self) -> None:
        self.day_chosen.emit(True)

    @Slot()
    def _on_later(self) -> None:
        self.day_chosen.emit(False)


def _entries(view: TodayView) -> tuple[Entry, ...]:
    """What is on the line, and no more."""
    seen = {one.mark for one in view.breaks}
    entries = [Entry("", (mark,), mark_name(mark)) for mark in Mark if mark in seen]
    if view.expired:
        entries.append(Entry("", (Sign.UNCOUNTED,), day_words.not_counted()))
    if view.stretches or view.going_on:
        entries.append(Entry("", (Sign.AT_DESK,), day_words.at_the_desk()))
    if view.lights:
        entries.append(Entry("", (Sign.HELD,), day_words.held_lightly()))
    return tuple(entries)
