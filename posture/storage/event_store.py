"""The history: events go in one by one and come out by local day; what the app writes into it.

An event is saved when `append` returns. To save an event twice is to save it once, so what couldn't
be saved (disk full) is simply appended again.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from posture.core.care_events import CareEvent
from posture.core.events import CheckItemAnswered, DeskSpan, Outcome, PromptClosed, RoutineEnded
from posture.storage.day_sums import has_missing_days, keep_day_sums
from posture.storage.desk_days import retire_spans
from posture.storage.event_reader import THIS_DEVICE
from posture.storage.figure_reader import FigureReader
from posture.storage.relabelling import (
    Outcomes,
    Relabelled,
    correct,
    put_outcomes_back,
    relabel,
    take_back,
)
from posture.storage.rows import day_number
from posture.storage.tables import LAYOUTS, Recordable, insert
from posture.storage.traces import leave_none_soon

NO_KINDS: Mapping[str, float] = {}
_LASTING = PromptClosed | CheckItemAnswered | RoutineEnded | CareEvent
"""What a power cut may not take: outcomes, and what the user answered and did."""
_FLARE_OF_CHECKIN = """
    type = 'flare_began' AND at_us IN (SELECT at_us FROM checkins WHERE run_id = ?)
"""


class EventStore(FigureReader):
    """The events of an open adherence file, to be read and written."""

    def append(self, event: Recordable) -> None:
        """Save one event."""
        self.append_many((event,))

    def append_many(self, events: Iterable[Recordable]) -> None:
        """Save events, all or none.

        Outcomes and what the user answered survive a power cut too (see `Database.transaction`).
        """
        batch = list(events)
        if not batch:
            return
        with self._database.transaction(
            durable=any(isinstance(event, _LASTING) for event in batch)
        ) as connection:
            device_id = self.device_id
            for event in batch:
                insert(connection, event, LAYOUTS[type(event)].id_of(event, device_id), THIS_DEVICE)

    def delete_checkin(self, run_id: str) -> int:
        """Delete a check-in, its regions and the flare it began; how many rows it was. It can't be undone."""
        with self._database.transaction() as connection:
            deleted = _delete(connection, "care", _FLARE_OF_CHECKIN, (run_id,))
            deleted += sum(
                _delete(connection, table, "run_id = ?", (run_id,))
                for table in ("discomfort", "checkins")
            )
        leave_none_soon(self._database)
        return deleted

    def correct(self, prompt_id: str, outcome: Outcome | None) -> Outcomes:
        """Give a closed prompt the outcome that the user says it had; None: as recorded. Empty if there is none.

        What is returned undoes it: `put_outcomes_back`.
        """
        with self._database.transaction() as connection:
            return correct(connection, prompt_id, None if outcome is None else outcome.value)

    def put_outcomes_back(self, before: Outcomes) -> None:
        """Undo a correction."""
        with self._database.transaction() as connection:
            put_outcomes_back(connection, before)

    def relabel(
        self,
        spans: Sequence[DeskSpan],
        state: str | None,
        natural_after: Mapping[str, float] = NO_KINDS,
    ) -> Relabelled | None:
        """Write what the user says that neighbouring spans of this computer were; None: as recorded.

        `natural_after`: by kind, how long a rest has to be to count for it, in seconds. None is returned if the
        spans are kept no more, their day being down to its sums; then nothing changes. `take_back` undoes it.
        """
        with self._database.transaction() as connection:
            return relabel(connection, THIS_DEVICE, spans, state, natural_after)

    def take_back(self, done: Relabelled) -> None:
        """Undo a relabelling."""
        with self._database.transaction() as connection:
            take_back(connection, done)

    def delete_prompt(self, prompt_id: str) -> bool:
        """Delete a prompt and what is known of its course; False if there is none."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM prompt_events WHERE prompt_id = ?", (prompt_id,))
            return (
                connection.execute("DELETE FROM prompts WHERE id = ?", (prompt_id,)).rowcount == 1
            )

    def keep_day_sums(self, today: date) -> bool:
        """Keep the sums of some more days that are over; whether there are others. Takes about ten milliseconds."""
        return keep_day_sums(self._database, today)

    def has_days_to_sum(self, today: date) -> bool:
        """Whether there are days that are over whose sums are not kept."""
        return has_missing_days(self._database, today)

    def retire_activity(self, before: date) -> int:
        """Keep only sums of the desk spans before a day, and no causes; how many rows went."""
        with self._database.transaction() as connection:
            spans = retire_spans(self._database, before)
            return spans + _delete(connection, "causes", "day < ?", (day_number(before),))


def _delete(
    connection: sqlite3.Connection, table: str, condition: str, parameters: tuple[int | str, ...]
) -> int:
    return connection.execute(f"DELETE FROM {table} WHERE {condition}", parameters).rowcount  # noqa: S608  names from our code only
