"""When breaks work for you: weekdays by hours, the shade of a cell says how many breaks were taken."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posture.ui.dashboard import chart_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.heat import paint_cell, paint_dot, shrunk
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_view import LEAST_FOR_FULL_CELL, Share, WeekView
from posture.ui.dashboard.written import SHORT, hour_short, weekday_name
from posture.ui.theme import Theme

GAP_PX = 3.0
NAME_GAP_PX = 14
HEAD_GAP_PX = 6
LEAST_CELL_PX = 14
LEAST_ROW_PX = 25
RADIUS_PX = 5.0


class HourMap(Chart):
    """The last four weeks' breaks by weekday and hour."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._shares: dict[tuple[int, int], Share] = {}
        self._days: tuple[int, ...] = ()
        self._hours: tuple[int, ...] = ()
        self.setAccessibleName(chart_words.hour_map_title())

    def set_view(self, view: WeekView) -> None:
        """Show the hours of this view."""
        self._shares = {(cell.weekday, cell.hour): cell.share for cell in view.hours}
        self._days = view.map_days
        self._hours = view.map_hours
        self.setAccessibleDescription(chart_words.hours_told(view))
        self._place()
        self.updateGeometry()

    @property
    def has_small_cells(self) -> bool:
        """Whether any cell is drawn small, so that the legend has to say why."""
        return any(0 < share.whole < LEAST_FOR_FULL_CELL for share in self._shares.values())

    def table(self) -> Table:
        """The same numbers as rows and columns."""
        return chart_words.hour_table(self._days, self._hours, self._shares)

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        width = self._name_px() + len(self._hours) * (LEAST_CELL_PX + GAP_PX)
        height = self._head_px() + len(self._days) * self._theme.px(LEAST_ROW_PX)
        return QSize(round(width), round(height))

    def _name_px(self) -> float:
        metrics = self._metrics("small")
        names = (metrics.horizontalAdvance(weekday_name(day, SHORT)) for day in range(7))
        return max(names) + NAME_GAP_PX

    def _head_px(self) -> float:
        return self._theme.line_px("small") + HEAD_GAP_PX

    def _box(self, row: int, column: int) -> QRectF:
        left, top = self._name_px(), self._head_px()
        width = (self.width() - left + GAP_PX) / max(1, len(self._hours))
        height = (self.height() - top + GAP_PX) / max(1, len(self._days))
        return self._snapped(
            QRectF(left + column * width, top + row * height, width - GAP_PX, height - GAP_PX)
        )

    def _placed(self) -> list[Spot]:
        return [
            Spot(
                row,
                column,
                self._mirrored(self._box(row, column)),
                chart_words.hour_told(day, hour, self._share(day, hour)),
            )
            for row, day in enumerate(self._days)
            for column, hour in enumerate(self._hours)
        ]

    def _share(self, day: int, hour: int) -> Share:
        return self._shares.get((day, hour), Share())

    def _paint(self, painter: QPainter) -> None:
        self._paint_heads(painter)
        for spot in self._spots:
            share = self._share(self._days[spot.row], self._hours[spot.column])
            if share.step is None:
                paint_dot(painter, spot.box, self._theme.palette)
            else:
                full = share.whole >= LEAST_FOR_FULL_CELL
                box = spot.box if full else shrunk(spot.box)
                paint_cell(painter, box, share.step, self._theme.palette, radius_px=RADIUS_PX)

    def _paint_heads(self, painter: QPainter) -> None:
        widest = self._metrics("small").horizontalAdvance(hour_short(12)) + 6
        pitch = self._box(0, 0).width() + GAP_PX
        every = max(1, round(widest / pitch + 0.49))
        for column, hour in enumerate(self._hours):
            if column % every == 0:
                box = self._box(0, column)
                centre = box.center().x()
                room = QRectF(centre - widest / 2, 0, widest, self._theme.line_px("small"))
                self._write(painter, room, hour_short(hour), ink="text3")
        for row, day in enumerate(self._days):
            box = self._box(row, 0)
            room = QRectF(0, box.top(), self._name_px(), box.height())
            leading = Qt.AlignmentFlag.AlignLeading
            self._write(painter, room, weekday_name(day, SHORT), align=leading)
