"""The command `posture`: its options, and how a command ends."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from posture import __version__
from posture.cli.session import Host, Session
from posture.cli.verbs import VerbGroup
from posture.system.paths import Paths
from posture.system.remote.messages import Exit

_EPILOG = """\
DURATION is 45s, 30m or 1h30m; a bare number is minutes. TIME is 14:30 or ISO 8601.

Exit codes: 0 done, 1 not possible now (also: Posture is not running), 2 a wrong command or value,
3 refused (for example by a strict prompt).
"""


def _find_folders(
    context: click.Context, _parameter: click.Parameter, data_dir: str | None
) -> None:
    """Settle where the user's files lie, before any verb is looked at."""
    host: Host = context.obj
    paths = Paths.of_user() if data_dir is None else _paths_under(data_dir)
    context.obj = Session(host, paths, None if data_dir is None else paths.data)
    host.paths_known(paths)


@click.group(
    cls=VerbGroup,
    invoke_without_command=True,
    subcommand_metavar="[VERB …]",
    epilog=_EPILOG,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
@click.option(
    "--data-dir",
    metavar="DIR",
    envvar="POSTURE_DIR",
    callback=_find_folders,
    expose_value=False,
    help="Keep settings, records and logs in this one folder (else: POSTURE_DIR, else your system’s places).",
)
@click.version_option(__version__, message="posture %(version)s")
@click.pass_context
def posture(context: click.Context) -> int | None:
    """Movement breaks, posture checks and stretch routines at the right moment.

    Without a verb it starts the tray app. All records stay on this computer.
    """
    if context.invoked_subcommand is not None:
        return None
    from posture.cli.run_commands import run

    code: int = context.invoke(run)
    return code


def run_command_line(arguments: Sequence[str], host: Host) -> int:
    """Carry out one command; the exit code. Bugs are raised, everything else is said in one line."""
    try:
        code = posture.main(list(arguments), "posture", standalone_mode=False, obj=host)
        sys.stdout.flush()
    except click.UsageError as error:
        return _say(f"{_verb_of(error)}: {' '.join(error.format_message().split())}", Exit.USAGE)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return _say("Stopped.", Exit.FAILED)
    except BrokenPipeError:  # the reader of our output had enough, as in `posture stats | head`
        return _close_output(Exit.FAILED)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _close_output(_say(f"{place}{error.strerror or error}", Exit.FAILED))
    return code if isinstance(code, int) else Exit.DONE


def _paths_under(folder: str) -> Paths:
    try:
        return Paths.under(Path(folder))
    except RuntimeError as error:  # `~name` of nobody
        raise click.UsageError(f"--data-dir {folder}: {error}") from None


def _verb_of(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else "posture"


def _say(message: str, code: Exit) -> Exit:
    click.echo(message, err=True)
    return code


def _close_output(code: Exit) -> Exit:
    """Send what is still buffered nowhere, so that the interpreter does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return code
