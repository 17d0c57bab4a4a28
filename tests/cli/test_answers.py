"""The commands that the running app carries out."""

import json
import os
import re
from datetime import datetime, time, timedelta, timezone

import pytest

from posture.cli.times import next_work_day
from posture.cli.verbs import VERBS
from posture.core.hours import ALL_DAYS, OFFICE_HOURS, WorkHours, WorkSpan
from posture.core.settings import Settings
from posture.system.remote.messages import (
    Break,
    Check,
    CheckinAsk,
    DoneAsk,
    Exit,
    MeetingAsk,
    PauseAsk,
    PlayRoutine,
    PostponeAsk,
    ProfileAsk,
    Quit,
    Reply,
    Request,
    ResumeAsk,
    Show,
    SkipAsk,
)
from tests.cli.conftest import BERLIN, NOW, Cli
from tests.remote_app import RemoteApp

NOT_RUNNING = "Posture is not running; “posture run” starts it"


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("break", Break()),
        ("break micro", Break("micro")),
        ("check", Check()),
        ("check quick", Check("quick")),
        ("routine", PlayRoutine()),
        ("routine neck-60", PlayRoutine("neck-60")),
        ("checkin", CheckinAsk()),
        ("postpone", PostponeAsk()),
        ("postpone 10", PostponeAsk(600)),
        ("postpone 90s", PostponeAsk(90)),
        ("skip", SkipAsk()),
        ("skip --emergency", SkipAsk(emergency=True)),
        ("done", DoneAsk()),
        ("pause", PauseAsk()),
        ("pause 1h30m", PauseAsk(for_s=5400)),
        ("pause until 14:30", PauseAsk(until=datetime(2026, 11, 23, 14, 30, tzinfo=BERLIN))),
        ("pause until 24:00", PauseAsk(until=datetime(2026, 11, 24, tzinfo=BERLIN))),
        (
            "pause until 2026-11-24T08:00",
            PauseAsk(until=datetime(2026, 11, 24, 8, tzinfo=BERLIN)),
        ),
        (
            "pause until 2026-11-24 08:00",
            PauseAsk(until=datetime(2026, 11, 24, 8, tzinfo=BERLIN)),
        ),
        (
            "pause until 2026-11-23T12:00+00:00",
            PauseAsk(until=datetime(2026, 11, 23, 13, tzinfo=BERLIN)),
        ),
        ("pause until tomorrow", PauseAsk(until=datetime(2026, 11, 24, 9, tzinfo=BERLIN))),
        ("resume", ResumeAsk()),
        ("meeting", MeetingAsk()),
        ("meeting 45m", MeetingAsk(for_s=2700)),
        ("meeting end", MeetingAsk(end=True)),
        ("profile eyes", ProfileAsk("eyes")),
        ("quit", Quit()),
        ("run", Show()),
        ("", Show()),
    ],
)
def test_a_verb_asks_the_app_and_prints_its_answer(
    with_app: Cli, app: RemoteApp, words: str, request_: Request
) -> None:
    ended = with_app(*words.split())
    assert app.asked == [request_]
    assert (ended.code, ended.out, ended.err) == (0, "Done.\n", "")
    assert with_app.ran == []


@pytest.mark.parametrize(
    "words",
    ["break", "check", "routine", "postpone", "skip", "done", "pause", "resume", "meeting", "quit"],
)
def test_without_an_app_there_is_nothing_to_talk_to(cli: Cli, words: str) -> None:
    assert cli.complaint(1, words) == NOT_RUNNING


@pytest.mark.parametrize("code", [Exit.FAILED, Exit.USAGE, Exit.REFUSED])
def test_a_refusal_goes_to_stderr_with_its_code(with_app: Cli, app: RemoteApp, code: Exit) -> None:
    app.reply = Reply(code=code, message="this break is set to strict")
    assert with_app.complaint(code, "skip") == "this break is set to strict"


def test_an_app_that_answers_nonsense_is_told(with_app: Cli, app: RemoteApp) -> None:
    app.reply = Reply(message="x" * 2_000_000)
    assert with_app.complaint(1, "done") == (
        "Posture is running, but its answer is too long; "
        "if that stays so, end it and start it again"
    )


def test_a_socket_folder_of_somebody_else_is_not_used(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(cli.folder))
    folder = cli.folder / f"posture-{os.getuid()}"
    folder.mkdir()
    folder.chmod(0o777)
    assert cli.complaint(1, "done") == f"{folder} is not a folder of yours alone: please remove it"


def test_the_help_names_every_verb(cli: Cli) -> None:
    ended = cli("--help")
    assert ended.code == 0
    for name, verb in VERBS.items():
        assert re.search(rf"^  {name} +{re.escape(verb.summary)}$", ended.out, re.MULTILINE)


