"""Every chart's other form: the same numbers as a real table, for screen readers and for reading."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from posture.ui.dashboard.table import Table
from posture.ui.palette import Ink
from posture.ui.scroll_bars import bars_sheet
from posture.ui.theme import Theme

ROW_SLACK_PX = 8
STYLE_INKS: tuple[Ink, ...] = ("surface", "line", "text", "text2", "tint", "tint_text", "focus")
STYLE = """
QTableView {{ background: {surface}; color: {text}; border: none; outline: none;
              selection-background-color: {tint}; selection-color: {tint_text}; }}
QTableView::item {{ padding: 0; border: 2px solid transparent; }}
QTableView::item:focus {{ border-color: {focus}; border-radius: 4px; }}
QHeaderView {{ background: {surface}; }}
QHeaderView::section {{ background: {surface}; color: {text2}; border: none;
                        border-bottom: 1px solid {line}; padding: 4px 5px; }}
QAbstractScrollArea::corner {{ background: {surface}; }}
"""
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """A `Table` for Qt."""

    def __init__(self, table: Table, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows of the table."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Columns of the table."""
        return 0 if parent.isValid() else len(self._table.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and how they are aligned."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words over a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if section else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class TableTwin(QTableView):
    """The table that stands in for a chart; Space and Escape ask for the picture again."""

    chart_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._make: Callable[[], Table] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_source(self, make: Callable[[], Table]) -> None:
        """Show the rows that this makes; it is asked once there is somebody to look at them."""
        self._make = make
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Here are the rows that were not needed before."""
        self._fill()
        super().showEvent(event)

    def set_table(self, table: Table) -> None:
        """Show these rows."""
        old = self.model()
        self.setModel(TableModel(table, self))
        if old is not None:
            old.deleteLater()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setCurrentIndex(self.model().index(0, 0))

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        return self.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, notice the pointer leaving."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            # Arrows move inside the table; elsewhere they change the week.
            event.setAccepted(event.key() in ARROWS)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, or swap picture and table."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            self.chart_requested.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        if self._make is not None:
            make, self._make = self._make, None
            self.set_table(make())

    @Slot()
    def _on_theme_changed(self) -> None:
        theme, palette = self._theme, self._theme.palette
        inks = {name: palette.ink(name).name() for name in STYLE_INKS}
        self.setStyleSheet(STYLE.format(**inks) + bars_sheet(theme))
        self.setFont(theme.font("small", tabular=True))
        self.horizontalHeader().setFont(theme.font("caption"))
        self.verticalHeader().setDefaultSectionSize(theme.line_px("small") + ROW_SLACK_PX)
