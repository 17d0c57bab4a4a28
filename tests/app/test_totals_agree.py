"""A random week, walked from end to end: sentence, ring, columns, tables, report and command line agree."""

import json
import random
import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from posture.app.report_source import ReportSource
from posture.cli.main import run_command_line
from posture.cli.session import Host
from posture.core.care_events import FlareBegan
from posture.core.events import DeskSpan, Outcome, PromptClosed
from posture.storage.tables import Recordable
from posture.ui.card_values import Skip
from posture.ui.dashboard import chart_words, week_words
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.today_page import TodayPage
from posture.ui.dashboard.week_page import WeekPage
from posture.ui.dashboard.week_view import Share
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.report.page import ROOMS, Bars
from posture.ui.report.week_page import week_page_of
from tests.app.office import Office

DAY = timedelta(days=1)
FRIDAY = 4


def some_weeks(now: datetime, seed: int) -> list[Recordable]:
    """Two weeks up to now: breaks from nine to five, and an hour and a half at the desk before noon."""
    chance = random.Random(seed)
    found: list[Recordable] = []
    for ago in range(12):
        morning = (now - ago * DAY).replace(hour=9)
        found += (
            _prompt(chance, morning + timedelta(hours=hour), f"{seed}{ago:02}{hour}")
            for hour in range(8)
        )
        length = timedelta(minutes=chance.randint(20, 170))
        end = morning + length
        seconds = length.total_seconds()
        found.append(DeskSpan(at=end, start=morning, state="active", seconds=seconds))
    return found


def _prompt(chance: random.Random, due: datetime, number: str) -> PromptClosed:
    return PromptClosed(
        at=due + timedelta(minutes=9),
        prompt_id=str(UUID(int=int(number))),
        kind=chance.choice(("movement", "movement", "micro")),
        outcome=chance.choice(tuple(Outcome)),
        due_at=due,
        postponed=chance.choice((0, 0, 2)),
        requested=chance.random() < 0.1,
    )


def told(office: Office, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What the command line prints while the app runs."""
    host = Host(run=lambda _paths: 1, demo=lambda _folder: 1, now=lambda: office.clock.wall)
    capsys.readouterr()
    run_command_line(["--data-dir", str(office.paths.data), *words], host)
    return capsys.readouterr().out


def test_a_day_in_recovery_mode_is_in_no_total_anywhere(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.open().ask()
    office.answer(Skip())
    office.parts._guidance.care.note(FlareBegan(office.clock.wall, office.clock.wall, "neck"))
    office.parts._windows.dashboard.open_dashboard()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    today = window.page(PageName.TODAY)
    assert isinstance(today, TodayPage)
    assert today.tiles[0].accessibleName() == "Breaks taken: – Recovery mode: not counted"
    assert len(today.breaks.buttons) == 1, "it is listed all the same"
    sources = office.parts._windows._parts.sources()
    assert sources.panel(office.status()).marks_words == "Recovery mode: not counted"
    assert sources.week(office.day).parts.total == 0
    (listed,) = office.parts._windows.history_room._listed([office.day])
    assert listed.parts.total == 0
    status: Any = office.parts.status_document()
    document = json.loads(told(office, capsys, "stats", "--json"))
    for totals in (status["today"], document["totals"]):
        assert totals["all"]["skipped"] == 0


@pytest.mark.parametrize("seed", [1, 2])
def test_all_say_the_same(office: Office, capsys: pytest.CaptureFixture[str], seed: int) -> None:
    office.open('appearance.week_starts = "monday"\n')
    office.clock.wall += FRIDAY * DAY + timedelta(hours=9)
    office.events.append_many(some_weeks(office.clock.wall, seed))
    office.parts._windows.dashboard.open_week()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    page = window.page(PageName.WEEK)
    assert isinstance(page, WeekPage)
    view = page.view
    assert view is not None
    document = json.loads(told(office, capsys, "stats", "--json"))
    headline, parts = document["headline"], view.parts

    assert headline["total"] > 10
    assert (parts.taken, parts.total) == (headline["taken"], headline["total"])
    sentence = re.findall(r"\d+ of \d+", page.summary.sentence)
    assert sentence == [f"{parts.taken} of {parts.total}"]
    assert page.summary.ring.accessibleName() == week_words.of_share(
        Share(parts.taken, parts.total)
    )

    names = ("done", "own", "later", "skipped", "partial", "no_answer")
    figures = [str(headline[name]) for name in ("taken", "total", *names)]
    *days, whole = chart_words.day_table(view).rows
    assert list(whole[1:]) == figures
    sums = [sum(map(int, column)) for column in list(zip(*days, strict=True))[1:]]
    assert [str(one) for one in sums] == figures
    for column, row in zip(view.days, days, strict=True):
        assert (row[1], row[2]) == (str(column.parts.taken), str(column.parts.total))
        over = chart_words.day_label(column, view)
        assert over == (f"{row[1]}/{row[2]}" if column.parts.total else over)
        in_year = next(one for one in view.year if one.day == column.day)
        assert (in_year.share.part, in_year.share.whole) == (column.parts.taken, column.parts.total)

    source = ReportSource(
        office.events,
        office.settings,
        office.parts._controller.plan,
        lambda: office.library,
        office.day,
    )
    report = week_page_of(source.week(view.week), source.names(), "", ROOMS[0])
    assert f"{parts.taken} of {parts.total} breaks" in report.sentences[0]
    bars = report.rows[0][0]
    assert isinstance(bars, Bars)
    assert bars.table.rows == (*days, whole)

    exposure = document["exposure"]
    assert view.figures.desk.desk_s == exposure["desk_s"] > 0
    assert view.figures.desk.over_60 == exposure["stretches_over_60min"]
    assert view.longest is not None
    assert view.longest.seconds == exposure["longest_stretch_s"]
