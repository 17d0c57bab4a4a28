"""`posture why`: the stories of the last hours, of a day, of a moment; for people and as JSON."""

from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from posture.core.events import Cause, Outcome, PromptClosed
from posture.core.messages import Explain, Record, Skip
from posture.storage.database import open_database
from posture.storage.event_store import EventStore
from posture.storage.tables import Recordable
from tests.cli.conftest import NOW, Cli
from tests.core.plans import a_plan, work_hours
from tests.core.scenario import Scenario

PLAN = a_plan("micro", "movement", hours=work_hours("08:00-18:00"))
CALL = """\
09:00  The movement break due at 09:00 waited 12 minutes because a call was
       going on; you walked away at 09:12, so it counts as taken on your own.
"""


def recorded(day: Scenario) -> Sequence[Recordable]:
    """All that a scenario gave the store to keep."""
    found: list[Recordable] = []
    for decision in day.decisions:
        if isinstance(decision, Record):
            found.append(decision.event)
        elif isinstance(decision, Explain):
            found.append(decision.cause)
    return found


@pytest.fixture(scope="module")
def day() -> Sequence[Recordable]:
    """Monday from eight to ten: a call over the movement break, then a walk, then a skip."""
    life = Scenario("08:00", day=NOW.date(), plan=PLAN).work("50m").call("22m").rest("9m")
    return recorded(life.work("30m").rest("9s").answer(Skip).work("5m"))


@pytest.fixture
def morning(cli: Cli, day: Sequence[Recordable]) -> Cli:
    cli.record(day)
    return cli


def cause(hours_ago: float, code: str, kind: str | None = "movement") -> Cause:
    return Cause(at=NOW - timedelta(hours=hours_ago), code=code, kind=kind, seconds=3600.0)


def test_the_stories_of_the_last_hours(morning: Cli) -> None:
    said = morning("why")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("08:00  Work began at 08:00, and all counts with it.\n08:30  ")
    assert CALL in said.out
    assert said.out.endswith("you skipped it at\n       09:51.\n")


def test_the_last_few(morning: Cli) -> None:
    assert morning("why", "--last", "1").out == (
        "09:51  The micro-break due at 09:51 came at your next pause; you skipped it at\n"
        "       09:51.\n"
    )


def test_the_last_few_reach_back_over_days(cli: Cli) -> None:
    cli.record([cause(100, "halved", None), cause(30, "off_hours", None), cause(1, "halved", None)])
    assert cli("why", "--last", "2").out == (
        "Yesterday, 2026-11-22\n"
        "04:00  Work hours ended at 04:00: nothing prompts and nothing counts.\n"
        "09:00  Three prompts in a row had no answer by 09:00, so they come half as\n"
        "       often that day.\n"
    )


def test_one_day_and_one_kind(morning: Cli) -> None:
    said = morning("why", "--day", "2026-11-23", "--kind", "movement").out
    assert CALL in said
    assert "micro-break" not in said
    assert morning("why", "--day", "2026-11-20").out == "Nothing is recorded of 2026-11-20.\n"


def test_a_moment_in_which_nothing_came(morning: Cli) -> None:
    assert morning("why", "--at", "09:30").out == (
        "Today, 09:30\n"
        "The micro-break counted from 09:21, after your rest of 9 minutes; the next one\n"
        "was due at 09:51.\n"
        "The movement break counted from 09:21, after your rest of 9 minutes; it would\n"
        "have been due at 10:21, after 60 minutes.\n"
    )


def test_a_moment_in_which_a_prompt_was_held(morning: Cli) -> None:
    said = morning("why", "--at", "09:05", "--kind", "movement").out
    assert said == (
        "Today, 09:05\n"
        "The movement break due at 09:00 waited 12 minutes because a call was going on;\n"
        "you walked away at 09:12, so it counts as taken on your own.\n"
        "09:00  Due after 60 minutes at the desk.\n"
        "09:00  Held because a call was going on.\n"
        "09:12  Free after 12 minutes; it comes at the first pause from a minute on.\n"
        "09:12  You walked away.\n"
        "09:17  Counts as taken on your own.\n"
    )


def test_a_moment_of_another_day(morning: Cli) -> None:
    assert morning("why", "--at", "2026-11-21T11:00").out == (
        "Saturday, 2026-11-21, 11:00\n"
        "That was outside work hours: nothing prompts and nothing counts until Monday\n"
        "09:00.\n"
    )


