"""The pictures of the checks and cards: what right looks like, and the way there."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QEnterEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from posture.ui.figures.colours import FigureColours
from posture.ui.figures.painter import paint_scene, paint_strokes
from posture.ui.figures.scenes import SCENES, way_to
from posture.ui.icons import GRID_PX, paint_icon
from posture.ui.theme import Theme
from posture.ui.widgets.focus_ring import FocusRing
from posture.ui.widgets.surface import PICTURE_RADIUS_PX

SIZE_PX: Final = (136, 94)
BADGE_PX: Final = 6
WAY_SIZE_PX: Final = (126, 132)
ARROW_GAP_PX: Final = 28


class ScenePicture(QAbstractButton):
    """The right position with its guide line. A click on it asks how to get there."""

    def __init__(
        self, theme: Theme, scene: str | None, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene = scene
        self.setFixedSize(*SIZE_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.focus_ring = FocusRing(theme, self, radius_px=PICTURE_RADIUS_PX)
        theme.changed.connect(self._on_theme_changed)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came: show that there is more to see."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scene on its tinted ground."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_ground(painter, box, self._theme)
        if self._scene in SCENES:
            paint_scene(painter, box, self._scene, colours_of(self._theme))
        if self.underMouse() or self.hasFocus():
            side = self._theme.px(GRID_PX)
            badge = QRectF(box.right() - side - BADGE_PX, BADGE_PX, side, side)
            paint_icon(painter, "info", badge, self._theme.ink("tint_text"))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class BeforeAfter(QWidget):
    """The look before anything was changed and after, with an arrow between them."""

    def __init__(self, theme: Theme, scene: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._way = way_to(scene)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """Two pictures, as large as the words are, and the arrow."""
        width, height = self._picture_size()
        return QSize(2 * width + ARROW_GAP_PX, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint before, arrow and after."""
        painter = QPainter(self)
        width, height = self._picture_size()
        for number, scene in enumerate(self._way):
            box = QRectF(number * (width + ARROW_GAP_PX), 0, width, height)
            painter.save()
            paint_ground(painter, box, self._theme)
            paint_strokes(painter, scene.strokes(), colours_of(self._theme), scene.placement(box))
            painter.restore()
        arrow = QRectF(
            width + (ARROW_GAP_PX - GRID_PX) / 2, (height - GRID_PX) / 2, GRID_PX, GRID_PX
        )
        paint_icon(painter, "arrow_right", arrow, self._theme.ink("text2"))
        painter.end()

    def _picture_size(self) -> tuple[int, int]:
        width, height = (max(side, self._theme.px(side)) for side in WAY_SIZE_PX)
        return width, height

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def paint_ground(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint the tinted ground of a picture; what follows stays inside its round corners."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QPainterPath()
    ground.addRoundedRect(box, PICTURE_RADIUS_PX, PICTURE_RADIUS_PX)
    painter.fillPath(ground, theme.ink("tint"))
    painter.setClipPath(ground)


def colours_of(theme: Theme) -> FigureColours:
    """The figure's colours for the theme in use."""
    return FigureColours.dark() if theme.dark else FigureColours.light()
