"""The safety page: three fixed lists that say where to turn. It judges nothing and names no disease."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from posture.core.care import Care, Why
from posture.core.care_events import SafetyLevel
from posture.core.content import SafetyList, Tip
from posture.ui.i18n import tr
from posture.ui.recovery.cards import RowsCard, tip_rows
from posture.ui.safety.asked import AskedCard
from posture.ui.safety.page_window import PageWindow
from posture.ui.safety.tick_card import TickCard
from posture.ui.safety.values import LEVELS, answer_of
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text


class SafetyWindow(PageWindow):
    """Lists to tick, and what to know of professional help; above them, while moves are off, what one said.

    What is ticked is told when the window closes, however that happens: a tick is not lost by Esc.
    """

    answered = Signal(object)
    """A `SafetyAnswer`, as the window closes; without a tick when `Done` was pressed."""
    professional_asked = Signal(object)
    """A `Clearance`, at once."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        lists: Mapping[str, SafetyList],
        care: Care,
        *,
        emergency_number: str = "",
        tips: Sequence[Tip] = (),
        parent: QWidget | None = None,
    ) -> None:
        foot = tr(
            "Safety",
            "No tick is no all-clear. If something worries you, talk to a professional."
            " Ticks stay on this computer.",
        )
        super().__init__(
            theme, tr("Safety", "Safety – Posture"), tr("Safety", "Done"), foot, parent=parent
        )
        self._lists = lists
        self._is_done = False
        self.asked = _asked_card(theme, care)
        self._number = emergency_number.strip()
        self.cards = {level: TickCard(theme, lists[level]) for level in LEVELS}
        self.help = RowsCard(theme, tr("Safety", "About professional help"))
        self._lay_out(theme)
        self.help.show_rows(tip_rows(tips))
        self.done_button.clicked.disconnect()
        self.done_button.clicked.connect(self._on_done)
        self.finish_layout()

    def _lay_out(self, theme: Theme) -> None:
        self.page.add_head(tr("Safety", "Where to turn"))
        lead = tr(
            "Safety",
            "Tick what applies to you. The lists say whom to ask and how soon; they can’t tell what"
            " you have.",
        )
        self.page.column.addWidget(Text(theme, lead, ink="text2", wrap=True))
        if self.asked is not None:
            self.asked.answered.connect(self.professional_asked)
            self.page.column.addWidget(self.asked)
        for card in self.cards.values():
            card.ticked.connect(self._on_ticked)
            self.page.column.addWidget(card)
        self.page.column.addWidget(self.help)

    @property
    def begins_at(self) -> QWidget:
        """Not what a professional said, above the lists: one key too many would bring all moves back."""
        return next(iter(self.cards.values()))

    @property
    def ticks(self) -> tuple[str, ...]:
        """The ids of what is ticked."""
        return tuple(name for card in self.cards.values() for name in card.ticks)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell what was ticked."""
        super().closeEvent(event)
        if self.ticks or self._is_done:
            self.answered.emit(answer_of(self._lists, self.ticks))
        self.closed.emit()

    @Slot()
    def _on_ticked(self) -> None:
        """The most urgent advice is said."""
        level = answer_of(self._lists, self.ticks).level
        if level is SafetyLevel.NONE:
            self.say_advice("")
        else:
            self.say_advice(self._lists[level].advice, _more(level, self._number))

    @Slot()
    def _on_done(self) -> None:
        self._is_done = True
        self.close()


def _asked_card(theme: Theme, care: Care) -> AskedCard | None:
    if care.stopped is not None:
        return AskedCard(theme, Why.STOPPED)
    if care.closed in (Why.NOT_ALLOWED, Why.GIVEN_ONLY):
        return AskedCard(theme, care.closed, may=care.may)
    return None


def _more(level: SafetyLevel, number: str) -> tuple[str, ...]:
    """The number to call where one is set, and what stops."""
    lines = []
    if level is SafetyLevel.EMERGENCY and number:
        lines.append(tr("Safety", "Your emergency number: {number}").format(number=number))
    if level.stops_exercise:
        lines.append(
            tr(
                "Safety",
                "Moves and timers stop until you have talked to a professional. Breaks and posture"
                " prompts go on.",
            )
        )
    return tuple(lines)
