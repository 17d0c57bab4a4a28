"""One day under two settings: two strips with the desk, its calls, and the prompts that came."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.core.what_if_day import DayPicture, DeskBar, PromptMoment
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.patterns import paint_mark
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.written import hour_short
from posture.ui.theme import Theme
from posture.ui.what_if import day_words

STRIP_PX, BAR_PX = 26, 14
SMALL_MARK_PX, MARK_PX = 14, 24
MARK_WIDE_PX = 7
NAME_GAP_PX, ROW_GAP_PX, AXIS_GAP_PX = 4, 14, 6
BAR_RADIUS_PX = 4
HATCH_STEP_PX, HATCH_PX = 5.0, 1.2
HOUR_S = 3600
LABEL_STEPS = (1, 2, 3, 4, 6, 12)
ROOM_PER_LABEL_PX = 12
USUAL_HOURS = (9, 17)
LEADING = Qt.AlignmentFlag.AlignLeading


class DayPair(Chart):
    """Strips of one day, one above the other on the same hours."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._days: tuple[DayPicture, ...] = ()
        self._names: dict[str, str] = {}
        self._small: frozenset[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(day_words.title())

    def show_days(
        self, days: Sequence[DayPicture], names: dict[str, str], small_kinds: frozenset[str]
    ) -> None:
        """The day under today's settings and under the tried ones."""
        self._days = tuple(days)
        self._names = names
        self._small = small_kinds
        self.setAccessibleDescription(day_words.told(self._days))
        self._place()

    def table(self) -> Table:
        """Every prompt with its time, and what became of it."""
        return day_words.table(self._days, self._names)

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        line = self._theme.line_px("small")
        rows = 2 * (line + NAME_GAP_PX + STRIP_PX) + ROW_GAP_PX
        return QSize(240, rows + AXIS_GAP_PX + self._theme.line_px("caption"))

    # --- where things are ---

    def _top(self, row: int) -> float:
        line = self._theme.line_px("small")
        return row * (line + NAME_GAP_PX + STRIP_PX + ROW_GAP_PX) + line + NAME_GAP_PX

    def _ends(self) -> tuple[float, float]:
        """The hours on show, in seconds of the day: full ones around all that was there."""
        bars = [bar for day in self._days for bar in day.bars]
        if not bars:
            return USUAL_HOURS[0] * HOUR_S, USUAL_HOURS[1] * HOUR_S
        start = min(self._second(bar.start) for bar in bars)
        end = max(self._second(bar.end) for bar in bars)
        return start // HOUR_S * HOUR_S, -(-end // HOUR_S) * HOUR_S

    def _second(self, moment: datetime) -> float:
        """Seconds since the day's midnight, as the clock showed them; more than a day for a night shift."""
        day = self._days[0].day
        return (moment.date() - day).days * 24 * HOUR_S + (
            moment.hour * HOUR_S + moment.minute * 60 + moment.second
        )

    def _x(self, second: float) -> float:
        start, end = self._ends()
        return (second - start) / max(end - start, 60.0) * self.width()

    def _bar_box(self, row: int, bar: DeskBar) -> QRectF:
        left, right = self._x(self._second(bar.start)), self._x(self._second(bar.end))
        top = self._top(row) + (STRIP_PX - BAR_PX) / 2
        return self._mirrored(self._snapped(QRectF(left, top, max(right - left, 1.0), BAR_PX)))

    def _mark_box(self, row: int, moment: PromptMoment) -> QRectF:
        height = SMALL_MARK_PX if moment.kind in self._small else MARK_PX
        middle = self._x(self._second(moment.at))
        left = min(max(middle - MARK_WIDE_PX / 2, 0.0), self.width() - MARK_WIDE_PX)
        top = self._top(row) + (STRIP_PX - height) / 2
        return self._mirrored(self._snapped(QRectF(left, top, MARK_WIDE_PX, height)))

    def _placed(self) -> list[Spot]:
        return [
            Spot(row, number, self._mark_box(row, moment), self._told(row, moment))
            for row, day in enumerate(self._days)
            for number, moment in enumerate(day.moments)
        ]

    def _told(self, row: int, moment: PromptMoment) -> str:
        return day_words.moment_told(row, moment, self._names)

    # --- painting ---

    def _paint(self, painter: QPainter) -> None:
        for row, day in enumerate(self._days):
            self._paint_name(painter, row, day)
            for bar in day.bars:
                self._paint_bar(painter, self._bar_box(row, bar), quiet=bar.quiet)
            for moment in day.moments:
                mark = day_words.mark_of(moment)
                paint_mark(
                    painter, self._mark_ground(painter, row, moment), mark, self._theme.palette
                )
        if self._days:
            self._paint_hours(painter)

    def _paint_name(self, painter: QPainter, row: int, day: DayPicture) -> None:
        line = self._theme.line_px("small")
        room = QRectF(0, self._top(row) - NAME_GAP_PX - line, self.width(), line)
        words = day_words.strip_name(row, day)
        self._write(painter, room, words, style="small_strong", ink="text", align=LEADING)

    def _paint_bar(self, painter: QPainter, box: QRectF, *, quiet: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("tint"))
        painter.drawRoundedRect(box, BAR_RADIUS_PX, BAR_RADIUS_PX)
        if quiet:
            self._hatch(painter, box)

    def _hatch(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(self._theme.ink("ctl"), HATCH_PX))
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(
                round(x), round(box.bottom()), round(x + box.height()), round(box.top())
            )
            x += HATCH_STEP_PX
        painter.restore()

    def _mark_ground(self, painter: QPainter, row: int, moment: PromptMoment) -> QRectF:
        """The mark's box, on a clear edge of its own so that it stands out from the bar."""
        box = self._mark_box(row, moment)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("surface"))
        painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 3.5, 3.5)
        return box

    def _paint_hours(self, painter: QPainter) -> None:
        metrics = self._metrics("caption")
        line = self._theme.line_px("caption")
        top = self._top(1) + STRIP_PX + AXIS_GAP_PX
        for hour in self._labelled_hours():
            words = hour_short(hour % 24)
            width = metrics.horizontalAdvance(words) + 1
            left = min(max(self._x(hour * HOUR_S) - width / 2, 0.0), self.width() - width)
            room = QRectF(left, top, width, line)
            self._write(painter, room, words, style="caption", ink="text3")

    def _labelled_hours(self) -> Iterator[int]:
        start, end = (int(second // HOUR_S) for second in self._ends())
        hours = range(start, end + 1)
        metrics = self._metrics("caption")
        widest = max(metrics.horizontalAdvance(hour_short(hour % 24)) for hour in hours)
        hour_px = self.width() / max(end - start, 1)
        step = next((n for n in LABEL_STEPS if n * hour_px >= widest + ROOM_PER_LABEL_PX), 24)
        return iter(hours[::step])
