"""Where one stands: the day, the step, what fits now, what is left out, when more comes."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.recovery import Recovery, Stage
from posture.ui.i18n import tr
from posture.ui.recovery import words
from posture.ui.recovery.values import RecoveryView
from posture.ui.theme import Theme
from posture.ui.widgets.chip import Tag
from posture.ui.widgets.segments import Segments
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX: Final = 20


class Fact(QWidget):
    """A small heading and a sentence."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text(theme, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(theme, name, style="small_strong", ink="text2"))
        column.addWidget(self.words)

    def say(self, words_: str) -> None:
        """Say it; nothing hides it."""
        self.words.setText(words_)
        self.setVisible(bool(words_))


class StageCard(Surface):
    """Shows a flare as it stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.day = Tag(theme)
        self.kicker = Text(theme, style="small_strong", ink="text2")
        self.steps = Segments(theme, (0.0,) * len(Stage))
        self.title = Text(theme, style="h2", wrap=True)
        self.fits = Fact(theme, tr("Recovery", "Fits now"))
        self.out = Fact(theme, tr("Recovery", "Left out for now"))
        self.next = Fact(theme, tr("Recovery", "What comes next"))
        self.since = Text(theme, style="small", ink="text2", wrap=True)
        self.pain = Text(theme, style="small", ink="text2", wrap=True)
        self._lay_out()

    def show_view(self, view: RecoveryView, recovery: Recovery) -> None:
        """Say how it stands."""
        care = view.care
        self.day.setText(words.day_tag(recovery))
        self.day.updateGeometry()
        stages = list(Stage)
        if care.stage is None:
            self.kicker.setText("")
        else:
            self.kicker.setText(words.stage_kicker(care.stage))
            place = stages.index(care.stage)
            self.steps.set_shares(tuple(float(number <= place) for number in range(len(stages))))
        self.steps.setVisible(care.stage is not None)
        self.title.setText(words.stage_title(care))
        self.fits.say(words.fits_line(care))
        self.out.say(words.out_line(care))
        self.next.say(words.next_line(care, view.now))
        self.since.setText(words.since_line(recovery, view.now))
        self.pain.setText(words.pain_line(recovery, view.now))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.day)
        head.addWidget(self.kicker)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 18, PADDING_PX, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.steps)
        column.addWidget(self.title)
        for fact in (self.fits, self.out, self.next):
            column.addWidget(fact)
        small = QVBoxLayout()
        small.setSpacing(0)
        small.addWidget(self.since)
        small.addWidget(self.pain)
        column.addLayout(small)
