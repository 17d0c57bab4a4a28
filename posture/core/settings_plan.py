"""From what the user chose to the plan that the engine follows.

A kind's figures come from the catalogue, then from the profile in force (a shipped one, with what the
user's profile changes in it), then from `breaks.<kind>.…`, which has the last word.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from posture.core.breaks import KINDS, MINUTE, PROFILES, BreakKind, Plan, Profile
from posture.core.check_times import with_checks
from posture.core.hours import WorkHours
from posture.core.setting_lists import ProfileSpan
from posture.core.settings_catalogue import (
    FIELDS,
    GENERAL,
    RHYTHM_FIELDS,
    SHIPPED_KINDS,
    kind_key,
    profile_of,
)
from posture.core.settings_general import IGNORE, QUIET_REASONS
from posture.core.sit_stand import STAND

Chosen = Mapping[str, Any]
"""What the user chose: values in the program's types by dotted key."""

ByKind = Mapping[str, Mapping[str, Any]]
"""Values by kind and field."""

FREEZES_AFTER_S = 5 * MINUTE
"""For a kind that no rest counts for: a rest this long still stays out of its count."""
READING_S = 3 * MINUTE
"""With 'I read a lot' a shorter rest counts for nothing."""
STANDARD = PROFILES[0]


def general(chosen: Chosen, key: str) -> Any:
    """The value of a setting that belongs to no kind."""
    return chosen.get(key, GENERAL[key].default)


def base_kinds(chosen: Chosen) -> tuple[BreakKind, ...]:
    """The shipped kinds and the user's own, with the catalogue's figures."""
    own: dict[str, None] = {}
    for key in chosen:
        parts = kind_key(key)
        if parts is None or parts.profile is not None or parts.kind in SHIPPED_KINDS:
            continue
        if parts.field.field in RHYTHM_FIELDS:
            own[parts.kind] = None
    return (*KINDS, *(BreakKind(id=kind, name=_title(kind)) for kind in own))


def profiles(chosen: Chosen) -> tuple[Profile, ...]:
    """The shipped profiles and the user's own, with what the user changed in them."""
    own = dict.fromkeys(name for key in chosen if (name := profile_of(key)))
    names = dict.fromkeys((*(profile.id for profile in PROFILES), *own))
    values = _values_by_profile(chosen)
    return tuple(_profile(chosen, name, values.get(name, {})) for name in names)


def profile_in_force(chosen: Chosen, at: datetime | None) -> str:
    """The profile's id at that moment by the schedule; without a moment the one chosen by hand."""
    entries: tuple[ProfileSpan, ...] = general(chosen, "profiles.schedule") if at else ()
    for entry in entries:
        if at and WorkHours((entry.span,)).period_at(at):
            return entry.profile
    return str(general(chosen, "profile"))


def profile_called(chosen: Chosen, name: str) -> Profile:
    """The profile of that name; an unknown one is taken for the standard profile."""
    found = {profile.id: profile for profile in profiles(chosen)}
    return found.get(name, found[STANDARD.id])


def next_profile_change(chosen: Chosen, at: datetime) -> datetime | None:
    """When an entry of the schedule begins or ends next; None when there is none."""
    moments = []
    for entry in general(chosen, "profiles.schedule"):
        hours = WorkHours((entry.span,))
        period = hours.period_at(at)
        moments.append(period.end if period else hours.next_start(at))
    return min((moment for moment in moments if moment), default=None)


def build_plan(chosen: Chosen, profile_id: str) -> Plan:
    """The plan under that profile; an unknown one is taken for the standard profile."""
    profile = profile_called(chosen, profile_id)
    return Plan(
        kinds=_for_readers(chosen, _without_loose_rides(kinds_under(chosen, profile))),
        hours=WorkHours(general(chosen, "work.hours"), _days_off(chosen)),
        profile=profile.id,
        pause_of_s=general(chosen, "idle.pause_of"),
        least_gap_s=general(chosen, "prompts.least_gap"),
        ignored_reasons=frozenset(
            reason for reason in QUIET_REASONS if general(chosen, f"quiet.{reason}") == IGNORE
        ),
    )


