"""Days with a card on the screen: what is asked, how breaks run and end (rules 3, 4, 7 and 8)."""

from datetime import datetime

import pytest

from posture.core.messages import Done, Hover, Postpone, Skip, Start
from tests.core.plans import MONDAY, a_kind, a_plan
from tests.core.scenario import Scenario

MOVEMENT = a_plan("movement")
PLAIN = a_plan(a_kind("movement", heads_up_s=0.0, again_after_s=0.0))
"""Without a heads-up and without a second offer."""


def a_card() -> Scenario:
    """An hour of work, then hands off: the card since 10:00:08."""
    return Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement", at="10:00:08")


def a_break() -> Scenario:
    """The same, started at once."""
    return a_card().answer(Start).expect_break("movement", at="10:00:08")


def moment(clock: str) -> datetime:
    """That time of the Monday."""
    return datetime.fromisoformat(f"{MONDAY}T{clock}+01:00")


# --- the notice and the card (rules 4 and 7) ---


def test_the_card_comes_in_the_first_pause_and_the_break_is_taken() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").expect_nothing()
    day.rest("7s").work("1m").expect_nothing()
    day.rest("8s").expect_card("movement", at="10:01:15")
    day.answer(Start).rest("5m").expect_gone().expect_outcomes(["movement taken"])
    day.work("20m").expect_due_in("movement", "40m")


def test_without_a_pause_the_notice_grows_into_the_card() -> None:
    day = Scenario(plan=MOVEMENT).work("69m").expect_nothing()
    day.work("30s").expect_heads_up("movement", at="10:09:30")
    day.work("30s").expect_card("movement", at="10:10:00")
    day.answer(Skip).expect_gone().expect_outcomes(["movement skipped"])


def test_a_pause_lets_the_notice_grow_at_once() -> None:
    day = Scenario(plan=MOVEMENT).work("69m40s").expect_heads_up("movement", at="10:09:30")
    day.rest("8s").expect_card("movement", at="10:09:48")


def test_the_notice_takes_answers_too() -> None:
    def notice() -> Scenario:
        return Scenario(plan=MOVEMENT).work("69m40s").expect_heads_up("movement")

    notice().answer(Start).expect_break("movement").rest("5m").expect_outcomes(["movement taken"])
    notice().answer(Postpone).expect_gone().work("5m").expect_card("movement", at="10:14:40")
    notice().answer(Skip).expect_gone().expect_outcomes(["movement skipped"])


def test_in_a_rest_nobody_is_asked_and_ten_seconds_after_it_at_the_earliest() -> None:
    day = Scenario(plan=MOVEMENT).work("59m").rest("2m").expect_nothing()
    day.work("9s").expect_nothing().work("1m").rest("8s").expect_card("movement", at="10:02:17")
    marked = Scenario(plan=MOVEMENT).work("59m").lock("2m").expect_nothing()
    marked.work("9s").expect_nothing().work("1s").expect_card("movement", at="10:01:10")


# --- no answer ---


def test_no_answer_then_once_more_then_ignored() -> None:
    day = Scenario(plan=MOVEMENT).work("70m").expect_card("movement", at="10:10:00")
    day.work("150s").expect_gone().expect_outcomes([])
    assert day.causes[-1] == "no_answer"
    day.work("5m").expect_card("movement", at="10:17:30")
    day.work("150s").expect_gone().expect_outcomes(["movement ignored"])


def test_a_pointer_on_the_card_stops_the_clock() -> None:
    day = Scenario(plan=PLAIN).work("70m").expect_card("movement", at="10:10:00").work("60s")
    day.answer(Hover, inside=True).answer(Hover, inside=True).work("10m").expect_card("movement")
    day.answer(Hover, inside=False).work("89s").expect_card("movement")
    day.work("2s").expect_gone().expect_outcomes(["movement ignored"])


def test_a_pointer_on_the_card_while_the_hands_are_off() -> None:
    """A rest uses up no answer time, with the pointer on the card or not."""
    day = Scenario(plan=PLAIN).work("60m").rest("8s").expect_card("movement")
    day.answer(Hover, inside=True).rest("20s").work("5m").expect_card("movement")
    day.rest("20s").answer(Hover, inside=False).work("149s").expect_card("movement")
    day.work("2s").expect_outcomes(["movement ignored"])


def test_the_pointer_leaves_while_nobody_types() -> None:
    day = Scenario(plan=PLAIN).work("60m").rest("8s").expect_card("movement")
    day.answer(Hover, inside=True).rest("10s")
    day.untouched(Hover, inside=False).rest("10s").work("149s").expect_card("movement")
    day.work("2s").expect_outcomes(["movement ignored"])


