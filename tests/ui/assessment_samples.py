"""A desk that was looked at twice, for the tests of the assessment's window and sheet."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from posture.core.assessment import RECHECK_AFTER, Workstation, workstation_of
from posture.core.content import Checklist, Library
from posture.core.events import CheckAnswer, CheckItemAnswered
from posture.ui.assessment.values import AssessmentAnswer
from posture.ui.assessment.window import AssessmentWindow
from posture.ui.theme import Theme
from tests import shipped

RIGHT, NOT_YET = CheckAnswer.RIGHT, CheckAnswer.NOT_YET
CANNOT, NONE = CheckAnswer.CANNOT, CheckAnswer.NOT_APPLICABLE
NOW = datetime(2026, 11, 17, 9, tzinfo=UTC)
RECHECK_DAY = NOW.date() + RECHECK_AFTER
ODD_NOTE = "The number block <b>is</b> & stays in the way."
ANSWERS: dict[str, tuple[CheckAnswer, dict[str, Any]]] = {
    "w06": (NOT_YET, {}),
    "w08": (CANNOT, {"reasons": ("The desk doesn’t adjust",)}),
    "w12": (CANNOT, {"reasons": ("Shared desk",), "note": "Asked in October <i>twice</i>."}),
    "w15": (NOT_YET, {"note": ODD_NOTE}),
    "w19": (NOT_YET, {}),
    "w20": (NONE, {}),
    "w27": (NONE, {}),
    "w33": (NOT_YET, {}),
}


@cache
def library() -> Library:
    return shipped.library()


def checklist() -> Checklist:
    return library().checklists["workstation"]


def said(name: str, answer: CheckAnswer, run: str = "now", **more: Any) -> CheckItemAnswered:
    at = more.pop("at", NOW)
    return CheckItemAnswered(at, more.pop("checklist", "workstation"), name, answer, run, **more)


def finished_run(
    run: str = "now", at: datetime = NOW, also_lacking: Iterable[str] = ()
) -> list[CheckItemAnswered]:
    answers = {**ANSWERS, **dict.fromkeys(also_lacking, (NOT_YET, {}))}
    return [
        said(item.id, answer, run, at=at, **more)
        for item in checklist().items
        for answer, more in (answers.get(item.id, (RIGHT, {})),)
    ]


def two_runs() -> list[CheckItemAnswered]:
    """The first of September lacked three things more."""
    first = finished_run("before", NOW - timedelta(days=77), also_lacking=("w02", "w24", "w31"))
    return [*first, *finished_run()]


def known(events: Iterable[CheckItemAnswered]) -> Workstation:
    return workstation_of(checklist(), library().checklists.values(), events, NOW.date())


class Keeper:
    """Keeps what the window tells, and tells it back, as the app does."""

    def __init__(self, window: AssessmentWindow) -> None:
        self.told: list[AssessmentAnswer] = []
        self._window = window
        window.answered.connect(self.keep)

    def keep(self, answer: AssessmentAnswer) -> None:
        self.told.append(answer)
        kept = CheckItemAnswered(
            NOW,
            answer.checklist_id,
            answer.item_id,
            answer.answer,
            "now",
            answer.reasons,
            answer.note,
        )
        self._window.show_assessment(self._window.assessment.with_answer(kept))

    @property
    def answers(self) -> list[tuple[str, CheckAnswer]]:
        return [(one.item_id, one.answer) for one in self.told]


def make_window(
    theme: Theme, events: Iterable[CheckItemAnswered] = (), height_cm: int | None = 175
) -> AssessmentWindow:
    return AssessmentWindow(theme, known(events), recheck_day=RECHECK_DAY, height_cm=height_cm)
