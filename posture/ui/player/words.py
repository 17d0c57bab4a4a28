"""What the player and the running card say about a moment of a routine."""

from typing import Final, assert_never

from posture.core.breathing import breath_of, is_paced
from posture.core.content import Move, Region, Routine
from posture.core.figure import Side
from posture.core.playing_view import NextUp, PlayView, Repetition, SecondsLeft
from posture.core.timeline import Cue, Part, PhaseKind
from posture.ui.countdown import MINUTE_S, countdown
from posture.ui.i18n import tr

MINUTES_FROM_S: Final = 120

PAIRED: Final = frozenset(
    {
        Region.SHOULDERS,
        Region.CHEST,
        Region.FOREARMS,
        Region.WRISTS,
        Region.HANDS,
        Region.HIPS,
        Region.BUTTOCKS,
        Region.THIGHS,
        Region.KNEES,
        Region.CALVES,
    }
)
"""What one has two of: a move for these, done on no side by itself, is for both."""


def kicker(routine: Routine) -> str:
    """`Desk reset · 4 moves · 2 min`; less than a minute is said in seconds."""
    length = tr("Player", "{minutes} min").format(minutes=round(routine.total_s / 60))
    if routine.total_s < 60:
        length = tr("Player", "{seconds} s").format(seconds=routine.total_s)
    count = len(routine.steps)
    moves = tr("Player", "1 move") if count == 1 else tr("Player", "%n moves", count)
    return tr("Player", "{name} · {moves} · {length}").format(
        name=routine.name, moves=moves, length=length
    )


def title(part: Part) -> str:
    """What to do, on this side."""
    return _sided(part.move.title, part.side)


def sentence(view: PlayView) -> str:
    """How to do it: two sentences, and the easier version where that was chosen.

    The easier one stands beside them, never in place of one: "half the range" says nothing by itself.
    """
    how = _sided(view.part.move.instruction, view.part.side)
    if not (view.easier and view.part.move.has_lighter_range):
        return how
    easier = _sided(view.part.move.easier, view.part.side)
    return tr("Player", "{how} Easier: {easier}").format(how=how, easier=_lower_first(easier))


def rule(part: Part) -> str:
    """What holds for every move (evidence 4 and 5.2); only a stretch is felt as a pull."""
    stretches = part.work is PhaseKind.HOLD and bool(part.move.feel)
    if stretches:
        return tr("Player", "A mild pull is fine. Stop with sharp pain, tingling or dizziness.")
    return tr("Player", "Keep it easy. Stop with sharp pain, tingling or dizziness.")


def stop_words() -> str:
    """When to stop, at length (evidence 5.2)."""
    return tr(
        "Player",
        "Stop if you feel sharp pain, pain spreading to an arm or leg, tingling, dizziness or "
        "chest discomfort. A mild stretch feeling is fine.",
    )


def row_name(part: Part) -> str:
    """`Side bend, left`."""
    match part.side:
        case None:
            return part.move.name
        case Side.LEFT:
            return tr("Player", "{move}, left").format(move=part.move.name)
        case Side.RIGHT:
            return tr("Player", "{move}, right").format(move=part.move.name)
        case _ as never:
            assert_never(never)


def amount(part: Part) -> str:
    """`20 s`, `3 min` or `5 ×`."""
    if part.work is PhaseKind.REPS:
        return tr("Player", "{reps} ×").format(reps=part.dose.reps)
    if part.work_s >= MINUTES_FROM_S:
        return tr("Player", "{minutes} min").format(minutes=round(part.work_s / 60))
    return tr("Player", "{seconds} s").format(seconds=round(part.work_s))


def side_label(part: Part) -> str:
    """`Left side`, or nothing where sides don't matter."""
    match part.side:
        case Side.LEFT:
            return tr("Player", "Left side")
        case Side.RIGHT:
            return tr("Player", "Right side")
        case None:
            both = not part.move.loop and PAIRED.intersection(part.move.regions)
            return tr("Player", "Both sides") if both else ""
        case _ as never:
            assert_never(never)


def number(view: PlayView) -> tuple[str, str]:
    """The big number and the smaller words after it: seconds, minutes and seconds, or `3` `of 5`."""
    match view.number:
        case SecondsLeft(seconds):
            return countdown(seconds), ""
        case Repetition(rep, reps):
            return str(rep), tr("Player", "of {reps}").format(reps=reps)
        case _ as never:
            assert_never(never)


def beside_number(view: PlayView) -> tuple[str, str]:
    """Two lines beside the number: how to be, and what the number counts."""
    return paused_note() if view.paused else _manner(view), _unit(view)


