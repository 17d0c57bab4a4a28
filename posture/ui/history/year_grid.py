"""Twelve months as a map: a cell a day, columns are weeks, and a bar for each week below."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import msgspec
from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.core.history_list import HistoryYear, ListedDay, parts_together
from posture.core.stats import Parts
from posture.core.weeks import Week
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.heat import paint_cell, paint_dot, paint_empty_cell
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.written import NARROW, month_name, weekday_name
from posture.ui.history import map_words, words
from posture.ui.theme import Theme

GAP_PX = 2.4
ROW_GAP_PX = 3.0
NAME_GAP_PX = 10
HEAD_GAP_PX = 5
LEAST_CELL_PX = 5.0
ROW_PX = 19
RADIUS_PX = 3.0
BAR_GAP_PX = 7
BAR_PX = 8
BAR_ROOM_PX = 14
"""What can be clicked of a bar is higher than the bar."""
MONTH_GAP_PX = 4
MONTH_STEPS = (1, 2, 3, 4, 6)


class MapWeek(msgspec.Struct, frozen=True, kw_only=True):
    """A column: the days on show (None: outside the twelve months, or still to come), and the whole week."""

    first_day: date
    days: tuple[ListedDay | None, ...]
    parts: Parts


def shown_weekdays(year: HistoryYear, starts_on: int) -> tuple[int, ...]:
    """The rows: the working days of the country, or all seven once anything came due on another."""
    order = tuple((starts_on + number) % 7 for number in range(7))
    usual = {day.value - 1 for day in QLocale().weekdays()}
    busy = {one.day.weekday() for one in year.days if one.parts.total}
    return order if busy - usual else tuple(day for day in order if day in usual)


def map_weeks(year: HistoryYear, weekdays: tuple[int, ...], starts_on: int) -> tuple[MapWeek, ...]:
    """The columns, the oldest first."""
    groups: dict[Week, dict[int, ListedDay]] = {}
    for one in year.days:
        groups.setdefault(Week.of(one.day, starts_on), {})[one.day.weekday()] = one
    found = []
    week, last = Week.of(year.first_day, starts_on), Week.of(year.last_day, starts_on)
    while week <= last:
        days = groups.get(week, {})
        found.append(
            MapWeek(
                first_day=week.first_day,
                days=tuple(days.get(weekday) for weekday in weekdays),
                parts=parts_together(days.values()),
            )
        )
        week = week.shifted(1)
    return tuple(found)


class YearGrid(Chart):
    """A click, or Enter, on a day asks for that day; on the bar of a week, for the week."""

    day_requested = Signal(object)
    """A `date`."""
    week_requested = Signal(object)
    """A `date` in the week."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._year: HistoryYear | None = None
        self._weekdays: tuple[int, ...] = ()
        self._weeks: tuple[MapWeek, ...] = ()
        self._left_px = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(map_words.map_title())

    def set_year(self, year: HistoryYear, starts_on: int) -> None:
        """Show these twelve months, in weeks that begin on that weekday (0 is Monday)."""
        moved = self._year is None or self._year.last_day != year.last_day
        self._year = year
        self._weekdays = shown_weekdays(year, starts_on)
        self._weeks = map_weeks(year, self._weekdays, starts_on)
        self.setAccessibleDescription(map_words.map_told(year))
        self._place()
        if moved:
            days = [number for number, spot in enumerate(self._spots) if self._day(spot)]
            self.begin_at(max(days, default=0))  # the latest
        self.updateGeometry()

    @property
    def weeks(self) -> tuple[MapWeek, ...]:
        """The columns."""
        return self._weeks

    @property
    def has_recovery(self) -> bool:
        """Whether any day on show was in recovery mode."""
        return any(day is not None and day.recovery for week in self._weeks for day in week.days)

    def table(self) -> Table:
        """The same numbers as rows and columns."""
        return map_words.map_table(self._weeks, self._weekdays)

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        width = self._name_px() + max(53, len(self._weeks)) * (LEAST_CELL_PX + GAP_PX)
        rows = max(5, len(self._weekdays))
        height = self._head_px() + rows * self._theme.px(ROW_PX) + BAR_GAP_PX
        return QSize(round(width), round(height + self._theme.px(BAR_ROOM_PX)))

    def _name_px(self) -> float:
        metrics = self._metrics("small")
        names = [weekday_name(day, NARROW) for day in range(7)]
        names.append(map_words.map_week_name())
        return max(metrics.horizontalAdvance(name) for name in names) + NAME_GAP_PX

    def _head_px(self) -> float:
        return self._theme.line_px("small") + HEAD_GAP_PX

    def _place(self) -> None:
        self._left_px = self._name_px()
        super()._place()

    def _column(self, week: int) -> tuple[float, float]:
        left = self._left_px
        width = (self.width() - left + GAP_PX) / max(1, len(self._weeks))
        return left + week * width, width - GAP_PX

    def _box(self, row: int, week: int) -> QRectF:
        left, width = self._column(week)
        height = self._theme.px(ROW_PX)
        top = self._head_px() + row * height
        return self._snapped(QRectF(left, top, width, height - ROW_GAP_PX))

    def _bar_room(self, week: int) -> QRectF:
        left, width = self._column(week)
        top = self._head_px() + len(self._weekdays) * self._theme.px(ROW_PX) + BAR_GAP_PX
        return self._snapped(QRectF(left, top, width, self._theme.px(BAR_ROOM_PX)))

    def _placed(self) -> list[Spot]:
        if self._year is None:
            return []
        spots = []
        for column, week in enumerate(self._weeks):
            for row, day in enumerate(week.days):
                if day is not None:
                    told = map_words.map_day_told(day, self._year)
                    spots.append(Spot(row, column, self._mirrored(self._box(row, column)), told))
            if any(week.days):
                told = map_words.map_week_told(week.first_day, week.parts)
                box = self._mirrored(self._bar_room(column))
                spots.append(Spot(len(self._weekdays), column, box, told))
        return spots

    def _day(self, spot: Spot) -> ListedDay | None:
        days = self._weeks[spot.column].days
        return days[spot.row] if spot.row < len(days) else None

    def _choose(self, spot: Spot) -> None:
        day = self._day(spot)
        if day is not None:
            self.day_requested.emit(day.day)
        else:
            days = [one.day for one in self._weeks[spot.column].days if one is not None]
            self.week_requested.emit(days[0])

    def _paint(self, painter: QPainter) -> None:
        for spot in self._spots:
            day = self._day(spot)
            if day is None:
                self._paint_bar(painter, spot)
            else:
                self._paint_day(painter, spot.box, day)
        self._paint_names(painter)
        self._paint_months(painter)

    def _paint_day(self, painter: QPainter, box: QRectF, day: ListedDay) -> None:
        palette = self._theme.palette
        step = words.share_of(day.parts).step
        if step is not None:
            paint_cell(painter, box, step, palette, radius_px=RADIUS_PX)
            return
        paint_empty_cell(painter, box, palette, radius_px=RADIUS_PX)
        if day.recovery:
            paint_dot(painter, box, palette)

    def _paint_bar(self, painter: QPainter, spot: Spot) -> None:
        palette, high = self._theme.palette, self._theme.px(BAR_PX)
        centre = spot.box.center().y()
        bar = QRectF(spot.box.left(), round(centre - high / 2), spot.box.width(), high)
        step = words.share_of(self._weeks[spot.column].parts).step
        if step is None:
            paint_empty_cell(painter, bar, palette, radius_px=RADIUS_PX)
        else:
            paint_cell(painter, bar, step, palette, radius_px=RADIUS_PX)

    def _paint_names(self, painter: QPainter) -> None:
        leading = Qt.AlignmentFlag.AlignLeading
        for row, weekday in enumerate(self._weekdays):
            box = self._box(row, 0)
            room = QRectF(0, box.top(), self._name_px(), box.height())
            if row % 2 == 0:
                name = weekday_name(weekday, NARROW)
                self._write(painter, room, name, ink="text3", align=leading)
        if self._weeks:
            box = self._bar_room(0)
            room = QRectF(0, box.top(), self._name_px(), box.height())
            self._write(painter, room, map_words.map_week_name(), ink="text3", align=leading)

    def _paint_months(self, painter: QPainter) -> None:
        for left, width, name in self.month_labels():
            room = QRectF(left, 0, width, self._theme.line_px("small"))
            self._write(painter, room, name, style="caption", ink="text3")

    def month_labels(self) -> list[tuple[float, float, str]]:
        """Left, width and name over the week in which a month begins: of each, or of every second, third, …"""
        labels = [self._month_label(week, month) for week, month in self._month_starts()]
        return next((kept for n in MONTH_STEPS if _have_room(kept := labels[::n])), labels[:1])

    def _month_starts(self) -> Iterator[tuple[int, int]]:
        """The weeks in which a month of these twelve begins."""
        end = date.min if self._year is None else self._year.last_day
        for number, week in enumerate(self._weeks):
            first = Week(week.first_day).last_day.replace(day=1)
            if week.first_day <= first <= end:
                yield number, first.month

    def _month_label(self, week: int, month: int) -> tuple[float, float, str]:
        name = month_name(month)
        width = self._metrics("caption").horizontalAdvance(name)
        return min(self._column(week)[0], self.width() - width), width, name


def _have_room(labels: list[tuple[float, float, str]]) -> bool:
    return all(
        left + width + MONTH_GAP_PX <= following
        for (left, width, _), (following, _, _) in pairwise(labels)
    )
