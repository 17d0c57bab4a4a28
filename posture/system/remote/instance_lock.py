"""One running app for each data folder: a lock that the system takes back when its holder dies.

The file stays where it is, since removing a lock file opens a gap in which two can hold it. What counts
is the lock on it, never that it exists, so nothing has to be cleaned up after a crash.
"""

import os
import sys
import tempfile
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """A lock held until `release`, or until the process ends, however it ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path) -> "InstanceLock | None":
        """Take the lock; None while somebody else has it. Raises OSError where the file can't be made."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except OSError:
            os.close(descriptor)
            return None
        return cls(descriptor)

    def release(self) -> None:
        """Let others have it."""
        os.close(self._descriptor)


def lock_file(name: str) -> Path:
    """Beside the socket; for a named pipe, which lies in no folder, among the temporary files."""
    return Path(tempfile.gettempdir()) / f"{name}.lock"  # an absolute name stands for itself
