"""What stands in the place of a page whose values can't be read: why, and a button that tries again."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.storage.problems import StorageProblem
from posture.ui import trouble_words
from posture.ui.dashboard.page import Page
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20


class UnreadPage(Page):
    """The title of the page that was asked for, and a card with the reason."""

    again_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = Text(theme, style="h1", wrap=True)
        self.words = Text(theme, ink="text2", wrap=True)
        self.again_button = Button(theme, trouble_words.try_again_label())
        self.again_button.clicked.connect(self._on_again)
        self.column.addWidget(self._title)
        card = Surface(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(12)
        column.addWidget(Text(theme, trouble_words.unread_title(), style="h3", wrap=True))
        column.addWidget(self.words)
        column.addWidget(self.again_button)
        self.column.addWidget(card)
        self.column.addStretch(1)

    def say(self, title: str, problem: StorageProblem) -> None:
        """Say that the page of this title can't be read, and why."""
        self._title.setText(title)
        self.words.setText(trouble_words.unread_words(problem))
        self.setAccessibleName(title)

    @Slot()
    def _on_again(self) -> None:
        self.again_requested.emit()
