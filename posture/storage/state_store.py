"""What the app has to remember between runs: the engine's state, and when it was last alive.

It lies in the adherence file, so that events and the state they lead to can be saved together:
wrap both in one `Database.transaction()`.
"""

from datetime import datetime

from posture.storage.database import Database

_ENGINE = "engine"
_HEARTBEAT = "heartbeat"


class StateStore:
    """Saved values by name. What they mean is their owner's business."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, state: bytes) -> None:
        """Save the engine's state; a power cut may lose the last few, a crash none."""
        self.remember(_ENGINE, state)

    def load(self) -> bytes | None:
        """The engine's state as it was saved last."""
        return self.recall(_ENGINE)

    def save_heartbeat(self, at: datetime) -> None:
        """Note that the app is alive; after a crash this is when it was last."""
        self.remember(_HEARTBEAT, at.isoformat().encode())

    def heartbeat(self) -> datetime | None:
        """When the app was last alive."""
        value = self.recall(_HEARTBEAT)
        return datetime.fromisoformat(value.decode()) if value is not None else None

    def remember(self, key: str, value: bytes) -> None:
        """Save a value under a name."""
        with self._database.transaction(durable=False) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO app_state (key, value) VALUES (?, ?)", (key, value)
            )

    def recall(self, key: str) -> bytes | None:
        """The value saved under a name."""
        rows = self._database.rows("SELECT value FROM app_state WHERE key = ?", (key,))
        return rows[0][0] if rows else None
