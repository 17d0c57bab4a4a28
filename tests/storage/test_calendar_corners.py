"""Weeks that calendars make odd: clocks that change, flights, the turn of the year, weeks from Sunday on."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from posture.core.events import (
    CheckAnswer,
    CheckItemAnswered,
    DeskSpan,
    Outcome,
    PromptClosed,
)
from posture.core.exposure import exposure_by_day
from posture.core.headline import HeadlineCode, WaitedForCalls, WeekPage, week_page
from posture.core.stats import Parts, Records, Tally, days_between, stats_document, totals_of
from posture.core.week import WeekHistory
from posture.core.weeks import Week
from posture.storage.database import Database
from posture.storage.event_store import EventStore
from posture.storage.rows import time_columns, time_of
from tests.storage.in_memory import in_memory

BERLIN = ZoneInfo("Europe/Berlin")
SYDNEY = ZoneInfo("Australia/Sydney")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
AUCKLAND = ZoneInfo("Pacific/Auckland")
NEW_YORK = ZoneInfo("America/New_York")
KINDS = frozenset({"movement"})
HOURS = range(9, 17)
SUNDAY = 6


@pytest.fixture
def database() -> Iterator[Database]:
    opened = in_memory()
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> EventStore:
    return EventStore(database)


_numbers = iter(range(1, 1_000_000))


def prompt(at: datetime, outcome: Outcome = Outcome.TAKEN, *, call: bool = False) -> PromptClosed:
    """A movement break that came due at that moment, with the offset that holds there."""
    due = recorded(at)
    return PromptClosed(
        at=due + timedelta(minutes=5),
        prompt_id=str(UUID(int=next(_numbers))),
        kind="movement",
        outcome=outcome,
        due_at=due,
        held_for=("call",) if call else (),
    )


def span(start: datetime, end: datetime) -> DeskSpan:
    """At the desk between two moments."""
    seconds = end.timestamp() - start.timestamp()
    return DeskSpan(at=recorded(end), start=recorded(start), state="active", seconds=seconds)


def recorded(at: datetime) -> datetime:
    """The moment as it comes out of the record: a fixed offset in the place of a zone."""
    found = time_of(*time_columns(at))
    assert found is not None
    return found


def clock(day: date, hour: int, zone: ZoneInfo, minute: int = 0) -> datetime:
    """That day at that hour, there."""
    return datetime.combine(day, time(hour, minute), zone)


def working_day(day: date, zone: ZoneInfo) -> list[PromptClosed]:
    """A break each hour from nine to four, the first skipped."""
    return [
        prompt(clock(day, hour, zone), Outcome.SKIPPED if hour == HOURS[0] else Outcome.TAKEN)
        for hour in HOURS
    ]


def page_of(store: EventStore, week: Week, today: date | None = None) -> WeekPage:
    """The page of a week."""
    today = today or week.last_day
    return week_page(week, store.week_history(week, today), KINDS, today)


def document_of(store: EventStore, first: date, last: date) -> dict[str, object]:
    """The document of `posture stats`."""
    return stats_document(store.records_between(first, last), first, last, KINDS)


def due_by_day(page: WeekPage) -> list[int]:
    """How many breaks were due on each day of the week."""
    return [day.parts.total for day in page.this.days]


class TestClocksAreChanged:
    @pytest.mark.parametrize(
        ("zone", "sunday", "hours"),
        [
            (BERLIN, date(2026, 3, 29), 1),
            (BERLIN, date(2026, 10, 25), 3),
            (SYDNEY, date(2026, 10, 4), 1),
            (SYDNEY, date(2026, 4, 5), 3),
        ],
    )
    @pytest.mark.parametrize("kept", [False, True])
    def test_a_day_is_23_or_25_hours_long(
        self, store: EventStore, zone: ZoneInfo, sunday: date, hours: int, *, kept: bool
    ) -> None:
        week = Week.of(sunday)
        for day in days_between(week.first_day, sunday):
            store.append_many(working_day(day, zone))
        night = span(clock(sunday, 1, zone, 30), clock(sunday, 3, zone, 30))
        evening = span(clock(sunday, 23, zone), clock(sunday + timedelta(days=1), 1, zone))
        store.append_many([night, evening])
        if kept:
            store.keep_day_sums(sunday + timedelta(days=2))
        page = page_of(store, week)
        assert due_by_day(page) == [8] * 7
        assert page.this.parts == Parts(done=49, skipped=7)
        assert {hour for _weekday, hour in page.hours} == set(HOURS)
        assert page.hours[SUNDAY, HOURS[0]].total == 1
        last_day = page.this.days[SUNDAY]
        assert last_day.exposure.desk_s == (hours + 2) * 3600
        assert last_day.exposure.longest_stretch_s == max(hours, 2) * 3600
        assert (
            document_of(store, sunday, sunday)["exposure"]
            == (document_of(store, week.first_day, sunday)["exposure"])
        )

    def test_the_hour_that_comes_twice_counts_twice(self, store: EventStore) -> None:
        first = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN)
        store.append_many([prompt(first), prompt(first.replace(fold=1), Outcome.IGNORED)])
        page = page_of(store, Week.of(date(2026, 10, 25)))
        ratio = page.hours[SUNDAY, 2]
        assert (ratio.taken, ratio.total) == (1, 2)


class TestFlights:
    def test_a_day_of_thirty_hours(self, store: EventStore) -> None:
        """Berlin in the morning, New York in the evening: one local day."""
        day = date(2026, 11, 18)
        here = [prompt(clock(day, hour, BERLIN)) for hour in (8, 12, 16)]
        there = [prompt(clock(day, hour, NEW_YORK)) for hour in (16, 20, 23)]
        store.append_many([*here, *there])
        store.append_many(
            [
                span(clock(day, 8, BERLIN), clock(day, 17, BERLIN)),
                span(clock(day, 15, NEW_YORK), clock(day, 23, NEW_YORK)),
            ]
        )
        page = page_of(store, Week.of(day))
        assert due_by_day(page) == [0, 0, 6, 0, 0, 0, 0]
        assert page.hours[2, 16].total == 2
        assert page.this.days[2].exposure.desk_s == 17 * 3600

    @pytest.mark.parametrize("kept", [False, True])
    def test_over_the_date_line_a_day_is_left_out(self, store: EventStore, *, kept: bool) -> None:
        week = Week.of(date(2026, 11, 18))
        monday, tuesday, wednesday, thursday, friday, *_ = days_between(
            week.first_day, week.last_day
        )
        spans = [
            span(clock(wednesday, 20, LOS_ANGELES), clock(wednesday, 21, LOS_ANGELES)),
            span(clock(friday, 8, AUCKLAND), clock(friday, 9, AUCKLAND)),
        ]
        store.append_many([*spans, *working_day(monday, LOS_ANGELES)])
        store.append_many(working_day(wednesday, LOS_ANGELES))
        store.append_many(working_day(friday, AUCKLAND))
        if kept:
            store.keep_day_sums(week.last_day + timedelta(days=1))
        page = page_of(store, week)
        assert due_by_day(page) == [8, 0, 8, 0, 8, 0, 0]
        assert [day.exposure.desk_s for day in page.this.days[2:5]] == [3600, 0, 3600]
        assert thursday not in page.year
        assert tuesday not in page.year

    @pytest.mark.parametrize("kept", [False, True])
    def test_back_over_it_a_day_comes_twice(self, store: EventStore, *, kept: bool) -> None:
        """Friday in Auckland, some of Saturday, then Friday again in Los Angeles: by their days, not by time."""
        friday, saturday = date(2026, 11, 20), date(2026, 11, 21)
        spans = [
            span(clock(friday, 22, AUCKLAND), clock(friday, 23, AUCKLAND)),
            span(clock(saturday, 1, AUCKLAND), clock(saturday, 3, AUCKLAND)),
            span(clock(friday, 18, LOS_ANGELES), clock(friday, 22, LOS_ANGELES)),
        ]
        store.append_many(spans)
        if kept:
            store.keep_day_sums(date(2026, 11, 25))
        found = store.exposures_between(friday, saturday)
        assert {day: one.desk_s / 3600 for day, one in found.items()} == {friday: 5, saturday: 2}
        assert found == exposure_by_day(spans)
        assert store.exposures_between(friday, friday) == {friday: found[friday]}
        assert store.exposures_between(saturday, saturday) == {saturday: found[saturday]}


class TestTurnOfTheYear:
    @pytest.mark.parametrize(
        ("day", "name", "first", "last"),
        [
            (date(2027, 1, 1), "2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
            (date(2025, 1, 1), "2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
            (date(2024, 12, 30), "2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
            (date(2021, 1, 3), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
            (date(2016, 1, 1), "2015-W53", date(2015, 12, 28), date(2016, 1, 3)),
            (date(2018, 1, 1), "2018-W01", date(2018, 1, 1), date(2018, 1, 7)),
        ],
    )
    def test_the_week_of_new_years_day(
        self, store: EventStore, day: date, name: str, first: date, last: date
    ) -> None:
        week = Week.of(day)
        assert (str(week), week.first_day, week.last_day) == (name, first, last)
        assert Week.parse(name) == week
        for one in days_between(first - timedelta(days=1), last + timedelta(days=1)):
            store.append_many(working_day(one, BERLIN))
        page = page_of(store, week)
        assert due_by_day(page) == [8] * 7
        assert [day.day for day in page.this.days] == days_between(first, last)
        assert page.last.parts.total == 8
        assert document_of(store, first, last)["headline"]["total"] == 56  # type: ignore[index]

    def test_the_week_before_the_first_of_a_year_with_53(self) -> None:
        assert str(Week.parse("2027-W01").shifted(-1)) == "2026-W53"
        assert str(Week.parse("2026-W01").shifted(-1)) == "2025-W52"

    def test_the_map_of_the_year_holds_53_weeks_over_it(self, store: EventStore) -> None:
        week = Week.of(date(2027, 1, 1))
        for back in range(54):
            store.append(prompt(clock(week.first_day - timedelta(weeks=back), 10, BERLIN)))
        assert len(page_of(store, week).year) == 53


class TestWeeksFromSunday:
    def test_they_hold_their_own_days(self, store: EventStore) -> None:
        week = Week.of(date(2026, 11, 18), SUNDAY)
        assert (week.first_day, week.last_day) == (date(2026, 11, 15), date(2026, 11, 21))
        assert week.iso_number is None
        days = days_between(week.first_day - timedelta(days=1), week.last_day + timedelta(days=1))
        for count, day in enumerate(days):
            store.append_many(prompt(clock(day, 10, BERLIN)) for _ in range(count + 1))
        page = page_of(store, week)
        assert due_by_day(page) == [2, 3, 4, 5, 6, 7, 8]
        assert page.last.parts.total == 1
        assert page.hours[SUNDAY, 10].total == 2
        assert max(page.year) == week.last_day

    def test_items_and_calls_are_those_of_its_days(self, store: EventStore) -> None:
        week = Week.of(date(2026, 11, 18), SUNDAY)
        sunday = clock(week.first_day, 10, BERLIN)
        right = CheckItemAnswered(recorded(sunday), "quick", "feet", CheckAnswer.RIGHT, "run")
        store.append(right)
        store.append_many(prompt(sunday, call=True) for _ in range(5))
        page = page_of(store, week)
        assert [one.right for one in page.items[0].weeks] == [0, 0, 0, 1]
        assert WaitedForCalls(5) in page.details
        before = page_of(store, week.shifted(-1), today=week.last_day)
        assert WaitedForCalls(5) not in before.details

    def test_the_map_of_the_year_ends_with_todays_week(self, store: EventStore) -> None:
        week = Week.of(date(2026, 11, 18), SUNDAY)
        for back in range(54):
            store.append(prompt(clock(week.first_day - timedelta(weeks=back), 10, BERLIN)))
        found = store.week_history(week, week.last_day).year
        assert min(one.day for one in found) == week.first_day - timedelta(weeks=52)


class TestLittleAndMuch:
    def test_an_empty_week(self, store: EventStore) -> None:
        week = Week.of(date(2026, 11, 18))
        store.append(prompt(clock(date(2026, 10, 1), 10, BERLIN)))
        page = page_of(store, week)
        assert page.headline.code is HeadlineCode.NOTHING_DUE
        assert due_by_day(page) == [0] * 7
        assert page.hours == {}
        document = document_of(store, week.first_day, week.last_day)
        assert document["headline"]["total"] == 0  # type: ignore[index]
        assert document["totals"]["all"]["coverage"] is None  # type: ignore[index]

    def test_days_off_are_no_days_of_nothing_taken(self, store: EventStore) -> None:
        week = Week.of(date(2026, 11, 18))
        for day in days_between(week.first_day, week.last_day)[:3]:
            store.append_many(working_day(day, BERLIN))
        page = page_of(store, week)
        assert page.headline.days == 3
        assert set(page.year) == set(days_between(week.first_day, week.last_day)[:3])
        measures = document_of(store, week.first_day, week.last_day)["measures"]
        assert (measures["days_with_half"], measures["days"]) == (3, 3)  # type: ignore[index]

    def test_one_prompt(self, store: EventStore) -> None:
        week = Week.of(date(2026, 11, 18))
        store.append(prompt(clock(date(2026, 11, 18), 10, BERLIN)))
        page = page_of(store, week, date(2026, 11, 18))
        assert (page.headline.code, page.headline.taken) == (HeadlineCode.FIRST_DAY, 1)
        assert page.this.totals["all"].coverage is None
        assert page.hours[2, 10].share is None

    def test_a_million(self) -> None:
        day = date(2026, 11, 18)
        tallies = _million(day)
        totals = totals_of(tallies)["all"]
        assert totals.counted == 1_000_000
        assert totals.coverage == 0.5
        document = stats_document(Records(tallies=tallies), day, day, KINDS)
        assert document["headline"]["taken"] == 500_000
        assert document["headline"]["total"] == 1_000_000
        history = WeekHistory(
            closed=(), checks=(), routines=(), exposures={}, year=tallies, first_day=day
        )
        ratio = week_page(Week.of(day), history, KINDS, day).year[day]
        assert (ratio.taken, ratio.total, ratio.share) == (500_000, 1_000_000, 0.5)


def _million(day: date) -> Sequence[Tally]:
    return [
        Tally(day, "movement", Outcome.TAKEN, 500_000, postponements=7, later=7, requested=3),
        Tally(day, "movement", Outcome.SKIPPED, 500_000),
        Tally(day, "movement", Outcome.HELD, 1_000_000),
    ]
