"""How `posture simulate` has prompts answered: one rule, a file of rules, or the answers of the week."""

import tomllib
from collections.abc import Sequence

import click

from posture.cli.endings import invalid
from posture.cli.replay_inputs import text_of
from posture.core.answering import Answer, Answering, Answers, RecordedAnswers
from posture.core.simulate import DEFAULT_RULE
from posture.core.what_if import RecordedWeek

LARGEST_ANSWERS = 64 * 1024
"""Bytes."""
RECORDED = "recorded"
_RULES = [answer.value for answer in Answer]
ANSWERS = [*_RULES, RECORDED]


def answering(
    answer: str | None, file: str | None, kinds: Sequence[str], recorded: RecordedWeek | None
) -> Answering:
    """Who answers. Raises click.UsageError, or Ending for a file that makes no sense."""
    if answer is not None and file is not None:
        raise click.UsageError("use either --answer or --answers")
    if file is not None:
        rules = _rules_of(file, kinds)
        default = rules.pop(DEFAULT_RULE, Answer.START)
        return Answers(default, rules)
    if answer != RECORDED:
        return Answers(Answer(answer or Answer.START))
    if recorded is None:
        raise click.UsageError("--answer recorded needs --week: a trace has no answers in it")
    return RecordedAnswers(recorded.closed)


def _rules_of(file: str, kinds: Sequence[str]) -> dict[str, Answer]:
    try:
        table = tomllib.loads(text_of(file, LARGEST_ANSWERS))
    except (ValueError, RecursionError) as error:
        raise invalid(f"{file}: this is not TOML: {error}") from None
    return {kind: _rule_of(file, kind, rule, kinds) for kind, rule in table.items()}


def _rule_of(file: str, kind: str, rule: object, kinds: Sequence[str]) -> Answer:
    if kind not in (*kinds, DEFAULT_RULE):
        raise invalid(f"{file}: there is no kind “{kind}”; use {', '.join((*kinds, DEFAULT_RULE))}")
    if rule not in _RULES:
        raise invalid(f"{file}: {kind} = {str(rule)[:40]!r} is no answer; use {', '.join(_RULES)}")
    return Answer(str(rule))
