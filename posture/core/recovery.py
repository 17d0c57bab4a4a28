"""The course of a flare: how far recovery mode has come, by time and by what was noted.

Rules (evidence 1.2 C5 and C6, 5.3), as docs/care.md reads them:

- first stage: 48 hours from the onset, and as long as the pain is 7 or more;
- second stage: after that, with a pain of 6 or less; where none was ever noted, time alone leads here;
- third stage: an entry that makes it two days in a row at 3 or less;
- over: an entry of 3 or less, 7 days after that and with none above 3 in between.

A pain that rises by 2 or more steps back by one stage, and 7 or more leads back to the first. No answer is no step
forward, apart from the first.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Final

from msgspec import Struct

from posture.core.body import BodyRegion
from posture.core.care_events import BEGINS_AT

CALM_FOR: Final = timedelta(hours=48)
LAST_AFTER: Final = timedelta(days=7)
OFTEN_WITHIN: Final = timedelta(days=183)
OFTEN: Final = 3
CALM_FROM: Final = 7
LOW: Final = 3
_SPINE: Final = frozenset(region.value for region in BodyRegion if region.is_spine)
A_CHANGE: Final = 2
"""The smallest difference of two answers from 0 to 10 that means something."""


class Stage(StrEnum):
    """What may come back: calm moves; gentle ones too; all but extension, rotation and strength."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"

    @property
    def before(self) -> "Stage":
        """One stage back; the first has none before it."""
        return Stage.SECOND if self is Stage.THIRD else Stage.FIRST


class Nudge(IntEnum):
    """The advice to see somebody, by the day from which it comes."""

    SOFT = 4
    FIRM = 7
    AGAIN = 14


class Recovery(Struct, frozen=True, kw_only=True):
    """A flare as it stands now.

    `regions` are those it is about, `region` the first of them. `pain` is the last that was noted (0 to 10).
    `next_at` is the earliest moment of the next stage; None: an answer brings it. `days` counts whole days since
    the onset, `episode` the flares of the last six months with this one.
    """

    began: datetime
    onset: datetime
    region: str
    regions: tuple[str, ...] = ()
    stage: Stage = Stage.FIRST
    stage_since: datetime
    next_at: datetime | None = None
    pain: int | None = None
    noted_at: datetime | None = None
    days: int = 0
    worse: bool = False
    nudge: Nudge | None = None
    episode: int = 1

    @property
    def comes_often(self) -> bool:
        """Whether this is the third flare, or a later one, in six months: a reason to see somebody."""
        return self.episode >= OFTEN

    def is_noted_on(self, day: date) -> bool:
        """Whether the entry of this day has been made."""
        return self.noted_at is not None and self.noted_at.date() == day


