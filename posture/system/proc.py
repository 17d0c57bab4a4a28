"""The user's own processes, as Linux shows them in /proc. Posture itself is left out.

Plain `os` instead of `pathlib`: hundreds of processes with thousands of files are looked at, in half the time.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

CUT_AT = 15
"""Bytes that the kernel keeps of a process's name."""
COMMAND_LINE_AT_MOST = 4096
DELETED = " (deleted)"
"""Appended to the path of a program that was replaced while it ran."""


class RunningProcess(msgspec.Struct, frozen=True):
    """The names that a process goes by."""

    names: tuple[str, ...]
    cut_name: str = ""
    """A name of which only the beginning is known."""


def own_processes(root: Path) -> Iterator[str]:
    """Yield the folder of each process of this user, in no order."""
    us, our_pid = os.getuid(), str(os.getpid())
    try:
        entries = os.scandir(root / "proc")
    except OSError:
        return
    with entries:
        for entry in entries:
            if not entry.name.isdigit() or entry.name == our_pid:
                continue
            try:
                if entry.stat().st_uid == us:
                    yield entry.path
            except OSError:
                continue  # it has ended


def open_files(process: str) -> Iterator[str]:
    """Yield what each open file of a process is; nothing where that may not be read."""
    try:
        numbers = os.listdir(f"{process}/fd")  # noqa: PTH208 - plain texts, as thousands are read
    except OSError:
        return
    for number in numbers:
        try:
            yield os.readlink(f"{process}/fd/{number}")  # noqa: PTH115 - plain texts, as thousands are read
        except OSError:
            continue  # closed meanwhile


def running_process(process: str) -> RunningProcess:
    """Read the names of a process: as the kernel has it, as it was called, and its program file's."""
    program = _link(f"{process}/exe").removesuffix(DELETED)
    called = _start_of(f"{process}/cmdline", COMMAND_LINE_AT_MOST).split(b"\0", 1)[0]
    full_names = tuple(name for path in (program, os.fsdecode(called)) if (name := base_name(path)))
    kernel_name = _start_of(f"{process}/comm", CUT_AT + 1).removesuffix(b"\n")
    name = kernel_name.decode(errors="ignore")
    if len(kernel_name) < CUT_AT:
        return RunningProcess((*full_names, name))
    if any(full.startswith(name) for full in full_names):
        return RunningProcess(full_names)
    return RunningProcess(full_names, cut_name=name)


def base_name(path: str) -> str:
    """Return the last part of a path of this system or of Windows (under Wine)."""
    return path.replace("\\", "/").rpartition("/")[2]


def _link(path: str) -> str:
    try:
        return os.readlink(path)  # noqa: PTH115 - plain texts, as thousands are read
    except OSError:
        return ""


def _start_of(path: str, length: int) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - plain texts, as thousands are read
            return file.read(length)
    except OSError:
        return b""
