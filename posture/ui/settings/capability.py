"""What the desktop can't do, in words beside the settings that need it."""

import re
from collections.abc import Mapping
from typing import Final

from posture.core.breaks import Strength
from posture.ui.i18n import tr

Capabilities = Mapping[str, str]
"""What the probes of the desktop found: by name the mechanism in use, or `unavailable: why`."""

UNAVAILABLE: Final = "unavailable"
COMMAND: Final = "`posture"
"""How the probes begin a command in their words, which are the command line’s too."""

_NEEDED: Final = (
    (r"quiet\.call", "call"),
    (r"quiet\.screencast", "screencast"),
    (r"quiet\.fullscreen", "fullscreen"),
    (r"quiet\.dnd", "dnd"),
    (r"quiet\.apps", "front_app"),
    (r"breaks\..+\.natural_after", "idle"),
    (r"breaks\..+\.natural_after_locked", "lock"),
    (r"idle\.pause_of", "idle"),
    (r"startup\.autostart", "autostart"),
    (r"sound\.(enabled|volume)", "sound"),
    (r"sound\.voice", "voice"),
    (r"appearance\.tray", "tray"),
    (r"prompts\.corner", "placement"),
)
"""Patterns of keys, and the capability that the setting needs."""


def is_missing(capabilities: Capabilities, name: str) -> bool:
    """Whether the desktop is known not to have it; what was not probed is taken to be there."""
    return capabilities.get(name, "").startswith(UNAVAILABLE)


def caution_for(key: str, capabilities: Capabilities) -> str:
    """The line under a setting that has no effect here; empty where it has."""
    for pattern, name in _NEEDED:
        if re.fullmatch(pattern, key) and is_missing(capabilities, name):
            return _not_here(capabilities[name])
    return ""


def strength_caution(strength: Strength, capabilities: Capabilities) -> str:
    """The line on the card of a strength that this desktop does only in part."""
    if strength is Strength.QUIET:
        if is_missing(capabilities, "notifications"):
            return tr("Capability", "On this desktop there are no notifications; the tray tells.")
        return ""
    if strength is Strength.FIRM and is_missing(capabilities, "overlay"):
        return tr(
            "Capability",
            "In this version the screen stays as it is: the card asks, and Skip takes a held press.",
        )
    if is_missing(capabilities, "placement"):
        return tr(
            "Capability",
            "On this desktop the card may open behind other windows; a notification will come too.",
        )
    return ""


def holding_caution(capabilities: Capabilities) -> str:
    """The line under the one choice of holding prompts during calls and full screen."""
    call, full_screen = (is_missing(capabilities, name) for name in ("call", "fullscreen"))
    if call and full_screen:
        return tr("Capability", "Neither is noticed on this desktop; a pause from the tray helps.")
    if call:
        return tr("Capability", "Calls aren’t noticed on this desktop; full screen is.")
    if full_screen:
        return tr("Capability", "Full screen isn’t noticed on this desktop; calls are.")
    return ""


def how_or_why(found: str) -> str:
    """The mechanism in use, or why there is none; empty where that is not known."""
    why, instead = _reason(found)
    words = why[:1].upper() + why[1:]
    return f"{words}. {instead}" if instead else words


def _not_here(found: str) -> str:
    why, instead = _reason(found)
    if not why:
        return tr("Capability", "Not available on this desktop.")
    words = tr("Capability", "Not available on this desktop: {why}.").format(why=why)
    return f"{words} {instead}".rstrip()


def _reason(found: str) -> tuple[str, str]:
    """What was found, and what to do instead: commands to run become what the tray offers."""
    why = found.removeprefix(UNAVAILABLE).strip(": .")
    plain, _, advice = why.partition(";")
    if COMMAND not in advice:
        return why, ""
    return plain, tr("Capability", "Use “Until this meeting ends” in the tray menu.")
