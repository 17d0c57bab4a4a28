"""A screen without the move: dimmed, with nothing on it but the time that is left."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from posture.ui.countdown import countdown
from posture.ui.full_screen.window import CoverWindow
from posture.ui.i18n import tr
from posture.ui.palette import faded
from posture.ui.theme import Theme

VEIL_ALPHA: Final = 0.92
TIME_PX: Final = 28
MARGIN_PX: Final = 24


class Scrim(CoverWindow):
    """The canvas colour at 92 %; solid where no compositor could show what lies below."""

    def __init__(self, theme: Theme, *, translucent: bool) -> None:
        super().__init__(theme, translucent=translucent)
        self._alpha = VEIL_ALPHA if translucent else 1.0
        self._left = ""
        self.setAccessibleName(tr("FullScreen", "Break: this screen is dimmed"))

    @property
    def left(self) -> str:
        """The time that stands on it."""
        return self._left

    def show_left(self, seconds: int) -> None:
        """Say how long the break still takes. Painted: a number that changes is nothing to read aloud."""
        left = countdown(seconds)
        if left != self._left:
            self._left = left
            height = self._theme.px(TIME_PX) + 2 * MARGIN_PX
            self.update(0, (self.height() - height) // 2, self.width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil, and the time in its middle."""
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(event.rect(), faded(self._theme.ink("canvas"), self._alpha))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(self._theme.ink("text3"))
        painter.setFont(self._theme.sized_font(TIME_PX, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._left)
        painter.end()
