"""The mini panel: what comes next at a glance, above the tray icon; it goes when one looks away."""

import msgspec
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from posture.ui.dashboard.patterns import paint_mark
from posture.ui.dashboard.week_view import Mark
from posture.ui.floating import Floating
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.ring import Ring
from posture.ui.widgets.surface import CARD_RADIUS_PX
from posture.ui.widgets.text import Text

SIZE_PX = (320, 228)
RING_PX = 72
TICK_WIDTH_PX, TICK_HEIGHT_PX, TICK_GAP_PX = 8, 22, 4


class PanelView(msgspec.Struct, frozen=True, kw_only=True):
    """What the panel says."""

    title: str
    line: str
    ring_text: str
    ring_caption: str
    share: float
    marks: tuple[Mark, ...]
    marks_words: str
    """The strip of marks as a sentence, shown below it and read by screen readers."""
    paused: bool
    due: bool = False
    """Whether a break waits to be taken: the ring is amber, as in the tray."""
    on_break: bool = False
    """Whether a break runs: the main button ends it."""


class DayStrip(QWidget):
    """One tick for each break of today, in its colour and pattern."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show these, the first one first."""
        self._marks = marks
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a tick."""
        return QSize(8 * (TICK_WIDTH_PX + TICK_GAP_PX), TICK_HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ticks, the latest ones where there is not room for all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = TICK_WIDTH_PX + TICK_GAP_PX
        fitting = (self.width() + TICK_GAP_PX) // step
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for number, mark in enumerate(self._marks[-fitting:]):
            left = self.width() - TICK_WIDTH_PX - number * step if rtl else number * step
            tick = QRectF(left, 0, TICK_WIDTH_PX, TICK_HEIGHT_PX)
            paint_mark(painter, tick, mark, self._theme.palette)
        painter.end()


class MiniPanel(Floating):
    """Asked for by a click on the tray, so it may take the keyboard: first focus on Start now.

    During a break that button ends it. The pause menu is the tray's; its actions say themselves when
    they are chosen.
    """

    start_requested = Signal()
    end_break_requested = Signal()
    """End the break that runs; what was done counts."""
    open_requested = Signal()
    resume_requested = Signal()

    def __init__(self, theme: Theme, pause_menu: QMenu, *, translucent: bool = True) -> None:
        super().__init__(theme, translucent=translucent)
        self._pause_menu = pause_menu
        self._menu_open = False
        self._was_active = False
        self._paused = False
        self._on_break = False
        self.content = QWidget(self.stage)
        self.ring = Ring(theme, diameter_px=RING_PX, stroke_px=5, tabular=False)
        self.title = Text(theme, style="h3", wrap=True)
        self.line = Text(theme, ink="text2", wrap=True)
        self.strip = DayStrip(theme)
        self.strip_words = Text(theme, style="caption", ink="text3", max_lines=1)
        self.start_button = Button(theme)
        self.pause_button = Button(theme, icon_name="chevron_down", icon_after=True, side_px=14)
        self.open_button = Button(theme, tr("MiniPanel", "Open"), role="quiet", side_px=12)
        self._lay_out()
        self.start_button.clicked.connect(self._on_start)
        self.pause_button.clicked.connect(self._on_pause)
        self.open_button.clicked.connect(self._on_open)
        pause_menu.aboutToShow.connect(self._on_menu_opened)
        pause_menu.aboutToHide.connect(self._on_menu_closed)

    def show_panel(self, view: PanelView, tray_icon: QRect | None = None) -> None:
        """Open above the tray icon, or in the corner where the tray doesn't say where it is."""
        self.update_panel(view)
        self._was_active = False
        self.set_anchor(tray_icon)
        self.appear(self._wanted_size(), CARD_RADIUS_PX)
        self.take_keyboard()
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def update_panel(self, view: PanelView) -> None:
        """Change what it says."""
        self.title.setText(view.title)
        self.line.setText(view.line)
        self.ring.set_share(view.share)
        self.ring.set_inks(arc="apricot" if view.due else "pine")
        self.ring.set_text(view.ring_text, view.ring_caption)
        self.strip.set_marks(view.marks)
        self.strip.setAccessibleName(view.marks_words)
        self.strip_words.setText(view.marks_words)
        self._on_break = view.on_break
        self.start_button.setText(
            tr("MiniPanel", "End here") if view.on_break else tr("MiniPanel", "Start now")
        )
        self.start_button.set_role("secondary" if view.on_break else "primary")
        self._paused = view.paused
        self.pause_button.setText(
            tr("MiniPanel", "Resume") if view.paused else tr("MiniPanel", "Pause")
        )
        self.pause_button.set_icon_name(None if view.paused else "chevron_down")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.withdraw()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """It closes when another window takes the keyboard, except its own menu."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange:
            return
        if self.isActiveWindow():
            self._was_active = True
        elif self._was_active and not self._menu_open:
            self.withdraw()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.ring)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addStretch()
        head.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.start_button, self.pause_button, self.open_button):
            foot.addWidget(button)
        foot.addStretch()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(20, 20, 20, 18)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(14)
        column.addWidget(self.strip)
        column.addSpacing(4)
        column.addWidget(self.strip_words)
        column.addStretch()
        column.addSpacing(14)
        column.addLayout(foot)

    def _wanted_size(self) -> QSize:
        if layout := self.content.layout():
            layout.activate()
        width, height = SIZE_PX
        width = max(self._theme.px(width), width, self.content.minimumSizeHint().width())
        return QSize(width, max(height, self.content.heightForWidth(width)))

    @Slot()
    def _on_start(self) -> None:
        self.withdraw()
        if self._on_break:
            self.end_break_requested.emit()
        else:
            self.start_requested.emit()

    @Slot()
    def _on_pause(self) -> None:
        if self._paused:
            self.withdraw()
            self.resume_requested.emit()
        else:
            self._pause_menu.popup(
                self.pause_button.mapToGlobal(self.pause_button.rect().bottomLeft())
            )

    @Slot()
    def _on_open(self) -> None:
        self.withdraw()
        self.open_requested.emit()

    @Slot()
    def _on_menu_opened(self) -> None:
        self._menu_open = True

    @Slot()
    def _on_menu_closed(self) -> None:
        self._menu_open = False
