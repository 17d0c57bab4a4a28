"""What the week page shows, as frozen values: every number on the page is read from one `WeekView`.

Nothing here paints or knows words. The ring, the sentence, the bars and the tables agree because
they share these counts.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum

import msgspec

from posture.core.headline import Detail, Headline, WeekPage
from posture.core.insights import Insight
from posture.core.stats import Exposure, Parts, days_between
from posture.core.week import TREND_WEEKS, YEAR_WEEKS, ItemTrend, ItemWeek
from posture.core.weeks import Week
from posture.ui.dashboard.week_figures import WeekFigures, percent_of, week_figures

LEAST_FOR_FULL_CELL = 3
"""An hour with fewer breaks than this is drawn smaller: it says little yet."""
USUAL_HOURS = (9, 16)
"""First and last hour of a map with little in it."""
LEAST_HOURS = 5
WORK_WEEK = 5
MOST_DETAILS = 2


class Mark(StrEnum):
    """How a break ended, as the pictures tell it, in the order of a bar from the bottom up."""

    DONE = "done"
    ON_MY_OWN = "on_my_own"
    DONE_LATER = "done_later"
    SKIPPED = "skipped"
    NO_ANSWER = "no_answer"


def part_of(parts: Parts, mark: Mark) -> int:
    """How many breaks are drawn with that mark. Those ended early stand with the skipped ones."""
    match mark:
        case Mark.DONE:
            return parts.done
        case Mark.ON_MY_OWN:
            return parts.own
        case Mark.DONE_LATER:
            return parts.later
        case Mark.SKIPPED:
            return parts.skipped + parts.partial
        case Mark.NO_ANSWER:
            return parts.no_answer


class Share(msgspec.Struct, frozen=True):
    """So many of so many."""

    part: int = 0
    whole: int = 0

    @property
    def ratio(self) -> float:
        """Between 0 and 1; of nothing it is 0."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def percent(self) -> int | None:
        """The ratio in percent, where there is enough to call it one."""
        return percent_of(self.part, self.whole)

    @property
    def step(self) -> int | None:
        """Its shade, 0 to 3 (up to 25, 50, 75, 100 %); None where nothing was due."""
        if not self.whole:
            return None
        return min(3, max(0, -(-4 * self.part // self.whole) - 1))


class DayColumn(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the week; `off`: a day without work hours on which nothing came due.

    `recovery`: a day in recovery mode, of which nothing is counted.
    """

    day: date
    parts: Parts = Parts()
    off: bool = False
    recovery: bool = False


class HourCell(msgspec.Struct, frozen=True):
    """One hour of one weekday (0 is Monday), over the last four weeks."""

    weekday: int
    hour: int
    share: Share


class PostureRow(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the posture check, week by week: right or fixed among the answers."""

    checklist: str
    item: str
    name: str
    weeks: tuple[Share, ...]


class PostureTrend(msgspec.Struct, frozen=True, kw_only=True):
    """The items of the short checks over some weeks, each by its first day, the latest last."""

    today: date
    weeks: tuple[date, ...] = ()
    rows: tuple[PostureRow, ...] = ()


class YearDay(msgspec.Struct, frozen=True):
    """One day of the past year; nothing due is a day off, or lies before the start."""

    day: date
    share: Share
    recovery: bool = False


class LongestSit(msgspec.Struct, frozen=True):
    """The longest stretch at the desk."""

    seconds: float
    started: datetime


class PostureChecks(msgspec.Struct, frozen=True, kw_only=True):
    """The week's posture checks: how many were done, and how many items were put right in them."""

    done: int = 0
    put_right: int = 0


class WeekView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the week page shows."""

    week: Week
    """It begins on the day on which the user's weeks do."""
    today: date
    first_day: date | None
    """The first day of which anything is recorded."""
    parts: Parts
    """The whole week's breaks: the ring and the sentence."""
    days: tuple[DayColumn, ...]
    """The seven days; their parts add up to `parts`."""
    headline: Headline
    details: tuple[Detail, ...] = ()
    longest: LongestSit | None = None
    checks: PostureChecks = PostureChecks()
    hours: tuple[HourCell, ...] = ()
    posture_weeks: tuple[date, ...] = ()
    """The first days of the last four weeks, this week last."""
    posture: tuple[PostureRow, ...] = ()
    year: tuple[YearDay, ...] = ()
    """The days of the last 53 weeks, up to the last day of the one that `today` lies in."""
    figures: WeekFigures = WeekFigures()
    insight: Insight | None = None
    """What may make it easier; of this week alone."""

    @property
    def is_this_week(self) -> bool:
        """Whether `today` lies in it."""
        return self.today in self.week

    @property
    def posture_trend(self) -> PostureTrend:
        """The items over the last four weeks."""
        return PostureTrend(today=self.today, weeks=self.posture_weeks, rows=self.posture)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is recorded yet."""
        return self.first_day is None

    def item_name(self, checklist: str, item: str) -> str:
        """The name of a posture item."""
        named = {(row.checklist, row.item): row.name for row in self.posture}
        return named.get((checklist, item), item)

    def has_week(self, week: Week) -> bool:
        """Whether there is a picture of that week: not before the first record, not after today."""
        if self.first_day is None:
            return week == self.week
        return self.first_day <= week.last_day and week.first_day <= self.today

    @property
    def map_days(self) -> tuple[int, ...]:
        """Weekdays of the hour map: Monday to Friday, and others on which anything came due."""
        busy = {cell.weekday for cell in self.hours if cell.share.whole}
        in_order = ((self.week.starts_on + number) % 7 for number in range(7))
        return tuple(day for day in in_order if day < WORK_WEEK or day in busy)

    @property
    def map_hours(self) -> tuple[int, ...]:
        """The hours of the hour map, without gaps."""
        busy = [cell.hour for cell in self.hours if cell.share.whole]
        if len(set(busy)) < LEAST_HOURS:
            busy.extend(USUAL_HOURS)
        return tuple(range(min(busy), max(busy) + 1))

    @property
    def year_weeks(self) -> tuple[tuple[YearDay, ...], ...]:
        """The year in columns of seven days."""
        return tuple(self.year[start : start + 7] for start in range(0, len(self.year), 7))

    @property
    def year_rows(self) -> tuple[int, ...]:
        """Which days of a week have a row, by number: the working ones, or all once a weekend was busy."""
        weekend = any(one.share.whole for one in self.year if one.day.weekday() >= WORK_WEEK)
        first = self.week.starts_on
        return tuple(n for n in range(7) if weekend or (first + n) % 7 < WORK_WEEK)


def week_view(
    page: WeekPage,
    *,
    today: date,
    is_work_day: Callable[[date], bool],
    item_name: Callable[[str, str], str],
    kind_name: Callable[[str], str] = str,
    insight: Insight | None = None,
) -> WeekView:
    """The view of a week as the core added it up; `item_name` names an item of a checklist."""
    this = page.this
    trend = posture_trend(page.items, this.week, today, item_name)
    return WeekView(
        week=this.week,
        today=today,
        first_day=page.first_day,
        parts=this.parts,
        days=tuple(
            DayColumn(
                day=day.day,
                parts=day.parts,
                off=not is_work_day(day.day) and not day.parts.total,
                recovery=day.day in page.recovery,
            )
            for day in this.days
        ),
        headline=page.headline,
        details=page.details[:MOST_DETAILS],
        longest=_longest(this.exposure),
        checks=PostureChecks(done=this.checks_done, put_right=sum(day.fixed for day in this.days)),
        hours=tuple(
            HourCell(weekday, hour, Share(ratio.taken, ratio.total))
            for (weekday, hour), ratio in page.hours.items()
        ),
        posture_weeks=trend.weeks,
        posture=trend.rows,
        year=_year(page, Week.of(today, this.week.starts_on)),
        figures=week_figures(page, kind_name),
        insight=insight,
    )


def _longest(exposure: Exposure) -> LongestSit | None:
    if exposure.longest_stretch_start is None:
        return None
    return LongestSit(exposure.longest_stretch_s, exposure.longest_stretch_start)


def posture_trend(
    items: Iterable[ItemTrend],
    week: Week,
    today: date,
    item_name: Callable[[str, str], str],
    count: int = TREND_WEEKS,
) -> PostureTrend:
    """The items over the `count` weeks up to that one."""
    return PostureTrend(
        today=today,
        weeks=tuple(week.shifted(-back).first_day for back in reversed(range(count))),
        rows=tuple(_row(trend, item_name) for trend in items),
    )


def _row(trend: ItemTrend, item_name: Callable[[str, str], str]) -> PostureRow:
    return PostureRow(
        checklist=trend.checklist,
        item=trend.item,
        name=item_name(trend.checklist, trend.item),
        weeks=tuple(_in_place(week) for week in trend.weeks),
    )


def _in_place(week: ItemWeek) -> Share:
    return Share(week.right + week.fixed, week.answered)


def _year(page: WeekPage, last: Week) -> tuple[YearDay, ...]:
    first = last.shifted(1 - YEAR_WEEKS).first_day
    ratios = page.year
    return tuple(
        YearDay(
            day,
            Share(ratios[day].taken, ratios[day].total) if day in ratios else Share(),
            recovery=day in page.recovery,
        )
        for day in days_between(first, last.last_day)
    )
