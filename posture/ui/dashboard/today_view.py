"""What the today page shows, as frozen values made of the day's closed prompts."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime

import msgspec

from posture.core.day_line import LightSpan
from posture.core.events import CheckAnswer, Outcome, PromptClosed
from posture.core.relabel import DayStretch, corrections
from posture.core.stats import Exposure, Parts, parts_of, tally
from posture.ui.dashboard.suggested import SuggestedView
from posture.ui.dashboard.today_lines import TodayLine
from posture.ui.dashboard.week_view import LongestSit, Mark

NO_ROUTINES: Mapping[str, str] = {}


class TodayBreak(msgspec.Struct, frozen=True, kw_only=True):
    """One break of the day, taken or not."""

    at: datetime
    kind_name: str
    mark: Mark | None
    """None: its prompt expired, so that it is in no total."""
    cut_short: bool = False
    seconds: float = 0.0
    """How long it was, where it was taken."""
    prompt_id: str = ""
    choices: tuple[Outcome | None, ...] = ()
    """What it can be said to have been instead; None: as recorded."""
    recorded: Outcome | None = None
    """How it ended by the record, where the user said something else of it or of its stretch."""
    routine: str = ""
    """The name of the routine that was played in it."""


class TodayView(msgspec.Struct, frozen=True, kw_only=True):
    """The day so far; `parts` counts the very breaks that are listed, but for those of recovery mode."""

    day: date
    off: bool = False
    recovery: bool = False
    """The day is one in recovery mode: its breaks are listed and in no total."""
    parts: Parts = Parts()
    breaks: tuple[TodayBreak, ...] = ()
    expired: tuple[TodayBreak, ...] = ()
    """Prompts that were open when the app closed: they count for nothing, unless the user knows better."""
    longest: LongestSit | None = None
    desk_s: float = 0.0
    away_s: float = 0.0
    """Between the first and the last moment at the desk, in pauses of five minutes and more."""
    first_at: datetime | None = None
    """When the first break is expected, while there was none yet."""
    posture: tuple[tuple[str, CheckAnswer], ...] = ()
    """Each item of today's posture checks with its last answer, in the order of the check."""
    stretches: tuple[DayStretch, ...] = ()
    """The stretches at and away from the desk that are over."""
    going_on: DayStretch | None = None
    """The stretch that is not over, at the desk or away from it."""
    lights: tuple[LightSpan, ...] = ()
    """Calls, meetings and pauses."""
    now: datetime | None = None
    """The moment it is; None on another day."""
    lines: tuple[TodayLine, ...] = ()
    suggested: SuggestedView | None = None

    @property
    def listed(self) -> tuple[TodayBreak, ...]:
        """The breaks and the expired prompts, in the order of time."""
        return tuple(sorted((*self.breaks, *self.expired), key=lambda one: one.at))


def today_view(
    closed: Iterable[PromptClosed],
    exposure: Exposure,
    *,
    day: date,
    kinds: Collection[str],
    kind_name: Callable[[str], str],
    off: bool = False,
    recovery: bool = False,
    first_at: datetime | None = None,
    posture: tuple[tuple[str, CheckAnswer], ...] = (),
    stretches: tuple[DayStretch, ...] = (),
    going_on: DayStretch | None = None,
    lights: tuple[LightSpan, ...] = (),
    away_s: float = 0.0,
    now: datetime | None = None,
    routines: Mapping[str, str] = NO_ROUTINES,
    lines: tuple[TodayLine, ...] = (),
    suggested: SuggestedView | None = None,
) -> TodayView:
    """The view of `day`; only `kinds` are listed and counted.

    `routines`: what was played, by the prompt it was played in.
    """
    counted = [one for one in closed if one.kind in kinds and one.due_at.date() == day]
    breaks = [
        _break(one, kind_name(one.kind), routines.get(one.prompt_id, ""))
        for one in sorted(counted, key=_moment)
    ]
    longest = exposure.longest_stretch_start
    return TodayView(
        day=day,
        off=off,
        recovery=recovery,
        parts=Parts() if recovery else parts_of(tally(counted)),
        breaks=tuple(one for one in breaks if one is not None and one.mark is not None),
        expired=tuple(one for one in breaks if one is not None and one.mark is None),
        longest=LongestSit(exposure.longest_stretch_s, longest) if longest else None,
        desk_s=exposure.desk_s,
        first_at=first_at,
        posture=posture,
        away_s=away_s,
        stretches=stretches,
        going_on=going_on,
        lights=lights,
        now=now,
        lines=lines,
        suggested=suggested,
    )


def mark_of(closed: PromptClosed) -> Mark | None:
    """The mark of a closed prompt; None for one that is in no total."""
    match closed.outcome:
        case Outcome.TAKEN if closed.requested:
            return Mark.ON_MY_OWN
        case Outcome.TAKEN:
            return Mark.DONE_LATER if closed.postponed else Mark.DONE
        case Outcome.NATURAL:
            return Mark.ON_MY_OWN
        case Outcome.PARTIAL | Outcome.SKIPPED:
            return Mark.SKIPPED
        case Outcome.IGNORED:
            return Mark.NO_ANSWER
        case Outcome.HELD | Outcome.ABSORBED | Outcome.EXPIRED:
            return None


def _moment(closed: PromptClosed) -> datetime:
    return closed.started_at or closed.shown_at or closed.due_at


def _break(closed: PromptClosed, name: str, routine: str) -> TodayBreak | None:
    mark = mark_of(closed)
    if mark is None and closed.outcome is not Outcome.EXPIRED:
        return None
    return TodayBreak(
        at=_moment(closed),
        kind_name=name,
        mark=mark,
        cut_short=closed.outcome is Outcome.PARTIAL,
        seconds=closed.away_s,
        prompt_id=closed.prompt_id,
        choices=corrections(closed.outcome, closed.outcome_before),
        recorded=closed.outcome_before,
        routine=routine,
    )
