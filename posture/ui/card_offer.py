"""The columns of the card before a break: the offer, and why it comes now."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.card_values import (
    AfterMeeting,
    AlreadyMoved,
    CardAnswer,
    LeaveOutMove,
    NotThisSecond,
    Offer,
    PauseFor,
    Postpone,
    ShorterNextTime,
    Skip,
    Start,
)
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import CARD_HEIGHT_PX, Button
from posture.ui.widgets.hold_button import HoldButton
from posture.ui.widgets.joined import SplitButton
from posture.ui.widgets.menu import Menu
from posture.ui.widgets.segments import Segments
from posture.ui.widgets.text import Text

COLUMN_MARGINS_PX = (0, 24, 18, 18)
PAUSES_S = (30 * 60, 60 * 60, 2 * 60 * 60)
TITLE_LINES = 2
SKIP_SIDE_PX = 8
WHY_SENTENCES = 4


class OfferColumn(QWidget):
    """What is offered and why, how long it stays quiet, and the answers."""

    answered = Signal(object)
    why_requested = Signal()
    menu_opened = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._first_postpone_s = 0
        self.kicker = Text(theme, style="small_strong", ink="pine")
        self.why_link = Button(theme, tr("Card", "Why now?"), role="why")
        self.title = Text(theme, style="h2", wrap=True, max_lines=TITLE_LINES)
        self.reason = Text(theme, ink="text2", wrap=True)
        self.quiet_bar = Segments(theme, bar="apricot")
        self.quiet_note = Text(theme, style="caption", ink="text3", wrap=True)
        self.start_button = Button(
            theme, tr("Card", "Start"), role="primary", height_px=CARD_HEIGHT_PX
        )
        self.postpone_menu = Menu(theme, self)
        self.postpone_button = SplitButton(
            theme,
            "",
            self.postpone_menu,
            menu_name=tr("Card", "Other times"),
            height_px=CARD_HEIGHT_PX,
        )
        self.skip_button = HoldButton(
            theme, tr("Card", "Skip"), height_px=CARD_HEIGHT_PX, side_px=SKIP_SIDE_PX
        )
        self.skip_menu = Menu(theme, self)
        self._fill_skip_menu()
        self._lay_out()
        self._connect()

    def show_offer(self, offer: Offer) -> None:
        """Put the offer into words and buttons."""
        self.kicker.setText(offer.kicker)
        self.title.setText(offer.title)
        self.reason.setText(offer.reason)
        self.quiet_bar.set_shares((offer.quiet_share,))
        self.quiet_note.setText(offer.quiet_note)
        for quiet in (self.quiet_bar, self.quiet_note):
            quiet.setVisible(not offer.phase_two)
        self.why_link.setVisible(bool(offer.why))
        self._show_postpones(offer)
        self.skip_button.setVisible(offer.can_skip)
        self.skip_button.set_hold(offer.hold_to_skip)

    def postpone(self) -> None:
        """Postpone by the first choice, if that is offered."""
        if not self.postpone_button.isHidden():
            self.answered.emit(Postpone(self._first_postpone_s))

    def take_key(self, key: Qt.Key) -> bool:
        """Answer by key; False where the key means nothing here."""
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.answered.emit(Start())
            case Qt.Key.Key_L:
                self.postpone()
            case Qt.Key.Key_S:
                if not self.skip_button.isHidden():
                    self.skip_button.begin_hold()
            case Qt.Key.Key_Question:
                self.why_requested.emit()
            case Qt.Key.Key_Escape:
                self.answered.emit(NotThisSecond())
            case _:
                return False
        return True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*COLUMN_MARGINS_PX)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.kicker)
        head.addStretch()
        head.addWidget(self.why_link)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(self.title)
        column.addSpacing(5)
        column.addWidget(self.reason)
        column.addSpacing(13)
        column.addWidget(self.quiet_bar)
        column.addSpacing(7)
        column.addWidget(self.quiet_note)
        column.addStretch()
        column.addSpacing(14)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.start_button)
        answers.addWidget(self.postpone_button)
        answers.addWidget(self.skip_button)
        answers.addStretch()
        column.addLayout(answers)

    def _connect(self) -> None:
        self.why_link.clicked.connect(self.why_requested)
        self.start_button.clicked.connect(self._on_start)
        self.postpone_button.clicked.connect(self.postpone)
        self.skip_button.held.connect(self._on_skip)
        self.skip_button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.skip_button.customContextMenuRequested.connect(self._on_skip_menu_requested)
        self.skip_button.setToolTip(tr("Card", "Right-click for more ways to skip"))
        for menu in (self.postpone_menu, self.skip_menu):
            menu.triggered.connect(self._on_chosen)
            menu.aboutToShow.connect(self._on_menu_opened)
            menu.aboutToHide.connect(self._on_menu_closed)

    def _show_postpones(self, offer: Offer) -> None:
        offered = offer.can_postpone and bool(offer.postpone_s)
        self.postpone_button.setVisible(offered)
        if not offered:
            return
        self._first_postpone_s = offer.postpone_s[0]
        self.postpone_button.set_text(postpone_words(self._first_postpone_s))
        self.postpone_menu.clear()
        for seconds in offer.postpone_s:
            self._add(self.postpone_menu, length_words(seconds), Postpone(seconds))
        self._add(self.postpone_menu, tr("Card", "When this meeting ends"), AfterMeeting())
        self.postpone_menu.addSeparator()
        for seconds in PAUSES_S:
            words = tr("Card", "Pause for {length}").format(length=length_words(seconds))
            self._add(self.postpone_menu, words, PauseFor(seconds))

    def _fill_skip_menu(self) -> None:
        self._add(self.skip_menu, tr("Card", "I already moved"), AlreadyMoved())
        self._add(self.skip_menu, tr("Card", "Don’t suggest this move"), LeaveOutMove())
        self._add(self.skip_menu, tr("Card", "Shorter next time"), ShorterNextTime())

    def _add(self, menu: Menu, words: str, answer: CardAnswer) -> None:
        menu.addAction(words).setData(answer)

    @Slot()
    def _on_start(self) -> None:
        self.answered.emit(Start())

    @Slot()
    def _on_skip(self) -> None:
        self.answered.emit(Skip())

    @Slot(QPoint)
    def _on_skip_menu_requested(self, at: QPoint) -> None:
        self.skip_menu.popup(self.skip_button.mapToGlobal(at))

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self.answered.emit(action.data())

    @Slot()
    def _on_menu_opened(self) -> None:
        self.menu_opened.emit(True)

    @Slot()
    def _on_menu_closed(self) -> None:
        self.menu_opened.emit(False)


class WhyColumn(QWidget):
    """Up to four plain sentences, and two ways to change what led to the prompt."""

    back_requested = Signal()
    change_rhythm_requested = Signal()
    not_today_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Text(theme, tr("Card", "Why now?"), style="h3")
        self.sentences = tuple(Text(theme, ink="text2", wrap=True) for _ in range(WHY_SENTENCES))
        self.rhythm_link = Button(theme, tr("Card", "Change rhythm"), role="link")
        self.not_today_link = Button(theme, tr("Card", "Not today"), role="link")
        self.back_link = Button(theme, tr("Card", "Back"), role="why")
        self._lay_out()
        self.back_link.clicked.connect(self.back_requested)
        self.rhythm_link.clicked.connect(self.change_rhythm_requested)
        self.not_today_link.clicked.connect(self.not_today_requested)

    def show_why(self, why: tuple[str, ...]) -> None:
        """Say these sentences."""
        for number, label in enumerate(self.sentences):
            label.setVisible(number < len(why))
            label.setText(why[number] if number < len(why) else "")

    def take_key(self, key: Qt.Key) -> bool:
        """Esc and ? go back."""
        if key not in (Qt.Key.Key_Escape, Qt.Key.Key_Question):
            return False
        self.back_requested.emit()
        return True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*COLUMN_MARGINS_PX)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.back_link)
        column.addLayout(head)
        column.addSpacing(4)
        for sentence in self.sentences:
            column.addWidget(sentence)
        column.addStretch()
        column.addSpacing(8)
        foot = QHBoxLayout()
        foot.setSpacing(24)
        foot.addWidget(self.rhythm_link)
        foot.addWidget(self.not_today_link)
        foot.addStretch()
        column.addLayout(foot)


def postpone_words(seconds: int) -> str:
    """`In 5 min`, for a button."""
    if seconds < 60:
        return tr("Card", "In {seconds} s").format(seconds=seconds)
    return tr("Card", "In {minutes} min").format(minutes=seconds // 60)


def length_words(seconds: int) -> str:
    """`20 minutes`, `1 hour`, for a list."""
    if seconds < 60:
        return tr("Card", "%n second(s)", seconds)
    if seconds % 3600 == 0:
        return tr("Card", "%n hour(s)", seconds // 3600)
    return tr("Card", "%n minute(s)", seconds // 60)
