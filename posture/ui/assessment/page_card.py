"""The workstation on the posture page: what the last look found, when the next one is, and the way in."""

from collections.abc import Callable
from datetime import date

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.assessment import Workstation
from posture.ui.assessment import words
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text


class Known(msgspec.Struct, frozen=True):
    """What the card is about; no workstation where its list can't be read."""

    workstation: Workstation | None
    recheck: date | None
    today: date


class WorkstationCard(Surface):
    """A title, one or two lines and a button."""

    requested = Signal()
    """The assessment is to be opened."""

    def __init__(
        self, theme: Theme, load: Callable[[], Known], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._load = load
        self.last = Text(theme, ink="text2", wrap=True)
        self.next = Text(theme, ink="text2", wrap=True)
        self.button = Button(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(8)
        column.addWidget(Text(theme, tr("Assessment", "My workstation"), style="h3"))
        column.addWidget(self.last)
        column.addWidget(self.next)
        column.addSpacing(4)
        column.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)

    def refresh(self) -> None:
        """Show what is known, and when another look was asked for."""
        known = self._load()
        self.setVisible(known.workstation is not None)
        if known.workstation is None:
            return
        self.last.setText(words.last_look(known.workstation))
        line = words.recheck_line(known.recheck, known.today)
        self.next.setText(line)
        self.next.setVisible(bool(line))
        self.button.setText(_button_words(known.workstation))

    @Slot()
    def _on_clicked(self) -> None:
        self.requested.emit()


def _button_words(workstation: Workstation) -> str:
    if workstation.is_unfinished:
        return tr("Assessment", "Go on")
    if workstation.finished is not None:
        return tr("Assessment", "Open the sheet")
    return tr("Assessment", "Check my workstation")
