"""Commands that start something now or answer the open prompt: the running app carries them out."""

import click

from posture.cli.endings import failed, invalid
from posture.cli.output import print_table
from posture.cli.session import Session
from posture.cli.talking import ask, tell, tell_if_running
from posture.cli.times import duration, duration_s, moment_ahead
from posture.core.settings import Settings
from posture.system.remote.messages import (
    Break,
    Check,
    CheckinAsk,
    DoneAsk,
    MeetingAsk,
    PauseAsk,
    PlayRoutine,
    PostponeAsk,
    ProfileAsk,
    ResumeAsk,
    SkipAsk,
)

_NO_LONGER = 200
"""Characters of a name; a longer one names nothing."""


def _name(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not 0 < len(value) <= _NO_LONGER:
        raise click.UsageError("that is no name")
    return value


@click.command("break")
@click.argument("kind", required=False, callback=_name)
@click.pass_obj
def break_(session: Session, kind: str | None) -> None:
    """Start a break now.

    KIND is a break kind such as movement or micro; without it, the main break of your rhythm.
    """
    tell(session, Break(kind))


@click.command("check")
@click.argument("id", required=False, callback=_name)
@click.pass_obj
def check(session: Session, id: str | None) -> None:  # noqa: A002 - named so in the contract
    """Start a posture check now.

    ID is a checklist; “posture content list” names them.
    """
    tell(session, Check(id))


@click.command("routine")
@click.argument("id", required=False, callback=_name)
@click.pass_obj
def routine(session: Session, id: str | None) -> None:  # noqa: A002 - named so in the contract
    """Play a routine now.

    ID is a routine; “posture content list” names them. Without it, the one that comes next.
    """
    tell(session, PlayRoutine(id))


@click.command("checkin")
@click.pass_obj
def checkin(session: Session) -> None:
    """Note how your body feels.

    Opens the body map; what you save stays on this computer.
    """
    tell(session, CheckinAsk())


@click.command("postpone")
@click.argument("duration", required=False, callback=duration)
@click.pass_obj
def postpone(session: Session, duration: float | None) -> None:
    """Ask for the open prompt later.

    Without DURATION, after the first choice of its settings.
    """
    tell(session, PostponeAsk(duration))


@click.command("skip")
@click.option("--emergency", is_flag=True, help="The way out of a strict prompt; it is recorded.")
@click.pass_obj
def skip(session: Session, emergency: bool) -> None:
    """Skip the open prompt."""
    tell(session, SkipAsk(emergency))


@click.command("done")
@click.pass_obj
def done(session: Session) -> None:
    """End the running break.

    It counts as taken from 80 % of its length on.
    """
    tell(session, DoneAsk())


@click.command("pause")
@click.argument("words", nargs=-1, metavar="[DURATION | until TIME | until tomorrow]")
@click.pass_obj
def pause(session: Session, words: tuple[str, ...]) -> None:
    """Pause everything.

    A bare “pause” lasts until “posture resume”. TIME is 14:30 or ISO 8601; “until tomorrow” ends when
    your next work day begins.
    """
    match words:
        case ():
            tell(session, PauseAsk())
        case (length,) if length != "until":
            tell(session, PauseAsk(for_s=duration_s(length)))
        case ("until", _, *_):
            hours = session.settings().plan().hours
            moment = moment_ahead(" ".join(words[1:]), session.now(), hours)
            tell(session, PauseAsk(until=moment))
        case _:
            raise invalid(
                "that is no pause: use “posture pause”, “posture pause 30m”, "
                "“posture pause until 14:30” or “posture pause until tomorrow”"
            )


@click.command("resume")
@click.pass_obj
def resume(session: Session) -> None:
    """End the pause."""
    tell(session, ResumeAsk())


@click.command("meeting")
@click.argument("length", required=False, metavar="[DURATION | end]")
@click.pass_obj
def meeting(session: Session, length: str | None) -> None:
    """Hold prompts while in a meeting.

    “posture meeting end” ends it early.
    """
    match length:
        case "end":
            tell(session, MeetingAsk(end=True))
        case None:
            tell(session, MeetingAsk())
        case text:
            tell(session, MeetingAsk(for_s=duration_s(text)))


@click.command("profile")
@click.argument("name", required=False, callback=_name)
@click.pass_obj
def profile(session: Session, name: str | None) -> None:
    """Show the profiles, or switch to NAME.

    A profile is a rhythm with its reason; the one in force is marked.
    """
    settings = session.settings()
    if name is None:
        _print_profiles(settings, _profile_in_force(session, settings))
    elif name not in [profile.id for profile in settings.profiles()]:
        known = ", ".join(profile.id for profile in settings.profiles())
        raise invalid(f"there is no profile “{name}”; there are: {known}")
    elif not tell_if_running(session, ProfileAsk(name)):
        _choose_profile(session, name)


def _profile_in_force(session: Session, settings: Settings) -> str:
    reply = ask(session, ProfileAsk())
    return settings.profile_at(session.now()) if reply is None else reply.message


def _print_profiles(settings: Settings, in_force: str) -> None:
    print_table(
        [
            ("*" if profile.id == in_force else " ", profile.id, profile.reason)
            for profile in settings.profiles()
        ]
    )


def _choose_profile(session: Session, name: str) -> None:
    """Without a running app the choice goes to the settings file, where the app would write it."""
    from posture.storage.settings_file import SettingsFile, SettingsFileError

    try:
        SettingsFile(session.paths.settings_file).change({"profile": name})
    except SettingsFileError as error:
        raise failed(error.problem.sentence(session.paths.settings_file.name)) from None
    click.echo(f"the profile is now {name}")
