"""Posture checks: which version comes, what is left to look at, and which answers count.

What can't be changed is asked in no check again until the user says otherwise. There is no score.
How often checks come is `core.check_times`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from posture.core.assessment import subjects_of
from posture.core.content import Checklist, ChecklistItem
from posture.core.events import CheckAnswer, CheckItemAnswered
from posture.core.short_checks import short_answers
from posture.core.sit_stand import Position

QUICK: Final = "quick"
QUICK_STANDING: Final = "quick-standing"
SEATED: Final = "seated"
STANDING: Final = "standing"
OTHER_POSITION: Final[Mapping[str, str]] = {
    QUICK: QUICK_STANDING,
    QUICK_STANDING: QUICK,
    SEATED: STANDING,
    STANDING: SEATED,
}
"""The same check for who works in the other position."""


def quick_check(position: Position) -> str:
    """The short check for this position."""
    return QUICK_STANDING if position is Position.STANDING else QUICK


def cannot_change(
    answers: Iterable[CheckItemAnswered], checklists: Iterable[Checklist]
) -> dict[str, CheckItemAnswered]:
    """What can't be changed by the latest word on it, by subject; the longest known first.

    An item that is in no checklist any more stands for itself.
    """
    subjects = subjects_of(checklists)
    latest: dict[str, CheckItemAnswered] = {}
    for answer in sorted(answers, key=lambda each: each.at):
        subject = subjects.get((answer.checklist, answer.item), answer.item)
        if answer.answer is not CheckAnswer.CANNOT:
            latest.pop(subject, None)
        else:
            latest[subject] = answer
    return latest


def open_items(checklist: Checklist, left_out: Collection[str]) -> tuple[ChecklistItem, ...]:
    """The items to look at: all but those on these subjects."""
    return tuple(item for item in checklist.items if item.subject not in left_out)


def latest_run(answers: Sequence[CheckItemAnswered]) -> list[CheckItemAnswered]:
    """The answers of the latest short check; none, when there was none."""
    short = short_answers(answers)
    return [answer for answer in short if answer.run_id == short[-1].run_id]
