"""The stage: a tinted panel with the figure inside a countdown ring."""

import math
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QVariantAnimation, Slot
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.core.breathing import EMPTY, breath_at, is_paced
from posture.core.figure import Framing, View
from posture.core.playing_view import PlayView
from posture.core.timeline import PhaseKind
from posture.ui.i18n import tr
from posture.ui.palette import faded
from posture.ui.player import words
from posture.ui.player.figure import PlayingFigure
from posture.ui.player.pacer import Pacer
from posture.ui.theme import Theme
from posture.ui.widgets.chip import Tag
from posture.ui.widgets.ring import paint_ring
from posture.ui.widgets.surface import STAGE_RADIUS_PX
from posture.ui.widgets.text import Text

SIZE_PX: Final = (540, 600)
RING_SHARE: Final = 0.9
"""The ring's diameter as a share of the stage's smaller side."""
STROKE_PX: Final = 8
RING_GAP_PX: Final = 8
RIM_PX: Final = STROKE_PX + RING_GAP_PX
EDGE_PX: Final = 22
FIGURE_INSETS: Final = {
    Framing.FULL: (0.0, 0.0, 0.0, 0.01),
    Framing.UPPER: (0.045, 0.08, 0.045, 0.0),
    Framing.BUST: (0.05, 0.05, 0.05, 0.0),
}
"""Left, top, right and bottom, as shares of the disc: closer pictures are cut by the rim below."""
PAIR_INSETS: Final = (0.1, 0.2, 0.1, 0.2)
"""Two stills side by side fit into the disc whole."""
FADE_MS: Final = 300
PAUSED_ALPHA: Final = 0.6
DISC_ALPHA_LIGHT, DISC_ALPHA_DARK = 0.5, 0.055
TRACK_ALPHA_LIGHT, TRACK_ALPHA_DARK = 0.12, 0.09
WAITING_ALPHA: Final = 0.45


