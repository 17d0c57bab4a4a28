"""What a picture of a check is: a body, what stands around it, a dashed line, the part of it that is seen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF

from posture.core.figure import Limb, Pose, Prop, PropKind, Spine, View
from posture.ui.figures.body import body_strokes
from posture.ui.figures.colours import Ink
from posture.ui.figures.marks import guide
from posture.ui.figures.outlines import polyline
from posture.ui.figures.placement import Placement
from posture.ui.figures.props import props_before, props_behind
from posture.ui.figures.skeleton import Skeleton, skeleton_of
from posture.ui.figures.strokes import Line, Stroke, still

SEATED: Final = Pose(
    view=View.SIDE,
    spine=Spine(1, 2, 6, 0),
    arm_l=Limb(14, 86, 86),
    arm_r=Limb(14, 86, 86),
    leg_l=Limb(90, 0, 90),
    leg_r=Limb(90, 0, 90),
    props=(Prop(kind=PropKind.CHAIR),),
)
STANDING: Final = Pose(
    view=View.SIDE,
    spine=Spine(0, 1, 4, 0),
    arm_l=Limb(-2, 12, 14),
    arm_r=Limb(0, 14, 16),
    leg_l=Limb(2, -2, 90),
    leg_r=Limb(1, -3, 90),
)
DASHES_OF_HEIGHT: Final = 0.024
SPARE_BELOW: Final = 0.45
UNDER_FLOOR: Final = 0.42
FLOOR: Final = Line(polyline([complex(-9, 0.02), complex(9, 0.02)]), Ink.FLOOR, still(), 0.07)

Drawing = Callable[[Skeleton], Iterable[Stroke]]


def nothing(_skeleton: Skeleton) -> Iterable[Stroke]:
    """Where nothing is to be drawn."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is drawn, and the part of the world it shows: `width` by `height` H around `x`, cut at `bottom`."""

    pose: Pose = SEATED
    x: float
    bottom: float
    width: float
    height: float
    behind: Drawing = nothing
    """What stands behind the body, besides the pose's own props."""
    before: Drawing = nothing
    """What lies before it: dashed lines, a glow."""

    def strokes(self) -> list[Stroke]:
        """From behind to before."""
        skeleton = skeleton_of(self.pose)
        return [
            FLOOR,
            *self.behind(skeleton),
            *props_behind(skeleton, self.pose.props),
            *body_strokes(skeleton),
            *props_before(skeleton, self.pose.props),
            *self._in_proportion(self.before(skeleton)),
        ]

    def _in_proportion(self, strokes: Iterable[Stroke]) -> Iterable[Stroke]:
        """Dashed lines as thick in a small figure as in a large one."""
        for stroke in strokes:
            if isinstance(stroke, Line) and stroke.dashes:
                yield replace(stroke, width=max(stroke.width, DASHES_OF_HEIGHT * self.height))
            else:
                yield stroke

    def placement(self, rect: QRectF) -> Placement:
        """Fits the shown part of the world into the rectangle, centred and cut at the bottom.

        In a higher rectangle more is seen above and below, but nothing from under the floor.
        """
        scale = min(rect.width() / self.width, rect.height() / self.height)
        spare = rect.height() / scale - self.height
        bottom = max(self.bottom, min(self.bottom + spare * SPARE_BELOW, UNDER_FLOOR))
        return Placement(scale, rect.center().x() - self.x * scale, rect.bottom() - bottom * scale)

    def of(
        self, pose: Pose, *, behind: Drawing | None = None, before: Drawing | None = None
    ) -> "Scene":
        """The same part of the world with somebody in another pose."""
        return replace(self, pose=pose, behind=behind or self.behind, before=before or self.before)


def things(*props: Prop) -> Drawing:
    """Things at fixed places."""
    return lambda skeleton: props_behind(skeleton, props)


def level(height: float, left: float, right: float) -> Line:
    """A dashed line `height` H above the floor."""
    return guide(complex(left, -height), complex(right, -height))


def plumb(x: float, bottom: float, top: float) -> Line:
    """A dashed line straight up, between two heights above the floor."""
    return guide(complex(x, -bottom), complex(x, -top))
