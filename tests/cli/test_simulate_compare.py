"""`posture simulate --compare` and `--answer recorded`: a recorded week beside itself under other settings."""

from datetime import datetime, timedelta, timezone

import pytest

from posture.core.answering import Answer, Answers, RecordedAnswers
from posture.core.breaks import Plan
from posture.core.events import Cause, DeskSpan, PromptClosed
from posture.core.simulate import Replay, replay
from posture.core.traces import read_trace
from posture.storage.tables import Recordable
from tests.cli.conftest import BERLIN, Cli
from tests.core.plans import a_kind, a_plan

WEEK = """\
at,state
2026-11-16T09:00+01:00,active
2026-11-16T10:20+01:00,active+call
2026-11-16T12:00+01:00,idle
2026-11-16T12:40+01:00,active
2026-11-16T15:00+01:00,off
2026-11-17T09:00+01:00,active
2026-11-17T14:00+01:00,off
2026-11-18T09:00+01:00,active
2026-11-18T10:00+01:00,off
"""
OFTEN = ("--set", "breaks.movement.every=30m")
COMPARE = ("simulate", "--week", "2026-W47", "--compare", *OFTEN)
NO_MICRO = "[breaks.micro]\nenabled = false\n"


def lived(answer: Answer = Answer.START) -> Replay:
    return replay(read_trace(WEEK.splitlines(), "week"), Plan(), Answers(answer))


def causes_of(result: Replay) -> list[Cause]:
    return [
        Cause(
            at=came.at,
            code="shown_pause" if came.at_pause else "shown_bound",
            prompt_id=prompt_id,
            seconds=came.waited_s,
        )
        for prompt_id, came in result.came.items()
    ]


def record(cli: Cli, result: Replay) -> None:
    events: list[Recordable] = [*result.spans, *result.prompts, *causes_of(result)]
    cli.record(events)


class TestCompare:
    def test_a_table_for_people(self, cli: Cli) -> None:
        cli.paths.settings_file.write_text(NO_MICRO)
        record(cli, lived())
        ended = cli(*COMPARE)
        lines = ended.out.splitlines()
        assert (ended.code, ended.err) == (0, "")
        assert lines[0] == "Week 2026-W47, 2026-11-16 to 2026-11-22, with breaks.movement.every=30m"
        assert lines[2].split() == ["your", "settings", "changed", "as", "it", "was"]
        cells = {line[:38].strip(): line[38:].split("  ") for line in lines[3:13]}
        assert list(cells) == [
            "Prompts a day",
            "Came at a pause",
            "Came without a pause",
            "Waited (median)",
            "Held by a call, full screen or meeting",
            "Came during one",
            "Breaks on your own",
            "Longest stretch",
            "Stretches over 60 min",
            "Minutes of break an hour",
        ]
        assert "2 days with 2 h and more" in lines[14]
        assert "Left out: 2026-11-18." in lines[14]
        assert "rests of your own stay rests" in ended.out

    def test_json_has_both_replays_and_their_figures(self, cli: Cli) -> None:
        cli.paths.settings_file.write_text(NO_MICRO)
        record(cli, lived())
        document = cli(*COMPARE, "--json").document
        plain = cli("simulate", "--week", "2026-W47", "--json").document
        often = cli("simulate", "--week", "2026-W47", *OFTEN, "--json").document
        for side, alone in (("yours", plain), ("changed", often)):
            assert {key: document[side][key] for key in alone} == alone
        figures = {side: document[side]["figures"] for side in ("yours", "changed", "as_it_was")}
        assert figures["yours"]["prompts"]["due"] == len(plain["prompts"])
        assert figures["changed"]["prompts_a_day"] > figures["yours"]["prompts_a_day"]
        assert figures["yours"]["days"] == 2
        assert document["days"]["2026-11-18"]["counted"] is False
        assert figures["as_it_was"]["prompts"]["unknown"] == 0

    @pytest.mark.parametrize(
        "words",
        ["--trace day.csv --compare --set breaks.movement.every=30m", "--week 2026-W47 --compare"],
    )
    def test_it_needs_a_week_and_something_to_compare_with(self, cli: Cli, words: str) -> None:
        assert cli.complaint(2, "simulate", *words.split()) == (
            "posture simulate: --compare needs --week YYYY-Www and --set KEY=VALUE, to say what with"
        )


