"""The command line's words, and that they keep to the rules for words."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from posture.cli import words
from posture.cli.verbs import VERBS, VerbGroup
from posture.cli.words import cause_in_words, clock, reasons_in_words, span
from posture.core.events import Cause, Outcome
from posture.core.status import State
from tests.cli.conftest import NOW

ROOT = Path(__file__).parents[2]
KINDS = {"movement": "Movement break"}
NEVER = re.compile(
    r"\b(must|should|only|failed|missed|lazy|treats?|prevents?|relieves?|heals?)\b|!(?!r)",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (0.4, "0 s"),
        (45, "45 s"),
        (60, "1 min"),
        (150, "2 min 30 s"),
        (599.6, "10 min"),
        (1829, "30 min"),
        (3600, "1 h"),
        (3599, "1 h"),
        (5430, "1 h 30 min"),
        (90_000, "25 h"),
    ],
)
def test_a_length_of_time(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_a_moment_of_another_day_has_its_date() -> None:
    assert clock(NOW, NOW) == "10:00"
    assert clock(NOW + timedelta(days=1), NOW) == "2026-11-24 10:00"


def test_quiet_reasons() -> None:
    assert reasons_in_words(["call"]) == "a call"
    assert reasons_in_words(["dnd", "app:zoom"]) == "do not disturb and zoom"
    assert reasons_in_words([]) == "a quiet time"


def make_cause(
    code: str,
    kind: str | None = "movement",
    seconds: float | None = 300.0,
    reasons: tuple[str, ...] = (),
    until: datetime | None = None,
) -> Cause:
    return Cause(at=NOW, code=code, kind=kind, seconds=seconds, reasons=reasons, until=until)


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [
        (
            make_cause("due", seconds=None),
            "Movement break: due; it waits for a pause in your work.",
        ),
        (make_cause("held", reasons=("call",)), "Movement break: held during a call."),
        (
            make_cause("hold_ended", reasons=("fullscreen",)),
            (
                "Movement break: held for 5 min during a full-screen window; "
                "it comes at the next pause from a minute on."
            ),
        ),
        (
            make_cause("shown_bound"),
            "Movement break: came 5 min after it was due, because no pause came in between.",
        ),
        (make_cause("shown_again"), "Movement break: came once more."),
        (
            make_cause("heads_up", seconds=30),
            "Movement break: announced; it comes at a pause in your work or in 30 s.",
        ),
        (
            make_cause("no_answer"),
            "Movement break: no answer while you worked on; it comes once more in 5 min.",
        ),
        (
            make_cause("no_answer", seconds=0),
            "Movement break: no answer while you worked on.",
        ),
        (make_cause("postponed"), "Movement break: postponed by 5 min."),
        (
            make_cause("break_began", reasons=("away",)),
            "Movement break: the break began as you walked away.",
        ),
        (make_cause("break_began"), "Movement break: the break began."),
        (make_cause("taken", seconds=None), "Movement break: taken."),
        (make_cause("paused", kind=None), "Everything is paused until you resume."),
        (
            make_cause("paused", kind=None, until=NOW + timedelta(hours=1)),
            "Everything is paused until 11:00.",
        ),
        (make_cause("day_began", kind=None), "Work began, and all counts with it."),
        (make_cause("skipped", kind="stairs"), "stairs: skipped."),
        (make_cause("some_new_code", kind=None), "some new code."),
    ],
)
def test_a_cause_is_a_sentence(cause: Cause, sentence: str) -> None:
    assert cause_in_words(cause, KINDS) == sentence


def test_every_code_of_the_engine_has_words() -> None:
    explained = re.compile(r'explain\(\s*f?"([a-z_{}]+)"(?: if [^"]+"([a-z_]+)")?')
    source = "".join(path.read_text() for path in (ROOT / "posture" / "core").glob("*.py"))
    codes = {code for match in explained.findall(source) for code in match if code}
    shown = {f"shown_{why}" for why in re.findall(r'show_card\([^"]+"(\w+)"', source)}
    codes = (codes - {"shown_{why}"}) | shown | set(Outcome)
    assert len(codes) > 15
    bare = {
        c for c in codes if cause_in_words(make_cause(c), {}) == f"movement: {c.replace('_', ' ')}."
    }
    assert bare <= {"skipped"}  # whose sentence is the word itself


def test_every_state_has_words() -> None:
    assert set(words.STATES) == set(State)


def test_the_words_keep_to_the_rules() -> None:
    for path in (ROOT / "posture" / "cli").glob("*.py"):
        for text in re.findall(r'"([^"\n]*)"', path.read_text(encoding="utf-8")):
            sentence = text if " " in text else ""
            assert NEVER.search(sentence) is None, f"{path.name}: {text}"


@pytest.mark.parametrize("name", list(VERBS))
def test_the_summary_of_a_verb_is_its_help(name: str) -> None:
    import click

    command = VerbGroup().get_command(click.Context(click.Command("posture")), name)
    assert command is not None
    assert command.name == name
    assert (command.help or "").splitlines()[0] == VERBS[name].summary
