"""What a week would have been like under other settings: the figures of its replays. Pure.

Every figure is made in the same way of a replay and of what was recorded, over the same days, so that
they can stand side by side (`what_if_compare`). Their definitions stand at the fields.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from statistics import median

import msgspec

from posture.core.events import Cause, DeskSpan, Outcome, PromptClosed
from posture.core.exposure import Exposure, exposure, exposure_by_day
from posture.core.simulate import Came, Replay, first_cards
from posture.core.stats import days_between
from posture.core.traces import Row
from posture.core.week import LEAST_DESK_S
from posture.core.weeks import Week
from posture.core.what_if_breaks import without_prompted_breaks
from posture.core.what_if_rows import week_rows

_ANSWERED = (Outcome.TAKEN, Outcome.PARTIAL, Outcome.SKIPPED, Outcome.IGNORED)
_NEVER_CAME = (Outcome.HELD, Outcome.ABSORBED, Outcome.EXPIRED)


class RecordedWeek(msgspec.Struct, frozen=True, kw_only=True):
    """A week as it was recorded."""

    week: Week
    spans: tuple[DeskSpan, ...]
    rows: tuple[Row, ...]
    """The spans as a trace, with work in the place of the breaks that prompts led to."""
    desk_s: Mapping[date, float]
    """Time at the desk on each day that has any."""
    closed: tuple[PromptClosed, ...] = ()
    """The prompts that really came due, without breaks that the user asked for."""
    came: Mapping[str, Came] = {}
    not_kept: tuple[date, ...] = ()
    """Days of which prompts or sums are recorded, but whose activity is kept no more."""

    @property
    def days(self) -> tuple[date, ...]:
        """The seven days."""
        return tuple(days_between(self.week.first_day, self.week.last_day))

    @property
    def counted_days(self) -> tuple[date, ...]:
        """The days that averages are made of: those with enough time at the desk."""
        return tuple(day for day in self.days if self.desk_s.get(day, 0.0) >= LEAST_DESK_S)

    @property
    def as_it_was(self) -> Replay:
        """What really happened, in the form of a replay."""
        return Replay(self.closed, self.spans, self.came)


def recorded_week(
    week: Week,
    spans: Sequence[DeskSpan],
    closed: Iterable[PromptClosed] = (),
    causes: Iterable[Cause] = (),
    days_with_sums: Iterable[date] = (),
) -> RecordedWeek:
    """Put a week's record together. Raises ValueError, in words, where a span can't be replayed."""
    prompts = tuple(one for one in closed if not one.requested)
    at_desk = {day: one.desk_s for day, one in exposure_by_day(spans).items()}
    with_spans = {span.start.date() for span in spans}
    known = {*days_with_sums, *(one.due_at.date() for one in prompts)}
    return RecordedWeek(
        week=week,
        spans=tuple(spans),
        rows=tuple(week_rows(without_prompted_breaks(spans, prompts))),
        desk_s=at_desk,
        closed=prompts,
        came=first_cards(causes),
        not_kept=tuple(sorted(day for day in known - with_spans if day in week)),
    )


class PromptFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the prompts that came due.

    Each is in exactly one of `at_pause`, `at_bound`, `unknown`, `rested_first`, `held`, `absorbed` and `ended`.
    """

    due: int = 0
    at_pause: int = 0
    """Its card came at a natural pause."""
    at_bound: int = 0
    """Its card came without one, when the wait was over."""
    unknown: int = 0
    """It came, and how is not kept."""
    rested_first: int = 0
    """No card came: the user rested by themselves."""
    held: int = 0
    """No card came: it was held until work ended."""
    absorbed: int = 0
    """No card came: a longer break was close by."""
    ended: int = 0
    """No card came: work ended, or the app."""
    was_held: int = 0
    """Of `due`: a call, a meeting or a full screen held it for a while or to the end."""
    in_meeting: int = 0
    """Of those that came: in the middle of one."""
    own_breaks: int = 0
    """Of `due`: the outcome is a natural break, whether or not a card had come."""
    waited_s: float | None = None
    """Median from due to the card, of those that came and were not held."""

    @property
    def came(self) -> int:
        """How many cards came; a postponed one counts once."""
        return self.at_pause + self.at_bound + self.unknown


