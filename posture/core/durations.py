"""Durations and times of day as people write them: `45s`, `30m`, `1h30m`, `14:30`.

One spelling for the command line, the settings file and the replay. A bare number is minutes.
"""

import math
import re
from datetime import time

DURATION_EXAMPLES = "45s, 30m or 1h30m"

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,6})?"
_BARE = re.compile(_NUMBER)
_PARTS = re.compile(
    rf"(?=[0-9].{{0,39}}$)(?:({_NUMBER})\s*h)?\s*"
    rf"(?:({_NUMBER})\s*m(?:in)?)?\s*(?:({_NUMBER})\s*s)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")


def parse_duration(text: str) -> float:
    """Seconds of a written duration. Raises ValueError for anything else."""
    text = text.strip()
    if _BARE.fullmatch(text):
        return round(float(text) * 60, 3)
    match = _PARTS.fullmatch(text)
    if match is None:
        raise ValueError(f"not a duration: use for example {DURATION_EXAMPLES}")
    hours, minutes, seconds = (float(part) if part else 0.0 for part in match.groups())
    return round(hours * 3600 + minutes * 60 + seconds, 3)


def format_duration(seconds: float) -> str:
    """The shortest spelling that `parse_duration` reads back, exact to the millisecond."""
    if not math.isfinite(seconds):
        raise ValueError("a duration is a finite number of seconds")
    whole_minutes, rest_ms = divmod(round(abs(seconds) * 1000), 60_000)
    hours, minutes = divmod(whole_minutes, 60)
    parts = [f"{hours}h"] if hours else []
    if minutes:
        parts.append(f"{minutes}m")
    if rest_ms or not parts:
        parts.append(f"{rest_ms / 1000:.3f}".rstrip("0").rstrip(".") + "s")
    sign = "-" if seconds < 0 and (whole_minutes or rest_ms) else ""
    return sign + "".join(parts)


def parse_clock(text: str) -> time:
    """A time of day, `9:00` or `14:30`; `24:00` is midnight. Raises ValueError for all else."""
    match = _CLOCK.fullmatch(text.strip())
    hour, minute, second = (int(part or 0) for part in match.groups()) if match else (99, 0, 0)
    if (hour, minute, second) == (24, 0, 0):
        return time(0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError("not a time: use for example 14:30")
    return time(hour, minute, second)


def format_clock(moment: time) -> str:
    """A time of day as `parse_clock` reads it; seconds only where there are some."""
    return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
