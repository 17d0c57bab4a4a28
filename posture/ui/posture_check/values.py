"""What the posture check tells."""

import msgspec

from posture.core.events import CheckAnswer


class ItemAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An item was answered. Answered again, the later answer counts."""

    checklist_id: str
    item_id: str
    answer: CheckAnswer


class LaterAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What is told later about an item of a check: why it can't be changed, or that it can be now."""

    checklist_id: str
    item_id: str
    run_id: str
    answer: CheckAnswer
    reasons: tuple[str, ...] = ()


class CheckSummary(msgspec.Struct, frozen=True, kw_only=True):
    """All items were answered: how many in which way."""

    checklist_id: str
    right: int
    fixed: int
    cannot: int

    @property
    def items(self) -> int:
        """How many there were."""
        return self.right + self.fixed + self.cannot


def summary_of(checklist_id: str, answers: list[CheckAnswer]) -> CheckSummary:
    """The answers, counted."""
    return CheckSummary(
        checklist_id=checklist_id,
        right=answers.count(CheckAnswer.RIGHT),
        fixed=answers.count(CheckAnswer.FIXED),
        cannot=answers.count(CheckAnswer.CANNOT),
    )
