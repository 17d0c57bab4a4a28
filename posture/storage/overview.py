"""How much is recorded, and until when: counts alone, for `posture doctor`."""

from datetime import datetime

import msgspec

from posture.storage.database import Database
from posture.storage.rows import time_of
from posture.storage.tables import DATED

_TIMED = tuple(table for table in DATED if table not in ("desk_days", "imported_days"))
"""The tables whose rows carry the moment at which they were recorded."""


class Overview(msgspec.Struct, frozen=True):
    """`rows`: how many each table holds. `last_at`: when something was recorded last."""

    rows: dict[str, int]
    last_at: datetime | None


def overview_of(database: Database) -> Overview:
    """Count the rows of the record. Raises StorageProblem."""
    rows = {
        table: int(database.rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608  names from our code only
        for table in DATED
    }
    last = [
        found
        for table in _TIMED
        for found in database.rows(
            f"SELECT at_us, at_offset_min FROM {table} "  # noqa: S608  names from our code only
            "WHERE at_us IS NOT NULL ORDER BY at_us DESC LIMIT 1"
        )
    ]
    return Overview(rows, time_of(*max(last)) if last else None)
