"""The prompt on the screen: one floating surface that is pill, offer, running break and farewell.

It shows frozen values and emits answers; it decides nothing. It never takes the keyboard when it
appears: `take_keyboard` is for the shortcut and the tray. Asked for the same prompt again it
changes in place, so showing it anew every second is right.
"""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.card_page import CardPage
from posture.ui.card_values import (
    AfterMeeting,
    AlreadyMoved,
    CardAnswer,
    Ended,
    EndHere,
    HeadsUp,
    LeaveOutMove,
    Micro,
    NextStep,
    NotThisSecond,
    Offer,
    OpenPlayer,
    PauseFor,
    Postpone,
    Running,
    ShorterNextTime,
    Skip,
    Start,
    TogglePause,
)
from posture.ui.floating import DEAF_AFTER_CHANGE_MS, DEAF_MS, RADIUS_PX, Floating
from posture.ui.pill import MICRO_RADIUS_PX, HeadsUpPill, MicroPill
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button

__all__ = [
    "AfterMeeting",
    "AlreadyMoved",
    "Card",
    "CardAnswer",
    "EndHere",
    "Ended",
    "HeadsUp",
    "LeaveOutMove",
    "Micro",
    "NextStep",
    "NotThisSecond",
    "Offer",
    "OpenPlayer",
    "PauseFor",
    "Postpone",
    "Running",
    "ShorterNextTime",
    "Skip",
    "Start",
    "TogglePause",
]

PHASE_TWO_BAR_PX = 4
SLOW_FADE_MS = 3000
"""The pill comes in the middle of work: slowly, so that it doesn't catch the eye."""

Shown = HeadsUp | Micro | Offer | Running | Ended | None


