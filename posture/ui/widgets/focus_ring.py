"""The focus ring: 2 px, 3 px outside the widget, so that no widget has to keep a margin for it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from posture.ui.theme import Theme

GAP_PX = 3
WIDTH_PX = 2
REACH_PX = GAP_PX + WIDTH_PX

POINTED = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)


class FocusRing(QObject):
    """Draws a ring around its parent while that has the keyboard focus.

    A focus that came by a click on a button needs no ring (`on_click=False`); a field that takes
    typing shows it always. `source` is the one whose focus counts, when that is a part of the
    widget (the radio button of a card).
    """

    # Stand-ins: when Python collects a whole window, these may go before the window's last events come.
    _source: QWidget | None = None
    _frame: "_Frame | None" = None

    def __init__(
        self,
        theme: Theme,
        widget: QWidget,
        *,
        radius_px: float,
        on_click: bool = False,
        source: QWidget | None = None,
    ) -> None:
        super().__init__(widget)
        self._theme = theme
        self._widget = widget
        self._source = source or widget
        self._radius_px = radius_px
        self._on_click = on_click
        self._frame: _Frame | None = None
        widget.installEventFilter(self)
        (source or widget).installEventFilter(self)

    @property
    def visible(self) -> bool:
        """Whether the ring is drawn now."""
        return self._frame is not None

    @property
    def geometry(self) -> QRect:
        """Where the ring is, in the widget it is drawn on; empty while it isn't."""
        return self._frame.geometry() if self._frame is not None else QRect()

    def set_radius(self, radius_px: float) -> None:
        """Follow a new corner radius of the widget."""
        self._radius_px = radius_px

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget's focus, and its place and that of what holds it."""
        kind = event.type()
        if watched is self._source and isinstance(event, QFocusEvent):
            if kind == QEvent.Type.FocusIn and self._deserves_ring(event.reason()):
                self._show()
            elif kind == QEvent.Type.FocusOut:
                self._drop()
        elif watched is self._source and kind == QEvent.Type.KeyPress:
            self._show()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif kind == QEvent.Type.Hide:
            self._drop()
        return False

    def _deserves_ring(self, reason: Qt.FocusReason) -> bool:
        return self._on_click or reason not in POINTED

    def _show(self) -> None:
        if self._frame is not None or not self._widget.isVisible():
            return
        host = self._host()
        self._frame = _Frame(self._theme, self._radius_px + GAP_PX, host)
        for ancestor in self._chain(host):
            ancestor.installEventFilter(self)
        self._place()
        self._frame.show()

    def _drop(self) -> None:
        if self._frame is None:
            return
        for ancestor in self._chain(self._frame.host):
            ancestor.removeEventFilter(self)
        self._frame.hide()
        self._frame.deleteLater()
        self._frame = None

    def _place(self) -> None:
        if self._frame is None:
            return
        corner = self._widget.mapTo(self._frame.host, QPoint(0, 0))
        box = self._widget.rect().translated(corner)
        self._frame.setGeometry(box.adjusted(-REACH_PX, -REACH_PX, REACH_PX, REACH_PX))

    def _host(self) -> QWidget:
        """The nearest ancestor with room for the ring, at most the scrolled page or the window."""
        host = self._widget.parentWidget() or self._widget
        while not (host.isWindow() or _is_scrolled_page(host) or self._fits(host)):
            host = host.parentWidget() or host.window()
        return host

    def _fits(self, host: QWidget) -> bool:
        corner = self._widget.mapTo(host, QPoint(0, 0))
        box = self._widget.rect().translated(corner)
        return host.rect().contains(box.adjusted(-REACH_PX, -REACH_PX, REACH_PX, REACH_PX))

    def _chain(self, host: QWidget) -> list[QWidget]:
        """The widgets between the ringed one and `host`: when they move, the ring moves."""
        chain = []
        ancestor = self._widget.parentWidget()
        while ancestor is not None and ancestor is not host:
            chain.append(ancestor)
            ancestor = ancestor.parentWidget()
        return chain


class _Frame(QWidget):
    """The ring itself, laid over its host and deaf to the mouse."""

    def __init__(self, theme: Theme, radius_px: float, host: QWidget) -> None:
        super().__init__(host)
        self.host = host
        self._theme = theme
        self._radius_px = radius_px
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("focus"), WIDTH_PX))
        inset = WIDTH_PX / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = self._radius_px + inset
        painter.drawRoundedRect(box, radius, radius)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


def _is_scrolled_page(widget: QWidget) -> bool:
    viewport = widget.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return isinstance(area, QScrollArea) and area.widget() is widget
