"""Days under other plans: riders, fixed times, own hours, two ranges, fatigue (rules 6, 8, 10, 13)."""

from datetime import datetime, time, timedelta

import pytest

from posture.core.breaks import Plan
from posture.core.messages import AskFewer, Hover, Request, Skip, Start
from posture.core.status import State
from tests.core.plans import MONDAY, a_kind, a_plan, work_hours
from tests.core.scenario import Scenario

MOVEMENT = a_plan("movement")
BALANCED = a_plan("movement", "micro")
WITH_CHECK = a_plan("movement", "posture")


def a_check(*at: str) -> Plan:
    """A posture check that comes at these times."""
    return a_plan(a_kind("posture", rides_on=None, at=at))


# --- riders ---


def test_a_check_opens_the_days_first_movement_break_and_the_first_after_one() -> None:
    day = Scenario(plan=WITH_CHECK)
    for riders in (["posture"], [], [], ["posture"], []):
        day.work("60m").rest("8s").expect_card("movement")
        day.answer(Start).expect_break("movement", riders=riders).rest("5m").expect_gone()
    assert day.now.wall.hour == 14


def test_a_first_break_in_the_afternoon_is_opened_once() -> None:
    day = Scenario("13:30", plan=WITH_CHECK).work("60m").rest("8s").answer(Start)
    day.expect_break("movement", riders=["posture"]).rest("5m").work("60m").rest("8s")
    day.answer(Start).expect_break("movement", riders=[])


def test_the_next_day_is_opened_again() -> None:
    day = Scenario("15:30", plan=WITH_CHECK).work("60m").rest("8s").answer(Start)
    day.expect_break("movement", riders=["posture"]).rest(until="09:00").expect_gone()
    day.work("60m").rest("8s").answer(Start).expect_break("movement", riders=["posture"])


def test_riders_with_times_of_their_own() -> None:
    late = a_plan("movement", a_kind("posture", rides_from=(time(11),)))
    day = Scenario(plan=late).work("60m").rest("8s").answer(Start)
    day.expect_break("movement", riders=[]).rest("5m").work("60m").rest("8s").answer(Start)
    day.expect_break("movement", riders=["posture"])


def test_a_rider_that_is_off_stays_away_and_other_breaks_carry_none() -> None:
    off = a_plan("movement", a_kind("posture", enabled=False))
    day = Scenario(plan=off).work("60m").rest("8s").answer(Start)
    day.expect_break("movement", riders=[])
    micro = Scenario(plan=a_plan("movement", "micro", "posture")).work("30m").rest("8s")
    micro.answer(Start).expect_break("micro", riders=[])


def test_a_break_on_request_is_opened_too() -> None:
    day = Scenario(plan=WITH_CHECK).work("5m").answer(Request, kind="movement")
    day.expect_break("movement", riders=["posture"])


# --- fixed times ---


def test_at_ten_and_at_three() -> None:
    day = Scenario(plan=a_check("10:00", "15:00")).expect_due_in("posture", "1h")
    day.work("60m").rest("8s").expect_card("posture", at="10:00:08").answer(Skip)
    day.expect_due_in("posture", "4h59m52s").work(until="15:00").rest("8s")
    day.expect_card("posture", at="15:00:08").answer(Skip).expect_due_in("posture", None)


def test_a_cron_rule() -> None:
    day = Scenario(plan=a_check("30 9,11 * * mon-fri")).work("30m").rest("8s")
    day.expect_card("posture", at="09:30:08").answer(Skip).expect_due_in("posture", "1h59m52s")


def test_a_fixed_time_goes_on_from_day_to_day() -> None:
    friday = MONDAY + timedelta(days=4)
    day = Scenario("16:00", plan=a_check("10:00"), day=friday).expect_due_in("posture", None)
    day.work("30m").rest("65h").expect_nothing()
    assert day.now.wall.isoformat() == "2026-03-09T09:30:00+01:00"
    day.work("20m").expect_nothing().expect_due_in("posture", "10m")
    day.work("10m").rest("8s").expect_card("posture", at="10:00:08")


