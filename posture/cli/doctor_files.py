"""What `posture doctor` says about files: the record, the settings, calendars and the log."""

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from posture.cli.doctor_report import CalendarReport, DatabaseReport, LogReport, SettingsReport
from posture.storage.database import open_readonly
from posture.storage.overview import overview_of
from posture.storage.problems import DamagedHistory, StorageProblem
from posture.storage.settings_file import Loaded
from posture.system.paths import Paths

CALENDAR_PATTERN = "*.ics"


def look_at_database(paths: Paths, *, is_running: bool) -> DatabaseReport:
    """Open the record for reading, have SQLite check all of it, and count."""
    path = paths.database_file
    if not path.exists():
        return DatabaseReport(path=str(path), exists=False, written_by_running_app=is_running)
    report = DatabaseReport(
        path=str(path),
        exists=True,
        size_bytes=path.stat().st_size,
        is_writable=os.access(path, os.W_OK) and os.access(path.parent, os.W_OK),
        written_by_running_app=is_running,
    )
    replace = msgspec.structs.replace
    try:
        with closing(open_readonly(path)) as database:
            if not database.is_sound():
                return replace(report, is_sound=False, problem=str(DamagedHistory(path)))
            overview = overview_of(database)
    except DamagedHistory as problem:
        return replace(report, is_sound=False, problem=str(problem))
    except StorageProblem as problem:
        return replace(report, problem=str(problem))
    return replace(report, is_sound=True, last_event_at=overview.last_at, rows=overview.rows)


def look_at_settings(path: Path, loaded: Loaded) -> SettingsReport:
    """The settings file with the sentences that `posture config check` has for it."""
    problems = [problem.sentence(path.name) for problem in loaded.problems]
    return SettingsReport(path=str(path), exists=path.exists(), problems=problems)


def look_at_calendar(path: Path, problems: Sequence[str]) -> CalendarReport:
    """One calendar file, or a folder of such, and what the source that reads it says of it.

    Files in a folder are counted, not named.
    """
    whys = [sentence.rpartition(": ")[2] for sentence in problems]
    if not path.is_dir():
        return CalendarReport(path=str(path), files=1, problem="; ".join(whys) or None)
    files = sum(1 for _ in path.glob(CALENDAR_PATTERN))
    return CalendarReport(path=str(path), files=files, problem=_problem_of_folder(files, whys))


def look_at_log(path: Path) -> LogReport:
    """The log, by its size alone."""
    return LogReport(path=str(path), size_bytes=path.stat().st_size if path.exists() else None)


def _problem_of_folder(files: int, whys: Sequence[str]) -> str | None:
    if whys:
        return f"{len(whys)} of {files} can’t be used: {'; '.join(dict.fromkeys(whys))}"
    return None if files else f"there is no calendar file ({CALENDAR_PATTERN}) in this folder"
