"""The record, read by commands whether or not the app runs."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec

from posture.cli.endings import Ending, failed
from posture.cli.session import Session
from posture.cli.talking import ask, may_run
from posture.core.stats import Records
from posture.storage.database import open_readonly
from posture.storage.event_store import EventStore
from posture.storage.problems import NoHistory, StorageProblem

if TYPE_CHECKING:
    from posture.core.events import DeskSpan


@contextmanager
def history(session: Session, last_day: date = date.min) -> Iterator[EventStore | None]:
    """What was recorded; None before anything was. Raises Ending where it can't be read.

    `last_day`: the last that is asked for. Where that is today or later, what goes on at the desk is counted, too.
    """
    try:
        with closing(open_readonly(session.paths.database_file)) as database:
            if last_day < session.now().date():
                yield EventStore(database)
            else:
                yield EventStore(database, cache(partial(_going_on, session)))
    except NoHistory:
        yield None
    except StorageProblem as problem:
        raise failed(str(problem)) from None


def _going_on(session: Session) -> "DeskSpan | None":
    """The span at the desk that the running app has not recorded yet; None also where the app doesn't tell."""
    if not may_run(session):
        return None  # without asking, which takes Qt
    from posture.core.events import DeskSpan
    from posture.system.remote.messages import Exit, GetGoingOn

    try:
        reply = ask(session, GetGoingOn())
        if reply is None or reply.code is not Exit.DONE:
            return None
        return msgspec.json.decode(reply.document, type=DeskSpan | None)
    except (Ending, msgspec.ValidationError):
        return None


def counted_between(session: Session, first: date, last: date) -> Records:
    """All that the statistics of these days are made of; nothing where nothing was recorded.

    With the days in recovery mode, of which no break is in any total, and what goes on at the desk now.
    """
    with history(session, last) as store:
        if store is None:
            return Records()
        follows_flares = session.settings().flag("care.enabled")
        today = session.now().date()
        recovery = store.recovery_between(first, last, today, follows_flares=follows_flares)
        return store.records_between(first, last, recovery)