@pytest.mark.parametrize("name", list(VERBS))
def test_every_verb_has_help(cli: Cli, name: str) -> None:
    ended = cli(name, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"Usage: posture {name} ")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            "postpone soon",
            "posture postpone: “soon” is not a duration: use for example 45s, 30m or 1h30m",
        ),
        ("postpone 0", "posture postpone: “0” is no time at all: use for example 5m"),
        ("pause 9000h", "posture pause: “9000h” is longer than a year"),
        (
            "pause until 09:59",
            "posture pause: 09:59 has passed; another day’s time is written like 2026-11-24T09:59",
        ),
        (
            "pause until 2026-11-20T12:00",
            (
                "posture pause: 2026-11-20T12:00 has passed; "
                "another day’s time is written like 2026-11-24T12:00"
            ),
        ),
        ("pause until 2031-01-01", "posture pause: 2031-01-01 is more than a year away"),
        ("pause until 9999-12-31", "posture pause: 9999-12-31 is more than a year away"),
        (
            "pause until lunch",
            (
                "posture pause: “lunch” is not a time: "
                "use for example 14:30, 2026-11-23T14:30 or tomorrow"
            ),
        ),
        (
            "pause until 25:00",
            (
                "posture pause: “25:00” is not a time: "
                "use for example 14:30, 2026-11-23T14:30 or tomorrow"
            ),
        ),
        (
            "pause until",
            (
                "that is no pause: use “posture pause”, “posture pause 30m”, "
                "“posture pause until 14:30” or “posture pause until tomorrow”"
            ),
        ),
        (
            "pause 5m please",
            (
                "that is no pause: use “posture pause”, “posture pause 30m”, "
                "“posture pause until 14:30” or “posture pause until tomorrow”"
            ),
        ),
        (
            "meeting ends",
            "posture meeting: “ends” is not a duration: use for example 45s, 30m or 1h30m",
        ),
        (
            "profile lazy",
            (
                "there is no profile “lazy”; there are: balanced, gentle-start, keyboard-intensive, "
                "fewer-longer, active-walk, sit-stand, eyes, recovery"
            ),
        ),
        ("break " + "x" * 201, "posture break: that is no name"),
        ("brake", "posture: There is no verb “brake”; did you mean “break”?"),
        ("zzz", "posture: There is no verb “zzz”; see “posture --help”"),
        ("skip --now", "posture skip: No such option '--now'."),
        ("done now", "posture done: Got unexpected extra argument (now)"),
    ],
)
def test_what_makes_no_sense_is_said_in_one_line(cli: Cli, words: str, complaint: str) -> None:
    assert cli.complaint(2, *words.split()) == complaint


def test_an_empty_name_is_none(cli: Cli) -> None:
    assert cli.complaint(2, "break", "") == "posture break: that is no name"


def test_run_starts_the_app_where_none_runs(cli: Cli) -> None:
    assert cli("run").code == 7
    assert cli().code == 7
    assert cli.ran == [cli.paths, cli.paths]


def test_demo_writes_to_the_folder_that_was_named(cli: Cli) -> None:
    assert cli("demo", "-o", "pictures").code == 0
    assert [str(folder) for folder in cli.demos] == ["pictures"]


class TestProfile:
    def test_the_one_that_the_app_follows_is_marked(self, with_app: Cli, app: RemoteApp) -> None:
        app.reply = Reply(message="eyes")
        lines = with_app("profile").out.splitlines()
        assert len(lines) == len(Settings().profiles())
        assert [line.split()[1] for line in lines if line.startswith("*")] == ["eyes"]

    def test_without_an_app_the_settings_say_which(self, cli: Cli) -> None:
        cli.paths.settings_file.write_text('profile = "recovery"\n')
        lines = cli("profile").out.splitlines()
        assert [line.split()[1] for line in lines if line.startswith("*")] == ["recovery"]

    def test_without_an_app_the_choice_goes_to_the_settings(self, cli: Cli) -> None:
        assert cli("profile", "eyes").out == "the profile is now eyes\n"
        assert 'profile = "eyes"' in cli.paths.settings_file.read_text()

    def test_a_settings_file_that_cannot_be_written_is_told(self, cli: Cli) -> None:
        cli.paths.settings_file.mkdir()
        ended = cli("profile", "eyes")
        assert (ended.code, ended.out) == (1, "")
        assert set(ended.err.splitlines()) == {"config.toml: is a folder, and a file is needed"}


class TestNextWorkDay:
    def test_friday_leads_to_monday(self) -> None:
        friday = datetime(2026, 11, 20, 10, tzinfo=BERLIN)
        assert next_work_day(friday, OFFICE_HOURS) == NOW.replace(hour=9)

    def test_before_work_tomorrow_is_not_today(self) -> None:
        early = NOW.replace(hour=6)
        assert next_work_day(early, OFFICE_HOURS) == NOW.replace(hour=9) + timedelta(days=1)

    def test_a_night_shift_leads_to_the_next_one(self) -> None:
        nights = WorkHours((WorkSpan(ALL_DAYS, time(22), time(6)),))
        past_midnight = datetime(2026, 11, 24, 1, tzinfo=BERLIN)
        assert next_work_day(past_midnight, nights) == datetime(2026, 11, 24, 22, tzinfo=BERLIN)

    def test_without_work_in_sight_it_is_midnight(self) -> None:
        assert next_work_day(NOW, WorkHours(())) == datetime(2026, 11, 24, tzinfo=BERLIN)

    def test_a_change_of_the_clocks_in_between_counts(self) -> None:
        summer = timezone(timedelta(hours=2))
        saturday = datetime(2026, 10, 24, 10, tzinfo=summer)
        moment = next_work_day(saturday, OFFICE_HOURS)
        assert moment.isoformat() == "2026-10-26T09:00:00+01:00"


def test_autostart_is_turned_on_and_off(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(cli.folder / "xdg"))
    entry = cli.folder / "xdg" / "autostart" / "posture.desktop"
    assert cli("autostart").out == "autostart is off\n"
    assert cli("autostart", "on").out == "autostart is on: Posture starts with your session\n"
    assert f"--data-dir {cli.folder}" in entry.read_text()
    assert cli("autostart", "status").out == "autostart is on: Posture starts with your session\n"
    assert cli("autostart", "off").out == "autostart is off\n"
    assert not entry.exists()
    assert "'on', 'off', 'status'" in cli.complaint(2, "autostart", "maybe")


def test_json_is_the_only_thing_on_stdout(with_app: Cli, app: RemoteApp) -> None:
    app.reply = Reply.of({"running": True})
    assert json.loads(with_app("status", "--json").out) == {"running": True}
