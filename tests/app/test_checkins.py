"""Check-ins in the running app: recorded, followed by the rules of care, deleted and brought back, on one page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from posture.app.checkins import CHECKIN, SUMMARY, Checkins
from posture.core.body import BodyRegion
from posture.core.care_events import CheckinNoted, DiscomfortNoted, FlareBegan
from posture.core.checkin import CheckinForm, Occasion
from posture.ui.checkin.summary_window import SummaryWindow
from posture.ui.checkin.window import CheckinWindow
from tests.app.office import Office

R = BodyRegion


@pytest.fixture
def checkins(office: Office) -> Checkins:
    return office.open().parts._windows.checkins


def window_of(office: Office) -> CheckinWindow:
    window = office.window(CHECKIN)
    assert isinstance(window, CheckinWindow)
    return window


def noted(office: Office, occasion: Occasion = Occasion.ASKED, **worst: int) -> CheckinWindow:
    office.parts._windows.checkins.open_checkin(occasion)
    window = window_of(office)
    for name, number in worst.items():
        window._on_number_picked(R(name.replace("_", "-")), number)
    window.save_button.click()
    return window


def care_of(office: Office) -> list[object]:
    return list(office.events.care_between(office.day, office.day))


def recovers(office: Office) -> bool:
    return office.parts._guidance.care.care.recovery is not None


def test_what_is_saved_is_in_the_record(office: Office, checkins: Checkins) -> None:
    noted(office, neck=3)
    row, whole = care_of(office)
    assert isinstance(row, DiscomfortNoted)
    assert isinstance(whole, CheckinNoted)
    assert (row.region, row.worst, whole.occasion) == ("neck", 3, "asked")
    assert row.run_id == whole.run_id
    assert row.at == whole.at


def test_leaving_records_nothing(office: Office, checkins: Checkins) -> None:
    checkins.open_asked()
    window_of(office).not_now_button.click()
    assert care_of(office) == []
    assert office.window(CHECKIN) is None


def test_one_window_at_a_time_that_takes_the_new_question(
    office: Office, checkins: Checkins
) -> None:
    checkins.open_asked()
    first = window_of(office)
    checkins.open_flare()
    assert window_of(office) is first
    assert first.occasion is Occasion.FLARE


def test_nothing_to_report_ends_what_was_marked(office: Office, checkins: Checkins) -> None:
    noted(office, neck=3).close()
    office.pass_s(60)
    checkins.open_asked()
    window_of(office).nothing_button.click()
    rows = [event for event in care_of(office) if isinstance(event, DiscomfortNoted)]
    assert [(row.region, row.worst) for row in rows] == [("neck", 3), ("neck", 0)]


def test_six_in_the_back_begins_recovery_and_is_told_once(
    office: Office, checkins: Checkins
) -> None:
    begun = QSignalSpy(checkins.recovery_begun)
    noted(office, low_back=6).close()
    care = office.parts._guidance.care
    assert care.care.recovery is not None
    office.pass_s(60)
    noted(office, low_back=7)
    assert begun.count() == 1
    assert sum(isinstance(event, FlareBegan) for event in care_of(office)) == 1
    assert window_of(office).noted is not None


def test_in_recovery_the_day_is_asked_for(office: Office, checkins: Checkins) -> None:
    noted(office, low_back=6).close()
    checkins.open_asked()
    assert window_of(office).occasion is Occasion.DAY


def test_where_recovery_mode_is_off_no_flare_is_recorded(office: Office) -> None:
    office.open("care.enabled = false\n")
    window = noted(office, low_back=8)
    assert not any(isinstance(event, FlareBegan) for event in care_of(office))
    assert not window.flare_button.isVisible()


def test_the_safety_page_is_asked_for(office: Office, checkins: Checkins) -> None:
    asked = QSignalSpy(checkins.safety_requested)
    window = noted(office, knee_l=6)
    assert window.noted is not None
    assert window.noted.safety_button is not None
    window.noted.safety_button.click()
    assert asked.count() == 1


def test_moves_for_an_area_are_left_out(office: Office, checkins: Checkins) -> None:
    window = noted(office, knee_l=8)
    assert window.noted is not None
    window.noted.questions[0].leave_out.click()
    assert office.settings.words("moves.leave_out") == ("knees",)
    checkins._on_leave_out(R.KNEE_R)
    checkins._on_leave_out(R.EYES)
    assert office.settings.words("moves.leave_out") == ("knees",), "once, and nothing for the eyes"


def test_a_check_in_is_deleted_and_brought_back(office: Office, checkins: Checkins) -> None:
    noted(office, neck=3).close()
    office.pass_s(60)
    noted(office, low_back=7).close()
    before = care_of(office)
    history = checkins.make_history(QWidget())
    assert len(history.rows) == 2
    history.rows[0].button.click()
    left = care_of(office)
    assert [type(event) for event in left] == [DiscomfortNoted, CheckinNoted]
    assert not recovers(office), "the flare went with it"
    history.rows[0].button.click()
    assert care_of(office) == before
    assert recovers(office)
    history.deleteLater()


def test_the_weekly_question(office: Office) -> None:
    office.open()
    checkins = office.parts._windows.checkins
    office.clock.pass_s(4 * 86_400)
    assert office.day.weekday() == 4
    assert checkins.due() is None, "off by default"
    office.parts._settings.change({"care.weekly_checkin": True})
    assert checkins.due() is Occasion.WEEK
    checkins._on_saved(CheckinForm(occasion=Occasion.WEEK))
    assert checkins.due() is None


def test_the_page_for_a_doctor_is_written_where_asked(
    office: Office, checkins: Checkins, tmp_path: Path
) -> None:
    noted(office, neck=4).close()
    checkins.open_summary()
    window = office.window(SUMMARY)
    assert isinstance(window, SummaryWindow)
    path = tmp_path / "page.html"
    window._choose_file = lambda *_asked: str(path)
    window.html_button.click()
    assert "<td>Neck</td>" in path.read_text(encoding="utf-8")
    assert window.said.text() == f"Saved as {path}"
    window._choose_file = lambda *_asked: str(tmp_path / "nowhere" / "page.pdf")
    window.pdf_button.click()
    assert window.said.text().startswith("Not saved: ")
    assert care_of(office), "and nothing of the page is in the record"
    assert window.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
