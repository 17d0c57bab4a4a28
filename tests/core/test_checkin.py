"""A form of the check-in: its numbers and words, and the events it makes."""

from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.body import BodyRegion
from posture.core.care_events import CheckinNoted, DiscomfortNoted, FlareBegan, Spread
from posture.core.checkin import (
    LONGEST_NOTE,
    CheckinForm,
    Followed,
    Occasion,
    Quality,
    Strength,
    after_click,
    events_of,
    strength,
)

ZONE = timezone(timedelta(hours=1))
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=ZONE)
LOW, NECK, KNEE, WRIST = (
    BodyRegion.LOW_BACK,
    BodyRegion.NECK,
    BodyRegion.KNEE_L,
    BodyRegion.WRIST_R,
)
regions = st.sampled_from(BodyRegion)
numbers = st.integers(0, 10)


def made(form: CheckinForm, **known: object) -> tuple[object, ...]:
    return events_of(form, at=NOON, run_id="run", **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("numbers", "word"),
    [
        ((0,), Strength.NONE),
        ((1, 2, 3), Strength.A_LITTLE),
        ((4, 5, 6), Strength.NOTICEABLE),
        ((7, 8, 9, 10), Strength.STRONG),
    ],
)
def test_words_of_the_numbers(numbers: tuple[int, ...], word: Strength) -> None:
    assert {strength(number) for number in numbers} == {word}


def test_clicks_go_from_a_little_to_strong_and_back_to_none() -> None:
    first = after_click(None)
    second = after_click(first)
    third = after_click(second)
    assert (first, second, third, after_click(third)) == (2, 5, 8, 0)
    assert after_click(0) == 2


@given(number=numbers)
def test_a_click_on_any_number_goes_to_the_next_word(number: int) -> None:
    words = (*Strength, Strength.NONE)
    assert (strength(number), strength(after_click(number))) in set(pairwise(words))


@pytest.mark.parametrize("number", [-1, 11])
def test_there_is_no_number_outside_0_to_10(number: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        CheckinForm(worst={LOW: number})
    with pytest.raises(ValueError, match="0 to 10"):
        CheckinForm(stress=number)


def test_each_region_is_one_event_head_to_foot_and_the_form_another() -> None:
    form = CheckinForm(
        occasion=Occasion.WEEK,
        worst={KNEE: 2, NECK: 4, WRIST: 0},
        qualities=(Quality.TIGHT, Quality.ACHE),
        followed=(Followed.SITTING,),
        spread=Spread.NO,
        stress=3,
        note="  After the long call. ",
    )
    *rows, whole = made(form, known=(LOW,))
    assert rows == [
        DiscomfortNoted(NOON, "run", "neck", 4),
        DiscomfortNoted(NOON, "run", "wrist-r", 0),
        DiscomfortNoted(NOON, "run", "knee-l", 2),
    ]
    assert whole == CheckinNoted(
        at=NOON,
        run_id="run",
        occasion="week",
        qualities=("tight", "ache"),
        followed=("long-sitting",),
        spread=Spread.NO,
        stress=3,
        note="After the long call.",
    )


def test_nothing_to_report_is_none_for_what_was_marked_of_late() -> None:
    nothing = CheckinForm(nothing=True)
    *rows, whole = made(nothing, known=(KNEE, NECK, NECK))
    assert rows == [
        DiscomfortNoted(NOON, "run", "neck", 0),
        DiscomfortNoted(NOON, "run", "knee-l", 0),
    ]
    assert isinstance(whole, CheckinNoted)
    assert made(nothing) == (whole,), "nobody knows of any region"
    assert made(CheckinForm(), known=(KNEE,)) == (whole,), "nobody said that it is none"


def test_a_long_note_is_cut() -> None:
    (whole,) = made(CheckinForm(note="x" * 100_000))
    assert isinstance(whole, CheckinNoted)
    assert len(whole.note) == LONGEST_NOTE


@pytest.mark.parametrize(
    ("form", "region"),
    [
        (CheckinForm(worst={NECK: 6, KNEE: 9}), "neck"),
        (CheckinForm(worst={NECK: 6, LOW: 7}), "low-back"),
        (CheckinForm(worst={NECK: 5, LOW: 5}), None),
        (CheckinForm(worst={KNEE: 9}), None),
        (CheckinForm(occasion=Occasion.FLARE, worst={KNEE: 4, WRIST: 2}), "knee-l"),
        (CheckinForm(occasion=Occasion.FLARE, worst={KNEE: 9, NECK: 3}), "neck"),
        (CheckinForm(occasion=Occasion.FLARE), "other"),
    ],
)
def test_a_flare_or_six_in_back_or_neck_begins_recovery(
    form: CheckinForm, region: str | None
) -> None:
    began = [e for e in made(form, follows_flares=True) if isinstance(e, FlareBegan)]
    assert [one.region for one in began] == ([] if region is None else [region])
    assert not any(isinstance(e, FlareBegan) for e in made(form)), "switched off"


def test_within_recovery_mode_only_the_user_s_word_is_a_flare() -> None:
    def flares(form: CheckinForm) -> int:
        events = made(form, follows_flares=True, recovering=True)
        return sum(isinstance(event, FlareBegan) for event in events)

    assert flares(CheckinForm(worst={NECK: 8})) == 0
    assert flares(CheckinForm(worst={NECK: 8}, occasion=Occasion.FLARE)) == 1


def test_the_flare_began_when_the_user_says() -> None:
    onset = NOON - timedelta(hours=30)
    form = CheckinForm(occasion=Occasion.FLARE, worst={LOW: 7}, onset=onset)
    assert made(form, follows_flares=True)[-1] == FlareBegan(NOON, onset, "low-back")


@given(worst=st.dictionaries(regions, numbers), known=st.lists(regions))
def test_a_form_says_nothing_of_regions_it_leaves_out(
    worst: dict[BodyRegion, int], known: list[BodyRegion]
) -> None:
    rows = [
        e for e in made(CheckinForm(worst=worst), known=known) if isinstance(e, DiscomfortNoted)
    ]
    said = {BodyRegion(row.region): row.worst for row in rows}
    assert said == worst
    assert len(rows) == len(said)
