"""Prompts for the tests of card and pill: those of the design's picture."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from posture.ui.card import HeadsUp, Micro, Offer, Running

OFFER = Offer(
    prompt_id="p1",
    kind="movement",
    kicker="Movement break · 5 min",
    title="A good moment to stand up and reach.",
    reason="You’ve been sitting for 62 minutes.",
    quiet_share=0.42,
    quiet_note="Stays quiet for 35 s while you finish.",
    postpone_s=(300, 600, 1200),
    can_postpone=True,
    can_skip=True,
    hold_to_skip=False,
    why=(
        "You’ve been at the desk since 13:31.",
        "Your rhythm is every hour.",
        "It waited 5 minutes because you were on a call.",
        "A short walk moves everything at once.",
    ),
    phase_two=False,
)
RUNNING = Running(
    prompt_id="p1",
    step=2,
    steps=4,
    side_label="Left side",
    title="Lean to your right",
    sentence="Left arm long, both feet heavy. Breathe out as you go.",
    seconds_left=13,
    share=0.65,
    next_line="Next: same on the other side",
    segments=(1.0, 0.35, 0.0, 0.0),
    paused=False,
    paused_note="Paused — take your time.",
)
ON_ITS_OWN = Running(
    prompt_id="p2",
    step=1,
    steps=1,
    side_label="",
    title="Walk to the window and back",
    sentence="Easy pace, arms loose, eyes on something far away. Refill your water on the way.",
    seconds_left=176,
    share=0.02,
    next_line="",
    segments=(0.02,),
    paused=False,
    paused_note="Paused — take your time.",
)
HEADS_UP = HeadsUp(
    prompt_id="p1", text="Move break in half a minute", seconds_left=27, share=0.1, postpone_s=300
)
MICRO = Micro(
    prompt_id="m1",
    text="Look far away for 20 seconds",
    seconds_left=14,
    share=0.3,
    resting=True,
)


class Figure(QWidget):
    """A stand-in for the figure: a head and a body."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.darkCyan)
        middle, high = self.width() / 2, self.height()
        painter.drawEllipse(QPointF(middle, high * 0.2), high * 0.08, high * 0.08)
        painter.drawRoundedRect(
            QRectF(middle - high * 0.12, high * 0.3, high * 0.24, high * 0.6), 20, 20
        )
        painter.end()
