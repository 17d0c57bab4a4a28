"""A heading that opens and shuts what stands below it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button


class Fold(QWidget):
    """Shut at first; a hidden field keeps what was answered in it."""

    def __init__(
        self, theme: Theme, title: str, content: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.content = content
        self.head = Button(theme, title, role="quiet", icon_name="chevron_right", side_px=8)
        self.head.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(content)
        self.set_open(open_now=False)

    @property
    def is_open(self) -> bool:
        """Whether its content can be seen."""
        return not self.content.isHidden()

    def set_open(self, *, open_now: bool) -> None:
        """Open or shut it."""
        self.content.setHidden(not open_now)
        self.head.set_icon_name("chevron_down" if open_now else "chevron_right")
        state = tr("Checkin", "open") if open_now else tr("Checkin", "folded")
        self.head.setAccessibleDescription(state)

    @Slot()
    def _on_clicked(self) -> None:
        self.set_open(open_now=not self.is_open)
