"""Days with pauses, meetings, calls and other settings (rules 5 and 9)."""

from datetime import datetime, timedelta, timezone

import pytest

from posture.core.events import PauseBegan, PauseEnded
from posture.core.messages import Postpone, Request, Skip, Start
from posture.core.status import State
from tests.core.plans import MONDAY, a_kind, a_plan, work_hours
from tests.core.scenario import Scenario

MOVEMENT = a_plan("movement")
BALANCED = a_plan("movement", "micro")
MET = timezone(timedelta(hours=1))


def moment(clock: str, *, days: int = 0) -> datetime:
    """That time of the Monday, or so many days later."""
    return datetime.fromisoformat(f"{MONDAY + timedelta(days=days)}T{clock}+01:00")


# --- pauses ---


def test_a_pause_freezes_the_count_which_then_goes_on() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").pause("30m").work("29m").expect_state(State.PAUSED)
    assert day.status.paused_until == moment("10:00")
    day.work("1m").expect_due_in("movement", "30m").work("30m").rest("8s")
    day.expect_card("movement", at="10:30:08")


def test_a_pause_is_on_record() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").pause("30m").work("31m").pause().work("5m").resume()
    events = [event for event in day.events if isinstance(event, PauseBegan | PauseEnded)]
    assert events == [
        PauseBegan(moment("09:30"), moment("10:00")),
        PauseEnded(moment("10:00")),
        PauseBegan(moment("10:01"), None),
        PauseEnded(moment("10:06")),
    ]


def test_until_resumed_is_until_resumed() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").pause().work("6h").expect_nothing()
    assert day.status.paused_until is None
    day.resume().work("29m").expect_nothing().work("1m").rest("8s").expect_card("movement")


def test_a_later_pause_takes_the_place_of_the_first() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").pause("2h").work("10m").pause("10m").work("10m")
    day.expect_state(State.WORKING)
    day.expect_due_in("movement", "30m")


def test_a_card_goes_with_the_pause_and_comes_back_after_it() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement")
    day.pause("30m").expect_gone().work("31m").expect_nothing()
    day.rest("8s").expect_card("movement", at="10:31:16")
    day.answer(Start).rest("5m").expect_outcomes(["movement taken"])
    assert len(day.closed) == 1
    assert day.closed[0].due_at == moment("10:00")


def test_a_notice_goes_with_the_pause_too() -> None:
    day = Scenario(plan=MOVEMENT).work("69m40s").expect_heads_up("movement")
    day.pause("30m").expect_gone().work("31m").rest("8s").expect_card("movement")


def test_after_a_pause_nothing_comes_in_a_heap() -> None:
    """Three kinds stand before their time as the pause begins: each still needs its rest of the count."""
    plan = a_plan("movement", "micro", "hydration", a_kind("eyes", every_s=1200.0, length_s=20.0))
    day = Scenario(plan=plan).work("19m").pause("2h").work("2h").expect_nothing()
    day.work("50s").expect_nothing()
    day.expect_due_in("eyes", "10s").expect_due_in("micro", "10m10s")
    day.expect_due_in("movement", "40m10s").expect_due_in("hydration", "1h40m10s")


def test_what_waited_before_the_pause_comes_singly_after_it() -> None:
    """A movement break and water, both due: one card, and eight minutes before the next."""
    plan = a_plan("movement", a_kind("hydration", enabled=True, every_s=3605.0, length_s=400.0))
    day = Scenario(plan=plan).work("61m").pause("30m").work("31m").expect_nothing()
    day.expect_outcomes(["movement absorbed"]).rest("8s").expect_card("hydration")
    day.answer(Skip).work("7m").rest("9s").expect_nothing()


def test_a_rest_in_a_pause_resets_nothing() -> None:
    day = Scenario(plan=MOVEMENT).work("40m").pause("30m").rest("20m").work("10m")
    day.expect_due_in("movement", "20m").expect_outcomes([])


def test_a_rest_that_outlasts_the_pause_counts() -> None:
    day = Scenario(plan=MOVEMENT).work("40m").pause("30m").rest("31m").work("1m")
    day.expect_outcomes(["movement natural"]).expect_due_in("movement", "59m")


