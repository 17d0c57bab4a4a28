"""The card with the list of days: filters and search above it, the way to earlier months below."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.history_day import Note
from posture.core.history_list import HistoryYear, ListedMonth, MonthSums, months_of, passes
from posture.ui.history import words
from posture.ui.history.day_columns import ColumnHeads
from posture.ui.history.day_list import DayList
from posture.ui.history.entry_words import EntryLine, line_of, note_line
from posture.ui.history.filters import FilterBar
from posture.ui.history.values import HistorySource, Unreadable
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
TOP_PX = 16
LIST_SIDE_PX = 10
"""Rows have a padding of their own."""
MOST_FOUND = 200
"""So many days with notes that match are listed, the latest."""


class DayCard(Surface):
    """Lists the days of the twelve months on show, or those of all years whose notes match the search."""

    earlier_requested = Signal()

    def __init__(self, theme: Theme, source: HistorySource, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._source = source
        self._year: HistoryYear | None = None
        self._shown: object = None
        """What the list was last made of: it is made anew where that changes."""
        self.filters = FilterBar(theme)
        self.heads = ColumnHeads(theme)
        self.list = DayList(theme, self._load_lines)
        self.nothing = Text(theme, ink="text2", wrap=True)
        self.more = Text(theme, style="small", ink="text3", wrap=True)
        self.earlier = Button(theme)
        self.filters.changed.connect(self._on_filters_changed)
        self.earlier.clicked.connect(self.earlier_requested)
        self._lay_out(theme)

    def set_year(self, year: HistoryYear) -> None:
        """List these twelve months; a search goes on."""
        self._year = year
        self.earlier.setText(words.earlier_months(year))
        self._list_days()

    def show_day(self, day: date) -> None:
        """Put the keyboard on that day's row; filters that hide it are taken away."""
        if not self.list.go_to(day):
            self.filters.clear()
            self.list.go_to(day)

    def show_month(self, month: date) -> None:
        """Put the keyboard on that month's heading; a search that hides it is taken away."""
        if self.filters.asked:
            self.filters.clear()
        self.list.go_to_month(month)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LIST_SIDE_PX, TOP_PX, LIST_SIDE_PX, PADDING_PX)
        column.setSpacing(12)
        inset = PADDING_PX - LIST_SIDE_PX
        head = QVBoxLayout()
        head.setContentsMargins(inset, 0, inset, 0)
        head.setSpacing(12)
        head.addWidget(Text(theme, words.list_title(), style="h3"))
        head.addWidget(self.filters)
        head.addWidget(self.nothing)
        column.addLayout(head)
        column.addWidget(self.heads)
        column.addWidget(self.list)
        foot = QVBoxLayout()
        foot.setContentsMargins(inset, 0, inset, 0)
        foot.addWidget(self.more)
        foot.addWidget(self.earlier)
        column.addLayout(foot)

    # --- what is listed ---

    def _list_days(self) -> None:
        year = self._year
        if year is None:
            return
        asked = self.filters.asked
        found = self._find(asked) if asked else None
        trouble = found.words if isinstance(found, Unreadable) else ""
        notes = () if found is None or isinstance(found, Unreadable) else found
        months = self._months_found(notes) if asked else self._months(year)
        if isinstance(months, Unreadable):
            trouble, months = months.words, ()
        shown = (months, notes, asked, year.today)
        if shown != self._shown:
            self._shown = shown
            self.list.set_months(months, year.today, self._lines_of(notes) if asked else None)
        self.nothing.setText(trouble or words.nothing_matches())
        for widget in (self.list, self.heads):
            widget.setVisible(bool(months))
        self.nothing.setHidden(bool(months))
        self.more.setText(words.most_found(MOST_FOUND))
        self.more.setVisible(len({note.day for note in notes}) > MOST_FOUND)
        self.earlier.setHidden(bool(asked) or not year.has_earlier)

    def _months(self, year: HistoryYear) -> tuple[ListedMonth, ...]:
        """The days that pass, under the sums of their whole months."""
        filters = self.filters.filters
        listed = (
            msgspec.structs.replace(
                month, days=tuple(one for one in month.days if passes(one, filters))
            )
            for month in year.months
        )
        return tuple(month for month in listed if month.days)

    def _find(self, asked: str) -> tuple[Note, ...] | Unreadable:
        return self._source.find_notes(asked)

    def _months_found(self, notes: Sequence[Note]) -> tuple[ListedMonth, ...] | Unreadable:
        """The days with these notes that pass. Their months have no sums: not all of their days are here."""
        days = sorted({note.day for note in notes})[-MOST_FOUND:]
        listed = self._source.load_days(days)
        if isinstance(listed, Unreadable):
            return listed
        months = months_of(one for one in listed if passes(one, self.filters.filters))
        return tuple(msgspec.structs.replace(month, sums=MonthSums()) for month in months)

    def _lines_of(self, notes: Sequence[Note]) -> Mapping[date, Sequence[EntryLine]]:
        found: dict[date, list[EntryLine]] = {}
        for note in notes:
            found.setdefault(note.day, []).append(note_line(note, self._source.names))
        return found

    def _load_lines(self, day: date) -> Sequence[EntryLine]:
        """What happened on a day that was opened."""
        entries = self._source.load_entries(day)
        if isinstance(entries, Unreadable):
            return (EntryLine(title=words.unreadable(), detail=entries.words),)
        return tuple(line_of(entry, self._source.names) for entry in entries)

    @Slot()
    def _on_filters_changed(self) -> None:
        self._list_days()
