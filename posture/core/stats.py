"""What was recorded, added up: totals of outcomes, time at the desk, the `stats --json` document.

Pure sums over events; words and pictures are made of them elsewhere. A prompt belongs to the local
day on which it came due, a stretch at the desk to the day on which it began, as the clock stood
there and then. The definitions and their reasons: docs/data.md.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, assert_never

import msgspec

from posture.core.events import (
    SHORT_ANSWERS,
    CheckAnswer,
    CheckItemAnswered,
    Outcome,
    PromptClosed,
    RoutineEnded,
)
from posture.core.exposure import Exposure, exposure, exposure_by_day, together

__all__ = [
    "ALL",
    "LEAST_FOR_SHARE",
    "Delay",
    "Exposure",
    "Parts",
    "Records",
    "Tally",
    "Totals",
    "answers_of",
    "count_answers",
    "days_between",
    "exposure",
    "exposure_by_day",
    "exposure_document",
    "parts_of",
    "share",
    "stats_document",
    "tallies_by_day",
    "tally",
    "together",
    "totals",
    "totals_document",
    "totals_of",
]

ALL = "all"
"""The key of the totals over all kinds."""
LEAST_FOR_SHARE = 5
"""No share is given of fewer than this many."""


def share(part: int, whole: int) -> float | None:
    """`part` of `whole`, or None where `whole` is too small to speak of a share."""
    return part / whole if whole >= LEAST_FOR_SHARE else None


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """How many prompts ended in each way, and what follows from that."""

    taken: int = 0
    partial: int = 0
    natural: int = 0
    skipped: int = 0
    ignored: int = 0
    held: int = 0
    absorbed: int = 0
    expired: int = 0
    postponements: int = 0

    @property
    def counted(self) -> int:
        """The prompts that could have become a break: held, absorbed and expired ones could not."""
        return self.taken + self.partial + self.natural + self.skipped + self.ignored

    @property
    def coverage(self) -> float | None:
        """How often a due break really happened."""
        return share(self.taken + self.natural, self.counted)

    @property
    def uptake(self) -> float | None:
        """How often a prompt led to a break."""
        return share(self.taken, self.counted - self.natural)


class Tally(msgspec.Struct, frozen=True, gc=False):
    """The closed prompts of one day, kind and outcome, counted."""

    day: date
    kind: str
    outcome: Outcome
    count: int
    postponements: int = 0
    later: int = 0
    """Of `count`: postponed at least once, and not asked for by the user."""
    requested: int = 0
    """Of `count`: asked for by the user."""
    away_ms: int = 0
    """Away from input in these breaks, in milliseconds."""


def tally(closed: Iterable[PromptClosed]) -> list[Tally]:
    """Count closed prompts by day, kind and outcome (the store does the same in SQL)."""
    groups: dict[tuple[date, str, Outcome], list[PromptClosed]] = {}
    for prompt in closed:
        groups.setdefault((prompt.due_at.date(), prompt.kind, prompt.outcome), []).append(prompt)
    return [
        Tally(
            day=day,
            kind=kind,
            outcome=outcome,
            count=len(prompts),
            postponements=sum(prompt.postponed for prompt in prompts),
            later=sum(prompt.postponed > 0 and not prompt.requested for prompt in prompts),
            requested=sum(prompt.requested for prompt in prompts),
            away_ms=sum(int(prompt.away_s * 1e3 + 0.5) for prompt in prompts),
        )
        for (day, kind, outcome), prompts in sorted(groups.items())
    ]


def totals(closed: Iterable[PromptClosed]) -> dict[str, Totals]:
    """The totals of each kind that occurs, and of all under `all`."""
    return totals_of(tally(closed))


def totals_of(tallies: Iterable[Tally]) -> dict[str, Totals]:
    """The totals of each kind that occurs, and of all under `all`."""
    counts: dict[str, dict[str, int]] = {}  # plain ones: this is done for each day of years
    overall: dict[str, int] = {}
    for one in tallies:
        for counted in (counts.setdefault(one.kind, {}), overall):
            counted[one.outcome] = counted.get(one.outcome, 0) + one.count
            counted["postponements"] = counted.get("postponements", 0) + one.postponements
    return {key: Totals(**counted) for key, counted in [*sorted(counts.items()), (ALL, overall)]}


def tallies_by_day(tallies: Iterable[Tally]) -> dict[date, list[Tally]]:
    """The same tallies, sorted into their days."""
    by_day: dict[date, list[Tally]] = {}
    for one in tallies:
        by_day.setdefault(one.day, []).append(one)
    return by_day


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """The outcomes as they are shown to the user: five, and `partial` for a break ended early.

    `taken` of `total` is coverage in counts. A partial break is in `total` and not in `taken`.
    """

    done: int = 0
    own: int = 0
    """Moved before anyone asked: natural breaks, and breaks that the user asked for."""
    later: int = 0
    partial: int = 0
    skipped: int = 0
    no_answer: int = 0

    @property
    def taken(self) -> int:
        """The breaks that happened."""
        return self.done + self.own + self.later

    @property
    def total(self) -> int:
        """The breaks that were due and could have happened."""
        return self.taken + self.partial + self.skipped + self.no_answer


def parts_of(tallies: Iterable[Tally]) -> Parts:
    """Sort outcomes into the parts that are shown."""
    counts: Counter[str] = Counter()
    for one in tallies:
        match one.outcome:
            case Outcome.TAKEN:
                counts["done"] += one.count - one.later - one.requested
                counts["own"] += one.requested
                counts["later"] += one.later
            case Outcome.NATURAL:
                counts["own"] += one.count
            case Outcome.PARTIAL | Outcome.SKIPPED:
                counts[one.outcome.value] += one.count
            case Outcome.IGNORED:
                counts["no_answer"] += one.count
            case Outcome.HELD | Outcome.ABSORBED | Outcome.EXPIRED:
                pass
            case _:
                assert_never(one.outcome)
    return Parts(**counts)


class Delay(msgspec.Struct, frozen=True):
    """The user asked for a prompt again so much later."""

    day: date
    kind: str
    seconds: float


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """What the statistics of a range of days are made of."""

    tallies: Sequence[Tally] = ()
    """Of all days; those in `recovery` are in no total."""
    exposures: Mapping[date, Exposure] = {}
    checks: Sequence[CheckItemAnswered] = ()
    """Those of a week."""
    answers: Mapping[tuple[str, str], Mapping[CheckAnswer, int]] = {}
    """How often each answer was given, by checklist and item: what years of `checks` come to."""
    routines: Sequence[RoutineEnded] = ()
    recovery: frozenset[date] = frozenset()
    """The days in recovery mode."""
    stretch_lengths: Sequence[float] = ()
    """Seconds of each stretch, of the days of which more than sums is kept."""
    delays: Sequence[Delay] = ()
    """Each postponement."""

    @property
    def counted(self) -> list[Tally]:
        """The closed prompts that count: not those of days in recovery mode."""
        return [one for one in self.tallies if one.day not in self.recovery]


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def stats_document(
    records: Records, first: date, last: date, kinds: Collection[str] | None = None
) -> dict[str, Any]:
    """The document of `posture stats --json` for the days `first` to `last`.

    `kinds` are those of the headline; None: all that occur. Prompts of days in recovery mode are in no total.
    """
    from posture.core.measures import measures_document, measures_of  # these rules build on ours

    tallies = records.counted
    by_day = tallies_by_day(tallies)
    if kinds is None:
        kinds = {one.kind for one in tallies}
    parts = parts_of(one for one in tallies if one.kind in kinds)
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "headline": {
            "taken": parts.taken,
            "total": parts.total,
            **msgspec.structs.asdict(parts),
            "kinds": sorted(kinds),
        },
        "totals": totals_document(totals_of(tallies)),
        "exposure": exposure_document(together(records.exposures.values())),
        "measures": measures_document(measures_of(records, kinds)),
        "days": [
            {
                "date": day.isoformat(),
                "totals": totals_document(totals_of(by_day.get(day, ()))),
                "exposure": exposure_document(records.exposures.get(day, Exposure())),
            }
            for day in days_between(first, last)
        ],
        "recovery_days": [day.isoformat() for day in sorted(records.recovery)],
        "checks": _checks_document(records.answers or answers_of(records.checks)),
        "routines": _routines_document(records.routines),
    }


def totals_document(of_kinds: Mapping[str, Totals]) -> dict[str, dict[str, int | float | None]]:
    """Totals as they stand in `stats`, `status` and `simulate`."""
    return {
        key: {**msgspec.structs.asdict(one), "coverage": one.coverage, "uptake": one.uptake}
        for key, one in of_kinds.items()
    }


def exposure_document(one: Exposure) -> dict[str, Any]:
    """Exposure as it stands in `stats` and `simulate`."""
    start = one.longest_stretch_start
    up_to_30, up_to_60, up_to_90, over_90 = one.shares
    return {
        "desk_s": one.desk_s,
        "longest_stretch_s": one.longest_stretch_s,
        "longest_stretch_start": start.isoformat() if start else None,
        "stretches_over_60min": one.stretches_over_60min,
        "share_over_60min": one.share_over_60min,
        "shares": {
            "up_to_30min": up_to_30,
            "30_to_60min": up_to_60,
            "60_to_90min": up_to_90,
            "over_90min": over_90,
        },
    }


def answers_of(
    checks: Iterable[CheckItemAnswered],
) -> dict[tuple[str, str], Counter[CheckAnswer]]:
    """Count the answers to each item, in the order in which the items first came; the last of a run counts."""
    return count_answers({(one.run_id, one.checklist, one.item): one.answer for one in checks})


def count_answers(
    last_of_run: Mapping[tuple[str, str, str], CheckAnswer],
) -> dict[tuple[str, str], Counter[CheckAnswer]]:
    """The same of the last answers alone: by run, checklist and item."""
    counts: dict[tuple[str, str], Counter[CheckAnswer]] = {}
    for (_run_id, checklist, item), answer in last_of_run.items():
        counts.setdefault((checklist, item), Counter())[answer] += 1
    return counts


def _checks_document(
    answers: Mapping[tuple[str, str], Mapping[CheckAnswer, int]],
) -> list[dict[str, str | int]]:
    return [
        {"id": checklist, "item": item, **_answer_counts(counter)}
        for (checklist, item), counter in answers.items()
    ]


def _answer_counts(counter: Mapping[CheckAnswer, int]) -> dict[str, int]:
    """The three answers of a short check always, those of the workstation assessment where they were given."""
    return {
        answer.value.replace("-", "_"): counter.get(answer, 0)
        for answer in CheckAnswer
        if answer in SHORT_ANSWERS or counter.get(answer)
    }


def _routines_document(routines: Iterable[RoutineEnded]) -> list[dict[str, str | int]]:
    started: Counter[str] = Counter()
    finished: Counter[str] = Counter()
    for routine in routines:
        started[routine.routine] += 1
        finished[routine.routine] += routine.steps_done >= routine.steps
    return [
        {"id": name, "started": count, "finished": finished[name]}
        for name, count in sorted(started.items())
    ]
