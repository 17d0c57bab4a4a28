"""The assessment in the running app: asked for by name, recorded, gone on with, compared, saved, printed."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from posture.app.assessments import ASSESSMENT, Assessments
from posture.core.events import CheckAnswer, CheckItemAnswered
from posture.ui.assessment.window import AssessmentWindow
from tests.app.office import Office

RIGHT, NOT_YET, CANNOT = CheckAnswer.RIGHT, CheckAnswer.NOT_YET, CheckAnswer.CANNOT


def rooms(office: Office) -> Assessments:
    return office.parts._windows.assessments


def open_it(office: Office) -> AssessmentWindow:
    assert office.parts._windows.checks.open_checklist("workstation")
    window = office.window(ASSESSMENT)
    assert window is not None
    return cast("AssessmentWindow", window)


def recorded(office: Office) -> list[CheckItemAnswered]:
    return office.events.checks_between(office.day, office.day)


def answer_all(office: Office, window: AssessmentWindow) -> None:
    while not window.on_sheet:
        office.pass_s(1)
        QTest.keyClick(window, Qt.Key.Key_1)


def on_sheet(window: AssessmentWindow) -> bool:
    return window.on_sheet


def test_posture_check_workstation_opens_it_once(office: Office) -> None:
    window = open_it(office.open())
    assert window.isVisible()
    assert open_it(office) is window


def test_each_answer_is_in_the_record_at_once(office: Office) -> None:
    window = open_it(office.open())
    QTest.keyClick(window, Qt.Key.Key_1)
    QTest.keyClick(window, Qt.Key.Key_3)
    window.aside.checks[0].click()
    (first, *_, last) = recorded(office)
    assert (first.checklist, first.item, first.answer) == ("workstation", "w01", RIGHT)
    assert (last.item, last.answer, last.reasons) == ("w02", CANNOT, ("No footrest",))
    assert first.run_id == last.run_id != ""


def test_it_goes_on_where_it_was_left_also_after_a_restart(office: Office) -> None:
    window = open_it(office.open())
    QTest.keyClick(window, Qt.Key.Key_1)
    window.close()
    office.delete_closed()
    assert office.window(ASSESSMENT) is None
    office.close()
    window = open_it(office.open_again())
    assert window.number == 1
    QTest.keyClick(window, Qt.Key.Key_1)
    assert len({one.run_id for one in recorded(office)}) == 1


def test_another_look_is_a_run_of_its_own(office: Office) -> None:
    window = open_it(office.open())
    QTest.keyClick(window, Qt.Key.Key_2)
    QTest.keyClick(window, Qt.Key.Key_Right)
    answer_all(office, window)
    window.close()
    office.delete_closed()
    office.pass_s(60)
    window = open_it(office)
    assert on_sheet(window)
    window.sheet_view.questions_button.click()
    assert not on_sheet(window)
    answer_all(office, window)
    assert len({one.run_id for one in recorded(office)}) == 2
    assert window.sheet.compared.endswith("In place since: Stable chair that adjusts.")
    known = rooms(office).workstation()
    assert known is not None
    assert known.finished is not None
    assert known.finished.in_place.count == 34


def test_what_a_short_check_could_not_fix_is_not_asked(office: Office) -> None:
    office.open()
    office.parts._controller.record(
        CheckItemAnswered(office.now.wall, "quick", "feet-flat", CANNOT, "q")
    )
    window = open_it(office)
    QTest.keyClick(window, Qt.Key.Key_1)
    assert window.number == 2


def test_one_s_height_goes_to_the_settings(office: Office) -> None:
    window = open_it(office.open())
    window.question.heights.field.setValue(182)
    window.question.heights.field.editingFinished.emit()
    assert office.settings.get("posture.height") == 182
    assert window.question.heights.title.text() == "Starting heights for 182 cm"


def test_the_next_look_is_remembered(office: Office) -> None:
    office.open()
    window = open_it(office)
    answer_all(office, window)
    window.sheet_view.recheck.click()
    day = rooms(office).recheck
    assert day is not None
    assert (day - office.day).days == 28
    office.close()
    window = open_it(office.open_again())
    assert rooms(office).recheck == day
    assert window.sheet_view.recheck.isChecked()
    window.sheet_view.recheck.click()
    assert rooms(office).recheck is None


def test_saving_writes_a_pdf_and_says_where(office: Office, tmp_path: Path) -> None:
    window = open_it(office.open())
    QTest.keyClick(window, Qt.Key.Key_1)
    path = tmp_path / "sheet.pdf"
    rooms(office).save_pdf(window.sheet, str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert office.said == f"Saved as {path}"


def test_what_cannot_be_saved_is_said(office: Office, tmp_path: Path) -> None:
    window = open_it(office.open())
    rooms(office).save_pdf(window.sheet, str(tmp_path / "no folder" / "sheet.pdf"))
    assert window.banner.words.text().startswith("The sheet couldn’t be saved: ")
    assert list(tmp_path.glob("**/sheet.pdf*")) == []


def test_saving_asks_where(office: Office, tmp_path: Path) -> None:
    window = open_it(office.open())
    window.open_sheet()
    window.sheet_view.pdf_button.click()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.selectedFiles()[0].endswith(f"workstation-{office.day.isoformat()}.pdf")
    dialog.fileSelected.emit(str(tmp_path / "asked.pdf"))
    assert (tmp_path / "asked.pdf").exists()
    dialog.reject()


def test_printing_asks_which_printer(office: Office, tmp_path: Path) -> None:
    window = open_it(office.open())
    window.open_sheet()
    window.sheet_view.print_button.click()
    printing = rooms(office)._printing
    assert printing is not None
    assert printing.dialog.isVisible()
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.dialog.done(1)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_without_print_support_saving_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    window = open_it(office.open())
    window.open_sheet()
    monkeypatch.setitem(sys.modules, "posture.ui.assessment.printing", None)
    window.sheet_view.print_button.click()
    assert window.banner.words.text() == "Printing isn’t available here. Save as PDF works."