def test_opened_at_eleven_the_check_of_ten_comes_once() -> None:
    day = Scenario("16:30", plan=a_check("10:00", "15:00")).work("10m").restart(off="18h20m")
    assert day.now.wall.isoformat() == "2026-03-03T11:00:00+01:00"
    day.work(until="14:59").expect_gone().expect_due_in("posture", "1m")
    (closed,) = day.closed
    assert closed.due_at == datetime.fromisoformat("2026-03-03T10:00+01:00")
    assert closed.shown_at is not None
    assert closed.shown_at.hour == 11


def test_a_rest_counts_for_a_kind_with_fixed_times_once_it_is_due() -> None:
    plan = a_plan(a_kind("movement", at=("10:00",)))
    day = Scenario(plan=plan).work("30m").rest("10m").work("15m").expect_outcomes([])
    day.rest("10m").expect_outcomes(["movement natural"]).work("1m").expect_due_in("movement", None)


# --- hours ---


def test_a_kind_with_its_own_hours_comes_within_them() -> None:
    afternoon = a_kind("micro", hours=work_hours("13:00-15:00"), again_after_s=0.0)
    day = Scenario(plan=a_plan(afternoon)).work("3h").expect_nothing().rest(until="13:00")
    day.work("30m").rest("8s").expect_card("micro", at="13:30:08").answer(Skip)
    day.work(until="17:00").expect_gone()
    shown = [closed.shown_at for closed in day.closed if closed.shown_at is not None]
    assert len(shown) >= 2
    assert all(13 <= moment.hour < 15 for moment in shown)


def test_two_ranges_in_one_day() -> None:
    """The count of the morning, 40 min, goes on at 13:00 where nobody rested in between."""
    plan = a_plan("movement", hours=work_hours("09:00-12:00", "13:00-17:00"))
    day = Scenario("11:20", plan=plan).work(until="12:30").expect_nothing()
    day.expect_state(State.OFF_HOURS)
    assert day.status.work_starts == datetime.fromisoformat("2026-03-02T13:00+01:00")
    day.work(until="13:01").expect_due_in("movement", "19m")
    assert day.causes.count("day_began") == 1


def test_lunch_between_two_ranges_is_a_natural_break() -> None:
    plan = a_plan("movement", hours=work_hours("09:00-12:00", "13:00-17:00"))
    day = Scenario("11:20", plan=plan).work(until="12:00").rest(until="13:10").work("1m")
    day.expect_outcomes(["movement natural"]).expect_due_in("movement", "59m")
    assert day.time_of(day.closed[0].started_at) == "12:00:00"


def test_outside_hours_nothing_counts_and_the_day_starts_fresh() -> None:
    day = Scenario("07:00", plan=BALANCED).work("2h").expect_nothing()
    day.expect_due_in("movement", "1h").expect_due_in("micro", "30m")
    late = Scenario("16:20", plan=MOVEMENT).work(until="17:30").rest(until="09:20").work("1m")
    late.expect_due_in("movement", "59m").expect_outcomes([])


def test_no_hours_at_all() -> None:
    day = Scenario(plan=a_plan("movement", hours=work_hours())).work("26h").expect_nothing()
    day.expect_state(State.OFF_HOURS)
    assert day.status.work_starts is None


def test_a_break_asked_for_off_hours() -> None:
    day = Scenario("19:00", plan=MOVEMENT).work("5m").answer(Request, kind="movement")
    day.expect_break("movement", riders=[]).rest("5m").expect_gone()
    day.expect_outcomes(["movement taken"]).work("2h").expect_nothing()
    assert day.closed[0].requested


def test_a_break_that_runs_as_the_day_begins_goes_on() -> None:
    day = Scenario("08:50", plan=BALANCED).work("8m").answer(Request, kind="movement")
    day.rest("1m50s").work("1m").expect_break("movement").rest("3m10s").expect_gone()
    day.expect_outcomes(["movement taken"]).work("1m")
    assert day.causes.count("day_began") == 1
    day.expect_due_in("movement", "59m").expect_due_in("micro", "29m")