def test_json(morning: Cli) -> None:
    document = morning("why", "--json").document
    decisions: list[dict[str, Any]] = document["decisions"]
    assert decisions[0] == {
        "at": "2026-11-23T08:00:00+01:00",
        "code": "day_began",
        "kind": None,
        "prompt_id": None,
        "seconds": None,
        "reasons": [],
        "until": None,
        "words": "Work began, and all counts with it.",
        "story": document["stories"][0]["id"],
    }
    (held,) = [one for one in document["stories"] if one.get("waited_for") == "quiet"]
    assert (held["type"], held["kind"], held["at"]) == (
        "prompt",
        "movement",
        "2026-11-23T09:00:00+01:00",
    )
    assert (held["outcome"], held["counts_as"], held["waited_s"]) == ("natural", "on_my_own", 720.0)
    assert held["phrases"] == ["due_waited_quiet", "natural"]
    assert held["sentence"] == " ".join(line[7:] for line in CALL.splitlines())
    assert [step["phrase"] for step in held["steps"]] == [
        "step_due_after",
        "step_held",
        "step_hold_ended",
        "step_rest_away",
        "step_ended",
    ]
    assert {one["story"] for one in decisions if one["code"] == "held"} == {held["id"]}
    assert len(morning("why", "--json", "--last", "3").document["decisions"]) == 3


def test_json_of_a_moment(morning: Cli) -> None:
    document = morning("why", "--at", "09:30", "--json").document
    assert (document["then"], document["at_desk"]) == ("counting", None), "it still goes on"
    assert document["counts"][1] == {
        "kind": "movement",
        "since": "2026-11-23T09:21:00+01:00",
        "every_s": 3600.0,
        "due_at": "2026-11-23T10:21:00+01:00",
    }
    assert document["stories"] == []


def test_a_decision_that_no_story_tells_is_told_as_it_is(cli: Cli) -> None:
    """A newer version’s, or a cause whose prompt is not known."""
    cli.record([cause(1, "some_new_code", None), cause(0.5, "due")])
    assert cli("why").out == (
        "09:00  some new code.\n"
        "09:30  Movement break: due after 1 h at the desk; it waits for a pause in your\n"
        "       work.\n"
    )
    [first, second] = cli("why", "--json").document["decisions"]
    assert (first["story"], second["code"], second["kind"]) == (None, "due", "movement")


def test_a_day_whose_causes_are_kept_no_more(cli: Cli) -> None:
    at = NOW - timedelta(days=200)
    closed = PromptClosed(
        at=at, prompt_id="a", kind="movement", outcome=Outcome.IGNORED, due_at=at, shown_at=at
    )
    cli.record([closed, cause(1, "halved", None)])
    assert cli("why", "--day", f"{at:%Y-%m-%d}").out == (
        f"{at:%A}, {at:%Y-%m-%d}\n"
        "Causes of this day are kept no more; these are the outcomes.\n"
        "10:00  The movement break due at 10:00 came at 10:00; there was no answer while\n"
        "       you worked on, so it counts as unanswered.\n"
    )


def test_a_prompt_that_was_deleted_has_no_story(morning: Cli, day: Sequence[Recordable]) -> None:
    closed = next(one for one in day if isinstance(one, PromptClosed) and one.kind == "movement")
    with closing(open_database(morning.paths.database_file, NOW.date())) as database:
        from posture.storage.removal import remove_prompt

        remove_prompt(database, closed.prompt_id)
    assert "09:00  The movement break" not in morning("why").out


def test_nothing_to_tell(cli: Cli) -> None:
    assert cli("why").out == "Nothing was decided in the last 12 hours.\n"
    assert cli("why", "--last", "3").out == "Nothing is recorded yet.\n"
    assert cli("why", "--json").document == {"decisions": [], "stories": []}
    assert cli("why", "--at", "09:30").out == "Today, 09:30\nNothing is recorded of that time.\n"
    assert not cli.paths.database_file.exists()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("--last 0", "posture why: Invalid value"),
        ("--last 3 --day 2026-11-20", "posture why: use either --last or --day and --at"),
        ("--kind tea", "posture why: there is no kind “tea”; there are micro, movement"),
        ("--at soon", "posture why: “soon” is not a time"),
        ("--at 10:30", "posture why: 10:30 lies ahead"),
        ("--day monday", "posture why: “monday” is not a day"),
    ],
)
def test_what_makes_no_sense(cli: Cli, words: str, complaint: str) -> None:
    assert cli.complaint(2, "why", *words.split()).startswith(complaint)


def test_no_line_is_wider_than_a_terminal(morning: Cli) -> None:
    for words in ((), ("--at", "09:05"), ("--day", "2026-11-23"), ("--last", "5")):
        assert max(map(len, morning("why", *words).out.splitlines())) <= 79


def test_reading_changes_nothing(morning: Cli) -> None:
    with closing(open_database(morning.paths.database_file, NOW.date())) as database:
        before = EventStore(database).why_between(NOW.date(), NOW.date())
    morning("why", "--json")
    with closing(open_database(morning.paths.database_file, NOW.date())) as database:
        assert EventStore(database).why_between(NOW.date(), NOW.date()) == before
    assert msgspec.json.encode(before)
