"""The screen with the move: player or rest page, and below it the way out."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from posture.core.content import Move
from posture.ui.announce import announce
from posture.ui.card_values import Running
from posture.ui.full_screen.check_page import CheckPage
from posture.ui.full_screen.foot import Foot, exit_words
from posture.ui.full_screen.player import FullScreenPlayer
from posture.ui.full_screen.rest_page import RestPage
from posture.ui.full_screen.values import FullScreenBreak, Way
from posture.ui.full_screen.window import CoverWindow
from posture.ui.i18n import tr
from posture.ui.player.own_theme import PlayerTheme
from posture.ui.routine_player import RoutineRun
from posture.ui.theme import Theme

GRACE_MS: Final = 1_500
"""So long the keyboard stays where it was: what is being typed is not lost, and answers nothing."""
LULL_MS: Final = 1_000
"""Then keys other than Esc count once so long none was pressed: somebody may be typing on."""
LEFT_MS: Final = 250
"""The keyboard can be away for a moment while windows are moved about."""
Page = FullScreenPlayer | RestPage | CheckPage

EXIT_KEYS: Final = {Way.FIRM: Qt.Key.Key_S, Way.STRICT: Qt.Key.Key_E}


class BreakWindow(CoverWindow):
    """Shows a check, a run or a rest; asks to end, skip or leave; says when the user turned away."""

    end_requested = Signal()
    skip_requested = Signal()
    emergency_requested = Signal()
    leave_out_requested = Signal(str)
    """A move's id: don't suggest it again."""
    cancelled = Signal()
    """A key came while it was fading in."""
    left = Signal()
    """Another window has the keyboard now."""

    def __init__(self, theme: Theme, asked: FullScreenBreak) -> None:
        super().__init__(theme, translucent=False)
        self._asked = asked
        self._page: Page | None = None
        self._has_keyboard = False
        self._was_active = False
        afar = PlayerTheme(theme, self)
        afar.set_from_afar(from_afar=True)
        self.foot = Foot(afar, asked, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.foot)
        self.grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self.grace.timeout.connect(self.take_keyboard)
        self._lull = QTimer(self, singleShot=True, interval=LULL_MS)
        self._left_check = QTimer(self, singleShot=True, interval=LEFT_MS)
        self._left_check.timeout.connect(self._on_left_check)
        self.foot.skip_requested.connect(self.skip_requested)
        self.foot.emergency_requested.connect(self.emergency_requested)
        self.setWindowTitle(tr("FullScreen", "Break – Posture"))
        self.setAccessibleName(asked.kicker)

    @property
    def page(self) -> Page | None:
        """What stands above the foot."""
        return self._page

    @property
    def has_keyboard(self) -> bool:
        """Whether it took the keyboard."""
        return self._has_keyboard

    @property
    def can_end(self) -> bool:
        """Whether Esc and `End here` end the break."""
        return self._asked.way is not Way.STRICT

    def show_run(self, run: RoutineRun) -> None:
        """Show the routine. It follows the run by itself."""
        if isinstance(self._page, FullScreenPlayer) and self._page.run is run:
            return
        page = FullScreenPlayer(self._theme, run, self, can_end=self.can_end)
        page.leave_out_requested.connect(self.leave_out_requested)
        self._turn_to(page)

    def show_rest(self, running: Running, move: Move | None) -> None:
        """Show a break without a routine, or after it."""
        page = self._page
        if not isinstance(page, RestPage):
            page = RestPage(self._theme, self, can_end=self.can_end)
            page.show_rest(running, move)
            self._turn_to(page)
        page.show_rest(running, move)

    def show_check(self, check: QWidget) -> None:
        """Show a posture check. It is closed, and not only hidden, when something else takes its place."""
        if not (isinstance(self._page, CheckPage) and self._page.check is check):
            self._turn_to(CheckPage(check, self))

    def show_left(self, seconds: int, note: str) -> None:
        """What is left of the break, or why it waits."""
        self.foot.show_left(seconds, note, counted_above=isinstance(self._page, RestPage))

    def come(self) -> None:
        """Appear, say so once, and take the keyboard after the time of grace."""
        said = [self._asked.kicker, "" if self._page is None else self._page.spoken()]
        leaving = tr("FullScreen", "Esc ends it.") if self.can_end else exit_words()
        super().come()
        self.grace.start()
        announce(self, ". ".join(part.rstrip(".") for part in (*said, leaving) if part) + ".")

    def go(self) -> None:
        """Leave the screen."""
        for timer in (self.grace, self._lull, self._left_check):
            timer.stop()
        self._was_active = False
        super().go()
        if self._page is not None:
            _let_go(self._page)

    @Slot()
    def take_keyboard(self) -> None:
        """Have keys come here from now on."""
        self._has_keyboard = True
        self._lull.start()
        self.windowHandle().setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, False)
        self.activateWindow()
        if self._page is not None:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Bring the fade to its end, and listen to keys too."""
        super().settle()
        if self.grace.isActive():
            self.grace.stop()
            self.take_keyboard()
        self._lull.stop()

    def swallows_key(self, event: QEvent) -> bool:
        """A key while it fades in sends it away; one of somebody who types on does nothing."""
        if not isinstance(event, QKeyEvent):
            return True
        if self.is_fading:
            if self.can_end and event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.cancelled.emit()
            return True
        if not self._has_keyboard:
            return True
        if self._lull.isActive() and event.key() != Qt.Key.Key_Escape:
            self._lull.start()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key of the way out, held like its button; what the page does with a key comes first."""
        if event.key() == EXIT_KEYS.get(self._asked.way):
            if not event.isAutoRepeat():
                self.foot.exit_button.begin_hold()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """It was let go."""
        if event.key() == EXIT_KEYS.get(self._asked.way) and not event.isAutoRepeat():
            self.foot.exit_button.end_hold()
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The keyboard came or went."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange or not self._has_keyboard:
            return
        if self.isActiveWindow():
            self._was_active = True
        elif self._was_active:
            self._left_check.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.ink("canvas"))
        painter.end()

    def _turn_to(self, page: Page) -> None:
        before, self._page = self._page, page
        page.end_requested.connect(self._on_end_requested)
        page.placed.connect(self.foot.align)
        self._column.insertWidget(0, page, 1)
        self.setTabOrder(page.last_stop, self.foot.exit_button)
        page.show()
        if before is not None:
            _let_go(before)
        if self._has_keyboard:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        if layout := self.layout():
            layout.activate()

    @Slot()
    def _on_end_requested(self) -> None:
        if self.can_end:
            self.end_requested.emit()
        else:
            self.foot.stress_exit()
            announce(self, exit_words())

    @Slot()
    def _on_left_check(self) -> None:
        if not self.isActiveWindow() and QApplication.activePopupWidget() is None:
            self._was_active = False
            self.left.emit()


def _let_go(page: Page) -> None:
    """A page that is no longer wanted."""
    page.hide()
    if isinstance(page, CheckPage):
        page.close_check()
    page.deleteLater()
