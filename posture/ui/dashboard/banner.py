"""The banner above the pages: one sentence about what does not work, and what can be done."""

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.dashboard.page import MARGIN_PX
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.settings.banner import Banner
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button

MOST_ACTIONS = 2
ABOVE_PX = 16
WORDS_PX = 280


class BannerAction(msgspec.Struct, frozen=True):
    """A button of the banner."""

    id: str
    """What `DashboardWindow.banner_action` says when it is pressed."""
    label: str


class PageBanner(QWidget):
    """The banner of the settings with up to two buttons before its cross, and room around it.

    Hidden it takes no room at all, which the margins of a layout would.
    """

    action_chosen = Signal(str)
    """The id of a `BannerAction`."""
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: tuple[BannerAction, ...] = ()
        self.inside = Banner(theme)
        self.inside.dismissed.connect(self._on_dismissed)
        around = QVBoxLayout(self)
        around.setContentsMargins(MARGIN_PX, ABOVE_PX, MARGIN_PX, 0)
        around.addWidget(self.inside)
        self._add_buttons(theme)
        self.hide()

    def show_sentence(self, sentence: str | None, actions: tuple[BannerAction, ...]) -> None:
        """Show this; None: there is nothing to say any more. What is shown already is not said again."""
        if len(actions) > MOST_ACTIONS:
            raise ValueError(f"a banner has at most {MOST_ACTIONS} buttons")
        if sentence is None:
            self.hide()
            return
        shown = None if self.isHidden() else (self.inside.words.text(), self._actions)
        if shown == (sentence, actions):
            return
        self._actions = actions
        self._box.setVisible(bool(actions))
        for button in self.buttons:
            button.hide()
        for button, action in zip(self.buttons, actions, strict=False):
            button.setText(action.label)
            button.show()
        self.show()
        self.inside.say(sentence)

    def _add_buttons(self, theme: Theme) -> None:
        self._box = QWidget()
        self.buttons = tuple(Button(theme) for _ in range(MOST_ACTIONS))
        row = self.inside.layout()
        if not isinstance(row, QHBoxLayout):
            raise TypeError("the banner is built in one row")
        words_place = row.indexOf(self.inside.words)
        row.removeWidget(self.inside.words)
        row.insertWidget(words_place, self._words_and_buttons(theme), 1)
        row.setAlignment(self.inside.close_button, Qt.AlignmentFlag.AlignVCenter)

    def _words_and_buttons(self, theme: Theme) -> QWidget:
        """The buttons stand beside the sentence, below it where that would be squeezed."""
        buttons = QHBoxLayout(self._box)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        for button in self.buttons:
            buttons.addWidget(button)
            button.clicked.connect(self._on_clicked)
        buttons.addStretch()
        self.inside.words.setMinimumWidth(theme.px(WORDS_PX))
        both = ReflowRow(gap_px=16, below_gap_px=8)
        both.add(self.inside.words, 1)
        both.add(self._box)
        return both

    @Slot()
    def _on_dismissed(self) -> None:
        self.hide()
        self.dismissed.emit()

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        for each, action in zip(self.buttons, self._actions, strict=False):
            if each is button:
                self.action_chosen.emit(action.id)
