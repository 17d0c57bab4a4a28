"""What every control for the value of a setting is built on."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

GAP_PX = 12


class Editor(QWidget):
    """A control for one value. `control` takes the focus and the name; `shown` is what it is a part of."""

    edited = Signal(object)
    """The value that was set by hand, in the program's types."""
    is_wide = False
    """Whether it stands below its label rather than beside it."""

    def __init__(self, control: QWidget, *, shown: QWidget | None = None) -> None:
        super().__init__()
        self.control = control
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP_PX)
        self.row.addWidget(shown or control)

    def show_value(self, value: Any) -> None:
        """Show the value in force."""
        raise NotImplementedError

    def show_without_effect(self, value: Any) -> None:
        """Show the value of a setting that this desktop can't follow: to be read, not changed."""
        self.show_value(value)
        self.setEnabled(False)
