"""Figures as small SVG files for the HTML report and the documentation.

The same strokes as on screen, written as plain paths in hundredths of H; nothing is united, so a figure stays at
some kilobytes. Each shape carries the class of its ink (`skin`, `shirt`, ...), so that a style sheet can theme it.
"""

from collections.abc import Iterable, Iterator
from typing import Final, assert_never
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath, QTransform

from posture.core.figure import Framing, Pose, Prop
from posture.ui.figures.colours import FigureColours, Ink
from posture.ui.figures.painter import GLOW_STOPS, Marks, picture
from posture.ui.figures.placement import Placement, place, window_of
from posture.ui.figures.skeleton import skeleton_of
from posture.ui.figures.strokes import Clipped, Fill, Glow, Line, Stroke

UNITS_PER_HEAD: Final = 100


def figure_svg(
    pose: Pose,
    *,
    name: str,
    title: str,
    description: str,
    colours: FigureColours,
    framing: Framing,
    width_px: int,
    height_px: int,
    props: tuple[Prop, ...] | None = None,
    marks: Marks | None = None,
    mirrored: bool = False,
) -> str:
    """One figure as an SVG document; `name` makes its ids unique among several in one page."""
    skeleton = skeleton_of(pose)
    things = pose.props if props is None else props
    shown = marks or Marks()
    window = window_of([skeleton], framing, things, shown.arrows)
    where = place(QRectF(0, 0, width_px, height_px), window, framing, mirrored=mirrored)
    size = (width_px, height_px)
    return strokes_svg(
        picture(skeleton, things, shown), where, size, name, title, description, colours
    )


def strokes_svg(
    strokes: Iterable[Stroke],
    where: Placement,
    size_px: tuple[int, int],
    name: str,
    title: str,
    description: str,
    colours: FigureColours,
) -> str:
    """Any strokes, put in their place, as an SVG document; posture-check scenes are written this way."""
    width_px, height_px = size_px
    labels = quoteattr(f"{name}-t {name}-d")
    body = "".join(_Writer(name, colours).written(strokes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width_px} {height_px}" '
        f'width="{width_px}" height="{height_px}" role="img" aria-labelledby={labels}>'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>'
        f"<g transform={quoteattr(_placed(where))}>{body}</g></svg>\n"
    )


class _Writer:
    """Writes strokes one after the other and numbers the things that others refer to."""

    def __init__(self, name: str, colours: FigureColours) -> None:
        self._name = name
        self._colours = colours
        self._count = 0

    def written(self, strokes: Iterable[Stroke]) -> Iterator[str]:
        for stroke in strokes:
            yield self._one(stroke)

    def _one(self, stroke: Stroke) -> str:
        match stroke:
            case Fill(path, ink, at):
                return f"<path {self._filled(ink)} d={quoteattr(_data(path, at))}/>"
            case Line(path, ink, at, width, dashes):
                dashing = f' stroke-dasharray="{_dashes(dashes, width)}"' if dashes else ""
                cap = "butt" if dashes else "round"
                return (
                    f'<path class="{ink}" fill="none" stroke="{_hex(self._colours.of(ink))}" '
                    f'stroke-width="{_units(width)}" stroke-linecap="{cap}" stroke-linejoin="round"{dashing} '
                    f"d={quoteattr(_data(path, at))}/>"
                )
            case Clipped(inside, lines):
                own = self._next()
                outline = quoteattr(_data(inside, QTransform()))
                clip = f'<defs><clipPath id="{own}"><path d={outline}/></clipPath></defs>'
                return f'{clip}<g clip-path="url(#{own})">{"".join(self.written(lines))}</g>'
            case Glow():
                return self._glow(stroke)
            case _ as never:
                assert_never(never)

    def _filled(self, ink: Ink) -> str:
        colour = self._colours.of(ink)
        opacity = f' fill-opacity="{colour.alphaF():.2f}"' if colour.alpha() < 255 else ""
        return f'class="{ink}" fill="{_hex(colour)}"{opacity}'

    def _glow(self, glow: Glow) -> str:
        own, colour = self._next(), _hex(self._colours.of(Ink.MARK))
        stops = "".join(
            f'<stop offset="{at}" stop-color="{colour}" stop-opacity="{alpha:.2f}"/>'
            for at, alpha in GLOW_STOPS
        )
        x, y = _units(glow.centre.real), _units(glow.centre.imag)
        return (
            f'<radialGradient id="{own}">{stops}</radialGradient>'
            f'<circle fill="url(#{own})" cx="{x}" cy="{y}" r="{_units(glow.radius)}"/>'
        )

    def _next(self) -> str:
        self._count += 1
        return f"{self._name}-{self._count}"


def _placed(where: Placement) -> str:
    scale = where.scale / UNITS_PER_HEAD
    across = -scale if where.mirrored else scale
    return f"translate({where.x:.1f} {where.floor_y:.1f}) scale({across:.4f} {scale:.4f})"


def _data(path: QPainterPath, at: QTransform) -> str:
    """The path data of a path put in its place, in whole hundredths of H, relative to save room."""
    placed = at.map(path)
    kinds = QPainterPath.ElementType
    words, last, x, y = [], "", 0, 0
    elements = (placed.elementAt(number) for number in range(placed.elementCount()))
    for element in elements:
        to_x, to_y = _units(element.x), _units(element.y)
        match element.type:
            case kinds.MoveToElement:
                letter, pairs = "M", [(to_x, to_y)]
            case kinds.LineToElement:
                letter, pairs = "l", [(to_x - x, to_y - y)]
            case _:
                second, end = next(elements), next(elements)
                controls = [(to_x, to_y), (_units(second.x), _units(second.y))]
                to_x, to_y = _units(end.x), _units(end.y)
                letter, pairs = "c", [(px - x, py - y) for px, py in (*controls, (to_x, to_y))]
        words.append(_word(letter if letter != last else " ", pairs))
        last, x, y = letter, to_x, to_y
    return "".join(words)


def _word(letter: str, pairs: list[tuple[int, int]]) -> str:
    """Numbers without a space before a minus sign."""
    return letter + " ".join(f"{x} {y}" for x, y in pairs).replace(" -", "-")


def _dashes(dashes: tuple[float, ...], width: float) -> str:
    return " ".join(str(_units(dash * width)) for dash in dashes)


def _units(heads: float) -> int:
    return round(heads * UNITS_PER_HEAD)


def _hex(colour: QColor) -> str:
    return colour.name(QColor.NameFormat.HexRgb)
