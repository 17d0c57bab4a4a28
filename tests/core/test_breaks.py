"""The catalogue of kinds and profiles: the figures that docs promise, and what a rhythm costs."""

import pytest

from posture.core.breaks import (
    KINDS,
    LEAST_GAP_S,
    MICRO,
    MINUTE,
    MOVEMENT,
    PROFILES,
    BreakKind,
    Plan,
    Strength,
)
from tests.core.plans import a_kind, a_plan


def under(profile_id: str) -> Plan:
    """The catalogue under that profile."""
    (profile,) = [profile for profile in PROFILES if profile.id == profile_id]
    return Plan(kinds=tuple(profile.applied_to(kind) for kind in KINDS), profile=profile_id)


def test_the_shipped_kinds() -> None:
    ids = [kind.id for kind in KINDS]
    assert ids == ["micro", "movement", "posture", "hydration", "stand", "day-limit"]
    assert [kind.id for kind in KINDS if kind.enabled] == ["micro", "movement", "posture"]


def test_the_figures_of_the_micro_break() -> None:
    assert (MICRO.every_s, MICRO.length_s, MICRO.natural_after_s) == (1800, 30, 60)
    assert (MICRO.natural_after_locked_s, MICRO.pause_wait_s, MICRO.heads_up_s) == (60, 180, 0)
    assert (MICRO.postpone_choices_s, MICRO.postpone_limit) == ((300,), 1)
    assert (MICRO.response_s, MICRO.again_after_s, MICRO.strength) == (40, 0, Strength.GENTLE)


def test_the_figures_of_the_movement_break() -> None:
    assert (MOVEMENT.every_s, MOVEMENT.length_s, MOVEMENT.natural_after_s) == (3600, 300, 300)
    assert (MOVEMENT.natural_after_locked_s, MOVEMENT.pause_wait_s) == (180, 600)
    assert (MOVEMENT.heads_up_s, MOVEMENT.response_s, MOVEMENT.again_after_s) == (30, 150, 300)
    assert (MOVEMENT.postpone_choices_s, MOVEMENT.postpone_limit) == ((300, 600, 1200), 2)
    assert MOVEMENT.strength is Strength.GENTLE


def test_eight_minutes_lie_between_two_prompts() -> None:
    assert Plan().least_gap_s == LEAST_GAP_S == 8 * MINUTE


def test_the_check_rides_on_the_movement_break() -> None:
    posture = Plan().kind("posture")
    assert posture is not None
    assert posture.rides_on == "movement"
    assert [moment.hour for moment in posture.rides_from] == [0, 13]


def test_how_long_a_rest_has_to_be() -> None:
    assert MOVEMENT.natural_threshold_s(deep=False) == 5 * MINUTE
    assert MOVEMENT.natural_threshold_s(deep=True) == 3 * MINUTE
    no_rest = a_kind("hydration")
    assert no_rest.natural_threshold_s(deep=False) is None
    assert no_rest.natural_threshold_s(deep=True) is None
    alike = BreakKind(id="x", name="X", natural_after_s=240.0, natural_after_locked_s=None)
    assert alike.natural_threshold_s(deep=True) == 240.0
    never_longer = BreakKind(id="x", name="X", natural_after_s=60.0)
    assert never_longer.natural_threshold_s(deep=True) == 60.0


def test_a_plan_finds_its_kinds() -> None:
    assert Plan().kind("movement") is MOVEMENT
    assert Plan().kind("dance") is None


def test_profiles_have_ids_of_their_own_and_a_reason() -> None:
    assert [profile.id for profile in PROFILES] == [
        "balanced",
        "gentle-start",
        "keyboard-intensive",
        "fewer-longer",
        "active-walk",
        "sit-stand",
        "eyes",
        "recovery",
    ]
    assert all(profile.reason.endswith(".") for profile in PROFILES)


def test_a_profile_changes_what_it_names_and_nothing_else() -> None:
    (light,) = [profile for profile in PROFILES if profile.id == "gentle-start"]
    changed = light.applied_to(MOVEMENT)
    assert changed.length_s == 3 * MINUTE
    assert changed.every_s == MOVEMENT.every_s
    assert not light.applied_to(MICRO).enabled
    hydration = a_kind("hydration")
    assert light.applied_to(hydration) is hydration


@pytest.mark.parametrize(
    ("profile_id", "minutes"),
    [
        ("balanced", 5.5),
        ("gentle-start", 3.0),
        ("keyboard-intensive", 6.0),
        ("active-walk", 10.0),
        ("sit-stand", 60 * 2 / 28),
        ("fewer-longer", 60 * (9 + 2 / 3) / 55),
        ("eyes", 60 * (5 + 2 / 3) / 60),
        ("recovery", 60 * (4 + 1) / 40),
    ],
)
def test_minutes_of_break_an_hour(profile_id: str, minutes: float) -> None:
    assert under(profile_id).cost_min_per_hour() == pytest.approx(minutes, abs=0.01)


def test_a_plan_without_breaks_costs_nothing() -> None:
    assert a_plan().cost_min_per_hour() == 0.0
    timed = a_kind("posture", rides_on=None, at=("10:00",))
    assert a_plan(timed, "posture", a_kind("micro", enabled=False)).cost_min_per_hour() == 0.0


def test_a_shorter_kind_that_comes_less_often_is_replaced_each_time() -> None:
    rare = a_kind("micro", every_s=2 * 3600.0)
    assert a_plan("movement", rare).cost_min_per_hour() == 5.0
