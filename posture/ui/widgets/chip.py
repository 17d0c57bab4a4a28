"""Chips: a small tag beside words, or a choice that can be on or off."""

from typing import Literal

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QWidget

from posture.ui.icons import paint_icon
from posture.ui.palette import Ink
from posture.ui.theme import Theme
from posture.ui.widgets.enter_key import passes_enter_on
from posture.ui.widgets.focus_ring import FocusRing

Tone = Literal["calm", "side", "plain"]

TAG_TONES: dict[Tone, tuple[Ink, Ink]] = {
    "calm": ("tint", "tint_text"),
    "side": ("apricot_tint", "apricot_text"),
    "plain": ("sunken", "text2"),
}
TAG_PADDING_PX = 10
TAG_HEIGHT_PX = 24
CHOICE_PADDING_PX = 14
CHOICE_HEIGHT_PX = 36
TICK_PX = 16
TICK_GAP_PX = 6
DISABLED_ALPHA = 0.45


class Tag(QLabel):
    """A short word on a tinted pill: "Good start", "Left side"."""

    def __init__(
        self, theme: Theme, text: str = "", *, tone: Tone = "calm", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._fill, self._ink = TAG_TONES[tone]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """The words and their padding."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * TAG_PADDING_PX
        return QSize(width, self._theme.px(TAG_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink(self._fill))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setPen(self._theme.ink(self._ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("small_strong"))
        self.updateGeometry()
        self.update()


class ChoiceChip(QCheckBox):
    """One of several that may be chosen together, say "Neck"; a tick repeats what colour says."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.focus_ring = FocusRing(theme, self, radius_px=CHOICE_HEIGHT_PX / 2)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """The words, their padding, and the tick's place, so that nothing moves on a click."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        width = words + 2 * CHOICE_PADDING_PX + TICK_PX + TICK_GAP_PX
        return QSize(width, self._theme.px(CHOICE_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which nothing is cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """The whole chip can be clicked."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space switches it; Enter is the window's."""
        if not passes_enter_on(event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint outline, words and, when chosen, the tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(DISABLED_ALPHA)
        palette = self._theme.palette
        on = self.isChecked()
        painter.setBrush(palette.tint if on else palette.surface)
        edge = 1.6 if on else 1.0
        painter.setPen(QPen(palette.pine if on else palette.ctl, edge))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        self._paint_content(painter, on)
        painter.end()

    def _paint_content(self, painter: QPainter, on: bool) -> None:
        ink = self._theme.ink("tint_text" if on else "text")
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        used = words + (TICK_PX + TICK_GAP_PX if on else 0)
        left = (self.width() - used) / 2
        if on:
            top = (self.height() - TICK_PX) / 2
            paint_icon(painter, "check", QRectF(left, top, TICK_PX, TICK_PX), ink)
            left += TICK_PX + TICK_GAP_PX
        painter.setPen(ink)
        painter.setFont(self.font())
        room = QRectF(left, 0, words + 1, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("strong"))
        self.updateGeometry()
        self.update()
