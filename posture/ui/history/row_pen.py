"""Writes in the rows of the list: one line cut with an ellipsis, facts in lines, a paragraph. All text is plain."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from posture.ui.history import words
from posture.ui.history.day_columns import mirrored
from posture.ui.palette import Ink
from posture.ui.theme import Theme, TypeStyle

MOST_LINES: Final = 12
"""Of a long note so many lines are shown."""
LEAST_TEXT_PX: Final = 60.0
LEADING: Final = Qt.AlignmentFlag.AlignLeading
TRAILING: Final = Qt.AlignmentFlag.AlignTrailing
NEW_LINE: Final = "\u2028"
"""How Qt's text layout takes a line's end within a paragraph."""


class RowPen:
    """Boxes are given as in a left-to-right list and mirrored where it reads the other way."""

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        self._theme = theme
        self._viewport = viewport

    def advance(self, style: TypeStyle, text: str) -> float:
        """How wide the text is."""
        return QFontMetricsF(self._theme.font(style)).horizontalAdvance(text)

    def mirrored(self, box: QRectF) -> QRectF:
        """The box where it belongs in the reading direction."""
        return mirrored(box, self._viewport)

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        style: TypeStyle,
        ink: Ink,
        side: Qt.AlignmentFlag,
    ) -> None:
        """One line, cut with an ellipsis where it has no room."""
        font = self._theme.font(style, tabular=style in ("body", "strong"))
        painter.setFont(font)
        painter.setPen(self._theme.ink(ink))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(self.mirrored(box), flags, shown)

    def in_lines(self, facts: Sequence[str], width: float) -> list[str]:
        """As many facts on a line as there is room for."""
        lines: list[list[str]] = []
        for fact in facts:
            if lines and self.advance("small", words.joined([*lines[-1], fact])) <= width:
                lines[-1].append(fact)
            else:
                lines.append([fact])
        return [words.joined(line) for line in lines]

    def in_paragraph(self, title: str, text: str, width: float) -> list[tuple[str, str]]:
        """A title with what follows it, in lines, each parted into what is title and what is not."""
        whole = f"{title}  {text}".replace("\n", NEW_LINE)
        layout = QTextLayout(whole, self._theme.font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        found: list[tuple[str, str]] = []
        layout.beginLayout()
        while len(found) < MOST_LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(max(LEAST_TEXT_PX, width))
            start, end = line.textStart(), line.textStart() + line.textLength()
            if len(found) == MOST_LINES - 1:
                end = len(whole)  # what follows is cut with an ellipsis
            split = min(end, max(start, len(title)))
            found.append((whole[start:split], whole[split:end].rstrip(NEW_LINE + " ")))
        layout.endLayout()
        return found
