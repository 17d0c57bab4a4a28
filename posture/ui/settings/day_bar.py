"""A day as a bar: when breaks would fall under a rhythm, with the hours below and a sentence."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.core.day_preview import BreakMark, DayPreview
from posture.ui.dashboard.written import clock, hour_short
from posture.ui.i18n import tr
from posture.ui.theme import Theme

TRACK_PX = 22
RADIUS_PX = 7
LABEL_GAP_PX = 5
LEAST_MARK_PX = 5.0
TICK_PX = (2.5, 9.0)
HOUR = timedelta(hours=1)
ROOM_PER_LABEL_PX = 12
LABEL_STEPS = (1, 2, 3, 4, 6, 12)

MAIN_KIND = "movement"


class DayBar(QWidget):
    """Movement breaks are blocks as wide as they last, all others ticks; free time is a gap."""

    def __init__(
        self, theme: Theme, *, with_hours: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._with_hours = with_hours
        self._preview = DayPreview()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def preview(self) -> DayPreview:
        """What is shown."""
        return self._preview

    def show_day(self, preview: DayPreview) -> None:
        """Show another day."""
        self._preview = preview
        self.setAccessibleName(day_sentence(preview))
        self.setAccessibleDescription(_times(preview))
        self.setToolTip(_times(preview))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        below = LABEL_GAP_PX + self._theme.line_px("caption") if self._with_hours else 0
        return QSize(160, TRACK_PX + below)

    def minimumSizeHint(self) -> QSize:
        """Narrower, hours are left out below."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tracks, hours and breaks."""
        if not self._preview.periods:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_tracks(painter)
        if self._with_hours:
            self._paint_hours(painter)
        for mark in self._preview.marks:
            self._paint_mark(painter, mark)
        painter.end()

    def _paint_tracks(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("tint"))
        for period in self._preview.periods:
            painter.drawRoundedRect(
                self._box(period.start, period.end, TRACK_PX), RADIUS_PX, RADIUS_PX
            )

    def _paint_mark(self, painter: QPainter, mark: BreakMark) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if mark.kind == MAIN_KIND:
            painter.setBrush(self._theme.ink("pine"))
            end = mark.at + timedelta(seconds=mark.length_s)
            box = self._box(mark.at, end, TRACK_PX).adjusted(0, 3, 0, -3)
            box.setWidth(max(box.width(), LEAST_MARK_PX))
            painter.drawRoundedRect(box, 2.2, 2.2)
            return
        painter.setBrush(self._theme.ink("tint_text"))
        width, height = TICK_PX
        middle = QPointF(self._x(mark.at), TRACK_PX / 2)
        painter.drawRoundedRect(
            QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height), 1.2, 1.2
        )

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.ink("text3"))
        metrics = painter.fontMetrics()
        top = TRACK_PX + LABEL_GAP_PX
        height = self._theme.line_px("caption")
        for hour in self._labelled_hours(metrics):
            words = hour_short(hour.hour)
            width = metrics.horizontalAdvance(words)
            left = min(max(0.0, self._x(hour) - width / 2), self.width() - width)
            box = QRectF(left, top, width + 1, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _labelled_hours(self, metrics: QFontMetrics) -> list[datetime]:
        """Every hour, or every second, third, …: the closest step with room for all its labels."""
        hours = list(self._full_hours())
        start, end = self._ends()
        widest = max((metrics.horizontalAdvance(hour_short(h.hour)) for h in hours), default=0)
        hour_px = self.width() * HOUR / max(end - start, timedelta(minutes=1))
        step = next((n for n in LABEL_STEPS if n * hour_px >= widest + ROOM_PER_LABEL_PX), 24)
        return hours[::step]

    def _full_hours(self) -> Iterator[datetime]:
        start, end = self._ends()
        hour = start.replace(minute=0, second=0)
        while hour <= end:
            if hour >= start:
                yield hour
            hour += HOUR

    def _box(self, start: datetime, end: datetime, height: float) -> QRectF:
        left, right = self._x(start), self._x(end)
        return QRectF(min(left, right), 0, abs(right - left), height)

    def _x(self, moment: datetime) -> float:
        start, end = self._ends()
        share = (moment - start) / max(end - start, timedelta(minutes=1))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return share * self.width()

    def _ends(self) -> tuple[datetime, datetime]:
        return self._preview.periods[0].start, self._preview.periods[-1].end

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def day_sentence(preview: DayPreview) -> str:
    """How many breaks the day has."""
    if not preview.marks:
        return tr("DayBar", "No breaks on such a day.")
    moves = preview.count(MAIN_KIND)
    others = len(preview.marks) - moves
    if not others:
        words = tr("DayBar", "Breaks on a day without interruptions: {moves} to move.")
    elif not moves:
        words = tr("DayBar", "Breaks on a day without interruptions: {others} short ones.")
    else:
        words = tr(
            "DayBar", "Breaks on a day without interruptions: {moves} to move, {others} short ones."
        )
    return words.format(moves=moves, others=others)


def _times(preview: DayPreview) -> str:
    times = ", ".join(clock(mark.at) for mark in preview.marks if mark.kind == MAIN_KIND)
    return tr("DayBar", "Movement breaks at {times}").format(times=times) if times else ""
