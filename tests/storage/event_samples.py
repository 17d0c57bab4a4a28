"""Events for the storage tests: one of each type, and Hypothesis strategies of random ones."""

from datetime import datetime, timedelta, timezone
from uuid import UUID

from hypothesis import strategies as st

from posture.core.care_events import (
    CheckinNoted,
    Clearance,
    ColdHeatEnded,
    DiscomfortNoted,
    FlareBegan,
    FlareEnded,
    HurtReported,
    Interference,
    PositionChanged,
    ProfessionalAsked,
    RestDayTaken,
    SafetyAnswered,
    SafetyLevel,
    Spread,
    TipShown,
)
from posture.core.events import (
    BreakStarted,
    Cause,
    CheckAnswer,
    CheckItemAnswered,
    DeskSpan,
    Event,
    Outcome,
    PauseBegan,
    PauseEnded,
    PromptClosed,
    PromptDue,
    PromptPostponed,
    PromptShown,
    RoutineEnded,
    SettingChanged,
)

ZONE = timezone(timedelta(hours=1))
NOON = datetime(2026, 11, 16, 12, 0, 0, 123456, tzinfo=ZONE)


def at(minutes: float) -> datetime:
    """So many minutes after Monday noon."""
    return NOON + timedelta(minutes=minutes)


def closed(
    number: int = 1, minutes: float = 0, outcome: Outcome = Outcome.TAKEN, kind: str = "movement"
) -> PromptClosed:
    """A closed prompt that came due so many minutes after noon."""
    return PromptClosed(
        at=at(minutes + 5),
        prompt_id=str(UUID(int=number)),
        kind=kind,
        outcome=outcome,
        due_at=at(minutes),
    )


def span(minutes: float, length_min: float, state: str = "active") -> DeskSpan:
    """A desk span that began so many minutes after noon."""
    return DeskSpan(
        at=at(minutes + length_min), start=at(minutes), state=state, seconds=length_min * 60
    )


ONE_OF_EACH: tuple[Event, ...] = (
    PromptDue(at(0), "a", "movement"),
    PromptShown(at(1), "a", "movement", "card"),
    PromptPostponed(at(2), "a", "movement", 300.0),
    BreakStarted(at(7), "a", "movement", "answer"),
    PromptClosed(
        at=at(12),
        prompt_id="a",
        kind="movement",
        outcome=Outcome.PARTIAL,
        due_at=at(0),
        shown_at=at(1),
        started_at=at(7),
        away_s=130.5,
        held_s=12.25,
        held_for=("app:a,b+c", "call"),
        postponed=1,
        requested=True,
    ),
    span(13, 5, "active+call"),
    CheckItemAnswered(at(19), "quick", "feet", CheckAnswer.FIXED, "run"),
    RoutineEnded(at=at(25), routine="desk", started_at=at(20), steps=4, steps_done=3),
    PauseBegan(at(30), at(60)),
    PauseBegan(at(31), None),
    PauseEnded(at(40)),
    CheckItemAnswered(
        at(41), "workstation", "w12", CheckAnswer.CANNOT, "run-2", ("laptop only",), "Shared desk."
    ),
    DiscomfortNoted(at(50), "felt", "low-back", 6),
    CheckinNoted(
        at=at(50),
        run_id="felt",
        occasion="flare",
        when="waking",
        interference=Interference.A_LITTLE,
        qualities=("tight", "ache"),
        spread=Spread.NO,
        followed=("sitting",),
        helped=("walk",),
        onset=at(-600),
        lasted_s=5400.0,
        first_time=False,
        sleep_affected=True,
        stress=3,
        note="Worse after the drive.",
    ),
    CheckinNoted(at=at(51), run_id="less", occasion="asked"),
    FlareBegan(at(52), at(-600), "low-back"),
    FlareEnded(at(60)),
    RestDayTaken(at(61)),
    HurtReported(at=at(62), move="side-bend", region="low-back", worst=4, settled=True),
    HurtReported(at=at(63), move="side-bend", region="low-back", spreads=True),
    SafetyAnswered(at(64), SafetyLevel.SAME_DAY, ("b2",)),
    ProfessionalAsked(at(65), Clearance.GIVEN),
    ColdHeatEnded(
        at=at(85), kind="cold", region="low-back", started_at=at(70), planned_s=900.0, ended="time"
    ),
    PositionChanged(at(90), "standing", "user"),
    TipShown(at(91), "water"),
    SettingChanged(at(92), "breaks.movement.every", "60m", "75m"),
    SettingChanged(at(93), "quiet.apps"),
)

CAUSE = Cause(
    at=at(3),
    code="held",
    kind="movement",
    prompt_id="a",
    seconds=4.5,
    reasons=("call", "dnd"),
    until=at(9),
)

moments = st.datetimes(
    min_value=datetime(2024, 1, 1),  # noqa: DTZ001  the strategy adds the time zone
    max_value=datetime(2027, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-14 * 4, 14 * 4).map(lambda n: timezone(timedelta(minutes=15 * n))),
)
seconds = st.floats(0, 1e6, allow_nan=False)
words = st.text(max_size=12)


@st.composite
def closed_prompts(draw: st.DrawFn) -> list[PromptClosed]:
    """Closed prompts of a few kinds on a few days, each with an id of its own."""
    due_times = draw(st.lists(moments, max_size=30))
    return [
        PromptClosed(
            at=draw(moments),
            prompt_id=str(UUID(int=number)),
            kind=draw(st.sampled_from(("micro", "movement", "posture", "own kind"))),
            outcome=draw(st.sampled_from(Outcome)),
            due_at=due,
            shown_at=draw(st.none() | moments),
            started_at=draw(st.none() | moments),
            away_s=draw(seconds),
            held_s=draw(seconds),
            held_for=tuple(draw(st.lists(words, max_size=3))),
            postponed=draw(st.integers(0, 3)),
            requested=draw(st.booleans()),
        )
        for number, due in enumerate(due_times)
    ]
