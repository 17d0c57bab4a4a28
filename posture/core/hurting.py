"""A move that hurt: what is asked about it, and which moves are left alone for the rest of the day."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from posture.core.body import BodyRegion, moved_regions
from posture.core.content import Load, Move, Region
from posture.core.figure import Side

WORST: Final = 10
"""The end of the scale from 0, nothing, to the worst one can imagine."""

_PLACES: Final[Mapping[Region, str]] = {
    Region.EYES: "eyes",
    Region.NECK: "neck",
    Region.SHOULDERS: "shoulder",
    Region.CHEST: "shoulder",
    Region.UPPER_BACK: "upper-back",
    Region.LOW_BACK: "low-back",
    Region.SIDES: "low-back",
    Region.CORE: "low-back",
    Region.FOREARMS: "forearm",
    Region.WRISTS: "wrist",
    Region.HANDS: "hand",
    Region.HIPS: "hip",
    Region.BUTTOCKS: "hip",
    Region.THIGHS: "thigh",
    Region.KNEES: "knee",
    Region.CALVES: "foot",
}
"""Where a move for this region may hurt, as the body map calls it; what is nowhere in particular is left out."""
_LOADED: Final[Mapping[Load, str]] = {
    Load.NECK: "neck",
    Load.SHOULDERS: "shoulder",
    Load.WRISTS: "wrist",
    Load.LOWER_BACK: "low-back",
    Load.HIPS: "hip",
    Load.KNEES: "knee",
    Load.ANKLES: "foot",
}
_EVERYWHERE: Final = frozenset({Region.WHOLE_BODY, Region.BREATH, Region.CIRCULATION})
_SIDES: Final = {Side.LEFT: "-l", Side.RIGHT: "-r"}


class HurtAnswer(Struct, frozen=True, kw_only=True):
    """What somebody says of a move that hurt; None: not said. `spreads`: it tingles, or goes to an arm or leg."""

    move_id: str
    region: BodyRegion
    worst: int | None = None
    settled: bool | None = None
    """Whether it had settled within a minute."""
    spreads: bool = False

    @property
    def needs_safety(self) -> bool:
        """Whether the safety page comes next, and no routine any more today."""
        return self.settled is False or self.spreads


def hurt_choices(move: Move, side: Side | None) -> tuple[BodyRegion, ...]:
    """Where it may hurt, likeliest first, on the side that was moved; the last one is anywhere else."""
    stems = [_PLACES[region] for region in move.regions if region in _PLACES]
    stems += [_LOADED[load] for load in move.loads if load in _LOADED]
    sides = (Side.LEFT, Side.RIGHT) if side is None else (side,)
    names = [name for stem in dict.fromkeys(stems) for name in _named(stem, sides)]
    return (*map(BodyRegion, names), BodyRegion.OTHER)


def regions_to_rest(answer: HurtAnswer, move: Move) -> frozenset[Region]:
    """What is left alone today: the sore region's moves, or where that is nowhere on the list, those like this."""
    if answer.region is BodyRegion.OTHER:
        return frozenset(move.regions) - _EVERYWHERE
    return moved_regions(answer.region)


def _named(stem: str, sides: tuple[Side, ...]) -> list[str]:
    known = {region.value for region in BodyRegion}
    return [stem] if stem in known else [stem + _SIDES[side] for side in sides]
