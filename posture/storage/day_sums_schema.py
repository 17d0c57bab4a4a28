"""The table of the days' sums (`desk_sums`), and what keeps it true: part of a migration, so never changed.

The sums are a copy that can be made anew at any time. Whoever changes desk spans, by whatever statement,
thereby deletes the sums of each day that the change can bear on: triggers see to it, no code has to think
of it. A day's sums depend on the spans that lie within five minutes of its own; `first_start_us` and
`last_end_us` are the reach of the day's spans and of the stretches that began on it.
"""

_END = "{row}.start_us + CAST({row}.seconds * 1e6 + 0.5 AS INTEGER)"
_LONG_US = 3 * 86_400_000_000
"""Hardly any day's stretches reach this far; those that do are looked for apart."""
_TOUCHES = (
    f"last_end_us > {{row}}.start_us - 300000000 AND {{by}}first_start_us < {_END} + 300000000"
)
"""Whether a span can belong to a stretch of the day, part two of its stretches or join them."""
_IS_LONG = f"last_end_us - first_start_us > {_LONG_US}"
_FORGET = f"""
    DELETE FROM desk_sums WHERE day = {{row}}.day;
    DELETE FROM desk_sums
    WHERE first_start_us > {{row}}.start_us - {_LONG_US + 300_000_000} AND {_TOUCHES};
    DELETE FROM desk_sums WHERE {_IS_LONG} AND {_TOUCHES.replace("{by}", "+")};
"""  # noqa: S608  names from our code only
"""The plus sign keeps SQLite from looking through all earlier days by their beginning."""


def _forgetting(name: str, event: str, *rows: str) -> str:
    """A trigger that deletes the sums of each day that a changed span may have a part in."""
    body = "".join(_FORGET.format(row=row, by="") for row in rows)
    return f"CREATE TRIGGER desk_sums_{name} AFTER {event} ON desk_spans BEGIN {body} END"


DAY_SUMS = (
    """
    CREATE TABLE desk_sums (
        day INTEGER PRIMARY KEY,
        first_start_us INTEGER,
        last_end_us INTEGER,
        longest_stretch_s REAL NOT NULL,
        longest_stretch_start_us INTEGER,
        longest_stretch_start_offset_min INTEGER,
        stretches_over_60min INTEGER NOT NULL,
        up_to_30min_s REAL NOT NULL,
        up_to_60min_s REAL NOT NULL,
        up_to_90min_s REAL NOT NULL,
        over_90min_s REAL NOT NULL,
        stretches TEXT NOT NULL
    )
    """,
    "CREATE INDEX desk_sums_by_start ON desk_sums (first_start_us, last_end_us)",
    "CREATE INDEX desk_sums_by_length ON desk_sums (last_end_us - first_start_us)",
    _forgetting("span_added", "INSERT", "NEW"),
    _forgetting("span_deleted", "DELETE", "OLD"),
    _forgetting(
        "span_changed",
        "UPDATE OF day, start_us, start_offset_min, seconds, state, relabelled",
        "OLD",
        "NEW",
    ),
    """
    CREATE TRIGGER desk_sums_day_added AFTER INSERT ON desk_days
    BEGIN DELETE FROM desk_sums WHERE day = NEW.day; END
    """,
    """
    CREATE TRIGGER desk_sums_day_deleted AFTER DELETE ON desk_days
    BEGIN DELETE FROM desk_sums WHERE day = OLD.day; END
    """,
    """
    CREATE TRIGGER desk_sums_day_changed AFTER UPDATE ON desk_days
    BEGIN DELETE FROM desk_sums WHERE day IN (OLD.day, NEW.day); END
    """,
    # stretches are made in the order of time, whatever day their spans were noted under
    "CREATE INDEX desk_spans_by_start ON desk_spans (start_us)",
    "CREATE INDEX desk_spans_long ON desk_spans (start_us) WHERE seconds > 86400",
    # covers the seconds away, too, so that a year of breaks is counted without reading the table
    "DROP INDEX prompts_by_day",
    "CREATE INDEX prompts_by_day ON prompts (day, kind, outcome, postponed, requested, away_s)",
    """
    CREATE INDEX prompt_events_postponed ON prompt_events (day, kind, delay_s)
    WHERE type = 'prompt_postponed'
    """,
)
"""The statements that make it, and the indexes that the figures of years are read from."""
