"""Files of other programs, as they write them."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

WORKRAVE = """WorkRaveStats 4
D 12 6 125 9 15 12 6 125 17 42
B 0 7 30 11 12 7 3 20 14
B 1 7 12 4 2 3 5 9 140
B 2 7 1 0 0 1 0 1 0
B 3 7 22 23 24 25 26 27 28
m 6 14400 200 300 400 500 600
D 13 6 125 8 0 14 6 125 0 30
B 1 7 2 2 0 0 0 2 0
m 6 7200 0 0 0 0 0
"""
"""Two days of July 2025, the second past midnight; a kind of break that Workrave hasn't got."""

_SANE_BREAK = (
    """
    CREATE TABLE events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
        type TEXT NOT NULL,
        data TEXT NOT NULL CHECK (json_valid(data))
    )
    """,
    """
    CREATE TABLE spans (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        type TEXT NOT NULL,
        started_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
        ended_at TIMESTAMP,
        data TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(data))
    )
    """,
)
SANE_SPANS: Sequence[tuple[str, str, str | None, str]] = (
    ("normal", "2026-11-16 08:00:00", "2026-11-16T08:20:00Z", "{}"),
    (
        "break",
        "2026-11-16 08:20:00",
        "2026-11-16T08:20:40Z",
        '{"type":"small","normal-exit":true}',
    ),
    ("flash", "2026-11-16 08:20:00", "2026-11-16T08:20:15Z", "{}"),
    ("normal", "2026-11-16T08:20:40Z", "2026-11-16T09:00:00Z", "{}"),
    (
        "break",
        "2026-11-16 09:00:00",
        "2026-11-16T09:00:05Z",
        '{"type":"big","normal-exit":false}',
    ),
    ("meeting", "2026-11-16 09:00:05", "2026-11-16T09:30:05Z", '{"reason":"weekly"}'),
    ("away", "2026-11-16 09:30:05", "2026-11-16T10:00:05Z", "{}"),
    ("sleep", "2026-11-16 10:00:05", "2026-11-16T11:00:05Z", "{}"),
    ("paused", "2026-11-16 11:00:05", "2026-11-16T12:00:05Z", "{}"),
    ("focus", "2026-11-16 08:00:00", "2026-11-16T09:00:05Z", "{}"),
    ("normal", "2026-11-16 12:00:05", None, "{}"),
)
SANE_EVENTS = (
    ("2026-11-16 07:59:59", "app::start", "{}"),
    ("2026-11-16 08:40:00", "postpone", '{"seconds":300}'),
    ("2026-11-16 08:50:00", "postpone", '{"seconds":300}'),
    ("2026-11-16 09:00:04", "break::exit-force", "{}"),
)


def workrave(path: Path, text: str = WORKRAVE) -> Path:
    """Statistics of Workrave."""
    path.write_text(text)
    return path


def sane_break(path: Path, spans: Sequence[tuple[str, str, str | None, str]] = SANE_SPANS) -> Path:
    """A database of Sane Break."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in _SANE_BREAK:
            connection.execute(statement)
        connection.executemany(
            "INSERT INTO events (created_at, type, data) VALUES (?, ?, ?)", SANE_EVENTS
        )
        add_spans(connection, spans)
    return path


def add_spans(
    connection: sqlite3.Connection, spans: Sequence[tuple[str, str, str | None, str]]
) -> None:
    """What it records further on."""
    connection.executemany(
        "INSERT INTO spans (type, started_at, ended_at, data) VALUES (?, ?, ?, ?)", spans
    )
