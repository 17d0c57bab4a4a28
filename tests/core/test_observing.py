"""From samples to presence: which rests begin and end between two looks at the desk."""

import pytest

from posture.core.observing import is_engaged, presence_changes, span_state
from posture.core.presence import Presence, Resting, Sample, Working

NOW_S = 1000.0
LONG_AGO_S = -1e15
CALL = frozenset({"call"})


def changes(
    presence: Presence,
    sample: Sample,
    *,
    last_input_s: float | None = None,
    engaged_until_s: float = LONG_AGO_S,
) -> list[tuple[float, Presence]]:
    """What changed up to now; the last input by the sample's idle time."""
    last_s = NOW_S - (sample.idle_s or 0.0) if last_input_s is None else last_input_s
    return presence_changes(
        presence,
        sample,
        last_input_s=last_s,
        engaged_until_s=engaged_until_s,
        now_s=NOW_S,
        pause_of_s=8.0,
    )


# --- who is engaged without a key pressed ---


@pytest.mark.parametrize("reason", ["call", "fullscreen", "screencast"])
def test_calls_films_and_presentations_are_presence(reason: str) -> None:
    assert is_engaged(Sample(quiet=frozenset({reason})))


@pytest.mark.parametrize("reason", ["dnd", "calendar", "manual", "app:zoom"])
def test_other_quiet_reasons_are_not(reason: str) -> None:
    assert not is_engaged(Sample(quiet=frozenset({reason})))


def test_behind_a_lock_screen_only_a_call_is() -> None:
    assert is_engaged(Sample(locked=True, quiet=CALL))
    assert not is_engaged(Sample(locked=True, quiet=frozenset({"fullscreen", "screencast"})))


def test_a_machine_asleep_or_off_has_nobody() -> None:
    assert not is_engaged(Sample(suspended=True, quiet=CALL))
    assert not is_engaged(Sample(off=True, quiet=CALL))


# --- work that goes on, rests that begin ---


def test_typing_on_is_no_change() -> None:
    assert changes(Working(0.0), Sample(7.9)) == []


def test_a_rest_begins_at_the_last_input_and_is_noticed_as_a_pause() -> None:
    assert changes(Working(0.0), Sample(8.0)) == [(NOW_S, Resting(992.0))]
    assert changes(Working(0.0), Sample(300.0)) == [(708.0, Resting(700.0))]


def test_a_rest_does_not_begin_before_the_work_it_ends() -> None:
    assert changes(Working(900.0), Sample(500.0)) == [(908.0, Resting(900.0))]


def test_a_rest_begins_where_a_call_ended() -> None:
    after_call = changes(Working(0.0), Sample(500.0), engaged_until_s=950.0)
    assert after_call == [(958.0, Resting(950.0))]
    assert changes(Working(0.0), Sample(500.0, quiet=CALL), engaged_until_s=NOW_S) == []


@pytest.mark.parametrize(
    ("sample", "state"),
    [
        (Sample(3.0, locked=True), "locked"),
        (Sample(3.0, suspended=True), "suspended"),
        (Sample(3.0, off=True), "off"),
        (Sample(3.0, locked=True, suspended=True), "suspended"),
    ],
)
def test_lock_and_sleep_are_noticed_at_once(sample: Sample, state: str) -> None:
    deep = Resting(997.0, NOW_S, locked=sample.locked, state=state)
    assert changes(Working(0.0), sample) == [(NOW_S, deep)]


def test_idle_first_and_then_locked_is_one_rest() -> None:
    found = changes(Working(0.0), Sample(60.0, locked=True))
    assert found == [
        (948.0, Resting(940.0)),
        (NOW_S, Resting(940.0, NOW_S, locked=True, state="locked")),
    ]


# --- rests that go on and end ---


def test_a_rest_that_goes_on_is_no_change() -> None:
    assert changes(Resting(500.0), Sample(500.0)) == []
    locked = Resting(500.0, 600.0, locked=True, state="locked")
    assert changes(locked, Sample(500.0, locked=True)) == []


def test_an_input_ends_it() -> None:
    assert changes(Resting(500.0), Sample(2.0)) == [(998.0, Working(998.0))]


def test_two_readings_of_one_input_are_no_return() -> None:
    assert changes(Resting(500.0), Sample(), last_input_s=500.0005) == []


def test_an_input_and_a_rest_since_then() -> None:
    """Both lie between two looks: the nudge ends one rest and begins another."""
    assert changes(Resting(500.0), Sample(100.0)) == [
        (900.0, Working(900.0)),
        (908.0, Resting(900.0)),
    ]


def test_a_rest_that_becomes_deeper_keeps_its_beginning() -> None:
    slept = Resting(500.0, 600.0, locked=False, state="suspended")
    assert changes(Resting(500.0), Sample(500.0, locked=True)) == [
        (NOW_S, Resting(500.0, NOW_S, locked=True, state="locked"))
    ]
    assert changes(slept, Sample(500.0, locked=True)) == [
        (NOW_S, Resting(500.0, 600.0, locked=True, state="locked"))
    ]


def test_a_wake_from_sleep_is_no_return() -> None:
    assert changes(Resting(500.0, 600.0, state="suspended"), Sample(500.0)) == []


def test_an_unlock_is_a_return() -> None:
    locked = Resting(500.0, 600.0, locked=True, state="locked")
    assert changes(locked, Sample(500.0)) == [(NOW_S, Working(NOW_S, by_unlock=True))]


def test_a_password_half_typed_is_none() -> None:
    locked = Resting(500.0, 600.0, locked=True, state="locked")
    assert changes(locked, Sample(1.0, locked=True)) == []


def test_a_call_begun_in_a_rest_ends_it_also_behind_the_lock_screen() -> None:
    assert changes(Resting(500.0), Sample(500.0, quiet=CALL)) == [(NOW_S, Working(NOW_S))]
    locked = Resting(500.0, 600.0, locked=True, state="locked")
    assert changes(locked, Sample(500.0, locked=True, quiet=CALL)) == [(NOW_S, Working(NOW_S))]


def test_work_during_a_call_goes_on_behind_the_lock_screen() -> None:
    sample = Sample(2.0, locked=True, quiet=CALL)
    assert changes(Working(0.0), sample, engaged_until_s=NOW_S) == []


# --- words of the record ---


def test_states_are_the_words_of_a_trace() -> None:
    assert span_state(Working(0.0), frozenset()) == "active"
    assert span_state(Working(0.0), frozenset({"dnd", "call"})) == "active+call+dnd"
    assert span_state(Resting(0.0), frozenset()) == "idle"
    assert span_state(Resting(0.0, 1.0, state="suspended"), CALL) == "suspended+call"
