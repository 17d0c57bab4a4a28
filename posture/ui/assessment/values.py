"""What the window of the assessment reports."""

import msgspec

from posture.core.events import CheckAnswer


class AssessmentAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An item was answered, or what is said beside its answer changed. The latest counts."""

    checklist_id: str
    item_id: str
    answer: CheckAnswer
    reasons: tuple[str, ...] = ()
    note: str = ""
