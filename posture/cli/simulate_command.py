"""`posture simulate`: a recorded day or week, replayed against settings."""

from collections.abc import Iterable, Mapping, Sequence

import click

from posture.cli.output import print_json, print_table
from posture.cli.replay_answers import ANSWERS, answering
from posture.cli.replay_inputs import record_of_week, rows_of_trace
from posture.cli.session import Session
from posture.cli.stats_commands import print_exposure, print_totals, week_of
from posture.cli.what_if_text import compared_document, print_answers, print_compared, say_limits
from posture.cli.words import kind_names, reasons_in_words, span
from posture.core.events import PromptClosed
from posture.core.settings import SettingError, Settings
from posture.core.simulate import Replay, replay, replay_document


@click.command("simulate")
@click.option(
    "--trace", metavar="FILE", help="A trace, CSV with the header at,state; - reads stdin."
)
@click.option("--week", metavar="YYYY-Www", help="A week of your own record.")
@click.option(
    "--set",
    "changes",
    metavar="KEY=VALUE",
    multiple=True,
    help="Change a setting for this replay, as breaks.movement.every=30m; may be repeated.",
)
@click.option(
    "--answer",
    type=click.Choice(ANSWERS),
    help="How each prompt is answered (default: start); recorded: as you answered in that week.",
)
@click.option(
    "--answers",
    "answers_file",
    metavar="FILE",
    help='A TOML file with a rule for each kind, as movement = "postpone", and one for default.',
)
@click.option("--compare", is_flag=True, help="Your settings beside the changed ones (a week).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def simulate(
    session: Session,
    trace: str | None,
    week: str | None,
    changes: Sequence[str],
    answer: str | None,
    answers_file: str | None,
    compare: bool,
    as_json: bool,
) -> None:
    """Replay a recorded day or week.

    The trace of a day at the desk, or a week of your own record, runs through the engine against your
    settings. It lists each prompt and adds up what came of them. A recorded week knows no rests under a
    minute, so most prompts come at the end of their wait.
    """
    if (trace is None) == (week is None):
        raise click.UsageError("use either --trace FILE or --week YYYY-Www")
    if compare and (week is None or not changes):
        raise click.UsageError(
            "--compare needs --week YYYY-Www and --set KEY=VALUE, to say what with"
        )
    yours = session.settings()
    settings = _changed(yours, changes)
    if settings.is_chosen("profiles.schedule"):
        click.echo("profiles.schedule is left out: one profile holds all the time", err=True)
    plan = settings.plan()
    recorded = record_of_week(session, week_of(week)) if week else None
    answers = answering(answer, answers_file, [kind.id for kind in plan.kinds], recorded)
    rows = rows_of_trace(trace or "") if recorded is None else recorded.rows
    result = replay(rows, plan, answers)
    if recorded is not None:
        say_limits(recorded, yours)
    if compare and recorded is not None:
        before = replay(rows, yours.plan(), answers)
        if as_json:
            print_json(compared_document(recorded, before, result))
        else:
            print_compared(recorded, before, result, changes)
            print_answers(answers, kind_names(plan))
    elif as_json:
        print_json(replay_document(result))
    else:
        _print_for_people(result, kind_names(plan))


def _changed(settings: Settings, changes: Iterable[str]) -> Settings:
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise click.UsageError(
                f"--set {change}: write it as KEY=VALUE, as breaks.movement.every=30m"
            )
        try:
            settings = settings.with_text(key.strip(), value.strip())
        except SettingError as error:
            raise click.UsageError(f"--set {change}: {error.problem.words()}") from None
    return settings


# --- for people ---


def _print_for_people(result: Replay, names: Mapping[str, str]) -> None:
    if not result.prompts:
        click.echo("No prompt came due.\n")
    else:
        heads = ("kind", "due", "shown", "outcome", "ended", "")
        print_table([heads, *(_prompt_row(closed, names) for closed in result.prompts)])
        click.echo()
        print_totals(result.totals, names)
    print_exposure(result.exposure)


def _prompt_row(closed: PromptClosed, names: Mapping[str, str]) -> tuple[str, ...]:
    shown = "-" if closed.shown_at is None else f"{closed.shown_at:%H:%M:%S}"
    return (
        names.get(closed.kind, closed.kind),
        f"{closed.due_at:%Y-%m-%d %H:%M:%S}",
        shown,
        closed.outcome.value,
        f"{closed.at:%H:%M:%S}",
        _remark(closed),
    )


def _remark(closed: PromptClosed) -> str:
    remarks = []
    if closed.held_for:
        remarks.append(f"held {span(closed.held_s)} for {reasons_in_words(closed.held_for)}")
    if closed.postponed:
        remarks.append(f"postponed {closed.postponed} x")
    return ", ".join(remarks)
