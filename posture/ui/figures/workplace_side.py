"""Pictures of the assessment from the side: a sitter, the chair, the desk and what stands on it."""

from collections.abc import Callable, Iterator
from typing import Final

from posture.core.figure import Limb, Pose, Prop, PropKind, Spine, View
from posture.ui.figures.body import body_strokes
from posture.ui.figures.colours import Ink
from posture.ui.figures.marks import guide
from posture.ui.figures.outlines import box, ellipse, open_spline, polyline
from posture.ui.figures.props import props_behind
from posture.ui.figures.scene import FLOOR, SEATED
from posture.ui.figures.skeleton import Skeleton, skeleton_of
from posture.ui.figures.strokes import Fill, Glow, Line, Stroke, still

STANDING: Final = Pose(
    view=View.SIDE,
    spine=Spine(0, 1, 3, 0),
    arm_l=Limb(14, 86, 86),
    arm_r=Limb(14, 86, 86),
    leg_l=Limb(0, 0, 90),
    leg_r=Limb(0, 0, 90),
)
CHAIR: Final = Prop(kind=PropKind.CHAIR)
SEAT_BELOW_HIP: Final = 0.42
DESK_BELOW_HAND: Final = 0.17
SCREEN_AT: Final = 2.55
KEYBOARD_LENGTH: Final = 0.75
Box = tuple[float, float, float, float]
Sights = dict[str, tuple[Box, Callable[[], Iterator[Stroke]]]]


def _seated() -> Skeleton:
    return skeleton_of(SEATED)


