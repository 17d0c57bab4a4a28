"""`posture doctor`: what works on this desktop, by what, why the rest does not, and what helps.

It looks for itself, in its own process, whether or not the app runs; of the running app it is told
only what that one found when it started. The report is made for bug reports: it names nobody, and
of the record it holds counts alone.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from posture import __version__
from posture.cli.output import print_json
from posture.cli.session import Session

if TYPE_CHECKING:
    from posture.cli.doctor_report import Report, RunningReport
    from posture.system.paths import Paths

ANSWER_MS = 2_000
"""So long the running app may take: one that is stuck is what the doctor is asked about."""

ANSWERS_MS = 100
"""So long answers are waited for that nobody has to wait for."""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def doctor(session: Session, as_json: bool) -> None:
    """What works on this desktop, and what may help.

    The exit code is 0 whatever it finds, and 1 only when it could not look.
    """
    from posture.cli.discretion import in_all_texts, without_user
    from posture.cli.doctor_report import Report
    from posture.cli.doctor_text import lines_of

    with _event_dispatcher():
        report = _look(session)
    discreet = without_user(os.environ, Path.home())
    document = in_all_texts(msgspec.to_builtins(report), discreet)
    if as_json:
        print_json(document)
    else:
        lines = lines_of(msgspec.convert(document, Report), session.now())
        click.echo("\n".join(lines))


def _look(session: Session) -> "Report":
    from posture.cli import doctor_desk as desk
    from posture.cli import doctor_files as files
    from posture.cli.doctor_report import Report
    from posture.storage.settings_file import SettingsFile
    from posture.system.host import Host

    paths = session.paths
    loaded = SettingsFile(paths.settings_file).load()
    host = Host(os.environ)
    host.apps = loaded.settings.words("quiet.apps")
    host.calendars = tuple(map(_expanded, loaded.settings.words("quiet.calendars")))
    running, probes = _ask_running(paths)
    try:
        with desk.detected(host, _let_answers_come) as found:
            capabilities = desk.capability_reports(found, host, loaded.settings)
            if running is not None:
                differs = desk.differences(found, probes)
                running = msgspec.structs.replace(running, differs=differs)
    finally:
        host.close()
    return Report(
        version=__version__,
        desktop=desk.desktop_report(host),
        capabilities=capabilities,
        database=files.look_at_database(paths, is_running=running is not None),
        settings=files.look_at_settings(paths.settings_file, loaded),
        calendars=[
            files.look_at_calendar(path, desk.calendar_problems(path, host))
            for path in host.calendars
        ],
        log=files.look_at_log(paths.log_file),
        running=running,
    )


def _ask_running(paths: "Paths") -> "tuple[RunningReport | None, Mapping[str, str]]":
    """The running app, and its probes as `posture status` names them; None where none runs."""
    from posture.cli.doctor_report import RunningReport
    from posture.system.paths import UnsafeFolderError
    from posture.system.remote.client import NoAnswerError, NotRunningError, ask
    from posture.system.remote.messages import Exit, GetStatus

    try:
        reply = ask(paths.socket_name(), GetStatus(), answer_ms=ANSWER_MS)
    except NotRunningError:
        return None, {}
    except (NoAnswerError, UnsafeFolderError) as error:
        return RunningReport(problem=str(error)), {}
    if reply.code is not Exit.DONE:
        return RunningReport(problem=reply.message), {}
    status = msgspec.json.decode(reply.document)
    return RunningReport(version=status["version"], state=status["state"]), status["probes"]


def _expanded(calendar: str) -> Path:
    try:
        return Path(calendar).expanduser()
    except RuntimeError:  # `~name` of nobody
        return Path(calendar)


def _let_answers_come() -> None:
    """Run an event loop for a moment."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ANSWERS_MS, loop.quit)
    loop.exec()


@contextmanager
def _event_dispatcher() -> Iterator[None]:
    """What Qt's notifiers and timers need to be made at all."""
    from PySide6.QtCore import QCoreApplication

    app = QCoreApplication.instance() or QCoreApplication(["posture"])
    yield
    del app
