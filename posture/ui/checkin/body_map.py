"""The body map: a person from the front and from behind, on which regions are marked from 0 to 10.

The mouse clicks on the figures; for keyboard and screen reader each region is a button of its own, head to
foot. The map shows what it is given and says what is asked: whoever holds the numbers answers.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.core.body import BodyRegion
from posture.ui.checkin import words
from posture.ui.checkin.drawing import HALF_WIDTH, HEIGHT, Side, drawing
from posture.ui.checkin.map_colours import (
    colours_of,
    paint_fill,
    paint_lines,
    paint_person,
    paint_rings,
)
from posture.ui.checkin.region_spot import RegionSpot
from posture.ui.dashboard.bubble import Bubble
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.surface import CARD_RADIUS_PX

LEAST_PX: Final = QSize(320, 420)
WANTED_PX: Final = 440
LARGEST: Final = 0.78
"""Pixels a hundredth of a head, at most."""
EDGE_PX: Final = 14.0
GAP_PX: Final = 10.0
OTHER_PX: Final = QSize(176, 34)
NEAR_PX: Final = 9.0
"""A click that misses by so little counts for the nearest region: wrists are small."""
FOCUS_PX: Final = 2.0
FOCUS_GAP_PX: Final = 3.0


class BodyMap(QWidget):
    """Both figures and 'somewhere else' below them."""

    clicked = Signal(object)
    """A `BodyRegion`: one word further."""
    number_typed = Signal(object, int)
    """A `BodyRegion` and its exact number."""
    cleared = Signal(object)
    """A `BodyRegion` is unmarked."""
    attended = Signal(object)
    """A `BodyRegion` was reached by the keyboard, or clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._worst: Mapping[BodyRegion, int] = {}
        self._hovered: BodyRegion | None = None
        self._places: dict[Side, QTransform] = {}
        self._shapes: dict[BodyRegion, tuple[QPainterPath, ...]] = {}
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Checkin", "Body map"))
        self.spots = {region: self._spot(region) for region in BodyRegion}
        self.bubble = Bubble(theme, self)
        theme.changed.connect(self._on_theme_changed)

    def set_worst(self, worst: Mapping[BodyRegion, int]) -> None:
        """Show these marks."""
        self._worst = dict(worst)
        for region, spot in self.spots.items():
            spot.show_worst(self._worst.get(region))
        self._say()
        self.update()

    def region_at(self, at: QPointF) -> BodyRegion | None:
        """The region under a point, or the nearest one if it is missed by little."""
        for region, shapes in self._shapes.items():
            if any(shape.contains(at) for shape in shapes):
                return region
        near = QRectF(at.x() - NEAR_PX, at.y() - NEAR_PX, 2 * NEAR_PX, 2 * NEAR_PX)
        close = [r for r, shapes in self._shapes.items() if any(s.intersects(near) for s in shapes)]
        return min(close, key=lambda region: self._distance(region, at), default=None)

    def centre_of(self, region: BodyRegion) -> QPointF:
        """A point inside the region as it is drawn first, front before back."""
        return _middle_of(self._shapes[region][0])

    def hasHeightForWidth(self) -> bool:
        """As high as the figures are at a width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Both figures side by side, at most so high that a usual screen has room for them."""
        scale = min((width - 2 * EDGE_PX - GAP_PX) / (4 * HALF_WIDTH), LARGEST)
        return max(LEAST_PX.height(), round(self._above_px + HEIGHT * scale + self._below_px))

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        return QSize(WANTED_PX, self.heightForWidth(WANTED_PX))

    def minimumSizeHint(self) -> QSize:
        """The least room."""
        return LEAST_PX

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the figures and their regions."""
        super().resizeEvent(event)
        self._place()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        self._hover(self.region_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click marks."""
        region = self.region_at(event.position())
        if region is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.spots[region].setFocus(Qt.FocusReason.MouseFocusReason)
        self.spots[region].by_keyboard = False
        self.attended.emit(region)
        self.clicked.emit(region)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        super().leaveEvent(event)
        self._hover(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stage, both figures, the marks, and the rings of pointer and keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("tint"))
        painter.drawRoundedRect(QRectF(self.rect()), CARD_RADIUS_PX, CARD_RADIUS_PX)
        for side, place in self._places.items():
            paint_person(painter, side, place, self._theme)
        self._paint_other(painter)
        self._paint_marks(painter)
        self._paint_hover(painter)
        self._paint_other_words(painter)
        self._paint_captions(painter)
        self._paint_focus(painter)
        painter.end()

    # --- places ---

    def _place(self) -> None:
        top = self._above_px
        room_px = (
            self.height() - top - self._below_px,
            (self.width() - 2 * EDGE_PX - GAP_PX) / 2,
        )
        scale = max(0.1, min(room_px[0] / HEIGHT, room_px[1] / (2 * HALF_WIDTH)))
        aside = (self.width() - 2 * EDGE_PX) / 4
        down = top + max(0.0, (room_px[0] - HEIGHT * scale) / 2)
        self._places = {}
        for side, centre in ((Side.FRONT, EDGE_PX + aside), (Side.BACK, EDGE_PX + 3 * aside)):
            self._places[side] = QTransform.fromTranslate(centre, down).scale(scale, scale)
        self._place_regions()
        self._hovered = None
        self.bubble.hide()
        self.update()

    @property
    def _above_px(self) -> float:
        return EDGE_PX + self._theme.line_px("small") + 10

    @property
    def _below_px(self) -> float:
        return self._other_size().height() + EDGE_PX + 2 * GAP_PX

    def _place_regions(self) -> None:
        self._shapes = {}
        for region in BodyRegion:
            if region is BodyRegion.OTHER:
                self._shapes[region] = (self._other_shape(),)
                continue
            self._shapes[region] = tuple(
                place.map(drawing(side).regions[region])
                for side, place in self._places.items()
                if region in drawing(side).regions
            )
        for region, spot in self.spots.items():
            spot.setGeometry(self._shapes[region][0].boundingRect().toAlignedRect())

    def _other_size(self) -> QSize:
        return QSize(self._theme.px(OTHER_PX.width()), self._theme.px(OTHER_PX.height()))

    def _other_shape(self) -> QPainterPath:
        size = self._other_size()
        left = (self.width() - size.width()) / 2
        top = self.height() - EDGE_PX - size.height()
        path = QPainterPath()
        box = QRectF(left, top, size.width(), size.height())
        path.addRoundedRect(box, size.height() / 2, size.height() / 2)
        return path

    def _distance(self, region: BodyRegion, at: QPointF) -> float:
        """From a point to the middle of the nearest shape of a region."""
        gaps = (_middle_of(shape) - at for shape in self._shapes[region])
        return min(gap.x() ** 2 + gap.y() ** 2 for gap in gaps)

    # --- painting ---

    def _paint_marks(self, painter: QPainter) -> None:
        marks = [(s, n) for r, n in self._worst.items() for s in self._shapes.get(r, ())]
        for shape, worst in marks:
            paint_fill(painter, shape, worst, self._theme)
        for side, place in self._places.items():
            paint_lines(painter, side, place, self._theme)
        for shape, worst in marks:
            paint_rings(painter, self._ring_place(shape), worst, self._theme)

    def _ring_place(self, shape: QPainterPath) -> QPointF:
        box = shape.boundingRect()
        if box.width() > 4 * box.height():  # a pill with words in it: the rings stand at its end
            return QPointF(box.left() + box.height() / 2 + 2, box.center().y())
        return _middle_of(shape)

    def _paint_other(self, painter: QPainter) -> None:
        colours = colours_of(self._theme)
        painter.setPen(QPen(self._theme.ink("ctl"), 1.0))
        painter.setBrush(colours.skin)
        painter.drawPath(self._other_shape())

    def _paint_other_words(self, painter: QPainter) -> None:
        worst = self._worst.get(BodyRegion.OTHER)
        painter.setFont(self._theme.font("strong"))
        painter.setPen(colours_of(self._theme).ink_on(worst))
        box = self._other_shape().boundingRect()
        shift = box.height() * 0.5 if worst else 0.0
        name = words.region_name(BodyRegion.OTHER)
        painter.drawText(box.adjusted(shift, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, name)

    def _paint_captions(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("small"))
        names = {Side.FRONT: tr("Checkin", "Front"), Side.BACK: tr("Checkin", "Back")}
        sides = (tr("Checkin", "R"), tr("Checkin", "L"))
        for side, place in self._places.items():
            middle = place.map(QPointF(0, 0)).x()
            reach = place.m11() * HALF_WIDTH
            line = QRectF(middle - reach, EDGE_PX, 2 * reach, self._theme.line_px("small"))
            painter.setPen(self._theme.ink("text2"))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, names[side])
            left, right = sides if side is Side.FRONT else sides[::-1]
            painter.setPen(self._theme.ink("tint_text"))
            at = place.map(QPointF(0, 250)).y()
            for letter, x in ((left, middle - reach), (right, middle + reach - 14)):
                box = QRectF(x, at, 14, self._theme.line_px("small"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)

    def _paint_hover(self, painter: QPainter) -> None:
        if self._hovered is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.ink("pine"), 1.8))
        for shape in self._shapes[self._hovered]:
            painter.drawPath(shape)

    def _paint_focus(self, painter: QPainter) -> None:
        region = self._focused
        if region is None:
            return
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * FOCUS_GAP_PX + FOCUS_PX)
        stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in self._shapes[region]:
            ring = stroker.createStroke(shape).united(shape).simplified()
            painter.setPen(QPen(self._theme.ink("surface"), FOCUS_PX + 2.0))
            painter.drawPath(ring)
            painter.setPen(QPen(self._theme.ink("focus"), FOCUS_PX))
            painter.drawPath(ring)

    # --- pointer and keyboard ---

    @property
    def _focused(self) -> BodyRegion | None:
        """The region under the keyboard, where that is in use."""
        spots = self.spots.items()
        return next((r for r, spot in spots if spot.hasFocus() and spot.by_keyboard), None)

    def _spot(self, region: BodyRegion) -> RegionSpot:
        spot = RegionSpot(region, self)
        spot.chosen.connect(self._on_spot_chosen)
        spot.number_typed.connect(self.number_typed)
        spot.cleared.connect(self.cleared)
        spot.focus_changed.connect(self._on_focus_changed)
        return spot

    def _hover(self, region: BodyRegion | None) -> None:
        if region == self._hovered:
            return
        self._hovered = region
        if region is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()
        self.update()

    def _say(self) -> None:
        """The words of the region under pointer or keyboard."""
        region = self._hovered or self._focused
        if region is None or not self._shapes:
            self.bubble.hide()
            return
        box = self._shapes[region][0].boundingRect().toAlignedRect()
        if region is self._hovered and len(self._shapes[region]) > 1:
            box = self._hovered_box(region)
        self.bubble.show_beside(self, box, words.told(region, self._worst.get(region)))

    def _hovered_box(self, region: BodyRegion) -> QRect:
        """Where the shape lies that is under the pointer."""
        at = QPointF(self.mapFromGlobal(self.cursor().pos()))
        shapes = self._shapes[region]
        nearest = min(shapes, key=lambda shape: abs(shape.boundingRect().center().x() - at.x()))
        return nearest.boundingRect().toAlignedRect()

    @Slot(object)
    def _on_spot_chosen(self, region: BodyRegion) -> None:
        self.clicked.emit(region)

    @Slot(object)
    def _on_focus_changed(self, region: BodyRegion) -> None:
        if region is self._focused:
            self.attended.emit(region)
        self._say()
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._place()


def _middle_of(shape: QPainterPath) -> QPointF:
    """The centre of gravity; regions are stout enough for that to lie inside."""
    corners = shape.toFillPolygon().toList()
    area, x, y = 0.0, 0.0, 0.0
    for a, b in pairwise(corners):
        cross = a.x() * b.y() - b.x() * a.y()
        area += cross
        x += (a.x() + b.x()) * cross
        y += (a.y() + b.y()) * cross
    if not area:
        return shape.boundingRect().center()
    return QPointF(x / (3 * area), y / (3 * area))
