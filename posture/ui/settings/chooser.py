"""The left side of the settings: the search, and below it the groups."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from posture.core.setting_declaration import Group
from posture.ui.i18n import tr
from posture.ui.icons import icon
from posture.ui.settings.group_list import GroupBox, GroupList
from posture.ui.settings.groups import GROUPS
from posture.ui.theme import Theme
from posture.ui.widgets.fields import TextField

SIDE_PX = 212
MARGIN_PX = 16
WIDEST_PX = 16_777_215
"""Qt’s word for no limit."""
BESIDE = QBoxLayout.Direction.LeftToRight
BELOW = QBoxLayout.Direction.TopToBottom


class Chooser(QWidget):
    """A column with a list, or one line with a box where the window is narrow."""

    chosen = Signal(object)
    """The `Group` to open."""
    searched = Signal(object)
    """The words to look for, a `tuple[str, ...]`; none: the search is over."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_narrow = False
        self.search = TextField(theme)
        self.group_list = GroupList(theme, GROUPS)
        self.group_box = GroupBox(theme, GROUPS)
        self._layout = QBoxLayout(BELOW, self)
        self._layout.setSpacing(MARGIN_PX)
        self._layout.addWidget(self.search)
        self._layout.addWidget(self.group_box)
        self._layout.addWidget(self.group_list, 1)
        self._layout.addStretch(0)
        self.setFocusProxy(self.group_list)
        self._prepare_search()
        self.group_list.chosen.connect(self.chosen)
        self.group_box.chosen.connect(self.chosen)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def words(self) -> tuple[str, ...]:
        """What is searched for."""
        return tuple(self.search.text().casefold().split())

    @property
    def is_narrow(self) -> bool:
        """Whether it is one line."""
        return self._is_narrow

    def set_narrow(self, narrow: bool) -> None:
        """Become one line, or a column."""
        self._is_narrow = narrow
        self.group_list.setVisible(not narrow)
        self.group_box.setVisible(narrow)
        self.setFocusProxy(self.group_box if narrow else self.group_list)
        self._layout.setDirection(BESIDE if narrow else BELOW)
        bottom = 0 if narrow else MARGIN_PX
        self._layout.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, bottom)
        side = self._theme.px(SIDE_PX)
        self.setMinimumWidth(0 if narrow else side)
        self.setMaximumWidth(WIDEST_PX if narrow else side)

    def show_group(self, group: Group | None) -> None:
        """Mark the group that is open; None while all are searched."""
        self.group_list.show_group(group)
        self.group_box.show_group(group)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search, Esc clears it and Down goes to what follows."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is not self.search or not is_key or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if event.key() == Qt.Key.Key_Down:
            self.search.focusNextChild()
            return True
        return False

    @Slot()
    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _prepare_search(self) -> None:
        self.search.setPlaceholderText(tr("Settings", "Search"))
        self.search.setAccessibleName(tr("Settings", "Search the settings"))
        self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_text_changed)

    @Slot()
    def _on_text_changed(self) -> None:
        self.searched.emit(self.words)

    @Slot()
    def _on_theme_changed(self) -> None:
        for action in self.search.actions():
            action.setIcon(icon("search", self._theme.ink("text2")))
        self.set_narrow(self._is_narrow)
