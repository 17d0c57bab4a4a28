"""Prompts besides the movement card: the pill, the notice before a card, the quiet way, posture checks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posture.core.events import CheckAnswer, Outcome
from posture.core.status import State
from posture.ui.card_values import Postpone, ShorterNextTime, Skip, Start, TogglePause
from posture.ui.posture_check.window import PostureCheckWindow
from tests.app.office import MIN, Office

HALF_HOUR = 30 * MIN


def pill(office: Office) -> Office:
    """Half an hour of work, then a pause: the micro-break is there."""
    office.open(also=["micro"])
    office.work(HALF_HOUR)
    office.rest(8)
    return office


def check(office: Office) -> PostureCheckWindow:
    """The posture check that is open."""
    window = office.window("check")
    assert isinstance(window, PostureCheckWindow)
    return window


def press(window: PostureCheckWindow, keys: str) -> None:
    for key in keys:
        QTest.keyClick(window, Qt.Key(ord(key)))


# --- micro-breaks ---


def test_a_micro_break_needs_no_click(office: Office) -> None:
    pill(office)
    assert office.micro().text == "Look far away for 30 seconds"
    assert office.picture == "Far gaze"
    office.pass_s(60)
    assert office.outcomes == [("micro", Outcome.TAKEN)]
    assert not office.has_card()


def test_the_pill_counts_the_break_once_it_runs(office: Office) -> None:
    pill(office)
    office.pass_s(26)
    assert office.status().state is State.ON_BREAK
    before = office.micro()
    assert before.resting
    office.pass_s(2)
    assert office.micro().seconds_left == before.seconds_left - 2
    assert office.micro().share > before.share


def test_work_goes_on_and_the_pill_goes_by_itself(office: Office) -> None:
    pill(office)
    office.work(20)
    micro = office.micro()
    assert (micro.seconds_left, micro.share, micro.resting) == (30, 0.0, False)
    office.work(21)
    assert not office.has_card()
    assert office.outcomes == [("micro", Outcome.IGNORED)]


def test_a_pill_leaves_a_routine_of_its_own_alone(office: Office) -> None:
    """Somebody plays a routine from the menu while the pill comes, runs as a break and goes."""
    pill(office)
    assert office.parts.play_routine("upper-back-2")
    run = office.parts._prompting.run
    office.pass_s(40)
    assert office.outcomes == [("micro", Outcome.TAKEN)]
    assert run is not None
    assert not run.is_over()
    office.pass_s(120)
    assert run.is_over()
    (played,) = office.events.routines_between(office.day, office.day)
    assert (played.routine, played.prompt_id) == ("upper-back-2", None)
    assert played.steps_done == played.steps


# --- the notice before a card ---


def test_the_notice_grows_into_the_card(office: Office) -> None:
    office.open()
    office.work(69 * MIN)
    assert not office.has_card()
    office.work(31)
    assert office.heads_up().text == "Movement break in half a minute"
    assert office.heads_up().postpone_s == 300
    office.work(15)
    assert office.heads_up().seconds_left == 14
    assert office.heads_up().share == pytest.approx(16 / 30, abs=0.02)
    office.work(15)
    assert office.offer().title
    assert office.card.coming_or_there


def test_a_pause_makes_the_notice_the_card_at_once(office: Office) -> None:
    office.open()
    office.work(70 * MIN - 25)
    office.rest(9)
    assert office.offer().reason == "You’ve been sitting for 70 minutes."


@pytest.mark.parametrize("answer", [Start(), Postpone(300)])
def test_the_notice_can_be_answered(office: Office, answer: Start | Postpone) -> None:
    office.open()
    office.work(70 * MIN - 20)
    office.answer(answer)
    if isinstance(answer, Start):
        assert office.status().state is State.ON_BREAK
        assert office.running().has_routine
    else:
        assert not office.has_card()
        assert office.tooltip.startswith("Movement break again in 5 min")


def test_the_notice_after_the_last_putting_off_has_no_second_button(office: Office) -> None:
    office.open("breaks.movement.postpone_limit = 0\n")
    office.work(70 * MIN - 20)
    assert office.heads_up().postpone_s is None


# --- the quiet way ---


def test_the_quiet_way_is_a_notification_for_each_offer_and_no_card(office: Office) -> None:
    office.open('breaks.movement.strength = "quiet"\n')
    office.work(70 * MIN + 1)
    assert office.notices.ever == ["Movement break · 5 min"]
    office.work(20 * MIN)
    assert office.notices.ever == ["Movement break · 5 min"] * 2
    assert not office.notices.shown
    assert not office.has_card()
    assert office.outcomes == [("movement", Outcome.IGNORED)]


def test_put_off_the_quiet_way_asks_again(office: Office) -> None:
    office.open('breaks.movement.strength = "quiet"\n')
    office.work(60 * MIN)
    office.rest(8)
    office.choose("In 5 minutes")
    assert not office.notices.shown
    office.work(5 * MIN + 1)
    assert len(office.notices.ever) == 2


def test_walking_off_from_the_quiet_way_shows_nothing(office: Office) -> None:
    office.open('breaks.movement.strength = "quiet"\n')
    office.work(60 * MIN)
    office.rest(40)
    assert office.status().state is State.ON_BREAK
    assert not office.has_card()
    assert len(office.notices.ever) == 1
    assert not office.notices.shown


def test_a_break_that_the_user_begins_is_shown_even_the_quiet_way(office: Office) -> None:
    office.open('breaks.movement.strength = "quiet"\n')
    office.work(60 * MIN)
    office.rest(8)
    office.choose("Take a break now")
    assert office.running().has_routine
    office.pass_s(301)
    assert office.ended().line.startswith("Next break around")


def test_a_routine_that_ends_brings_no_card_the_quiet_way(office: Office) -> None:
    office.open('breaks.movement.strength = "quiet"\n')
    office.parts.play_routine("walk-3")
    office.work(60 * MIN)
    office.rest(8)
    run = office.parts._prompting.run
    if run is not None:
        run.end()
    office.refresh()
    assert not office.has_card()


# --- posture checks ---


def test_the_first_break_begins_with_a_posture_check(office: Office) -> None:
    office.open(also=["posture"]).ask()
    office.answer(Start())
    window = check(office)
    assert office.running().paused, "the routine waits"
    assert office.running().paused_note == "It begins after the posture check."
    office.pass_s(2)
    press(window, "1213")
    answers = [
        (one.item, one.answer) for one in office.events.checks_between(office.day, office.day)
    ]
    assert answers == [
        ("feet-flat", CheckAnswer.RIGHT),
        ("knees-at-hip-level", CheckAnswer.FIXED),
        ("lower-back-supported", CheckAnswer.RIGHT),
        ("screen-at-eye-level", CheckAnswer.CANNOT),
    ]
    assert office.running().paused, "it says thanks first"
    window.close()
    assert office.window("check") is None
    assert not office.running().paused
    office.pass_s(300)
    assert office.outcomes == [("movement", Outcome.TAKEN)]


def test_not_now_is_recorded_as_nothing_and_the_routine_goes_on(office: Office) -> None:
    office.open(also=["posture"]).ask()
    office.answer(Start())
    QTest.keyClick(check(office), Qt.Key.Key_Escape)
    assert not office.running().paused
    assert office.events.checks_between(office.day, office.day) == []


def test_a_routine_that_the_user_paused_stays_so_after_a_check(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.pass_s(5)
    office.answer(TogglePause())
    office.choose("Quick posture check")
    check(office).close()
    assert office.running().paused


def test_a_check_answered_by_many_keys_lets_the_routine_wait_for_a_rest(office: Office) -> None:
    office.open(also=["posture"]).ask()
    office.answer(Start())
    office.work(10)
    check(office).close()
    office.refresh()
    assert office.running().paused
    assert office.running().paused_note.startswith("It waits while you work")
    office.rest(9)
    assert not office.running().paused


def test_going_on_by_hand_does_not_wait_for_the_check(office: Office) -> None:
    office.open(also=["posture"]).ask()
    office.answer(Start())
    office.answer(TogglePause())
    assert not office.running().paused
    check(office).close()
    assert not office.running().paused


def test_a_break_ended_at_once_takes_its_check_along(office: Office) -> None:
    office.open(also=["posture"]).ask()
    office.answer(Start())
    office.pass_s(3)
    office.parts.skip(emergency=False)
    assert office.window("check") is None


def test_a_check_may_outlast_its_break(office: Office) -> None:
    office.open(also=["posture"]).ask()
    office.answer(Start())
    office.pass_s(301)
    assert office.outcomes == [("movement", Outcome.TAKEN)]
    assert check(office).isVisible()


def test_the_second_break_has_no_check_and_the_first_after_one_o_clock_has(office: Office) -> None:
    office.open(also=["posture"])
    seen = []
    for _ in range(5):
        office.ask()
        office.answer(Start())
        seen.append(office.window("check") is not None)
        if seen[-1]:
            check(office).close()
        office.pass_s(301)
    assert seen == [True, False, False, True, False]


def test_a_posture_check_at_its_own_time(office: Office) -> None:
    office.open('breaks.posture.at = ["09:20"]\nbreaks.posture.with = "none"\n', also=["posture"])
    office.work(20 * MIN)
    office.rest(8)
    assert office.offer().title == "A quick look at how you sit?"
    office.answer(Start())
    assert check(office).isVisible()
    assert office.running().sentence == "The posture check is open."


def test_only_one_check_is_open(office: Office) -> None:
    office.open()
    office.choose("Quick posture check")
    first = check(office)
    office.choose("Quick posture check")
    assert check(office) is first
    first.close()
    office.delete_closed()
    office.choose("Quick posture check")
    assert check(office) is not first


# --- other kinds ---


def test_kinds_without_a_routine_have_words_of_their_own(office: Office) -> None:
    office.open('breaks.movement.enabled = false\nbreaks.stand.length = "1m"\n', also=["stand"])
    office.work(30 * MIN)
    office.rest(8)
    assert office.offer().title == "Time to stand for a while?"
    assert office.picture == "Stand and reach up"
    office.answer(ShorterNextTime())
    assert office.settings.number("breaks.stand.length") == 60
    office.work(30 * MIN)
    office.rest(8)
    office.answer(Start())
    assert office.running().title == "Change position"
    assert office.running().sentence.startswith("Raise the desk")
    assert not office.running().has_routine


def test_a_firm_prompt_asks_for_a_long_press_unless_the_settings_say_otherwise(
    office: Office,
) -> None:
    office.open('breaks.movement.strength = "firm"\n').ask()
    assert office.offer().hold_to_skip
    office.answer(Skip())
    office.parts._settings.change({"prompts.hold_to_skip": False})
    office.ask()
    assert not office.offer().hold_to_skip


def test_a_kind_that_was_taken_out_of_the_settings_still_has_a_card(office: Office) -> None:
    office.open('breaks.tea.every = "1h"\nbreaks.tea.length = "6m"\n').ask()
    assert office.offer().kind == "tea"
    office.parts._settings.change({}, ("breaks.tea",))
    office.refresh()
    assert office.has_card() is (office.status().prompt is not None)
