"""What somebody who knows about workplaces or bodies wants to see of some weeks (evidence 6.3), in counts.

Breaks of days in recovery mode are in no count, as everywhere; time at the desk is of all days.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Final

import msgspec

from posture.core.assessment import Assessment, Standing, Workstation
from posture.core.breaks import BreakKind
from posture.core.care_events import CareEvent, SafetyAnswered
from posture.core.doctor_summary import Counts, DoctorFacts, doctor_facts
from posture.core.events import DeskSpan, Outcome, PromptClosed, RoutineEnded, SettingChanged
from posture.core.exposure import Exposure, stretches, together
from posture.core.stats import ALL, Tally, Totals, tally, totals_of
from posture.core.week import LEAST_DESK_S
from posture.core.weeks import Week

USUAL_WEEKS: Final = 4
MOST_WEEKS: Final = 52
APP: Final = "app"
"""The reason under which all chosen programs stand: which ones they are is nobody's business."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """The prompts that were held back."""

    prompts: int = 0
    never_came: int = 0
    """Of these: the reason lasted until there was no point any more."""
    seconds: float = 0.0
    reasons: Counts = ()
    """Quiet reasons and how many prompts each held, the most frequent first."""


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """What was set at the end of the period."""

    preset: str
    kinds: tuple[BreakKind, ...]
    """Those that are on."""


class DeskTime(msgspec.Struct, frozen=True, kw_only=True):
    """Time at the desk of the period."""

    exposure: Exposure
    days: int
    """Days with any."""
    full_days: int
    """Days with two hours or more; the usual day is one of these."""
    usual_s: float | None = None
    """The mean of those."""
    median_stretch_s: float | None = None
    """None: of some days the sums alone are kept."""


class PeriodReport(msgspec.Struct, frozen=True, kw_only=True):
    """All that stands on the specialist's page."""

    first_day: date
    last_day: date
    desk: DeskTime
    breaks: Totals
    """Of the kinds that the headline counts."""
    others: Totals
    """Of all other kinds: micro-breaks and reminders."""
    recovery_days: int
    held: Held
    rhythm: Rhythm
    changes: tuple[SettingChanged, ...]
    """The latest first."""
    to_change: tuple[Standing, ...] = ()
    cannot_change: tuple[Standing, ...] = ()
    assessed: date | None = None
    """When the workstation was looked at last."""
    body: DoctorFacts
    safety_days: int = 0
    """Days on which the page of warning signs was answered."""


class PeriodRecords(msgspec.Struct, frozen=True, kw_only=True):
    """What was recorded of the period."""

    closed: Sequence[PromptClosed] = ()
    exposures: Mapping[date, Exposure] = {}
    spans: Sequence[DeskSpan] = ()
    routines: Sequence[RoutineEnded] = ()
    care: Sequence[CareEvent] = ()
    changes: Sequence[SettingChanged] = ()
    recovery: frozenset[date] = frozenset()


def period_report(
    first_day: date,
    last_day: date,
    records: PeriodRecords,
    kinds: Collection[str],
    rhythm: Rhythm,
    workstation: Workstation | None = None,
) -> PeriodReport:
    """The page of the days `first_day` to `last_day`; `kinds` are those of the headline."""
    counted = [one for one in records.closed if one.due_at.date() not in records.recovery]
    tallies = tally(counted)
    seen = None if workstation is None else _latest(workstation)
    return PeriodReport(
        first_day=first_day,
        last_day=last_day,
        desk=_desk_time(records.exposures, records.spans),
        breaks=_totals(one for one in tallies if one.kind in kinds),
        others=_totals(one for one in tallies if one.kind not in kinds),
        recovery_days=len(records.recovery),
        held=_held(counted),
        rhythm=rhythm,
        changes=tuple(sorted(records.changes, key=lambda one: one.at, reverse=True)),
        to_change=() if seen is None else seen.to_change,
        cannot_change=() if seen is None else seen.cannot_change,
        assessed=None if seen is None or seen.last_at is None else seen.last_at.date(),
        body=doctor_facts(
            first_day, last_day, records.care, tallies=tallies, routines=records.routines
        ),
        safety_days=len({one.at.date() for one in records.care if isinstance(one, SafetyAnswered)}),
    )


def period_up_to(week: Week, weeks: int = USUAL_WEEKS) -> tuple[date, date]:
    """The first and last day of so many weeks, of which `week` is the last."""
    return week.first_day - timedelta(weeks=weeks - 1), week.last_day


def _totals(tallies: Iterable[Tally]) -> Totals:
    return totals_of(tallies)[ALL]


def _desk_time(exposures: Mapping[date, Exposure], spans: Sequence[DeskSpan]) -> DeskTime:
    whole = together(exposures.values())
    full = [one.desk_s for one in exposures.values() if one.desk_s >= LEAST_DESK_S]
    lengths = [stretch.seconds for stretch in stretches(spans)]
    all_known = bool(lengths) and abs(sum(lengths) - whole.desk_s) < 1.0
    return DeskTime(
        exposure=whole,
        days=sum(one.desk_s > 0 for one in exposures.values()),
        full_days=len(full),
        usual_s=sum(full) / len(full) if full else None,
        median_stretch_s=float(median(lengths)) if all_known else None,
    )


def _held(closed: Iterable[PromptClosed]) -> Held:
    held = [one for one in closed if one.held_for]
    reasons = Counter(reason for one in held for reason in set(map(_plain_reason, one.held_for)))
    return Held(
        prompts=len(held),
        never_came=sum(one.outcome is Outcome.HELD for one in held),
        seconds=sum(one.held_s for one in held),
        reasons=tuple(reasons.most_common()),
    )


def _plain_reason(reason: str) -> str:
    return APP if reason.startswith(f"{APP}:") else reason


def _latest(workstation: Workstation) -> Assessment:
    """The run that is under way, where something was answered in it, else the last complete one."""
    if workstation.is_unfinished or workstation.finished is None:
        return workstation.current
    return workstation.finished
