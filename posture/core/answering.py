"""How the simulated person of a replay answers: by one rule, by a rule for each kind, or as they did. Pure.

The user's own answers of a week become a rule without chance: of every ten prompts as many are skipped as
were, spread evenly. So the same week and the same settings always give the same replay.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, Protocol

import msgspec

from posture.core.events import Outcome, PromptClosed
from posture.core.stats import LEAST_FOR_SHARE

ALWAYS: Final = 1_000_000
"""More often than any limit lets a prompt be postponed."""


class Answer(StrEnum):
    """How the simulated person answers a card."""

    START = "start"
    SKIP = "skip"
    POSTPONE = "postpone"
    IGNORE = "ignore"


class Intention(msgspec.Struct, frozen=True, order=True):
    """What becomes of one prompt: it is postponed so often, or as often as it can be, and then answered so."""

    then: Answer
    postpones: int = 0


class Answering(Protocol):
    """Whoever answers the prompts of a replay."""

    def intention(self, kind: str, number: int) -> Intention:
        """What becomes of the kind's prompt with that number, the first card of which is number 0."""
        ...


class Answers(msgspec.Struct, frozen=True):
    """A rule for all kinds, and others for some."""

    default: Answer = Answer.START
    by_kind: Mapping[str, Answer] = {}

    def for_kind(self, kind: str) -> Answer:
        """The rule for this kind."""
        return self.by_kind.get(kind, self.default)

    def intention(self, kind: str, _number: int) -> Intention:
        """The same for each prompt of a kind. Who postpones does so as often as is allowed, and then starts."""
        answer = self.for_kind(kind)
        if answer is Answer.POSTPONE:
            return Intention(Answer.START, ALWAYS)
        return Intention(answer)


class AnswerCounts(msgspec.Struct, frozen=True):
    """How often each thing became of the prompts that were answered."""

    counts: Mapping[Intention, int] = {}

    @property
    def total(self) -> int:
        """The prompts that were answered."""
        return sum(self.counts.values())

    def of(self, answer: Answer) -> int:
        """How many ended with this answer; `POSTPONE`: how many were postponed at all."""
        if answer is Answer.POSTPONE:
            return sum(count for one, count in self.counts.items() if one.postpones)
        return sum(count for one, count in self.counts.items() if one.then is answer)

    def dealt(self) -> tuple[Intention, ...]:
        """All of them in an order in which each stands as evenly as it can."""
        dealt: Counter[Intention] = Counter()
        order: list[Intention] = []
        for turn in range(1, self.total + 1):
            owed = {
                one: count * turn - dealt[one] * self.total for one, count in self.counts.items()
            }
            chosen = max(sorted(owed), key=owed.__getitem__)
            dealt[chosen] += 1
            order.append(chosen)
        return tuple(order)


class RecordedAnswers:
    """The answers of recorded prompts, for each kind; of a kind with too few of them those of all kinds.

    Where there are too few in all, each prompt is taken.
    """

    def __init__(self, closed: Iterable[PromptClosed]) -> None:
        found: dict[str, Counter[Intention]] = {}
        for one in closed:
            intention = _intention_of(one)
            if intention is not None:
                found.setdefault(one.kind, Counter())[intention] += 1
        together = sum(found.values(), Counter[Intention]())
        self.by_kind: Mapping[str, AnswerCounts] = {
            kind: AnswerCounts(dict(counts)) for kind, counts in sorted(found.items())
        }
        self.overall = AnswerCounts(dict(together))
        self._dealt: dict[str, tuple[Intention, ...]] = {}

    @property
    def is_enough(self) -> bool:
        """Whether there are enough answers to go by."""
        return self.overall.total >= LEAST_FOR_SHARE

    def counts_for(self, kind: str) -> AnswerCounts:
        """What the answers to prompts of this kind follow."""
        own = self.by_kind.get(kind, AnswerCounts())
        if own.total >= LEAST_FOR_SHARE:
            return own
        return self.overall if self.is_enough else AnswerCounts()

    def intention(self, kind: str, number: int) -> Intention:
        """The answers of the record, dealt out evenly, again and again."""
        if kind not in self._dealt:
            self._dealt[kind] = self.counts_for(kind).dealt() or (Intention(Answer.START),)
        dealt = self._dealt[kind]
        return dealt[number % len(dealt)]


def _intention_of(closed: PromptClosed) -> Intention | None:
    """What the user answered; None where the prompt was never shown, or nobody was asked or could answer."""
    if closed.shown_at is None or closed.requested:
        return None
    match closed.outcome_before or closed.outcome:
        case Outcome.TAKEN | Outcome.PARTIAL:
            return Intention(Answer.START, closed.postponed)
        case Outcome.SKIPPED:
            return Intention(Answer.SKIP, closed.postponed)
        case Outcome.IGNORED:
            return Intention(Answer.IGNORE, closed.postponed)
        case _:
            return None
