"""Random days hold the engine's promises: whatever the desk, the clocks and the user do."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta, timezone

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.core.breaks import KINDS, LEAST_GAP_S, Plan, Strength
from posture.core.engine import advance, finish, restore
from posture.core.events import PromptClosed, PromptShown
from posture.core.hours import WorkHours, WorkSpan
from posture.core.instants import Instant
from posture.core.messages import (
    Close,
    Decision,
    Done,
    Explain,
    Hover,
    Input,
    Meeting,
    Moved,
    Pause,
    Postpone,
    Record,
    Request,
    Resume,
    Show,
    Skip,
    Start,
    Stop,
    Tick,
)
from posture.core.presence import Resting, Sample, Working
from posture.core.prompts import Counting, Due, HeadsUp, Offered
from posture.core.state import EngineState, initial_state

MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=1)))
ALL_WEEK = WorkHours(
    (
        WorkSpan(frozenset(range(7)), time(9), time(12)),
        WorkSpan(frozenset(range(7)), time(13), time(18)),
    )
)

quiet_sets = st.sampled_from(
    [
        *[frozenset[str]()] * 8,
        frozenset({"call"}),
        frozenset({"dnd"}),
        frozenset({"fullscreen", "dnd"}),
    ]
)
samples = st.builds(
    Sample,
    idle_s=st.one_of(
        st.none(), st.sampled_from([*[0.0] * 8, 3.0, 8.0, 9.0, 45.0, 70.0, 400.0, 4000.0, 1e7])
    ),
    locked=st.sampled_from([*[False] * 9, True]),
    suspended=st.sampled_from([*[False] * 12, True]),
    quiet=quiet_sets,
)
TO_WAKE, TO_LOOK = -1.0, -2.0
gaps = st.sampled_from(
    [TO_WAKE] * 8
    + [TO_LOOK] * 8
    + [0.0, 0.001, 1.0, 5.0, 8.0, 20.0, 61.0, 300.0, 900.0, 1800.0, 3600.0, 20000.0]
)
verbs = st.sampled_from(
    ["tick"] * 30
    + [
        "start",
        "start",
        "postpone",
        "postpone7",
        "skip",
        "done",
        "request",
        "moved",
        "hover",
        "unhover",
    ]
    + ["pause", "pause_until", "resume", "meeting", "meeting_end", "stop"]
)
clock_steps = st.sampled_from([0.0] * 40 + [3600.0, -3600.0, -86400.0, 86400.0, 7200.0])
turns = st.tuples(
    gaps, samples, verbs, clock_steps, st.sampled_from(["go on"] * 40 + ["restart", "settings"])
)
days = st.lists(turns, min_size=5, max_size=60)

PLANS = (
    Plan(hours=ALL_WEEK),
    Plan(),
    Plan(
        hours=ALL_WEEK,
        kinds=tuple(msgspec.structs.replace(k, enabled=True, rides_on=None) for k in KINDS),
    ),
    Plan(
        hours=ALL_WEEK,
        kinds=tuple(
            msgspec.structs.replace(
                k,
                every_s=k.every_s / 10,
                strength=Strength.STRICT,
                at=("10:00",) if k.id == "posture" else (),
            )
            for k in KINDS
        ),
    ),
    Plan(hours=ALL_WEEK, kinds=KINDS[:1], ignored_reasons=frozenset({"call", "dnd"})),
)


class Day:
    """One random day being lived, and everything that was decided in it."""

    def __init__(self) -> None:
        self.at = Instant(MONDAY, 1000.0)
        self.plan = PLANS[0]
        self.state: EngineState = initial_state(self.at, "test")
        self.open: str | None = None
        self.closed: Counter[str] = Counter()
        self.due: set[str] = set()
        self.left_s = -1e9
        self.shown_before: set[str] = set()

    def live(self, gap_s: float, sample: Sample, verb: str, step_s: float, what: str) -> None:
        if gap_s < 0:
            wanted_s = self.state.wake_s if gap_s == TO_WAKE else self.state.look_s
            gap_s = max(0.0, min(wanted_s - self.at.elapsed_s, 7200.0))
        wall = self.at.wall + timedelta(seconds=gap_s + step_s)
        self.at = Instant(wall, self.at.elapsed_s + gap_s)
        if what == "settings":
            self.plan = PLANS[(PLANS.index(self.plan) + 1) % len(PLANS)]
        if what == "restart":
            saved = msgspec.json.decode(msgspec.json.encode(self.state), type=EngineState)
            assert saved == self.state, "the state survives being saved"
            step = restore(saved, self.at, sample, self.plan)
        else:
            step = advance(self.state, self._message(verb, sample), self.plan)
        self.state = step.state
        for decision in step.decisions:
            self._note(decision, verb)
        self._check_state(sample)

    def _message(self, verb: str, sample: Sample) -> Input:
        at = self.at
        messages: dict[str, Input] = {
            "tick": Tick(at, sample),
            "start": Start(at, sample),
            "postpone": Postpone(at, sample),
            "postpone7": Postpone(at, sample, 420.0),
            "skip": Skip(at, sample),
            "done": Done(at, sample),
            "request": Request(at, sample, "movement"),
            "moved": Moved(at, sample),
            "hover": Hover(at, sample, inside=True),
            "unhover": Hover(at, sample, inside=False),
            "pause": Pause(at, sample, for_s=1800.0),
            "pause_until": Pause(at, sample, until=at.wall + timedelta(hours=2)),
            "resume": Resume(at, sample),
            "meeting": Meeting(at, sample, at.wall + timedelta(minutes=30)),
            "meeting_end": Meeting(at, sample, None),
            "stop": Stop(at, sample),
        }
        return messages[verb]

    def _note(self, decision: Decision, verb: str) -> None:
        match decision:
            case Show(front=front):
                assert self.open in (None, front.prompt.id), "two prompts open"
                if self.open is None and isinstance(front, HeadsUp | Offered):
                    self._check_may_show(front.prompt.id)
                self.open = front.prompt.id
                self.shown_before.add(front.prompt.id)
            case Close(prompt_id=prompt_id):
                assert prompt_id == self.open, "closes what is not open"
                self.open = None
                self.left_s = self.at.elapsed_s
            case Record(event=PromptClosed() as closed):
                self.closed[closed.prompt_id] += 1
                assert self.closed[closed.prompt_id] == 1, "a second outcome"
                assert closed.at.utcoffset() is not None
            case Record(event=PromptShown(prompt_id=prompt_id)):
                assert prompt_id not in self.closed, "shown after its outcome"
            case Explain(cause=cause):
                assert cause.code
            case _:
                pass

    def _check_may_show(self, prompt_id: str) -> None:
        state = self.state
        assert state.paused is None, "shown while paused"
        assert not state.holding, "shown while quiet"
        assert state.period is not None, "shown off hours"
        assert not (isinstance(state.presence, Resting) and state.presence.deep_s is not None), (
            "shown to nobody"
        )
        if prompt_id not in self.shown_before:
            assert self.at.elapsed_s - self.left_s >= LEAST_GAP_S - 1e-3, (
                "within 8 minutes of another"
            )

    def _check_state(self, sample: Sample) -> None:
        state = self.state
        front = state.front.prompt.id if state.front is not None else None
        assert front == self.open
        assert state.wake_s > state.now.elapsed_s, "the next moment lies in the past"
        assert state.look_s > state.now.elapsed_s
        if isinstance(state.front, HeadsUp | Offered):
            assert state.paused is None
            assert not state.holding
            assert state.front.prompt.kind not in state.kinds
        for kind_state in state.kinds.values():
            match kind_state:
                case Counting(since_s=since_s) if since_s is not None:
                    assert since_s <= state.now.elapsed_s + 1e-6, "more counted than elapsed"
                    assert since_s >= 1000.0 - 1e-6
                case Due(prompt=prompt):
                    assert prompt.id not in self.closed
                case _:
                    pass
        assert isinstance(state.presence, Working | Resting)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days)
def test_any_day_holds_the_promises(day: list[tuple[float, Sample, str, float, str]]) -> None:
    life = Day()
    for gap_s, sample, verb, step_s, what in day:
        life.live(gap_s, sample, verb, step_s, what)
    alive = {s.prompt.id for s in life.state.kinds.values() if isinstance(s, Due)}
    if life.state.front is not None:
        alive.add(life.state.front.prompt.id)
    last = finish(life.state, life.at, life.plan)
    ended = {
        d.event.prompt_id
        for d in last.decisions
        if isinstance(d, Record) and isinstance(d.event, PromptClosed)
    }
    assert alive == ended, "a prompt without an outcome"
    assert not alive & set(life.closed)


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 50_000), st.floats(60, 3500))
def test_restart_is_a_rest_of_the_true_length(off_s: float, worked_s: float) -> None:
    """After `off_s` of being off, 3 minutes of it reset the count; a shorter rest does not."""
    start = Instant(MONDAY.replace(hour=9, minute=0), 0.0)
    plan = Plan(
        kinds=(KINDS[1],), hours=WorkHours((WorkSpan(frozenset(range(7)), time(0), time(0)),))
    )
    state = advance(initial_state(start, "t"), Tick(start, Sample(0.0)), plan).state
    stop = start.after(worked_s)
    state = advance(state, Tick(stop, Sample(0.0)), plan).state
    saved = msgspec.json.decode(msgspec.json.encode(state), type=EngineState)
    back = stop.after(off_s)
    step = restore(saved, back, Sample(0.0), plan)
    kind = step.state.kinds["movement"]
    shown = [d for d in step.decisions if isinstance(d, Show)]
    assert not shown, "nothing is prompted at once"
    new_day = back.wall.date() > start.wall.date()
    if off_s >= 180 or new_day:
        assert isinstance(kind, Counting)
        assert kind.since_s == back.elapsed_s
    elif worked_s + off_s < 3600:
        assert kind == Counting(start.elapsed_s), "the count goes on over a short rest"
    else:
        assert isinstance(kind, Due)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(-1e6, 1e6), samples), min_size=2, max_size=30))
def test_time_running_backwards_leaves_a_valid_state(moments: list[tuple[float, Sample]]) -> None:
    state = initial_state(Instant(datetime(2026, 3, 2, 9, tzinfo=UTC), 0.0), "t")
    for elapsed_s, sample in moments:
        before_s = state.now.elapsed_s
        at = Instant(datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(seconds=elapsed_s), elapsed_s)
        state = advance(state, Tick(at, sample), PLANS[0]).state
        assert state.now.elapsed_s >= before_s
        assert state.wake_s > state.now.elapsed_s
