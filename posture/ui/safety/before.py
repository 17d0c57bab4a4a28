"""Before you start: who had better ask first. Ticks are not kept; what follows from them is."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.content import SafetyList
from posture.core.settings import Settings
from posture.ui.i18n import tr
from posture.ui.safety.page_window import PageWindow
from posture.ui.safety.tick_card import PADDING_PX, TickCard
from posture.ui.safety.tick_row import TickRow
from posture.ui.safety.words import disclaimer
from posture.ui.settings.change import SettingsChange, change_to
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

ASK_FIRST: Final = "care.ask_first"
SEDATING: Final = "care.sedating_medicine"


class BeforeYouStart(PageWindow):
    """The questions in a window: from the first run, the settings, or About & safety.

    Any tick means: ask first. Without one nothing is taken back; that takes the button which says so.
    """

    finished = Signal(object)
    """A `SettingsChange`, as the window closes, where there is something to write."""
    closed = Signal()

    def __init__(
        self, theme: Theme, safety: SafetyList, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            tr("BeforeYouStart", "Before you start – Posture"),
            tr("BeforeYouStart", "Done"),
            tr("BeforeYouStart", "Ticks aren’t kept, apart from what follows from them."),
            parent=parent,
        )
        self._safety = safety
        self._settings = settings
        self.card = TickCard(theme, safety, titled=False)
        self.card.ticked.connect(self._on_ticked)
        self.sedating = TickRow(
            theme,
            tr("BeforeYouStart", "I take medicine that makes drowsy: leave out moves for balance"),
        )
        self.sedating.check.setChecked(settings.flag(SEDATING))
        self.asked = _AskedAlready(theme)
        self.asked.setVisible(settings.flag(ASK_FIRST))
        self._lay_out(theme)
        self.finish_layout()

    def _lay_out(self, theme: Theme) -> None:
        column = self.page.column
        self.page.add_head(self._safety.title)
        column.addWidget(self.asked)
        column.addWidget(self.card)
        column.addWidget(_boxed(theme, self.sedating))
        column.addWidget(Text(theme, disclaimer(), style="small", ink="text2", wrap=True))

    @property
    def begins_at(self) -> QWidget:
        """The questions, not the button above them that brings the moves back."""
        return self.card

    @property
    def change(self) -> SettingsChange:
        """What is to be written: the flags that follow, and nothing of what was ticked."""
        asks_still = self._settings.flag(ASK_FIRST) and not self.asked.button.isChecked()
        return change_to(
            self._settings,
            {ASK_FIRST: bool(self.card.ticks) or asks_still, SEDATING: self.sedating.is_ticked},
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell what follows from the answers."""
        super().closeEvent(event)
        if not self.change.is_empty:
            self.finished.emit(self.change)
        self.closed.emit()

    @Slot()
    def _on_ticked(self) -> None:
        self.say_advice(self._safety.advice if self.card.ticks else "", (_what_follows(),))


class _AskedAlready(Surface):
    """Moves are left out until one has asked; here is where that is said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, fill="tint", edge="pine")
        words = tr("BeforeYouStart", "Moves are left out until you have asked a professional.")
        self.button = Button(
            theme, tr("BeforeYouStart", "I have asked: moves are fine for me"), checkable=True
        )
        self.button.setAccessibleDescription(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(10)
        column.addWidget(Text(theme, words, style="strong", wrap=True))
        column.addWidget(self.button)


def _boxed(theme: Theme, row: TickRow) -> Surface:
    box = Surface(theme)
    column = QVBoxLayout(box)
    column.setContentsMargins(PADDING_PX, 8, PADDING_PX, 8)
    column.addWidget(row)
    return box


def _what_follows() -> str:
    return tr("BeforeYouStart", "Moves are left out until then; you can say here that you asked.")
