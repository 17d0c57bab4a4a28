"""A turn: the working copy of the engine's state while one input is carried out.

It holds what the rules share: moments, records, closing a prompt. The rules themselves stand in
`counting` (counts, rests, what comes due), `asking` (what is on the screen) and `engine` (their order).
"""

from datetime import date, datetime
from uuid import NAMESPACE_OID, uuid5

import msgspec

from posture.core.breaks import BreakKind, Plan
from posture.core.calendar import next_time
from posture.core.events import Cause, DeskSpan, Event, Outcome, PromptClosed
from posture.core.hours import Period
from posture.core.instants import Instant
from posture.core.messages import AskFewer, Close, Decision, Explain, Record, Refuse, Show
from posture.core.observing import span_state
from posture.core.presence import Presence, Sample, Working
from posture.core.prompts import Counting, Due, Front, KindState, OnBreak, Prompt, Timed
from posture.core.state import EngineState, PauseState, Step

IGNORED_BEFORE_HALVING = 3
UPTAKE_WINDOW = 10
UPTAKE_FLOOR = 0.3
ANSWERED = frozenset({Outcome.TAKEN, Outcome.PARTIAL, Outcome.SKIPPED, Outcome.IGNORED})
"""Outcomes that say how well the prompts work."""
TAKEN_SHARE = 0.8
PARTIAL_SHARE = 0.3
SHORTEST_SPAN_S = 1.0


