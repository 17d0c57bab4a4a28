"""How a command ends when it can't do what was asked: one plain line on stderr and an exit code."""

from typing import IO, Any

import click

from posture.system.remote.messages import Exit


class Ending(click.ClickException):
    """The command ends; the message says why and what to do."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message alone, without click's prefix."""
        click.echo(self.message, file=file, err=file is None)


class Failed(Ending):
    """It could not be done."""

    exit_code = Exit.FAILED


class Invalid(Ending):
    """What was asked for makes no sense."""

    exit_code = Exit.USAGE


class Refused(Ending):
    """It was understood, and is not allowed now."""

    exit_code = Exit.REFUSED


def failed(message: str) -> Ending:
    """It could not be done (exit code 1)."""
    return Failed(message)


def invalid(message: str) -> Ending:
    """What was asked for makes no sense (exit code 2)."""
    return Invalid(message)


def ending(code: Exit, message: str) -> Ending:
    """The ending with that exit code, which is not `Exit.DONE`."""
    match code:
        case Exit.USAGE:
            return Invalid(message)
        case Exit.REFUSED:
            return Refused(message)
        case _:
            return Failed(message)
