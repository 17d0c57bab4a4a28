"""One routine as a card: its picture, name, length, parts of the body, and Start."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.coach_words import region_words
from posture.ui.i18n import tr
from posture.ui.routines import words
from posture.ui.routines.parts import IconMark, StarButton, TitleButton
from posture.ui.routines.picture import MovePicture, Pictures
from posture.ui.routines.values import CHIPS, RoutineRow
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.chip import Tag
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 12
PICTURE_PX = 124
LEAST_PX = 232


class RoutineCard(Surface):
    """The picture is that of the first move. A click anywhere opens the routine; its title is the stop of Tab."""

    opened = Signal(str)
    started = Signal(str)
    favoured = Signal(str, bool)
    """The routine's id, and whether it is a favourite now."""

    def __init__(
        self, theme: Theme, pictures: Pictures, row: RoutineRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._row = row
        self._picture = MovePicture(theme, pictures, height_px=PICTURE_PX)
        self._picture.show_move(row.routine.steps[0].move)
        self.title = TitleButton(theme, row.routine.name)
        self.title.setAccessibleDescription(_description(row))
        self.star = StarButton(theme)
        self.start_button = Button(theme, tr("Routines", "Start"))
        self.start_button.setAccessibleName(
            tr("Routines", "Start {routine}").format(routine=row.routine.name)
        )
        self._resting = Text(theme, style="small", ink="apricot_text", wrap=True)
        self._lay_out(theme)
        self.title.clicked.connect(self._on_opened)
        self.start_button.clicked.connect(self._on_started)
        self.star.clicked.connect(self._on_starred)

    @property
    def row(self) -> RoutineRow:
        """What it shows."""
        return self._row

    def set_row(self, row: RoutineRow, *, can_start: bool) -> None:
        """Show what may have changed about the same routine."""
        self._row = row
        self.star.setChecked(row.favourite)
        self.star.set_name(words.favourite(row.routine.name, on=row.favourite))
        self.start_button.setEnabled(can_start)
        self._resting.setText(words.resting(row))
        self._resting.setVisible(bool(row.resting_steps))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins; what it does waits until the button is let go."""
        event.setAccepted(event.button() is Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere beside the buttons opens the routine."""
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._row.id)

    def _lay_out(self, theme: Theme) -> None:
        row = self._row
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, PADDING_PX, PADDING_PX, PADDING_PX)
        column.setSpacing(0)
        column.addWidget(self._picture)
        column.addSpacing(10)
        column.addWidget(self.title)
        column.addSpacing(2)
        column.addLayout(self._facts(theme))
        column.addSpacing(8)
        column.addWidget(Flow(tuple(_tags(theme, row))))
        column.addSpacing(6)
        column.addWidget(self._resting)
        column.addStretch(1)
        column.addSpacing(8)
        foot = QHBoxLayout()
        foot.addWidget(self.start_button)
        foot.addStretch(1)
        foot.addWidget(self.star)
        column.addLayout(foot)

    def _facts(self, theme: Theme) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        facts = Text(theme, words.facts(self._row), style="small", ink="text2", max_lines=1)
        line.addWidget(facts)
        line.addStretch(1)
        line.addWidget(IconMark(theme, *words.positions(self._row)))
        if self._row.discreet:
            line.addWidget(IconMark(theme, "leaf", words.discreet()))
        return line

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self._row.id)

    @Slot()
    def _on_started(self) -> None:
        self.started.emit(self._row.id)

    @Slot(bool)
    def _on_starred(self, on: bool) -> None:
        self.favoured.emit(self._row.id, on)


def _tags(theme: Theme, row: RoutineRow) -> list[Tag]:
    """Parts of the body; of more than a few the number of the others."""
    regions = row.regions
    shown = [Tag(theme, region_words(region), tone="plain") for region in regions[:CHIPS]]
    if len(regions) > CHIPS:
        more = Tag(theme, f"+{len(regions) - CHIPS}", tone="plain")
        more.setToolTip(words.region_list(regions[CHIPS:]))
        more.setAccessibleName(words.region_list(regions[CHIPS:]))
        shown.append(more)
    return shown


def _description(row: RoutineRow) -> str:
    parts = [words.facts(row), words.positions(row)[1], words.region_list(row.regions)]
    return ". ".join(parts)
