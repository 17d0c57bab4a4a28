"""The week in one card: ring, sentence, three figures, and what is in no total."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.dashboard import week_words
from posture.ui.dashboard.chart_card import TOGGLE_OUT_PX, info_button
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.week_view import Share, WeekView
from posture.ui.dashboard.week_words import Fact
from posture.ui.theme import Theme
from posture.ui.widgets.ring import Ring
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

RING_PX = 108
RING_STROKE_PX = 11
RING_GAP_PX = 24
SIDE_PX = 24
TOP_PX = 20
FACTS = 3
FACT_GAP_PX = 20


class FactBox(QWidget):
    """One figure: its name above, a few words beside it, or below where it is narrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Text(theme, style="small", ink="text2")
        self._figure = Text(theme, style="h3")
        self._note = Text(theme, style="small", ink="text3")
        line = ReflowRow(gap_px=8, below_gap_px=0)
        line.add(self._figure)
        line.add(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(line)
        column.addStretch(1)

    def set_fact(self, fact: Fact) -> None:
        """Show this figure."""
        self._name.setText(fact.name)
        self._figure.setText(fact.figure)
        self._note.setText(fact.note)
        self._note.setVisible(bool(fact.note))
        self.setAccessibleName(f"{fact.name}: {fact.figure} {fact.note}".rstrip())


class SummaryCard(Surface):
    """The head of the week page. Everything in it is read from the same `WeekView`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._ring = Ring(
            theme,
            diameter_px=RING_PX,
            stroke_px=RING_STROKE_PX,
            arc="done",
            style="h1",
            tabular=False,
        )
        self._headline = Text(theme, style="h2", wrap=True)
        self._details = Text(theme, style="body", ink="text2", wrap=True)
        self._facts = tuple(FactBox(theme) for _ in range(FACTS))
        self._caption = Text(theme, style="caption", ink="text3", wrap=True)
        self.info = info_button(theme, week_words.summary_title())
        self._lay_out()

    @property
    def ring(self) -> Ring:
        """Breaks taken of breaks due."""
        return self._ring

    @property
    def sentence(self) -> str:
        """The headline on show."""
        return self._headline.text()

    def set_view(self, view: WeekView) -> None:
        """Show this week."""
        share = Share(view.parts.taken, view.parts.total)
        self._ring.set_share(share.ratio)
        if view.parts.total:
            self._ring.set_text(str(view.parts.taken), week_words.ring_caption(view))
        else:
            self._ring.set_text("")
        self._ring.setAccessibleName(week_words.of_share(share))
        self._headline.setText(week_words.headline(view))
        self._details.setText(week_words.details(view))
        self._details.setVisible(bool(view.details))
        for box, fact in zip(self._facts, week_words.facts(view), strict=True):
            box.set_fact(fact)
        self._caption.setText(week_words.caption(view))
        self.setAccessibleName(week_words.title(view))
        self.setAccessibleDescription(week_words.summary_told(view))

    def _lay_out(self) -> None:
        facts = ReflowRow(gap_px=FACT_GAP_PX, below_gap_px=8)
        for box in self._facts:
            facts.add(box, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, -TOGGLE_OUT_PX, 0)
        head.addWidget(self._headline, 1)
        head.addWidget(self.info, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addSpacing(4)
        words.addWidget(self._details)
        words.addSpacing(16)
        words.addWidget(facts)
        words.addSpacing(10)
        words.addWidget(self._caption)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE_PX, TOP_PX, SIDE_PX, TOP_PX)
        row.setSpacing(RING_GAP_PX)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
