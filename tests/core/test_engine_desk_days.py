"""Days at odd desks: late wake-ups, strange samples, no idle time, calls and films (rules 1 to 4, 14)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from posture.core import engine
from posture.core.engine import advance
from posture.core.instants import Instant
from posture.core.messages import Hover, Skip, Start, Tick
from posture.core.presence import Resting, Sample
from posture.core.status import State
from tests.core.plans import MONDAY, a_kind, a_plan, work_hours
from tests.core.scenario import Scenario

MOVEMENT = a_plan("movement")
BALANCED = a_plan("movement", "micro")
TUESDAY = MONDAY + timedelta(days=1)


# --- the elapsed clock, late wake-ups, odd samples (rule 14) ---


def test_an_elapsed_clock_that_runs_backwards_stands() -> None:
    day = Scenario(plan=MOVEMENT).work("40m")
    back = Instant(day.now.wall, day.now.elapsed_s - 1000)
    step = advance(day.state, Tick(back, Sample(0.0)), day.plan)
    assert step.state.now.elapsed_s == day.state.now.elapsed_s
    day.state = step.state
    day.work("1m").expect_due_in("movement", "19m")


def test_hours_late_and_still_exact() -> None:
    """Nobody asked the engine from 09:00 to 12:00; the last input was at 10:00."""
    day = Scenario(plan=BALANCED).oversleep("3h", idle="2h").expect_nothing()
    day.expect_outcomes(["micro absorbed", "movement natural"])
    assert [day.time_of(closed.at) for closed in day.closed] == ["10:00:00", "10:05:00"]


def test_late_over_the_end_of_a_pause_and_of_work() -> None:
    day = Scenario("16:00", plan=MOVEMENT).work("40m").pause("10m").oversleep("3h", idle="3h")
    day.expect_state(State.OFF_HOURS)
    assert "resumed" in day.causes
    assert "off_hours" in day.causes
    day.expect_outcomes(["movement natural"])
    assert day.time_of(day.closed[0].at) == "16:50:00"


def test_a_pause_found_late_is_a_rest_and_no_moment_to_ask() -> None:
    """The prompt waited; the look at the desk came 90 s into the rest: nobody may be there."""
    day = Scenario(plan=MOVEMENT).work("61m").oversleep("90s", idle="90s").expect_nothing()
    assert "shown_pause" not in day.causes
    day.work("1m").expect_nothing().rest("8s").expect_card("movement", at="10:03:38")


def test_an_engine_that_does_not_come_to_rest_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """That would be a bug: better found than hung."""
    day = Scenario(plan=MOVEMENT).work("10m")
    monkeypatch.setattr(engine, "_MOST_STEPS", 0)
    with pytest.raises(AssertionError, match="does not come to rest at 2026-03-02 09:10"):
        day.answer(Hover, inside=True)


def test_idle_for_longer_than_the_machine_runs() -> None:
    day = Scenario(plan=MOVEMENT).work("40m")
    later = day.now.after(60)
    day.state = advance(day.state, Tick(later, Sample(1e9)), day.plan).state
    day.now = later
    assert isinstance(day.state.presence, Resting)
    assert day.state.presence.since_s == day.state.last_input_s
    day.work("1m").expect_due_in("movement", "18m")


def test_negative_idle_is_none() -> None:
    day = Scenario(plan=MOVEMENT).work("40m")
    later = day.now.after(60)
    day.state = advance(day.state, Hover(later, Sample(-50.0), inside=False), day.plan).state
    assert day.state.last_input_s == later.elapsed_s


def test_a_thousand_turns_in_a_second_decide_nothing_twice() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement")
    before = len(day.decisions)
    for _ in range(1000):
        day.untouched(Tick)
    assert len(day.decisions) == before
    day.expect_card("movement")


def test_where_idle_time_is_unknown_the_lock_is_the_only_rest() -> None:
    day = Scenario(plan=MOVEMENT, blind=True).rest("69m").expect_nothing()
    day.rest("1m").expect_card("movement", at="10:10:00").answer(Skip)
    day.rest("40m").expect_gone().lock("3m")
    day.expect_outcomes(["movement skipped", "movement natural"]).work("1m")
    day.expect_due_in("movement", "59m")


def test_a_break_where_idle_time_is_unknown() -> None:
    """Nothing tells that the user is away: the break ends when its answer time is over."""
    day = Scenario(plan=MOVEMENT, blind=True).rest("70m").answer(Start).rest("3m").expect_gone()
    assert day.countdown == [True]


# --- what the desk shows ---


def test_a_call_is_presence_and_its_end_begins_the_rest() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").call("20m").rest("4m").work("1m")
    day.expect_outcomes([]).expect_due_in("movement", "5m")
    away = Scenario(plan=MOVEMENT).work("30m").call("20m").rest("5m")
    away.expect_outcomes(["movement natural"])
    assert away.time_of(away.closed[0].started_at) == "09:50:00"


def test_a_call_goes_on_behind_the_lock_screen_a_film_does_not() -> None:
    day = Scenario(plan=MOVEMENT).work("40m").lock("15m", quiet={"call"}).work("1m")
    day.expect_outcomes([]).expect_due_in("movement", "4m")
    film = Scenario(plan=MOVEMENT).work("40m").lock("15m", quiet={"fullscreen"})
    film.expect_outcomes(["movement natural"])


def test_a_call_begun_in_a_rest_ends_it() -> None:
    day = Scenario(plan=MOVEMENT).work("40m").rest("4m").call("10m").work("1m")
    day.expect_outcomes([]).expect_due_in("movement", "5m")


def test_where_calls_do_not_hold_their_end_is_as_good_as_a_pause() -> None:
    plan = a_plan("movement", ignored_reasons=frozenset({"call"}))
    day = Scenario(plan=plan).work("55m").call("6m").work("1s").expect_card("movement")
    day.answer(Hover, inside=True).expect_card("movement", at="10:01:00")


def test_the_record_of_the_desk() -> None:
    day = Scenario(plan=MOVEMENT).work("20m").rest("30s").work("9m30s").call("10m").work("5m")
    day.lock("6m").work("4m").rest("2m").work("3m").rest(until="17:00").work("1s")
    assert day.spans == [
        ("active", 30.0),
        ("active+call", 10.0),
        ("active", 5.0),
        ("locked", 6.0),
        ("active", 4.0),
        ("idle", 2.0),
        ("active", 3.0),
        ("idle", 420.0),
    ]


def test_nothing_is_recorded_of_evenings_and_of_mornings_before_the_first_input() -> None:
    day = Scenario("16:30", plan=MOVEMENT).work(until="19:00").rest(until="09:20").work("10m")
    day.lock("5m").work("1s")
    assert day.spans == [("active", 30.0), ("active", 10.0), ("locked", 5.0)]


# --- how often it is asked (rule 14) ---


LOOKS: dict[str, tuple[Callable[[], Scenario], float]] = {
    "counting": (lambda: Scenario(plan=MOVEMENT).work("10m"), 300.0),
    "counting a micro-break": (lambda: Scenario(plan=BALANCED).work("10m"), 60.0),
    "waiting for a pause": (lambda: Scenario(plan=MOVEMENT).work("61m"), 8.0),
    "resting": (lambda: Scenario(plan=MOVEMENT).work("10m").rest("1m"), 30.0),
    "waiting for the return": (lambda: Scenario(plan=MOVEMENT).work("59m").rest("70s"), 5.0),
    "held": (lambda: Scenario(plan=MOVEMENT).work("61m", quiet={"dnd"}), 300.0),
    "on a break": (lambda: Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Start), 2.0),
    "a kind that no rest counts for": (lambda: Scenario(plan=a_plan("hydration")).work("9m"), 30.0),
}


@pytest.mark.parametrize(("day", "sleep_s"), LOOKS.values(), ids=list(LOOKS))
def test_it_looks_at_the_desk_as_often_as_that_can_matter(
    day: Callable[[], Scenario], sleep_s: float
) -> None:
    state = day().turn().state
    assert state.look_s - state.now.elapsed_s == pytest.approx(sleep_s)


def test_off_hours_it_sleeps_until_work_begins() -> None:
    day = Scenario("18:00", plan=MOVEMENT).work("1h").turn()
    until_nine_s = 14 * 3600.0
    assert day.state.wake_s - day.now.elapsed_s == pytest.approx(until_nine_s)
    assert day.state.look_s >= day.state.wake_s


def test_it_works_at_night_too() -> None:
    plan = a_plan("movement", hours=work_hours("22:00-06:00"))
    day = Scenario("21:30", plan=plan).work(until="22:30").expect_due_in("movement", "30m")
    day.work("30m").rest("8s").expect_card("movement", at="23:00:08").answer(Skip)
    day.work("50m").expect_gone().work("9m52s").rest("8s").expect_card("movement")
    assert day.now.wall.date() == TUESDAY
    assert day.causes.count("day_began") == 1


def test_a_kind_that_no_rest_resets_waits_through_one() -> None:
    day = Scenario(plan=a_plan(a_kind("hydration", enabled=True))).work("119m51s").rest("6m")
    day.expect_nothing().work("10s").expect_nothing().rest("8s").expect_card("hydration")
