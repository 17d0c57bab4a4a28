"""What short posture checks came to, read off their answers; no checklist is needed for that, nor at the start."""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from posture.core.events import SHORT_ANSWERS, CheckItemAnswered

WORKSTATION: Final = "workstation"
"""The checklist of the workstation assessment."""


def short_answers(answers: Iterable[CheckItemAnswered]) -> list[CheckItemAnswered]:
    """What short checks came to: one answer for each item of a run, its last, at the time of its first.

    Left out are the workstation assessment and what was told later: why something can't be changed, or that it
    can be now.
    """
    found: dict[tuple[str, str, str], CheckItemAnswered] = {}
    for answer in answers:
        if answer.checklist == WORKSTATION or answer.answer not in SHORT_ANSWERS:
            continue
        key = (answer.run_id, answer.checklist, answer.item)
        if key in found:
            found[key] = replace(found[key], answer=answer.answer)
        elif not answer.reasons:
            found[key] = answer
    return list(found.values())
