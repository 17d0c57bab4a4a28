"""The JSON of `posture why`: the decisions as they are kept, the stories made of them, or one moment."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from posture.cli.why_words import Words, words_for
from posture.cli.words import cause_in_words, kind_names
from posture.core.breaks import Plan
from posture.core.events import Cause
from posture.core.why_day import TOLD_ALONE
from posture.core.why_decisions import step_clauses
from posture.core.why_moments import moment_sentences
from posture.core.why_not import Moment
from posture.core.why_phrases import Clause, counts_as
from posture.core.why_telling import clauses_of
from posture.core.why_values import (
    DayStories,
    DecisionStory,
    GapStory,
    PromptStory,
    Story,
)


class AskedDay(msgspec.Struct, frozen=True):
    """A day, its stories that were asked for, and the decisions that they are made of."""

    told: DayStories
    causes: tuple[Cause, ...]

    @property
    def loose(self) -> list[Cause]:
        """Decisions that no story tells: of a newer version, or about no prompt that is known."""
        return [c for c in self.causes if c.prompt_id is None and c.code not in TOLD_ALONE]


def stories_document(days: Sequence[AskedDay], plan: Plan, last: int | None) -> dict[str, Any]:
    """`decisions`: each cause as it is recorded; `stories`: what they add up to."""
    names = kind_names(plan)
    stories = [story for day in days for story in day.told.stories]
    causes = [cause for day in days for cause in day.causes]
    return {
        "decisions": [_decision(cause, names, stories) for cause in causes[-(last or 0) :]],
        "stories": [
            story_document(story, words_for(plan, day.told.day))
            for day in days
            for story in day.told.stories
        ],
    }


def _decision(cause: Cause, names: dict[str, str], stories: Sequence[Story]) -> dict[str, Any]:
    story = _story_of(cause, stories)
    return {
        **msgspec.to_builtins(cause),
        "words": cause_in_words(cause, names),
        "story": None if story is None else story.id,
    }


def _story_of(cause: Cause, stories: Sequence[Story]) -> Story | None:
    for story in stories:
        if isinstance(story, PromptStory) and story.id == cause.prompt_id:
            return story
        if isinstance(story, DecisionStory) and (story.at, story.step.code) == (
            cause.at,
            cause.code,
        ):
            return story
    return None


def story_document(story: Story, words: Words) -> dict[str, Any]:
    """A story: what it is about, its phrases as codes, its sentence and its course."""
    clauses = clauses_of(story)
    return {
        "id": story.id,
        "type": _type_of(story),
        "at": story.at.isoformat(),
        **_figures(story),
        "phrases": [clause.phrase.value for clause in clauses],
        "sentence": words.sentence(clauses),
        "steps": [_step(clause, words) for clause in step_clauses(story)],
    }


def _type_of(story: Story) -> str:
    match story:
        case PromptStory():
            return "prompt"
        case DecisionStory():
            return "decision"
        case GapStory():
            return "gap"


def _figures(story: Story) -> dict[str, Any]:
    match story:
        case PromptStory():
            closed = story.closed
            return {
                "kind": story.kind,
                "until": _iso(story.ended_at),
                "outcome": None if closed is None else closed.outcome.value,
                "counts_as": counts_as(closed).value,
                "due_by": story.due_by.value,
                "every_s": story.every_s,
                "waited_for": story.wait.value,
                "waited_s": round(story.wait_s, 3),
                "held_for": list(story.reasons),
            }
        case DecisionStory():
            return {"kind": story.step.kind, "until": _iso(story.ended_at or story.step.until)}
        case GapStory():
            return {"kind": story.kind, "until": _iso(story.until), "every_s": story.every_s}


def _step(clause: Clause, words: Words) -> dict[str, Any]:
    return {
        "at": _iso(clause.at),
        "phrase": clause.phrase.value,
        "sentence": words.sentence((clause,)),
    }


def moment_document(moment: Moment, plan: Plan) -> dict[str, Any]:
    """What held at a moment, how far each kind was, and the stories of prompts that were alive."""
    words = words_for(plan, moment.at.date())
    return {
        "at": moment.at.isoformat(),
        "then": moment.then.value,
        "since": _iso(moment.since),
        "until": _iso(moment.until),
        "at_desk": moment.at_desk,
        "counts": [
            {
                "kind": count.kind,
                "since": _iso(count.since),
                "every_s": count.every_s,
                "due_at": _iso(count.due_at),
            }
            for count in moment.counts
        ],
        "sentences": [words.sentence(one) for one in moment_sentences(moment)],
        "stories": [story_document(story, words) for story in moment.alive],
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
