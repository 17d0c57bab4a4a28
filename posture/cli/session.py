"""What every command knows: the user's folders, the present moment, and what lies above the command line."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from posture.system.clock import SystemClock
from posture.system.paths import Paths

if TYPE_CHECKING:
    from posture.cli.report_order import ReportOrder
    from posture.core.settings import Settings  # 20 ms that `posture --help` does without


def _local_now() -> datetime:
    return SystemClock().now().wall


def _no_report(
    _paths: Paths, _settings: "Settings", _now: datetime, _order: "ReportOrder"
) -> bytes:
    raise LookupError("this host draws no reports")


def _nothing_to_do(_: Paths) -> None:
    pass


class Host(msgspec.Struct, frozen=True):
    """What lies above the command line, handed down to it. `run` and `demo` return exit codes."""

    run: Callable[[Paths], int]
    demo: Callable[[Path], int]
    now: Callable[[], datetime] = _local_now
    paths_known: Callable[[Paths], None] = _nothing_to_do
    """Called once it is known where the user's files lie."""
    report: "Callable[[Paths, Settings, datetime, ReportOrder], bytes]" = _no_report
    """Draws a report; raises StorageProblem."""


class Session(msgspec.Struct, frozen=True):
    """One command's surroundings. `data_dir` is the folder that was named, if one was."""

    host: Host
    paths: Paths
    data_dir: Path | None = None

    def now(self) -> datetime:
        """The present local time, with its offset."""
        return self.host.now()

    def settings(self) -> "Settings":
        """The settings in force; what is wrong with the file is said on stderr."""
        from posture.storage.settings_file import SettingsFile

        file = SettingsFile(self.paths.settings_file)
        loaded = file.load()
        for problem in loaded.problems:
            click.echo(problem.sentence(file.path.name), err=True)
        return loaded.settings
