"""What the line of a day shows: the stretch that goes on, calls, meetings and pauses, time away."""

from datetime import datetime, timedelta

import pytest

from posture.core.day_line import away_s, going_on, lights
from posture.core.events import DeskSpan, PauseBegan, PauseEnded
from tests.core.stat_samples import MONDAY, moment

NINE = moment(MONDAY, "09:00")


def after(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def spans(*parts: tuple[float, str]) -> list[DeskSpan]:
    """One after the other from nine on: minutes and state."""
    found, start = [], NINE
    for minutes, state in parts:
        end = start + timedelta(minutes=minutes)
        found.append(DeskSpan(at=end, start=start, state=state, seconds=minutes * 60))
        start = end
    return found


def told(parts: list[DeskSpan], paused: tuple[PauseBegan | PauseEnded, ...] = ()) -> list[str]:
    found = lights(parts, paused, after(240))
    return [f"{one.what} {one.start:%H:%M}-{one.end:%H:%M}" for one in found]


def test_the_stretch_that_goes_on_is_not_over() -> None:
    *recorded, latest = spans(
        (30, "active"), (10, "idle"), (20, "active"), (2, "idle"), (8, "active")
    )
    parted = going_on(recorded, latest)
    assert [one.seconds / 60 for one in parted.over] == [30, 10]
    assert parted.now is not None
    assert parted.now.seconds == 30 * 60


def test_one_that_has_hardly_begun_is_none_yet() -> None:
    *recorded, latest = spans((30, "active"), (10, "idle"), (2, "active"))
    parted = going_on(recorded, latest)
    assert parted.now is None
    assert len(parted.over) == 2
    assert going_on(recorded, None) == parted


def test_calls_and_meetings_are_those_that_count() -> None:
    day = spans(
        (10, "active"), (20, "active+call"), (0.5, "active"), (5, "idle+call"), (30, "idle")
    )
    assert told(day) == ["call 09:10-09:35"]
    meeting = DeskSpan(
        at=day[-1].at, start=day[-1].start, state="idle", seconds=1800, relabelled="active+manual"
    )
    assert told([*day[:-1], meeting]) == ["call 09:10-09:35", "meeting 09:35-10:05"]
    assert told(spans((10, "active+calendar"), (10, "active+dnd+fullscreen"))) == [
        "meeting 09:00-09:10"
    ]


def test_pauses_last_until_their_end_or_now() -> None:
    events = (PauseBegan(after(60), None), PauseEnded(after(90)), PauseBegan(after(200), None))
    assert told([], events) == ["pause 10:00-10:30", "pause 12:20-13:00"]
    assert told([], (PauseEnded(after(90)),)) == [], "it began on another day"
    twice = (PauseBegan(after(60), None), PauseBegan(after(70), after(80)), PauseEnded(after(80)))
    assert told([], twice) == ["pause 10:00-10:20"]


@pytest.mark.parametrize(
    ("parts", "minutes"),
    [
        ((), 0),
        (((30, "active"),), 0),
        (((30, "active"), (4, "idle"), (30, "active")), 0),
        (((30, "active"), (40, "locked"), (30, "active"), (20, "off"), (1, "active")), 60),
        (((30, "active"), (40, "idle")), 0),
    ],
    ids=["nothing", "one stretch", "a short pause", "lunch and a closed app", "not back yet"],
)
def test_time_away_lies_between_stretches(
    parts: tuple[tuple[float, str], ...], minutes: float
) -> None:
    assert away_s(spans(*parts)) == minutes * 60
