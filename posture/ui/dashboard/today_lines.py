"""The lines under the now strip: sitting or standing, recovery mode, the tip of the day; each when it applies."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
GAP_PX = 12
BELOW_GAP_PX = 10
LEAST_WORDS_PX = 220


class LineKind(StrEnum):
    """What a line is about, and so what its button does."""

    POSITION = "position"
    RECOVERY = "recovery"
    SAFETY = "safety"
    CHECKIN = "checkin"
    WORKSTATION = "workstation"
    SORE = "sore"
    LEVEL = "level"
    REPORT = "report"
    TIP = "tip"


class TodayLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: a title, what more there is to say, and what can be done about it."""

    kind: LineKind
    title: str
    text: str = ""
    actions: tuple[str, ...] = ()
    """The labels of its buttons."""


class TodayLines(Surface):
    """As many lines as there are; hidden while there is none."""

    action_requested = Signal(str, int)
    """A `LineKind` and which of its buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._lines: tuple[TodayLine, ...] = ()
        self._rows = QWidget()
        self.buttons: dict[tuple[LineKind, int], Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING_PX, 14, PADDING_PX, 14)
        self._column.addWidget(self._rows)
        self.hide()

    def set_lines(self, lines: Sequence[TodayLine]) -> None:
        """Show these, in this order."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        old, self._rows = self._rows, QWidget(self)
        self.buttons = {}
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for line in self._lines:
            column.addWidget(self._row(line))
        self._column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self.setVisible(bool(self._lines))

    def _row(self, line: TodayLine) -> QWidget:
        """The words beside the buttons, or above them where that leaves the words too little room."""
        told = QWidget()
        told.setMinimumWidth(self._theme.px(LEAST_WORDS_PX))
        words = QVBoxLayout(told)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(Text(self._theme, line.title, style="strong", wrap=True))
        if line.text:
            words.addWidget(Text(self._theme, line.text, ink="text2", wrap=True))
        words.addStretch()
        row = ReflowRow(gap_px=GAP_PX, below_gap_px=BELOW_GAP_PX)
        row.add(told, 1)
        answers = QWidget()
        beside = QHBoxLayout(answers)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP_PX)
        for number, label in enumerate(line.actions):
            button = Button(self._theme, label)
            button.setAccessibleDescription(line.title)
            button.setProperty("line", (line.kind.value, number))
            button.clicked.connect(self._on_clicked)
            self.buttons[line.kind, number] = button
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        beside.addStretch(1)
        if line.actions:
            row.add(answers)
        return row

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            kind, number = button.property("line")
            self.action_requested.emit(kind, number)
