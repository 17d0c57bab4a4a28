"""Saves one prompt after the other for ever and says each number once it is saved (to be killed)."""

import sys
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from posture.core.events import Outcome, PromptClosed
from posture.storage.database import open_database
from posture.storage.event_store import EventStore

START = datetime(2026, 11, 16, 9, tzinfo=UTC)


def main(path: Path) -> None:
    """Write until killed."""
    store = EventStore(open_database(path, date(2026, 11, 16)))
    for number in count():
        moment = START + timedelta(seconds=number)
        store.append(
            PromptClosed(
                at=moment,
                prompt_id=str(number),
                kind="movement",
                outcome=Outcome.TAKEN,
                due_at=moment,
            )
        )
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
