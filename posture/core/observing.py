"""From samples to presence: which rests began and ended between two looks at the desk. Pure."""

from typing import assert_never

from posture.core.presence import PRESENCE_REASONS, Presence, Resting, Sample, Working

_INPUT_EPS_S = 1e-3
"""Two readings of one last input differ by less than this."""


def is_engaged(sample: Sample) -> bool:
    """Whether a call, a video or a presentation keeps somebody at the desk without input.

    On a locked screen nothing is on view: there a call alone counts.
    """
    if sample.suspended or sample.off:
        return False
    reasons = sample.quiet & PRESENCE_REASONS
    return "call" in reasons if sample.locked else bool(reasons)


def presence_changes(
    presence: Presence,
    sample: Sample,
    *,
    last_input_s: float,
    engaged_until_s: float,
    now_s: float,
    pause_of_s: float,
) -> list[tuple[float, Presence]]:
    """The changes of presence up to `now_s`, in order, each with the elapsed second it happened at.

    A call or a film begins with an input: when one is seen for the first time, the time without input up
    to then was spent in it.
    """
    changes: list[tuple[float, Presence]] = []
    if (
        isinstance(presence, Resting)
        and not presence.locked
        and last_input_s > presence.since_s + _INPUT_EPS_S
    ):
        presence = Working(last_input_s)
        changes.append((last_input_s, presence))
    if isinstance(presence, Working) and not is_engaged(sample):
        rest_from_s = max(last_input_s, engaged_until_s, presence.since_s)
        if now_s - rest_from_s >= pause_of_s:
            presence = Resting(rest_from_s)
            changes.append((rest_from_s + pause_of_s, presence))
    change = _change_now(presence, sample, max(last_input_s, engaged_until_s), now_s)
    if change is not None:
        changes.append((now_s, change))
    return changes


def _change_now(
    presence: Presence, sample: Sample, rest_from_s: float, now_s: float
) -> Presence | None:
    engaged = is_engaged(sample)
    deep = (sample.locked or sample.suspended or sample.off) and not engaged
    match presence:
        case Working(since_s=since_s):
            if deep:
                return Resting(
                    max(rest_from_s, since_s),
                    now_s,
                    locked=sample.locked,
                    state=_deep_state(sample),
                )
        case Resting():
            if deep and (presence.deep_s is None or presence.state != _deep_state(sample)):
                began_s = now_s if presence.deep_s is None else presence.deep_s
                return Resting(presence.since_s, began_s, sample.locked, _deep_state(sample))
            if engaged:
                return Working(now_s)
            if not deep and presence.locked:
                return Working(now_s, by_unlock=True)
        case _:
            assert_never(presence)
    return None


def _deep_state(sample: Sample) -> str:
    if sample.suspended:
        return "suspended"
    return "off" if sample.off else "locked"


def span_state(presence: Presence, quiet: frozenset[str]) -> str:
    """The state of the desk in the words of a trace: `active+call`, `idle`, `suspended`, ..."""
    base = "active" if isinstance(presence, Working) else presence.state
    return "+".join([base, *sorted(quiet)])
