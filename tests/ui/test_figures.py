"""Figures: the anatomy of every shipped pose, framing, painting, SVG, and the widget that plays a move."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.core.content import Library, Move, Sides
from posture.core.figure import (
    Allowance,
    Framing,
    Ground,
    Limb,
    Pose,
    Prop,
    PropKind,
    Side,
    Spine,
    Spot,
    View,
    largest_turn,
)
from posture.ui.figures import contact_sheet
from posture.ui.figures.colours import FigureColours, Ink
from posture.ui.figures.contact_sheet import Cell, draw_sheet
from posture.ui.figures.motion import BREATHE_SHARE, moment_of, seen_poses
from posture.ui.figures.painter import Marks, paint_figure, paint_scene, picture
from posture.ui.figures.placement import AIR_PX, place, window_of
from posture.ui.figures.props import SCREEN_HEIGHT
from posture.ui.figures.scenes import SCENES, scene_named
from posture.ui.figures.seats import Seat
from posture.ui.figures.skeleton import Skeleton, extent, skeleton_of
from posture.ui.figures.spots import spot_of
from posture.ui.figures.strokes import Fill, Line, point
from posture.ui.figures.svg import figure_svg, strokes_svg
from posture.ui.figures.view import FRAME_MS, FigureView
from posture.ui.figures.workplace import SIGHTS
from tests import shipped

LIBRARY = shipped.library()
MOVES = [pytest.param(move, id=move.id) for move in LIBRARY.moves.values()]
POSES = [pytest.param(pose, id=name) for name, pose in LIBRARY.poses.items()]
PANELS = [QRectF(0, 0, 181, 194), QRectF(0, 0, 138, 218), QRectF(0, 0, 560, 560)]
FLOOR_TOLERANCE = 0.02
TALLEST = 9.3
JOINT_TOLERANCE = 2.0


def key_poses(move: Move) -> tuple[Pose, ...]:
    return (*move.loop, move.start, move.end)


def motion_of(move: Move) -> list[Pose]:
    """The poses of the first seconds of a move, a quarter of a second apart."""
    return [moment_of(move, step * 0.25).pose for step in range(40)]


# Anatomy and ground


@pytest.mark.parametrize("pose", POSES)
def test_feet_stand_on_the_floor(pose: Pose) -> None:
    skeleton = skeleton_of(pose)
    soles = [skeleton.foot_l.lowest, skeleton.foot_r.lowest]
    assert max(soles) <= FLOOR_TOLERANCE
    if pose.ground is Ground.FEET:
        resting = [abs(sole) <= FLOOR_TOLERANCE for sole in soles]
        assert any(resting) if Allowance.FEET_OFF in pose.allow else all(resting)


@pytest.mark.parametrize("pose", POSES)
def test_nothing_reaches_above_the_picture(pose: Pose) -> None:
    assert -extent(skeleton_of(pose))[1] <= TALLEST


@pytest.mark.parametrize("pose", POSES)
def test_knees_and_elbows_bend_the_right_way(pose: Pose) -> None:
    if pose.view is View.FRONT:
        return
    for leg in (pose.leg_l, pose.leg_r):
        assert leg.lower <= leg.upper + JOINT_TOLERANCE or Allowance.KNEE_FORWARD in pose.allow
    for arm in (pose.arm_l, pose.arm_r):
        assert arm.lower >= arm.upper - JOINT_TOLERANCE or Allowance.ELBOW_BACK in pose.allow


@pytest.mark.parametrize("move", MOVES)
def test_moves_turn_no_bone_the_long_way_and_show_something(move: Move) -> None:
    assert all(largest_turn(move.start, pose) <= 180 for pose in key_poses(move))
    assert move.start != move.end


@pytest.mark.parametrize("move", MOVES)
def test_on_the_way_too_a_foot_is_on_the_floor_and_none_below(move: Move) -> None:
    for pose in motion_of(move):
        skeleton = skeleton_of(pose)
        lowest = max(skeleton.foot_l.lowest, skeleton.foot_r.lowest)
        assert lowest <= 0.06
        assert lowest >= -0.06 or pose.ground is Ground.BODY


def test_a_body_that_lies_rests_on_its_lowest_part() -> None:
    lying = Pose(
        view=View.SIDE,
        spine=Spine(-90, -90, -90, -90),
        arm_l=Limb(90, 90, 90),
        arm_r=Limb(90, 90, 90),
        leg_l=Limb(130, 40, 90),
        leg_r=Limb(130, 40, 90),
        ground=Ground.BODY,
    )
    skeleton = skeleton_of(lying)
    assert skeleton.head.imag == pytest.approx(skeleton.hip.imag)
    assert skeleton.head.imag <= -0.5 + FLOOR_TOLERANCE


@pytest.mark.parametrize("spot", Spot)
@pytest.mark.parametrize("name", ["sit_tall", "side_bend"])
def test_every_spot_lies_on_the_body(name: str, spot: Spot) -> None:
    skeleton = skeleton_of(LIBRARY.poses[name])
    left, top, right, bottom = extent(skeleton)
    at = spot_of(skeleton, spot)
    assert left <= at.real <= right
    assert top <= at.imag <= bottom


def test_a_planted_foot_stays_where_it_is() -> None:
    places = [skeleton_of(pose).foot_r.ball for pose in motion_of(LIBRARY.moves["sit-to-stand"])]
    assert max(abs(place.real) for place in places) < 1e-9


# Framing


@pytest.mark.parametrize("panel", PANELS, ids=["sheet", "card", "player"])
@pytest.mark.parametrize("move", MOVES)
def test_hands_and_head_stay_inside_the_picture(move: Move, panel: QRectF) -> None:
    skeletons = [skeleton_of(pose) for pose in seen_poses(move)]
    window = window_of(skeletons, move.framing, move.end.props, move.arrows)
    where = place(panel, window, move.framing)
    cut = panel.bottom()
    for skeleton in [*skeletons, *(skeleton_of(pose) for pose in motion_of(move))]:
        for hand in (skeleton.arm_l.tip, skeleton.arm_r.tip, skeleton.head):
            at = where.transform.map(point(hand))
            x, y = at.x(), at.y()
            assert panel.top() + AIR_PX <= y
            if y < cut - 0.5 * where.scale:
                assert panel.left() + AIR_PX / 2 <= x <= panel.right() - AIR_PX / 2
            if move.framing is Framing.FULL:
                assert y <= cut


def test_full_figures_stand_above_the_lower_edge_and_mirrored_ones_face_the_other_way() -> None:
    panel, pose = PANELS[0], LIBRARY.poses["hip_flexor"]
    window = window_of([skeleton_of(pose)], Framing.FULL)
    plain = place(panel, window, Framing.FULL)
    mirrored = place(panel, window, Framing.FULL, mirrored=True)
    assert plain.floor_y < panel.bottom() - AIR_PX
    toe, middle = point(skeleton_of(pose).foot_r.toe), panel.center().x()
    ahead = plain.transform.map(toe).x() - middle
    behind = middle - mirrored.transform.map(toe).x()
    assert ahead == pytest.approx(behind)
    assert place(panel, window, Framing.FULL, scale=20).scale == 20


# Scenes


def test_the_pictures_of_the_shipped_checks_exist() -> None:
    pictures = {
        item.picture for checklist in LIBRARY.checklists.values() for item in checklist.items
    }
    assert pictures - {None} <= {*SCENES, *SIGHTS}


def test_the_top_of_the_screen_is_on_the_line_of_the_eyes() -> None:
    scene = scene_named("screen")
    guides = [stroke for stroke in scene.strokes() if isinstance(stroke, Line) and stroke.dashes]
    line = guides[0].path.boundingRect()
    things = [stroke for stroke in scene.strokes() if isinstance(stroke, Fill)]
    boxes = [
        thing.at.map(thing.path).boundingRect()
        for thing in things
        if thing.ink is Ink.FURNITURE_DARK
    ]
    slab = min((box for box in boxes if box.left() > line.center().x()), key=QRectF.top)
    assert slab.height() == pytest.approx(SCREEN_HEIGHT)
    assert line.height() == pytest.approx(0)
    assert slab.top() == pytest.approx(line.top())
    assert line.left() < slab.left() < line.right()


@pytest.mark.parametrize("name", SCENES)
def test_scenes_fill_their_thumbnail_and_show_their_line(name: str) -> None:
    colours = FigureColours.light()
    image = painted(lambda painter, rect: paint_scene(painter, rect, name, colours), 136, 94)
    seen = colours_in(image)
    assert colours.of(Ink.GUIDE).name() in seen
    assert {colours.of(ink).name() for ink in (Ink.TROUSERS, Ink.SHIRT)} & set(seen)


# Painting


def painted(paint: Callable[[QPainter, QRectF], None], width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#DCEEEA"))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def colours_in(image: QImage) -> set[str]:
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)  # owns its bits
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(memoryview(opaque.constBits()).cast("I"))}


@pytest.mark.parametrize("move", MOVES)
def test_every_move_is_painted_with_skin_shirt_and_its_marks(move: Move) -> None:
    colours = FigureColours.dark()

    def paint(painter: QPainter, rect: QRectF) -> None:
        marks = Marks(arrows=move.arrows)
        paint_figure(painter, rect, move.end, colours=colours, framing=move.framing, marks=marks)

    seen = colours_in(painted(paint, 138, 218))
    assert colours.of(Ink.SKIN).name() in seen
    assert colours.of(Ink.SHIRT).name() in seen
    assert (colours.of(Ink.MARK).name() in seen) or not move.arrows


def test_painting_stays_inside_its_rectangle_and_restores_the_painter() -> None:
    move = LIBRARY.moves["neck-side-bend"]
    image = QImage(200, 200, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    before = painter.worldTransform()
    paint_figure(
        painter,
        QRectF(50, 50, 100, 100),
        move.end,
        colours=FigureColours.light(),
        framing=move.framing,
    )
    assert painter.worldTransform() == before
    assert not painter.hasClipping()
    painter.end()
    border = {image.pixelColor(x, y).name() for x in range(200) for y in (0, 49, 150, 199)}
    assert border == {"#ffffff"}


def test_a_mirrored_picture_is_the_mirror_of_the_picture() -> None:
    move = LIBRARY.moves["side-bend"]

    def image(*, mirrored: bool) -> QImage:
        def paint(painter: QPainter, rect: QRectF) -> None:
            paint_figure(
                painter,
                rect,
                move.end,
                colours=FigureColours.light(),
                framing=move.framing,
                mirrored=mirrored,
            )

        return painted(paint, 140, 200)

    plain, other = image(mirrored=False), image(mirrored=True)
    differing = sum(
        abs(plain.pixelColor(x, y).lightness() - other.pixelColor(139 - x, y).lightness()) > 40
        for x in range(140)
        for y in range(0, 200, 4)
    )
    assert differing < 20
    assert plain != other


def test_variants_are_other_people_in_other_shirts() -> None:
    people = [FigureColours.light(variant) for variant in range(5)]
    assert len({person.of(Ink.SKIN).name() for person in people}) == 5
    assert len({person.of(Ink.SHIRT).name() for person in people}) == 5


def test_a_contact_sheet_has_a_picture_for_every_cell(qapp: QApplication) -> None:
    move = LIBRARY.moves["reach-up"]
    cells = [Cell("reach-up 1", move, move.end, Marks()), Cell("feet", None, None, Marks())]
    sheet = draw_sheet(cells, dark=True)
    assert FigureColours.dark(0).of(Ink.SHIRT).name() in colours_in(sheet.copy(0, 0, 400, 430))


def test_the_contact_sheet_draws_every_key_pose_in_both_themes(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["contact_sheet", str(tmp_path / "sheets")])
    monkeypatch.setattr(contact_sheet, "PIXEL_RATIO", 1)
    contact_sheet.main()
    sheets = sorted((tmp_path / "sheets").iterdir())
    assert [sheet.name for sheet in sheets] == ["figures-dark.png", "figures-light.png"]
    assert QImage(str(sheets[0])).height() > 1500


def test_a_wall_a_desk_and_a_screen_may_stand_around(qapp: QApplication) -> None:
    pose = LIBRARY.poses["stand_side"]
    props = tuple(Prop(kind=kind, x=1.5, y=3.0) for kind in PropKind)
    plain = set(map(str, picture(skeleton_of(pose), (), Marks())))
    assert len(picture(skeleton_of(pose), props, Marks())) > len(plain) + len(PropKind)


# SVG


def svg_of(move: Move) -> str:
    return figure_svg(
        move.end,
        name=move.id,
        title=move.name,
        description=move.alt,
        colours=FigureColours.light(),
        framing=move.framing,
        width_px=181,
        height_px=194,
        marks=Marks(move.feel, move.arrows),
    )


@pytest.mark.parametrize("move", MOVES)
def test_an_svg_is_small_named_and_themed_by_classes(move: Move) -> None:
    text = svg_of(move)
    root = ET.fromstring(text)
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.findtext("s:title", namespaces=space) == move.name
    assert root.findtext("s:desc", namespaces=space) == move.alt
    classes = {element.get("class") for element in root.iter()}
    assert {"skin", "shirt", "trousers", "hair"} <= classes
    assert len(text) < 16_000


def test_ids_in_an_svg_carry_its_name_and_every_reference_is_defined() -> None:
    text = svg_of(LIBRARY.moves["seated-cat-camel"])
    ids = set(re.findall(r'\bid="([^"]+)"', text))
    assert ids
    assert all(own.startswith("seated-cat-camel-") for own in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= ids


def test_a_scene_is_written_with_its_dashed_line() -> None:
    scene = scene_named("screen")
    where = scene.placement(QRectF(0, 0, 136, 94))
    text = strokes_svg(
        scene.strokes(), where, (136, 94), "s", "Screen & eyes", "A line", FigureColours.light()
    )
    root = ET.fromstring(text)
    assert [element.get("class") for element in root.iter() if element.get("stroke-dasharray")] == [
        "guide"
    ]
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Screen & eyes"


# The widget


@pytest.fixture
def view(qtbot: QtBot) -> FigureView:
    widget = FigureView(stage_radius_px=12)
    qtbot.addWidget(widget)
    widget.resize(138, 218)
    return widget


def test_it_moves_only_while_it_is_seen_playing_and_allowed_to(view: FigureView) -> None:
    view.show_move(LIBRARY.moves["side-bend"], Side.LEFT)
    assert not view.is_animating()
    view.show()
    assert view.is_animating()
    view.set_playing(False)
    assert not view.is_animating()
    view.set_playing(True)
    view.set_reduced_motion(True)
    assert not view.is_animating()
    view.set_reduced_motion(False)
    assert view.is_animating()
    view.hide()
    assert not view.is_animating()


def test_without_a_move_it_stands_still(view: FigureView) -> None:
    view.show()
    assert not view.is_animating()
    assert view.grab().toImage().pixelColor(69, 109) == FigureColours.light().stage


def test_hiding_a_parent_stops_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = FigureView(window)
    view.show_move(LIBRARY.moves["walk"], None)
    window.show()
    assert view.is_animating()
    window.hide()
    assert not view.is_animating()


def test_the_timer_brings_the_next_frame(view: FigureView, qtbot: QtBot) -> None:
    view.show_move(LIBRARY.moves["walk"], None)
    view.show()
    before = view.grab().toImage()
    qtbot.waitUntil(lambda: view.grab().toImage() != before, timeout=5000)


def test_a_still_shows_the_end_until_it_plays(view: FigureView) -> None:
    move = LIBRARY.moves["reach-up"]
    view.set_playing(False)
    view.show_move(move, None)
    still = view.grab().toImage()
    view.advance(FRAME_MS)
    started = view.grab().toImage()
    view.advance(round(move.dose.tempo_s * 500))
    assert started != still
    assert view.grab().toImage() == still


def test_a_restart_goes_back_to_the_beginning(view: FigureView) -> None:
    view.show_move(LIBRARY.moves["reach-up"], None)
    beginning = view.grab().toImage()
    view.advance(1000)
    assert view.grab().toImage() != beginning
    view.restart()
    assert view.grab().toImage() == beginning


def test_the_other_side_is_drawn_mirrored(view: FigureView) -> None:
    move = LIBRARY.moves["side-bend"]
    view.set_playing(False)
    view.show_move(move, Side.LEFT)
    left = view.grab().toImage()
    view.show_move(move, Side.RIGHT)
    right = view.grab().toImage()
    assert left != right
    view.show_move(move, None)
    assert view.grab().toImage() == left


def test_reduced_motion_shows_two_stills_where_there_is_room(view: FigureView) -> None:
    move = LIBRARY.moves["reach-up"]
    view.set_variant(0)
    view.resize(400, 220)
    view.set_playing(False)
    view.show_move(move, None)
    one = colour_columns(view, Ink.SHIRT)
    view.set_reduced_motion(True)
    two = colour_columns(view, Ink.SHIRT)
    assert max(one) < 280
    assert any(x < 190 for x in two)
    assert any(x > 210 for x in two)


def colour_columns(view: FigureView, ink: Ink) -> set[int]:
    image, wanted = view.grab().toImage(), FigureColours.light().of(ink)
    return {
        x
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y) == wanted
    }


def test_theme_person_and_wheelchair_change_the_picture(view: FigureView) -> None:
    view.set_playing(False)
    view.show_move(LIBRARY.moves["seated-cat-camel"], None)
    seen = [view.grab().toImage()]
    view.set_dark(True)
    seen.append(view.grab().toImage())
    assert seen[-1].pixelColor(69, 20) == FigureColours.dark().stage
    view.set_variant(1)
    seen.append(view.grab().toImage())
    view.set_seat(Seat.WHEELCHAIR)
    seen.append(view.grab().toImage())
    view.show_move(LIBRARY.moves["breathing-4-6"], None)
    seen.append(view.grab().toImage())
    view.set_seat(Seat.AS_DRAWN)
    seen.append(view.grab().toImage())
    assert all(a != b for a, b in pairwise(seen))


def test_it_tells_what_it_shows(view: FigureView) -> None:
    move = LIBRARY.moves["march"]
    view.show_move(move, None)
    assert view.accessibleName() == move.name
    assert view.accessibleDescription() == move.alt


# Motion


def test_a_held_move_eases_in_and_then_breathes() -> None:
    move = LIBRARY.moves["side-bend"]
    assert moment_of(move, 0).pose == move.start
    assert moment_of(move, 1.2).pose == move.end
    assert moment_of(move, 1.2).swell == pytest.approx(1)
    assert moment_of(move, 5.2).swell == pytest.approx(1 + BREATHE_SHARE)
    assert moment_of(move, 11.2).swell == pytest.approx(1)


def test_repetitions_go_there_hold_and_come_back() -> None:
    move = LIBRARY.moves["scapular-squeeze"]
    assert move.dose.rep_s == 6
    assert moment_of(move, 0).pose == move.start
    assert moment_of(move, 1).pose == move.end
    assert moment_of(move, 4.9).pose == move.end
    assert moment_of(move, 6).pose == move.start
    assert moment_of(move, 7).pose == move.end


def test_a_breath_goes_in_for_four_seconds_and_out_for_six() -> None:
    move = LIBRARY.moves["breathing-4-6"]
    assert moment_of(move, 4).pose == move.end
    assert moment_of(move, 2).pose.breath == pytest.approx(moment_of(move, 7).pose.breath)


def test_a_steady_movement_passes_its_poses_in_time() -> None:
    move = LIBRARY.moves["march"]
    assert moment_of(move, 0).pose.leg_r.upper == pytest.approx(84)
    assert moment_of(move, move.loop_s / 2).pose.leg_l.upper == pytest.approx(84)


def test_sides_are_drawn_for_the_side_that_feels_it() -> None:
    """The picture of the side that is named shows its glow on that side of the body."""
    for move in LIBRARY.moves.values():
        if move.dose.sides is Sides.BOTH and move.id != "neck-rotation":
            assert all(feel.at.endswith(f"_{move.drawn_side[0]}") for feel in move.feel)


def test_the_library_reads_without_errors() -> None:
    assert isinstance(LIBRARY, Library)
    assert isinstance(skeleton_of(LIBRARY.poses["sit_tall"]), Skeleton)
    assert len(LIBRARY.moves) >= 24
