"""The user's calendar files: whether a meeting in one of them runs now.

Files are looked at when asked; only one that changed is read again, and each once a day. An ordinary
question costs some microseconds a file.
"""

import os
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QDeadlineTimer

from posture.system.clock import SystemClock
from posture.system.host import Host
from posture.system.quiet.calendar import CALENDAR
from posture.system.quiet.calendar.excerpt import excerpt_around
from posture.system.quiet.calendar.meetings import DAY, Meetings, meetings_in

ENDING = ".ics"
MOST_FILES = 50
LARGEST = 10 * 1024 * 1024
READ_WITHIN_MS = 3000
"""So long the app stands still for calendars at most; what is left is read when next asked."""

Version = tuple[int, int, int, int]
"""Changes with a file or a folder: node, time of change, size, time of change of the node."""


class _Read(msgspec.Struct, frozen=True):
    """What was read from a file, and when."""

    version: Version
    at: datetime
    meetings: Meetings

    def serves(self, version: Version, now: datetime) -> bool:
        """Whether it still tells all that runs now."""
        return self.version == version and self.at <= now < self.at + DAY


class _Folder(msgspec.Struct, frozen=True):
    """The calendars of a folder."""

    version: Version
    files: tuple[Path, ...]
    problem: str = ""


class IcsCalendars:
    """The files and folders in `host.calendars`, which may change at any time."""

    def __init__(self, host: Host, now: Callable[[], datetime]) -> None:
        self._host = host
        self._now = now
        self._read: dict[Path, _Read] = {}
        self._folders: dict[Path, _Folder] = {}
        self._problems: dict[Path, str] = {}

    def seen(self) -> tuple[str, ...]:
        """Whether somebody is busy now."""
        if not self._host.calendars:
            return ()
        now = self._now()
        meetings = (one for read in self._up_to_date(now).values() for one in read.meetings.found)
        return CALENDAR if any(meeting.runs_at(now) for meeting in meetings) else ()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with which file, a sentence each, for people."""
        self._problems = {}
        read = self._up_to_date(self._now())
        told = [(path, why) for path, one in read.items() for why in one.meetings.problems]
        return tuple(f"{path.name}: {why}" for path, why in (*self._problems.items(), *told))

    def _up_to_date(self, now: datetime) -> dict[Path, _Read]:
        """Each calendar as it is now; those that can't be had are passed over."""
        deadline = QDeadlineTimer(READ_WITHIN_MS)
        read: dict[Path, _Read] = {}
        for path, version in self._files():
            known = self._read.get(path)
            if known is not None and known.serves(version, now):
                read[path] = known
            elif not deadline.hasExpired():
                read[path] = _Read(version, now, _read_file(path, version, now, deadline))
        self._read = read
        return read

    def _files(self) -> Iterator[tuple[Path, Version]]:
        for path in map(_without_tilde, self._host.calendars):
            status = self._status(path)
            if status is not None and stat.S_ISDIR(status.st_mode):
                for child in self._children(path, _version_of(status)):
                    inner = self._status(child)
                    if inner is not None and stat.S_ISREG(inner.st_mode):
                        yield child, _version_of(inner)
            elif status is not None and stat.S_ISREG(status.st_mode):
                yield path, _version_of(status)
            elif status is not None:
                self._problems[path] = "is neither a file nor a folder"

    def _status(self, path: Path) -> os.stat_result | None:
        try:
            return path.stat()
        except OSError as error:
            self._problems[path] = error.strerror or type(error).__name__
            return None

    def _children(self, folder: Path, version: Version) -> tuple[Path, ...]:
        """The calendars right in a folder, those with the latest changes first."""
        known = self._folders.get(folder)
        if known is None or known.version != version:
            known = self._folders[folder] = _list_folder(folder, version)
        if known.problem:
            self._problems[folder] = known.problem
        return known.files


def _read_file(path: Path, version: Version, now: datetime, deadline: QDeadlineTimer) -> Meetings:
    if version[2] > LARGEST:
        return Meetings(problems=(f"is larger than {LARGEST // 1024 // 1024} MB",))
    try:
        with path.open("rb") as opened:
            text = opened.read(LARGEST).decode("utf-8-sig", errors="replace")
    except OSError as error:
        return Meetings(problems=(error.strerror or type(error).__name__,))
    return meetings_in(excerpt_around(text, now.date()), now, deadline.hasExpired)


def _without_tilde(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # nobody has that name
        return path


def _list_folder(folder: Path, version: Version) -> _Folder:
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if entry.name.lower().endswith(ENDING)]
    except OSError as error:
        return _Folder(version, (), error.strerror or type(error).__name__)
    files = sorted(found, key=lambda entry: (-_changed_at(entry), entry.name))
    problem = (
        f"only {MOST_FILES} of {len(files)} calendars are read" if len(files) > MOST_FILES else ""
    )
    return _Folder(version, tuple(Path(entry.path) for entry in files[:MOST_FILES]), problem)


def _changed_at(entry: "os.DirEntry[str]") -> int:
    try:
        return entry.stat().st_mtime_ns
    except OSError:
        return 0


def _version_of(status: os.stat_result) -> Version:
    return status.st_ino, status.st_mtime_ns, status.st_size, status.st_ctime_ns


def open_ics(host: Host) -> IcsCalendars:
    """Always there: which files, the settings say."""
    clock = SystemClock()
    return IcsCalendars(host, lambda: clock.now().wall)
