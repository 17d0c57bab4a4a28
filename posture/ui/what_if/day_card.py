"""The card with one day's picture under both settings, and the choice of the day."""

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from posture.core.simulate import Replay
from posture.core.what_if_day import day_picture
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart_card import ChartCard
from posture.ui.dashboard.legend import Legend, outcome_entries
from posture.ui.dashboard.written import SHORT, day_name, weekday_name
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.what_if import day_words, words
from posture.ui.what_if.day_pair import DayPair
from posture.ui.what_if.values import WeekShown
from posture.ui.widgets.choice import DayToggle
from posture.ui.widgets.text import Text

DAY_GAP_PX = 7
LETTERS = 2
TABLE_PX = 260


class DayChoice(QWidget):
    """The seven days of the week on show, one of which is chosen; arrow keys go from one to the next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.group = QButtonGroup(self)
        self._days: dict[QAbstractButton, date] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(DAY_GAP_PX)
        self._row.addStretch(1)

    @property
    def toggles(self) -> dict[date, DayToggle]:
        """The toggle of each day."""
        return {day: toggle for toggle, day in self._days.items() if isinstance(toggle, DayToggle)}

    @property
    def chosen(self) -> date | None:
        """The day that is on."""
        checked = self.group.checkedButton()
        return None if checked is None else self._days.get(checked)

    def show_week(self, view: WeekShown) -> None:
        """Offer the days with activity; the chosen weekday stays where it can."""
        before = self.chosen
        if tuple(self._days.values()) != view.recorded.days:
            self._build(view)
        for day, toggle in self.toggles.items():
            toggle.setVisible(day in view.recorded.desk_s)
        best = max(view.shown_days, key=lambda day: view.recorded.desk_s[day], default=None)
        same = next(
            (d for d in view.shown_days if before and d.weekday() == before.weekday()), best
        )
        if same is not None:
            self.toggles[same].setChecked(True)
        self.stop_at_chosen()

    def stop_at_chosen(self) -> None:
        """Tab stops at the chosen day alone, as with radio buttons."""
        for toggle in self._days:
            policy = Qt.FocusPolicy.StrongFocus if toggle.isChecked() else Qt.FocusPolicy.ClickFocus
            toggle.setFocusPolicy(policy)

    def _build(self, view: WeekShown) -> None:
        for toggle in self._days:
            self.group.removeButton(toggle)
            toggle.hide()
            toggle.deleteLater()
        self._days = {}
        for place, day in enumerate(view.recorded.days):
            letters = weekday_name(day.weekday(), SHORT)[:LETTERS]
            toggle = DayToggle(self._theme, letters, day_name(day))
            self.group.addButton(toggle)
            self._row.insertWidget(place, toggle)
            self._days[toggle] = day


class DayCard(ChartCard):
    """A day in both."""

    def __init__(self, theme: Theme, bubble: Bubble) -> None:
        self.pair = DayPair(theme, bubble)
        super().__init__(theme, day_words.title(), self.pair, foot=_legend(theme))
        self._view: WeekShown | None = None
        self._replays: tuple[Replay, ...] = ()
        self.choice = DayChoice(theme)
        self.choice.setAccessibleName(tr("WhatIf", "Day"))
        self.caption = Text(theme, ink="text2", wrap=True)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self.choice)
            column.insertWidget(2, self.caption)
        self.choice.group.buttonToggled.connect(self._on_day_toggled)

    def show_lives(self, view: WeekShown, yours: Replay, tried: Replay) -> None:
        """Show the same day of both replays."""
        self._view = view
        self._replays = (yours, tried)
        self.choice.show_week(view)
        self._show_day()

    def _show(self, page: QWidget) -> None:
        """The table takes more room than the strips."""
        super()._show(page)
        self.twin.setMinimumHeight(self._theme.px(TABLE_PX) if self.shows_table else 0)

    def _show_day(self) -> None:
        day, view = self.choice.chosen, self._view
        if day is None or view is None:
            return
        pictures = [day_picture(replay, day) for replay in self._replays]
        self.pair.show_days(pictures, view.kind_names, view.small_kinds)
        self.caption.setText(words.day_caption(view, day))
        self.refresh()

    @Slot(QAbstractButton, bool)
    def _on_day_toggled(self, _toggle: QAbstractButton, on: bool) -> None:
        if on:
            self.choice.stop_at_chosen()
            self._show_day()


def _legend(theme: Theme) -> QWidget:
    marks = Legend(theme)
    marks.set_entries(outcome_entries(with_partial=False))
    foot = QWidget()
    column = QVBoxLayout(foot)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(marks)
    column.addWidget(Text(theme, day_words.legend(), style="small", ink="text3", wrap=True))
    return foot
