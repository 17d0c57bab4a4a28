"""One move as a card: its picture, name, parts of the body, and whether it is suggested."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.routines import words
from posture.ui.routines.parts import IconMark, TitleButton
from posture.ui.routines.picture import MovePicture, Pictures
from posture.ui.routines.values import MoveRow
from posture.ui.theme import Theme
from posture.ui.widgets.fields import Switch
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 12
PICTURE_PX = (84, 76)
LEAST_PX = 252


class SuggestedSwitch(QWidget):
    """`Suggested` or `Left out`, with the switch before it."""

    switched = Signal(bool)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Switch(theme, tr("Routines", "Suggest {move}").format(move=name))
        self._words = Text(theme, style="small", ink="text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.switch)
        row.addWidget(self._words)
        row.addStretch(1)
        self.switch.clicked.connect(self.switched)
        self.switch.toggled.connect(self._on_toggled)
        self._on_toggled(on=False)

    def set_on(self, *, on: bool) -> None:
        """Show how it is."""
        self.switch.setChecked(on)
        self._on_toggled(on=on)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self._words.setText(tr("Routines", "Suggested") if on else tr("Routines", "Left out"))


class MoveCard(Surface):
    """A click anywhere opens how it is done; its title is the stop of Tab."""

    opened = Signal(str)
    switched = Signal(str, bool)
    """The move's id, and whether it is to be suggested."""

    def __init__(
        self, theme: Theme, pictures: Pictures, row: MoveRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._row = row
        self._theme = theme
        width_px, height_px = PICTURE_PX
        self._picture = MovePicture(theme, pictures, width_px=width_px, height_px=height_px)
        self._picture.show_move(row.move)
        self.title = TitleButton(theme, row.move.name, style="strong")
        self.title.setAccessibleDescription(
            f"{words.move_position(row.move)[1]}. {words.region_list(row.move.regions)}"
        )
        self.suggested = SuggestedSwitch(theme, row.move.name)
        self._resting = Text(theme, words_resting(), style="small", ink="apricot_text", wrap=True)
        self._lay_out()
        self.title.clicked.connect(self._on_opened)
        self.suggested.switched.connect(self._on_switched)

    @property
    def row(self) -> MoveRow:
        """What it shows."""
        return self._row

    def set_row(self, row: MoveRow) -> None:
        """Show what may have changed about the same move."""
        self._row = row
        self.suggested.set_on(on=row.suggested)
        self._resting.setVisible(row.resting)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins; what it does waits until the button is let go."""
        event.setAccepted(event.button() is Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere beside the buttons opens the move."""
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._row.id)

    def _lay_out(self) -> None:
        theme, move = self._theme, self._row.move
        facts = QHBoxLayout()
        facts.setSpacing(6)
        facts.addWidget(IconMark(theme, *words.move_position(move)), 0, Qt.AlignmentFlag.AlignTop)
        regions = Text(
            theme, words.region_list(move.regions), style="small", ink="text2", wrap=True
        )
        facts.addWidget(regions, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addLayout(facts)
        column.addWidget(self._resting)
        column.addStretch(1)
        column.addWidget(self.suggested)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING_PX, PADDING_PX, PADDING_PX, PADDING_PX)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self._row.id)

    @Slot(bool)
    def _on_switched(self, on: bool) -> None:
        self.switched.emit(self._row.id, on)


def words_resting() -> str:
    """What is said of a move that care leaves out."""
    return tr("Routines", "Rests for now")
