"""The user's settings as one frozen value: what was chosen, by dotted key; all else is default.

Reading a whole file stands in `settings_reading`, the way to the engine's plan in `settings_plan`.
"""

import contextlib
import tomllib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from posture.core.breaks import Plan, Profile
from posture.core.setting_declaration import Setting
from posture.core.setting_types import InvalidValueError, Text, ValueType
from posture.core.settings_catalogue import (
    GENERAL,
    RHYTHM_FIELDS,
    KindKey,
    kind_key,
    nearest,
    nearest_key,
    profile_setting,
    type_of,
)
from posture.core.settings_of_kinds import KIND_FIELDS
from posture.core.settings_plan import (
    base_kinds,
    build_plan,
    next_profile_change,
    profile_in_force,
    profiles,
)
from posture.core.settings_rules import Problem, is_about, settled

T = TypeVar("T")


class SettingError(ValueError):
    """A key that is no setting, or a value that it does not take; `problem` says which and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.words())
        self.problem = problem


class Settings(msgspec.Struct, frozen=True):
    """All settings of Posture. `Settings()` are the defaults."""

    chosen: Mapping[str, Any] = {}
    """What the user set: valid values in the program's types, by dotted key."""

    def get(self, key: str) -> Any:
        """The value in force, in the program's types (durations: seconds). Raises SettingError."""
        return self.chosen[key] if key in self.chosen else self.setting(key).default

    def flag(self, key: str) -> bool:
        """The value of a setting that is on or off."""
        return _expect(bool, self.get(key))

    def number(self, key: str) -> float:
        """The value of a setting that is a number, or a duration in seconds."""
        value = self.get(key)
        return float(value if isinstance(value, int) else _expect(float, value))

    def word(self, key: str) -> str:
        """The value of a setting that is a text or a choice."""
        return _expect(str, self.get(key))

    def words(self, key: str) -> tuple[str, ...]:
        """The value of a setting that is a list of texts."""
        return tuple(_expect(str, word) for word in _expect(tuple, self.get(key)))

    def text(self, key: str) -> str:
        """The value in force as people write it."""
        return self.setting(key).type.text(self.get(key))

    def stored(self, key: str) -> object:
        """The value in force in plain TOML types, as the file holds it."""
        return self.setting(key).type.stored(self.get(key))

    def is_chosen(self, key: str) -> bool:
        """Whether the user set it, were it to the default."""
        return key in self.chosen

    def all_keys(self) -> tuple[str, ...]:
        """The key of every setting there is, in the order in which they are listed."""
        kinds = base_kinds(self.chosen)
        of_kinds = [f"breaks.{kind.id}.{field.field}" for kind in kinds for field in KIND_FIELDS]
        own = {*GENERAL, *of_kinds}
        return (*GENERAL, *of_kinds, *sorted(key for key in self.chosen if key not in own))

    def setting(self, key: str) -> Setting:
        """The declaration, its default being that of the kind and profile. Raises SettingError."""
        if key in GENERAL:
            return GENERAL[key]
        parts = kind_key(key)
        setting = self._kind_setting(key, parts) if parts else self._profile_setting(key)
        if setting is None:
            raise SettingError(self.unknown(key))
        return setting

    def has(self, key: str) -> bool:
        """Whether there is such a setting."""
        return key in self.all_keys()

    def unknown(self, key: str) -> Problem:
        """The problem with a key that is no setting, with the nearest ones that are."""
        allowed = nearest_key(key, self.all_keys()) or "`posture config list` names all settings"
        return Problem(key=key, wrong="is not a setting", allowed=allowed)

    def with_value(self, key: str, value: Any) -> "Settings":
        """These settings with another value, in the program's types. Raises SettingError."""
        kind_of_value = self._type_to_change(key)
        return self._with_raw(key, kind_of_value, kind_of_value.stored(value))

    def with_text(self, key: str, text: str) -> "Settings":
        """These settings with a value as people write it. Raises SettingError."""
        kind_of_value = self._type_to_change(key)
        raw = text if isinstance(kind_of_value, Text) else _list_or_text(text)
        return self._with_raw(key, kind_of_value, raw)

    def without(self, key: str) -> "Settings":
        """These settings with the default in place of what was chosen for that key or table."""
        kept = {k: v for k, v in self.chosen.items() if k != key and not k.startswith(f"{key}.")}
        return Settings(settled(kept)[0])

    def profiles(self) -> tuple[Profile, ...]:
        """The shipped profiles and the user's own."""
        return profiles(self.chosen)

    def profile_at(self, at: datetime | None) -> str:
        """The profile in force then; without a moment the one that was chosen by hand."""
        return profile_in_force(self.chosen, at)

    def next_profile_change(self, at: datetime) -> datetime | None:
        """When the profile may change by the time of day; None: never."""
        return next_profile_change(self.chosen, at)

    def plan(self, at: datetime | None = None, *, profile: str | None = None) -> Plan:
        """What the engine follows at that moment, or under a profile switched to by hand."""
        return build_plan(self.chosen, profile or self.profile_at(at))

    def _with_raw(self, key: str, kind_of_value: ValueType[Any], raw: object) -> "Settings":
        try:
            value = kind_of_value.read(raw)
        except InvalidValueError as error:
            raise SettingError(problem_of(key, error)) from None
        kept, problems = settled({**self.chosen, key: value})
        for problem in problems:
            if is_about(problem, key):
                raise SettingError(problem)
        return Settings(kept)

    def _type_to_change(self, key: str) -> ValueType[Any]:
        """The type of a key that can be set, be it of a kind or profile not there yet."""
        parts = kind_key(key)
        if parts:
            self._refuse_unknown_kind(key, parts)
        found = type_of(key)
        if found is None:
            raise SettingError(self.unknown(key))
        return found

    def _refuse_unknown_kind(self, key: str, parts: KindKey) -> None:
        """A rhythm makes a new kind, unless its name looks like a slip; nothing else does."""
        known = [kind.id for kind in base_kinds(self.chosen)]
        near = nearest(parts.kind, known)
        makes_it = parts.profile is None and parts.field.field in RHYTHM_FIELDS
        if parts.kind in known or (makes_it and not near):
            return
        wrong = f'names the kind "{parts.kind}", which does not exist'
        allowed = near or f"set breaks.{parts.kind}.every first"
        raise SettingError(Problem(key=key, wrong=wrong, allowed=allowed))

    def _kind_setting(self, key: str, parts: KindKey) -> Setting | None:
        """The declaration with what holds without this key as its default."""
        base = {kind.id: kind for kind in base_kinds(self.chosen)}.get(parts.kind)
        if base is None or (parts.profile and key not in self.chosen):
            return None
        others = {other: value for other, value in self.chosen.items() if other != key}
        plan = build_plan(others, parts.profile or self.profile_at(None))
        return parts.field.setting(key, plan.kind(parts.kind) or base)

    def _profile_setting(self, key: str) -> Setting | None:
        return profile_setting(key) if key in self.chosen else None


def problem_of(key: str, error: InvalidValueError) -> Problem:
    """The problem with a value that the key's type does not take."""
    entry = next((step for step in error.path if isinstance(step, int)), None)
    subject = "=" if entry is None else f"entry {entry + 1}:"
    wrong = f"{subject} {error.wrong}"
    return Problem(key=key, wrong=wrong, allowed=error.allowed, path=(*key.split("."), *error.path))


def _list_or_text(text: str) -> object:
    """The list or table that a text is in TOML or JSON, else the text itself."""
    if not text.lstrip().startswith(("[", "{")):
        return text
    import json  # for lists typed as JSON alone

    for parse in (_toml_value, json.loads):
        with contextlib.suppress(ValueError, RecursionError):
            return parse(text)
    return text


def _toml_value(text: str) -> object:
    return tomllib.loads(f"value = {text}")["value"]


def _expect(wanted: type[T], value: object) -> T:
    if not isinstance(value, wanted):
        raise TypeError(f"the setting holds {value!r}, which is no {wanted.__name__}")
    return value
