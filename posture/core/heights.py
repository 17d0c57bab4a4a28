"""Starting heights for chair, desk and screen from somebody's own height. They are ranges to begin from, no rule.

Published proportions, as shares of the height H without shoes:

- hollow of the knee 0.25 H (medians of British adults: 440 of 1740 mm for men, 400 of 1610 mm for women) and
  elbow above the seat 0.143 H (245 and 235 mm): Pheasant and Haslegrave, Bodyspace.
- eyes above the seat 0.457 H (0.800 of 1.759 m and 0.743 of 1.618 m): Huston, Principles of Biomechanics.
- standing, eyes 0.936 H and elbow 0.630 H: Drillis and Contini 1966, as drawn in Winter, Biomechanics and
  Motor Control of Human Movement.

To these Pheasant adds 25 mm for shoes, and takes up to 40 mm off eye heights of people who don't sit bolt
upright; the top line of a screen belongs at the eyes or a little below (OSHA, HSE, Cornell). Bodies of one height
differ: the widths of the ranges are our own choice, about what the spread in those tables leaves.
"""

from dataclasses import dataclass
from typing import Final

SHORTEST_CM: Final = 120
TALLEST_CM: Final = 220
CM_IN_INCH: Final = 2.54

KNEE_HOLLOW: Final = 0.25
ELBOW_ABOVE_SEAT: Final = 0.143
EYES_ABOVE_SEAT: Final = 0.457
ELBOW_STANDING: Final = 0.630
EYES_STANDING: Final = 0.936

SHOES_CM: Final = 2.5
SEAT_SPREAD_CM: Final = 2.0
ELBOW_SPREAD_CM: Final = 3.0
STANDING_DESK_BELOW_CM: Final = 4.0
"""Elbow heights are taken at the bone; its underside, bent, is 1.5 cm lower, and hands work a little below."""
BELOW_EYES_CM: Final = 6.0
"""4 cm of sitting at ease and 2 cm of a little below."""
FIXED_DESK_CM: Final = 73.0
"""Desks that can't be set are 72 to 74 cm high."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `low_cm` to `high_cm` above the floor, where nothing else is said."""

    low_cm: float
    high_cm: float

    @property
    def whole_cm(self) -> tuple[int, int]:
        """Both ends in whole centimetres."""
        return round(self.low_cm), round(self.high_cm)

    @property
    def half_inches(self) -> tuple[float, float]:
        """Both ends in inches, to the half."""
        return to_half_inches(self.low_cm), to_half_inches(self.high_cm)


@dataclass(frozen=True, slots=True)
class Heights:
    """Where to begin: all above the floor, shoes on."""

    seat: Span
    desk: Span
    screen_top: Span
    desk_standing: Span
    screen_top_standing: Span
    footrest: Span | None
    """So much higher the seat goes at a desk that can't be lowered, with a footrest as high; None: no need."""
    desk_blocks: Span | None
    """So much a desk that can't be set is too low; None: no need."""


def starting_heights(height_cm: float) -> Heights:
    """The starting heights for somebody that tall. Raises ValueError outside 120 to 220 cm."""
    if not SHORTEST_CM <= height_cm <= TALLEST_CM:
        raise ValueError(f"no height of a grown-up that this knows about: {height_cm} cm")
    seat_cm = KNEE_HOLLOW * height_cm + SHOES_CM
    elbow_cm = seat_cm + ELBOW_ABOVE_SEAT * height_cm
    elbow_standing_cm = ELBOW_STANDING * height_cm + SHOES_CM
    desk = _around(elbow_cm, ELBOW_SPREAD_CM)
    return Heights(
        seat=_around(seat_cm, SEAT_SPREAD_CM),
        desk=desk,
        screen_top=_below(seat_cm + EYES_ABOVE_SEAT * height_cm),
        desk_standing=Span(elbow_standing_cm - STANDING_DESK_BELOW_CM, elbow_standing_cm),
        screen_top_standing=_below(EYES_STANDING * height_cm + SHOES_CM),
        footrest=_gap(FIXED_DESK_CM - desk.high_cm, FIXED_DESK_CM - desk.low_cm),
        desk_blocks=_gap(desk.low_cm - FIXED_DESK_CM, desk.high_cm - FIXED_DESK_CM),
    )


def to_half_inches(length_cm: float) -> float:
    """Centimetres in inches, to the half."""
    return round(length_cm / CM_IN_INCH * 2) / 2


def _around(middle_cm: float, spread_cm: float) -> Span:
    return Span(middle_cm - spread_cm, middle_cm + spread_cm)


def _below(eyes_cm: float) -> Span:
    return Span(eyes_cm - BELOW_EYES_CM, eyes_cm)


def _gap(least_cm: float, most_cm: float) -> Span | None:
    """A difference worth speaking of: none where the fixed desk lies within the range."""
    return Span(least_cm, most_cm) if least_cm >= 1 else None
