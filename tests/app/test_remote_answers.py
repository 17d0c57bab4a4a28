"""What the command line gets to hear from the running app, and the document of `posture status --json`."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from posture import __version__
from posture.core.status import State
from posture.system.remote import messages as remote
from posture.system.remote.client import is_answered
from posture.system.remote.messages import Exit, Reply, Request
from posture.ui.dashboard.window import DashboardWindow
from tests.app.office import MIN, Office
from tests.ui.looking import settle

CONTRACT = {
    "version",
    "running",
    "state",
    "quiet",
    "paused_until",
    "profile",
    "next",
    "prompt",
    "today",
    "probes",
}
TOTALS = {
    "taken",
    "partial",
    "natural",
    "skipped",
    "ignored",
    "held",
    "absorbed",
    "expired",
    "postponements",
    "coverage",
    "uptake",
}
PROBES = {
    "idle", "lock", "suspend", "fullscreen", "call", "screencast", "dnd", "inhibitor", "app",
    "calendar", "tray", "notifications",
}  # fmt: skip
ISO = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+01:00$")


def ask(office: Office, request: Request) -> Reply:
    return office.parts._remote.answer(request)


def document(office: Office) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(ask(office, remote.GetStatus()).document)
    return found


# --- the status document ---


def test_the_status_of_a_working_person(office: Office) -> None:
    office.open(also=["micro", "posture"])
    office.work(20 * MIN)
    found = document(office)
    assert set(found) >= CONTRACT
    assert found["version"] == __version__
    assert (found["running"], found["state"], found["profile"]) == (True, "working", "balanced")
    assert (found["quiet"], found["paused_until"], found["prompt"]) == ([], None, None)
    micro, movement = found["next"]
    assert set(micro) >= {"kind", "due_in_s", "due_at", "waiting_for"}
    assert (micro["kind"], micro["due_in_s"], micro["waiting_for"]) == ("micro", 600, None)
    assert movement["due_at"] == "2026-03-02T10:00:00+01:00"
    assert set(found["today"]["all"]) >= TOTALS
    assert set(found["probes"]) == PROBES
    assert found["probes"]["idle"] == "by hand"
    assert found["probes"]["dnd"] == "unavailable: not looked for"
    assert found["exposure"]["desk_s"] == pytest.approx(20 * MIN, abs=2)


def test_the_status_while_a_card_is_open(office: Office) -> None:
    office.open().ask()
    prompt = document(office)["prompt"]
    assert set(prompt) >= {"id", "kind", "stage", "since", "postponed"}
    assert (prompt["kind"], prompt["stage"], prompt["postponed"]) == ("movement", "card", 0)
    assert ISO.match(prompt["since"])
    ask(office, remote.PostponeAsk(600))
    prompt = document(office)["prompt"]
    assert (prompt["stage"], prompt["postponed"]) == ("postponed", 1)


def test_the_status_while_it_waits_for_a_pause_and_for_a_call(office: Office) -> None:
    office.open()
    office.work(61 * MIN)
    found = document(office)
    assert found["next"][0]["waiting_for"] == "pause"
    assert found["prompt"]["stage"] == "waiting"
    office.desk.quiet = frozenset({"call"})
    found = document(office)
    assert (found["state"], found["quiet"]) == ("quiet", ["call"])
    assert found["next"][0]["waiting_for"] == "quiet"


def test_the_status_in_a_break_and_after_it(office: Office) -> None:
    office.open().ask()
    ask(office, remote.Break())
    assert document(office)["state"] == "on_break"
    office.pass_s(301)
    found = document(office)
    assert found["state"] == "resting"
    assert found["today"]["movement"]["taken"] == found["today"]["all"]["taken"] == 1
    assert found["today"]["all"]["coverage"] is None, "too few to say"


def test_the_status_while_paused_and_off_hours(office: Office) -> None:
    office.open()
    ask(office, remote.PauseAsk(for_s=1800))
    found = document(office)
    assert (found["state"], found["paused_until"]) == ("paused", "2026-03-02T09:30:00+01:00")
    ask(office, remote.ResumeAsk())
    office.clock.pass_s(12 * 3600)
    found = document(office)
    assert (found["state"], found["next"]) == ("off_hours", [])
    assert found["work_starts"] == "2026-03-03T09:00:00+01:00"


# --- verbs ---


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (remote.Show(), "Posture is running: its dashboard is shown"),
        (remote.Break("movement"), "the break has begun"),
        (remote.Check(), "the checklist is open"),
        (remote.PlayRoutine("walk-3"), "the routine is open"),
        (remote.CheckinAsk(), "the check-in is open"),
        (remote.PauseAsk(), "paused"),
        (remote.MeetingAsk(for_s=600), "prompts are held for the meeting"),
        (remote.MeetingAsk(end=True), "the meeting is over"),
        (remote.ProfileAsk(), "balanced"),
        (remote.ProfileAsk("eyes"), "the profile is now eyes"),
        (remote.ReloadSettings(), "the settings were read again"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_done_and_said(office: Office, request_: Request, said: str) -> None:
    office.open()
    reply = ask(office, request_)
    assert (reply.code, reply.message) == (Exit.DONE, said)


@pytest.mark.parametrize(
    ("request_", "code", "said"),
    [
        (remote.PostponeAsk(), Exit.FAILED, "no prompt is open now"),
        (remote.SkipAsk(), Exit.FAILED, "no prompt is open now"),
        (remote.DoneAsk(), Exit.FAILED, "no break is running now"),
        (remote.ResumeAsk(), Exit.FAILED, "nothing is paused"),
        (remote.Break("dance"), Exit.USAGE, "there is no such break kind"),
        (remote.Check("feet"), Exit.USAGE, "there is no checklist called 'feet'"),
        (remote.PlayRoutine("dance"), Exit.USAGE, "there is no routine called 'dance'"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, msgspec.Struct) else "",
)
def test_refused_and_why(office: Office, request_: Request, code: Exit, said: str) -> None:
    reply = ask(office.open(), request_)
    assert (reply.code, reply.message) == (code, said)


def test_an_unknown_profile(office: Office) -> None:
    reply = ask(office.open(), remote.ProfileAsk("turbo"))
    assert reply.code is Exit.USAGE
    assert "turbo" in reply.message


def test_what_strictness_and_the_limit_refuse(office: Office) -> None:
    office.open("breaks.movement.postpone_limit = 0\n").ask()
    reply = ask(office, remote.PostponeAsk())
    assert reply.code is Exit.REFUSED
    assert reply.message == "this prompt can’t be postponed again: start it or skip it"
    office.parts._settings.change({"breaks.movement.strength": "strict"})
    reply = ask(office, remote.SkipAsk())
    assert reply.code is Exit.REFUSED
    assert reply.message == "this break is set to strict: it can’t be skipped or put off"
    assert ask(office, remote.SkipAsk(emergency=True)).message == "skipped"


def test_answers_to_an_open_card(office: Office) -> None:
    office.open().ask()
    assert ask(office, remote.PostponeAsk(300)).message == "postponed"
    office.work(5 * MIN + 1)
    assert ask(office, remote.Break()).message == "the break has begun"
    assert ask(office, remote.Break()).message == "a break is running already"
    office.pass_s(2)
    assert ask(office, remote.DoneAsk()).message == "the break has ended"


def test_a_meeting_without_a_length_is_an_hour(office: Office) -> None:
    office.open()
    ask(office, remote.MeetingAsk())
    office.work(59 * MIN)
    assert office.status().state is State.QUIET
    office.work(2 * MIN)
    assert office.status().state is not State.QUIET


def test_pause_until_a_moment(office: Office) -> None:
    office.open()
    ask(office, remote.PauseAsk(until=office.clock.wall + timedelta(hours=2)))
    assert office.status().paused_until == office.clock.wall + timedelta(hours=2)


def test_show_brings_the_dashboard(office: Office) -> None:
    ask(office.open(), remote.Show())
    assert isinstance(office.window("dashboard"), DashboardWindow)


def test_quit_goes_out_before_the_app_does(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    office.open()
    monkeypatch.setattr(office.parts._app, "quit", lambda: ended.append(True))
    assert ask(office, remote.Quit()).message == "Posture is closing"
    assert ended == []
    settle()
    assert ended == [True]


def test_it_listens_until_it_closes(office: Office, qapp: QApplication, tmp_path: Path) -> None:
    name = str(tmp_path / "s")
    office.open()
    office.parts.listen(name)
    assert is_answered(name)
    office.close()
    assert not is_answered(name)
