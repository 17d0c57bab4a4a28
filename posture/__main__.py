"""The command `posture`. Known errors end in one line; a bug leaves its traceback in the log."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from posture.system.garbage import end_at_once, look_as_usual, look_seldom
from posture.system.paths import PRIVATE, Paths

if TYPE_CHECKING:
    from datetime import datetime

    from posture.cli.report_order import ReportOrder
    from posture.core.settings import Settings


def main() -> None:
    """Carry out the command line and end the process with its exit code."""
    look_seldom()
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    paths = _paths_of_plain_run(sys.argv[1:], os.environ.get("POSTURE_DIR", ""))
    if paths is not None:
        _keep_bugs_in_log(paths)
        sys.exit(_run_app(paths))
    end_at_once()
    from posture.cli.main import run_command_line
    from posture.cli.session import Host

    host = Host(run=_run_app, demo=_run_demo, paths_known=_keep_bugs_in_log, report=_make_report)
    sys.exit(run_command_line(sys.argv[1:], host))


def _paths_of_plain_run(words: Sequence[str], posture_dir: str) -> Paths | None:
    """Where the files lie if this is `posture run` and nothing else, as the session starts it.

    That process stays for the day: it need not carry the command line's library (1.5 MiB, 30 ms).
    Anything else, and whatever looks odd, is the command line's to read.
    """
    match words:
        case [] | ["run"]:
            return Paths.under(Path(posture_dir)) if posture_dir else Paths.of_user()
        case ["--data-dir", folder, "run"] if folder and not folder.startswith("-"):
            return Paths.under(Path(folder))
        case _:
            return None


def _run_app(paths: Paths) -> int:
    from posture.app import run

    return run(paths)


def _run_demo(folder: Path) -> int:
    from posture.demo import run

    look_as_usual()
    return run(folder)


def _make_report(
    paths: Paths, settings: "Settings", now: "datetime", order: "ReportOrder"
) -> bytes:
    from posture.app.report_files import make_file

    return make_file(paths, settings, now, order)


def _speak_utf8(stream: TextIO | None) -> None:
    """Write UTF-8 whatever the locale says, and never end over a character that has no bytes."""
    reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _keep_bugs_in_log(paths: Paths) -> None:
    sys.excepthook = partial(_tell_bug, paths.log_file)


def _tell_bug(
    log: Path, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A bug: its traceback goes to the log, one line to the user."""
    if issubclass(kind, KeyboardInterrupt):
        return
    from traceback import format_exception

    from posture.system.clock import SystemClock

    try:
        log.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{SystemClock().now().wall.isoformat()} posture {sys.argv[1:]}\n")
            file.writelines(format_exception(kind, error, trace))
        where = f"details are in {log}"
    except OSError as problem:
        where = f"its log {log} can’t be written: {problem.strerror}"
    print(f"Posture had an error of its own ({kind.__name__}: {error}); {where}.", file=sys.stderr)  # noqa: T201 - click may be what broke


if __name__ == "__main__":
    main()
