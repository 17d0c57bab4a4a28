"""Work hours with lunch, and days off."""

from collections.abc import Callable, Sequence
from datetime import date, time

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.setting_lists import Day
from posture.core.settings import Settings
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.settings.block import Block
from posture.ui.settings.change import change_to
from posture.ui.settings.day_toggles import ClockRange, DayToggles
from posture.ui.settings.hours_rows import HoursRow, rows_of, spans_of
from posture.ui.settings.list_editor import ListEditor
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.choice import Check
from posture.ui.widgets.surface import Line, Surface
from posture.ui.widgets.text import Text

PADDING = (20, 18, 20, 18)
GAP_PX = 12
USUAL_LUNCH_S = 3600
LAST_MINUTE_S = 86_340
HOURS, DAYS_OFF = "work.hours", "work.days_off"


class HoursRowEditor(QWidget):
    """Days, from and to, lunch; with a cross where there are several."""

    edited = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, row: HoursRow, *, is_removable: bool) -> None:
        super().__init__()
        self._row = row
        self.days = DayToggles(theme)
        self.hours = ClockRange(theme, tr("Hours", "Work hours"), leading=tr("Hours", "from"))
        self.has_lunch = Check(theme, tr("Hours", "Lunch without prompts"))
        self.lunch = ClockRange(theme, tr("Hours", "Lunch"), leading=tr("Hours", "from"))
        self._remove = Button(
            theme, role="quiet", icon_name="close", name=tr("Hours", "Remove these hours")
        )
        self._lay_out()
        self._remove.setVisible(is_removable)
        self.show_row(row)
        self.days.changed.connect(self._on_edited)
        self.hours.changed.connect(self._on_edited)
        self.has_lunch.clicked.connect(self._on_lunch_clicked)
        self.lunch.changed.connect(self._on_edited)
        self._remove.clicked.connect(self.removed)

    @property
    def row(self) -> HoursRow:
        """What it stands at."""
        return self._row

    def show_row(self, row: HoursRow) -> None:
        """Show these hours."""
        self._row = row
        self.days.show_days(row.days)
        self.hours.show_range(row.start, row.end)
        with QSignalBlocker(self.has_lunch):
            self.has_lunch.setChecked(row.lunch is not None)
        self.has_lunch.setEnabled(row.start < row.end)
        self.lunch.setVisible(row.lunch is not None)
        if row.lunch is not None:
            self.lunch.show_range(*row.lunch)

    def _lay_out(self) -> None:
        first = ReflowRow(gap_px=16, below_gap_px=8)
        first.add(self.days)
        first.add(self.hours, 1)
        second = ReflowRow(gap_px=16, below_gap_px=8)
        second.add(self.has_lunch)
        second.add(self.lunch, 1)
        with_cross = QHBoxLayout()
        with_cross.addWidget(first, 1)
        with_cross.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addLayout(with_cross)
        column.addWidget(second)

    @Slot()
    def _on_edited(self) -> None:
        lunch = (self.lunch.start, self.lunch.end) if self._row.lunch is not None else None
        if lunch is not None and self._row.lunch is not None and lunch[0] >= lunch[1]:
            lunch = _moved(self._row.lunch, lunch)
        self._row = HoursRow(
            days=self.days.days, start=self.hours.start, end=self.hours.end, lunch=lunch
        )
        self.edited.emit()

    @Slot(bool)
    def _on_lunch_clicked(self, on: bool) -> None:
        lunch = _usual_lunch(self._row) if on else None
        self._row = msgspec.structs.replace(self._row, lunch=lunch)
        self.edited.emit()


