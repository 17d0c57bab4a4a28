"""The figures of the specialist's page: desk time by length of stretch, coverage and uptake, with definitions."""

from typing import Final

from posture.core.exposure import Exposure
from posture.core.report_period import PeriodReport
from posture.core.stats import Totals
from posture.ui.dashboard.table import Table
from posture.ui.i18n import tr
from posture.ui.report.dates import minutes_kept
from posture.ui.report.page import Band, Grid, Histogram

PERCENT: Final = 100


def histogram(one: Exposure) -> Histogram:
    """Time at the desk by the length of its stretches."""
    heading = tr("Report", "Desk time by length of stretch")
    names = (
        tr("Report", "up to 30 min"),
        tr("Report", "30 to 60 min"),
        tr("Report", "60 to 90 min"),
        tr("Report", "over 90 min"),
    )
    times = (one.up_to_30min_s, one.up_to_60min_s, one.up_to_90min_s, one.over_90min_s)
    form = tr("Report", "{time}, {percent} %")
    bands = tuple(
        Band(
            name,
            form.format(time=minutes_kept(time), percent=round(PERCENT * share)),
            share,
        )
        for name, time, share in zip(names, times, one.shares, strict=True)
    )
    table = Table(
        (tr("Report", "Stretch"), tr("Report", "Time"), tr("Report", "Share")),
        tuple(
            (name, minutes_kept(time), f"{round(PERCENT * share)} %")
            for name, time, share in zip(names, times, one.shares, strict=True)
        ),
    )
    return Histogram(
        heading=heading,
        bands=bands,
        note=tr("Report", "A stretch ends with 5 minutes without keys, pointer or call."),
        told=tr("Report", "; ").join(f"{band.name}: {band.figure}" for band in bands),
        table=table,
    )


def breaks(report: PeriodReport) -> Grid:
    """Coverage and uptake with their counts and definitions."""
    headings = (
        tr("Report", "Prompts"),
        tr("Report", "Taken"),
        tr("Report", "On own"),
        tr("Report", "Cut short"),
        tr("Report", "Skipped"),
        tr("Report", "No answer"),
        tr("Report", "Coverage"),
        tr("Report", "Uptake"),
    )
    rows = (
        _totals_row(tr("Report", "Breaks"), report.breaks),
        _totals_row(tr("Report", "Micro-breaks, checks, reminders"), report.others),
    )
    note = tr(
        "Report",
        "Coverage: taken and on one’s own, of all that were due and could happen (taken, on own, cut"
        " short, skipped, no answer): how often a due break took place. Uptake: taken, of those that"
        " were offered: how often a prompt led to one. Typical is about half. Held, absorbed and"
        " expired prompts ({held}, {absorbed} and {expired}) are in neither. No share is given of fewer"
        " than five.",
    )
    both = (report.breaks, report.others)
    note = note.format(
        held=sum(one.held for one in both),
        absorbed=sum(one.absorbed for one in both),
        expired=sum(one.expired for one in both),
    )
    return Grid(heading=tr("Report", "Coverage and uptake"), table=Table(headings, rows), note=note)


def _totals_row(name: str, one: Totals) -> tuple[str, ...]:
    counts = (one.taken, one.natural, one.partial, one.skipped, one.ignored)
    offered = one.counted - one.natural
    return (
        name,
        *(str(count) for count in counts),
        _of(one.taken + one.natural, one.counted, one.coverage),
        _of(one.taken, offered, one.uptake),
    )


def _of(part: int, whole: int, share: float | None) -> str:
    if not whole:
        return tr("Report", "–")
    if share is None:
        return tr("Report", "{part} of {whole}").format(part=part, whole=whole)
    form = tr("Report", "{part} of {whole}, {percent} %")
    return form.format(part=part, whole=whole, percent=round(PERCENT * share))
