"""What the desktop can't do, in words beside the settings that need it."""

import os
import re
import sys
from collections.abc import Mapping
from typing import Final

from posture.core.breaks import Strength
from posture.system.advice import advice_for
from posture.system.capability_words import CAPABILITIES, in_use_words
from posture.system.desktop import desktop_of
from posture.ui.i18n import tr

Capabilities = Mapping[str, str]
"""What the probes of the desktop found: by name the mechanism in use, or `unavailable: why`."""

UNAVAILABLE: Final = "unavailable"

_NEEDED: Final = (
    (r"quiet\.call", "call"),
    (r"quiet\.screencast", "screencast"),
    (r"quiet\.fullscreen", "fullscreen"),
    (r"quiet\.dnd", "dnd"),
    (r"quiet\.inhibitor", "inhibitor"),
    (r"quiet\.apps", "app"),
    (r"quiet\.calendars", "calendar"),
    (r"breaks\..+\.natural_after", "idle"),
    (r"breaks\..+\.natural_after_locked", "lock"),
    (r"idle\.pause_of", "idle"),
    (r"startup\.autostart", "autostart"),
    (r"sound\.(enabled|volume)", "sound"),
    (r"sound\.voice", "voice"),
    (r"appearance\.tray", "tray"),
    (r"prompts\.(corner|screen)", "placement"),
    (r"prompts\.(full_screen|hold_to_skip)", "overlay"),
    (r"prompts\.lock_screen", "locking"),
    (r"prompts\.notifications", "notifications"),
)
"""Patterns of keys, and the capability that the setting needs."""


def is_missing(capabilities: Capabilities, name: str) -> bool:
    """Whether the desktop is known not to have it; what was not probed is taken to be there."""
    return capabilities.get(name, "").startswith(UNAVAILABLE)


def caution_for(key: str, capabilities: Capabilities) -> str:
    """The line under a setting that has no effect here; empty where it has."""
    for pattern, name in _NEEDED:
        if re.fullmatch(pattern, key) and is_missing(capabilities, name):
            return _not_here(name, capabilities[name])
    return ""


def strength_caution(strength: Strength, capabilities: Capabilities) -> str:
    """The line on the card of a strength that this desktop does only in part."""
    if strength is Strength.QUIET:
        if is_missing(capabilities, "notifications"):
            return tr("Capability", "On this desktop there are no notifications; the tray tells.")
        return ""
    if is_missing(capabilities, "placement"):
        return tr(
            "Capability",
            "On this desktop no window stays above others: a notification comes instead.",
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


def how_or_why(name: str, found: str) -> str:
    """The mechanisms in use, or what is missing and what helps: the words of `posture doctor`."""
    if not found.startswith(UNAVAILABLE):
        return tr("Capability", in_use_words(name, found.split(", ")))
    missing = _missing(name, found)
    return f"{missing[:1].upper()}{missing[1:]}. {_advice(name, found)}".strip(" .") + "."


def _not_here(name: str, found: str) -> str:
    missing = _missing(name, found)
    if not missing:
        return tr("Capability", "Not available on this desktop.")
    words = tr("Capability", "Not available on this desktop: {why}.").format(why=missing)
    return f"{words} {_advice(name, found)}".rstrip()


def _missing(name: str, found: str) -> str:
    """What it means that it is missing; of what has no such words, why it is."""
    if name in CAPABILITIES:
        return tr("Capability", CAPABILITIES[name].missing)
    return found.removeprefix(UNAVAILABLE).strip(": .")


def _advice(name: str, found: str) -> str:
    """What helps; of commands in a terminal a window says nothing."""
    advice = advice_for(name, desktop_of(os.environ, sys.platform), found)
    return tr("Capability", advice.sentence) if advice.sentence else ""
