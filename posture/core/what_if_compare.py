"""Two replays of a week side by side, like for like. Pure."""

from enum import StrEnum

import msgspec

from posture.core.what_if import WhatIfFigures


class Measure(StrEnum):
    """What is compared, in the order of the table."""

    PROMPTS_A_DAY = "prompts_a_day"
    AT_PAUSE = "at_pause"
    WITHOUT_PAUSE = "without_pause"
    WAITED = "waited_s"
    HELD = "held"
    IN_MEETING = "in_meeting"
    OWN_BREAKS = "own_breaks"
    LONGEST = "longest_stretch_s"
    OVER_60 = "stretches_over_60min"
    BREAK_MIN = "break_min_per_hour"


class Amount(msgspec.Struct, frozen=True):
    """A figure, and of how many it is one. None: nothing to make it of."""

    value: float | None
    of: int | None = None


class Compared(msgspec.Struct, frozen=True):
    """One measure under the settings of today and under those that are tried."""

    measure: Measure
    today: Amount
    tried: Amount

    @property
    def difference(self) -> float | None:
        """How much more it is under the tried ones; None where one of the two is not known."""
        if self.today.value is None or self.tried.value is None:
            return None
        return self.tried.value - self.today.value


def compare(today: WhatIfFigures, tried: WhatIfFigures) -> tuple[Compared, ...]:
    """Like for like: each measure of both, made of the same days."""
    ours, theirs = amounts(today), amounts(tried)
    return tuple(Compared(measure, ours[measure], theirs[measure]) for measure in Measure)


def amounts(figures: WhatIfFigures) -> dict[Measure, Amount]:
    """The figures by measure."""
    prompts = figures.prompts
    how_is_known = not prompts.unknown
    return {
        Measure.PROMPTS_A_DAY: Amount(figures.prompts_a_day),
        Measure.AT_PAUSE: _counted(prompts.at_pause, prompts.came, known=how_is_known),
        Measure.WITHOUT_PAUSE: _counted(prompts.at_bound, prompts.came, known=how_is_known),
        Measure.WAITED: Amount(prompts.waited_s),
        Measure.HELD: Amount(prompts.was_held, prompts.due),
        Measure.IN_MEETING: Amount(prompts.in_meeting, prompts.came),
        Measure.OWN_BREAKS: Amount(prompts.own_breaks, prompts.due),
        Measure.LONGEST: Amount(figures.exposure.longest_stretch_s),
        Measure.OVER_60: Amount(figures.exposure.stretches_over_60min),
        Measure.BREAK_MIN: Amount(figures.break_min_per_hour),
    }


def _counted(part: int, whole: int, *, known: bool) -> Amount:
    return Amount(part if known else None, whole)
