"""What every page of the dashboard is built on: a scrolled column with the page's margins."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from posture.ui.dashboard.title_row import TITLE, TitleRow
from posture.ui.scroll_bars import slim_bars
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

MARGIN_PX = 28
BOTTOM_PX = 20
GAP_PX = 16


class Page(QScrollArea):
    """A page that scrolls when the window is smaller than it; `column` lays out its parts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, BOTTOM_PX)
        self.column.setSpacing(GAP_PX)
        self.setWidget(self.content)
        for ground in (self.viewport(), self.content):
            ground.setAutoFillBackground(False)  # the window paints the canvas
        theme.changed.connect(self._on_page_theme_changed)
        self._on_page_theme_changed()

    def add_head(self, title: str, beside: Text | None = None) -> None:
        """The page's title, with a few words beside it."""
        words = Text(self._theme, title, style=TITLE)
        self.column.addWidget(words if beside is None else TitleRow(self._theme, words, beside))

    def refresh(self) -> None:
        """Read the page's values anew."""

    @Slot()
    def _on_page_theme_changed(self) -> None:
        slim_bars(self, self._theme)
