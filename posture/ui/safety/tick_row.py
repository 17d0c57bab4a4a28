"""A tick box whose words run over as many lines as they need."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.ui.theme import Theme
from posture.ui.widgets.choice import MARK_PX, Check
from posture.ui.widgets.text import Text

GAP_PX = 14
ROOM_PX = 6
"""Above and below the words: a row is a target of 36 pixels or more."""


class TickRow(QWidget):
    """The box and its words; a click on either ticks it. Screen readers find one check box of that name."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.check = Check(theme, "")
        self.check.setAccessibleName(words)
        self.check.toggled.connect(self.toggled)
        text = Text(theme, words, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, ROOM_PX, 0, ROOM_PX)
        row.setSpacing(GAP_PX)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def is_ticked(self) -> bool:
        """Whether it is ticked."""
        return self.check.isChecked()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The words can be clicked as well."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.check.setFocus(Qt.FocusReason.MouseFocusReason)
            self.check.toggle()

    @Slot()
    def _on_theme_changed(self) -> None:
        """The box alone, without room for words, so that the focus ring stands around it."""
        self.check.setFixedWidth(self._theme.px(MARK_PX))
