"""The pictures of the posture check: what right looks like, with a dashed line to compare with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from posture.core.figure import Limb, Pose, Prop, PropKind, Spine, Spot, View
from posture.ui.figures.body import body_strokes
from posture.ui.figures.colours import Ink
from posture.ui.figures.marks import guide
from posture.ui.figures.outlines import polyline
from posture.ui.figures.placement import Placement
from posture.ui.figures.props import props_behind
from posture.ui.figures.skeleton import Skeleton, skeleton_of
from posture.ui.figures.spots import spot_of
from posture.ui.figures.strokes import Glow, Line, Stroke, still

SEATED: Final = Pose(
    view=View.SIDE,
    spine=Spine(1, 2, 6, 0),
    arm_l=Limb(14, 86, 86),
    arm_r=Limb(14, 86, 86),
    leg_l=Limb(90, 0, 90),
    leg_r=Limb(90, 0, 90),
    props=(Prop(kind=PropKind.CHAIR),),
)
DESK_BELOW_HAND: Final = 0.17
SCREEN_AT: Final = 2.55


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: what is drawn, and the part of the world it shows, `width` H around `x`, cut at `bottom`."""

    x: float
    bottom: float
    width: float
    height: float
    draw: Callable[[Skeleton], Iterator[Stroke]]

    def strokes(self) -> list[Stroke]:
        """From behind to before."""
        return list(self.draw(skeleton_of(SEATED)))

    def placement(self, rect: QRectF) -> Placement:
        """Fits the shown part of the world into the rectangle, centred and cut at the bottom."""
        scale = min(rect.width() / self.width, rect.height() / self.height)
        return Placement(
            scale, rect.center().x() - self.x * scale, rect.bottom() - self.bottom * scale
        )


def scene_named(name: str) -> Scene:
    """One of the scenes that checklists name."""
    return SCENES[name]


def _sitter(skeleton: Skeleton) -> Iterator[Stroke]:
    yield Line(polyline([complex(-9, 0.02), complex(9, 0.02)]), Ink.FLOOR, still(), 0.07)
    yield from props_behind(skeleton, SEATED.props)
    yield from body_strokes(skeleton)


def _feet(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from _sitter(skeleton)
    yield guide(
        complex(skeleton.foot_r.heel.real - 0.75, 0.03),
        complex(skeleton.foot_r.toe.real + 0.75, 0.03),
    )


def _knees(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from _sitter(skeleton)
    level = skeleton.hip.imag
    yield guide(complex(-0.75, level), complex(skeleton.leg_r.middle.real + 0.75, level))


def _back(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from _sitter(skeleton)
    yield Glow(spot_of(skeleton, Spot.LOW_BACK) - 0.1, 0.60)
    belt = skeleton.hip.imag - 0.42
    yield guide(complex(-1.35, belt), complex(0.72, belt))


def _screen(skeleton: Skeleton) -> Iterator[Stroke]:
    eyes = skeleton.eyes
    hand = skeleton.arm_r.end
    desk = Prop(kind=PropKind.DESK, x=hand.real - 0.25, y=-(hand.imag + DESK_BELOW_HAND))
    screen = Prop(kind=PropKind.SCREEN, x=eyes.real + SCREEN_AT, y=-eyes.imag)
    yield from props_behind(skeleton, (desk, screen))
    yield from _sitter(skeleton)
    yield guide(complex(eyes.real + 0.05, eyes.imag), complex(screen.x + 0.22, eyes.imag))


SCENES: Final = {
    "feet": Scene(x=1.35, bottom=0.42, width=3.6, height=2.75, draw=_feet),
    "knees": Scene(x=0.55, bottom=0.42, width=6.4, height=4.25, draw=_knees),
    "back": Scene(x=0.75, bottom=-1.05, width=5.0, height=3.45, draw=_back),
    "screen": Scene(x=1.35, bottom=-1.35, width=6.0, height=4.15, draw=_screen),
}
