"""The posture check: keys, mouse, what is told and when, and how it looks."""

from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.core.content import Library
from posture.core.events import CheckAnswer
from posture.ui.figures.scenes import BEFORE
from posture.ui.posture_check import words
from posture.ui.posture_check.card_window import CardWindow
from posture.ui.posture_check.picture import BeforeAfter
from posture.ui.posture_check.values import CheckSummary, ItemAnswer
from posture.ui.posture_check.window import PostureCheckWindow
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text
from posture.ui.window_room import window_room
from tests import shipped
from tests.ui.looking import clipped, settle

Shoot = Callable[[QWidget, str], Path]


@pytest.fixture
def shoot(shoot: Shoot) -> Shoot:
    """The layout settles before the picture is taken."""

    def settled(widget: QWidget, name: str) -> Path:
        QApplication.processEvents()
        return shoot(widget, name)

    return settled


RIGHT, FIXED, CANNOT = CheckAnswer.RIGHT, CheckAnswer.FIXED, CheckAnswer.CANNOT


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped.library()


@pytest.fixture
def check(qtbot: QtBot, theme: Theme, library: Library) -> PostureCheckWindow:
    return opened(qtbot, theme, library)


def opened(
    qtbot: QtBot,
    theme: Theme,
    library: Library,
    name: str = "quick",
    *,
    twin: str = "",
    left_out: Collection[str] = (),
) -> PostureCheckWindow:
    checklists = library.checklists
    window = PostureCheckWindow(
        theme, checklists[name], twin=checklists[twin] if twin else None, left_out=left_out
    )
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    return window


def press(window: PostureCheckWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window, key)


def click(window: PostureCheckWindow, row: int, answer: CheckAnswer) -> None:
    QTest.mouseClick(window.rows[row].buttons[answer], Qt.MouseButton.LeftButton)


def in_turn(window: PostureCheckWindow) -> int:
    return window.turn


def test_four_keys_and_it_is_done(qtbot: QtBot, check: PostureCheckWindow, shoot: Shoot) -> None:
    told: list[ItemAnswer] = []
    finished: list[CheckSummary] = []
    check.answered.connect(told.append)
    check.finished.connect(finished.append)
    press(check, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_2)
    assert [(answer.item_id, answer.answer) for answer in told] == [
        ("feet-flat", RIGHT),
        ("knees-at-hip-level", FIXED),
        ("lower-back-supported", CANNOT),
        ("screen-at-eye-level", FIXED),
    ]
    assert {answer.checklist_id for answer in told} == {"quick"}
    assert check.note.text() == "Two fixed just now. Thank you for looking."
    assert finished == []
    shoot(check, "check_thanks_light")
    with qtbot.waitSignal(check.finished, timeout=3000):
        check._thanks_timer.start(0)
    assert finished == [CheckSummary(checklist_id="quick", right=1, fixed=2, cannot=1)]
    assert not check.isVisible()


def test_an_answer_is_told_before_the_window_moves_on(check: PostureCheckWindow) -> None:
    seen: list[tuple[int, CheckAnswer | None]] = []

    def keep(_answer: ItemAnswer) -> None:
        seen.append((check.turn, check.rows[0].answer))

    check.answered.connect(keep)
    press(check, Qt.Key.Key_1)
    click(check, 1, FIXED)
    assert seen[0] == (0, None), "still in turn, nothing filled"
    assert check.rows[0].answer is RIGHT
    assert check.rows[0].buttons[RIGHT].isChecked()
    assert check.turn == 2


def test_the_mouse_answers_in_any_order(check: PostureCheckWindow) -> None:
    told: list[ItemAnswer] = []
    check.answered.connect(told.append)
    for row in (3, 1, 2):
        click(check, row, RIGHT)
    assert [answer.item_id for answer in told] == [
        "screen-at-eye-level",
        "knees-at-hip-level",
        "lower-back-supported",
    ]
    assert check.turn == 0, "the one that is left"
    press(check, Qt.Key.Key_1)
    assert check.note.text() == "All four right. Lovely."


