"""How each figure of the History page is counted, in plain words, with the counts on show."""

from posture.core.history_list import HistoryYear, ListedMonth
from posture.ui.dashboard.definition import Definition
from posture.ui.dashboard.figure_words import counted
from posture.ui.history import map_words, words
from posture.ui.i18n import tr


def shares(year: HistoryYear, _month: ListedMonth | None) -> Definition:
    """The map, and `taken of total` in every row."""
    taken = sum(day.parts.taken for day in year.days)
    total = sum(day.parts.total for day in year.days)
    return Definition(
        map_words.map_title(),
        (
            tr(
                "Definition",
                "Of the breaks that were due on a day, the share that really happened: done when"
                " asked, done later, or taken on your own before anyone asked. The others were"
                " skipped, cut short, or had no answer. Typical is about half.",
            ),
            tr("Definition", "In these twelve months: {taken}.").format(
                taken=counted(taken, total)
            ),
            _in_no_total(),
        ),
    )


def averages(_year: HistoryYear, month: ListedMonth | None) -> Definition:
    """The table of months."""
    counts = () if month is None else (map_words.line_told(month),)
    return Definition(
        words.months_title(),
        (
            tr(
                "Definition",
                "A month’s breaks are those that came due in it, and how many of them were taken."
                " The longest sit is an average of its days with at least two hours at the desk.",
            ),
            *counts,
            _in_no_total(),
        ),
    )


def sits(_year: HistoryYear, month: ListedMonth | None) -> Definition:
    """The line."""
    counts = () if month is None else (map_words.line_told(month),)
    return Definition(
        map_words.line_title(),
        (
            tr(
                "Definition",
                "The longest time at the desk of each day without five minutes away from it. At"
                " the desk is time with input, or with a call, a full-screen program or a shared"
                " screen. A stretch belongs to the day on which it began.",
            ),
            *counts,
        ),
    )


def _in_no_total() -> str:
    return tr(
        "Definition",
        "Days off, days in recovery mode, pauses and prompts held for calls until work ended are"
        " in no total.",
    )
