"""The ways from the settings to the pages about safety."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from posture.ui.i18n import tr
from posture.ui.settings.block import Block
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

BEFORE, SAFETY = "before", "safety"
PADDING_PX = 20


class SafetyBlock(Block):
    """Two buttons and what they are for."""

    def __init__(self, theme: Theme) -> None:
        title = tr("Settings", "Is it for me?")
        lead = tr(
            "Settings",
            "A few questions tell whether to ask a professional before you begin. The safety page says when "
            "to get help.",
        )
        super().__init__(theme, title, searched=lead)
        self.before = Button(theme, tr("Settings", "Before you start…"))
        self.safety = Button(theme, tr("Settings", "Safety page…"))
        card = Surface(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, 16)
        column.setSpacing(12)
        column.addWidget(Text(theme, lead, ink="text2", wrap=True))
        column.addWidget(Flow((self.before, self.safety)))
        self.column.addWidget(card)
        self.before.clicked.connect(self._on_before)
        self.safety.clicked.connect(self._on_safety)

    @Slot()
    def _on_before(self) -> None:
        self.asked.emit(BEFORE)

    @Slot()
    def _on_safety(self) -> None:
        self.asked.emit(SAFETY)
