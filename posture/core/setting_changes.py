"""Which changes of settings are recorded: those of the rhythm, which figures of weeks are read by."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from posture.core.events import SettingChanged
from posture.core.setting_types import InvalidValueError
from posture.core.settings import SettingError, Settings
from posture.core.settings_catalogue import type_of

_WHOLE: Final = frozenset({"profile", "moves.level"})
_TABLES: Final = ("breaks.", "work.", "quiet.")
_KEY_ALONE: Final = frozenset({"quiet.apps", "quiet.calendars"})
"""They name programs and files: that they were changed is told, not to what."""
_OWN_WORDS: Final = ".name"
LONGEST: Final = 200
"""A value is cut at so many characters: a long list of days off says no more than that there are many."""


def is_of_rhythm(key: str) -> bool:
    """Whether a change of that setting is recorded."""
    return key in _WHOLE or key.startswith(_TABLES)


def is_value_told(key: str) -> bool:
    """Whether its values are recorded with it."""
    return key not in _KEY_ALONE and not key.endswith(_OWN_WORDS)


def setting_changes(before: Settings, after: Settings, at: datetime) -> list[SettingChanged]:
    """What of the rhythm is set to another value than before, in the order of the keys."""
    touched = {
        key
        for key in {*before.chosen, *after.chosen}
        if before.chosen.get(key) != after.chosen.get(key)
    }
    found = [_change(key, before, after, at) for key in sorted(touched) if is_of_rhythm(key)]
    return [one for one in found if one is not None]


def stored_rhythm(settings: Settings) -> dict[str, object]:
    """What was chosen of the rhythm, in plain types, to be compared with at the next start."""
    return {
        key: kind.stored(value)
        for key, value in settings.chosen.items()
        if is_of_rhythm(key) and is_value_told(key) and (kind := type_of(key)) is not None
    }


def rhythm_of(stored: Mapping[str, object]) -> Settings:
    """The settings that `stored_rhythm` was made of; what this version doesn't know is left out."""
    chosen: dict[str, Any] = {}
    for key, raw in stored.items():
        kind = type_of(key)
        if kind is None:
            continue
        try:
            chosen[key] = kind.read(raw)
        except InvalidValueError:
            continue
    return Settings(chosen)


def told_alone(settings: Settings) -> Settings:
    """The same without all that `stored_rhythm` leaves out."""
    kept = {k: v for k, v in settings.chosen.items() if is_of_rhythm(k) and is_value_told(k)}
    return Settings(kept)


def _change(key: str, before: Settings, after: Settings, at: datetime) -> SettingChanged | None:
    if not is_value_told(key):
        return SettingChanged(at, key)
    was, now = _text(before, key), _text(after, key)
    return SettingChanged(at, key, was, now) if was != now else None


def _text(settings: Settings, key: str) -> str:
    """The value in force as people write it; empty where there is no such setting then."""
    try:
        return settings.text(key)[:LONGEST]
    except SettingError:
        return ""
