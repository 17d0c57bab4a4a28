"""The record, read by commands whether or not the app runs."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date

from posture.cli.endings import failed
from posture.cli.session import Session
from posture.core.stats import Records
from posture.storage.database import open_readonly
from posture.storage.event_store import EventStore
from posture.storage.problems import NoHistory, StorageProblem


@contextmanager
def history(session: Session) -> Iterator[EventStore | None]:
    """What was recorded; None before anything was. Raises Ending where it can't be read."""
    try:
        with closing(open_readonly(session.paths.database_file)) as database:
            yield EventStore(database)
    except NoHistory:
        yield None
    except StorageProblem as problem:
        raise failed(str(problem)) from None


def records_between(session: Session, first: date, last: date) -> Records:
    """All that the statistics of these days are made of; nothing where nothing was recorded."""
    with history(session) as store:
        return Records() if store is None else store.records_between(first, last)
