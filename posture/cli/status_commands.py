"""`posture status`: what the app does now, and what comes next."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import click
import msgspec

from posture import __version__
from posture.cli.history import counted_between
from posture.cli.output import print_json
from posture.cli.session import Session
from posture.cli.talking import ask
from posture.cli.words import (
    STAGES,
    STATES,
    WAITING_FOR,
    clock,
    coverage_in_words,
    kind_names,
    reasons_in_words,
    span,
)
from posture.core.breaks import Plan, headline_kinds
from posture.core.stats import Totals, together, totals_of
from posture.core.status import State
from posture.core.status_document import not_running_document
from posture.system.remote.messages import Exit, GetStatus


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def status(session: Session, as_json: bool) -> int:
    """What it is doing now, and what comes next.

    The exit code is 1 when Posture is not running; --json prints a document then, too.
    """
    reply = ask(session, GetStatus())
    if reply is not None and reply.code is not Exit.DONE:
        click.echo(reply.message, err=True)
        return reply.code
    document = _not_running(session) if reply is None else msgspec.json.decode(reply.document)
    if as_json:
        print_json(document)
    elif reply is None:
        click.echo("Posture is not running.")
    else:
        click.echo("\n".join(_lines(document, session.settings().plan(), session.now())))
    return Exit.FAILED if reply is None else Exit.DONE


def _not_running(session: Session) -> dict[str, Any]:
    now = session.now()
    records = counted_between(session, now.date(), now.date())
    return not_running_document(
        session.settings().profile_at(now),
        totals_of(records.counted),
        together(records.exposures.values()),
        __version__,
    )


def _lines(document: dict[str, Any], plan: Plan, now: datetime) -> list[str]:
    names = kind_names(plan)
    return [
        _state_line(document, now),
        *_prompt_lines(document, names),
        *(_next_line(entry, names, now) for entry in document["next"]),
        f"Profile: {document['profile']}.",
        _today_line(document, headline_kinds(plan)),
    ]


def _state_line(document: dict[str, Any], now: datetime) -> str:
    state = State(document["state"])
    line = STATES[state]
    if state is State.PAUSED:
        line += f" until {_clock(document['paused_until'], now) or 'you resume'}"
    elif state is State.QUIET:
        line += f" during {reasons_in_words(document['quiet'])}"
        if seen := document["quiet_seen"].get("call"):
            line += f" ({' and '.join(seen)} in use)"
        if document["quiet_since"]:
            held_s = (now - datetime.fromisoformat(document["quiet_since"])).total_seconds()
            line += f", for {span(max(0.0, held_s))} now"
    elif state is State.OFF_HOURS and document["work_starts"]:
        line += f"; work starts {_clock(document['work_starts'], now)}"
    elif state is State.WORKING:
        line += f"; at the desk for {span(document['sitting_s'])}"
    return f"{line}."


def _prompt_lines(document: dict[str, Any], names: dict[str, str]) -> list[str]:
    prompt = document["prompt"]
    if prompt is None:
        return []
    left = "" if prompt["left_s"] is None else f", {span(prompt['left_s'])} left"
    kind = names.get(prompt["kind"], prompt["kind"])
    return [f"{kind} {STAGES.get(prompt['stage'], prompt['stage'])}{left}."]


def _next_line(entry: dict[str, Any], names: dict[str, str], now: datetime) -> str:
    kind = names.get(entry["kind"], entry["kind"])
    if entry["waiting_for"] is not None:
        return f"Next: {kind}, {WAITING_FOR.get(entry['waiting_for'], 'waiting')}."
    return f"Next: {kind} in {span(entry['due_in_s'])} ({_clock(entry['due_at'], now)})."


def _today_line(document: dict[str, Any], kinds: Collection[str]) -> str:
    """The breaks that the Today page counts, too: without micro-breaks."""
    today = document["today"]
    names = Totals.__struct_fields__
    counts = {name: sum(today[kind][name] for kind in today if kind in kinds) for name in names}
    breaks = coverage_in_words(Totals(**counts))
    return f"Today: {breaks} breaks taken; at the desk for {span(document['exposure']['desk_s'])}."


def _clock(iso: str | None, now: datetime) -> str:
    return clock(datetime.fromisoformat(iso), now) if iso else ""
