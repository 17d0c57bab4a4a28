"""The user's running programs on Windows, by a Toolhelp snapshot: no process is started, none is opened."""

import ctypes
from collections.abc import Callable, Iterator
from ctypes import POINTER, byref, c_int, c_int32, c_size_t, c_uint16, c_uint32, c_void_p, sizeof
from typing import Any

import msgspec

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.proc import RunningProcess
from posture.system.quiet.app import NamedProcesses

PROCESSES = 0x2
"""TH32CS_SNAPPROCESS."""
INVALID_HANDLE = c_void_p(-1).value
NAME_UNITS = 260


class ProcessEntry(ctypes.Structure):
    """PROCESSENTRY32W."""

    _fields_ = (
        ("size", c_uint32),
        ("usage", c_uint32),
        ("process_id", c_uint32),
        ("default_heap_id", c_size_t),
        ("module_id", c_uint32),
        ("threads", c_uint32),
        ("parent_process_id", c_uint32),
        ("base_priority", c_int32),
        ("flags", c_uint32),
        ("file_name", c_uint16 * NAME_UNITS),
    )

    def name(self) -> str:
        """Return the program file's name, without its folder."""
        return bytes(self.file_name).decode("utf-16-le", errors="replace").partition("\0")[0]


class Kernel32(msgspec.Struct, frozen=True):
    """What is needed of Windows' kernel32."""

    take_snapshot: Callable[[int, int], int | None]
    """CreateToolhelp32Snapshot."""
    first: Callable[[int, Any], int]
    """Process32FirstW."""
    next: Callable[[int, Any], int]
    """Process32NextW."""
    close: Callable[[int], object]
    """CloseHandle."""
    session_of: Callable[[int, Any], int]
    """ProcessIdToSessionId."""
    own_id: Callable[[], int]
    """GetCurrentProcessId."""


class WindowsProcesses:
    """The programs of our session; those of services and of other users are not in it."""

    def __init__(self, kernel32: Kernel32) -> None:
        self._kernel32 = kernel32

    def __call__(self) -> Iterator[RunningProcess]:
        """Yield them; none where no snapshot can be taken."""
        own_id = self._kernel32.own_id()
        own_session = self._session_of(own_id)
        for process_id, name in self._snapshot():
            if process_id != own_id and self._session_of(process_id) == own_session:
                yield RunningProcess((name,))

    def _snapshot(self) -> list[tuple[int, str]]:
        windows = self._kernel32
        snapshot = windows.take_snapshot(PROCESSES, 0)
        if snapshot is None or snapshot == INVALID_HANDLE:
            return []
        entry = ProcessEntry(size=sizeof(ProcessEntry))
        found: list[tuple[int, str]] = []
        try:
            more = windows.first(snapshot, byref(entry))
            while more:
                found.append((entry.process_id, entry.name()))
                more = windows.next(snapshot, byref(entry))
        finally:
            windows.close(snapshot)
        return found

    def _session_of(self, process_id: int) -> int | None:
        """None where the process has ended meanwhile."""
        session = c_uint32()
        return session.value if self._kernel32.session_of(process_id, byref(session)) else None


def load_kernel32() -> Kernel32:
    """Load it; on Windows alone."""
    return kernel32_of(getattr(ctypes, "WinDLL")("kernel32"))  # noqa: B009 - others have no WinDLL


def kernel32_of(library: Any) -> Kernel32:
    """Tell ctypes the types: left alone it cuts handles down to 32 bits."""

    def declared(function: Any, result: Any, *arguments: Any) -> Any:
        function.restype, function.argtypes = result, arguments
        return function

    entry = POINTER(ProcessEntry)
    return Kernel32(
        take_snapshot=declared(library.CreateToolhelp32Snapshot, c_void_p, c_uint32, c_uint32),
        first=declared(library.Process32FirstW, c_int, c_void_p, entry),
        next=declared(library.Process32NextW, c_int, c_void_p, entry),
        close=declared(library.CloseHandle, c_int, c_void_p),
        session_of=declared(library.ProcessIdToSessionId, c_int, c_uint32, POINTER(c_uint32)),
        own_id=declared(library.GetCurrentProcessId, c_uint32),
    )


def open_windows_processes(
    host: Host, load: Callable[[], Kernel32] = load_kernel32
) -> NamedProcesses | Unavailable:
    """Use it on Windows."""
    if host.platform != "win32":
        return Unavailable("this is not Windows")
    try:
        return NamedProcesses(host, WindowsProcesses(load()))
    except (OSError, AttributeError):
        return Unavailable("running programs can’t be read (kernel32)")
