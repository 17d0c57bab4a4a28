"""What the Why page shows, as frozen values."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum, auto

import msgspec

from posture.core.breaks import BreakKind
from posture.core.why_codes import Code
from posture.core.why_phrases import Clause
from posture.core.why_values import DecisionStory, GapStory, PromptStory, Story, Wait

_NOT_COME = (
    Code.OFF_HOURS,
    Code.PAUSED,
    Code.HALVED,
    Code.RESTARTED,
    Code.KIND_OFF,
    Code.COUNTS_BEGAN,
    Code.MOVED,
)


class Question(Enum):
    """What the list is asked for."""

    ALL = auto()
    PROMPTS = auto()
    WAITED = auto()
    NOT_COME = auto()


class SettingShown(msgspec.Struct, frozen=True):
    """A setting in words, and its key."""

    key: str
    words: str


class Told(msgspec.Struct, frozen=True):
    """A story and the setting that it hangs on."""

    story: Story
    setting: SettingShown | None = None


class WhyDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day; `stories` are the latest first."""

    day: date
    today: date
    told: tuple[Told, ...] = ()
    explained: bool = True
    before: date | None = None
    after: date | None = None
    kinds: tuple[BreakKind, ...] = ()
    off: bool = False
    """A day without work hours."""
    kept_days: int | None = None
    """For so many days causes are kept; None: for good."""
    first_at: datetime | None = None
    """When the first prompt is expected, while there was none yet."""

    @property
    def is_today(self) -> bool:
        """Whether it goes on."""
        return self.day == self.today

    @property
    def told_kinds(self) -> tuple[BreakKind, ...]:
        """The kinds of which there are stories."""
        told = {kind for one in self.told if (kind := kind_of(one.story)) is not None}
        return tuple(kind for kind in self.kinds if kind.id in told)


class MomentTold(msgspec.Struct, frozen=True):
    """The answer for a moment that was asked for."""

    at: datetime
    sentences: Sequence[tuple[Clause, ...]]


def kind_of(story: Story) -> str | None:
    """The kind that a story is about; None: all."""
    match story:
        case PromptStory() | GapStory():
            return story.kind
        case DecisionStory(step=step):
            return step.kind


def answers(story: Story, question: Question) -> bool:
    """Whether a story is among those that are asked for."""
    match question, story:
        case Question.ALL, _:
            return True
        case Question.PROMPTS, PromptStory():
            return story.shown_at is not None or bool(story.closed and story.closed.requested)
        case Question.WAITED, PromptStory():
            return story.wait is not Wait.NOTHING or bool(story.reasons)
        case Question.NOT_COME, PromptStory():
            asked = story.closed is not None and story.closed.requested
            return story.shown_at is None and story.closed is not None and not asked
        case Question.NOT_COME, DecisionStory(step=step):
            return step.code in _NOT_COME
        case Question.NOT_COME, GapStory():
            return True
        case _:
            return False
