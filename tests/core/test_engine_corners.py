"""Days that once went otherwise than the rules say: settings, fixed times, hours, pauses, clocks, cards."""

from datetime import date, datetime, timedelta

import msgspec
import pytest

from posture.core.breaks import BreakKind
from posture.core.engine import advance
from posture.core.messages import Hover, Pause, Postpone, Request, Skip, Start, Tick
from posture.core.presence import Sample
from posture.core.status import State
from tests.core.plans import MONDAY, a_kind, a_plan, work_hours
from tests.core.scenario import Scenario

TUESDAY = MONDAY + timedelta(days=1)
MOVEMENT = a_plan("movement")
PLAIN = a_kind("movement", heads_up_s=0.0, again_after_s=0.0)
TWO_RANGES = work_hours("09:00-12:00", "13:00-17:00")
MORNING = a_kind("movement", hours=work_hours("09:00-12:00"))
AFTERNOON = a_kind("movement", hours=work_hours("13:00-17:00"))


def a_check(*at: str) -> BreakKind:
    """A posture check that comes at these times."""
    return a_kind("posture", rides_on=None, at=at)


# --- 1: settings are followed at once (rules 9 and 10) ---


def test_a_shorter_interval_is_followed_at_once() -> None:
    day = Scenario(plan=MOVEMENT).work("40m").follow(a_plan(a_kind("movement", every_s=2700.0)))
    day.expect_due_in("movement", "5m").work("5m").rest("8s")
    day.expect_card("movement", at="09:45:08")


def test_a_new_kind_counts_from_when_it_came() -> None:
    day = Scenario(plan=MOVEMENT).work("20m").follow(a_plan("movement", "micro"))
    day.expect_due_in("micro", "30m").work("10m").expect_due_in("micro", "20m")


def test_a_kind_taken_out_while_its_prompt_waits() -> None:
    day = Scenario(plan=a_plan("movement", "micro")).work("30m10s").follow(MOVEMENT)
    day.expect_outcomes(["micro expired"]).work("5m").expect_nothing()


def test_shorter_work_hours_are_followed_at_once() -> None:
    day = Scenario("15:10", plan=MOVEMENT).work("50m")
    day.follow(a_plan("movement", hours=work_hours("09:00-15:30")))
    assert day.status.state is State.OFF_HOURS
    day.work("11m").rest("8s").expect_nothing()


def test_longer_work_hours_are_followed_at_once() -> None:
    day = Scenario("16:50", plan=MOVEMENT).work(until="18:00")
    day.follow(a_plan("movement", hours=work_hours("09:00-21:00"))).work("1m")
    assert day.status.state is State.WORKING


def test_other_times_of_day_are_followed_at_once() -> None:
    day = Scenario(plan=a_plan(a_check("10:00"))).work("30m").follow(a_plan(a_check("11:00")))
    day.expect_due_in("posture", "90m").work("45m").rest("8s").expect_nothing()
    day.work(until="11:00").rest("8s").expect_card("posture", at="11:00:08")


def test_what_other_settings_make_due_waits_for_a_pause_too() -> None:
    """40 min were counted as the interval became 30: it could first come now, not ten minutes ago."""
    day = Scenario(plan=a_plan(PLAIN)).work("40m")
    day.follow(a_plan(msgspec.structs.replace(PLAIN, every_s=1800.0))).work("9m50s")
    day.expect_nothing().rest("8s").expect_card("movement", at="09:49:58")


# --- 2: fixed times ---


def test_opened_at_eleven_nobody_is_asked_on_sitting_down() -> None:
    """The first input is a return: ten seconds, then a pause (rules 3 and 4)."""
    day = Scenario("16:30", plan=a_plan(a_check("10:00", "15:00"))).work("10m")
    day.restart(off="18h20m").work("9s").expect_nothing().work("1m").rest("8s")
    day.expect_card("posture", at="11:01:17").answer(Skip)
    assert day.closed[0].due_at == datetime.fromisoformat("2026-03-03T10:00+01:00")


