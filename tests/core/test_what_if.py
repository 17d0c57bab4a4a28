"""A week under other settings: a hand-made week whose figures are reckoned by hand, and any settings."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posture.core.answering import Answer, Answers, RecordedAnswers
from posture.core.breaks import MINUTE, Plan
from posture.core.events import Cause, DeskSpan, Outcome, PromptClosed
from posture.core.settings import Settings
from posture.core.simulate import Came, Replay, replay, replaying
from posture.core.weeks import Week
from posture.core.what_if import PromptFigures, RecordedWeek, WhatIfFigures, outcome, recorded_week
from posture.core.what_if_compare import Amount, Measure, amounts, compare
from posture.core.what_if_day import DeskBar, day_picture
from tests.core.plans import a_kind, a_plan

WEEK = Week(date(2026, 11, 16))
MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def at(day: int, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}:00+01:00")


def span(day: int, start: str, end: str, state: str, said: str | None = None) -> DeskSpan:
    first, last = at(day, start), at(day, end)
    seconds = (last - first).total_seconds()
    return DeskSpan(at=last, start=first, state=state, seconds=seconds, relabelled=said)


SPANS = [
    span(16, "09:00", "10:00", "active"),
    span(16, "10:00", "10:30", "active+call"),
    span(16, "10:30", "12:00", "active"),
    span(16, "12:00", "13:00", "locked"),
    span(16, "13:00", "14:50", "active"),
    span(17, "09:00", "10:30", "active"),
]
"""A Monday with a call and a lunch, and a short Tuesday. Nobody ever pauses while typing."""


def a_week(spans: Sequence[DeskSpan] = SPANS, closed: Sequence[PromptClosed] = ()) -> RecordedWeek:
    return recorded_week(WEEK, spans, closed)


def every(minutes: float) -> Plan:
    return a_plan(a_kind("movement", heads_up_s=0.0, again_after_s=0.0, every_s=minutes * MINUTE))


def lived(recorded: RecordedWeek, plan: Plan, answer: Answer = Answer.START) -> Replay:
    return replay(recorded.rows, plan, Answers(answer))


def figures(minutes: float, answer: Answer = Answer.START) -> WhatIfFigures:
    recorded = a_week()
    return outcome(lived(recorded, every(minutes), answer), recorded)


class TestByHand:
    """Due 10:00, held by the call to 10:30, card 10:41 at the end of the wait (a minute, then ten). Due 11:46, card
    11:56, into lunch. Due 14:00, card 14:10. At 14:50 the desk is left for good: a natural break. On Tuesday due
    10:00, card 10:10, back at 10:15."""

    def test_what_became_of_each(self) -> None:
        assert figures(60).prompts == PromptFigures(
            due=5, at_bound=4, rested_first=1, was_held=1, own_breaks=1, waited_s=600.0
        )

    def test_a_day_with_little_time_at_the_desk_is_in_no_average(self) -> None:
        found = figures(60)
        assert (found.counted_days, found.prompts_a_day) == (1, 3.0)
        assert [(day.day, day.desk_s / 60, day.came) for day in found.days] == [
            (MONDAY, 290, 3),
            (TUESDAY, 90, 1),
        ]

    def test_stretches_and_breaks(self) -> None:
        """9:00-10:41, 10:46-11:56, 13:00-14:10, 14:15-14:50; 9:00-10:10, 10:15-10:30: 371 min and four breaks."""
        found = figures(60)
        assert found.exposure.desk_s / 60 == 101 + 70 + 70 + 35 + 70 + 15
        assert found.exposure.longest_stretch_s / 60 == 101
        assert found.exposure.stretches_over_60min == 4
        assert found.break_s / 60 == 20
        assert found.break_min_per_hour == pytest.approx(20 / (361 / 60))

    def test_twice_as_often(self) -> None:
        """Monday: 9:40, 10:41 (held from 10:15), 11:26, lunch for the one of 12:01, 13:40, 14:25, and the end."""
        found = figures(30)
        assert found.prompts == PromptFigures(
            due=9, at_bound=7, rested_first=2, was_held=1, own_breaks=2, waited_s=600.0
        )
        assert found.prompts_a_day == 5.0
        assert found.exposure.longest_stretch_s / 60 == 56  # 9:45 to 10:41

    def test_who_skips_each_sits_on(self) -> None:
        """Cards at 10:41, 11:51 and 14:10, and on Tuesday at 10:10."""
        found = figures(60, Answer.SKIP)
        assert found.break_s == 0
        assert found.exposure.longest_stretch_s / 60 == 180
        assert found.prompts.came == 4

    def test_side_by_side(self) -> None:
        rows = {row.measure: row for row in compare(figures(60), figures(30))}
        assert list(rows) == list(Measure)
        assert rows[Measure.PROMPTS_A_DAY].difference == 2.0
        assert rows[Measure.LONGEST].difference == -45 * 60
        assert rows[Measure.WITHOUT_PAUSE].tried == Amount(7, 7)
        assert rows[Measure.AT_PAUSE].today == Amount(0, 4)

    def test_the_picture_of_a_day(self) -> None:
        recorded = a_week()
        picture = day_picture(lived(recorded, every(60)), MONDAY)
        assert [f"{one.at:%H:%M} {one.outcome} {one.came}" for one in picture.moments] == [
            "10:41 taken True",
            "11:56 taken True",
            "14:10 taken True",
            "14:50 natural False",
        ]
        assert picture.bars[1] == DeskBar(at(16, "10:00"), at(16, "10:30"), True)
        assert [bar.quiet for bar in picture.bars].count(True) == 1


class TestPauses:
    def test_a_rest_of_a_minute_is_a_pause_for_what_waits(self) -> None:
        recorded = a_week(
            [
                span(16, "09:00", "10:03", "active"),
                span(16, "10:03", "10:05", "idle"),
                span(16, "10:05", "12:00", "active"),
            ]
        )
        found = outcome(lived(recorded, every(60)), recorded)
        assert (found.prompts.at_pause, found.prompts.at_bound) == (1, 1)
        assert found.prompts.waited_s == (188 + 600) / 2

    def test_what_a_call_held_is_in_no_wait(self) -> None:
        recorded = a_week(
            [
                span(16, "09:00", "09:50", "active"),
                span(16, "09:50", "10:40", "active+call"),
                span(16, "10:40", "11:10", "active"),
            ]
        )
        found = outcome(lived(recorded, every(60)), recorded).prompts
        assert (found.came, found.was_held, found.waited_s) == (1, 1, None)

    def test_a_call_that_holds_nothing_is_come_into(self) -> None:
        plan = Plan(kinds=every(60).kinds, ignored_reasons=frozenset({"call"}))
        recorded = a_week([span(16, "09:00", "12:00", "active+call")])
        found = outcome(lived(recorded, plan), recorded).prompts
        assert (found.was_held, found.in_meeting, found.came) == (0, 2, 2)

    def test_what_the_user_said_was_a_meeting_was_come_into(self) -> None:
        shown = at(16, "10:10")
        prompt = PromptClosed(
            at=shown,
            prompt_id="p",
            kind="movement",
            outcome=Outcome.SKIPPED,
            due_at=at(16, "10:00"),
            shown_at=shown,
        )
        recorded = recorded_week(
            WEEK, [span(16, "09:00", "12:00", "active", said="active+manual")], [prompt]
        )
        was = outcome(recorded.as_it_was, recorded).prompts
        assert (was.came, was.unknown, was.in_meeting) == (1, 1, 1)


class TestAsItWas:
    def test_how_a_card_came_is_told_by_its_cause(self) -> None:
        recorded = a_week()
        once = lived(recorded, every(60))
        causes = [
            Cause(
                at=came.at,
                code="shown_pause" if came.at_pause else "shown_bound",
                kind="movement",
                prompt_id=prompt_id,
                seconds=came.waited_s,
            )
            for prompt_id, came in once.came.items()
        ]
        was = recorded_week(WEEK, SPANS, once.prompts, causes)
        found = outcome(was.as_it_was, was)
        assert found.prompts == figures(60).prompts
        assert found.exposure.longest_stretch_s == 180 * 60  # the spans were made without any break

    def test_how_is_left_open_where_a_cause_is_kept_no_more(self) -> None:
        once = lived(a_week(), every(60))
        was = recorded_week(WEEK, SPANS, once.prompts)
        found = outcome(was.as_it_was, was)
        assert found.prompts.unknown == 4
        assert amounts(found)[Measure.AT_PAUSE] == Amount(None, 4)
        assert compare(found, figures(60))[1].difference is None

    def test_a_break_that_was_asked_for_is_no_prompt(self) -> None:
        once = lived(a_week(), every(60)).prompts[0]
        asked = PromptClosed(
            at=once.at,
            prompt_id="asked",
            kind=once.kind,
            outcome=once.outcome,
            due_at=once.due_at,
            requested=True,
        )
        assert recorded_week(WEEK, SPANS, [once, asked]).closed == (once,)

    def test_days_whose_activity_is_kept_no_more(self) -> None:
        gone = [one for one in SPANS if one.start.date() == TUESDAY]
        once = lived(a_week(), every(60)).prompts
        assert recorded_week(WEEK, gone, once).not_kept == (MONDAY,)
        assert recorded_week(WEEK, gone, (), (), [MONDAY, TUESDAY]).not_kept == (MONDAY,)

    def test_an_empty_week(self) -> None:
        recorded = a_week(())
        found = outcome(replay(recorded.rows, every(60), Answers()), recorded)
        assert found.prompts == PromptFigures()
        assert (found.prompts_a_day, found.break_min_per_hour) == (None, None)
        assert all(row.difference in (None, 0) for row in compare(found, found))


class TestPromptedBreaks:
    """A break that a card led to is replayed as work; one's own rest is not."""

    SPANS = (
        span(16, "09:00", "10:00", "active"),
        span(16, "10:00", "10:06", "locked"),
        span(16, "10:06", "11:30", "active"),
    )

    def taken(self, **changes: object) -> PromptClosed:
        usual = {
            "at": at(16, "10:05"),
            "prompt_id": "one",
            "kind": "movement",
            "outcome": Outcome.TAKEN,
            "due_at": at(16, "10:00"),
            "shown_at": at(16, "10:00"),
            "started_at": at(16, "10:00"),
            "away_s": 300.0,
        }
        return PromptClosed(**(usual | changes))  # type: ignore[arg-type]  # of several types

    def states(self, *closed: PromptClosed) -> list[tuple[str, str]]:
        rows = a_week(self.SPANS, closed).rows
        return [(f"{row.at:%H:%M:%S}", row.state.desk) for row in rows]

    def test_only_its_first_seconds_and_what_follows_stay_a_rest(self) -> None:
        assert self.states(self.taken()) == [
            ("09:00:00", "active"),
            ("10:00:00", "locked"),
            ("10:00:10", "active"),
            ("10:05:00", "locked"),
            ("10:06:00", "active"),
            ("11:30:00", "off"),
        ]

    @pytest.mark.parametrize(
        "changes",
        [
            {"outcome": Outcome.NATURAL},
            {"outcome": Outcome.SKIPPED},
            {"requested": True},
            {"shown_at": None},
            {"started_at": None},
            {"away_s": 9.0},
        ],
        ids=str,
    )
    def test_a_rest_of_ones_own_stays_one(self, changes: dict[str, object]) -> None:
        assert self.states(self.taken(**changes)) == self.states()

    def test_what_was_said_of_the_rest_stays(self) -> None:
        said = [self.SPANS[0], span(16, "10:00", "10:06", "locked", "idle"), self.SPANS[2]]
        assert [row.state.desk for row in a_week(said, [self.taken()]).rows] == [
            "active",
            "idle",
            "active",
            "off",
        ]

    def test_asking_more_often_asks_more_often(self) -> None:
        """An hourly rhythm was followed; half the time between prompts is no calmer week."""
        hourly = [
            self.taken(
                prompt_id=str(hour),
                due_at=at(16, f"{hour}:00"),
                shown_at=at(16, f"{hour}:00"),
                started_at=at(16, f"{hour}:00"),
            )
            for hour in (10, 11, 12)
        ]
        spans = [
            one
            for hour in (9, 10, 11)
            for one in (
                span(16, f"{hour:02}:{'00' if hour == 9 else '05'}", f"{hour + 1}:00", "active"),
                span(16, f"{hour + 1}:00", f"{hour + 1}:05", "idle"),
            )
        ]
        recorded = a_week(spans, hourly)
        often, seldom = (outcome(lived(recorded, every(m)), recorded) for m in (30, 60))
        assert (often.prompts.came, seldom.prompts.came) == (4, 2)


