"""Days on which the user asks for a break, or says to have moved (rules 2, 6, 8)."""

from datetime import datetime

import pytest

from posture.core.breaks import Plan
from posture.core.messages import Moved, Request, Start
from tests.core.plans import a_kind, a_plan
from tests.core.scenario import Scenario

MOVEMENT = a_plan("movement")
BALANCED = a_plan("movement", "micro")


# --- breaks on request ---


def test_a_break_asked_for_at_the_desk_counts_for_all_it_covers() -> None:
    day = Scenario(plan=BALANCED).work("20m").answer(Request, kind="movement")
    assert set(day.state.kinds) == {"micro"}, "a kind is in one place at a time"
    day.rest("5m").expect_outcomes(["movement taken"]).work("1m")
    day.expect_due_in("movement", "59m").expect_due_in("micro", "29m")
    assert day.closed[0].requested
    assert day.closed[0].shown_at == day.closed[0].due_at


def test_asking_for_the_kind_that_is_offered_starts_it() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement")
    day.answer(Request, kind="movement").expect_break("movement").rest("5m")
    day.expect_outcomes(["movement taken"])
    assert not day.closed[0].requested


def test_asking_for_a_kind_that_waits_starts_its_prompt() -> None:
    day = Scenario(plan=MOVEMENT).work("61m").answer(Request, kind="movement").rest("5m")
    day.expect_outcomes(["movement taken"])
    assert day.closed[0].due_at == datetime.fromisoformat("2026-03-02T10:00+01:00")


def test_another_break_takes_the_place_of_an_open_card() -> None:
    day = Scenario(plan=BALANCED).work("30m").rest("8s").expect_card("micro")
    day.answer(Request, kind="movement").expect_break("movement").rest("5m").expect_gone()
    day.expect_outcomes(["micro absorbed", "movement taken"])


def test_one_break_at_a_time() -> None:
    day = Scenario(plan=BALANCED).work("20m").answer(Request, kind="movement").rest("1m")
    day.answer(Request, kind="micro").expect_refused("on_break").expect_break("movement")
    day.answer(Request, kind="movement").expect_refused("on_break")
    day.answer(Request, kind="dance").expect_refused("unknown_kind")


def test_a_kind_that_is_off_can_be_asked_for() -> None:
    plan = Plan(kinds=(a_kind("movement"), a_kind("hydration", enabled=False)))
    day = Scenario(plan=plan).work("5m").answer(Request, kind="hydration").rest("10s")
    day.expect_gone().expect_outcomes(["hydration taken"]).work("10m", quiet={"dnd"})
    day.expect_due_in("hydration", None)


# --- I just moved ---


def test_moved_with_the_card_open() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Moved).expect_gone()
    day.expect_outcomes(["movement natural"]).work("10m").expect_due_in("movement", "50m")


def test_moved_after_half_the_time_is_a_natural_break_for_each_kind() -> None:
    day = Scenario(plan=BALANCED).work("29m").answer(Moved)
    day.expect_outcomes(["micro natural"]).work("1m").expect_due_in("movement", "59m")
    assert day.status.sitting_s == pytest.approx(60)


def test_moved_while_a_prompt_waits() -> None:
    day = Scenario(plan=MOVEMENT).work("61m").answer(Moved).expect_outcomes(["movement natural"])
    held = Scenario(plan=MOVEMENT).work("70m", quiet={"dnd"}).answer(Moved)
    held.expect_outcomes(["movement natural"])
    assert held.closed[0].held_s == pytest.approx(600)
    day.work("1m").expect_due_in("movement", "59m")


def test_moved_for_one_kind() -> None:
    day = Scenario(plan=BALANCED).work("20m").answer(Moved, kind="micro")
    day.expect_outcomes(["micro natural"]).expect_due_in("movement", "40m")


def test_moved_means_nothing_to_kinds_that_no_rest_counts_for() -> None:
    day = Scenario(plan=a_plan("hydration")).work("70m").answer(Moved)
    day.expect_outcomes([]).expect_due_in("hydration", "50m")


def test_moved_in_a_pause_leaves_frozen_counts_alone() -> None:
    day = Scenario(plan=MOVEMENT).work("40m").pause("10m").answer(Moved).expect_outcomes([])
    day.work("10m").expect_due_in("movement", "20m")


def test_moved_over_a_running_break_leaves_it() -> None:
    day = Scenario(plan=MOVEMENT).work("60m").rest("8s").answer(Start).answer(Moved)
    day.expect_break("movement").rest("5m").expect_outcomes(["movement taken"])
