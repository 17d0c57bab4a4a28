"""An active wheelchair around a sitter.

The place is the hips of the sitter; `height` is how far below them the floor lies, in H.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QTransform

from posture.ui.figures.colours import Ink
from posture.ui.figures.outlines import box, ellipse, open_spline, polyline
from posture.ui.figures.seats import FOOTREST, SEAT_BELOW_HIP
from posture.ui.figures.skeleton import rotation
from posture.ui.figures.strokes import Fill, Line, Stroke

WHEEL_R: Final = 0.95
TYRE: Final = 0.13
RIM_R: Final = 0.74
HUB_X: Final = -0.12
CASTOR_R: Final = 0.25
CASTOR_X: Final = 1.12
SPOKES: Final = 4
BACKREST: Final = (
    complex(-0.56, 0.40),
    complex(-0.60, 0.05),
    complex(-0.54, -0.45),
    complex(-0.61, -1.05),
    complex(-0.66, -1.50),
)


def wheelchair(seat: QTransform, height: float) -> Iterator[Stroke]:
    """From the side: far wheel, frame, seat and footrest; the near wheel lies before the sitter."""
    yield from _wheel(seat, complex(HUB_X + 0.10, height - WHEEL_R))
    yield Line(open_spline(BACKREST), Ink.FURNITURE, seat, 0.20)
    handle = polyline([BACKREST[-1], BACKREST[-1] + complex(-0.32, 0.05)])
    yield Line(handle, Ink.FURNITURE_DARK, seat, 0.14)
    plate = height - FOOTREST / 2
    front = [
        complex(0.95, SEAT_BELOW_HIP + 0.12),
        complex(1.34, SEAT_BELOW_HIP + 0.20),
        complex(1.50, plate - 0.35),
        complex(1.66, plate),
    ]
    yield Line(open_spline(front), Ink.FURNITURE_DARK, seat, 0.11)
    foot = polyline([complex(1.62, plate), complex(2.32, plate)])
    yield Line(foot, Ink.FURNITURE_DARK, seat, 0.10)
    fork = polyline([complex(CASTOR_X, height - CASTOR_R), complex(CASTOR_X - 0.06, 0.6)])
    yield Line(fork, Ink.FURNITURE_DARK, seat, 0.09)
    castor = ellipse(complex(CASTOR_X, height - CASTOR_R), CASTOR_R - 0.05, CASTOR_R - 0.05)
    yield Line(castor, Ink.FURNITURE_DARK, seat, 0.10)
    yield Fill(box(-0.66, SEAT_BELOW_HIP, 1.90, 0.20, 0.10), Ink.FURNITURE, seat)


def near_wheel(seat: QTransform) -> Iterator[Stroke]:
    """The large wheel on the viewer's side, with its hand rim."""
    hub = complex(HUB_X, -seat.dy() - WHEEL_R)
    yield from _wheel(seat, hub)
    yield Line(ellipse(hub, RIM_R, RIM_R), Ink.FURNITURE_DARK, seat, 0.045)
    yield Fill(ellipse(hub, 0.12, 0.12), Ink.FURNITURE_DARK, seat)


def _wheel(seat: QTransform, hub: complex) -> Iterator[Stroke]:
    radius = WHEEL_R - TYRE / 2
    for spoke in range(SPOKES):
        half = radius * rotation(180 * spoke / SPOKES)
        yield Line(polyline([hub - half, hub + half]), Ink.FURNITURE, seat, 0.03)
    yield Line(ellipse(hub, radius, radius), Ink.FURNITURE_DARK, seat, TYRE)


def wheelchair_from_front(seat: QTransform, height: float) -> Iterator[Stroke]:
    """From the front: backrest and seat between two wheels, footrests below."""
    yield Fill(box(-0.84, -1.50, 1.68, 1.7, 0.24), Ink.FURNITURE, seat)
    top = height - 2 * WHEEL_R
    for side in (-1, 1):
        tyre = box(side * 1.10 - 0.09, top, 0.18, 2 * WHEEL_R, 0.09)
        yield Fill(tyre, Ink.FURNITURE_DARK, seat)
        rest = polyline([complex(side * 0.72, 0.55), complex(side * 0.62, height - FOOTREST)])
        yield Line(rest, Ink.FURNITURE_DARK, seat, 0.10)
        castor = box(side * 0.86 - 0.07, height - 0.5, 0.14, 0.5, 0.07)
        yield Fill(castor, Ink.FURNITURE_DARK, seat)
    yield Fill(box(-1.05, 0.26, 2.10, 0.24, 0.12), Ink.FURNITURE, seat)
    plate = box(-0.74, height - FOOTREST, 1.48, 0.10, 0.05)
    yield Fill(plate, Ink.FURNITURE_DARK, seat)
