"""The coach in the running app: what a break offers by the person, the day and the rules of care."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from posture.core.care_events import (
    CheckinNoted,
    DiscomfortNoted,
    FlareBegan,
    PositionChanged,
    RestDayTaken,
    SafetyAnswered,
    SafetyLevel,
)
from posture.core.content import Position, Tag, Use
from posture.core.events import RoutineEnded
from posture.core.sit_stand import Position as Stance
from posture.ui.card_values import Start
from posture.ui.dashboard.today_lines import LineKind
from tests.app.office import Office

MIN = 60.0


def offered(office: Office) -> tuple[str, ...]:
    """The moves of the routine on offer."""
    kind = office.parts._controller.plan.kind("movement")
    assert kind is not None
    routine = office.parts._prompting._routines.of(kind)
    return () if routine is None else tuple(step.move.id for step in routine.steps)


def lines(office: Office) -> dict[LineKind, str]:
    view = office.parts._windows._parts.sources().today()
    return {line.kind: line.title for line in view.lines}


def note(office: Office, *events: object) -> None:
    office.parts._guidance.care.note(*events)  # type: ignore[arg-type]
    office.pass_s(1)


# --- the person ---


def test_who_sits_is_offered_seated_moves_drawn_on_a_chair(office: Office) -> None:
    office.open("moves.seated = true\n")
    for _ in range(4):
        office.ask()
        moves = [office.library.moves[name] for name in offered(office)]
        assert moves
        assert all(Position.SEATED in move.positions for move in moves)
        office.answer(Start())
        office.pass_s(301)
    assert office.parts._theme.seat == "chair"
    office.parts._settings.change({"moves.wheelchair": True})
    assert office.parts._theme.seat == "wheelchair"


def test_in_an_open_plan_office_moves_draw_no_looks(office: Office) -> None:
    office.open("moves.discreet = true\n")
    for _ in range(3):
        office.ask()
        for name in offered(office):
            move = office.library.moves[name]
            assert Tag.DISCREET in move.tags or Position.WALKING in move.positions
        office.answer(Start())
        office.pass_s(301)


def test_floor_moves_end_the_day_where_they_are_wished_for(office: Office) -> None:
    office.open('moves.home = true\nmoves.level = "normal"\nwork.hours = ["mon-sun 09:00-11:00"]\n')
    office.ask()
    moves = [office.library.moves[name] for name in offered(office)]
    assert any(Position.FLOOR in move.positions for move in moves)
    now = office.parts._history.now()
    office.parts._controller.record(
        RoutineEnded(
            at=now - timedelta(days=1),
            routine="home-core-5",
            started_at=now - timedelta(days=1, minutes=5),
            steps=4,
            steps_done=4,
            prompt_id=None,
        )
    )
    office.parts._prompting._routines.choose_anew(seed=1)
    routine = office.parts._prompting._routines.suggested()
    assert routine is not None
    assert Use.HOME in routine.routine.uses
    assert Tag.STRENGTH not in routine.routine.tags, "floor strength was yesterday"


def test_what_is_left_out_never_comes(office: Office) -> None:
    office.open('moves.leave_out = ["shoulders", "lower-back", "knees"]\n')
    spared = {"shoulders", "lower-back", "knees"}
    for _ in range(4):
        office.ask()
        assert offered(office)
        for name in offered(office):
            assert not spared & set(office.library.moves[name].loads)
        office.answer(Start())
        office.pass_s(301)


def test_the_easy_level_plays_easier_versions(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    run = office.parts._prompting.run
    assert run is not None
    steps = run.state.routine.steps
    assert run.state.easier == {
        place for place, step in enumerate(steps) if Tag.CALM not in step.move.tags
    }
    office.parts._settings.change({"moves.level": "normal"})
    office.pass_s(301)
    office.ask()
    office.answer(Start())
    run = office.parts._prompting.run
    assert run is not None
    assert run.state.easier == frozenset()


def test_after_two_weeks_the_usual_level_is_offered_once(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.pass_s(301)
    assert LineKind.LEVEL not in lines(office)
    office.clock.pass_s(14 * 24 * 3600)
    assert LineKind.LEVEL in lines(office)
    office.parts._windows._on_line_action("level", 1)
    assert office.settings.word("moves.level") == "easy"
    assert LineKind.LEVEL not in lines(office), "the answer stands"


# --- the day ---


def test_the_last_break_of_the_day_winds_down(office: Office) -> None:
    office.open('work.hours = [{ days = "mon-fri", from = "09:00", to = "10:45" }]\n').ask()
    reason = office.parts._prompting._routines.reason
    kind = office.parts._controller.plan.kind("movement")
    assert kind is not None
    assert reason(kind) == "A calm end to the day at the desk."


def test_a_tense_day_gets_slow_breathing(office: Office) -> None:
    office.open()
    now = office.clock.wall
    note(office, CheckinNoted(at=now, run_id="r", occasion="asked", stress=8))
    office.ask()
    assert offered(office)[0] == "breathing-4-6"


# --- care ---


def test_a_flare_changes_the_rhythm_and_what_is_offered(office: Office) -> None:
    office.open()
    before = office.parts._controller.plan.kind("movement")
    now = office.clock.wall
    note(office, FlareBegan(now, now, "low-back"))
    during = office.parts._controller.plan.kind("movement")
    assert before is not None
    assert during is not None
    assert (before.every_s, during.every_s) == (3600, 2400)
    office.work(41 * MIN)
    office.rest(8)
    assert offered(office)
    for name in offered(office):
        assert Tag.CALM in office.library.moves[name].tags
    assert lines(office)[LineKind.RECOVERY] == "Recovery mode, day 1"
    assert LineKind.CHECKIN in lines(office)


def test_a_tick_on_the_safety_page_leaves_breaks_without_moves(office: Office) -> None:
    office.open()
    note(office, SafetyAnswered(office.clock.wall, SafetyLevel.SAME_DAY, ("b1",)))
    office.ask()
    assert office.has_card()
    assert offered(office) == ()
    assert LineKind.SAFETY in lines(office)
    view = office.parts._windows._parts.sources().today()
    assert view.suggested is not None
    assert view.suggested.routine_id == ""
    office.tray.fill_routines()
    names = [action.text() for action in office.tray._routines.actions()]
    assert names == ["", "All routines…"], "no routine is offered"


def test_a_rest_day_asks_for_nothing_until_midnight(office: Office) -> None:
    office.open()
    note(office, RestDayTaken(office.clock.wall))
    office.work(3 * 60 * MIN)
    office.rest(8)
    assert not office.has_card()
    tomorrow = office.clock.wall + timedelta(days=1)
    plan = office.parts._plans.plan_at(tomorrow.replace(hour=10))
    assert plan.kind("movement") is not None


def test_a_sore_place_asks_for_a_look_at_how_one_sits(office: Office) -> None:
    office.open()
    assert LineKind.SORE not in lines(office)
    now = office.clock.wall
    note(
        office,
        CheckinNoted(at=now, run_id="r", occasion="asked"),
        DiscomfortNoted(now, "r", "wrist-r", 4),
    )
    assert LineKind.SORE in lines(office)
    office.parts._windows._on_line_action("sore", 0)
    assert office.window("check") is not None
    office.parts._windows._on_line_action("sore", 1)
    assert office.window("assessment") is not None


# --- sitting and standing ---


def test_a_cue_that_is_followed_means_the_other_position(office: Office) -> None:
    office.open("posture.standing_desk = true\nbreaks.movement.enabled = false\n", also=["stand"])
    guidance = office.parts._guidance
    office.work(30 * MIN)
    office.rest(8)
    assert office.offer().title == "Time to stand for a while?"
    office.answer(Start())
    office.pass_s(20)
    assert guidance.position.stance(office.clock.wall).position is Stance.STANDING
    assert "I’m sitting now" in office.menu
    office.work(15 * MIN)
    office.rest(8)
    assert office.offer().title == "Time to sit for a while?", "after 15 minutes, not 30"


def test_one_click_corrects_it_and_a_restart_keeps_it(office: Office) -> None:
    office.open("posture.standing_desk = true\n", also=["stand"])
    assert lines(office)[LineKind.POSITION] == "Sitting"
    office.choose("I’m standing now")
    office.work(12 * MIN)
    assert lines(office)[LineKind.POSITION] == "Standing for 12 minutes"
    assert office.menu[1] == "Standing for 12 minutes"
    assert "at the desk" in office.tooltip
    assert "itting" not in office.tooltip, "nobody knows that"
    office.close()
    office.open_again()
    assert lines(office)[LineKind.POSITION] == "Standing for 12 minutes"
    today = office.clock.wall.date()
    (change,) = office.events.positions_between(today, today)
    assert isinstance(change, PositionChanged)
    assert change.by == "user"


def test_who_does_not_stand_hears_nothing_of_it(office: Office) -> None:
    office.open()
    assert LineKind.POSITION not in lines(office)
    assert not any("standing now" in entry for entry in office.menu)


# --- tips ---


def test_one_tip_a_day_where_it_is_switched_on(office: Office) -> None:
    office.open()
    assert LineKind.TIP not in lines(office)
    office.parts._settings.change({"posture.tips": True})
    first = lines(office)[LineKind.TIP]
    QApplication.processEvents()
    assert len(office.events.tips_between(office.day, office.day)) == 1
    assert lines(office)[LineKind.TIP] == first
    office.clock.pass_s(24 * 3600)
    assert lines(office)[LineKind.TIP] != first


@pytest.mark.parametrize("kind", ["safety", "checkin", "assessment"])
def test_each_line_leads_to_its_window(office: Office, kind: str) -> None:
    office.open()
    office.parts._windows._on_line_action("workstation" if kind == "assessment" else kind, 0)
    assert office.window(kind) is not None
