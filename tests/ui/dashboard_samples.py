"""Weeks for the tests of the dashboard; the first is the week of the design's picture."""

import random
from datetime import UTC, date, datetime, timedelta

from posture.core.events import CheckAnswer, Outcome, PromptClosed
from posture.core.headline import Headline, HeadlineCode, StrongHours, WeakHour
from posture.core.stats import Exposure, Parts
from posture.core.status import NextUp, State, Status
from posture.core.weeks import Week
from posture.ui.dashboard.about_page import AboutView
from posture.ui.dashboard.posture_page import ItemAnswer, PostureView
from posture.ui.dashboard.today_view import TodayView, today_view
from posture.ui.dashboard.week_view import (
    DayColumn,
    HourCell,
    LongestSit,
    PostureChecks,
    PostureRow,
    PostureTrend,
    Share,
    WeekView,
    YearDay,
)
from posture.ui.routines.values import plain_view
from tests import shipped

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)
FIRST_DAY = date(2025, 12, 8)

DAYS = (
    Parts(done=6, own=2, later=1, skipped=1),
    Parts(done=5, own=1, later=1, skipped=1, no_answer=2),
    Parts(done=8, own=2, later=1),
    Parts(done=6, own=2, later=1, skipped=1, no_answer=1),
    Parts(done=5, own=2, later=2, skipped=1),
)
HOURS = "4434.3432", "4343.1232", "4444.4443", "3444.4323", "4434.443."
ITEMS = {
    "Feet flat": (4, 5, 5, 5),
    "Knees at hip level": (3, 3, 4, 4),
    "Lower back supported": (2, 3, 3, 5),
    "Screen at eye level": (1, 1, 2, 5),
}


def summed(days: tuple[DayColumn, ...]) -> Parts:
    """The week's parts."""
    fields = Parts.__struct_fields__
    return Parts(**{field: sum(getattr(d.parts, field) for d in days) for field in fields})


def week(day: date = MONDAY, today: date = SUNDAY) -> WeekView:
    """The week of the picture: 45 of 52 breaks."""
    monday = Week.of(day).first_day
    days = tuple(
        DayColumn(
            day=monday + timedelta(days=number),
            parts=DAYS[number] if number < 5 else Parts(),
            off=number >= 5,
        )
        for number in range(7)
    )
    return WeekView(
        week=Week(monday),
        today=today,
        first_day=FIRST_DAY,
        parts=summed(days),
        days=days,
        headline=Headline(code=HeadlineCode.MORE, taken=45, total=52, difference=7, days=5),
        details=(
            StrongHours(morning=True),
            WeakHour(weekday=1, hour=14),
        ),
        longest=LongestSit(72 * 60, datetime(2026, 11, 17, 13, 40, tzinfo=UTC)),
        checks=PostureChecks(done=8, put_right=3),
        hours=_hours(),
        posture_weeks=tuple(monday - timedelta(days=7 * ago) for ago in (3, 2, 1, 0)),
        posture=tuple(
            PostureRow(
                checklist="quick",
                item=name.lower().replace(" ", "-"),
                name=name,
                weeks=tuple(Share(part, 5) for part in parts),
            )
            for name, parts in ITEMS.items()
        ),
        year=_year(today, FIRST_DAY),
    )


def empty_week() -> WeekView:
    """The first morning: nothing recorded."""
    days = tuple(DayColumn(day=MONDAY + timedelta(days=n), off=n >= 5) for n in range(7))
    return WeekView(
        week=Week(MONDAY),
        today=MONDAY,
        first_day=None,
        parts=Parts(),
        days=days,
        headline=Headline(code=HeadlineCode.NO_DATA),
        posture_weeks=tuple(MONDAY - timedelta(days=7 * ago) for ago in (3, 2, 1, 0)),
        year=_year(MONDAY, MONDAY + timedelta(days=1)),
    )


def first_day_week() -> WeekView:
    """The first day: one column, nothing to compare."""
    parts = Parts(done=2, own=1, partial=1)
    days = tuple(
        DayColumn(day=MONDAY + timedelta(days=n), parts=parts if n == 0 else Parts(), off=n >= 5)
        for n in range(7)
    )
    return WeekView(
        week=Week(MONDAY),
        today=MONDAY,
        first_day=MONDAY,
        parts=parts,
        days=days,
        headline=Headline(code=HeadlineCode.FIRST_DAY, taken=3, total=4, days=1),
        hours=(HourCell(0, 10, Share(1, 1)), HourCell(0, 11, Share(2, 3))),
        posture_weeks=tuple(MONDAY - timedelta(days=7 * ago) for ago in (3, 2, 1, 0)),
        year=_year(MONDAY, MONDAY),
    )


