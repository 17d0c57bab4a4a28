"""*This hurts*: the step is over, a few calm questions follow, and what hurts is left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posture.core.body import BodyRegion
from posture.core.content import Library
from posture.core.hurting import HurtAnswer
from posture.core.playing import PlayedRoutine
from posture.ui.player.choices import Choices
from posture.ui.player.hurt import HurtQuestions, region_name
from posture.ui.player.window import PlayerWindow
from posture.ui.routine_player import RoutineRun
from posture.ui.theme import Theme
from tests import shipped
from tests.ui.looking import clipped, settle, tab_stops

LEFT = Qt.MouseButton.LeftButton
Shoot = Callable[[QWidget, str], Path]


class Stopwatch:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped.library()


@pytest.fixture
def clock() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def run(qtbot: QtBot, library: Library, clock: Stopwatch) -> RoutineRun:
    """Shoulder rolls, slow neck turns, neck side stretch, shoulder blades, doorway chest."""
    return RoutineRun(library.routines["neck-shoulders-3"], elapsed_s=clock, moves=library.moves)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, run: RoutineRun, clock: Stopwatch) -> PlayerWindow:
    """In the first neck turn, to the left."""
    made = PlayerWindow(theme, run)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    run.start()
    made.resize(1000, 660)
    made.show()
    run.next_move()
    clock.now_s += 8
    run._on_time()
    return made


def questions(window: PlayerWindow) -> HurtQuestions:
    found = window._questions
    assert found is not None, "nothing is asked"
    return found


def is_paused(run: RoutineRun) -> bool:
    return run.state.paused


def click(choices: Choices, words: str) -> None:
    (button,) = [button for button in choices.buttons if button.text() == words]
    QTest.mouseClick(button, LEFT)


def moves_to_come(run: RoutineRun) -> list[str]:
    steps = run.state.routine.steps[run.state.part.step :]
    return [step.move.id for step in steps]


def test_the_button_is_always_in_reach(window: PlayerWindow) -> None:
    button = window.column.hurts_button
    assert button.isVisible()
    assert button.text() == "This hurts"
    assert button in tab_stops(window)
    assert window.column.end_button.isVisible()


def test_all_waits_while_it_is_asked(
    run: RoutineRun, window: PlayerWindow, clock: Stopwatch
) -> None:
    position_s = run.state.position_s
    QTest.mouseClick(window.column.hurts_button, LEFT)
    assert questions(window).isVisible()
    assert not window.stage.side.isVisible()
    clock.now_s += 600
    run._on_time()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_R):
        QTest.keyClick(window, key)
        QTest.keyClick(questions(window), key)
    assert run.state.position_s == position_s
    assert is_paused(run)
    assert not window.column.next_button.isEnabled()


def test_the_answer_tells_what_was_said(run: RoutineRun, window: PlayerWindow) -> None:
    told, safety = QSignalSpy(run.hurt_answered), QSignalSpy(run.safety_wanted)
    QTest.mouseClick(window.column.hurts_button, LEFT)
    asked = questions(window)
    assert [button.text() for button in asked.where.buttons] == ["Neck", "Somewhere else"]
    click(asked.worst, "4")
    click(asked.settled, "Yes")
    QTest.mouseClick(asked.close_button, LEFT)
    assert told.at(0) == [
        HurtAnswer(
            move_id="neck-rotation", region=BodyRegion.NECK, worst=4, settled=True, spreads=False
        )
    ]
    assert safety.count() == 0
    assert window._questions is None
    assert window.toast.words.text() == "Left that one. Keep to what feels easy."
    assert not is_paused(run)


def test_steps_for_what_hurts_are_left_out(run: RoutineRun, window: PlayerWindow) -> None:
    before = moves_to_come(run)
    run.report_hurt()
    QTest.mouseClick(questions(window).close_button, LEFT)
    after = moves_to_come(run)
    assert "neck-side-bend" in before
    assert after == [move for move in before if move in ("scapular-squeeze", "doorway-chest")]
    assert window.column.steps.rows[0].name.text() == "Shoulder rolls", "done stays"
    assert window.stage.figure.isVisible()


@pytest.mark.parametrize("how", ["did not settle", "spreads"])
def test_what_does_not_settle_ends_the_routine(
    run: RoutineRun, window: PlayerWindow, how: str
) -> None:
    told = QSignalSpy(run.hurt_answered)
    safety = QSignalSpy(run.safety_wanted)
    ended: list[PlayedRoutine] = []
    run.ended.connect(ended.append)
    run.report_hurt()
    asked = questions(window)
    if how == "spreads":
        asked.spreads.setChecked(True)
    else:
        click(asked.settled, "No")
    QTest.mouseClick(asked.close_button, LEFT)
    assert (told.count(), safety.count()) == (1, 1)
    assert len(ended) == 1
    assert not ended[0].finished
    assert not window.isVisible()


def test_escape_leaves_the_questions_open(run: RoutineRun, window: PlayerWindow) -> None:
    told = QSignalSpy(run.hurt_answered)
    run.report_hurt()
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    answer = told.at(0)[0]
    assert (answer.worst, answer.settled, answer.spreads) == (None, None, False)
    assert not run.is_over(), "Esc ends the routine only the second time"


def test_closing_the_window_says_it_hurt(run: RoutineRun, window: PlayerWindow) -> None:
    told = QSignalSpy(run.hurt_answered)
    run.report_hurt()
    click(questions(window).worst, "7")
    window.close()
    assert told.count() == 1
    assert told.at(0)[0].worst == 7
    assert not run.is_over()


def test_the_questions_outlast_the_break(run: RoutineRun, window: PlayerWindow) -> None:
    told, safety = QSignalSpy(run.hurt_answered), QSignalSpy(run.safety_wanted)
    run.report_hurt()
    run.end()
    assert window.isVisible()
    click(questions(window).settled, "No")
    QTest.mouseClick(questions(window).close_button, LEFT)
    assert (told.count(), safety.count()) == (1, 1)
    assert not window.isVisible()


def test_the_last_step_can_hurt_too(run: RoutineRun, window: PlayerWindow) -> None:
    ended = QSignalSpy(run.ended)
    while run.state.part_no < len(run.state.parts) - 1:
        run.next_move()
    run.report_hurt()
    assert ended.count() == 0
    QTest.mouseClick(questions(window).close_button, LEFT)
    assert ended.count() == 1


def test_a_player_that_comes_later_asks_too(qtbot: QtBot, theme: Theme, run: RoutineRun) -> None:
    """The card has no room for questions: it opens the player."""
    run.start()
    run.report_hurt()
    window = PlayerWindow(theme, run)
    qtbot.addWidget(window)
    window.show()
    assert questions(window).isVisible()


def test_everything_can_be_said_by_keyboard(run: RoutineRun, window: PlayerWindow) -> None:
    told = QSignalSpy(run.hurt_answered)
    QTest.keyClick(window.column.hurts_button, Qt.Key.Key_Return)
    asked = questions(window)
    assert window.focusWidget() is asked.worst.buttons[0]
    assert asked.worst.buttons[3].accessibleName() == "3 of 10"
    stops = tab_stops(asked)
    for widget in (*asked.where.buttons, *asked.settled.buttons, asked.spreads, asked.close_button):
        assert widget in stops
    QTest.keyClick(asked.worst.buttons[3], Qt.Key.Key_Space)
    QTest.keyClick(asked.close_button, Qt.Key.Key_Return)
    assert told.at(0)[0].worst == 3


def test_every_region_has_a_name() -> None:
    names = [region_name(region) for region in BodyRegion]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1000, 660)), (1.5, (1210, 770)), (1.5, (940, 500))]
)
def test_nothing_is_cut_off(
    qtbot: QtBot,
    family: str,
    run: RoutineRun,
    shoot: Shoot,
    mode: str,
    scale: float,
    size: tuple[int, int],
) -> None:
    theme = Theme(family, mode="dark" if mode == "dark" else "light", text_scale=scale)
    window = PlayerWindow(theme, run)
    qtbot.addWidget(window)
    run.start()
    run.next_move()
    window.resize(*size)
    window.show()
    run.report_hurt()
    settle()
    asked = questions(window)
    assert clipped(window) == []
    assert window.stage.rect().contains(asked.geometry())
    assert asked.rect().contains(asked.close_button.geometry())
    for choices in (asked.where, asked.worst, asked.settled):
        for button in choices.buttons:
            assert choices.rect().contains(button.geometry()), "wrapped, not cut"
    shoot(window, f"player_hurt_{mode}_{scale}_{size[1]}")