def test_a_replay_in_steps_is_the_replay() -> None:
    recorded = a_week()
    ended: list[Replay] = []

    def steps() -> Iterator[None]:
        ended.append((yield from replaying(recorded.rows, every(60), Answers())))

    assert sum(1 for _ in steps()) > len(recorded.rows)
    assert ended == [lived(recorded, every(60))]


def test_the_first_card_counts_and_the_small_notice_before_it_does_not() -> None:
    recorded = a_week([span(16, "09:00", "12:00", "active")])
    found = replay(recorded.rows, a_plan("movement"), Answers(Answer.IGNORE))
    first = found.prompts[0]
    assert first.shown_at == at(16, "10:09").replace(second=30)
    assert found.came[first.prompt_id] == Came(at(16, "10:10"), False, 600.0)


WEEK_OF_MANY = a_week(
    [
        one
        for day in range(16, 21)
        for one in (
            span(day, "08:50", "09:47", "active"),
            span(day, "09:47", "09:49", "idle"),
            span(day, "09:49", "10:40", "active+call"),
            span(day, "10:40", "11:35", "active"),
            span(day, "11:35", "11:42", "idle"),
            span(day, "11:42", "12:20", "active+fullscreen"),
            span(day, "12:20", "13:05", "locked"),
            span(day, "13:05", "16:10", "active"),
            span(day, "16:30", "17:20", "active"),
        )
    ]
)

SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "profile": st.sampled_from(["balanced", "active-walk", "eyes", "sit-stand", "recovery"]),
        "breaks.movement.every": st.integers(5, 300).map(lambda n: n * 60.0),
        "breaks.movement.length": st.integers(10, 1200).map(float),
        "breaks.movement.pause_wait": st.integers(0, 3600).map(float),
        "breaks.movement.enabled": st.booleans(),
        "breaks.movement.again_after": st.integers(0, 1200).map(float),
        "breaks.micro.enabled": st.booleans(),
        "breaks.micro.every": st.integers(5, 120).map(lambda n: n * 60.0),
        "breaks.micro.pause_wait": st.integers(0, 900).map(float),
        "breaks.hydration.enabled": st.booleans(),
        "prompts.least_gap": st.integers(0, 1800).map(float),
        "idle.pause_of": st.integers(1, 120).map(float),
        "quiet.call": st.sampled_from(["hold", "ignore"]),
        "quiet.fullscreen": st.sampled_from(["hold", "ignore"]),
    },
)


@settings(max_examples=25, deadline=None)
@given(SETTINGS, st.sampled_from([*Answer, "recorded"]))
def test_any_settings_give_figures_that_add_up(
    chosen: dict[str, object], answer: Answer | str
) -> None:
    made = Settings()
    for key, value in chosen.items():
        made = made.with_value(key, value)
    recorded = WEEK_OF_MANY
    once = replay(recorded.rows, Plan(), Answers()).prompts
    answers = Answers(answer) if isinstance(answer, Answer) else RecordedAnswers(once)
    result = replay(recorded.rows, made.plan(), answers)
    found = outcome(result, recorded)
    for part in (found.prompts, *found.by_kind.values()):
        never = part.rested_first + part.held + part.absorbed + part.ended
        assert part.came + never == part.due
        assert part.unknown == 0
        assert part.in_meeting <= part.came
        assert part.was_held <= part.due
        assert part.held <= part.was_held
        assert part.rested_first <= part.own_breaks <= part.due
        assert part.waited_s is None or part.waited_s >= 0
    whole = found.prompts
    for name in ("due", "at_pause", "at_bound", "rested_first", "was_held", "own_breaks"):
        assert sum(getattr(one, name) for one in found.by_kind.values()) == getattr(whole, name)
    assert whole.due == sum(getattr(result.totals["all"], one.value) for one in Outcome)
    assert found.prompts_a_day == sum(day.came for day in found.days) / 5
    assert found.exposure.longest_stretch_s <= found.exposure.desk_s
    assert found.break_s >= 0
    pictures = [day_picture(result, day) for day in recorded.days]
    assert sum(one.came for picture in pictures for one in picture.moments) >= whole.came
