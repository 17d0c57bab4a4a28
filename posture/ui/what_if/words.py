"""The sentences of the What if page."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale

from posture.core.what_if_compare import Amount, Compared, Measure
from posture.ui.dashboard.written import day_name, minutes_short, week_range
from posture.ui.i18n import tr
from posture.ui.what_if.values import WeekShown

MINUTE = 60
NOTHING = "\N{EN DASH}"
"""Stands where there is nothing to make a figure of."""
LEAST_LONGER_S = 5 * MINUTE
LEAST_PROMPTS, LEAST_BREAK_MIN = 0.5, 0.5
MOST_DIFFERENCES = 3
MANY = 10
"""Tenths of so many are not worth a word."""


def title() -> str:
    """The page's title."""
    return tr("WhatIf", "What if")


def week_words(view: WeekShown) -> str:
    """`Week 47, 16–22 November`."""
    days = week_range(view.first_day, view.today)
    number = view.recorded.week.iso_number
    if number is None:
        return days
    return tr("WhatIf", "Week {number}, {days}").format(number=number, days=days)


def source(view: WeekShown) -> str:
    """Where the figures come from."""
    number = view.recorded.week.iso_number
    if number is None:
        words = tr("WhatIf", "Worked out on this computer from your recorded activity of {week}.")
        return words.format(week=week_range(view.first_day, view.today))
    words = tr("WhatIf", "Worked out on this computer from your recorded activity of week {week}.")
    return words.format(week=number)


def kept(days: int | None) -> str:
    """How long activity is kept, beside a link to the setting. None: for good."""
    if days is None:
        return tr("WhatIf", "Activity is kept for good.")
    return tr("WhatIf", "Activity is kept for %n day(s).", days)


def measure(one: Measure) -> str:
    """The name of a row."""
    return {
        Measure.PROMPTS_A_DAY: tr("WhatIf", "Prompts a day"),
        Measure.AT_PAUSE: tr("WhatIf", "Came at a pause"),
        Measure.WITHOUT_PAUSE: tr("WhatIf", "Came without a pause"),
        Measure.WAITED: tr("WhatIf", "Waited, median"),
        Measure.HELD: tr("WhatIf", "Held by a call, full screen or meeting"),
        Measure.IN_MEETING: tr("WhatIf", "Came during one of these"),
        Measure.OWN_BREAKS: tr("WhatIf", "Breaks on your own"),
        Measure.LONGEST: tr("WhatIf", "Longest stretch"),
        Measure.OVER_60: tr("WhatIf", "Stretches over 60 min"),
        Measure.BREAK_MIN: tr("WhatIf", "Minutes of break an hour"),
    }[one]


def meaning(one: Measure) -> str:
    """What a row counts, in a sentence."""
    return {
        Measure.PROMPTS_A_DAY: tr(
            "WhatIf",
            "Cards that came, on days with 2 h and more at the desk. A postponed one is one.",
        ),
        Measure.AT_PAUSE: tr(
            "WhatIf", "Of the cards that came: at a pause in typing and pointing."
        ),
        Measure.WITHOUT_PAUSE: tr("WhatIf", "Of the cards that came: when the wait was over."),
        Measure.WAITED: tr("WhatIf", "From due to the card, for cards that nothing held."),
        Measure.HELD: tr("WhatIf", "Of all that came due: it waited for the end of one."),
        Measure.IN_MEETING: tr(
            "WhatIf", "Of the cards that came: a call, full screen or meeting went on."
        ),
        Measure.OWN_BREAKS: tr("WhatIf", "Of all that came due: you rested by yourself."),
        Measure.LONGEST: tr("WhatIf", "At the desk without 5 minutes of rest."),
        Measure.OVER_60: tr(
            "WhatIf", "How often an hour and more went by without 5 minutes of rest."
        ),
        Measure.BREAK_MIN: tr(
            "WhatIf", "Away from the keys after a prompt, for each hour at the desk."
        ),
    }[one]


def meaning_told(one: Measure) -> str:
    """A row's name with its meaning."""
    words = tr("WhatIf", "{name}: {meaning}")
    return words.format(name=measure(one), meaning=meaning(one))


