"""What a prompt says: invitations, reasons and last words. They invite, state and thank; they never push."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

import msgspec

from posture.core.breaks import BreakKind
from posture.ui.i18n import tr
from posture.ui.status_words import clock_time, day_and_time, minutes, reason_words

if TYPE_CHECKING:
    from posture.core.content import Area

MOST_WHY = 3


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of why a prompt comes now."""

    sitting_since: datetime
    every_s: float
    held_s: float = 0.0
    held_for: tuple[str, ...] = ()
    postponed: int = 0
    waited_s: float = 0.0


def kicker(kind: BreakKind) -> str:
    """`Movement break · 5 min`."""
    return tr("Prompt", "{kind} · {length}").format(
        kind=kind.name, length=short_length(kind.length_s)
    )


def short_length(seconds: float) -> str:
    """`5 min`, `30 s`."""
    if seconds < 60:
        return tr("Prompt", "{n} s").format(n=round(seconds))
    return tr("Prompt", "{n} min").format(n=minutes(seconds))


class Theme(Enum):
    """What the routine on offer is about."""

    ANY = auto()
    STAND = auto()
    WALK = auto()
    NECK_SHOULDERS = auto()
    WRISTS = auto()
    LEGS = auto()
    UPPER_BACK = auto()


def theme_of_area(area: "Area | None") -> Theme:
    """The theme of a routine that has its place in the menu."""
    from posture.core.content import Area

    themes = {
        Area.NECK_SHOULDERS: Theme.NECK_SHOULDERS,
        Area.WRISTS_HANDS: Theme.WRISTS,
        Area.HIPS_LEGS: Theme.LEGS,
        Area.UPPER_BACK: Theme.UPPER_BACK,
    }
    return themes.get(area, Theme.ANY) if area is not None else Theme.ANY


def invitation(content: str, number: int, theme: Theme) -> str:
    """The title of an offer; `number` lets it vary from one prompt to the next."""
    lines = _invitations(content, theme)
    return lines[number % len(lines)]


def ready_again() -> str:
    """The title once the card has waited for a while."""
    return tr("Prompt", "Ready when you are.")


def sitting_reason(sitting_s: float, *, sits: bool = True) -> str:
    """`You’ve been sitting for 62 minutes.`"""
    if sitting_s < 60:
        return tr("Prompt", "A short break between two stretches of work.")
    if not sits:
        return tr("Prompt", "You’ve been at the desk for %n minute(s).", minutes(sitting_s))
    return tr("Prompt", "You’ve been sitting for %n minute(s).", minutes(sitting_s))


def quiet_note(left_s: float) -> str:
    """How long the card stays quiet."""
    return tr("Prompt", "Stays quiet for {n} s while you finish.").format(n=max(1, round(left_s)))


def why_sentences(why: Why) -> tuple[str, ...]:
    """At most three plain sentences."""
    found = [
        tr("Prompt", "You’ve been at the desk since {time}.").format(
            time=clock_time(why.sitting_since)
        ),
        _rhythm(why.every_s),
    ]
    if why.held_for:
        found.insert(1, _held(why))
    elif why.postponed:
        found.insert(1, tr("Prompt", "You asked for it a little later."))
    elif why.waited_s >= 60:
        found.insert(1, tr("Prompt", "It waited %n minute(s) for a pause.", minutes(why.waited_s)))
    return tuple(found[:MOST_WHY])


def heads_up_words(kind: BreakKind) -> str:
    """`Movement break in half a minute`."""
    return tr("Prompt", "{kind} in half a minute").format(kind=kind.name)


def micro_words(content: str, length_s: float) -> str:
    """The line of a micro-break."""
    if content == "water":
        return tr("Prompt", "A glass of water, perhaps?")
    return tr("Prompt", "Look far away for {n} seconds").format(n=round(length_s))


def break_going_on(content: str, *, seated: bool = False) -> tuple[str, str]:
    """Title and sentence while a break runs on after its routine, or has none."""
    if content == "check":
        return (
            tr("Prompt", "A quick look at how you sit"),
            tr("Prompt", "The posture check is open."),
        )
    if content == "stand":
        return (
            tr("Prompt", "Change position"),
            tr("Prompt", "Sitting until now? Stand for a while. Standing? Have a seat."),
        )
    if content == "stop":
        return (
            tr("Prompt", "That was a full day"),
            tr("Prompt", "The rest can wait for tomorrow."),
        )
    if seated:
        return (
            tr("Prompt", "The rest is yours"),
            tr("Prompt", "Look out of the window, breathe slowly, have some water."),
        )
    return (
        tr("Prompt", "The rest is yours"),
        tr("Prompt", "Walk a little, look out of the window, refill your glass."),
    )


def busy_words() -> str:
    """Said while input goes on in a break: its countdown stands still."""
    return tr("Prompt", "It waits while you work, and goes on when you rest.")


def check_first_words() -> str:
    """Said while a posture check is open at the beginning of a break."""
    return tr("Prompt", "It begins after the posture check.")


