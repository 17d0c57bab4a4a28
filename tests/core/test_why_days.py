"""Days told as stories: how each prompt was due, what it waited for, how it ended and why it counts so.

Whole sentences, in the words of the command line; the windows say the same phrases in theirs.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
import pytest

from posture.core.breaks import MINUTE
from posture.core.events import SettingChanged
from posture.core.messages import Done, Moved, Postpone, Request, Skip, Start
from posture.core.settings import Settings
from posture.core.why import prompt_stories
from posture.core.why_decisions import step_clauses
from posture.core.why_settings import setting_of
from posture.core.why_telling import clauses_of
from tests.core.plans import MONDAY, a_kind, a_plan, work_hours
from tests.core.scenario import Scenario
from tests.core.why_days import asked, course, record_of, stories, told, words

MOVEMENT = a_plan("movement")
BOTH = a_plan("micro", "movement")
BEGAN = "Work began at 09:00, and all counts with it."
CAME = "The movement break due at 10:00 came at your next pause"


def a_card() -> Scenario:
    """Ten o’clock and nine seconds: the movement break is on the screen."""
    return Scenario(plan=MOVEMENT).work("60m").rest("9s").expect_card("movement")


def test_held_by_a_call_then_walked_off() -> None:
    day = Scenario(plan=MOVEMENT).work(until="09:50").call(until="10:12").rest("10m").work("5m")
    assert told(day) == [
        BEGAN,
        (
            "The movement break due at 10:00 waited 12 minutes because a call was going on; "
            "you walked away at 10:12, so it counts as taken on your own."
        ),
    ]
    assert course(day, 1) == [
        "10:00 Due after 60 minutes at the desk.",
        "10:00 Held because a call was going on.",
        "10:12 Free after 12 minutes; it comes at the first pause from a minute on.",
        "10:12 You walked away.",
        "10:17 Counts as taken on your own.",
    ]


def test_postponed_twice_then_taken() -> None:
    day = a_card().answer(Postpone).work("6m").answer(Postpone, delay_s=600.0).work("11m")
    day.answer(Start).rest("5m10s").work("5m")
    assert told(day)[1:] == [
        f"{CAME}; you postponed it twice, by 15 minutes in all; you took it at 10:17."
    ]
    assert course(day, 1)[-1] == "10:22 Counts as done later."


def test_absorbed_by_a_longer_break_in_sight() -> None:
    plan = a_plan(a_kind("micro", every_s=57 * MINUTE), "movement")
    day = Scenario(plan=plan).work("58m")
    assert told(day)[1:] == [
        (
            "The micro-break was due at 09:57; the movement break was due at 10:00, "
            "so it was left to that one."
        )
    ]


def test_absorbed_by_a_longer_break_that_is_there() -> None:
    day = Scenario(plan=BOTH).work("57m").rest("9s").work("10m")
    assert told(day)[-1] == (
        "The micro-break was due at 10:03; the longer movement break was there, "
        "so it was left to that one."
    )


def test_natural_while_waiting_for_a_pause() -> None:
    day = Scenario(plan=MOVEMENT).work("63m").rest("6m").work("5m")
    assert told(day)[1:] == [
        (
            "The movement break due at 10:00 waited 3 minutes for a pause in your work; "
            "you walked away at 10:03, so it counts as taken on your own."
        )
    ]


def test_due_while_away() -> None:
    day = Scenario(plan=MOVEMENT).work("58m").rest("6m").work("5m")
    assert told(day)[1:] == [
        (
            "The movement break was due at 10:00 while you were away; "
            "you walked away at 09:58, so it counts as taken on your own."
        )
    ]


def test_due_while_away_and_back_too_soon() -> None:
    day = Scenario(plan=MOVEMENT).work("58m").rest("4m").work("5s").rest("10s").answer(Skip)
    assert told(day)[1:] == [
        "The movement break due at 10:00 waited 2 minutes for your return; you skipped it at 10:02."
    ]


def test_back_too_soon_and_then_no_pause() -> None:
    day = Scenario(plan=MOVEMENT).work("58m").rest("4m").work("11m").answer(Skip)
    assert told(day)[1:] == [
        (
            "The movement break due at 10:00 waited 12 minutes, for your return and then for a pause; "
            "you skipped it at 10:13."
        )
    ]


def test_held_till_the_end_of_work() -> None:
    day = Scenario("15:30", plan=MOVEMENT).work("50m").call(until="17:10")
    assert told(day) == [
        "Work began at 15:30, and all counts with it.",
        (
            "The movement break due at 16:30 waited 30 minutes because a call was going on; "
            "work ended at 17:00 while it was held, so it is in no total."
        ),
        "Work hours ended at 17:00: nothing prompts and nothing counts until Tuesday 09:00.",
    ]


def test_ignored_and_offered_again() -> None:
    day = Scenario(plan=MOVEMENT).work("81m")
    assert told(day)[1] == (
        "The movement break due at 10:00 waited 10 minutes for a pause in your work, "
        "then came without one; it went by without an answer and was offered once more; "
        "there was no answer while you worked on, so it counts as unanswered."
    )
    assert course(day, 1) == [
        "10:00 Due after 60 minutes at the desk.",
        "10:09 Announced by a small notice, for the next pause.",
        "10:10 It came, since no pause had come by then.",
        "10:12 No answer while you worked on; it comes once more in 5 minutes.",
        "10:17 It came again.",
        "10:20 Counts as no answer.",
    ]


def test_three_without_an_answer_halve_the_day() -> None:
    day = Scenario(plan=MOVEMENT).work("4h10m")
    assert told(day)[-1] == (
        "Three prompts in a row had no answer by 13:00, so they come half as often that day."
    )
    assert asked(day, "13:05") == [
        (
            "The movement break counted from 13:00, when the one before ended; "
            "it would have been due at 15:00, after 2 hours."
        )
    ]


def test_paused() -> None:
    day = Scenario(plan=MOVEMENT).work("30m").pause("45m").work("50m")
    assert told(day) == [
        BEGAN,
        "No movement break came between 09:00 and 10:20; everything was paused from 09:30.",
        "Everything was paused from 09:30 to 10:15; counts stood still.",
    ]
    assert asked(day, "09:40") == ["Everything was paused from 09:30 to 10:15."]
    assert asked(day, "10:20") == [
        (
            "The movement break counted from 09:00, when work began; "
            "it would have been due at 10:30, after 60 minutes."
        )
    ]


def test_a_pause_that_was_ended_and_one_that_goes_on() -> None:
    day = Scenario(plan=MOVEMENT).work("10m").pause("45m").work("5m").resume().work("5m").pause()
    assert told(day)[1:] == [
        "Everything was paused from 09:10 until you resumed at 09:15; counts stood still.",
        "You paused everything at 09:20, until you resume.",
    ]
    day.resume().pause("30m").work("5m")
    assert told(day)[-1] == "You paused everything at 09:20, until 09:50."


def test_a_due_prompt_that_waited_for_the_end_of_a_pause() -> None:
    day = Scenario(plan=MOVEMENT).work("61m").pause("30m").work("31m").rest("9s").answer(Skip)
    assert told(day)[1] == (
        "The movement break due at 10:00 waited 32 minutes, since everything was paused; "
        "you skipped it at 10:32."
    )


@pytest.mark.parametrize("in_order", [True, False])
def test_open_when_posture_was_closed(in_order: bool) -> None:
    day = a_card().restart(off="20m", in_order=in_order).work("30m")
    assert told(day)[1:] == [
        f"{CAME}; Posture was closed at 10:00 with it open, so it is in no total.",
        "Posture wasn’t running for 20 minutes until 10:20; that counts as a rest of this length.",
    ]
    assert asked(day, "10:10") == ["Posture wasn’t running from 10:00 to 10:20."]


def test_a_day_off() -> None:
    plan = a_plan("movement", hours=work_hours("09:00-17:00", days=[1]))
    day = Scenario(plan=plan).work("2h")
    assert told(day) == []
    assert asked(day, "10:00") == [
        "That was outside work hours: nothing prompts and nothing counts until Tuesday 09:00."
    ]


def test_a_locked_lunch_covers_two_kinds() -> None:
    plan = a_plan(a_kind("micro", every_s=50 * MINUTE), "movement")
    day = Scenario(plan=plan).work("45m").lock("45m").work("20m")
    own = "before the {} was due; that was long enough, so it counts as taken on your own."
    assert told(day)[1:] == [
        f"Your screen was locked from 09:45, {own.format('micro-break')}",
        f"Your screen was locked from 09:45, {own.format('movement break')}",
    ]
    assert asked(day, "10:00") == [
        "You were away from the desk then.",
        "You were in a rest of 45 minutes; the micro-break counted anew from 10:30.",
        "You were in a rest of 45 minutes; the movement break counted anew from 10:30.",
    ]


def test_two_kinds_at_once() -> None:
    plan = a_plan(a_kind("micro", every_s=60 * MINUTE), "movement")
    day = Scenario(plan=plan).work("60m").rest("9s").answer(Start).rest("5m10s").work("5m")
    assert sorted(told(day)[1:]) == [
        (
            "The micro-break was due at 10:00; the longer movement break was there, "
            "so it was left to that one."
        ),
        f"{CAME}; you took it at 10:00.",
    ]


UNANSWERED = (
    "waited 10 minutes for a pause in your work, then came without one; "
    "it went by without an answer and was offered once more; "
    "there was no answer while you worked on, so it counts as unanswered."
)


def test_a_night_shift_over_a_change_of_clocks() -> None:
    """At two the clocks go to three. An hour at the desk stays an hour: 01:16 and 03:16 lie so far apart."""
    saturday, sunday = date(2026, 3, 28), date(2026, 3, 29)
    plan = a_plan("movement", hours=work_hours("22:00-06:00", days=range(7)))
    day = Scenario("22:00", day=saturday, plan=plan).work("60m").rest("9s").answer(Start)
    day.rest("5m10s").work(until="23:50").rest("6m").work(until="01:59").set_zone(2).work("40m")
    assert told(day, saturday) == [
        "Work began at 22:00, and all counts with it.",
        "The movement break due at 23:00 came at your next pause; you took it at 23:00.",
        (
            "You walked away at 23:50, before the movement break was due; "
            "that was long enough, so it counts as taken on your own."
        ),
    ]
    assert told(day, sunday) == [
        f"The movement break due at 00:56 {UNANSWERED}",
        f"The movement break due at 03:16 {UNANSWERED}",
    ]
    assert course(day, 1, sunday)[1] == "03:25 Announced by a small notice, for the next pause."


def test_moved_before_it_was_due_and_while_it_was() -> None:
    early = Scenario(plan=BOTH).work("25m").answer(Moved).work("2m")
    assert told(early)[1:] == [
        "You said at 09:25 that you had moved; counts began anew: movement break.",
        (
            "You said at 09:25 that you had moved, before the micro-break was due; "
            "that counts as one taken on your own."
        ),
    ]
    late = a_card().answer(Moved)
    assert told(late)[1:] == [
        f"{CAME}; you said at 10:00 that you had moved, so it counts as taken on your own."
    ]


def test_asked_for() -> None:
    day = Scenario(plan=BOTH).work("20m").answer(Request, kind="movement").rest("5m10s").work("5m")
    assert told(day)[1:] == [
        "You asked for the movement break at 09:20; it counts as taken on your own."
    ]
    assert course(day, 1) == [
        "09:20 The break that you asked for began.",
        "09:25 Counts as taken on your own.",
    ]


@pytest.mark.parametrize(
    ("rest", "ending"),
    [
        ("2m", "you ended it after 2 minutes (its length is 5 minutes), so it counts as cut short"),
        ("1m", "you ended it after 1 minute, too short to count, so it counts as skipped"),
        (
            "4m30s",
            "you took it at 10:00 for 4 minutes (its length is 5 minutes), enough to count as taken",
        ),
    ],
)
def test_ended_before_its_time(rest: str, ending: str) -> None:
    day = a_card().answer(Start).rest(rest).answer(Done).work("1m")
    assert told(day)[1:] == [f"{CAME}; {ending}."]


def test_worked_on_instead() -> None:
    day = a_card().answer(Start).work("5m")
    assert told(day)[1:] == [f"{CAME}; you worked on instead, so it counts as skipped."]


def test_worked_on_after_a_while() -> None:
    day = a_card().answer(Start).rest("2m").work("5m")
    assert told(day)[1:] == [
        f"{CAME}; you worked on after 2 minutes (its length is 5 minutes), so it counts as cut short."
    ]


def test_walked_away_from_the_card() -> None:
    plan = a_plan(a_kind("movement", length_s=60.0))
    day = Scenario(plan=plan).work("60m").rest("80s").work("1m")
    assert told(day)[1:] == [f"{CAME}; you walked away from it at 10:00, so it counts as taken."]


def test_walked_away_for_too_short_a_time() -> None:
    day = a_card().rest("50s").work("2s").answer(Skip)
    assert told(day)[1:] == [
        (
            f"{CAME}; you came back after 51 seconds, too soon for it, so it was offered again; "
            "you skipped it at 10:01."
        )
    ]


def test_sent_away_with_escape() -> None:
    day = a_card().answer(Postpone, not_now=True).work("6m").answer(Skip)
    assert told(day)[1:] == [f"{CAME}; you sent it away for 5 minutes; you skipped it at 10:06."]


def test_distance_is_kept_from_the_prompt_before() -> None:
    plan = a_plan(a_kind("micro", every_s=50 * MINUTE), a_kind("movement", every_s=56 * MINUTE))
    day = Scenario(plan=plan).work("50m").rest("9s").answer(Skip).work("8m10s")
    day.rest("9s").answer(Skip)
    assert told(day)[-1] == (
        "The movement break due at 09:56 waited 2 minutes, so that it wouldn’t come close after "
        "another; you skipped it at 09:58."
    )


def test_a_shorter_break_that_was_asked_for_comes_first() -> None:
    day = Scenario(plan=BOTH).work("60m").rest("9s").answer(Request, kind="micro").rest("31s")
    day.work("1m").rest("9s").answer(Skip)
    assert "it made room for the micro-break that you asked for" in told(day)[-2]


def test_postponing_one_holds_the_other() -> None:
    plan = a_plan(a_kind("micro", every_s=66 * MINUTE), "movement")
    day = Scenario(plan=plan).work("60m").rest("9s").answer(Postpone, delay_s=1200.0).work("15m")
    assert told(day)[-1].startswith("The micro-break was due at 10:06")


def test_switched_off_and_on_again() -> None:
    day = Scenario(plan=BOTH).work("31m").turn().follow(MOVEMENT).work("5m").follow(BOTH).work("5m")
    assert told(day)[1:] == [
        (
            "The micro-break due at 09:30 waited 1 minute for a pause in your work; "
            "these breaks were switched off at 09:31, so it is in no total."
        ),
        "The micro-break was switched off at 09:31, so it comes no more.",
        "The micro-break was switched on at 09:36, and its count began.",
    ]


def test_another_rhythm() -> None:
    other = a_plan("movement", profile="eyes")
    day = Scenario(plan=MOVEMENT).work("10m").follow(other).work("5m")
    assert told(day)[1:] == ["The rhythm was set to “Eyes” at 09:10."]


def test_at_its_time_of_day() -> None:
    check = a_kind("posture", enabled=True, rides_on=None, at=("10:00",))
    day = Scenario(plan=a_plan(check)).work("60m").rest("9s").answer(Start).rest("21s").work("1m")
    assert told(day)[1:] == [
        "The posture check due at 10:00 came at your next pause; you took it at 10:00."
    ]
    assert course(day, 1)[0] == "10:00 Due at its time of day."


def test_a_rest_that_began_counts_anew_but_was_no_break() -> None:
    day = Scenario(plan=MOVEMENT).work("20m").rest("6m").work("50m")
    assert told(day)[1:] == [
        (
            "No movement break came between 09:00 and 10:16; "
            "its count began anew at 09:26, after your rest of 6 minutes."
        ),
        "You came back at 09:26 after 6 minutes; counts began anew: movement break.",
    ]
    assert asked(day, "10:10") == [
        (
            "The movement break counted from 09:26, after your rest of 6 minutes; "
            "it would have been due at 10:26, after 60 minutes."
        )
    ]
    assert asked(day, "09:10") == [
        (
            "The movement break counted from 09:00, when work began; "
            "it would have been due at 10:00, after 60 minutes; "
            "your rest of 6 minutes, over at 09:26, set it back to nought."
        )
    ]


def test_work_that_ends_before_the_next_is_due() -> None:
    day = Scenario("16:30", plan=MOVEMENT).work("40m")
    assert asked(day, "16:45") == [
        (
            "The movement break counted from 16:30, when work began; "
            "it would have been due at 17:30, after 60 minutes; work ended at 17:00, before that."
        )
    ]


def test_a_lunch_between_two_ranges_of_hours() -> None:
    plan = a_plan("movement", hours=work_hours("09:00-12:00", "13:00-17:00"))
    day = Scenario("11:30", plan=plan).work("2h5m")
    assert told(day)[1:] == [
        "No movement break came between 11:30 and 13:30; work hours paused at 12:00 until 13:00.",
        "Work hours ended at 12:00: nothing prompts and nothing counts until 13:00.",
        "The movement break was due at 13:30; it waits for a pause in your work.",
    ]
    assert asked(day, "12:30") == [
        "That was outside work hours: nothing prompts and nothing counts until 13:00."
    ]


def test_nothing_is_known_of_the_time_before_anything_was_recorded() -> None:
    day = Scenario("11:00", plan=MOVEMENT).work("5m")
    assert asked(day, "10:00") == ["Nothing is recorded of that time."]


def test_yesterday_is_told_with_its_own_times() -> None:
    day = Scenario("16:30", plan=MOVEMENT).work("40m").rest("16h").work("70m")
    assert (
        told(day, MONDAY + timedelta(days=1))[0] == "Work began at 09:10, and all counts with it."
    )


# --- what is kept for longer than causes, and settings ---


def test_a_prompt_without_causes_is_told_by_its_notes() -> None:
    """As on another computer, whose causes are not exported."""
    day = a_card().answer(Postpone).work("6m").answer(Start).rest("5m10s").work("5m")
    record = msgspec.structs.replace(record_of(day.decisions), causes=())
    (story,) = prompt_stories(record)
    say = words(day)
    assert say.sentence(clauses_of(story)) == (
        "The movement break due at 10:00 came at 10:00; you postponed it by 5 minutes; "
        "you took it at 10:06."
    )
    assert [say.sentence((step,)) for step in step_clauses(story)] == [
        "Due.",
        "It came.",
        "You postponed it by 5 minutes.",
        "It came.",
        "You started the break.",
        "Counts as done later.",
    ]
    assert prompt_stories(msgspec.structs.replace(record, closed=())) == []


def settings_of(day: Scenario, changes: Sequence[SettingChanged] = ()) -> list[str | None]:
    """The key and value that each story hangs on."""
    found = [setting_of(story, Settings(), changes) for story in stories(day)]
    return [None if one is None else f"{one.key} = {one.value}" for one in found]


@pytest.mark.parametrize(
    ("day", "setting"),
    [
        (a_card().answer(Skip), "breaks.movement.every = 1h"),
        (
            a_card().answer(Postpone).work("6m").answer(Skip),
            "breaks.movement.postpone_choices = 5m, 10m, 20m",
        ),
        (a_card().answer(Start).rest("2m").answer(Done), "breaks.movement.length = 5m"),
        (a_card().rest("6m").work("1m"), "breaks.movement.natural_after = 5m"),
        (
            Scenario(plan=MOVEMENT).work("50m").lock("4m").work("1m"),
            "breaks.movement.natural_after_locked = 3m",
        ),
        (Scenario(plan=MOVEMENT).work("50m").call("20m"), "quiet.call = hold"),
        (
            Scenario(plan=MOVEMENT).work("50m").rest("20m", quiet={"app:zoom", "fullscreen"}),
            "quiet.apps = ",
        ),
        (
            Scenario(plan=MOVEMENT).work("59m").meeting("20m").work("5m"),
            "breaks.movement.every = 1h",
        ),
        (
            Scenario(plan=MOVEMENT).work("65m").rest("9s").answer(Skip),
            "breaks.movement.pause_wait = 10m",
        ),
        (
            Scenario("16:00", plan=MOVEMENT).work("59m50s").rest("15s").work("1m"),
            "work.hours = mon-fri 09:00-17:00",
        ),
        (
            Scenario(plan=MOVEMENT).work("10m").follow(BOTH).work("1m"),
            "breaks.micro.enabled = true",
        ),
        (
            Scenario(plan=MOVEMENT)
            .work("10m")
            .follow(a_plan("movement", profile="eyes"))
            .work("1m"),
            "profile = balanced",
        ),
    ],
)
def test_the_setting_that_a_story_hangs_on(day: Scenario, setting: str) -> None:
    assert setting in settings_of(day)


def test_no_setting_where_none_tells() -> None:
    day = a_card().restart(off="20m").work("1m")
    assert settings_of(day)[-1] is None
    own = Scenario(plan=a_plan("stairs")).work("60m").rest("9s").answer(Skip)
    assert settings_of(own)[-1] is None


def test_the_value_that_held_then() -> None:
    day = a_card().answer(Skip)
    later = day.now.wall + timedelta(minutes=1)
    changed = SettingChanged(later, "breaks.movement.every", "45m", "1h")
    assert settings_of(day, [changed])[-1] == "breaks.movement.every = 45m"
    before = SettingChanged(day.now.wall - timedelta(hours=2), "breaks.movement.every", "45m", "1h")
    assert settings_of(day, [before])[-1] == "breaks.movement.every = 1h"
    profile = SettingChanged(later, "profile", "eyes", "balanced")
    assert settings_of(day, [profile])[-1] == "breaks.movement.every = None"


@pytest.mark.parametrize("reason", ["calendar", "manual"])
def test_what_holds_by_other_means(reason: str) -> None:
    day = Scenario(plan=MOVEMENT).work("50m").work("20m", quiet={reason}).work("30s")
    day.rest("6m").work("1m")
    assert f"waited 10 minutes because {REASONS[reason]}" in told(day)[1]


REASONS = {"calendar": "your calendar had an event", "manual": "you were in a meeting"}


def test_its_own_hours_end() -> None:
    short = work_hours("09:00-10:30")
    day = Scenario(plan=a_plan(a_kind("movement", hours=short))).work("61m").call("40m")
    assert told(day)[1].endswith(
        "its own hours ended at 10:30 while it was held, so it is in no total."
    )
    open_ = (
        Scenario(plan=a_plan(a_kind("movement", hours=short)))
        .work("60m")
        .rest("9s")
        .answer(Postpone, delay_s=2400.0)
    )
    assert told(open_.work("31m"))[1].endswith(
        "its own hours ended at 10:30 with it open, so it is in no total."
    )


def test_yesterday_paused_until_today() -> None:
    day = Scenario("16:00", plan=MOVEMENT).work("30m").pause("17h").rest("18h").work("70m")
    assert told(day)[-1] == "Everything was paused from 16:30 to Tuesday 09:30; counts stood still."
