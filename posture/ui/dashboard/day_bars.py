"""Breaks by day: seven columns, each break a part of its column with the mark of how it ended."""

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from posture.core.stats import Parts
from posture.ui.dashboard import chart_words
from posture.ui.dashboard.axis import axis_of
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.patterns import paint_mark
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_view import DayColumn, Mark, WeekView, part_of
from posture.ui.dashboard.written import SHORT, weekday_name
from posture.ui.theme import Theme

GAP_PX = 2.0
BAR_SHARE = 0.62
WIDEST_BAR_PX = 40.0
LEAST_PLOT_PX = 150
AXIS_GAP_PX = 10
LABEL_GAP_PX = 5
GHOSTS = (5, 7, 6, 8, 5)
"""Heights of the outlined columns that stand where nothing is recorded yet."""


class DayBars(Chart):
    """The week's seven stacked columns."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._view: WeekView | None = None
        self._axis = axis_of(0)
        self.setAccessibleName(chart_words.day_bars_title())

    def set_view(self, view: WeekView) -> None:
        """Show this week."""
        self._view = view
        highest = max(column.parts.total for column in view.days)
        self._axis = axis_of(highest or max(GHOSTS))
        self.setAccessibleDescription(chart_words.week_told(view))
        self._place()
        self.begin_at((view.today - view.week.first_day).days)
        self.updateGeometry()

    def table(self) -> Table:
        """The same numbers as rows and columns."""
        return chart_words.day_table(self._view) if self._view else Table((), ())

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        words_px = max(self._metrics("small_strong").horizontalAdvance("00/00"), 30.0)
        if self._view is not None:
            labels = (chart_words.day_label(column, self._view) for column in self._view.days)
            words_px = max(words_px, *(self._metrics("small").horizontalAdvance(w) for w in labels))
        width = self._axis_px() + 7 * (words_px + 4)
        height = self._label_px() + self._theme.px(LEAST_PLOT_PX) + LABEL_GAP_PX + self._label_px()
        return QSize(round(width), round(height))

    def _label_px(self) -> int:
        return self._theme.line_px("small")

    def _axis_px(self) -> float:
        return self._metrics("small").horizontalAdvance(str(self._axis[-1])) + AXIS_GAP_PX

    def _plot(self) -> QRectF:
        left, top = self._axis_px(), float(self._label_px())
        bottom = self.height() - self._label_px() - LABEL_GAP_PX
        return QRectF(left, top, self.width() - left, bottom - top)

    def _height_of(self, breaks: int) -> float:
        return self._plot().height() * breaks / self._axis[-1]

    def _columns(self) -> Iterator[tuple[DayColumn, QRectF]]:
        """Each day with its slot: the full height, from the top to under the day's name."""
        plot = self._plot()
        slot = plot.width() / 7
        for number, column in enumerate(self._view.days if self._view else ()):
            yield column, QRectF(plot.left() + number * slot, 0, slot, self.height())

    def _bar(self, slot: QRectF) -> tuple[float, float]:
        """Left edge and width of the bar in a slot, on whole device pixels."""
        width = min(WIDEST_BAR_PX, slot.width() * BAR_SHARE)
        box = self._snapped(QRectF(slot.center().x() - width / 2, 0, width, 1))
        return box.left(), box.width()

    def _placed(self) -> list[Spot]:
        if self._view is None:
            return []
        return [
            Spot(0, number, self._mirrored(slot.adjusted(3, 3, -3, -3)), words)
            for number, (column, slot) in enumerate(self._columns())
            for words in (chart_words.day_told(column, self._view),)
        ]

    def _paint(self, painter: QPainter) -> None:
        if self._view is None:
            return
        self._paint_axis(painter)
        for number, (column, slot) in enumerate(self._columns()):
            self._paint_name(painter, column, slot)
            if column.parts.total:
                self._paint_stack(painter, column.parts, slot)
            elif self._view.empty and number < len(GHOSTS):
                self._paint_ghost(painter, slot, GHOSTS[number])
            self._paint_label(painter, chart_words.day_label(column, self._view), column, slot)

    def _paint_axis(self, painter: QPainter) -> None:
        plot = self._plot()
        half = self._label_px() / 2
        for figure in self._axis:
            y = plot.bottom() - self._height_of(figure)
            y = self._snapped(QRectF(0, y, 1, 1)).top() + 0.5
            painter.setPen(QPen(self._theme.ink("line"), 1))
            line = self._mirrored(QRectF(plot.left(), y, plot.width(), 0))
            painter.drawLine(QLineF(line.topLeft(), line.topRight()))
            room = QRectF(0, y - half, plot.left() - AXIS_GAP_PX, 2 * half)
            trailing = Qt.AlignmentFlag.AlignTrailing
            self._write(painter, room, str(figure), ink="text3", align=trailing)

    def _paint_name(self, painter: QPainter, column: DayColumn, slot: QRectF) -> None:
        is_today = self._view is not None and column.day == self._view.today
        room = QRectF(slot.left(), slot.bottom() - self._label_px(), slot.width(), self._label_px())
        name = weekday_name(column.day.weekday(), SHORT)
        if is_today:
            self._write(painter, room, name, style="small_strong", ink="text")
        else:
            self._write(painter, room, name)

    def _paint_stack(self, painter: QPainter, parts: Parts, slot: QRectF) -> None:
        left, width = self._bar(slot)
        base = self._plot().bottom() - 1
        below = 0
        for mark in Mark:
            if not part_of(parts, mark):
                continue
            above = below + part_of(parts, mark)
            top, bottom = base - self._height_of(above), base - self._height_of(below)
            box = self._snapped(QRectF(left, top + GAP_PX / 2, width, bottom - top - GAP_PX))
            paint_mark(painter, self._mirrored(box), mark, self._theme.palette)
            below = above

    def _paint_label(self, painter: QPainter, words: str, column: DayColumn, slot: QRectF) -> None:
        """Words on top of a column; the axis lines stop short of them."""
        if not words:
            return
        bottom = self._plot().bottom() - self._height_of(column.parts.total) - 3
        room = QRectF(slot.left(), bottom - self._label_px(), slot.width(), self._label_px())
        width = self._metrics("small_strong").horizontalAdvance(words) + 6
        clear = QRectF(room.center().x() - width / 2, room.top() + 2, width, room.height() - 3)
        painter.fillRect(self._mirrored(clear), self._theme.ink("surface"))
        if column.parts.total:
            self._write(painter, room, words, style="small_strong", ink="text")
        else:
            self._write(painter, room, words)

    def _paint_ghost(self, painter: QPainter, slot: QRectF, breaks: int) -> None:
        left, width = self._bar(slot)
        top = self._plot().bottom() - 1 - self._height_of(breaks)
        box = self._snapped(QRectF(left, top, width, self._plot().bottom() - 2 - top))
        pen = QPen(self._theme.ink("ctl"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._mirrored(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
