"""Nobody took it off for a minute: every screen says so, until one click or Esc answers.

It is the one case in which the app insists. The windows follow the screens, and let the keyboard alone at first.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from posture.ui.announce import announce
from posture.ui.cold_heat import words
from posture.ui.cold_heat.values import Progress
from posture.ui.full_screen.content import GRACE_MS, LULL_MS
from posture.ui.full_screen.placing import cover
from posture.ui.full_screen.window import CoverWindow
from posture.ui.i18n import tr
from posture.ui.player.own_theme import PlayerTheme
from posture.ui.screens import Place, Screens
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import PLAYER_HEIGHT_PX, Button
from posture.ui.widgets.text import Text

MARGIN_PX: Final = 48
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TakeOffWindow(CoverWindow):
    """One screen: `Take it off now`, and a button."""

    taken_off = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, translucent=False)
        afar = PlayerTheme(theme, self)
        afar.set_from_afar(from_afar=True)
        self._has_keyboard = False
        self.title = Text(afar, words.over_title(), style="h0", wrap=True, align=CENTRE)
        self.line = Text(afar, style="lead", ink="text2", wrap=True, align=CENTRE)
        self.off_button = Button(
            afar,
            tr("ColdHeat", "It is off"),
            role="primary",
            height_px=PLAYER_HEIGHT_PX,
            side_px=32,
        )
        self.off_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.key_line = Text(
            afar, tr("ColdHeat", "Esc says the same."), style="small", ink="text2", align=CENTRE
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.off_button.clicked.connect(self.taken_off)
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self.take_keyboard)
        self._lull = QTimer(self, singleShot=True, interval=LULL_MS)
        self.setWindowTitle(tr("ColdHeat", "Take it off – Posture"))
        self._lay_out()

    @property
    def has_keyboard(self) -> bool:
        """Whether it took the keyboard."""
        return self._has_keyboard

    def show_progress(self, progress: Progress) -> None:
        """Say how long it has been on."""
        self.line.setText(words.over_line(progress))
        self.setAccessibleName(f"{words.over_title()}. {self.line.text()}")

    def ask_for_keyboard(self) -> None:
        """Take it after the time of grace: what is being typed is not lost."""
        self._grace.start()

    @Slot()
    def take_keyboard(self) -> None:
        """Have keys come here from now on."""
        self._has_keyboard = True
        self._lull.start()
        self.windowHandle().setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, False)
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Bring every wait to its end."""
        super().settle()
        if self._grace.isActive():
            self._grace.stop()
            self.take_keyboard()
        self._lull.stop()

    def go(self) -> None:
        """Leave the screen."""
        self._grace.stop()
        self._lull.stop()
        super().go()

    def swallows_key(self, event: QEvent) -> bool:
        """Keys of somebody who types on do nothing; Esc counts as soon as keys come here."""
        if not isinstance(event, QKeyEvent) or not self._has_keyboard:
            return True
        if self._lull.isActive() and event.key() != Qt.Key.Key_Escape:
            self._lull.start()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter say that it is off."""
        if event.key() == Qt.Key.Key_Escape or event.key() in ENTER:
            if not event.isAutoRepeat():
                self.taken_off.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.ink("apricot_tint"))
        painter.end()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(MARGIN_PX,) * 4)
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self.title)
        column.addSpacing(8)
        column.addWidget(self.line)
        column.addSpacing(32)
        column.addWidget(self.off_button, 0, CENTRE)
        column.addSpacing(12)
        column.addWidget(self.key_line)
        column.addStretch()


class TakeOffScreens(QObject):
    """One window on each screen; the one where the pointer is has the keyboard."""

    taken_off = Signal()

    def __init__(self, theme: Theme, screens: Screens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._screens = screens
        self._progress: Progress | None = None
        self._by_name: dict[str, TakeOffWindow] = {}
        self._gone: list[TakeOffWindow] = []
        """Held until Qt has deleted them: one of them is being clicked or typed in as it goes."""
        self._keys_on = ""
        screens.changed.connect(self._on_screens_changed)

    @property
    def windows(self) -> tuple[TakeOffWindow, ...]:
        """All of them, the one with the keyboard first."""
        return tuple(sorted(self._by_name.values(), key=lambda w: w.screen_name != self._keys_on))

    def open(self, progress: Progress) -> None:
        """Cover every screen, and say so once."""
        self._progress = progress
        for window in self._arrange():
            window.come()
        first = self.windows[0]
        first.ask_for_keyboard()
        announce(first, first.accessibleName())

    def show_progress(self, progress: Progress) -> None:
        """Say how long it has been on by now."""
        self._progress = progress
        for window in self.windows:
            window.show_progress(progress)

    def close(self) -> None:
        """Free every screen at once."""
        for name in tuple(self._by_name):
            self._let_go(name)
        self._screens.changed.disconnect(self._on_screens_changed)
        self.deleteLater()

    def _arrange(self) -> list[TakeOffWindow]:
        """One window for each screen that is there; those that are new."""
        plan = cover(self._screens.places(), self._keys_on, self._screens.with_pointer())
        places = {place.name: place for place in (plan.content, *plan.dimmed)}
        self._keys_on = plan.content.name
        for name in self._by_name.keys() - places.keys():
            self._let_go(name)
        return [self._put(place) for place in places.values() if self._is_new(place)]

    def _let_go(self, name: str) -> None:
        window = self._by_name.pop(name)
        self._gone.append(window)
        window.go()

    def _is_new(self, place: Place) -> bool:
        known = self._by_name.get(place.name)
        if known is not None:
            known.cover(place)
        return known is None

    def _put(self, place: Place) -> TakeOffWindow:
        window = self._by_name[place.name] = TakeOffWindow(self._theme)
        window.taken_off.connect(self.taken_off)
        if self._progress is not None:
            window.show_progress(self._progress)
        window.cover(place)
        return window

    @Slot()
    def _on_screens_changed(self) -> None:
        for window in self._arrange():
            window.stand()
        if not self.windows[0].has_keyboard:
            self.windows[0].ask_for_keyboard()
