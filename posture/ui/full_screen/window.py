"""A window that covers one screen during a break: above all others, without the keyboard, deaf at first."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from posture.ui.screens import Place, bring_to
from posture.ui.theme import Theme

FADE_MS: Final = 800
DEAF_MS: Final = 1000
"""After appearing: a click or key on its way to something else does nothing here."""
CLICKS: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)
KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})


def cover_flags(platform_name: str) -> Qt.WindowType:
    """The flags of a window above all others.

    On X11 the window manager is passed over: some put a full-screen window on another screen than asked, and
    some give it the keyboard. Elsewhere a frameless window that stays on top covers its screen.
    """
    flags = (
        Qt.WindowType.Tool
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.WindowStaysOnTopHint
        | Qt.WindowType.WindowDoesNotAcceptFocus
        | Qt.WindowType.NoDropShadowWindowHint
    )
    if platform_name == "xcb":
        flags |= Qt.WindowType.BypassWindowManagerHint
    return flags


class CoverWindow(QWidget):
    """Covers one screen at a time; `cover` brings it to another."""

    def __init__(self, theme: Theme, *, translucent: bool) -> None:
        super().__init__(None, cover_flags(QGuiApplication.platformName()))
        self._theme = theme
        self.screen_name = ""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, translucent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self._deaf_time = QTimer(self, singleShot=True, interval=DEAF_MS)
        self.fading = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=FADE_MS)
        self.fading.valueChanged.connect(self._on_fading)
        theme.changed.connect(self.update)

    @property
    def is_fading(self) -> bool:
        """Whether it is still coming."""
        return self.fading.state() is QVariantAnimation.State.Running

    @property
    def deaf(self) -> bool:
        """Whether clicks are ignored now."""
        return self._deaf_time.isActive()

    def cover(self, place: Place) -> None:
        """Be on that screen, all over it."""
        self.screen_name = place.name
        if self.windowHandle() is None:
            self.create()
            self.windowHandle().installEventFilter(self)
        bring_to(self, place)
        self.setGeometry(place.area)

    def come(self) -> None:
        """Appear: slowly, unless less movement is wanted."""
        self._deaf_time.start()
        if self._theme.reduced_motion:
            self.show()
            return
        self.setWindowOpacity(0.0)
        self.show()
        self.fading.start()

    def stand(self) -> None:
        """Be there at once: a screen came while the others were covered already."""
        self._deaf_time.start()
        self.show()

    def go(self) -> None:
        """Leave the screen and be deleted. Nothing that this needs can fail."""
        self.fading.stop()
        self.hide()
        self.deleteLater()

    def settle(self) -> None:
        """Bring the fade to its end, and listen."""
        if self.is_fading:
            self.fading.setCurrentTime(self.fading.duration())
        self._deaf_time.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow, where it enters the window, the input that was meant for something else."""
        if watched is not self.windowHandle():
            return False
        if event.type() in CLICKS:
            return self.deaf
        return event.type() in KEYS and self.swallows_key(event)

    def swallows_key(self, _event: QEvent) -> bool:
        """Whether this key press does nothing here; for the window that answers to keys to refine."""
        return True

    @Slot()
    def _on_fading(self) -> None:
        self.setWindowOpacity(float(self.fading.currentValue() or 0.0))
