"""What Windows answers: its registry as `winreg` reads it, and a Toolhelp snapshot of processes.

The functions of kernel32 are called through ctypes, with the same types as the real ones.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_int, c_uint32, c_void_p, sizeof
from types import SimpleNamespace
from typing import Any

from posture.system.quiet.app.windows import INVALID_HANDLE, Kernel32, ProcessEntry, kernel32_of

NO_FURTHER_ITEM = OSError(22, "No more data is available", None, 259)
REG_QWORD = 11
SNAPSHOT = 0x1_0000_0AB4
"""A handle that would not survive being cut to 32 bits."""
SIZE_ON_64_BIT = 568

NextType = CFUNCTYPE(c_int, c_void_p, POINTER(ProcessEntry))
TakeType = CFUNCTYPE(c_void_p, c_uint32, c_uint32)
CloseType = CFUNCTYPE(c_int, c_void_p)
SessionType = CFUNCTYPE(c_int, c_uint32, POINTER(c_uint32))
OwnIdType = CFUNCTYPE(c_uint32)


class RegistryStandIn:
    """The user's part of the registry: keys by their path, and the values in each."""

    HKEY_CURRENT_USER = "HKCU"

    def __init__(self, keys: dict[str, dict[str, Any]]) -> None:
        self.keys = keys
        self.open = 0
        self.OpenKey = self._open_key
        self.EnumKey = self._enumerate
        self.QueryValueEx = self._query

    @contextmanager
    def _open_key(self, key: str, path: str) -> Iterator[str]:
        assert key == self.HKEY_CURRENT_USER
        found = next((one for one in self.keys if one.casefold() == path.casefold()), None)
        if found is None:
            raise FileNotFoundError(2, "The system cannot find the file specified", None, 2)
        self.open += 1
        try:
            yield found
        finally:
            self.open -= 1

    def _enumerate(self, key: str, index: int) -> str:
        below = [path.removeprefix(key + "\\") for path in self.keys if path.startswith(key + "\\")]
        children = [name for name in below if "\\" not in name]
        if index >= len(children):
            raise NO_FURTHER_ITEM
        return children[index]

    def _query(self, key: str, name: str) -> tuple[Any, int]:
        if name not in self.keys[key]:
            raise FileNotFoundError(2, "The system cannot find the file specified", None, 2)
        return self.keys[key][name], REG_QWORD


class ToolhelpStandIn:
    """Processes: id, name of the program file, session."""

    def __init__(self, *processes: tuple[int, str, int], own_id: int = 4000) -> None:
        self.processes = list(processes)
        self.own_id = own_id
        self.works = True
        self.snapshots = 0
        self.left_open = 0
        self._next = 0
        self.kernel32: Kernel32 = kernel32_of(
            SimpleNamespace(
                CreateToolhelp32Snapshot=TakeType(self._take),
                Process32FirstW=NextType(self._first),
                Process32NextW=NextType(self._read),
                CloseHandle=CloseType(self._close),
                ProcessIdToSessionId=SessionType(self._session_of),
                GetCurrentProcessId=OwnIdType(lambda: self.own_id),
            )
        )

    def _take(self, flags: int, process_id: int) -> int | None:
        assert (flags, process_id) == (2, 0)
        self.snapshots += 1
        if not self.works:
            return INVALID_HANDLE
        self.left_open += 1
        return SNAPSHOT

    def _first(self, snapshot: int, entry: Any) -> int:
        self._next = 0
        return self._read(snapshot, entry)

    def _read(self, snapshot: int, entry: Any) -> int:
        assert snapshot == SNAPSHOT
        assert entry[0].size == sizeof(ProcessEntry)
        if self._next >= len(self.processes):
            return 0
        process_id, name, _session = self.processes[self._next]
        self._next += 1
        entry[0].process_id = process_id
        written = name.encode("utf-16-le") + b"\0\0"
        ctypes.memmove(entry[0].file_name, written, len(written))
        return 1

    def _close(self, snapshot: int) -> int:
        assert snapshot == SNAPSHOT
        self.left_open -= 1
        return 1

    def _session_of(self, process_id: int, session: Any) -> int:
        for known, _name, number in self.processes:
            if known == process_id:
                session[0] = number
                return 1
        return 0