class TestRecordedAnswers:
    def test_who_skipped_each_skips_each(self, cli: Cli) -> None:
        cli.paths.settings_file.write_text(NO_MICRO)
        record(cli, lived(Answer.SKIP))
        ended = cli(*COMPARE, "--answer", "recorded", "--json")
        came = [p for p in ended.document["changed"]["prompts"] if p["outcome"] == "skipped"]
        assert len(came) > 5
        assert ended.document["changed"]["totals"]["all"]["taken"] == 0

    def test_the_assumption_is_said(self, cli: Cli) -> None:
        record(cli, lived(Answer.SKIP))
        said = cli(*COMPARE, "--answer", "recorded").out.splitlines()
        start = said.index("Answers as in that week, spread evenly:")
        assert any("Movement break: 0 of" in line and "skipped" in line for line in said[start:])

    def test_too_few_answers_are_not_gone_by(self, cli: Cli) -> None:
        cli.record(lived().spans)
        out = cli(*COMPARE, "--answer", "recorded").out
        assert "Fewer than five prompts were answered in that week: each is taken here." in out

    def test_a_trace_has_no_answers_in_it(self, cli: Cli) -> None:
        said = cli.complaint(2, "simulate", "--trace", "a.csv", "--answer", "recorded")
        assert said == (
            "posture simulate: --answer recorded needs --week: a trace has no answers in it"
        )


class TestWhatIsNotKept:
    def test_a_day_without_activity_is_said_and_the_rest_replayed(self, cli: Cli) -> None:
        week = lived()
        tuesday = [one for one in week.spans if one.start.day == 17]
        cli.record([*tuesday, *week.prompts])
        ended = cli("simulate", "--week", "2026-W47", "--json")
        assert ended.err == (
            "left out: 2026-11-16, 2026-11-18, of which no activity is kept "
            "(retention.activity_days is 90)\n"
        )
        assert {p["due_at"][:10] for p in ended.document["prompts"]} == {"2026-11-17"}

    def test_a_week_whose_activity_went(self, cli: Cli) -> None:
        cli.record(lived().prompts)
        assert cli.complaint(1, "simulate", "--week", "2026-W47") == (
            "the activity of 2026-W47 is kept no more (retention.activity_days is 90)"
        )


def test_a_week_with_a_flight_and_one_with_a_change_of_clocks(cli: Cli) -> None:
    """Work hours are those of the clock on the wall: a prompt is due an hour after each start."""
    cli.paths.settings_file.write_text(NO_MICRO)
    tokyo = timezone(timedelta(hours=9))
    summer = timezone(timedelta(hours=2))
    starts = [
        datetime(2026, 11, 16, 9, tzinfo=BERLIN),
        datetime(2026, 11, 18, 9, tzinfo=tokyo),
        datetime(2026, 10, 23, 9, tzinfo=summer),
        datetime(2026, 10, 26, 9, tzinfo=BERLIN),
    ]
    cli.record(
        [
            DeskSpan(at=at + timedelta(hours=2), start=at, state="active", seconds=7200)
            for at in starts
        ]
    )
    due = [
        prompt["due_at"]
        for week in ("2026-W47", "2026-W43", "2026-W44")
        for prompt in cli("simulate", "--week", week, "--json").document["prompts"]
        if prompt["shown_at"]
    ]
    assert due == [
        "2026-11-16T10:00:00+01:00",
        "2026-11-18T10:00:00+09:00",
        "2026-10-23T10:00:00+02:00",
        "2026-10-26T10:00:00+01:00",
    ]


def test_the_week_of_new_year(cli: Cli) -> None:
    cli.paths.settings_file.write_text(NO_MICRO)
    starts = [datetime(2026, 12, 31, 9, tzinfo=BERLIN), datetime(2027, 1, 1, 9, tzinfo=BERLIN)]
    cli.record(
        [
            DeskSpan(at=at + timedelta(hours=2), start=at, state="active", seconds=7200)
            for at in starts
        ]
    )
    prompts = cli("simulate", "--week", "2026-W53", "--json").document["prompts"]
    assert [prompt["due_at"][:10] for prompt in prompts if prompt["shown_at"]] == [
        "2026-12-31",
        "2027-01-01",
    ]


def test_a_recorded_prompt_is_answered_as_often_postponed_as_it_was() -> None:
    """Postponed once and then skipped, as recorded; where that is not allowed, skipped at once."""
    at = datetime(2026, 11, 16, 10, tzinfo=BERLIN)
    once = PromptClosed(
        at=at,
        prompt_id="x",
        kind="movement",
        outcome=lived(Answer.SKIP).prompts[0].outcome,
        due_at=at,
        shown_at=at,
        postponed=1,
    )
    person = RecordedAnswers([once] * 5)
    rows = list(read_trace(WEEK.splitlines()[:3], "morning"))
    for limit in (1, 0):
        plan = a_plan(a_kind("movement", heads_up_s=0.0, again_after_s=0.0, postpone_limit=limit))
        (first, *_) = replay(rows, plan, person).prompts
        assert (first.postponed, first.outcome) == (limit, once.outcome)
