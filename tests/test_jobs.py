"""The calendar: one timer, no chains, late jobs once, cron read as cron reads it."""

import sys
import time as time_module
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from threading import Thread

import pytest
from apscheduler.schedulers import base as apscheduler_base
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from posture.core.instants import Instant
from posture.jobs import CalendarJob, CalendarScheduler, CronRules, LocalTime, daily_rule

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday."""

EVERY_MINUTE = CalendarJob("every-minute", ("* * * * *",))
AT_TEN = CalendarJob("at-ten", (daily_rule(time(10)),))


class WallClock(datetime):
    """What APScheduler reads in place of `datetime`: stands still until it is set."""

    reading = NINE

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # narrower on purpose
        assert isinstance(tz, LocalTime)
        return cls.reading.astimezone(tz)


class CountingScheduler(CalendarScheduler):
    """Counts how often APScheduler looks for due jobs."""

    looks = 0

    def _process_jobs(self) -> None:
        self.looks += 1
        super()._process_jobs()


class Turns:
    """Stands in for the controller: notes each wake-up."""

    def __init__(self) -> None:
        self.woken: list[tuple[str, ...]] = []

    def __call__(self, ids: tuple[str, ...]) -> None:
        self.woken.append(ids)


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from zone("UTC", monkeypatch)


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from zone("America/New_York", monkeypatch)


def zone(name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", name)
        time_module.tzset()
        yield
    time_module.tzset()


@pytest.fixture
def turns() -> Turns:
    return Turns()


@pytest.fixture
def calendar(
    qapp: QObject, turns: Turns, in_utc: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CountingScheduler]:
    """A running scheduler without jobs, on a Monday at nine, UTC."""
    monkeypatch.setattr(WallClock, "reading", NINE)
    monkeypatch.setattr(apscheduler_base, "datetime", WallClock)
    parent = QObject()
    scheduler = CountingScheduler(turns, parent)
    scheduler.start()
    yield scheduler
    scheduler.shutdown()
    parent.deleteLater()


def set_wall(later: timedelta) -> None:
    WallClock.reading = NINE + later


def instant(wall: datetime, elapsed_s: float) -> Instant:
    return Instant(wall, elapsed_s)


def alarm_of(scheduler: CalendarScheduler) -> QTimer:
    alarm = scheduler._alarm
    assert isinstance(alarm, QTimer)
    return alarm


def fire(scheduler: CalendarScheduler) -> None:
    """What Qt does when the timer has run out."""
    alarm_of(scheduler).stop()
    alarm_of(scheduler).timeout.emit()


def test_fifty_changes_cost_one_look(calendar: CountingScheduler, qtbot: QtBot) -> None:
    calendar.set_jobs([AT_TEN])
    for _ in range(50):
        calendar.get_job("at-ten").modify(name="again")
    with qtbot.waitSignal(alarm_of(calendar).timeout):
        pass
    qtbot.waitUntil(lambda: alarm_of(calendar).remainingTime() > 60_000)
    assert calendar.looks == 1


def test_timer_sleeps_coarsely_until_shortly_before(calendar: CountingScheduler) -> None:
    calendar.set_jobs([CalendarJob("half-past", ("30 9 * * *",))])
    fire(calendar)
    alarm = alarm_of(calendar)
    assert alarm.timerType() == Qt.TimerType.VeryCoarseTimer
    assert alarm.interval() == 0.95 * 30 * 60 * 1000


def test_without_jobs_nothing_wakes(calendar: CountingScheduler) -> None:
    fire(calendar)
    assert not alarm_of(calendar).isActive()
    assert calendar.next_wake() is None


def test_timer_sleeps_an_hour_at_most(calendar: CountingScheduler) -> None:
    calendar.set_jobs([CalendarJob("evening", ("0 18 * * *",))])
    fire(calendar)
    assert alarm_of(calendar).interval() == 3600 * 1000


def test_last_stretch_is_precise(calendar: CountingScheduler) -> None:
    calendar.set_jobs([AT_TEN])
    set_wall(timedelta(minutes=59, seconds=40))
    fire(calendar)
    alarm = alarm_of(calendar)
    assert alarm.timerType() == Qt.TimerType.PreciseTimer
    assert alarm.interval() == 20_001


def test_due_job_makes_one_turn(calendar: CountingScheduler, turns: Turns) -> None:
    calendar.set_jobs([AT_TEN])
    set_wall(timedelta(hours=1))
    fire(calendar)
    fire(calendar)
    assert turns.woken == [("at-ten",)]
    assert calendar.next_wake() == NINE + timedelta(days=1, hours=1)


def test_jobs_due_together_make_one_turn(calendar: CountingScheduler, turns: Turns) -> None:
    calendar.set_jobs([AT_TEN, EVERY_MINUTE])
    set_wall(timedelta(hours=1))
    fire(calendar)
    assert turns.woken == [("every-minute", "at-ten")]


def test_job_slept_through_comes_once_however_late(
    calendar: CountingScheduler, turns: Turns
) -> None:
    calendar.set_jobs([AT_TEN, EVERY_MINUTE])
    set_wall(timedelta(days=3, hours=2))
    fire(calendar)
    assert turns.woken == [("every-minute", "at-ten")]
    assert calendar.next_wake() == NINE + timedelta(days=3, hours=2, minutes=1)


def test_jobs_run_in_the_event_loop_of_this_thread(
    calendar: CountingScheduler, turns: Turns, qtbot: QtBot
) -> None:
    calendar.set_jobs([AT_TEN])
    set_wall(timedelta(hours=1))
    calendar.wakeup()
    assert turns.woken == []
    qtbot.waitUntil(lambda: turns.woken == [("at-ten",)])


def test_errors_of_a_turn_are_not_swallowed(
    qapp: QObject, in_utc: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def turn(ids: tuple[str, ...]) -> None:
        raise LookupError(*ids)

    monkeypatch.setattr(WallClock, "reading", NINE)
    monkeypatch.setattr(apscheduler_base, "datetime", WallClock)
    parent = QObject()
    scheduler = CalendarScheduler(turn, parent)
    scheduler.start()
    scheduler.set_jobs([AT_TEN])
    set_wall(timedelta(hours=1))
    with pytest.raises(LookupError, match="at-ten"):
        scheduler._process_jobs()
    assert alarm_of(scheduler).isActive()
    scheduler.shutdown()


def test_set_jobs_forgets_the_old_ones(calendar: CountingScheduler) -> None:
    calendar.set_jobs([AT_TEN, EVERY_MINUTE])
    calendar.set_jobs([CalendarJob("noon", ("0 12 * * *",))])
    assert [job.id for job in calendar.get_jobs()] == ["noon"]


def test_a_foreign_thread_is_refused(calendar: CountingScheduler) -> None:
    refused: list[str] = []

    def touch() -> None:
        try:
            calendar.wakeup()
        except RuntimeError as error:
            refused.append(str(error))

    thread = Thread(target=touch)
    thread.start()
    thread.join()
    assert refused == ["the calendar was touched from a foreign thread"]


def test_shutdown_stops_the_timer(qapp: QObject, turns: Turns) -> None:
    parent = QObject()
    scheduler = CalendarScheduler(turns, parent)
    scheduler.start()
    assert alarm_of(scheduler).isActive()
    scheduler.shutdown()
    assert not alarm_of(scheduler).isActive()


# recheck: what the controller's turn asks for ----------------------------------------------------


def test_recheck_finds_what_a_timer_slept_through(
    calendar: CountingScheduler, turns: Turns
) -> None:
    calendar.set_jobs([AT_TEN])
    set_wall(timedelta(hours=2))
    eleven = instant(WallClock.reading, 7200.0)
    assert calendar.recheck(eleven) == ("at-ten",)
    assert calendar.recheck(eleven) == ()
    assert turns.woken == []


def test_recheck_leaves_the_timer_alone_when_nothing_happened(calendar: CountingScheduler) -> None:
    calendar.set_jobs([AT_TEN])
    fire(calendar)
    interval = alarm_of(calendar).interval()
    calendar.recheck(instant(NINE, 0.0))
    calendar.recheck(instant(NINE + timedelta(minutes=1), 60.0))
    assert alarm_of(calendar).interval() == interval
    assert calendar.looks == 1


def test_clock_set_back_does_not_silence_a_job(calendar: CountingScheduler) -> None:
    calendar.set_jobs([AT_TEN])
    set_wall(timedelta(hours=1))
    fire(calendar)
    calendar.recheck(instant(WallClock.reading, 3600.0))
    set_wall(timedelta(minutes=30))
    calendar.recheck(instant(WallClock.reading, 3601.0))
    assert calendar.next_wake() == NINE + timedelta(hours=1)


def test_clock_set_forward_brings_the_jobs_in_between_once(calendar: CountingScheduler) -> None:
    calendar.set_jobs([AT_TEN])
    calendar.recheck(instant(NINE, 0.0))
    set_wall(timedelta(hours=5))
    assert calendar.recheck(instant(WallClock.reading, 1.0)) == ("at-ten",)
    assert calendar.next_wake() == NINE + timedelta(days=1, hours=1)


def test_new_time_zone_moves_the_jobs(
    calendar: CountingScheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar.set_jobs([AT_TEN])
    calendar.recheck(instant(NINE, 0.0))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time_module.tzset()
    calendar.recheck(instant(NINE.astimezone(), 0.0))
    assert calendar.next_wake() == datetime(2026, 3, 3, 1, 0, tzinfo=UTC)


# Cron rules and local time -----------------------------------------------------------------------


def next_fire(rule: str, now: datetime) -> datetime:
    moment = CronRules((rule,)).get_next_fire_time(None, now.astimezone(LocalTime()))
    assert moment is not None
    return moment.astimezone(UTC)


def test_weekdays_are_counted_as_cron_counts_them(in_utc: None) -> None:
    assert next_fire("0 10 * * 1", NINE) == NINE + timedelta(hours=1)
    assert next_fire("0 10 * * MON", NINE) == NINE + timedelta(hours=1)


def test_daily_rule_counts_from_monday(in_utc: None) -> None:
    assert daily_rule(time(17, 30), {0, 4, 6}) == "30 17 * * 1,5,0"
    sunday = next_fire(daily_rule(time(8), {6}), NINE)
    assert sunday.weekday() == 6


def test_earliest_of_several_rules(in_utc: None) -> None:
    rules = CronRules(("0 15 * * *", "30 9 * * *"))
    assert rules.get_next_fire_time(None, NINE) == NINE + timedelta(minutes=30)


def test_time_that_spring_skips_fires_after_the_gap(in_new_york: None) -> None:
    midnight = datetime(2026, 3, 8, 5, 0, tzinfo=UTC)
    assert next_fire("30 2 * * *", midnight) == datetime(2026, 3, 8, 7, 0, tzinfo=UTC)


def test_time_that_autumn_repeats_fires_once(in_new_york: None) -> None:
    first = next_fire("30 1 * * *", datetime(2026, 11, 1, 4, 0, tzinfo=UTC))
    assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert next_fire("30 1 * * *", first) == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


def test_second_of_two_same_hours_looks_forward(in_new_york: None) -> None:
    second_ten_past_one = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)
    assert next_fire("30 1 * * *", second_ten_past_one) == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 7, 1, 12, 0, tzinfo=UTC),
        datetime(2026, 3, 8, 7, 30, tzinfo=UTC),
        datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
        datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
    ],
)
def test_local_time_there_and_back(moment: datetime, in_new_york: None) -> None:
    assert moment.astimezone(LocalTime()).astimezone(UTC) == moment


def test_local_time_has_names(in_new_york: None) -> None:
    assert datetime(2026, 7, 1, tzinfo=LocalTime()).tzname() == "EDT"
    assert LocalTime().tzname(None) is None
    assert LocalTime().dst(NINE) is None


# The binding itself ------------------------------------------------------------------------------


def test_void_calls_keep_their_references_to_none(qapp: QObject) -> None:
    """PySide6 6.12.0 on CPython 3.11 loses one a call, and aborts within the hour."""
    pixmap = QPixmap(8, 8)
    painter = QPainter(pixmap)
    colour = QColor("black")
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.setBrush(colour)
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 100
