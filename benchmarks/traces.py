"""Made-up days at a desk for `posture simulate`: the same seed gives the same days."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEGIN = datetime(2026, 1, 5, 8, tzinfo=UTC)
MINUTES_A_DAY = 24 * 60
STATES = ("active", "active", "active", "idle", "locked", "active+call", "active+fullscreen")


def write_trace(path: Path, *, days: int, seed: int = 20260105) -> Path:
    """Write a change of state each minute, round the clock, for `days` days."""
    chance = random.Random(seed)  # the same days each time; nothing is kept secret with it
    with path.open("w", encoding="ascii") as trace:
        trace.write("at,state\n")
        for minute in range(days * MINUTES_A_DAY):
            at = BEGIN + timedelta(minutes=minute)
            trace.write(f"{at.isoformat()},{chance.choice(STATES)}\n")
    return path
