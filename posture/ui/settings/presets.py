"""Presets of the rhythm, and when the figures are the user's own.

A preset is a profile with nothing of the user's on top. As soon as one of its main figures is set by hand,
the rhythm is "My own"; choosing a preset takes those figures back.
"""

from typing import Final

import msgspec

from posture.core.settings import Settings
from posture.ui.settings.change import SettingsChange, reset

OWN: Final = "*own*"
"""Stands for the user's own figures where a profile's id is looked for; no profile can have this name."""

FIGURES: Final = tuple(
    f"breaks.{kind}.{field}"
    for kind in ("movement", "micro")
    for field in ("enabled", "every", "length")
)


def preset_in_force(settings: Settings) -> str:
    """The id of the preset, or `OWN`."""
    if any(settings.is_chosen(key) for key in FIGURES):
        return OWN
    return settings.word("profile")


def choose_preset(settings: Settings, preset: str) -> SettingsChange:
    """The change that brings the preset's figures into force, or keeps those of now as one's own."""
    if preset == OWN:
        return SettingsChange(
            values={key: settings.get(key) for key in FIGURES if not settings.is_chosen(key)}
        )
    taken_back = reset(settings, FIGURES)
    if preset == settings.word("profile"):
        return taken_back
    if preset == settings.setting("profile").default:
        return SettingsChange(unset=(*taken_back.unset, "profile"))
    return msgspec.structs.replace(taken_back, values={"profile": preset})


def pure_preset(settings: Settings, preset: str) -> Settings:
    """The settings as they would be under the preset."""
    return choose_preset(settings, preset).applied_to(settings)
