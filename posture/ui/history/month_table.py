"""The months in figures: breaks taken and the longest sit on average, one row a month."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from posture.core.history_list import ListedMonth
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.table_twin import NOWHERE, Index, TableModel, TableTwin
from posture.ui.history import words
from posture.ui.theme import Theme


class MonthModel(TableModel):
    """The same rows, each told as a sentence."""

    def __init__(self, months: Sequence[ListedMonth], parent: QWidget) -> None:
        rows = tuple(words.month_row(month) for month in months)
        super().__init__(Table(words.months_headings(), rows), parent)
        self._told = tuple(words.month_told(month) for month in months)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; a screen reader and the tool tip have the whole sentence."""
        told = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role in told and index.column() == 0:
            return self._told[index.row()]
        return super().data(index, role)


class MonthTable(TableTwin):
    """A row is chosen by click or arrow keys; Enter, or a double click, asks for its days."""

    month_chosen = Signal(object)
    """The first day of the month, a `date`."""
    month_requested = Signal(object)
    """The same: its days are wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._months: tuple[ListedMonth, ...] = ()
        self._is_filling = False
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.months_title())
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def chosen(self) -> ListedMonth | None:
        """The month that is chosen."""
        row = self.currentIndex().row()
        return self._months[row] if 0 <= row < len(self._months) else None

    def set_months(self, months: Sequence[ListedMonth]) -> None:
        """Show these, the newest first; the month that was chosen stays so where it is among them."""
        before = None if self.chosen is None else self.chosen.first_day
        self._months = tuple(months)
        self._is_filling = True
        old = self.model()
        self.setModel(MonthModel(self._months, self))
        if old is not None:
            old.deleteLater()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._is_filling = False
        days = [month.first_day for month in self._months]
        self._choose(days.index(before) if before in days else 0)
        self.updateGeometry()

    def choose(self, month: date) -> None:
        """Choose the month that begins on this day."""
        days = [one.first_day for one in self._months]
        if month in days:
            self._choose(days.index(month))

    def sizeHint(self) -> QSize:
        """All rows and columns: the page scrolls, not the table."""
        header = self.horizontalHeader()
        wide = sum(
            max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in range(header.count())
        )
        row_px = self.verticalHeader().defaultSectionSize()
        high = header.sizeHint().height() + len(self._months) * row_px
        return QSize(wide + 4, high + 2)

    def minimumSizeHint(self) -> QSize:
        """The same: the cards stand one below the other where there is less room."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the month's days."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._request()
        else:
            QTableView.keyPressEvent(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """Its height follows from its rows."""
        super().showEvent(event)
        self.updateGeometry()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Another row: say so."""
        super().currentChanged(current, previous)
        if self.chosen is not None and not self._is_filling:
            self.month_chosen.emit(self.chosen.first_day)

    def _choose(self, row: int) -> None:
        if row < len(self._months):
            self.setCurrentIndex(self.model().index(row, 0, NOWHERE))

    def _request(self) -> None:
        if self.chosen is not None:
            self.month_requested.emit(self.chosen.first_day)

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self._request()
