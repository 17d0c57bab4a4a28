"""The sidebar: what comes next on top, the pages below, settings and about at the bottom."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from posture.ui.dashboard.now_words import NowView
from posture.ui.i18n import tr
from posture.ui.icons import GRID_PX, IconName, paint_icon
from posture.ui.theme import Theme
from posture.ui.tray_icon import TrayState, tray_pixmap
from posture.ui.widgets.focus_ring import FocusRing
from posture.ui.widgets.text import Text

WIDTH_PX = 212
GROWS_BY = 0.5
"""Larger text widens the sidebar by this much of its growth: the pages need the room more."""
SIDE_PX = 12
TOP_PX = 24
ENTRY_PX = 38
ENTRY_GAP_PX = 4
ENTRY_SIDE_PX = 12
ENTRY_RADIUS_PX = 9
WORD_GAP_PX = 10
ICON_PX = 30
MARK_PX, MARK_WIDE_PX = 18.0, 3.0
"""The bar at the open page: the tint alone is lost in grey."""
HEAD_GAP_PX = 28


class PageName(StrEnum):
    """The pages, in the order of the sidebar."""

    TODAY = "today"
    WEEK = "week"
    HISTORY = "history"
    POSTURE = "posture"
    ROUTINES = "routines"
    WHY = "why"
    WHAT_IF = "what_if"
    SETTINGS = "settings"
    ABOUT = "about"


AT_BOTTOM = (PageName.SETTINGS, PageName.ABOUT)
ICONS: Mapping[PageName, IconName] = {
    PageName.TODAY: "clock",
    PageName.WEEK: "bars",
    PageName.HISTORY: "calendar",
    PageName.POSTURE: "seated",
    PageName.ROUTINES: "play",
    PageName.WHY: "question",
    PageName.WHAT_IF: "compare",
    PageName.SETTINGS: "sliders",
    PageName.ABOUT: "info",
}


def page_title(page: PageName) -> str:
    """The page's name in the sidebar."""
    match page:
        case PageName.TODAY:
            return tr("Sidebar", "Today")
        case PageName.WEEK:
            return tr("Sidebar", "Week")
        case PageName.HISTORY:
            return tr("Sidebar", "History")
        case PageName.POSTURE:
            return tr("Sidebar", "Posture")
        case PageName.ROUTINES:
            return tr("Sidebar", "Routines")
        case PageName.WHY:
            return tr("Sidebar", "Why")
        case PageName.WHAT_IF:
            return tr("Sidebar", "What if")
        case PageName.SETTINGS:
            return tr("Sidebar", "Settings")
        case PageName.ABOUT:
            return tr("Sidebar", "About & safety")


class Entry(QPushButton):
    """One page in the sidebar: icon and name, on a tint while the page is open."""

    def __init__(self, theme: Theme, page: PageName, parent: QWidget) -> None:
        super().__init__(page_title(page).replace("&", "&&"), parent)
        self._theme = theme
        self._name = page_title(page)
        self._icon_name = ICONS[page]
        self._hovered = False
        self.page = page
        self.setAccessibleName(self._name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.focus_ring = FocusRing(theme, self, radius_px=ENTRY_RADIUS_PX)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Icon, name and the room around them."""
        words = self.fontMetrics().horizontalAdvance(self._name)
        width = 2 * ENTRY_SIDE_PX + self._theme.px(GRID_PX) + WORD_GAP_PX + words
        return QSize(width, ENTRY_PX + self._theme.line_px("strong") - 20)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Answer the pointer."""
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._theme.palette
        if self.isChecked() or self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.tint if self.isChecked() else palette.canvas)
            painter.drawRoundedRect(QRectF(self.rect()), ENTRY_RADIUS_PX, ENTRY_RADIUS_PX)
        if self.isChecked():
            mark = QRectF(0, self.height() / 2 - MARK_PX / 2, MARK_WIDE_PX, MARK_PX)
            painter.setBrush(palette.pine)
            painter.drawRoundedRect(self._mirrored(mark), MARK_WIDE_PX / 2, MARK_WIDE_PX / 2)
        side = self._theme.px(GRID_PX)
        square = QRectF(ENTRY_SIDE_PX, (self.height() - side) / 2, side, side)
        icon_ink = palette.tint_text if self.isChecked() else palette.text2
        paint_icon(painter, self._icon_name, self._mirrored(square), icon_ink)
        painter.setPen(palette.tint_text if self.isChecked() else palette.text)
        painter.setFont(self.font())
        left = square.right() + WORD_GAP_PX
        room = QRectF(left, 0, self.width() - left - 4, self.height())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(room), flags, self._name)
        painter.end()

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("strong"))
        self.updateGeometry()
        self.update()


