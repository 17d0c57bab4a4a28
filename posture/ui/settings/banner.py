"""A line above a page that says what does not work; it can be put away."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from posture.ui.announce import announce
from posture.ui.i18n import tr
from posture.ui.icons import GRID_PX, paint_icon
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import PICTURE_RADIUS_PX, Surface
from posture.ui.widgets.text import Text


class Banner(Surface):
    """An icon and one sentence on an amber tint, with a cross to close it."""

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, fill="apricot_tint", edge=None, radius_px=PICTURE_RADIUS_PX, parent=parent
        )
        self.words = Text(theme, ink="text", wrap=True)
        self.close_button = Button(
            theme, role="quiet", icon_name="close", name=tr("Banner", "Put away")
        )
        self.close_button.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(_Warning(theme), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show the sentence, in place of what was shown before."""
        self.words.setText(sentence)
        self.show()
        announce(self, sentence)

    @Slot()
    def put_away(self) -> None:
        """Close it."""
        if self.isHidden():
            return
        self.hide()
        self.dismissed.emit()


class _Warning(QWidget):
    """The warning triangle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """An icon that grows with the text."""
        side = self._theme.px(GRID_PX)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint_icon(painter, "warning", self.rect().toRectF(), self._theme.ink("apricot_text"))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
