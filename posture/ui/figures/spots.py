"""The places on a body that marks name: where a stretch is felt, where an arrow starts."""

from collections.abc import Callable
from typing import Final

from posture.core.figure import Side, Spot, View
from posture.ui.figures.skeleton import SHOULDER_HALF, Skeleton, rotation, shoulder_half

FLANK: Final = 0.55
BESIDE_NECK: Final = 0.33
BELOW_HIP: Final = 0.16
BELOW_SEATED_HIP: Final = 0.36


def spot_of(skeleton: Skeleton, spot: Spot) -> complex:
    """The point in the world of the skeleton."""
    name, _, suffix = spot.rpartition("_")
    if suffix not in _SIDES:
        return _IN_THE_MIDDLE[spot](skeleton)
    return _ON_A_SIDE[name](skeleton, _SIDES[suffix])


def _neck(skeleton: Skeleton, aside: float) -> complex:
    low = skeleton.neck + 0.1 * (skeleton.chest - skeleton.neck)
    return low + aside * rotation(skeleton.pose.spine.thorax)


def _at_ribs(skeleton: Skeleton, *, forward: float, up: float) -> complex:
    return skeleton.waist + (_from_side(skeleton, forward) - 1j * up) * rotation(
        skeleton.pose.spine.thorax
    )


def _at_loins(skeleton: Skeleton, *, forward: float, up: float) -> complex:
    return skeleton.hip + (_from_side(skeleton, forward) - 1j * up) * rotation(
        skeleton.pose.spine.lumbar
    )


def _from_side(skeleton: Skeleton, forward: float) -> float:
    """Front and back lie apart when seen from the side; from the front they are one behind the other."""
    return forward if skeleton.pose.view is View.SIDE else 0.0


def _neck_beside(skeleton: Skeleton, side: Side) -> complex:
    return _neck(skeleton, BESIDE_NECK * _outward(skeleton, side))


def _flank(skeleton: Skeleton, side: Side) -> complex:
    narrower = shoulder_half(skeleton.pose) / SHOULDER_HALF
    aside = complex(FLANK * narrower * _outward(skeleton, side), -0.25)
    return skeleton.waist + aside * rotation(skeleton.pose.spine.thorax)


def _hip_front(skeleton: Skeleton, side: Side) -> complex:
    leg = skeleton.leg(side)
    return leg.root + 0.18 * (leg.middle - leg.root) + _from_side(skeleton, 0.22)


def _buttock(skeleton: Skeleton, side: Side) -> complex:
    outward = _outward(skeleton, side)
    if outward:
        below = BELOW_SEATED_HIP if skeleton.pose.seat is not None else BELOW_HIP
        return skeleton.leg(side).root + complex(0.26 * outward, below)
    return skeleton.hip + complex(-0.30, 0.08) * rotation(skeleton.pose.spine.lumbar)


def _outward(skeleton: Skeleton, side: Side) -> int:
    """Left and right lie apart when seen from the front; from the side they are one behind the other."""
    if skeleton.pose.view is View.SIDE:
        return 0
    return -1 if side is Side.LEFT else 1


def _between(a: complex, b: complex, share: float = 0.5) -> complex:
    return a + (b - a) * share


_SIDES: Final = {"l": Side.LEFT, "r": Side.RIGHT}
_IN_THE_MIDDLE: Final[dict[Spot, Callable[[Skeleton], complex]]] = {
    Spot.EYES: lambda body: body.eyes,
    Spot.HEAD: lambda body: body.head,
    Spot.NECK: lambda body: _neck(body, 0),
    Spot.CHEST: lambda body: _at_ribs(body, forward=0.28, up=0.75),
    Spot.UPPER_BACK: lambda body: _at_ribs(body, forward=-0.32, up=0.72),
    Spot.LOW_BACK: lambda body: _at_loins(body, forward=-0.30, up=0.50),
    Spot.BELLY: lambda body: _at_loins(body, forward=0.25, up=0.62),
    Spot.HIP: lambda body: body.hip,
}
_ON_A_SIDE: Final[dict[str, Callable[[Skeleton, Side], complex]]] = {
    "neck": _neck_beside,
    "flank": _flank,
    "hip_front": _hip_front,
    "buttock": _buttock,
    "shoulder": lambda body, side: body.arm(side).root,
    "forearm": lambda body, side: _between(body.arm(side).middle, body.arm(side).end),
    "wrist": lambda body, side: body.arm(side).end,
    "hand": lambda body, side: body.arm(side).tip,
    "thigh": lambda body, side: _between(body.leg(side).root, body.leg(side).middle),
    "knee": lambda body, side: body.leg(side).middle,
    "calf": lambda body, side: _between(body.leg(side).middle, body.leg(side).end, 0.35),
    "foot": lambda body, side: body.leg(side).end,
}
