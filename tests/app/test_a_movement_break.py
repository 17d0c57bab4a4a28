"""Days around a movement break: how it is asked, taken, put off and skipped, and what is said of it."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posture.core.events import Outcome
from posture.core.status import State
from posture.ui.card_values import (
    AfterMeeting,
    AlreadyMoved,
    EndHere,
    LeaveOutMove,
    NextStep,
    NotThisSecond,
    PauseFor,
    Postpone,
    ShorterNextTime,
    Skip,
    Start,
    TogglePause,
)
from tests.app.office import MIN, Office, ring

LEFT = Qt.MouseButton.LeftButton
TITLES = {
    "Short walk": {
        "Roll the chair back, have a short walk.",
        "Fancy a glass of water on the way?",
        "A few steps, and back again?",
    },
    "Shoulder rolls": {
        "How about a stretch of the shoulders?",
        "Drop the shoulders, one slow breath.",
    },
    "Fist and fan": {"Your wrists might like a rest."},
    "Ankle pumps": {"Some minutes for your legs?"},
    "Shoulder-blade squeeze": {"Let’s open up the chest."},
    "Stand and reach up": {
        "A good moment to stand up and reach.",
        "Stand, breathe, shake it out.",
    },
    "Seated pelvic tilt": {"Shall we move a little?", "A few easy moves?"},
}
"""What the picture beside an offer shows, and the titles that go with it."""


# --- asked and taken ---


def test_the_card_comes_at_the_pause_and_not_before(office: Office) -> None:
    office.open()
    office.work(60 * MIN)
    assert not office.has_card()
    office.rest(8)
    assert office.has_card()
    offer = office.offer()
    assert offer.kicker == "Movement break · 5 min"
    assert offer.reason == "You’ve been sitting for 60 minutes."
    assert offer.postpone_s == (300, 600, 1200)
    assert (offer.can_postpone, offer.can_skip, offer.hold_to_skip) == (True, True, False)


def test_the_card_is_made_before_it_is_needed(office: Office) -> None:
    office.open()
    office.work(58 * MIN)
    assert office.parts._prompting.card is None
    office.work(MIN)
    office.parts._prompting._screen.prepare()
    assert not office.has_card()


def test_from_the_card_to_the_last_words(office: Office) -> None:
    office.open().ask()
    office.card.listen()
    QTest.mouseClick(office.card.page.offer.start_button, LEFT)
    office.refresh()
    assert office.running().has_routine
    assert office.status().state is State.ON_BREAK
    office.pass_s(301)
    assert office.outcomes == [("movement", Outcome.TAKEN)]
    assert office.ended().title in {"That’s it.", "Nice and loose."}
    assert office.ended().line == "Next break around 11:05."
    farewell = office.parts._prompting._farewell
    assert farewell.interval() == 4000
    ring(farewell)
    assert not office.has_card()


def test_the_routine_plays_in_the_card_and_is_on_record(office: Office) -> None:
    office.open().ask()
    routine = office.picture
    office.answer(Start())
    office.pass_s(2)
    assert office.picture == routine, "what was offered is what plays"
    assert (office.running().step, office.running().title) == (1, "Go for a walk")
    office.pass_s(10)
    before_s = office.running().seconds_left
    office.pass_s(10)
    assert office.running().seconds_left == before_s - 10
    office.pass_s(190)
    assert office.running().title == "The rest is yours", "the routine is over, the break goes on"
    assert not office.running().has_routine
    assert office.running().seconds_left == 300 - 212
    (played,) = office.events.routines_between(office.day, office.day)
    assert (played.routine, played.steps_done, played.steps) == ("walk-3", 1, 1)
    office.pass_s(100)
    assert played.prompt_id == office.closed[0].prompt_id


def test_the_last_break_of_the_day_says_so(office: Office) -> None:
    office.open('work.hours = [{days = ["mon"], from = "09:00", to = "10:10"}]\n').ask()
    office.answer(Start())
    office.pass_s(301)
    assert office.ended().line == "This was the last one today."


def test_end_here_keeps_what_was_done(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.pass_s(120)
    office.answer(EndHere())
    assert office.outcomes == [("movement", Outcome.PARTIAL)]
    assert office.closed[0].away_s == pytest.approx(120)
    assert office.ended().line.startswith("Next break around")


def test_ended_at_once_it_counts_as_skipped_and_the_card_goes(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.pass_s(5)
    office.answer(EndHere())
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
    assert not office.has_card()


def test_pausing_and_going_on_with_the_routine(office: Office) -> None:
    office.open('moves.never = ["walk"]\n').ask()
    office.answer(Start())
    office.pass_s(5)
    office.answer(TogglePause())
    assert office.running().paused
    assert office.running().paused_note == "Paused — take your time"
    left_s = office.running().seconds_left
    office.pass_s(30)
    assert office.running().seconds_left == left_s
    office.answer(TogglePause())
    assert not office.running().paused
    step = office.running().step
    office.answer(NextStep())
    assert office.running().step == step + 1


def test_input_that_goes_on_stops_the_countdown_and_it_says_so(office: Office) -> None:
    office.open('moves.never = ["walk"]\n').ask()
    office.answer(Start())
    office.pass_s(20)
    office.work(10)
    assert office.running().paused
    assert office.running().paused_note == "It waits while you work, and goes on when you rest."
    left_s = office.running().seconds_left
    office.work(10)
    assert office.running().seconds_left == left_s
    office.rest(12)
    assert not office.running().paused
    assert office.running().seconds_left < left_s


def test_a_nudge_of_the_mouse_stops_nothing(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.pass_s(20)
    office.work(2)
    office.rest(20)
    assert not office.running().paused


def test_walking_off_starts_the_break(office: Office) -> None:
    office.open().ask()
    office.pass_s(40)
    assert office.status().state is State.ON_BREAK
    assert not office.running().has_routine, "nobody is there to follow it"
    office.pass_s(300)
    assert office.outcomes == [("movement", Outcome.NATURAL)]
    assert not office.has_card()


def test_back_too_soon_the_card_asks_again(office: Office) -> None:
    office.open().ask()
    title = office.offer().title
    office.pass_s(60)
    office.work(3)
    assert office.offer().title == title
    assert office.outcomes == []


# --- words ---


def test_title_and_picture_agree_all_day(office: Office) -> None:
    """Twelve breaks, each taken: no routine comes twice in a row, and each title fits its picture."""
    office.open('work.hours = [{days = ["mon"], from = "00:00", to = "00:00"}]\n')
    seen: list[str] = []
    for _ in range(12):
        office.ask()
        assert office.offer().title in TITLES[office.picture], office.picture
        seen.append(office.picture)
        office.answer(Start())
        office.pass_s(301)
    assert len(set(seen)) >= 4
    assert all(one != other for one, other in itertools.pairwise(seen))


@pytest.mark.parametrize(
    ("move", "picture"),
    [
        ("walk", "Short walk"),
        ("reach-up", "Stand and reach up"),
        ("seated-pelvic-tilt", "Seated pelvic tilt"),
        ("ankle-pumps", "Ankle pumps"),
        ("finger-fan", "Fist and fan"),
    ],
)
def test_the_title_is_about_the_move_in_the_picture(
    office: Office, move: str, picture: str
) -> None:
    office.open()
    others = tuple(sorted(set(office.library.moves) - {move}))
    office.parts._settings.change({"moves.never": others})
    office.ask()
    assert office.picture == picture
    assert office.offer().title in TITLES[picture]


def test_who_does_not_stand_up_is_not_told_to(office: Office) -> None:
    office.open("moves.seated = true\n")
    standing = ("stand", "walk", "legs", "chair back", "steps", "on the way")
    for _ in range(4):
        office.ask()
        assert not any(word in office.offer().title.lower() for word in standing), (
            office.offer().title
        )
        office.answer(Start())
        office.pass_s(280)
        assert office.running().title == "The rest is yours"
        assert "walk" not in office.running().sentence.lower()
        assert office.picture != "Short walk"
        office.pass_s(21)


def test_without_any_routine_the_break_is_still_a_break(office: Office) -> None:
    office.open().library  # noqa: B018 - read before all moves are left out
    never = sorted(office.library.moves)
    office.parts._settings.change({"moves.never": tuple(never)})
    office.ask()
    assert office.offer().title in TITLES["Stand and reach up"]
    assert office.picture == "Stand and reach up"
    office.answer(LeaveOutMove())
    assert office.offer().title in TITLES["Stand and reach up"], "there is nothing to leave out"
    office.answer(Start())
    assert office.running().title == "The rest is yours"
    assert office.running().seconds_left == 300
    office.answer(TogglePause())
    assert not office.running().paused


def test_the_quiet_time_runs_out_while_work_goes_on(office: Office) -> None:
    """90 s of quiet, then `Ready when you are` for 60 s, then it goes; it comes once more after five minutes."""
    office.open().ask()
    title = office.offer().title
    office.work(55)
    assert office.offer().title == title
    assert office.offer().quiet_note == "Stays quiet for 35 s while you finish."
    assert office.offer().quiet_share == pytest.approx(55 / 90, abs=0.02)
    office.work(36)
    assert office.offer().phase_two
    assert office.offer().title == "Ready when you are."
    assert office.offer().quiet_note == ""
    office.work(60)
    assert not office.has_card()
    assert office.tooltip.startswith("Movement break again in 5 min")
    office.work(5 * MIN + 1)
    assert office.has_card()
    office.work(151)
    assert not office.has_card()
    assert office.outcomes == [("movement", Outcome.IGNORED)]


def test_the_countdown_waits_under_the_pointer(office: Office) -> None:
    office.open().ask()
    office.work(30)
    office.card.hovered.emit(True)
    share = office.offer().quiet_share
    office.work(300)
    assert office.has_card()
    assert office.offer().quiet_share == share
    office.card.hovered.emit(False)
    office.work(61)
    assert office.offer().phase_two


# --- why now ---


def test_why_now_is_short_and_true(office: Office) -> None:
    office.open().ask()
    assert office.offer().why == (
        "You’ve been at the desk since 09:00.",
        "Your rhythm is every hour.",
        "A short walk moves everything at once.",
    )


def test_why_now_after_waiting_for_a_pause(office: Office) -> None:
    office.open()
    office.work(65 * MIN)
    office.rest(8)
    assert office.offer().why == (
        "You’ve been at the desk since 09:00.",
        "It waited 5 minutes for a pause.",
        "Your rhythm is every hour.",
        "A short walk moves everything at once.",
    )


def test_why_now_after_a_call(office: Office) -> None:
    office.open('breaks.movement.every = "45m"\n')
    office.work(40 * MIN)
    office.desk.quiet = frozenset({"call"})
    office.work(17 * MIN)
    assert not office.has_card()
    office.desk.quiet = frozenset()
    office.work(70)
    office.rest(8)
    assert office.offer().why == (
        "You’ve been at the desk since 09:00.",
        "It waited 12 min: call in progress.",
        "Your rhythm is every 45 minutes.",
        "A few moves after a meeting.",
    )


def test_why_now_after_putting_it_off(office: Office) -> None:
    office.open().ask()
    office.answer(Postpone(300))
    office.work(5 * MIN + 1)
    assert office.offer().why == (
        "You’ve been at the desk since 09:00.",
        "You asked for it a little later.",
        "Your rhythm is every hour.",
        "A short walk moves everything at once.",
    )


def test_links_of_why_now(office: Office) -> None:
    office.open().ask()
    office.card.not_today_requested.emit()
    assert office.status().state is State.PAUSED
    assert office.said == "Paused until Tue 09:00."
    assert not office.has_card()
    office.card.change_rhythm_requested.emit()
    dashboard = office.window("dashboard")
    assert dashboard is not None
    assert dashboard.windowTitle() == "Settings – Posture"


# --- put off, skipped, moved ---


def test_skipped_and_undone(office: Office) -> None:
    office.open().ask()
    office.desk.work()
    office.answer(Skip())
    assert not office.has_card()
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
    assert office.said == "Skipped. Next one at 11:00."
    assert office.toast._clock.interval() == 6000
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert office.outcomes == []
    assert office.has_card()
    assert office.offer().kicker == "Movement break · 5 min"
    assert office.said == ""


def test_put_off_twice_and_no_more(office: Office) -> None:
    office.open().ask()
    office.answer(Postpone(600))
    assert not office.has_card()
    assert office.tooltip.startswith("Movement break again in 10 min")
    office.work(9 * MIN)
    assert not office.has_card()
    office.work(MIN + 1)
    assert office.offer().can_postpone
    office.answer(Postpone(300))
    office.work(5 * MIN + 1)
    assert not office.offer().can_postpone
    office.answer(Postpone(300))
    assert office.has_card(), "the third time is refused"
    office.answer(Start())
    office.rest(301)
    (closed,) = office.closed
    assert (closed.outcome, closed.postponed) == (Outcome.TAKEN, 2)


def test_esc_sends_it_away_for_now(office: Office) -> None:
    office.open().ask()
    office.answer(NotThisSecond())
    assert not office.has_card()
    office.work(5 * MIN + 1)
    assert office.has_card()


def test_when_this_meeting_ends(office: Office) -> None:
    office.open().ask()
    office.answer(AfterMeeting())
    assert not office.has_card()
    assert office.tooltip == "Held since 10:00: meeting · break comes after"
    office.work(59 * MIN)
    assert not office.has_card()
    office.work(3 * MIN)
    office.rest(8)
    assert office.has_card()


def test_pause_from_the_card(office: Office) -> None:
    office.open().ask()
    office.answer(PauseFor(3600))
    assert office.status().state is State.PAUSED
    assert office.said == "Paused until 11:00."
    assert not office.has_card()


def test_already_moved(office: Office) -> None:
    office.open().ask()
    office.answer(AlreadyMoved())
    assert office.outcomes == [("movement", Outcome.NATURAL)]
    assert office.said == "Counted. Nice walk."
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert office.outcomes == []
    assert office.has_card()


def test_shorter_next_time_is_written_and_skips(office: Office) -> None:
    office.open().ask()
    office.answer(ShorterNextTime())
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
    assert office.said == "Skipped. From now on these breaks take 3 min."
    assert "length" in office.paths.settings_file.read_text(encoding="utf-8")
    assert office.settings.number("breaks.movement.length") == 180
    for length_s in (120, 60, 60):
        office.ask()
        office.answer(ShorterNextTime())
        assert office.settings.number("breaks.movement.length") == length_s


def test_a_break_of_seconds_never_gets_longer_by_asking_for_shorter(office: Office) -> None:
    office.open('breaks.movement.length = "45s"\n').ask()
    office.answer(ShorterNextTime())
    assert office.settings.number("breaks.movement.length") <= 45


def test_a_move_is_left_out_and_not_offered_again(office: Office) -> None:
    office.open().ask()
    assert office.picture == "Short walk"
    office.answer(LeaveOutMove())
    assert office.said == "Left out. You can bring it back under Moves."
    assert office.picture != "Short walk"
    assert office.offer().title in TITLES[office.picture]
    assert office.settings.words("moves.never") == ("walk",)
    for _ in range(6):
        office.answer(Start())
        office.pass_s(301)
        office.ask()
        assert office.picture != "Short walk"


@pytest.mark.parametrize("said", [ShorterNextTime(), LeaveOutMove()])
def test_what_could_not_be_written_is_said(office: Office, said: object) -> None:
    office.open().ask()
    office.paths.settings_file.write_text("breaks = [", encoding="utf-8")
    office.answer(said)  # type: ignore[arg-type]  # either is a CardAnswer
    assert office.said.startswith("config.toml line 1: is not valid TOML")


def test_a_late_answer_to_a_card_that_is_gone(office: Office) -> None:
    office.open().ask()
    card = office.card
    office.answer(Skip())
    before = office.settings
    card.answered.emit(ShorterNextTime())
    card.answered.emit(NextStep())
    assert office.settings == before
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