class DayFigures(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the week."""

    day: date
    desk_s: float
    """As recorded."""
    came: int = 0
    longest_stretch_s: float = 0.0


class WhatIfFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What a replay comes to."""

    prompts: PromptFigures
    by_kind: Mapping[str, PromptFigures]
    days: tuple[DayFigures, ...]
    """Days with time at the desk."""
    counted_days: int
    prompts_a_day: float | None
    """Cards on the counted days, by their number; None where no day counts."""
    exposure: Exposure
    break_s: float
    """Away from input in breaks that a prompt led to."""

    @property
    def break_min_per_hour(self) -> float | None:
        """Minutes of such breaks for each hour at the desk; None under two hours in all."""
        desk_s = self.exposure.desk_s
        return self.break_s / desk_s * 60 if desk_s >= LEAST_DESK_S else None


def outcome(replay: Replay, recorded: RecordedWeek) -> WhatIfFigures:
    """The figures of a replay of that week, or of what really happened in it."""
    quiet_at = _quiet_lookup(recorded.rows)
    kinds = dict.fromkeys(sorted({one.kind for one in replay.prompts}))
    by_day = exposure_by_day(replay.spans)
    cards = [one for one in replay.prompts if _has_come(one, replay.came)]
    on_day = {day: sum(one.due_at.date() == day for one in cards) for day in recorded.days}
    counted = recorded.counted_days
    return WhatIfFigures(
        prompts=_figures(replay.prompts, replay.came, quiet_at),
        by_kind={
            kind: _figures([p for p in replay.prompts if p.kind == kind], replay.came, quiet_at)
            for kind in kinds
        },
        days=tuple(
            DayFigures(
                day=day,
                desk_s=recorded.desk_s[day],
                came=on_day[day],
                longest_stretch_s=by_day.get(day, Exposure()).longest_stretch_s,
            )
            for day in recorded.days
            if day in recorded.desk_s
        ),
        counted_days=len(counted),
        prompts_a_day=sum(on_day[day] for day in counted) / len(counted) if counted else None,
        exposure=exposure(replay.spans),
        break_s=sum(
            one.away_s for one in replay.prompts if one.outcome in (Outcome.TAKEN, Outcome.PARTIAL)
        ),
    )


def _figures(
    prompts: Sequence[PromptClosed],
    came: Mapping[str, Came],
    quiet_at: Callable[[datetime], bool],
) -> PromptFigures:
    cards = [one for one in prompts if _has_come(one, came)]
    known = [came[one.prompt_id] for one in cards if one.prompt_id in came]
    others = [one.outcome for one in prompts if not _has_come(one, came)]
    waits = [
        came[one.prompt_id].waited_s for one in cards if one.prompt_id in came and not one.held_for
    ]
    moments = [came[p.prompt_id].at if p.prompt_id in came else p.shown_at for p in cards]
    return PromptFigures(
        due=len(prompts),
        at_pause=sum(one.at_pause for one in known),
        at_bound=sum(not one.at_pause for one in known),
        unknown=len(cards) - len(known),
        rested_first=sum(one not in _NEVER_CAME for one in others),
        held=others.count(Outcome.HELD),
        absorbed=others.count(Outcome.ABSORBED),
        ended=others.count(Outcome.EXPIRED),
        was_held=sum(bool(one.held_for) for one in prompts),
        in_meeting=sum(at is not None and quiet_at(at) for at in moments),
        own_breaks=sum(one.outcome is Outcome.NATURAL for one in prompts),
        waited_s=median(waits) if waits else None,
    )


def _has_come(closed: PromptClosed, came: Mapping[str, Came]) -> bool:
    """Whether its card came. The small notice before it is none, unless it was answered."""
    return closed.prompt_id in came or (closed.shown_at is not None and closed.outcome in _ANSWERED)


def _quiet_lookup(rows: Sequence[Row]) -> Callable[[datetime], bool]:
    """Whether a call, a meeting or a full screen went on at a moment; its first moment is before it."""
    stretches = [
        (row.at.timestamp(), following.at.timestamp())
        for row, following in pairwise(rows)
        if row.state.quiet
    ]

    def quiet_at(moment: datetime) -> bool:
        at_s = moment.timestamp()
        return any(start_s < at_s < end_s for start_s, end_s in stretches)

    return quiet_at
