"""The lines above the cards: why moves rest, and which of one's own files does not fit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.routines import words
from posture.ui.routines.values import RoutinesView
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 16
WORDS_PX = 260


class Notice(Surface):
    """A title, a sentence and a button."""

    asked = Signal()

    def __init__(self, theme: Theme, button: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="apricot_tint", edge=None, parent=parent)
        self.title = Text(theme, style="strong", ink="apricot_text", wrap=True)
        self.line = Text(theme, ink="apricot_text", wrap=True)
        self.button = Button(theme, button)
        self.button.clicked.connect(self.asked)
        said = QWidget()
        said.setMinimumWidth(WORDS_PX)
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.line)
        row = ReflowRow(gap_px=16, below_gap_px=8)
        row.add(said, 1)
        row.add(self.button)
        around = QVBoxLayout(self)
        around.setContentsMargins(PADDING_PX, 12, PADDING_PX, 12)
        around.addWidget(row)

    def say(self, title: str, line: str) -> None:
        """Show this; without a title there is nothing to say."""
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.button.setAccessibleDescription(title)
        self.setVisible(bool(title))


class Notices(QWidget):
    """Both lines, each while it applies."""

    safety_requested = Signal()
    files_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.closed = Notice(theme, tr("Routines", "Safety page"))
        self.problems = Notice(theme, tr("Routines", "Show"))
        self.problems.button.setAccessibleName(tr("Routines", "Show the folder of your files"))
        self.closed.asked.connect(self.safety_requested)
        self.problems.asked.connect(self.files_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.closed)
        column.addWidget(self.problems)
        self.hide()

    def set_view(self, view: RoutinesView, *, files: bool = True) -> None:
        """Say what applies; `files`: also what is wrong with files."""
        self.closed.say(*(("", "") if view.closed is None else words.closed(view.closed)))
        first = view.problems[0] if view.problems else ""
        more = words.more_problems(len(view.problems) - 1) if len(view.problems) > 1 else ""
        self.problems.say(words.problem(first) if first else "", more)
        self.problems.setVisible(bool(first and files))
        self.setVisible(bool(view.closed or (first and files)))
