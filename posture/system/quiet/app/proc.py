"""The user's running programs on Linux."""

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.proc import own_processes, running_process
from posture.system.quiet.app import NamedProcesses


def open_proc(host: Host) -> NamedProcesses | Unavailable:
    """Read them from /proc, where there is one."""
    if not host.is_linux:
        return Unavailable("this is not Linux")
    if not (host.root / "proc/self").exists():
        return Unavailable("running programs can’t be read (/proc)")
    return NamedProcesses(host, lambda: map(running_process, own_processes(host.root)))
