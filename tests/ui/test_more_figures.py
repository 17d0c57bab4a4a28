"""More of the figures: wheelchair and chair for everybody, bands, hands that hold, trunks that turn."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from posture.core.content import Move, Position
from posture.core.figure import Framing, Pose, PropKind, Side, View
from posture.ui.figures.body import body_strokes
from posture.ui.figures.colours import COMPLEXIONS, FigureColours, Ink
from posture.ui.figures.motion import moment_of, seen_poses
from posture.ui.figures.painter import Marks, picture
from posture.ui.figures.placement import AIR_PX, Placement, place, window_of
from posture.ui.figures.props import props_before, props_behind
from posture.ui.figures.seats import FOOTREST, Seat, in_wheelchair, on_a_chair, seated
from posture.ui.figures.skeleton import Foot, Skeleton, skeleton_of
from posture.ui.figures.spots import spot_of
from posture.ui.figures.strokes import Fill, Line, Stroke, point
from posture.ui.figures.svg import figure_svg
from posture.ui.figures.view import FigureView, variant_of
from posture.ui.figures.wheelchair import WHEEL_R
from tests import shipped

LIBRARY = shipped.library()
MOVES = LIBRARY.moves
SITTING = [
    pytest.param(move, id=move.id) for move in MOVES.values() if Position.SEATED in move.positions
]
CARD = QRectF(0, 0, 138, 218)


def skeleton(name: str) -> Skeleton:
    return skeleton_of(LIBRARY.poses[name])


def kinds(pose: Pose) -> set[PropKind]:
    return {prop.kind for prop in pose.props}


def bounds(stroke: Fill | Line) -> QRectF:
    return stroke.at.map(stroke.path).boundingRect()


def in_ink(strokes: list[Stroke], ink: Ink) -> list[Fill | Line]:
    return [stroke for stroke in strokes if isinstance(stroke, Fill | Line) and stroke.ink is ink]


def placed(move: Move, panel: QRectF, seat: Seat = Seat.AS_DRAWN) -> Placement:
    poses = [seated(move, pose, seat) for pose in seen_poses(move)]
    window = window_of([skeleton_of(p) for p in poses], move.framing, poses[-1].props, move.arrows)
    return place(panel, window, move.framing)


# Seats


@pytest.mark.parametrize("move", SITTING)
def test_what_can_be_done_sitting_is_drawn_in_a_wheelchair(move: Move) -> None:
    for pose in (move.start, move.end, *move.loop):
        shown = seated(move, pose, Seat.WHEELCHAIR)
        assert PropKind.WHEELCHAIR in kinds(shown)
        assert PropKind.CHAIR not in kinds(shown)
        assert (shown.spine, shown.arm_l, shown.arm_r) == (pose.spine, pose.arm_l, pose.arm_r)
        assert all(foot.lowest < 0 for foot in feet(skeleton_of(shown)))


def feet(body: Skeleton) -> tuple[Foot, Foot]:
    return (body.foot_l, body.foot_r)


@pytest.mark.parametrize("move", SITTING)
@pytest.mark.parametrize("panel", [CARD, QRectF(0, 0, 560, 560)], ids=["card", "player"])
def test_hands_and_head_stay_in_the_picture_of_a_wheelchair(move: Move, panel: QRectF) -> None:
    where = placed(move, panel, Seat.WHEELCHAIR)
    for step in range(20):
        body = skeleton_of(seated(move, moment_of(move, step * 0.5).pose, Seat.WHEELCHAIR))
        for part in (body.arm_l.tip, body.arm_r.tip, body.head):
            at = where.transform.map(point(part))
            assert panel.top() + AIR_PX <= at.y()
            if at.y() < panel.bottom() - 0.5 * where.scale:
                assert panel.left() + AIR_PX / 2 <= at.x() <= panel.right() - AIR_PX / 2


def test_feet_are_on_the_footrest_and_the_wheels_on_the_floor() -> None:
    pose = in_wheelchair(LIBRARY.poses["sit_tall"])
    body = skeleton_of(pose)
    assert body.foot_r.lowest == pytest.approx(-FOOTREST)
    near = list(props_before(body, pose.props))
    wheel = max((bounds(line) for line in in_ink(near, Ink.FURNITURE_DARK)), key=QRectF.height)
    assert wheel.height() + 0.13 == pytest.approx(2 * WHEEL_R)
    assert wheel.bottom() + 0.065 == pytest.approx(0)


def test_a_wheelchair_is_written_as_svg_too() -> None:
    def text(pose: Pose) -> str:
        return figure_svg(
            pose,
            name="w",
            title="Round",
            description="A person",
            colours=FigureColours.light(),
            framing=Framing.FULL,
            width_px=181,
            height_px=194,
        )

    plain = LIBRARY.poses["seated_cat"]
    chair, wheels = ET.fromstring(text(plain)), ET.fromstring(text(in_wheelchair(plain)))
    assert len(list(wheels.iter())) > len(list(chair.iter()))
    assert len(text(in_wheelchair(plain))) < 20_000


def test_who_stands_up_or_walks_is_left_alone() -> None:
    for name in ("sit-to-stand", "walk", "march", "desk-plank"):
        move = MOVES[name]
        for seat in Seat:
            assert seated(move, move.end, seat) == move.end
    assert in_wheelchair(LIBRARY.poses["rise_sit"]) == LIBRARY.poses["rise_sit"]


@pytest.mark.parametrize("name", ["scapular-squeeze", "wrist-flexor", "side-bend", "band-row"])
def test_moves_drawn_standing_are_drawn_sitting_for_people_who_do_not_stand(name: str) -> None:
    move = MOVES[name]
    assert PropKind.CHAIR not in kinds(move.end)
    sitting = seated(move, move.end, Seat.CHAIR)
    assert PropKind.CHAIR in kinds(sitting)
    assert kinds(move.end) < kinds(sitting)
    standing, sat = skeleton_of(move.end), skeleton_of(sitting)
    assert sat.head.imag > standing.head.imag + 1
    assert on_a_chair(sitting) == sitting
    assert seated(move, move.end, Seat.AS_DRAWN) == move.end


# Persons


def test_each_move_has_its_own_person_until_one_is_chosen(qtbot: QtBot) -> None:
    assert {variant_of(move) for move in MOVES.values()} == set(range(len(COMPLEXIONS)))
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(138, 218)
    view.set_playing(False)
    move = MOVES["scapular-squeeze"]
    view.show_move(move, None)
    own = FigureColours.light(variant_of(move)).of(Ink.SHIRT)
    other = FigureColours.light(variant_of(move) + 1).of(Ink.SHIRT)
    assert own in shades(view)
    view.set_variant(variant_of(move) + 1)
    assert other in shades(view)
    assert own not in shades(view)


def shades(view: FigureView) -> list[QColor]:
    image = view.grab().toImage()
    return [image.pixelColor(69, y) for y in range(0, image.height(), 2)]


# Tall pictures


@pytest.mark.parametrize("name", ["far-gaze", "near-far-focus"])
def test_a_closer_look_that_shows_the_floor_stands_on_it(name: str) -> None:
    where = placed(MOVES[name], CARD)
    head = where.transform.map(point(skeleton_of(MOVES[name].end).head)).y()
    above, below = head, CARD.bottom() - where.floor_y
    assert below < 0.2 * CARD.height()
    assert above > below


# Bands


def test_an_anchored_band_runs_from_both_fists_to_its_ring() -> None:
    for name in ("row_reach", "row_pull"):
        body = skeleton(name)
        band = next(prop for prop in body.pose.props if prop.kind is PropKind.BAND)
        before = in_ink(list(props_before(body, body.pose.props)), Ink.BAND)
        behind = in_ink(list(props_behind(body, body.pose.props)), Ink.BAND)
        for strokes, arm in ((before, body.arm_r), (behind, body.arm_l)):
            ends = [strokes[0].path.pointAtPercent(share) for share in (0, 1)]
            assert abs(complex(ends[0].x(), ends[0].y()) - (arm.end + arm.tip) / 2) < 0.1
            assert complex(ends[1].x(), ends[1].y()) == pytest.approx(complex(band.x, -band.y))


def test_the_band_gets_longer_as_it_is_pulled() -> None:
    def lengths(name: str) -> float:
        body = skeleton(name)
        strokes = [
            *props_behind(body, body.pose.props),
            *props_before(body, body.pose.props),
        ]
        return sum(line.path.length() for line in in_ink(strokes, Ink.BAND))

    assert lengths("row_pull") > lengths("row_reach") + 2
    assert lengths("raise_side") > lengths("raise_down") + 2


def test_a_band_under_the_feet_is_under_the_feet() -> None:
    body = skeleton("raise_side")
    (under,) = in_ink(list(props_before(body, body.pose.props)), Ink.BAND)
    reach = bounds(under)
    assert reach.left() == pytest.approx(body.foot_l.ball.real)
    assert reach.right() == pytest.approx(body.foot_r.ball.real)
    assert abs(reach.bottom()) < 0.1


# Hands that hold


def test_hands_hold_what_they_are_said_to_hold() -> None:
    hug = skeleton("hug_knee")
    thigh = spot_of(hug, next(f.at for f in MOVES["knee-extension"].feel))
    assert all(abs(arm.end - thigh) < 0.7 for arm in (hug.arm_l, hug.arm_r))
    for name in ("side_leg_up", "side_leg_down", "plank_line", "plank_back"):
        body = skeleton(name)
        desk = next(prop for prop in body.pose.props if prop.kind is PropKind.DESK)
        assert -desk.y - 0.35 < body.arm_r.end.imag < -desk.y
        assert desk.x < body.arm_r.tip.real


def test_the_hands_of_a_plank_stay_on_the_desk_all_the_way() -> None:
    move = MOVES["desk-plank"]
    hands = [skeleton_of(moment_of(move, step * 0.2).pose).arm_r.end for step in range(100)]
    assert max(abs(hand - hands[0]) for hand in hands) < 0.2


def test_a_plank_is_one_line() -> None:
    body = skeleton("plank_line")
    trunk, leg = body.chest - body.hip, body.hip - body.leg_r.end
    assert (trunk / leg).imag / abs(trunk / leg) == pytest.approx(0, abs=0.05)


def test_the_crossed_ankle_lies_on_the_other_knee() -> None:
    for name in ("four_tall", "four_tip"):
        body = skeleton(name)
        assert body.pose.crossed is Side.LEFT
        assert abs(body.leg_l.end - body.leg_r.middle) < 0.35


# Trunks and palms


def test_a_turned_trunk_is_narrower_and_creased_and_a_tipped_one_lower() -> None:
    ahead, turned = skeleton("twist_ahead"), skeleton("twist_left")

    def width(body: Skeleton) -> float:
        return abs(body.arm_r.root - body.arm_l.root)

    assert width(turned) < 0.8 * width(ahead)
    assert len(body_strokes(turned)) > len(body_strokes(ahead))
    assert skeleton("four_tip").head.imag > skeleton("four_tall").head.imag + 0.2


def test_the_two_wrist_stretches_are_told_apart() -> None:
    flexor, extensor = skeleton("palm_up_back"), skeleton("palm_down_in")
    assert flexor.arm_r.end.imag < extensor.arm_r.end.imag - 0.5
    assert thumb_order(flexor) == "before"
    assert thumb_order(extensor) == "behind"
    for body in (flexor, extensor):
        assert abs(body.arm_l.tip - body.arm_r.tip) < 0.75
        assert body.arm_r.tip.imag > body.arm_r.end.imag + 0.3


def thumb_order(body: Skeleton) -> str:
    """Where the near thumb lies: a palm that is turned up shows it, in shade."""
    shaded = in_ink(body_strokes(body), Ink.SKIN_SHADE)
    on_hand = [part for part in shaded if bounds(part).center().x() > body.arm_r.end.real - 0.3]
    return "before" if on_hand else "behind"


def test_a_far_shoulder_reaches_forward() -> None:
    body = skeleton("palm_up_back")
    assert body.pose.view is View.SIDE
    assert body.arm_l.root.real > body.arm_r.root.real + 0.3


def test_a_lifted_foot_is_square_to_its_shin() -> None:
    down, up = skeleton("side_leg_down"), skeleton("side_leg_up")
    tilted = [in_ink(body_strokes(body), Ink.SOLE) for body in (down, up)]
    heights = [max(bounds(sole).height() for sole in soles) for soles in tilted]
    assert heights[0] == pytest.approx(0.074, abs=0.01)
    assert heights[1] > 0.2


@pytest.mark.parametrize(
    "name", ["trunk-rotation", "figure-four", "seated-knee-hug", "band-row", "band-lateral-raise"]
)
def test_a_movement_goes_on_without_jumps(name: str) -> None:
    move = MOVES[name]
    bodies = [skeleton_of(moment_of(move, step * 0.04).pose) for step in range(120)]
    for before, after in pairwise(bodies):
        for a, b in ((before.arm_r, after.arm_r), (before.leg_l, after.leg_l)):
            assert abs(a.tip - b.tip) < 0.35


@pytest.mark.parametrize("move", [pytest.param(m, id=m.id) for m in MOVES.values()])
def test_glows_and_arrows_are_drawn_for_every_move(move: Move) -> None:
    body = skeleton_of(move.end)
    plain = len(picture(body, move.end.props, Marks()))
    marked = len(picture(body, move.end.props, Marks(move.feel, move.arrows)))
    assert marked == plain + len(move.feel) + 2 * len(move.arrows)
