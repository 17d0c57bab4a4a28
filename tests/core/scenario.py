"""A day at the desk, told step by step, and lived from wake to wake as the controller lives it.

Each segment (`work`, `rest`, `lock`, `call`, ...) says how the desk is while it lasts; the next one ends it.
The engine is asked when it wanted to be asked, at the latest a minute after the last time, and wherever a
segment begins, so that moments are exact; `nudge` alone is left to the next look to find.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Self

import msgspec

from posture.core.breaks import Plan
from posture.core.durations import parse_duration
from posture.core.engine import advance, restore
from posture.core.events import DeskSpan, Event, PromptClosed
from posture.core.instants import Instant
from posture.core.messages import (
    BreakPaused,
    Decision,
    Explain,
    Input,
    Meeting,
    Pause,
    Record,
    Refuse,
    Resume,
    Show,
    Stop,
    Tick,
)
from posture.core.outlook import outlook
from posture.core.presence import Sample
from posture.core.prompts import HeadsUp, Offered, OnBreak
from posture.core.state import EngineState, Step, initial_state
from posture.core.status import State, Status
from tests.core.plans import MONDAY

LONGEST_SLEEP_S = 60.0
LONGEST_SLEEP_OFF_HOURS_S = 600.0
_SAME_S = 1e-3


class Scenario:
    """One person, one desk, one engine. It begins with an input at the time given."""

    def __init__(
        self,
        at: str = "09:00",
        *,
        plan: Plan | None = None,
        day: date = MONDAY,
        utc_offset_h: float = 1,
        blind: bool = False,
    ) -> None:
        zone = timezone(timedelta(hours=utc_offset_h))
        self.plan = Plan() if plan is None else plan
        self.now = Instant(datetime.combine(day, time.fromisoformat(at), zone), 10_000.0)
        self.decisions: list[Decision] = []
        self._blind = blind
        """Whether the desktop can't tell since when nobody typed."""
        self._typing = True
        self._last_input_s = self.now.elapsed_s
        self._desk = Sample()
        self._news: list[Show] = []
        self.state: EngineState = initial_state(self.now, "scenario")
        self.turn()

    # --- how the desk is, and for how long ---

    def work(
        self,
        duration: str | None = None,
        *,
        until: str | None = None,
        quiet: Iterable[str] = (),
    ) -> Self:
        """Type without a pause."""
        return self._live(duration, until, typing=True, desk=Sample(quiet=frozenset(quiet)))

    def rest(
        self,
        duration: str | None = None,
        *,
        until: str | None = None,
        quiet: Iterable[str] = (),
    ) -> Self:
        """Take the hands off."""
        return self._live(duration, until, typing=False, desk=Sample(quiet=frozenset(quiet)))

    def call(self, duration: str | None = None, *, until: str | None = None) -> Self:
        """Sit in a call without a key pressed."""
        return self.rest(duration, until=until, quiet={"call"})

    def lock(
        self,
        duration: str | None = None,
        *,
        until: str | None = None,
        quiet: Iterable[str] = (),
    ) -> Self:
        """Lock the screen; whatever comes next begins with the unlock."""
        desk = Sample(locked=True, quiet=frozenset(quiet))
        return self._live(duration, until, typing=False, desk=desk)

    def nudge(self) -> Self:
        """Touch the mouse once."""
        self._last_input_s = self.now.elapsed_s
        return self

    def suspend(self, duration: str) -> Self:
        """Let the machine sleep. It wakes up by itself: that is no input."""
        self._settle()
        self._typing = False
        began = self.now
        asleep = msgspec.structs.replace(self.sample(), suspended=True)
        self._pass(parse_duration(duration))
        self._take(advance(self.state, Tick(began, asleep), self.plan))
        self.turn()
        return self

    def oversleep(self, duration: str, *, idle: str) -> Self:
        """Have the engine asked so much too late, when nobody has typed for so long."""
        self._settle()
        self._pass(parse_duration(duration))
        self._typing = False
        self._last_input_s = self.now.elapsed_s - parse_duration(idle)
        return self.turn()

    def restart(self, *, off: str, in_order: bool = False) -> Self:
        """End the app, by a crash or in order, and start it again with an input after that time."""
        self._settle()
        if in_order:
            self._take(advance(self.state, Stop(self.now, self.sample()), self.plan))
        saved = msgspec.json.decode(msgspec.json.encode(self.state), type=EngineState)
        assert saved == self.state, "what is saved is what is restored"
        self._pass(parse_duration(off))
        self._last_input_s, self._typing, self._desk = self.now.elapsed_s, True, Sample()
        self._take(restore(saved, self.now, self.sample(), self.plan))
        return self

    # --- clocks and settings ---

    def set_clock(self, seconds: float) -> Self:
        """Set the wall clock forward or back."""
        self.now = Instant(self.now.wall + timedelta(seconds=seconds), self.now.elapsed_s)
        self.turn()
        return self

    def set_zone(self, utc_offset_h: float) -> Self:
        """Travel: the same moment on another wall clock."""
        zone = timezone(timedelta(hours=utc_offset_h))
        self.now = Instant(self.now.wall.astimezone(zone), self.now.elapsed_s)
        self.turn()
        return self

    def follow(self, plan: Plan) -> Self:
        """Save other settings, or have another profile's time come."""
        self.plan = plan
        self.turn()
        return self

    # --- what the user says ---

    def answer(self, message: Callable[..., Input], **details: object) -> Self:
        """Press something (`Start`, `Skip`, ...): that is an input too."""
        self._last_input_s = self.now.elapsed_s
        return self.untouched(message, **details)

    def untouched(self, message: Callable[..., Input], **details: object) -> Self:
        """The same without an input at this desk: a command from elsewhere, a pointer that was left lying."""
        self._take(advance(self.state, message(self.now, self.sample(), **details), self.plan))
        return self

    def pause(self, duration: str | None = None, *, until: datetime | None = None) -> Self:
        """Pause everything."""
        for_s = None if duration is None else parse_duration(duration)
        return self.answer(Pause, for_s=for_s, until=until)

    def resume(self) -> Self:
        """End the pause."""
        return self.answer(Resume)

    def meeting(self, duration: str | None) -> Self:
        """Hold prompts for a meeting; None: it is over."""
        seconds = 0.0 if duration is None else parse_duration(duration)
        until = None if duration is None else self.now.wall + timedelta(seconds=seconds)
        return self.answer(Meeting, until=until)

    # --- what is expected ---

    def expect_card(self, kind: str, *, at: str | None = None) -> Self:
        """The card of that kind is on the screen (since then)."""
        assert isinstance(self.state.front, Offered), f"no card but {self._picture()}"
        return self._expect_front(kind, at)

    def expect_heads_up(self, kind: str, *, at: str | None = None) -> Self:
        """The small notice of that kind is on the screen (since then)."""
        assert isinstance(self.state.front, HeadsUp), f"no heads-up but {self._picture()}"
        return self._expect_front(kind, at)

    def expect_break(
        self, kind: str, *, at: str | None = None, riders: Sequence[str] | None = None
    ) -> Self:
        """A break of that kind runs (since then), opened by these riders."""
        assert isinstance(self.state.front, OnBreak), f"no break but {self._picture()}"
        if riders is not None:
            shown = [show for show in self._news if isinstance(show.front, OnBreak)]
            assert shown, "the break was not shown anew"
            assert shown[-1].riders == tuple(riders), f"riders {shown[-1].riders}"
        return self._expect_front(kind, at)

    def expect_nothing(self) -> Self:
        """Nothing is on the screen, and nothing came since the last look at it."""
        assert self.state.front is None, f"something: {self._picture()}"
        assert not self._news, f"something came: {self._news}"
        return self

    def expect_gone(self) -> Self:
        """Nothing is on the screen any more, whatever was there since the last look."""
        assert self.state.front is None, f"something: {self._picture()}"
        self._news.clear()
        return self

    def expect_outcomes(self, expected: Sequence[str]) -> Self:
        """All outcomes up to now, in order: `movement taken`, ..."""
        found = [f"{closed.kind} {closed.outcome}" for closed in self.closed]
        assert found == list(expected), f"outcomes {found}"
        return self

    def expect_refused(self, code: str) -> Self:
        """What was asked last was refused for that reason."""
        refused = [d.code for d in self.decisions if isinstance(d, Refuse)]
        assert refused[-1:] == [code], f"refused {refused}"
        return self

    def expect_state(self, state: State) -> Self:
        """What it is doing now, in one word."""
        assert self.status.state is state, f"{self.status.state}"
        return self

    def expect_due_in(self, kind: str, duration: str | None) -> Self:
        """That kind comes due in so long by the status; None: it doesn't come."""
        found = {entry.kind: entry.due_in_s for entry in self.status.next}.get(kind)
        expected = None if duration is None else parse_duration(duration)
        same = found == expected or (
            found is not None and expected is not None and abs(found - expected) < _SAME_S
        )
        assert same, f"{kind} is due in {found} s, not {expected}"
        return self

    # --- what was decided ---

    @property
    def status(self) -> Status:
        """The whole picture now."""
        return outlook(self.state, self.plan, self.now)

    @property
    def events(self) -> list[Event]:
        """All that was recorded, in order."""
        return [d.event for d in self.decisions if isinstance(d, Record)]

    @property
    def closed(self) -> list[PromptClosed]:
        """The prompts that ended."""
        return [event for event in self.events if isinstance(event, PromptClosed)]

    @property
    def spans(self) -> list[tuple[str, float]]:
        """The record of the desk: states and minutes."""
        return [(e.state, e.seconds / 60) for e in self.events if isinstance(e, DeskSpan)]

    @property
    def causes(self) -> list[str]:
        """The codes of all explanations, in order."""
        return [d.cause.code for d in self.decisions if isinstance(d, Explain)]

    @property
    def countdown(self) -> list[bool]:
        """How the running breaks' countdown was paused (True) and went on (False)."""
        return [d.paused for d in self.decisions if isinstance(d, BreakPaused)]

    def time_of(self, moment: datetime | None) -> str | None:
        """The time of day of a recorded moment."""
        return None if moment is None else moment.strftime("%H:%M:%S")

    # --- living ---

    def sample(self) -> Sample:
        """The desk at this moment."""
        self._settle()
        idle_s = None if self._blind else self.now.elapsed_s - self._last_input_s
        return msgspec.structs.replace(self._desk, idle_s=idle_s)

    def turn(self) -> Self:
        """Have the engine look at the desk now."""
        self._take(advance(self.state, Tick(self.now, self.sample()), self.plan))
        return self

    def _live(self, duration: str | None, until: str | None, *, typing: bool, desk: Sample) -> Self:
        self._typing, self._desk = typing, desk
        self.turn()
        end_s = self.now.elapsed_s + self._seconds(duration, until)
        while (wake_s := self._next_turn_s()) <= end_s + 1e-6:
            self._pass(wake_s - self.now.elapsed_s)
            self.turn()
        self._pass(end_s - self.now.elapsed_s)
        self._settle()
        return self

    def _next_turn_s(self) -> float:
        asleep_s = LONGEST_SLEEP_OFF_HOURS_S if self.state.period is None else LONGEST_SLEEP_S
        wanted_s = min(self.state.wake_s, self.state.look_s)
        return max(self.now.elapsed_s, min(wanted_s, self.state.now.elapsed_s + asleep_s))

    def _seconds(self, duration: str | None, until: str | None) -> float:
        if until is None:
            return parse_duration(duration or "0s")
        end = datetime.combine(
            self.now.wall.date(), time.fromisoformat(until), self.now.wall.tzinfo
        )
        ahead_s = (end - self.now.wall).total_seconds()
        return ahead_s if ahead_s >= 0 else ahead_s + 86400

    def _settle(self) -> None:
        if self._typing:
            self._last_input_s = self.now.elapsed_s

    def _pass(self, seconds: float) -> None:
        self.now = self.now.after(seconds)

    def _take(self, step: Step) -> None:
        self.state = step.state
        self.decisions += step.decisions
        self._news += [d for d in step.decisions if isinstance(d, Show)]

    def _expect_front(self, kind: str, at: str | None) -> Self:
        front = self.state.front
        assert front is not None
        assert front.prompt.kind == kind, f"{front.prompt.kind} is on the screen"
        since = self.time_of(self.now.at_elapsed(front.since_s).wall)
        assert at is None or since == (at if len(at) == 8 else f"{at}:00"), f"since {since}"
        self._news.clear()
        return self

    def _picture(self) -> str:
        front = self.state.front
        if front is None:
            return f"nothing at {self.now.wall:%H:%M:%S}"
        return f"{type(front).__name__} of {front.prompt.kind} at {self.now.wall:%H:%M:%S}"
