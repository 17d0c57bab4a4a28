"""`posture stats`: adherence of a week or of any days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import click

from posture.cli.history import counted_between
from posture.cli.imported_text import imported_days, imported_lines
from posture.cli.output import print_json, print_table
from posture.cli.session import Session
from posture.cli.times import day
from posture.cli.words import counted_share, kind_names, percent, span
from posture.core.breaks import headline_kinds
from posture.core.imported import imported_document
from posture.core.stats import (
    ALL,
    Exposure,
    Records,
    Totals,
    stats_document,
    together,
    totals_of,
)
from posture.core.weeks import Week

MOST_DAYS = 3660
COUNTED = ("taken", "natural", "partial", "skipped", "ignored")
UNCOUNTED = ("held", "absorbed", "expired")
_CSV_EXPOSURE = ("desk_s", "longest_stretch_s", "stretches_over_60min", "share_over_60min")
_CSV_RECOVERY = "recovery"


@click.command("stats")
@click.option("--week", metavar="YYYY-Www", help="A week, such as 2026-W47 (default: this week).")
@click.option("--from", "first", metavar="DAY", callback=day, help="The first day.")
@click.option("--to", "last", metavar="DAY", callback=day, help="The last day (default: today).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, a row for each day and kind.")
@click.pass_obj
def stats(
    session: Session,
    week: str | None,
    first: date | None,
    last: date | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """How many breaks were taken, and time at the desk.

    Coverage is how often a due break really happened; uptake, how often a prompt led to one. Neither is
    shown of fewer than five. Works with and without the app running.
    """
    if as_json and as_csv:
        raise click.UsageError("use either --json or --csv")
    first, last = days_asked_for(week, first, last, session.now().date())
    records = counted_between(session, first, last)
    plan = session.settings().plan()
    imported = imported_days(session, first, last)
    document = stats_document(records, first, last, headline_kinds(plan))
    document["imported"] = imported_document(imported)
    if as_json:
        print_json(document)
    elif as_csv:
        click.echo(csv_of(document), nl=False)
    else:
        _print_for_people(records, document, kind_names(plan))
        for line in imported_lines(imported, kind_names(plan)):
            click.echo(line)


def days_asked_for(
    week: str | None, first: date | None, last: date | None, today: date
) -> tuple[date, date]:
    """The first and the last day that the options name. Raises click.UsageError."""
    if week is not None:
        if first is not None or last is not None:
            raise click.UsageError("use either --week or --from and --to")
        found = week_of(week)
        return found.first_day, found.last_day
    if first is None:
        if last is not None:
            raise click.UsageError("--to needs --from")
        this_week = Week.of(today)
        return this_week.first_day, this_week.last_day
    last = max(first, today) if last is None else last
    if last < first:
        raise click.UsageError(f"--to {last} lies before --from {first}")
    if (last - first).days >= MOST_DAYS:
        raise click.UsageError(f"from {first} to {last} is more than ten years")
    return first, last


def week_of(text: str) -> Week:
    """The week that an option names. Raises click.UsageError."""
    try:
        return Week.parse(text)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def print_totals(totals: Mapping[str, Totals], names: Mapping[str, str]) -> None:
    """A table of outcomes, a row for each kind, counts beside each percentage."""
    rows: list[tuple[str, ...]] = [("", *COUNTED, "coverage", "uptake")]
    for kind, one in totals.items():
        counts = [str(getattr(one, outcome)) for outcome in COUNTED]
        rows.append((_name(kind, names), *counts, *_shares(one)))
    print_table(rows, right=frozenset(range(1, len(rows[0]))))
    overall = totals[ALL]
    others = ", ".join(f"{getattr(overall, outcome)} {outcome}" for outcome in UNCOUNTED)
    click.echo(f"Not counted: {others}. Postponed: {_times(overall.postponements)}.")


def print_exposure(one: Exposure) -> None:
    """Time at the desk in a sentence."""
    if not one.desk_s:
        click.echo("No time at the desk is recorded.")
        return
    click.echo(
        f"At the desk: {span(one.desk_s)}; longest stretch {span(one.longest_stretch_s)}; "
        f"stretches over 60 min: {one.stretches_over_60min} ({percent(one.share_over_60min)} of the time)."
    )


def _print_for_people(
    records: Records, document: Mapping[str, Any], names: Mapping[str, str]
) -> None:
    first, last = date.fromisoformat(document["from"]), date.fromisoformat(document["to"])
    click.echo(f"{_range(first, last)}\n")
    if not records.tallies and not records.exposures:
        click.echo("Nothing was recorded on these days.")
        return
    print_totals(totals_of(records.counted), names)
    click.echo("Typical is about half.")
    if records.recovery:
        click.echo(_recovery_line(sorted(records.recovery)))
    click.echo()
    print_exposure(together(records.exposures.values()))
    for line in _measure_lines(document["measures"]):
        click.echo(line)
    for item in document["checks"]:
        answers = ", ".join(f"{item[answer]} {answer}" for answer in ("right", "fixed", "cannot"))
        click.echo(f"Posture check {item['id']}, {item['item']}: {answers}.")
    for routine in document["routines"]:
        counts = f"{routine['started']} started, {routine['finished']} finished"
        click.echo(f"Routine {routine['id']}: {counts}.")


def _recovery_line(days: Sequence[date]) -> str:
    if len(days) == 1:
        return f"1 day in recovery mode, in no total: {days[0]}."
    return f"{len(days)} days in recovery mode, in no total: {days[0]} to {days[-1]}."


def _measure_lines(found: Mapping[str, Any]) -> Iterable[str]:
    """A line for each further measure of which there is enough."""
    if found["median_stretch_s"] is not None:
        yield f"Half of your {found['stretches']} stretches are {span(found['median_stretch_s'])} or shorter."
    if found["away_min_per_desk_hour"] is not None and found["away_s"]:
        yield f"Away in breaks: {found['away_min_per_desk_hour']:.1f} min for each hour at the desk."
    if found["days"] > 1:
        yield f"At least half of the breaks were taken on {found['days_with_half']} of {found['days']} days."
    if found["postponed_share"] is not None and found["postponed"]:
        postponed = counted_share(found["postponed"], found["total"], found["postponed_share"])
        usual = found["median_delay_s"]
        by = "" if usual is None else f", usually by {span(usual)}"
        yield f"Postponed at least once: {postponed}{by}."


def _range(first: date, last: date) -> str:
    week = Week.of(first)
    if (first, last) == (week.first_day, week.last_day):
        return f"Week {week}, {first} to {last}"
    return f"{first}" if first == last else f"{first} to {last}"


def _shares(one: Totals) -> tuple[str, str]:
    prompted = one.counted - one.natural
    return (
        counted_share(one.taken + one.natural, one.counted, one.coverage),
        counted_share(one.taken, prompted, one.uptake),
    )


def _name(kind: str, names: Mapping[str, str]) -> str:
    return "All" if kind == ALL else names.get(kind, kind)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def csv_of(document: Mapping[str, Any]) -> str:
    """A row for each day and kind; time at the desk stands in the row of all kinds."""
    import csv
    import io

    figures = tuple(document["totals"][ALL])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("date", "kind", *figures, *_CSV_EXPOSURE, _CSV_RECOVERY))
    recovery = frozenset(document["recovery_days"])
    for one in document["days"]:
        writer.writerows(_csv_rows(one, figures, in_recovery=one["date"] in recovery))
    return text.getvalue()


def _csv_rows(
    one: Mapping[str, Any], figures: tuple[str, ...], *, in_recovery: bool
) -> Iterable[list[object]]:
    """The rows of a day; of one in recovery mode there is one row, and its breaks are in none."""
    for kind, counts in one["totals"].items():
        exposure = [one["exposure"][name] if kind == ALL else None for name in _CSV_EXPOSURE]
        yield [
            one["date"],
            kind,
            *(counts[name] for name in figures),
            *exposure,
            int(in_recovery),
        ]
