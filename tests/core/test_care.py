"""What the rules of care leave out, worked by hand from evidence 4.3, 5.2, 5.3 and 5.5, and what always holds."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from posture.core.body import BodyRegion
from posture.core.care import Care, LeftOut, Stage, Why, care_at
from posture.core.care_events import (
    CareEvent,
    CheckinNoted,
    Clearance,
    DiscomfortNoted,
    FlareBegan,
    FlareEnded,
    HurtReported,
    PositionChanged,
    ProfessionalAsked,
    RestDayTaken,
    SafetyAnswered,
    SafetyLevel,
    Spread,
)
from posture.core.content import Dose, Load, Move, Region, Sides, Tag
from posture.core.tasting import taste
from tests.core.care_samples import flare, move, noted, on

CALM, GENTLE, PLAIN = move(Tag.CALM), move(Tag.GENTLE), move()
LAST = [move(Tag.EXTENSION), move(Tag.ROTATION), move(Tag.STRENGTH)]
STAGES = list(Stage)


def answered(at: datetime, level: SafetyLevel) -> SafetyAnswered:
    return SafetyAnswered(at, level, ("a1",))


def hurt(at: datetime, region: str, *, settled: bool | None = True) -> HurtReported:
    return HurtReported(at=at, move="a-plank", region=region, settled=settled)


def test_the_stages_open_by_tag() -> None:
    events: list[CareEvent] = [flare(on(0)), noted(on(0), 5)]
    first, second = care_at(events, on(0)), care_at(events, on(2))
    third = care_at([*events, noted(on(2, 18), 2), noted(on(3), 2)], on(3))
    assert [first.allows(m) for m in (CALM, GENTLE, PLAIN, *LAST)] == [True, *[False] * 5]
    assert [second.allows(m) for m in (CALM, GENTLE, PLAIN, *LAST)] == [True, True, *[False] * 4]
    assert [third.allows(m) for m in (CALM, GENTLE, PLAIN, *LAST)] == [*[True] * 3, *[False] * 3]
    assert [care.floor_is_open for care in (first, second, third)] == [False, False, True]
    assert first.left_out == (LeftOut(why=Why.STAGE, until=on(2)),)


def test_calm_and_strong_at_once_is_not_calm() -> None:
    care = care_at([flare(on(0))], on(0))
    assert not care.allows(move(Tag.CALM, Tag.EXTENSION))


def test_a_clinicians_word_comes_before_the_stages() -> None:
    care = care_at([flare(on(0)), noted(on(0), 8)], on(0), clinician=True)
    assert all(care.allows(m) for m in (CALM, GENTLE, PLAIN, *LAST))
    assert care.recovery is not None
    assert care.stage is None
    assert care.left_out == ()


@pytest.mark.parametrize("level", [SafetyLevel.EMERGENCY, SafetyLevel.SAME_DAY])
def test_a_red_flag_stops_everything_until_a_professional_was_asked(level: SafetyLevel) -> None:
    events: list[CareEvent] = [answered(on(0), level)]
    for care in (care_at(events, on(199)), care_at(events, on(0), clinician=True)):
        assert care.stopped is level
        assert not care.allows(CALM)
        assert care.timers_off
        assert not care.may_choose
        assert care.left_out[0] == LeftOut(why=Why.STOPPED)
    cleared = care_at([*events, ProfessionalAsked(on(1), Clearance.YES)], on(1))
    assert cleared.stopped is None
    assert all(cleared.allows(m) for m in (CALM, PLAIN, *LAST))
    assert cleared.left_out == ()


def test_what_the_professional_said_holds() -> None:
    stop = answered(on(0), SafetyLevel.SAME_DAY)
    none = care_at([stop, ProfessionalAsked(on(1), Clearance.NO)], on(1))
    given_only = care_at([stop, ProfessionalAsked(on(1), Clearance.GIVEN)], on(1))
    assert (none.closed, none.may_choose, none.allows(CALM)) == (Why.NOT_ALLOWED, False, False)
    assert (given_only.closed, given_only.may_choose) == (Why.GIVEN_ONLY, True)
    assert not given_only.allows(CALM)
    assert not none.timers_off
    later: list[CareEvent] = [
        stop,
        ProfessionalAsked(on(1), Clearance.NO),
        ProfessionalAsked(on(9), Clearance.YES),
    ]
    assert care_at(later, on(9)).allows(PLAIN)


def test_no_answer_but_a_professionals_lifts_a_stop() -> None:
    stop = answered(on(0), SafetyLevel.EMERGENCY)
    for level in (SafetyLevel.NONE, SafetyLevel.VISIT, SafetyLevel.SAME_DAY):
        assert care_at([stop, answered(on(1), level)], on(1)).stopped is SafetyLevel.EMERGENCY
    worse = [answered(on(0), SafetyLevel.SAME_DAY), answered(on(1), SafetyLevel.EMERGENCY)]
    assert care_at(worse, on(1)).stopped is SafetyLevel.EMERGENCY


def test_a_new_red_flag_stops_again() -> None:
    events: list[CareEvent] = [
        answered(on(0), SafetyLevel.SAME_DAY),
        ProfessionalAsked(on(1), Clearance.YES),
        answered(on(2), SafetyLevel.SAME_DAY),
    ]
    care = care_at(events, on(2))
    assert (care.stopped, care.may) == (SafetyLevel.SAME_DAY, None)


def test_at_the_same_moment_the_stop_holds() -> None:
    asked, stop = ProfessionalAsked(on(0), Clearance.YES), answered(on(0), SafetyLevel.EMERGENCY)
    assert care_at([stop, asked], on(0)).stopped is SafetyLevel.EMERGENCY
    assert care_at([asked, stop], on(0)).stopped is SafetyLevel.EMERGENCY


def test_strength_pauses_for_14_days_after_a_tick_or_until_cleared() -> None:
    events: list[CareEvent] = [answered(on(0), SafetyLevel.VISIT)]
    strong = move(Tag.STRENGTH)
    care = care_at(events, on(14, 8, 59))
    assert (care.allows(strong), care.allows(PLAIN)) == (False, True)
    assert care.left_out == (LeftOut(why=Why.STRENGTH, until=on(14)),)
    assert care_at(events, on(14)).allows(strong)
    assert care_at([*events, ProfessionalAsked(on(1), Clearance.YES)], on(1)).allows(strong)
    assert care_at([answered(on(0), SafetyLevel.NONE)], on(0)).allows(strong)


def test_ask_first_leaves_every_move_out() -> None:
    care = care_at([], on(0), ask_first=True)
    assert (care.allows(CALM), care.timers_off, care.closed) == (False, False, Why.ASK_FIRST)


def test_what_has_nothing_to_do_with_care_changes_nothing() -> None:
    assert care_at([PositionChanged(on(0), "standing", "user")], on(0)) == Care()


def test_not_today_lasts_until_midnight() -> None:
    events: list[CareEvent] = [RestDayTaken(on(0, 16))]
    assert care_at(events, on(0, 23, 59)).rest_day
    assert not care_at(events, on(1, 0)).rest_day
    assert care_at(events, on(0, 17)).allows(PLAIN)


@pytest.mark.parametrize(("worst", "rests"), [(2, False), (3, True), (5, True)])
def test_a_region_at_3_to_5_rests_for_48_hours(worst: int, rests: bool) -> None:
    wrist = move(regions=(Region.WRISTS,))
    events: list[CareEvent] = [noted(on(0), worst, "wrist-r")]
    assert care_at(events, on(0)).allows(wrist) is not rests
    assert care_at(events, on(0)).allows(PLAIN) is not rests, "hands rest with the wrist"
    assert care_at(events, on(0)).allows(move(regions=(Region.NECK,)))
    assert care_at(events, on(2)).allows(wrist)


def test_a_back_at_5_rests_by_region_and_begins_no_recovery() -> None:
    care = care_at([noted(on(0), 5)], on(1))
    assert care.recovery is None
    assert not care.allows(move(Tag.CALM, regions=(Region.LOW_BACK,)))
    assert care.left_out == (LeftOut(why=Why.SORE, until=on(2), regions=(BodyRegion.LOW_BACK,)),)


def test_two_entries_at_2_end_the_rest_early_and_one_at_3_renews_it() -> None:
    sore = noted(on(0), 4, "knee-l")
    knees = move(regions=(Region.KNEES,))
    assert not care_at([sore, noted(on(0, 12), 2, "knee-l")], on(0, 12)).allows(knees)
    twice = [sore, noted(on(0, 12), 2, "knee-l"), noted(on(0, 18), 1, "knee-l")]
    assert care_at(twice, on(0, 18)).allows(knees)
    renewed = [sore, noted(on(0, 12), 2, "knee-l"), noted(on(1), 3, "knee-l")]
    assert not care_at([*renewed, noted(on(1, 12), 2, "knee-l")], on(2)).allows(knees)
    assert care_at(renewed, on(3)).allows(knees)


def test_a_region_at_6_is_off_with_all_that_loads_it_until_two_low_days() -> None:
    plank = move(regions=(Region.CORE,), loads=(Load.WRISTS,))
    events: list[CareEvent] = [noted(on(0), 6, "wrist-r")]
    assert not care_at(events, on(90)).allows(plank)
    assert care_at([noted(on(0), 5, "wrist-r")], on(0)).allows(plank), "region care is by region"
    assert care_at(events, on(90)).left_out == (
        LeftOut(why=Why.SORE, until=None, regions=(BodyRegion.WRIST_R,)),
    )
    one_low = [*events, noted(on(1), 2, "wrist-r")]
    assert not care_at(one_low, on(1)).allows(plank)
    assert care_at([*one_low, noted(on(2), 2, "wrist-r")], on(2)).allows(plank)
    assert not care_at([*one_low, noted(on(3), 2, "wrist-r")], on(3)).allows(plank)


def test_in_recovery_the_back_follows_the_stages_alone() -> None:
    tilt = move(Tag.GENTLE, regions=(Region.LOW_BACK,))
    events: list[CareEvent] = [flare(on(0)), noted(on(0), 5), noted(on(2), 5)]
    assert care_at(events, on(2)).allows(tilt)


def test_this_hurts_rests_its_region_and_the_move_for_48_hours() -> None:
    events: list[CareEvent] = [hurt(on(0), "shoulder-l")]
    care = care_at(events, on(1))
    assert not care.allows(move(regions=(Region.SHOULDERS,)))
    assert not care.allows(move(name="a-plank"))
    assert not care.routines_over_today
    assert care.left_out == (
        LeftOut(why=Why.SORE, until=on(2), regions=(BodyRegion.SHOULDER_L,)),
        LeftOut(why=Why.HURT, until=on(2), moves=("a-plank",)),
    )
    assert care_at(events, on(2)).allows(move(name="a-plank"))


def test_a_hurt_that_does_not_settle_or_spreads_ends_routines_for_today() -> None:
    spread = HurtReported(at=on(0), move="m", region="neck", settled=True, spreads=True)
    for event in (hurt(on(0), "neck", settled=False), spread):
        care = care_at([event], on(0, 18))
        assert care.routines_over_today
        assert not care.allows(CALM)
        assert care.left_out[0] == LeftOut(why=Why.ENDED_TODAY, until=on(1, 0))
        assert not care_at([event], on(1)).routines_over_today


def test_a_move_that_hurt_at_6_in_the_back_begins_recovery() -> None:
    event = HurtReported(at=on(0), move="m", region="low-back", worst=6)
    assert care_at([event], on(0)).stage is Stage.FIRST


def test_extension_is_out_while_it_goes_to_a_leg() -> None:
    def spread(day: int, to: Spread | None) -> CheckinNoted:
        return CheckinNoted(at=on(day), run_id=f"r{day}", occasion="asked", spread=to)

    bend = move(Tag.EXTENSION)
    legs: list[CareEvent] = [spread(0, Spread.HIP_OR_THIGH)]
    assert not care_at(legs, on(50)).allows(bend)
    assert care_at(legs, on(50)).left_out == (LeftOut(why=Why.LEG),)
    assert care_at(legs, on(50), clinician=True).allows(bend)
    assert not care_at([*legs, spread(1, None)], on(1)).allows(bend)
    assert care_at([*legs, spread(1, Spread.NO)], on(1)).allows(bend)


def test_the_order_of_the_events_does_not_matter() -> None:
    events: list[CareEvent] = [flare(on(0)), noted(on(0), 8), noted(on(3), 5), noted(on(5), 3)]
    assert care_at(events, on(6)) == care_at(list(reversed(events)), on(6))


@pytest.mark.parametrize(
    ("dose", "reps"),
    [
        (Dose(hold_s=8, reps=3, tempo_s=3), 2),
        (Dose(hold_s=4, reps=8, tempo_s=2), 3),
        (Dose(hold_s=15, sides=Sides.BOTH), 1),
        (Dose(hold_s=60), 1),
        (Dose(tempo_s=3, reps=4), 4),
    ],
)
def test_a_move_to_try_takes_some_twenty_seconds(dose: Dose, reps: int) -> None:
    (step,) = taste(replace(move(), dose=dose)).steps
    assert step.dose.reps == reps


# --- what always holds ---

regions = st.sampled_from(
    [*(region.value for region in BodyRegion), "low-back", "low-back", "neck"]
)
moments = st.integers(0, 20 * 24 * 2).map(lambda half: on(0) + timedelta(minutes=30 * half))
pains = st.integers(0, 10)
care_events = st.one_of(
    st.builds(DiscomfortNoted, moments, st.uuids().map(str), regions, pains),
    st.builds(DiscomfortNoted, moments, st.uuids().map(str), st.just("low-back"), pains),
    st.builds(FlareBegan, moments, moments, regions),
    st.builds(FlareEnded, moments),
    st.builds(RestDayTaken, moments),
    st.builds(
        HurtReported,
        at=moments,
        move=st.sampled_from(["a", "b"]),
        region=regions,
        worst=st.none() | pains,
        settled=st.none() | st.booleans(),
        spreads=st.booleans(),
    ),
    st.builds(SafetyAnswered, moments, st.sampled_from(SafetyLevel)),
    st.builds(ProfessionalAsked, moments, st.sampled_from(Clearance)),
    st.builds(PositionChanged, moments, st.just("standing"), st.just("user")),
)
histories = st.lists(care_events, max_size=14)
moves = st.builds(
    lambda tags, where, loads, name: move(
        *tags, regions=tuple(where), loads=tuple(loads), name=name
    ),
    st.sets(st.sampled_from(Tag)),
    st.sets(st.sampled_from(Region), min_size=1),
    st.sets(st.sampled_from(Load)),
    st.sampled_from(["a", "b", "c"]),
)


def course(care: Care) -> int:
    """How far recovery has come; without one there is nothing left to come."""
    return len(STAGES) if care.recovery is None else STAGES.index(care.recovery.stage)


@given(histories, moments, moves, st.booleans())
def test_nothing_that_a_rule_leaves_out_is_ever_allowed(
    history: list[CareEvent], now: datetime, one: Move, clinician: bool
) -> None:
    care = care_at(history, now, clinician=clinician)
    if not care.allows(one):
        return
    assert care.stopped is None
    assert care.may in (None, Clearance.YES)
    assert not care.routines_over_today
    assert not care.sore & set(one.regions)
    if care.recovery is not None and not clinician:
        assert not {Tag.EXTENSION, Tag.ROTATION, Tag.STRENGTH} & set(one.tags)
        assert care.recovery.stage is not Stage.FIRST or Tag.CALM in one.tags
        assert care.recovery.stage is Stage.THIRD or {Tag.CALM, Tag.GENTLE} & set(one.tags)


@given(histories, moments)
def test_a_stop_holds_until_a_professional_was_asked(
    history: list[CareEvent], now: datetime
) -> None:
    past = [event for event in history if event.at <= now]
    flags = [e.at for e in past if isinstance(e, SafetyAnswered) and e.level.stops_exercise]
    asked = [e.at for e in past if isinstance(e, ProfessionalAsked)]
    expected = bool(flags) and (not asked or max(flags) >= max(asked))
    assert (care_at(history, now).stopped is not None) is expected


@given(histories)
def test_stages_never_jump_two_forward(history: list[CareEvent]) -> None:
    """Seen before and after each event, and each half-hour between, no stage is left out."""
    instants = sorted({event.at for event in history})
    seen = sorted({*instants, *(at - timedelta(seconds=1) for at in instants)})
    ended = {event.at for event in history if isinstance(event, FlareEnded)}
    for before, after in pairwise(seen):
        early, late = care_at(history, before), care_at(history, after)
        if after in ended or (late.recovery is None and early.recovery is None):
            continue
        if early.recovery is not None:
            assert course(late) - course(early) <= 1


@given(histories, moments)
def test_the_pain_that_is_known_fits_the_stage(history: list[CareEvent], now: datetime) -> None:
    recovery = care_at(history, now).recovery
    if recovery is None or recovery.stage is Stage.FIRST:
        return
    assert recovery.pain is None or recovery.pain <= 6
    assert now - recovery.onset >= timedelta(hours=48)


@given(histories, moments)
def test_everything_that_is_left_out_is_in_the_list(
    history: list[CareEvent], now: datetime
) -> None:
    care = care_at(history, now)
    assert bool(care.left_out) is any(
        (
            care.closed is not None,
            care.recovery is not None,
            care.sore,
            care.hurting,
            care.strength_off,
            care.leg_symptoms,
            any(one.regions == (BodyRegion.OTHER,) for one in care.left_out),
        )
    )
    assert all(one.until is None or one.until > now for one in care.left_out)
