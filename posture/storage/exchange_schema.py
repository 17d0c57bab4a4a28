"""What merging needs in the tables: part of a migration, so never changed.

`edits` counts how often the user said something else of a record than what was recorded. Of two copies of
a record the one that was edited more often wins, on whatever computer and in whatever order they meet. It
is counted by triggers, so that no code that edits has to think of it; who sets `edits` itself is not counted.
"""

EXCHANGE = (
    """
    CREATE TABLE imported_days (
        id TEXT PRIMARY KEY NOT NULL,
        device INTEGER NOT NULL REFERENCES devices (number),
        day INTEGER NOT NULL,
        source TEXT NOT NULL,
        began TEXT NOT NULL,
        ended TEXT NOT NULL,
        desk_s REAL,
        breaks TEXT NOT NULL
    )
    """,
    "CREATE INDEX imported_days_by_day ON imported_days (day)",
    "ALTER TABLE devices ADD COLUMN name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE desk_spans ADD COLUMN edits INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE prompts ADD COLUMN edits INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TRIGGER desk_spans_edited AFTER UPDATE OF relabelled ON desk_spans
    WHEN NEW.edits = OLD.edits AND NEW.relabelled IS NOT OLD.relabelled
    BEGIN
        UPDATE desk_spans SET edits = OLD.edits + 1 WHERE rowid = NEW.rowid;
    END
    """,
    """
    CREATE TRIGGER prompts_edited AFTER UPDATE OF outcome, outcome_before, held_for ON prompts
    WHEN OLD.outcome IS NOT NULL AND NEW.edits = OLD.edits AND (
        NEW.outcome IS NOT OLD.outcome OR NEW.outcome_before IS NOT OLD.outcome_before
        OR NEW.held_for IS NOT OLD.held_for
    )
    BEGIN
        UPDATE prompts SET edits = OLD.edits + 1 WHERE rowid = NEW.rowid;
    END
    """,
)
"""The statements that make it."""
