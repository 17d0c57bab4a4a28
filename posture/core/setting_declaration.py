"""What the declaration of a setting consists of.

The declarations themselves stand in `settings_general` and `settings_of_kinds`.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from posture.core.breaks import BreakKind
from posture.core.hours import WorkHours
from posture.core.setting_lists import ListOf
from posture.core.setting_types import OrNone, ValueType

Window = tuple[float, float]
"""The range that the settings window offers, inside the bounds that the file allows."""


class Group(StrEnum):
    """Where the settings window shows a setting."""

    RHYTHM = "rhythm"
    HOURS = "hours"
    PROMPTS = "prompts"
    QUIET = "quiet"
    AWAY = "away"
    MOVES = "moves"
    POSTURE = "posture"
    CARE = "care"
    SOUND = "sound"
    LOOK = "look"
    DATA = "data"
    SYSTEM = "system"
    HOOKS = "hooks"


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One setting of Posture."""

    key: str
    type: ValueType[Any]
    default: Any
    group: Group
    label: str
    help: str
    window: Window | None = None

    @property
    def minimum(self) -> float | None:
        """The least number that the file allows; None where the value is no number."""
        return getattr(self.innermost_type, "minimum", None)

    @property
    def maximum(self) -> float | None:
        """The largest number that the file allows."""
        return getattr(self.innermost_type, "maximum", None)

    @property
    def window_minimum(self) -> float | None:
        """The least number that the settings window offers."""
        return self.window[0] if self.window else self.minimum

    @property
    def window_maximum(self) -> float | None:
        """The largest number that the settings window offers."""
        return self.window[1] if self.window else self.maximum

    @property
    def unit(self) -> str:
        """The unit of a number: `s` for durations, `%`, or nothing."""
        return getattr(self.innermost_type, "unit", "")

    @property
    def choices(self) -> tuple[str, ...]:
        """The words to choose from; empty where it is no choice."""
        return getattr(self.innermost_type, "choices", ())

    @property
    def innermost_type(self) -> ValueType[Any]:
        """The type that carries bounds and choices: of a list or an optional value, its item's."""
        innermost = self.type
        while isinstance(innermost, ListOf | OrNone):
            innermost = innermost.item
        return innermost


class KindField(msgspec.Struct, frozen=True, kw_only=True):
    """One setting that every break kind has."""

    field: str
    attribute: str
    """The field of `BreakKind` that holds it."""
    type: ValueType[Any]
    group: Group
    label: str
    help: str
    windows: Mapping[str, Window] = {}
    """The window's range by kind; `*` for all others."""

    def setting(self, key: str, kind: BreakKind) -> Setting:
        """The setting of that kind under that key, with the kind's figure as its default."""
        return Setting(
            key=key,
            type=self.type,
            default=self.of(kind),
            group=self.group,
            label=self.label,
            help=self.help,
            window=self.windows.get(kind.id, self.windows.get("*")),
        )

    def of(self, kind: BreakKind) -> Any:
        """The kind's value."""
        value = getattr(kind, self.attribute)
        if self.attribute == "hours":
            return value.spans if value else ()
        return value

    def change(self, value: Any, days_off: frozenset[date]) -> dict[str, Any]:
        """What the value changes in a `BreakKind`."""
        if self.attribute == "hours":
            return {"hours": WorkHours(value, days_off) if value else None}
        return {self.attribute: value}
