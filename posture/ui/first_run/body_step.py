"""Step 3: what to leave out, who had better ask first, and a move to try."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.settings import Settings
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.safety.words import moves_line
from posture.ui.settings.change import change_to
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.chip import ChoiceChip
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.text import Text

LEAVE_OUT: Final = "moves.leave_out"
ASK_FIRST: Final = "care.ask_first"
FLAGS: Final = ("moves.seated", "moves.wheelchair", "moves.discreet")
AREAS: Final = (
    "pregnancy",
    "neck",
    "shoulders",
    "wrists",
    "lower-back",
    "hips",
    "knees",
    "ankles",
    "balance",
)
REACH_UP, SHOULDER_SQUEEZE = "reach-up", "scapular-squeeze"
GAP_PX = 16


class BodyStep(QWidget):
    """Chips for what suits one's body, the line on safety, and two ways on."""

    changed = Signal(object)
    """A `SettingsChange`."""
    unsure = Signal()
    """'I have a condition, or I'm unsure.'"""
    try_requested = Signal(str)
    """The id of a short move to try: one that suits what is chosen."""

    def __init__(
        self, theme: Theme, *, with_questions: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self.chips = {key: ChoiceChip(theme, words) for key, words in _labels().items()}
        for key, chip in self.chips.items():
            chip.setProperty("key", key)
            chip.clicked.connect(self._on_chip_clicked)
        self.unsure_button = Button(
            theme, tr("FirstRun", "I have a condition, or I’m unsure"), role="link"
        )
        self.unsure_button.setVisible(with_questions)
        self.unsure_button.clicked.connect(self.unsure)
        self.try_button = Button(theme, tr("FirstRun", "Try a 20-second move"))
        self.try_button.clicked.connect(self._on_try_clicked)
        self._asks = Text(theme, _ask_first_words(), style="strong", ink="pine", wrap=True)
        self._lay_out(theme)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen so far."""
        self._settings = settings
        left_out = settings.words(LEAVE_OUT)
        for key, chip in self.chips.items():
            chip.setChecked(settings.flag(key) if key in FLAGS else key in left_out)
        asks = settings.flag(ASK_FIRST)
        self._asks.setVisible(asks)
        self.try_button.setVisible(not asks)

    def focus_first(self) -> None:
        """Put the keyboard on the first chip; the ring comes with the first key."""
        next(iter(self.chips.values())).setFocus(Qt.FocusReason.MouseFocusReason)

    def _lay_out(self, theme: Theme) -> None:
        ways = ReflowRow(gap_px=GAP_PX, below_gap_px=8)
        ways.add(self.try_button)
        ways.add(self.unsure_button)
        ways.add(QWidget(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(Flow(list(self.chips.values())))
        column.addWidget(Text(theme, moves_line(), ink="text2", wrap=True))
        column.addWidget(self._asks)
        column.addWidget(ways)
        column.addStretch(1)

    @Slot()
    def _on_chip_clicked(self) -> None:
        key = self.sender().property("key")
        if key in FLAGS:
            wanted: Mapping[str, object] = {key: self.chips[key].isChecked()}
        else:
            wanted = {LEAVE_OUT: tuple(area for area in AREAS if self.chips[area].isChecked())}
        self.changed.emit(change_to(self._settings, wanted))

    @Slot()
    def _on_try_clicked(self) -> None:
        sits = self._settings.flag("moves.seated") or self._settings.flag("moves.wheelchair")
        spares = "shoulders" in self._settings.words(LEAVE_OUT)
        self.try_requested.emit(SHOULDER_SQUEEZE if sits or spares else REACH_UP)


def _labels() -> dict[str, str]:
    return {
        "moves.seated": tr("FirstRun", "I don’t stand up"),
        "moves.wheelchair": tr("FirstRun", "Wheelchair user"),
        "pregnancy": tr("FirstRun", "Pregnant"),
        "neck": tr("FirstRun", "Neck"),
        "shoulders": tr("FirstRun", "Shoulders"),
        "wrists": tr("FirstRun", "Wrists & hands"),
        "lower-back": tr("FirstRun", "Lower back"),
        "hips": tr("FirstRun", "Hips"),
        "knees": tr("FirstRun", "Knees"),
        "ankles": tr("FirstRun", "Ankles"),
        "balance": tr("FirstRun", "Balance"),
        "moves.discreet": tr("FirstRun", "Open-plan office (discreet moves)"),
    }


def _ask_first_words() -> str:
    return tr(
        "FirstRun",
        "Moves are left out until you have asked a doctor or physiotherapist. Breaks and posture"
        " prompts are fine.",
    )
