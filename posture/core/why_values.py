"""The values of which the answer to 'why?' is made: what was recorded, and stories with their steps. Pure."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import msgspec

from posture.core.events import (
    BreakStarted,
    Cause,
    DeskSpan,
    Outcome,
    PromptClosed,
    PromptDue,
    PromptPostponed,
    PromptShown,
    SettingChanged,
)
from posture.core.relabel import Seen
from posture.core.why_codes import Code

PromptEvent = PromptDue | PromptShown | PromptPostponed | BreakStarted


class WhyRecord(msgspec.Struct, frozen=True, kw_only=True):
    """All that the stories of some days are made of, each in the order of time."""

    causes: tuple[Cause, ...] = ()
    closed: tuple[PromptClosed, ...] = ()
    events: tuple[PromptEvent, ...] = ()
    spans: tuple[DeskSpan, ...] = ()
    settings: tuple[SettingChanged, ...] = ()


class DueBy(StrEnum):
    """Why a prompt was due when it was."""

    RHYTHM = "rhythm"
    CLOCK = "clock"
    ASKED = "asked"
    REST = "rest"
    """It was not due yet: a rest counted for it."""


class Wait(StrEnum):
    """What a due prompt waited for."""

    NOTHING = "nothing"
    PAUSE = "pause"
    QUIET = "quiet"
    RETURN = "return"
    SPACING = "spacing"
    OTHER = "other"
    RETURN_PAUSE = "return_pause"
    PAUSED = "paused"


class Told(StrEnum):
    """What a step tells of besides the engine's codes."""

    SHOWN = "shown"
    ENDED = "ended"
    UNDONE = "undone"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One moment in the course of a story, with the figures of its code."""

    at: datetime
    code: Code | Told
    kind: str | None = None
    seconds: float | None = None
    reasons: tuple[str, ...] = ()
    until: datetime | None = None
    outcome: Outcome | None = None


class PromptStory(msgspec.Struct, frozen=True, kw_only=True):
    """One prompt from due to its outcome; `closed` is None while it is alive."""

    id: str
    kind: str
    at: datetime
    """When it was due; of a rest that was not asked for, its beginning."""
    due_by: DueBy = DueBy.RHYTHM
    every_s: float | None = None
    wait: Wait = Wait.NOTHING
    wait_s: float = 0.0
    reasons: tuple[str, ...] = ()
    """What held it."""
    devices: tuple[str, ...] = ()
    """By which devices a call was seen."""
    shown_at: datetime | None = None
    at_bound: bool = False
    """It came at the latest moment, since no pause had come."""
    course: tuple[Step, ...] = ()
    closed: PromptClosed | None = None
    because: str = ""
    """A `Because`; of `absorbed` the longer kind. Empty: not recorded."""
    longer_due_at: datetime | None = None
    started_by: str = ""
    length_s: float | None = None
    rested: Seen | None = None
    """How the desk was in a rest that counted."""

    @property
    def ended_at(self) -> datetime | None:
        """When it ended."""
        return None if self.closed is None else self.closed.at

    def steps_of(self, *codes: Code | Told) -> tuple[Step, ...]:
        """Its steps with one of these codes."""
        return tuple(step for step in self.course if step.code in codes)


class DecisionStory(msgspec.Struct, frozen=True, kw_only=True):
    """A decision about all prompts; `until` of a pause: when it ended, None where it goes on."""

    id: str
    at: datetime
    step: Step
    ended_at: datetime | None = None
    by_user: bool = False
    """A pause was ended before its time."""


class GapStory(msgspec.Struct, frozen=True, kw_only=True):
    """No prompt of a kind came for longer than its rhythm, and what kept it."""

    id: str
    kind: str
    at: datetime
    until: datetime
    every_s: float
    course: tuple[Step, ...]


Story = PromptStory | DecisionStory | GapStory


class DayStories(msgspec.Struct, frozen=True, kw_only=True):
    """A day in stories, in the order of time. `explained`: causes of it are kept."""

    day: date
    stories: tuple[Story, ...] = ()
    explained: bool = False


def pause_spans(causes: Iterable[Cause]) -> list[tuple[datetime, datetime | None]]:
    """From when to when everything was paused; the last may not be over."""
    found: list[tuple[datetime, datetime | None]] = []
    for cause in causes:
        if cause.code == Code.PAUSED and not (found and found[-1][1] is None):
            found.append((cause.at, None))
        elif cause.code == Code.RESUMED and found and found[-1][1] is None:
            found[-1] = (found[-1][0], cause.at)
    return found


def seconds_between(first: datetime, last: datetime) -> float:
    """The length of the time between two moments, whatever was done to clocks meanwhile."""
    return last.timestamp() - first.timestamp()


def desk_at(spans: Iterable[DeskSpan], moment: datetime) -> DeskSpan | None:
    """The recorded stretch that a moment lies in."""
    return next((one for one in spans if one.start <= moment < one.at), None)
