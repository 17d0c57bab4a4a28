"""The person of a replay: lives at the desk that a trace tells of, and answers what the engine asks. Pure.

During a break they are away from input for its length, whatever the trace says.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final, assert_never

from posture.core.answering import Answer, Answering, Intention
from posture.core.breaks import Plan
from posture.core.engine import advance, finish, restore
from posture.core.events import Cause, DeskSpan, PromptClosed
from posture.core.instants import Instant
from posture.core.messages import Explain, Input, Postpone, Record, Show, Skip, Start, Tick
from posture.core.presence import PRESENCE_REASONS, Sample, Working
from posture.core.prompts import Offered, OnBreak
from posture.core.state import EngineState, Step, initial_state
from posture.core.traces import Row

FIRST_CARD: Final = {"shown_pause": True, "shown_bound": False}
"""Causes that tell how a card came, and whether it came at a natural pause."""


def _with_fixed_offset(moment: datetime) -> datetime:
    """The same moment and offset, so that adding seconds to it is adding seconds."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


class Person:
    """The simulated person at the simulated desk, and what the engine made of it."""

    def __init__(
        self, row: Row, plan: Plan, answers: Answering, zone: tzinfo | None, origin: str
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
        self.causes: list[Cause] = []
        self.intentions: dict[str, Intention] = {}
        self.asked: Counter[str] = Counter()

    def live_until(self, row: Row) -> Iterator[None]:
        """Let time pass up to the next row, waking the engine whenever it wanted to be asked."""
        while not self.is_off:
            wake_s = self._wake_s()
            if wake_s > row.elapsed_s:
                break
            self._at(Instant(self._wall(row, wake_s), wake_s))
            yield
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

    def finish(self) -> None:
        """The trace is over."""
        self._take(finish(self.state, self.now, self.plan))

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
                case Explain(cause=cause) if cause.code in FIRST_CARD:
                    self.causes.append(cause)
                case _:
                    pass
        for decision in step.decisions:
            if isinstance(decision, Show) and isinstance(decision.front, Offered):
                self._answer(decision.front)

    def _answer(self, offer: Offered) -> None:
        message = self._message(self._intention(offer), offer)
        if message is not None:
            self._take(advance(self.state, message, self.plan))

    def _intention(self, offer: Offered) -> Intention:
        """What becomes of the prompt: decided when its first card comes, and kept."""
        prompt = offer.prompt
        if prompt.id not in self.intentions:
            number = self.asked[prompt.kind]
            self.asked[prompt.kind] += 1
            self.intentions[prompt.id] = self.answers.intention(prompt.kind, number)
        return self.intentions[prompt.id]

    def _message(self, intention: Intention, offer: Offered) -> Input | None:
        kind = self.plan.kind(offer.prompt.kind)
        limit = kind.postpone_limit if kind is not None else 0
        sample = self._sample()
        if offer.prompt.postponed < min(intention.postpones, limit):
            return Postpone(self.now, sample)
        match intention.then:
            case Answer.IGNORE:
                return None
            case Answer.SKIP:
                return Skip(self.now, sample, emergency=True)
            case Answer.START | Answer.POSTPONE:
                self.last_input_s = max(self.last_input_s, self.now.elapsed_s)
                return Start(self.now, Sample(0.0, quiet=self.desk.quiet))
            case _:
                assert_never(intention.then)
