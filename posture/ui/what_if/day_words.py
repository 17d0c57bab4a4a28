"""The words of a day under two settings: strips, marks and their table."""

from collections.abc import Sequence

from posture.core.events import Outcome
from posture.core.what_if_day import DayPicture, PromptMoment
from posture.ui.dashboard.chart_words import mark_name
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_view import Mark
from posture.ui.dashboard.written import clock
from posture.ui.i18n import tr
from posture.ui.what_if.words import NOTHING, length


def title() -> str:
    """The title of the picture."""
    return tr("WhatIf", "A day in both")


def row_name(row: int) -> str:
    """Whose strip it is."""
    return tr("WhatIf", "Tried") if row else tr("WhatIf", "Your settings")


def strip_name(row: int, day: DayPicture) -> str:
    """`Tried: 12 prompts`."""
    count = sum(moment.came for moment in day.moments)
    words = tr("WhatIf", "{name}: %n prompt(s)", count)
    return words.format(name=row_name(row))


def told(days: Sequence[DayPicture]) -> str:
    """The picture in a sentence, for screen readers."""
    return tr("WhatIf", ". ").join(strip_name(row, day) for row, day in enumerate(days))


def legend() -> str:
    """What the bars and marks are."""
    return tr(
        "WhatIf",
        "Bars are time at the desk; hatched, a call, full screen or meeting. Small marks are micro-breaks.",
    )


def mark_of(moment: PromptMoment) -> Mark:
    """The mark that is drawn."""
    match moment.outcome:
        case Outcome.TAKEN:
            return Mark.DONE_LATER if moment.postponed else Mark.DONE
        case Outcome.NATURAL:
            return Mark.ON_MY_OWN
        case Outcome.PARTIAL | Outcome.SKIPPED:
            return Mark.SKIPPED
        case _:
            return Mark.NO_ANSWER


def moment_told(row: int, moment: PromptMoment, names: dict[str, str]) -> str:
    """`Tried, 10:09: Movement break. Came without a pause, 9 min after it was due. Done.`"""
    words = tr("WhatIf", "{row}, {time}: {kind}. {how} {end}.")
    return words.format(
        row=row_name(row),
        time=clock(moment.at),
        kind=_kind(moment, names),
        how=_how(moment),
        end=_end(moment),
    )


def table(days: Sequence[DayPicture], names: dict[str, str]) -> Table:
    """Every prompt of both, in the order of time."""
    headings = (
        tr("WhatIf", "Time"),
        tr("WhatIf", "Under"),
        tr("WhatIf", "Break"),
        tr("WhatIf", "Waited"),
        tr("WhatIf", "Outcome"),
    )
    moments = sorted(
        ((moment.at, row, moment) for row, day in enumerate(days) for moment in day.moments),
        key=lambda entry: entry[:2],
    )
    rows = tuple(
        (
            clock(at),
            tr("WhatIf", "Tried") if row else tr("WhatIf", "Yours"),
            _kind(moment, names),
            _waited(moment),
            _end(moment),
        )
        for at, row, moment in moments
    )
    return Table(headings, rows)


def _kind(moment: PromptMoment, names: dict[str, str]) -> str:
    return names.get(moment.kind, moment.kind)


def _how(moment: PromptMoment) -> str:
    if not moment.came:
        return tr("WhatIf", "No prompt needed.")
    if moment.at_pause is None:
        return tr("WhatIf", "Came.")
    words = (
        tr("WhatIf", "Came at a pause, {time} after it was due.")
        if moment.at_pause
        else tr("WhatIf", "Came without a pause, {time} after it was due.")
    )
    return words.format(time=length(moment.waited_s))


def _waited(moment: PromptMoment) -> str:
    if not moment.came or moment.at_pause is None:
        return NOTHING
    words = tr("WhatIf", "{time}, a pause") if moment.at_pause else tr("WhatIf", "{time}, no pause")
    return words.format(time=length(moment.waited_s))


def _end(moment: PromptMoment) -> str:
    return mark_name(mark_of(moment), with_partial=False)
