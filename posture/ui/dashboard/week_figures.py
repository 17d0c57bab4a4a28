"""The figures of a week beside its headline: the prompts, what stayed out of the totals, time at the desk."""

from collections.abc import Callable
from typing import Final

import msgspec

from posture.core.events import Outcome
from posture.core.headline import WeekPage
from posture.core.stats import ALL, LEAST_FOR_SHARE, Totals
from posture.core.week import LEAST_DESK_S

NEVER_CAME: Final = (Outcome.HELD, Outcome.ABSORBED, Outcome.EXPIRED)


class SmallKind(msgspec.Struct, frozen=True):
    """A kind that the headline leaves out, such as micro-breaks: taken of due."""

    name: str
    taken: int
    due: int


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """What quiet reasons and longer breaks did to prompts, of every kind."""

    waited: int = 0
    """Held for a while, and then they came."""
    for_calls: int = 0
    """Of these, for a call."""
    held: int = 0
    """Held until work ended."""
    absorbed: int = 0
    """Gave way to a longer break."""
    expired: int = 0
    """Open when the app closed, or when their kind was switched off."""

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.waited or self.held or self.absorbed or self.expired)


class DeskTime(msgspec.Struct, frozen=True, kw_only=True):
    """The time at the desk by the length of its stretches."""

    bands_s: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """In stretches up to 30 min, 30 to 60, 60 to 90, and over 90."""
    over_60: int = 0
    """Stretches over an hour."""

    @property
    def desk_s(self) -> float:
        """All of it."""
        return sum(self.bands_s)

    def percent(self, band: int) -> int | None:
        """The share of a band; None where there were less than two hours."""
        if self.desk_s < LEAST_DESK_S:
            return None
        return round(100 * self.bands_s[band] / self.desk_s)


class WeekFigures(msgspec.Struct, frozen=True, kw_only=True):
    """All of them."""

    prompts_taken: int = 0
    prompts: int = 0
    """Prompts of the headline's kinds that came: uptake is `prompts_taken` of these."""
    small: tuple[SmallKind, ...] = ()
    apart: Apart = Apart()
    desk: DeskTime = DeskTime()

    @property
    def uptake_percent(self) -> int | None:
        """How often a prompt led to a break; None under five."""
        return percent_of(self.prompts_taken, self.prompts)


def percent_of(part: int, whole: int) -> int | None:
    """A share in percent; None where there is too little to call it one."""
    return round(100 * part / whole) if whole >= LEAST_FOR_SHARE else None


def week_figures(page: WeekPage, kind_name: Callable[[str], str]) -> WeekFigures:
    """The figures of a week as the core added it up."""
    totals = page.this.totals
    main = [totals.get(kind, Totals()) for kind in page.kinds]
    taken = sum(one.taken for one in main)
    exposure = page.this.exposure
    return WeekFigures(
        prompts_taken=taken,
        prompts=sum(one.counted - one.natural for one in main),
        small=tuple(
            SmallKind(kind_name(kind), one.taken + one.natural, one.counted)
            for kind, one in totals.items()
            if kind != ALL and kind not in page.kinds and one.counted
        ),
        apart=_apart(page),
        desk=DeskTime(
            bands_s=(
                exposure.up_to_30min_s,
                exposure.up_to_60min_s,
                exposure.up_to_90min_s,
                exposure.over_90min_s,
            ),
            over_60=exposure.stretches_over_60min,
        ),
    )


def _apart(page: WeekPage) -> Apart:
    came = [
        one
        for one in page.closed
        if one.due_at.date() in page.this.week and one.held_for and one.outcome not in NEVER_CAME
    ]
    overall = page.this.totals.get(ALL, Totals())
    return Apart(
        waited=len(came),
        for_calls=sum("call" in one.held_for for one in came),
        held=overall.held,
        absorbed=overall.absorbed,
        expired=overall.expired,
    )