def test_arrows_go_back_to_change_an_answer(check: PostureCheckWindow) -> None:
    told: list[ItemAnswer] = []
    check.answered.connect(told.append)
    press(check, Qt.Key.Key_1, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert in_turn(check) == 0
    press(check, Qt.Key.Key_3)
    assert [answer.answer for answer in told] == [RIGHT, CANNOT]
    row = check.rows[0]
    assert [button.isChecked() for button in row.buttons.values()] == [False, False, True]
    assert in_turn(check) == 1
    press(check, *[Qt.Key.Key_Down] * 9)
    assert in_turn(check) == 3


def test_a_second_click_on_the_same_answer_keeps_it(check: PostureCheckWindow) -> None:
    click(check, 0, FIXED)
    click(check, 0, FIXED)
    assert check.rows[0].buttons[FIXED].isChecked()


def test_only_the_row_in_turn_names_its_keys(check: PostureCheckWindow) -> None:
    widths = [row.buttons[RIGHT].sizeHint().width() for row in check.rows]
    assert widths[0] > widths[1] == widths[2] == widths[3]
    assert check.progress.text() == "1 of 4"
    press(check, Qt.Key.Key_1)
    widths = [row.buttons[RIGHT].sizeHint().width() for row in check.rows]
    assert widths[1] > widths[0]
    assert check.progress.text() == "2 of 4"


def test_not_now_is_recorded_as_nothing(check: PostureCheckWindow) -> None:
    dismissed, finished = QSignalSpy(check.dismissed), QSignalSpy(check.finished)
    QTest.mouseClick(check.leave_button, Qt.MouseButton.LeftButton)
    assert (dismissed.count(), finished.count()) == (1, 0)
    assert not check.isVisible()


def test_escape_during_the_thanks_is_not_a_refusal(check: PostureCheckWindow) -> None:
    dismissed, finished = QSignalSpy(check.dismissed), QSignalSpy(check.finished)
    press(check, *[Qt.Key.Key_1] * 4, Qt.Key.Key_Escape)
    assert (dismissed.count(), finished.count()) == (0, 1)


def test_keys_after_the_last_answer_change_nothing(check: PostureCheckWindow) -> None:
    answered = QSignalSpy(check.answered)
    press(check, *[Qt.Key.Key_1] * 7)
    click(check, 0, FIXED)
    assert answered.count() == 4


def test_h_shows_how_and_escape_closes_only_that(check: PostureCheckWindow, shoot: Shoot) -> None:
    press(check, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_H)
    how = check.how_to
    assert how is not None
    assert check.rect().contains(how.geometry())
    shoot(check, "check_how_light")
    press(check, Qt.Key.Key_Escape)
    assert check.how_to is None
    assert check.isVisible()
    press(check, Qt.Key.Key_Escape)
    assert not check.isVisible()


def test_a_picture_shows_how(check: PostureCheckWindow) -> None:
    QTest.mouseClick(check.rows[3].picture, Qt.MouseButton.LeftButton)
    assert check.how_to is not None
    assert check.turn == 3
    QTest.mouseClick(check.rows[3].picture, Qt.MouseButton.LeftButton)
    assert check.how_to is None


def test_answering_closes_the_how_to(check: PostureCheckWindow) -> None:
    press(check, Qt.Key.Key_H, Qt.Key.Key_2)
    assert check.how_to is None
    assert check.rows[0].answer is FIXED


def test_people_who_stand_get_their_own_rows_and_tell_it(
    qtbot: QtBot, theme: Theme, library: Library, shoot: Shoot
) -> None:
    check = opened(qtbot, theme, library, twin="quick-standing")
    told: list[ItemAnswer] = []
    stands: list[bool] = []
    check.answered.connect(told.append)
    check.position_told.connect(stands.append)
    QTest.mouseClick(check.stance_button, Qt.MouseButton.LeftButton)
    assert check.stance_button.text() == "I’m sitting"
    assert [row.title.text() for row in check.rows] == [
        "Weight on both feet",
        "Knees soft",
        "Hips over feet",
        "Screen at eye level",
    ]
    assert check.windowTitle() == "Quick standing check – Posture"
    settle()
    shoot(check, "check_standing_light")
    press(check, Qt.Key.Key_1)
    assert told[0].checklist_id == "quick-standing"
    QTest.mouseClick(check.stance_button, Qt.MouseButton.LeftButton)
    assert check.rows[0].title.text() == "Feet flat"
    assert stands == [True, False]


def test_the_window_follows_the_rows_of_the_other_position(
    qtbot: QtBot, theme: Theme, library: Library
) -> None:
    left_out = {"screen-at-eye-level", "feet-flat"}
    check = opened(qtbot, theme, library, twin="quick-standing", left_out=left_out)
    low_px = check.height()
    QTest.mouseClick(check.stance_button, Qt.MouseButton.LeftButton)
    settle()
    assert check.height() > low_px
    assert check._area.verticalScrollBar().maximum() == 0, "all rows are in sight"
    QTest.mouseClick(check.stance_button, Qt.MouseButton.LeftButton)
    settle()
    assert check.height() == low_px
    row = check.rows[0]
    assert row.height() < 1.3 * row.picture.height(), "no row is stretched"


def test_what_can_t_be_changed_is_left_out_and_can_be_brought_back(
    qtbot: QtBot, theme: Theme, library: Library, shoot: Shoot
) -> None:
    left_out = {"screen-at-eye-level", "feet-flat", "shoes"}
    check = opened(qtbot, theme, library, left_out=left_out)
    assert [row.item.id for row in check.rows] == ["knees-at-hip-level", "lower-back-supported"]
    assert check.introduction.text() == "Two looks, about 10 seconds. Press 1, 2 or 3 for each."
    line = check.left_out_line
    assert line is not None
    assert line.line.text() == "Two items you can’t change are left out."
    settle()
    shoot(check, "check_left_out_light")
    press(check, Qt.Key.Key_1)
    QTest.mouseClick(line.show_button, Qt.MouseButton.LeftButton)
    assert not line.isVisible()
    assert [row.answer for row in check.rows] == [RIGHT, None, None, None], "what was said is kept"
    assert check.turn == 2
    press(check, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_1)
    assert check.note.text() == "One fixed just now. Thank you for looking."


def test_a_check_with_nothing_left_to_ask_says_so_kindly(
    qtbot: QtBot, theme: Theme, library: Library, shoot: Shoot
) -> None:
    left_out = {item.subject for item in library.checklists["quick"].items}
    check = opened(qtbot, theme, library, left_out=left_out)
    answered, dismissed = QSignalSpy(check.answered), QSignalSpy(check.dismissed)
    assert check.introduction.text().startswith("Nothing to look at here.")
    assert (check.progress.text(), check.leave_button.text()) == ("", "Close")
    shoot(check, "check_nothing_light")
    press(check, Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_H, Qt.Key.Key_Escape)
    assert (answered.count(), dismissed.count()) == (0, 1)


def test_a_long_check_scrolls_to_the_row_in_turn(
    qtbot: QtBot, theme: Theme, library: Library, shoot: Shoot
) -> None:
    check = opened(qtbot, theme, library, "seated", twin="standing")
    check.resize(760, 620)
    settle()
    assert check.introduction.text() == "10 looks, about 75 seconds. Press 1, 2 or 3 for each."
    for place in range(10):
        assert check.turn == place
        row = check.rows[place]
        top = row.mapTo(check, row.rect().topLeft()).y()
        assert check._area.y() <= top
        assert top + row.height() <= check._area.geometry().bottom() + 1
        if place == 6:
            shoot(check, "check_seated_light")
        press(check, Qt.Key.Key_1)
    assert check.note.text() == "All 10 right. Lovely."


@pytest.mark.parametrize("name", ["quick", "quick-standing", "seated", "standing", "lifting"])
def test_every_item_shows_the_way(theme: Theme, library: Library, name: str) -> None:
    for item in library.checklists[name].items:
        assert item.picture in BEFORE, item.id


def test_an_item_without_a_picture_has_its_steps(
    qtbot: QtBot, theme: Theme, library: Library
) -> None:
    quick = library.checklists["quick"]
    own = replace(quick, items=(replace(quick.items[0], picture=None),))
    check = PostureCheckWindow(theme, own)
    qtbot.addWidget(check)
    check.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    check.show()
    assert check.introduction.text() == "One look, about 15 seconds. Press 1, 2 or 3."
    press(check, Qt.Key.Key_H)
    assert check.how_to is not None
    assert check.how_to.findChildren(BeforeAfter) == []
    said = [text.text() for text in check.how_to.findChildren(Text)]
    assert set(quick.items[0].fixes) < set(said)


def test_without_a_standing_check_nobody_is_asked(check: PostureCheckWindow) -> None:
    assert not check.stance_button.isVisible()


def test_each_row_is_announced(check: PostureCheckWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    for module in ("window", "looks_window"):
        monkeypatch.setattr(
            f"posture.ui.posture_check.{module}.announce", lambda _widget, line: said.append(line)
        )
    press(check, *[Qt.Key.Key_1] * 4)
    assert said == [
        "Knees at hip level. Raise or lower the seat until the thighs are level.",
        "Lower back supported. Slide back until the backrest meets your belt line.",
        "Screen at eye level. Top edge of the screen at, or just under, your eyes.",
        "All four right. Lovely.",
    ]


def test_in_a_low_window_the_rows_scroll_with_the_theme_s_bar(
    check: PostureCheckWindow, theme: Theme, shoot: Shoot
) -> None:
    assert check.windowTitle() == "Quick posture check – Posture"
    assert check.note.text() == "Can’t fix is a fine answer. We note it for the workstation sheet."
    check.resize(760, 500)
    settle()
    assert check.height() == 500
    bar = check._area.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.width() == 10
    assert theme.ink("ctl").name() in check._area.verticalScrollBar().styleSheet()
    assert check.rect().contains(check.leave_button.geometry())
    shoot(check, "check_low_light")
    theme.set_mode("dark")
    assert theme.ink("ctl").name() in check._area.verticalScrollBar().styleSheet()


def test_it_is_never_larger_than_the_screen(check: PostureCheckWindow) -> None:
    assert check.size().boundedTo(window_room(check)) == check.size()


@pytest.mark.parametrize(
    ("right", "fixed", "cannot", "line"),
    [
        (4, 0, 0, "All four right. Lovely."),
        (1, 0, 0, "All right. Lovely."),
        (10, 0, 0, "All 10 right. Lovely."),
        (2, 2, 0, "Two fixed just now. Thank you for looking."),
        (0, 1, 3, "One fixed just now. Thank you for looking."),
        (3, 0, 1, "Can’t fix is a fine answer. We note it for the workstation sheet."),
    ],
)
def test_the_thanks_follow_the_answers(right: int, fixed: int, cannot: int, line: str) -> None:
    summary = CheckSummary(checklist_id="quick", right=right, fixed=fixed, cannot=cannot)
    assert words.thanks(summary) == line


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_pictures(
    qtbot: QtBot, family: str, library: Library, shoot: Shoot, mode: str, scale: float
) -> None:
    theme = Theme(family, mode="dark" if mode == "dark" else "light", text_scale=scale)
    check = opened(qtbot, theme, library, twin="quick-standing", left_out={"feet-flat"})
    press(check, Qt.Key.Key_1)
    settle()
    assert shoot(check, f"check_{mode}_{scale}").exists()
    assert clipped(check) == []
    for row in check.rows:
        for button in row.buttons.values():
            assert row.rect().contains(button.geometry()), "no answer is cut off"
            assert button.height() >= 36
    press(check, Qt.Key.Key_H)
    settle()
    assert check.how_to is not None
    assert clipped(check.how_to) == []
    shoot(check, f"check_how_{mode}_{scale}")


# Cards


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, library: Library) -> CardWindow:
    return opened_card(qtbot, theme, library, "lifting")


def opened_card(qtbot: QtBot, theme: Theme, library: Library, name: str) -> CardWindow:
    window = CardWindow(theme, library.checklists[name])
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    return window


def ticks(card: CardWindow) -> list[bool]:
    return [row.check.isChecked() for row in card.rows]


def test_a_card_is_ticked_step_by_step(card: CardWindow) -> None:
    assert card.windowTitle() == "Lifting card – Posture"
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert (ticks(card), card.turn) == ([True, *[False] * 5], 1)
    QTest.mouseClick(card.rows[3].check, Qt.MouseButton.LeftButton)
    assert card.turn == 4
    QTest.keyClick(card, Qt.Key.Key_Up)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert ticks(card) == [True, *[False] * 5], "a second time takes the tick away"
    assert card.turn == 3
    for _step in range(5):
        QTest.keyClick(card, Qt.Key.Key_Space)
    assert all(ticks(card))
    assert card.note.text() == "That’s the whole card. Nothing of it is recorded."
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_card_shows_more_of_a_step(card: CardWindow) -> None:
    QTest.keyClick(card, Qt.Key.Key_H)
    popover = card.how_to
    assert popover is not None
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert popover.isHidden()
    assert card.isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_pictures_of_cards(
    qtbot: QtBot, family: str, library: Library, shoot: Shoot, mode: str, scale: float
) -> None:
    theme = Theme(family, mode="dark" if mode == "dark" else "light", text_scale=scale)
    for name in ("lifting", "driving"):
        card = opened_card(qtbot, theme, library, name)
        QTest.keyClick(card, Qt.Key.Key_Space)
        settle()
        shoot(card, f"card_{name}_{mode}_{scale}")
        assert clipped(card) == []
