"""The longest sitting stretch of each day of a month: dots and a thin line, a gap where nothing was recorded."""

import math
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from posture.core.history_list import ListedDay, ListedMonth, last_day_of
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.written import minutes_short
from posture.ui.history import map_words
from posture.ui.theme import Theme

LEAST_PLOT_PX = 130
LEAST_DAY_PX = 7.0
AXIS_GAP_PX = 10
NAME_GAP_PX = 6
DOT_PX = 3.6
LINE_PX = 1.4
STEPS_MIN = (30, 60, 120, 240)
MOST_STEPS = 4
LABELLED_EVERY = 7
"""Of the month's days the 1st, 8th, 15th … are named."""


class SitLine(Chart):
    """Days from left to right, minutes upwards. An open dot is a day that is in no average."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._month: ListedMonth | None = None
        self._days: tuple[ListedDay, ...] = ()
        self.setAccessibleName(map_words.line_title())

    def set_month(self, month: ListedMonth) -> None:
        """Show this month. The keyboard begins at the last dot."""
        self._month = month
        found = (one for one in month.days if one.exposure.longest_stretch_s > 0)
        self._days = tuple(sorted(found, key=lambda one: one.day))
        self.setAccessibleDescription(map_words.line_told(month))
        self._place()
        self.begin_at(len(self._days) - 1)
        self.updateGeometry()

    @property
    def days(self) -> tuple[ListedDay, ...]:
        """The days that have a dot."""
        return self._days

    @property
    def has_open_dots(self) -> bool:
        """Whether any day on show is in no average."""
        return any(not one.is_usual for one in self._days)

    def table(self) -> Table:
        """The same numbers as rows and columns."""
        return map_words.line_table(self._month) if self._month else Table((), ())

    def pieces(self) -> Iterator[tuple[ListedDay, ListedDay]]:
        """The days that a line joins: neighbours, both recorded."""
        for before, after in pairwise(self._days):
            if (after.day - before.day).days == 1:
                yield before, after

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        width = self._axis_px() + 31 * LEAST_DAY_PX
        high = 1.5 * self._line_px() + NAME_GAP_PX + self._theme.px(LEAST_PLOT_PX)
        return QSize(round(width), round(high))

    # --- places ---

    def _line_px(self) -> int:
        return self._theme.line_px("small")

    def _steps(self) -> tuple[int, int]:
        """Minutes between two lines of the axis, and how many lines there are above nought."""
        most_min = max((one.exposure.longest_stretch_s / 60 for one in self._days), default=0.0)
        step = next((step for step in STEPS_MIN if most_min <= step * MOST_STEPS), STEPS_MIN[-1])
        return step, max(2, math.ceil(most_min / step))

    def _axis_words(self) -> list[str]:
        step, count = self._steps()
        return [minutes_short(number * step * 60) for number in range(count + 1)]

    def _axis_px(self) -> float:
        metrics = self._metrics("small")
        return max(metrics.horizontalAdvance(one) for one in self._axis_words()) + AXIS_GAP_PX

    def _plot(self) -> QRectF:
        left, top = self._axis_px(), self._line_px() / 2
        bottom = self.height() - self._line_px() - NAME_GAP_PX
        return QRectF(left, top, self.width() - left, bottom - top)

    def _across(self, day: int) -> float:
        """The middle of a day's column."""
        plot = self._plot()
        count = 31 if self._month is None else last_day_of(self._month.first_day).day
        return plot.left() + plot.width() * (day - 0.5) / count

    def _up(self, seconds: float) -> float:
        step, count = self._steps()
        plot = self._plot()
        return plot.bottom() - plot.height() * seconds / (step * count * 60)

    def _point(self, one: ListedDay) -> QPointF:
        return QPointF(self._across(one.day.day), self._up(one.exposure.longest_stretch_s))

    def _placed(self) -> list[Spot]:
        half = max(LEAST_DAY_PX, self._plot().width() / 31) / 2
        spots = []
        for number, one in enumerate(self._days):
            at = self._point(one)
            box = QRectF(at.x() - half, at.y() - 8, 2 * half, 16)
            spots.append(Spot(0, number, self._mirrored(box), map_words.line_day_told(one)))
        return spots

    # --- painting ---

    def _paint(self, painter: QPainter) -> None:
        self._paint_axis(painter)
        self._paint_days(painter)
        painter.setPen(QPen(self._theme.ink("pine"), LINE_PX))
        for before, after in self.pieces():
            line = QLineF(self._mirrored_point(before), self._mirrored_point(after))
            painter.drawLine(line)
        for one in self._days:
            self._paint_dot(painter, one)

    def _mirrored_point(self, one: ListedDay) -> QPointF:
        at = self._point(one)
        return self._mirrored(QRectF(at.x(), at.y(), 0, 0)).topLeft()

    def _paint_dot(self, painter: QPainter, one: ListedDay) -> None:
        palette = self._theme.palette
        painter.setPen(QPen(palette.pine, LINE_PX))
        painter.setBrush(palette.pine if one.is_usual else palette.surface)
        painter.drawEllipse(self._mirrored_point(one), DOT_PX, DOT_PX)

    def _paint_axis(self, painter: QPainter) -> None:
        plot, half = self._plot(), self._line_px() / 2
        step, _ = self._steps()
        for number, name in enumerate(self._axis_words()):
            y = self._up(number * step * 60)
            y = self._snapped(QRectF(0, y, 1, 1)).top() + 0.5
            painter.setPen(QPen(self._theme.ink("line"), 1))
            line = self._mirrored(QRectF(plot.left(), y, plot.width(), 0))
            painter.drawLine(QLineF(line.topLeft(), line.topRight()))
            room = QRectF(0, y - half, plot.left() - AXIS_GAP_PX, 2 * half)
            trailing = Qt.AlignmentFlag.AlignTrailing
            self._write(painter, room, name, ink="text3", align=trailing)

    def _paint_days(self, painter: QPainter) -> None:
        if self._month is None:
            return
        top = self.height() - self._line_px()
        for day in range(1, last_day_of(self._month.first_day).day + 1, LABELLED_EVERY):
            room = QRectF(self._across(day) - 20, top, 40, self._line_px())
            self._write(painter, room, str(day), ink="text3")
