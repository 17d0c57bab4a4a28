"""The picture of a question: what right looks like."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.figures.colours import FigureColours
from posture.ui.figures.workplace import paint_workplace
from posture.ui.posture_check.picture import paint_ground
from posture.ui.theme import Theme

SIZE_PX: Final = QSize(420, 220)
LEAST_PX: Final = QSize(180, 120)


class WorkplacePicture(QWidget):
    """As wide as there is room. For a screen reader it says what it shows."""

    def __init__(
        self, theme: Theme, *, size: QSize = SIZE_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = QSize(size)
        self._name: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def set_height(self, height_px: int) -> None:
        """Take another height, in a window that is high or low."""
        if height_px != self._size.height():
            self._size.setHeight(height_px)
            self.updateGeometry()

    def show_picture(self, name: str | None, words: str) -> None:
        """Show the picture of that name; `words` say what is on it."""
        self._name = name
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        return QSize(self._size)

    def minimumSizeHint(self) -> QSize:
        """The least room."""
        return QSize(min(LEAST_PX.width(), self._size.width()), self._size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it on its tinted ground."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_ground(painter, box, self._theme)
        colours = FigureColours.dark() if self._theme.dark else FigureColours.light()
        paint_workplace(painter, box, self._name, colours)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