class Stage(QWidget):
    """Side chip, figure in its ring, and what the orange means. It dims while the run is paused."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[int, str] | None = None
        self.pacer = Pacer(theme, self)
        self.figure = PlayingFigure(theme, self)
        self._fade = CrossFade(self)
        self._rim = Rim(theme, self)
        self.side = Tag(theme, tone="side", parent=self)
        self.mirror = Text(theme, tr("Player", "Like a mirror"), style="small", ink="text2")
        self.caption = Text(
            theme,
            tr("Player", "Orange shows where you may feel it."),
            style="small",
            ink="text2",
            wrap=True,
        )
        self.mirror.setParent(self)
        self.caption.setParent(self)
        self._veil = Veil(theme, self)
        self._framing = Framing.FULL
        self._moves = False
        self._view: PlayView | None = None
        self._covered = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.figure.moved.connect(self._on_figure_moved)
        theme.changed.connect(self._on_theme_changed)

    def show_view(self, view: PlayView) -> None:
        """Show a moment of the run."""
        self._view = view
        if (view.part_no, view.part.move.id) != self._shown:
            self._turn_to(view)
        self._show_breath(view, view.phase_elapsed_s)
        self.figure.follow(view)
        self._rim.show_share(view.ring_share, waiting=view.leading)
        self._veil.setVisible(view.paused)

    def show_over(self) -> None:
        """The routine is over: the ring is whole."""
        self._rim.show_share(1.0, waiting=False)

    def settle(self) -> None:
        """Bring what fades to its end at once."""
        self._fade.end()

    def rest(self) -> None:
        """Nobody looks."""
        self.figure.rest()

    @property
    def ring_box(self) -> QRect:
        """Where the ring goes: a square in the middle, higher up where it would cross the caption."""
        ring = self._ring_in(self.rect())
        caption = self._caption_size()
        corner = QPoint(EDGE_PX + caption.width(), self.height() - EDGE_PX - caption.height())
        nearest = ring.center() - QPoint(min(corner.x(), ring.center().x()), corner.y())
        if math.hypot(nearest.x(), nearest.y()) > ring.width() / 2:
            return ring
        return self._ring_in(self.rect().adjusted(0, 0, 0, -EDGE_PX - caption.height() // 2))

    @staticmethod
    def _ring_in(room: QRect) -> QRect:
        side = round(min(room.width(), room.height()) * RING_SHARE)
        return QRect((room.width() - side) // 2, (room.height() - side) // 2, side, side)

    def sizeHint(self) -> QSize:
        """The stage of the window at 100 %."""
        return QSize(*SIZE_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in its place."""
        super().resizeEvent(event)
        self._fade.end()
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the panel and the disc the figure stands on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("tint"))
        painter.drawRoundedRect(QRectF(self.rect()), STAGE_RADIUS_PX, STAGE_RADIUS_PX)
        if self._covered:
            painter.end()
            return
        alpha = DISC_ALPHA_DARK if self._theme.dark else DISC_ALPHA_LIGHT
        painter.setBrush(faded(QColor(Qt.GlobalColor.white), alpha))
        painter.drawEllipse(QRectF(self.ring_box).adjusted(RIM_PX, RIM_PX, -RIM_PX, -RIM_PX))
        painter.end()

    def _turn_to(self, view: PlayView) -> None:
        """Another part: its words, its framing and, where it is the other side, a soft change."""
        other_side = view.part.lead is PhaseKind.OTHER_SIDE
        if other_side and self.isVisible() and not self._theme.reduced_motion:
            self._fade.begin(self.grab(self.figure.geometry()), self.figure.geometry())
        self._shown = (view.part_no, view.part.move.id)
        self._framing = view.part.move.framing
        self._moves = view.part.move.start != view.part.move.end
        side = words.side_label(view.part)
        self.side.setText(side)
        self.side.setVisible(bool(side))
        self.mirror.setVisible(view.part.move.start.view is View.FRONT)
        self.caption.setVisible(bool(view.part.move.feel))
        self.pacer.setVisible(is_paced(view.part) and not self._theme.reduced_motion)
        self._place()

    def _show_breath(self, view: PlayView, phase_elapsed_s: float) -> None:
        """The circle moves along with the frames of the figure; with reduced motion words say it instead."""
        if not is_paced(view.part) or self._theme.reduced_motion:
            return
        breath = EMPTY if view.leading else breath_at(view.part, phase_elapsed_s)
        self.pacer.show_radius(breath.radius)

    def _place(self) -> None:
        ring = self.ring_box
        disc = ring.adjusted(RIM_PX, RIM_PX, -RIM_PX, -RIM_PX)
        self.figure.setGeometry(self._figure_box(disc))
        self.figure.setMask(QRegion(self._within_figure(disc), QRegion.RegionType.Ellipse))
        self.pacer.setGeometry(disc)
        self._rim.setGeometry(ring)
        self._veil.setGeometry(self.rect())
        for label in (self.side, self.mirror):
            label.adjustSize()
        self.caption.resize(self._caption_size())
        right, bottom = self.width() - EDGE_PX, self.height() - EDGE_PX
        self._move(self.side, EDGE_PX, EDGE_PX)
        drop = (self.side.height() - self.mirror.height()) // 2
        self._move(self.mirror, right - self.mirror.width(), EDGE_PX + drop)
        self._move(self.caption, EDGE_PX, bottom - self.caption.height())

    def set_covered(self, *, covered: bool) -> None:
        """Take away what would peep out behind something that lies over the stage; or bring it back."""
        self._covered = covered
        self.update()
        for label in (self.side, self.mirror, self.caption):
            label.setHidden(covered)
        self.figure.setHidden(covered)
        self._rim.setHidden(covered)
        if not covered:
            self._shown = None  # the next view tells which of them to show

    def _caption_size(self) -> QSize:
        """One line, or more where the stage is narrow."""
        width = min(self.caption.sizeHint().width(), max(1, self.width() - 2 * EDGE_PX))
        return QSize(width, self.caption.heightForWidth(width))

    def _within_figure(self, disc: QRect) -> QRect:
        """The disc in the figure's own place: beyond it the ring can move and leave the figure alone."""
        return disc.adjusted(-1, -1, 1, 1).translated(-self.figure.pos())

    def _figure_box(self, disc: QRect) -> QRect:
        pair = self._theme.reduced_motion and self._moves
        left, top, right, bottom = (
            round(share * disc.width())
            for share in (PAIR_INSETS if pair else FIGURE_INSETS[self._framing])
        )
        return disc.adjusted(left, top, -right, -bottom)

    def _move(self, label: QWidget, left: int, top: int) -> None:
        """Mirrored in right-to-left languages."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - label.width()
        label.move(left, top)

    @Slot(float)
    def _on_figure_moved(self, phase_elapsed_s: float) -> None:
        if self._view is not None:
            self._show_breath(self._view, phase_elapsed_s)

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._view is not None:
            paced = is_paced(self._view.part)
            self.pacer.setVisible(paced and not self._theme.reduced_motion)
        self._place()
        self.update()


class Rim(QWidget):
    """The countdown ring; what reaches out of the disc inside it is covered."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 1.0
        self._waiting = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._on_theme_changed)

    @property
    def share(self) -> float:
        """How much of the ring is filled."""
        return self._share

    def show_share(self, share: float, *, waiting: bool) -> None:
        """Fill the ring to `share`; paler while one gets ready."""
        before, self._share = self._share, share
        if waiting is not self._waiting:
            self._waiting = waiting
            self.update()
        elif share != before:
            self.update(self._stretch(before, share))

    def _stretch(self, one: float, other: float) -> QRect:
        """The box around the part of the ring between two shares."""
        middle, radius = QRectF(self.rect()).center(), (self.width() - STROKE_PX) / 2
        low, high = sorted((one, other))
        quarters = [turn / 4 for turn in range(5) if low < turn / 4 < high]
        angles = [math.tau * share for share in (low, *quarters, high)]
        across = [middle.x() + radius * math.sin(angle) for angle in angles]
        down = [middle.y() - radius * math.cos(angle) for angle in angles]
        box = QRectF(min(across), min(down), max(across) - min(across), max(down) - min(down))
        return box.adjusted(-STROKE_PX, -STROKE_PX, STROKE_PX, STROKE_PX).toAlignedRect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surroundings of the disc, then the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        outside = QPainterPath()
        outside.addRect(box)
        outside.addEllipse(box.adjusted(RIM_PX, RIM_PX, -RIM_PX, -RIM_PX))
        painter.fillPath(outside, self._theme.ink("tint"))
        dark, pine = self._theme.dark, self._theme.ink("pine")
        ground = QColor(Qt.GlobalColor.white) if dark else pine
        paint_ring(
            painter,
            box,
            self._share,
            track=faded(ground, TRACK_ALPHA_DARK if dark else TRACK_ALPHA_LIGHT),
            arc=faded(pine, WAITING_ALPHA) if self._waiting else pine,
            stroke_px=STROKE_PX,
        )
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class CrossFade(QWidget):
    """What was there before, fading away over what is there now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = QPixmap()
        self._animation = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=FADE_MS)
        self._animation.valueChanged.connect(self._on_value_changed)
        self._animation.finished.connect(self._on_finished)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def begin(self, before: QPixmap, box: QRect) -> None:
        """Lay a picture of the past over `box` and let it fade."""
        self._before = before
        self.setGeometry(box)
        self.show()
        self._animation.stop()
        self._animation.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is left of it."""
        painter = QPainter(self)
        painter.setOpacity(float(self._animation.currentValue()))
        painter.drawPixmap(0, 0, self._before)
        painter.end()

    def end(self) -> None:
        """Be gone at once: the stage has another size, or somebody takes a picture."""
        self._animation.stop()
        self._on_finished()

    @Slot(object)
    def _on_value_changed(self, _value: object) -> None:
        self.update()

    @Slot()
    def _on_finished(self) -> None:
        self.hide()
        self._before = QPixmap()


class Veil(QWidget):
    """Takes the stage back to 60 % while the run is paused."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the window's colour over everything below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), faded(self._theme.ink("canvas"), 1 - PAUSED_ALPHA))
        painter.end()
