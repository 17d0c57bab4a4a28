"""What `posture doctor` found, as values; `posture doctor --json` prints them as they are.

The shape is public and described in docs/desktops.md: fields are added, never renamed.
"""

from datetime import datetime
from typing import Any, Literal

import msgspec

State = Literal["works", "unavailable"]


class DesktopReport(msgspec.Struct, frozen=True, kw_only=True):
    """Where it looked."""

    name: str
    """As the desktop calls itself (`XDG_CURRENT_DESKTOP`); empty where it does not say."""
    session: str
    """`x11`, `wayland`, `windows`, `macos` or `none`."""
    has_xwayland: bool
    window_platform: str
    """The Qt platform that the app's windows run on; empty: there is no screen."""
    system: str
    python: str
    qt: str
    pyside: str


class PassedOverReport(msgspec.Struct, frozen=True):
    """A mechanism that is not in use. `system`: the one that it belongs to."""

    name: str
    why: str
    system: str


class CapabilityReport(msgspec.Struct, frozen=True, kw_only=True):
    """One capability. `in_use` and `passed_over` name mechanisms as the settings and the docs do."""

    name: str
    title: str
    state: State
    in_use: list[str]
    passed_over: list[PassedOverReport]
    now: dict[str, Any] | None = None
    """What is seen at this moment; its fields depend on the capability."""
    advice: str | None = None
    """What the user can do; None where it works."""


class DatabaseReport(msgspec.Struct, frozen=True, kw_only=True):
    """The record. Counts of rows by table, nothing of what they hold."""

    path: str
    exists: bool
    size_bytes: int | None = None
    is_sound: bool | None = None
    """What SQLite's own check said; None where it could not be asked."""
    is_writable: bool | None = None
    last_event_at: datetime | None = None
    rows: dict[str, int] = {}
    problem: str | None = None
    written_by_running_app: bool = False


class SettingsReport(msgspec.Struct, frozen=True, kw_only=True):
    """The settings file and what is wrong with it."""

    path: str
    exists: bool
    problems: list[str]


class CalendarReport(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of `quiet.calendars`. `files`: how many calendar files it stands for."""

    path: str
    files: int
    problem: str | None = None


class LogReport(msgspec.Struct, frozen=True, kw_only=True):
    """The log; `size_bytes` is None while there is none."""

    path: str
    size_bytes: int | None


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A capability for which the running app uses something else than would be used now."""

    name: str
    running: str
    here: str


class RunningReport(msgspec.Struct, frozen=True, kw_only=True):
    """The running app. `problem`: why it gave no answer."""

    version: str = ""
    state: str = ""
    differs: list[Difference] = []
    problem: str | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    version: str
    desktop: DesktopReport
    capabilities: list[CapabilityReport]
    database: DatabaseReport
    settings: SettingsReport
    calendars: list[CalendarReport]
    log: LogReport
    running: RunningReport | None
    """None: the app does not run."""