def amount(of: Measure, one: Amount) -> str:
    """A figure with its whole; a dash where there is nothing to make it of."""
    if one.value is None:
        return NOTHING
    if of in (Measure.WAITED, Measure.LONGEST):
        return length(one.value)
    if of in (Measure.PROMPTS_A_DAY, Measure.BREAK_MIN):
        return QLocale().toString(float(one.value), "f", 1)
    count = str(round(one.value))
    if one.of is None:
        return count
    return tr("WhatIf", "{part} of {whole}").format(part=count, whole=one.of)


def length(seconds: float) -> str:
    """`45 s` under a minute, else in minutes and hours."""
    if seconds < MINUTE:
        words = tr("WhatIf", "{seconds} s").format(seconds=round(seconds))
    else:
        words = minutes_short(seconds)
    return words.replace(" ", "\N{NO-BREAK SPACE}")


# --- the differences in words ---


def headline(rows: Sequence[Compared], *, tries: bool) -> str:
    """What the tried settings would have changed: facts, never better or worse."""
    if not tries:
        return tr("WhatIf", "Change something to see what that week would have been like.")
    found = [words for row in rows if (words := _difference(row))][:MOST_DIFFERENCES]
    if not found:
        return tr("WhatIf", "About the same as with your settings.")
    joined = tr("WhatIf", "; ").join(found).replace(" min", "\N{NO-BREAK SPACE}min")
    return tr("WhatIf", "{differences}.").format(differences=joined[:1].upper() + joined[1:])


def _difference(row: Compared) -> str:
    """`2.2 fewer prompts a day`; empty where there is none worth a word."""
    less = row.difference is not None and row.difference < 0
    by = abs(row.difference or 0.0)
    match row.measure:
        case Measure.PROMPTS_A_DAY if by >= LEAST_PROMPTS:
            n = QLocale().toString(float(by), "f", 0 if by >= MANY else 1)
            words = (
                tr("WhatIf", "{n} fewer prompts a day")
                if less
                else tr("WhatIf", "{n} more prompts a day")
            )
            return words.format(n=n)
        case Measure.LONGEST if by >= LEAST_LONGER_S:
            words = (
                tr("WhatIf", "the longest stretch {time} shorter")
                if less
                else tr("WhatIf", "the longest stretch {time} longer")
            )
            return words.format(time=length(by))
        case Measure.OVER_60 if by >= 1:
            return _stretches(round(by), less=less)
        case Measure.BREAK_MIN if by >= LEAST_BREAK_MIN:
            words = (
                tr("WhatIf", "{n} fewer minutes of break an hour")
                if less
                else tr("WhatIf", "{n} more minutes of break an hour")
            )
            return words.format(n=QLocale().toString(float(by), "f", 1))
        case _:
            return ""


def _stretches(count: int, *, less: bool) -> str:
    if count == 1:
        return (
            tr("WhatIf", "1 stretch fewer over 60 min")
            if less
            else tr("WhatIf", "1 stretch more over 60 min")
        )
    words = (
        tr("WhatIf", "{n} stretches fewer over 60 min")
        if less
        else tr("WhatIf", "{n} stretches more over 60 min")
    )
    return words.format(n=count)


# --- the day ---


def day_caption(view: WeekShown, day: date) -> str:
    """`Tuesday 17 November, 6 h 10 min at the desk`."""
    desk = minutes_short(view.recorded.desk_s.get(day, 0.0))
    words = tr("WhatIf", "{day}: {time} at the desk.").format(day=day_name(day), time=desk)
    if view.is_short(day):
        return words + " " + tr("WhatIf", "Under 2 h, so not in the averages.")
    return words


# --- nothing to show ---


def empty() -> str:
    """Where no activity is kept at all."""
    return tr(
        "WhatIf",
        "No activity is kept yet. After a first day at the desk you can see here what other settings "
        "would have made of it.",
    )


def refused(why: str) -> str:
    """Where the record holds what can't be replayed."""
    return tr("WhatIf", "This week can’t be replayed: {why}.").format(why=why)


def applied() -> str:
    """The settings that were tried hold now."""
    return tr("WhatIf", "Your settings are the tried ones now.")
