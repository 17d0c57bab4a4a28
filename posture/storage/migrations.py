"""The schema of the adherence file, as the steps that lead to it. Columns and units: docs/data.md.

A migration that was released is never changed: a schema change is one function appended to
`MIGRATIONS`. The number of migrations that a file has been through is its version, kept in
`PRAGMA user_version`.
"""

import sqlite3
import uuid
from collections.abc import Callable

from posture.storage.day_sums_schema import DAY_SUMS
from posture.storage.exchange_schema import EXCHANGE

Migration = Callable[[sqlite3.Connection], None]


def _first_schema(connection: sqlite3.Connection) -> None:
    for statement in _FIRST_SCHEMA:
        connection.execute(statement)
    connection.execute("INSERT INTO devices (number, id) VALUES (1, ?)", (str(uuid.uuid4()),))


_EVENT = """
    id TEXT PRIMARY KEY NOT NULL,
    device INTEGER NOT NULL REFERENCES devices (number),
    day INTEGER NOT NULL,
    at_us INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL
"""
"""What each table of events begins with."""

_FIRST_SCHEMA = (
    "CREATE TABLE devices (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
    "CREATE TABLE app_state (key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE prompts (
        id TEXT PRIMARY KEY NOT NULL,
        device INTEGER NOT NULL REFERENCES devices (number),
        day INTEGER NOT NULL,
        kind TEXT NOT NULL,
        due_at_us INTEGER NOT NULL,
        due_at_offset_min INTEGER NOT NULL,
        outcome TEXT,
        at_us INTEGER,
        at_offset_min INTEGER,
        shown_at_us INTEGER,
        shown_at_offset_min INTEGER,
        started_at_us INTEGER,
        started_at_offset_min INTEGER,
        away_s REAL NOT NULL DEFAULT 0,
        held_s REAL NOT NULL DEFAULT 0,
        held_for TEXT NOT NULL DEFAULT '[]',
        postponed INTEGER NOT NULL DEFAULT 0,
        requested INTEGER NOT NULL DEFAULT 0
    )
    """,
    # covers a week's totals and a year's heat map, so that neither reads the table
    "CREATE INDEX prompts_by_day ON prompts (day, kind, outcome, postponed, requested)",
    "CREATE INDEX prompts_open ON prompts (device) WHERE outcome IS NULL",
    f"""
    CREATE TABLE prompt_events ({_EVENT},
        type TEXT NOT NULL,
        prompt_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        stage TEXT,
        delay_s REAL,
        started_by TEXT
    )
    """,
    "CREATE INDEX prompt_events_by_day ON prompt_events (day)",
    f"""
    CREATE TABLE desk_spans ({_EVENT},
        start_us INTEGER NOT NULL,
        start_offset_min INTEGER NOT NULL,
        state TEXT NOT NULL,
        seconds REAL NOT NULL
    )
    """,
    "CREATE INDEX desk_spans_by_day ON desk_spans (day)",
    """
    CREATE TABLE desk_days (
        device INTEGER NOT NULL REFERENCES devices (number),
        day INTEGER NOT NULL,
        longest_stretch_s REAL NOT NULL,
        longest_stretch_start_us INTEGER,
        longest_stretch_start_offset_min INTEGER,
        stretches_over_60min INTEGER NOT NULL,
        up_to_30min_s REAL NOT NULL,
        up_to_60min_s REAL NOT NULL,
        up_to_90min_s REAL NOT NULL,
        over_90min_s REAL NOT NULL,
        PRIMARY KEY (day, device)
    ) WITHOUT ROWID
    """,
    f"""
    CREATE TABLE check_answers ({_EVENT},
        run_id TEXT NOT NULL,
        checklist TEXT NOT NULL,
        item TEXT NOT NULL,
        answer TEXT NOT NULL
    )
    """,
    "CREATE INDEX check_answers_by_day ON check_answers (day)",
    f"""
    CREATE TABLE routines ({_EVENT},
        routine TEXT NOT NULL,
        started_at_us INTEGER NOT NULL,
        started_at_offset_min INTEGER NOT NULL,
        steps INTEGER NOT NULL,
        steps_done INTEGER NOT NULL,
        prompt_id TEXT
    )
    """,
    "CREATE INDEX routines_by_day ON routines (day)",
    f"""
    CREATE TABLE pauses ({_EVENT},
        type TEXT NOT NULL,
        until_us INTEGER,
        until_offset_min INTEGER
    )
    """,
    "CREATE INDEX pauses_by_day ON pauses (day)",
    f"""
    CREATE TABLE causes ({_EVENT},
        code TEXT NOT NULL,
        kind TEXT,
        prompt_id TEXT,
        seconds REAL,
        reasons TEXT NOT NULL DEFAULT '[]',
        until_us INTEGER,
        until_offset_min INTEGER
    )
    """,
    "CREATE INDEX causes_by_day ON causes (day)",
    "CREATE INDEX causes_by_time ON causes (at_us)",
    """
    CREATE VIEW prompts_local AS
    SELECT
        id, kind, outcome,
        datetime(due_at_us / 1000000 + due_at_offset_min * 60, 'unixepoch') AS due,
        datetime(shown_at_us / 1000000 + shown_at_offset_min * 60, 'unixepoch') AS shown,
        datetime(started_at_us / 1000000 + started_at_offset_min * 60, 'unixepoch') AS started,
        datetime(at_us / 1000000 + at_offset_min * 60, 'unixepoch') AS ended,
        away_s, held_s, held_for, postponed, requested
    FROM prompts
    ORDER BY due_at_us
    """,
)


def _relabelling(connection: sqlite3.Connection) -> None:
    """What the user says of a stretch stands beside what was recorded, never in its place."""
    connection.execute("ALTER TABLE desk_spans ADD COLUMN relabelled TEXT")
    connection.execute("ALTER TABLE prompts ADD COLUMN outcome_before TEXT")


def _care(connection: sqlite3.Connection) -> None:
    """How somebody feels, recovery, cold and heat, sitting and standing, tips; notes on a check's items."""
    connection.execute("ALTER TABLE check_answers ADD COLUMN reasons TEXT NOT NULL DEFAULT '[]'")
    connection.execute("ALTER TABLE check_answers ADD COLUMN note TEXT NOT NULL DEFAULT ''")
    for statement in _CARE_SCHEMA:
        connection.execute(statement)


