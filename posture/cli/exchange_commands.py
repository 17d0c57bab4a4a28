"""`posture export` and `posture import`: records on their way to and from a file."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import click
import msgspec

from posture import __version__
from posture.cli.endings import ending, failed, invalid
from posture.cli.one_writer import PATIENCE_MS, own_history
from posture.cli.output import print_json
from posture.cli.session import Session
from posture.cli.talking import ask
from posture.cli.times import day
from posture.storage.day_sums import keep_day_sums
from posture.storage.export import WRITERS, export_at_once
from posture.storage.export_json import Asked
from posture.storage.import_file import import_file, stage
from posture.storage.import_problems import NotImported
from posture.storage.new_file import FileExistsAlready
from posture.storage.problems import StorageProblem
from posture.storage.staging import Staging
from posture.system.remote.messages import Exit, GetStatus, ImportAsk


@click.command("export")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to: FILE.json for programs and other computers, FILE.csv for spreadsheets.",
)
@click.option("--from", "first", metavar="DAY", callback=day, help="The first day (default: all).")
@click.option("--to", "last", metavar="DAY", callback=day, help="The last day (default: all).")
@click.option("--force", is_flag=True, help="Write over FILE if it exists.")
@click.pass_obj
def export(
    session: Session, target: Path, first: date | None, last: date | None, force: bool
) -> None:
    """Write all that was recorded to a file.

    JSON can be imported again; its form is described in docs/data.md. Works with and without the app
    running, and changes nothing.
    """
    if target.suffix.lower() not in WRITERS:
        raise invalid(f"{target}: the file’s name ends in .json or .csv")
    if first is not None and last is not None and last < first:
        raise click.UsageError(f"--to {last} lies before --from {first}")
    asked = Asked(session.now(), __version__, first, last)
    try:
        export_at_once(session.paths.database_file, target, asked, replace=force)
    except FileExistsAlready as problem:
        raise ending(
            Exit.REFUSED, f"{problem}; choose another name, or write over it with --force"
        ) from None
    except StorageProblem as problem:
        raise failed(str(problem)) from None
    click.echo(f"Exported to {target}")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def import_(session: Session, file: Path, as_json: bool) -> None:
    """Add records of another computer or program.

    FILE is an export of Posture (JSON), another computer's adherence.db, Workrave's historystats, or the
    database of Sane Break. To import it again adds nothing; what is here stays. A copy of the history is
    kept before.
    """
    try:
        added = _added(session, file)
    except (NotImported, StorageProblem) as problem:
        raise failed(str(problem)) from None
    if as_json:
        print_json({"file": str(file), "added": added})
    elif added:
        click.echo(f"{added} {'record is' if added == 1 else 'records are'} new or newer than here")
    else:
        click.echo("Nothing is new: all of it is here already")


def _added(session: Session, file: Path) -> int:
    """How many records are new. The file is read here, so that the app's window never waits for that."""
    if ask(session, GetStatus()) is None:
        with own_history(session) as database:
            today = session.now().date()
            added = import_file(database, file, today)
            with suppress(StorageProblem):  # the records are there; sums make the first look quick
                while keep_day_sums(database, today):
                    pass
            return added
    with Staging(session.paths.database_file) as staging:
        for _share in stage(file, staging):
            pass
        reply = ask(session, ImportAsk(str(staging.path)), patience_ms=PATIENCE_MS)
    if reply is None:
        raise failed("Posture was closed meanwhile; nothing was changed, so try again")
    if reply.code is not Exit.DONE:
        raise ending(reply.code, reply.message)
    return msgspec.json.decode(reply.document, type=dict[str, int])["added"]
