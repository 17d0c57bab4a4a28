"""The stretch that is going on, added to what is recorded, so that today's figures are the same everywhere.

A stretch at the desk is recorded when it ends. Until then the app knows it, and whoever reads today's figures adds
it as if it ended now.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from posture.core.events import DeskSpan
from posture.core.exposure import Exposure, Stretch, exposure_of, is_presence, stretches, together
from posture.storage.database import Database
from posture.storage.desk_days import desk_days


class GoingOn(msgspec.Struct, frozen=True):
    """The day whose figures it changes, what they come to, and its stretches before and after."""

    day: date
    exposure: Exposure
    before: tuple[float, ...]
    """Seconds of each stretch without it."""
    after: tuple[float, ...]


def with_going_on(
    database: Database, recorded: Sequence[DeskSpan], latest: DeskSpan | None
) -> GoingOn | None:
    """What `latest` adds to the spans of its day and the two before; None where nobody is at the desk."""
    if latest is None or not is_presence(latest.state):
        return None
    before, after = _by_day(recorded), _by_day((*recorded, latest))
    day = next((one for one in after if after[one] != before.get(one)), None)
    if day is None:
        return None
    sums = [one.exposure for one in desk_days(database, day, day)]
    return GoingOn(
        day=day,
        exposure=together([*sums, exposure_of(after[day])]),
        before=tuple(one.seconds for one in before.get(day, ())),
        after=tuple(one.seconds for one in after[day]),
    )


def added(found: Mapping[date, Exposure], now: GoingOn | None) -> dict[date, Exposure]:
    """The exposures by day with it, in the order of time."""
    by_day = dict(found) if now is None else {**found, now.day: now.exposure}
    return dict(sorted(by_day.items()))


def lengths_with(lengths: Sequence[float], now: GoingOn | None) -> list[float]:
    """The lengths of stretches with it."""
    found = list(lengths)
    if now is not None:
        for seconds in now.before:
            found.remove(seconds)
        found += now.after
    return found


def _by_day(spans: Sequence[DeskSpan]) -> dict[date, list[Stretch]]:
    found: dict[date, list[Stretch]] = {}
    for stretch in stretches(spans):
        found.setdefault(stretch.start.date(), []).append(stretch)
    return found
