"""`status` and `stats`: what is read from the app and from the record."""

import csv
import io
import sqlite3
from datetime import datetime, timedelta

import pytest

from posture.core.care_events import FlareBegan, FlareEnded
from posture.core.events import (
    CheckAnswer,
    CheckItemAnswered,
    DeskSpan,
    Outcome,
    PromptClosed,
    PromptPostponed,
    RoutineEnded,
)
from posture.core.exposure import Exposure
from posture.core.stats import totals
from posture.core.status import NextUp, PromptNow, State, Status
from posture.core.status_document import status_document
from posture.storage.tables import Recordable
from posture.system.remote.messages import Exit, GetStatus, Reply
from tests.cli.conftest import NOW, Cli
from tests.remote_app import RemoteApp


def closed(
    number: int, outcome: Outcome, at: datetime = NOW, kind: str = "movement"
) -> PromptClosed:
    return PromptClosed(
        at=at + timedelta(minutes=5),
        prompt_id=f"{kind}-{at:%d}-{number}",
        kind=kind,
        outcome=outcome,
        due_at=at,
        postponed=1 if outcome is Outcome.TAKEN else 0,
    )


def span(start: datetime, minutes: int, state: str = "active") -> DeskSpan:
    seconds = minutes * 60.0
    return DeskSpan(
        at=start + timedelta(seconds=seconds), start=start, state=state, seconds=seconds
    )


MONDAY: list[Recordable] = [
    *(closed(number, Outcome.TAKEN) for number in range(3)),
    closed(3, Outcome.NATURAL),
    closed(4, Outcome.SKIPPED),
    closed(5, Outcome.IGNORED),
    closed(6, Outcome.HELD),
    closed(7, Outcome.TAKEN, kind="micro"),
    span(NOW - timedelta(hours=1), 30),
    span(NOW - timedelta(minutes=20), 70),
    CheckItemAnswered(NOW, "quick", "feet-flat", CheckAnswer.RIGHT, "run-1"),
    CheckItemAnswered(NOW, "quick", "feet-flat", CheckAnswer.FIXED, "run-2"),
    RoutineEnded(at=NOW, routine="neck-60", started_at=NOW, steps=2, steps_done=1),
]
LAST_WEEK = NOW - timedelta(days=7)


