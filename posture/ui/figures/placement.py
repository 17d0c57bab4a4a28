"""Where a body goes in its picture: as large as its framing allows, with air above the hands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from posture.core.content import Arrow
from posture.core.figure import Framing, Prop, PropKind
from posture.ui.figures.floor_props import MAT_HALF, TABLE_LENGTH
from posture.ui.figures.marks import arrow_points
from posture.ui.figures.skeleton import HEAD_RADIUS, Skeleton, extent

AIR_PX: Final = 8.0
FLOOR_SHARE: Final = 0.085
TALLEST: Final = {Framing.FULL: 6.6, Framing.UPPER: 4.9, Framing.BUST: 4.0}
CUT_BELOW_HIP: Final = {Framing.UPPER: 0.45, Framing.BUST: -0.15}
LIFT_OF_SPARE: Final = 0.12
LIFT_OF_WHOLE: Final = 0.30
LOW_BODY: Final = 4.2
LIFT_OF_LOW: Final = 0.34
ARROW_AIR: Final = 0.16
WINDOW_ABOVE: Final = 1.25


@dataclass(frozen=True, slots=True)
class Placement:
    """The scale in px per H and where the floor under the figure lies in the picture."""

    scale: float
    x: float
    floor_y: float
    mirrored: bool = False

    @property
    def transform(self) -> QTransform:
        """From world (H, floor at 0) to the picture."""
        across = -self.scale if self.mirrored else self.scale
        return QTransform(across, 0, 0, self.scale, self.x, self.floor_y)

    def swollen(self, by: float) -> "Placement":
        """The same place, drawn a little larger: the feet stay where they are."""
        return Placement(self.scale * by, self.x, self.floor_y, self.mirrored)


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world that must be seen."""

    left: float
    top: float
    right: float
    bottom: float


def place(
    rect: QRectF,
    window: Window,
    framing: Framing,
    *,
    scale: float | None = None,
    mirrored: bool = False,
) -> Placement:
    """Fits a window of the world into a rectangle: full figures stand below, closer ones hang from the top.

    Where a tall picture shows a closer one down to the floor, it stands as well.
    """
    floor_px = rect.height() * FLOOR_SHARE if framing is Framing.FULL else 0.0
    room = rect.height() - floor_px - AIR_PX
    height, width = window.bottom - window.top, window.right - window.left
    fitting = min(
        room / height, (rect.width() - 2 * AIR_PX) / width, rect.height() / TALLEST[framing]
    )
    px_per_head = fitting if scale is None else scale
    middle = (window.left + window.right) / 2 * (-1 if mirrored else 1)
    x = rect.center().x() - middle * px_per_head
    if framing is Framing.FULL:
        spare = max(0.0, room - height * px_per_head)
        lift = LIFT_OF_LOW if height < LOW_BODY else LIFT_OF_SPARE
        floor_y = rect.bottom() - floor_px - spare * lift
    else:
        hanging = rect.top() + 2 * AIR_PX - window.top * px_per_head
        floor_px = rect.height() * FLOOR_SHARE
        spare = rect.height() - AIR_PX - floor_px + window.top * px_per_head
        standing = rect.bottom() - floor_px - spare * LIFT_OF_WHOLE
        cut = rect.bottom() - window.bottom * px_per_head
        floor_y = min(cut, max(hanging, standing))
    return Placement(px_per_head, x, floor_y, mirrored)


def window_of(
    skeletons: Sequence[Skeleton],
    framing: Framing,
    props: Sequence[Prop] = (),
    arrows: Sequence[Arrow] = (),
) -> Window:
    """What must be seen of all poses of a move, so that nothing is cut off or jumps while it moves."""
    windows = [_body_window(skeleton, framing) for skeleton in skeletons]
    body = windows[0]
    windows += [_prop_window(prop, body) for prop in props if prop.kind in _seen(framing)]
    windows += [_arrow_window(skeletons[-1], arrow, body) for arrow in arrows]
    return Window(
        min(window.left for window in windows),
        min(window.top for window in windows),
        max(window.right for window in windows),
        max(window.bottom for window in windows),
    )


def _body_window(skeleton: Skeleton, framing: Framing) -> Window:
    if framing is Framing.FULL:
        left, top, right, _ = extent(skeleton)
        return Window(left, top, right, 0.0)
    cut = skeleton.hip.imag + CUT_BELOW_HIP[framing]
    places = [(skeleton.head, HEAD_RADIUS), (skeleton.waist, 0.6)]
    for arm in (skeleton.arm_l, skeleton.arm_r):
        places += [
            (joint, radius)
            for joint, radius in (
                (arm.root, 0.3),
                (arm.middle, 0.25),
                (arm.end, 0.25),
                (arm.tip, 0.22),
            )
            if joint.imag < cut
        ]
    return Window(
        min(joint.real - radius for joint, radius in places),
        min(joint.imag - radius for joint, radius in places),
        max(joint.real + radius for joint, radius in places),
        cut,
    )


_WIDTHS: Final = {
    PropKind.CHAIR: (-1.0, 1.2),
    PropKind.WHEELCHAIR: (-1.2, 2.4),
    PropKind.WINDOW: (-1.1, 1.1),
    PropKind.SCREEN: (0.0, 0.3),
    PropKind.WALL: (0.0, 0.22),
    PropKind.DOOR_FRAME: (-1.95, 1.95),
    PropKind.BAND: (0.0, 0.2),
    PropKind.DESK: (0.0, 1.1),
    PropKind.MAT: (-MAT_HALF, MAT_HALF),
    PropKind.PILLOWS: (-0.9, 0.9),
    PropKind.TABLE: (0.0, TABLE_LENGTH),
}
_SEATS: Final = frozenset({PropKind.CHAIR, PropKind.WHEELCHAIR})


def _seen(framing: Framing) -> frozenset[PropKind]:
    """Seats may be cut off in a closer look; everything else is there to be seen."""
    kinds = frozenset(_WIDTHS)
    return kinds if framing is Framing.FULL else kinds - _SEATS


def _prop_window(prop: Prop, body: Window) -> Window:
    left, right = _WIDTHS[prop.kind]
    top = -prop.y - WINDOW_ABOVE if prop.kind is PropKind.WINDOW else body.top
    return Window(prop.x + left, top, prop.x + right, body.bottom)


def _arrow_window(skeleton: Skeleton, arrow: Arrow, body: Window) -> Window:
    start, control, end = arrow_points(skeleton, arrow)
    points = (start, (start + 2 * control + end) / 4, end)
    return Window(
        min(place.real for place in points) - ARROW_AIR,
        min(place.imag for place in points) - ARROW_AIR,
        max(place.real for place in points) + ARROW_AIR,
        body.bottom,
    )
