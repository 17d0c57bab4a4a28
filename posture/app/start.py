"""From nothing to a running app: single instance, settings, record, engine, tray; and the event loop."""

import logging
import signal
import socket
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from posture import __version__
from posture.app.assembly import Assembly
from posture.storage.database import Database, open_database
from posture.storage.problems import DamagedHistory, StorageProblem
from posture.system.clock import SystemClock
from posture.system.garbage import look_as_usual
from posture.system.paths import Paths, UnsafeFolderError
from posture.system.remote.client import NoAnswerError, NotRunningError, ask
from posture.system.remote.messages import Show
from posture.system.remote.server import AlreadyRunningError, CannotListenError

LOG_BYTES = 256 * 1024
DESKTOP_FILE = "org.posture_app.Posture"

_log = logging.getLogger("posture")


def start(paths: Paths) -> int:
    """Build the app and run it. Returns the exit code."""
    try:
        paths.make()
        socket_name = paths.socket_name()
    except (OSError, UnsafeFolderError) as error:
        return _say(f"the data folder can’t be used: {_plainly(error)}")
    _log_to_file(paths)
    app = _application()
    try:
        assembly = _assemble(app, paths, socket_name)
    except AlreadyRunningError:
        return _show_running(socket_name)
    except (CannotListenError, StorageProblem, OSError) as problem:
        return _say(_plainly(problem))
    _Signals(assembly)
    look_as_usual()
    code = app.exec()
    assembly.close()
    return code


def _application() -> QApplication:
    QGuiApplication.setDesktopFileName(DESKTOP_FILE)
    app = QApplication(["posture"])
    app.setApplicationName("posture")
    app.setApplicationDisplayName("Posture")
    app.setApplicationVersion(__version__)
    app.setQuitOnLastWindowClosed(False)
    return app


def _assemble(app: QApplication, paths: Paths, socket_name: str) -> Assembly:
    """Take the place of the one running app before the record is opened: it has one writer."""
    assembly = Assembly(app, paths)
    assembly.listen(socket_name)
    today = SystemClock().now().wall.date()
    database, set_aside = _open_record(paths, today)
    assembly.build(database, set_aside)
    return assembly


def _open_record(paths: Paths, today: date) -> tuple[Database, Path | None]:
    """Open the record; a damaged one is set aside, never deleted, and a fresh one begun."""
    try:
        return open_database(paths.database_file, today), None
    except DamagedHistory:
        from posture.storage.backup import move_aside

        kept = move_aside(paths.database_file, today)
        return open_database(paths.database_file, today), kept


def _show_running(socket_name: str) -> int:
    try:
        ask(socket_name, Show())
    except (NotRunningError, NoAnswerError) as error:
        return _say(f"Posture runs already, but does not answer ({error}); see its log")
    return 0


def _plainly(problem: Exception) -> str:
    """What is wrong in a line; of the system's errors without their numbers."""
    if isinstance(problem, OSError) and problem.filename:
        return f"{problem.filename}: {problem.strerror}"
    return str(problem)


def _say(problem: str) -> int:
    print(f"posture: {problem}", file=sys.stderr)  # noqa: T201 - the command line's answer
    _log.error("%s", problem)
    return 1


def _log_to_file(paths: Paths) -> None:
    path = paths.log_file
    try:
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, delay=True)
    except OSError:
        return  # a read-only folder is told by the record, which matters more
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)


class _Signals(QObject):
    """Lets Ctrl+C and a session's end close the app in order.

    Python looks at signals when it next runs its own code, which in an idle event loop can be a minute
    away; the wake-up descriptor makes Qt call us at once.
    """

    def __init__(self, assembly: Assembly) -> None:
        super().__init__(assembly)
        self._assembly = assembly
        ours, pythons = socket.socketpair()
        pythons.setblocking(False)
        self._ours, self._pythons = ours, pythons
        notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_woken)
        signal.set_wakeup_fd(pythons.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)

    @Slot()
    def _on_woken(self) -> None:
        self._ours.recv(64)

    def _on_signal(self, _number: int, _frame: object) -> None:
        QTimer.singleShot(0, self, self._assembly.quit)
