"""Name, purpose, and when the routine may be suggested."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.content import Use
from posture.core.routine_editing import Draft
from posture.core.routine_limits import LONGEST_NAME, LONGEST_PURPOSE
from posture.ui.i18n import tr
from posture.ui.routine_editor import words
from posture.ui.routines.words import use_words
from posture.ui.theme import Theme
from posture.ui.widgets.chip import ChoiceChip
from posture.ui.widgets.fields import TextField
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.text import Text


class About(QWidget):
    """What is said about a routine, apart from its moves."""

    named = Signal(str, str)
    """Name and purpose."""
    uses_changed = Signal(object)
    """A tuple of `Use`."""

    def __init__(self, theme: Theme, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField(theme, draft.name)
        self.purpose = TextField(theme, draft.purpose)
        others = [use for use in draft.uses if use not in words.OFFERED]
        self.uses = {use: ChoiceChip(theme, use_words(use)) for use in (*words.OFFERED, *others)}
        self._hint = Text(theme, style="small", ink="text2", wrap=True)
        self._lay_out(theme)
        for field, longest, label in (
            (self.name, LONGEST_NAME, tr("RoutineEditor", "Name")),
            (self.purpose, LONGEST_PURPOSE, tr("RoutineEditor", "What it is for")),
        ):
            field.setMaxLength(longest)
            field.setAccessibleName(label)
            field.textEdited.connect(self._on_named)
        for use, chip in self.uses.items():
            chip.setToolTip(words.most(use))
            chip.setAccessibleDescription(tr("RoutineEditor", "May be suggested for"))
            chip.clicked.connect(self._on_uses)
        self.set_draft(draft)

    def set_draft(self, draft: Draft) -> None:
        """Show what may have changed by other ways than typing."""
        for use, chip in self.uses.items():
            chip.setChecked(use in draft.uses)
            chip.setEnabled(use in draft.uses or use not in draft.uses_without_room)
        self._hint.setText(words.hint(draft))
        self._hint.setVisible(bool(words.hint(draft)))

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for title, field in (
            (tr("RoutineEditor", "Name"), self.name),
            (tr("RoutineEditor", "What it is for"), self.purpose),
        ):
            column.addWidget(Text(theme, title, style="strong", wrap=True))
            column.addWidget(field)
            column.addSpacing(6)
        when = tr("RoutineEditor", "May be suggested for")
        column.addWidget(Text(theme, when, style="strong", wrap=True))
        column.addWidget(Flow(tuple(self.uses.values())))
        column.addWidget(self._hint)

    @Slot()
    def _on_named(self) -> None:
        self.named.emit(self.name.text(), self.purpose.text())

    @Slot()
    def _on_uses(self) -> None:
        chosen: tuple[Use, ...] = tuple(use for use, chip in self.uses.items() if chip.isChecked())
        self.uses_changed.emit(chosen)