class Card(Floating):
    """One surface for all that asks: `show_heads_up`, `show_micro`, `show_offer`, `show_running`,
    `show_ended`, `withdraw`.

    `answered` carries a `CardAnswer`; `hovered` says that pointer, keyboard or an open menu is
    here, so that countdowns wait.
    """

    answered = Signal(object)
    why_requested = Signal()
    change_rhythm_requested = Signal()
    not_today_requested = Signal()

    def __init__(self, theme: Theme, *, translucent: bool = True) -> None:
        super().__init__(theme, translucent=translucent)
        self._shown: Shown = None
        self._picture: QWidget | None = None
        self._pill: HeadsUpPill | None = None
        self._micro: MicroPill | None = None
        self._page: CardPage | None = None

    @property
    def shown(self) -> Shown:
        """What it shows, None when it is gone or going."""
        return self._shown

    @property
    def pill(self) -> HeadsUpPill:
        """The heads-up form, made when first needed."""
        if self._pill is None:
            self._pill = HeadsUpPill(self._theme, self.stage)
            self._pill.answered.connect(self.answered)
        return self._pill

    @property
    def micro(self) -> MicroPill:
        """The micro-break form, made when first needed."""
        if self._micro is None:
            self._micro = MicroPill(self._theme, self.stage)
        return self._micro

    @property
    def page(self) -> CardPage:
        """The card form, made when first needed."""
        if self._page is None:
            self._page = self._made_page()
        return self._page

    def set_picture(self, picture: QWidget) -> None:
        """What stands in the tinted area: a figure that shows the move."""
        self._picture = picture
        self._hang_picture()

    def show_heads_up(self, heads_up: HeadsUp) -> None:
        """Half a minute's notice. Ignored, it becomes the card."""
        first = not self._continues(heads_up)
        self.pill.show_heads_up(heads_up)
        self._shown = heads_up
        if first:
            self._turn_page(self.pill)
            size = self.pill.wanted_size()
            self.appear(size, size.height() / 2, fade_ms=SLOW_FADE_MS)

    def show_micro(self, micro: Micro) -> None:
        """A micro-break, over by itself."""
        first = not self._continues(micro)
        self.micro.show_micro(micro)
        self._shown = micro
        if first:
            self._turn_page(self.micro)
            self.appear(self.micro.wanted_size(), MICRO_RADIUS_PX)
            announce(self, micro.text)

    def show_offer(self, offer: Offer) -> None:
        """Offer a break, or change the offer that is there."""
        first = not self._continues(offer)
        self.page.offer.show_offer(offer)
        self._shown = offer
        if first:
            self._turn_to(self.page.offer, DEAF_MS)
            announce(self, f"{offer.kicker}. {offer.title} {offer.reason}")
        elif self.page.column is self.page.offer:
            self._fit_card()
        self.update()

    def update_offer(self, offer: Offer) -> None:
        """Change the offer, if it is still there."""
        if self._continues(offer):
            self.show_offer(offer)

    def show_running(self, running: Running) -> None:
        """Show the running break, or how far it is."""
        before = self._shown
        first = not self._continues(running)
        self.page.running.show_running(running)
        self._shown = running
        if first:
            self._turn_to(self.page.running, DEAF_AFTER_CHANGE_MS)
        if first or (isinstance(before, Running) and before.step != running.step):
            self._fit_card()
            announce(self, f"{running.title}. {running.side_label}. {running.sentence}")
        elif self.page.wanted_size().height() > self.body_size.height():
            self._fit_card()  # within a step it only grows, so that it doesn't breathe

    def update_running(self, running: Running) -> None:
        """Show how far the break is, if it is still there."""
        if self._continues(running):
            self.show_running(running)

    def show_ended(self, ended: Ended) -> None:
        """Say that it is over."""
        self.page.ended.show_ended(ended)
        self._shown = ended
        self._turn_to(self.page.ended, DEAF_AFTER_CHANGE_MS)
        announce(self, f"{ended.title} {ended.line}")

    def withdraw(self) -> None:
        """Leave the screen."""
        self._shown = None
        super().withdraw()

    def take_keyboard(self) -> None:
        """Take the keyboard because the user asked for it, with the main answer in focus."""
        super().take_keyboard()
        self._focus_main_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by keyboard; what a focused button does with its key comes first."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat() or not self._take_key(key):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """S was let go."""
        if isinstance(self._shown, Offer) and event.key() == Qt.Key.Key_S:
            self.page.offer.skip_button.end_hold()
        super().keyReleaseEvent(event)

    def paint_over(self, painter: QPainter, body: QRectF, radius_px: float) -> None:
        """In phase two a bar of pine along the edge."""
        if not (isinstance(self._shown, Offer) and self._shown.phase_two):
            return
        outline = QPainterPath()
        outline.addRoundedRect(body, radius_px, radius_px)
        painter.setClipPath(outline)
        bar = QRectF(body.left(), body.top(), PHASE_TWO_BAR_PX, body.height())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            bar.moveRight(body.right())
        painter.fillRect(bar, self._theme.ink("pine"))
        painter.setClipping(False)

    def _made_page(self) -> CardPage:
        page = CardPage(self._theme, self.stage)
        page.offer.answered.connect(self.answered)
        page.offer.why_requested.connect(self._on_why_requested)
        page.offer.menu_opened.connect(self._on_menu_opened)
        page.running.answered.connect(self.answered)
        page.why.back_requested.connect(self._on_back_requested)
        page.why.change_rhythm_requested.connect(self.change_rhythm_requested)
        page.why.not_today_requested.connect(self.not_today_requested)
        return page

    def _continues(self, value: HeadsUp | Micro | Offer | Running) -> bool:
        """Whether this very prompt is on the screen in this very form."""
        shown = self._shown
        return (
            not isinstance(shown, Ended | None)
            and type(shown) is type(value)
            and self.coming_or_there
            and shown.prompt_id == value.prompt_id
        )

    def _turn_page(self, page: QWidget) -> None:
        for each in (self._pill, self._micro, self._page):
            if each is not None:
                each.setVisible(each is page)
        self._hang_picture()

    def _turn_to(self, column: QWidget, deaf_ms: int) -> None:
        was_there = self.coming_or_there
        by_key = self._is_ring_visible()
        self.page.turn_to(column)
        self._turn_page(self.page)
        self._fit_card()
        if was_there:
            self.go_deaf(deaf_ms)
        if self.has_keyboard:
            self._focus_main_button(by_key=by_key)

    def _fit_card(self) -> None:
        self.appear(self.page.wanted_size(), RADIUS_PX)

    def _hang_picture(self) -> None:
        """The one picture moves between the card and the micro-break pill."""
        if self._picture is None:
            return
        showing_micro = self._micro is not None and not self._micro.isHidden()
        frame = self.micro.picture if showing_micro else self.page.picture
        if self._picture.parent() is frame:
            return
        layout = frame.layout()
        if layout is None:
            layout = QVBoxLayout(frame)
            layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._picture)
        self._picture.show()

    def _main_button(self) -> Button | None:
        match self._shown:
            case HeadsUp():
                return self.pill.now_button
            case Offer() if self.page.column is self.page.why:
                return self.page.why.back_link
            case Offer():
                return self.page.offer.start_button
            case Running():
                return self.page.running.pause_button
            case _:
                return None

    def _focus_main_button(self, *, by_key: bool = True) -> None:
        """Focus the main answer; after a click without a ring, as a click on it would."""
        reason = Qt.FocusReason.ShortcutFocusReason if by_key else Qt.FocusReason.MouseFocusReason
        button = self._main_button()
        if button is not None:
            button.setFocus(reason)

    def _is_ring_visible(self) -> bool:
        focused = self.focusWidget()
        return isinstance(focused, Button) and focused.focus_ring.visible

    def _take_key(self, key: Qt.Key) -> bool:
        match self._shown:
            case HeadsUp():
                return self.pill.take_key(key)
            case Offer() if self.page.column is self.page.why:
                return self.page.why.take_key(key)
            case Offer():
                return self.page.offer.take_key(key)
            case Running():
                return self.page.running.take_key(key)
            case _:
                return False

    @Slot()
    def _on_why_requested(self) -> None:
        if isinstance(self._shown, Offer) and self._shown.why:
            self.page.why.show_why(self._shown.why)
            self._turn_to(self.page.why, DEAF_AFTER_CHANGE_MS)
            self.why_requested.emit()

    @Slot()
    def _on_back_requested(self) -> None:
        self._turn_to(self.page.offer, DEAF_AFTER_CHANGE_MS)

    @Slot(bool)
    def _on_menu_opened(self, opened: bool) -> None:
        self.hold_attention(held=opened)