def test_a_time_that_passed_in_a_pause_waits_for_a_natural_pause() -> None:
    day = Scenario(plan=a_plan(a_check("10:00"))).work("50m").pause("30m").work("31m")
    day.expect_nothing().rest("8s").expect_card("posture", at="10:21:08")


def test_a_time_between_two_ranges_waits_for_a_natural_pause() -> None:
    plan = a_plan(a_check("12:30"), hours=TWO_RANGES)
    day = Scenario(plan=plan).work(until="13:01").expect_nothing().rest("8s")
    day.expect_card("posture", at="13:01:08")


def test_opened_in_the_second_range_the_check_of_the_first_comes_once() -> None:
    plan = a_plan(a_check("10:00"), hours=TWO_RANGES)
    day = Scenario("16:30", plan=plan).work("10m").restart(off="21h20m")
    assert day.now.wall.hour == 14
    day.work("1m").rest("8s").expect_card("posture")


def test_times_of_day_follow_the_time_zone() -> None:
    day = Scenario("10:30", plan=a_plan(a_check("15:00"))).work("60m").rest("20s").set_zone(2)
    day.work("40s").expect_due_in("posture", "2h29m")


def test_cron_rules_follow_the_change_of_clocks() -> None:
    """Worked out on Friday at +01:00; on Monday ten o'clock is at +02:00."""
    plan = a_plan(a_check("0 10 * * mon-fri"))
    day = Scenario("16:00", plan=plan, day=date(2026, 3, 27)).work("30m").rest("1m").set_zone(2)
    day.rest("64h").work(until="09:55").expect_due_in("posture", "5m")


# --- 3: a kind's own hours ---


def test_outside_its_own_hours_a_kind_absorbs_nothing() -> None:
    day = Scenario("11:30", plan=a_plan(MORNING, "micro")).work("30m").rest("8s")
    day.expect_card("micro", at="12:00:08").answer(Skip)
    day.work("31m").rest("8s").expect_card("micro", at="12:31:16")


def test_what_waits_when_its_own_hours_end_comes_no_more() -> None:
    day = Scenario("10:55", plan=a_plan(MORNING)).work("66m").rest("8s").expect_nothing()
    day.expect_outcomes(["movement expired"])


def test_a_card_open_when_its_own_hours_end_goes() -> None:
    day = Scenario("10:59:30", plan=a_plan(MORNING)).work(until="11:59:30").rest("8s")
    day.expect_card("movement").rest("20s").work("10s").expect_gone()
    day.expect_outcomes(["movement expired"])
    assert day.time_of(day.closed[0].at) == "12:00:00"


def test_its_own_hours_begin_while_the_user_works() -> None:
    """Whether it counted before or counts from 13:00: by a quarter past two it has come."""
    day = Scenario(plan=a_plan(AFTERNOON)).work(until="13:00").expect_nothing()
    day.work("75m")
    assert "shown_bound" in day.causes


def test_outside_its_own_hours_no_natural_break_is_recorded() -> None:
    Scenario(plan=a_plan(AFTERNOON)).work("40m").rest("10m").work("1m").expect_outcomes([])


# --- 4: pauses (rule 9) ---


def test_a_pause_into_the_next_morning_saves_up_nothing() -> None:
    day = Scenario("16:00", plan=MOVEMENT).work("10m")
    day.pause(until=datetime.fromisoformat("2026-03-03T11:00+01:00")).rest(until="09:00")
    day.work(until="11:00").expect_nothing().expect_due_in("movement", "60m")


def test_a_card_that_a_pause_put_away_comes_back_with_its_second_offer() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement").pause("30m")
    day.work("31m").rest("8s").expect_card("movement").work("150s").expect_gone()
    day.expect_outcomes([]).work("5m").expect_card("movement")


# --- 5: the day, the clocks, odd samples (rules 1, 10, 14) ---


def test_a_clock_set_forward_a_day_changes_no_count_though_there_was_a_short_rest() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").rest("2m").work("20m").set_clock(86400)
    day.work("1s").expect_due_in("movement", "7m59s")


