"""Random days: every prompt has one story, it ends as it was recorded, and nothing is left without words."""

import ast
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from posture.cli.why_phrases import COUNTS as CLI_COUNTS
from posture.cli.why_phrases import FORMS as CLI_FORMS
from posture.cli.why_words import words_for
from posture.core.engine import finish
from posture.core.events import Cause, Outcome, PromptClosed
from posture.core.messages import Decision
from posture.core.presence import Sample
from posture.core.settings import Settings
from posture.core.why import prompt_stories
from posture.core.why_codes import ENGINE_CODES, Code
from posture.core.why_course import step_of
from posture.core.why_day import ALONE, day_stories, decision_stories
from posture.core.why_decisions import step_clause, step_clauses
from posture.core.why_moments import moment_sentences
from posture.core.why_not import why_not
from posture.core.why_phrases import Clause, CountsAs, Phrase, counts_as
from posture.core.why_settings import setting_of
from posture.core.why_telling import clauses_of
from posture.core.why_values import Told, WhyRecord
from tests.core.test_engine_properties import Day, days
from tests.core.why_days import record_of

CORE = Path(__file__).parents[2] / "posture" / "core"


class ToldDay(Day):
    """A random day, with all that was decided in it."""

    def __init__(self) -> None:
        super().__init__()
        self.decisions: list[Decision] = []

    def _note(self, decision: Decision, verb: str) -> None:
        self.decisions.append(decision)
        super()._note(decision, verb)

    def end(self) -> WhyRecord:
        self.decisions += finish(self.state, self.at, self.plan).decisions
        return record_of(self.decisions)


@settings(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days)
def test_every_prompt_has_one_story_that_ends_as_recorded(
    turns: list[tuple[float, Sample, str, float, str]],
) -> None:
    life = ToldDay()
    for gap_s, sample, verb, step_s, what in turns:
        life.live(gap_s, sample, verb, step_s, what)
    record = life.end()
    closed = {one.prompt_id: one for one in record.closed}
    found = prompt_stories(record)
    assert Counter(story.id for story in found) == Counter(closed.keys())
    for story in found:
        one = closed[story.id]
        assert story.closed == one
        end = story.course[-1]
        assert (end.code, end.outcome, end.at) == (Told.ENDED, one.outcome, one.at)
        assert clauses_of(story)[-1].counts_as is counts_as(one)
        times = [one.at.timestamp() for one in step_clauses(story) if one.at is not None]
        assert times[:-1] == sorted(times[:-1]), "the course is in the order of time"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days)
def test_nothing_is_left_without_words(
    turns: list[tuple[float, Sample, str, float, str]],
) -> None:
    life = ToldDay()
    for gap_s, sample, verb, step_s, what in turns:
        life.live(gap_s, sample, verb, step_s, what)
    record = record_of(life.decisions)  # not finished: some prompts are alive
    for day in {cause.at.date() for cause in record.causes}:
        words = words_for(life.plan, day)
        told = day_stories(record, day, life.plan, life.at.wall)
        moments = [story.at.timestamp() for story in told.stories]
        assert moments == sorted(moments)
        for story in told.stories:
            setting_of(story, Settings())
            for sentence in (clauses_of(story), *((one,) for one in step_clauses(story))):
                said = words.sentence(sentence)
                assert len(said) > 8, said
                assert "unknown time" not in said
                assert "  " not in said
                assert "{" not in said
        for hour in (9, 12, 17):
            at = datetime(day.year, day.month, day.day, hour, 30, tzinfo=life.at.wall.tzinfo)
            for sentence in moment_sentences(why_not(record, at, life.plan, life.at.wall)):
                assert "unknown time" not in words.sentence(sentence)


# --- each code has words ---


def codes_in_source() -> set[str]:
    """The codes that the engine's source names."""
    found: set[str] = set()
    for path in CORE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_explain(node):
                found |= _codes(node.args[0])
            if isinstance(node, ast.keyword) and node.arg == "code":
                found |= _codes(node.value)
    return found


