"""Replay: the engine fed from a recorded trace instead of a desk, on a simulated clock.

The simulated person answers by a rule, and during a break is away from input for its length, whatever the
trace says.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import assert_never

import msgspec

from posture.core.breaks import Plan
from posture.core.engine import advance, finish, restore
from posture.core.events import DeskSpan, PromptClosed
from posture.core.instants import Instant
from posture.core.messages import Input, Postpone, Record, Show, Skip, Start, Tick
from posture.core.presence import PRESENCE_REASONS, Sample, Working
from posture.core.prompts import Offered, OnBreak
from posture.core.state import EngineState, Step, initial_state
from posture.core.stats import (
    Exposure,
    Totals,
    exposure,
    exposure_document,
    totals,
    totals_document,
)
from posture.core.traces import Row

__all__ = ["Answer", "Answers", "Replay", "replay", "replay_document"]

DEFAULT_RULE = "default"


class Answer(StrEnum):
    """How the simulated person answers a card."""

    START = "start"
    SKIP = "skip"
    POSTPONE = "postpone"
    IGNORE = "ignore"


class Answers(msgspec.Struct, frozen=True):
    """A rule for all kinds, and others for some."""

    default: Answer = Answer.START
    by_kind: Mapping[str, Answer] = {}

    def for_kind(self, kind: str) -> Answer:
        """The rule for this kind."""
        return self.by_kind.get(kind, self.default)


class Replay(msgspec.Struct, frozen=True):
    """What a replay gave: each prompt with its outcome, in the order in which they ended, and the desk."""

    prompts: tuple[PromptClosed, ...]
    spans: tuple[DeskSpan, ...]

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
    answers: Answers,
    zone: tzinfo | None = None,
    *,
    origin: str = "replay",
) -> Replay:
    """Run a trace through the engine.

    `zone`: where the person lives, for work hours over a change of the clocks between two rows; without
    it a row's UTC offset holds until the next row. `origin`: what prompt ids are made from.
    """
    person: _Person | None = None
    for row in rows:
        if person is None:
            person = _Person(row, plan, answers, zone, origin)
        person.live_until(row)
        person.change(row)
    if person is None:
        return Replay((), ())
    return person.finished()


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


def _with_fixed_offset(moment: datetime) -> datetime:
    """The same moment and offset, so that adding seconds to it is adding seconds."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


class _Person:
    """The simulated person at the simulated desk."""

    def __init__(
        self, row: Row, plan: Plan, answers: Answers, zone: tzinfo | None, origin: str
    ) -> None:
        self.plan = plan
        self.answers = answers
        self.zone = zone
        self.row = row
        self.desk = row.state
        self.now = Instant(row.at, row.elapsed_s)
        self.last_input_s = row.elapsed_s - (0.0 if row.state.desk == "active" else 1.0)
        self.state: EngineState = initial_state(self.now, origin)
        self.is_off = False
        self.prompts: list[PromptClosed] = []
        self.spans: list[DeskSpan] = []

    def live_until(self, row: Row) -> None:
        """Let time pass up to the next row, waking the engine whenever it wanted to be asked."""
        while not self.is_off:
            wake_s = self._wake_s()
            if wake_s > row.elapsed_s:
                break
            self._at(Instant(self._wall(row, wake_s), wake_s))
        self.now = Instant(row.at, row.elapsed_s)

    def change(self, row: Row) -> None:
        """The desk changes to what the row says."""
        if self.desk.desk == "active" and not self._on_break:
            self.last_input_s = self.now.elapsed_s
        self.row = row
        self.desk = row.state
        if self.is_off and row.state.desk != "off":
            self.is_off = False
            self._take(restore(self.state, self.now, self._sample(), self.plan))
        elif not self.is_off:
            self._at(self.now)

    def finished(self) -> Replay:
        """The trace is over."""
        self._take(finish(self.state, self.now, self.plan))
        return Replay(tuple(self.prompts), tuple(self.spans))

    def _wall(self, row: Row, elapsed_s: float) -> datetime:
        """Until the next row's moment the clock shows this row's offset; at that moment the next row's."""
        if elapsed_s == row.elapsed_s:
            return row.at
        wall = Instant(self.row.at, self.row.elapsed_s).at_elapsed(elapsed_s).wall
        return wall if self.zone is None else _with_fixed_offset(wall.astimezone(self.zone))

    def _wake_s(self) -> float:
        """When the engine is to be asked next. While input goes on, a look at the desk would find nothing."""
        idle_begins = self.desk.desk != "active" or self._on_break
        if idle_begins and isinstance(self.state.presence, Working):
            return min(self.state.wake_s, self.state.look_s)
        return self.state.wake_s

    @property
    def _on_break(self) -> bool:
        return isinstance(self.state.front, OnBreak) and self.state.front.offer is None

    def _sample(self) -> Sample:
        now_s = self.now.elapsed_s
        if self._on_break:
            return Sample(
                idle_s=now_s - self.last_input_s, quiet=self.desk.quiet - PRESENCE_REASONS
            )
        if self.desk.desk == "active":
            self.last_input_s = now_s
        return Sample(
            idle_s=now_s - self.last_input_s,
            locked=self.desk.desk == "locked",
            suspended=self.desk.desk == "suspended",
            quiet=self.desk.quiet,
        )

    def _at(self, now: Instant) -> None:
        self.now = now
        if self.desk.desk == "off" and not self._on_break:
            self._switch_off()
            return
        was_on_break = self._on_break
        self._take(advance(self.state, Tick(now, self._sample()), self.plan))
        if was_on_break and not self._on_break:
            self._at(now)  # back from the break: the desk is again as the trace says

    def _switch_off(self) -> None:
        self._take(
            advance(
                self.state,
                Tick(self.now, Sample(self.now.elapsed_s - self.last_input_s)),
                self.plan,
            )
        )
        self.is_off = True

    def _take(self, step: Step) -> None:
        self.state = step.state
        for decision in step.decisions:
            match decision:
                case Record(event=PromptClosed() as closed):
                    self.prompts.append(closed)
                case Record(event=DeskSpan() as span):
                    self.spans.append(span)
                case _:
                    pass
        for decision in step.decisions:
            if isinstance(decision, Show) and isinstance(decision.front, Offered):
                self._answer(decision.front)

    def _answer(self, offer: Offered) -> None:
        answer = self.answers.for_kind(offer.prompt.kind)
        message = self._message(answer, offer)
        if message is not None:
            self._take(advance(self.state, message, self.plan))

    def _message(self, answer: Answer, offer: Offered) -> Input | None:
        kind = self.plan.kind(offer.prompt.kind)
        limit = kind.postpone_limit if kind is not None else 0
        sample = self._sample()
        match answer:
            case Answer.IGNORE:
                return None
            case Answer.SKIP:
                return Skip(self.now, sample, emergency=True)
            case Answer.POSTPONE if offer.prompt.postponed < limit:
                return Postpone(self.now, sample)
            case Answer.START | Answer.POSTPONE:
                self.last_input_s = max(self.last_input_s, self.now.elapsed_s)
                return Start(self.now, Sample(0.0, quiet=self.desk.quiet))
            case _:
                assert_never(answer)
