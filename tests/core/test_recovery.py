"""The stages of a flare, worked by hand from evidence 1.2 C5 and C6 and 5.3. Day 0 is a Monday, 09:00."""

from datetime import datetime, timedelta

import pytest

from posture.core.care import Care, Nudge, Recovery, Stage, care_at
from posture.core.care_events import CareEvent, CheckinNoted, DiscomfortNoted, FlareEnded
from tests.core.care_samples import flare, noted, on

FIRST, SECOND, THIRD = Stage.FIRST, Stage.SECOND, Stage.THIRD


def recovery(events: list[CareEvent], now: datetime) -> Recovery:
    found = care_at(events, now).recovery
    assert found is not None
    return found


def stage(events: list[CareEvent], now: datetime) -> Stage | None:
    """None: there is no recovery."""
    found = care_at(events, now).recovery
    return None if found is None else found.stage


def test_without_events_everything_is_allowed() -> None:
    assert care_at([], on(0)) == Care()


def test_where_no_pain_was_noted_time_leads_to_the_second_stage_and_no_further() -> None:
    events: list[CareEvent] = [flare(on(0))]
    assert stage(events, on(0)) is FIRST
    assert recovery(events, on(0)).next_at == on(2)
    assert stage(events, on(2, 8, 59)) is FIRST
    assert stage(events, on(2)) is SECOND
    assert recovery(events, on(2)).next_at is None
    assert stage(events, on(40)) is SECOND


def test_a_pain_of_7_stays_in_the_first_stage_until_it_is_6() -> None:
    events: list[CareEvent] = [flare(on(0)), noted(on(0), 8), noted(on(3), 7)]
    assert stage(events, on(9)) is FIRST
    assert recovery(events, on(9)).next_at is None
    assert stage([*events, noted(on(4), 6)], on(4)) is SECOND


def through_third() -> list[CareEvent]:
    """Low on Wednesday and Thursday: the third stage begins on Thursday at 18:00."""
    return [flare(on(0)), noted(on(0), 5), noted(on(2, 18), 3), noted(on(3, 18), 3)]


def test_two_days_in_a_row_at_3_open_the_third_stage() -> None:
    events = through_third()
    assert stage(events, on(2, 18)) is SECOND
    assert stage(events, on(3, 17, 59)) is SECOND
    assert stage(events, on(3, 18)) is THIRD
    assert recovery(events, on(3, 18)).next_at == on(10, 18)


def test_an_entry_at_the_very_end_of_the_first_stage_opens_the_second_alone() -> None:
    events: list[CareEvent] = [flare(on(0)), noted(on(1), 2), noted(on(2), 2)]
    assert stage(events, on(2)) is SECOND
    assert stage([*events, noted(on(2, 18), 2)], on(2, 18)) is THIRD


def test_two_low_days_need_no_gap_and_no_higher_entry_between_them() -> None:
    begun: list[CareEvent] = [flare(on(0)), noted(on(0), 5)]
    gap = [*begun, noted(on(2, 18), 3), noted(on(4, 18), 3)]
    assert stage(gap, on(4, 18)) is SECOND
    assert stage([*gap, noted(on(5), 2)], on(5)) is THIRD
    high = [*begun, noted(on(2, 18), 3), noted(on(3, 9), 4), noted(on(3, 18), 3)]
    assert stage(high, on(3, 18)) is SECOND


def test_seven_days_later_an_entry_of_3_ends_it() -> None:
    events = through_third()
    assert stage(events, on(30)) is THIRD, "no answer is no step forward"
    assert stage([*events, noted(on(10, 17, 59), 3)], on(10, 18)) is THIRD
    over = care_at([*events, noted(on(10, 18), 3)], on(10, 18))
    assert over.recovery is None
    assert over.recovered_at == on(10, 18)
    assert over.left_out == ()


