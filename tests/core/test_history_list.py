"""The history as a list: days, months and their averages, filters, notes, what happened on one day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from posture.core.care_events import CheckinNoted
from posture.core.events import (
    CheckAnswer,
    CheckItemAnswered,
    DeskSpan,
    Outcome,
    PromptClosed,
    RoutineEnded,
)
from posture.core.exposure import exposure_by_day
from posture.core.history_day import (
    CheckRun,
    Note,
    NoteSource,
    PromptEntry,
    day_entries,
    folded,
    matching,
    notes_of,
)
from posture.core.history_list import (
    DayFilter,
    HistoryYear,
    ListedDay,
    day_sums,
    days_on_show,
    last_day_of,
    listed_days,
    month_of,
    months_later,
    months_of,
    passes,
    year_range,
)
from posture.core.stats import Parts, days_between
from tests.core.stat_samples import KINDS, MONDAY, day_of_breaks, moment, span

TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)


def listed(
    closed: list[PromptClosed] | None = None,
    spans: list[DeskSpan] | None = None,
    *,
    checks: list[CheckItemAnswered] | None = None,
    routines: list[RoutineEnded] | None = None,
    checkins: list[CheckinNoted] | None = None,
    recovery: tuple[date, ...] = (),
    last: date = WEDNESDAY,
) -> tuple[ListedDay, ...]:
    """The days from Monday on."""
    sums = day_sums(
        closed or [],
        exposure_by_day(spans or []),
        checks or [],
        routines or [],
        checkins or [],
    )
    return listed_days(
        sums,
        days_between(MONDAY, last),
        KINDS,
        recovery=recovery,
        is_work_day=lambda day: day.weekday() < 5,
    )


def answer(at: datetime, item: str, said: CheckAnswer, **more: object) -> CheckItemAnswered:
    fields = {"checklist": "quick", "run_id": "run", **more}
    return CheckItemAnswered(at=at, item=item, answer=said, **fields)  # type: ignore[arg-type]  # a row of a table


def played(at: datetime, prompt_id: str | None = None) -> RoutineEnded:
    return RoutineEnded(
        at=at + timedelta(minutes=3),
        routine="desk",
        started_at=at,
        steps=4,
        steps_done=4,
        prompt_id=prompt_id,
    )


def noted(at: datetime, text: str) -> CheckinNoted:
    return CheckinNoted(at=at, run_id=at.isoformat(), occasion="asked", note=text)


# --- days ---


def test_a_day_has_its_figures() -> None:
    monday, tuesday, _ = listed(
        [*day_of_breaks(MONDAY, "ttsi"), *day_of_breaks(TUESDAY, "t")],
        [span(moment(MONDAY, "09:00"), 70), span(moment(MONDAY, "11:00"), 50)],
        checks=[
            answer(moment(MONDAY, "10:00"), "feet", CheckAnswer.FIXED),
            answer(moment(MONDAY, "10:00"), "back", CheckAnswer.RIGHT),
            answer(moment(MONDAY, "15:00"), "feet", CheckAnswer.FIXED, run_id="second"),
        ],
        routines=[played(moment(MONDAY, "10:30"))],
        checkins=[noted(moment(MONDAY, "16:00"), "Tired.")],
    )
    assert monday.parts == Parts(done=2, skipped=1, no_answer=1)
    assert monday.exposure.longest_stretch_s == 70 * 60
    assert monday.exposure.desk_s == 120 * 60
    assert (monday.prompts, monday.routines, monday.checks, monday.fixed, monday.notes) == (
        4,
        1,
        2,
        2,
        1,
    )
    assert tuesday.parts.taken == 1


def test_other_kinds_are_listed_when_opened_and_not_counted() -> None:
    micro = day_of_breaks(MONDAY, "tt")
    (monday, *_) = listed([replace(one, kind="micro") for one in micro])
    assert monday.parts.total == 0
    assert monday.prompts == 2
    assert monday.has_record


def test_a_saturday_without_breaks_is_off_and_one_with_breaks_is_not() -> None:
    saturday = MONDAY + timedelta(days=5)
    days = listed(day_of_breaks(saturday + timedelta(days=1), "t"), last=saturday + timedelta(1))
    assert [one.off for one in days] == [False] * 5 + [True, False]
    assert not days[5].has_record
    assert days[6].has_record


def test_a_day_in_recovery_mode_is_labelled_and_counts_nothing() -> None:
    monday, tuesday, _ = listed(
        [*day_of_breaks(MONDAY, "tt"), *day_of_breaks(TUESDAY, "ss")],
        [span(moment(MONDAY, "09:00"), 150), span(moment(TUESDAY, "09:00"), 130)],
        recovery=(TUESDAY,),
    )
    assert tuesday.recovery
    assert not tuesday.off
    assert tuesday.parts == Parts()
    assert tuesday.prompts == 2
    (month,) = months_of((monday, tuesday))
    assert month.sums.parts.total == 2
    assert (month.sums.usual_days, month.sums.longest_s) == (1, 150 * 60)
    assert month.sums.recovery_days == 1


# --- months ---


def test_short_days_are_in_no_average() -> None:
    """Of 119 minutes and of 120: two hours are the limit."""
    days = listed(
        spans=[
            span(moment(MONDAY, "09:00"), 119),
            span(moment(TUESDAY, "09:00"), 50),
            span(moment(TUESDAY, "10:00"), 70),
            span(moment(WEDNESDAY, "09:00"), 130),
        ]
    )
    (month,) = months_of(days)
    assert month.sums.usual_days == 2
    assert month.sums.longest_s == (70 + 130) / 2 * 60
    assert month.sums.desk_s == (119 + 120 + 130) * 60


def test_a_month_without_a_usual_day_has_no_average() -> None:
    (month,) = months_of(listed(day_of_breaks(MONDAY, "ts")))
    assert month.sums.longest_s is None
    assert (month.sums.parts.taken, month.sums.parts.total) == (1, 2)


def test_months_and_days_come_newest_first() -> None:
    days = [ListedDay(day=date(2026, 10, 31)), ListedDay(day=date(2026, 11, 2))]
    days.append(ListedDay(day=date(2026, 11, 1)))
    months = months_of(days)
    assert [month.first_day for month in months] == [date(2026, 11, 1), date(2026, 10, 1)]
    assert [one.day.day for one in months[0].days] == [2, 1]


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (date(2026, 11, 1), date(2025, 12, 1), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2026, 1, 1), date(2026, 12, 31)),
        (date(2024, 2, 1), date(2023, 3, 1), date(2024, 2, 29)),
    ],
)
def test_twelve_months_end_with_the_one_asked_for(month: date, first: date, last: date) -> None:
    assert year_range(month) == (first, last)
    assert months_later(first, 11) == month_of(last)
    assert last_day_of(month) == last


def test_days_to_come_are_not_on_show() -> None:
    assert days_on_show(MONDAY, MONDAY + timedelta(days=9), TUESDAY) == [MONDAY, TUESDAY]
    assert days_on_show(TUESDAY, WEDNESDAY, MONDAY) == []


def test_a_year_knows_what_lies_around_it() -> None:
    days = tuple(ListedDay(day=day) for day in days_between(date(2026, 1, 1), date(2026, 3, 5)))
    year = HistoryYear(
        first_day=date(2026, 1, 1),
        last_day=date(2026, 12, 31),
        today=date(2026, 3, 5),
        record_first=date(2026, 2, 10),
        days=days,
    )
    assert (year.has_earlier, year.has_later) == (False, False)
    assert [month.first_day.month for month in year.months] == [3, 2]
    assert year.months[-1].days[-1].day == date(2026, 2, 10), "nothing before the first record"
    assert year.last_month == date(2026, 12, 1)


# --- filters ---


def test_each_filter_asks_for_one_thing_and_all_have_to_hold() -> None:
    monday, tuesday, wednesday = listed(
        [*day_of_breaks(MONDAY, "ts"), *day_of_breaks(TUESDAY, "tp")],
        [span(moment(MONDAY, "09:00"), 61), span(moment(TUESDAY, "09:00"), 60)],
        checks=[answer(moment(TUESDAY, "10:00"), "feet", CheckAnswer.RIGHT)],
        routines=[played(moment(MONDAY, "11:00"))],
    )

    def passing(*filters: DayFilter) -> list[ListedDay]:
        return [one for one in (monday, tuesday, wednesday) if passes(one, filters)]

    assert passing() == [monday, tuesday, wednesday]
    assert passing(DayFilter.UNTAKEN) == [monday], "a break cut short is neither"
    assert passing(DayFilter.LONG_SIT) == [monday], "over sixty minutes"
    assert passing(DayFilter.ROUTINES) == [monday]
    assert passing(DayFilter.CHECKS) == [tuesday]
    assert passing(DayFilter.RECORDED) == [monday, tuesday]
    assert passing(DayFilter.CHECKS, DayFilter.ROUTINES) == []


# --- notes ---


def test_the_last_answer_of_a_run_has_the_note_that_counts() -> None:
    at = moment(MONDAY, "10:00")
    checks = [
        answer(at, "arm", CheckAnswer.NOT_YET, checklist="workstation", note="Ask Ada."),
        answer(at + timedelta(1), "arm", CheckAnswer.RIGHT, checklist="workstation"),
        answer(at, "feet", CheckAnswer.CANNOT, note="Shared desk."),
    ]
    notes = notes_of([noted(at + timedelta(hours=1), "Stiff neck."), noted(at, "")], checks)
    assert [(one.source, one.text) for one in notes] == [
        (NoteSource.CHECK, "Shared desk."),
        (NoteSource.CHECKIN, "Stiff neck."),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("müde", True),
        ("MUDE", True),
        ("mude  rücken", True),
        ("rucken straße", True),
        ("rucken strasse", True),
        ("wach", False),
        ("mude wach", False),
        ("", False),
        ("   ", False),
    ],
)
def test_notes_are_found_in_any_case_and_without_accents(asked: str, found: bool) -> None:
    note = Note(
        at=moment(MONDAY, "10:00"), source=NoteSource.CHECKIN, text="Müder RÜCKEN, laute Straße"
    )
    assert (matching((note,), asked) == (note,)) is found


def test_folding_keeps_what_has_no_accent() -> None:
    assert folded("Éa ﬁ 漢字 <b>") == "ea fi 漢字 <b>"


# --- one day ---


def test_a_day_is_told_in_the_order_of_time() -> None:
    first, second = day_of_breaks(MONDAY, "ts")
    with_break = played(moment(MONDAY, "09:01"), first.prompt_id)
    alone = played(moment(MONDAY, "09:30"))
    checks = [
        answer(moment(MONDAY, "09:45"), "feet", CheckAnswer.FIXED),
        answer(moment(MONDAY, "09:46"), "back", CheckAnswer.CANNOT),
        answer(moment(MONDAY, "12:00"), "w1", CheckAnswer.NOT_YET, checklist="workstation"),
    ]
    note = Note(at=moment(MONDAY, "09:50"), source=NoteSource.CHECKIN, text="Tired.")
    entries = day_entries([second, first], [with_break, alone], checks, [note])
    assert entries == (
        PromptEntry(prompt=first, routine=with_break),
        alone,
        CheckRun(at=checks[0].at, checklist="quick", fixed=1, cannot=1, answered=2),
        note,
        PromptEntry(prompt=second),
        CheckRun(at=checks[2].at, checklist="workstation", answered=1),
    )


def test_a_routine_whose_prompt_came_due_the_day_before_stands_alone() -> None:
    late = played(datetime(2026, 11, 16, 0, 5, tzinfo=UTC), "of yesterday")
    assert day_entries([], [late], [], []) == (late,)


def test_an_open_outcome_is_no_entry_of_its_own() -> None:
    held = day_of_breaks(MONDAY, "h")
    assert held[0].outcome is Outcome.HELD
    assert day_entries(held, [], [], []) == (PromptEntry(prompt=held[0]),)
