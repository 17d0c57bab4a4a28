"""The past 12 months: a cell a day, columns are weeks; empty cells are days off and never count."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posture.core.weeks import Week
from posture.ui.dashboard import chart_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.heat import paint_cell, paint_empty_cell
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_view import WeekView, YearDay
from posture.ui.dashboard.written import NARROW, month_name, weekday_name
from posture.ui.theme import Theme

GAP_PX = 1.6
ROW_GAP_PX = 2.8
NAME_GAP_PX = 8
HEAD_GAP_PX = 4
LEAST_CELL_PX = 4.4
ROW_PX = 16
RADIUS_PX = 2.4
MONTH_GAP_PX = 4
MONTH_STEPS = (1, 2, 3, 4, 6)


class YearMap(Chart):
    """A year of days. A click, or Enter, on a day asks for its week."""

    week_requested = Signal(object)
    """The `Week` that was chosen."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._view: WeekView | None = None
        self._weeks: tuple[tuple[YearDay, ...], ...] = ()
        self._days: tuple[int, ...] = ()
        self.setAccessibleName(chart_words.year_title())

    def set_view(self, view: WeekView) -> None:
        """Show the year up to this view's day."""
        self._view = view
        self._weeks = view.year_weeks
        self._days = view.year_rows
        self.setAccessibleDescription(chart_words.year_told(view))
        self._place()
        self.begin_at((len(self._weeks) - 1) * len(self._days))
        self.updateGeometry()

    def table(self) -> Table:
        """The same numbers as rows and columns."""
        return chart_words.year_table(self._view) if self._view else Table((), ())

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        width = self._name_px() + len(self._weeks) * (LEAST_CELL_PX + GAP_PX)
        height = self._head_px() + len(self._days) * self._theme.px(ROW_PX)
        return QSize(round(width), round(height))

    def _name_px(self) -> float:
        metrics = self._metrics("small")
        names = (metrics.horizontalAdvance(weekday_name(day, NARROW)) for day in range(7))
        return max(names) + NAME_GAP_PX

    def _head_px(self) -> float:
        return self._theme.line_px("small") + HEAD_GAP_PX

    def _box(self, row: int, week: int, left_px: float | None = None) -> QRectF:
        left, top = self._name_px() if left_px is None else left_px, self._head_px()
        width = (self.width() - left + GAP_PX) / max(1, len(self._weeks))
        height = self._theme.px(ROW_PX)
        return self._snapped(
            QRectF(left + week * width, top + row * height, width - GAP_PX, height - ROW_GAP_PX)
        )

    def _placed(self) -> list[Spot]:
        if self._view is None:
            return []
        left_px = self._name_px()  # measured once, not for each of the year's days
        return [
            Spot(
                row,
                week,
                self._mirrored(self._box(row, week, left_px)),
                chart_words.year_day_told(days[day], self._view),
            )
            for week, days in enumerate(self._weeks)
            for row, day in enumerate(self._days)
        ]

    def _choose(self, spot: Spot) -> None:
        week = Week(self._weeks[spot.column][0].day)
        if self._view is not None and self._view.has_week(week):
            self.week_requested.emit(week)

    def _paint(self, painter: QPainter) -> None:
        palette = self._theme.palette
        for spot in self._spots:
            step = self._weeks[spot.column][self._days[spot.row]].share.step
            if step is None:
                paint_empty_cell(painter, spot.box, palette, radius_px=RADIUS_PX)
            else:
                paint_cell(painter, spot.box, step, palette, radius_px=RADIUS_PX)
        self._paint_days(painter)
        self._paint_months(painter)

    def _paint_days(self, painter: QPainter) -> None:
        leading = Qt.AlignmentFlag.AlignLeading
        for row in range(0, len(self._days), 2):
            box = self._box(row, 0)
            room = QRectF(0, box.top(), self._name_px(), box.height())
            name = weekday_name(self._weeks[0][self._days[row]].day.weekday(), NARROW)
            self._write(painter, room, name, ink="text3", align=leading)

    def _paint_months(self, painter: QPainter) -> None:
        for left, width, name in self._month_labels():
            room = QRectF(left, 0, width, self._theme.line_px("small"))
            self._write(painter, room, name, style="caption", ink="text3")

    def _month_labels(self) -> list[tuple[float, float, str]]:
        """Left, width and name over the first week that begins in a month.

        All months have one, or every second, third, …, so that none is left out among others.
        """
        labels = [self._month_label(week, month) for week, month in self._month_starts()]
        return next((kept for n in MONTH_STEPS if _have_room(kept := labels[::n])), labels[:1])

    def _month_starts(self) -> Iterator[tuple[int, int]]:
        months = [days[0].day.month for days in self._weeks]
        for week, (before, month) in enumerate(pairwise(months), start=1):
            if month != before:
                yield week, month

    def _month_label(self, week: int, month: int) -> tuple[float, float, str]:
        name = month_name(month)
        width = self._metrics("caption").horizontalAdvance(name)
        return min(self._box(0, week).left(), self.width() - width), width, name


def _have_room(labels: list[tuple[float, float, str]]) -> bool:
    return all(
        left + width + MONTH_GAP_PX <= following
        for (left, width, _), (following, _, _) in pairwise(labels)
    )
