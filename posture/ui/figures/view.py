"""The widget that shows a move: playing, held still, or as two stills where motion is reduced."""

from typing import Final
from zlib import crc32

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from posture.core.content import Move
from posture.core.figure import Side
from posture.ui.figures.colours import COMPLEXIONS, FigureColours, Ink
from posture.ui.figures.motion import Moment, moment_of, seen_poses, still_of
from posture.ui.figures.outlines import polyline
from posture.ui.figures.painter import Marks, paint_strokes, picture
from posture.ui.figures.placement import Placement, place, window_of
from posture.ui.figures.seats import Seat, seated
from posture.ui.figures.skeleton import skeleton_of
from posture.ui.figures.strokes import Line, still
from posture.ui.theme import Theme

FRAME_MS: Final = 40
CAPTION_PX: Final = 22.0
ARROW_PX: Final = 26.0
WIDTH_FOR_TWO_PX: Final = 200


def variant_of(move: Move) -> int:
    """The person a move is drawn with, always the same one."""
    return crc32(move.id.encode()) % len(COMPLEXIONS)


class FigureView(QWidget):
    """Draws one move. It runs a timer only while it is playing, visible and allowed to move.

    Until a move has played its end pose is shown, the one that says most. The stage behind the figure is
    painted when `stage_radius_px` is given; otherwise whatever lies below shows through.
    """

    def __init__(
        self, parent: QWidget | None = None, *, stage_radius_px: float | None = None
    ) -> None:
        super().__init__(parent)
        self._stage_radius_px = stage_radius_px
        self._move: Move | None = None
        self._side: Side | None = None
        self._elapsed_s = 0.0
        self._playing = True
        self._reduced_motion = False
        self._seat = Seat.AS_DRAWN
        self._dark = False
        self._variant: int | None = None
        self._colours = FigureColours.light()
        self._placed: tuple[QRectF, Placement] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def show_move(self, move: Move, side: Side | None) -> None:
        """Shows a move from its beginning, drawn for one side of the body."""
        self._move, self._side, self._elapsed_s = move, side, 0.0
        self._placed = None
        self._choose_colours()
        self.setAccessibleName(move.name)
        self.setAccessibleDescription(move.alt)
        self._settle()

    def restart(self) -> None:
        """Plays the move from its beginning again."""
        self._elapsed_s = 0.0
        self.update()

    def set_dark(self, dark: bool) -> None:
        """Chooses the colours of the dark or the light stage."""
        self._dark = dark
        self._choose_colours()

    def set_variant(self, variant: int) -> None:
        """Chooses a person; without it each move has its own, so that nobody is the body."""
        self._variant = variant
        self._choose_colours()

    def wear(self, theme: Theme) -> None:
        """Takes on the theme's colours, its motion, and what figures sit on."""
        self.set_dark(theme.dark)
        self.set_reduced_motion(theme.reduced_motion)
        self.set_seat(Seat(theme.seat))

    def set_seat(self, seat: Seat) -> None:
        """Chooses what moves are drawn on that can be done sitting."""
        self._seat = seat
        self._placed = None
        self.update()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Two stills side by side instead of a movement."""
        self._reduced_motion = reduced
        self._settle()

    def set_playing(self, playing: bool) -> None:
        """Plays, or freezes where it is."""
        self._playing = playing
        self._settle()

    def is_animating(self) -> bool:
        """Whether frames are being drawn."""
        return self._timer.isActive()

    def advance(self, by_ms: int) -> None:
        """Moves on by so much time; the timer calls this for every frame."""
        self._elapsed_s += by_ms / 1000
        self.update()

    def sizeHint(self) -> QSize:
        """The picture of the card."""
        return QSize(138, 218)

    def showEvent(self, event: QShowEvent) -> None:
        """Starts to move when it can be seen."""
        super().showEvent(event)
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops when nobody looks."""
        super().hideEvent(event)
        self._settle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the stage and the figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._stage_radius_px is not None:
            self._paint_stage(painter, self._stage_radius_px)
        if self._move is None:
            return
        if self._reduced_motion and self._shows_two(self._move):
            self._paint_two(painter, self._move)
        else:
            self._paint_one(painter, QRectF(self.rect()), self._move, self._moment(self._move))

    def _on_tick(self) -> None:
        self.advance(FRAME_MS)

    def _settle(self) -> None:
        """Runs the timer exactly when there is something to see moving."""
        moves = self._move is not None and self._playing and not self._reduced_motion
        if moves and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def _choose_colours(self) -> None:
        variant = self._variant
        if variant is None:
            variant = variant_of(self._move) if self._move else 0
        make = FigureColours.dark if self._dark else FigureColours.light
        self._colours = make(variant)
        self.update()

    def _moment(self, move: Move) -> Moment:
        untouched = self._elapsed_s == 0 and not self._playing
        return (
            still_of(move)
            if untouched or self._reduced_motion
            else moment_of(move, self._elapsed_s)
        )

    def _shows_two(self, move: Move) -> bool:
        return self.width() >= WIDTH_FOR_TWO_PX and move.start != move.end

    def _paint_stage(self, painter: QPainter, radius_px: float) -> None:
        stage = QPainterPath()
        stage.addRoundedRect(QRectF(self.rect()), radius_px, radius_px)
        painter.fillPath(stage, self._colours.stage)
        painter.setClipPath(stage)

    def _paint_two(self, painter: QPainter, move: Move) -> None:
        """Start and end side by side, an arrow between them, words below."""
        half = (self.width() - ARROW_PX) / 2
        height = self.height() - CAPTION_PX
        words = (
            QCoreApplication.translate("FigureView", "Start"),
            QCoreApplication.translate("FigureView", "End"),
        )
        for place_no, (pose, word) in enumerate(zip((move.start, move.end), words, strict=True)):
            left = place_no * (half + ARROW_PX)
            self._paint_one(painter, QRectF(left, 0, half, height), move, Moment(pose))
            painter.setPen(self._caption_colour())
            caption = QRectF(left, height, half, CAPTION_PX)
            painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, word)
        self._paint_arrow(painter, QPointF(self.width() / 2, height / 2))

    def _paint_arrow(self, painter: QPainter, middle: QPointF) -> None:
        shaft = Line(polyline([-0.5 + 0j, 0.5 + 0j]), Ink.MARK, still(), 0.16)
        head = Line(polyline([0.1 - 0.35j, 0.5 + 0j, 0.1 + 0.35j]), Ink.MARK, still(), 0.16)
        where = Placement(ARROW_PX * 0.7, middle.x(), middle.y())
        paint_strokes(painter, [shaft, head], self._colours, where)

    def _caption_colour(self) -> QColor:
        return QColor("#A6E4D8") if self._dark else QColor("#0A4F49")

    def _paint_one(self, painter: QPainter, rect: QRectF, move: Move, moment: Moment) -> None:
        pose = seated(move, moment.pose, self._seat)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        strokes = picture(skeleton_of(pose), pose.props, Marks(move.feel, move.arrows))
        where = self._placement(rect, move).swollen(moment.swell)
        paint_strokes(painter, strokes, self._colours, where)
        painter.restore()

    def _placement(self, rect: QRectF, move: Move) -> Placement:
        """One place for all poses of the move, found once for each size."""
        mirrored = self._side is not None and self._side is not move.drawn_side
        known = self._placed
        if known is None or known[0] != rect or known[1].mirrored is not mirrored:
            poses = [seated(move, pose, self._seat) for pose in seen_poses(move)]
            skeletons = [skeleton_of(pose) for pose in poses]
            window = window_of(skeletons, move.framing, poses[-1].props, move.arrows)
            known = (rect, place(rect, window, move.framing, mirrored=mirrored))
            self._placed = known
        return known[1]
