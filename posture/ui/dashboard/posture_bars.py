"""Posture over some weeks: for each item a small bar a week, the share that was right or put right."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posture.ui.dashboard import chart_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_view import PostureTrend, Share
from posture.ui.theme import Theme

BAR_PX, NARROW_BAR_PX = 36, 12
MANY_WEEKS = 6
"""Of more, bars are narrow and dates stand where there is room."""
BAR_HIGH_PX = 17
COLUMN_GAP_PX = 8
NAME_GAP_PX = 16
ROW_PX = 28
FOOT_GAP_PX = 4
RADIUS_PX = 4.0
WIDEST_NAME_PX = 190
WIDEST_COLUMN_PX = 110.0


class PostureBars(Chart):
    """The items of the posture check by week, this week in full pine."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._trend: PostureTrend | None = None
        self.setAccessibleName(chart_words.posture_title())

    def set_trend(self, trend: PostureTrend) -> None:
        """Show these items."""
        self._trend = trend
        self.setAccessibleName(chart_words.posture_title(len(trend.weeks)))
        self.setAccessibleDescription(chart_words.posture_told(trend))
        self._place()
        self.updateGeometry()

    def table(self) -> Table:
        """The same numbers as rows and columns."""
        return chart_words.posture_table(self._trend) if self._trend else Table((), ())

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        if self._trend is None:
            return QSize(0, 0)
        row_px = self._theme.px(ROW_PX)
        foot = self._theme.line_px("small") + FOOT_GAP_PX
        width = self._name_px() + self._weeks() * self._least_column_px() - COLUMN_GAP_PX
        return QSize(math.ceil(width) + 1, len(self._trend.rows) * row_px + foot)

    def _weeks(self) -> int:
        return len(self._trend.weeks) if self._trend else 0

    def _name_px(self) -> float:
        metrics = self._metrics("body")
        names = [row.name for row in self._trend.rows] if self._trend else []
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
        return min(widest, self._theme.px(WIDEST_NAME_PX)) + NAME_GAP_PX

    def _least_column_px(self) -> float:
        """The least width of a week's column: wide enough for its date, unless there are many."""
        if self._weeks() > MANY_WEEKS:
            return float(NARROW_BAR_PX + COLUMN_GAP_PX)
        metrics = self._metrics("small")
        heads = chart_words.posture_heads(self._trend) if self._trend else ()
        widest = max((metrics.horizontalAdvance(head) for head in heads), default=0.0)
        return max(float(BAR_PX), widest) + COLUMN_GAP_PX

    def _column_px(self) -> float:
        """The width of a week's column: more where the card is wide."""
        room = (self.width() - self._name_px()) / max(1, self._weeks())
        return max(self._least_column_px(), min(room, WIDEST_COLUMN_PX))

    def _row_px(self) -> float:
        rows = len(self._trend.rows) if self._trend else 1
        room = (self.height() - self._theme.line_px("small") - FOOT_GAP_PX) / max(1, rows)
        return min(room, self._theme.px(ROW_PX) * 1.15)

    def _box(self, row: int, week: int) -> QRectF:
        column = self._column_px()
        left = self.width() - (self._weeks() - week) * column + COLUMN_GAP_PX
        width, height = column - COLUMN_GAP_PX, self._theme.px(BAR_HIGH_PX)
        bar = max(float(NARROW_BAR_PX if self._weeks() > MANY_WEEKS else BAR_PX), width)
        top = row * self._row_px() + (self._row_px() - height) / 2
        return self._snapped(QRectF(left + (width - bar) / 2, top, bar, height))

    def _placed(self) -> list[Spot]:
        if self._trend is None:
            return []
        return [
            Spot(
                row,
                week,
                self._mirrored(self._box(row, week)),
                chart_words.posture_item_told(item.name, self._trend.weeks[week], share),
            )
            for row, item in enumerate(self._trend.rows)
            for week, share in enumerate(item.weeks)
        ]

    def _paint(self, painter: QPainter) -> None:
        if self._trend is None:
            return
        for spot in self._spots:
            share = self._trend.rows[spot.row].weeks[spot.column]
            self._paint_bar(painter, spot.box, share, now=spot.column == self._weeks() - 1)
        self._paint_heads(painter, self._trend)

    def _paint_bar(self, painter: QPainter, box: QRectF, share: Share, *, now: bool) -> None:
        palette = self._theme.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.sunken)
        painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        if not share.part:
            return
        filled = QRectF(box)
        filled.setWidth(max(2 * RADIUS_PX, box.width() * share.ratio))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            filled.moveRight(box.right())
        painter.setBrush(palette.heat[3] if now else palette.heat[2])
        painter.drawRoundedRect(filled, RADIUS_PX, RADIUS_PX)

    def _paint_heads(self, painter: QPainter, trend: PostureTrend) -> None:
        leading = Qt.AlignmentFlag.AlignLeading
        metrics = self._metrics("body")
        name_px = self._box(0, 0).left() - NAME_GAP_PX
        for row, item in enumerate(trend.rows):
            room = QRectF(0, row * self._row_px(), name_px, self._row_px())
            name = metrics.elidedText(item.name, Qt.TextElideMode.ElideRight, name_px)
            self._write(painter, room, name, style="body", ink="text", align=leading)
        top = len(trend.rows) * self._row_px() + FOOT_GAP_PX
        heads = chart_words.posture_heads(trend)
        small = self._metrics("small")
        widest = max((small.horizontalAdvance(head) for head in heads), default=0.0)
        step = max(1, math.ceil((widest + COLUMN_GAP_PX) / self._column_px()))
        for week, head in enumerate(heads):
            if (len(heads) - 1 - week) % step:
                continue  # the latest has its date, and others as far as there is room
            box = self._box(0, week)
            room = QRectF(box.left(), top, box.width(), self._theme.line_px("small"))
            self._write(painter, room, head, ink="text3")
