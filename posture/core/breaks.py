"""Break kinds: the catalogue of what can be prompted, and the plan that the engine follows.

A kind is a cadence of prompts. Adding one is one entry in `KINDS` (or in the user's settings): the engine,
the tray, the settings window and the statistics know no kind by name.
Figures and their reasons: docs/decisions/0003-rhythms.md.
"""

from collections.abc import Mapping
from datetime import time
from enum import StrEnum

import msgspec

from posture.core.hours import OFFICE_HOURS, WorkHours

MINUTE = 60.0
HOUR = 3600.0
LEAST_GAP_S = 8 * MINUTE
"""At least this long lies between two prompts, whatever their kinds."""


class Strength(StrEnum):
    """How hard a prompt asks."""

    QUIET = "quiet"
    GENTLE = "gentle"
    FIRM = "firm"
    STRICT = "strict"


class Surface(StrEnum):
    """What a prompt of the kind looks like."""

    CARD = "card"
    PILL = "pill"


class BreakKind(msgspec.Struct, frozen=True, kw_only=True):
    """One cadence of prompts, with everything the engine needs to know of it. Durations in seconds."""

    id: str
    name: str
    enabled: bool = True
    every_s: float = HOUR
    length_s: float = 5 * MINUTE
    natural_after_s: float | None = 5 * MINUTE
    """A rest this long counts as this break; None: no rest does."""
    natural_after_locked_s: float | None = 3 * MINUTE
    """The same for a rest in which the screen was locked or the machine asleep or off."""
    freezes_after_s: float | None = None
    """A rest this long is taken out of the count without setting it back to zero; None: no rest is."""
    pause_wait_s: float = 10 * MINUTE
    heads_up_s: float = 0.0
    postpone_choices_s: tuple[float, ...] = (5 * MINUTE,)
    postpone_limit: int = 1
    response_s: float = 150.0
    again_after_s: float = 0.0
    strength: Strength = Strength.GENTLE
    surface: Surface = Surface.CARD
    at: tuple[str, ...] = ()
    """Times (`10:00`) or cron rules (`0 10 * * mon-fri`) instead of `every`."""
    rides_on: str | None = None
    """The kind whose breaks this one opens instead of prompting by itself."""
    rides_from: tuple[time, ...] = (time(0), time(13))
    """It rides on the first break of the day from each of these times on."""
    hours: WorkHours | None = None
    """Its own hours; None: the work hours."""
    content: str = "movement"
    """What a break of the kind offers: `movement`, `eyes`, `check`, `water`, `stand`, `stop`."""

    def natural_threshold_s(self, *, deep: bool) -> float | None:
        """How long a rest has to be to count; `deep`: it was locked, suspended or off at some time."""
        if self.natural_after_s is None:
            return None
        if deep and self.natural_after_locked_s is not None:
            return min(self.natural_after_s, self.natural_after_locked_s)
        return self.natural_after_s


MICRO = BreakKind(
    id="micro",
    name="Micro-break",
    every_s=30 * MINUTE,
    length_s=30,
    natural_after_s=60,
    natural_after_locked_s=60,
    pause_wait_s=3 * MINUTE,
    postpone_choices_s=(5 * MINUTE,),
    postpone_limit=1,
    response_s=40,
    surface=Surface.PILL,
    content="eyes",
)
MOVEMENT = BreakKind(
    id="movement",
    name="Movement break",
    heads_up_s=30,
    postpone_choices_s=(5 * MINUTE, 10 * MINUTE, 20 * MINUTE),
    postpone_limit=2,
    again_after_s=5 * MINUTE,
)
POSTURE = BreakKind(
    id="posture",
    name="Posture check",
    every_s=4 * HOUR,
    length_s=20,
    natural_after_s=None,
    natural_after_locked_s=None,
    freezes_after_s=5 * MINUTE,
    rides_on="movement",
    response_s=60,
    content="check",
)
HYDRATION = BreakKind(
    id="hydration",
    name="Water",
    enabled=False,
    every_s=2 * HOUR,
    length_s=10,
    natural_after_s=None,
    natural_after_locked_s=None,
    freezes_after_s=5 * MINUTE,
    strength=Strength.QUIET,
    surface=Surface.PILL,
    response_s=40,
    content="water",
)
STAND = BreakKind(
    id="stand",
    name="Sit or stand",
    enabled=False,
    every_s=30 * MINUTE,
    length_s=15,
    natural_after_s=5 * MINUTE,
    natural_after_locked_s=3 * MINUTE,
    response_s=60,
    content="stand",
)
DAY_LIMIT = BreakKind(
    id="day-limit",
    name="Enough for today",
    enabled=False,
    every_s=8 * HOUR,
    length_s=60,
    natural_after_s=None,
    natural_after_locked_s=None,
    freezes_after_s=5 * MINUTE,
    response_s=150,
    content="stop",
)

