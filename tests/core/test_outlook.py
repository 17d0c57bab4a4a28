"""What the engine is doing and what comes next, as the tray, the windows and `posture status` show it."""

from datetime import datetime

import pytest

from posture.core.messages import Hover, Moved, Postpone, Request, Skip, Start
from posture.core.outlook import open_span
from posture.core.status import State
from tests.core.plans import a_kind, a_plan, work_hours
from tests.core.scenario import Scenario

MOVEMENT = a_plan("movement")
BALANCED = a_plan("movement", "micro")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+01:00")


# --- the state in one word ---


def test_the_state_of_a_day() -> None:
    day = Scenario("08:00", plan=BALANCED).work("10m").expect_state(State.OFF_HOURS)
    assert day.status.work_starts == moment("2026-03-02T09:00")
    day.work(until="09:30").expect_state(State.WORKING)
    day.work("5m", quiet={"dnd"})
    day.expect_state(State.QUIET)
    assert day.status.quiet == ("dnd",)
    assert day.status.quiet_since == moment("2026-03-02T09:30")
    day.rest("40s").expect_state(State.RESTING)
    day.answer(Request, kind="movement")
    day.expect_state(State.ON_BREAK)
    day.rest("5m").work("1m").pause("10m").expect_state(State.PAUSED)
    assert day.status.paused_until == day.now.after(600).wall
    assert day.status.profile == "balanced"


# --- what comes next ---


def test_what_comes_next_the_soonest_first() -> None:
    day = Scenario(plan=BALANCED).work("10m")
    assert [(entry.kind, entry.due_in_s) for entry in day.status.next] == [
        ("micro", 20 * 60),
        ("movement", 50 * 60),
    ]
    assert day.status.next[0].due_at == moment("2026-03-02T09:30")
    assert day.status.next[0].waiting_for is None
    assert day.status.work_starts is None


def test_between_turns_time_goes_on() -> None:
    """The status is asked for between two looks at the desk: due_in_s is that of the moment asked."""
    day = Scenario(plan=MOVEMENT).work("10m20s")
    assert day.now.elapsed_s > day.state.now.elapsed_s
    day.expect_due_in("movement", "49m40s")


def test_what_a_due_prompt_waits_for() -> None:
    day = Scenario(plan=MOVEMENT).work("61m")
    assert day.status.next[0].waiting_for == "pause"
    assert day.status.next[0].due_in_s == 0.0
    back = Scenario(plan=MOVEMENT).work("59m").rest("90s")
    assert back.status.next[0].waiting_for == "return"
    held = Scenario(plan=MOVEMENT).work("61m", quiet={"dnd"})
    assert held.status.next[0].waiting_for == "quiet"
    put_off = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Postpone)
    put_off.expect_due_in("movement", "5m")


def test_in_a_rest_that_counted_the_next_is_a_whole_round_away() -> None:
    day = Scenario(plan=MOVEMENT).work("40m").lock("10m")
    day.expect_due_in("movement", "60m")


def test_kinds_on_the_screen_or_not_timed_have_no_next() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement")
    assert day.status.next == ()


def test_what_would_come_after_work_does_not_come() -> None:
    day = Scenario("16:10", plan=BALANCED).work("10m")
    day.expect_due_in("movement", None).expect_due_in("micro", "20m")
    day.work(until="18:00")
    assert day.status.next == ()


def test_without_a_known_next_time_there_is_none() -> None:
    leap = a_kind("posture", rides_on=None, at=())
    day = Scenario(plan=a_plan(leap)).work("1m")
    day.expect_due_in("posture", "3h59m")


# --- the prompt that is alive ---


def test_nothing_is_alive() -> None:
    assert Scenario(plan=MOVEMENT).work("5m").status.prompt is None


def test_a_prompt_from_due_to_its_end() -> None:
    day = Scenario(plan=MOVEMENT).work("65m")
    prompt = day.status.prompt
    assert prompt is not None
    assert (prompt.stage, prompt.left_s, prompt.postponed) == ("waiting", 300.0, 0)
    assert prompt.since == moment("2026-03-02T10:00")
    day.work("4m45s")
    prompt = day.status.prompt
    assert prompt is not None
    assert (prompt.stage, prompt.left_s) == ("heads_up", 15.0)
    day.work("60s")
    prompt = day.status.prompt
    assert prompt is not None
    assert (prompt.stage, prompt.left_s) == ("card", 105.0)
    assert prompt.since == moment("2026-03-02T10:10")
    day.answer(Postpone)
    prompt = day.status.prompt
    assert prompt is not None
    assert (prompt.stage, prompt.left_s, prompt.postponed) == ("postponed", 300.0, 1)
    day.work("5m").answer(Start).rest("60s")
    prompt = day.status.prompt
    assert prompt is not None
    assert (prompt.stage, prompt.left_s, prompt.paused) == ("on_break", 240.0, False)
    day.work("30s")
    prompt = day.status.prompt
    assert prompt is not None
    assert (prompt.left_s, prompt.paused) == (240.0, True)
    assert prompt.kind == "movement"
    assert day.state.front is not None
    assert prompt.id == day.state.front.prompt.id


