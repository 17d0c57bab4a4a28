"""A quiet strip with one thing to try: its counts, why it is told, a button that does it, and one that doesn't."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.insight_changes import TryPreset, TryRhythm
from posture.core.insights import Insight
from posture.ui.dashboard import insight_words
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

SIDE_PX = 20
TOP_PX = 12
GAP_PX = 12
BUTTON_GAP_PX = 8
LINK_GAP_PX = 18
LEAST_WORDS_PX = 300
REPLAYED = (TryRhythm, TryPreset)
"""What a replay can show: presets by time of day, corners and strengths are in none."""


class InsightStrip(Surface):
    """Hidden while there is nothing to suggest."""

    applied = Signal(object)
    """The `Insight` that is to be tried."""
    dismissed = Signal(object)
    """The `Insight` that is put aside."""
    what_if_requested = Signal(object)
    """The `Insight` whose change is to be seen in a replayed week first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="tint", edge=None, parent=parent)
        self._insight: Insight | None = None
        self.words = Text(theme, ink="tint_text", wrap=True)
        self.words.setMinimumWidth(LEAST_WORDS_PX)
        self.why_words = Text(theme, style="small", ink="tint_text", wrap=True)
        self.why = Button(theme, tr("Insight", "Why this?"), role="link")
        self.what_if = Button(theme, tr("Insight", "What would it change?"), role="link")
        self.put_aside = Button(theme, tr("Insight", "Not now"), role="quiet")
        self.apply = Button(theme)
        self._lay_out()
        self.why_words.hide()
        self.hide()
        self.why.clicked.connect(self._on_why)
        self.what_if.clicked.connect(self._on_what_if)
        self.put_aside.clicked.connect(self._on_put_aside)
        self.apply.clicked.connect(self._on_apply)

    def set_insight(self, insight: Insight | None) -> None:
        """Suggest this, or nothing."""
        if insight != self._insight:
            self.why_words.hide()
        self._insight = insight
        self.setVisible(insight is not None)
        if insight is None:
            return
        self.words.setText(insight_words.told(insight))
        self.why_words.setText(insight_words.why(insight))
        self.apply.setText(insight_words.action(insight))
        self.apply.setAccessibleDescription(insight_words.told(insight))
        self.put_aside.setAccessibleDescription(insight_words.told(insight))
        self.what_if.setVisible(isinstance(insight.suggestion, REPLAYED))
        self.what_if.setAccessibleDescription(insight_words.told(insight))
        self.why.setAccessibleDescription(insight_words.why(insight))
        self.setAccessibleName(tr("Insight", "Something to try"))
        self.setAccessibleDescription(insight_words.told(insight))

    def _lay_out(self) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(Flow((self.why, self.what_if), gap_px=LINK_GAP_PX))
        column.addWidget(self.why_words)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BUTTON_GAP_PX)
        row.addStretch(1)
        row.addWidget(self.put_aside)
        row.addWidget(self.apply)
        line = ReflowRow(gap_px=GAP_PX)
        line.add(words, 1)
        line.add(buttons)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SIDE_PX, TOP_PX, SIDE_PX, TOP_PX)
        outer.addWidget(line)

    @Slot()
    def _on_why(self) -> None:
        self.why_words.setVisible(self.why_words.isHidden())

    @Slot()
    def _on_what_if(self) -> None:
        self.what_if_requested.emit(self._insight)

    @Slot()
    def _on_put_aside(self) -> None:
        self.dismissed.emit(self._insight)

    @Slot()
    def _on_apply(self) -> None:
        self.applied.emit(self._insight)