def test_a_pause_survives_a_restart() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").pause("60m").work("10m").restart(off="2m")
    assert day.status.paused_until == moment("10:30")
    day.work(until="10:30").expect_due_in("movement", "30m")
    forever = Scenario(plan=MOVEMENT).work("30m").pause().restart(off="2m", in_order=True)
    forever.work("3h").expect_nothing().expect_state(State.PAUSED)


def test_a_pause_that_ends_while_the_app_is_off() -> None:
    """The count goes on at 09:50, the rest from 09:40 counts at once: that is the natural break."""
    day = Scenario(plan=MOVEMENT).work("40m").pause("10m").restart(off="20m").work("1m")
    day.expect_state(State.WORKING)
    day.expect_outcomes(["movement natural"]).expect_due_in("movement", "59m")


def test_until_tomorrow_the_next_day_starts_fresh() -> None:
    day = Scenario("15:00", plan=BALANCED).work("50m").expect_gone()
    day.pause(until=moment("09:00", days=1)).work("2h").expect_gone().expect_state(State.PAUSED)
    assert day.status.paused_until == moment("09:00", days=1)
    day.rest(until="09:05").work("1m").expect_nothing().expect_state(State.WORKING)
    day.expect_due_in("movement", "59m").expect_due_in("micro", "29m")


def test_what_waits_ends_with_the_day_though_a_pause_runs() -> None:
    day = Scenario("15:30", plan=MOVEMENT).work("60m").rest("8s").expect_card("movement")
    day.pause(until=moment("09:00", days=1)).work("1h").expect_gone()
    day.expect_outcomes(["movement expired"])
    assert day.time_of(day.closed[0].at) == "17:00:00"


def test_a_pause_in_the_evening_is_over_in_the_evening() -> None:
    day = Scenario("16:30", plan=MOVEMENT).work(until="18:00").pause("1h").rest("2h")
    day.expect_state(State.OFF_HOURS)
    assert isinstance(day.events[-1], PauseEnded)
    assert day.events[-1].at == moment("19:00")


def test_a_postponed_prompt_waits_for_the_end_of_the_pause() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Postpone).pause("30m")
    day.work("29m").expect_gone().work("2m").expect_card("movement", at="10:30:08")


def test_a_running_break_goes_on_in_a_pause() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Start).rest("1m").pause("1h")
    day.expect_break("movement").rest("4m").expect_gone().expect_outcomes(["movement taken"])
    day.work(until="11:10").expect_due_in("movement", "51m08s")


def test_a_break_can_be_asked_for_in_a_pause() -> None:
    day = Scenario(plan=MOVEMENT).pause("1h").answer(Request, kind="movement").rest("5m")
    day.expect_outcomes(["movement taken"]).work("1m").expect_gone().expect_state(State.PAUSED)


# --- meetings ---


def test_a_meeting_holds_until_its_end() -> None:
    day = Scenario(plan=MOVEMENT).work("50m").meeting("30m").work("25m").expect_nothing()
    day.expect_state(State.QUIET)
    assert day.status.quiet == ("manual",)
    assert day.status.quiet_since == moment("09:50")
    assert "held" in day.causes
    day.work("5m").rest("59s").work("5s").expect_nothing().rest("8s").expect_card("movement")
    day.answer(Skip).expect_outcomes(["movement skipped"])
    assert day.closed[0].held_for == ("manual",)
    assert day.closed[0].held_s == pytest.approx(20 * 60)


def test_a_meeting_ended_by_hand() -> None:
    day = Scenario(plan=MOVEMENT).work("50m").meeting("2h").work("20m").meeting(None)
    day.expect_state(State.WORKING)
    day.work("60s").rest("8s").expect_card("movement", at="10:11:08")


def test_a_rest_in_a_meeting_is_a_natural_break() -> None:
    day = Scenario(plan=MOVEMENT).work("50m").meeting("30m").work("15m").rest("5m")
    day.expect_outcomes(["movement natural"])