def test_a_4_within_the_seven_days_has_them_count_anew() -> None:
    events = [*through_third(), noted(on(6), 4)]
    assert stage(events, on(6)) is THIRD
    assert recovery(events, on(6)).next_at is None
    again = [*events, noted(on(7), 3), noted(on(8), 3)]
    assert recovery(again, on(8)).next_at == on(15)
    assert stage([*again, noted(on(10, 18), 3)], on(10, 18)) is THIRD
    assert stage([*again, noted(on(15), 3)], on(15)) is None


def test_a_rise_of_2_steps_back_from_the_third_stage_and_two_new_days_are_wanted() -> None:
    events = [*through_third(), noted(on(4), 1), noted(on(5), 3)]
    assert stage(events, on(5)) is SECOND
    assert stage([*events, noted(on(6), 3)], on(6)) is SECOND
    assert stage([*events, noted(on(6), 3), noted(on(7), 3)], on(7)) is THIRD


def test_a_slow_rise_of_2_counts_as_well() -> None:
    events = [*through_third(), noted(on(4), 2), noted(on(5), 3)]
    assert stage(events, on(5)) is THIRD
    assert stage([*events, noted(on(6), 4)], on(6)) is SECOND


def test_a_rise_of_2_steps_back_from_the_second_stage_for_another_48_hours() -> None:
    events: list[CareEvent] = [flare(on(0)), noted(on(0), 4), noted(on(3), 6)]
    assert stage(events, on(2)) is SECOND
    assert stage(events, on(3)) is FIRST
    assert recovery(events, on(3)).next_at == on(5)
    assert stage(events, on(5)) is SECOND


def test_7_leads_from_the_third_stage_to_the_first() -> None:
    events = [*through_third(), noted(on(5), 7)]
    assert stage(events, on(5)) is FIRST
    better = [*events, noted(on(6), 5)]
    assert stage(better, on(6, 23)) is FIRST, "48 hours from the step back"
    assert stage(better, on(7)) is SECOND


@pytest.mark.parametrize(
    ("region", "worst", "begins"),
    [
        ("neck", 6, True),
        ("upper-back", 6, True),
        ("low-back", 10, True),
        ("low-back", 5, False),
        ("wrist-l", 9, False),
        ("no such region", 9, False),
    ],
)
def test_a_back_or_neck_at_6_begins_it(region: str, worst: int, begins: bool) -> None:
    found = care_at([noted(on(0), worst, region)], on(0)).recovery
    assert (found is not None) is begins
    assert found is None or (found.region, found.pain) == (region, worst)


def test_the_rows_of_a_check_in_are_one_entry() -> None:
    rows = [DiscomfortNoted(on(3), "one", "low-back", 6), DiscomfortNoted(on(3), "one", "neck", 1)]
    events: list[CareEvent] = [flare(on(0)), noted(on(0), 5), *rows]
    assert recovery(events, on(3)).pain == 6
    assert stage(events, on(3)) is SECOND, "from 5 to 6 is no rise of 2"


def test_a_region_that_the_flare_is_not_about_does_not_lead_it_on() -> None:
    events: list[CareEvent] = [flare(on(0)), noted(on(0), 8), noted(on(3), 1, "neck")]
    assert stage(events, on(3)) is FIRST


def test_two_regions_count_with_the_worse_of_them() -> None:
    events: list[CareEvent] = [noted(on(0), 6), noted(on(0, 10), 8, "neck"), noted(on(3), 2)]
    seen = recovery(events, on(3))
    assert (seen.regions, seen.pain, seen.stage) == (("low-back", "neck"), 8, FIRST)


def test_a_check_in_that_begins_it_is_its_first_entry() -> None:
    """As the check-in records it: rows, the whole, the flare, all at one moment."""
    at = on(0)
    events: list[CareEvent] = [
        noted(at, 4),
        CheckinNoted(at=at, run_id=noted(at, 4).run_id, occasion="flare", onset=on(-1)),
        flare(at, on(-1)),
    ]
    seen = recovery(events, at)
    assert (seen.pain, seen.onset, seen.next_at) == (4, on(-1), on(1))