KINDS: tuple[BreakKind, ...] = (MICRO, MOVEMENT, POSTURE, HYDRATION, STAND, DAY_LIMIT)
"""The catalogue of shipped kinds, in the order in which they are shown."""


class Profile(msgspec.Struct, frozen=True):
    """A ready-made rhythm: what it changes in the kinds, and the reason in one sentence."""

    id: str
    name: str
    reason: str
    changes: Mapping[str, Mapping[str, object]]

    def applied_to(self, kind: BreakKind) -> BreakKind:
        """The kind with this profile's figures."""
        changes = self.changes.get(kind.id)
        return msgspec.structs.replace(kind, **changes) if changes else kind


_MICRO_OFF: Mapping[str, object] = {"enabled": False}

PROFILES: tuple[Profile, ...] = (
    Profile(
        "balanced",
        "Balanced",
        "Move for 5 minutes every hour, with a 30-second micro-break half way.",
        {},
    ),
    Profile(
        "gentle-start",
        "Light",
        "Move for 3 minutes every hour: a start that is easy to keep.",
        {"micro": _MICRO_OFF, "movement": {"length_s": 3 * MINUTE}},
    ),
    Profile(
        "keyboard-intensive",
        "Lots of typing",
        "A micro-break every 20 minutes, for long stretches at the keys.",
        {"micro": {"every_s": 20 * MINUTE}},
    ),
    Profile(
        "fewer-longer",
        "Fewer and longer",
        "9 minutes every 55, with a silent look away in between.",
        {
            "micro": {"every_s": 20 * MINUTE, "length_s": 20.0, "strength": Strength.QUIET},
            "movement": {"every_s": 55 * MINUTE, "length_s": 9 * MINUTE},
        },
    ),
    Profile(
        "active-walk",
        "Walking",
        "A 5-minute walk every half hour; it costs 10 minutes an hour.",
        {"micro": _MICRO_OFF, "movement": {"every_s": 30 * MINUTE}},
    ),
    Profile(
        "sit-stand",
        "Sit–stand 20-8-2",
        "A cue to stand after 20 minutes of sitting, and 2 minutes of moving after 28.",
        {
            "micro": _MICRO_OFF,
            "movement": {"every_s": 28 * MINUTE, "length_s": 2 * MINUTE},
            "stand": {"enabled": True, "every_s": 20 * MINUTE},
        },
    ),
    Profile(
        "eyes",
        "Eyes",
        "20 seconds of looking far away every 20 minutes, beside the hourly break.",
        {"micro": {"every_s": 20 * MINUTE, "length_s": 20.0}},
    ),
    Profile(
        "recovery",
        "Recovery",
        "A change of position every 20 minutes and an easy walk every 40.",
        {
            "micro": {"every_s": 20 * MINUTE, "length_s": MINUTE},
            "movement": {"every_s": 40 * MINUTE, "length_s": 4 * MINUTE},
        },
    ),
)


class Plan(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """What the engine follows: the kinds with the user's figures, the hours, and what holds a prompt."""

    kinds: tuple[BreakKind, ...] = KINDS
    hours: WorkHours = OFFICE_HOURS
    profile: str = "balanced"
    pause_of_s: float = 8.0
    least_gap_s: float = LEAST_GAP_S
    ignored_reasons: frozenset[str] = frozenset()
    """Quiet reasons that do not hold a prompt (`quiet.<reason> = ignore`)."""

    def kind(self, kind_id: str) -> BreakKind | None:
        """The kind of that id, or None."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    def cost_min_per_hour(self) -> float:
        """Minutes of break an hour of work: what the rhythm asks for. The longest kind replaces shorter ones."""
        timed = [
            k
            for k in self.kinds
            if k.enabled and k.rides_on is None and not k.at and k.length_s >= 20
        ]
        if not timed:
            return 0.0
        main = max(timed, key=lambda kind: kind.length_s)
        cost = main.length_s / main.every_s
        for kind in timed:
            if kind is not main:
                between = -(-main.every_s // kind.every_s) - 1
                cost += max(between, 0) * kind.length_s / main.every_s
        return cost * 60


def counts_in_headline(kind: BreakKind) -> bool:
    """Whether a kind's breaks are among those that sentences, rings and reports count.

    Micro-breaks and what rides on another break have lines of their own.
    """
    return kind.surface is Surface.CARD and kind.rides_on is None


def headline_kinds(plan: Plan) -> frozenset[str]:
    """The kinds that the headline counts."""
    return frozenset(kind.id for kind in plan.kinds if counts_in_headline(kind))
