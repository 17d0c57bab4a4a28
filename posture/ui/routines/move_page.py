"""How one move is done: start and end, step by step, what to avoid, and where it comes from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.content import Move
from posture.core.figure import Pose
from posture.ui.coach_words import region_words
from posture.ui.i18n import tr
from posture.ui.player.words import stop_words
from posture.ui.routines import words
from posture.ui.routines.move_card import SuggestedSwitch, words_resting
from posture.ui.routines.picture import MovePicture, Pictures
from posture.ui.routines.values import MoveRow
from posture.ui.safety.sources import source_name
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.chip import Tag
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PICTURE_PX = 220
PADDING_PX = 20
WIDEST_PX = 400
MARK_PX = 22


class MovePage(QWidget):
    """One move; made anew for each."""

    left = Signal()
    """Back to where one came from."""
    switched = Signal(str, bool)

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        row: MoveRow,
        *,
        easier: Move | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._row = row
        self.back_button = Button(
            theme, tr("Routines", "Back"), role="quiet", icon_name="arrow_left", side_px=10
        )
        self.back_button.clicked.connect(self.left)
        self.suggested = SuggestedSwitch(theme, row.move.name)
        self.suggested.switched.connect(self._on_switched)
        self._resting = Text(theme, words_resting(), ink="apricot_text", wrap=True)
        self._lay_out(easier)
        self.set_row(row)

    @property
    def row(self) -> MoveRow:
        """What it shows."""
        return self._row

    def set_row(self, row: MoveRow) -> None:
        """Show what may have changed about the move."""
        self._row = row
        self.suggested.set_on(on=row.suggested)
        self._resting.setVisible(row.resting)

    def _lay_out(self, easier: Move | None) -> None:
        theme, move = self._theme, self._row.move
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(Text(theme, move.name, style="h1", wrap=True))
        facts = (words.move_position(move)[1], *(region_words(one) for one in move.regions))
        column.addWidget(Flow([Tag(theme, fact, tone="plain") for fact in facts]))
        column.addSpacing(4)
        column.addLayout(self._pair(move))
        column.addSpacing(4)
        column.addWidget(self.suggested)
        column.addWidget(self._resting)
        column.addWidget(self._words(move, easier))

    def _pair(self, move: Move) -> QHBoxLayout:
        """Start and end, or the one picture of what does not move."""
        row = QHBoxLayout()
        row.setSpacing(16)
        if move.start == move.end:
            row.addLayout(self._captioned(move, move.end, ""), 4)
        else:
            row.addLayout(self._captioned(move, move.start, tr("Routines", "Start position")), 4)
            row.addLayout(self._captioned(move, move.end, tr("Routines", "End position")), 4)
        row.addStretch(1)
        return row

    def _captioned(self, move: Move, pose: Pose, caption: str) -> QVBoxLayout:
        picture = MovePicture(self._theme, self._pictures, height_px=PICTURE_PX)
        picture.setMaximumWidth(self._theme.px(WIDEST_PX))
        picture.show_move(move, pose)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(picture)
        if caption:
            column.addWidget(Text(self._theme, caption, style="small", ink="text2"))
        return column

    def _words(self, move: Move, easier: Move | None) -> QWidget:
        theme = self._theme
        card = Surface(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(8)
        column.addWidget(Text(theme, words.both_sides(move.instruction), wrap=True))
        self._add(column, tr("Routines", "How to do it"), move.cues, numbered=True)
        self._add(column, tr("Routines", "What to avoid"), (*move.cautions, stop_words()))
        if move.easier:
            lighter = move.easier if easier is None else easier.name
            self._add(column, tr("Routines", "Easier"), (lighter,))
        sources = dict.fromkeys(source_name(origin) for origin in move.origin)
        self._add(column, tr("Routines", "Where it comes from"), tuple(sources))
        return card

    def _add(
        self, column: QVBoxLayout, title: str, lines: Sequence[str], *, numbered: bool = False
    ) -> None:
        column.addSpacing(8)
        column.addWidget(Text(self._theme, title, style="h3", wrap=True))
        for number, line in enumerate(lines, start=1):
            row = QHBoxLayout()
            row.setSpacing(0)
            mark = Text(self._theme, str(number) if numbered else "–", style="strong", ink="pine")
            mark.setFixedWidth(self._theme.px(MARK_PX))
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(self._theme, words.both_sides(line), ink="text2", wrap=True), 1)
            column.addLayout(row)

    @Slot(bool)
    def _on_switched(self, on: bool) -> None:
        self.switched.emit(self._row.id, on)
