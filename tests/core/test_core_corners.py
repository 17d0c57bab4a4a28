"""Hours, times, traces, the status and the record of the desk, where they once went otherwise than promised."""

from datetime import UTC, datetime, time

import pytest

from posture.core.breaks import Plan
from posture.core.calendar import check_rule
from posture.core.hours import Period
from posture.core.messages import Postpone
from posture.core.outlook import open_span
from posture.core.simulate import Answers, replay
from posture.core.traces import Row, TraceError, read_trace
from tests.core.plans import MONDAY, a_kind, a_plan, work_hours
from tests.core.scenario import Scenario

MOVEMENT = a_plan("movement")
CHECK = a_plan(a_kind("posture", rides_on=None, at=("10:00",)))
NINE = "2026-03-02T09:00+01:00"


def rows(*lines: str) -> list[Row]:
    """The rows under a header."""
    return list(read_trace((f"{line}\n" for line in ("at,state", *lines)), "day.csv"))


# --- status ---


def test_in_a_pause_what_comes_next_is_counted_from_its_end() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").pause("1h").work("10m")
    day.expect_due_in("movement", "80m")


def test_a_fixed_time_is_not_moved_by_a_pause() -> None:
    """10:00 passes in a pause until 11:00: it comes at 11:00, and neither at 10:30 nor at 11:30."""
    Scenario(plan=CHECK).pause("2h").work("30m").expect_due_in("posture", "90m")
    Scenario(plan=CHECK).pause("20m").work("10m").expect_due_in("posture", "50m")


def test_before_the_days_first_input_the_next_is_a_whole_round_away() -> None:
    Scenario("16:20", plan=MOVEMENT).work(until="17:00").rest(until="09:10").expect_due_in(
        "movement", "60m"
    )


def test_a_postponed_prompt_waits_for_its_time_alone() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Postpone)
    assert day.status.next[0].waiting_for is None


# --- the record of the desk ---


def test_a_stretch_of_work_keeps_its_quiet_reasons() -> None:
    """Do-not-disturb began in the rest after it."""
    day = Scenario(plan=MOVEMENT).work("30m").rest("5m").rest("5m", quiet={"dnd"}).work("1m")
    assert day.spans[0] == ("active", 30.0)


def test_a_look_at_the_screen_does_not_turn_the_hour_before_into_idle_time() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").rest("30s").turn()
    span = open_span(day.state, day.now, day.plan)
    assert span is not None
    assert span.state == "active"


# --- hours and times ---


def test_the_union_of_ranges_is_the_same_all_through_it() -> None:
    hours = work_hours("09:00-13:00", "12:00-15:00")
    at = [datetime.combine(MONDAY, time(hour), UTC) for hour in (9, 14, 15)]
    assert hours.period_at(at[1]) == Period(MONDAY, at[0], at[2])


@pytest.mark.parametrize("rule", ["10:00+02:00", "* * * * * *"])
def test_a_time_with_an_offset_and_six_fields_are_no_rules(rule: str) -> None:
    with pytest.raises(ValueError, match="is neither"):
        check_rule(rule)


# --- traces ---


def test_the_line_is_that_of_the_file_also_after_a_quoted_line_end() -> None:
    with pytest.raises(TraceError, match="line 4"):
        rows(f'"{NINE}', '",active', "nonsense,active")


def test_what_runs_backwards_is_told_in_one_line() -> None:
    with pytest.raises(TraceError) as error:
        rows(f"{NINE},active", '"2026-03-02T08:00+01:00\n",active')
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("at", ["0001-01-01T00:00+01:00", "9999-12-31T23:59+00:00"])
def test_absurd_years_are_refused_or_lived_through(at: str) -> None:
    """Either is fine; an OverflowError is not."""
    try:
        prompts = replay(rows(f"{at},active"), Plan(), Answers()).prompts
    except TraceError:
        prompts = ()
    assert prompts == ()
