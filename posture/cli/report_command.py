"""`posture report`: a week on one page, as PDF or HTML."""

from datetime import date
from pathlib import Path

import click
import msgspec

from posture.cli.endings import Refused, failed
from posture.cli.history import history
from posture.cli.report_order import ReportOrder
from posture.cli.session import Session
from posture.cli.stats_commands import week_of
from posture.cli.times import day
from posture.core.events import DeskSpan
from posture.core.report_period import MOST_WEEKS, period_up_to
from posture.core.weeks import Week
from posture.storage.new_file import FileExistsAlready, new_file
from posture.storage.problems import NoHistory, StorageProblem

PDF, HTML = ".pdf", ".html"


@click.command("report")
@click.option("--week", metavar="YYYY-Www", help="A week, such as 2026-W47 (default: this week).")
@click.option(
    "--specialist",
    is_flag=True,
    help="The page for an ergonomist or physiotherapist, of the 4 weeks up to that one.",
)
@click.option("--from", "first", metavar="DAY", callback=day, help="Its first day instead.")
@click.option("--to", "last", metavar="DAY", callback=day, help="Its last day (default: today).")
@click.option(
    "-o", "--output", "file", metavar="FILE", required=True, help="A file ending in .pdf or .html."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_obj
def report(
    session: Session,
    week: str | None,
    specialist: bool,
    first: date | None,
    last: date | None,
    file: str,
    force: bool,
) -> None:
    """A week on one page, as PDF or HTML.

    It is readable in black and white, and loads nothing. With --specialist it prints the definitions of
    its figures and the open items of your workstation; it bears no name. Works with and without the app
    running, and without a screen.
    """
    path = Path(file).expanduser()
    if path.suffix.lower() not in (PDF, HTML):
        raise click.UsageError(f"“{file}” ends in neither .pdf nor .html")
    order = _order(session, week, first, last, specialist=specialist, path=path)
    if path.exists() and not force:
        raise Refused(f"{path} exists already; --force writes over it")
    try:
        order = msgspec.structs.replace(order, going_on=_going_on(session))
        content = session.host.report(session.paths, session.settings(), session.now(), order)
    except NoHistory:
        raise failed("Nothing is recorded yet, so there is nothing to report.") from None
    except StorageProblem as problem:
        raise failed(str(problem)) from None
    _write(path, content, force=force)
    click.echo(f"Written to {path}.")


def _going_on(session: Session) -> DeskSpan | None:
    today = session.now().date()
    with history(session, today) as store:
        return None if store is None else next(iter(store.latest_between(date.min, today)), None)


def _order(
    session: Session,
    week: str | None,
    first: date | None,
    last: date | None,
    *,
    specialist: bool,
    path: Path,
) -> ReportOrder:
    today = session.now().date()
    chosen = Week.of(today) if week is None else week_of(week)
    if chosen.first_day > today:
        raise click.UsageError(f"{chosen} is still to come")
    period = period_up_to(chosen)
    if first is not None or last is not None:
        period = _days(first, last, today, with_week=week is not None, specialist=specialist)
    return ReportOrder(
        week=chosen,
        first_day=period[0],
        last_day=min(period[1], today),
        specialist=specialist,
        as_html=path.suffix.lower() == HTML,
    )


def _days(
    first: date | None, last: date | None, today: date, *, with_week: bool, specialist: bool
) -> tuple[date, date]:
    if not specialist:
        raise click.UsageError("--from and --to go with --specialist; a week is chosen with --week")
    if with_week:
        raise click.UsageError("use either --week or --from and --to")
    if first is None:
        raise click.UsageError("--to needs --from")
    last = today if last is None else last
    if first > today:
        raise click.UsageError(f"--from {first} is still to come")
    if last < first:
        raise click.UsageError(f"--to {last} lies before --from {first}")
    if (last - first).days >= MOST_WEEKS * 7:
        raise click.UsageError(f"from {first} to {last} is more than a year")
    return first, last


def _write(path: Path, content: bytes, *, force: bool) -> None:
    try:
        with new_file(path, replace=force) as written:
            written.write(content)
    except FileExistsAlready:
        raise Refused(f"{path} exists already; --force writes over it") from None
    except StorageProblem as problem:
        cause = problem.__cause__
        reason = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(problem)
        raise failed(f"{path}: {reason}") from None
