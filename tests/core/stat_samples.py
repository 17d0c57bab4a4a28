"""Days and weeks for the tests of the statistics."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from posture.core.events import CheckAnswer, CheckItemAnswered, DeskSpan, Outcome, PromptClosed
from posture.core.stats import Exposure, exposure_by_day
from posture.core.week import WeekHistory
from posture.core.weeks import Week

WEEK = Week.parse("2026-W47")
MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)
KINDS = frozenset({"movement"})
TEN = datetime(2026, 11, 16, 10, tzinfo=UTC)


def moment(day: date, clock: str) -> datetime:
    """That day at that time."""
    return datetime.combine(day, time.fromisoformat(clock), UTC)


def closed(
    outcome: Outcome,
    due: datetime = TEN,
    kind: str = "movement",
    *,
    postponed: int = 0,
    requested: bool = False,
    held_for: tuple[str, ...] = (),
) -> PromptClosed:
    """A prompt with that outcome."""
    return PromptClosed(
        at=due + timedelta(minutes=5),
        prompt_id=f"{kind} {due.isoformat()}",
        kind=kind,
        outcome=outcome,
        due_at=due,
        postponed=postponed,
        requested=requested,
        held_for=held_for,
    )


def span(start: datetime, minutes: float, state: str = "active") -> DeskSpan:
    """A desk span of that length."""
    end = start + timedelta(minutes=minutes)
    return DeskSpan(at=end, start=start, state=state, seconds=minutes * 60)


def answered(day: date, item: str, answer: CheckAnswer, run: str = "run") -> CheckItemAnswered:
    """An answer of a posture check at ten o'clock."""
    return CheckItemAnswered(moment(day, "10:00"), "quick", item, answer, f"{run} {day}")


def day_of_breaks(day: date, outcomes: str, *, postponed: int = 0) -> list[PromptClosed]:
    """Breaks from nine o'clock on, one an hour, one letter each: `t`aken, `n`atural, `s`kipped ..."""
    words = {outcome.value[0]: outcome for outcome in Outcome}
    return [
        closed(words[letter], moment(day, f"{9 + hour:02}:00"), postponed=postponed)
        for hour, letter in enumerate(outcomes)
    ]


def history(
    weeks: Mapping[int, Sequence[str]],
    *,
    longest_min: Mapping[int, float] | None = None,
    first_day: date | None = date(2026, 1, 1),
    checks: Sequence[CheckItemAnswered] = (),
) -> WeekHistory:
    """Weeks by how many weeks ago they were; for each, its days' breaks. Desk time: 8 stretches a day."""
    longest = longest_min or {}
    found: list[PromptClosed] = []
    spans: list[DeskSpan] = []
    for ago, days in weeks.items():
        for number, outcomes in enumerate(days):
            day = MONDAY + timedelta(days=number - 7 * ago)
            found += day_of_breaks(day, outcomes)
            if outcomes:
                spans += [
                    span(moment(day, "08:00"), longest.get(ago, 50)),
                    span(moment(day, "12:00"), 45),
                    span(moment(day, "14:00"), 45),
                ]
    return WeekHistory(
        closed=found,
        checks=checks,
        routines=(),
        exposures=exposure_by_day(spans),
        year=(),
        first_day=first_day,
    )


NO_EXPOSURE = Exposure()
