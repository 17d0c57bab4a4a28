"""What the What if page shows, as frozen values. Nothing here paints or knows words."""

from datetime import date
from enum import StrEnum

import msgspec

from posture.core.answering import RecordedAnswers
from posture.core.simulate import Replay
from posture.core.what_if import RecordedWeek, WhatIfFigures


class AnswersAs(StrEnum):
    """How the prompts of a replay are answered."""

    RECORDED = "recorded"
    TAKEN = "taken"
    SKIPPED = "skipped"


class Lived(msgspec.Struct, frozen=True):
    """A replay and what it comes to."""

    replay: Replay
    figures: WhatIfFigures


class WeekShown(msgspec.Struct, frozen=True, kw_only=True):
    """A week that can be replayed."""

    recorded: RecordedWeek
    today: date
    answers: RecordedAnswers
    was: Lived
    """What really happened."""
    kept_days: int | None
    """How long activity is kept; None: for good."""
    small_kinds: frozenset[str] = frozenset()
    """Kinds whose marks are drawn small: those that ask in a small pill."""
    kind_names: dict[str, str] = {}
    earlier: date | None = None
    """The first day of the nearest week before that has activity."""
    later: date | None = None
    schedule_left_out: bool = False
    """Whether presets by time of day are set, which a replay does not follow."""

    @property
    def first_day(self) -> date:
        """The first of its days."""
        return self.recorded.week.first_day

    @property
    def shown_days(self) -> tuple[date, ...]:
        """The days with time at the desk."""
        return tuple(day for day in self.recorded.days if day in self.recorded.desk_s)

    def is_short(self, day: date) -> bool:
        """Whether there is too little of that day for averages."""
        return day not in self.recorded.counted_days
