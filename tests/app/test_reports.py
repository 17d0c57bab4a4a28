"""The report in the running app: offered quietly on its day, opened when asked for, saved; and changed settings."""

import stat
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from posture.app.calendar_jobs import calendar_jobs
from posture.app.reports import REPORT
from posture.core.breaks import Plan
from posture.core.events import CheckAnswer, CheckItemAnswered, Outcome, PromptClosed
from posture.core.report import OpenItem
from posture.core.settings import Settings
from posture.core.weeks import Week
from posture.jobs import CalendarJob
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.today_lines import LineKind
from posture.ui.dashboard.today_page import TodayPage
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.report.plain import plain_of
from posture.ui.report.window import Reader, ReportWindow
from tests.app.office import MIN, Office
from tests.fakes import MONDAY_NINE

ON = "report.offer = true\nreport.at = '10:00'\n"
LINE = "Last week’s report is ready."
ENTRY = "Last week’s report…"
DAY = 24 * 60 * MIN


@pytest.fixture
def worked(office: Office) -> Office:
    """Monday, nine o'clock, after a week that was recorded."""
    office.open()
    office.events.append_many(
        PromptClosed(
            at=MONDAY_NINE - timedelta(days=3, minutes=n),
            prompt_id=f"before-{n}",
            kind="movement",
            outcome=Outcome.TAKEN,
            due_at=MONDAY_NINE - timedelta(days=3, minutes=n + 5),
        )
        for n in range(6)
    )
    return office


def offer(office: Office) -> None:
    """Switch the offer on, for Monday at ten."""
    change(office, **{"report.offer": True, "report.at": "10:00", "report.day": "mon"})


def change(office: Office, **values: object) -> None:
    assert office.parts._settings.change(values) is None


def lines(office: Office) -> list[str]:
    return [line.title for line in office.parts._windows._parts.sources().today().lines]


def window_of(office: Office) -> ReportWindow:
    window = office.window(REPORT)
    assert isinstance(window, ReportWindow)
    return window


def press(office: Office, number: int) -> None:
    """Press a button of the line on the Today page."""
    office.parts._windows.dashboard.open_named(PageName.TODAY)
    dashboard = office.window("dashboard")
    assert isinstance(dashboard, DashboardWindow)
    page = dashboard.page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    page.lines.buttons[LineKind.REPORT, number].click()


# --- the offer ---


def test_the_calendar_wakes_the_app_at_the_chosen_hour() -> None:
    on = Settings({"report.offer": True, "report.day": "fri", "report.at": "16:00"})
    assert calendar_jobs(Plan(), on)[-1] == CalendarJob("report", ("0 16 * * 5",))
    assert "report" not in [job.id for job in calendar_jobs(Plan(), Settings())]


def test_nothing_is_offered_unless_it_was_switched_on(worked: Office) -> None:
    worked.pass_s(3 * DAY)
    assert LINE not in lines(worked)
    assert ENTRY not in worked.menu


def test_it_is_offered_quietly_at_the_hour(worked: Office) -> None:
    worked.parts._report_offers.look()
    offer(worked)
    worked.parts._report_offers.answer()  # of the week before
    worked.pass_s(59 * MIN)
    assert LINE not in lines(worked)
    worked.pass_s(2 * MIN)
    assert LINE in lines(worked)
    assert ENTRY in worked.menu
    assert worked.window(REPORT) is None, "no window comes by itself"
    assert not worked.notices.shown, "and no notification"


def test_a_today_page_that_is_open_follows(worked: Office) -> None:
    offer(worked)
    worked.parts._report_offers.answer()
    worked.parts._windows.dashboard.open_named(PageName.TODAY)
    dashboard = worked.window("dashboard")
    assert isinstance(dashboard, DashboardWindow)
    page = dashboard.page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    assert (LineKind.REPORT, 0) not in page.lines.buttons
    worked.pass_s(61 * MIN)
    assert (LineKind.REPORT, 0) in page.lines.buttons


def test_a_computer_that_slept_over_it_offers_it_once_afterwards(worked: Office) -> None:
    offer(worked)
    worked.parts._report_offers.answer()
    worked.sleep(2 * DAY)
    assert LINE in lines(worked)
    press(worked, 1)
    worked.pass_s(DAY)
    assert LINE not in lines(worked)


def test_opened_it_is_gone_until_next_week(worked: Office) -> None:
    offer(worked)
    worked.pass_s(61 * MIN)
    press(worked, 0)
    assert window_of(worked).report.title == f"Week {_week(worked).iso_number} · " + _days(worked)
    assert LINE not in lines(worked)
    assert ENTRY not in worked.menu
    worked.pass_s(6 * DAY)
    assert LINE not in lines(worked)
    worked.pass_s(DAY)
    assert LINE in lines(worked)