def test_after_a_clock_set_back_a_day_the_next_morning_starts_fresh() -> None:
    day = Scenario("16:15", plan=MOVEMENT, day=TUESDAY).work("10m").set_clock(-86400)
    day.work(until="17:00").rest(until="09:10").expect_outcomes([])
    day.work("1m").expect_due_in("movement", "59m")
    assert day.causes.count("day_began") == 2


def test_travel_is_noticed_while_typing_goes_on() -> None:
    day = Scenario("15:00", plan=MOVEMENT).work("40m").set_zone(9).work("30s")
    assert day.status.state is State.OFF_HOURS


def test_negative_idle_time_is_no_input_to_come() -> None:
    day = Scenario(plan=MOVEMENT).work("40m")
    later = day.now.after(30)
    day.state = advance(day.state, Tick(later, Sample(-50.0)), day.plan).state
    assert day.state.last_input_s == later.elapsed_s


def test_the_first_input_begins_the_day_however_late_it_is_found() -> None:
    """Typed until 08:59:55, and once more at 09:00:10; the next look was at 09:00:55."""
    day = Scenario("08:50", plan=MOVEMENT).work(until="08:59:55").oversleep("60s", idle="45s")
    day.work("10s").expect_due_in("movement", "59m05s")


def test_riders_come_once_on_a_night_shift_too() -> None:
    """Its day is the one it began on."""
    plan = a_plan("movement", "posture", hours=work_hours("22:00-06:00"))
    day = Scenario("22:00", plan=plan).work("60m").rest("8s").answer(Start)
    day.expect_break("movement", riders=["posture"]).rest("5m").work("60m").rest("8s")
    day.answer(Start).expect_break("movement", riders=[])


# --- 6: cards (rules 3, 5, 8) ---


def test_a_pause_just_after_the_return_does_not_shorten_the_ten_seconds() -> None:
    day = Scenario(plan=MOVEMENT).work("59m").rest("2m").work("1s").rest("8s").expect_nothing()
    assert day.time_of(day.now.wall) == "10:01:09"


@pytest.mark.parametrize("back_to", ["off hours", "call", "pause"])
def test_back_from_walking_off_no_card_flashes_where_none_may_be(back_to: str) -> None:
    at = "15:59" if back_to == "off hours" else "09:00"
    day = Scenario(at, plan=a_plan(PLAIN)).work("60m").rest("40s").expect_break("movement")
    if back_to == "pause":
        day.untouched(Pause, for_s=3600.0)
    day.rest("20s").work("10s", quiet={"call"} if back_to == "call" else ()).expect_nothing()


def test_riders_wait_for_the_user_who_walked_off() -> None:
    day = Scenario(plan=a_plan("movement", "posture")).work("60m").rest("45s")
    day.expect_break("movement").work("1s").expect_card("movement").answer(Start)
    day.expect_break("movement", riders=["posture"])


def test_a_pointer_still_on_the_card_after_walking_off_stops_the_clock() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Hover, inside=True).rest("45s")
    day.expect_break("movement").work("3m").expect_card("movement")


@pytest.mark.parametrize("message", [Skip, Start, Postpone])
def test_the_time_held_is_kept_whatever_ends_it(message: type[Skip | Start | Postpone]) -> None:
    """The card was withdrawn for ten minutes of do-not-disturb, and answered from the tray."""
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement")
    day.work("10m", quiet={"dnd"}).answer(message).rest("5m")
    assert len(day.closed) == 1
    assert day.closed[0].held_s == pytest.approx(600)


def test_a_running_break_cannot_be_postponed_away() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Start).rest("4m30s")
    day.untouched(Postpone).rest("30s").expect_outcomes(["movement taken"])


def test_a_shorter_break_on_request_does_not_absorb_a_longer_one() -> None:
    """Rule 6: the longer one wins. 30 s for the eyes do not stand for five minutes of walking."""
    day = Scenario(plan=a_plan("movement", "micro")).work("60m").rest("8s")
    day.expect_card("movement").answer(Request, kind="micro").rest("30s").work("1s")
    assert "movement absorbed" not in [f"{closed.kind} {closed.outcome}" for closed in day.closed]
