"""Beside a question: why something can't be changed, and room for a note."""

from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.assessment import Standing
from posture.core.events import CheckAnswer
from posture.ui.assessment.note_field import NoteField
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.choice import Check
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

WIDTH_PX: Final = 236


class Aside(QWidget):
    """Reasons are asked for where something can't be changed; a note is never asked for."""

    changed = Signal()
    """Reasons or note are others than before."""

    def __init__(
        self, theme: Theme, reasons: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item_id, self._kept = "", ""
        self.why_title = Text(
            theme, tr("Assessment", "What stands in the way?"), style="h3", wrap=True
        )
        self.checks = [Check(theme, reason) for reason in reasons]
        self.note_title = Text(theme, tr("Assessment", "Note"), style="h3")
        self.note = NoteField(theme, tr("Assessment", "Note"))
        self.hint = Text(
            theme,
            tr("Assessment", "As you like. It goes on your sheet and stays on this computer."),
            style="small",
            ink="text3",
            wrap=True,
        )
        self._lay_out()
        for check in self.checks:
            check.clicked.connect(self._on_clicked)
        self.note.left.connect(self._on_left)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(check.text() for check in self.checks if check.isChecked())

    @property
    def words(self) -> str:
        """The note."""
        return self.note.words

    @property
    def has_new_words(self) -> bool:
        """Whether the note was changed since it was last kept."""
        return self.words != self._kept

    def show_standing(self, standing: Standing) -> None:
        """Show what was said of an item; reasons that are no choice of the list are left out."""
        cannot = standing.answer is CheckAnswer.CANNOT
        self.why_title.setVisible(cannot)
        for check in self.checks:
            check.setVisible(cannot)
            check.setChecked(check.text() in standing.reasons)
        is_same = standing.item.id == self._item_id and standing.note == self._kept
        self._item_id, self._kept = standing.item.id, standing.note
        if not is_same:  # else what is being written stays
            self.note.show_words(standing.note)

    def sizeHint(self) -> QSize:
        """A narrow column; below a question it is as wide as that."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The narrow column."""
        least = super().minimumSizeHint()
        return QSize(max(self._theme.px(WIDTH_PX), least.width()), least.height())

    def _lay_out(self) -> None:
        card = Surface(self._theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        whole.addStretch(1)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.why_title)
        for check in self.checks:
            column.addWidget(check)
        column.addSpacing(4)
        column.addWidget(self.note_title)
        column.addWidget(self.note)
        column.addWidget(self.hint)

    @Slot()
    def _on_clicked(self) -> None:
        self.changed.emit()

    @Slot()
    def _on_left(self) -> None:
        if self.has_new_words:
            self.changed.emit()
