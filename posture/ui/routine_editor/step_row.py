"""One step of the draft: its move, how much of it, and the buttons that move it or take it out."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posture.core.content import Sides, Step
from posture.core.routine_limits import changeable
from posture.ui.i18n import tr
from posture.ui.icons import GRID_PX, paint_icon
from posture.ui.routines.picture import MovePicture, Pictures
from posture.ui.routines.words import length
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.fields import Combo, SpinField
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PICTURE_PX: Final = (72, 64)
MOST_REPS: Final = 60
MOST_HOLD_S: Final = 600


class Grip(QWidget):
    """Six dots by which a step is dragged with the mouse; the keyboard has buttons and Alt with arrows."""

    pressed = Signal()
    dragged = Signal(QPoint)
    """Where the pointer is, on the screen."""
    released = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("RoutineEditor", "Drag to reorder, or Alt+Up and Alt+Down"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as the dots, as high as there is room."""
        return QSize(self._theme.px(GRID_PX) + 4, self._theme.px(36))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The drag begins."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """It is over."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.released.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots."""
        painter = QPainter(self)
        side = self._theme.px(GRID_PX)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, "grip", box, self._theme.ink("text3"))
        painter.end()


class StepRow(Surface):
    """Shows whichever step stands at its place: when steps change places, rows stay where they are."""

    reps_changed = Signal(int)
    hold_changed = Signal(int)
    sides_changed = Signal(object)
    """One of `Sides`."""
    moved = Signal(int)
    """By so many places: -1 or 1."""
    removed = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        width_px, height_px = PICTURE_PX
        self._picture = MovePicture(theme, pictures, width_px=width_px, height_px=height_px)
        self._name = Text(theme, style="strong", wrap=True)
        self._length = Text(theme, style="small", ink="text2")
        self.grip = Grip(theme)
        self.reps = SpinField(theme, unit=tr("RoutineEditor", "×"), minimum=1, maximum=MOST_REPS)
        self.hold = SpinField(theme, unit=tr("RoutineEditor", "s"), minimum=0, maximum=MOST_HOLD_S)
        self.sides = Combo(theme)
        for side, label in _sides():
            self.sides.addItem(label, side)
        self.up = Button(theme, role="quiet", icon_name="chevron_up")
        self.down = Button(theme, role="quiet", icon_name="chevron_down")
        self.remove = Button(theme, role="quiet", icon_name="close")
        self._lay_out()
        self._connect()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The stops of Tab, in order."""
        return (self.reps, self.hold, self.sides, self.up, self.down, self.remove)

    def set_step(self, place: int, step: Step, count: int) -> None:
        """Show the step that stands here now, the first at 0."""
        move, dose, may = step.move, step.dose, changeable(step.move)
        self._picture.show_move(move)
        self._name.setText(
            tr("RoutineEditor", "{number}. {move}").format(number=place + 1, move=move.name)
        )
        self._length.setText(length(dose.total_s))
        _show(self.reps, dose.reps, visible=may.reps)
        _show(self.hold, round(dose.hold_s), visible=may.hold_s)
        self.sides.blockSignals(True)
        self.sides.setCurrentIndex(max(0, self.sides.findData(dose.sides)))
        self.sides.blockSignals(False)
        self.sides.setVisible(bool(may.sides))
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self._name_parts(move.name)

    def set_dragged(self, *, dragged: bool) -> None:
        """Mark the step that the pointer holds."""
        self.set_edge("pine" if dragged else "line", 2 if dragged else 1)

    def _name_parts(self, move: str) -> None:
        """What a screen reader says, and the tool tips."""
        for field, words in (
            (self.reps, tr("RoutineEditor", "{move}: how often")),
            (self.hold, tr("RoutineEditor", "{move}: seconds to hold")),
            (self.sides, tr("RoutineEditor", "{move}: which side")),
            (self.up, tr("RoutineEditor", "Move {move} up")),
            (self.down, tr("RoutineEditor", "Move {move} down")),
            (self.remove, tr("RoutineEditor", "Remove {move}")),
        ):
            field.setAccessibleName(words.format(move=move))
            field.setToolTip(words.format(move=move))

    def _lay_out(self) -> None:
        buttons = QWidget()
        side_by_side = QHBoxLayout(buttons)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(0)
        for button in (self.up, self.down, self.remove):
            side_by_side.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._length)
        words.addSpacing(4)
        words.addWidget(Flow((self.reps, self.hold, self.sides, buttons)))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 10, 10, 10)
        row.setSpacing(10)
        row.addWidget(self.grip)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _connect(self) -> None:
        self.reps.valueChanged.connect(self.reps_changed)
        self.hold.valueChanged.connect(self.hold_changed)
        self.sides.currentIndexChanged.connect(self._on_sides)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.remove.clicked.connect(self.removed)

    @Slot(int)
    def _on_sides(self, place: int) -> None:
        self.sides_changed.emit(Sides(self.sides.itemData(place)))

    @Slot()
    def _on_up(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.moved.emit(1)


def _show(field: SpinField, value: int, *, visible: bool) -> None:
    field.blockSignals(True)
    field.setValue(value)
    field.blockSignals(False)
    field.setVisible(visible)


def _sides() -> list[tuple[str, str]]:
    return [
        (Sides.BOTH.value, tr("RoutineEditor", "Each side")),
        (Sides.LEFT.value, tr("RoutineEditor", "Left side")),
        (Sides.RIGHT.value, tr("RoutineEditor", "Right side")),
    ]
