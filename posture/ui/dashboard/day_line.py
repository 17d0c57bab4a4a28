"""The line of a day: bars for time at the desk, marks for breaks, a light hatch for calls and pauses."""

import math
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from posture.core.exposure import is_presence
from posture.core.relabel import DayStretch
from posture.ui.dashboard import day_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.day_hours import HOURS_OF_DAY, USUAL_HOURS, hour_of, hours_of
from posture.ui.dashboard.day_marks import paint_bar, paint_break, paint_held
from posture.ui.dashboard.day_menu import DayThing, deletion_of
from posture.ui.dashboard.spots import Spot, spot_at
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.today_view import TodayBreak, TodayView
from posture.ui.dashboard.written import hour_short
from posture.ui.theme import Theme

MARK_PX = 14.0
MARK_GAP_PX = 3.0
TOP_PX = 4.0
"""Room for the focus ring."""
LANE_PX = 26.0
"""The height of what can be hovered of a mark."""
BAR_PX = 14.0
HELD_OUT_PX = 6.0
"""How far what is hatched looks out above and below the bars."""
LABEL_GAP_PX = 6
LEAST_WIDTH_PX = 360
LEAST_BAR_PX = 3.0
NOW_PX = 1.5
NOW_DOT_PX = 3.0
BREAKS, STRETCHES, LIGHTS = range(3)
"""The rows, as the arrow keys go."""


class Placed(NamedTuple):
    """One thing where it is drawn; `thing` is None where nothing can be changed."""

    row: int
    box: QRectF
    words: str
    thing: DayThing | None


