"""The pictures that checklists name: what right looks like, with a dashed line to compare with."""

from typing import Final

from posture.ui.figures.card_scenes import CARD_BEFORE, CARD_SCENES
from posture.ui.figures.scene import Scene
from posture.ui.figures.seated_scenes import SEATED_BEFORE, SEATED_SCENES
from posture.ui.figures.standing_scenes import STANDING_AFTER, STANDING_BEFORE, STANDING_SCENES

SCENES: Final[dict[str, Scene]] = {**SEATED_SCENES, **STANDING_SCENES, **CARD_SCENES}
BEFORE: Final[dict[str, Scene]] = {**SEATED_BEFORE, **STANDING_BEFORE, **CARD_BEFORE}


def scene_named(name: str) -> Scene:
    """One of the scenes that checklists name."""
    return SCENES[name]


def way_to(name: str) -> tuple[Scene, Scene]:
    """How to get there: the same look before anything was changed, and after."""
    return BEFORE[name], STANDING_AFTER.get(name, SCENES[name])
