"""The page while recovery mode runs: where one stands, what can be done, and the way out of it."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.body import BodyRegion
from posture.core.care import Stage
from posture.core.recovery import Recovery
from posture.ui.i18n import tr
from posture.ui.recovery import words
from posture.ui.recovery.confirm import Asked, Confirm, rest_question
from posture.ui.recovery.details import Details
from posture.ui.recovery.stage_card import StageCard
from posture.ui.recovery.values import RecoveryView
from posture.ui.safety.advice import AdviceBox
from posture.ui.safety.words import nudge_words
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.fields import Switch
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX: Final = 20
GAP_PX: Final = 16


class SayMore(Surface):
    """The questions when and where, asked later. In the first step: after it they would begin it anew."""

    said = Signal(object)
    """A `FlareSaid`."""

    def __init__(self, theme: Theme, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self.more_button = Button(theme, tr("Recovery", "Say when and where"), role="link")
        self.details = Details(theme, now, unsaid=tr("Recovery", "As it stands above"))
        self.note_button = Button(theme, tr("Recovery", "Note this"))
        self._fields = QWidget()
        self.more_button.clicked.connect(self._on_more)
        self.note_button.clicked.connect(self._on_note)
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, 6, 0, 4)
        inner.setSpacing(GAP_PX)
        inner.addWidget(self.details)
        inner.addWidget(Text(theme, _earliest(), style="small", ink="text2", wrap=True))
        inner.addWidget(Flow((self.note_button,)))
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 14, PADDING_PX, 14)
        column.addWidget(self.more_button)
        column.addWidget(self._fields)
        self._fields.hide()

    @property
    def is_open(self) -> bool:
        """Whether the questions stand there."""
        return not self._fields.isHidden()

    def show_recovery(self, recovery: Recovery) -> None:
        """Begin with what was said; what is being filled in stays."""
        self.setVisible(recovery.stage is Stage.FIRST)
        chips = self.details.where.chips
        if not self.is_open and recovery.region in chips:
            self.details.where.choose(BodyRegion(recovery.region))

    @Slot()
    def _on_more(self) -> None:
        self._fields.setVisible(not self.is_open)

    @Slot()
    def _on_note(self) -> None:
        self._fields.hide()
        self.more_button.setFocus()
        self.said.emit(self.details.said)
        self.details.began.day.setCurrentIndex(0)


class CourseFace(QWidget):
    """Shows a flare; every button asks for something, nothing is done here."""

    checkin_requested = Signal()
    timer_requested = Signal()
    safety_requested = Signal()
    rest_day_requested = Signal()
    over_requested = Signal()
    said = Signal(object)
    """A `FlareSaid`."""
    clinician_changed = Signal(bool)

    def __init__(self, theme: Theme, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = StageCard(theme)
        self.nudge = AdviceBox(theme)
        self.note_button = Button(theme, role="primary")
        self.timer_button = Button(theme, tr("Recovery", "Cold or heat"))
        self.rest_button = Button(theme, tr("Recovery", "Not today"))
        self.safety_button = Button(theme, tr("Recovery", "Safety page"))
        self.over_button = Button(theme, tr("Recovery", "It is over"))
        self.rest = Text(theme, _resting(), style="strong", ink="pine", wrap=True)
        self.confirm = Confirm(theme)
        self.more = SayMore(theme, now)
        self.clinician = Switch(theme, _clinician())
        self._lay_out(theme)
        self._connect()

    def show_view(self, view: RecoveryView, recovery: Recovery) -> None:
        """Say how it stands."""
        care = view.care
        self.stage.show_view(view, recovery)
        self.nudge.say(nudge_words(care))
        self.note_button.setText(words.note_button(recovery, view.now))
        noted = recovery.is_noted_on(view.now.date())
        self.note_button.set_role("secondary" if noted else "primary")
        self.timer_button.setEnabled(not care.timers_off)
        self.rest_button.setEnabled(not care.rest_day)
        self.rest.setVisible(care.rest_day)
        self.more.show_recovery(recovery)
        self.clinician.blockSignals(True)
        self.clinician.setChecked(care.clinician)
        self.clinician.blockSignals(False)
        self.clinician.update()

    def _lay_out(self, theme: Theme) -> None:
        buttons = (
            self.note_button,
            self.timer_button,
            self.rest_button,
            self.safety_button,
            self.over_button,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        for widget in (self.stage, self.nudge, Flow(buttons), self.rest, self.confirm):
            column.addWidget(widget)
        column.addWidget(self.more)
        column.addWidget(self._clinician_card(theme))

    def _clinician_card(self, theme: Theme) -> Surface:
        card = Surface(theme)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Text(theme, _clinician(), style="strong", wrap=True))
        texts.addWidget(Text(theme, _clinician_help(), ink="text2", wrap=True))
        row = QHBoxLayout(card)
        row.setContentsMargins(PADDING_PX, 16, PADDING_PX, 16)
        row.setSpacing(GAP_PX)
        row.addLayout(texts, 1)
        row.addWidget(self.clinician, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _connect(self) -> None:
        self.rest_button.setAccessibleDescription(rest_question())
        self.note_button.clicked.connect(self.checkin_requested)
        self.timer_button.clicked.connect(self.timer_requested)
        self.safety_button.clicked.connect(self.safety_requested)
        self.rest_button.clicked.connect(self._on_rest)
        self.over_button.clicked.connect(self._on_over)
        self.confirm.yes.connect(self._on_yes)
        self.confirm.no.connect(self._on_no)
        self.more.said.connect(self.said)
        self.clinician.toggled.connect(self.clinician_changed)

    @Slot()
    def _on_rest(self) -> None:
        self.confirm.ask(Asked.REST_DAY)

    @Slot()
    def _on_over(self) -> None:
        self.confirm.ask(Asked.OVER)

    @Slot(object)
    def _on_yes(self, asked: Asked) -> None:
        self.note_button.setFocus()
        if asked is Asked.OVER:
            self.over_requested.emit()
        else:
            self.rest_day_requested.emit()

    @Slot()
    def _on_no(self) -> None:
        self.note_button.setFocus()


def _clinician() -> str:
    return tr("Recovery", "My clinician gave me exercises")


def _clinician_help() -> str:
    return tr("Recovery", "Their word comes before the steps above: these leave nothing out then.")


def _resting() -> str:
    return tr("Recovery", "A quiet day: no prompts until midnight. An easy walk is welcome.")


def _earliest() -> str:
    return tr(
        "Recovery", "The earliest time you name counts; a second place is added to the first."
    )