class DayLine(Chart):
    """A day from eight to six, or from its first moment to its last."""

    edit_requested = Signal(object)
    """A `DayEdit`."""
    menu_requested = Signal(object, QPoint)
    """A `DayThing`, and the place on the screen."""

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(theme, bubble, parent)
        self._view: TodayView | None = None
        self._hours = USUAL_HOURS
        self._things: tuple[Placed, ...] = ()

    def set_view(self, view: TodayView) -> None:
        """Show this day; what had the focus keeps it."""
        held = _key(self.current_thing)
        self._view = view
        self._hours = hours_of(view)
        self.setAccessibleName(day_words.title(view))
        self.setAccessibleDescription(day_words.told(view))
        self._place()
        if held is not None and self.spots:
            keys = [_key(one.thing) for one in self._things]
            if held in keys:
                self.begin_at(keys.index(held))
        self.updateGeometry()

    @property
    def current_thing(self) -> DayThing | None:
        """What has the focus, if it can be changed."""
        if self.current is None:
            return None
        return self._things[self._spots.index(self.current)].thing

    def table(self) -> Table:
        """The same day as rows and columns."""
        return day_words.table(self._view) if self._view else Table((), ())

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        return QSize(LEAST_WIDTH_PX, round(self._axis_top() + LABEL_GAP_PX + self._label_px()))

    # --- where everything is ---

    def _label_px(self) -> int:
        return self._theme.line_px("small")

    def _bar_top(self) -> float:
        return TOP_PX + LANE_PX + HELD_OUT_PX

    def _axis_top(self) -> float:
        return self._bar_top() + BAR_PX + HELD_OUT_PX

    def _plot(self) -> QRectF:
        """Room for half a label at both ends."""
        half = self._metrics("small").horizontalAdvance(hour_short(22)) / 2
        return QRectF(half, 0, max(1.0, self.width() - 2 * half), self._axis_top())

    def _x(self, hours: float) -> float:
        first, last = self._hours
        plot = self._plot()
        return plot.left() + plot.width() * (hours - first) / (last - first)

    def _x_of(self, moment: datetime) -> float:
        day = moment.date() if self._view is None else self._view.day
        return self._x(hour_of(moment, day))

    def _between(self, start: datetime, end: datetime, *, out_px: float = 0.0) -> QRectF:
        left, right = self._x_of(start), self._x_of(end)
        width = max(LEAST_BAR_PX, right - left)
        top, height = self._bar_top() - out_px, BAR_PX + 2 * out_px
        return self._mirrored(QRectF(left, top, width, height))

    def _placed(self) -> list[Spot]:
        view = self._view
        self._things = () if view is None else (*self._breaks(view), *self._spans(view))
        columns = [0, 0, 0]
        spots = []
        for one in self._things:
            spots.append(Spot(one.row, columns[one.row], one.box, one.words))
            columns[one.row] += 1
        return spots

    def _breaks(self, view: TodayView) -> list[Placed]:
        """Marks side by side where breaks lie closer than a mark is wide."""
        found = []
        right = -MARK_GAP_PX
        for one in view.listed:
            left = max(self._x_of(one.at) - MARK_PX / 2, right + MARK_GAP_PX)
            box = self._mirrored(QRectF(left, TOP_PX, MARK_PX, LANE_PX))
            found.append(Placed(BREAKS, box, day_words.break_told(one), one))
            right = left + MARK_PX
        return found

    def _spans(self, view: TodayView) -> list[Placed]:
        found = [
            Placed(STRETCHES, self._between(one.start, one.end), day_words.stretch_told(one), one)
            for one in view.stretches
        ]
        now = view.going_on
        if now is not None:
            box = self._between(now.start, now.end)
            found.append(Placed(STRETCHES, box, day_words.going_on_told(now), None))
        for light in view.lights:
            box = self._between(light.start, light.end, out_px=HELD_OUT_PX)
            found.append(Placed(LIGHTS, box, day_words.light_told(light), None))
        return found

    # --- painting ---

    def _paint(self, painter: QPainter) -> None:
        if self._view is None:
            return
        self._paint_hours(painter)
        for one in self._things:
            if one.row == LIGHTS:
                paint_held(painter, self._snapped(one.box), self._theme.palette)
        for one in self._things:
            if one.row == STRETCHES:
                self._paint_stretch(painter, one)
        if self._view.now is not None:
            self._paint_now(painter, self._view.now)
        for one in self._things:
            if isinstance(one.thing, TodayBreak):
                top = one.box.center().y() - MARK_PX / 2
                box = QRectF(one.box.left(), top, MARK_PX, MARK_PX)
                paint_break(painter, self._snapped(box), one.thing, self._theme.palette)

    def _paint_hours(self, painter: QPainter) -> None:
        first, last = self._hours
        widest = max(
            self._metrics("small").horizontalAdvance(hour_short(hour % HOURS_OF_DAY))
            for hour in range(first, last + 1)
        )
        each = self._x(first + 1) - self._x(first)
        step = max(1, math.ceil((widest + 10) / max(1.0, each)))
        for hour in range(first, last + 1):
            x = self._snapped(QRectF(self._x(hour), 0, 1, 1)).left() + 0.5
            painter.setPen(QPen(self._theme.ink("line"), 1))
            line = self._mirrored(
                QRectF(x, self._bar_top() - HELD_OUT_PX, 0, BAR_PX + 2 * HELD_OUT_PX)
            )
            painter.drawLine(QLineF(line.topLeft(), line.bottomLeft()))
            if (hour - first) % step == 0:
                room = QRectF(
                    x - widest, self._axis_top() + LABEL_GAP_PX, 2 * widest, self._label_px()
                )
                self._write(painter, room, hour_short(hour % HOURS_OF_DAY), ink="text3")

    def _paint_stretch(self, painter: QPainter, one: Placed) -> None:
        """A bar at the desk, a thin line away from it."""
        box = self._snapped(one.box)
        stretch = one.thing or (self._view.going_on if self._view else None)
        if isinstance(stretch, DayStretch) and not _is_at_desk(stretch):
            middle = round(box.center().y()) - 0.5
            painter.fillRect(QRectF(box.left(), middle, box.width(), 1), self._theme.ink("ctl"))
        else:
            paint_bar(painter, box.adjusted(0.5, 0, -0.5, 0), self._theme.palette)

    def _paint_now(self, painter: QPainter, now: datetime) -> None:
        x = self._mirrored(QRectF(self._x_of(now), 0, 0, 0)).left()
        bottom = self._axis_top()
        painter.setPen(QPen(self._theme.ink("apricot_text"), NOW_PX))
        painter.drawLine(QLineF(x, TOP_PX, x, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("apricot_text"))
        painter.drawEllipse(QPointF(x, bottom), NOW_DOT_PX, NOW_DOT_PX)

    # --- keyboard and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu, delete, or what every chart does."""
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        opens = event.key() in (Qt.Key.Key_Menu, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if opens or (event.key() == Qt.Key.Key_F10 and shift):
            self._open_menu()
        elif event.key() == Qt.Key.Key_Delete:
            if self.current_thing is not None:
                self.edit_requested.emit(deletion_of(self.current_thing))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the pointer; the menu key has been heard as a key already."""
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            return
        index = spot_at(self._spots, QPointF(event.pos()))
        if index is not None:
            self._focus_on(index)
            self._open_menu(event.globalPos())

    def _open_menu(self, place: QPoint | None = None) -> None:
        thing, spot = self.current_thing, self.current
        if thing is None or spot is None:
            return
        below = self.mapToGlobal(spot.box.bottomLeft().toPoint())
        self.menu_requested.emit(thing, place or below)

    def _step(self, rows: int, columns: int) -> None:
        """Sideways along the row; up and down to what lies nearest in time."""
        here = self._spots[self._focus_index]
        if rows == 0:
            super()._step(rows, columns)
            return
        for row in (here.row + rows, here.row + 2 * rows):
            found = [index for index, spot in enumerate(self._spots) if spot.row == row]
            if found:
                self._focus_on(min(found, key=lambda index: _apart(here, self._spots[index])))
                return


def _is_at_desk(one: DayStretch) -> bool:
    return is_presence(one.spans[0].counts_as)


def _apart(one: Spot, other: Spot) -> tuple[float, float]:
    """How far the middle of the one lies outside the other, then from its middle."""
    middle, box = one.box.center().x(), other.box
    outside = max(0.0, box.left() - middle, middle - box.right())
    return outside, abs(middle - box.center().x())


def _key(thing: DayThing | None) -> object:
    """What tells that it is the same thing after a change."""
    if isinstance(thing, DayStretch):
        return thing.start
    return None if thing is None else thing.prompt_id