class TestStats:
    def test_json_is_the_contract(self, cli: Cli) -> None:
        cli.record(MONDAY)
        ended = cli("stats", "--json")
        assert (ended.code, ended.err) == (0, "")
        document = ended.document
        assert (document["from"], document["to"]) == ("2026-11-23", "2026-11-29")
        assert document["totals"]["movement"] == {
            "taken": 3,
            "partial": 0,
            "natural": 1,
            "skipped": 1,
            "ignored": 1,
            "held": 1,
            "absorbed": 0,
            "expired": 0,
            "postponements": 3,
            "coverage": 4 / 6,
            "uptake": 3 / 5,
        }
        assert document["totals"]["micro"]["coverage"] is None
        assert document["totals"]["all"]["taken"] == 4
        assert document["exposure"]["desk_s"] == 6000
        assert document["exposure"]["longest_stretch_s"] == 4200
        assert document["exposure"]["stretches_over_60min"] == 1
        assert document["exposure"]["share_over_60min"] == 0.7
        assert [day["date"] for day in document["days"]][::6] == ["2026-11-23", "2026-11-29"]
        assert document["days"][0]["totals"]["all"]["taken"] == 4
        assert document["checks"] == [
            {"id": "quick", "item": "feet-flat", "right": 1, "fixed": 1, "cannot": 0}
        ]
        assert document["routines"] == [{"id": "neck-60", "started": 1, "finished": 0}]

    def test_for_people(self, cli: Cli) -> None:
        cli.record(MONDAY)
        assert cli("stats").out == (
            "Week 2026-W48, 2026-11-23 to 2026-11-29\n"
            "\n"
            "                taken  natural  partial  skipped  ignored       coverage         uptake\n"
            "Micro-break         1        0        0        0        0         1 of 1         1 of 1\n"
            "Movement break      3        1        0        1        1  4 of 6 (67 %)  3 of 5 (60 %)\n"
            "All                 4        1        0        1        1  5 of 7 (71 %)  4 of 6 (67 %)\n"
            "Not counted: 1 held, 0 absorbed, 0 expired. Postponed: 4 times.\n"
            "Typical is about half.\n"
            "\n"
            "At the desk: 1 h 40 min; longest stretch 1 h 10 min; "
            "stretches over 60 min: 1 (70 % of the time).\n"
            "Postponed at least once: 3 of 6 (50 %).\n"
            "Posture check quick, feet-flat: 1 right, 1 fixed, 0 cannot.\n"
            "Routine neck-60: 1 started, 0 finished.\n"
        )

    def test_csv_has_a_row_for_each_day_and_kind(self, cli: Cli) -> None:
        cli.record(MONDAY)
        ended = cli("stats", "--from", "2026-11-22", "--to", "2026-11-23", "--csv")
        rows = list(csv.DictReader(io.StringIO(ended.out)))
        assert [(row["date"], row["kind"]) for row in rows] == [
            ("2026-11-22", "all"),
            ("2026-11-23", "micro"),
            ("2026-11-23", "movement"),
            ("2026-11-23", "all"),
        ]
        assert rows[3]["taken"] == "4"
        assert rows[3]["desk_s"] == "6000.0"
        assert rows[2]["desk_s"] == ""
        assert rows[1]["coverage"] == ""

    def test_days_in_recovery_mode_are_told_and_in_no_total(self, cli: Cli) -> None:
        yesterday = NOW - timedelta(days=1)
        flare: list[Recordable] = [FlareBegan(yesterday, yesterday, "low-back")]
        flare.append(FlareEnded(yesterday + timedelta(hours=1)))
        cli.record([*MONDAY, *flare, closed(9, Outcome.SKIPPED, yesterday)])
        days = ("stats", "--from", "2026-11-22")
        document = cli(*days, "--json").document
        assert document["recovery_days"] == ["2026-11-22"]
        assert document["totals"]["movement"]["skipped"] == 1
        assert document["headline"]["total"] == 6
        line = "1 day in recovery mode, in no total: 2026-11-22.\n"
        assert f"Typical is about half.\n{line}" in cli(*days).out
        rows = list(csv.DictReader(io.StringIO(cli(*days, "--csv").out)))
        assert [(row["date"], row["recovery"]) for row in rows][:2] == [
            ("2026-11-22", "1"),
            ("2026-11-23", "0"),
        ]
        cli.record([FlareBegan(NOW, NOW, "low-back")])
        assert "2 days in recovery mode, in no total: 2026-11-22 to 2026-11-23.\n" in cli(*days).out

    def test_without_recovery_mode_all_days_count(self, cli: Cli) -> None:
        cli.record([*MONDAY, FlareBegan(NOW, NOW, "low-back")])
        assert cli("stats", "--json").document["totals"]["all"]["taken"] == 0
        cli.paths.settings_file.write_text("care.enabled = false\n", encoding="utf-8")
        document = cli("stats", "--json").document
        assert document["totals"]["all"]["taken"] == 4
        assert document["recovery_days"] == []

    def test_further_measures_for_people(self, cli: Cli) -> None:
        stretches = [span(NOW + timedelta(hours=n), 10 * (n + 1)) for n in range(5)]
        sunday = [closed(number, Outcome.TAKEN, NOW - timedelta(days=1)) for number in range(2)]
        taken = [
            PromptClosed(
                at=NOW,
                prompt_id=f"away {number}",
                kind="movement",
                outcome=Outcome.TAKEN,
                due_at=NOW,
                away_s=300.0,
            )
            for number in range(5)
        ]
        later = [PromptPostponed(NOW, f"p{n}", "movement", 60.0 * (n + 4)) for n in range(5)]
        cli.record([*stretches, *sunday, *taken, *later])
        out = cli("stats", "--from", "2026-11-22").out
        assert (
            "Half of your 5 stretches are 30 min or shorter.\n"
            "Away in breaks: 10.0 min for each hour at the desk.\n"
            "At least half of the breaks were taken on 2 of 2 days.\n"
            "Postponed at least once: 2 of 7 (29 %), usually by 6 min.\n"
        ) in out

    def test_another_week_and_other_days(self, cli: Cli) -> None:
        cli.record([*MONDAY, closed(0, Outcome.TAKEN, LAST_WEEK)])
        assert cli("stats", "--week", "2026-W47", "--json").document["totals"]["all"]["taken"] == 1
        days = ("stats", "--from", "2026-11-16", "--json")
        assert cli(*days).document["to"] == "2026-11-23"
        assert cli(*days).document["totals"]["all"]["taken"] == 5

    def test_days_without_anything(self, cli: Cli) -> None:
        cli.record(MONDAY)
        assert cli("stats", "--from", "2026-11-01", "--to", "2026-11-01").out == (
            "2026-11-01\n\nNothing was recorded on these days.\n"
        )
        assert cli("stats", "--from", "2026-11-01", "--to", "2026-11-02").out.startswith(
            "2026-11-01 to 2026-11-02\n"
        )

    def test_before_anything_is_recorded(self, cli: Cli) -> None:
        assert cli("stats", "--json").document["totals"]["all"]["taken"] == 0
        assert not cli.paths.database_file.exists()

    def test_prompts_without_desk_time(self, cli: Cli) -> None:
        cli.record([closed(0, Outcome.EXPIRED)])
        assert cli("stats").out.endswith("No time at the desk is recorded.\n")

    @pytest.mark.parametrize(
        ("words", "complaint"),
        [
            ("--week 2026-W60", "there is no week 2026-W60"),
            ("--week now", "a week is written like 2026-W47, not 'now'"),
            ("--week 2026-W47 --from 2026-11-01", "use either --week or --from and --to"),
            ("--to 2026-11-01", "--to needs --from"),
            ("--from 2026-11-02 --to 2026-11-01", "--to 2026-11-01 lies before --from 2026-11-02"),
            ("--from 2016-11-01", "from 2016-11-01 to 2026-11-23 is more than ten years"),
            ("--from 1.11.2026", "“1.11.2026” is not a day: use for example 2026-11-23"),
            ("--json --csv", "use either --json or --csv"),
        ],
    )
    def test_days_that_make_no_sense(self, cli: Cli, words: str, complaint: str) -> None:
        assert cli.complaint(2, "stats", *words.split()) == f"posture stats: {complaint}"

    def test_a_damaged_record_is_told(self, cli: Cli) -> None:
        cli.paths.database_file.write_bytes(b"no database, but long enough to be one" * 100)
        assert cli.complaint(1, "stats") == (
            f"The history file {cli.paths.database_file} couldn’t be read: it is damaged."
        )

    def test_a_record_of_a_newer_version_is_told(self, cli: Cli) -> None:
        cli.record(MONDAY)
        connection = sqlite3.connect(cli.paths.database_file)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
        assert "was written by a newer Posture" in cli.complaint(1, "stats", "--json")


