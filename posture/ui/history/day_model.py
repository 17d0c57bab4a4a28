"""The list of days as a tree for Qt: months, their days, and what happened on a day once it is opened."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from posture.core.history_list import ListedDay, ListedMonth
from posture.ui.history import words
from posture.ui.history.entry_words import EntryLine

Index = QModelIndex | QPersistentModelIndex
Value = ListedMonth | ListedDay | EntryLine
LoadLines = Callable[[date], Sequence[EntryLine]]
VALUE_ROLE = Qt.ItemDataRole.UserRole
"""The value behind a row."""
NOWHERE = QModelIndex()


class Node:
    """A row with its place; `children` None: not asked for yet."""

    __slots__ = ("children", "number", "parent", "row", "value")

    def __init__(self, number: int, value: Value, parent: "Node | None", row: int) -> None:
        self.number = number
        self.value = value
        self.parent = parent
        self.row = row
        self.children: list[Node] | None = None


class DayModel(QAbstractItemModel):
    """Months, the newest first. The lines of a day are read when it is opened."""

    def __init__(self, load_lines: LoadLines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load_lines = load_lines
        self._nodes: list[Node] = []
        """By their number, which is what Qt holds on to."""
        self._months: list[Node] = []
        self._days: dict[date, Node] = {}
        self._found: Mapping[date, Sequence[EntryLine]] = {}

    def set_months(
        self,
        months: Sequence[ListedMonth],
        found: Mapping[date, Sequence[EntryLine]] | None = None,
    ) -> None:
        """Show these; with `found` a day opens into the notes that were looked for, not into all of it."""
        self.beginResetModel()
        self._found = found or {}
        self._nodes, self._months, self._days = [], [], {}
        for month in months:
            node = self._add(month, None, len(self._months))
            self._months.append(node)
            node.children = []
            for one in month.days:
                self._days[one.day] = self._add(one, node, len(node.children))
                node.children.append(self._days[one.day])
        self.endResetModel()

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are listed, the newest first."""
        return tuple(self._days)

    @property
    def most_breaks(self) -> int:
        """The most breaks that were due on one of them."""
        totals = (
            n.value.parts.total for n in self._days.values() if isinstance(n.value, ListedDay)
        )
        return max(totals, default=0)

    def day_index(self, day: date) -> QModelIndex:
        """The row of that day; invalid where it isn't listed."""
        node = self._days.get(day)
        return QModelIndex() if node is None else self.createIndex(node.row, 0, node.number)

    def month_indexes(self) -> list[QModelIndex]:
        """The rows of the months."""
        return [self.createIndex(node.row, 0, node.number) for node in self._months]

    def value(self, index: Index) -> Value | None:
        """What stands behind a row."""
        return self._nodes[index.internalId()].value if index.isValid() else None

    def day_of(self, index: Index) -> date | None:
        """The day to which a row belongs; None for a month."""
        node = self._nodes[index.internalId()] if index.isValid() else None
        while node is not None:
            if isinstance(node.value, ListedDay):
                return node.value.day
            node = node.parent
        return None

    # --- what Qt asks ---

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """The row below `parent`."""
        rows = self._rows(parent)
        if column or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, rows[row].number)

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # of Qt's two, the one of models
        """The row that it stands below."""
        above = self._nodes[index.internalId()].parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above.number)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows below it that are there already."""
        return len(self._rows(parent))

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        """One: the delegate sets the figures below each other."""
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:  # noqa: N802 - Qt's name
        """Whether it can be opened."""
        value = self.value(parent)
        if isinstance(value, ListedDay):
            return value.has_record or value.day in self._found
        return not isinstance(value, EntryLine) and bool(self._rows(parent))

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether a day has not been opened yet."""
        node = self._nodes[parent.internalId()] if parent.isValid() else None
        return node is not None and isinstance(node.value, ListedDay) and node.children is None

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """A day is opened: read what happened."""
        node = self._nodes[parent.internalId()]
        if not isinstance(node.value, ListedDay):
            return
        day = node.value.day
        lines = self._found[day] if day in self._found else self._load_lines(day)
        node.children = []
        if not lines:
            return
        self.beginInsertRows(parent, 0, len(lines) - 1)
        node.children = [self._add(line, node, row) for row, line in enumerate(lines)]
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, as a screen reader says them, and what stands behind it."""
        value = self.value(index)
        if role == VALUE_ROLE:
            return value
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        match value:
            case ListedMonth():
                return words.month_heading_told(value)
            case ListedDay():
                return words.day_told(value)
            case EntryLine():
                return value.told
        return None

    def _rows(self, parent: Index) -> list[Node]:
        if not parent.isValid():
            return self._months
        return self._nodes[parent.internalId()].children or []

    def _add(self, value: Value, parent: Node | None, row: int) -> Node:
        node = Node(len(self._nodes), value, parent, row)
        self._nodes.append(node)
        return node