class Course:
    """One flare, event by event in the order of time; `over` is the moment at which its rules ended it."""

    def __init__(self, at: datetime, onset: datetime, regions: tuple[str, ...]) -> None:
        self.began = at
        self.over: datetime | None = None
        self._onset = min(onset, at)
        self._regions = regions
        self._stage = Stage.FIRST
        self._since = at
        self._anew: datetime | None = None
        """When the first stage began again."""
        self._pains: dict[str, int] = {}
        self._noted_at: datetime | None = None
        self._first: int | None = None
        self._best: int | None = None
        self._lowest: int | None = None
        """The least that was noted since the stage began."""
        self._worst_of: dict[date, int] = {}
        self._days_from = date.min
        """The two days in a row count from here."""
        self._low_since: datetime | None = at
        """Since when two days in a row have been low, in the third stage."""

    def pass_time(self, to: datetime) -> None:
        """Time alone leads out of the first stage, unless the last pain was 7 or more."""
        if self._stage is Stage.FIRST and not self._is_severe and self._calm_until <= to:
            self._enter(Stage.SECOND, max(self._calm_until, self._noted_at or self.began))

    def flare_up(self, at: datetime, onset: datetime, region: str) -> None:
        """The user says again that there is a flare: back to the first stage."""
        self.say_onset(onset)
        if region and region not in self._regions:
            self._regions = (*self._regions, region)
        if self._stage is not Stage.FIRST:
            self._step_back(at, Stage.FIRST)

    def say_onset(self, onset: datetime) -> None:
        """The earliest onset that was named counts."""
        self._onset = min(self._onset, onset)

    def note(self, at: datetime, pains: Mapping[str, int]) -> None:
        """Take an entry: the pain of each region it names. Regions that this flare isn't about don't matter."""
        ours = {region: pain for region, pain in pains.items() if self._is_ours(region, pain)}
        if not ours:
            return
        self._regions = tuple(dict.fromkeys((*self._regions, *ours)))
        self._pains.update(ours)
        pain = max(self._pains.values())
        self._noted_at = at
        self._worst_of[at.date()] = max(self._worst_of.get(at.date(), 0), pain)
        self._first = pain if self._first is None else self._first
        self._best = pain if self._best is None else min(self._best, pain)
        self._judge(at, pain)
        self._lowest = pain if self._lowest is None else min(self._lowest, pain)

    def seen_at(self, now: datetime, episode: int) -> Recovery:
        """The flare as it stands; `pass_time` has been told of `now`."""
        return Recovery(
            began=self.began,
            onset=self._onset,
            region=next(iter(self._regions), ""),
            regions=self._regions,
            stage=self._stage,
            stage_since=self._since,
            next_at=self._next_at(),
            pain=self._pain,
            noted_at=self._noted_at,
            days=(now - self._onset) // timedelta(days=1),
            worse=self._is_worse,
            nudge=self._nudge(now),
            episode=episode,
        )

    @property
    def _pain(self) -> int | None:
        """The worst of the last answers for each of its regions."""
        return max(self._pains.values(), default=None)

    @property
    def _is_severe(self) -> bool:
        return self._pain is not None and self._pain >= CALM_FROM

    @property
    def _calm_until(self) -> datetime:
        """The user's word on the onset counts together with their word on the pain."""
        begun = self.began if self._pain is None else self._onset
        return (self._anew or begun) + CALM_FOR

    def _is_ours(self, region: str, pain: int) -> bool:
        if region in self._regions:
            return True
        return is_spine(region) and (pain >= BEGINS_AT or not self._regions)

    def _judge(self, at: datetime, pain: int) -> None:
        rose = self._lowest is not None and pain - self._lowest >= A_CHANGE
        if self._stage is Stage.FIRST:
            self.pass_time(at)
        elif pain >= CALM_FROM:
            self._step_back(at, Stage.FIRST)
        elif rose:
            self._step_back(at, self._stage.before)
        elif self._stage is Stage.SECOND:
            if self._since < at and self._two_days_low(at):
                self._enter(Stage.THIRD, at)
                self._low_since = at
        else:
            self._judge_last(at, pain)

    def _judge_last(self, at: datetime, pain: int) -> None:
        """Seven days at 3 or less bring the last moves back."""
        if pain > LOW:
            self._low_since = None
        elif self._low_since is None:
            self._low_since = at if self._two_days_low(at) else None
        elif at - self._low_since >= LAST_AFTER:
            self.over = at

    def _two_days_low(self, at: datetime) -> bool:
        today = at.date()
        return two_days_low(self._worst_of, today) and today - timedelta(days=1) >= self._days_from

    def _step_back(self, at: datetime, stage: Stage) -> None:
        self._enter(stage, at)
        self._days_from = at.date() + timedelta(days=1)
        if stage is Stage.FIRST:
            self._anew = at

    def _enter(self, stage: Stage, at: datetime) -> None:
        self._stage, self._since, self._lowest = stage, at, self._pain

    def _next_at(self) -> datetime | None:
        if self._stage is Stage.FIRST:
            return None if self._is_severe else self._calm_until
        if self._stage is Stage.THIRD and self._low_since is not None:
            return self._low_since + LAST_AFTER
        return None

    @property
    def _is_worse(self) -> bool:
        return (
            self._pain is not None
            and self._best is not None
            and self._pain - self._best >= A_CHANGE
        )

    @property
    def _is_better(self) -> bool:
        if self._pain is None or self._first is None:
            return False
        return self._pain == 0 or self._first - self._pain >= A_CHANGE

    def _nudge(self, now: datetime) -> Nudge | None:
        days = (now - self._onset) // timedelta(days=1)
        if days >= Nudge.AGAIN:
            return Nudge.AGAIN
        if days >= Nudge.FIRM and not self._is_better:
            return Nudge.FIRM
        if self._is_worse or (days >= Nudge.SOFT and not self._is_better):
            return Nudge.SOFT
        return None


def two_days_low(worst_of: Mapping[date, int], today: date) -> bool:
    """Whether today and yesterday were noted, and never above 3."""
    days = (today, today - timedelta(days=1))
    return all(day in worst_of and worst_of[day] <= LOW for day in days)


def is_spine(region: str) -> bool:
    """Whether the word names the neck or the back; words from elsewhere name nothing."""
    return region in _SPINE
