"""Replay: how the simulated person lives a trace, and the document that comes of it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posture.core.breaks import Plan, Strength
from posture.core.simulate import Answer, Answers, Replay, replay, replay_document
from posture.core.traces import read_trace
from tests.core.plans import a_kind, a_plan

MOVEMENT = a_plan("movement")
PLAIN = a_plan(a_kind("movement", heads_up_s=0.0, again_after_s=0.0))


def live(
    *rows: str,
    plan: Plan = MOVEMENT,
    answer: Answer = Answer.START,
    answers: Answers | None = None,
    zone: str | None = None,
) -> Replay:
    """A Monday: rows such as `09:00 active`, at +01:00."""
    lines = ["at,state"]
    for row in rows:
        clock, state = row.split(" ")
        lines.append(f"2026-03-02T{clock}+01:00,{state}" if len(clock) < 9 else f"{clock},{state}")
    person = Answers(answer) if answers is None else answers
    zone_info = None if zone is None else ZoneInfo(zone)
    return replay(read_trace(lines, "day"), plan, person, zone_info)


def seen(result: Replay) -> list[str]:
    """`10:00:08 movement taken 10:05:08`: shown, kind, outcome, ended."""
    found = []
    for closed in result.prompts:
        shown = "never" if closed.shown_at is None else closed.shown_at.strftime("%H:%M:%S")
        found.append(f"{shown} {closed.kind} {closed.outcome} {closed.at:%H:%M:%S}")
    return found


# --- the answers of the simulated person ---


HOUR_AND_PAUSE = ("09:00 active", "10:00 idle", "10:00:10 active", "10:30 off")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer.START, "10:00:08 movement taken 10:05:08"),
        (Answer.SKIP, "10:00:08 movement skipped 10:00:08"),
        (Answer.IGNORE, "10:00:08 movement ignored 10:10:10"),
        (Answer.POSTPONE, "10:00:08 movement taken 10:15:08"),
    ],
)
def test_each_answer(answer: Answer, outcome: str) -> None:
    """Who postpones does so as often as is allowed, and then starts."""
    assert seen(live(*HOUR_AND_PAUSE, answer=answer)) == [outcome]


def test_a_rule_per_kind() -> None:
    answers = Answers(Answer.IGNORE, {"movement": Answer.SKIP})
    result = live(
        "09:00 active", "10:10 idle", "10:10:10 active", "10:20 off",
        plan=a_plan("movement", "micro"), answers=answers,
    )  # fmt: skip
    assert seen(result) == [
        "09:33:00 micro ignored 09:33:40",
        "never micro absorbed 10:03:40",
        "10:09:30 movement skipped 10:10:00",
    ]


def test_strict_kinds_are_skipped_by_the_emergency_exit_and_started_when_postponing_is_refused() -> (
    None
):
    strict = a_plan(a_kind("movement", strength=Strength.STRICT, heads_up_s=0.0))
    assert seen(live(*HOUR_AND_PAUSE, plan=strict, answer=Answer.SKIP)) == [
        "10:00:08 movement skipped 10:00:08"
    ]


def test_a_limit_of_none_is_no_postponing() -> None:
    once = a_plan(a_kind("movement", postpone_limit=0))
    result = live(*HOUR_AND_PAUSE, plan=once, answer=Answer.POSTPONE)
    assert seen(result) == ["10:00:08 movement taken 10:05:08"]
    assert result.prompts[0].postponed == 0


# --- the simulated person on a break ---


def test_on_a_break_the_trace_says_nothing() -> None:
    """The person is away for five minutes although the trace says active, and a call in it is over."""
    result = live("09:00 active", "10:00 idle", "10:00:10 active+call", "10:30 active", "10:40 off")
    assert seen(result) == ["10:00:08 movement taken 10:05:08"]
    calls = [span.seconds for span in result.spans if span.state == "active+call"]
    assert calls == [pytest.approx(30 * 60 - 308)]


def test_back_from_the_break_to_a_locked_screen() -> None:
    result = live("09:00 active", "10:10 active", "10:10:30 locked", "10:40 active", "11:00 off")
    assert seen(result) == ["10:09:30 movement taken 10:15:00"]
    assert result.spans[-1].state == "active"


def test_a_break_that_outlasts_the_end_of_the_trace() -> None:
    result = live("09:00 active", "10:00 idle", "10:03 off")
    assert seen(result) == ["10:00:08 movement partial 10:03:00"]


def test_switched_off_in_the_middle_of_a_break() -> None:
    """The person is away for the whole of it all the same; then the machine is off."""
    result = live("09:00 active", "10:00 idle", "10:01 off", "10:30 active", "10:40 off")
    assert seen(result) == ["10:00:08 movement taken 10:05:08"]
    assert [span.state for span in result.spans][-2:] == ["off", "active"]


def test_back_from_walking_off_into_a_call() -> None:
    """Nobody is there to answer a card that the call holds at once."""
    result = live(
        "09:00 active", "10:00 idle", "10:01 active+call", "10:30 active",
        "10:32 idle", "10:33 active", "10:50 off",
        plan=PLAIN, answer=Answer.IGNORE,
    )  # fmt: skip
    assert seen(result) == ["10:00:08 movement ignored 10:35:30"]
    assert result.prompts[0].held_for == ("call",)


# --- the ends of a trace ---


def test_no_rows_are_no_day() -> None:
    empty = replay([], MOVEMENT, Answers())
    assert empty == Replay((), ())
    assert empty.totals["all"].taken == 0
    assert empty.exposure.desk_s == 0


def test_what_waits_at_the_end_is_expired_and_what_is_held_is_held() -> None:
    waiting = live("09:00 active", "10:05 active", plan=PLAIN)
    assert seen(waiting) == ["never movement expired 10:05:00"]
    held = live("09:00 active", "09:50 active+dnd", "10:05 active+dnd")
    assert seen(held) == ["never movement held 10:05:00"]
    assert held.prompts[0].held_s == 300


def test_a_card_open_at_the_end_is_expired() -> None:
    result = live("09:00 active", "10:11 active", plan=PLAIN, answer=Answer.IGNORE)
    assert seen(result) == ["10:10:00 movement expired 10:11:00"]


def test_off_and_on_again() -> None:
    result = live("09:00 active", "09:40 off", "10:00 off", "10:10 active", "10:20 idle")
    assert seen(result) == ["never movement natural 09:43:00"]
    assert [(span.state, span.seconds / 60) for span in result.spans] == [
        ("active", 40.0),
        ("off", 30.0),
        ("active", 10.0),
    ]


def test_a_trace_that_begins_idle_begins_no_day() -> None:
    result = live("09:00 idle", "09:30 active", "10:20 active")
    assert [span.seconds for span in result.spans] == [50 * 60]


def test_one_row() -> None:
    assert live("09:00 active").prompts == ()
    assert live("09:00 off").spans == ()


# --- zones ---


OVER_THE_CHANGE = ("2026-10-23T16:00+02:00 active", "2026-10-26T17:30+01:00 off")
"""From a Friday in summer time to a Monday in winter time."""


def test_without_a_zone_a_rows_offset_holds_until_the_next_row() -> None:
    last = live(*OVER_THE_CHANGE).spans[-1]
    assert last.at == datetime.fromisoformat("2026-10-26T17:00+02:00")


def test_with_a_zone_work_ends_by_the_clock_on_the_wall() -> None:
    last = live(*OVER_THE_CHANGE, zone="Europe/Berlin").spans[-1]
    assert last.at == datetime.fromisoformat("2026-10-26T17:00+01:00")


# --- the document ---


def test_the_document_of_simulate() -> None:
    result = live(
        "09:00 active", "09:55 active+dnd", "10:05 active",
        "10:06 idle", "10:06:30 active", "10:30 locked", "10:40 active",
        plan=a_plan("movement"),
    )  # fmt: skip
    document = replay_document(result)
    assert document["prompts"] == [
        {
            "kind": "movement",
            "due_at": "2026-03-02T10:00:00+01:00",
            "shown_at": "2026-03-02T10:06:08+01:00",
            "held_s": 300.0,
            "held_for": ["dnd"],
            "outcome": "taken",
            "ended_at": "2026-03-02T10:11:08+01:00",
            "postponed": 0,
        }
    ]
    assert set(document) == {"prompts", "totals", "exposure"}
    totals = document["totals"]
    assert isinstance(totals, dict)
    assert totals["movement"]["taken"] == totals["all"]["taken"] == 1
    exposure = document["exposure"]
    assert isinstance(exposure, dict)
    assert exposure["longest_stretch_s"] == pytest.approx(66 * 60 + 8, abs=10)


def test_a_prompt_that_never_showed_has_no_time_of_it() -> None:
    prompts = replay_document(live("09:00 active", "09:40 locked", "10:00 active"))["prompts"]
    assert isinstance(prompts, Sequence)
    assert prompts[0]["shown_at"] is None
    assert prompts[0]["outcome"] == "natural"