def _sitter(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from props_behind(skeleton, (CHAIR,))
    yield from body_strokes(skeleton)


def _desk_at(skeleton: Skeleton) -> tuple[float, float]:
    """The front edge of the desk and the height of its top: y down, as all in a picture."""
    hand = skeleton.arm_r.end
    return hand.real - 0.25, hand.imag + DESK_BELOW_HAND


def _desk(skeleton: Skeleton) -> Iterator[Stroke]:
    left, top = _desk_at(skeleton)
    yield from props_behind(skeleton, (Prop(kind=PropKind.DESK, x=left, y=-top),))
    yield Fill(box(left + 0.22, top - 0.09, KEYBOARD_LENGTH, 0.09, 0.04), Ink.FURNITURE, still())


def _screen(skeleton: Skeleton, *, lower: float = 0.0) -> Iterator[Stroke]:
    eyes = skeleton.eyes
    left, top = eyes.real + SCREEN_AT, eyes.imag + lower
    _, desk = _desk_at(skeleton)
    yield Fill(box(left + 0.15, top + 0.8, 0.13, desk - top - 0.8), Ink.FURNITURE_DARK, still())
    yield Fill(box(left - 0.2, desk - 0.08, 0.8, 0.09, 0.04), Ink.FURNITURE_DARK, still())
    screen = Prop(kind=PropKind.SCREEN, x=left, y=-top)
    yield from props_behind(skeleton, (screen,))


def _at_desk() -> Iterator[Stroke]:
    skeleton = _seated()
    yield FLOOR
    yield from _screen(skeleton)
    yield from _desk(skeleton)
    yield from _sitter(skeleton)


def _chair() -> Iterator[Stroke]:
    yield FLOOR
    yield from props_behind(_seated(), (CHAIR,))
    hip = _seated().hip
    yield guide(complex(hip.real - 0.85, -0.0), complex(hip.real + 1.2, -0.0))


def _seat_edge() -> Iterator[Stroke]:
    hip = _seated().hip
    yield FLOOR
    yield from props_behind(_seated(), (CHAIR,))
    yield Glow(complex(hip.real + 1.0, hip.imag + SEAT_BELOW_HIP + 0.1), 0.7)


def _armrests() -> Iterator[Stroke]:
    skeleton = _seated()
    hip, elbow = skeleton.hip, skeleton.arm_r.middle
    rest = elbow.imag + 0.24
    yield FLOOR
    yield from props_behind(skeleton, (CHAIR,))
    yield from body_strokes(skeleton)
    post = polyline([complex(hip.real + 0.1, rest), complex(hip.real + 0.1, hip.imag + 0.5)])
    yield Line(post, Ink.FURNITURE_DARK, still(), 0.14)
    yield Fill(box(elbow.real - 0.35, rest - 0.08, 1.25, 0.17, 0.08), Ink.FURNITURE, still())
    shoulder = skeleton.arm_r.root
    yield guide(
        complex(shoulder.real - 0.75, shoulder.imag), complex(shoulder.real + 0.95, shoulder.imag)
    )


def _desk_at_elbow() -> Iterator[Stroke]:
    skeleton = _seated()
    left, top = _desk_at(skeleton)
    elbow = skeleton.arm_r.middle
    yield FLOOR
    yield from _desk(skeleton)
    yield from _sitter(skeleton)
    yield guide(complex(elbow.real - 0.55, top + 0.02), complex(left + 2.4, top + 0.02))


def _leg_room() -> Iterator[Stroke]:
    skeleton = _seated()
    left, top = _desk_at(skeleton)
    yield FLOOR
    yield from _desk(skeleton)
    yield from _sitter(skeleton)
    right = left + 1.85
    corners = [
        complex(left + 0.15, top + 0.42),
        complex(right, top + 0.42),
        complex(right, -0.22),
    ]
    yield guide(corners[0], corners[1])
    yield guide(corners[1], corners[2])


def _laptop_stand() -> Iterator[Stroke]:
    skeleton = _seated()
    eyes = skeleton.eyes
    left, top = _desk_at(skeleton)
    yield FLOOR
    yield from _desk(skeleton)
    hinge = complex(left + 1.85, top - 1.05)
    yield Line(
        polyline([complex(left + 2.1, top - 0.05), hinge + 0.1]), Ink.FURNITURE_DARK, still(), 0.13
    )
    yield Line(
        polyline([complex(left + 1.45, top - 0.06), complex(left + 2.25, top - 0.06)]),
        Ink.FURNITURE_DARK,
        still(),
        0.10,
    )
    yield Line(polyline([hinge - 0.95 + 0.22j, hinge]), Ink.FURNITURE, still(), 0.13)
    lid = complex(hinge.real + 0.26, eyes.imag)
    yield Line(polyline([hinge, lid]), Ink.FURNITURE_DARK, still(), 0.12)
    yield from _sitter(skeleton)
    yield guide(complex(eyes.real + 0.1, eyes.imag), complex(lid.real + 0.15, eyes.imag))


def _forearms() -> Iterator[Stroke]:
    skeleton = _seated()
    elbow, hand = skeleton.arm_r.middle, skeleton.arm_r.end
    left, top = elbow.real + 0.15, elbow.imag + 0.26
    yield FLOOR
    yield from props_behind(skeleton, (Prop(kind=PropKind.DESK, x=left, y=-top),))
    yield from _sitter(skeleton)
    yield Glow((elbow + hand) / 2 + 0.15j, 0.75)


def _screen_low() -> Iterator[Stroke]:
    skeleton = _seated()
    eyes = skeleton.eyes
    yield FLOOR
    yield from _screen(skeleton, lower=0.55)
    yield from _desk(skeleton)
    yield from _sitter(skeleton)
    yield guide(eyes + 0.12 + 0.05j, complex(eyes.real + SCREEN_AT, eyes.imag + 0.95))


def _headset() -> Iterator[Stroke]:
    skeleton = _seated()
    eyes = skeleton.eyes
    yield from _desk(skeleton)
    yield from _sitter(skeleton)
    ear = eyes - 0.47 + 0.12j
    band = open_spline([ear, ear - 0.05 - 0.45j, ear + 0.05 - 0.62j])
    yield Line(band, Ink.FURNITURE_DARK, still(), 0.10)
    boom = open_spline([ear + 0.1j, ear + 0.12 + 0.34j, ear + 0.34 + 0.42j])
    yield Line(boom, Ink.FURNITURE_DARK, still(), 0.06)
    yield Fill(ellipse(ear + 0.36 + 0.42j, 0.07, 0.07), Ink.FURNITURE_DARK, still())
    yield Fill(ellipse(ear, 0.15, 0.20), Ink.MARK, still())


def _stand() -> Iterator[Stroke]:
    skeleton = skeleton_of(STANDING)
    yield FLOOR
    yield from _screen(skeleton)
    yield from _desk(skeleton)
    yield from body_strokes(skeleton)


FROM_THE_SIDE: Final[Sights] = {
    "at-desk": ((-2.2, -6.4, 7.6, 6.9), _at_desk),
    "chair": ((-2.6, -4.6, 6.0, 5.0), _chair),
    "seat-edge": ((-1.6, -3.0, 4.2, 3.3), _seat_edge),
    "armrests": ((-1.9, -5.1, 5.0, 3.7), _armrests),
    "desk-at-elbow": ((-1.8, -5.0, 6.4, 4.5), _desk_at_elbow),
    "leg-room": ((-1.7, -3.9, 6.0, 4.3), _leg_room),
    "laptop-stand": ((-1.6, -6.0, 6.4, 4.5), _laptop_stand),
    "forearms": ((-1.4, -4.9, 5.0, 3.5), _forearms),
    "screen-low": ((-1.6, -6.1, 6.2, 4.4), _screen_low),
    "headset": ((-1.5, -6.2, 3.8, 2.7), _headset),
    "stand": ((-2.6, -7.5, 8.6, 8.0), _stand),
}
"""For each picture the part of the world that is seen (left, top, width, height), and what is drawn."""
