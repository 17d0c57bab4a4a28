"""Commands that start, end and set up the app itself."""

import os
from pathlib import Path

import click

from posture.cli.endings import failed
from posture.cli.session import Session
from posture.cli.talking import tell, tell_if_running
from posture.system.remote.messages import Quit, Show

DEMO_FOLDER = "demo-pictures"


@click.command("run")
@click.pass_obj
def run(session: Session) -> int:
    """Start Posture in the tray; the same as a bare “posture”.

    When it runs already, its window is shown.
    """
    if tell_if_running(session, Show()):
        return 0
    return session.host.run(session.paths)


@click.command("quit")
@click.pass_obj
def quit_(session: Session) -> None:
    """Close the running app."""
    tell(session, Quit())


@click.command("demo")
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    default=DEMO_FOLDER,
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Where the pictures go (default: {DEMO_FOLDER}).",
)
@click.pass_obj
def demo(session: Session, folder: Path) -> int:
    """A simulated workday, as pictures; needs no screen.

    A whole day runs through the real engine and windows within seconds: each prompt is printed as it
    happens, and pictures of the windows are written to a folder. Nothing of yours is touched.
    """
    return session.host.demo(folder)


@click.command("autostart")
@click.argument("what", type=click.Choice(["on", "off", "status"]), default="status")
@click.pass_obj
def autostart(session: Session, what: str) -> None:
    """Start with the session: on, off or status."""
    from posture.system.autostart import detect, start_command
    from posture.system.host import Host

    detected = detect(Host(os.environ))
    way = detected.probe
    if way is None:
        raise failed(f"starting with the session is {detected.in_words}")
    if what == "on":
        folder = [] if session.data_dir is None else ["--data-dir", str(session.data_dir)]
        way.turn_on((*start_command(), *folder))
    elif what == "off":
        way.turn_off()
    state = "on: Posture starts with your session" if way.is_on() else "off"
    click.echo(f"autostart is {state}")
