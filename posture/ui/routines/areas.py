"""The few parts of the body by which routines and moves are looked for."""

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from posture.core.content import Region
from posture.ui.i18n import tr


class BodyArea(StrEnum):
    """A part of the body, as on a chip."""

    NECK = "neck"
    BACK = "back"
    HANDS = "hands"
    LEGS = "legs"
    EYES = "eyes"
    WHOLE = "whole"


REGIONS: Final = {
    BodyArea.NECK: frozenset({Region.NECK, Region.SHOULDERS, Region.CHEST}),
    BodyArea.BACK: frozenset({Region.UPPER_BACK, Region.LOW_BACK, Region.SIDES, Region.CORE}),
    BodyArea.HANDS: frozenset({Region.FOREARMS, Region.WRISTS, Region.HANDS}),
    BodyArea.LEGS: frozenset(
        {
            Region.HIPS,
            Region.BUTTOCKS,
            Region.THIGHS,
            Region.KNEES,
            Region.CALVES,
            Region.CIRCULATION,
        }
    ),
    BodyArea.EYES: frozenset({Region.EYES}),
    BodyArea.WHOLE: frozenset({Region.WHOLE_BODY, Region.BREATH}),
}


def area_words(area: BodyArea) -> str:
    """What stands on its chip."""
    return {
        BodyArea.NECK: tr("Routines", "Neck, shoulders"),
        BodyArea.BACK: tr("Routines", "Back, trunk"),
        BodyArea.HANDS: tr("Routines", "Wrists, hands"),
        BodyArea.LEGS: tr("Routines", "Hips, legs"),
        BodyArea.EYES: tr("Routines", "Eyes"),
        BodyArea.WHOLE: tr("Routines", "Breath, whole body"),
    }[area]


def touches(regions: Collection[Region], areas: Collection[BodyArea]) -> bool:
    """Whether any of the areas is moved; without areas everything counts."""
    return not areas or any(REGIONS[area].intersection(regions) for area in areas)
