"""Time at the desk and the stretches it was spent in: what depends on no button.

A stretch is time at the desk without a rest of five minutes; it belongs to the day on which it began.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec

from posture.core.events import DeskSpan
from posture.core.presence import PRESENCE_REASONS

STRETCH_ENDS_AFTER_S = 300.0
"""A stretch at the desk ends with this long without input."""

NOISE_US = 500
"""Half a millisecond: two clocks measured the lengths and the beginnings."""
_REST_US = int(STRETCH_ENDS_AFTER_S * 1e6)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_BAND_LIMITS_S = (30 * 60.0, 60 * 60.0, 90 * 60.0)


class Stretch(msgspec.Struct, frozen=True):
    """Time at the desk without a rest of five minutes."""

    start: datetime
    seconds: float


class Exposure(msgspec.Struct, frozen=True, kw_only=True):
    """Time at the desk, which depends on no button, by the length of its stretches."""

    longest_stretch_s: float = 0.0
    longest_stretch_start: datetime | None = None
    stretches_over_60min: int = 0
    up_to_30min_s: float = 0.0
    up_to_60min_s: float = 0.0
    up_to_90min_s: float = 0.0
    over_90min_s: float = 0.0

    @property
    def desk_s(self) -> float:
        """All time at the desk."""
        return self.up_to_30min_s + self.up_to_60min_s + self.up_to_90min_s + self.over_90min_s

    @property
    def shares(self) -> tuple[float, float, float, float]:
        """Shares of the desk time in stretches up to 30 min, 30-60, 60-90 and over 90."""
        whole = self.desk_s or 1.0
        return (
            self.up_to_30min_s / whole,
            self.up_to_60min_s / whole,
            self.up_to_90min_s / whole,
            self.over_90min_s / whole,
        )

    @property
    def share_over_60min(self) -> float:
        """Share of the desk time in stretches over an hour."""
        return (self.up_to_90min_s + self.over_90min_s) / (self.desk_s or 1.0)


def stretches(spans: Iterable[DeskSpan]) -> list[Stretch]:
    """Join spans of presence to stretches, in the order of time.

    Only presence counts; what lies between (idle, locked, off, the app not running) belongs to the
    stretch if it is shorter than five minutes. Overlapping spans, as of two computers, count once.
    The store does the same in SQL, also to the microsecond.
    """
    begun: list[tuple[datetime, int]] = []
    ends: list[int] = []
    present = ((_us(span.start), span) for span in spans if is_presence(span.counts_as))
    for start_us, span in sorted(present, key=_first):
        end_us = start_us + int(span.seconds * 1e6 + 0.5)
        if not ends or start_us - ends[-1] + NOISE_US >= _REST_US:
            begun.append((span.start, start_us))
            ends.append(end_us)
        else:
            ends[-1] = max(ends[-1], end_us)
    return [
        Stretch(start, (end_us - start_us) / 1e6)
        for (start, start_us), end_us in zip(begun, ends, strict=True)
    ]


def exposure(spans: Iterable[DeskSpan]) -> Exposure:
    """What these spans add up to."""
    return exposure_of(stretches(spans))


def exposure_by_day(spans: Iterable[DeskSpan]) -> dict[date, Exposure]:
    """The exposure of each day on which a stretch began."""
    by_day: dict[date, list[Stretch]] = {}
    for stretch in stretches(spans):
        by_day.setdefault(stretch.start.date(), []).append(stretch)
    return {day: exposure_of(found) for day, found in by_day.items()}


def exposure_of(found: Sequence[Stretch]) -> Exposure:
    """What these stretches add up to."""
    longest = max(found, key=lambda stretch: stretch.seconds, default=None)
    bands: tuple[list[float], ...] = ([], [], [], [])
    for stretch in found:
        bands[sum(stretch.seconds > limit_s for limit_s in _BAND_LIMITS_S)].append(stretch.seconds)
    return Exposure(
        longest_stretch_s=longest.seconds if longest else 0.0,
        longest_stretch_start=longest.start if longest else None,
        stretches_over_60min=sum(stretch.seconds > _BAND_LIMITS_S[1] for stretch in found),
        up_to_30min_s=_added(bands[0]),
        up_to_60min_s=_added(bands[1]),
        up_to_90min_s=_added(bands[2]),
        over_90min_s=_added(bands[3]),
    )


def together(exposures: Iterable[Exposure]) -> Exposure:
    """The exposure of several days as one."""
    parts = list(exposures)
    longest = max(parts, key=lambda part: part.longest_stretch_s, default=Exposure())
    return Exposure(
        longest_stretch_s=longest.longest_stretch_s,
        longest_stretch_start=longest.longest_stretch_start,
        stretches_over_60min=sum(part.stretches_over_60min for part in parts),
        up_to_30min_s=_added(part.up_to_30min_s for part in parts),
        up_to_60min_s=_added(part.up_to_60min_s for part in parts),
        up_to_90min_s=_added(part.up_to_90min_s for part in parts),
        over_90min_s=_added(part.over_90min_s for part in parts),
    )


def is_presence(state: str) -> bool:
    """Whether somebody is at the desk in a state such as `active`, `idle+call`, `locked`."""
    parts = frozenset(state.split("+"))
    if parts & {"suspended", "off"}:
        return False
    return "active" in parts or bool(parts & PRESENCE_REASONS)


def _us(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _first(pair: tuple[int, DeskSpan]) -> int:
    return pair[0]


def _added(seconds: Iterable[float]) -> float:
    """Their sum to the microsecond: the same in whatever order, and of however many days."""
    return sum(round(one * 1e6) for one in seconds) / 1e6
