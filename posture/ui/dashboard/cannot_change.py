"""What can't be changed, by the user's word: why it is so, and the way back into the checks."""

from typing import Final

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.events import CheckAnswer
from posture.ui.announce import announce
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.posture_check.values import LaterAnswer
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.chip import ChoiceChip
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Line, Surface
from posture.ui.widgets.text import Text

PADDING_PX: Final = 20


class CannotChange(msgspec.Struct, frozen=True, kw_only=True):
    """An item that can't be changed, and the run of the check in which that was said."""

    checklist: str
    item: str
    run_id: str
    name: str
    reasons: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    """The reasons there are to choose from."""

    @property
    def key(self) -> tuple[str, str, str]:
        """Which answer it is about."""
        return (self.checklist, self.item, self.run_id)


class CannotRow(QWidget):
    """One item: chips for why it is so, and a link that brings it back."""

    later_answered = Signal(object)
    """A `LaterAnswer`."""

    def __init__(self, theme: Theme, one: CannotChange) -> None:
        super().__init__()
        self._one = one
        self.chips = {reason: ChoiceChip(theme, reason) for reason in _reasons(one)}
        self.can_now = Button(theme, tr("Posture", "I can change it now"), role="link")
        self.can_now.setAccessibleName(
            tr("Posture", "{item}: I can change it now").format(item=one.name)
        )
        self.can_now.clicked.connect(self._on_can_now)
        for reason, chip in self.chips.items():
            chip.setAccessibleDescription(
                tr("Posture", "Why {item} can’t be changed").format(item=one.name)
            )
            chip.setChecked(reason in one.reasons)
            chip.toggled.connect(self._on_toggled)
        self._lay_out(theme)

    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        return self.can_now.hasFocus() or any(chip.hasFocus() for chip in self.chips.values())

    def set_reasons(self, one: CannotChange) -> None:
        """The same answer, read anew."""
        self._one = one
        for reason, chip in self.chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(reason in one.reasons)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = ReflowRow(gap_px=16, below_gap_px=4)
        head.add(Text(theme, self._one.name, style="strong"), 1)
        head.add(self.can_now)
        column.addWidget(head)
        if self.chips:
            column.addWidget(Flow(tuple(self.chips.values())))

    def _on_toggled(self, _on: bool) -> None:
        chosen = tuple(reason for reason, chip in self.chips.items() if chip.isChecked())
        self._tell(CheckAnswer.CANNOT, chosen)

    def _on_can_now(self) -> None:
        line = tr("Posture", "{item} is asked again from now on.").format(item=self._one.name)
        announce(self.window(), line)
        self._tell(CheckAnswer.NOT_YET, ())

    def _tell(self, answer: CheckAnswer, reasons: tuple[str, ...]) -> None:
        self.later_answered.emit(
            LaterAnswer(
                checklist_id=self._one.checklist,
                item_id=self._one.item,
                run_id=self._one.run_id,
                answer=answer,
                reasons=reasons,
            )
        )


class CannotCard(Surface):
    """All of them, the longest known first."""

    later_answered = Signal(object)
    """A `LaterAnswer`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._list = QWidget(self)
        self._shown: tuple[tuple[object, ...], ...] = ()
        self.rows: list[CannotRow] = []
        lead = tr(
            "Posture", "Left out of every check, and kept for the workstation sheet. Why is it so?"
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        self._column.setSpacing(12)
        self._column.addWidget(Text(theme, tr("Posture", "What you can’t change"), style="h3"))
        self._column.addWidget(Text(theme, lead, ink="text2", wrap=True))
        self._column.addWidget(self._list)

    def set_items(self, items: tuple[CannotChange, ...]) -> None:
        """Show these; rows that are there already stay, so that the keyboard does too."""
        shown = tuple((*one.key, *_reasons(one)) for one in items)
        if shown == self._shown:
            for row, one in zip(self.rows, items, strict=True):
                row.set_reasons(one)
            return
        had_focus = any(row.has_focus() for row in self.rows)
        self._shown = shown
        old, self._list = self._list, QWidget(self)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.rows = [self._row(one) for one in items]
        for row in self.rows:
            column.addWidget(Line(self._theme))
            column.addWidget(row)
        self._column.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()
        if had_focus and self.rows:
            self.rows[0].can_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, one: CannotChange) -> CannotRow:
        row = CannotRow(self._theme, one)
        row.later_answered.connect(self.later_answered)
        return row


def _reasons(one: CannotChange) -> tuple[str, ...]:
    """Those to choose from, and what was chosen when there were others."""
    return tuple(dict.fromkeys((*one.choices, *one.reasons)))
