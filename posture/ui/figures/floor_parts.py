"""The parts of a body that lies or kneels on a mat: bare feet, and a belly that rises with the breath."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QPainterPath

from posture.ui.figures.outlines import closed_spline

BELLY_AT_REST: Final = -0.05
BELLY_RISES: Final = 0.20
PELVIS: Final = 0.45


@dataclass(frozen=True, slots=True)
class Hem:
    """The lower edge of a shirt seen from the side, from the hip."""

    front: complex
    middle: complex
    back: complex


HEM: Final = Hem(complex(0.37, -0.22), complex(0, -0.14), complex(-0.41, -0.20))


def belly(breath: float) -> float:
    """How far the belly stands out: lying down, a breath is seen there rather than at the ribs."""
    return BELLY_AT_REST + BELLY_RISES * breath


@lru_cache(maxsize=1)
def bare_foot() -> QPainterPath:
    """A bare foot from the side; the origin is the ankle, x along the foot, y > 0 the sole."""
    return closed_spline(
        [
            complex(-0.15, -0.10),
            complex(-0.205, 0.06),
            complex(-0.15, 0.185),
            complex(0.02, 0.195),
            complex(0.20, 0.170),
            complex(0.42, 0.198),
            complex(0.62, 0.198),
            complex(0.70, 0.130),
            complex(0.62, 0.065),
            complex(0.42, 0.010),
            complex(0.24, -0.085),
            complex(0.14, -0.170),
            complex(0.0, -0.20),
        ]
    )


@lru_cache(maxsize=1)
def front_bare_foot() -> QPainterPath:
    """A bare foot that points at the viewer; x goes on from the shin, y > 0 is outward."""
    return closed_spline(
        [
            complex(-0.10, 0.0),
            complex(-0.04, -0.14),
            complex(0.10, -0.175),
            complex(0.20, -0.14),
            complex(0.225, 0.02),
            complex(0.20, 0.15),
            complex(0.10, 0.17),
            complex(-0.04, 0.14),
        ]
    )
