"""What a doctor asks for, counted from a record that is made by hand."""

from datetime import date, datetime, timedelta, timezone

from posture.core.body import BodyRegion
from posture.core.care_events import (
    CareEvent,
    CheckinNoted,
    ColdHeatEnded,
    DiscomfortNoted,
    FlareBegan,
    FlareEnded,
    HurtReported,
    Interference,
    RestDayTaken,
    SafetyAnswered,
    SafetyLevel,
    Spread,
)
from posture.core.discomfort import Change
from posture.core.doctor_summary import (
    DoctorFacts,
    FlareFacts,
    HomeFacts,
    NoteFacts,
    RegionFacts,
    days_of,
    doctor_facts,
)
from posture.core.events import Outcome, RoutineEnded
from posture.core.stats import Tally

ZONE = timezone(timedelta(hours=1))
TODAY = date(2026, 11, 20)
FIRST, LAST = days_of(12, TODAY)


def at(days_ago: int) -> datetime:
    return datetime(2026, 11, 20, 16, tzinfo=ZONE) - timedelta(days=days_ago)


def felt(days_ago: int, **worst: int) -> list[CareEvent]:
    return [
        DiscomfortNoted(at(days_ago), f"r{days_ago}", region.replace("_", "-"), number)
        for region, number in worst.items()
    ]


def noted(days_ago: int, **answers: object) -> CheckinNoted:
    return CheckinNoted(at=at(days_ago), run_id=f"r{days_ago}", occasion="week", **answers)  # type: ignore[arg-type]


def facts(*events: CareEvent) -> DoctorFacts:
    return doctor_facts(FIRST, LAST, events)


def test_the_period_is_whole_weeks() -> None:
    assert (date(2026, 8, 29), TODAY) == (FIRST, LAST)
    assert (LAST - FIRST).days + 1 == 84


def test_how_severe_and_how_often() -> None:
    found = facts(
        *felt(84, neck=10),  # the day before the period
        *felt(40, low_back=7, neck=2),
        *felt(33, low_back=6),
        *felt(7, low_back=3, neck=3),
        *felt(0, low_back=4),
    )
    assert found.check_ins == 4
    assert found.regions == (
        RegionFacts(
            region=BodyRegion.LOW_BACK,
            answers=4,
            median=5.0,
            highest=7,
            latest=4,
            days_noticeable=3,
            change=Change(-3.0),
        ),
        RegionFacts(
            region=BodyRegion.NECK,
            answers=2,
            median=2.5,
            highest=3,
            latest=3,
            days_noticeable=0,
            change=Change(1.0),
        ),
    )


def test_nothing_marked_counts_as_a_check_in() -> None:
    found = facts(noted(7), *felt(0, neck=0), noted(0))
    assert (found.check_ins, found.nothing_marked, found.regions) == (2, 2, ())


def test_when_after_what_and_what_it_is_like() -> None:
    found = facts(
        *felt(14, neck=4),
        noted(
            14,
            when="after-work",
            followed=("driving", "long-sitting"),
            helped=("walk",),
            qualities=("tight",),
            spread=Spread.NO,
            interference=Interference.NO,
            lasted_s=3600.0,
            first_time=True,
            sleep_affected=False,
            stress=2,
        ),
        *felt(7, neck=4),
        noted(
            7,
            when="after-work",
            followed=("long-sitting",),
            helped=("walk", "heat"),
            qualities=("tight", "ache"),
            spread=Spread.ARM,
            interference=Interference.A_LOT,
            lasted_s=7200.0,
            first_time=False,
            sleep_affected=True,
            stress=7,
            onset=at(100),
        ),
        noted(1),
    )
    assert found.when == (("after-work", 2),), "a check-in without regions has no time of day"
    assert found.followed == (("long-sitting", 2), ("driving", 1))
    assert found.helped == (("walk", 2), ("heat", 1))
    assert found.qualities == (("tight", 2), ("ache", 1))
    assert found.spread == (("arm", 1),)
    assert found.interference == (("a-lot", 1),)
    assert found.lasted_s == (3600.0, 7200.0)
    assert found.first_time is False
    assert (found.sleep_affected, found.sleep_asked) == (1, 2)
    assert found.stress == 4.5
    assert found.first_began == at(100)


def test_flares_go_from_onset_to_end() -> None:
    found = facts(
        FlareEnded(at(60)),
        FlareBegan(at(50), at(52), "low-back"),
        FlareBegan(at(48), at(48), "neck"),
        FlareEnded(at(40)),
        FlareBegan(at(3), at(4), "neck"),
    )
    assert found.flares == (
        FlareFacts(region="low-back", onset=at(52), ended=at(40)),
        FlareFacts(region="neck", onset=at(4)),
    )
    assert found.first_began == at(52)


def test_other_symptoms_are_named_once() -> None:
    found = facts(
        SafetyAnswered(at(9), SafetyLevel.SAME_DAY, ("b2", "c3")),
        SafetyAnswered(at(8), SafetyLevel.NONE),
        SafetyAnswered(at(2), SafetyLevel.VISIT, ("c3",)),
    )
    assert found.ticks == ("b2", "c3")


def cold_heat(days_ago: int, kind: str) -> ColdHeatEnded:
    return ColdHeatEnded(
        at=at(days_ago),
        kind=kind,
        region="neck",
        started_at=at(days_ago),
        planned_s=900.0,
        ended="time",
    )


def test_what_was_done_at_home() -> None:
    taken = [
        Tally(day=TODAY, kind="movement", outcome=outcome, count=count)
        for outcome, count in ((Outcome.TAKEN, 5), (Outcome.NATURAL, 2), (Outcome.SKIPPED, 9))
    ]
    played = [
        RoutineEnded(at=at(1), routine=name, started_at=at(1), steps=1, steps_done=1)
        for name in ("neck-60", "legs-3", "neck-60")
    ]
    left_at_once = RoutineEnded(at=at(1), routine="walk-3", started_at=at(1), steps=1, steps_done=0)
    events = (
        cold_heat(90, "cold"),
        cold_heat(5, "cold"),
        cold_heat(4, "heat"),
        cold_heat(3, "heat"),
        RestDayTaken(at(5)),
        HurtReported(at=at(2), move="side-bend", region="neck"),
    )
    found = doctor_facts(FIRST, LAST, events, tallies=taken, routines=[*played, left_at_once])
    assert found.home == HomeFacts(
        breaks_taken=7, routines=(("neck-60", 2), ("legs-3", 1)), cold=1, heat=2, rest_days=1
    )
    assert found.moves_that_hurt == (("side-bend", 1),)


def test_notes_the_latest_first_and_without_empty_ones() -> None:
    found = facts(noted(9, note="First."), noted(5, note="  "), noted(1, note="Second."))
    assert found.notes == (
        NoteFacts(at(1).date(), "Second."),
        NoteFacts(at(9).date(), "First."),
    )


def test_an_empty_record_is_an_empty_page() -> None:
    assert facts() == DoctorFacts(first_day=FIRST, last_day=LAST)
