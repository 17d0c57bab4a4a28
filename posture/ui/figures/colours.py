"""The inks a figure is drawn with, for paper (light) and pine (dark) stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QColor


class Ink(StrEnum):
    """What a shape is made of; its value is the class name in exported SVG."""

    SKIN = "skin"
    SKIN_SHADE = "skin-shade"
    SKIN_FAR = "skin-far"
    SHIRT = "shirt"
    SHIRT_FOLD = "shirt-fold"
    SHIRT_FAR = "shirt-far"
    TROUSERS = "trousers"
    TROUSERS_FOLD = "trousers-fold"
    TROUSERS_FAR = "trousers-far"
    HAIR = "hair"
    FACE = "face"
    SHOE = "shoe"
    SHOE_FAR = "shoe-far"
    SOLE = "sole"
    SOLE_FAR = "sole-far"
    SHADOW = "shadow"
    FURNITURE = "furniture"
    FURNITURE_DARK = "furniture-dark"
    WOOD = "wood"
    GLASS = "glass"
    HILL = "hill"
    FLOOR = "floor"
    MAT = "mat"
    PILLOW = "pillow"
    PILLOW_SHADE = "pillow-shade"
    STRAP = "strap"
    BACK_WALL = "back-wall"
    MARK = "mark"
    GUIDE = "guide"
    BAND = "band"


@dataclass(frozen=True, slots=True)
class Complexion:
    """A skin and the hair drawn with it."""

    skin: str
    hair: str


COMPLEXIONS: Final = (
    Complexion("#D99A6C", "#3B2A25"),
    Complexion("#8A5433", "#1C1413"),
    Complexion("#F1C9A5", "#6B4630"),
    Complexion("#B87748", "#2B1D19"),
    Complexion("#5B3826", "#1C1413"),
)
CLAY: Final = Complexion("#C9B8A6", "#8D7F71")

_SHIRTS_LIGHT: Final = ("#1F8A7E", "#74803F", "#5A6FA8", "#8A6A9B", "#3F7F9A")
_SHIRTS_DARK: Final = ("#2F9A8D", "#94A25A", "#7187C2", "#A083B2", "#5296B2")
DEEP_SKIN: Final = 100
_FAR: Final = 122
_FOLD: Final = 120
_SKIN_SHADE: Final = 112
_LIFT_IN_DARK: Final = 103


@dataclass(frozen=True)
class FigureColours:
    """One colour for each ink, and the stage they were chosen for."""

    inks: Mapping[Ink, QColor]
    stage: QColor

    @classmethod
    def light(cls, variant: int = 0) -> "FigureColours":
        """Colours for the light stage; each variant is another person in another shirt."""
        return cls(
            _body(
                COMPLEXIONS[variant % len(COMPLEXIONS)],
                _SHIRTS_LIGHT[variant % len(_SHIRTS_LIGHT)],
                "#33475B",
            )
            | {
                Ink.SHADOW: QColor(0, 0, 0, 26),
                Ink.FURNITURE: QColor("#B9C6C3"),
                Ink.FURNITURE_DARK: QColor("#8FA5A1"),
                Ink.WOOD: QColor("#CDB38F"),
                Ink.GLASS: QColor("#F4FAFB"),
                Ink.HILL: QColor("#A9D3B4"),
                Ink.FLOOR: QColor("#C3D4D0"),
                Ink.MAT: QColor("#84B4AB"),
                Ink.PILLOW: QColor("#F7F0E4"),
                Ink.PILLOW_SHADE: QColor("#D8CBB8"),
                Ink.STRAP: QColor("#8C5A3C"),
                Ink.BACK_WALL: QColor("#CADFDA"),
                Ink.MARK: QColor("#FF8A3D"),
                Ink.GUIDE: QColor("#99480B"),
                Ink.BAND: QColor("#A8406F"),
            },
            QColor("#DCEEEA"),
        )

    @classmethod
    def dark(cls, variant: int = 0) -> "FigureColours":
        """Colours for the dark stage."""
        complexion = COMPLEXIONS[variant % len(COMPLEXIONS)]
        lifted = Complexion(QColor(complexion.skin).lighter(_LIFT_IN_DARK).name(), complexion.hair)
        return cls(
            _body(lifted, _SHIRTS_DARK[variant % len(_SHIRTS_DARK)], "#4A6076")
            | {
                Ink.SHADOW: QColor(0, 0, 0, 60),
                Ink.FURNITURE: QColor("#5D7471"),
                Ink.FURNITURE_DARK: QColor("#869D9A"),
                Ink.WOOD: QColor("#8C7456"),
                Ink.GLASS: QColor("#31575A"),
                Ink.HILL: QColor("#3F7A63"),
                Ink.FLOOR: QColor("#3A5653"),
                Ink.MAT: QColor("#4C837B"),
                Ink.PILLOW: QColor("#D9D0C1"),
                Ink.PILLOW_SHADE: QColor("#B0A592"),
                Ink.STRAP: QColor("#DDAE86"),
                Ink.BACK_WALL: QColor("#274A46"),
                Ink.MARK: QColor("#FF8A3D"),
                Ink.GUIDE: QColor("#F6BF8D"),
                Ink.BAND: QColor("#DC86AC"),
            },
            QColor("#1D3B38"),
        )

    def of(self, ink: Ink) -> QColor:
        """The colour of one ink."""
        return self.inks[ink]


def _body(complexion: Complexion, shirt: str, trousers: str) -> dict[Ink, QColor]:
    skin, top, legs = QColor(complexion.skin), QColor(shirt), QColor(trousers)
    shoe, sole = QColor("#FBF8F2"), QColor("#8E7F6C")
    return {
        Ink.SKIN: skin,
        Ink.SKIN_SHADE: skin.darker(_SKIN_SHADE),
        Ink.SKIN_FAR: skin.darker(_FAR),
        Ink.SHIRT: top,
        Ink.SHIRT_FOLD: top.darker(_FOLD),
        Ink.SHIRT_FAR: top.darker(_FAR),
        Ink.TROUSERS: legs,
        Ink.TROUSERS_FOLD: legs.darker(_FOLD),
        Ink.TROUSERS_FAR: legs.darker(_FAR),
        Ink.HAIR: QColor(complexion.hair),
        Ink.FACE: QColor("#2A1B17") if skin.lightness() > DEEP_SKIN else QColor("#140B09"),
        Ink.SHOE: shoe,
        Ink.SHOE_FAR: shoe.darker(113),
        Ink.SOLE: sole,
        Ink.SOLE_FAR: sole.darker(_FAR),
    }
