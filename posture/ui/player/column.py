"""The column beside the stage: what to do, how long, all steps, and the buttons."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posture.core.playing import Playing
from posture.core.playing_view import PlayView
from posture.ui.i18n import tr
from posture.ui.player import words
from posture.ui.player.keys import KeyHint, KeyLegend
from posture.ui.player.number import BigNumber
from posture.ui.player.steps import StepList
from posture.ui.scrolled import Scrolled
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import PLAYER_HEIGHT_PX, Button
from posture.ui.widgets.text import Text

BUTTON_SIDE_PX: Final = 22
MENU_BUTTON_PX: Final = 36
HURTS_SIDE_PX: Final = 10
RULE_GAP_PX: Final = 10
PAUSE_WIDTH_PX: Final = 110
SENTENCE_LINES: Final = 3
HEAD_GAP_PX: Final = 4
LIST_GAP_PX: Final = 15
KEYS_GAP_PX: Final = 18
LEAST_WORDS_PX: Final = 120
OUTDENT_PX: Final = 14
"""The marks of the list stand in line with the words above; the ground of its rows reaches beyond."""


class Column(QWidget):
    """Shows a moment of a run in words. The window connects its buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = False
        self._said: tuple[str, ...] = ()
        self.kicker = Text(theme, style="small_strong", ink="pine", max_lines=1)
        self.menu_button = Button(
            theme,
            role="quiet",
            icon_name="more",
            name=tr("Player", "More"),
            height_px=MENU_BUTTON_PX,
        )
        self.hurts_button = Button(
            theme,
            tr("Player", "This hurts"),
            role="quiet",
            height_px=MENU_BUTTON_PX,
            side_px=HURTS_SIDE_PX,
        )
        self.title = Text(theme, style="h0", wrap=True)
        self.sentence = Text(theme, style="lead", ink="text2", wrap=True)
        self.number = BigNumber(theme)
        self.manner = Text(theme, style="h3", wrap=True)
        self.unit = Text(theme, style="lead", ink="text2", wrap=True)
        self.rule = Text(theme, style="small", ink="text2", wrap=True)
        self.steps = StepList(theme, self)
        self.pause_button = self._button(tr("Player", "Pause"))
        self.pause_button.set_role("primary")
        self.pause_button.setMinimumWidth(theme.px(PAUSE_WIDTH_PX))
        self.next_button = self._button(tr("Player", "Next move"))
        self.end_button = self._button(tr("Player", "End here"))
        self.end_button.set_role("quiet")
        self.keys = KeyLegend(theme, key_hints(), self)
        self._make_blocks()
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
        self.rule.setText(words.rule(view.part))
        self.steps.show_view(state.parts, view)
        self.pause_button.setText(tr("Player", "Go on") if view.paused else tr("Player", "Pause"))
        said = (self.title.text(), self.sentence.text(), manner, unit, self.rule.text())
        if said != self._said:
            self._said = said
            self._place()

    def set_asking(self, *, asking: bool) -> None:
        """While something else is asked the run can't be moved on from here, only ended."""
        for button in (self.pause_button, self.next_button, self.hurts_button, self.menu_button):
            button.setEnabled(not asking)

    def show_farewell(self, title: str, line: str) -> None:
        """Say that it is over, in place of a move."""
        self._over = True
        self.title.setText(title)
        self.sentence.setText(line)
        self.sentence.setMinimumHeight(0)
        self.count.hide()
        self.pause_button.hide()
        self.next_button.hide()
        self.menu_button.hide()
        self.hurts_button.hide()
        self.rule.hide()
        self.end_button.setText(tr("Player", "Close"))
        self.end_button.set_role("primary")
        self._place()

    def minimumSizeHint(self) -> QSize:
        """The buttons and a few of the words; those can be scrolled."""
        widest = max(
            block.minimumSizeHint().width() for block in (self.head, self.words, self.foot)
        )
        edges_px = self.head.height() + self.foot.sizeHint().height() + LIST_GAP_PX
        return QSize(
            max(widest + 2 * OUTDENT_PX, self.steps.minimumSizeHint().width()),
            edges_px + self._theme.px(LEAST_WORDS_PX),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self._place()

    def _button(self, label: str) -> Button:
        """Tab reaches it; a click leaves the keyboard to the window, where Space means pause."""
        button = Button(self._theme, label, height_px=PLAYER_HEIGHT_PX, side_px=BUTTON_SIDE_PX)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _make_blocks(self) -> None:
        """Four blocks, placed one below the other by `_place`, and the legend of the keys."""
        self.head = self._block(self._head())
        self.words = Scrolled(self._theme, self._words(), self)
        self.foot = self._block(self._foot())

    def _block(self, layout: QHBoxLayout) -> QWidget:
        block = QWidget(self)
        layout.setContentsMargins(0, 0, 0, 0)
        block.setLayout(layout)
        return block

    def _words(self) -> QVBoxLayout:
        self.count = self._number_row()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(8)
        column.addWidget(self.sentence)
        column.addSpacing(20)
        column.addWidget(self.count)
        column.addSpacing(RULE_GAP_PX)
        column.addWidget(self.rule)
        column.addStretch()
        return column

    def _place(self) -> None:
        """Where it is low: first without the keys, then without the list, at last the words scroll.

        The buttons are always there. Widgets that come and go, in a layout, would set the window's
        least height, so that it could never be made as low as that.
        """
        left, width = OUTDENT_PX, self.width() - 2 * OUTDENT_PX
        head_px, foot_px = self.head.sizeHint().height(), self.foot.sizeHint().height()
        words_px, keys_px = self.words.height_for(width), self.keys.heightForWidth(width)
        spare_px = self.height() - head_px - HEAD_GAP_PX - words_px - LIST_GAP_PX - foot_px
        list_px = self.steps.minimumSizeHint().height() + LIST_GAP_PX
        has_list = spare_px >= list_px
        has_keys = not self._over and spare_px >= list_px + KEYS_GAP_PX + keys_px
        bottom = self.height()
        if has_keys:
            self.keys.setGeometry(left, bottom - keys_px, width, keys_px)
            bottom -= keys_px + KEYS_GAP_PX
        self.foot.setGeometry(left, bottom - foot_px, width, foot_px)
        bottom -= foot_px + LIST_GAP_PX
        self.head.setGeometry(left, 0, width, head_px)
        top = head_px + HEAD_GAP_PX
        self.words.place(QRect(left, top, width, min(words_px, max(0, bottom - top))))
        top += words_px + LIST_GAP_PX
        if has_list:
            self.steps.setGeometry(0, top, self.width(), bottom - top)
        self.keys.setVisible(has_keys)
        self.steps.setVisible(has_list)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.kicker.setMinimumWidth(0)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = self.menu_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.menu_button.setSizePolicy(policy)
        self.hurts_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head.addWidget(self.kicker, 1)
        head.addWidget(self.hurts_button)
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
        if not self._over:
            self.sentence.setMinimumHeight(SENTENCE_LINES * self._theme.line_px("lead"))
        self.updateGeometry()
        self._place()


def key_hints(*, can_end: bool = True) -> tuple[KeyHint, ...]:
    """The keys and what they do; without Esc where the routine can't be ended."""
    hints = (
        KeyHint(tr("Player", "Space"), tr("Player", "pause")),
        KeyHint(tr("Player", "Right arrow"), tr("Player", "next"), "arrow_right"),
        KeyHint(tr("Player", "Left arrow"), tr("Player", "again"), "arrow_left"),
        KeyHint(tr("Player", "Esc"), tr("Player", "end here")),
    )
    return hints if can_end else hints[:-1]
