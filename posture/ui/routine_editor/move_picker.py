"""The library of moves to choose from: a field to search in, and the list."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from posture.core.content import Move
from posture.ui.i18n import tr
from posture.ui.routines import words
from posture.ui.scroll_bars import bars_sheet
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.fields import TextField
from posture.ui.widgets.focus_ring import FocusRing
from posture.ui.widgets.text import Text

HEIGHT_PX: Final = 300
QWIDGETSIZE_MAX: Final = 16_777_215
"""Qt’s word for no limit."""
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STYLE: Final = """
QListWidget {{ background: {surface}; color: {text}; border: 1px solid {ctl}; border-radius: 9px;
    padding: 4px; outline: none; }}
QListWidget::item {{ padding: {pad}px 8px; border-radius: 6px; }}
QListWidget::item:selected {{ background: {tint}; color: {tint_text}; }}
"""


class MovePicker(QWidget):
    """Enter, a double click or the button take the chosen move."""

    picked = Signal(str)
    """A move's id."""

    def __init__(
        self, theme: Theme, moves: Mapping[str, Move], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = TextField(theme)
        self.field.setPlaceholderText(tr("RoutineEditor", "Search moves"))
        self.field.setAccessibleName(tr("RoutineEditor", "Search moves"))
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("RoutineEditor", "Moves"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.installEventFilter(self)
        self.ring = FocusRing(theme, self.list, radius_px=9)
        self.nothing = Text(theme, tr("RoutineEditor", "No move is called that."), ink="text2")
        self.add_button = Button(theme, tr("RoutineEditor", "Add"), icon_name="plus")
        self._fill(moves)
        self._lay_out()
        self.field.textChanged.connect(self._on_search)
        self.list.itemDoubleClicked.connect(self._on_chosen)
        self.list.currentItemChanged.connect(self._on_current)
        self.add_button.clicked.connect(self._on_chosen)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_search("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the move; arrows in the field choose in the list."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in ENTER:
            self._on_chosen()
            return True
        if watched is self.field and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return False

    def set_filling(self, *, filling: bool) -> None:
        """Whether the list takes all the height there is, or some of a page that scrolls."""
        height = self._theme.px(HEIGHT_PX)
        self.list.setMinimumHeight(0 if filling else height)
        self.list.setMaximumHeight(QWIDGETSIZE_MAX if filling else height)

    @property
    def offered(self) -> list[str]:
        """The ids of the moves that are looked for."""
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in self._shown()]

    def _fill(self, moves: Mapping[str, Move]) -> None:
        for move in sorted(moves.values(), key=lambda one: one.name):
            item = QListWidgetItem(f"{move.name} · {words.length(move.total_s)}")
            item.setData(Qt.ItemDataRole.UserRole, move.id)
            parts = (words.move_position(move)[1], words.region_list(move.regions))
            item.setToolTip(f"{move.name}: {', '.join(parts)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{move.name}, {', '.join(parts)}")
            self.list.addItem(item)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(self._theme, tr("RoutineEditor", "Add moves"), style="h3"))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)

    def _shown(self) -> list[QListWidgetItem]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in items if not item.isHidden()]

    def _step(self, by: int) -> None:
        shown = self._shown()
        current = self.list.currentItem()
        if shown:
            place = shown.index(current) + by if current in shown else 0
            self.list.setCurrentItem(shown[min(max(0, place), len(shown) - 1)])

    @Slot(str)
    def _on_search(self, text: str) -> None:
        wanted = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            found = f"{item.text()} {item.toolTip()}".casefold()
            item.setHidden(not all(word in found for word in wanted))
        shown = self._shown()
        if self.list.currentItem() not in shown:
            self.list.setCurrentRow(self.list.row(shown[0]) if shown else -1)
        self.nothing.setVisible(not shown)
        self._on_current()

    @Slot()
    def _on_current(self) -> None:
        self.add_button.setEnabled(self.list.currentRow() >= 0)

    @Slot()
    def _on_chosen(self) -> None:
        if (item := self.list.currentItem()) in self._shown():
            self.picked.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    @Slot()
    def _on_theme_changed(self) -> None:
        palette, px = self._theme.palette, self._theme.px
        names = ("surface", "text", "ctl", "tint", "tint_text")
        inks = {name: getattr(palette, name).name() for name in names}
        self.list.setFont(self._theme.font("body"))
        self.list.setStyleSheet(STYLE.format(pad=px(6), **inks) + bars_sheet(self._theme))
