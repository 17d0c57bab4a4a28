"""The regions that can be marked on the person of the body map, seen from the front and from behind.

The person's own left is at x > 0 from the front and at x < 0 from behind; units are those of `person`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from posture.core.body import BodyRegion
from posture.ui.checkin.person import (
    DOWN,
    ELBOW,
    HALF_WIDTH,
    HEIGHT,
    ON,
    SHOULDER,
    WRIST,
    Cloth,
    Part,
    Side,
    arm,
    band,
    foot,
    head,
    leg,
    lines_of,
    mirrored,
    neck,
    parts_of,
    torso,
    union,
)
from posture.ui.figures.outlines import closed_spline, ellipse

__all__ = ["HALF_WIDTH", "HEIGHT", "Cloth", "Drawing", "Side", "drawing"]

_FAR: Final = 400.0


@dataclass(frozen=True)
class Drawing:
    """One figure: its parts, the fine lines on it, and the regions that can be marked."""

    parts: tuple[Part, ...]
    lines: tuple[QPainterPath, ...]
    regions: dict[BodyRegion, QPainterPath]


@lru_cache(maxsize=2)
def drawing(side: Side) -> Drawing:
    """The figure seen from that side."""
    return Drawing(parts_of(side), lines_of(side), _regions(side))


def _regions(side: Side) -> dict[BodyRegion, QPainterPath]:
    """By region, as it is seen from that side."""
    regions = {**_middle(side)}
    for stem, shape in _of_one_side(side).items():
        left, right = shape, mirrored(shape)
        if side is Side.BACK:
            left, right = right, left
        regions[BodyRegion(f"{stem}-l")] = left
        regions[BodyRegion(f"{stem}-r")] = right
    return regions


def _middle(side: Side) -> dict[BodyRegion, QPainterPath]:
    skull = union(*(part.path for part in head(side)))
    throat = _throat().subtracted(skull)
    if side is Side.BACK:
        trunk = torso(side)
        back = trunk.intersected(_between(100, 262, 90))
        for other in (throat, _shoulder(), mirrored(_shoulder()), arm(), mirrored(arm())):
            back = back.subtracted(other)
        return {
            BodyRegion.HEAD: skull,
            BodyRegion.NECK: throat,
            BodyRegion.UPPER_BACK: back,
            BodyRegion.LOW_BACK: trunk.intersected(_between(262, 338, 90)),
        }
    eyes = skull.intersected(_between(37, 60, 37))
    jaw = skull.intersected(_between(60, 120, 37))
    return {
        BodyRegion.HEAD: skull.intersected(_between(-20, 37, 60)),
        BodyRegion.EYES: eyes,
        BodyRegion.JAW: jaw,
        BodyRegion.NECK: throat,
    }


def _of_one_side(side: Side) -> dict[str, QPainterPath]:
    """The regions of the side at x > 0."""
    limb, shoulder = arm(), _shoulder()
    elbow = limb.intersected(band(ELBOW, DOWN, -24, 24))
    wrist = limb.intersected(band(WRIST, ON, -20, 10))
    upper = limb.intersected(band(SHOULDER, DOWN, 30, 130)).subtracted(shoulder)
    fore = limb.intersected(band(ELBOW, ON, 0, 100)).subtracted(wrist)
    seat = union(leg(), torso(side)).intersected(_right_half())
    whole_leg = union(leg(), foot(side))
    return {
        "shoulder": shoulder,
        "upper-arm": upper.subtracted(elbow),
        "elbow": elbow,
        "forearm": fore.subtracted(elbow),
        "wrist": wrist,
        "hand": limb.intersected(band(WRIST, ON, 10, 90)),
        "hip": seat.intersected(_between(338, 424, _FAR)),
        "thigh": whole_leg.intersected(_between(424, 506, _FAR)),
        "knee": whole_leg.intersected(_between(506, 558, _FAR)),
        "foot": whole_leg.intersected(_between(558, HEIGHT, _FAR)),
    }


@lru_cache(maxsize=1)
def _throat() -> QPainterPath:
    """The neck down to where shirts begin, rounded."""
    return union(neck(), torso(Side.BACK)).intersected(ellipse(0 + 100j, 37, 46))


@lru_cache(maxsize=1)
def _shoulder() -> QPainterPath:
    """From the neck over the joint to the upper arm."""
    body = union(torso(Side.BACK), arm())
    cap = closed_spline(
        [27 + 108j, 62 + 118j, 112 + 128j, 128 + 190j, 100 + 202j, 68 + 198j, 46 + 162j]
    )
    return body.intersected(cap).subtracted(_throat())


def _between(top: float, bottom: float, half: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(-half, top, 2 * half, bottom - top))
    return path


def _right_half() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(0.6, 0, _FAR, HEIGHT))
    return path