def test_the_onset_counts_once_the_pain_is_known() -> None:
    events: list[CareEvent] = [flare(on(0), on(-3))]
    assert stage(events, on(1)) is FIRST, "nothing was said of the pain: 48 hours from here"
    assert stage([*events, noted(on(0), 4)], on(0)) is SECOND


def test_an_onset_in_the_future_is_now() -> None:
    assert recovery([flare(on(0), on(5))], on(0)).onset == on(0)


def test_the_users_word_that_it_flares_up_again_leads_back() -> None:
    events = [*through_third(), flare(on(5), region="neck")]
    seen = recovery(events, on(5))
    assert (seen.stage, seen.next_at, seen.began) == (FIRST, on(7), on(0))
    assert seen.regions == ("low-back", "neck")
    assert seen.episode == 1


def test_the_users_word_ends_it() -> None:
    over = care_at([flare(on(0)), FlareEnded(on(1))], on(1))
    assert (over.recovery, over.recovered_at) == (None, on(1))


def test_what_lies_ahead_is_not_known_yet() -> None:
    assert stage([flare(on(1))], on(0)) is None


@pytest.mark.parametrize(
    ("pains", "day", "nudge"),
    [
        ([], 3, None),
        ([], 4, Nudge.SOFT),
        ([], 7, Nudge.FIRM),
        ([], 14, Nudge.AGAIN),
        ([(0, 6), (4, 5)], 4, Nudge.SOFT),
        ([(0, 6), (4, 4)], 4, None),
        ([(0, 6), (4, 4)], 7, None),
        ([(0, 6), (4, 4)], 14, Nudge.AGAIN),
        ([(0, 6), (6, 5)], 7, Nudge.FIRM),
        ([(0, 4), (1, 6)], 1, Nudge.SOFT),
        ([(0, 8), (1, 3), (2, 5)], 2, Nudge.SOFT),
        ([(0, 8), (1, 3), (8, 5)], 8, Nudge.SOFT),
        ([(0, 1), (3, 0)], 4, None),
    ],
)
def test_nudges(pains: list[tuple[int, int]], day: int, nudge: Nudge | None) -> None:
    events: list[CareEvent] = [flare(on(0)), *(noted(on(at, 9, 1), pain) for at, pain in pains)]
    assert recovery(events, on(day, 10)).nudge is nudge


def test_days_count_from_the_onset() -> None:
    seen = recovery([flare(on(0), on(-4))], on(0))
    assert (seen.days, seen.nudge) == (4, Nudge.SOFT)


def test_the_third_flare_in_six_months_is_often() -> None:
    one: list[CareEvent] = [flare(on(0)), FlareEnded(on(5))]
    two: list[CareEvent] = [flare(on(60)), FlareEnded(on(65))]
    events: list[CareEvent] = [*one, *two, flare(on(120))]
    assert not recovery([*one, *two], on(60)).comes_often
    assert recovery(events, on(120)).episode == 3
    assert recovery(events, on(120)).comes_often
    late: list[CareEvent] = [*one, *two, flare(on(184))]
    assert recovery(late, on(184)).episode == 2, "the first lies more than six months back"


def test_todays_entry_is_known() -> None:
    seen = recovery([flare(on(0)), noted(on(1), 4)], on(1, 12))
    assert seen.is_noted_on(on(1).date())
    assert not seen.is_noted_on(on(0).date())


def test_no_recovery_where_it_is_switched_off() -> None:
    events: list[CareEvent] = [flare(on(0)), noted(on(0), 8)]
    care = care_at(events, on(0), recovery_mode=False)
    assert care.recovery is None
    assert care.sore, "the back rests like any other region"
    assert care_at(events, on(9) + timedelta(days=9), recovery_mode=False).sore
