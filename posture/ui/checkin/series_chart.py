"""Small multiples: for each region its answers of the last weeks as dots, and the four-week median as a line."""

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.core.checkin import WORST
from posture.core.discomfort import Series, change
from posture.ui.checkin import history_words, words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.written import short_day
from posture.ui.theme import Theme

WEEKS: Final = 12
PANEL_PX: Final = 232
PLOT_PX: Final = 76
GAP_PX: Final = 24
AXIS_PX: Final = 20
DOT_PX: Final = 3.2
SPOT_PX: Final = 12.0
GRID: Final = (0, 5, WORST)


class SeriesChart(Chart):
    """As many panels beside each other as there is room for."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._series: tuple[Series, ...] = ()
        self._today = date.min
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(history_words.chart_title())

    def set_series(self, series: Sequence[Series], today: date) -> None:
        """Show the answers of the weeks up to today."""
        self._today = today
        self._series = tuple(self._recent(one) for one in series)
        self._series = tuple(one for one in self._series if one.points)
        told = (self._heading(one) for one in self._series)
        self.setAccessibleDescription("; ".join(told))
        self._place()
        self.updateGeometry()

    def table(self) -> Table:
        """A row for each answer, the latest first."""
        return history_words.table(self._series, self._today)

    def hasHeightForWidth(self) -> bool:
        """Fewer panels beside each other need more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        rows = math.ceil(len(self._series) / self._columns(width))
        return max(1, rows) * self._row_px - GAP_PX

    def sizeHint(self) -> QSize:
        """One panel wide; `heightForWidth` says how high."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """One panel wide, and as high as all rows are at the width in use: stacked pages ask for no other."""
        return QSize(self._theme.px(PANEL_PX), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want another height."""
        super().resizeEvent(event)
        if self._columns(event.size().width()) != self._columns(event.oldSize().width()):
            self.updateGeometry()

    # --- places ---

    @property
    def _first(self) -> date:
        return self._today - timedelta(weeks=WEEKS) + timedelta(days=1)

    @property
    def _row_px(self) -> int:
        words_px = self._theme.line_px("strong") + 2 * self._theme.line_px("small")
        return words_px + self._theme.px(PLOT_PX) + 8 + GAP_PX

    def _recent(self, series: Series) -> Series:
        points = (point for point in series.points if point.at.date() >= self._first)
        return Series(series.region, tuple(points))

    def _columns(self, width: int) -> int:
        panel = self._theme.px(PANEL_PX)
        return max(1, (width + GAP_PX) // (panel + GAP_PX))

    def _panel(self, number: int) -> QRectF:
        columns = self._columns(self.width())
        width = (self.width() - GAP_PX * (columns - 1)) / columns
        row, column = divmod(number, columns)
        return QRectF(column * (width + GAP_PX), row * self._row_px, width, self._row_px - GAP_PX)

    def _plot(self, panel: QRectF) -> QRectF:
        above = self._theme.line_px("strong") + self._theme.line_px("small") + 8
        height = self._theme.px(PLOT_PX)
        axis = self._theme.px(AXIS_PX)
        return QRectF(panel.left() + axis, panel.top() + above, panel.width() - axis, height)

    def _at(self, plot: QRectF, at: datetime, value: float) -> QPointF:
        inner = plot.adjusted(DOT_PX + 1, DOT_PX + 1, -DOT_PX - 1, -DOT_PX - 1)
        days = (at.date() - self._first).days
        across = days / (7 * WEEKS - 1)
        return QPointF(
            inner.left() + across * inner.width(), inner.bottom() - value / WORST * inner.height()
        )

    def _placed(self) -> list[Spot]:
        spots = []
        for row, series in enumerate(self._series):
            plot = self._plot(self._panel(row))
            for column, point in enumerate(series.points):
                at = self._at(plot, point.at, point.worst)
                box = QRectF(at.x() - SPOT_PX / 2, at.y() - SPOT_PX / 2, SPOT_PX, SPOT_PX)
                told = history_words.point_told(series.region, point)
                spots.append(Spot(row, column, self._mirrored(box), told))
        return spots

    # --- painting ---

    def _heading(self, series: Series) -> str:
        name = words.region_name(series.region)
        return f"{name}: {history_words.change_words(change(series, self._today))}"

    def _paint(self, painter: QPainter) -> None:
        for number, series in enumerate(self._series):
            panel = self._panel(number)
            self._paint_words(painter, panel, series)
            self._paint_grid(painter, self._plot(panel))
            self._paint_medians(painter, self._plot(panel), series)
        palette = self._theme.palette
        painter.setPen(QPen(palette.surface, 1.2))
        painter.setBrush(palette.text)
        for spot in self._spots:
            painter.drawEllipse(spot.box.center(), DOT_PX + 0.6, DOT_PX + 0.6)

    def _paint_words(self, painter: QPainter, panel: QRectF, series: Series) -> None:
        lead = Qt.AlignmentFlag.AlignLeading
        name = QRectF(panel.left(), panel.top(), panel.width(), self._theme.line_px("strong"))
        region = words.region_name(series.region)
        self._write(painter, name, region, style="strong", ink="text", align=lead)
        below = QRectF(panel.left(), name.bottom(), panel.width(), self._theme.line_px("small"))
        told = history_words.change_words(change(series, self._today))
        self._write(painter, below, told, align=lead)
        plot = self._plot(panel)
        foot = QRectF(plot.left(), plot.bottom() + 2, plot.width(), self._theme.line_px("small"))
        self._write(painter, foot, short_day(self._first), ink="text3", align=lead)
        trail = Qt.AlignmentFlag.AlignTrailing
        self._write(painter, foot, short_day(self._today), ink="text3", align=trail)

    def _paint_grid(self, painter: QPainter, plot: QRectF) -> None:
        high = self._theme.line_px("small")
        for value in GRID:
            y = self._at(plot, datetime.combine(self._first, datetime.min.time()), value).y()
            painter.setPen(QPen(self._theme.ink("line"), 1.0))
            line = self._mirrored(QRectF(plot.left(), y, plot.width(), 0))
            painter.drawLine(line.topLeft(), line.topRight())
            box = QRectF(plot.left() - self._theme.px(AXIS_PX), y - high / 2, 16, high)
            self._write(painter, box, str(value), ink="text3", align=Qt.AlignmentFlag.AlignTrailing)

    def _paint_medians(self, painter: QPainter, plot: QRectF, series: Series) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.ink("pine"), 2.0))
        for piece in series.lines():
            path = QPainterPath()
            for number, (at, value) in enumerate(piece):
                point = self._mirrored_point(self._at(plot, at, value))
                if number:
                    path.lineTo(point)
                else:
                    path.moveTo(point)
            painter.drawPath(path)

    def _mirrored_point(self, point: QPointF) -> QPointF:
        return self._mirrored(QRectF(point.x(), point.y(), 0, 0)).topLeft()
