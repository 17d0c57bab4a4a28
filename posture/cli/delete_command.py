"""`posture delete`: records go for good, a range, the activity alone, or everything."""

import sys
from datetime import date
from typing import Any

import click
import msgspec

from posture.cli.endings import ending
from posture.cli.one_writer import PATIENCE_MS, own_history
from posture.cli.session import Session
from posture.cli.talking import ask
from posture.cli.times import day
from posture.storage.backup import copies_beside, delete_copies, whole_copies
from posture.storage.database import Database
from posture.storage.removal import remove
from posture.system.remote.messages import DeleteAsk, DeleteWhat, Exit, GetStatus


@click.command("delete")
@click.option("--from", "first", metavar="DAY", callback=day, help="The first day.")
@click.option("--to", "last", metavar="DAY", callback=day, help="The last day (default: --from).")
@click.option(
    "--activity",
    is_flag=True,
    help="Delete times at the desk and the reasons of decisions; breaks and answers stay.",
)
@click.option("--everything", is_flag=True, help="Delete all records, and the copies of the file.")
@click.option("--keep-copies", is_flag=True, help="With --everything: leave the copies alone.")
@click.option("--yes", is_flag=True, help="Don’t ask.")
@click.pass_obj
def delete(
    session: Session,
    first: date | None,
    last: date | None,
    activity: bool,
    everything: bool,
    keep_copies: bool,
    yes: bool,
) -> None:
    """Delete records for good.

    Name days, --activity (of days, or of all), or --everything. What is deleted is overwritten in the file;
    it can’t be undone.
    """
    asked = _asked(first, last, activity=activity, everything=everything, keep_copies=keep_copies)
    copies = copies_beside(session.paths.database_file)
    if not yes:
        _make_sure(_what_goes(asked), whole_copies(copies), asked)
    done = _done(session, asked)
    click.echo(_told(done, copies_left=bool(copies) and not asked.copies))


def _asked(
    first: date | None, last: date | None, *, activity: bool, everything: bool, keep_copies: bool
) -> DeleteAsk:
    if everything:
        if activity or first is not None or last is not None:
            raise click.UsageError("--everything goes alone")
        return DeleteAsk(DeleteWhat.EVERYTHING, copies=not keep_copies)
    if keep_copies:
        raise click.UsageError("--keep-copies goes with --everything")
    if first is None and last is not None:
        raise click.UsageError("--to needs --from")
    if first is None and not activity:
        raise click.UsageError("say what: --from DAY --to DAY, --activity, or --everything")
    last = last or first
    if first is not None and last is not None and last < first:
        raise click.UsageError(f"--to {last} lies before --from {first}")
    return DeleteAsk(DeleteWhat.ACTIVITY if activity else DeleteWhat.RANGE, first, last)


def _what_goes(asked: DeleteAsk) -> str:
    days = "of all days"
    if asked.first_day is not None:
        days = f"from {asked.first_day} to {asked.last_day}"
    match asked.what:
        case DeleteWhat.EVERYTHING:
            return "This deletes every record there is"
        case DeleteWhat.ACTIVITY:
            return f"This deletes times at the desk and the reasons of decisions {days}"
        case _:
            return f"This deletes all that was recorded {days}"


def _make_sure(what: str, copies: int, asked: DeleteAsk) -> None:
    """Ask on a terminal; elsewhere nobody could answer."""
    if not sys.stdin.isatty():
        raise ending(Exit.REFUSED, f"{what}, for good. Say so with --yes")
    number = "1 copy" if copies == 1 else f"{copies} copies"
    also = f", and {number} of the file" if copies and asked.copies else ""
    if not click.confirm(f"{what}{also}, for good. Delete?", err=True):
        raise ending(Exit.REFUSED, "Nothing was deleted")


def _done(session: Session, asked: DeleteAsk) -> dict[str, Any]:
    if ask(session, GetStatus()) is None:
        with own_history(session, make=False) as database:
            return _removed(database, asked)
    reply = ask(session, asked, patience_ms=PATIENCE_MS)
    if reply is None:
        raise ending(Exit.FAILED, "Posture was closed meanwhile; nothing was deleted, so try again")
    if reply.code is not Exit.DONE:
        raise ending(reply.code, reply.message)
    return msgspec.json.decode(reply.document, type=dict[str, Any])


def _removed(database: Database, asked: DeleteAsk) -> dict[str, Any]:
    removed = remove(database, asked.what.value, asked.first_day, asked.last_day)
    if asked.copies:
        delete_copies(database.path, copies_beside(database.path))
    return {"removed": removed.count, "clean": removed.is_clean}


def _told(done: dict[str, Any], *, copies_left: bool) -> str:
    count = done["removed"]
    words = f"{count} {'record was' if count == 1 else 'records were'} deleted"
    if not done["clean"]:
        words += (
            "; another program reads the file or the disk is full, so traces stay in it until Posture can "
            "write it anew"
        )
    if copies_left:
        words += ". Copies of the file hold them: see “posture doctor” for the folder"
    return words
