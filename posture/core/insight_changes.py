"""What a week's insight suggests to try: one change of the settings each, made of those in force. Pure.

A suggestion is made where the settings can say it, and where it would really change something: each is
tried on the settings first. Where that can't be done there is none.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, time
from enum import StrEnum
from typing import Any, Final

import msgspec

from posture.core.breaks import MINUTE, MOVEMENT, BreakKind, Plan, Strength
from posture.core.hours import WorkHours, WorkSpan
from posture.core.setting_lists import ProfileSpan
from posture.core.settings import SettingError, Settings

MAIN: Final = MOVEMENT.id
"""The kind whose rhythm is looked at."""
LONGEST_EVERY_S: Final = 180 * MINUTE
SHORTEST_EVERY_S: Final = 30 * MINUTE
SHORT_BREAK_S: Final = MINUTE
LIGHT_PRESET: Final = "gentle-start"
OTHER_CORNER: Final = "bottom-left"
"""Trays are on the right, or at the top."""
SHORT_BREAKS: Final = "short-breaks"
"""The preset that is made for an hour with shorter breaks."""

_LONGER, _SHORTER, _STEP_S = 1.25, 0.75, 5 * MINUTE
_NEXT_STRENGTH: Final = {Strength.QUIET: Strength.GENTLE, Strength.GENTLE: Strength.FIRM}
_A_MONDAY: Final = datetime(2024, 1, 1, tzinfo=UTC)


class Place(StrEnum):
    """Where an insight leads that no setting helps with."""

    CHECKLIST = "checklist"
    WORKSTATION = "workstation"


class TryRhythm(msgspec.Struct, frozen=True, tag=True):
    """Another time between two breaks."""

    every_s: float
    change: Mapping[str, Any]


class TryPreset(msgspec.Struct, frozen=True, tag=True):
    """Another preset."""

    name: str
    change: Mapping[str, Any]


class TryShorterAt(msgspec.Struct, frozen=True, tag=True):
    """Shorter breaks in one hour of the day."""

    hour: int
    length_s: float
    change: Mapping[str, Any]


class MoveCard(msgspec.Struct, frozen=True, tag=True):
    """Another corner of the screen for the card."""

    corner: str
    change: Mapping[str, Any]


class AskWith(msgspec.Struct, frozen=True, tag=True):
    """Another strength of the prompt."""

    strength: Strength
    change: Mapping[str, Any]


class LookAt(msgspec.Struct, frozen=True, tag=True):
    """A page, in place of a setting."""

    place: Place
    change: Mapping[str, Any] = {}
    """Nothing."""


Suggestion = TryRhythm | TryPreset | TryShorterAt | MoveCard | AskWith | LookAt
"""`change`: values in the program's types by dotted key, as the settings file takes them."""


