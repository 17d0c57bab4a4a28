"""Replay: the engine fed from a recorded trace instead of a desk, on a simulated clock.

The simulated person answers by a rule, and during a break is away from input for its length, whatever the
trace says.
"""

from collections.abc import Generator, Iterable, Mapping
from datetime import datetime, tzinfo

import msgspec

from posture.core.answering import Answer, Answering, Answers
from posture.core.breaks import Plan
from posture.core.events import Cause, DeskSpan, PromptClosed
from posture.core.simulated_person import FIRST_CARD, Person
from posture.core.stats import (
    Exposure,
    Totals,
    exposure,
    exposure_document,
    totals,
    totals_document,
)
from posture.core.traces import Row

__all__ = [
    "Answer",
    "Answers",
    "Came",
    "Replay",
    "first_cards",
    "replay",
    "replay_document",
    "replaying",
]

DEFAULT_RULE = "default"


class Came(msgspec.Struct, frozen=True):
    """How a prompt's first card came: at a natural pause, or without one when its wait was over."""

    at: datetime
    at_pause: bool
    waited_s: float
    """Since it was due."""


def first_cards(causes: Iterable[Cause]) -> dict[str, Came]:
    """How the first card of each prompt came, by its id, told by causes in the order of time."""
    found: dict[str, Came] = {}
    for cause in causes:
        at_pause = FIRST_CARD.get(cause.code)
        if at_pause is not None and cause.prompt_id is not None:
            found.setdefault(cause.prompt_id, Came(cause.at, at_pause, cause.seconds or 0.0))
    return found


class Replay(msgspec.Struct, frozen=True):
    """What a replay gave: each prompt with its outcome, in the order in which they ended, and the desk."""

    prompts: tuple[PromptClosed, ...]
    spans: tuple[DeskSpan, ...]
    came: Mapping[str, Came] = {}
    """How the first card of each prompt came that did, by the prompt's id."""

    @property
    def totals(self) -> dict[str, Totals]:
        """Outcomes per kind and over all."""
        return totals(self.prompts)

    @property
    def exposure(self) -> Exposure:
        """Time at the desk and its stretches."""
        return exposure(self.spans)


def replay(
    rows: Iterable[Row],
    plan: Plan,
    answers: Answering,
    zone: tzinfo | None = None,
    *,
    origin: str = "replay",
) -> Replay:
    """Run a trace through the engine.

    `zone`: where the person lives, for work hours over a change of the clocks between two rows; without
    it a row's UTC offset holds until the next row. `origin`: what prompt ids are made from.
    """
    turns = replaying(rows, plan, answers, zone, origin=origin)
    while True:
        try:
            next(turns)
        except StopIteration as end:
            result: Replay = end.value
            return result


def replaying(
    rows: Iterable[Row],
    plan: Plan,
    answers: Answering,
    zone: tzinfo | None = None,
    *,
    origin: str = "replay",
) -> Generator[None, None, Replay]:
    """The same in small steps, so that whoever runs it can do other things in between or give up.

    It yields after each turn of the engine and returns the replay.
    """
    person: Person | None = None
    for row in rows:
        if person is None:
            person = Person(row, plan, answers, zone, origin)
        yield from person.live_until(row)
        person.change(row)
        yield
    if person is None:
        return Replay((), ())
    person.finish()
    return Replay(tuple(person.prompts), tuple(person.spans), first_cards(person.causes))


def replay_document(result: Replay) -> dict[str, object]:
    """The document of `simulate --json`."""
    return {
        "prompts": [
            {
                "kind": closed.kind,
                "due_at": closed.due_at.isoformat(),
                "shown_at": _iso(closed.shown_at),
                "held_s": round(closed.held_s, 3),
                "held_for": list(closed.held_for),
                "outcome": closed.outcome.value,
                "ended_at": closed.at.isoformat(),
                "postponed": closed.postponed,
            }
            for closed in result.prompts
        ],
        "totals": totals_document(result.totals),
        "exposure": exposure_document(result.exposure),
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
