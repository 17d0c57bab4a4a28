"""Recorded days whose outcomes were worked out by hand from the rules (tests/traces)."""

import json
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from posture.core.events import PromptClosed
from posture.core.settings import Settings
from posture.core.simulate import Answer, Answers, replay
from posture.core.stats import totals_document
from posture.core.traces import Row, read_trace

TRACES = Path(__file__).parent.parent / "traces"
CASES = sorted(TRACES.glob("*.toml"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 90


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_trace(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    result = replay(_rows(case), _settings(case).plan(), _answers(case["answer"]), _zone(case))
    assert [_seen(closed) for closed in _in_order(result.prompts)] == [
        _expected(prompt) for prompt in case.get("prompts", [])
    ], case["why"]
    given = {(p["ended_at"], p["kind"]): p for p in case.get("prompts", []) if "held_s" in p}
    for closed in result.prompts:
        key = next((k for k in given if datetime.fromisoformat(k[0]) == closed.at), None)
        if key is not None and key[1] == closed.kind:
            assert closed.held_s == pytest.approx(given[key]["held_s"])
    totals = totals_document(result.totals)
    for kind, figures in case.get("totals", {}).items():
        assert {name: totals[kind][name] for name in figures} == figures


def _rows(case: Mapping[str, Any]) -> list[Row]:
    return list(read_trace(case["trace"].strip().splitlines(), "trace"))


def _zone(case: Mapping[str, Any]) -> ZoneInfo | None:
    return ZoneInfo(case["timezone"]) if "timezone" in case else None


def _settings(case: Mapping[str, Any]) -> Settings:
    settings = Settings()
    for key, value in case.get("set", {}).items():
        settings = settings.with_text(key, value if isinstance(value, str) else _toml(value))
    return settings


def _toml(value: object) -> str:
    """A value as a person types it on the command line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value)


def _answers(answer: str | Mapping[str, str]) -> Answers:
    if isinstance(answer, str):
        return Answers(Answer(answer))
    return Answers(by_kind={kind: Answer(word) for kind, word in answer.items()})


def _in_order(prompts: tuple[PromptClosed, ...]) -> list[PromptClosed]:
    return sorted(prompts, key=lambda closed: (closed.at, closed.kind))


def _seen(closed: PromptClosed) -> tuple[object, ...]:
    return (
        closed.kind,
        closed.due_at,
        closed.shown_at,
        closed.outcome.value,
        closed.at,
        closed.postponed,
        frozenset(closed.held_for),
    )


def _expected(prompt: Mapping[str, Any]) -> tuple[object, ...]:
    shown = prompt.get("shown_at")
    return (
        prompt["kind"],
        datetime.fromisoformat(prompt["due_at"]),
        None if shown is None else datetime.fromisoformat(shown),
        prompt["outcome"],
        datetime.fromisoformat(prompt["ended_at"]),
        prompt.get("postponed", 0),
        frozenset(prompt.get("held_for", ())),
    )
