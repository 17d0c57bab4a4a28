"""Figures that lie, kneel or lean on a table: what rests on the floor, what stays put, what is around them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from posture.core.content import Move, Position
from posture.core.figure import Framing, Ground, Pose, Prop, PropKind, View, between
from posture.ui.figures import resting
from posture.ui.figures.body import body_strokes
from posture.ui.figures.colours import FigureColours, Ink
from posture.ui.figures.floor_props import TABLE_TOP
from posture.ui.figures.motion import moment_of, seen_poses
from posture.ui.figures.painter import Marks, picture
from posture.ui.figures.placement import place, window_of
from posture.ui.figures.skeleton import Skeleton, skeleton_of
from posture.ui.figures.strokes import Fill, Line, Stroke
from posture.ui.figures.svg import figure_svg
from tests import shipped

LIBRARY = shipped.library()
HOME = {move.id: move for move in LIBRARY.moves.values() if move.positions == (Position.FLOOR,)}
MOVES = [pytest.param(move, id=name) for name, move in HOME.items()]
LYING = {name: pose for name, pose in LIBRARY.poses.items() if pose.ground is Ground.BODY}
POSES = [pytest.param(pose, id=name) for name, pose in LYING.items()]
TOLERANCE = 0.02
AT_THE_ENDS = 0.04
ON_THE_WAY = 0.08
SKIN_DEEP = 0.06

Touch = Callable[[Skeleton], float]

TOUCHES: dict[str, Touch] = {
    "head": lambda body: body.head.imag + resting.HEAD,
    "hips": lambda body: body.hip.imag + resting.HIP,
    "ribs": lambda body: (
        (body.waist + (body.chest - body.waist) * resting.RIBS_AT).imag + resting.RIBS
    ),
    "elbow_r": lambda body: body.arm_r.middle.imag + resting.ELBOW,
    "hand_l": lambda body: body.arm_l.end.imag + resting.WRIST,
    "hand_r": lambda body: body.arm_r.end.imag + resting.WRIST,
    "thigh_r": lambda body: body.leg_r.root.imag + resting.THIGH_ROOT[body.pose.view],
    "knee_l": lambda body: body.leg_l.middle.imag + resting.KNEE,
    "knee_r": lambda body: body.leg_r.middle.imag + resting.KNEE,
    "ankle_r": lambda body: body.leg_r.end.imag + resting.ANKLE,
    "foot_l": lambda body: body.foot_l.lowest,
    "foot_r": lambda body: body.foot_r.lowest,
}
"""How far a part of the body is below the floor; 0 where it rests on it."""

BACK = ("head", "ribs", "foot_l")
SUPPORTS = {
    "knee-to-chest": BACK,
    "double-knee-to-chest": ("ribs",),
    "supine-pelvic-tilt": ("ribs", "foot_l", "foot_r"),
    "tva-draw-in": (*BACK, "hips", "foot_r", "elbow_r"),
    "supine-hamstring": ("hips", "foot_l"),
    "rest-90": ("hips", "ribs", "head", "elbow_r", "hand_r"),
    "cobra": ("hips", "knee_l", "ankle_r", "elbow_r", "hand_r", "hand_l"),
    "plank": ("knee_l", "knee_r", "ankle_r", "elbow_r", "hand_r"),
    "cat-camel": ("hand_l", "hand_r", "knee_l", "knee_r", "ankle_r"),
    "back-extension": ("hand_r", "knee_l"),
    "childs-pose": ("knee_l", "knee_r", "ankle_r", "hand_r"),
    "side-hip-abduction": ("thigh_r", "knee_r", "ankle_r", "elbow_r", "hand_r"),
    "glute-max-lift": ("foot_l",),
}
"""What carries the body from the beginning of a move to its end."""

FIXED = {
    "plank": ("knee_r", "elbow_r"),
    "cat-camel": ("knee_r", "hand_r"),
    "back-extension": ("knee_l", "hand_r"),
    "childs-pose": ("knee_r",),
    "glute-max-lift": ("foot_l",),
    "side-hip-abduction": ("knee_r", "hand_r"),
    "knee-to-chest": ("foot_l",),
    "supine-pelvic-tilt": ("foot_l", "foot_r"),
}
"""Parts that bear weight do not slide along the floor."""


def joint(body: Skeleton, name: str) -> complex:
    """The joint that a name of `TOUCHES` stands for."""
    part, _, side = name.partition("_")
    arm, leg = (body.arm_l, body.leg_l) if side == "l" else (body.arm_r, body.leg_r)
    return {"elbow": arm.middle, "hand": arm.end, "knee": leg.middle, "foot": leg.end}[part]


def way_of(move: Move) -> list[Skeleton]:
    """The body from the start of a move to its end, in eighths."""
    return [skeleton_of(between(move.start, move.end, step / 8)) for step in range(9)]


def fills(strokes: list[Stroke]) -> Iterator[tuple[Ink, QPainterPath]]:
    """Every filled shape, put in its place."""
    for stroke in strokes:
        if isinstance(stroke, Fill):
            yield stroke.ink, stroke.at.map(stroke.path)


def bottom_of(strokes: list[Stroke], inks: frozenset[Ink] | None = None) -> float:
    """The y of the lowest point that is painted."""
    return max(
        path.boundingRect().bottom() for ink, path in fills(strokes) if inks is None or ink in inks
    )


# The floor


def test_all_moves_for_home_are_here_and_know_what_carries_them() -> None:
    assert set(HOME) == set(SUPPORTS)


@pytest.mark.parametrize("pose", POSES)
def test_something_rests_on_the_floor_and_nothing_is_under_it(pose: Pose) -> None:
    depths = [centre.imag + radius for centre, radius in resting.touching(skeleton_of(pose))]
    assert max(depths) == pytest.approx(0, abs=TOLERANCE)


@pytest.mark.parametrize("pose", POSES)
def test_what_is_painted_ends_at_the_floor(pose: Pose) -> None:
    """The measures of `resting` are those of the shapes, so no shape sinks in or hovers."""
    assert bottom_of(body_strokes(skeleton_of(pose))) == pytest.approx(0, abs=SKIN_DEEP)


@pytest.mark.parametrize("move", MOVES)
def test_what_carries_the_body_touches_the_floor_at_both_ends(move: Move) -> None:
    for pose in (move.start, move.end):
        body = skeleton_of(pose)
        hovering = {name: TOUCHES[name](body) for name in SUPPORTS[move.id]}
        assert all(abs(depth) <= AT_THE_ENDS for depth in hovering.values()), hovering


@pytest.mark.parametrize("move", MOVES)
def test_on_the_way_it_goes_on_carrying_and_nothing_sinks_in(move: Move) -> None:
    for body in way_of(move):
        depths = {name: TOUCHES[name](body) for name in SUPPORTS[move.id]}
        assert all(-ON_THE_WAY <= depth <= TOLERANCE for depth in depths.values()), depths
        assert bottom_of(body_strokes(body)) <= SKIN_DEEP


@pytest.mark.parametrize("name", FIXED)
def test_what_bears_weight_stays_where_it_is(name: str) -> None:
    bodies = way_of(HOME[name])
    for part in FIXED[name]:
        places = [joint(body, part).real for body in bodies]
        assert max(places) - min(places) <= AT_THE_ENDS, part


# Anatomy


@pytest.mark.parametrize("move", MOVES)
def test_the_face_looks_up_on_the_back_and_down_on_the_front(move: Move) -> None:
    if move.start.view is View.FRONT:
        return
    for pose in (move.start, move.end):
        body = skeleton_of(pose)
        looks = (body.eyes - body.head).imag
        assert (looks < 0) == (pose.spine.lumbar < 0)


@pytest.mark.parametrize("pose", POSES)
def test_hips_and_spine_bend_no_further_than_bodies_do(pose: Pose) -> None:
    if pose.view is View.FRONT:
        return
    spine = pose.spine
    for leg in (pose.leg_l, pose.leg_r):
        assert -20 <= leg.upper + spine.lumbar <= 150
        assert 0 <= leg.upper - leg.lower <= 160
    for arm in (pose.arm_l, pose.arm_r):
        assert arm.lower - arm.upper <= 155
    assert -45 <= spine.thorax - spine.lumbar <= 55
    assert abs(spine.neck - spine.thorax) <= 35
    assert abs(spine.head - spine.neck) <= 25


def test_a_breath_on_the_back_lifts_the_belly() -> None:
    out, breath_in = LIBRARY.poses["rest_breathe_out"], LIBRARY.poses["rest_breathe_in"]

    def top(pose: Pose) -> float:
        body = skeleton_of(pose)
        loins = QPainterPath()
        loins.addRect(body.waist.real + 0.1, -3, 0.4, 3)
        shirt = next(path for ink, path in fills(body_strokes(body)) if ink is Ink.SHIRT)
        return shirt.intersected(loins).boundingRect().top()

    assert top(breath_in) < top(out) - 0.1


def test_feet_on_the_mat_are_bare_and_shoes_stay_on_elsewhere() -> None:
    def inks(name: str) -> set[Ink]:
        return {ink for ink, _ in fills(body_strokes(skeleton_of(LIBRARY.poses[name])))}

    assert not inks("cat") & {Ink.SHOE, Ink.SHOE_FAR, Ink.SOLE}
    assert not inks("side_lying") & {Ink.SHOE, Ink.SOLE}
    assert inks("stand_side") >= {Ink.SHOE, Ink.SOLE}


# Props


def test_the_mat_lies_under_the_body() -> None:
    mat = Prop(kind=PropKind.MAT)
    things = picture(skeleton_of(LIBRARY.poses["back_knees_bent"]), (mat,), Marks())
    path = next(path for ink, path in fills(things) if ink is Ink.MAT)
    assert path.boundingRect().top() == pytest.approx(0)
    assert path.boundingRect().bottom() > 0


@pytest.mark.parametrize("name", ["hamstring_strap_bent", "hamstring_strap_up"])
def test_the_strap_runs_from_the_hand_to_the_sole(name: str) -> None:
    pose = LIBRARY.poses[name]
    body = skeleton_of(pose)
    strap = next(
        stroke
        for stroke in picture(body, pose.props, Marks())
        if isinstance(stroke, Line) and stroke.ink is Ink.STRAP
    )
    ends = strap.path.elementAt(0), strap.path.elementAt(strap.path.elementCount() - 1)
    hand, sole = (complex(end.x, end.y) for end in ends)
    assert abs(hand - body.arm_r.tip) < 0.3
    assert abs(sole - body.foot_r.ball) < 0.1


def test_the_hips_and_arms_lie_on_the_table() -> None:
    pose = LIBRARY.poses["table_prone"]
    body = skeleton_of(pose)
    table = next(prop for prop in pose.props if prop.kind is PropKind.TABLE)
    assert table.x < body.hip.real + 0.6
    for depth in (
        body.hip.imag + resting.HIP,
        body.arm_r.middle.imag + resting.ELBOW,
        body.arm_r.end.imag + resting.WRIST,
    ):
        assert depth == pytest.approx(-table.y, abs=0.08)
    top = [path for ink, path in fills(picture(body, pose.props, Marks())) if ink is Ink.WOOD]
    assert top[0].boundingRect().height() == pytest.approx(TABLE_TOP)


def test_the_calves_rest_on_the_pillows() -> None:
    pose = LIBRARY.poses["rest_breathe_out"]
    body = skeleton_of(pose)
    strokes = picture(body, pose.props, Marks())
    pillows = [path.boundingRect() for ink, path in fills(strokes) if ink is Ink.PILLOW]
    calf = (body.leg_r.middle + body.leg_r.end) / 2
    top = min(pillow.top() for pillow in pillows)
    assert calf.imag + 0.22 == pytest.approx(top, abs=0.08)
    assert min(p.left() for p in pillows) < calf.real < max(p.right() for p in pillows)


# Framing, mirroring, export


@pytest.mark.parametrize("panel", [QRectF(0, 0, 181, 194), QRectF(0, 0, 138, 218)])
@pytest.mark.parametrize("move", MOVES)
def test_a_long_body_is_seen_from_head_to_toe_all_the_time(move: Move, panel: QRectF) -> None:
    window = window_of(
        [skeleton_of(pose) for pose in seen_poses(move)],
        move.framing,
        move.end.props,
        move.arrows,
    )
    where = place(panel, window, move.framing)
    for second in range(24):
        strokes = body_strokes(skeleton_of(moment_of(move, second / 2).pose))
        for _, path in fills(strokes):
            seen = where.transform.map(path).boundingRect()
            assert panel.adjusted(2, 2, -2, -2).contains(seen)


def test_a_low_body_does_not_stick_to_the_lower_edge() -> None:
    panel = QRectF(0, 0, 560, 560)

    def floor(name: str) -> float:
        return place(
            panel, window_of([skeleton_of(LIBRARY.poses[name])], Framing.FULL), Framing.FULL
        ).floor_y

    assert floor("back_knees_bent") < floor("stand_side") - 60


@pytest.mark.parametrize("move", MOVES)
def test_the_export_draws_the_props_too(move: Move) -> None:
    text = figure_svg(
        move.end,
        name=move.id,
        title=move.name,
        description=move.alt,
        colours=FigureColours.dark(),
        framing=move.framing,
        width_px=181,
        height_px=194,
        marks=Marks(move.feel, move.arrows),
        mirrored=True,
    )
    inks = {
        PropKind.MAT: Ink.MAT,
        PropKind.PILLOWS: Ink.PILLOW,
        PropKind.STRAP: Ink.STRAP,
        PropKind.TABLE: Ink.WOOD,
        PropKind.BACK_WALL: Ink.BACK_WALL,
    }
    for prop in move.end.props:
        assert f'class="{inks[prop.kind]}"' in text


@pytest.mark.parametrize("move", MOVES)
def test_home_moves_are_complete(move: Move) -> None:
    assert move.cautions
    assert move.easier
    assert move.cues
    assert move.equipment
    assert move.alt.startswith("A person")
    assert move.feel
