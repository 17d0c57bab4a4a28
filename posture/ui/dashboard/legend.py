"""Legends: the marks and shades of a chart with their names, wrapped where the card is narrow."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.dashboard.chart_words import mark_name
from posture.ui.dashboard.day_marks import paint_bar, paint_held, paint_uncounted
from posture.ui.dashboard.heat import paint_cell, paint_dot, shrunk
from posture.ui.dashboard.patterns import paint_mark
from posture.ui.dashboard.week_view import LEAST_FOR_FULL_CELL, Mark
from posture.ui.i18n import tr
from posture.ui.theme import Theme, TypeStyle

SWATCH_PX = 12
CELL_PX = 18
CELL_GAP_PX = 3
WORD_GAP_PX = 5
ENTRY_GAP_PX = 10
LINE_GAP_PX = 4
CELL_RADIUS_PX = 3.0
STYLE: TypeStyle = "small"


class Sign(Enum):
    """What a legend shows besides marks and shades."""

    NOTHING_DUE = auto()
    FEW_BREAKS = auto()
    AT_DESK = auto()
    HELD = auto()
    UNCOUNTED = auto()


Swatch = Mark | Sign | int
"""A mark, a sign, or the step of a shade."""


class Entry(NamedTuple):
    """Words, swatches, words."""

    before: str
    swatches: tuple[Swatch, ...]
    after: str


def outcome_entries(*, with_partial: bool) -> tuple[Entry, ...]:
    """The five outcomes; breaks cut short are named only where there are some."""
    return tuple(Entry("", (mark,), mark_name(mark, with_partial=with_partial)) for mark in Mark)


def shade_entries(*, with_small: bool) -> tuple[Entry, ...]:
    """The four shades and the dot; small cells are explained only where there are some."""
    scale = Entry(tr("Legend", "few taken"), (0, 1, 2, 3), tr("Legend", "all taken"))
    nothing = Entry("", (Sign.NOTHING_DUE,), tr("Legend", "nothing due"))
    if not with_small:
        return (scale, nothing)
    few = tr("Legend", "under {few} breaks").format(few=LEAST_FOR_FULL_CELL)
    return (scale, nothing, Entry("", (Sign.FEW_BREAKS,), few))


class Legend(QWidget):
    """A line of entries, or several."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Explain these."""
        self._entries = tuple(entries)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        bottom = max((box.bottom() for _, box in self._places(width)), default=0.0)
        return round(bottom)

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        width = sum(self._width_of(entry) + ENTRY_GAP_PX for entry in self._entries)
        return QSize(round(width), self._line_px())

    def minimumSizeHint(self) -> QSize:
        """The least room."""
        widest = max((self._width_of(entry) for entry in self._entries), default=0.0)
        return QSize(round(widest), self._line_px())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(STYLE))
        for entry, box in self._places(self.width()):
            self._paint_entry(painter, entry, box)
        painter.end()

    def _line_px(self) -> int:
        return self._theme.line_px(STYLE)

    def _advance(self, words: str) -> float:
        metrics = QFontMetricsF(self._theme.font(STYLE))
        return metrics.horizontalAdvance(words) + 1 if words else 0.0

    def _swatch_px(self, entry: Entry) -> float:
        side = CELL_PX if isinstance(entry.swatches[0], int) else SWATCH_PX
        return self._theme.px(side)

    def _width_of(self, entry: Entry) -> float:
        count = len(entry.swatches)
        swatches = count * self._swatch_px(entry) + (count - 1) * CELL_GAP_PX
        before = self._advance(entry.before) + (WORD_GAP_PX if entry.before else 0)
        return before + swatches + WORD_GAP_PX + self._advance(entry.after)

    def _places(self, width: float) -> Iterator[tuple[Entry, QRectF]]:
        """Each entry with its place, in lines of `width`."""
        x, y = 0.0, 0.0
        for entry in self._entries:
            room = self._width_of(entry)
            if x and x + room > width:
                x, y = 0.0, y + self._line_px() + LINE_GAP_PX
            yield entry, QRectF(x, y, room, self._line_px())
            x += room + ENTRY_GAP_PX

    def _paint_entry(self, painter: QPainter, entry: Entry, box: QRectF) -> None:
        x = box.left()
        if entry.before:
            self._paint_words(painter, entry.before, x, box)
            x += self._advance(entry.before) + WORD_GAP_PX
        wide, high = self._swatch_px(entry), self._theme.px(SWATCH_PX)
        for swatch in entry.swatches:
            place = QRectF(x, box.center().y() - high / 2, wide, high)
            self._paint_swatch(painter, swatch, self._mirrored(self._snapped(place)))
            x += wide + CELL_GAP_PX
        self._paint_words(painter, entry.after, x - CELL_GAP_PX + WORD_GAP_PX, box)

    def _paint_words(self, painter: QPainter, words: str, x: float, box: QRectF) -> None:
        painter.setPen(self._theme.ink("text2"))
        room = QRectF(x, box.top(), self._advance(words), box.height())
        painter.drawText(self._mirrored(room), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_swatch(self, painter: QPainter, swatch: Swatch, box: QRectF) -> None:
        palette = self._theme.palette
        match swatch:
            case Mark():
                paint_mark(painter, box, swatch, palette)
            case Sign.NOTHING_DUE:
                paint_dot(painter, box, palette)
            case Sign.FEW_BREAKS:
                paint_cell(painter, shrunk(box), 2, palette, radius_px=1.5)
            case Sign.AT_DESK:
                paint_bar(painter, box.adjusted(0, 3, 0, -3), palette)
            case Sign.UNCOUNTED:
                paint_uncounted(painter, box, palette)
            case Sign.HELD:
                paint_held(painter, box, palette)
            case int():
                paint_cell(painter, box, swatch, palette, radius_px=CELL_RADIUS_PX)

    def _snapped(self, box: QRectF) -> QRectF:
        ratio = self.devicePixelRatioF()
        left, top = round(box.left() * ratio) / ratio, round(box.top() * ratio) / ratio
        return QRectF(left, top, box.width(), box.height())

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
