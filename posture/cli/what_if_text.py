"""`posture simulate --compare`: two replays of a week side by side, and what they rest on."""

from collections.abc import Mapping, Sequence
from typing import Any

import click
import msgspec

from posture.cli.output import print_table
from posture.cli.words import span
from posture.core.answering import Answer, AnswerCounts, Answering, RecordedAnswers
from posture.core.settings import Settings
from posture.core.simulate import Replay, replay_document
from posture.core.what_if import RecordedWeek, WhatIfFigures, outcome
from posture.core.what_if_compare import Amount, Measure, amounts, compare

NAMES: Mapping[Measure, str] = {
    Measure.PROMPTS_A_DAY: "Prompts a day",
    Measure.AT_PAUSE: "Came at a pause",
    Measure.WITHOUT_PAUSE: "Came without a pause",
    Measure.WAITED: "Waited (median)",
    Measure.HELD: "Held by a call, full screen or meeting",
    Measure.IN_MEETING: "Came during one",
    Measure.OWN_BREAKS: "Breaks on your own",
    Measure.LONGEST: "Longest stretch",
    Measure.OVER_60: "Stretches over 60 min",
    Measure.BREAK_MIN: "Minutes of break an hour",
}
_LENGTHS = (Measure.WAITED, Measure.LONGEST)
_RATES = (Measure.PROMPTS_A_DAY, Measure.BREAK_MIN)


def say_limits(recorded: RecordedWeek, settings: Settings) -> None:
    """Say on stderr of which days of the week there is nothing to replay, though something was recorded."""
    if recorded.not_kept:
        days = ", ".join(str(day) for day in recorded.not_kept)
        kept = settings.text("retention.activity_days")
        click.echo(
            f"left out: {days}, of which no activity is kept (retention.activity_days is {kept})",
            err=True,
        )


def compared_document(recorded: RecordedWeek, yours: Replay, changed: Replay) -> dict[str, Any]:
    """The document of `simulate --compare --json`: two replays as without it, and their figures."""
    was = outcome(recorded.as_it_was, recorded)
    return {
        "week": str(recorded.week),
        "days": {
            day.isoformat(): {"desk_s": round(desk_s, 3), "counted": day in recorded.counted_days}
            for day, desk_s in sorted(recorded.desk_s.items())
        },
        "yours": {**replay_document(yours), "figures": _figures(outcome(yours, recorded))},
        "changed": {**replay_document(changed), "figures": _figures(outcome(changed, recorded))},
        "as_it_was": {"figures": _figures(was)},
    }


def print_compared(
    recorded: RecordedWeek, yours: Replay, changed: Replay, changes: Sequence[str]
) -> None:
    """The table, and what its figures rest on."""
    before, after = outcome(yours, recorded), outcome(changed, recorded)
    was = amounts(outcome(recorded.as_it_was, recorded))
    week = recorded.week
    click.echo(f"Week {week}, {week.first_day} to {week.last_day}, with {', '.join(changes)}\n")
    rows: list[tuple[str, ...]] = [("", "your settings", "changed", "as it was")]
    for one in compare(before, after):
        shown = (one.today, one.tried, was[one.measure])
        rows.append((NAMES[one.measure], *(_amount(one.measure, amount) for amount in shown)))
    print_table(rows, right=frozenset({1, 2, 3}))
    click.echo()
    click.echo(_days_in_words(recorded))
    click.echo(
        "The first two columns are replays, the third is what happened. Breaks that a prompt led to are "
        "replayed as work, since without it you might have gone on; rests of your own stay rests. Rests "
        "under a minute are not recorded, so prompts of a replay find fewer pauses. Outside the work "
        "hours of then nothing is recorded."
    )


def print_answers(answers: Answering, names: Mapping[str, str]) -> None:
    """Say how the prompts of the replays were answered."""
    if not isinstance(answers, RecordedAnswers):
        return
    if not answers.is_enough:
        click.echo("Fewer than five prompts were answered in that week: each is taken here.")
        return
    click.echo("Answers as in that week, spread evenly:")
    for kind, counts in answers.by_kind.items():
        follows = "" if answers.counts_for(kind) is counts else " (too few: as all kinds)"
        click.echo(f"  {names.get(kind, kind)}: {_counts_in_words(counts)}{follows}")


def _counts_in_words(counts: AnswerCounts) -> str:
    parts = [
        f"{counts.of(Answer.START)} of {counts.total} begun",
        f"{counts.of(Answer.SKIP)} skipped",
        f"{counts.of(Answer.IGNORE)} without an answer",
        f"{counts.of(Answer.POSTPONE)} postponed first",
    ]
    return ", ".join(parts)


def _days_in_words(recorded: RecordedWeek) -> str:
    counted = len(recorded.counted_days)
    days = "1 day" if counted == 1 else f"{counted} days"
    short = [day for day in sorted(recorded.desk_s) if day not in recorded.counted_days]
    words = f"Prompts a day are those of {days} with 2 h and more at the desk."
    return f"{words} Left out: {', '.join(map(str, short))}." if short else words


def _amount(measure: Measure, amount: Amount) -> str:
    if amount.value is None:
        return "-"
    if measure in _LENGTHS:
        return span(amount.value)
    if measure in _RATES:
        return f"{amount.value:.1f}"
    count = f"{amount.value:.0f}"
    return count if amount.of is None else f"{count} of {amount.of}"


def _figures(figures: WhatIfFigures) -> dict[str, Any]:
    return {
        **{measure.value: one.value for measure, one in amounts(figures).items()},
        "days": figures.counted_days,
        "prompts": msgspec.structs.asdict(figures.prompts),
        "by_kind": {kind: msgspec.structs.asdict(one) for kind, one in figures.by_kind.items()},
    }
