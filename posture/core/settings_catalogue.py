"""Which keys are settings, and of what type: the general ones, those of kinds, those of profiles."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from posture.core.breaks import KINDS
from posture.core.setting_declaration import Group, KindField, Setting
from posture.core.setting_lists import NAME, NAME_PATTERN
from posture.core.setting_types import Text, ValueType
from posture.core.settings_general import SETTINGS
from posture.core.settings_of_kinds import KIND_FIELDS

GENERAL: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}
FIELDS: Mapping[str, KindField] = {field.field: field for field in KIND_FIELDS}
SHIPPED_KINDS = frozenset(kind.id for kind in KINDS)
RHYTHM_FIELDS = frozenset({"every", "at"})
"""A break kind of one's own has at least one of these."""

_KIND_KEY = re.compile(rf"(?:profiles\.({NAME_PATTERN})\.)?breaks\.({NAME_PATTERN})\.([a-z_]+)")
_PROFILE_KEY = re.compile(rf"profiles\.({NAME_PATTERN})\.([a-z_]+)")
_OF_PROFILE = re.compile(rf"profiles\.({NAME_PATTERN})\.")
_LONGEST_TO_COMPARE = 80


class KindKey(msgspec.Struct, frozen=True):
    """The parts of `breaks.<kind>.<field>`, or of the same inside a profile."""

    kind: str
    field: KindField
    profile: str | None = None


_PROFILE_FIELDS: Mapping[str, tuple[ValueType[Any], str, str]] = {
    "name": (Text("a name", longest=40), "Name", "What this profile is called."),
    "reason": (Text("a sentence", longest=160), "Reason", "Why to use it, in one sentence."),
    "based_on": (NAME, "Based on", "The shipped profile whose figures it starts from."),
}


def kind_key(key: str) -> KindKey | None:
    """The parts of a key of a break kind, known or not; None for any other key."""
    match = _KIND_KEY.fullmatch(key)
    field = FIELDS.get(match[3]) if match else None
    return KindKey(match[2], field, match[1]) if match and field else None


def profile_setting(key: str) -> Setting | None:
    """The declaration of `profiles.<name>.<field>`; None for any other key."""
    match = _PROFILE_KEY.fullmatch(key)
    if match is None or match[2] not in _PROFILE_FIELDS:
        return None
    kind_of_value, label, words = _PROFILE_FIELDS[match[2]]
    return Setting(
        key=key, type=kind_of_value, default="", group=Group.RHYTHM, label=label, help=words
    )


def profile_of(key: str) -> str | None:
    """The profile that the key belongs to, or None."""
    match = _OF_PROFILE.match(key)
    return match[1] if match and type_of(key) else None


def type_of(key: str) -> ValueType[Any] | None:
    """The type of a setting, whether or not its kind or profile exists; None: no such setting."""
    if key in GENERAL:
        return GENERAL[key].type
    if of_kind := kind_key(key):
        return of_kind.field.type
    of_profile = profile_setting(key)
    return of_profile.type if of_profile else None


def nearest(word: str, known: Iterable[str], prefix: str = "") -> str:
    """`did you mean …?` with the nearest known words, or an empty text."""
    if len(word) > _LONGEST_TO_COMPARE:
        return ""
    from difflib import get_close_matches  # for a slip alone

    near = get_close_matches(word, list(known), n=2, cutoff=0.75)
    return f"did you mean {' or '.join(prefix + one for one in near)}?" if near else ""


def nearest_key(key: str, keys: Iterable[str]) -> str:
    """The same for a key: looked for inside its table, then among the tables' names."""
    known = list(keys)
    table, _, word = key.rpartition(".")
    prefix = f"{table}." if table else ""
    siblings = [other for other in known if other.rpartition(".")[0] == table]
    if siblings:
        return nearest(word, [other.removeprefix(prefix) for other in siblings], prefix)
    others = {other.rpartition(".")[0]: other for other in known if other.endswith(f".{word}")}
    from difflib import get_close_matches

    near = get_close_matches(table[:_LONGEST_TO_COMPARE], others, n=1, cutoff=0.75)
    return f"did you mean {others[near[0]]}?" if near else ""
