"""Which keys do what: small key caps with a word each, in as many lines as they need."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.icons import IconName, paint_icon
from posture.ui.theme import Theme

CAP_PX: Final = 22
CAP_SIDE_PX: Final = 7
CAP_RADIUS_PX: Final = 6
WORD_GAP_PX: Final = 7
HINT_GAP_PX: Final = 16
LINE_GAP_PX: Final = 8
ARROW_PX: Final = 13


class KeyHint(NamedTuple):
    """A key and what it does; with an icon, that stands in the cap and the name is only spoken."""

    key: str
    does: str
    icon: IconName | None = None


class KeyLegend(QWidget):
    """A row of key hints, for people who look for the fast way."""

    def __init__(
        self, theme: Theme, hints: tuple[KeyHint, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hints = hints
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_hints(hints)
        theme.changed.connect(self._on_theme_changed)

    def set_hints(self, hints: tuple[KeyHint, ...]) -> None:
        """Show these from now on."""
        self._hints = hints
        self.setAccessibleName(", ".join(f"{hint.key}: {hint.does}" for hint in hints))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all its lines."""
        lines = max((line for _, _, line in self._placed(width)), default=0) + 1
        return lines * self._theme.px(CAP_PX) + (lines - 1) * LINE_GAP_PX

    def sizeHint(self) -> QSize:
        """One line."""
        width = sum(self._width(hint) for hint in self._hints)
        return QSize(round(width) + HINT_GAP_PX * (len(self._hints) - 1), self._theme.px(CAP_PX))

    def minimumSizeHint(self) -> QSize:
        """One hint in a line."""
        widest = max(self._width(hint) for hint in self._hints)
        return QSize(round(widest) + 1, self._theme.px(CAP_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for hint, left, line in self._placed(self.width()):
            top = line * (self._theme.px(CAP_PX) + LINE_GAP_PX)
            self._paint(painter, hint, left, top)
        painter.end()

    def _paint(self, painter: QPainter, hint: KeyHint, left: float, top: float) -> None:
        height = self._theme.px(CAP_PX)
        cap = self._mirrored(QRectF(left, top, self._cap_width(hint), height))
        painter.setPen(QPen(self._theme.ink("line"), 1))
        painter.setBrush(self._theme.ink("surface"))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), CAP_RADIUS_PX, CAP_RADIUS_PX)
        painter.setPen(self._theme.ink("text2"))
        painter.setFont(self._theme.font("small"))
        self._paint_key(painter, hint, cap)
        word_left = left + self._cap_width(hint) + WORD_GAP_PX
        word = self._mirrored(QRectF(word_left, top, self._word_width(hint) + 1, height))
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter, hint.does)

    def _paint_key(self, painter: QPainter, hint: KeyHint, cap: QRectF) -> None:
        if hint.icon is None:
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, hint.key)
            return
        side = self._theme.px(ARROW_PX)
        box = QRectF(cap.center().x() - side / 2, cap.center().y() - side / 2, side, side)
        paint_icon(painter, hint.icon, box, self._theme.ink("text2"))

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box

    def _placed(self, width: int) -> Iterator[tuple[KeyHint, float, int]]:
        """Each hint with its place, line after line."""
        left, line = 0.0, 0
        for hint in self._hints:
            wide = self._width(hint)
            if left and left + wide > width:
                left, line = 0.0, line + 1
            yield hint, left, line
            left += wide + HINT_GAP_PX

    def _width(self, hint: KeyHint) -> float:
        return self._cap_width(hint) + WORD_GAP_PX + self._word_width(hint)

    def _cap_width(self, hint: KeyHint) -> float:
        if hint.icon is not None:
            return self._theme.px(ARROW_PX) + 2 * CAP_SIDE_PX
        return self._metrics().horizontalAdvance(hint.key) + 2 * CAP_SIDE_PX

    def _word_width(self, hint: KeyHint) -> float:
        return self._metrics().horizontalAdvance(hint.does)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font("small"))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
