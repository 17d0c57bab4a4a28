"""Time at the desk: a row for each length of stretch, its bar as long as its share of the time."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posture.ui.dashboard import figure_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_figures import DeskTime
from posture.ui.theme import Theme

BANDS = 4
ROW_PX = 26
HIGHEST_ROW_PX = 44
BAR_HIGH_PX = 13
LEAST_BAR_PX = 120
GAP_PX = 14
RADIUS_PX = 4.0


class DeskBars(Chart):
    """The four rows."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._desk = DeskTime()
        self.setAccessibleName(figure_words.desk_title())

    def set_desk(self, desk: DeskTime) -> None:
        """Show this time."""
        self._desk = desk
        self.setAccessibleDescription(figure_words.desk_told(desk))
        self._place()
        self.updateGeometry()

    def table(self) -> Table:
        """The same numbers as rows and columns."""
        return figure_words.desk_table(self._desk)

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        width = self._name_px() + LEAST_BAR_PX + self._figure_px() + 2 * GAP_PX
        return QSize(round(width) + 1, BANDS * self._theme.px(ROW_PX))

    def _name_px(self) -> float:
        metrics = self._metrics("body")
        return max(metrics.horizontalAdvance(figure_words.band_name(n)) for n in range(BANDS))

    def _figure_px(self) -> float:
        metrics = self._metrics("small")
        figures = (figure_words.band_figure(self._desk, band) for band in range(BANDS))
        return max(metrics.horizontalAdvance(figure) for figure in figures)

    def _row(self, band: int) -> QRectF:
        height = min(self.height() / BANDS, self._theme.px(HIGHEST_ROW_PX))
        return QRectF(0, band * height, self.width(), height)

    def _bar(self, band: int) -> QRectF:
        """The track of a row."""
        row, height = self._row(band), self._theme.px(BAR_HIGH_PX)
        left = self._name_px() + GAP_PX
        width = max(LEAST_BAR_PX, self.width() - left - GAP_PX - self._figure_px())
        return self._snapped(QRectF(left, row.center().y() - height / 2, width, height))

    def _placed(self) -> list[Spot]:
        return [
            Spot(
                band,
                0,
                self._mirrored(self._row(band).adjusted(3, 2, -3, -2)),
                figure_words.band_told(self._desk, band),
            )
            for band in range(BANDS)
        ]

    def _paint(self, painter: QPainter) -> None:
        leading, trailing = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        for band in range(BANDS):
            row, bar = self._row(band), self._bar(band)
            name = figure_words.band_name(band)
            self._write(painter, row, name, style="body", ink="text", align=leading)
            figure = figure_words.band_figure(self._desk, band)
            self._write(painter, row, figure, align=trailing)
            self._paint_bar(painter, bar, band)

    def _paint_bar(self, painter: QPainter, bar: QRectF, band: int) -> None:
        palette = self._theme.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.sunken)
        painter.drawRoundedRect(self._mirrored(bar), RADIUS_PX, RADIUS_PX)
        seconds = self._desk.bands_s[band]
        if not seconds:
            return
        filled = QRectF(bar)
        filled.setWidth(max(2 * RADIUS_PX, bar.width() * seconds / self._desk.desk_s))
        painter.setBrush(palette.heat[2])
        painter.drawRoundedRect(self._mirrored(filled), RADIUS_PX, RADIUS_PX)
