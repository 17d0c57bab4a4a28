"""The calendar: which times of day wake the app. The only module that knows APScheduler.

A wake-up carries no meaning: each job only asks for a turn, and the turn decides, from the time it
is handed, what is due. Breaks are not scheduled here; the engine owns their deadlines.

Three habits of APScheduler's QtScheduler are replaced. Under PySide6 it never cancels a wake-up, so
every change of a job adds a chain of timers for good: here one owned timer is re-armed. It runs
jobs in worker threads: here they run in the scheduler's own thread. It drops jobs that are more
than a second late: here a late job still comes, once.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time, timedelta, tzinfo

import msgspec
from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.qt import QtScheduler
from apscheduler.triggers.base import BaseTrigger
from cronsim import CronSim
from PySide6.QtCore import QObject, Qt, QThread, QTimer

from posture.core.instants import Instant

LONGEST_SLEEP_S = 3600.0
LAST_STRETCH_S = 30.0
COARSE_SHARE = 0.95
"""Coarse timers may be 5 % late: a long sleep ends that much early, the last stretch is precise."""

CLOCK_STEP_S = 2.0
"""The wall clock was set when it and the elapsed clock disagree by more than this."""


class CalendarJob(msgspec.Struct, frozen=True):
    """An id for the log and the cron rules (five fields, local time) by which it wakes the app."""

    id: str
    rules: tuple[str, ...]


def daily_rule(at: time, days: Iterable[int] = range(7)) -> str:
    """Return the cron rule for one time of day on some weekdays (0 is Monday)."""
    cron_days = ",".join(str((day + 1) % 7) for day in sorted(days))
    return f"{at.minute} {at.hour} * * {cron_days}"


class LocalTime(tzinfo):
    """The machine's time zone, also after a change; a ZoneInfo would keep the one of the start."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return the offset that the system gives a local time."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, _moment: datetime | None) -> timedelta | None:
        """Return None: the part of the offset that is daylight saving is not known."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """Return the system's abbreviation."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """Return the local time, its `fold` telling the second of two same hours in autumn."""
        fixed = moment.replace(tzinfo=UTC).astimezone()
        local = fixed.replace(tzinfo=None)
        second = local.astimezone().utcoffset() != fixed.utcoffset()
        return local.replace(tzinfo=self, fold=int(second))


class CronRules(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Fires at the earliest of some cron rules, read as cron reads them.

    APScheduler's CronTrigger counts weekdays from Monday, cron from Sunday (its issue 286). And it
    fires twice at a time that daylight saving repeats; CronSim follows Debian's cron.
    """

    __slots__ = ("rules",)

    def __init__(self, rules: tuple[str, ...]) -> None:
        self.rules = rules

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime | None:
        """Return the first moment after `now`; what was slept through is not made up for."""
        moments = [moment for rule in self.rules if (moment := _next_moment(rule, now))]
        return min(moments, key=datetime.timestamp, default=None)


def _next_moment(rule: str, now: datetime) -> datetime | None:
    """Return the first moment after `now`; in autumn's second hour CronSim begins in the first."""
    past_s = now.timestamp()
    return next((moment for moment in CronSim(rule, now) if moment.timestamp() > past_s), None)


class CalendarScheduler(QtScheduler):  # type: ignore[misc]  # APScheduler has no types
    """Calls `woken` with the ids of the jobs that came due, in the thread of `parent`."""

    def __init__(self, woken: Callable[[tuple[str, ...]], None], parent: QObject) -> None:
        self._woken = woken
        self._due: list[str] = []
        self._clocks: Instant | None = None
        self._alarm = QTimer(parent)
        self._alarm.setSingleShot(True)
        self._alarm.timeout.connect(self._process_jobs)
        super().__init__(
            timezone=LocalTime(),
            executors={"default": DebugExecutor()},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def set_jobs(self, jobs: Iterable[CalendarJob]) -> None:
        """Forget all jobs and take these."""
        self.remove_all_jobs()
        for job in jobs:
            self.add_job(self._due.append, CronRules(job.rules), args=[job.id], id=job.id)

    def next_wake(self) -> datetime | None:
        """When the next job comes due."""
        moments = [getattr(job, "next_run_time", None) for job in self.get_jobs()]
        return min(filter(None, moments), key=datetime.timestamp, default=None)

    def recheck(self, now: Instant) -> tuple[str, ...]:
        """Return the ids of jobs that came due unnoticed, and re-plan when the wall clock was set.

        For the controller's turn: timers stand still in suspend and know nothing of the wall clock.
        `woken` is not called, the turn is there already.
        """
        if self._clocks is not None and _clock_was_set(self._clocks, now):
            self._plan_anew(now)
        self._clocks = now
        next_wake = self.next_wake()
        if next_wake is not None and next_wake.timestamp() <= now.wall.timestamp():
            super()._process_jobs()
        return self._take_due()

    def wakeup(self) -> None:
        """Look at the jobs soon. Raises in another thread, where the timer would never start."""
        if QThread.currentThread() != self._alarm.thread():
            raise RuntimeError("the calendar was touched from a foreign thread")
        self._start_timer(0)

    def _plan_anew(self, now: Instant) -> None:
        """Ask each rule again; first run what a clock set forward has made due."""
        super()._process_jobs()
        local = now.wall.astimezone(self.timezone)
        for job in self.get_jobs():
            job.modify(next_run_time=job.trigger.get_next_fire_time(None, local))

    def _process_jobs(self) -> None:
        """Arm the timer, then have the turn: in a job its errors would be swallowed."""
        super()._process_jobs()
        due = self._take_due()
        if due:
            self._woken(due)

    def _take_due(self) -> tuple[str, ...]:
        due = tuple(self._due)
        self._due.clear()
        return due

    def _start_timer(self, wait_s: float | None) -> None:
        self._stop_timer()
        if wait_s is None:
            return
        if wait_s <= LAST_STRETCH_S:
            self._alarm.setTimerType(Qt.TimerType.PreciseTimer)
            self._alarm.start(int(wait_s * 1000) + 1)
        else:
            self._alarm.setTimerType(Qt.TimerType.VeryCoarseTimer)
            self._alarm.start(int(min(wait_s * COARSE_SHARE, LONGEST_SLEEP_S) * 1000))

    def _stop_timer(self) -> None:
        self._alarm.stop()


def _clock_was_set(before: Instant, now: Instant) -> bool:
    """Whether wall and elapsed time went apart, or the user's offset from UTC changed."""
    went_s = (now.wall - before.wall).total_seconds()
    apart_s = abs(went_s - (now.elapsed_s - before.elapsed_s))
    return apart_s > CLOCK_STEP_S or now.wall.utcoffset() != before.wall.utcoffset()
