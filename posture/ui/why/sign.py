"""The sign before a story: the marks of the charts for prompts that count, an outline for those in no total."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from posture.core.why_codes import Code
from posture.core.why_phrases import CountsAs, counts_as
from posture.core.why_values import DecisionStory, GapStory, PromptStory, Story
from posture.ui.dashboard.patterns import paint_mark
from posture.ui.dashboard.week_view import Mark
from posture.ui.icons import IconName, paint_icon
from posture.ui.palette import Palette

RING_PX = 1.4
_MARKS = {
    CountsAs.DONE: Mark.DONE,
    CountsAs.DONE_LATER: Mark.DONE_LATER,
    CountsAs.ON_MY_OWN: Mark.ON_MY_OWN,
    CountsAs.CUT_SHORT: Mark.SKIPPED,
    CountsAs.SKIPPED: Mark.SKIPPED,
    CountsAs.NO_ANSWER: Mark.NO_ANSWER,
}
_ICONS: dict[str, IconName] = {
    Code.DAY_BEGAN: "clock",
    Code.OFF_HOURS: "moon",
    Code.PAUSED: "pause",
    Code.HALVED: "later",
    Code.RESTARTED: "repeat",
    Code.PROFILE: "rhythm",
    Code.KIND_ON: "sliders",
    Code.KIND_OFF: "sliders",
    Code.KIND_CHANGED: "sliders",
    Code.COUNTS_BEGAN: "walking",
    Code.MOVED: "walking",
}

Sign = Mark | IconName | None
"""None: a ring, for a prompt that is in no total."""


def sign_of(story: Story) -> Sign:
    """The sign of a story."""
    match story:
        case PromptStory():
            return _MARKS.get(counts_as(story.closed))
        case DecisionStory(step=step):
            return _ICONS.get(step.code, "info")
        case GapStory():
            return "question"


def paint_sign(painter: QPainter, box: QRectF, sign: Sign, palette: Palette) -> None:
    """Paint a story's sign."""
    match sign:
        case Mark():
            paint_mark(painter, box, sign, palette)
        case None:
            painter.setPen(QPen(palette.text3, RING_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = RING_PX + 1
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        case _:
            paint_icon(painter, sign, box.adjusted(-1, -1, 1, 1), palette.text3)
