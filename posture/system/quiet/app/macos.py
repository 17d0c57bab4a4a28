"""The user's running programs on macOS, by libproc: no process is started."""

import ctypes
import os
from collections.abc import Callable, Iterator
from ctypes import c_char, c_int, c_int32, c_uint32, c_void_p, sizeof
from typing import Any

import msgspec

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.proc import RunningProcess, base_name
from posture.system.quiet.app import NamedProcesses

LIBRARY = "/usr/lib/libproc.dylib"
OF_USER = 4
"""PROC_UID_ONLY."""
ROOM_FOR = 64
"""Processes that may have been started between the two questions."""
NAME_AT_MOST = 64
PATH_AT_MOST = 4096
"""PROC_PIDPATHINFO_MAXSIZE."""


class Libproc(msgspec.Struct, frozen=True):
    """What is needed of libproc. All answer with a length in bytes; 0 or less: nothing."""

    list_ids: Callable[[int, int, Any, int], int]
    """proc_listpids; without a buffer it tells how long one has to be."""
    name_of: Callable[[int, Any, int], int]
    """proc_name: at most 32 bytes of it."""
    path_of: Callable[[int, Any, int], int]
    """proc_pidpath."""


class MacosProcesses:
    """The processes of this user, without Posture itself."""

    def __init__(self, libproc: Libproc) -> None:
        self._libproc = libproc

    def __call__(self) -> Iterator[RunningProcess]:
        """Yield them; none where libproc does not tell."""
        for process_id in self._ids():
            if process_id not in (0, os.getpid()):
                yield RunningProcess(self.names_of(process_id))

    def names_of(self, process_id: int) -> tuple[str, ...]:
        """Return the names that a process goes by; empty where it is gone."""
        name = _text(self._libproc.name_of, process_id, NAME_AT_MOST)
        program = base_name(_text(self._libproc.path_of, process_id, PATH_AT_MOST))
        return tuple(dict.fromkeys(one for one in (name, program) if one))

    def _ids(self) -> list[int]:
        needed = self._libproc.list_ids(OF_USER, os.getuid(), None, 0)
        if needed <= 0:
            return []
        ids = (c_int32 * (needed // sizeof(c_int32) + ROOM_FOR))()
        told = self._libproc.list_ids(OF_USER, os.getuid(), ids, sizeof(ids))
        return list(ids[: max(told, 0) // sizeof(c_int32)])


def _text(ask: Callable[[int, Any, int], int], process_id: int, at_most: int) -> str:
    buffer = (c_char * at_most)()
    told = ask(process_id, buffer, at_most)
    return os.fsdecode(buffer.raw[:told]) if told > 0 else ""


def load_libproc() -> Libproc:
    """Load it; on macOS alone."""
    return libproc_of(ctypes.CDLL(LIBRARY))


def libproc_of(library: Any) -> Libproc:
    """Tell ctypes the types."""

    def declared(function: Any, *arguments: Any) -> Any:
        function.restype, function.argtypes = c_int, arguments
        return function

    return Libproc(
        list_ids=declared(library.proc_listpids, c_uint32, c_uint32, c_void_p, c_int),
        name_of=declared(library.proc_name, c_int, c_void_p, c_uint32),
        path_of=declared(library.proc_pidpath, c_int, c_void_p, c_uint32),
    )


def open_macos_processes(
    host: Host, load: Callable[[], Libproc] = load_libproc
) -> NamedProcesses | Unavailable:
    """Use it on macOS."""
    if host.platform != "darwin":
        return Unavailable("this is not macOS")
    try:
        return NamedProcesses(host, MacosProcesses(load()))
    except (OSError, AttributeError):
        return Unavailable("running programs can’t be read (libproc)")
