"""What the today page shows, as frozen values made of the day's closed prompts."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime

import msgspec

from posture.core.events import CheckAnswer, Outcome, PromptClosed
from posture.core.relabel import DayStretch
from posture.core.stats import Exposure, Parts, parts_of, tally
from posture.ui.dashboard.suggested import SuggestedView
from posture.ui.dashboard.today_lines import TodayLine
from posture.ui.dashboard.week_view import LongestSit, Mark


class TodayBreak(msgspec.Struct, frozen=True, kw_only=True):
    """One break of the day, taken or not."""

    at: datetime
    kind_name: str
    mark: Mark
    cut_short: bool = False
    seconds: float = 0.0
    """How long it was, where it was taken."""


class TodayView(msgspec.Struct, frozen=True, kw_only=True):
    """The day so far; `parts` counts the very breaks that are listed."""

    day: date
    off: bool = False
    parts: Parts = Parts()
    breaks: tuple[TodayBreak, ...] = ()
    longest: LongestSit | None = None
    desk_s: float = 0.0
    first_at: datetime | None = None
    """When the first break is expected, while there was none yet."""
    posture: tuple[tuple[str, CheckAnswer], ...] = ()
    """Each item of today's posture checks with its last answer, in the order of the check."""
    stretches: tuple[DayStretch, ...] = ()
    """The stretches at and away from the desk that are over."""
    lines: tuple[TodayLine, ...] = ()
    suggested: SuggestedView | None = None


def today_view(
    closed: Iterable[PromptClosed],
    exposure: Exposure,
    *,
    day: date,
    kinds: Collection[str],
    kind_name: Callable[[str], str],
    off: bool = False,
    first_at: datetime | None = None,
    posture: tuple[tuple[str, CheckAnswer], ...] = (),
    stretches: tuple[DayStretch, ...] = (),
    lines: tuple[TodayLine, ...] = (),
    suggested: SuggestedView | None = None,
) -> TodayView:
    """The view of `day`; only `kinds` are listed and counted."""
    counted = [one for one in closed if one.kind in kinds and one.due_at.date() == day]
    breaks = [_break(one, kind_name(one.kind)) for one in sorted(counted, key=_moment)]
    longest = exposure.longest_stretch_start
    return TodayView(
        day=day,
        off=off,
        parts=parts_of(tally(counted)),
        breaks=tuple(one for one in breaks if one is not None),
        longest=LongestSit(exposure.longest_stretch_s, longest) if longest else None,
        desk_s=exposure.desk_s,
        first_at=first_at,
        posture=posture,
        stretches=stretches,
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


def _break(closed: PromptClosed, name: str) -> TodayBreak | None:
    mark = mark_of(closed)
    if mark is None:
        return None
    return TodayBreak(
        at=_moment(closed),
        kind_name=name,
        mark=mark,
        cut_short=closed.outcome is Outcome.PARTIAL,
        seconds=closed.away_s,
    )
