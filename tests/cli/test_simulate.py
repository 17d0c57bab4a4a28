"""`posture simulate`: traces, recorded weeks, settings and answers; and what is wrong with them."""

import io
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from posture.cli.replay_inputs import LARGEST_TRACE
from posture.core.breaks import Plan
from posture.core.events import DeskSpan
from posture.core.simulate import Answers, replay
from posture.core.traces import read_trace
from tests.cli.conftest import BERLIN, Cli

DAY = """\
at,state
2026-11-23T09:00+01:00,active
2026-11-23T10:20+01:00,active+call
2026-11-23T12:00+01:00,idle
2026-11-23T12:40+01:00,active
2026-11-23T14:00+01:00,off
"""


@pytest.fixture
def trace(cli: Cli) -> str:
    path = cli.folder / "day.csv"
    path.write_text(DAY)
    return str(path)


def outcomes(document: Any, kind: str = "movement") -> list[str]:
    return [prompt["outcome"] for prompt in document["prompts"] if prompt["kind"] == kind]


def test_json_is_the_contract(cli: Cli, trace: str) -> None:
    ended = cli("simulate", "--trace", trace, "--json")
    assert (ended.code, ended.err) == (0, "")
    [first, *_] = [p for p in ended.document["prompts"] if p["kind"] == "movement"]
    assert first == {
        "kind": "movement",
        "due_at": "2026-11-23T10:00:00+01:00",
        "shown_at": "2026-11-23T10:09:30+01:00",
        "held_s": 0.0,
        "held_for": [],
        "outcome": "taken",
        "ended_at": "2026-11-23T10:15:00+01:00",
        "postponed": 0,
    }
    assert set(ended.document) == {"prompts", "totals", "exposure"}
    assert ended.document["totals"]["movement"]["taken"] >= 1


def test_for_people(cli: Cli, trace: str) -> None:
    lines = cli(
        "simulate", "--trace", trace, "--set", "breaks.micro.enabled=false"
    ).out.splitlines()
    assert lines[0].split() == ["kind", "due", "shown", "outcome", "ended"]
    assert lines[1].split() == [
        "Movement", "break", "2026-11-23", "10:00:00", "10:09:30", "taken", "10:15:00",
    ]  # fmt: skip
    assert lines[2].split(maxsplit=7)[4:] == ["-", "natural", "12:05:00", "held 45 min for a call"]
    assert "Movement break      2        1" in "\n".join(lines)
    assert lines[-1].startswith("At the desk: ")


def test_a_day_without_prompts(cli: Cli) -> None:
    path = cli.folder / "short.csv"
    path.write_text("at,state\n2026-11-23T09:00+01:00,active\n2026-11-23T09:05+01:00,off\n")
    assert cli("simulate", "--trace", str(path)).out.startswith("No prompt came due.\n")


def test_settings_of_the_user_and_of_the_command_line(cli: Cli, trace: str) -> None:
    cli.paths.settings_file.write_text("[breaks.micro]\nenabled = false\n")
    usual = cli("simulate", "--trace", trace, "--json").document
    often = cli(
        "simulate", "--trace", trace, "--json",
        "--set", "breaks.movement.every=30m", "--set", "breaks.movement.length=2m",
    ).document  # fmt: skip
    assert {prompt["kind"] for prompt in usual["prompts"]} == {"movement"}
    assert len(often["prompts"]) > len(usual["prompts"])


def test_answers(cli: Cli, trace: str) -> None:
    command = ("simulate", "--trace", trace, "--json")
    assert outcomes(cli(*command, "--answer", "skip").document)[0] == "skipped"
    assert outcomes(cli(*command, "--answer", "ignore").document)[0] == "ignored"
    rules = cli.folder / "answers.toml"
    rules.write_text('movement = "skip"\ndefault = "ignore"\n')
    document = cli(*command, "--answers", str(rules)).document
    assert outcomes(document)[0] == "skipped"
    assert outcomes(document, "micro")[0] == "ignored"


def test_stdin(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DAY.encode())))
    assert outcomes(cli("simulate", "--trace", "-", "--json").document)[0] == "taken"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"at,state\n")))
    assert cli.complaint(2, "simulate", "--trace", "-").startswith("stdin: there are no rows")


