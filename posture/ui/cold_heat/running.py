"""While it is on: a ring with the minutes, the look at the skin, and at the end that it has to come off."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.cold_heat import words
from posture.ui.cold_heat.values import Progress
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.ring import Ring
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

RING_PX: Final = 176
STROKE_PX: Final = 11
PADDING_PX: Final = 20
GAP_PX: Final = 16
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class LookCard(Surface):
    """`It looks fine`, or `Take it off`."""

    fine = Signal()
    wrong = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="apricot_tint", edge="apricot", parent=parent)
        self.set_edge("apricot", 2)
        self.fine_button = Button(theme, tr("ColdHeat", "It looks fine"))
        self.wrong_button = Button(theme, tr("ColdHeat", "Take it off"), role="primary")
        for button in (self.fine_button, self.wrong_button):
            button.setAccessibleDescription(words.look_line())
        self.fine_button.clicked.connect(self.fine)
        self.wrong_button.clicked.connect(self.wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(6)
        column.addWidget(Text(theme, words.look_title(), style="h3", wrap=True))
        column.addWidget(Text(theme, words.look_line(), wrap=True))
        column.addSpacing(6)
        column.addWidget(Flow((self.fine_button, self.wrong_button)))


class RunningView(QWidget):
    """Shows a `Progress`. The figure is painted: one that changes is nothing to read aloud."""

    skin_is_fine = Signal()
    skin_is_wrong = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(theme, style="h2", wrap=True, align=CENTRE)
        self.line = Text(theme, ink="text2", wrap=True, align=CENTRE)
        self.ring = Ring(
            theme, diameter_px=RING_PX, stroke_px=STROKE_PX, style="display", tabular=False
        )
        self.off_button = Button(theme, tr("ColdHeat", "It is off"), side_px=22)
        self.look = LookCard(theme)
        self.look.hide()
        self.look.fine.connect(self.skin_is_fine)
        self.look.wrong.connect(self.skin_is_wrong)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.title)
        said.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self.look)
        column.addSpacing(4)
        column.addWidget(self.ring, 0, CENTRE)
        column.addLayout(said)
        column.addWidget(self.off_button, 0, CENTRE)

    def show_progress(self, progress: Progress) -> None:
        """Say how it stands."""
        over = progress.is_over
        gone = 1.0 if over else 1 - progress.left_s / progress.lasts_s
        self.ring.set_inks(arc="apricot" if over else "pine")
        self.ring.set_share(gone)
        figure, caption = ("0", "") if over else words.left_figure(progress)
        self.ring.set_text(figure, caption)
        self.ring.setAccessibleName(f"{figure} {caption}".rstrip())
        self.off_button.set_role("primary" if over else "secondary")
        self.off_button.setAccessibleDescription(self.line.text())
        self.title.set_style("h0" if over else "h2")
        self.title.setText(words.over_title() if over else words.running_title(progress))
        self.line.setText(words.over_line(progress) if over else words.ends_line(progress))
        self.look.setVisible(progress.wants_look and not over)
