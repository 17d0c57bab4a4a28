"""Totals, time at the desk and the document of `posture stats --json`."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.events import CheckAnswer, DeskSpan, Outcome, PromptClosed, RoutineEnded
from posture.core.exposure import stretches
from posture.core.measures import Measures, measures_document
from posture.core.stats import (
    ALL,
    Exposure,
    Parts,
    Records,
    Totals,
    exposure,
    exposure_by_day,
    exposure_document,
    parts_of,
    stats_document,
    tally,
    together,
    totals,
    totals_document,
)
from tests.core.stat_samples import (
    MONDAY,
    NO_EXPOSURE,
    SUNDAY,
    answered,
    closed,
    moment,
    span,
)

outcomes = st.lists(st.sampled_from(Outcome), max_size=30)


class TestTotals:
    def test_nothing_adds_up_to_nothing(self) -> None:
        assert totals(()) == {ALL: Totals()}

    def test_outcomes_are_counted_by_kind_and_over_all(self) -> None:
        found = totals(
            [
                closed(Outcome.TAKEN, postponed=2),
                closed(Outcome.SKIPPED),
                closed(Outcome.ABSORBED, kind="micro"),
            ]
        )
        assert found == {
            "micro": Totals(absorbed=1),
            "movement": Totals(taken=1, skipped=1, postponements=2),
            ALL: Totals(taken=1, skipped=1, absorbed=1, postponements=2),
        }

    def test_coverage_and_uptake(self) -> None:
        found = Totals(
            taken=3, partial=1, natural=4, skipped=1, ignored=1, held=9, absorbed=9, expired=9
        )
        assert found.coverage == 7 / 10
        assert found.uptake == 3 / 6

    @pytest.mark.parametrize(
        ("found", "coverage", "uptake"),
        [
            (Totals(taken=4), None, None),
            (Totals(taken=5), 1.0, 1.0),
            (Totals(taken=2, natural=3), 1.0, None),
            (Totals(held=50), None, None),
            (Totals(ignored=5), 0.0, 0.0),
        ],
    )
    def test_no_share_is_given_of_fewer_than_five(
        self, found: Totals, coverage: float | None, uptake: float | None
    ) -> None:
        assert (found.coverage, found.uptake) == (coverage, uptake)

    @given(outcomes)
    def test_every_prompt_is_counted_once(self, found: list[Outcome]) -> None:
        every = totals(closed(outcome) for outcome in found)[ALL]
        assert {outcome: getattr(every, outcome.value) for outcome in Outcome} == {
            outcome: found.count(outcome) for outcome in Outcome
        }

    def test_the_document_holds_counts_and_shares(self) -> None:
        document = totals_document({ALL: Totals(taken=4, skipped=1)})
        assert document == {
            ALL: {
                "taken": 4,
                "partial": 0,
                "natural": 0,
                "skipped": 1,
                "ignored": 0,
                "held": 0,
                "absorbed": 0,
                "expired": 0,
                "postponements": 0,
                "coverage": 0.8,
                "uptake": 0.8,
            }
        }


class TestTally:
    def test_prompts_of_a_day_kind_and_outcome_are_counted_together(self) -> None:
        prompts = [
            closed(Outcome.TAKEN),
            closed(Outcome.TAKEN, postponed=2),
            closed(Outcome.TAKEN, postponed=1, requested=True),
            closed(Outcome.TAKEN, moment(SUNDAY, "10:00")),
        ]
        first, second = tally(prompts)
        assert (first.day, first.count, first.postponements) == (MONDAY, 3, 3)
        assert (first.later, first.requested) == (1, 1)
        assert (second.day, second.count) == (SUNDAY, 1)

    def test_a_prompt_belongs_to_the_local_day_on_which_it_came_due(self) -> None:
        due = datetime(2026, 11, 16, 23, 55, tzinfo=ZoneInfo("America/Lima"))
        (one,) = tally([closed(Outcome.TAKEN, due)])
        assert one.day == MONDAY


class TestParts:
    @pytest.mark.parametrize(
        ("prompt", "parts"),
        [
            (closed(Outcome.TAKEN), Parts(done=1)),
            (closed(Outcome.TAKEN, postponed=1), Parts(later=1)),
            (closed(Outcome.TAKEN, requested=True), Parts(own=1)),
            (closed(Outcome.NATURAL), Parts(own=1)),
            (closed(Outcome.NATURAL, postponed=1), Parts(own=1)),
            (closed(Outcome.PARTIAL, postponed=1), Parts(partial=1)),
            (closed(Outcome.SKIPPED), Parts(skipped=1)),
            (closed(Outcome.IGNORED), Parts(no_answer=1)),
            (closed(Outcome.HELD), Parts()),
            (closed(Outcome.ABSORBED), Parts()),
            (closed(Outcome.EXPIRED), Parts()),
        ],
    )
    def test_each_outcome_has_its_part(self, prompt: PromptClosed, parts: Parts) -> None:
        assert parts_of(tally([prompt])) == parts

    @given(st.lists(st.tuples(st.sampled_from(Outcome), st.integers(0, 2), st.booleans())))
    def test_taken_of_total_is_coverage(self, found: list[tuple[Outcome, int, bool]]) -> None:
        prompts = [closed(one, postponed=p, requested=asked) for one, p, asked in found]
        parts, every = parts_of(tally(prompts)), totals(prompts)[ALL]
        assert parts.taken == every.taken + every.natural
        assert parts.total == every.counted


class TestStretches:
    def test_a_rest_of_five_minutes_ends_a_stretch(self) -> None:
        nine = moment(MONDAY, "09:00")
        spans = [span(nine, 50), span(nine + timedelta(minutes=55), 20)]
        assert [one.seconds / 60 for one in stretches(spans)] == [50, 20]

    def test_a_shorter_rest_belongs_to_it(self) -> None:
        nine = moment(MONDAY, "09:00")
        idle = span(nine + timedelta(minutes=50), 4.99, "idle")
        spans = [span(nine, 50), idle, span(nine + timedelta(minutes=54.99), 20)]
        assert [one.seconds / 60 for one in stretches(spans)] == [pytest.approx(74.99)]

    @pytest.mark.parametrize("state", ["idle", "locked", "suspended", "off", "idle+dnd"])
    def test_a_rest_at_its_end_or_beginning_does_not_belong_to_it(self, state: str) -> None:
        nine = moment(MONDAY, "09:00")
        spans = [
            span(nine, 3, state),
            span(nine + timedelta(minutes=3), 10),
            span(nine + timedelta(minutes=13), 4, state),
        ]
        (found,) = stretches(spans)
        assert (found.start, found.seconds) == (nine + timedelta(minutes=3), 600)

    @pytest.mark.parametrize("reason", ["call", "fullscreen", "screencast"])
    def test_calls_and_films_are_presence(self, reason: str) -> None:
        nine = moment(MONDAY, "09:00")
        spans = [
            span(nine, 20),
            span(nine + timedelta(minutes=20), 30, f"idle+{reason}"),
            span(nine + timedelta(minutes=50), 20),
        ]
        assert [one.seconds / 60 for one in stretches(spans)] == [70]

    @pytest.mark.parametrize("state", ["suspended+call", "off+call"])
    def test_but_not_while_the_machine_is_off(self, state: str) -> None:
        nine = moment(MONDAY, "09:00")
        spans = [
            span(nine, 20),
            span(nine + timedelta(minutes=20), 30, state),
            span(nine + timedelta(minutes=50), 20),
        ]
        assert [one.seconds / 60 for one in stretches(spans)] == [20, 20]

    def test_two_computers_at_once_count_once(self) -> None:
        nine = moment(MONDAY, "09:00")
        spans = [
            span(nine, 60),
            span(nine + timedelta(minutes=10), 20),
            span(nine + timedelta(minutes=50), 20),
        ]
        assert [one.seconds / 60 for one in stretches(spans)] == [70]

    def test_a_change_of_clocks_changes_nothing(self) -> None:
        rome = ZoneInfo("Europe/Rome")
        before = datetime(2026, 10, 25, 2, 30, tzinfo=rome)
        after = datetime(2026, 10, 25, 2, 15, fold=1, tzinfo=rome)
        spans = [span(before, 45), span(after, 30)]
        assert [one.seconds / 60 for one in stretches(spans)] == [75]

    @given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 90), st.booleans())))
    def test_they_are_apart_and_hold_all_presence(self, found: list[tuple[int, int, bool]]) -> None:
        nine = moment(MONDAY, "09:00")
        spans = [
            span(nine + timedelta(minutes=start), length, "active" if present else "idle")
            for start, length, present in found
        ]
        result = stretches(spans)
        ends = [one.start + timedelta(seconds=one.seconds) for one in result]
        for end, later in zip(ends, result[1:], strict=False):
            assert later.start - end >= timedelta(minutes=5)
        for one in spans:
            if one.state == "active":
                assert any(
                    stretch.start <= one.start and one.at <= end
                    for stretch, end in zip(result, ends, strict=True)
                )


class TestExposure:
    def test_nothing(self) -> None:
        assert exposure(()) == NO_EXPOSURE
        assert NO_EXPOSURE.desk_s == 0
        assert set(NO_EXPOSURE.shares) == {0.0}
        assert NO_EXPOSURE.share_over_60min == 0

    def test_desk_time_is_sorted_by_length_of_stretch(self) -> None:
        lengths = (30, 60, 90, 91)
        found = exposure(_stretches_of(*lengths))
        assert found.desk_s == sum(lengths) * 60
        assert found.shares == pytest.approx([length / sum(lengths) for length in lengths])
        assert found.share_over_60min == pytest.approx(181 / 271)
        assert found.stretches_over_60min == 2
        assert found.longest_stretch_s == 91 * 60
        assert found.longest_stretch_start == moment(MONDAY, "18:00")

    def test_a_stretch_belongs_to_the_day_on_which_it_began(self) -> None:
        late = span(moment(MONDAY, "23:30"), 70)
        found = exposure_by_day([late, span(moment(SUNDAY, "09:00"), 10)])
        assert {day: one.desk_s / 60 for day, one in found.items()} == {MONDAY: 70, SUNDAY: 10}

    @given(st.lists(st.integers(1, 110), max_size=6))
    def test_days_together_are_what_all_spans_give(self, lengths: list[int]) -> None:
        spans = [
            span(moment(MONDAY + timedelta(days=number), "09:00"), length)
            for number, length in enumerate(lengths)
        ]
        assert together(exposure_by_day(spans).values()) == exposure(spans)

    def test_the_document(self) -> None:
        document = exposure_document(exposure(_stretches_of(45, 75)))
        assert document == {
            "desk_s": 7200.0,
            "longest_stretch_s": 4500.0,
            "longest_stretch_start": "2026-11-16T12:00:00+00:00",
            "stretches_over_60min": 1,
            "share_over_60min": 0.625,
            "shares": {
                "up_to_30min": 0.0,
                "30_to_60min": 0.375,
                "60_to_90min": 0.625,
                "over_90min": 0.0,
            },
        }


class TestDocument:
    def test_it_is_as_promised(self) -> None:
        tuesday = MONDAY + timedelta(days=1)
        ended = moment(tuesday, "11:00")
        routine = RoutineEnded(at=ended, routine="desk", started_at=ended, steps=3, steps_done=3)
        records = Records(
            tallies=tally([closed(Outcome.TAKEN), closed(Outcome.HELD, moment(tuesday, "10:00"))]),
            exposures=exposure_by_day(_stretches_of(30, 65)),
            checks=[
                answered(MONDAY, "feet", CheckAnswer.FIXED),
                answered(tuesday, "feet", CheckAnswer.RIGHT),
                answered(MONDAY, "back", CheckAnswer.CANNOT),
            ],
            routines=[routine, msgspec.structs.replace(routine, steps_done=1)],
        )
        document = json.loads(json.dumps(stats_document(records, MONDAY, tuesday)))
        assert document["from"] == "2026-11-16"
        assert document["to"] == "2026-11-17"
        assert document["totals"]["all"]["taken"] == 1
        assert document["totals"]["movement"]["held"] == 1
        assert document["totals"]["all"]["coverage"] is None
        assert document["exposure"]["desk_s"] == 95 * 60
        days = document["days"]
        assert [day["date"] for day in days] == ["2026-11-16", "2026-11-17"]
        assert [day["totals"]["all"]["taken"] for day in days] == [1, 0]
        assert [day["exposure"]["desk_s"] for day in days] == [95 * 60, 0]
        assert document["checks"] == [
            {"id": "quick", "item": "feet", "right": 1, "fixed": 1, "cannot": 0},
            {"id": "quick", "item": "back", "right": 0, "fixed": 0, "cannot": 1},
        ]
        assert document["routines"] == [{"id": "desk", "started": 2, "finished": 1}]

    def test_the_headline_counts_the_kinds_it_is_asked_for(self) -> None:
        prompts = [
            closed(Outcome.TAKEN),
            closed(Outcome.TAKEN, postponed=1),
            closed(Outcome.NATURAL),
            closed(Outcome.PARTIAL),
            closed(Outcome.SKIPPED),
            closed(Outcome.IGNORED),
            closed(Outcome.HELD),
            closed(Outcome.TAKEN, kind="micro"),
        ]
        records = Records(tallies=tally(prompts))
        document = stats_document(records, MONDAY, MONDAY, {"movement"})
        assert document["headline"] == {
            "taken": 3,
            "total": 6,
            "done": 1,
            "own": 1,
            "later": 1,
            "partial": 1,
            "skipped": 1,
            "no_answer": 1,
            "kinds": ["movement"],
        }
        assert stats_document(records, MONDAY, MONDAY)["headline"]["taken"] == 4

    def test_days_in_recovery_mode_are_listed_and_in_no_total(self) -> None:
        tuesday = MONDAY + timedelta(days=1)
        prompts = [closed(Outcome.TAKEN), closed(Outcome.SKIPPED, moment(tuesday, "10:00"))]
        records = Records(
            tallies=tally(prompts),
            exposures=exposure_by_day([span(moment(tuesday, "09:00"), 60)]),
            recovery=frozenset({tuesday}),
        )
        document = stats_document(records, MONDAY, tuesday)
        assert document["recovery_days"] == ["2026-11-17"]
        assert document["headline"]["total"] == 1
        assert document["totals"]["all"]["skipped"] == 0
        assert document["days"][1]["totals"] == totals_document({ALL: Totals()})
        assert document["days"][1]["exposure"]["desk_s"] == document["exposure"]["desk_s"] == 3600

    def test_of_nothing_it_is_complete(self) -> None:
        document = stats_document(Records(), MONDAY, SUNDAY)
        assert document["headline"]["total"] == 0
        assert document["measures"] == measures_document(Measures())
        assert document["recovery_days"] == []
        assert document["totals"] == totals_document({ALL: Totals()})
        assert document["exposure"] == exposure_document(Exposure())
        assert len(document["days"]) == 7
        assert document["checks"] == document["routines"] == []


def _stretches_of(*minutes: float) -> list[DeskSpan]:
    """One stretch every three hours from nine o'clock on."""
    nine = datetime.combine(date(2026, 11, 16), datetime.min.time(), UTC) + timedelta(hours=9)
    return [span(nine + timedelta(hours=3 * n), length) for n, length in enumerate(minutes)]