def longer_rhythm(settings: Settings) -> TryRhythm | None:
    """A quarter more time between breaks, in steps of five minutes."""
    every_s = _every_s(settings)
    if every_s is None:
        return None
    longer_s = min(-(-every_s * _LONGER // _STEP_S) * _STEP_S, LONGEST_EVERY_S)
    return _rhythm(settings, longer_s) if longer_s > every_s else None


def shorter_rhythm(settings: Settings) -> TryRhythm | None:
    """A quarter less time between breaks, in steps of five minutes."""
    every_s = _every_s(settings)
    if every_s is None:
        return None
    shorter_s = max(every_s * _SHORTER // _STEP_S * _STEP_S, SHORTEST_EVERY_S)
    return _rhythm(settings, shorter_s) if shorter_s < every_s else None


def lighter_rhythm(settings: Settings) -> TryPreset | TryRhythm | None:
    """The light preset where it asks for less than what is in force, else more time between breaks."""
    change = {"profile": LIGHT_PRESET}
    before, after = settings.plan(), _plan_after(settings, change)
    if _main_kind(before) is None or after is None:
        return None
    if after.cost_min_per_hour() < before.cost_min_per_hour():
        names = {profile.id: profile.name for profile in settings.profiles()}
        return TryPreset(names[LIGHT_PRESET], change)
    return longer_rhythm(settings)


def easier_to_see(settings: Settings) -> MoveCard | AskWith | None:
    """A prompt that stays in the tray becomes a card, a card moves, and one that was moved dims the screen."""
    kind = _main_kind(settings.plan())
    if kind is None:
        return None
    if kind.strength is Strength.GENTLE and settings.word("prompts.corner") == "tray":
        return MoveCard(OTHER_CORNER, {"prompts.corner": OTHER_CORNER})
    strength = _NEXT_STRENGTH.get(kind.strength)
    return AskWith(strength, {f"breaks.{MAIN}.strength": strength}) if strength else None


def shorter_breaks_at(settings: Settings, hour: int) -> TryShorterAt | None:
    """Breaks of a minute in that hour, by a preset of its own that the schedule names.

    None where breaks are that short there already, where nobody works in that hour, or where another
    choice would overrule the preset.
    """
    days = _work_days_at(settings, hour)
    if not days:
        return None
    span = WorkSpan(days, time(hour), time((hour + 1) % 24))
    before = _plans_at(settings, hour, days)
    change = {
        f"profiles.{SHORT_BREAKS}.based_on": before[0].profile,
        f"profiles.{SHORT_BREAKS}.name": "Short breaks",
        f"profiles.{SHORT_BREAKS}.breaks.{MAIN}.length": SHORT_BREAK_S,
        "profiles.schedule": (
            ProfileSpan(SHORT_BREAKS, span),
            *settings.get("profiles.schedule"),
        ),
    }
    changed = _after(settings, change)
    if changed is None:
        return None
    after = _plans_at(changed, hour, days)
    if not all(_is_shorter(one, other) for one, other in zip(before, after, strict=True)):
        return None
    return TryShorterAt(hour, SHORT_BREAK_S, change)


def _is_shorter(before: Plan, after: Plan) -> bool:
    """Whether the main kind's breaks are shorter, and nothing else is different."""
    kind = _main_kind(before)
    if kind is None or kind.length_s <= SHORT_BREAK_S:
        return False
    short = msgspec.structs.replace(kind, length_s=SHORT_BREAK_S)
    kinds = tuple(short if one.id == MAIN else one for one in before.kinds)
    return after == msgspec.structs.replace(before, kinds=kinds, profile=after.profile)


def _plans_at(settings: Settings, hour: int, days: Collection[int]) -> list[Plan]:
    """The plan in force in the middle of that hour, on each of these weekdays."""
    return [
        settings.plan(_A_MONDAY.replace(day=1 + day, hour=hour, minute=30)) for day in sorted(days)
    ]


def _work_days_at(settings: Settings, hour: int) -> frozenset[int]:
    """The weekdays on which any of that hour is worked."""
    hours = WorkHours(settings.get("work.hours"))
    return frozenset(
        day
        for day in range(7)
        for minute in (0, 30, 59)
        if hours.period_at(_A_MONDAY.replace(day=1 + day, hour=hour, minute=minute))
    )


def _main_kind(plan: Plan) -> BreakKind | None:
    kind = plan.kind(MAIN)
    return kind if kind is not None and kind.enabled else None


def _every_s(settings: Settings) -> float | None:
    """The main kind's rhythm; None where it has none."""
    kind = _main_kind(settings.plan())
    return None if kind is None or kind.at else kind.every_s


def _rhythm(settings: Settings, every_s: float) -> TryRhythm | None:
    change = {f"breaks.{MAIN}.every": every_s}
    return TryRhythm(every_s, change) if _plan_after(settings, change) is not None else None


def _plan_after(settings: Settings, change: Mapping[str, Any]) -> Plan | None:
    changed = _after(settings, change)
    return None if changed is None else changed.plan()


def _after(settings: Settings, change: Mapping[str, Any]) -> Settings | None:
    """The settings with the change; None where they don't take it."""
    try:
        for key, value in change.items():
            settings = settings.with_value(key, value)
    except SettingError:
        return None
    return settings