def last_words(next_at: datetime | None, number: int) -> tuple[str, str]:
    """Title and line when a break has ended."""
    titles = (tr("Prompt", "That’s it."), tr("Prompt", "Nice and loose."))
    title = titles[number % len(titles)]
    if next_at is None:
        return title, tr("Prompt", "This was the last one today.")
    return title, tr("Prompt", "Next break around {time}.").format(time=clock_time(next_at))


def skipped_words(next_at: datetime | None) -> str:
    """The toast after a skip."""
    if next_at is None:
        return tr("Prompt", "Skipped. That was the last one today.")
    return tr("Prompt", "Skipped. Next one at {time}.").format(time=clock_time(next_at))


def left_words(next_at: datetime | None) -> str:
    """The toast after the emergency exit of a strict break."""
    if next_at is None:
        return tr("Prompt", "Break ended. That was the last one today.")
    return tr("Prompt", "Break ended. Next one at {time}.").format(time=clock_time(next_at))


def not_locked_words(why: str) -> str:
    """The toast where the screen was to be locked and can't be."""
    return tr("Prompt", "The screen wasn’t locked: {why}.").format(why=why)


def paused_words(until: datetime | None, now: datetime) -> str:
    """The toast after a pause began."""
    if until is None:
        return tr("Prompt", "Paused until you resume.")
    return tr("Prompt", "Paused until {time}.").format(time=day_and_time(until, now))


def resumed_words() -> str:
    """The toast after a pause was ended."""
    return tr("Prompt", "Breaks are back on.")


def held_words(until: datetime, now: datetime) -> str:
    """The toast after a meeting was told."""
    return tr("Prompt", "Breaks wait until {time}.").format(time=day_and_time(until, now))


def set_up_words(first_at: datetime | None) -> str:
    """The toast after the welcome window was closed before its end."""
    if first_at is None:
        return tr("Prompt", "You’re set. Posture lives in the tray.")
    return tr("Prompt", "You’re set. First break around {time}.").format(time=clock_time(first_at))


def moved_words() -> str:
    """The toast after `I just moved`."""
    return tr("Prompt", "Counted. Nice walk.")


def day_off_words() -> str:
    """The toast after `Today is a day off`."""
    return tr("Prompt", "Enjoy the day. Nothing is counted.")


def no_tray_words() -> str:
    """The banner on a desktop without a tray."""
    return tr("Prompt", "This desktop has no tray. Posture stays in the task bar.")


def show_file_label() -> str:
    """The button that shows where the history file lies."""
    return tr("Prompt", "Show file")


def shorter_words(length_s: float) -> str:
    """The toast after `Shorter next time`."""
    return tr("Prompt", "Skipped. From now on these breaks take {length}.").format(
        length=short_length(length_s)
    )


def resting_words() -> str:
    """All moves of a routine are left alone for now."""
    return tr("Prompt", "Those moves rest for now. Another routine may suit.")


def left_out_words() -> str:
    """The toast after a move was left out."""
    return tr("Prompt", "Left out. You can bring it back under Moves.")


def fewer_words(taken: int, offers: int) -> str:
    """Said once, when few prompts were taken."""
    return tr(
        "Prompt", "{taken} of the last {offers} prompts were taken. Settings offer calmer rhythms."
    ).format(taken=taken, offers=offers)


def _rhythm(every_s: float) -> str:
    if every_s == 3600:
        return tr("Prompt", "Your rhythm is every hour.")
    return tr("Prompt", "Your rhythm is every %n minute(s).", minutes(every_s))


def _held(why: Why) -> str:
    return tr("Prompt", "It waited {n} min: {reason}.").format(
        n=minutes(why.held_s), reason=reason_words(why.held_for[0])
    )


def _invitations(content: str, theme: Theme) -> Sequence[str]:
    by_content = {
        "eyes": (tr("Prompt", "Let the eyes rest on something far away."),),
        "check": (tr("Prompt", "A quick look at how you sit?"),),
        "water": (tr("Prompt", "Fancy a glass of water?"),),
        "stand": (tr("Prompt", "Time for the other position?"),),
        "stop": (tr("Prompt", "Enough for today?"),),
    }
    if content in by_content:
        return by_content[content]
    match theme:
        case Theme.WALK:
            return (
                tr("Prompt", "Roll the chair back, have a short walk."),
                tr("Prompt", "Fancy a glass of water on the way?"),
                tr("Prompt", "A few steps, and back again?"),
            )
        case Theme.NECK_SHOULDERS:
            return (
                tr("Prompt", "How about a stretch of the shoulders?"),
                tr("Prompt", "Drop the shoulders, one slow breath."),
            )
        case Theme.WRISTS:
            return (tr("Prompt", "Your wrists might like a rest."),)
        case Theme.LEGS:
            return (tr("Prompt", "Some minutes for your legs?"),)
        case Theme.UPPER_BACK:
            return (tr("Prompt", "Let’s open up the chest."),)
        case Theme.STAND:
            return (
                tr("Prompt", "A good moment to stand up and reach."),
                tr("Prompt", "Stand, breathe, shake it out."),
            )
        case Theme.ANY:
            return (tr("Prompt", "Shall we move a little?"), tr("Prompt", "A few easy moves?"))
