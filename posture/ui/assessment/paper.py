"""Ink on paper: words, lines and pictures down a page, and on to the next where one is full.

All lengths are in tenths of a point (720 to the inch), so that sizes of type are whole numbers on every device.
What is drawn is drawn in the order in which it is read: that is the order in which a PDF is read out.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPagedPaintDevice, QPainter, QPen

PER_INCH: Final = 720
MARGIN: Final = 400
PICTURE_DPI: Final = 300
BLACK, GREY, RULE = QColor("#000000"), QColor("#444444"), QColor("#888888")
WRAP: Final = int(Qt.TextFlag.TextWordWrap)


class Paper:
    """The pages of a paged device. `down` is how far from the top the next thing goes.

    With `shrink` below 1 all is drawn smaller, so that more fits.
    """

    def __init__(self, device: QPagedPaintDevice, family: str, shrink: float = 1.0) -> None:
        self._device = device
        self._family = family
        self._painter = QPainter(device)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = device.logicalDpiX() / PER_INCH * shrink
        self._painter.scale(scale, scale)
        page = device.pageLayout().fullRectPixels(device.logicalDpiX())
        self.width = page.width() / scale - 2 * MARGIN
        self.bottom = page.height() / scale - MARGIN
        self.down = float(MARGIN)
        self.pages = 1

    @property
    def left(self) -> float:
        """Where lines begin."""
        return MARGIN

    @property
    def painter(self) -> QPainter:
        """For what isn't words."""
        return self._painter

    def close(self) -> bool:
        """The last page is done; False where the device could not take it all."""
        return self._painter.end()

    def keep_room(self, height: float) -> None:
        """Begin another page where less than that is left on this one."""
        if self.down + height > self.bottom and self.down > MARGIN:
            self._device.newPage()
            self.pages += 1
            self.down = float(MARGIN)

    def font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font of that size, in tenths of a point."""
        font = QFont(self._family)
        font.setPixelSize(size)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("calt"), 0)  # its glyphs can't be copied or read out of a PDF
        return font

    def height_of(self, words: str, width: float, font: QFont) -> float:
        """The height of the words, broken at that width."""
        room = QRectF(0, 0, width, 1e6)
        return metrics_of(font).boundingRect(room, WRAP, words).height()

    def words(
        self,
        words: str,
        x: float,
        y: float,
        width: float,
        font: QFont,
        *,
        colour: QColor = BLACK,
        right: bool = False,
    ) -> float:
        """Write plain words, broken at that width; their height."""
        height = self.height_of(words, width, font)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawText(QRectF(x, y, width, height + 1), int(side) | WRAP, words)
        return height

    def paragraph(
        self, words: str, font: QFont, *, colour: QColor = BLACK, gap: float = 40
    ) -> None:
        """Write words across the page, and go down."""
        self.keep_room(self.height_of(words, self.width, font))
        self.down += self.words(words, self.left, self.down, self.width, font, colour=colour) + gap

    def picture(self, box: QRectF, paint: Callable[[QPainter, QRectF], None]) -> None:
        """A picture as an image: PDF and printers know no soft light that is drawn."""
        size = QSizeF(box.width(), box.height()) * (PICTURE_DPI / PER_INCH)
        image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint(painter, QRectF(image.rect()))
        painter.end()
        self._painter.drawImage(box, image)

    def rule(self, x: float, y: float, width: float, *, thick: float = 5) -> None:
        """A fine line."""
        self._painter.setPen(QPen(RULE, thick))
        self._painter.drawLine(round(x), round(y), round(x + width), round(y))


def metrics_of(font: QFont) -> QFontMetricsF:
    """Measures of a font where a unit is a unit, whatever the resolution of screen and paper."""
    image = QImage(1, 1, QImage.Format.Format_Mono)
    return QFontMetricsF(font, image)
