"""What the desktop's notifications say: prompts that ask quietly, and what is said once about the tray."""

from posture.core.breaks import BreakKind, Surface
from posture.ui.i18n import tr
from posture.ui.prompt_words import (
    Theme,
    heads_up_words,
    invitation,
    kicker,
    micro_words,
    short_length,
    sitting_reason,
)


def offer_words(
    kind: BreakKind, number: int, sitting_s: float, *, sits: bool = True
) -> tuple[str, tuple[str, ...]]:
    """Title and lines of a break that is offered; `number` lets them vary from one to the next."""
    if kind.surface is Surface.PILL:
        return kicker(kind), (micro_words(kind.content, kind.length_s),)
    asked = invitation(kind.content, number, Theme.ANY)
    return kicker(kind), (asked, sitting_reason(sitting_s, sits=sits))


def soon_words(
    kind: BreakKind, sitting_s: float, *, sits: bool = True
) -> tuple[str, tuple[str, ...]]:
    """Title and lines of the notice before a break."""
    return heads_up_words(kind), (sitting_reason(sitting_s, sits=sits),)


def start_label() -> str:
    """The button that starts the break."""
    return tr("Notice", "Start")


def later_label(seconds: float) -> str:
    """The button that asks for it later: `In 5 min`."""
    return tr("Notice", "In {length}").format(length=short_length(seconds))


def skip_label() -> str:
    """The button that leaves the break out."""
    return tr("Notice", "Skip")


def open_label() -> str:
    """What a click on a notification does, and the button that does the same."""
    return tr("Notice", "Open Posture")


def answer_elsewhere(*, has_tray: bool) -> str:
    """The line for desktops whose notifications have no buttons."""
    if has_tray:
        return tr("Notice", "Answer in the menu of the tray icon.")
    return tr("Notice", "Answer in Posture’s window.")


def no_tray_words(*, gnome: bool) -> tuple[str, tuple[str, ...]]:
    """Title and lines of what is said once on a desktop without a tray."""
    return (
        tr("Notice", "Posture runs in the task bar"),
        (_why_no_tray(gnome=gnome), tr("Notice", "Start it again to bring up its window.")),
    )


def no_tray_banner(*, gnome: bool) -> str:
    """The banner of the window on a desktop without a tray."""
    return tr("Notice", "{why} Posture stays in the task bar.").format(
        why=_why_no_tray(gnome=gnome)
    )


def unheard_banner() -> str:
    """The banner where prompts are to come as notifications and nothing shows them."""
    return tr(
        "Notice",
        "This desktop shows no notifications now, so you’d miss breaks. Use the small card instead?",
    )


def use_card_label() -> str:
    """The button of that banner that changes the strength."""
    return tr("Notice", "Use the card")


def leave_it_label() -> str:
    """The one that leaves it."""
    return tr("Notice", "Leave it")


def _why_no_tray(*, gnome: bool) -> str:
    if gnome:
        return tr("Notice", "GNOME needs the AppIndicator extension to show tray icons.")
    return tr("Notice", "This desktop has no tray.")
