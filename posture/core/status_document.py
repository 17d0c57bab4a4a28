"""The document of `posture status --json`, made alike by the running app and by the command line."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from posture.core.stats import Exposure, Totals, exposure_document, totals_document
from posture.core.status import NextUp, PromptNow, Status

PROBES = (
    "idle", "lock", "suspend", "fullscreen", "call", "screencast", "dnd", "inhibitor", "app",
    "calendar", "tray", "notifications",
)  # fmt: skip
"""What the desktop is asked for; the document names the mechanism in use for each."""


def status_document(
    status: Status,
    today: Mapping[str, Totals],
    exposure: Exposure,
    probes: Mapping[str, str],
    version: str,
) -> dict[str, Any]:
    """The document while the app runs. A probe that is not named is unavailable."""
    return {
        "version": version,
        "running": True,
        "at": status.at.isoformat(),
        "state": status.state.value,
        "quiet": list(status.quiet),
        "quiet_seen": {reason: list(seen) for reason, seen in status.seen.items()},
        "quiet_since": _iso(status.quiet_since),
        "paused_until": _iso(status.paused_until),
        "profile": status.profile,
        "next": [_next_document(entry) for entry in status.next],
        "prompt": None if status.prompt is None else _prompt_document(status.prompt),
        "sitting_s": round(status.sitting_s, 3),
        "work_starts": _iso(status.work_starts),
        "today": totals_document(today),
        "exposure": exposure_document(exposure),
        "probes": {probe: probes.get(probe, "unavailable: not looked for") for probe in PROBES},
    }


def not_running_document(
    profile: str, today: Mapping[str, Totals], exposure: Exposure, version: str
) -> dict[str, Any]:
    """The document while no app runs: what was recorded today is known all the same."""
    return {
        "version": version,
        "running": False,
        "state": None,
        "quiet": [],
        "quiet_seen": {},
        "paused_until": None,
        "profile": profile,
        "next": [],
        "prompt": None,
        "today": totals_document(today),
        "exposure": exposure_document(exposure),
        "probes": dict.fromkeys(PROBES, "unavailable: Posture is not running"),
    }


def _next_document(entry: NextUp) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "due_in_s": round(entry.due_in_s, 3),
        "due_at": entry.due_at.isoformat(),
        "waiting_for": entry.waiting_for,
    }


def _prompt_document(prompt: PromptNow) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "kind": prompt.kind,
        "stage": prompt.stage,
        "since": prompt.since.isoformat(),
        "postponed": prompt.postponed,
        "left_s": None if prompt.left_s is None else round(prompt.left_s, 3),
        "is_break_paused": prompt.paused,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
