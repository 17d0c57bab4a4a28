"""A label that knows type styles and colours by name and keeps the line height of the design."""

import math

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from posture.ui.palette import Ink
from posture.ui.theme import Theme, TypeStyle

# Below this width a wrapped label asks for more height than any window has.
NARROWEST_PX = 40

REMEMBERED = 16
"""At so many widths each text keeps its lines: a layout asks for the same few over and over."""


class Text(QLabel):
    """Plain text in a type style and an ink, wrapped or on one line, following the theme.

    A QLabel for the sake of screen readers; laid out and painted here, because a QLabel takes its
    line height from the font. With `max_lines` the last line ends in an ellipsis.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        style: TypeStyle = "body",
        ink: Ink = "text",
        wrap: bool = False,
        max_lines: int | None = None,
        tabular: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._style: TypeStyle = style
        self._ink: Ink = ink
        self._wrap = wrap
        self._max_lines = max_lines
        self._tabular = tabular
        self._align = align
        self._broken: dict[tuple[str, int], list[str]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        vertical = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_ink(self, ink: Ink) -> None:
        """Paint in another colour from now on."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    def set_style(self, style: TypeStyle) -> None:
        """Use another type style from now on."""
        if style != self._style:
            self._style = style
            self._on_theme_changed()

    def hasHeightForWidth(self) -> bool:
        """Whether its height follows from its width."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at `width`."""
        return self._line_count(width) * self._line_px

    def sizeHint(self) -> QSize:
        """The size it asks for."""
        margins = self.contentsMargins()
        lines = self._shown_text().split("\n")
        natural = max(self.fontMetrics().horizontalAdvance(line) for line in lines)
        height = self._line_px * (1 if self._wrap else len(lines))
        return QSize(
            math.ceil(natural) + 1 + margins.left() + margins.right(),
            height + margins.top() + margins.bottom(),
        )

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which nothing is cut."""
        hint = self.sizeHint()
        if self._wrap:
            return QSize(min(NARROWEST_PX, hint.width()), self._line_px)
        return hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        token: Ink = self._ink if self.isEnabled() else "text3"
        painter.setPen(self._theme.ink(token))
        painter.setFont(self.font())
        room = self.contentsRect()
        lines = self.lines(room.width())
        shift = self._vertical_shift(room, len(lines))
        for number, line in enumerate(lines):
            top = room.top() + shift + number * self._line_px
            box = QRect(room.left(), top, room.width(), self._line_px)
            painter.drawText(box, self._align | Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()

    @property
    def _line_px(self) -> int:
        return self._theme.line_px(self._style)

    def _vertical_shift(self, room: QRect, lines: int) -> int:
        if self._wrap:
            return 0
        return max(0, (room.height() - lines * self._line_px) // 2)

    def _shown_text(self) -> str:
        return self.text()

    def _line_count(self, width: int) -> int:
        return max(1, len(self.lines(width)))

    def lines(self, width_px: int) -> list[str]:
        """The words as they are shown in a label of that width."""
        text = self._shown_text()
        lines = self._broken.get((text, width_px))
        if lines is None:
            if len(self._broken) >= REMEMBERED:
                self._broken.clear()
            lines = self._broken[text, width_px] = self._lines_of(text, width_px)
        return lines

    def _lines_of(self, text: str, width_px: int) -> list[str]:
        paragraphs = text.split("\n")
        if not self._wrap:
            return paragraphs if self._max_lines is None else [self._elided(text, width_px)]
        lines = [line for each in paragraphs for line in self._break(each, width_px)]
        if self._max_lines is None or len(lines) <= self._max_lines:
            return lines
        kept = lines[: self._max_lines]
        rest = " ".join(line.strip() for line in lines[self._max_lines - 1 :])
        return [*kept[:-1], self._elided(rest, width_px)]

    def _break(self, paragraph: str, width_px: int) -> list[str]:
        layout = QTextLayout(paragraph, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width_px, NARROWEST_PX))
            line.setPosition(QPointF(0, 0))
            start = line.textStart()
            lines.append(paragraph[start : start + line.textLength()].rstrip())
        layout.endLayout()
        return lines or [""]

    def _elided(self, text: str, width_px: int) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width_px)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._broken.clear()
        self.setFont(self._theme.font(self._style, tabular=self._tabular))
        self.updateGeometry()
        self.update()
