"""The tray icon, drawn in code for each state, size and panel.

Drawn on a 24-pixel grid with its origin in the middle. Shape changes as well as colour, so each
state can be told in one ink. At 18 px and less the figure is mush and becomes a dot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from posture.ui.palette import faded

SIZES_PX = (16, 20, 22, 24, 32, 40, 44, 48, 64)
GRID_PX = 24
DOT_UP_TO_PX = 18
BAND_PX = 8
SHARE_STEPS = 24

RING_RADIUS = 10.0
TRACK_WIDTH, ARC_WIDTH = 2.0, 2.4
KNOCK_OUT = 1.3
TRACK_ALPHA, REST_ALPHA = 0.34, 0.62
DUE_DOT, DUE_DOT_RADIUS = QPointF(8, -8), 3.7
HELD_SQUARE = QRectF(5, 5, 6, 6)
BADGE, BADGE_RADIUS = QPointF(6.4, 6.4), 5.0
BADGED_FIGURE_SCALE = 1.25


class TrayState(Enum):
    """What the icon can say."""

    COUNTING = auto()
    SOON = auto()
    DUE = auto()
    ON_BREAK = auto()
    HELD = auto()
    PAUSED = auto()
    OFF_HOURS = auto()
    NEEDS_A_LOOK = auto()


@dataclass(frozen=True)
class Inks:
    """The colours for one kind of panel."""

    ink: QColor
    amber: QColor
    on_amber: QColor
    pine: QColor
    on_pine: QColor
    track_alpha: float = TRACK_ALPHA
    rest_alpha: float = REST_ALPHA


LIGHT_PANEL = Inks(
    ink=QColor("#20292B"),
    amber=QColor("#B85A10"),
    on_amber=QColor("#FFFFFF"),
    pine=QColor("#0B5F58"),
    on_pine=QColor("#FFFFFF"),
)
DARK_PANEL = Inks(
    ink=QColor("#F2F5F5"),
    amber=QColor("#F3AE72"),
    on_amber=QColor("#20292B"),
    pine=QColor("#69CDBB"),
    on_pine=QColor("#06302B"),
)


def shown_share(share: float) -> float:
    """`share` as the icon shows it, in 24 steps: redraw only when this changes."""
    return round(min(max(share, 0.0), 1.0) * SHARE_STEPS) / SHARE_STEPS


def tray_icon(state: TrayState, share: float, *, dark_panel: bool, one_ink: bool = False) -> QIcon:
    """The icon in all sizes. `one_ink` is for high contrast: no amber, nothing faint."""
    icon = QIcon()
    for size_px in SIZES_PX:
        icon.addPixmap(tray_pixmap(state, share, size_px, dark_panel=dark_panel, one_ink=one_ink))
    return icon


def tray_pixmap(
    state: TrayState, share: float, size_px: int, *, dark_panel: bool, one_ink: bool = False
) -> QPixmap:
    """The icon in one size. `share` (0 to 1) is how much of the time to the next break is over.

    Drawn in bands, each so low that Qt's raster engine fills it by itself: what is larger it hands to
    threads of its own, which cost 80 wake-ups an icon.
    """
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inks = _inks(dark_panel=dark_panel, one_ink=one_ink)
    drawing = _Drawing(painter, inks, shown_share(share), small=size_px <= DOT_UP_TO_PX)
    for top in range(0, size_px, BAND_PX):
        painter.resetTransform()
        painter.setClipRect(0, top, size_px, BAND_PX)
        painter.scale(size_px / GRID_PX, size_px / GRID_PX)
        painter.translate(GRID_PX / 2, GRID_PX / 2)
        DRAWINGS[state](drawing)
    painter.end()
    return pixmap


def _inks(*, dark_panel: bool, one_ink: bool) -> Inks:
    inks = DARK_PANEL if dark_panel else LIGHT_PANEL
    if not one_ink:
        return inks
    paper = (LIGHT_PANEL if dark_panel else DARK_PANEL).ink
    return Inks(inks.ink, inks.ink, paper, inks.ink, paper, track_alpha=0.5, rest_alpha=1.0)


@dataclass(frozen=True)
class _Drawing:
    """What a state needs to draw itself."""

    painter: QPainter
    inks: Inks
    share: float
    small: bool

    def track(self, alpha: float = 1.0) -> None:
        """The whole ring, faint."""
        self._circle(faded(self.inks.ink, self.inks.track_alpha * alpha), TRACK_WIDTH)

    def arc(self, colour: QColor, share: float) -> None:
        """The filled part of the ring, clockwise from 12 o'clock."""
        if share >= 1:
            self._circle(colour, ARC_WIDTH)
        elif share > 0:
            self.painter.setPen(_round_pen(colour, ARC_WIDTH))
            box = QRectF(-RING_RADIUS, -RING_RADIUS, 2 * RING_RADIUS, 2 * RING_RADIUS)
            self.painter.drawArc(box, 90 * 16, -round(360 * 16 * share))

    def figure(self, colour: QColor, scale: float = 1.0) -> None:
        """The person with raised arms, or a dot where that would be mush."""
        if self.small and scale == 1.0:
            self.disc(QPointF(0, 0), 4.3, colour)
            return
        self.painter.setPen(_round_pen(colour, 1.75))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(FIGURE)
        self.disc(QPointF(0, -3), 1.75, colour)

    def disc(self, centre: QPointF, radius: float, colour: QColor) -> None:
        """A filled circle."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawEllipse(centre, radius, radius)

    def clear(self, shape: QPainterPath) -> None:
        """Cut `shape` out of what is drawn."""
        self.painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        self.painter.fillPath(shape, Qt.GlobalColor.black)
        self.painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _circle(self, colour: QColor, width: float) -> None:
        self.painter.setPen(QPen(colour, width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(QPointF(0, 0), RING_RADIUS, RING_RADIUS)


def _draw_counting(draw: _Drawing) -> None:
    draw.track()
    draw.arc(draw.inks.ink, draw.share)
    draw.figure(draw.inks.ink)


def _draw_soon(draw: _Drawing) -> None:
    draw.track()
    draw.arc(draw.inks.amber, draw.share)
    draw.figure(draw.inks.ink)


def _draw_due(draw: _Drawing) -> None:
    draw.arc(draw.inks.amber, 1)
    draw.figure(draw.inks.ink)
    draw.clear(_disc_path(DUE_DOT, DUE_DOT_RADIUS + KNOCK_OUT))
    draw.disc(DUE_DOT, DUE_DOT_RADIUS, draw.inks.amber)


def _draw_on_break(draw: _Drawing) -> None:
    draw.disc(QPointF(0, 0), RING_RADIUS + ARC_WIDTH / 2, draw.inks.pine)
    draw.figure(draw.inks.on_pine)


def _draw_held(draw: _Drawing) -> None:
    ink = faded(draw.inks.ink, draw.inks.rest_alpha)
    draw.track(draw.inks.rest_alpha)
    draw.arc(ink, draw.share)
    draw.figure(ink)
    gap = QPainterPath()
    around = HELD_SQUARE.adjusted(-KNOCK_OUT, -KNOCK_OUT, KNOCK_OUT, KNOCK_OUT)
    gap.addRoundedRect(around, 2.4, 2.4)
    draw.clear(gap)
    draw.painter.setPen(Qt.PenStyle.NoPen)
    draw.painter.setBrush(ink)
    draw.painter.drawRoundedRect(HELD_SQUARE, 1.5, 1.5)


def _draw_paused(draw: _Drawing) -> None:
    draw.track()
    draw.painter.setPen(_round_pen(faded(draw.inks.ink, draw.inks.rest_alpha), 2.7))
    for x in (-2.7, 2.7):
        draw.painter.drawLine(QPointF(x, -3.4), QPointF(x, 3.4))


def _draw_off_hours(draw: _Drawing) -> None:
    draw.track()
    moon = _disc_path(QPointF(-0.3, 0.3), 5.4).subtracted(_disc_path(QPointF(2.7, -2.3), 4.7))
    draw.painter.fillPath(moon, faded(draw.inks.ink, draw.inks.rest_alpha))


def _draw_needs_a_look(draw: _Drawing) -> None:
    draw.painter.save()
    draw.painter.translate(-2.6, -2.2)
    draw.painter.scale(BADGED_FIGURE_SCALE, BADGED_FIGURE_SCALE)
    draw.figure(draw.inks.ink, BADGED_FIGURE_SCALE)
    draw.painter.restore()
    draw.clear(_disc_path(BADGE, BADGE_RADIUS + KNOCK_OUT))
    draw.disc(BADGE, BADGE_RADIUS, draw.inks.amber)
    draw.painter.setPen(_round_pen(draw.inks.on_amber, 1.7))
    draw.painter.drawLine(BADGE + QPointF(0, -2.5), BADGE + QPointF(0, 0.3))
    draw.disc(BADGE + QPointF(0, 2.7), 1.05, draw.inks.on_amber)


DRAWINGS: dict[TrayState, Callable[[_Drawing], None]] = {
    TrayState.COUNTING: _draw_counting,
    TrayState.SOON: _draw_soon,
    TrayState.DUE: _draw_due,
    TrayState.ON_BREAK: _draw_on_break,
    TrayState.HELD: _draw_held,
    TrayState.PAUSED: _draw_paused,
    TrayState.OFF_HOURS: _draw_off_hours,
    TrayState.NEEDS_A_LOOK: _draw_needs_a_look,
}


def _figure_path() -> QPainterPath:
    """Arms raised, body, legs; the head is a disc of its own."""
    path = QPainterPath(QPointF(-4.2, -3.6))
    path.quadTo(QPointF(-3.4, 0.2), QPointF(0, 0.5))
    path.quadTo(QPointF(3.4, 0.2), QPointF(4.2, -3.6))
    path.moveTo(0, 0.6)
    path.lineTo(0, 2.2)
    path.moveTo(-2, 6)
    path.lineTo(0, 2.2)
    path.lineTo(2, 6)
    return path


FIGURE = _figure_path()


def _disc_path(centre: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(centre, radius, radius)
    return path


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
