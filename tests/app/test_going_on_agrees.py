"""The stretch that goes on is recorded when it ends; every page and command counts it all the same, alike."""

import json
from datetime import timedelta
from typing import Any

import pytest

from posture.cli import history
from posture.cli.main import run_command_line
from posture.cli.report_order import ReportOrder
from posture.cli.session import Host, Session
from posture.core.events import DeskSpan
from posture.core.weeks import Week
from posture.storage.event_store import EventStore
from posture.system.remote.messages import Reply, Request
from posture.ui.card_values import Skip
from tests.app.office import MIN, Office

HALF_A_DAY_S = 130 * MIN


@pytest.fixture
def busy(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A break skipped after an hour, and work ever since. Commands reach the app."""
    office.open().ask()
    office.answer(Skip())
    office.work(HALF_A_DAY_S - 60 * MIN)
    if office.has_card():
        office.answer(Skip())

    def ask(_session: Session, request: Request, **_: object) -> Reply:
        return office.parts._remote.answer(request)

    monkeypatch.setattr(history, "may_run", lambda _: True)
    monkeypatch.setattr(history, "ask", ask)
    return office


def stats(office: Office, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """The document of `posture stats --json`."""
    host = Host(run=lambda _: 1, demo=lambda _: 1, now=lambda: office.clock.wall)
    capsys.readouterr()
    folder = str(office.paths.data)
    assert run_command_line(["--data-dir", folder, "stats", *words, "--json"], host) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_time_at_the_desk_is_the_same_everywhere(
    busy: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    day, parts = busy.day, busy.parts
    today = parts._history.exposure(day)
    assert today.desk_s > HALF_A_DAY_S
    recorded = EventStore(parts._database).exposures_between(day, day)
    assert recorded == {}, "nothing of it is recorded yet"

    sources = parts._windows._parts.sources()
    week = sources.week(day)
    assert week.figures.desk.desk_s == today.desk_s == sources.today().desk_s
    assert week.longest is not None
    assert week.longest.seconds == today.longest_stretch_s

    (listed,) = parts._windows.history_room._listed([day])
    assert listed.exposure == today

    status: Any = parts.status_document()
    document = stats(busy, capsys)
    for exposure in (status["exposure"], document["exposure"], document["days"][0]["exposure"]):
        assert exposure["desk_s"] == today.desk_s
        assert exposure["longest_stretch_s"] == today.longest_stretch_s
    assert document["measures"]["stretches"] == 1

    report = parts._windows.reports._source().week(Week.of(day))
    assert report.page.this.exposure == today


def test_a_command_asks_where_today_is_among_the_days(
    busy: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    tomorrow = (busy.day + timedelta(days=1)).isoformat()
    last = (busy.day - timedelta(days=1)).isoformat()
    assert stats(busy, capsys, "--from", last, "--to", last)["exposure"]["desk_s"] == 0
    assert stats(busy, capsys, "--from", last, "--to", tomorrow)["exposure"]["desk_s"] > 0


def test_a_report_on_the_command_line_counts_it(busy: Office) -> None:
    asked: list[DeskSpan | None] = []

    def report(_paths: object, _settings: object, _now: object, order: ReportOrder) -> bytes:
        asked.append(order.going_on)
        return b""

    host = Host(run=lambda _: 1, demo=lambda _: 1, now=lambda: busy.clock.wall, report=report)
    file = busy.paths.data / "week.html"
    words = ["--data-dir", str(busy.paths.data), "report", "-o", str(file)]
    assert run_command_line(words, host) == 0
    assert asked == [busy.parts._history.latest()] != [None]


def test_an_app_that_does_not_tell_is_no_trouble(
    busy: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "ask", lambda *_: None)
    assert stats(busy, capsys)["exposure"]["desk_s"] == 0


def test_it_joins_what_went_before(busy: Office) -> None:
    """A pause of two minutes ends a span and no stretch."""
    busy.rest(2 * MIN)
    busy.work(10 * MIN)
    day = busy.day
    assert EventStore(busy.parts._database).exposures_between(day, day)[day].desk_s > 0
    today = busy.parts._history.exposure(day)
    assert today.longest_stretch_s == today.desk_s > HALF_A_DAY_S + 11 * MIN
    records = busy.parts._history.events.records_between(day, day)
    assert records.stretch_lengths == [today.desk_s]
