"""What the card says of a prompt: frozen values made of the kind, the prompt and the moment. Pure."""

from datetime import timedelta

from posture.core.breaks import BreakKind, Strength
from posture.core.prompts import HeadsUp, Offered, OnBreak, Prompt
from posture.core.status import Status
from posture.ui import card_values as values
from posture.ui import prompt_words as words

QUIET_S = 90.0
QUIET_SHARE = 0.6
"""The card stays quiet for so long, or for this share of its time; then it says `Ready when you are`."""
USUAL_POSTPONE_S = 300


def heads_up(kind: BreakKind, front: HeadsUp, left_s: float) -> values.HeadsUp:
    """The small notice."""
    choices = kind.postpone_choices_s
    first_s = round(choices[0]) if choices else USUAL_POSTPONE_S
    return values.HeadsUp(
        prompt_id=front.prompt.id,
        text=words.heads_up_words(kind),
        seconds_left=round(left_s),
        share=_share(kind.heads_up_s - left_s, kind.heads_up_s),
        postpone_s=first_s if _can_postpone(kind, front.prompt) else None,
    )


def micro(
    kind: BreakKind, front: HeadsUp | Offered | OnBreak, away_s: float | None
) -> values.Micro:
    """A break in the small form, which needs no click. `away_s`: the rest in it so far; None: nobody rests."""
    rested_s = min(away_s or 0.0, kind.length_s)
    return values.Micro(
        prompt_id=front.prompt.id,
        text=words.micro_words(kind.content, kind.length_s),
        seconds_left=round(kind.length_s - rested_s),
        share=_share(rested_s, kind.length_s),
        resting=away_s is not None,
    )


def offer(
    kind: BreakKind,
    front: Offered,
    status: Status,
    left_s: float,
    invitation: str,
    *,
    hold_to_skip: bool = True,
    routine_reason: str = "",
) -> values.Offer:
    """The card that asks. `hold_to_skip`: firm wants Skip to be held. `routine_reason`: why this routine."""
    quiet_s = min(QUIET_S, kind.response_s * QUIET_SHARE)
    loud_s = kind.response_s - quiet_s
    phase_two = left_s <= loud_s
    return values.Offer(
        prompt_id=front.prompt.id,
        kind=kind.id,
        kicker=words.kicker(kind),
        title=words.ready_again() if phase_two else invitation,
        reason=words.sitting_reason(status.sitting_s, sits=status.sits),
        quiet_share=_share(kind.response_s - left_s, quiet_s),
        quiet_note="" if phase_two else words.quiet_note(left_s - loud_s),
        postpone_s=tuple(round(choice) for choice in kind.postpone_choices_s),
        can_postpone=_can_postpone(kind, front.prompt),
        can_skip=kind.strength is not Strength.STRICT,
        hold_to_skip=hold_to_skip and kind.strength is Strength.FIRM,
        why=_with_routine(_why(kind, front.prompt, status), routine_reason),
        phase_two=phase_two,
    )


def running_on(
    kind: BreakKind, front: OnBreak, left_s: float, *, busy: bool, seated: bool
) -> values.Running:
    """A break without a routine, or after it: what is left of it. `busy`: input goes on."""
    title, sentence = words.break_going_on(kind.content, seated=seated)
    share = _share(kind.length_s - left_s, kind.length_s)
    return values.Running(
        prompt_id=front.prompt.id,
        step=1,
        steps=1,
        side_label="",
        title=title,
        sentence=sentence,
        seconds_left=round(left_s),
        share=share,
        next_line="",
        segments=(share,),
        paused=busy,
        paused_note=words.busy_words(),
        has_routine=False,
    )


def _why(kind: BreakKind, prompt: Prompt, status: Status) -> tuple[str, ...]:
    waited = prompt.shown_at - prompt.due_at if prompt.shown_at else timedelta()
    return words.why_sentences(
        words.Why(
            sitting_since=status.at - timedelta(seconds=status.sitting_s),
            every_s=kind.every_s,
            held_s=prompt.held_s,
            held_for=prompt.held_for,
            postponed=prompt.postponed,
            waited_s=waited.total_seconds(),
        )
    )


def _with_routine(why: tuple[str, ...], reason: str) -> tuple[str, ...]:
    """The last word is the routine's."""
    return (*why, reason) if reason else why


def _can_postpone(kind: BreakKind, prompt: Prompt) -> bool:
    return kind.strength is not Strength.STRICT and prompt.postponed < kind.postpone_limit


def _share(part: float, whole: float) -> float:
    return min(1.0, max(0.0, part / whole)) if whole > 0 else 1.0
