"""The list of days: a tree that is as high as its rows, for the page scrolls, not the list."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTreeView, QWidget

from posture.core.history_list import ListedDay, ListedMonth
from posture.ui.history import words
from posture.ui.history.day_delegate import DayDelegate
from posture.ui.history.day_model import DayModel, LoadLines
from posture.ui.history.entry_words import EntryLine
from posture.ui.theme import Theme
from posture.ui.widgets.menu import Menu

Index = QModelIndex | QPersistentModelIndex
STYLE = "QTreeView {{ background: {surface}; border: none; outline: none; }}"
OWN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete)
TOGGLES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DayList(QTreeView):
    """Enter or a click opens a day, Delete deletes it; the menu of a row has both and the way to its week."""

    week_requested = Signal(object)
    """A `date` in the week."""
    delete_requested = Signal(object)
    """The `date` of the day to delete."""
    row_wanted = Signal(QRect)
    """Show this part of the list: the keyboard went there."""

    def __init__(self, theme: Theme, load_lines: LoadLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._open: set[date] = set()
        self._is_filling = False
        self._was_narrow: bool | None = None
        self.days_model = DayModel(load_lines, self)
        self.delegate = DayDelegate(theme, self)
        self._prepare()
        self.setModel(self.days_model)
        self.setItemDelegate(self.delegate)
        self.menu = Menu(theme, self)
        self.clicked.connect(self._on_clicked)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _prepare(self) -> None:
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(words.list_title())

    # --- what it shows ---

    def set_months(
        self,
        months: Sequence[ListedMonth],
        today: date,
        found: Mapping[date, Sequence[EntryLine]] | None = None,
    ) -> None:
        """Show these. Days that were open stay so; with `found` all are open, down to the notes looked for."""
        here = self.current_day
        self._is_filling = True
        self.delegate.today = today
        self.days_model.set_months(months, found)
        for index in self.days_model.month_indexes():
            self.expand(index)
        for day in self.days_model.days:
            if day in self._open if found is None else day in found:
                self.expand(self.days_model.day_index(day))
        self._is_filling = False
        if here is not None:
            self.setCurrentIndex(self.days_model.day_index(here))
        self._fit()

    @property
    def open_days(self) -> frozenset[date]:
        """The days that were opened and not closed again."""
        return frozenset(self._open)

    @property
    def current_day(self) -> date | None:
        """The day that the keyboard is on."""
        return self.days_model.day_of(self.currentIndex())

    def go_to(self, day: date) -> bool:
        """Put the keyboard on that day's row and ask for it to be shown; False if it isn't listed."""
        index = self.days_model.day_index(day)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.row_wanted.emit(self.visualRect(index))
        return True

    def go_to_month(self, month: date) -> None:
        """The same with the heading of a month."""
        for index in self.days_model.month_indexes():
            value = self.days_model.value(index)
            if isinstance(value, ListedMonth) and value.first_day == month:
                self.setCurrentIndex(index)
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                self.row_wanted.emit(self.visualRect(index))

    def toggle(self, index: Index) -> None:
        """Open a day, or close it."""
        if isinstance(self.days_model.value(index), ListedDay):
            self.setExpanded(index, not self.isExpanded(index))

    # --- as high as its rows ---

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(320, max(1, self.viewportSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """All rows."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The page scrolls in its place."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def _fit(self) -> None:
        if self._is_filling:
            return
        self.doItemsLayout()
        self.updateGeometry()

    # --- keyboard, pointer, menu ---

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move in the list."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, close, delete; arrows move."""
        here = self.currentIndex()
        day = self.current_day
        if event.key() in TOGGLES:
            self.toggle(here)
        elif event.key() == Qt.Key.Key_Delete and self._can_delete(here):
            self.delete_requested.emit(day)
        elif isinstance(self.days_model.value(here), ListedMonth) and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            event.accept()  # months stay open
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """The keyboard went to another row."""
        super().currentChanged(current, previous)
        if self.hasFocus() and not self._is_filling:
            self.row_wanted.emit(self.visualRect(current))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a day."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if self.days_model.day_of(index) is None:
            return
        self.setCurrentIndex(index)
        self.fill_menu(index)
        corner = self.visualRect(index).center() if by_key else event.pos()
        self.menu.popup(self.viewport().mapToGlobal(QPoint(corner)))

    def fill_menu(self, index: Index) -> None:
        """Offer what can be done with the row."""
        self.menu.clear()
        day = self.days_model.day_of(index)
        value = self.days_model.value(index)
        if isinstance(value, ListedDay) and value.has_record:
            is_open = self.isExpanded(index)
            self._offer(words.close_day() if is_open else words.open_day(), self._on_toggle_chosen)
        self._offer(words.open_week(), self._on_week_chosen)
        if self._can_delete(index) and day is not None:
            self.menu.addSeparator()
            self._offer(words.delete_day(day), self._on_delete_chosen)

    def _offer(self, name: str, slot: object) -> None:
        action = QAction(name, self.menu)
        action.triggered.connect(slot)
        self.menu.addAction(action)

    def _can_delete(self, index: Index) -> bool:
        """A day of which something is recorded, on its own row: not by a key on one of its lines."""
        value = self.days_model.value(index)
        return isinstance(value, ListedDay) and value.has_record

    @Slot()
    def _on_toggle_chosen(self) -> None:
        self.toggle(self.currentIndex())

    @Slot()
    def _on_week_chosen(self) -> None:
        self.week_requested.emit(self.current_day)

    @Slot()
    def _on_delete_chosen(self) -> None:
        self.delete_requested.emit(self.current_day)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.toggle(index)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        value = self.days_model.value(index)
        if isinstance(value, ListedDay) and not self._is_filling:
            self._open.add(value.day)
        self._fit()

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        value = self.days_model.value(index)
        if isinstance(value, ListedDay):
            self._open.discard(value.day)
        self._fit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setStyleSheet(STYLE.format(surface=self._theme.ink("surface").name()))
        self._fit()