class Turn:
    """One input being carried out. `now_s` walks from the last turn to this one's moment."""

    now: Instant
    origin: str
    prompts_made: int
    sample: Sample
    presence: Presence
    last_input_s: float
    engaged_until_s: float
    kinds: dict[str, KindState]
    front: Front | None
    paused: PauseState | None
    meeting_until: datetime | None
    holding: tuple[str, ...]
    holding_since_s: float
    hold_ended_s: float
    pause_mark_s: float
    period: Period | None
    period_known_until_s: float
    wall_skew_s: float
    utc_offset_s: float
    day: date | None
    frozen_since_s: float | None
    counts_from_s: float
    returned_s: float
    left_screen_s: float
    others_wait_until_s: float
    ignored_in_row: int
    halved_on: date | None
    recent: tuple[Outcome, ...]
    asked_fewer: bool
    rode: dict[str, tuple[date, int]]
    stretch_from_s: float
    span_from: Instant
    span_quiet: frozenset[str]
    plan_mark: int
    profile: str
    wake_s: float
    look_s: float

    def __init__(self, state: EngineState, plan: Plan, now: Instant) -> None:
        self.__dict__.update(msgspec.structs.asdict(state))
        self.kinds = dict(state.kinds)
        self.now_s = state.now.elapsed_s
        if (
            now.elapsed_s < self.now_s
        ):  # an elapsed clock does not run backwards: if it does, it stands
            now = Instant(now.wall, self.now_s)
        self.now = now
        self.plan = plan
        self.prompting = tuple(k for k in plan.kinds if k.enabled and k.rides_on is None)
        self.decisions: list[Decision] = []

    def step(self) -> Step:
        """The finished turn as values."""
        fields = self.__dict__
        state = EngineState(**{name: fields[name] for name in EngineState.__struct_fields__})
        return Step(state, tuple(d for d in self.decisions if not self._is_flash(d)))

    def _is_flash(self, decision: Decision) -> bool:
        """Whether this went off the screen again in the same turn: then it need not come."""
        if not isinstance(decision, Show):
            return False
        later = self.decisions[self.decisions.index(decision) :]
        shown_id = decision.front.prompt.id
        return any(isinstance(d, Close) and d.prompt_id == shown_id for d in later)

    # --- moments ---

    def wall_at(self, elapsed_s: float) -> datetime:
        """The wall time of an elapsed second, at this turn's UTC offset."""
        return self.now.at_elapsed(elapsed_s).wall

    def elapsed_at(self, wall: datetime) -> float:
        """The elapsed second of a wall time, as the wall clock stands now."""
        return self.now.elapsed_s + (wall - self.now.wall).total_seconds()

    @property
    def frozen(self) -> bool:
        """Whether nothing counts now."""
        return self.frozen_since_s is not None

    def every_s(self, kind: BreakKind) -> float:
        """The kind's interval today: twice as long once three prompts in a row went unanswered."""
        return kind.every_s * 2 if self.halved_on is not None else kind.every_s

    def kind_of(self, prompt: Prompt) -> BreakKind:
        """The settings of the prompt's kind; of a kind that was taken out meanwhile, defaults."""
        return self.plan.kind(prompt.kind) or BreakKind(id=prompt.kind, name=prompt.kind)

    # --- saying what happened ---

    def record(self, event: Event) -> None:
        """Have the event committed."""
        self.decisions.append(Record(event))

    def refuse(self, code: str) -> None:
        """Say that what was asked can't be done."""
        self.decisions.append(Refuse(code))

    def explain(
        self,
        code: str,
        prompt: Prompt | None = None,
        *,
        kind: str | None = None,
        seconds: float | None = None,
        reasons: tuple[str, ...] = (),
        until: datetime | None = None,
    ) -> None:
        """Keep why something was decided."""
        cause = Cause(
            at=self.wall_at(self.now_s),
            code=code,
            kind=prompt.kind if prompt else kind,
            prompt_id=prompt.id if prompt else None,
            seconds=seconds,
            reasons=reasons,
            until=until,
        )
        self.decisions.append(Explain(cause))

    # --- prompts ---

    def new_prompt(self, kind: BreakKind, due_s: float, *, requested: bool = False) -> Prompt:
        """A prompt of the kind with an id of its own."""
        self.prompts_made += 1
        name = f"{self.origin}/{self.prompts_made}"
        return Prompt(
            id=str(uuid5(NAMESPACE_OID, name)),
            kind=kind.id,
            due_s=due_s,
            due_at=self.wall_at(due_s),
            requested=requested,
        )

    def waiting(self) -> list[tuple[BreakKind, Due]]:
        """The kinds that are due and not on the screen."""
        found = []
        for kind in self.prompting:
            state = self.kinds.get(kind.id)
            if isinstance(state, Due):
                found.append((kind, state))
        return found

    def restart_kind(self, kind: BreakKind, from_s: float | None) -> None:
        """Let the kind count from nought (from `from_s`, or from the return), or wait for its next time."""
        if kind.at:
            self.kinds[kind.id] = Timed(next_time(kind.at, self.wall_at(self.now_s)), kind.at)
        else:
            self.kinds[kind.id] = Counting(from_s)

    def leave_screen(self, outcome: Outcome | None) -> None:
        """Take what is in front off the screen: that happens now, however long ago it was to happen."""
        if self.front is not None:
            prompt = self.front.prompt
            self.front = None
            self.left_screen_s = self.now.elapsed_s
            self.decisions.append(Close(prompt.id, prompt.kind, outcome))

    def close(
        self,
        prompt: Prompt,
        outcome: Outcome,
        ended_s: float,
        *,
        started_s: float | None = None,
        away_s: float = 0.0,
        held_since_s: float | None = None,
        because: tuple[str, ...] | None = None,
        until: datetime | None = None,
    ) -> None:
        """End the prompt with its one outcome; its kind counts from nought.

        `because` and `until` are told with the cause: what ended it, or which longer break, due when.
        """
        kind = self.kind_of(prompt)
        held_s = prompt.held_s + (ended_s - held_since_s if held_since_s is not None else 0.0)
        self.record(
            PromptClosed(
                at=self.wall_at(ended_s),
                prompt_id=prompt.id,
                kind=prompt.kind,
                outcome=outcome,
                due_at=prompt.due_at,
                shown_at=prompt.shown_at,
                started_at=None if started_s is None else self.wall_at(started_s),
                away_s=away_s,
                held_s=held_s,
                held_for=prompt.held_for,
                postponed=prompt.postponed,
                requested=prompt.requested,
            )
        )
        if self.front is not None and self.front.prompt.id == prompt.id:
            self.leave_screen(outcome)
        reasons = prompt.held_for if because is None else because
        self.explain(outcome.value, prompt, seconds=away_s or None, reasons=reasons, until=until)
        self.restart_kind(kind, ended_s)
        self._learn(outcome)

    def _learn(self, outcome: Outcome) -> None:
        if outcome is Outcome.IGNORED:
            self.ignored_in_row += 1
            if self.ignored_in_row >= IGNORED_BEFORE_HALVING and self.halved_on is None:
                self.halved_on = self.day
                self.explain("halved")
        elif outcome in ANSWERED or outcome is Outcome.NATURAL:
            self.ignored_in_row = 0
        if outcome in ANSWERED:
            self.recent = (*self.recent, outcome)[-UPTAKE_WINDOW:]
            taken = self.recent.count(Outcome.TAKEN)
            full = len(self.recent) == UPTAKE_WINDOW
            if full and not self.asked_fewer and taken / UPTAKE_WINDOW < UPTAKE_FLOOR:
                self.asked_fewer = True
                self.decisions.append(AskFewer(taken, UPTAKE_WINDOW))

    def end_break_by_share(self, front: OnBreak, ended_s: float, because: str) -> None:
        """End a running break as what it came to: taken, partial, or less than that: skipped."""
        away_s = break_away_s(front, ended_s)
        share = away_s / max(self.kind_of(front.prompt).length_s, 1e-9)
        if share >= TAKEN_SHARE - 1e-9:
            self.end_taken(front, ended_s, away_s, because)
        else:
            outcome = Outcome.PARTIAL if share >= PARTIAL_SHARE - 1e-9 else Outcome.SKIPPED
            self.close(
                front.prompt,
                outcome,
                ended_s,
                started_s=front.since_s,
                away_s=away_s,
                because=(because,),
            )

    def end_taken(self, front: OnBreak, ended_s: float, away_s: float, because: str) -> None:
        """End a break as taken: every kind whose natural break is no longer than it starts anew."""
        kind = self.kind_of(front.prompt)
        self.close(
            front.prompt,
            Outcome.TAKEN,
            ended_s,
            started_s=front.since_s,
            away_s=away_s,
            because=(because,),
        )
        begun = []
        for other in self.prompting:
            covered = other.natural_after_s is not None and other.natural_after_s <= kind.length_s
            if other.id == kind.id or not covered:
                continue
            state = self.kinds.get(other.id)
            if isinstance(state, Due):
                self.close(
                    state.prompt,
                    Outcome.ABSORBED,
                    ended_s,
                    held_since_s=state.held_since_s,
                    because=(kind.id,),
                )
            elif isinstance(state, Counting) and state.since_s is not None:
                self.kinds[other.id] = Counting(ended_s)
                begun.append(other.id)
        if begun:
            self.explain("counts_after_break", front.prompt, reasons=tuple(begun))

    # --- the record of the desk ---

    def end_span(self, at_s: float, presence: Presence, *, ended_day: bool = False) -> None:
        """Record the desk span up to `at_s`, in which the desk was as `presence` says; begin the next there.

        `ended_day`: work hours have just ended, so the span still belongs to them.
        """
        seconds = at_s - self.span_from.elapsed_s
        if seconds >= SHORTEST_SPAN_S and (ended_day or not self.desk_unrecorded):
            self.record(
                DeskSpan(
                    at=self.wall_at(at_s),
                    start=self.wall_at(self.span_from.elapsed_s),
                    state=span_state(presence, self.span_quiet),
                    seconds=seconds,
                )
            )
        self.span_from = self.now.at_elapsed(at_s)

    @property
    def desk_unrecorded(self) -> bool:
        """Whether the desk is not recorded now: outside work hours, or before the day's first input."""
        return self.period is None or self.day is None or self.day < self.period.day

    @property
    def working(self) -> Working | None:
        """The present stretch of work, if there is one."""
        return self.presence if isinstance(self.presence, Working) else None


def break_away_s(front: OnBreak, at_s: float) -> float:
    """Seconds away from input during the break, up to `at_s`."""
    going_s = 0.0 if front.away_from_s is None else max(0.0, at_s - front.away_from_s)
    return front.away_s + going_s