def test_a_pointer_without_a_card_means_nothing() -> None:
    Scenario(plan=MOVEMENT).work("5m").answer(Hover, inside=True).expect_nothing()


# --- breaks (rule 8) ---


@pytest.mark.parametrize(
    ("away", "outcome"),
    [("240s", "taken"), ("239s", "partial"), ("90s", "partial"), ("89s", "skipped")],
)
def test_a_break_ended_early_counts_by_its_share(away: str, outcome: str) -> None:
    day = a_break().rest(away).answer(Done).expect_gone()
    day.expect_outcomes([f"movement {outcome}"])


def test_half_a_break_keeps_its_seconds() -> None:
    day = a_break().rest("150s").answer(Done).expect_outcomes(["movement partial"])
    assert day.closed[0].away_s == pytest.approx(150)
    assert day.time_of(day.closed[0].started_at) == "10:00:08"
    day.work("10m").expect_due_in("movement", "50m")


def test_skipping_a_running_break_ends_it_by_its_share_too() -> None:
    a_break().rest("150s").answer(Skip).expect_outcomes(["movement partial"])


def test_sustained_input_stops_the_countdown_and_a_rest_lets_it_go_on() -> None:
    day = a_break().rest("60s").work("5s")
    assert day.countdown == []
    day.work("55s")
    assert day.countdown == [True]
    day.rest("8s")
    assert day.countdown == [True, False]
    day.rest("231s").expect_break("movement").rest("1s").expect_gone()
    day.expect_outcomes(["movement taken"])
    assert day.closed[0].away_s == pytest.approx(300)


@pytest.mark.parametrize(("away", "outcome"), [("60s", "skipped"), ("2m", "partial")])
def test_work_that_goes_on_ends_the_break_by_its_share(away: str, outcome: str) -> None:
    a_break().rest(away).work("149s").expect_break("movement").work("2s").expect_gone()
    day = a_break().rest(away).work("151s").expect_gone()
    day.expect_outcomes([f"movement {outcome}"])


def test_one_nudge_of_the_mouse_changes_nothing() -> None:
    day = a_break().rest("60s").nudge().rest("239s").expect_break("movement")
    day.rest("1s").expect_gone().expect_outcomes(["movement taken"])
    assert day.countdown == []


def test_a_break_that_was_started_counts_from_the_click() -> None:
    """The hand that clicked rests on the mouse for a moment: that is no work."""
    day = Scenario(plan=MOVEMENT).work("70m").expect_card("movement").work("10s").answer(Start)
    day.rest("5m").expect_gone().expect_outcomes(["movement taken"])
    assert day.time_of(day.closed[0].at) == "10:15:10"


def test_walking_off_starts_the_break_and_coming_back_too_soon_shows_the_card_again() -> None:
    day = a_card().rest("29s").expect_card("movement").rest("1s")
    day.expect_break("movement", at="10:00:08").rest("30s")
    day.work("1s").expect_card("movement", at="10:00:08").expect_outcomes([])
    day.work("148s").expect_card("movement").work("2s").expect_gone().expect_outcomes([])


def test_walking_off_for_most_of_the_length_is_a_break_taken() -> None:
    day = a_card().rest("240s").expect_break("movement").work("1s").expect_gone()
    day.expect_outcomes(["movement taken"])
    assert day.time_of(day.closed[0].at) == "10:04:08"


def test_walking_off_for_longer_is_the_natural_break() -> None:
    """The rest began before the card: it reaches five minutes before the break does."""
    day = a_card().rest("6m").expect_gone().expect_outcomes(["movement natural"])
    assert day.time_of(day.closed[0].started_at) == "10:00:00"
    assert day.time_of(day.closed[0].at) == "10:05:00"


def test_a_short_break_is_taken_before_the_rest_counts() -> None:
    """30 s of a micro-break are over before its 60 s of natural rest."""
    day = Scenario(plan=a_plan("micro")).work("30m").rest("8s").expect_card("micro")
    day.rest("24s").expect_break("micro").rest("6s").expect_gone()
    day.expect_outcomes(["micro taken"]).rest("60s").expect_outcomes(["micro taken"])


def test_start_after_walking_off_makes_it_a_break_of_ones_own() -> None:
    day = a_card().rest("40s").expect_break("movement").untouched(Start).rest("10s")
    day.work("4s").expect_break("movement").rest("4m6s").expect_gone()
    day.expect_outcomes(["movement taken"])


def test_start_in_a_running_break_changes_nothing() -> None:
    a_break().rest("60s").untouched(Start).rest("4m").expect_outcomes(["movement taken"])


def test_skip_after_walking_off_is_a_skip() -> None:
    a_card().rest("40s").answer(Skip).expect_outcomes(["movement skipped"])