def test_a_meeting_that_begins_over_a_card_holds_it() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement")
    day.meeting("30m").expect_gone().work("31m").expect_nothing().rest("8s")
    day.expect_card("movement", at="10:31:16")


def test_a_meeting_outlives_a_restart() -> None:
    day = Scenario(plan=MOVEMENT).work("50m").meeting("60m").restart(off="1m").work("30m")
    day.expect_nothing()
    assert day.status.quiet == ("manual",)


# --- quiet reasons from the desk ---


def test_do_not_disturb_over_a_heads_up() -> None:
    day = Scenario(plan=MOVEMENT).work("69m40s").expect_heads_up("movement")
    day.work("10m", quiet={"dnd"}).expect_gone().work("51s").rest("8s").expect_nothing()
    day.work("5s").rest("8s").expect_card("movement")
    assert day.status.prompt is not None
    assert day.state.front is not None
    assert day.state.front.prompt.held_for == ("dnd",)


def test_a_second_reason_is_noted_once() -> None:
    day = Scenario(plan=MOVEMENT).work("55m", quiet={"dnd"}).work("10m", quiet={"dnd"})
    day.call("10m").work("5m", quiet={"dnd"}).answer(Request, kind="movement").rest("5m")
    day.expect_outcomes(["movement taken"])
    assert day.closed[0].held_for == ("dnd", "call")
    assert day.closed[0].held_s == pytest.approx(20 * 60)
    assert day.causes.count("held") == 2


def test_held_to_the_end_of_the_range_of_hours() -> None:
    plan = a_plan("movement", hours=work_hours("09:00-12:00", "13:00-17:00"))
    day = Scenario("10:30", plan=plan).work("60m").work(until="12:30", quiet={"dnd"})
    day.expect_outcomes(["movement held"])
    assert day.time_of(day.closed[0].at) == "12:00:00"


# --- settings that change under way ---


def test_a_kind_taken_out_while_it_is_held() -> None:
    day = Scenario(plan=BALANCED).work("31m", quiet={"dnd"}).follow(MOVEMENT)
    day.expect_outcomes(["micro expired"]).expect_due_in("micro", None)
    assert day.closed[0].held_s == pytest.approx(60)


def test_a_kind_taken_out_with_its_card_open() -> None:
    day = Scenario(plan=BALANCED).work("30m").rest("8s").expect_card("micro").follow(MOVEMENT)
    day.expect_gone().expect_outcomes(["micro expired"]).work("5m").expect_due_in("micro", None)


def test_a_kind_taken_out_while_its_break_runs() -> None:
    """A break that was begun is finished."""
    day = Scenario(plan=BALANCED).work("60m").rest("8s").answer(Start).expect_break("movement")
    day.follow(a_plan("micro")).expect_break("movement").rest("5m").expect_gone()
    day.expect_outcomes(["micro ignored", "movement taken"]).work("1m")
    day.expect_due_in("movement", None)


def test_a_kind_of_ones_own_taken_out_altogether() -> None:
    own = a_kind("eyes", every_s=1200.0, length_s=300.0)
    day = Scenario(plan=a_plan(own)).work("20m").rest("8s").answer(Start).expect_break("eyes")
    day.follow(a_plan()).rest("5m").expect_gone().expect_outcomes(["eyes taken"])


def test_other_figures_for_an_open_card() -> None:
    """The card stays; its answer time is the new one."""
    day = Scenario(plan=MOVEMENT).work("70m").expect_card("movement").work("60s")
    day.follow(a_plan(a_kind("movement", response_s=100.0, again_after_s=0.0)))
    day.work("39s").expect_card("movement").work("1s").expect_outcomes(["movement ignored"])


def test_from_a_rhythm_to_a_time_of_day_and_back() -> None:
    """Another kind's card is open all the while, so each change is taken in at once."""
    timed = a_plan("movement", a_kind("stand", enabled=True, at=("14:00",)))
    counted = a_plan("movement", a_kind("stand", enabled=True, every_s=7200.0))
    day = Scenario(plan=counted).work("70m").expect_card("movement").follow(timed)
    day.expect_due_in("stand", "3h50m").follow(counted).expect_due_in("stand", "2h")