def _hours() -> tuple[HourCell, ...]:
    return tuple(
        HourCell(weekday, 9 + column, Share() if step == "." else Share(int(step), 4))
        for weekday, row in enumerate(HOURS)
        for column, step in enumerate(row)
    )


def _year(today: date, first_day: date) -> tuple[YearDay, ...]:
    dice = random.Random(4)
    start = Week.of(today).shifted(-52).first_day
    days = []
    for number in range(53 * 7):
        day = start + timedelta(days=number)
        recorded = first_day <= day <= today and day.weekday() < 5
        holiday = date(2026, 7, 20) <= day <= date(2026, 8, 2)
        level = 3 + 6 * number / 370 + dice.uniform(-3, 2)
        days.append(YearDay(day, Share(min(10, max(1, round(level))), 10)))
        if not recorded or holiday:
            days[-1] = YearDay(day, Share())
    return tuple(days)


NOW = datetime(2026, 11, 17, 14, 29, tzinfo=UTC)


def status() -> Status:
    """Half past two on Tuesday: the next break is in 21 minutes."""
    due_at = NOW + timedelta(minutes=21)
    return Status(
        at=NOW,
        state=State.WORKING,
        next=(NextUp("movement", 21 * 60, due_at), NextUp("micro", 40 * 60, due_at)),
        sitting_s=29 * 60,
        ring_share=0.65,
    )


def closed(
    hour: int, minute: int, outcome: Outcome, *, away_s: float = 0, **more: object
) -> PromptClosed:
    """A movement break of today."""
    at = datetime(2026, 11, 17, hour, minute, tzinfo=UTC)
    prompt_id = f"{hour}:{minute}"
    fields = {"due_at": at, "away_s": away_s, **more}
    return PromptClosed(at=at, prompt_id=prompt_id, kind="movement", outcome=outcome, **fields)  # type: ignore[arg-type]  # a row of a table


def today() -> TodayView:
    """A Tuesday with one of each."""
    return today_view(
        [
            closed(9, 47, Outcome.TAKEN, away_s=300),
            closed(10, 52, Outcome.NATURAL, away_s=720),
            closed(11, 58, Outcome.TAKEN, away_s=290, postponed=1),
            closed(13, 2, Outcome.PARTIAL, away_s=120),
            closed(13, 31, Outcome.SKIPPED),
            closed(14, 4, Outcome.IGNORED),
            closed(14, 8, Outcome.HELD),
        ],
        Exposure(
            longest_stretch_s=52 * 60,
            longest_stretch_start=datetime(2026, 11, 17, 12, 5, tzinfo=UTC),
            up_to_60min_s=4.6 * 3600,
        ),
        day=NOW.date(),
        kinds={"movement"},
        kind_name={"movement": "Movement break"}.__getitem__,
        now=NOW,
        posture=tuple((one.name, one.answer) for one in posture().answers),
    )


def empty_today() -> TodayView:
    """Before the first break."""
    first_at = datetime(2026, 11, 17, 10, 15, tzinfo=UTC)
    return TodayView(day=NOW.date(), first_at=first_at, now=NOW)


def posture() -> PostureView:
    """This morning's check."""
    answers = (CheckAnswer.RIGHT, CheckAnswer.FIXED, CheckAnswer.RIGHT, CheckAnswer.CANNOT)
    named = zip(ITEMS, answers, strict=True)
    return PostureView(
        at=datetime(2026, 11, 17, 9, 48, tzinfo=UTC),
        answers=tuple(ItemAnswer(name, answer) for name, answer in named),
        trend=PostureTrend(
            today=SUNDAY,
            weeks=tuple(MONDAY - timedelta(days=7 * ago) for ago in reversed(range(12))),
            rows=tuple(
                PostureRow(
                    checklist="quick",
                    item=name,
                    name=name,
                    weeks=tuple(
                        Share((week * (place + 2)) % 6, 5 * (week > 1)) for week in range(12)
                    ),
                )
                for place, name in enumerate(ITEMS)
            ),
        ),
    )


ABOUT = AboutView(version="1.0.0", licence="MIT", data_file="history/adherence.db")

LIBRARY = shipped.library()
ROUTINES = plain_view(LIBRARY)
