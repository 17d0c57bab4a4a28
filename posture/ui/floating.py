"""A small window that floats in a corner of the screen and never takes the keyboard by itself.

The pill, the card and the mini panel are such windows. What they have in common stands here: the
window flags, the place, the painted shadow, coming and going, growing, and the deaf second after
appearing in which clicks that were meant for something else do nothing.
"""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QMargins,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QEnterEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from posture.ui.placing import Corner, in_corner, place_by, place_in_corner
from posture.ui.screens import Place, Screens, bring_to
from posture.ui.shadow import SHADOW_PX, paint_shadow
from posture.ui.theme import Theme

EDGE_GAP_PX = 16
"""As wide as the shadow: the window ends where the work area ends, and no window manager moves it."""
RADIUS_PX = 18.0

COME_MS, GO_MS, GROW_MS, REDUCED_MS = 220, 150, 240, 120
RISE_PX = 8
DEAF_MS = 1000
"""After appearing: a click or key on its way to something else does nothing here."""
DEAF_AFTER_CHANGE_MS = 400
"""After the buttons changed under the pointer: the second half of a double click does nothing."""
PRESSES = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin}
)
KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})

FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.NoDropShadowWindowHint
)


class Floating(QWidget):
    """A rounded surface with a shadow, in a corner of the screen that has the pointer.

    Put the content into `stage`, which always covers the surface. Geometry is kept here, not read
    back: some window managers report (0, 0). It stays on the screen it came on; where that goes away
    or changes, it is placed again. Without a compositor pass `translucent=False`: the window is then
    cut to the surface's shape and has no shadow.
    """

    hovered = Signal(bool)
    gone = Signal()

    def __init__(
        self, theme: Theme, *, translucent: bool = True, screens: Screens | None = None
    ) -> None:
        super().__init__(None, FLAGS)
        self._theme = theme
        self._screens = screens or Screens(self)
        self._on_main_screen = False
        self._screen_name = ""
        self._translucent = translucent
        self._corner: Corner = "bottom_right"
        self._anchor: QRect | None = None
        self._size = QSize()
        self._home = QPoint()
        self._radius_px = RADIUS_PX
        self._radius_from_px = RADIUS_PX
        self._grown_from: QSize | None = None
        self._pointed_at = False
        self._keyboard_asked = False
        self._leaving = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, translucent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.stage = QWidget(self)
        self._deaf_time = QTimer(self, singleShot=True)
        self._deaf_time.timeout.connect(self.listen)
        self.moving = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self.moving.valueChanged.connect(self._on_moved)
        self.moving.finished.connect(self._on_arrived)
        self.growing = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self.growing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.growing.valueChanged.connect(self._on_grown)
        self.growing.finished.connect(self._on_full_size)
        theme.changed.connect(self.update)
        self._screens.changed.connect(self._on_screens_changed)

    @property
    def body_size(self) -> QSize:
        """The size of the surface, without its shadow."""
        return self._size

    @property
    def body(self) -> QRect:
        """Where the surface is, in the window. While it grows it is smaller than `body_size`."""
        full = QRect(QPoint(self._margin_px, self._margin_px), self._size)
        if self._grown_from is None:
            return full
        share = float(self.growing.currentValue())
        size = QSize(
            round(_between(self._grown_from.width(), self._size.width(), share)),
            round(_between(self._grown_from.height(), self._size.height(), share)),
        )
        return in_corner(full, size, self._corner)

    @property
    def body_radius_px(self) -> float:
        """The radius of the surface's corners, between two while it grows."""
        if self._grown_from is None:
            return self._radius_px
        share = float(self.growing.currentValue())
        return _between(self._radius_from_px, self._radius_px, share)

    @property
    def coming_or_there(self) -> bool:
        """Whether it is on the screen to stay."""
        return self.isVisible() and not self._leaving

    @property
    def has_keyboard(self) -> bool:
        """Whether keys come here by the user's wish; being activated by a window manager is no wish."""
        return self._keyboard_asked and self.isActiveWindow()

    @property
    def deaf(self) -> bool:
        """Whether clicks and keys are ignored now."""
        return self._deaf_time.isActive()

    def set_corner(self, corner: Corner) -> None:
        """The corner of the screen to appear in from the next time on."""
        self._corner = corner

    def set_on_main_screen(self, *, on_main: bool) -> None:
        """Come on the main screen from the next time on, rather than on the one with the pointer."""
        self._on_main_screen = on_main

    def set_anchor(self, anchor: QRect | None) -> None:
        """Appear above or below this place (the tray icon) rather than in the corner."""
        self._anchor = anchor

    def appear(self, size: QSize, radius_px: float, *, fade_ms: int = COME_MS) -> None:
        """Show the surface in `size`, or change to that size when it is there: grow, shrink."""
        self._radius_from_px, self._radius_px = self._radius_px, radius_px
        if not self.coming_or_there:
            self._appear_anew(size, fade_ms)
        elif size != self._size:
            self._change_size(size)
        self._place_stage()
        self.update()

    def go_deaf(self, for_ms: int = DEAF_MS) -> None:
        """Ignore clicks and keys for a moment."""
        self._deaf_time.start(for_ms)

    @Slot()
    def listen(self) -> None:
        """Take clicks and keys from now on."""
        self._deaf_time.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow, where it enters the window, the input that was meant for something else.

        Keys count once the user asked for the keyboard or clicked here: some window managers give
        a new window the keyboard whatever it says.
        """
        if watched is not self.windowHandle():
            return False
        if event.type() in KEYS:
            return self.deaf or not self._keyboard_asked
        if event.type() not in PRESSES or self.deaf:
            return event.type() in PRESSES
        self._keyboard_asked = True
        return False

    def take_keyboard(self) -> None:
        """Take the keyboard, because the user asked for it (shortcut, tray)."""
        self._keyboard_asked = True
        self._accept_focus(accept=True)
        self.listen()
        self.raise_()
        self.activateWindow()

    def withdraw(self) -> None:
        """Leave the screen, with a short fade."""
        if not self.coming_or_there:
            return
        self._leaving = True
        self.moving.stop()
        self.moving.setDuration(REDUCED_MS if self._theme.reduced_motion else GO_MS)
        self.moving.setDirection(QVariantAnimation.Direction.Backward)
        self.moving.start()

    def settle(self) -> None:
        """Bring every movement to its end at once."""
        for animation in (self.growing, self.moving):
            if animation.state() is QVariantAnimation.State.Running:
                forward = animation.direction() is QVariantAnimation.Direction.Forward
                animation.setCurrentTime(animation.duration() if forward else 0)

    def hold_attention(self, *, held: bool) -> None:
        """Count as attended while a menu of this window is open."""
        self._set_pointed_at(held or self.underMouse())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shadow, the surface and its line."""
        painter = QPainter(self)
        body = QRectF(self.body)
        radius = self.body_radius_px
        inner = body.adjusted(radius, radius, -radius, -radius)
        if inner.contains(QRectF(event.rect())):
            painter.fillRect(event.rect(), self._theme.ink("surface"))
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._translucent:
            paint_shadow(painter, body, radius)
        painter.setPen(QPen(self._theme.ink("line"), 1))
        painter.setBrush(self._theme.ink("surface"))
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
        self.paint_over(painter, body, radius)
        painter.end()

    def paint_over(self, painter: QPainter, body: QRectF, radius_px: float) -> None:
        """Paint more onto the surface; for subclasses."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came: what counts down waits."""
        super().enterEvent(event)
        self._set_pointed_at(True)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        super().leaveEvent(event)
        self._set_pointed_at(self.has_keyboard)

    def changeEvent(self, event: QEvent) -> None:
        """The keyboard came or left: that counts as attention, too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._set_pointed_at(self.has_keyboard or self.underMouse())

    @property
    def _margin_px(self) -> int:
        return SHADOW_PX if self._translucent else 0

    def _appear_anew(self, size: QSize, fade_ms: int) -> None:
        self.moving.stop()
        self._end_growing()
        self._leaving = False
        self._radius_from_px = self._radius_px
        self._prepare_window()
        self._screen_name = self._wanted_screen().name
        self._take_size(size)
        self.moving.setDirection(QVariantAnimation.Direction.Forward)
        self.moving.setDuration(REDUCED_MS if self._theme.reduced_motion else fade_ms)
        self._on_moved()
        self.show()
        self.moving.start()
        self.go_deaf()

    def _prepare_window(self) -> None:
        """A window without the keyboard, and with no button in focus should it get it."""
        if self.windowHandle() is None:
            self.create()
            self.windowHandle().installEventFilter(self)
        self._keyboard_asked = False
        self._accept_focus(accept=False)
        self.setFocus()  # hidden as it is, this takes no keyboard; it keeps Qt from picking a button

    def _change_size(self, size: QSize) -> None:
        self._hasten()
        grown_from = self.body.size()
        self._end_growing()
        bigger = size.expandedTo(grown_from)
        self._take_size(size)
        if self._theme.reduced_motion or bigger != size:
            return
        self._grown_from = grown_from
        self.growing.setDuration(GROW_MS)
        self.growing.start()

    def _hasten(self) -> None:
        """What grew is wanted now: finish a slow fade at the usual pace."""
        if self.moving.state() is QVariantAnimation.State.Running:
            share = float(self.moving.currentValue())
            self.moving.setDuration(min(self.moving.duration(), COME_MS))
            self.moving.setCurrentTime(round(share * self.moving.duration()))

    def _take_size(self, size: QSize) -> None:
        self._size = size
        margin = self._margin_px
        window = size.grownBy(QMargins(margin, margin, margin, margin))
        self._home = self._place(window)
        bring_to(self, self._screen_now)
        self.setGeometry(QRect(self._home, window))

    def _place(self, window: QSize) -> QPoint:
        gap = EDGE_GAP_PX - self._margin_px
        area = self._screen_now.work
        if self._anchor is None or self._anchor.isEmpty():
            return place_in_corner(window, self._corner, area, gap)
        return place_by(self._anchor, window, area, gap)

    @property
    def _screen_now(self) -> Place:
        """The screen it came on, or, where that is gone, the one it would come on now."""
        return self._screens.named(self._screen_name) or self._wanted_screen()

    def _wanted_screen(self) -> Place:
        if self._anchor is not None and not self._anchor.isEmpty():
            return self._screens.at(self._anchor.center()) or self._screens.main()
        return self._screens.main() if self._on_main_screen else self._screens.with_pointer()

    def _place_stage(self) -> None:
        """Let the stage cover the surface; what stands on it has its full size already."""
        self.stage.setGeometry(self.body)
        full = in_corner(self.stage.rect(), self._size, self._corner)
        for child in self.stage.children():
            if isinstance(child, QWidget):
                child.setGeometry(full)
        if not self._translucent:
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(self.body), self.body_radius_px, self.body_radius_px)
            self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def _accept_focus(self, *, accept: bool) -> None:
        """Change the hint on the window itself: changing the widget's flags would hide it."""
        self.windowHandle().setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, not accept)

    def _set_pointed_at(self, pointed_at: bool) -> None:
        if pointed_at != self._pointed_at:
            self._pointed_at = pointed_at
            self.hovered.emit(pointed_at)

    def _end_growing(self) -> None:
        self.growing.stop()
        self._grown_from = None

    @Slot()
    def _on_screens_changed(self) -> None:
        """Stay where there is a screen: in the corner of what its work area is now."""
        if self.isVisible():
            self._screen_name = self._screen_now.name
            self._take_size(self._size)

    @Slot()
    def _on_moved(self) -> None:
        share = float(self.moving.currentValue() or 0.0)
        self.setWindowOpacity(share)
        if not self._theme.reduced_motion:
            eased = 1 - (1 - share) ** 3
            self.move(self._home + QPoint(0, round(RISE_PX * (1 - eased))))

    @Slot()
    def _on_arrived(self) -> None:
        if self._leaving:
            self._leaving = False
            self.hide()
            self._set_pointed_at(False)
            self.gone.emit()

    @Slot()
    def _on_grown(self) -> None:
        if self._grown_from is not None:
            self._place_stage()
            self.update()

    @Slot()
    def _on_full_size(self) -> None:
        self._grown_from = None
        self._place_stage()
        self.update()


def _between(start: float, end: float, share: float) -> float:
    return start + (end - start) * share
