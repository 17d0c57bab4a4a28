"""What the app has to remember between runs: the engine's state, and what others leave here under a name.

It lies in the adherence file, so that events and the state they lead to can be saved together:
wrap both in one `Database.transaction()`.
"""

from posture.storage.database import Database

_ENGINE = "engine"


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

    def remember(self, key: str, value: bytes) -> None:
        """Save a value under a name."""
        with self._database.transaction(durable=False) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO app_state (key, value) VALUES (?, ?)", (key, value)
            )

    def forget(self, key: str) -> None:
        """Let go of a value."""
        with self._database.transaction(durable=False) as connection:
            connection.execute("DELETE FROM app_state WHERE key = ?", (key,))

    def recall(self, key: str) -> bytes | None:
        """The value saved under a name."""
        rows = self._database.rows("SELECT value FROM app_state WHERE key = ?", (key,))
        return rows[0][0] if rows else None
