"""The regions of the body map, head to foot, and which regions of moves belong to each."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from posture.core.content import Load, Region


class BodyRegion(StrEnum):
    """A region that can be tapped on the body map; L and R are the person's own sides."""

    HEAD = "head"
    EYES = "eyes"
    JAW = "jaw"
    NECK = "neck"
    SHOULDER_L = "shoulder-l"
    SHOULDER_R = "shoulder-r"
    UPPER_BACK = "upper-back"
    LOW_BACK = "low-back"
    UPPER_ARM_L = "upper-arm-l"
    UPPER_ARM_R = "upper-arm-r"
    ELBOW_L = "elbow-l"
    ELBOW_R = "elbow-r"
    FOREARM_L = "forearm-l"
    FOREARM_R = "forearm-r"
    WRIST_L = "wrist-l"
    WRIST_R = "wrist-r"
    HAND_L = "hand-l"
    HAND_R = "hand-r"
    HIP_L = "hip-l"
    HIP_R = "hip-r"
    THIGH_L = "thigh-l"
    THIGH_R = "thigh-r"
    KNEE_L = "knee-l"
    KNEE_R = "knee-r"
    FOOT_L = "foot-l"
    FOOT_R = "foot-r"
    OTHER = "other"

    @property
    def is_spine(self) -> bool:
        """Whether six or more of ten here begins recovery mode (evidence 5.3)."""
        return self in (BodyRegion.NECK, BodyRegion.UPPER_BACK, BodyRegion.LOW_BACK)


_BY_STEM: Final[Mapping[str, frozenset[Region]]] = {
    "head": frozenset({Region.NECK}),
    "eyes": frozenset({Region.EYES}),
    "jaw": frozenset({Region.NECK}),
    "neck": frozenset({Region.NECK}),
    "shoulder": frozenset({Region.SHOULDERS, Region.CHEST}),
    "upper-back": frozenset({Region.UPPER_BACK, Region.CHEST}),
    "low-back": frozenset({Region.LOW_BACK, Region.SIDES, Region.CORE}),
    "upper-arm": frozenset({Region.SHOULDERS}),
    "elbow": frozenset({Region.FOREARMS}),
    "forearm": frozenset({Region.FOREARMS, Region.WRISTS}),
    "wrist": frozenset({Region.WRISTS, Region.FOREARMS, Region.HANDS}),
    "hand": frozenset({Region.HANDS, Region.WRISTS}),
    "hip": frozenset({Region.HIPS, Region.BUTTOCKS}),
    "thigh": frozenset({Region.THIGHS, Region.HIPS}),
    "knee": frozenset({Region.KNEES, Region.THIGHS}),
    "foot": frozenset({Region.CALVES}),
    "other": frozenset(),
}


_LOADS_BY_STEM: Final[Mapping[str, frozenset[Load]]] = {
    "head": frozenset({Load.NECK}),
    "eyes": frozenset(),
    "jaw": frozenset({Load.NECK}),
    "neck": frozenset({Load.NECK}),
    "shoulder": frozenset({Load.SHOULDERS}),
    "upper-back": frozenset({Load.LOWER_BACK}),
    "low-back": frozenset({Load.LOWER_BACK}),
    "upper-arm": frozenset({Load.SHOULDERS}),
    "elbow": frozenset({Load.WRISTS}),
    "forearm": frozenset({Load.WRISTS}),
    "wrist": frozenset({Load.WRISTS}),
    "hand": frozenset({Load.WRISTS}),
    "hip": frozenset({Load.HIPS}),
    "thigh": frozenset({Load.HIPS}),
    "knee": frozenset({Load.KNEES}),
    "foot": frozenset({Load.ANKLES}),
    "other": frozenset(),
}


def moved_regions(region: BodyRegion) -> frozenset[Region]:
    """The regions of moves that are left alone while this one is sore."""
    return _BY_STEM[region.removesuffix("-l").removesuffix("-r")]


def loaded_parts(region: BodyRegion) -> frozenset[Load]:
    """What moves load that are left alone while this one is bad: a plank, for a wrist."""
    return _LOADS_BY_STEM[region.removesuffix("-l").removesuffix("-r")]
