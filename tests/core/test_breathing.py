"""The rhythm of a breath."""

import pytest
from msgspec.structs import replace

from posture.core import playing
from posture.core.breathing import breath_at, breath_of, is_paced
from posture.core.content import Dose, Region, Step
from posture.core.playing_view import view_at
from posture.core.timeline import timeline_of
from tests import shipped

LIBRARY = shipped.library()
ROUTINE = LIBRARY.routines["breathing-1"]
PART = timeline_of(ROUTINE)[0]


@pytest.mark.parametrize(
    ("at_s", "goes_in", "radius"),
    [(0, True, 0.6), (2, True, 0.8), (3.999, True, 1.0), (4, False, 1.0), (7, False, 0.8), (10, True, 0.6)],
)  # fmt: skip
def test_four_seconds_in_and_six_out(at_s: float, goes_in: bool, radius: float) -> None:
    breath = breath_at(PART, at_s)
    assert breath.goes_in is goes_in
    assert breath.radius == pytest.approx(radius, abs=0.001)


def test_it_follows_a_sine() -> None:
    assert breath_at(PART, 1).radius == pytest.approx(0.6 + 0.4 * (1 - 0.5**0.5) / 2)


def test_the_tempo_of_the_move_counts() -> None:
    shorter = replace(PART, dose=replace(PART.dose, tempo_s=8, there=0.5))
    assert breath_at(shorter, 4).radius == pytest.approx(1)
    assert breath_at(shorter, 8).radius == pytest.approx(0.6)


def test_a_quiet_time_with_the_breath_is_paced_too() -> None:
    dose = Dose(hold_s=60, tempo_s=0)
    still = replace(PART, dose=dose)
    assert is_paced(still)
    assert breath_at(still, 14).radius == pytest.approx(1)


def test_other_moves_are_not() -> None:
    for name in ("walk", "side-bend", "shoulder-rolls"):
        move = LIBRARY.moves[name]
        routine = replace(ROUTINE, steps=(Step(move=move, dose=move.dose),))
        assert not is_paced(timeline_of(routine)[0])
    quick = replace(PART, dose=replace(PART.dose, tempo_s=3))
    assert Region.BREATH in quick.move.regions
    assert not is_paced(quick)


def test_there_is_no_breath_before_it_begins() -> None:
    state = playing.begin(ROUTINE)
    assert breath_of(view_at(state)) is None
    inside = breath_of(view_at(playing.advance(state, PART.lead_s + 5)))
    assert inside is not None
    assert not inside.goes_in
