"""How each figure of the Week page is counted, in plain words, with the counts of the week on show."""

from posture.ui.dashboard import chart_words, figure_words
from posture.ui.dashboard.definition import Definition
from posture.ui.dashboard.week_view import (
    LEAST_FOR_FULL_CELL,
    Mark,
    PostureTrend,
    WeekView,
    part_of,
)
from posture.ui.dashboard.written import minutes_short
from posture.ui.i18n import tr


def summary(view: WeekView) -> Definition:
    """The ring and the sentence: coverage."""
    parts = view.parts
    counts = tr(
        "Definition",
        "{done} done, {own} on your own and {later} done later make {taken}."
        " Beside them {partial} were cut short, {skipped} skipped, and {unseen} had no answer.",
    ).format(
        done=parts.done,
        own=parts.own,
        later=parts.later,
        taken=figure_words.counted(parts.taken, parts.total),
        partial=parts.partial,
        skipped=parts.skipped,
        unseen=parts.no_answer,
    )
    return Definition(
        tr("Definition", "Breaks taken"),
        (
            tr(
                "Definition",
                "Of all breaks that were due, those that really happened: done when asked, done"
                " later, or taken on your own before anyone asked. Typical is about half.",
            ),
            counts,
            tr(
                "Definition",
                "Micro-breaks have a line of their own. Days off, days in recovery mode, pauses"
                " and prompts held for calls until work ended are in no total. Two weeks are"
                " compared over the same weekdays, from 20 breaks and three days with two hours"
                " at the desk each; a change is named from 10 points on.",
            ),
            _longest(view),
        ),
    )


def _longest(view: WeekView) -> str:
    if view.longest is None:
        return tr("Definition", "The longest sit needs time at the desk; none is recorded.")
    return tr(
        "Definition",
        "The longest sit, {longest}, is time at the desk without five minutes away from it.",
    ).format(longest=minutes_short(view.longest.seconds))


def days(view: WeekView) -> Definition:
    """The columns."""
    counts = tr("Definition", ", ").join(
        tr("Definition", "{mark}: {n}").format(
            mark=chart_words.mark_name(mark, with_partial=bool(view.parts.partial)),
            n=part_of(view.parts, mark),
        )
        for mark in Mark
    )
    return Definition(
        chart_words.day_bars_title(),
        (
            tr(
                "Definition",
                "Each break stands on the day on which it came due, by how it ended. Over a column"
                " stands how many of its breaks were taken. However often a break is put off, it"
                " counts once.",
            ),
            counts,
        ),
    )


def hours(view: WeekView) -> Definition:
    """The map of hours."""
    return Definition(
        chart_words.hour_map_title(),
        (
            tr(
                "Definition",
                "The share of breaks taken by weekday and hour in which they came due, over this"
                " week and the three before: up to 25, 50, 75 and 100 %. Cells with under"
                " {few} breaks are drawn small; a dot means that nothing was due.",
            ).format(few=LEAST_FOR_FULL_CELL),
            chart_words.hours_told(view),
        ),
    )


def posture(view: WeekView) -> Definition:
    """The posture items on the Week page."""
    return posture_items(view.posture_trend)


def posture_items(trend: PostureTrend) -> Definition:
    """The posture items."""
    return Definition(
        chart_words.posture_title(len(trend.weeks)),
        (
            tr(
                "Definition",
                "For each item of the short posture checks, in how many of a week’s checks it was"
                " right, or was put right. The workstation check is not in it.",
            ),
            chart_words.posture_told(trend),
        ),
    )


def year(view: WeekView) -> Definition:
    """The map of the year."""
    return Definition(
        chart_words.year_title(),
        (
            tr(
                "Definition",
                "A square a day, a column a week, up to this week: the share of the day’s breaks"
                " that were taken. An outline is a day on which nothing was due: a day off, a day"
                " in recovery mode, or one before you began.",
            ),
            chart_words.year_told(view),
        ),
    )


def desk(view: WeekView) -> Definition:
    """Exposure."""
    return Definition(
        figure_words.desk_title(),
        (
            tr(
                "Definition",
                "Time with input, or with a call, a full-screen program or a shared screen. A"
                " stretch goes on until there are five minutes without any of these; it belongs to"
                " the day on which it began. It depends on no button.",
            ),
            figure_words.desk_told(view.figures.desk),
            figure_words.desk_foot(view),
        ),
    )


def prompts(view: WeekView) -> Definition:
    """Uptake."""
    figures = view.figures
    counts = tr(
        "Definition", "{taken} of {whole} prompts became a break in these seven days."
    ).format(taken=figures.prompts_taken, whole=figures.prompts)
    return Definition(
        figure_words.prompts_title(),
        (
            tr(
                "Definition",
                "How many prompts led to a break, of those that came and were taken, cut short,"
                " skipped or left without an answer. Breaks on your own are not among them:"
                " nobody asked. Typical is about half.",
            ),
            counts,
            tr(
                "Definition",
                "A prompt that waits for a call and comes after counts by how it ends. One that is"
                " held until work ends, gives way to a longer break, or is open when Posture"
                " closes could not become a break: it is in no share.",
            ),
        ),
    )
