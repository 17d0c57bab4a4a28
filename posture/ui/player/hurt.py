"""What is asked after *This hurts*: where, how strong, whether it settled. Nothing of it has to be answered."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from posture.core.body import BodyRegion
from posture.core.hurting import WORST, HurtAnswer, hurt_choices
from posture.core.timeline import Part
from posture.ui.i18n import tr
from posture.ui.player.choices import Choices
from posture.ui.popover import Popover
from posture.ui.theme import Theme
from posture.ui.widgets.choice import Check
from posture.ui.widgets.text import Text

WIDEST_PX: Final = 500
MARGIN_PX: Final = 16
RING_PX: Final = 6
"""Room for the focus ring of what stands at the edge of the words that scroll."""
QUESTION_GAP_PX: Final = 16
ANSWER_GAP_PX: Final = 8
YES: Final = 0


class HurtQuestions(Popover):
    """Laid over the stage while the routine waits. Esc leaves the questions open."""

    answered = Signal(object)
    """A `HurtAnswer`, once."""

    def __init__(self, theme: Theme, part: Part, host: QWidget) -> None:
        super().__init__(theme, tr("Hurt", "Done"), host)
        self._theme = theme
        self._host = host
        self._move_id = part.move.id
        self._regions = hurt_choices(part.move, part.side)
        self._told = False
        self.where = self._choices(
            tr("Hurt", "Where?"), [region_name(region) for region in self._regions]
        )
        self.worst = self._choices(
            tr("Hurt", "How strong, from 0 to 10?"),
            [str(number) for number in range(WORST + 1)],
            names=[tr("Hurt", "{number} of 10").format(number=n) for n in range(WORST + 1)],
            alike=True,
        )
        self.settled = self._choices(
            tr("Hurt", "Did it settle within a minute?"), [tr("Hurt", "Yes"), tr("Hurt", "No")]
        )
        self.spreads = Check(theme, tr("Hurt", "It tingles, or goes to an arm or leg"))
        self._ask_all()
        self.where.choose(0)
        self.close_button.clicked.connect(self._on_done)
        host.installEventFilter(self)
        self._place()

    def answer(self) -> HurtAnswer:
        """What was said so far."""
        settled = self.settled.chosen
        return HurtAnswer(
            move_id=self._move_id,
            region=self._regions[self.where.chosen or 0],
            worst=self.worst.chosen,
            settled=None if settled is None else settled == YES,
            spreads=self.spreads.isChecked(),
        )

    def words_first(self) -> str:
        """What a screen reader says when it comes."""
        return f"{self.head.text()}. {self.lead.text()}"

    def leave(self) -> None:
        """Take it as far as it was answered."""
        if not self._told:
            self._told = True
            self.answered.emit(self.answer())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; the keys of the player mean nothing here."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _choices(
        self,
        question: str,
        words: list[str],
        *,
        names: list[str] | None = None,
        alike: bool = False,
    ) -> Choices:
        return Choices(self._theme, question, words, names=names or (), alike=alike)

    def _ask_all(self) -> None:
        column, theme = self.column, self._theme
        self.head = Text(theme, tr("Hurt", "That move is over"), style="h2", wrap=True)
        lead = tr("Hurt", "Three short questions. Any of them can stay open.")
        self.lead = Text(theme, lead, ink="text2", wrap=True)
        column.addWidget(self.head)
        column.addSpacing(4)
        column.addWidget(self.lead)
        for choices in (self.where, self.worst, self.settled):
            column.addSpacing(QUESTION_GAP_PX)
            column.addWidget(Text(theme, choices.accessibleName(), style="strong", wrap=True))
            column.addSpacing(ANSWER_GAP_PX)
            column.addWidget(choices)
        column.addSpacing(QUESTION_GAP_PX)
        column.addWidget(self.spreads)
        column.addSpacing(ANSWER_GAP_PX)

    def _place(self) -> None:
        room = self._host.rect().adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
        width = min(room.width(), self._theme.px(WIDEST_PX))
        self.column.setContentsMargins(0, 0, 0, 0)
        height = self.fit(width, room.height())
        self.column.setContentsMargins(RING_PX, 0, RING_PX, 0)
        self.words.setGeometry(self.words.geometry().adjusted(-RING_PX, 0, RING_PX, 0))
        self.setGeometry(
            room.center().x() - width // 2, room.center().y() - height // 2, width, height
        )

    @Slot()
    def _on_done(self) -> None:
        self.leave()


def region_name(region: BodyRegion) -> str:
    """`Left wrist`, by the person's own sides."""
    return {
        BodyRegion.HEAD: tr("Hurt", "Head"),
        BodyRegion.EYES: tr("Hurt", "Eyes"),
        BodyRegion.JAW: tr("Hurt", "Jaw"),
        BodyRegion.NECK: tr("Hurt", "Neck"),
        BodyRegion.SHOULDER_L: tr("Hurt", "Left shoulder"),
        BodyRegion.SHOULDER_R: tr("Hurt", "Right shoulder"),
        BodyRegion.UPPER_BACK: tr("Hurt", "Upper back"),
        BodyRegion.LOW_BACK: tr("Hurt", "Low back"),
        BodyRegion.UPPER_ARM_L: tr("Hurt", "Left upper arm"),
        BodyRegion.UPPER_ARM_R: tr("Hurt", "Right upper arm"),
        BodyRegion.ELBOW_L: tr("Hurt", "Left elbow"),
        BodyRegion.ELBOW_R: tr("Hurt", "Right elbow"),
        BodyRegion.FOREARM_L: tr("Hurt", "Left forearm"),
        BodyRegion.FOREARM_R: tr("Hurt", "Right forearm"),
        BodyRegion.WRIST_L: tr("Hurt", "Left wrist"),
        BodyRegion.WRIST_R: tr("Hurt", "Right wrist"),
        BodyRegion.HAND_L: tr("Hurt", "Left hand"),
        BodyRegion.HAND_R: tr("Hurt", "Right hand"),
        BodyRegion.HIP_L: tr("Hurt", "Left hip"),
        BodyRegion.HIP_R: tr("Hurt", "Right hip"),
        BodyRegion.THIGH_L: tr("Hurt", "Left thigh"),
        BodyRegion.THIGH_R: tr("Hurt", "Right thigh"),
        BodyRegion.KNEE_L: tr("Hurt", "Left knee"),
        BodyRegion.KNEE_R: tr("Hurt", "Right knee"),
        BodyRegion.FOOT_L: tr("Hurt", "Left foot or calf"),
        BodyRegion.FOOT_R: tr("Hurt", "Right foot or calf"),
        BodyRegion.OTHER: tr("Hurt", "Somewhere else"),
    }[region]