class HoursBlock(Block):
    """The hours in which prompts come, in rows: most people need one."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        setting = settings.setting(HOURS)
        words = tr("Settings", setting.help)
        super().__init__(theme, tr("Settings", setting.label), searched=words)
        self._theme = theme
        self._settings = settings
        self._editors: list[HoursRowEditor] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP_PX)
        self.add_button = Button(theme, tr("Hours", "Other hours on some days"), icon_name="plus")
        self.add_button.clicked.connect(self._on_add)
        card = Surface(theme)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*PADDING)
        inside.setSpacing(GAP_PX)
        inside.addLayout(self._rows)
        inside.addWidget(self.add_button)
        inside.addWidget(Text(theme, words, style="small", ink="text2", wrap=True))
        self.column.addWidget(card)

    @property
    def editors(self) -> Sequence[HoursRowEditor]:
        """The rows on show."""
        return self._editors

    @property
    def keys(self) -> tuple[str, ...]:
        """The work hours."""
        return (HOURS,)

    def show_settings(self, settings: Settings) -> None:
        """Show the hours in force; rows stay as they are while only their figures change."""
        self._settings = settings
        rows = rows_of(settings.get(HOURS))
        if len(rows) != len(self._editors):
            self._build(rows)
        for editor, row in zip(self._editors, rows, strict=True):
            editor.show_row(row)

    def _build(self, rows: Sequence[HoursRow]) -> None:
        self._editors = []
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows):
            if number:
                self._rows.addWidget(Line(self._theme))
            editor = HoursRowEditor(self._theme, row, is_removable=len(rows) > 1)
            editor.edited.connect(self._on_edited)
            editor.removed.connect(self._on_removed)
            self._rows.addWidget(editor)
            self._editors.append(editor)
        self.add_button.setVisible(_free_days(rows) != frozenset())

    def _change_to(self, rows: Sequence[HoursRow]) -> None:
        change = change_to(self._settings, {HOURS: spans_of(rows)})
        if change.is_empty:
            self.show_settings(self._settings)
        else:
            self.pass_on(change)

    @Slot()
    def _on_edited(self) -> None:
        self._change_to([editor.row for editor in self._editors])

    @Slot()
    def _on_removed(self) -> None:
        gone = self.sender()
        self._change_to([editor.row for editor in self._editors if editor is not gone])

    @Slot()
    def _on_add(self) -> None:
        rows = [editor.row for editor in self._editors]
        more = HoursRow(days=_free_days(rows), start=time(9), end=time(13))
        self._change_to([*rows, more])


class DaysOffBlock(Block):
    """Dates without prompts."""

    def __init__(self, theme: Theme, settings: Settings, today: Callable[[], date]) -> None:
        setting = settings.setting(DAYS_OFF)
        words = tr("Settings", setting.help)
        super().__init__(theme, tr("Settings", setting.label), searched=words)
        self._settings = settings
        self._today = today
        self.entries = ListEditor(theme, Day())
        self.entries.field.setAccessibleName(tr("Settings", setting.label))
        self.entries.field.setAccessibleDescription(words)
        self.today_button = Button(theme, tr("Hours", "Today is a day off"))
        card = Surface(theme)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*PADDING)
        inside.setSpacing(GAP_PX)
        inside.addWidget(self.entries)
        inside.addWidget(self.today_button)
        inside.addWidget(Text(theme, words, style="small", ink="text2", wrap=True))
        self.column.addWidget(card)
        self.entries.edited.connect(self._on_edited)
        self.today_button.clicked.connect(self._on_today)

    @property
    def keys(self) -> tuple[str, ...]:
        """The days off."""
        return (DAYS_OFF,)

    def show_settings(self, settings: Settings) -> None:
        """Show the days in force."""
        self._settings = settings
        self.entries.show_entries(settings.get(DAYS_OFF))
        self.today_button.setEnabled(self._today() not in settings.get(DAYS_OFF))

    @Slot(object)
    def _on_edited(self, days: tuple[date, ...]) -> None:
        self.pass_on(change_to(self._settings, {DAYS_OFF: days}))

    @Slot()
    def _on_today(self) -> None:
        self.entries.add(self._today())


def _free_days(rows: Sequence[HoursRow]) -> frozenset[int]:
    """The days that no row has yet."""
    taken = frozenset(day for row in rows for day in row.days)
    return frozenset(range(7)) - taken


def _usual_lunch(row: HoursRow) -> tuple[time, time]:
    """An hour at noon, or in the middle of hours that don't include noon."""
    usual = (time(12), time(13))
    if msgspec.structs.replace(row, lunch=usual).has_room_for_lunch:
        return usual
    start_s, end_s = _seconds(row.start), _seconds(row.end)
    length_s = min(USUAL_LUNCH_S, (end_s - start_s) // 3)
    middle_s = (start_s + end_s - length_s) // 2 // 60 * 60
    return _clock(middle_s), _clock(middle_s + max(length_s, 60))


def _moved(before: tuple[time, time], after: tuple[time, time]) -> tuple[time, time]:
    """A range whose ends crossed keeps its length and follows the end that was moved."""
    length_s = _seconds(before[1]) - _seconds(before[0])
    if after[0] != before[0]:
        return after[0], _clock(_seconds(after[0]) + length_s)
    return _clock(_seconds(after[1]) - length_s), after[1]


def _seconds(moment: time) -> int:
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def _clock(seconds: int) -> time:
    """That many seconds after midnight, at most the last minute of the day."""
    minutes, rest = divmod(min(max(0, seconds), LAST_MINUTE_S), 60)
    return time(minutes // 60, minutes % 60, rest)
