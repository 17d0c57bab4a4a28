"""What the posture check and the cards say."""

from posture.core.content import Checklist, Stance
from posture.core.events import CheckAnswer
from posture.ui.i18n import tr
from posture.ui.posture_check.values import CheckSummary


def window_title(name: str) -> str:
    """`Quick posture check – Posture`."""
    return tr("PostureCheck", "{check} – Posture").format(check=name)


def introduction(checklist: Checklist, count: int) -> str:
    """What it takes, and how; `count` of its items are asked."""
    seconds = checklist.about_s * count / len(checklist.items)
    looks = (
        tr("PostureCheck", "{count} look, about {seconds} seconds. Press 1, 2 or 3.")
        if count == 1
        else tr("PostureCheck", "{count} looks, about {seconds} seconds. Press 1, 2 or 3 for each.")
    )
    return looks.format(count=counted(count), seconds=max(5, 5 * round(seconds / 5)))


def nothing_open() -> str:
    """All of it is left out."""
    return tr(
        "PostureCheck",
        "Nothing to look at here. What you can’t change is noted, and that’s fine.",
    )


def about_cannot() -> str:
    """What happens with what can't be fixed."""
    return tr("PostureCheck", "Can’t fix is a fine answer. We note it for the workstation sheet.")


def left_out(count: int) -> str:
    """Why fewer items are asked."""
    if count == 1:
        return tr("PostureCheck", "One item you can’t change is left out.")
    line = tr("PostureCheck", "{count} items you can’t change are left out.")
    return line.format(count=counted(count))


def show_them(count: int) -> str:
    """Brings what is left out back."""
    return tr("PostureCheck", "Show it") if count == 1 else tr("PostureCheck", "Show them")


def other_stance(stance: Stance) -> str:
    """Says that it is the other position."""
    if stance is Stance.STANDING:
        return tr("PostureCheck", "I’m sitting")
    return tr("PostureCheck", "I’m standing")


def not_now() -> str:
    """Leaves the check."""
    return tr("PostureCheck", "Not now")


def close() -> str:
    """Leaves what is done with."""
    return tr("PostureCheck", "Close")


def progress(place: int, count: int) -> str:
    """`2 of 4`."""
    return tr("PostureCheck", "{place} of {count}").format(place=place, count=count)


def answer_label(answer: CheckAnswer) -> str:
    """The words on the button. Raises KeyError for an answer of the workstation assessment."""
    return {
        CheckAnswer.RIGHT: tr("PostureCheck", "Already right"),
        CheckAnswer.FIXED: tr("PostureCheck", "Fixed it"),
        CheckAnswer.CANNOT: tr("PostureCheck", "Can’t fix"),
    }[answer]


def thanks(summary: CheckSummary) -> str:
    """One line at the end: what was fixed, else what happens with the rest, else that all is well."""
    if summary.fixed:
        fixed = tr("PostureCheck", "{count} fixed just now. Thank you for looking.")
        return fixed.format(count=counted(summary.fixed))
    if summary.cannot:
        return about_cannot()
    if summary.items == 1:
        return tr("PostureCheck", "All right. Lovely.")
    right = tr("PostureCheck", "All {count} right. Lovely.")
    return right.format(count=counted(summary.items).lower())


def card_introduction(card: Checklist) -> str:
    """What a card is."""
    line = tr("PostureCheck", "{count} steps to read and tick. H shows more of each.")
    return line.format(count=counted(len(card.items)))


def card_note() -> str:
    """What becomes of the ticks."""
    return tr("PostureCheck", "The ticks are for you. Nothing here is recorded.")


def card_read() -> str:
    """Every step is ticked."""
    return tr("PostureCheck", "That’s the whole card. Nothing of it is recorded.")


def counted(count: int) -> str:
    """A small number in a sentence, as a word at its beginning."""
    spelled = {
        1: tr("PostureCheck", "One"),
        2: tr("PostureCheck", "Two"),
        3: tr("PostureCheck", "Three"),
        4: tr("PostureCheck", "Four"),
        5: tr("PostureCheck", "Five"),
        6: tr("PostureCheck", "Six"),
    }
    return spelled.get(count, str(count))
