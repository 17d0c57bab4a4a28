"""Small parts of the cards: a title to press, a star, an icon with its words."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from posture.ui.icons import GRID_PX, STROKE_PX, IconName, icon_paths, paint_icon
from posture.ui.palette import faded
from posture.ui.theme import Theme, TypeStyle
from posture.ui.widgets.buttons import ARROWS
from posture.ui.widgets.focus_ring import FocusRing
from posture.ui.widgets.text import NARROWEST_PX, Text

STAR_PX = 36
LINES = 2
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TitleButton(QPushButton):
    """A title over up to two lines that opens what it names, by click, Enter or Space."""

    def __init__(
        self, theme: Theme, text: str, *, style: TypeStyle = "h3", parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._theme = theme
        self._words = Text(theme, text, style=style, wrap=True, max_lines=LINES, parent=self)
        self._words.hide()
        self._style: TypeStyle = style
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.focus_ring = FocusRing(theme, self, radius_px=4)
        theme.changed.connect(self._on_theme_changed)

    @property
    def title(self) -> str:
        """What it names."""
        return self._words.text()

    def hasHeightForWidth(self) -> bool:
        """Its title may need two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        return self._words.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """The title on one line."""
        return self._words.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The smallest size."""
        return QSize(NARROWEST_PX, self._theme.line_px(self._style))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it; arrows are left to the page, for scrolling."""
        if event.key() in ENTER:
            self.click()
        elif event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines, underlined under the pointer."""
        painter = QPainter(self)
        font = self._theme.font(self._style)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self._theme.ink("text"))
        height = self._theme.line_px(self._style)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        for number, line in enumerate(self._words.lines(self.width())):
            painter.drawText(QRectF(0, number * height, self.width(), height), flags, line)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class StarButton(QPushButton):
    """A favourite or not: an outline, or filled."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.focus_ring = FocusRing(theme, self, radius_px=9)
        theme.changed.connect(self._on_theme_changed)

    def set_name(self, name: str) -> None:
        """What a screen reader says, and the tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Large enough to be hit."""
        side = self._theme.px(STAR_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too; arrows are left to the page."""
        if event.key() in ENTER:
            self.click()
        elif event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the star."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._theme.palette
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(palette.text, 0.07))
            painter.drawRoundedRect(QRectF(self.rect()), 9, 9)
        side = self._theme.px(GRID_PX)
        painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
        painter.scale(side / GRID_PX, side / GRID_PX)
        on = self.isChecked()
        painter.setPen(QPen(palette.apricot_text if on else palette.text2, STROKE_PX))
        painter.setBrush(palette.apricot if on else Qt.BrushStyle.NoBrush)
        painter.drawPath(icon_paths("star")[0])
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class IconMark(QWidget):
    """An icon that says something; its words are the tool tip and what a screen reader says."""

    def __init__(
        self, theme: Theme, icon_name: IconName, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name: IconName = icon_name
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """The icon."""
        side = self._theme.px(GRID_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The icon."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint_icon(painter, self._icon_name, QRectF(self.rect()), self._theme.ink("text2"))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
