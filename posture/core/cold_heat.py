"""Cold and heat on a sore place: how long, when to look at the skin, and the pause before the next one.

Many people find it comforting; the evidence is limited, and the phases are a hint, no rule (evidence 1.2 C1 to C4,
5.4). What is a rule: 20 minutes at most, and two hours without on the same place afterwards. A session goes on
while the machine sleeps or the app is closed.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from posture.core.care_events import CareEvent, ColdHeatEnded
from posture.core.instants import Instant


class Kind(StrEnum):
    """What is put on."""

    COLD = "cold"
    HEAT = "heat"


ORIGIN: Final = (
    "seed:000#83",
    "seed:001#84",
    "seed:004#85",
    "seed:002#86",
    "seed:000#87",
    "seed:004#87",
    "seed:000#90",
    "seed:001#90",
    "seed:004#90",
    "seed:000#91",
    "seed:002#91",
    "seed:001#93",
)
"""Rows of the evidence that the timer carries."""
MINUTE: Final = 60
MOST_S: Final = 20 * MINUTE
USUAL_S: Final = 15 * MINUTE
LENGTHS_S: Final = {Kind.COLD: (10 * MINUTE, USUAL_S, MOST_S), Kind.HEAT: (USUAL_S, MOST_S)}
LOOKS_S: Final = (5 * MINUTE, 10 * MINUTE)
"""When to look at the skin, under a cold pack and under a warm one."""
LOCKOUT: Final = timedelta(hours=2)
EARLY: Final = timedelta(hours=48)
LATE: Final = timedelta(hours=72)
LOUD_AFTER_S: Final = 60
"""An alarm that nobody answers for so long fills the screens."""


class Ended(StrEnum):
    """How a session ended: the time was up and it came off, sooner, for the skin's sake, or nobody said."""

    TIME = "time"
    USER = "user"
    SKIN = "skin"
    LIMIT = "limit"


class Phase(StrEnum):
    """What suits by the time since it began, if it is comfortable."""

    COLD = "cold"
    EITHER = "either"
    HEAT = "heat"


class Refusal(StrEnum):
    """Why no session can begin."""

    STOPPED = "stopped"
    RUNNING = "running"
    LOCKED_OUT = "locked-out"
    SWELLING = "swelling"


class Session(Struct, frozen=True, kw_only=True):
    """One application: on `region` since `started`, for `planned_s` (20 minutes at most)."""

    kind: Kind
    region: str
    started: Instant
    planned_s: float

    @property
    def lasts_s(self) -> float:
        """How long it is to stay on."""
        return min(self.planned_s, MOST_S)

    @property
    def ends_at(self) -> datetime:
        """When it is to come off."""
        return self.started.after(self.lasts_s).wall

    def gone_s(self, now: Instant) -> float:
        """Seconds that it has been on, by whichever clock says more.

        The wall clock can be set back, the elapsed one may begin anew where the saved state is lost.
        """
        wall_s = (now.wall - self.started.wall).total_seconds()
        return max(0.0, wall_s, now.elapsed_s - self.started.elapsed_s)

    def left_s(self, now: Instant) -> float:
        """Seconds until it is to come off; 0 once it is."""
        return max(0.0, self.lasts_s - self.gone_s(now))

    def over_for_s(self, now: Instant) -> float | None:
        """Seconds since it was to come off; None while it is to stay on."""
        over_s = self.gone_s(now) - self.lasts_s
        return over_s if over_s >= 0 else None

    def looks_due(self, now: Instant) -> int:
        """How many times the skin was to be looked at until now."""
        return sum(at_s <= self.gone_s(now) for at_s in self._looks_s)

    def next_s(self, now: Instant) -> float:
        """Seconds to the next moment at which something is to be said: a look at the skin, or the end."""
        gone_s = self.gone_s(now)
        ahead = (at_s - gone_s for at_s in (*self._looks_s, self.lasts_s) if at_s > gone_s)
        return min(ahead, default=0.0)

    @property
    def _looks_s(self) -> tuple[int, ...]:
        """Those that fall into it; at its end the skin is bare anyway."""
        return tuple(at_s for at_s in LOOKS_S if at_s < self.lasts_s)

    def ended(self, at: datetime, how: Ended) -> ColdHeatEnded:
        """What is recorded of it. Where nobody said when it came off, that is when it was to."""
        return ColdHeatEnded(
            at=self.ends_at if how is Ended.LIMIT else at,
            kind=self.kind.value,
            region=self.region,
            started_at=self.started.wall,
            planned_s=self.planned_s,
            ended=how.value,
        )


def begin(kind: Kind, region: str, now: Instant, planned_s: float) -> Session:
    """A session of at most 20 minutes. Raises ValueError for a length that is not offered."""
    if planned_s not in LENGTHS_S[kind]:
        raise ValueError(f"{planned_s} s is no length for {kind.value}")
    return Session(kind=kind, region=region, started=now, planned_s=planned_s)


def locked_until(events: Iterable[CareEvent], region: str, now: datetime) -> datetime | None:
    """Until when this place is left alone, cold or heat alike; None: it is free."""
    ends = [
        one.at + LOCKOUT
        for one in events
        if isinstance(one, ColdHeatEnded) and one.region == region and one.at <= now
    ]
    latest = max(ends, default=now)
    return latest if latest > now else None


def refusal(
    kind: Kind,
    region: str,
    events: Iterable[CareEvent],
    now: datetime,
    *,
    stopped: bool,
    running: bool,
    swelling: bool,
) -> Refusal | None:
    """Why a session can't begin now; `swelling`: by the user's word there is a new one, or a new bruise."""
    if stopped:
        return Refusal.STOPPED
    if running:
        return Refusal.RUNNING
    if locked_until(events, region, now) is not None:
        return Refusal.LOCKED_OUT
    if kind is Kind.HEAT and swelling:
        return Refusal.SWELLING
    return None


def phase(onset: datetime | None, now: datetime) -> Phase:
    """What suits by the time since it began; either where that is not known."""
    if onset is None:
        return Phase.EITHER
    since = now - onset
    if since < EARLY:
        return Phase.COLD
    return Phase.EITHER if since < LATE else Phase.HEAT
