"""What a program costs, read from /proc: memory, run time and wake-ups of a process and its children.

Linux only. Nothing is attached to the program and nothing in it is changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True, kw_only=True)
class ThreadUsage:
    """One thread since it began."""

    cpu_ns: int
    wakeups: int
    """Voluntary context switches: a thread that slept and was woken is one."""


@dataclass(frozen=True, kw_only=True)
class Usage:
    """A whole process tree, over some time."""

    cpu_ms: float
    wakeups: int


Threads = dict[tuple[int, int], ThreadUsage]


def tree(root: int) -> list[int]:
    """Return a process and all its living descendants."""
    children: dict[int, list[int]] = {}
    for pid, parent in _parents():
        children.setdefault(parent, []).append(pid)
    found, ahead = [], [root]
    while ahead:
        pid = ahead.pop()
        found.append(pid)
        ahead += children.get(pid, [])
    return found


def pss_mib(root: int) -> float:
    """Proportional set size of the tree: shared pages count by how many processes share them."""
    return sum(_pss_kib(pid) for pid in tree(root)) / 1024


def cpu_ms(root: int) -> float:
    """Run time so far of all living threads of the tree."""
    return sum(usage.cpu_ns for usage in threads(root).values()) / 1e6


def threads(root: int) -> Threads:
    """What each living thread of the tree has used so far."""
    found: Threads = {}
    for pid in tree(root):
        for task in _entries(PROC / str(pid) / "task"):
            usage = _thread_usage(task)
            if usage is not None:
                found[pid, int(task.name)] = usage
    return found


def difference(before: Threads, after: Threads) -> Usage:
    """What was used in between; threads that began meanwhile count from their beginning."""
    none = ThreadUsage(cpu_ns=0, wakeups=0)
    pairs = [(before.get(key, none), usage) for key, usage in after.items()]
    return Usage(
        cpu_ms=sum(new.cpu_ns - old.cpu_ns for old, new in pairs) / 1e6,
        wakeups=sum(new.wakeups - old.wakeups for old, new in pairs),
    )


def _parents() -> Iterator[tuple[int, int]]:
    for entry in _entries(PROC):
        if entry.name.isdigit():
            stat = _read(entry / "stat")
            if stat:
                # the name, in parentheses, may itself hold blanks and parentheses
                yield int(entry.name), int(stat.rpartition(")")[2].split()[1])


def _pss_kib(pid: int) -> int:
    for line in _read(PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _thread_usage(task: Path) -> ThreadUsage | None:
    run_time, status = _read(task / "schedstat"), _read(task / "status")
    if not run_time or not status:
        return None
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return ThreadUsage(
        cpu_ns=int(run_time.split()[0]), wakeups=int(fields["voluntary_ctxt_switches"])
    )


def _entries(folder: Path) -> Iterable[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _read(path: Path) -> str:
    """Return an empty text for what has just ended."""
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""
