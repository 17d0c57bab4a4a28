"""Made-up workdays for the demo: who is at the desk when, and how they answer. The same for every run."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from posture.core.simulate import Answer, Answers
from posture.core.traces import DeskState, Row

ACTIVE = DeskState("active")
IDLE = DeskState("idle")
OFF = DeskState("off")
CALL = DeskState("active", frozenset({"call"}))


def workday(day: datetime, seed: int) -> list[Row]:
    """One day from nine to five: typing with short hesitations, a lunch, a call, a coffee or two."""
    lot = random.Random(f"day {seed}")  # noqa: S311 - a made-up day, no secret
    start = day.replace(hour=9, minute=lot.randrange(0, 8), second=0, microsecond=0)
    rows: list[tuple[datetime, DeskState]] = [(start, ACTIVE)]
    lunch = day.replace(hour=12, minute=lot.randrange(5, 40), second=0, microsecond=0)
    call = day.replace(
        hour=lot.choice((10, 11, 14, 15)), minute=lot.choice((0, 30)), second=0, microsecond=0
    )
    coffees = [
        day.replace(hour=hour, minute=lot.randrange(60), second=0, microsecond=0)
        for hour in (10, 15)
        if lot.random() < 0.6
    ]
    at = start
    end = day.replace(hour=17, minute=0, second=0, microsecond=0)
    while at < end:
        at += timedelta(seconds=lot.randrange(60, 420))
        rows += [(at, IDLE), (at + timedelta(seconds=lot.randrange(9, 40)), ACTIVE)]
    rows = _without(rows, lunch, lunch + timedelta(minutes=lot.randrange(25, 45)), IDLE)
    rows = _without(rows, call, call + timedelta(minutes=lot.randrange(20, 50)), CALL)
    for coffee in coffees:
        rows = _without(rows, coffee, coffee + timedelta(minutes=lot.randrange(6, 11)), IDLE)
    rows = [(moment, state) for moment, state in rows if moment < end]
    rows.append((end + timedelta(minutes=5), OFF))
    return _as_rows(rows)


class MixedAnswers(Answers, frozen=True):
    """Answers drawn by lot, mostly a start."""

    lots: Iterator[Answer] = iter(())

    def for_kind(self, kind: str) -> Answer:
        """The next lot for breaks that ask; micro-breaks need no answer."""
        return next(self.lots, Answer.START) if kind == "movement" else Answer.IGNORE


def answers(seed: int) -> Answers:
    """How the person answers on a day."""
    lot = random.Random(f"answers {seed}")  # noqa: S311 - a made-up day, no secret
    choices = (Answer.START, Answer.POSTPONE, Answer.SKIP, Answer.IGNORE)
    return MixedAnswers(lots=iter(lot.choices(choices, (12, 3, 2, 1), k=40)))


def days_before(today: datetime, count: int) -> Iterator[datetime]:
    """The working days before `today`, the earliest first."""
    for back in range(count, 0, -1):
        day = today - timedelta(days=back)
        if day.weekday() < 5:
            yield day


def _without(
    rows: list[tuple[datetime, DeskState]], start: datetime, end: datetime, state: DeskState
) -> list[tuple[datetime, DeskState]]:
    """The rows with a stretch in another state put in."""
    kept = [(moment, before) for moment, before in rows if not start <= moment <= end]
    return sorted([*kept, (start, state), (end, ACTIVE)], key=lambda row: row[0])


def _as_rows(rows: list[tuple[datetime, DeskState]]) -> list[Row]:
    first = rows[0][0]
    return [Row(moment, (moment - first).total_seconds(), state) for moment, state in rows]
