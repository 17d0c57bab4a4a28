"""A check-in as it is filled in: regions from 0 to 10, and what can be said about them; then its events.

A region that was not marked is not in the form: it is unknown, never zero.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from posture.core.body import BodyRegion
from posture.core.care_events import (
    CheckinNoted,
    DiscomfortNoted,
    FlareBegan,
    Interference,
    Spread,
)

ORIGIN: Final = (
    "seed:001#130",
    "seed:003#139",
    "seed:004#139",
    "seed:003#140",
    "seed:004#140",
    "seed:003#141",
    "seed:003#142",
    "seed:003#143",
    "seed:004#144",
    "seed:004#145",
    "seed:004#146",
)
"""Rows of the evidence that the words of a check-in carry."""
WORST: Final = 10
"""The worst imaginable; 0 is none."""
RECOVERY_FROM: Final = 6
"""From here on a neck or back region begins recovery mode (evidence 5.3)."""
LONGEST_NOTE: Final = 2000
"""Characters of a note."""


class Occasion(StrEnum):
    """Why a check-in is made: the weekly question, the daily one, a flare, or the user asked for it."""

    WEEK = "week"
    DAY = "day"
    FLARE = "flare"
    ASKED = "asked"


class When(StrEnum):
    """At what time of the day it was felt."""

    NOW = "now"
    AFTER_WORK = "after-work"
    WAKING = "waking"


class Quality(StrEnum):
    """What it feels like (seed rows 139 to 145)."""

    SHARP = "sharp"
    TIGHT = "tight"
    CRAMP = "cramp"
    TENDER = "tender"
    TWITCHING = "twitching"
    ACHE = "ache"
    WEAK = "weak"
    STIFF = "stiff"


class Followed(StrEnum):
    """What it came after (seed rows 67, 113, 114, 118, 138, 150, 151)."""

    SITTING = "long-sitting"
    STANDING = "long-standing"
    DRIVING = "driving"
    LIFTING = "lifting"
    SUDDEN_MOVE = "sudden-move"
    OVERUSE = "overuse"
    SPORT = "sport"
    MOVING_FURNITURE = "moving-furniture"
    GARDENING = "gardening"
    WAKING_UP = "waking-up"
    STRESS = "stress"
    INJURY = "injury"
    UNKNOWN = "unknown"


class Helped(StrEnum):
    """What made it better (seed row 112)."""

    WALK = "walk"
    STRETCH = "stretch"
    COLD = "cold"
    HEAT = "heat"
    REST_POSITION = "rest-position"
    OTHER = "other"


class Strength(StrEnum):
    """A number in a word: 1 to 3 mild, 4 to 6 moderate, 7 to 10 severe is the common split."""

    NONE = "none"
    A_LITTLE = "a-little"
    NOTICEABLE = "noticeable"
    STRONG = "strong"


_CLICKED: Final[Mapping[Strength, int]] = {
    Strength.NONE: 0,
    Strength.A_LITTLE: 2,
    Strength.NOTICEABLE: 5,
    Strength.STRONG: 8,
}
_LEAST: Final = {Strength.STRONG: 7, Strength.NOTICEABLE: 4, Strength.A_LITTLE: 1}


def strength(worst: int) -> Strength:
    """The word for a number from 0 to 10."""
    return next((word for word, least in _LEAST.items() if worst >= least), Strength.NONE)


def after_click(worst: int | None) -> int:
    """The number that a click leads to: a little, noticeable, strong, none, and round again."""
    words = tuple(Strength)
    here = words.index(strength(worst or 0))
    return _CLICKED[words[(here + 1) % len(words)]]


class CheckinForm(msgspec.Struct, frozen=True, kw_only=True):
    """What was filled in. Empty fields were not answered; `nothing`: the user had nothing to report.

    Raises ValueError on a number outside 0 to 10.
    """

    occasion: Occasion = Occasion.ASKED
    worst: dict[BodyRegion, int] = {}
    nothing: bool = False
    when: When = When.NOW
    interference: Interference | None = None
    qualities: tuple[Quality, ...] = ()
    spread: Spread | None = None
    followed: tuple[Followed, ...] = ()
    helped: tuple[Helped, ...] = ()
    onset: datetime | None = None
    lasted_s: float | None = None
    first_time: bool | None = None
    sleep_affected: bool | None = None
    stress: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for number in (*self.worst.values(), *(() if self.stress is None else (self.stress,))):
            if not 0 <= number <= WORST:
                raise ValueError(f"a check-in goes from 0 to {WORST}, not to {number}")

    @property
    def highest(self) -> int:
        """The highest number of any region."""
        return max(self.worst.values(), default=0)

    @property
    def worst_spine(self) -> BodyRegion | None:
        """The neck or back region with the highest number that begins recovery mode, if any."""
        high = {
            region: worst
            for region, worst in self.worst.items()
            if region.is_spine and worst >= RECOVERY_FROM
        }
        return max(high, key=high.__getitem__, default=None)

    @property
    def worst_region(self) -> BodyRegion:
        """The region that a flare is about: of the back and neck first, then the one with most."""
        marked = {region: worst for region, worst in self.worst.items() if worst}
        return max(
            marked, key=lambda region: (region.is_spine, marked[region]), default=BodyRegion.OTHER
        )


CheckinEvent = DiscomfortNoted | CheckinNoted | FlareBegan


def events_of(
    form: CheckinForm,
    *,
    at: datetime,
    run_id: str,
    known: Iterable[BodyRegion] = (),
    follows_flares: bool = False,
    recovering: bool = False,
) -> tuple[CheckinEvent, ...]:
    """The events of a finished form.

    `known`: regions marked of late. 'Nothing to report' says of each of them that it is none now; any other form
    says nothing of the regions it leaves out. `follows_flares`: recovery mode is switched on. Then a flare
    is told whenever the user says so, a neck or back region from 6 on unless recovery mode is on already.
    """
    worst = {**dict.fromkeys(known if form.nothing else (), 0), **form.worst}
    noted = tuple(
        DiscomfortNoted(at=at, run_id=run_id, region=region.value, worst=worst[region])
        for region in _in_order(worst)
    )
    flare = form.occasion is Occasion.FLARE or (form.worst_spine is not None and not recovering)
    began: tuple[CheckinEvent, ...] = ()
    if flare and follows_flares:
        region = form.worst_spine or form.worst_region
        began = (FlareBegan(at=at, onset=form.onset or at, region=region.value),)
    return (*noted, _whole(form, at, run_id), *began)


def _whole(form: CheckinForm, at: datetime, run_id: str) -> CheckinNoted:
    return CheckinNoted(
        at=at,
        run_id=run_id,
        occasion=form.occasion.value,
        when=form.when.value,
        interference=form.interference,
        qualities=tuple(word.value for word in form.qualities),
        spread=form.spread,
        followed=tuple(word.value for word in form.followed),
        helped=tuple(word.value for word in form.helped),
        onset=form.onset,
        lasted_s=form.lasted_s,
        first_time=form.first_time,
        sleep_affected=form.sleep_affected,
        stress=form.stress,
        note=form.note.strip()[:LONGEST_NOTE],
    )


def _in_order(regions: Iterable[BodyRegion]) -> list[BodyRegion]:
    """Head to foot, each once."""
    wanted = set(regions)
    return [region for region in BodyRegion if region in wanted]
