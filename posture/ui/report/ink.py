"""Ink on a page: words broken at a width, measured as they are drawn, on whatever a painter paints on.

Lengths are in tenths of a point (720 to the inch), so that sizes of type are whole numbers on every device.
Without a painter everything is measured and nothing is drawn.
"""

from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextLayout, QTextOption

from posture.ui.report import greys

Align = Literal["left", "right", "centre"]
BLACK, WHITE = QColor("#000000"), QColor("#ffffff")
GREY, LINE = QColor(greys.GREY), QColor(greys.LINE)
PLAIN: Final = QFont.Weight.Normal
STRONG: Final = QFont.Weight.DemiBold
BOLD: Final = QFont.Weight.Bold

_ALIGNED: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


class Ink:
    """Words and lines, drawn or measured."""

    def __init__(self, painter: QPainter | None, family: str) -> None:
        self.painter = painter
        self.family = family
        self._measure = QImage(1, 1, QImage.Format.Format_Mono)  # a unit is a unit on it

    def font(self, size: int, weight: QFont.Weight = PLAIN) -> QFont:
        """A font of that size."""
        font = QFont(self.family)
        font.setPixelSize(size)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("calt"), 0)  # its glyphs can't be copied or read out of a PDF
        return font

    def words(
        self,
        words: str,
        x: float,
        y: float,
        width: float,
        font: QFont,
        *,
        colour: QColor = BLACK,
        align: Align = "left",
    ) -> float:
        """Write plain words, broken at that width, also within a word that is longer; their height."""
        layout, height = self._laid_out(words, width, font, align)
        if self.painter is not None:
            self.painter.setPen(colour)
            layout.draw(self.painter, QPointF(x, y))
        return height

    def height_of(self, words: str, width: float, font: QFont) -> float:
        """The height of the words, broken at that width."""
        return self._laid_out(words, width, font, "left")[1]

    def width_of(self, words: str, font: QFont) -> float:
        """The width of the words on one line."""
        layout = QTextLayout(words, font, self._measure)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        return line.naturalTextWidth() if line.isValid() else 0.0

    def rule(self, x: float, y: float, width: float, *, thick: float = 5.0) -> None:
        """A fine line across."""
        if self.painter is not None:
            self.painter.setPen(QPen(LINE, thick))
            self.painter.drawLine(QPointF(x, y), QPointF(x + width, y))

    def fill(self, box: QRectF, colour: QColor) -> None:
        """An area of one colour."""
        if self.painter is not None:
            self.painter.fillRect(box, colour)

    def frame(self, box: QRectF, radius: float) -> None:
        """The edge of a card."""
        if self.painter is not None:
            self.painter.setPen(QPen(LINE, 6.0))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRoundedRect(box, radius, radius)

    def _laid_out(
        self, words: str, width: float, font: QFont, align: Align
    ) -> tuple[QTextLayout, float]:
        option = QTextOption(_ALIGNED[align])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(words, font, self._measure)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height