_CARE_SCHEMA = (
    f"CREATE TABLE discomfort ({_EVENT}, run_id TEXT NOT NULL, region TEXT NOT NULL, worst INTEGER NOT NULL)",
    "CREATE INDEX discomfort_by_day ON discomfort (day)",
    f"""
    CREATE TABLE checkins ({_EVENT},
        run_id TEXT NOT NULL,
        occasion TEXT NOT NULL,
        felt_when TEXT NOT NULL,
        interference TEXT,
        qualities TEXT NOT NULL DEFAULT '[]',
        spread TEXT,
        followed TEXT NOT NULL DEFAULT '[]',
        helped TEXT NOT NULL DEFAULT '[]',
        onset_us INTEGER,
        onset_offset_min INTEGER,
        lasted_s REAL,
        first_time INTEGER,
        sleep_affected INTEGER,
        stress INTEGER,
        note TEXT NOT NULL DEFAULT ''
    )
    """,
    "CREATE INDEX checkins_by_day ON checkins (day)",
    f"""
    CREATE TABLE care ({_EVENT},
        type TEXT NOT NULL,
        onset_us INTEGER,
        onset_offset_min INTEGER,
        region TEXT,
        move TEXT,
        worst INTEGER,
        settled INTEGER,
        spreads INTEGER,
        level TEXT,
        ticks TEXT NOT NULL DEFAULT '[]',
        may TEXT
    )
    """,
    "CREATE INDEX care_by_day ON care (day)",
    f"""
    CREATE TABLE cold_heat ({_EVENT},
        kind TEXT NOT NULL,
        region TEXT NOT NULL,
        started_at_us INTEGER NOT NULL,
        started_at_offset_min INTEGER NOT NULL,
        planned_s REAL NOT NULL,
        ended TEXT NOT NULL
    )
    """,
    "CREATE INDEX cold_heat_by_day ON cold_heat (day)",
    f"CREATE TABLE positions ({_EVENT}, position TEXT NOT NULL, started_by TEXT NOT NULL)",
    "CREATE INDEX positions_by_day ON positions (day)",
    f"CREATE TABLE tips ({_EVENT}, tip TEXT NOT NULL)",
    "CREATE INDEX tips_by_day ON tips (day)",
)


def _day_sums(connection: sqlite3.Connection) -> None:
    """Years open as fast as a week: sums of days, made anew where what they were made of has changed."""
    for statement in DAY_SUMS:
        connection.execute(statement)


def _setting_changes(connection: sqlite3.Connection) -> None:
    """What was set to something else and when: whoever reads figures of weeks wants to know."""
    connection.execute(
        f"CREATE TABLE setting_changes ({_EVENT}, key TEXT NOT NULL, before_value TEXT NOT NULL,"
        " after_value TEXT NOT NULL)"
    )
    connection.execute("CREATE INDEX setting_changes_by_day ON setting_changes (day)")


def _exchange(connection: sqlite3.Connection) -> None:
    """Days of other programs; and how often a record was edited, so that no older export undoes it."""
    for statement in EXCHANGE:
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (
    _first_schema,
    _relabelling,
    _care,
    _day_sums,
    _setting_changes,
    _exchange,
)
"""One function a version, in order."""