# --- one break covers others; kinds that no rest resets ---


def test_a_break_taken_covers_what_waits() -> None:
    """A walk, asked for while a stretch of two is due: the stretch is absorbed."""
    stretch = a_kind("stretch", every_s=1800.0, length_s=120.0, natural_after_s=120.0)
    day = Scenario(plan=a_plan("movement", stretch)).work("31m", quiet={"dnd"})
    day.answer(Request, kind="movement").rest("2m")
    day.expect_outcomes(["stretch absorbed"]).rest("3m")
    day.expect_outcomes(["stretch absorbed", "movement taken"])


def test_a_break_with_a_nudge_in_it_covers_what_waits_at_its_end() -> None:
    """No single rest in it is long enough for the stretch; the whole break is."""
    stretch = a_kind("stretch", every_s=1800.0, length_s=120.0, natural_after_s=299.0)
    plan = a_plan("movement", stretch)
    day = Scenario(plan=plan).work("31m", quiet={"dnd"}).answer(Request, kind="movement")
    day.rest("150s").nudge().rest("150s").expect_gone()
    day.expect_outcomes(["movement taken", "stretch absorbed"])
    assert day.closed[1].held_s == pytest.approx(60)


def test_water_counts_time_at_the_desk_alone() -> None:
    """Lunch of 40 min stays out of the count, a coffee of 4 min does not."""
    day = Scenario(plan=a_plan("hydration")).work("60m").rest("40m").work("10m").rest("4m")
    day.work("1m").expect_due_in("hydration", "45m").expect_outcomes([])
    assert day.now.wall.hour == 10


def test_while_a_long_rest_goes_on_water_does_not_come_due() -> None:
    day = Scenario(plan=a_plan("hydration")).work("119m").rest("20m").expect_nothing()
    day.work("1m").expect_due_in("hydration", "0s")
    assert day.causes[-1] == "due"


# --- fatigue (rule 13) ---


def ignored(day: Scenario, times: int) -> Scenario:
    """So many prompts without an answer."""
    for _ in range(times):
        before = len(day.closed)
        while len(day.closed) == before:
            day.work("30s")
    return day.expect_gone()


FAST = a_plan(a_kind("micro", every_s=600.0), "hydration")


def test_three_ignored_in_a_row_halve_the_day() -> None:
    day = ignored(Scenario(plan=FAST), 2)
    day.expect_due_in("micro", "9m50s")
    ignored(day, 1).expect_outcomes(["micro ignored"] * 3)
    assert day.causes.count("halved") == 1
    day.expect_due_in("micro", "20m").work("1s").rest(until="09:00").work("1m")
    day.expect_due_in("micro", "9m")


def test_any_answer_begins_the_row_anew() -> None:
    day = ignored(Scenario(plan=FAST), 2)
    day.work("6m").rest("1m").expect_outcomes(["micro ignored"] * 2 + ["micro natural"])
    ignored(day, 2)
    assert "halved" not in day.causes
    day.work("10m").rest("8s").expect_card("micro").answer(Skip)
    ignored(day, 2)
    assert "halved" not in day.causes


def test_under_three_in_ten_it_asks_once() -> None:
    plan = a_plan(a_kind("micro", every_s=600.0))
    day = Scenario(plan=plan)
    for number in range(12):
        day.work("10m").rest("8s").expect_card("micro")
        day.answer(Start if number in (0, 5) else Skip).rest("30s").expect_gone()
        asked = [d for d in day.decisions if isinstance(d, AskFewer)]
        assert asked == ([AskFewer(taken=2, offers=10)] if number >= 9 else [])


def test_with_three_in_ten_nothing_is_asked() -> None:
    plan = a_plan(a_kind("micro", every_s=600.0))
    day = Scenario(plan=plan)
    for number in range(10):
        day.work("10m").rest("8s").answer(Start if number < 3 else Skip).rest("30s")
    assert not [d for d in day.decisions if isinstance(d, AskFewer)]
    day.answer(Hover, inside=True).expect_gone()
