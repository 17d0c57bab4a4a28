"""Days with odd clocks: restarts, sleep, a clock set anew, travel (rules 1, 10 to 12)."""

from datetime import timedelta

import pytest

from posture.core.engine import advance
from posture.core.messages import Postpone, Skip, Start, Tick
from posture.core.presence import Resting, Sample, Working
from posture.core.status import State
from tests.core.plans import MONDAY, a_plan
from tests.core.scenario import Scenario

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
    day.expect_state(State.OFF_HOURS)
    day.set_clock(-10 * 3600).work("1m").expect_state(State.WORKING)
    day.expect_due_in("movement", "19m")


def test_a_clock_set_back_a_day_goes_on_into_real_days() -> None:
    day = Scenario("10:00", plan=MOVEMENT, day=TUESDAY).work("40m").set_clock(-86400)
    assert day.now.wall.date() == MONDAY
    day.work("20m").rest("8s").expect_card("movement").answer(Skip).rest(until="17:10")
    day.expect_state(State.OFF_HOURS)


def test_travel_changes_hours_but_no_count() -> None:
    day = Scenario("16:00", plan=MOVEMENT).work("40m").rest("1m").set_zone(-5).work("1m")
    day.expect_due_in("movement", "18m").work("7h").expect_gone().expect_state(State.OFF_HOURS)
    assert day.now.wall.hour == 17


def test_east_into_the_evening() -> None:
    day = Scenario("15:00", plan=MOVEMENT).work("40m").rest("1m").set_zone(9).work("1m")
    day.expect_nothing().expect_state(State.OFF_HOURS)


def test_a_pause_of_a_length_does_not_follow_the_wall_clock() -> None:
    day = Scenario(plan=MOVEMENT).pause("30m").set_clock(7200).work("29m")
    day.expect_state(State.PAUSED)
    day.work("1m").expect_state(State.WORKING)