def paused_note() -> str:
    """While it is held."""
    return tr("Player", "Paused — take your time")


def next_line(view: PlayView) -> str:
    """What comes now (before it begins), or what comes next."""
    match view.phase:
        case PhaseKind.GET_READY:
            return tr("Player", "Get ready")
        case PhaseKind.OTHER_SIDE:
            return tr("Player", "Other side, when you’re ready.")
        case PhaseKind.HOLD | PhaseKind.REPS:
            return _what_follows(view)
        case _ as never:
            assert_never(never)


def announcement(view: PlayView) -> str:
    """One polite line for a move: what, which side, how long, how."""
    heads = [view.part.move.name, side_label(view.part).lower(), _spoken_amount(view.part)]
    return ", ".join(head for head in heads if head) + ". " + sentence(view)


def spoken_start(view: PlayView) -> str:
    """What a voice says when a move begins: its title and one cue."""
    cue = _sided(view.part.move.cues[0], view.part.side) if view.part.move.cues else ""
    return f"{title(view.part)}. {cue}".strip()


def spoken_cue(cue: Cue, view: PlayView) -> str:
    """What a voice says at a moment of a routine; empty for those that need no words."""
    match cue:
        case Cue.READY:
            return spoken_start(view)
        case Cue.SWITCH:
            return tr("Player", "Switch sides.")
        case Cue.HALF:
            return tr("Player", "Half way.")
        case Cue.END:
            return tr("Player", "Done.")
        case Cue.START:
            return ""
        case _ as never:
            assert_never(never)


def _what_follows(view: PlayView) -> str:
    match view.next_up:
        case NextUp.NOTHING:
            several = len(view.segments) > 1
            return tr("Player", "The last one") if several else ""
        case NextUp.OTHER_SIDE:
            return tr("Player", "Next: same on the other side")
        case NextUp.MOVE:
            move = view.following.move.name if view.following else ""
            return tr("Player", "Next: {move}").format(move=_lower_first(move))
        case _ as never:
            assert_never(never)


def _manner(view: PlayView) -> str:
    match view.phase:
        case PhaseKind.GET_READY:
            return tr("Player", "Get ready")
        case PhaseKind.OTHER_SIDE:
            return tr("Player", "Other side")
        case PhaseKind.REPS | PhaseKind.HOLD if (breath := breath_of(view)) is not None:
            return tr("Player", "Breathe in") if breath.goes_in else tr("Player", "Breathe out")
        case PhaseKind.REPS:
            return tr("Player", "Slow and easy")
        case PhaseKind.HOLD:
            return _manner_of_hold(view.part.move)
        case _ as never:
            assert_never(never)


def _manner_of_hold(move: Move) -> str:
    if move.loop:
        return tr("Player", "Keep going, easily")
    if move.regions == (Region.EYES,):
        return tr("Player", "Rest your eyes")
    return tr("Player", "Hold, breathe slowly")


def _unit(view: PlayView) -> str:
    match view.number:
        case Repetition():
            return _pace(view)
        case SecondsLeft(1) if view.leading:
            return tr("Player", "second to go")
        case SecondsLeft() if view.leading:
            return tr("Player", "seconds to go")
        case SecondsLeft(1):
            return tr("Player", "second left")
        case SecondsLeft(seconds) if seconds < MINUTE_S:
            return tr("Player", "seconds left")
        case SecondsLeft():
            return tr("Player", "minutes left")
        case _ as never:
            assert_never(never)


def _pace(view: PlayView) -> str:
    """`4 seconds in, 6 out`, or whatever suits."""
    dose = view.part.dose
    if view.easier or not is_paced(view.part):
        return tr("Player", "at your own pace")
    in_s = round(dose.tempo_s * dose.there)
    out_s = round(dose.tempo_s) - in_s
    return tr("Player", "{in_s} seconds in, {out_s} out").format(in_s=in_s, out_s=out_s)


def _spoken_amount(part: Part) -> str:
    if part.work is PhaseKind.REPS:
        return tr("Player", "%n times", part.dose.reps)
    if part.work_s >= MINUTES_FROM_S:
        return tr("Player", "%n minutes", round(part.work_s / 60))
    return tr("Player", "%n seconds", round(part.work_s))


def _sided(text: str, side: Side | None) -> str:
    """Content names sides as `{side}` and `{other}`."""
    if side is None:
        return text
    words = {Side.LEFT: tr("Player", "left"), Side.RIGHT: tr("Player", "right")}
    return text.replace("{side}", words[side]).replace("{other}", words[side.other])


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
