"""The window of the workstation assessment: keys, what is told, going on, parts, notes, heights, how it looks."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posture.core.events import CheckItemAnswered
from posture.ui.assessment.note_field import MOST_LETTERS
from posture.ui.assessment.window import AssessmentWindow
from posture.ui.theme import Theme
from tests.ui.assessment_samples import (
    CANNOT,
    NONE,
    NOT_YET,
    RIGHT,
    Keeper,
    finished_run,
    known,
    make_window,
    said,
    two_runs,
)
from tests.ui.looking import clipped, settle, tab_stops

Shoot = Callable[[QWidget, str], Path]
Open = Callable[..., tuple[AssessmentWindow, Keeper]]


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Open:
    def open_window(
        events: Iterable[CheckItemAnswered] = (), height_cm: int | None = 175
    ) -> tuple[AssessmentWindow, Keeper]:
        window = make_window(theme, events, height_cm)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        keeper = Keeper(window)
        window.show()
        return window, keeper

    return open_window


def press(window: AssessmentWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window, key)


def shown_item(window: AssessmentWindow) -> str:
    return window.assessment.standings[window.number].item.id


def shows_how(window: AssessmentWindow) -> bool:
    return window.question.is_how_open


def on_sheet(window: AssessmentWindow) -> bool:
    return window.on_sheet


def test_yes_and_doesn_t_apply_go_on_by_themselves(opened: Open) -> None:
    window, keeper = opened()
    press(window, Qt.Key.Key_1, Qt.Key.Key_4)
    assert keeper.answers == [("w01", RIGHT), ("w02", NONE)]
    assert shown_item(window) == "w03"
    assert window.progress.text() == "2 of 34 answered"
    assert window.question.place.text() == "Chair, 3 of 7"


def test_not_yet_stays_and_shows_the_way(opened: Open) -> None:
    window, keeper = opened()
    assert not shows_how(window)
    press(window, Qt.Key.Key_2)
    assert keeper.answers == [("w01", NOT_YET)]
    assert shown_item(window) == "w01"
    assert shows_how(window)
    assert window.question.buttons[NOT_YET].isChecked()
    press(window, Qt.Key.Key_Return)
    assert shown_item(window) == "w02"
    assert not shows_how(window)


def test_can_t_change_stays_and_asks_for_reasons(opened: Open) -> None:
    window, keeper = opened()
    assert not any(check.isVisible() for check in window.aside.checks)
    press(window, Qt.Key.Key_3)
    assert all(check.isVisible() for check in window.aside.checks)
    window.aside.checks[1].click()
    window.aside.checks[5].click()
    assert list(keeper.told[-1].reasons) == ["The chair doesn’t adjust", "Shared desk"]
    press(window, Qt.Key.Key_1)
    assert not keeper.told[-1].reasons, "what is right needs no reason"


def test_arrows_turn_pages_and_back_shows_what_was_said(opened: Open) -> None:
    window, keeper = opened()
    press(window, Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert shown_item(window) == "w04"
    press(window, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert shown_item(window) == "w01"
    assert window.question.buttons[RIGHT].isChecked()
    assert not window.back_button.isEnabled()
    press(window, Qt.Key.Key_Left, Qt.Key.Key_2)
    assert keeper.answers == [("w01", RIGHT), ("w01", NOT_YET)]


def test_what_is_shown_as_answered_was_kept(opened: Open, theme: Theme, qtbot: QtBot) -> None:
    window = make_window(theme)
    qtbot.addWidget(window)
    told = QSignalSpy(window.answered)
    window.show()
    press(window, Qt.Key.Key_1)
    assert told.count() == 1
    assert shown_item(window) == "w01", "nobody kept it: it doesn't go on"
    assert not any(button.isChecked() for button in window.question.buttons.values())


def test_the_mouse_answers_and_a_second_click_keeps_it(opened: Open) -> None:
    window, keeper = opened()
    button = window.question.buttons[NOT_YET]
    for _ in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.isChecked()
    assert keeper.answers == [("w01", NOT_YET)] * 2


def test_h_shows_the_way_without_an_answer(opened: Open) -> None:
    window, keeper = opened()
    press(window, Qt.Key.Key_H)
    assert shows_how(window)
    press(window, Qt.Key.Key_H)
    assert not shows_how(window)
    assert keeper.told == []


def test_escape_stops_here_and_the_next_time_goes_on(opened: Open) -> None:
    window, keeper = opened()
    closed = QSignalSpy(window.closed)
    press(window, Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_1, Qt.Key.Key_Escape)
    assert closed.count() == 1
    assert keeper.answers == [("w01", RIGHT), ("w03", RIGHT)]
    again, _ = opened([said("w01", RIGHT), said("w03", RIGHT)])
    assert shown_item(again) == "w02"
    press(again, Qt.Key.Key_1)
    assert shown_item(again) == "w04", "what has an answer isn't asked again"


def test_what_a_short_check_could_not_fix_is_not_asked_again(opened: Open) -> None:
    window, keeper = opened([said("feet-flat", CANNOT, "q", checklist="quick")])
    press(window, Qt.Key.Key_1)
    assert shown_item(window) == "w03"
    press(window, Qt.Key.Key_Left)
    assert window.question.buttons[CANNOT].isChecked()
    assert window.question.carried.text() == (
        "Kept from 17 November 2026: you can’t change this. Answer again if that’s different now."
    )
    press(window, Qt.Key.Key_2)
    assert keeper.answers[-1] == ("w02", NOT_YET)
    assert not window.question.carried.isVisible()


def test_a_part_opens_at_its_first_open_question(opened: Open) -> None:
    window, _ = opened([said("w19", RIGHT), said("w20", RIGHT)])
    window.sections.setCurrentRow(3)
    assert shown_item(window) == "w21"
    window.section_box.activated.emit(4)
    assert shown_item(window) == "w27"
    assert window.sections.currentRow() == 4
    assert window.sections.item(3).text() == "Screen\n2 of 8"


def test_a_part_that_is_done_says_so(opened: Open) -> None:
    window, _ = opened([said(f"w{number:02}", RIGHT) for number in range(1, 8)])
    assert window.sections.item(0).text() == "Chair\nDone"
    assert shown_item(window) == "w08"


def test_number_keys_in_the_list_of_parts_answer_too(opened: Open) -> None:
    window, keeper = opened()
    window.resize(1000, 700)
    settle()
    assert window.sections.isVisible()
    QTest.keyClick(window.sections, Qt.Key.Key_1)
    assert keeper.answers == [("w01", RIGHT)]


def test_a_note_goes_with_the_answer(opened: Open) -> None:
    window, keeper = opened()
    window.aside.note.setFocus()
    QTest.keyClicks(window.aside.note, "1 screw <b>loose</b>")
    assert keeper.told == [], "a figure in a note is no answer"
    press(window, Qt.Key.Key_2)
    assert keeper.told[-1].note == "1 screw <b>loose</b>"


def test_a_note_that_is_written_later_is_kept_on_leaving(opened: Open) -> None:
    window, keeper = opened()
    press(window, Qt.Key.Key_2)
    window.aside.note.setPlainText("  since May  ")
    press(window, Qt.Key.Key_Right)
    assert [one.note for one in keeper.told] == ["", "since May"]
    assert window.aside.words == "", "the next question has its own"
    press(window, Qt.Key.Key_Left)
    assert window.aside.words == "since May"
    window.aside.note.setPlainText("since June")
    window.close()
    assert keeper.told[-1].note == "since June"


def test_a_note_before_the_answer_waits_for_it(opened: Open) -> None:
    window, keeper = opened()
    window.aside.note.setPlainText("wobbles")
    window.show_height(180)
    assert window.aside.words == "wobbles", "what is being written stays"
    press(window, Qt.Key.Key_Right)
    assert window.aside.words == ""
    press(window, Qt.Key.Key_Left)
    assert (window.aside.words, keeper.told) == ("wobbles", [])
    press(window, Qt.Key.Key_2)
    assert keeper.told[-1].note == "wobbles"


def test_a_long_note_is_cut(opened: Open) -> None:
    window, _ = opened()
    window.aside.note.setPlainText("x" * (MOST_LETTERS + 50))
    assert len(window.aside.words) == MOST_LETTERS


def test_after_the_last_answer_comes_the_sheet(opened: Open) -> None:
    window, _ = opened(finished_run()[:-1])
    assert shown_item(window) == "w34"
    assert window.next_button.text() == "See the sheet"
    press(window, Qt.Key.Key_1)
    assert on_sheet(window)
    assert window.sheet.in_place == "26 of 32 in place"


def test_the_last_one_not_yet_in_place_is_read_before_the_sheet(opened: Open) -> None:
    window, _ = opened(finished_run()[:-1])
    press(window, Qt.Key.Key_2)
    assert not on_sheet(window)
    press(window, Qt.Key.Key_Return)
    assert on_sheet(window)


def test_the_sheet_so_far(opened: Open) -> None:
    window, keeper = opened([said("w01", RIGHT)])
    window.sections.setCurrentRow(7)
    assert on_sheet(window)
    assert window.sheet.still_open == "33 questions are still open."
    press(window, Qt.Key.Key_1)
    assert keeper.told == [], "no question is on show"
    window.sheet_view.questions_button.click()
    assert shown_item(window) == "w02"


def test_a_finished_one_opens_on_its_sheet_and_another_look_begins_anew(opened: Open) -> None:
    window, _ = opened(two_runs())
    assert on_sheet(window)
    assert not window.sections.isVisible()
    assert window.sheet_view.questions_button.text() == "Look again"
    asked = QSignalSpy(window.restart_requested)
    window.sheet_view.questions_button.click()
    assert asked.count() == 1
    now = known(two_runs())
    assert now.finished is not None
    window.show_assessment(now.current, before=now.finished)
    assert not on_sheet(window)
    assert shown_item(window) == "w01"
    assert window.assessment.standing("w12").carried, "what can't be changed isn't asked again"
    assert window.sheet.compared.startswith("Last time, on 17 November 2026: 26 of 32 in place")


def test_heights_stand_where_they_help(opened: Open) -> None:
    window, _ = opened()
    heights = window.question.heights
    assert heights.title.text() == "Starting heights for 175 cm"
    assert texts(heights) >= {"Seat", "44–48 cm"}
    window.sections.setCurrentRow(2)
    assert not heights.isVisible()
    window.sections.setCurrentRow(3)
    assert texts(heights) >= {"Top of the screen, sitting", "120–126 cm", "160–166 cm"}


def test_one_s_own_height_is_asked_for_and_told(opened: Open) -> None:
    window, _ = opened(height_cm=None)
    heights = window.question.heights
    chosen: list[int] = []
    window.height_chosen.connect(chosen.append)
    assert "Seat" not in texts(heights)
    heights.field.setValue(160)
    heights.field.editingFinished.emit()
    assert chosen == [160]
    window.show_height(160)
    assert texts(heights) >= {"Seat", "40–44 cm"}
    assert "use a footrest as high" in heights.hint.text()
    heights.field.editingFinished.emit()
    assert chosen == [160], "told once"


def test_in_the_us_heights_are_in_inches(opened: Open) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    window, _ = opened()
    heights = window.question.heights
    assert heights.title.text() == "Starting heights for 5 ft 9 in"
    assert texts(heights) >= {"17.5–19 in"}
    assert heights.field.value() == 69
    chosen: list[int] = []
    window.height_chosen.connect(chosen.append)
    heights.field.setValue(70)
    heights.field.editingFinished.emit()
    assert chosen == [178]


def test_each_page_is_announced(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window, _ = opened()
    heard: list[str] = []
    monkeypatch.setattr(
        "posture.ui.assessment.window.announce", lambda _widget, line: heard.append(line)
    )
    press(window, Qt.Key.Key_1)
    assert heard == ["Chair, 2 of 7. Does the height of the seat let both feet rest flat?"]


def test_everything_has_a_name_and_can_be_reached_by_tab(opened: Open) -> None:
    window, _ = opened()
    window.resize(1000, 760)
    settle()
    press(window, Qt.Key.Key_3)
    stops = tab_stops(window)
    named = [stop.accessibleName() or getattr(stop, "text", str)() for stop in stops]
    assert all(named)
    wanted = [window.sections, *window.question.buttons.values(), *window.aside.checks]
    assert [stops.index(widget) for widget in wanted] == sorted(map(stops.index, wanted))
    assert window.aside.note in stops
    assert window.question.picture.accessibleName() == (
        "Five feet, no wobble, and levers that do what they say."
    )
    assert window.question.buttons[RIGHT].accessibleName() == "Stable chair that adjusts: Yes"


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 1.0), ("light", 1.5)])
def test_pictures(qtbot: QtBot, family: str, shoot: Shoot, mode: str, scale: float) -> None:
    theme = Theme(
        family,
        mode="dark" if mode == "dark" else "light",
        text_scale=scale,
        reduced_motion=True,
    )
    window = make_window(theme, [said("w01", RIGHT)])
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    keeper = Keeper(window)
    window.show()
    for number, key in ((5, Qt.Key.Key_2), (7, Qt.Key.Key_3)):
        window.open_question(number)
        press(window, key)
        assert keeper.told[-1].item_id == f"w{number + 1:02}"
        for size in ((1100, 780), (780, 460)):
            window.resize(*size)
            settle()
            assert window.width() >= size[0], size
            assert clipped(window) == [], (number, size)
            assert window._page.area.horizontalScrollBar().maximum() == 0
            shoot(window, f"assessment_{mode}_{scale}_{number}_{size[0]}")


def test_at_its_smallest_nothing_is_cut(opened: Open) -> None:
    window, _ = opened()
    press(window, Qt.Key.Key_3)
    window.resize(window.minimumSize())
    settle()
    assert clipped(window) == []
    assert window._page.area.horizontalScrollBar().maximum() == 0
    assert not window.question.picture.isVisible(), "question and answers come first"
    assert window.section_box.isVisible()


def texts(widget: QWidget) -> set[str]:
    from posture.ui.widgets.text import Text

    return {text.text() for text in widget.findChildren(Text) if text.isVisible()}
