"""The figures of the replays as a table: a row for each measure, a column for each of the three."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QWidget

from posture.core.what_if_compare import Amount, Compared, Measure
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.table_twin import Index, TableTwin
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.what_if import words

LEAST_NAME_PX = 92


class CompareTable(TableTwin):
    """All rows are on show, and names too long for their column run over several lines."""

    row_chosen = Signal(object)
    """The `Measure` of the row in which the keyboard or a click is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: tuple[Compared, ...] = ()
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self.horizontalHeader().sectionResized.connect(self._fit)

    def show_rows(self, rows: Sequence[Compared], was: dict[Measure, Amount]) -> None:
        """Fill it."""
        self._rows = tuple(rows)
        headings = (
            tr("WhatIf", "Measure"),
            tr("WhatIf", "Your settings"),
            tr("WhatIf", "Tried"),
            tr("WhatIf", "As it was"),
        )
        lines = tuple(
            (
                words.measure(one.measure),
                *(
                    words.amount(one.measure, amount)
                    for amount in (one.today, one.tried, was[one.measure])
                ),
            )
            for one in rows
        )
        kept = self.currentIndex()
        self.set_table(Table(headings, lines))
        self.setCurrentIndex(self.model().index(max(kept.row(), 0), max(kept.column(), 0)))
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Say which row is looked at."""
        super().currentChanged(current, previous)
        if 0 <= current.row() < len(self._rows):
            self.row_chosen.emit(self._rows[current.row()].measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the names anew."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for all figures and the longest word of a name."""
        header = self.horizontalHeader()
        others = (header.sectionSize(column) for column in range(1, header.count()))
        return QSize(self._theme.px(LEAST_NAME_PX) + sum(others), self._height())

    def sizeHint(self) -> QSize:
        """All rows."""
        return self.minimumSizeHint()

    def _height(self) -> int:
        return self.horizontalHeader().height() + self.verticalHeader().length() + 2

    @Slot()
    def _fit(self) -> None:
        if self.model() is not None:
            self.resizeRowsToContents()
            if self._height() != self.height():
                self.setFixedHeight(self._height())
                self.updateGeometry()