class StateIcon(QWidget):
    """The tray's icon, larger: the same ring, figure and marks."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, side_px: int = ICON_PX
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = TrayState.OFF_HOURS
        self._share = 0.0
        self.setFixedSize(side_px, side_px)
        theme.changed.connect(self._on_theme_changed)

    def set_state(self, state: TrayState, share: float) -> None:
        """Show this state."""
        self._state, self._share = state, share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        size_px = round(self.width() * painter.device().devicePixelRatio())
        pixmap = tray_pixmap(self._state, self._share, size_px, dark_panel=self._theme.dark)
        painter.drawPixmap(self.rect(), pixmap)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class Sidebar(QWidget):
    """The way between the pages. Only pages that exist are offered."""

    page_chosen = Signal(object)
    """A `PageName`."""

    def __init__(
        self, theme: Theme, pages: Sequence[PageName], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = StateIcon(theme, self)
        self._heading = Text(theme, style="small", ink="text2")
        self._line = Text(theme, style="strong", max_lines=1)
        self._entries = {page: Entry(theme, page, self) for page in pages}
        self._lay_out()
        for entry in self._entries.values():
            entry.clicked.connect(self._on_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def entries(self) -> Mapping[PageName, Entry]:
        """The pages that are offered."""
        return self._entries

    def set_now(self, now: NowView) -> None:
        """Say what comes next."""
        self._icon.set_state(now.icon, now.share)
        self._heading.setText(now.heading)
        self._line.setText(now.line)
        self._line.setToolTip(f"{now.heading}: {now.line}")

    def set_open(self, page: PageName) -> None:
        """Mark the page that is open."""
        for name, entry in self._entries.items():
            entry.setChecked(name is page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from page to page."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        entries = list(self._entries.values())
        here = next((i for i, entry in enumerate(entries) if entry.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(entries):
            entries[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line at its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("sunken"))
        right = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        edge = self.width() - 1 if right else 0
        painter.fillRect(edge, 0, 1, self.height(), self._theme.ink("line"))
        painter.end()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._heading)
        words.addWidget(self._line)
        head = QHBoxLayout()
        head.setContentsMargins(ENTRY_SIDE_PX, 0, 0, 0)
        head.setSpacing(WORD_GAP_PX - 2)
        head.addWidget(self._icon)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE_PX, TOP_PX, SIDE_PX, SIDE_PX + ENTRY_GAP_PX)
        column.setSpacing(ENTRY_GAP_PX)
        column.addLayout(head)
        column.addSpacing(HEAD_GAP_PX)
        for page, entry in self._entries.items():
            if page not in AT_BOTTOM:
                column.addWidget(entry)
        column.addStretch(1)
        for page, entry in self._entries.items():
            if page in AT_BOTTOM:
                column.addWidget(entry)

    @Slot()
    def _on_clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, Entry):
            self.page_chosen.emit(entry.page)

    @Slot()
    def _on_theme_changed(self) -> None:
        more = GROWS_BY * (self._theme.text_scale - 1)
        self.setFixedWidth(round(WIDTH_PX * (1 + more)))
        self.update()
