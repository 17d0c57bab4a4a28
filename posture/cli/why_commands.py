"""`posture why`: the decisions of the last hours, each with its cause."""

from datetime import datetime, timedelta
from typing import Any

import click
import msgspec

from posture.cli.history import history
from posture.cli.output import print_json
from posture.cli.session import Session
from posture.cli.words import cause_in_words, kind_names
from posture.core.events import Cause

HOURS = 12
LONGEST_AGO = timedelta(days=366)


@click.command("why")
@click.option(
    "--last",
    metavar="N",
    type=click.IntRange(1, 100_000),
    help=f"The last N decisions (default: those of the last {HOURS} hours).",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def why(session: Session, last: int | None, as_json: bool) -> None:
    """Why prompts came, waited or did not come.

    Each decision of the last hours with its cause, the latest at the end. Works with and without the
    app running.
    """
    since = session.now() - (timedelta(hours=HOURS) if last is None else LONGEST_AGO)
    causes = _causes(session, since)[-(last or 0) :]
    names = kind_names(session.settings().plan())
    if as_json:
        print_json({"decisions": [_document(cause, names) for cause in causes]})
    elif causes:
        click.echo("\n".join(_lines(causes, names, session.now())))
    elif last is None:
        click.echo(f"Nothing was decided in the last {HOURS} hours.")
    else:
        click.echo("Nothing is recorded yet.")


def _causes(session: Session, since: datetime) -> list[Cause]:
    with history(session) as store:
        return [] if store is None else store.causes_since(since)


def _lines(causes: list[Cause], names: dict[str, str], now: datetime) -> list[str]:
    """A line each; the date stands where it changes and is not today's."""
    lines = []
    day = now.date()
    for cause in causes:
        if cause.at.date() != day:
            day = cause.at.date()
            lines.append(f"{day}")
        lines.append(f"{cause.at:%H:%M:%S}  {cause_in_words(cause, names)}")
    return lines


def _document(cause: Cause, names: dict[str, str]) -> dict[str, Any]:
    return {**msgspec.to_builtins(cause), "words": cause_in_words(cause, names)}