def _week(office: Office) -> Week:
    return Week.of(MONDAY_NINE.date()).shifted(-1)


def _days(office: Office) -> str:
    from posture.ui.report.dates import days_range

    return days_range(_week(office).first_day, _week(office).last_day)


def test_declined_it_stays_away_after_a_restart(worked: Office) -> None:
    offer(worked)
    worked.pass_s(61 * MIN)
    press(worked, 1)
    assert worked.window(REPORT) is None
    worked.open_again()
    worked.pass_s(MIN)
    assert LINE not in lines(worked)


def test_it_is_opened_from_the_trays_menu(worked: Office) -> None:
    offer(worked)
    worked.pass_s(61 * MIN)
    worked.choose(ENTRY)
    assert window_of(worked).reader is Reader.ME


# --- the window ---


def test_the_week_page_opens_the_report_of_its_week(worked: Office) -> None:
    week = Week.of(worked.day)
    worked.parts._windows.dashboard.report_requested.emit(week)
    assert f"Week {week.iso_number} · " in window_of(worked).report.title
    first = window_of(worked)
    worked.parts._windows.dashboard.report_requested.emit(week)
    assert window_of(worked) is first
    worked.parts._windows.dashboard.report_requested.emit(week.shifted(-1))
    assert f"Week {week.shifted(-1).iso_number} · " in window_of(worked).report.title


def test_it_is_saved_for_the_users_eyes_alone(worked: Office, tmp_path: Path) -> None:
    room = worked.parts._windows.reports
    room.open_week(Week.of(worked.day))
    window = window_of(worked)
    for kind, begins in (("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")):
        path = tmp_path / f"week.{kind}"
        room.save(window.report, kind, str(path))
        assert path.read_bytes().startswith(begins)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert window.said.text() == f"Saved as {path}"
    nowhere = tmp_path / "nowhere" / "week.pdf"
    room.save(window.report, "pdf", str(nowhere))
    assert window.said.text() == (
        f"{nowhere} couldn’t be saved: No such file or directory. Try another folder."
    )


def test_the_specialists_page_counts_what_was_recorded(worked: Office) -> None:
    worked.ask()
    worked.parts._controller.skip()
    worked.parts._windows.reports.open_week(Week.of(worked.day))
    window = window_of(worked)
    window.show_for(Reader.SPECIALIST)
    text = plain_of(window.report)
    assert "6 of 7, 86 %" in text
    assert str(worked.paths.database_file) in text


# --- what was changed of the rhythm ---


def recorded(office: Office) -> list[tuple[str, str, str]]:
    found = office.events.setting_changes_between(office.day, office.day)
    return [(one.key, one.before, one.after) for one in found]


def test_a_change_of_the_rhythm_is_recorded(office: Office) -> None:
    office.open()
    change(office, **{"breaks.movement.every": 4500.0, "appearance.theme": "dark"})
    change(office, **{"quiet.apps": ("secret",)})
    assert recorded(office) == [
        ("breaks.movement.every", "1h", "1h15m"),
        ("quiet.apps", "", ""),
    ]


def test_what_was_changed_while_the_app_was_closed_is_noted_at_the_start(office: Office) -> None:
    office.open()
    assert recorded(office) == [], "there is nothing before the first start"
    office.close()
    with office.paths.settings_file.open("a", encoding="utf-8") as file:
        file.write('quiet.call = "ignore"\n')
    office.open_again()
    assert recorded(office) == [("quiet.call", "hold", "ignore")]
    office.open_again()
    assert len(recorded(office)) == 1


def test_what_cannot_be_changed_is_the_open_item(worked: Office) -> None:
    """Nobody has looked at the workstation: the checks know of something."""
    day = worked.day
    cannot = CheckItemAnswered(
        at=MONDAY_NINE - timedelta(days=3),
        checklist="quick",
        item="screen-at-eye-level",
        answer=CheckAnswer.CANNOT,
        run_id="friday",
    )

    def open_item() -> OpenItem | None:
        return worked.parts._windows.reports._source().week(Week.of(day).shifted(-1)).open_item

    assert open_item() is None
    worked.events.append(cannot)
    found = open_item()
    assert found is not None
    assert found.title == "Screen at eye level"
    later = msgspec.structs.replace(cannot, at=MONDAY_NINE, answer=CheckAnswer.NOT_YET)
    worked.events.append(later)  # it can be changed again
    assert open_item() is None
