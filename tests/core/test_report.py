"""The report's figures: those of the week's page and of `stats`, compared with last week where that is fair."""

import random
from datetime import date, timedelta

import pytest

from posture.core.events import Outcome, PromptClosed, SettingChanged
from posture.core.exposure import exposure_by_day
from posture.core.headline import week_page
from posture.core.report import LongSits, long_sits, week_report
from posture.core.report_period import (
    PeriodRecords,
    Rhythm,
    period_report,
    period_up_to,
)
from posture.core.stats import Records, stats_document, tally
from posture.core.week import WeekHistory
from posture.core.weeks import Week
from tests.core.stat_samples import KINDS, MONDAY, SUNDAY, WEEK, closed, history, moment, span

AFTER = SUNDAY + timedelta(days=1)
FULL = ("tttts", "tttts", "tttts", "tttts", "tttts")
RHYTHM = Rhythm(preset="balanced", kinds=())
COUNTED = ("taken", "partial", "natural", "skipped", "ignored", "held", "absorbed", "expired")


def sits(
    this_min: float, last_min: float, today: date = AFTER, days: tuple[str, ...] = FULL
) -> LongSits:
    record = history({0: days, 1: days}, longest_min={0: this_min, 1: last_min})
    return long_sits(week_page(WEEK, record, KINDS, today), today)


def test_long_sits_are_counted_and_compared() -> None:
    assert sits(80, 50) == LongSits(
        longest_s=4800,
        started=moment(MONDAY, "08:00"),
        over_60=5,
        longer_by_s=1800,
        more_over_60=5,
    )
    shorter = sits(50, 80)
    assert (shorter.longer_by_s, shorter.more_over_60) == (-1800, -5)


def test_a_week_that_runs_is_compared_with_none() -> None:
    found = sits(80, 50, today=SUNDAY)
    assert (found.over_60, found.longer_by_s, found.more_over_60) == (5, None, None)


def test_too_few_prompts_are_compared_with_none() -> None:
    assert sits(80, 50, days=("tts", "tts", "tts", "tt")).longer_by_s is None


def test_an_empty_week_has_no_sits() -> None:
    page = week_page(WEEK, history({}), KINDS, AFTER)
    assert long_sits(page, AFTER) == LongSits()
    assert [day.seconds for day in week_report(page, today=AFTER).days] == [0.0] * 7


def random_prompts(seed: int) -> list[PromptClosed]:
    dice = random.Random(seed)
    return [
        closed(
            dice.choice(list(Outcome)),
            moment(MONDAY + timedelta(days=dice.randrange(7)), f"{dice.randrange(8, 20):02}:00")
            + timedelta(seconds=number),
            dice.choice(("movement", "micro")),
            postponed=dice.randrange(2),
            held_for=dice.choice(((), ("call",), ("app:a", "app:b"))),
        )
        for number in range(dice.randrange(60))
    ]


@pytest.mark.parametrize("seed", range(12))
def test_totals_are_those_of_stats_and_of_the_week(seed: int) -> None:
    prompts = random_prompts(seed)
    spans = [span(moment(MONDAY, "09:00"), 10 + seed), span(moment(SUNDAY, "09:00"), 95)]
    exposures = exposure_by_day(spans)
    document = stats_document(Records(tallies=tally(prompts), exposures=exposures), MONDAY, SUNDAY)
    records = PeriodRecords(closed=prompts, exposures=exposures, spans=spans)
    report = period_report(MONDAY, SUNDAY, records, KINDS, RHYTHM)
    for name in COUNTED:
        both = getattr(report.breaks, name) + getattr(report.others, name)
        assert both == document["totals"]["all"][name]
    assert report.breaks.coverage == document["totals"].get("movement", {}).get("coverage")
    assert report.desk.exposure.desk_s == document["exposure"]["desk_s"]
    record = WeekHistory(
        closed=prompts,
        checks=(),
        routines=(),
        exposures=exposures,
        year=(),
        first_day=date(2026, 1, 1),
    )
    week = week_report(week_page(WEEK, record, KINDS, AFTER), today=AFTER)
    parts = week.page.this.parts
    assert (parts.taken, parts.total) == (
        report.breaks.taken + report.breaks.natural,
        report.breaks.counted,
    )
    assert max(day.seconds for day in week.days) == document["exposure"]["longest_stretch_s"]


def test_what_was_held_is_told_without_the_names_of_programs() -> None:
    prompts = [
        closed(Outcome.TAKEN, held_for=("app:secret", "app:other", "call")),
        closed(Outcome.HELD, kind="micro", held_for=("call",)),
        closed(Outcome.TAKEN, kind="posture"),
    ]
    held = period_report(MONDAY, SUNDAY, PeriodRecords(closed=prompts), KINDS, RHYTHM).held
    assert (held.prompts, held.never_came) == (2, 1)
    assert dict(held.reasons) == {"call": 2, "app": 1}


def test_days_in_recovery_mode_are_in_no_count_but_their_desk_time_is() -> None:
    prompts = [closed(Outcome.TAKEN), closed(Outcome.SKIPPED, moment(SUNDAY, "10:00"))]
    records = PeriodRecords(
        closed=prompts,
        exposures=exposure_by_day([span(moment(MONDAY, "09:00"), 150)]),
        recovery=frozenset({MONDAY}),
    )
    report = period_report(MONDAY, SUNDAY, records, KINDS, RHYTHM)
    assert (report.breaks.taken, report.breaks.skipped, report.recovery_days) == (0, 1, 1)
    assert (report.desk.days, report.desk.full_days, report.desk.usual_s) == (1, 1, 9000)


def test_the_median_stretch_is_told_where_all_stretches_are_known() -> None:
    spans = [span(moment(MONDAY, f"{hour:02}:00"), hour) for hour in (8, 10, 12)]
    exposures = exposure_by_day(spans)

    def median_of(kept: list[object]) -> float | None:
        records = PeriodRecords(exposures=exposures, spans=kept)  # type: ignore[arg-type]
        return period_report(MONDAY, SUNDAY, records, KINDS, RHYTHM).desk.median_stretch_s

    assert median_of([*spans]) == 600
    assert median_of([*spans[1:]]) is None, "the sums of that day are all that is left"


def test_changes_are_told_the_latest_first() -> None:
    changes = [SettingChanged(moment(MONDAY, f"1{n}:00"), f"key{n}") for n in range(3)]
    report = period_report(MONDAY, SUNDAY, PeriodRecords(changes=changes), KINDS, RHYTHM)
    assert [one.key for one in report.changes] == ["key2", "key1", "key0"]


def test_four_weeks_end_with_the_week() -> None:
    assert period_up_to(Week.parse("2027-W01")) == (date(2026, 12, 14), date(2027, 1, 10))
