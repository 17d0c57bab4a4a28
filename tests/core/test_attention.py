"""When quiet reasons are asked, and which pauses matter."""

import msgspec
import pytest

from posture.core.attention import notable_pause_s, quiet_matters
from posture.core.breaks import Plan
from posture.core.engine import advance
from posture.core.messages import Postpone, Skip, Start, Tick
from posture.core.presence import Sample
from posture.core.prompts import HeadsUp
from tests.core.plans import a_plan
from tests.core.scenario import Scenario

MOVEMENT_ONLY = a_plan("movement")
TYPING = Sample(idle_s=0.0)


def matters(day: Scenario, sample: Sample = TYPING, *, in_s: float = 1.0) -> bool:
    return quiet_matters(day.state, day.plan, day.now.after(in_s), sample)


def test_while_somebody_works_and_nothing_is_due_it_does_not() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("20m")
    assert not matters(day)


def test_in_the_turn_in_which_something_comes_due_it_does() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("59m")
    assert not matters(day, in_s=59)
    assert matters(day, in_s=60)


def test_while_a_prompt_waits_and_while_it_is_on_the_screen() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("61m")
    assert day.state.front is None
    assert matters(day)
    day.rest("9s").expect_card("movement")
    assert matters(day)


def test_not_before_a_postponed_prompt_comes_back() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("61m").rest("9s").answer(Postpone, delay_s=600.0)
    day.work("2m")
    assert not matters(day)
    assert matters(day, in_s=480)


def test_when_somebody_seems_to_rest_until_every_rest_is_counted() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("20m")
    assert not matters(day, Sample(idle_s=7.9))
    assert matters(day, Sample(idle_s=8.0))
    assert matters(day, Sample(idle_s=300.0))
    assert not matters(day, Sample(idle_s=1000.0))
    assert not matters(day, Sample(idle_s=None))


def test_what_was_seen_is_followed_to_its_end() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("20m").call("1m")
    assert matters(day)


def test_not_while_everything_is_paused() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("20m").pause("30m")
    assert not matters(day, Sample(idle_s=20.0))


def test_the_usual_pause_that_matters_is_the_shortest_rest_that_counts() -> None:
    day = Scenario().work("10m")
    assert notable_pause_s(day.state, day.plan) == 60.0
    day = Scenario(plan=MOVEMENT_ONLY).work("10m")
    assert notable_pause_s(day.state, day.plan) == 300.0
    nothing = Plan(kinds=())
    assert notable_pause_s(day.state, nothing) == 300.0


def test_a_natural_pause_matters_while_a_prompt_waits_or_is_up() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("61m")
    assert notable_pause_s(day.state, day.plan) == 8.0
    day.work("8m 40s")
    assert isinstance(day.state.front, HeadsUp)
    assert notable_pause_s(day.state, day.plan) == 8.0
    day.answer(Skip)
    assert notable_pause_s(day.state, day.plan) == 300.0


def test_the_end_of_a_rest_matters_however_short_it_was() -> None:
    """Told of pauses of 5 min alone, nobody would hear of the return from one of 10 s."""
    day = Scenario(plan=MOVEMENT_ONLY).work("10m")
    looked = advance(day.state, Tick(day.now.after(10), Sample(idle_s=10.0)), day.plan)
    assert notable_pause_s(looked.state, day.plan) == 8.0
    back = advance(looked.state, Tick(day.now.after(11), TYPING), day.plan)
    assert notable_pause_s(back.state, day.plan) == 300.0


def test_in_a_break_every_second_counts() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("61m").rest("9s").answer(Start)
    assert notable_pause_s(day.state, day.plan) == 1.0


def test_a_held_prompt_waits_for_no_pause() -> None:
    day = Scenario(plan=MOVEMENT_ONLY).work("59m").call("5m")
    assert day.state.holding == ("call",)
    assert notable_pause_s(day.state, day.plan) == 300.0


@pytest.mark.parametrize("reason", ["call", "fullscreen", "screencast", "inhibitor"])
def test_a_call_seen_for_the_first_time_began_with_the_last_input(reason: str) -> None:
    """Between two looks a minute apart somebody joined a call: that minute was no rest."""
    day = Scenario().work("25m")
    at = day.now.after(60.0)
    seen = Sample(idle_s=60.0, quiet=frozenset({reason}))
    step = advance(day.state, Tick(at, seen), day.plan)
    assert msgspec.structs.asdict(step.state)["presence"] == day.state.presence
    assert step.state.kinds["micro"] == day.state.kinds["micro"], "the count goes on"
