"""Talking to the running app from a command."""

from pathlib import Path

import click

from posture.cli.endings import ending, failed
from posture.cli.session import Session
from posture.system.paths import UnsafeFolderError
from posture.system.remote.messages import Exit, Reply, Request

NOT_RUNNING = "Posture is not running; “posture run” starts it"


def ask(session: Session, request: Request, *, patience_ms: int | None = None) -> Reply | None:
    """The running app's reply; None where none runs. Raises Ending where one runs and does not answer.

    `patience_ms`: how long it may take for what takes long.
    """
    from posture.system.remote.client import ANSWER_MS, NoAnswerError, NotRunningError  # Qt: 70 ms
    from posture.system.remote.client import ask as ask_app

    try:
        return ask_app(session.paths.socket_name(), request, answer_ms=patience_ms or ANSWER_MS)
    except NotRunningError:
        return None
    except NoAnswerError as error:
        raise failed(
            f"Posture is running, but {error}; if that stays so, end it and start it again"
        ) from None
    except UnsafeFolderError as error:
        raise failed(str(error)) from None


def may_run(session: Session) -> bool:
    """Whether there is a socket to ask the app at; after a crash there is one, too."""
    try:
        name = Path(session.paths.socket_name())
    except UnsafeFolderError:
        return False
    return name.exists() or not name.is_absolute()  # a named pipe is no file


def tell(session: Session, request: Request) -> None:
    """Have the running app do something and print what it says. Raises Ending where it is not done."""
    if not tell_if_running(session, request):
        raise failed(NOT_RUNNING)


def tell_if_running(session: Session, request: Request) -> bool:
    """The same where the app runs; False where it does not. Raises Ending where it is not done."""
    reply = ask(session, request)
    if reply is None:
        return False
    if reply.code is not Exit.DONE:
        raise ending(reply.code, reply.message)
    if reply.message:
        click.echo(reply.message)
    return True
