"""What to do when something was ticked: a few calm lines on a tinted ground."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.theme import Theme
from posture.ui.widgets.surface import PICTURE_RADIUS_PX, Surface
from posture.ui.widgets.text import Text

PADDING_PX = 14


class AdviceBox(Surface):
    """Hidden until there is something to say, which is then announced once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, fill="apricot_tint", edge=None, radius_px=PICTURE_RADIUS_PX, parent=parent
        )
        self._first = Text(theme, style="strong", wrap=True)
        self._more = Text(theme, wrap=True)
        self._said = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(*(PADDING_PX,) * 4)
        column.setSpacing(4)
        column.addWidget(self._first)
        column.addWidget(self._more)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; "" while it is hidden."""
        return self._said

    def say(self, first: str, more: tuple[str, ...] = ()) -> None:
        """Say this; nothing hides the box."""
        said = "\n".join((first, *more)) if first else ""
        if said == self._said:
            return
        self._said = said
        self._first.setText(first)
        self._more.setText("\n".join(more))
        self._more.setVisible(bool(more))
        self.setVisible(bool(first))
        if first:
            announce(self, said)
