"""Further measures: medians, what was postponed, time away in breaks, days with half of the breaks."""

from datetime import date, timedelta

from posture.core.events import Outcome, PromptClosed
from posture.core.exposure import Exposure
from posture.core.measures import Measures, measures_document, measures_of
from posture.core.stats import Delay, Records, tally
from tests.core.stat_samples import KINDS, MONDAY, closed, day_of_breaks, moment

TUESDAY = MONDAY + timedelta(days=1)


def measured(*closed_prompts: PromptClosed, recovery: frozenset[date] = frozenset()) -> Measures:
    """The measures of these prompts alone."""
    return measures_of(Records(tallies=tally(closed_prompts), recovery=recovery), KINDS)


def of_stretches(*lengths: float, also_s: float = 0.0) -> Measures:
    """The measures of these stretches; `also_s`: time at the desk of which more isn't known."""
    desk = Exposure(up_to_30min_s=sum(lengths) + also_s)
    return measures_of(Records(exposures={MONDAY: desk}, stretch_lengths=lengths), KINDS)


def away(seconds: float, outcome: Outcome, kind: str = "movement") -> PromptClosed:
    """A prompt in whose break somebody was away for so long."""
    return PromptClosed(
        at=moment(MONDAY, "11:00"),
        prompt_id=f"{outcome} {kind}",
        kind=kind,
        outcome=outcome,
        due_at=moment(MONDAY, "10:00"),
        away_s=seconds,
    )


def test_the_median_stretch() -> None:
    lengths = (60.0, 5000.0, 900.0, 600.0, 1200.0)
    assert of_stretches(*lengths).median_stretch_s == 900.0
    even = of_stretches(*lengths, 1000.0)
    assert (even.stretches, even.median_stretch_s) == (6, 950.0)


def test_no_median_of_fewer_than_five() -> None:
    found = of_stretches(60.0, 70.0, 80.0, 90.0)
    assert (found.stretches, found.median_stretch_s) == (4, None)


def test_no_median_where_of_some_days_the_sums_alone_are_kept() -> None:
    known = of_stretches(*[600.0] * 5, also_s=0.5)
    assert known.median_stretch_s == 600.0
    found = of_stretches(*[600.0] * 5, also_s=600.0)
    assert (found.stretches, found.median_stretch_s) == (5, None)


def test_what_was_postponed_counts_once() -> None:
    prompts = [
        closed(Outcome.TAKEN, postponed=3),
        closed(Outcome.SKIPPED, postponed=1),
        closed(Outcome.HELD, postponed=1),
        closed(Outcome.TAKEN, kind="micro", postponed=1),
        *(closed(Outcome.TAKEN, moment(TUESDAY, f"1{n}:00")) for n in range(6)),
    ]
    found = measured(*prompts)
    assert (found.postponed, found.total, found.postponed_share) == (2, 8, 0.25)
    assert found.held_apart == 1
    assert measured(*prompts[:2]).postponed_share is None


def test_the_usual_delay() -> None:
    minutes = (5, 5, 10, 20, 20)
    delays = [Delay(MONDAY, "movement", 60.0 * one) for one in minutes]
    others = [Delay(MONDAY, "micro", 1.0), Delay(TUESDAY, "movement", 1.0)]
    records = Records(delays=[*delays, *others], recovery=frozenset({TUESDAY}))
    found = measures_of(records, KINDS)
    assert (found.delays, found.median_delay_s) == (5, 600.0)
    assert measures_of(Records(delays=delays[:4]), KINDS).median_delay_s is None


def test_time_away_in_breaks() -> None:
    prompts = (
        away(300.0, Outcome.TAKEN),
        away(90.0, Outcome.PARTIAL),
        away(30.0, Outcome.TAKEN, "micro"),
        away(3600.0, Outcome.NATURAL),
    )
    records = Records(
        tallies=tally(prompts), exposures={MONDAY: Exposure(up_to_60min_s=2 * 3600.0)}
    )
    found = measures_of(records, KINDS)
    assert found.away_s == 420.0
    assert found.away_min_per_desk_hour == 3.5
    short = Records(tallies=tally(prompts), exposures={MONDAY: Exposure(up_to_60min_s=3599.0)})
    assert measures_of(short, KINDS).away_min_per_desk_hour is None


def test_time_at_the_desk_of_days_in_recovery_mode_is_left_out_of_it() -> None:
    hour = Exposure(up_to_60min_s=3600.0)
    records = Records(
        tallies=tally([away(300.0, Outcome.TAKEN)]),
        exposures={MONDAY: hour, TUESDAY: hour},
        recovery=frozenset({TUESDAY}),
    )
    assert measures_of(records, KINDS).away_min_per_desk_hour == 5.0


def test_days_with_at_least_half_of_the_breaks() -> None:
    prompts = [
        *day_of_breaks(MONDAY, "tn"),
        *day_of_breaks(TUESDAY, "ts"),
        *day_of_breaks(TUESDAY + timedelta(days=1), "tss"),
        *day_of_breaks(TUESDAY + timedelta(days=2), "hh"),
        *day_of_breaks(TUESDAY + timedelta(days=3), "s"),
    ]
    found = measured(*prompts)
    assert (found.days_with_half, found.days) == (2, 4)
    without = measured(*prompts, recovery=frozenset({TUESDAY}))
    assert (without.days_with_half, without.days) == (1, 3)


def test_the_document_holds_counts_beside_each() -> None:
    document = measures_document(measured(closed(Outcome.TAKEN)))
    assert document["total"] == document["days"] == 1
    assert document["postponed_share"] is None
    assert document["median_stretch_s"] is None
