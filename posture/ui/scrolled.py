"""Words that scroll where there is less room than they need."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from posture.ui.scroll_bars import slim_bars
from posture.ui.theme import Theme


class Scrolled(QScrollArea):
    """As high as its words where there is room; whoever places it asks `height_for`."""

    def __init__(self, theme: Theme, layout: QLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout = layout
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        page = QWidget()
        page.setLayout(layout)
        self.setWidget(page)
        for ground in (self.viewport(), page):
            ground.setAutoFillBackground(False)  # the window paints the canvas
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def height_for(self, width_px: int) -> int:
        """The height of all the words."""
        self._layout.activate()
        least_px = self._layout.totalMinimumSize().height()
        return max(least_px, self._layout.totalHeightForWidth(width_px))

    def place(self, box: QRect) -> None:
        """Stand in `box`; there is a scroll bar only where that is lower than the words.

        Left to itself a scroll area keeps its bar where the words fit only without it.
        """
        fits = self.height_for(box.width()) <= box.height()
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if fits else bar.ScrollBarAlwaysOn)
        self.setGeometry(box)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the words can be, and no height of its own."""
        return QSize(self._layout.totalMinimumSize().width(), 0)

    @Slot()
    def _on_theme_changed(self) -> None:
        slim_bars(self, self._theme)
