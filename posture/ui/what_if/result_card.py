"""What the tried settings would have changed, in a sentence, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from posture.ui.announce import announce
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING = (20, 16, 20, 16)
GAP_PX = 12


class ResultCard(Surface):
    """The differences, with the page's one primary button."""

    use_requested = Signal()
    reset_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._said = ""
        self.headline = Text(theme, style="h2", wrap=True)
        self.use_button = Button(theme, tr("WhatIf", "Use these settings"), role="primary")
        self.reset_button = Button(theme, tr("WhatIf", "Reset to my settings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*PADDING)
        column.setSpacing(GAP_PX)
        column.addWidget(self.headline)
        column.addWidget(Flow((self.use_button, self.reset_button)))
        self.use_button.clicked.connect(self.use_requested)
        self.reset_button.clicked.connect(self.reset_requested)

    def show_working(self) -> None:
        """The replay runs; the last figures stay meanwhile."""
        self.headline.setText(tr("WhatIf", "Working it out …"))

    def show_headline(self, sentence: str, *, tries: bool) -> None:
        """Say what has come of it, once also to a screen reader."""
        self.headline.setText(sentence)
        if tries and sentence != self._said and self.isVisible():
            announce(self, sentence)
        self._said = sentence

    def set_differs(self, differs: bool) -> None:
        """Whether there is anything to use or to take back."""
        self.use_button.setEnabled(differs)
        self.reset_button.setEnabled(differs)
