"""Where the history lies, and what can be done to all of it: taken along, copied, deleted."""

from collections.abc import Iterable, Sequence

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.i18n import tr
from posture.ui.settings import data_words
from posture.ui.settings.block import ROWS_EDGE_PX, Block
from posture.ui.settings.field import EDGE_PX, SIDE_PX, FieldRow
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button, Role
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

FOLDER, EXPORT_JSON, EXPORT_CSV, IMPORT = "data-folder", "data-json", "data-csv", "data-import"
BACK_UP, RESTORE, CANCEL = "data-back-up", "data-restore", "data-cancel"
RANGE, ACTIVITY, EVERYTHING = "data-range", "data-activity", "data-everything"
ASKED = frozenset(
    {FOLDER, EXPORT_JSON, EXPORT_CSV, IMPORT, BACK_UP, RESTORE, CANCEL, RANGE, ACTIVITY, EVERYTHING}
)
"""What its buttons ask for."""


class DataFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of the history's file. `busy`: what goes on now, in words; empty: nothing."""

    path: str = ""
    size_bytes: int = 0
    copies: int = 0
    copies_bytes: int = 0
    busy: str = ""


NO_FACTS = DataFacts()


class DataBlock(Block):
    """Rows of words and buttons; each button asks for one of `ASKED`."""

    def __init__(self, theme: Theme, title: str, rows: Sequence[tuple[str, str, QWidget]]) -> None:
        words = " ".join(f"{label} {about}" for label, about, _control in rows)
        super().__init__(theme, title, searched=words)
        self.buttons: dict[str, Button] = {}
        card = Surface(theme)
        self.rows = QVBoxLayout(card)
        self.rows.setContentsMargins(0, ROWS_EDGE_PX, 0, ROWS_EDGE_PX)
        self.rows.setSpacing(0)
        for number, (label, about, control) in enumerate(rows):
            row = FieldRow(theme, label, about, control)
            row.set_ruled(number > 0)
            self.rows.addWidget(row)
            for button in _buttons(control):
                self.buttons[button.objectName()] = button
                button.clicked.connect(self._on_clicked)
        self.column.addWidget(card)

    def add_below(self, *widgets: QWidget) -> QWidget:
        """Put these under the rows, on the same card."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(SIDE_PX, 0, SIDE_PX, EDGE_PX)
        column.setSpacing(2)
        for widget in widgets:
            column.addWidget(widget, 0, _alignment_of(widget))
        self.rows.addWidget(box)
        return box

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self.sender().objectName())


class PlaceBlock(DataBlock):
    """Where it is and how large, with the way to its folder."""

    def __init__(self, theme: Theme, facts: DataFacts) -> None:
        self.folder = _button(theme, FOLDER, tr("Data", "Show the folder"))
        rows = ((tr("Data", "Your history is one file"), data_words.whose(), self.folder),)
        super().__init__(theme, tr("Data", "Where it is"), rows)
        self.path_label = Text(theme, style="small", ink="text2", wrap=True)
        self.path_label.setTextFormat(Qt.TextFormat.PlainText)
        self.path_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.size_label = Text(theme, style="small", ink="text2", wrap=True)
        self.add_below(self.path_label, self.size_label)
        self.show_facts(facts)

    def show_facts(self, facts: DataFacts) -> None:
        """Show where it is now."""
        self.path_label.setText(data_words.breakable(facts.path))
        self.path_label.setAccessibleName(facts.path)
        self.size_label.setText(
            data_words.sizes(facts.size_bytes, facts.copies, facts.copies_bytes)
        )


class ExchangeBlock(DataBlock):
    """To a file and from one; while that goes on, how far it is."""

    def __init__(self, theme: Theme, facts: DataFacts) -> None:
        self.export_json = _button(theme, EXPORT_JSON, tr("Data", "Export JSON…"))
        self.export_csv = _button(theme, EXPORT_CSV, tr("Data", "Export CSV…"))
        self.import_button = _button(theme, IMPORT, tr("Data", "Import…"))
        rows = (
            (
                tr("Data", "Export"),
                tr(
                    "Data",
                    "All that was recorded, as one file. JSON can be imported again, CSV opens in a spreadsheet.",
                ),
                Flow((self.export_json, self.export_csv)),
            ),
            (
                tr("Data", "Import"),
                tr(
                    "Data",
                    "An export, the history of another computer, the statistics of Workrave or the database of "
                    "Sane Break. What is here stays, and nothing counts twice.",
                ),
                self.import_button,
            ),
        )
        super().__init__(theme, tr("Data", "Take it along"), rows)
        self.progress = Text(theme, style="small", ink="text2", wrap=True)
        self.cancel = _button(theme, CANCEL, tr("Data", "Cancel"), role="link")
        self.cancel.clicked.connect(self._on_clicked)
        self.buttons[CANCEL] = self.cancel
        self._going_on = self.add_below(self.progress, self.cancel)
        self._pressed: Button | None = None
        self.show_facts(facts)

    def show_facts(self, facts: DataFacts) -> None:
        """Show what goes on; one thing at a time. The focus is at `Cancel` meanwhile, and then where it was."""
        beginners = (self.export_json, self.export_csv, self.import_button)
        focus = self.window().focusWidget()
        if facts.busy and not self.progress.text():
            announce(self, facts.busy)
            self._pressed = next((button for button in beginners if button is focus), None)
        self.progress.setText(facts.busy)
        if facts.busy:
            self._going_on.show()
            if self._pressed is focus and focus is not None:
                self.cancel.setFocus()
        for button in beginners:
            button.setEnabled(not facts.busy)
        if not facts.busy:
            if self._pressed is not None and focus is self.cancel:
                self._pressed.setFocus()
            self._going_on.hide()


class CopiesBlock(DataBlock):
    """A copy now, and one that takes the file's place."""

    def __init__(self, theme: Theme, facts: DataFacts) -> None:
        self.back_up = _button(theme, BACK_UP, tr("Data", "Back up now"))
        self.restore = _button(theme, RESTORE, tr("Data", "Restore a backup…"))
        about = tr(
            "Data",
            "Posture makes one beside the file each week, before an update and before an import, and keeps "
            "the newest three of each.",
        )
        rows = ((tr("Data", "Backups"), about, Flow((self.back_up, self.restore))),)
        super().__init__(theme, tr("Data", "Back up"), rows)
        self.show_facts(facts)

    def show_facts(self, facts: DataFacts) -> None:
        """Without a copy there is nothing to restore."""
        self.restore.setEnabled(facts.copies > 0)


