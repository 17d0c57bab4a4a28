"""How a figure is counted, in a popover over the page: its definition, and the counts that it is made of."""

from typing import Final

import msgspec
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from posture.ui.i18n import tr
from posture.ui.popover import Popover
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

WIDTH_PX: Final = 380
EDGE_PX: Final = 12
GAP_PX: Final = 4


class Definition(msgspec.Struct, frozen=True):
    """What is said of a figure."""

    title: str
    paragraphs: tuple[str, ...]


class DefinitionPopover(Popover):
    """Stands beside the button that asked for it, until its own button or Escape."""

    closed = Signal()

    def __init__(
        self, theme: Theme, definition: Definition, asked_by: QWidget, page: QWidget
    ) -> None:
        super().__init__(theme, tr("Definition", "Close"), page)
        self._theme = theme
        self._page = page
        self.asked_by = asked_by
        """The button."""
        self.column.addWidget(Text(theme, definition.title, style="h3", wrap=True))
        for words in definition.paragraphs:
            self.column.addSpacing(8)
            self.column.addWidget(Text(theme, words, ink="text2", wrap=True))
        self.setAccessibleName(definition.title)
        self.setAccessibleDescription(" ".join(definition.paragraphs))
        self.close_button.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def open(self) -> None:
        """Show it, with the keyboard."""
        self.place()
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Stand below the button, or above it, within the page."""
        page, room = self._page, self._page.rect().adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        width = min(max(WIDTH_PX, self._theme.px(WIDTH_PX)), room.width())
        height = self.fit(width, room.height())
        corner = self.asked_by.mapTo(page, QPoint(0, self.asked_by.height() + GAP_PX))
        left = corner.x()
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            left += self.asked_by.width() - width
        left = max(room.left(), min(left, room.right() + 1 - width))
        top = max(room.top(), min(corner.y(), room.bottom() + 1 - height))
        self.setGeometry(left, top, width, height)

    def withdraw(self) -> None:
        """Take it away for good; the keyboard goes back to the button where it was here."""
        holder = QApplication.focusWidget()
        had_keyboard = holder is not None and self.isAncestorOf(holder)
        self.hide()
        if had_keyboard and self.asked_by.isVisible():
            self.asked_by.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()
