"""A window around one scrolled page of questions: the page, a line, a foot with the way out."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.dashboard.page import Page
from posture.ui.safety.advice import AdviceBox
from posture.ui.settings.screen_fit import fit_to_screen
from posture.ui.settings.tab_order import order_tabs, stops
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Line
from posture.ui.widgets.text import Text

SIZE, LEAST_SIZE = QSize(720, 680), QSize(420, 320)
MARGIN_PX = 28
FOOTER_PX = 11
PIN_GAP_PX = 10
"""The pinned advice keeps off what scrolls by above it."""


class PageWindow(QWidget):
    """Enter presses the button of the foot, Esc closes. It is deleted when it closes."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        button: str,
        foot: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.page = Page(theme)
        self.advice = AdviceBox(theme)
        self._pin = self._pinned()
        self.done_button = Button(theme, button, role="primary", side_px=22)
        self.done_button.clicked.connect(self.close)
        self.foot = Text(theme, foot, style="small", ink="text2", wrap=True)
        self.page.verticalScrollBar().rangeChanged.connect(self._keep_pin_in_line)
        self._keep_pin_in_line()
        theme.changed.connect(self._on_theme_changed)

    def say_advice(self, first: str, more: tuple[str, ...] = ()) -> None:
        """Pin this above the foot, in sight wherever the page is scrolled to; nothing takes it away."""
        self._pin.setVisible(bool(first))
        self.advice.say(first, more)

    def _pinned(self) -> QWidget:
        pin = QWidget()
        column = QVBoxLayout(pin)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.advice)
        pin.hide()
        return pin

    @Slot()
    def _keep_pin_in_line(self) -> None:
        """Its edges are those of the cards, which make room for the scroll bar."""
        bar = self.page.verticalScrollBar()
        right = MARGIN_PX + (bar.sizeHint().width() if bar.maximum() > 0 else 0)
        self._pin.setContentsMargins(MARGIN_PX, PIN_GAP_PX, right, FOOTER_PX)

    def finish_layout(self) -> None:
        """The page is filled: put the foot under it, last in the order of Tab, and take a size."""
        self.page.column.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN_PX, FOOTER_PX, MARGIN_PX, FOOTER_PX)
        row.setSpacing(20)
        row.addWidget(self.foot, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self._pin)
        column.addWidget(Line(self._theme))
        column.addLayout(row)
        px = self._theme.px
        least = QSize(px(LEAST_SIZE.width()), LEAST_SIZE.height())
        fit_to_screen(self, QSize(px(SIZE.width()), px(SIZE.height())), least)
        order_tabs(self)

    @property
    def begins_at(self) -> QWidget:
        """The part of the page that has the keyboard first."""
        return self.page

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is where the questions begin; the ring comes with the first key."""
        super().showEvent(event)
        shown = (stop for stop in stops(self.begins_at) if stop.isVisibleTo(self))
        next(shown, self.done_button).setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the button's, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done_button.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
