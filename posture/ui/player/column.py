"""The column beside the stage: what to do, how long, all steps, and the buttons."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posture.core.playing import Playing
from posture.core.playing_view import PlayView
from posture.ui.i18n import tr
from posture.ui.player import words
from posture.ui.player.keys import KeyHint, KeyLegend
from posture.ui.player.number import BigNumber
from posture.ui.player.steps import StepList
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import PLAYER_HEIGHT_PX, Button
from posture.ui.widgets.text import Text

BUTTON_SIDE_PX: Final = 22
MENU_BUTTON_PX: Final = 36
PAUSE_WIDTH_PX: Final = 110
SENTENCE_LINES: Final = 3
OUTDENT_PX: Final = 14
"""The marks of the list stand in line with the words above; the ground of its rows reaches beyond."""


class Column(QWidget):
    """Shows a moment of a run in words. The window connects its buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kicker = Text(theme, style="small_strong", ink="pine", max_lines=1)
        self.menu_button = Button(
            theme,
            role="quiet",
            icon_name="more",
            name=tr("Player", "More"),
            height_px=MENU_BUTTON_PX,
        )
        self.title = Text(theme, style="h0", wrap=True)
        self.sentence = Text(theme, style="lead", ink="text2", wrap=True)
        self.number = BigNumber(theme)
        self.manner = Text(theme, style="h3", wrap=True)
        self.unit = Text(theme, style="lead", ink="text2", wrap=True)
        self.steps = StepList(theme)
        self.pause_button = self._button(tr("Player", "Pause"))
        self.pause_button.set_role("primary")
        self.pause_button.setMinimumWidth(theme.px(PAUSE_WIDTH_PX))
        self.next_button = self._button(tr("Player", "Next move"))
        self.end_button = self._button(tr("Player", "End here"))
        self.end_button.set_role("quiet")
        self.keys = KeyLegend(theme, _hints())
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_view(self, state: Playing, view: PlayView) -> None:
        """Show a moment of the run; what is the same stays untouched."""
        manner, unit = words.beside_number(view)
        self.kicker.setText(words.kicker(state.routine))
        self.title.setText(words.title(view.part))
        self.sentence.setText(words.sentence(view))
        self.number.show_number(*words.number(view), dim=view.leading or view.paused)
        self.manner.setText(manner)
        self.unit.setText(unit)
        self.steps.show_view(state.parts, view)
        self.pause_button.setText(tr("Player", "Go on") if view.paused else tr("Player", "Pause"))

    def show_farewell(self, title: str, line: str) -> None:
        """Say that it is over, in place of a move."""
        self.title.setText(title)
        self.sentence.setText(line)
        self.sentence.setMinimumHeight(0)
        self._count.hide()
        self.pause_button.hide()
        self.next_button.hide()
        self.menu_button.hide()
        self.keys.hide()
        self.end_button.setText(tr("Player", "Close"))
        self.end_button.set_role("secondary")

    def _button(self, label: str) -> Button:
        """Tab reaches it; a click leaves the keyboard to the window, where Space means pause."""
        button = Button(self._theme, label, height_px=PLAYER_HEIGHT_PX, side_px=BUTTON_SIDE_PX)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._indented(self._top()))
        outer.addSpacing(16)
        outer.addWidget(self.steps, 1)
        outer.addSpacing(14)
        outer.addLayout(self._indented(self._bottom()))

    def _indented(self, inner: QVBoxLayout) -> QVBoxLayout:
        inner.setContentsMargins(OUTDENT_PX, 0, OUTDENT_PX, 0)
        inner.setSpacing(0)
        return inner

    def _top(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addLayout(self._head())
        column.addSpacing(4)
        column.addWidget(self.title)
        column.addSpacing(8)
        column.addWidget(self.sentence)
        column.addSpacing(20)
        self._count = self._number_row()
        column.addWidget(self._count)
        return column

    def _bottom(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addLayout(self._foot())
        column.addSpacing(18)
        column.addWidget(self.keys)
        return column

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.kicker.setMinimumWidth(0)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = self.menu_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.menu_button.setSizePolicy(policy)
        head.addWidget(self.kicker, 1)
        head.addWidget(self.menu_button)
        return head

    def _number_row(self) -> QWidget:
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addStretch()
        beside.addWidget(self.manner)
        beside.addWidget(self.unit)
        beside.addStretch()
        host = QWidget()
        host.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.number)
        row.addLayout(beside, 1)
        return host

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for button in (self.pause_button, self.next_button, self.end_button):
            foot.addWidget(button)
        foot.addStretch()
        return foot

    @Slot()
    def _on_theme_changed(self) -> None:
        """Room for the longest instruction, so that nothing below jumps from move to move."""
        self.sentence.setMinimumHeight(SENTENCE_LINES * self._theme.line_px("lead"))


def _hints() -> tuple[KeyHint, ...]:
    return (
        KeyHint(tr("Player", "Space"), tr("Player", "pause")),
        KeyHint(tr("Player", "Right arrow"), tr("Player", "next"), "arrow_right"),
        KeyHint(tr("Player", "Left arrow"), tr("Player", "again"), "arrow_left"),
        KeyHint(tr("Player", "Esc"), tr("Player", "end here")),
    )