def test_a_schedule_of_profiles_is_left_out_and_said(cli: Cli, trace: str) -> None:
    cli.paths.settings_file.write_text('[profiles]\nschedule = ["eyes mon-fri 13:00-17:00"]\n')
    ended = cli("simulate", "--trace", trace, "--json")
    assert ended.err == "profiles.schedule is left out: one profile holds all the time\n"
    assert outcomes(ended.document)[0] == "taken"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("", "use either --trace FILE or --week YYYY-Www"),
        ("--trace day.csv --week 2026-W47", "use either --trace FILE or --week YYYY-Www"),
        ("--trace day.csv --set x", "--set x: write it as KEY=VALUE, as breaks.movement.every=30m"),
        (
            "--trace day.csv --set breaks.movement.evry=3m",
            (
                "--set breaks.movement.evry=3m: breaks.movement.evry is not a setting; "
                "did you mean breaks.movement.every?"
            ),
        ),
        (
            "--trace day.csv --set breaks.movement.every=often",
            (
                '--set breaks.movement.every=often: breaks.movement.every = "often" is not a '
                "duration; use for example 45s, 30m or 1h30m (5s to 24h)"
            ),
        ),
        (
            "--trace day.csv --answer maybe",
            (
                "Invalid value for '--answer': 'maybe' is not one of "
                "'start', 'skip', 'postpone', 'ignore', 'recorded'."
            ),
        ),
        ("--trace day.csv --answer skip --answers a.toml", "use either --answer or --answers"),
        ("--week 2026-47", "a week is written like 2026-W47, not '2026-47'"),
    ],
)
def test_a_wrong_command(cli: Cli, words: str, complaint: str) -> None:
    assert cli.complaint(2, "simulate", *words.split()) == f"posture simulate: {complaint}"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "there are no rows; each is a time and a state, as 2026-11-23T09:00+01:00,active"),
        (b"\x00\xff\xfe\x01", "line 1: this is not UTF-8 text"),
        (b"at,state\n2026-11-23T09:00+01:00,act\xffive\n", "line 2: this is not UTF-8 text"),
        (b"time,what\n", "line 1: the header is at,state and not 'time,what'"),
        (b"x" * (LARGEST_TRACE + 1), "the file is larger than 65536 KiB"),
        (
            b"at,state\n0001-01-01T00:00+01:00,active\n",
            "line 2: the year 1 is not one of 1900 to 2199",
        ),
        (
            b"at,state\n2000-01-01T00:00+01:00,active\n2026-01-01T00:00+01:00,idle\n",
            "a trace is at most five years long",
        ),
    ],
    ids=["empty", "binary", "not-utf8", "header", "large", "year", "long"],
)
def test_a_trace_that_cannot_be_read(cli: Cli, content: bytes, complaint: str) -> None:
    path = cli.folder / "trace.csv"
    path.write_bytes(content)
    said = cli.complaint(2, "simulate", "--trace", str(path), "--json")
    assert said.removeprefix(str(path)).lstrip(": ") == complaint


def test_a_trace_that_is_not_there(cli: Cli) -> None:
    missing = str(cli.folder / "none.csv")
    assert (
        cli.complaint(2, "simulate", "--trace", missing) == f"{missing}: No such file or directory"
    )
    folder = str(cli.folder)
    assert cli.complaint(2, "simulate", "--trace", folder) == f"{folder}: Is a directory"
    endless = cli.complaint(2, "simulate", "--trace", "/dev/zero")
    assert endless == "/dev/zero: the file is larger than 65536 KiB"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("movement = ", "this is not TOML: Invalid value (at end of document)"),
        (
            'moves = "skip"',
            (
                "there is no kind “moves”; use micro, movement, posture, hydration, stand, "
                "day-limit, default"
            ),
        ),
        (
            'movement = "maybe"',
            "movement = 'maybe' is no answer; use start, skip, postpone, ignore",
        ),
        ("default = 5", "default = '5' is no answer; use start, skip, postpone, ignore"),
        ("movement = []", "movement = '[]' is no answer; use start, skip, postpone, ignore"),
    ],
)
def test_answers_that_make_no_sense(cli: Cli, trace: str, text: str, complaint: str) -> None:
    path = cli.folder / "answers.toml"
    path.write_text(text)
    said = cli.complaint(2, "simulate", "--trace", trace, "--answers", str(path))
    assert said == f"{path}: {complaint}"


class TestWeek:
    def test_a_recorded_week_gives_what_its_trace_gave(self, cli: Cli) -> None:
        first = replay(read_trace(DAY.splitlines(), "day"), Plan(), Answers())
        cli.record(first.spans)
        document = cli("simulate", "--week", "2026-W48", "--json").document
        assert outcomes(document) == [
            closed.outcome for closed in first.prompts if closed.kind == "movement"
        ]
        assert document["exposure"]["desk_s"] == pytest.approx(first.exposure.desk_s, rel=0.1)

    def test_a_week_without_a_record(self, cli: Cli) -> None:
        assert cli.complaint(1, "simulate", "--week", "2026-W10") == (
            "no activity is recorded in 2026-W10 (retention.activity_days is 90)"
        )

    def test_a_record_with_a_state_of_another_version(self, cli: Cli) -> None:
        start = datetime(2026, 11, 23, 9, tzinfo=BERLIN)
        cli.record([DeskSpan(at=start, start=start, state="floating", seconds=60)])
        assert cli.complaint(1, "simulate", "--week", "2026-W48").startswith(
            "the record of 2026-W48 can’t be replayed: 'floating' is not a state"
        )


def test_a_year_is_replayed_in_seconds(cli: Cli) -> None:
    start = datetime(2026, 1, 5, tzinfo=BERLIN)
    rows = ["at,state"]
    for number in range(260):
        day = start + timedelta(days=number + 2 * (number // 5))
        for hours, state in ((9, "active"), (12, "idle"), (13, "active+call"), (17, "off")):
            rows.append(f"{(day + timedelta(hours=hours)).isoformat()},{state}")
    path = Path(cli.folder / "year.csv")
    path.write_text("\n".join(rows))
    document = cli("simulate", "--trace", str(path), "--json").document
    assert document["totals"]["movement"]["taken"] >= 260
