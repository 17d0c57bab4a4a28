"""The list of all parts: what is done, what is on, what comes."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from posture.core.playing_view import PlayView
from posture.core.timeline import Part
from posture.ui.i18n import tr
from posture.ui.icons import paint_icon
from posture.ui.palette import faded
from posture.ui.player import words
from posture.ui.theme import Theme
from posture.ui.widgets.ring import paint_ring
from posture.ui.widgets.text import Text

ROW_PX: Final = 43
GAP_PX: Final = 2
SIDE_PX: Final = 14
ROW_RADIUS_PX: Final = 12
MARK_PX: Final = 20
MARK_STROKE_PX: Final = 3.0
OPEN_STROKE_PX: Final = 1.5
TICK_SHARE: Final = 0.82
TRACK_ALPHA: Final = 0.25
EDGE_PX: Final = 30
ROWS_WITH_PAST: Final = 3


class RowState(Enum):
    """Where a part stands."""

    DONE = "done"
    NOW = "now"
    OPEN = "open"


class StepMark(QWidget):
    """A ticked disc, a small ring, or an open circle."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = RowState.OPEN
        self._share = 1.0
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_state(self, state: RowState, share: float) -> None:
        """Show it; `share` is for the ring."""
        if (state, share) != (self._state, self._share):
            self._state, self._share = state, share
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pine = self._theme.ink("pine")
        match self._state:
            case RowState.DONE:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(pine)
                painter.drawEllipse(box)
                inset = box.width() * (1 - TICK_SHARE) / 2
                tick = box.adjusted(inset, inset, -inset, -inset)
                paint_icon(painter, "check", tick, self._theme.ink("on_pine"))
            case RowState.NOW:
                track = faded(pine, TRACK_ALPHA)
                paint_ring(
                    painter, box, self._share, track=track, arc=pine, stroke_px=MARK_STROKE_PX
                )
            case RowState.OPEN:
                painter.setPen(QPen(self._theme.ink("ctl"), OPEN_STROKE_PX))
                painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.px(MARK_PX)
        self.setFixedSize(side, side)
        self.update()


class StepRow(QWidget):
    """One part: its mark, its name, and how long or how often."""

    def __init__(self, theme: Theme, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: RowState | None = None
        self.mark = StepMark(theme)
        self.name = Text(theme, words.row_name(part), style="strong", max_lines=1)
        self.amount = Text(theme, words.amount(part), style="small_strong", ink="text2")
        self.name.setMinimumWidth(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
        row.setSpacing(14)
        row.addWidget(self.mark)
        row.addWidget(self.name, 1)
        row.addWidget(self.amount)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def state(self) -> RowState | None:
        """Where the part stands."""
        return self._state

    def show_state(self, state: RowState, share: float) -> None:
        """Show where the part stands."""
        self.mark.show_state(state, share)
        if state is not self._state:
            self._state = state
            self.setAccessibleName(f"{self.name.text()}, {_spoken(state)}")
            self.name.set_ink("text2" if state is RowState.DONE else "text")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the part that is on."""
        if self._state is not RowState.NOW:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("tint"))
        painter.drawRoundedRect(QRectF(self.rect()), ROW_RADIUS_PX, ROW_RADIUS_PX)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(ROW_PX))
        self.update()


class StepList(QScrollArea):
    """All parts, as many as fit. The one that is on and those around it are always in sight."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        self._now = 0
        self.rows: list[StepRow] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self._edges = MoreEdges(theme, self)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_view(self, parts: tuple[Part, ...], view: PlayView) -> None:
        """Show where the run is in its parts."""
        if parts is not self._parts:
            self._build(parts)
        for number, row in enumerate(self.rows):
            row.show_state(_state(number, view), 1.0 if view.leading else view.ring_share)
        if view.part_no != self._now:
            self._now = view.part_no
            self._bring_into_sight()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(200, len(self.rows) * self._pitch_px - GAP_PX)

    def minimumSizeHint(self) -> QSize:
        """Two rows: the one that is on and the next."""
        return QSize(160, 2 * self._pitch_px - GAP_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whole rows only, and the one that is on among them."""
        super().resizeEvent(event)
        spare_px = (self.height() + GAP_PX) % self._pitch_px
        self.setViewportMargins(0, 0, 0, spare_px)
        self._edges.setGeometry(self.rect().adjusted(0, 0, 0, -spare_px))
        self._bring_into_sight()

    @property
    def _pitch_px(self) -> int:
        """From one row to the next."""
        return self._theme.px(ROW_PX) + GAP_PX

    def _build(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        self.rows = [StepRow(self._theme, part, page) for part in parts]
        for row in self.rows:
            column.addWidget(row)
        column.addStretch()
        self.setWidget(page)
        page.setAutoFillBackground(False)
        self.updateGeometry()

    def _bring_into_sight(self) -> None:
        """What is over gets one row where there is room; the rest is for what comes."""
        rows = (self.viewport().height() + GAP_PX) // self._pitch_px
        first = self._now - 1 if rows >= ROWS_WITH_PAST else self._now
        self.verticalScrollBar().setValue(max(0, first) * self._pitch_px)
        self._on_scrolled()

    @Slot()
    def _on_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        above = 0 < bar.value() < self._now * self._pitch_px
        self._edges.show_more(above=above, below=bar.value() < bar.maximum())


class MoreEdges(QWidget):
    """Lets the list fade out where it goes on beyond what is in sight."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._above = self._below = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_more(self, *, above: bool, below: bool) -> None:
        """Say where there is more."""
        if (above, below) != (self._above, self._below):
            self._above, self._below = above, below
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the window's colour over the edges."""
        painter = QPainter(self)
        depth = self._theme.px(EDGE_PX)
        if self._above:
            self._fade(painter, QRectF(0, 0, self.width(), depth), solid_at_top=True)
        if self._below:
            bottom = QRectF(0, self.height() - depth, self.width(), depth)
            self._fade(painter, bottom, solid_at_top=False)
        painter.end()

    def _fade(self, painter: QPainter, box: QRectF, *, solid_at_top: bool) -> None:
        canvas = self._theme.ink("canvas")
        gradient = QLinearGradient(box.topLeft(), box.bottomLeft())
        gradient.setColorAt(0.0 if solid_at_top else 1.0, canvas)
        gradient.setColorAt(1.0 if solid_at_top else 0.0, faded(canvas, 0))
        painter.fillRect(box, gradient)


def _state(number: int, view: PlayView) -> RowState:
    if number == view.part_no and not view.over:
        return RowState.NOW
    return RowState.DONE if view.done[number] else RowState.OPEN


def _spoken(state: RowState) -> str:
    """What the mark says by its shape."""
    return {
        RowState.DONE: tr("Player", "done"),
        RowState.NOW: tr("Player", "now"),
        RowState.OPEN: tr("Player", "open"),
    }[state]
