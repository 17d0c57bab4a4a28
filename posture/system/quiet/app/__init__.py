"""Whether one of the programs runs that the user wants to be left alone beside (setting `quiet.apps`).

Only names are compared; nothing else of the processes is looked at, kept or noted.
"""

from collections.abc import Callable, Iterable

from posture.system.host import Host
from posture.system.proc import CUT_AT, RunningProcess

ListProcesses = Callable[[], Iterable[RunningProcess]]


class NamedProcesses:
    """The user's processes, and the names of which some are wanted."""

    def __init__(self, host: Host, list_processes: ListProcesses) -> None:
        self._host = host
        self._list = list_processes

    def seen(self) -> tuple[str, ...]:
        """Return the names, as the user wrote them, of those programs that run."""
        wanted = {name: _comparable(name) for name in self._host.apps if _comparable(name)}
        found: set[str] = set()
        for process in self._list() if wanted else ():
            found.update(name for name, looked_for in wanted.items() if _is(process, looked_for))
            if len(found) == len(wanted):
                break
        return tuple(name for name in wanted if name in found)


def _is(process: RunningProcess, looked_for: str) -> bool:
    if any(_comparable(name) == looked_for for name in process.names):
        return True
    beginning = looked_for.encode()[:CUT_AT].decode(errors="ignore")
    return bool(process.cut_name) and process.cut_name.casefold() == beginning


def _comparable(name: str) -> str:
    """Upper and lower case are the same, and so is a Windows program without its `.exe`."""
    return name.strip().casefold().removesuffix(".exe")
