"""The week page: its days, hours, posture items and year, and which sentences fit."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.events import CheckAnswer, Outcome, RoutineEnded
from posture.core.headline import (
    Detail,
    Headline,
    HeadlineCode,
    ItemAlwaysRight,
    OftenLater,
    OftenOwn,
    OftenUnseen,
    ShorterSit,
    StrongHours,
    WaitedForCalls,
    WeakHour,
    week_page,
)
from posture.core.stats import Parts, tally
from posture.core.week import (
    Averages,
    ItemWeek,
    Ratio,
    WeekHistory,
    averages,
    hour_map,
    item_trends,
    taken_by_day,
    week_stats,
)
from posture.core.weeks import Week
from tests.core.stat_samples import (
    KINDS,
    MONDAY,
    SUNDAY,
    WEEK,
    answered,
    closed,
    day_of_breaks,
    history,
    moment,
)

AFTER = SUNDAY + timedelta(days=1)
RIGHT, FIXED, CANNOT = CheckAnswer.RIGHT, CheckAnswer.FIXED, CheckAnswer.CANNOT


class TestWeek:
    def test_it_is_read_and_written(self) -> None:
        assert Week.parse("2026-W47") == WEEK
        assert str(Week.parse("2026-W05")) == "2026-W05"

    def test_it_goes_from_monday_to_sunday(self) -> None:
        assert (WEEK.first_day, WEEK.last_day) == (MONDAY, SUNDAY)

    @pytest.mark.parametrize("text", ["2026-47", "2026-W5", "26-W05", "2026-W47 ", "W47", ""])
    def test_other_spellings_are_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="written like 2026-W47"):
            Week.parse(text)

    @pytest.mark.parametrize("text", ["2026-W00", "2026-W54", "2025-W53", "0000-W01", "9999-W52"])
    def test_weeks_that_do_not_exist_are_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match=f"there is no week {text}"):
            Week.parse(text)

    @given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.integers(-60, 60))
    def test_it_holds_its_days_and_can_be_shifted(self, day: date, weeks: int) -> None:
        week = Week.of(day)
        assert week.first_day <= day <= week.last_day
        assert Week.parse(str(week)) == week
        assert week.shifted(1).first_day == week.last_day + timedelta(days=1)
        assert Week.of(date(2026, 6, 1)).shifted(weeks).shifted(-weeks) == Week.parse("2026-W23")


class TestWeekStats:
    def test_days_add_up_to_the_week(self) -> None:
        found = week_stats(WEEK, history({0: ["tts", "n", "", "p", "i"], 1: ["tttt"]}), KINDS)
        assert [day.day for day in found.days] == [MONDAY + timedelta(days=n) for n in range(7)]
        assert found.parts == Parts(done=2, skipped=1, own=1, partial=1, no_answer=1)
        assert [day.parts.total for day in found.days] == [3, 1, 0, 1, 1, 0, 0]
        assert (found.parts.taken, found.parts.total) == (3, 6)
        assert found.totals["movement"].taken == 2
        assert found.exposure.desk_s == 4 * 140 * 60

    def test_other_kinds_have_their_own_line(self) -> None:
        prompts = [closed(Outcome.TAKEN), closed(Outcome.TAKEN, kind="micro")]
        found = week_stats(WEEK, _with(history({}), closed=prompts), KINDS)
        assert (found.parts, found.other) == (Parts(done=1), Parts(done=1))
        assert set(found.totals) == {"movement", "micro", "all"}

    def test_checks_and_routines_are_counted(self) -> None:
        checks = [
            answered(MONDAY, "feet", FIXED),
            answered(MONDAY, "back", FIXED),
            answered(SUNDAY, "feet", RIGHT),
            answered(MONDAY - timedelta(days=1), "feet", FIXED),
        ]
        ended = moment(SUNDAY, "11:00")
        routine = RoutineEnded(at=ended, routine="desk", started_at=ended, steps=1, steps_done=1)
        found = week_stats(WEEK, _with(history({}, checks=checks), routines=[routine]), KINDS)
        assert found.checks_done == 2
        assert [day.fixed for day in found.days] == [2, 0, 0, 0, 0, 0, 0]
        assert [day.routines for day in found.days] == [0, 0, 0, 0, 0, 0, 1]

    def test_short_days_stay_out_of_averages(self) -> None:
        week = week_stats(WEEK, history({0: ["t", "t", "t"]}), KINDS)
        short = msgspec.structs.replace(week.days[0].exposure, up_to_60min_s=7199.0)
        least = msgspec.structs.replace(week.days[1].exposure, up_to_60min_s=7200.0)
        days = [
            msgspec.structs.replace(week.days[0], exposure=short),
            msgspec.structs.replace(week.days[1], exposure=least),
            *week.days[2:],
        ]
        assert averages(days) == Averages(days=2, desk_s=130 * 60, longest_stretch_s=50 * 60)
        assert averages(days[3:]) is None


class TestMaps:
    def test_hours_are_those_of_weekday_and_time(self) -> None:
        prompts = [
            *day_of_breaks(MONDAY, "ts"),
            *day_of_breaks(MONDAY - timedelta(days=7), "nh"),
            closed(Outcome.TAKEN, kind="micro"),
            closed(Outcome.HELD, moment(SUNDAY, "10:00")),
        ]
        assert hour_map(prompts, KINDS) == {(0, 9): Ratio(2, 2), (0, 10): Ratio(0, 1)}

    def test_no_share_of_fewer_than_five(self) -> None:
        assert Ratio(4, 4).share is None
        assert Ratio(4, 5).share == 0.8

    def test_the_year_holds_days_on_which_anything_was_due(self) -> None:
        prompts = [
            *day_of_breaks(MONDAY, "tsp"),
            *day_of_breaks(SUNDAY, "ha"),
            closed(Outcome.TAKEN, moment(SUNDAY, "10:00"), "micro"),
        ]
        assert taken_by_day(tally(prompts), KINDS) == {MONDAY: Ratio(1, 3)}

    def test_items_are_looked_at_over_four_weeks(self) -> None:
        checks = [
            answered(MONDAY - timedelta(days=28), "feet", RIGHT),
            answered(MONDAY - timedelta(days=21), "feet", CANNOT),
            answered(MONDAY - timedelta(days=1), "feet", FIXED),
            answered(MONDAY, "feet", RIGHT),
            answered(SUNDAY, "feet", RIGHT),
        ]
        (trend,) = item_trends(checks, WEEK)
        assert (trend.checklist, trend.item) == ("quick", "feet")
        assert trend.weeks == (
            ItemWeek(cannot=1),
            ItemWeek(),
            ItemWeek(fixed=1),
            ItemWeek(right=2),
        )
        assert [week.answered for week in trend.weeks] == [1, 0, 1, 2]

    def test_items_are_those_of_short_checks_whichever_asked(self) -> None:
        quick = answered(MONDAY, "feet", CANNOT)
        seated = msgspec.structs.replace(
            answered(SUNDAY, "feet", FIXED, "seated"), checklist="seated"
        )
        later = msgspec.structs.replace(quick, answer=CheckAnswer.NOT_YET)
        desk = msgspec.structs.replace(seated, checklist="workstation", item="w01", run_id="w")
        checks = [quick, later, seated, desk]
        (trend,) = item_trends(checks, WEEK)
        assert (trend.item, trend.weeks[-1]) == ("feet", ItemWeek(fixed=1, cannot=1))
        found = week_stats(WEEK, history({}, checks=checks), KINDS)
        assert found.checks_done == 2
        assert sum(day.fixed for day in found.days) == 1


FULL = ["tttttsss"] * 5
"""25 of 40."""
BETTER = ["ttttttts"] * 5
"""35 of 40."""


class TestHeadline:
    def test_nothing_recorded_at_all(self) -> None:
        assert _code(history({}, first_day=None)) is HeadlineCode.NO_DATA

    def test_nothing_was_due(self) -> None:
        assert _headline(history({0: ["h"], 1: FULL})) == Headline(code=HeadlineCode.NOTHING_DUE)

    def test_the_first_day(self) -> None:
        found = _headline(history({0: ["ts"]}, first_day=MONDAY), MONDAY)
        assert found == Headline(code=HeadlineCode.FIRST_DAY, taken=1, total=2, days=1)

    def test_the_first_week(self) -> None:
        found = _headline(history({0: FULL}, first_day=MONDAY))
        assert found == Headline(code=HeadlineCode.FIRST_WEEK, taken=25, total=40, days=5)

    def test_every_break_was_taken(self) -> None:
        found = _headline(history({0: ["ttn", "tt"], 1: FULL}))
        assert found == Headline(code=HeadlineCode.EVERY_BREAK, taken=5, total=5, days=2)

    def test_four_of_four_are_too_few_to_say_so(self) -> None:
        assert _code(history({0: ["tttt"], 1: FULL})) is HeadlineCode.SHORT_WEEK

    def test_a_short_week(self) -> None:
        found = _headline(history({0: ["tts", "ttts"], 1: FULL}))
        assert found == Headline(code=HeadlineCode.SHORT_WEEK, taken=5, total=7, days=2)

    def test_a_week_that_still_runs_is_not_short(self) -> None:
        running = history({0: ["tts", "ttts"], 1: FULL})
        assert _code(running, SUNDAY) is HeadlineCode.SO_FAR

    def test_more_than_last_week(self) -> None:
        found = _headline(history({0: BETTER, 1: FULL}))
        assert found == Headline(code=HeadlineCode.MORE, taken=35, total=40, difference=10, days=5)

    def test_fewer_than_last_week(self) -> None:
        found = _headline(history({0: FULL, 1: BETTER}))
        assert found == Headline(
            code=HeadlineCode.FULLER, taken=25, total=40, difference=-10, days=5
        )

    def test_nine_points_are_about_the_same(self) -> None:
        this = ["ttttttssss"] * 3 + ["tttttsssss"] * 2
        last = ["tttttsssss"] * 4 + ["ttttssssss"]
        found = _headline(history({0: this, 1: last}))
        assert (found.code, found.difference) == (HeadlineCode.SAME, 4)

    def test_ten_points_with_hardly_more_breaks_are_about_the_same(self) -> None:
        this = ["ttttts"] * 5
        last = ["tttttss"] * 5
        assert _code(history({0: this, 1: last})) is HeadlineCode.SAME

    def test_ten_points_are_a_change(self) -> None:
        this, last = ["tttttttsss"] * 4, ["ttttttssss"] * 4
        assert _code(history({0: this, 1: last})) is HeadlineCode.MORE
        assert _code(history({0: last, 1: this})) is HeadlineCode.FULLER

    def test_ten_points_with_hardly_fewer_breaks_are_about_the_same(self) -> None:
        assert _code(history({0: ["tttttss"] * 5, 1: ["ttttts"] * 5})) is HeadlineCode.SAME
        this, last = ["tttts"] * 5, ["tttt"] * 4 + ["tttttt"]
        assert _headline(history({0: this, 1: last})).difference == -2
        assert _code(history({0: this, 1: last})) is HeadlineCode.SAME

    def test_twenty_are_enough_to_compare(self) -> None:
        assert _code(history({0: FULL, 1: ["tttss"] * 4})) is HeadlineCode.SAME

    def test_with_fewer_than_twenty_nothing_is_compared(self) -> None:
        assert _code(history({0: FULL, 1: ["ttts"] * 4})) is HeadlineCode.SO_FAR
        assert _code(history({0: ["ttts"] * 4, 1: FULL})) is HeadlineCode.SO_FAR

    def test_with_little_time_at_the_desk_nothing_is_compared(self) -> None:
        weeks = history({0: BETTER, 1: FULL})
        some = {day: one for day, one in weeks.exposures.items() if day.weekday() < 2}
        assert _code(_with(weeks, exposures=some)) is HeadlineCode.SO_FAR

    def test_a_running_week_is_compared_up_to_the_same_weekday(self) -> None:
        weeks = history({0: [*BETTER[:3], "s"], 1: [*FULL[:3], "ttttttttttt", "tttttttttt"]})
        found = _headline(weeks, MONDAY + timedelta(days=3))
        assert found == Headline(code=HeadlineCode.MORE, taken=21, total=25, difference=6, days=4)


class TestDetails:
    def test_often_on_ones_own(self) -> None:
        assert _details(history({0: ["nnnnntttttttttttttttttttt"[:13]]})) == [OftenOwn(5)]
        assert _details(history({0: ["nnnntttt"]})) == []

    def test_a_shorter_longest_sit(self) -> None:
        weeks = history({0: FULL, 1: FULL}, longest_min={0: 62, 1: 72})
        assert ShorterSit(62 * 60, 600) in _details(weeks)

    def test_a_slightly_shorter_sit_is_not_named(self) -> None:
        weeks = history({0: FULL, 1: FULL}, longest_min={0: 63, 1: 72})
        assert not any(isinstance(detail, ShorterSit) for detail in _details(weeks))

    def test_the_weakest_hour(self) -> None:
        month = history({ago: ["ttt", "tts"] for ago in range(4)})
        prompts = [*month.closed, closed(Outcome.SKIPPED, moment(MONDAY, "09:30"))]
        tight = [closed(Outcome.SKIPPED, moment(SUNDAY, f"14:{n:02}")) for n in range(5)]
        looser = [closed(Outcome.SKIPPED, moment(SUNDAY, f"15:{n:02}")) for n in range(4)]
        assert WeakHour(6, 14) in _details(_with(month, closed=[*prompts, *tight, *looser]))
        assert not any(isinstance(one, WeakHour) for one in _details(month))

    def test_an_hour_with_half_of_its_breaks_is_weak(self) -> None:
        half = [
            closed(outcome, moment(MONDAY, f"14:{n:02}"))
            for n, outcome in enumerate((Outcome.TAKEN, Outcome.SKIPPED) * 3)
        ]
        assert _details(_with(history({}), closed=half)) == [WeakHour(0, 14)]

    def test_four_of_five_are_strong(self) -> None:
        prompts = [
            closed(Outcome.TAKEN if n < 16 else Outcome.SKIPPED, moment(MONDAY, f"09:{n:02}"))
            for n in range(20)
        ]
        assert _details(_with(history({}), closed=prompts)) == [StrongHours(morning=True)]

    def test_strong_mornings(self) -> None:
        assert StrongHours(morning=True) in _details(history({0: ["ttts"] * 5, 1: ["tt"] * 5}))

    def test_strong_afternoons(self) -> None:
        prompts = [closed(Outcome.TAKEN, moment(MONDAY, f"15:{n:02}")) for n in range(20)]
        weeks = _with(history({0: ["s" * 3] * 5}), closed=prompts)
        assert StrongHours(morning=False) in _details(weeks)

    def test_often_postponed(self) -> None:
        prompts = [
            *day_of_breaks(MONDAY, "ttttt", postponed=1),
            *day_of_breaks(SUNDAY, "ssttttttttt"),
        ]
        assert OftenLater(5) in _details(_with(history({}), closed=prompts))

    def test_often_unseen(self) -> None:
        assert OftenUnseen(5) in _details(history({0: ["iiiiittttt"]}))

    def test_an_item_that_is_right_now(self) -> None:
        earlier = answered(MONDAY - timedelta(days=7), "screen", FIXED)
        now = [answered(MONDAY + timedelta(days=n), "screen", RIGHT) for n in range(3)]
        always = [answered(MONDAY + timedelta(days=n), "feet", RIGHT) for n in range(-7, 3)]
        weeks = history({}, checks=[*always, earlier, *now])
        assert _details(weeks) == [ItemAlwaysRight("quick", "screen")]
        twice = history({}, checks=[earlier, *now[:2]])
        assert _details(twice) == []
        fixed = history({}, checks=[earlier, *now, answered(SUNDAY, "screen", FIXED)])
        assert _details(fixed) == []

    def test_breaks_that_waited_for_calls(self) -> None:
        held = [
            closed(outcome, moment(day, "10:00"), held_for=("call", "dnd"))
            for outcome, day in [
                *((Outcome.TAKEN, MONDAY + timedelta(days=n)) for n in range(5)),
                (Outcome.HELD, SUNDAY),
                (Outcome.TAKEN, MONDAY - timedelta(days=1)),
            ]
        ]
        assert WaitedForCalls(5) in _details(_with(history({}), closed=held))
        assert WaitedForCalls(4) not in _details(_with(history({}), closed=held[1:]))


def test_the_page_holds_all_of_it() -> None:
    weeks = history({0: BETTER, 1: FULL}, checks=[answered(MONDAY, "feet", RIGHT)])
    page = week_page(WEEK, _with(weeks, year=tally(weeks.closed)), KINDS, AFTER)
    assert (page.this.week, page.last.week) == (WEEK, WEEK.shifted(-1))
    assert page.hours[0, 9] == Ratio(2, 2)
    assert [trend.item for trend in page.items] == ["feet"]
    assert len(page.year) == 10
    assert page.first_day == date(2026, 1, 1)


def _with(weeks: WeekHistory, **changes: object) -> WeekHistory:
    return msgspec.structs.replace(weeks, **changes)


def _headline(weeks: WeekHistory, today: date = AFTER) -> Headline:
    return week_page(WEEK, weeks, KINDS, today).headline


def _code(weeks: WeekHistory, today: date = AFTER) -> HeadlineCode:
    return _headline(weeks, today).code


def _details(weeks: WeekHistory) -> Sequence[Detail]:
    return list(week_page(WEEK, weeks, KINDS, AFTER).details)