def _is_explain(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr == "explain" and bool(node.args)


def _codes(node: ast.expr) -> set[str]:
    match node:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.IfExp(body=body, orelse=orelse):
            return _codes(body) | _codes(orelse)
        case ast.JoinedStr():
            return {"shown_pause", "shown_bound", "shown_again"}
        case _:
            return set()


def test_every_code_of_the_engine_is_known() -> None:
    found = codes_in_source()
    assert len(found) > 20
    assert found | set(Outcome) == ENGINE_CODES


PLAN = Settings().plan()
AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("code", Code)
def test_every_code_makes_a_step_or_a_story(code: Code) -> None:
    cause = Cause(
        at=AT, code=code.value, kind="movement", seconds=600.0, reasons=("call",), until=AT
    )
    if code in ALONE:
        (story,) = decision_stories([cause])
        assert CLI_FORMS[clauses_of(story)[0].phrase]
    if code not in (Code.DUE, Code.DEVICES, Code.PROFILE, Code.KIND_OFF):
        assert CLI_FORMS[step_clause(step_of(cause)).phrase]


@pytest.mark.parametrize("phrase", Phrase)
def test_every_phrase_is_a_whole_clause(phrase: Phrase) -> None:
    words = words_for(PLAN, AT.date())
    clause = Clause(
        phrase=phrase,
        kind="movement",
        kinds=("micro",),
        other="movement",
        at=AT,
        until=AT + timedelta(hours=1),
        seconds=720,
        whole_s=300,
        count=3,
        reasons=("call", "app:zoom"),
        devices=("microphone", "camera"),
        counts_as=CountsAs.HELD,
    )
    said = words.sentence((clause,))
    assert said[0].isupper()
    assert said.endswith(".")
    assert "{" not in said
    assert set(CLI_FORMS) == set(Phrase)
    assert set(CLI_COUNTS) == set(CountsAs)


def test_an_outcome_that_was_taken_back_is_no_end() -> None:
    causes = (
        Cause(at=AT, code="due", kind="movement", prompt_id="a", seconds=3600.0),
        Cause(at=AT, code="shown_pause", kind="movement", prompt_id="a", seconds=8.0),
        Cause(at=AT, code="skipped", kind="movement", prompt_id="a"),
        Cause(at=AT, code="break_began", kind="movement", prompt_id="a", reasons=("answer",)),
        Cause(at=AT, code="taken", kind="movement", prompt_id="a", reasons=("whole",)),
        Cause(at=AT, code="natural", kind="movement", prompt_id="b", reasons=("moved",)),
    )
    closed = PromptClosed(
        at=AT, prompt_id="a", kind="movement", outcome=Outcome.TAKEN, due_at=AT, started_at=AT
    )
    (story,) = prompt_stories(WhyRecord(causes=causes, closed=(closed,)))
    assert [step.code for step in story.course].count(Told.ENDED) == 1
    assert Phrase.UNDONE in [clause.phrase for clause in clauses_of(story)]
    assert story.course[-1].outcome is Outcome.TAKEN
    assert [one.id for one in prompt_stories(WhyRecord(causes=causes[:3]))] == ["a"]


def test_causes_that_are_kept_no_more() -> None:
    """The row of a prompt alone tells when it was due, what held it and how it ended, and no more."""
    closed = PromptClosed(
        at=AT + timedelta(minutes=17),
        prompt_id="a",
        kind="movement",
        outcome=Outcome.NATURAL,
        due_at=AT,
        started_at=AT + timedelta(minutes=12),
        held_s=720.0,
        held_for=("call",),
    )
    words = words_for(PLAN, AT.date())
    (story,) = prompt_stories(WhyRecord(closed=(closed,)))
    assert words.sentence(clauses_of(story)) == (
        "The movement break due at 10:00 waited 12 minutes because a call was going on; "
        "you walked away at 10:12, so it counts as taken on your own."
    )
    skipped = PromptClosed(
        at=AT, prompt_id="b", kind="movement", outcome=Outcome.SKIPPED, due_at=AT, postponed=1
    )
    (story,) = prompt_stories(WhyRecord(closed=(skipped,)))
    assert words.sentence(clauses_of(story)) == (
        "The movement break was due at 10:00; you postponed it; you skipped it at 10:00."
    )


def test_a_rest_that_was_none_by_the_users_word() -> None:
    closed = PromptClosed(
        at=AT + timedelta(minutes=5),
        prompt_id="a",
        kind="movement",
        outcome=Outcome.HELD,
        outcome_before=Outcome.NATURAL,
        due_at=AT,
        started_at=AT,
        away_s=300.0,
        held_for=("manual",),
    )
    cause = Cause(at=closed.at, code="natural", kind="movement", prompt_id="a", seconds=300.0)
    (story,) = prompt_stories(WhyRecord(causes=(cause,), closed=(closed,)))
    assert words_for(PLAN, AT.date()).sentence(clauses_of(story)) == (
        "You walked away at 10:00, before the movement break was due; "
        "you said later that you were in a meeting or at the desk, so it is in no total."
    )
