"""What every page of the dashboard is built on: a scrolled column with the page's margins."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from posture.ui.dashboard.title_row import TITLE, TitleRow
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

MARGIN_PX = 28
BOTTOM_PX = 20
GAP_PX = 16
SCROLL_BARS = """
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 2px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


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
        self.setStyleSheet(SCROLL_BARS.format(handle=self._theme.ink("ctl").name()))
