"""What a day of a `Scenario` left in the record, and how it is told."""

from datetime import date, datetime

from posture.cli.why_words import Words, words_for
from posture.core.events import (
    BreakStarted,
    DeskSpan,
    PromptClosed,
    PromptDue,
    PromptPostponed,
    PromptShown,
)
from posture.core.messages import Decision, Explain, Record
from posture.core.why_day import day_stories
from posture.core.why_decisions import step_clauses
from posture.core.why_moments import moment_sentences
from posture.core.why_not import why_not
from posture.core.why_telling import clauses_of
from posture.core.why_values import Story, WhyRecord
from tests.core.plans import MONDAY
from tests.core.scenario import Scenario


def record_of(decisions: list[Decision]) -> WhyRecord:
    """What was recorded, as the store gives it back."""
    events = [d.event for d in decisions if isinstance(d, Record)]
    return WhyRecord(
        causes=tuple(d.cause for d in decisions if isinstance(d, Explain)),
        closed=tuple(e for e in events if isinstance(e, PromptClosed)),
        events=tuple(
            e
            for e in events
            if isinstance(e, PromptDue | PromptShown | PromptPostponed | BreakStarted)
        ),
        spans=tuple(e for e in events if isinstance(e, DeskSpan)),
    )


def stories(life: Scenario, day: date = MONDAY) -> tuple[Story, ...]:
    """The stories of that day, as of the scenario's present."""
    return day_stories(record_of(life.decisions), day, life.plan, life.now.wall).stories


def words(life: Scenario, day: date = MONDAY) -> Words:
    """The command line's words for them."""
    return words_for(life.plan, day)


def told(life: Scenario, day: date = MONDAY) -> list[str]:
    """The stories as sentences."""
    say = words(life, day)
    return [say.sentence(clauses_of(story)) for story in stories(life, day)]


def course(life: Scenario, number: int, day: date = MONDAY) -> list[str]:
    """The course of one of them: `10:48 Due after 60 minutes at the desk.`"""
    say = words(life, day)
    steps = step_clauses(stories(life, day)[number])
    return [f"{say.clock(step.at)} {say.sentence((step,))}" for step in steps]


def asked(life: Scenario, clock: str, day: date = MONDAY) -> list[str]:
    """Why nothing came at that time."""
    at = datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), life.now.wall.tzinfo)  # noqa: DTZ007
    moment = why_not(record_of(life.decisions), at, life.plan, life.now.wall)
    return [words(life, day).sentence(sentence) for sentence in moment_sentences(moment)]
