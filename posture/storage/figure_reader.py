"""The history read as figures: time at the desk, breaks counted by day, and all that a week's page is made of."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from posture.core.care_events import BEGINS_AT, MEMORY_DAYS
from posture.core.events import CheckAnswer, DeskSpan, Outcome
from posture.core.imported import ImportedDay
from posture.core.stats import Delay, Exposure, Records, Tally, count_answers
from posture.core.week import TREND_WEEKS, YEAR_WEEKS, WeekHistory
from posture.core.weeks import Week
from posture.storage.database import Database
from posture.storage.day_sums import exposures, exposures_and_lengths
from posture.storage.event_reader import EventReader
from posture.storage.going_on import GoingOn, added, lengths_with, with_going_on
from posture.storage.imported_days import imported_between
from posture.storage.rows import IS_CLOSED, day_number, day_of

_ONE_DAY = timedelta(days=1)
Latest = Callable[[], DeskSpan | None]
"""The span at the desk that goes on now, if there is one."""
_COUNT_PROMPTS = f"""
    SELECT
        day, kind, outcome, count(*),
        sum(postponed), sum(postponed > 0 AND NOT requested), sum(requested),
        sum(CAST(away_s * 1e3 + 0.5 AS INTEGER))
    FROM prompts
    WHERE day BETWEEN ? AND ? AND {IS_CLOSED}
    GROUP BY day, kind, outcome
"""  # noqa: S608  names from our code only
_ANSWERS = """
    SELECT run_id, checklist, item, answer FROM check_answers
    WHERE day BETWEEN ? AND ? ORDER BY at_us, rowid
"""
_ANSWERS_BY_WORD = {answer.value: answer for answer in CheckAnswer}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_DELAYS = """
    SELECT day, kind, delay_s FROM prompt_events
    WHERE type = 'prompt_postponed' AND day BETWEEN ? AND ?
"""
_MAY_RECOVER = f"""
    SELECT EXISTS (SELECT 1 FROM discomfort WHERE day BETWEEN ?1 AND ?2 AND worst >= {BEGINS_AT})
    OR EXISTS (
        SELECT 1 FROM care
        WHERE day BETWEEN ?1 AND ?2 AND (type = 'flare_began' OR worst >= {BEGINS_AT})
    )
"""  # noqa: S608  names from our code only
"""Whether there is anything that recovery mode can begin with."""


def _nothing() -> None:
    """Nothing goes on, or nobody can tell."""


class FigureReader(EventReader):
    """What the events come to, by day: fast enough for years."""

    def __init__(self, database: Database, latest: Latest = _nothing) -> None:
        """`latest` tells what the app has not recorded yet; times at the desk are told with it."""
        super().__init__(database)
        self._latest = latest

    def exposures_between(self, first_day: date, last_day: date) -> dict[date, Exposure]:
        """The time at the desk by day, also of days whose spans are no longer kept.

        A stretch is whole in the figures of the day on which it began, whatever range is asked for. Quick for
        ten years, once the sums of days are kept (`posture.storage.day_sums`). The one that goes on is among them.
        """
        found = exposures(self._database, first_day, last_day)
        return added(found, self._going_on(first_day, last_day))

    def latest_between(self, first_day: date, last_day: date) -> list[DeskSpan]:
        """The span at the desk that began on one of these days and goes on: one, or none."""
        latest = self._latest()
        return (
            [latest] if latest is not None and first_day <= latest.start.date() <= last_day else []
        )

    def _going_on(self, first_day: date, last_day: date) -> GoingOn | None:
        """What the span that goes on adds to one of these days; its stretch may have begun the day before."""
        latest = self._latest()
        if latest is None or not first_day <= latest.start.date() <= last_day + 2 * _ONE_DAY:
            return None
        day = latest.start.date()
        recorded = self.spans_between(day - 2 * _ONE_DAY, day)
        found = with_going_on(self._database, recorded, latest)
        return found if found is not None and first_day <= found.day <= last_day else None

    def imported_between(self, first_day: date, last_day: date) -> list[ImportedDay]:
        """The days that other programs counted; they are in no figure of one's own."""
        return imported_between(self._database, first_day, last_day)

    def records_between(
        self, first_day: date, last_day: date, recovery: frozenset[date] = frozenset()
    ) -> Records:
        """All that the statistics of these days are made of; `recovery`: see `recovery_between`."""
        days = (day_number(first_day), day_number(last_day))
        by_day, lengths = exposures_and_lengths(self._database, first_day, last_day)
        going_on = self._going_on(first_day, last_day)
        return Records(
            tallies=self.tallies_between(first_day, last_day),
            exposures=added(by_day, going_on),
            answers=self.answers_between(first_day, last_day),
            routines=self.routines_between(first_day, last_day),
            recovery=recovery,
            stretch_lengths=lengths_with(lengths, going_on),
            delays=[
                Delay(day_of(day), kind, seconds)
                for day, kind, seconds in self._database.rows(_DELAYS, days)
            ],
        )

    def recovery_between(
        self, first_day: date, last_day: date, today: date, *, follows_flares: bool = True
    ) -> frozenset[date]:
        """The days from `first_day` to `last_day`, up to today, in recovery mode.

        `follows_flares`: whether the user has recovery mode, so that its days are told.
        """
        memory_from = date.fromordinal(max(1, first_day.toordinal() - MEMORY_DAYS))
        days = (day_number(memory_from), day_number(last_day))
        if not follows_flares or not self._database.rows(_MAY_RECOVER, days)[0][0]:
            return frozenset()
        from posture.core.recovery_days import recovery_days  # rules that most have no need of

        events = self.care_between(memory_from, last_day)
        return recovery_days(events, first_day, min(last_day, today))

    def week_history(self, week: Week, today: date, *, follows_flares: bool = True) -> WeekHistory:
        """All that the page of a week is made of; its map of the year ends with today's week.

        `follows_flares`: whether the user has recovery mode, so that its days are told.
        """
        last = week.last_day
        trend_first = week.shifted(1 - TREND_WEEKS).first_day
        this_week = Week.of(today, week.starts_on)
        year_first = this_week.shifted(1 - YEAR_WEEKS).first_day
        return WeekHistory(
            closed=self.closed_between(trend_first, last),
            checks=self.checks_between(trend_first, last),
            routines=self.routines_between(week.shifted(-1).first_day, last),
            exposures=self.exposures_between(week.shifted(-1).first_day, last),
            year=self.tallies_between(year_first, this_week.last_day),
            first_day=self.first_day(),
            recovery=self.recovery_between(
                min(year_first, trend_first),
                max(last, this_week.last_day),
                today,
                follows_flares=follows_flares,
            ),
        )

    def tallies_between(self, first_day: date, last_day: date) -> list[Tally]:
        """The closed prompts of these days, counted: fast enough for years."""
        rows = self._database.rows(_COUNT_PROMPTS, (day_number(first_day), day_number(last_day)))
        days = {number: day_of(number) for number in {row[0] for row in rows}}
        return [Tally(days[row[0]], row[1], _OUTCOMES[row[2]], *row[3:]) for row in rows]

    def answers_between(
        self, first_day: date, last_day: date
    ) -> dict[tuple[str, str], Counter[CheckAnswer]]:
        """How often each answer was given on these days, by checklist and item; the last of a run counts."""
        rows = self._database.rows(_ANSWERS, (day_number(first_day), day_number(last_day)))
        return count_answers({row[:3]: _ANSWERS_BY_WORD[row[3]] for row in rows})