class DeleteBlock(DataBlock):
    """What goes for good."""

    def __init__(self, theme: Theme) -> None:
        self.range = _button(theme, RANGE, tr("Data", "Delete a range…"))
        self.activity = _button(theme, ACTIVITY, tr("Data", "Delete activity…"))
        self.everything = _button(
            theme, EVERYTHING, tr("Data", "Delete everything…"), role="danger"
        )
        rows = (
            (
                tr("Data", "Some days"),
                tr("Data", "All that was recorded from one day to another."),
                self.range,
            ),
            (
                tr("Data", "Times at the desk"),
                tr("Data", "When you were there and away, and why prompts came. Breaks stay."),
                self.activity,
            ),
            (
                tr("Data", "All of it"),
                tr("Data", "Every record, for good. Your settings and routines stay."),
                self.everything,
            ),
        )
        super().__init__(theme, tr("Data", "Delete"), rows)


def show_facts(blocks: Iterable[Block], facts: DataFacts) -> None:
    """Show what is told of the file now, in those of the blocks that tell it."""
    for block in blocks:
        if isinstance(block, (PlaceBlock, ExchangeBlock, CopiesBlock)):
            block.show_facts(facts)


def data_blocks(theme: Theme, facts: DataFacts) -> tuple[Block, ...]:
    """The parts of the group, from top to bottom."""
    return (
        PlaceBlock(theme, facts),
        ExchangeBlock(theme, facts),
        CopiesBlock(theme, facts),
        DeleteBlock(theme),
    )


def _button(theme: Theme, name: str, words: str, *, role: Role = "secondary") -> Button:
    button = Button(theme, words, role=role)
    button.setObjectName(name)
    return button


def _buttons(control: QWidget) -> list[Button]:
    return [control] if isinstance(control, Button) else control.findChildren(Button)


def _alignment_of(widget: QWidget) -> Qt.AlignmentFlag:
    """Words take the whole width, buttons what they need."""
    return Qt.AlignmentFlag.AlignLeft if isinstance(widget, Button) else Qt.AlignmentFlag(0)
