"""A year at the desk for the tests of the History page, and a source that reads from it."""

import random
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from posture.core.events import CheckAnswer, CheckItemAnswered, Outcome, PromptClosed, RoutineEnded
from posture.core.exposure import Exposure
from posture.core.history_day import DayEntry, Note, NoteSource, day_entries, matching
from posture.core.history_list import HistoryYear, ListedDay, days_on_show, year_range
from posture.core.stats import Parts
from posture.ui.history.values import HistorySource, Names, NotYet, Unreadable

TODAY = date(2026, 11, 20)
"""A Friday."""
FIRST = date(2025, 11, 10)
RECOVERED = (date(2026, 10, 14), date(2026, 10, 15))
NOTES = (
    Note(
        at=datetime(2026, 11, 13, 16, 30, tzinfo=UTC),
        source=NoteSource.CHECKIN,
        text="Müde, <b>aber</b> die Schultern sind lockerer.",
    ),
    Note(
        at=datetime(2025, 11, 12, 10, tzinfo=UTC),
        source=NoteSource.WORKSTATION,
        checklist="workstation",
        item="arm",
        text="Ask about a monitor arm. " * 200,
    ),
)


@cache
def day_of(day: date) -> ListedDay:
    """What that day came to: the same each time."""
    dice = random.Random(day.toordinal())
    notes = sum(note.day == day for note in NOTES)
    if day.weekday() >= 5 or date(2026, 7, 20) <= day <= date(2026, 8, 2):
        return ListedDay(day=day, off=day.weekday() >= 5, notes=notes)
    in_recovery = day in RECOVERED
    longest_s = 60.0 * dice.randint(35, 95)
    parts = Parts(
        done=dice.randint(3, 6),
        own=dice.randint(0, 2),
        later=dice.randint(0, 1),
        skipped=dice.randint(0, 2),
        no_answer=dice.randint(0, 1),
    )
    return ListedDay(
        day=day,
        parts=Parts() if in_recovery else parts,
        exposure=Exposure(
            longest_stretch_s=longest_s,
            longest_stretch_start=datetime.combine(day, time(9), UTC),
            up_to_90min_s=longest_s + 3600 * dice.choice((0, 3, 4)),
        ),
        prompts=parts.total,
        routines=dice.choice((0, 0, 1, 2)),
        checks=dice.choice((0, 1)),
        fixed=dice.choice((0, 0, 1)),
        notes=notes,
        recovery=in_recovery,
    )


def entries_of(day: date) -> tuple[DayEntry, ...]:
    """A morning with one of each."""
    ten = datetime.combine(day, time(10), UTC)

    def prompt(number: int, outcome: Outcome, **more: object) -> PromptClosed:
        due = ten + timedelta(minutes=50 * number)
        fields = {"at": due, "due_at": due, "away_s": 300.0, **more}
        return PromptClosed(prompt_id=f"{number}", kind="movement", outcome=outcome, **fields)  # type: ignore[arg-type]  # a row of a table

    played = RoutineEnded(
        at=ten, routine="desk", started_at=ten, steps=4, steps_done=3, prompt_id="0"
    )
    check = CheckItemAnswered(ten + timedelta(minutes=5), "quick", "feet", CheckAnswer.FIXED, "run")
    prompts = (
        prompt(0, Outcome.TAKEN),
        prompt(1, Outcome.TAKEN, postponed=2),
        prompt(2, Outcome.SKIPPED, shown_at=ten + timedelta(minutes=106)),
        prompt(3, Outcome.HELD, held_for=("call",), held_s=600.0),
        prompt(4, Outcome.IGNORED, held_for=("call", "app:zoom"), held_s=720.0),
        prompt(5, Outcome.ABSORBED),
    )
    notes = [note for note in NOTES if note.day == day]
    return day_entries(prompts, [played], [check], notes)


class Record:
    """Twelve months at a time; `trouble` is why nothing can be read, `is_adding`: its days are being added up."""

    def __init__(self, first: date | None = FIRST, today: date = TODAY) -> None:
        self.first = first
        self.today = today
        self.trouble = ""
        self.is_adding = False
        self.reads = 0
        self.deleted: set[date] = set()

    def source(self, starts_on: int = 0) -> HistorySource:
        """What the page reads from."""
        return HistorySource(
            today=lambda: self.today,
            week_starts=lambda: starts_on,
            load_year=self.year,
            load_days=self.days,
            load_entries=self.entries,
            find_notes=lambda asked: matching(NOTES, asked),
            count_records=self.counts,
            names=Names(
                kind=lambda _kind: "Movement break",
                routine=lambda _routine: "Desk round",
                checklist=lambda _checklist: "Quick check",
                item=lambda _checklist, _item: "Monitor arm",
            ),
        )

    def year(self, last_month: date) -> HistoryYear | NotYet | Unreadable:
        """The twelve months up to this one."""
        self.reads += 1
        if self.is_adding:
            return NotYet()
        if self.trouble:
            return Unreadable(self.trouble)
        first, last = year_range(last_month)
        days = days_on_show(first, last, self.today)
        return HistoryYear(
            first_day=first,
            last_day=last,
            today=self.today,
            record_first=self.first,
            days=tuple(self._day(day) for day in days),
        )

    def days(self, days: Collection[date]) -> tuple[ListedDay, ...] | Unreadable:
        """These days."""
        if self.trouble:
            return Unreadable(self.trouble)
        return tuple(self._day(day) for day in days)

    def entries(self, day: date) -> tuple[DayEntry, ...] | Unreadable:
        """What happened on a day."""
        return Unreadable(self.trouble) if self.trouble else entries_of(day)

    def counts(self, first: date, last: date) -> Mapping[str, int] | Unreadable:
        """Ten prompts a day, a note every tenth."""
        if self.trouble:
            return Unreadable(self.trouble)
        days = (last - first).days + 1
        return {"prompts": 10 * days, "prompt_events": 30 * days, "desk_spans": 20, "tips": days}

    def _day(self, day: date) -> ListedDay:
        if self.first is None or day < self.first or day in self.deleted:
            return ListedDay(day=day, off=day.weekday() >= 5)
        return day_of(day)
