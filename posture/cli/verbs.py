"""The verbs of the command line: where each is made and its line in `posture --help`.

A verb's module is imported when the verb is used, so that help and quick commands stay quick.
"""

from collections.abc import Mapping
from importlib import import_module

import click
import msgspec


class Verb(msgspec.Struct, frozen=True):
    """A command in a module of this package; `summary` is the first sentence of its help."""

    module: str
    name: str
    summary: str


VERBS: Mapping[str, Verb] = {
    "run": Verb("run_commands", "run", "Start Posture in the tray; the same as a bare “posture”."),
    "status": Verb("status_commands", "status", "What it is doing now, and what comes next."),
    "break": Verb("answer_commands", "break_", "Start a break now."),
    "check": Verb("answer_commands", "check", "Start a posture check now."),
    "routine": Verb("answer_commands", "routine", "Play a routine now."),
    "checkin": Verb("answer_commands", "checkin", "Note how your body feels."),
    "postpone": Verb("answer_commands", "postpone", "Ask for the open prompt later."),
    "skip": Verb("answer_commands", "skip", "Skip the open prompt."),
    "done": Verb("answer_commands", "done", "End the running break."),
    "pause": Verb("answer_commands", "pause", "Pause everything."),
    "resume": Verb("answer_commands", "resume", "End the pause."),
    "meeting": Verb("answer_commands", "meeting", "Hold prompts while in a meeting."),
    "profile": Verb("answer_commands", "profile", "Show the profiles, or switch to NAME."),
    "stats": Verb("stats_commands", "stats", "How many breaks were taken, and time at the desk."),
    "report": Verb("report_command", "report", "A week on one page, as PDF or HTML."),
    "export": Verb("exchange_commands", "export", "Write all that was recorded to a file."),
    "import": Verb("exchange_commands", "import_", "Add records of another computer or program."),
    "delete": Verb("delete_command", "delete", "Delete records for good."),
    "why": Verb("why_commands", "why", "Why prompts came, waited or did not come."),
    "simulate": Verb("simulate_command", "simulate", "Replay a recorded day or week."),
    "config": Verb("config_commands", "config", "Show and change settings."),
    "content": Verb("content_commands", "content", "Moves, routines, checklists, tips, safety."),
    "autostart": Verb("run_commands", "autostart", "Start with the session: on, off or status."),
    "doctor": Verb("doctor_command", "doctor", "What works on this desktop, and what may help."),
    "demo": Verb("run_commands", "demo", "A simulated workday, as pictures; needs no screen."),
    "quit": Verb("run_commands", "quit_", "Close the running app."),
}


class VerbGroup(click.Group):
    """The group that loads a verb when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All verbs, in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The verb's command; None where there is none of that name."""
        verb = VERBS.get(cmd_name)
        if verb is None:
            return None
        command: click.Command = getattr(import_module(f"posture.cli.{verb.module}"), verb.name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or say which one comes near."""
        if args[0] in VERBS or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        import difflib  # for a slip alone

        near = difflib.get_close_matches(args[0][:40], VERBS, n=1)
        hint = f"did you mean “{near[0]}”?" if near else "see “posture --help”"
        raise click.UsageError(f"There is no verb “{args[0]}”; {hint}", ctx=ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The verbs with their summaries, without loading any."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, verb.summary) for name, verb in VERBS.items()])