def test_a_prompt_that_went_unanswered_is_hidden() -> None:
    prompt = Scenario(plan=MOVEMENT).work("73m").status.prompt
    assert prompt is not None
    assert prompt.stage == "hidden"
    assert prompt.left_s == pytest.approx(4.5 * 60)


def test_the_answer_time_stands_while_the_pointer_is_on_the_card() -> None:
    day = Scenario(plan=MOVEMENT).work("70m").work("50s").answer(Hover, inside=True).work("9m")
    assert day.status.prompt is not None
    assert day.status.prompt.left_s == 100.0


def test_of_two_that_wait_the_longer_is_named() -> None:
    plan = a_plan("micro", a_kind("stretch", every_s=1790.0, length_s=31.0, natural_after_s=None))
    day = Scenario(plan=plan).work("30m")
    assert day.status.prompt is not None
    assert day.status.prompt.kind == "stretch"


# --- how long one sits, and the ring ---


def test_sitting_begins_at_the_end_of_a_rest_of_five_minutes() -> None:
    day = Scenario(plan=MOVEMENT).work("20m")
    assert day.status.sitting_s == 20 * 60
    day.rest("4m").work("1m")
    assert day.status.sitting_s == 25 * 60
    day.rest("3m")
    assert day.status.sitting_s == 25 * 60, "up to the last input"
    day.rest("2m").work("3m")
    assert day.status.sitting_s == 3 * 60
    day.answer(Moved).work("1m")
    assert day.status.sitting_s == 60


def test_off_hours_nobody_sits() -> None:
    assert Scenario("19:00", plan=MOVEMENT).work("1h").status.sitting_s == 0.0
    assert Scenario("16:30", plan=MOVEMENT).work("1h").rest(until="09:10").status.sitting_s == 0.0


def test_the_ring_fills_on_the_way_to_the_longest_break() -> None:
    day = Scenario(plan=BALANCED).work("15m")
    assert day.status.ring_share == pytest.approx(0.25)
    day.pause("1h").work("30m")
    assert day.status.ring_share == pytest.approx(0.25), "it stands in a pause"
    day.resume().work("46m")
    assert day.status.ring_share == 1.0, "due"
    day.rest("8s").expect_card("movement")
    assert day.status.ring_share == 1.0, "asked"
    day.rest("6m")
    assert day.status.ring_share == 0.0, "at nought until the return"


def test_the_ring_of_a_day_without_counts() -> None:
    timed = a_plan(a_kind("posture", rides_on=None, at=("10:00",)))
    day = Scenario(plan=timed).work("30m")
    assert day.status.ring_share == 0.0
    day.work("30m").rest("8s").expect_card("posture")
    assert day.status.ring_share == 1.0
    assert Scenario(plan=a_plan()).work("5m").status.ring_share == 0.0


def test_the_ring_of_the_only_kind_while_it_is_on_the_screen() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement")
    assert day.status.ring_share == 1.0


def test_the_ring_in_a_break() -> None:
    """The longest kind that counts is then the micro-break, which counts on."""
    day = Scenario(plan=BALANCED).work("60m").rest("8s").answer(Start).rest("10s")
    assert day.status.ring_share < 1.0
    other = a_plan("micro", a_kind("stand", enabled=True, at=("15:00",)))
    assert Scenario(plan=other).work("15m").status.ring_share == pytest.approx(0.5)


# --- the stretch that is not recorded yet ---


def test_the_open_stretch_of_work() -> None:
    day = Scenario(plan=MOVEMENT).work("20m").lock("5m").work("10m", quiet={"dnd"})
    span = open_span(day.state, day.now, day.plan)
    assert span is not None
    assert (span.state, span.seconds) == ("active+dnd", 600.0)
    assert span.start == moment("2026-03-02T09:25")
    assert span.at == moment("2026-03-02T09:35")


def test_there_is_none_off_hours_before_the_first_input_nor_at_its_very_beginning() -> None:
    evening = Scenario("16:50", plan=MOVEMENT).work("1h")
    assert open_span(evening.state, evening.now, evening.plan) is None
    evening.rest(until="09:10")
    assert open_span(evening.state, evening.now, evening.plan) is None
    fresh = Scenario(plan=MOVEMENT)
    assert open_span(fresh.state, fresh.now, fresh.plan) is None


def test_the_break_between_two_ranges_is_off_hours() -> None:
    plan = a_plan("movement", hours=work_hours("09:00-12:00", "13:00-17:00"))
    day = Scenario("11:00", plan=plan).work(until="12:30").answer(Skip)
    day.expect_state(State.OFF_HOURS)
    assert open_span(day.state, day.now, day.plan) is None
