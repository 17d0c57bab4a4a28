"""How the body map is coloured and marked: a pale person, and marks that are told apart without colour too."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from posture.core.checkin import Strength, strength
from posture.ui.checkin.drawing import Cloth, Side, drawing
from posture.ui.theme import Theme

OUTLINE_PX: Final = 1.5
LINE_PX: Final = 1.2
RING_STEP_PX: Final = 4.4
RING_PX: Final = 1.7
HALO_PX: Final = 4.0
RINGS: Final = {
    Strength.NONE: 0,
    Strength.A_LITTLE: 1,
    Strength.NOTICEABLE: 2,
    Strength.STRONG: 3,
}


@dataclass(frozen=True)
class MapColours:
    """The person, and three steps of a mark by lightness: darker means more on light ground, lighter on dark."""

    skin: QColor
    shirt: QColor
    trousers: QColor
    hair: QColor
    line: QColor
    inner_line: QColor
    marks: dict[Strength, QColor]
    rings: dict[Strength, QColor]
    words: QColor

    def ink_on(self, worst: int | None) -> QColor:
        """Words on a mark."""
        return self.rings.get(strength(worst or 0), self.words)


def colours_of(theme: Theme) -> MapColours:
    """The map's colours in the theme in use."""
    palette = theme.palette
    ground, ink = palette.surface, palette.text
    if theme.dark:
        marks = ("#9C6B3D", "#D79A57", "#FCE6CE")
        rings = ("#FFF3E8", "#33200E", "#4A2203")
    else:
        marks = ("#F8D9BC", "#EE9A54", "#8A3F08")
        rings = ("#7A3908", "#4A2203", "#FFF3E8")
    words = (Strength.A_LITTLE, Strength.NOTICEABLE, Strength.STRONG)
    skin = _mixed(ground, ink, 0.24) if theme.dark else ground
    return MapColours(
        skin=skin,
        shirt=_mixed(skin, palette.pine, 0.13),
        trousers=_mixed(ground, ink, 0.13),
        hair=_mixed(ground, ink, 0.02 if theme.dark else 0.42),
        line=palette.text2,
        inner_line=_mixed(ground, ink, 0.6 if theme.dark else 0.42),
        marks={word: QColor(name) for word, name in zip(words, marks, strict=True)},
        rings={word: QColor(name) for word, name in zip(words, rings, strict=True)},
        words=ink,
    )


def paint_person(painter: QPainter, side: Side, place: QTransform, theme: Theme) -> None:
    """The figure without marks. All outlines lie under all fills, so that only the outer edge shows."""
    colours, figure = colours_of(theme), drawing(side)
    fills = {
        Cloth.SKIN: colours.skin,
        Cloth.SHIRT: colours.shirt,
        Cloth.TROUSERS: colours.trousers,
        Cloth.HAIR: colours.hair,
    }
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_round_pen(colours.line, 2 * OUTLINE_PX))
    for part in figure.parts:
        painter.drawPath(place.map(part.path))
    painter.setPen(Qt.PenStyle.NoPen)
    for part in figure.parts:
        painter.fillPath(place.map(part.path), fills[part.cloth])
    painter.restore()


def paint_lines(painter: QPainter, side: Side, place: QTransform, theme: Theme) -> None:
    """Face, seams and spine, over the marks."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_round_pen(colours_of(theme).inner_line, LINE_PX))
    for line in drawing(side).lines:
        painter.drawPath(place.map(line))


def paint_fill(painter: QPainter, shape: QPainterPath, worst: int, theme: Theme) -> None:
    """A region's mark: the lightness says how much. None leaves it as it is."""
    word = strength(worst)
    if word is not Strength.NONE:
        colours = colours_of(theme)
        painter.setPen(_round_pen(colours.line, 1.0))
        painter.setBrush(colours.marks[word])
        painter.drawPath(shape)


def paint_rings(painter: QPainter, middle: QPointF, worst: int, theme: Theme) -> None:
    """One to three rings say the same as the fill."""
    word = strength(worst)
    colours = colours_of(theme)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inks, width_px in ((colours.marks, HALO_PX), (colours.rings, RING_PX)):
        for number in range(RINGS[word]):
            radius = RING_STEP_PX * (number + 0.7)
            painter.setPen(_round_pen(inks[word], width_px))
            painter.drawEllipse(middle, radius, radius)


def _round_pen(colour: QColor, width_px: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(colour, width_px, Qt.PenStyle.SolidLine, cap, join)


def _mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    """`share` of the ink on the ground."""
    return QColor.fromRgbF(
        ground.redF() + (ink.redF() - ground.redF()) * share,
        ground.greenF() + (ink.greenF() - ground.greenF()) * share,
        ground.blueF() + (ink.blueF() - ground.blueF()) * share,
    )