class TestStatus:
    def test_without_an_app_the_code_says_so(self, cli: Cli) -> None:
        ended = cli("status")
        assert (ended.code, ended.out, ended.err) == (1, "Posture is not running.\n", "")

    def test_without_an_app_todays_figures_are_known(self, cli: Cli) -> None:
        cli.paths.settings_file.write_text('profile = "eyes"\n')
        cli.record([*MONDAY, closed(0, Outcome.TAKEN, LAST_WEEK)])
        ended = cli("status", "--json")
        assert ended.code == 1
        assert ended.document["running"] is False
        assert ended.document["profile"] == "eyes"
        assert ended.document["today"]["all"]["taken"] == 4
        assert ended.document["exposure"]["desk_s"] == 6000

    def test_the_apps_document_is_passed_on(self, with_app: Cli, app: RemoteApp) -> None:
        document = status_document(Status(at=NOW, state=State.WORKING), {}, Exposure(), {}, "9.9")
        app.reply = Reply.of(document)
        ended = with_app("status", "--json")
        assert (ended.code, ended.document) == (0, document)
        assert app.asked == [GetStatus()]

    def test_for_people(self, with_app: Cli, app: RemoteApp) -> None:
        status = Status(
            at=NOW,
            state=State.QUIET,
            quiet=("call", "app:zoom"),
            next=(
                NextUp("micro", 300, NOW + timedelta(minutes=5)),
                NextUp("movement", 0, NOW, "quiet"),
            ),
            prompt=PromptNow("id", "movement", "on_break", NOW, left_s=90),
        )
        exposure = Exposure(up_to_60min_s=2400)
        micro = closed(6, Outcome.IGNORED, kind="micro")
        today = totals([*(closed(n, Outcome.TAKEN) for n in range(6)), micro])
        app.reply = Reply.of(status_document(status, today, exposure, {}, "0.1.0"))
        assert with_app("status").out.splitlines() == [
            "Prompts are held during a call and zoom.",
            "Movement break is running, 1 min 30 s left.",
            "Next: Micro-break in 5 min (10:05).",
            "Next: Movement break, held.",
            "Profile: balanced.",
            "Today: 6 of 6 (100 %) breaks taken; at the desk for 40 min.",
        ]

    @pytest.mark.parametrize(
        ("status", "line"),
        [
            (
                Status(at=NOW, state=State.WORKING, sitting_s=1740),
                "Working; at the desk for 29 min.",
            ),
            (Status(at=NOW, state=State.PAUSED), "Paused until you resume."),
            (
                Status(at=NOW, state=State.PAUSED, paused_until=NOW + timedelta(hours=5)),
                "Paused until 15:00.",
            ),
            (
                Status(at=NOW, state=State.OFF_HOURS, work_starts=NOW + timedelta(days=1)),
                "Off hours; work starts 2026-11-24 10:00.",
            ),
            (Status(at=NOW, state=State.OFF_HOURS), "Off hours."),
            (Status(at=NOW, state=State.RESTING), "Away from the desk."),
            (Status(at=NOW, state=State.ON_BREAK), "On a break."),
        ],
    )
    def test_each_state_in_words(
        self, with_app: Cli, app: RemoteApp, status: Status, line: str
    ) -> None:
        today = totals(())
        app.reply = Reply.of(status_document(status, today, Exposure(), {}, "0.1.0"))
        assert with_app("status").out.splitlines()[0] == line

    def test_an_app_that_cannot_tell(self, with_app: Cli, app: RemoteApp) -> None:
        app.reply = Reply(code=Exit.FAILED, message="not now")
        assert with_app.complaint(1, "status", "--json") == "not now"
