"""Days with odd clocks and odd desks: restarts, sleep, set clocks, travel, no idle time (rules 1 to 3, 10 to 12, 14)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from posture.core import engine
from posture.core.engine import advance
from posture.core.instants import Instant
from posture.core.messages import Hover, Postpone, Skip, Start, Tick
from posture.core.presence import Resting, Sample, Working
from posture.core.status import State
from tests.core.scenario import MONDAY, Scenario, a_kind, a_plan, work_hours

MOVEMENT = a_plan("movement")
BALANCED = a_plan("movement", "micro")
TUESDAY = MONDAY + timedelta(days=1)


# --- restarts (rule 11) ---


def test_a_short_restart_is_work_that_goes_on() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").restart(off="2m").work("1m")
    day.expect_due_in("movement", "27m").expect_outcomes([])


def test_a_longer_restart_is_a_rest_of_its_true_length() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").restart(off="20m").work("1m")
    day.expect_due_in("movement", "59m").expect_outcomes(["movement natural"])
    assert day.time_of(day.closed[0].started_at) == "09:30:00"
    assert day.time_of(day.closed[0].at) == "09:33:00"


def test_off_in_a_rest_goes_on_with_that_rest() -> None:
    """Idle for two minutes and then off for two: four minutes, of which three are enough."""
    day = Scenario(plan=MOVEMENT).work("40m").rest("2m").restart(off="2m").work("1m")
    day.expect_outcomes(["movement natural"])
    assert day.time_of(day.closed[0].started_at) == "09:40:00"
    locked = Scenario(plan=MOVEMENT).work("40m").lock("2m").restart(off="2m").work("1m")
    locked.expect_outcomes(["movement natural"])


def test_an_open_card_expires_and_nothing_comes_at_once() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement")
    day.restart(off="30s").expect_gone().work("10m").expect_nothing()
    day.expect_outcomes(["movement expired"])
    assert day.closed[0].at.strftime("%H:%M:%S") == "10:00:08"


def test_a_crash_in_a_break_ends_it_as_expired() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Start).rest("1m")
    day.restart(off="30s").expect_gone().expect_outcomes(["movement expired"])


def test_what_waited_waits_on() -> None:
    day = Scenario(plan=MOVEMENT).work("61m").restart(off="30s").work("9s").expect_nothing()
    day.work("5s").rest("8s").expect_card("movement", at="10:01:52")


def test_postponed_over_a_restart() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Postpone).restart(off="30s")
    day.work(until="10:05").expect_gone().work("10s").expect_card("movement", at="10:05:08")


def test_off_over_night() -> None:
    day = Scenario("15:30", plan=BALANCED).work(until="16:45").expect_gone()
    before = len(day.closed)
    day.restart(off="16h30m", in_order=True).work("1m")
    assert day.now.wall.isoformat() == "2026-03-03T09:16:00+01:00"
    day.expect_due_in("movement", "59m").expect_due_in("micro", "29m")
    assert all(closed.at.day == 2 for closed in day.closed[before:])


def test_a_crash_while_typing_is_a_rest_from_the_last_input() -> None:
    day = Scenario(plan=MOVEMENT).work("30m")
    assert isinstance(day.state.presence, Working)
    day.restart(off="10m")
    assert ("off", 10.0) in day.spans


# --- sleep (rule 12) ---


def test_a_wake_up_is_no_return_and_nothing_fires_for_the_time_away() -> None:
    day = Scenario(plan=MOVEMENT).work("50m").suspend("2h").rest("5m").expect_nothing()
    day.expect_outcomes(["movement natural"]).work("1m").expect_due_in("movement", "59m")
    assert day.time_of(day.closed[0].at) == "09:53:00"


def test_asleep_over_a_card() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement").suspend("1h")
    day.expect_gone().expect_outcomes(["movement natural"])


def test_asleep_in_a_break() -> None:
    """The break is over when its time is; its window is gone at the wake-up."""
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Start).rest("1m").suspend("1h")
    day.expect_gone().expect_outcomes(["movement taken"])
    assert day.time_of(day.closed[0].at) == "10:05:08"


def test_a_short_sleep_counts_as_work() -> None:
    day = Scenario(plan=MOVEMENT).work("50m").suspend("2m").work("1m")
    day.expect_due_in("movement", "7m").expect_outcomes([])


def test_asleep_with_the_screen_locked() -> None:
    """The wake-up shows the lock screen: only the unlock is a return."""
    day = Scenario(plan=MOVEMENT).work("50m").lock("1m").suspend("10m").lock("5m")
    assert isinstance(day.state.presence, Resting)
    day.work("1m").expect_due_in("movement", "59m").expect_outcomes(["movement natural"])


def test_a_sleep_whose_end_was_never_told() -> None:
    """The system said `suspended` and nothing more: the first input shows that it is over."""
    day = Scenario(plan=MOVEMENT).work("50m")
    for minute in range(10):
        asleep = Tick(day.now.after(60.0 * minute), Sample(60.0 * minute, suspended=True))
        day.state = advance(day.state, asleep, day.plan).state
        assert isinstance(day.state.presence, Resting)
    day.now = day.state.now
    day.work("1m").expect_due_in("movement", "59m")


# --- the wall clock ---


@pytest.mark.parametrize("seconds", [-86400.0, 86400.0, 3600.0, -3600.0, 31 * 86400.0])
def test_a_set_clock_changes_no_count(seconds: float) -> None:
    """Tuesday at 10:40, an hour or a day or a month forward or back: work hours all the same."""
    day = Scenario("10:00", plan=MOVEMENT, day=TUESDAY).work("40m").set_clock(seconds)
    day.work("1s").expect_due_in("movement", "19m59s").work("19m59s").rest("8s")
    day.expect_card("movement").expect_outcomes([])


def test_a_clock_set_into_the_evening_and_back() -> None:
    day = Scenario(plan=MOVEMENT).work("40m").set_clock(10 * 3600).work("5m").expect_nothing()
    assert day.status.state is State.OFF_HOURS
    day.set_clock(-10 * 3600).work("1m")
    assert day.status.state is State.WORKING
    day.expect_due_in("movement", "19m")


def test_a_clock_set_back_a_day_goes_on_into_real_days() -> None:
    day = Scenario("10:00", plan=MOVEMENT, day=TUESDAY).work("40m").set_clock(-86400)
    assert day.now.wall.date() == MONDAY
    day.work("20m").rest("8s").expect_card("movement").answer(Skip).rest(until="17:10")
    assert day.status.state is State.OFF_HOURS


def test_travel_changes_hours_but_no_count() -> None:
    day = Scenario("16:00", plan=MOVEMENT).work("40m").rest("1m").set_zone(-5).work("1m")
    day.expect_due_in("movement", "18m").work("7h").expect_gone()
    assert day.status.state is State.OFF_HOURS
    assert day.now.wall.hour == 17


def test_east_into_the_evening() -> None:
    day = Scenario("15:00", plan=MOVEMENT).work("40m").rest("1m").set_zone(9).work("1m")
    day.expect_nothing()
    assert day.status.state is State.OFF_HOURS


def test_a_pause_of_a_length_does_not_follow_the_wall_clock() -> None:
    day = Scenario(plan=MOVEMENT).pause("30m").set_clock(7200).work("29m")
    assert day.status.state is State.PAUSED
    day.work("1m")
    assert day.status.state is State.WORKING


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
    day = Scenario(plan=BALANCED)
    late = day.now.after(3 * 3600)
    step = advance(day.state, Tick(late, Sample(2 * 3600)), day.plan)
    day.state, day.now, day.decisions = step.state, late, [*day.decisions, *step.decisions]
    day.expect_nothing()
    day.expect_outcomes(["micro absorbed", "movement natural"])
    assert [day.time_of(closed.at) for closed in day.closed] == ["10:00:00", "10:05:00"]


def test_late_over_the_end_of_a_pause_and_of_work() -> None:
    day = Scenario("16:00", plan=MOVEMENT).work("40m").pause("10m")
    late = day.now.after(3 * 3600)
    step = advance(day.state, Tick(late, Sample(3 * 3600)), day.plan)
    day.state, day.now, day.decisions = step.state, late, [*day.decisions, *step.decisions]
    assert day.status.state is State.OFF_HOURS
    assert "resumed" in day.causes
    assert "off_hours" in day.causes
    day.expect_outcomes(["movement natural"])
    assert day.time_of(day.closed[0].at) == "16:50:00"


def test_a_pause_found_late_is_a_rest_and_no_moment_to_ask() -> None:
    """The prompt waited; the look at the desk came 90 s into the rest: nobody may be there."""
    day = Scenario(plan=MOVEMENT).work("61m")
    late = day.now.after(90)
    step = advance(day.state, Tick(late, Sample(90.0)), day.plan)
    day.state, day.now, day.decisions = step.state, late, [*day.decisions, *step.decisions]
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
