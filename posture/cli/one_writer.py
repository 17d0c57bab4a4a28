"""The history for a command that changes it: while the app runs, it is the app's to write."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from posture.cli.endings import failed
from posture.cli.session import Session
from posture.storage.database import Database, open_database
from posture.storage.problems import NoHistory, StorageProblem
from posture.system.paths import UnsafeFolderError
from posture.system.remote.instance_lock import InstanceLock, lock_file

PATIENCE_MS = 120_000
"""Years of records take the app tens of seconds to merge or delete."""


@contextmanager
def own_history(session: Session, *, make: bool = True) -> Iterator[Database]:
    """The history, opened for writing while no app may start. Raises Ending where that can't be.

    `make`: whether to begin one where there is none.
    """
    path = session.paths.database_file
    try:
        session.paths.make()
        lock = InstanceLock.take(lock_file(session.paths.socket_name()))
    except UnsafeFolderError as error:
        raise failed(str(error)) from None
    if lock is None:
        raise failed("Posture is starting or closing just now; try again in a moment")
    try:
        if not make and not path.exists():
            raise NoHistory(path)
        with closing(open_database(path, session.now().date())) as database:
            yield database
    except StorageProblem as problem:
        raise failed(str(problem)) from None
    finally:
        lock.release()