def kinds_under(chosen: Chosen, profile: Profile) -> tuple[BreakKind, ...]:
    """All kinds with the profile's figures and then the user's own; posture checks as often as chosen."""
    values = _values_by_profile(chosen).get(None, {})
    return tuple(
        _as_chosen(chosen, profile.applied_to(kind), values.get(kind.id, {}))
        for kind in base_kinds(chosen)
    )


def _as_chosen(chosen: Chosen, kind: BreakKind, values: Mapping[str, Any]) -> BreakKind:
    """The kind with what the user chose for it, and for the desk."""
    if kind.content == STAND and general(chosen, "posture.standing_desk"):
        kind = msgspec.structs.replace(kind, enabled=True)
    made = _with_values(kind, values, _days_off(chosen))
    return with_checks(made, general(chosen, "posture.checks"))


def _days_off(chosen: Chosen) -> frozenset[date]:
    return frozenset(general(chosen, "work.days_off"))


def _profile(chosen: Chosen, name: str, overrides: ByKind) -> Profile:
    shipped = {profile.id: profile for profile in PROFILES}
    base = shipped.get(chosen.get(f"profiles.{name}.based_on", name), STANDARD)
    changes = {kind: dict(changed) for kind, changed in base.changes.items()}
    for kind, values in overrides.items():
        changes.setdefault(kind, {}).update(_changes(values, _days_off(chosen)))
    usual_name = base.name if base.id == name else _title(name)
    return Profile(
        name,
        chosen.get(f"profiles.{name}.name", usual_name),
        chosen.get(f"profiles.{name}.reason", base.reason),
        changes,
    )


def _values_by_profile(chosen: Chosen) -> dict[str | None, dict[str, dict[str, Any]]]:
    """What each profile (None: `breaks.…` itself) sets, by kind and field."""
    found: dict[str | None, dict[str, dict[str, Any]]] = {}
    for key, value in chosen.items():
        parts = kind_key(key)
        if parts:
            by_kind = found.setdefault(parts.profile, {})
            by_kind.setdefault(parts.kind, {})[parts.field.field] = value
    return found


def _changes(values: Mapping[str, Any], days_off: frozenset[date]) -> dict[str, Any]:
    """The fields of `BreakKind` that these values change."""
    changes: dict[str, Any] = {}
    if values.keys() & RHYTHM_FIELDS:
        changes["rides_on"] = (
            None  # who gives a kind a rhythm of its own wants it to come by itself
        )
    for field, value in values.items():
        changes.update(FIELDS[field].change(value, days_off))
    return changes


def _with_values(
    kind: BreakKind, values: Mapping[str, Any], days_off: frozenset[date]
) -> BreakKind:
    kind = msgspec.structs.replace(kind, **_changes(values, days_off))
    if kind.natural_after_s is None and kind.freezes_after_s is None:
        return msgspec.structs.replace(kind, freezes_after_s=FREEZES_AFTER_S)
    return kind


def _for_readers(chosen: Chosen, kinds: tuple[BreakKind, ...]) -> tuple[BreakKind, ...]:
    """Who reads a lot sits still for a while without input; a locked screen is read by nobody."""
    if not general(chosen, "idle.reading"):
        return kinds
    return tuple(
        msgspec.structs.replace(kind, natural_after_s=READING_S)
        if kind.natural_after_s is not None and kind.natural_after_s < READING_S
        else kind
        for kind in kinds
    )


def _without_loose_rides(kinds: tuple[BreakKind, ...]) -> tuple[BreakKind, ...]:
    """Let a kind come by itself when what it rides on is not there or rides itself."""
    hosts = {kind.id for kind in kinds if kind.rides_on is None}
    return tuple(
        kind
        if kind.rides_on is None or kind.rides_on in hosts
        else msgspec.structs.replace(kind, rides_on=None)
        for kind in kinds
    )


def _title(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
