"""What the posture check says."""

from posture.core.content import Checklist
from posture.core.events import CheckAnswer
from posture.ui.i18n import tr
from posture.ui.posture_check.values import CheckSummary


def introduction(checklist: Checklist) -> str:
    """What it takes, and how."""
    looks = tr("PostureCheck", "{count} looks, about {seconds} seconds. Press 1, 2 or 3 for each.")
    return looks.format(count=counted(len(checklist.items)), seconds=checklist.about_s)


def progress(place: int, count: int) -> str:
    """`2 of 4`."""
    return tr("PostureCheck", "{place} of {count}").format(place=place, count=count)


def answer_label(answer: CheckAnswer) -> str:
    """The words on the button."""
    return {
        CheckAnswer.RIGHT: tr("PostureCheck", "Already right"),
        CheckAnswer.FIXED: tr("PostureCheck", "Fixed it"),
        CheckAnswer.CANNOT: tr("PostureCheck", "Can’t fix"),
    }[answer]


def thanks(summary: CheckSummary) -> str:
    """One line at the end: what was fixed, else that all is well, else what happens with the rest."""
    if summary.fixed:
        fixed = tr("PostureCheck", "{count} fixed just now. Thank you for looking.")
        return fixed.format(count=counted(summary.fixed))
    if summary.cannot:
        return tr("PostureCheck", "Kept with your checks. Thank you for looking.")
    if summary.items == 1:
        return tr("PostureCheck", "All right. Lovely.")
    right = tr("PostureCheck", "All {count} right. Lovely.")
    return right.format(count=counted(summary.items).lower())


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
