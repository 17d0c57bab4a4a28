"""Microphones and cameras in use on Windows, as its own privacy settings keep record of them.

Windows notes for each program when it began to use one and when it stopped; it has not stopped where the
second is 0. A program that crashed may stay noted so: desktop programs, whose file is named, have to be running.
"""

import importlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import msgspec

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.proc import base_name
from posture.system.quiet.app import ListProcesses
from posture.system.quiet.app.windows import WindowsProcesses, load_kernel32
from posture.system.quiet.call import CAMERA, MICROPHONE

STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
CODES = {"microphone": MICROPHONE, "webcam": CAMERA}
"""Windows' keys, and what we call it."""
DESKTOP_PROGRAMS = "NonPackaged"
"""Below it each key is the path of a program, with `#` for `\\`; next to it are apps of the store."""


class Registry(msgspec.Struct, frozen=True):
    """What is needed of the module `winreg`, which other systems don't have."""

    user: Any
    """HKEY_CURRENT_USER."""
    open_key: Callable[[Any, str], AbstractContextManager[Any]]
    """OpenKey."""
    name_below: Callable[[Any, int], str]
    """EnumKey."""
    value_of: Callable[[Any, str], tuple[Any, int]]
    """QueryValueEx."""


class WindowsCapture:
    """The record for this user."""

    def __init__(self, registry: Registry, list_processes: ListProcesses) -> None:
        self._registry = registry
        self._list_processes = list_processes

    def seen(self) -> tuple[str, ...]:
        """Read the record; what Windows keeps none of is not in use."""
        return tuple(code for key, code in CODES.items() if self._in_use(rf"{STORE}\{key}"))

    def _in_use(self, path: str) -> bool:
        if any(self._runs(name) for name in self._users(rf"{path}\{DESKTOP_PROGRAMS}")):
            return True
        return any(name != DESKTOP_PROGRAMS for name in self._users(path))

    def _users(self, path: str) -> Iterator[str]:
        """Yield the names of the keys whose programs have begun and not stopped."""
        for name in self._names(path):
            began, stopped = (
                self._number(rf"{path}\{name}", value)
                for value in ("LastUsedTimeStart", "LastUsedTimeStop")
            )
            if began and stopped == 0:
                yield name

    def _names(self, path: str) -> list[str]:
        found: list[str] = []
        try:
            with self._registry.open_key(self._registry.user, path) as key:
                while True:
                    found.append(self._registry.name_below(key, len(found)))
        except OSError:  # no such key, or no further one
            return found

    def _number(self, path: str, name: str) -> int | None:
        try:
            with self._registry.open_key(self._registry.user, path) as key:
                value, _kind = self._registry.value_of(key, name)
        except OSError:
            return None
        return value if isinstance(value, int) else None

    def _runs(self, key_name: str) -> bool:
        program = base_name(key_name.replace("#", "/")).casefold()
        return any(
            program == name.casefold() for one in self._list_processes() for name in one.names
        )


def load_registry() -> Registry:
    """Load it; on Windows alone."""
    return registry_of(importlib.import_module("winreg"))


def registry_of(winreg: Any) -> Registry:
    """Take what is needed of the module."""
    return Registry(
        user=winreg.HKEY_CURRENT_USER,
        open_key=winreg.OpenKey,
        name_below=winreg.EnumKey,
        value_of=winreg.QueryValueEx,
    )


def load_processes() -> ListProcesses:
    """Load what lists programs; on Windows alone."""
    return WindowsProcesses(load_kernel32())


def open_windows_capture(
    host: Host,
    load: Callable[[], Registry] = load_registry,
    load_list: Callable[[], ListProcesses] = load_processes,
) -> WindowsCapture | Unavailable:
    """Use it on a Windows that keeps the record."""
    if host.platform != "win32":
        return Unavailable("this is not Windows")
    try:
        registry = load()
        with registry.open_key(registry.user, STORE):
            return WindowsCapture(registry, load_list())
    except (OSError, ImportError, AttributeError):
        return Unavailable("Windows older than 10 (1903) keeps no record of microphone and camera")
