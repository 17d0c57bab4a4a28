"""One routine: its moves in order, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.content import Step
from posture.ui.coach_words import region_words
from posture.ui.i18n import tr
from posture.ui.routines import words
from posture.ui.routines.move_card import words_resting
from posture.ui.routines.parts import StarButton, TitleButton
from posture.ui.routines.picture import MovePicture, Pictures
from posture.ui.routines.values import (
    DeleteRoutine,
    DuplicateRoutine,
    EditRoutine,
    ExportRoutine,
    RoutineRow,
    SetFavourite,
)
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.chip import Tag
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PICTURE_PX = (104, 88)
PADDING_PX = 12


class RoutinePage(QWidget):
    """One routine; made anew for each."""

    left = Signal()
    """Back to the list."""
    started = Signal(str)
    move_opened = Signal(str)
    asked = Signal(object)
    """A `RoutineAction`."""

    def __init__(
        self, theme: Theme, pictures: Pictures, row: RoutineRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._row = row
        self.back_button = Button(
            theme, tr("Routines", "Back"), role="quiet", icon_name="arrow_left", side_px=10
        )
        self.start_button = Button(theme, tr("Routines", "Start"), role="primary")
        self.edit_button = Button(theme, tr("Routines", "Edit"))
        self.copy_button = Button(theme, tr("Routines", "Duplicate && edit"))
        self.copy_button.setAccessibleName(tr("Routines", "Duplicate and edit"))
        self.export_button = Button(theme, tr("Routines", "Export…"))
        self.delete_button = Button(theme, tr("Routines", "Delete"), role="danger")
        self.star = StarButton(theme)
        self._resting = Text(theme, ink="apricot_text", wrap=True)
        self.steps: tuple[StepRow, ...] = ()
        self._lay_out()
        self._connect()

    @property
    def row(self) -> RoutineRow:
        """What it shows."""
        return self._row

    def set_row(self, row: RoutineRow, *, can_start: bool) -> None:
        """Show what may have changed about the routine."""
        self._row = row
        self.start_button.setEnabled(can_start)
        self.star.setChecked(row.favourite)
        self.star.set_name(words.favourite(row.routine.name, on=row.favourite))
        self._resting.setText(words.resting(row))
        self._resting.setVisible(bool(row.resting_steps))
        for step in self.steps:
            step.set_resting(resting=step.move_id in row.resting)

    def _lay_out(self) -> None:
        theme, routine = self._theme, self._row.routine
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        head = QHBoxLayout()
        head.addWidget(Text(theme, routine.name, style="h1", wrap=True), 1)
        head.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(Text(theme, routine.purpose, ink="text2", wrap=True))
        column.addWidget(Flow([Tag(theme, fact, tone="plain") for fact in self._facts()]))
        column.addWidget(self._resting)
        column.addSpacing(4)
        self.edit_button.setVisible(self._row.own)
        self.delete_button.setVisible(self._row.own)
        buttons = (
            self.start_button,
            self.edit_button,
            self.copy_button,
            self.export_button,
            self.delete_button,
        )
        column.addWidget(Flow(buttons))
        column.addSpacing(8)
        self.steps = tuple(
            StepRow(theme, self._pictures, number, step)
            for number, step in enumerate(routine.steps, start=1)
        )
        for step in self.steps:
            step.opened.connect(self.move_opened)
            column.addWidget(step)

    def _facts(self) -> list[str]:
        row = self._row
        facts = [words.facts(row), words.positions(row)[1]]
        if row.discreet:
            facts.append(tr("Routines", "Discreet"))
        return facts + [region_words(region) for region in row.regions]

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.start_button.clicked.connect(self._on_start)
        self.star.clicked.connect(self._on_starred)
        self.edit_button.clicked.connect(self._on_edit)
        self.copy_button.clicked.connect(self._on_copy)
        self.export_button.clicked.connect(self._on_export)
        self.delete_button.clicked.connect(self._on_delete)

    @Slot()
    def _on_start(self) -> None:
        self.started.emit(self._row.id)

    @Slot(bool)
    def _on_starred(self, on: bool) -> None:
        self.asked.emit(SetFavourite(self._row.id, on))

    @Slot()
    def _on_edit(self) -> None:
        self.asked.emit(EditRoutine(self._row.id))

    @Slot()
    def _on_copy(self) -> None:
        self.asked.emit(DuplicateRoutine(self._row.id))

    @Slot()
    def _on_export(self) -> None:
        self.asked.emit(ExportRoutine(self._row.id))

    @Slot()
    def _on_delete(self) -> None:
        self.asked.emit(DeleteRoutine(self._row.id))


class StepRow(Surface):
    """One move of the routine: its picture, how much of it, and what to be careful about."""

    opened = Signal(str)
    """The id of the move whose how-to is asked for."""

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        number: int,
        step: Step,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.move_id = step.move.id
        width_px, height_px = PICTURE_PX
        picture = MovePicture(theme, pictures, width_px=width_px, height_px=height_px)
        picture.show_move(step.move)
        dose = words.dose_words(step)
        self.title = TitleButton(theme, step.move.name)
        self.title.setAccessibleName(
            tr("Routines", "{number}. {move}").format(number=number, move=step.move.name)
        )
        self.title.setAccessibleDescription(dose)
        self.title.setToolTip(tr("Routines", "How to do it"))
        self.title.clicked.connect(self._on_opened)
        self._resting = Text(theme, words_resting(), style="small", ink="apricot_text", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(Text(theme, dose, ink="text2", wrap=True))
        column.addWidget(self._resting)
        column.addSpacing(4)
        for caution in step.move.cautions:
            words_of_care = words.both_sides(caution)
            column.addWidget(Text(theme, words_of_care, style="small", ink="text3", wrap=True))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING_PX, PADDING_PX, PADDING_PX, PADDING_PX)
        row.setSpacing(14)
        mark = Text(theme, str(number), style="h3", ink="pine")
        mark.setFixedWidth(theme.px(22))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def set_resting(self, *, resting: bool) -> None:
        """Whether care leaves it out now."""
        self._resting.setVisible(resting)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self.move_id)
