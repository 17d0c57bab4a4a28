"""The course of a story: its steps with their times, and the setting that it hangs on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.why.values import SettingShown
from posture.ui.why_words import StepWords
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.text import Text

SIDE_PX = 20
GAP_PX = 12
LINE_GAP_PX = 6
TOP_PX, BOTTOM_PX = 8, 14
LINK_DROP_PX = 2
"""A link is so much higher than its line of writing, above and below."""


class Course(QWidget):
    """Steps in the order of time; below them a setting and the way to it."""

    setting_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self.steps = QWidget()
        self.setting_words = Text(theme, ink="text2", wrap=True)
        self.setting_button = Button(theme, tr("WhyPage", "Open this setting"), role="link")
        self.setting_button.clicked.connect(self._on_setting_clicked)
        self._setting = QWidget()
        row = QHBoxLayout(self._setting)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(GAP_PX)
        words = QVBoxLayout()
        words.setContentsMargins(0, LINK_DROP_PX, 0, 0)
        words.addWidget(self.setting_words)
        row.addLayout(words)
        row.addWidget(self.setting_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GAP_PX)
        self._column.addWidget(self.steps)
        self._column.addWidget(self._setting)
        self.set_left(0)

    def set_left(self, left_px: int) -> None:
        """Begin below the sentence."""
        self._column.setContentsMargins(left_px, TOP_PX, SIDE_PX, BOTTOM_PX)

    def set_steps(self, steps: Sequence[StepWords], setting: SettingShown | None) -> None:
        """Show this course."""
        old, self.steps = self.steps, QWidget(self)
        grid = QGridLayout(self.steps)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(LINE_GAP_PX)
        grid.setColumnStretch(1, 1)
        for number, step in enumerate(steps):
            time = Text(self._theme, step.time, style="small_strong", ink="text2", tabular=True)
            words = Text(self._theme, step.words, ink="text", wrap=True)
            grid.addWidget(time, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, number, 1)
        self.steps.setVisible(bool(steps))
        self._column.replaceWidget(old, self.steps)
        old.hide()
        old.deleteLater()
        self._setting.setVisible(setting is not None)
        if setting is not None:
            self._key = setting.key
            self.setting_words.setText(setting.words)
            name = tr("WhyPage", "Open this setting: {name}").format(name=setting.words)
            self.setting_button.setAccessibleName(name)

    @Slot()
    def _on_setting_clicked(self) -> None:
        self.setting_requested.emit(self._key)
