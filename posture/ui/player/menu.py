"""What can be done about the move at hand, and the rest of what the player can do."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from posture.core.playing_view import NextUp, PlayView
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.menu import Menu


class PlayerMenu(Menu):
    """The three dots. The window connects the actions; their keys are shown, not owned, by them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.easier = self._action(tr("Player", "Easier version"))
        self.how = self._action(tr("Player", "How to do it"))
        self.skip = self._action(tr("Player", "Skip this move"))
        self.leave_out = self._action(tr("Player", "Don’t suggest this"))
        self.addSeparator()
        self.restart = self._action(tr("Player", "Start over"), "R")
        self.sound = self._action(tr("Player", "Sound"), "M")
        self.sound.setCheckable(True)
        self.silence = self._action("")
        self.silence.setEnabled(False)
        self.silence.setVisible(False)
        self.full_screen = self._action(tr("Player", "Full screen"), "F")
        self.full_screen.setCheckable(True)

    def show_view(self, view: PlayView) -> None:
        """Offer what the move at hand has."""
        self.easier.setVisible(bool(view.part.move.easier))
        self.easier.setEnabled(not view.easier)
        self.skip.setVisible(view.next_up is NextUp.OTHER_SIDE)

    def show_sound(self, *, on: bool, missing: str) -> None:
        """Whether sounds are on; where none can be heard, why."""
        self.sound.setChecked(on)
        self.sound.setEnabled(not missing)
        self.silence.setVisible(bool(missing))
        if missing:
            self.silence.setText(missing[:1].upper() + missing[1:])

    def _action(self, label: str, key: str = "") -> QAction:
        return self.addAction(f"{label}\t{key}" if key else label)
