"""How each figure of the Today page is counted, in plain words, with the day's counts."""

from posture.ui.dashboard import figure_words, today_words
from posture.ui.dashboard.definition import Definition
from posture.ui.dashboard.today_view import TodayView
from posture.ui.dashboard.written import minutes_short
from posture.ui.i18n import tr


def taken(view: TodayView) -> Definition:
    """Coverage."""
    parts = view.parts
    if view.recovery:
        counts = tr("Definition", "This is a day in recovery mode: its breaks are in no total.")
    else:
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
        today_words.tile_names()[0],
        (
            tr(
                "Definition",
                "Of the breaks that were due today, those that really happened: done when asked,"
                " done later, or taken on your own before anyone asked. Typical is about half.",
            ),
            counts,
            tr(
                "Definition",
                "Micro-breaks, pauses and prompts held for calls until work ended are in no total.",
            ),
        ),
    )


def longest(_view: TodayView) -> Definition:
    """The longest stretch."""
    return Definition(
        today_words.tile_names()[1],
        (
            tr(
                "Definition",
                "The longest time at the desk today without five minutes away from it, with the"
                " one that goes on. At the desk is time with input, or with a call, a full-screen"
                " program or a shared screen. It depends on no button.",
            ),
        ),
    )


def away(view: TodayView) -> Definition:
    """Time between stretches."""
    return Definition(
        today_words.tile_names()[2],
        (
            tr(
                "Definition",
                "The time between your first and your last moment at the desk today that belongs"
                " to no stretch there. Input tells who is away, not who moves.",
            ),
            tr("Definition", "{away} away, {desk} at the desk.").format(
                away=minutes_short(view.away_s), desk=minutes_short(view.desk_s)
            ),
        ),
    )
