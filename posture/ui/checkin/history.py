"""Posture > Check-ins: how regions went over the last weeks, and every check-in, to be deleted one by one."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posture.core.discomfort import Entry, by_region
from posture.ui.checkin import history_words
from posture.ui.checkin.series_chart import SeriesChart
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart_card import ChartCard
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX: Final = 20
GAP_PX: Final = 16
MOST_ROWS: Final = 30
"""So many check-ins are listed; older ones are in the record, and in an export of it."""

LoadEntries = Callable[[], tuple[Entry, ...]]


class EntryRow(QWidget):
    """One check-in: when, what, its note, and a button that deletes it, or brings it back."""

    delete_requested = Signal(object)
    """The `Entry`."""
    undo_requested = Signal(object)
    """The `Entry`."""

    def __init__(self, theme: Theme, entry: Entry, *, is_deleted: bool) -> None:
        super().__init__()
        self.entry = entry
        self.is_deleted = is_deleted
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(2)
        row.addLayout(column, 1)
        if is_deleted:
            column.addWidget(Text(theme, history_words.deleted(entry), ink="text2", wrap=True))
            self.button = Button(theme, tr("Checkins", "Undo"), role="link")
        else:
            title = history_words.entry_title(entry)
            column.addWidget(Text(theme, title, style="strong", wrap=True))
            line = history_words.entry_line(entry)
            column.addWidget(Text(theme, line, ink="text2", wrap=True))
            if entry.noted is not None and entry.noted.note:
                note = Text(theme, entry.noted.note, ink="text3", wrap=True, max_lines=2)
                column.addWidget(note)
            name = history_words.delete_name(entry)
            self.button = Button(theme, role="quiet", icon_name="trash", name=name)
        self.button.clicked.connect(self._on_clicked)
        row.addWidget(self.button)

    @Slot()
    def _on_clicked(self) -> None:
        signal = self.undo_requested if self.is_deleted else self.delete_requested
        signal.emit(self.entry)


class CheckinHistory(QWidget):
    """A part of the posture page, or a window of its own. What was deleted can be brought back until it closes.

    `page` is the widget that the words of a dot float over.
    """

    checkin_requested = Signal()
    summary_requested = Signal()
    delete_requested = Signal(str)
    """The `run_id` of a check-in: delete it at once."""
    undo_requested = Signal(object)
    """An `Entry` that was deleted: record it again."""

    def __init__(
        self,
        theme: Theme,
        load: LoadEntries,
        today: Callable[[], date],
        page: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._load = load
        self._today = today
        self._deleted: dict[str, Entry] = {}
        self.rows: list[EntryRow] = []
        self.check_in = Button(theme, tr("Checkins", "Check in"), icon_name="plus")
        self.summary = Button(theme, tr("Checkins", "Summary for a doctor…"), icon_name="print")
        self.check_in.clicked.connect(self.checkin_requested)
        self.summary.clicked.connect(self.summary_requested)
        self.empty = Text(theme, history_words.empty(), ink="text2", wrap=True)
        self.chart = SeriesChart(theme, Bubble(theme, page or self))
        foot = Text(theme, history_words.chart_foot(), style="small", ink="text3", wrap=True)
        self.card = ChartCard(theme, history_words.chart_title(), self.chart, foot=foot)
        policy = self.card.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.card.setSizePolicy(policy)
        self._lay_out()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the check-ins anew."""
        entries = self._load()
        recorded = {entry.run_id for entry in entries}
        self._deleted = {run: e for run, e in self._deleted.items() if run not in recorded}
        today = self._today()
        self.chart.set_series(by_region(entries), today)
        self.card.refresh()
        self.card.setHidden(not self.chart.spots and not self.chart.table().rows[1:])
        shown = sorted((*entries, *self._deleted.values()), key=lambda entry: entry.at)
        self._show_rows(tuple(reversed(shown))[:MOST_ROWS])
        self.empty.setHidden(bool(shown))
        self._list.setHidden(not shown)
        self.summary.setHidden(not entries)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        head = Surface(self._theme)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        inside.setSpacing(12)
        inside.addWidget(Text(self._theme, tr("Checkins", "Check-ins"), style="h3"))
        inside.addWidget(self.empty)
        inside.addWidget(Flow((self.check_in, self.summary)))
        column.addWidget(head)
        column.addWidget(self.card)
        self._list = Surface(self._theme)
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        self._rows = QWidget()
        self._list_column.addWidget(self._rows)
        column.addWidget(self._list)

    def _show_rows(self, entries: tuple[Entry, ...]) -> None:
        old, self._rows = self._rows, QWidget(self._list)
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.rows = []
        for entry in entries:
            row = EntryRow(self._theme, entry, is_deleted=entry.run_id in self._deleted)
            row.delete_requested.connect(self._on_delete)
            row.undo_requested.connect(self._on_undo)
            column.addWidget(row)
            self.rows.append(row)
        self._list_column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()

    def _keep_focus(self, run_id: str) -> None:
        """The row was built anew: the keyboard stays with it."""
        row = next((row for row in self.rows if row.entry.run_id == run_id), None)
        if row is not None:
            row.button.setFocus()

    @Slot(object)
    def _on_delete(self, entry: Entry) -> None:
        self._deleted[entry.run_id] = entry
        self.delete_requested.emit(entry.run_id)
        self.refresh()
        self._keep_focus(entry.run_id)

    @Slot(object)
    def _on_undo(self, entry: Entry) -> None:
        self._deleted.pop(entry.run_id, None)
        self.undo_requested.emit(entry)
        self.refresh()
        self._keep_focus(entry.run_id)
