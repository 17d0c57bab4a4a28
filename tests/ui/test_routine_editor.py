"""The editor: moves added, reordered, measured and taken out; undo, saving, and what is asked before leaving."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from posture.core import routine_editing as editing
from posture.core.content import Sides, Use
from posture.core.routine_editing import Draft
from posture.ui.routine_editor.window import RoutineEditor
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text
from tests.ui.looking import clipped, settle, tab_stops
from tests.ui.routine_samples import LIBRARY

MOVES = LIBRARY.moves
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
Make = Callable[..., RoutineEditor]


def a_draft(*moves: str) -> Draft:
    draft = Draft(name="Mine", purpose="For me")
    for move in moves:
        draft = editing.with_move(draft, MOVES[move])
    return draft


@pytest.fixture
def make(theme: Theme, qtbot: QtBot) -> Make:
    def made(draft: Draft, size: QSize | None = None, theme: Theme = theme) -> RoutineEditor:
        window = RoutineEditor(theme, draft, MOVES)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(window, before_close_func=lambda one: one.set_may_close())
        window.setMinimumSize(0, 0)
        window.resize(size or QSize(980, 800))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        settle()
        return window

    return made


@pytest.fixture
def window(make: Make) -> RoutineEditor:
    return make(a_draft("far-gaze", "side-bend", "scapular-squeeze"))


def order(window: RoutineEditor) -> list[str]:
    return [step.move.id for step in window.draft.steps]


def texts(window: RoutineEditor) -> list[str]:
    settle()
    return [text.text() for text in window.findChildren(Text) if text.isVisible()]


# --- steps ---


def test_a_step_offers_what_its_move_allows(window: RoutineEditor) -> None:
    gaze, bend, squeeze = window.steps.rows
    assert [row.reps.isVisible() for row in (gaze, bend, squeeze)] == [False, True, True]
    assert [row.hold.isVisible() for row in (gaze, bend, squeeze)] == [True, True, True]
    assert [row.sides.isVisible() for row in (gaze, bend, squeeze)] == [False, True, False]
    assert bend.sides.currentText() == "Each side"


def test_changes_show_in_the_draft_and_the_total(window: RoutineEditor) -> None:
    assert "1 min 56 s · 3 moves · Fits a 2-minute break" in texts(window)
    gaze, bend, squeeze = window.steps.rows
    gaze.hold.setValue(40)
    squeeze.reps.setValue(3)
    bend.sides.setCurrentIndex(1)
    doses = [step.dose for step in window.draft.steps]
    assert doses[0].hold_s == 40
    assert doses[1].sides is Sides.LEFT
    assert doses[2].reps == 3
    assert window.draft.total_s == 40 + 3 + 20 + 3 + 20
    assert "1 min 26 s · 3 moves · Fits a 2-minute break" in texts(window)


def test_keys_move_a_step_and_the_keyboard_goes_with_it(window: RoutineEditor) -> None:
    window.steps.rows[0].hold.setFocus()
    QTest.keyClick(window.steps.rows[0].hold, Qt.Key.Key_Down, ALT)
    assert order(window) == ["side-bend", "far-gaze", "scapular-squeeze"]
    assert window.steps.rows[1].hold.hasFocus()
    assert window.draft.steps[1].dose.hold_s == 20, "the number stays as it is"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up, ALT)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up, ALT)
    assert order(window) == ["far-gaze", "side-bend", "scapular-squeeze"]


def test_buttons_move_a_step_to_the_end_and_back(window: RoutineEditor) -> None:
    window.steps.rows[1].down.click()
    assert order(window) == ["far-gaze", "scapular-squeeze", "side-bend"]
    last = window.steps.rows[2]
    assert not last.down.isEnabled()
    assert last.up.hasFocus(), "at the end the other way is open"
    assert last.up.accessibleName() == "Move Side bend up"
    assert not window.steps.rows[0].up.isEnabled()


def test_a_step_is_dragged_to_its_place_in_one_change(window: RoutineEditor) -> None:
    grip = window.steps.rows[0].grip
    below = grip.mapFromGlobal(window.steps.rows[2].mapToGlobal(QPoint(10, 30)))
    QTest.mousePress(grip, LEFT, pos=QPoint(5, 20))
    for place in (QPoint(5, 60), below / 2, below):
        QTest.mouseMove(grip, place)
    assert order(window) == ["side-bend", "scapular-squeeze", "far-gaze"]
    QTest.mouseRelease(grip, LEFT, pos=below)
    window.undo()
    assert order(window) == ["far-gaze", "side-bend", "scapular-squeeze"]
    assert not window.foot.undo_button.isEnabled()


def test_two_drags_are_two_changes(window: RoutineEditor) -> None:
    for _ in range(2):
        grip = window.steps.rows[0].grip
        below = grip.mapFromGlobal(window.steps.rows[1].mapToGlobal(QPoint(10, 30)))
        QTest.mousePress(grip, LEFT, pos=QPoint(5, 20))
        QTest.mouseMove(grip, below)
        QTest.mouseRelease(grip, LEFT, pos=below)
    assert order(window) == ["far-gaze", "side-bend", "scapular-squeeze"]
    window.undo()
    assert order(window) == ["side-bend", "far-gaze", "scapular-squeeze"]


def test_a_step_is_taken_out_and_comes_back(window: RoutineEditor) -> None:
    window.steps.rows[1].remove.click()
    assert order(window) == ["far-gaze", "scapular-squeeze"]
    assert window.steps.rows[1].remove.hasFocus()
    assert len(window.steps.rows) == 2
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert order(window) == ["far-gaze", "side-bend", "scapular-squeeze"]


def test_without_moves_it_says_how_to_begin(make: Make) -> None:
    window = make(Draft())
    assert "No moves yet. Choose some from the list." in texts(window)
    assert "It needs a name. It needs a move." in texts(window)
    assert not window.foot.save_button.isEnabled()
    assert window.about.name.hasFocus()


# --- the library ---


def test_moves_are_found_by_name_and_part_of_the_body(window: RoutineEditor) -> None:
    picker = window.picker
    assert len(picker.offered) == len(MOVES)
    QTest.keyClicks(picker.field, "wrists")
    assert set(picker.offered) == {"wrist-flexor", "wrist-extensor"}
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert order(window)[-1] == picker.offered[1]
    picker.field.setText("moonwalk")
    assert picker.offered == []
    assert "No move is called that." in texts(window)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert len(order(window)) == 4
    assert not picker.add_button.isEnabled()


def test_a_double_click_and_the_button_add(window: RoutineEditor, qtbot: QtBot) -> None:
    picker = window.picker
    picker.field.setText("plank")
    picker.list.itemDoubleClicked.emit(picker.list.currentItem())
    picker.add_button.click()
    assert len(order(window)) == 5
    settle()
    qtbot.waitUntil(lambda: not window.steps.rows[4].visibleRegion().isEmpty())


# --- when it may be suggested ---


def test_uses_without_room_are_off(window: RoutineEditor) -> None:
    uses = window.about.uses
    uses[Use.MICRO].click()
    assert window.draft.uses == (Use.MICRO, Use.MOVEMENT)
    window.steps.rows[0].hold.setValue(60)
    assert "Too long for “Micro-breaks”: up to 2 min." in texts(window)
    assert not window.foot.save_button.isEnabled()
    uses[Use.MICRO].click()
    assert window.foot.save_button.isEnabled()
    assert not uses[Use.MICRO].isEnabled()
    uses[Use.MOVEMENT].click()
    assert "Choose when it may be suggested." in texts(window)


def test_floor_moves_are_for_home(make: Make) -> None:
    window = make(a_draft("cobra"))
    assert "With floor moves it is suggested at home, not at the desk." in texts(window)
    window.about.uses[Use.HOME].click()
    window.about.uses[Use.MOVEMENT].click()
    assert "With floor moves it is suggested at home, not at the desk." not in texts(window)


def test_a_use_of_recovery_mode_is_kept(make: Make) -> None:
    window = make(editing.copy_of(LIBRARY.routines["gentle-3"], "Mine"))
    assert window.about.uses[Use.GENTLE_LATER].isChecked()


# --- saving and leaving ---


def test_it_is_saved_as_it_is(window: RoutineEditor, qtbot: QtBot) -> None:
    window.about.name.selectAll()
    QTest.keyClicks(window.about.name, "Better")
    with qtbot.waitSignal(window.saved) as saved:
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [window.draft]
    assert window.draft.name == "Better"
    with qtbot.waitSignal(window.closed):
        window.done()


def test_where_it_cannot_be_saved_the_window_says_why(window: RoutineEditor) -> None:
    window.steps.rows[0].remove.click()
    window.close()
    window.refuse("content: No space left on device")
    assert "content: No space left on device" in texts(window)
    assert window.foot.save_button.isVisible()
    assert window.isVisible()


def test_nothing_changed_is_left_without_a_word(window: RoutineEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)


def test_changes_are_not_lost_without_a_question(window: RoutineEditor, qtbot: QtBot) -> None:
    window.steps.rows[0].remove.click()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert "Some changes are not saved yet." in texts(window)
    assert window.question.keep_button.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.question.isVisible()
    assert window.foot.save_button.isVisible()
    window.close()
    window.question.keep_button.click()
    assert window.foot.isVisible()
    window.close()
    with qtbot.waitSignal(window.saved):
        window.question.save_button.click()
    window.close()
    with qtbot.waitSignal(window.closed):
        window.question.leave_button.click()


def test_what_is_not_whole_cannot_be_saved_on_leaving_either(window: RoutineEditor) -> None:
    window.about.name.clear()
    QTest.keyClicks(window.about.name, " ")
    window.close()
    assert not window.question.save_button.isEnabled()
    window.set_may_close()
    assert window.close()


# --- keyboard, screen reader, room ---


def test_every_stop_of_tab_has_a_name(window: RoutineEditor) -> None:
    stops = tab_stops(window)
    for stop in stops:
        spoken = stop.accessibleName() or (stop.text() if isinstance(stop, QAbstractButton) else "")
        assert spoken, stop
    assert isinstance(stops[0], QLineEdit)
    assert any(isinstance(stop, QComboBox) for stop in stops)
    window.picker.picked.emit("march")
    settle()
    stops = tab_stops(window)
    last_step = window.steps.rows[-1].remove
    assert stops.index(window.about.purpose) < stops.index(last_step)
    assert stops.index(last_step) < stops.index(window.picker.field)
    assert stops.index(window.picker.add_button) < stops.index(window.foot.save_button)


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        (QSize(460, 480), 1.0),
        (QSize(460, 480), 1.5),
        (QSize(900, 620), 1.0),
        (QSize(1300, 900), 1.5),
    ],
)
def test_nothing_is_cut_off(make: Make, family: str, scale: float, size: QSize) -> None:
    theme = Theme(family, text_scale=scale, reduced_motion=True)
    window = make(a_draft("far-gaze", "hip-abduction-standing", "walk"), size, theme)
    window.about.uses[Use.MOVEMENT].click()
    settle()
    assert clipped(window) == []
    assert window._area.horizontalScrollBar().maximum() == 0
    window.close()
    settle()
    assert clipped(window) == []


def test_the_list_of_moves_stands_beside_or_below(window: RoutineEditor) -> None:
    assert not window._area.isAncestorOf(window.picker)
    window.resize(600, 700)
    settle()
    assert window._area.isAncestorOf(window.picker)
    assert window.picker.isVisible()
    window.resize(980, 800)
    settle()
    assert not window._area.isAncestorOf(window.picker)
    assert window.picker.isVisible()
