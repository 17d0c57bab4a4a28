"""The breathing circle of the player, and what takes its place where nothing moves; sounds and spoken words."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from posture.core.content import Library, Step
from posture.core.timeline import Cue
from posture.ui.player import words
from posture.ui.player.window import PlayerWindow
from posture.ui.routine_player import RoutineRun
from posture.ui.theme import Theme
from tests import shipped


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


def opened(qtbot: QtBot, run: RoutineRun, family: str, *, reduced: bool) -> PlayerWindow:
    window = PlayerWindow(Theme(family, mode="light", reduced_motion=reduced), run)
    qtbot.addWidget(window)
    run.start()
    window.resize(1000, 660)
    window.show()
    return window


def go_on(run: RoutineRun, clock: Stopwatch, seconds: float) -> None:
    clock.now_s += seconds
    run._on_time()


def test_the_circle_breathes(qtbot: QtBot, family: str, library: Library, clock: Stopwatch) -> None:
    run = RoutineRun(library.routines["breathing-1"], elapsed_s=clock)
    window = opened(qtbot, run, family, reduced=False)
    stage, column = window.stage, window.column
    assert stage.pacer.isVisible()
    assert stage.pacer.radius == pytest.approx(0.6), "before the first breath"
    go_on(run, clock, 3 + 2)
    assert stage.pacer.radius == pytest.approx(0.8)
    assert (column.manner.text(), column.unit.text()) == ("Breathe in", "4 seconds in, 6 out")
    go_on(run, clock, 2)
    assert stage.pacer.radius == pytest.approx(1.0)
    go_on(run, clock, 3)
    assert stage.pacer.radius == pytest.approx(0.8)
    assert column.manner.text() == "Breathe out"
    ring, circle = stage.ring_box, stage.pacer.geometry()
    assert ring.contains(circle)
    assert abs(ring.center().x() - circle.center().x()) <= 1


def test_it_moves_with_every_frame(
    qtbot: QtBot, family: str, library: Library, clock: Stopwatch
) -> None:
    run = RoutineRun(library.routines["breathing-1"], elapsed_s=clock)
    window = opened(qtbot, run, family, reduced=False)
    go_on(run, clock, 3 + 1)
    before = window.stage.pacer.radius
    window.stage.figure.advance(40)
    assert before < window.stage.pacer.radius < before + 0.02


def test_with_reduced_motion_words_change_instead(
    qtbot: QtBot, family: str, library: Library, clock: Stopwatch
) -> None:
    run = RoutineRun(library.routines["breathing-1"], elapsed_s=clock)
    window = opened(qtbot, run, family, reduced=True)
    assert not window.stage.pacer.isVisible()
    assert not window.stage.figure.is_animating()
    said = []
    for _ in range(20):
        go_on(run, clock, 1)
        said.append(window.column.manner.text())
    assert (
        said[3:]
        == ["Breathe in"] * 3 + ["Breathe out"] * 6 + ["Breathe in"] * 4 + ["Breathe out"] * 4
    )


def test_no_other_move_has_it(
    qtbot: QtBot, family: str, library: Library, clock: Stopwatch
) -> None:
    breaths, rolls = library.moves["breathing-4-6"], library.moves["shoulder-rolls"]
    steps = tuple(Step(move=move, dose=move.dose) for move in (rolls, breaths, rolls))
    routine = replace(library.routines["breathing-1"], steps=steps)
    run = RoutineRun(routine, elapsed_s=clock)
    window = opened(qtbot, run, family, reduced=False)
    shown = []
    for _ in range(3):
        shown.append(window.stage.pacer.isVisible())
        run.next_move()
    assert shown == [False, True, False]


# Sounds


def test_m_is_the_run_s_own_switch(
    qtbot: QtBot, family: str, library: Library, clock: Stopwatch
) -> None:
    run = RoutineRun(library.routines["breathing-1"], elapsed_s=clock, sound_on=True)
    window = opened(qtbot, run, family, reduced=True)
    assert window.menu.sound.isChecked()
    QTest.keyClick(window, Qt.Key.Key_M)
    assert (run.sound_on, window.menu.sound.isChecked()) == (False, False)
    run.set_sound(True)
    assert window.menu.sound.isChecked(), "changed in the settings, say"


def test_where_nothing_can_be_heard_the_menu_says_why(
    qtbot: QtBot, family: str, library: Library, clock: Stopwatch
) -> None:
    run = RoutineRun(
        library.routines["breathing-1"], elapsed_s=clock, sound_missing="no tone can be played here"
    )
    window = opened(qtbot, run, family, reduced=True)
    assert not window.menu.sound.isEnabled()
    assert window.menu.silence.isVisible()
    assert window.menu.silence.text() == "No tone can be played here"
    QTest.keyClick(window, Qt.Key.Key_M)


def test_a_voice_says_title_and_one_cue(library: Library, clock: Stopwatch) -> None:
    run = RoutineRun(library.routines["neck-shoulders-3"], elapsed_s=clock)
    run.start()
    while run.view.part.move.id != "neck-side-bend":
        run.next_move()
    view = run.view
    assert words.spoken_cue(Cue.READY, view) == (
        "Ear to your right shoulder. Hold the edge of the seat with one hand."
    )
    said = [words.spoken_cue(cue, view) for cue in (Cue.SWITCH, Cue.HALF, Cue.END, Cue.START)]
    assert said == ["Switch sides.", "Half way.", "Done.", ""]


def test_a_move_can_be_skipped_with_its_other_side(
    qtbot: QtBot, family: str, library: Library, clock: Stopwatch
) -> None:
    run = RoutineRun(library.routines["neck-shoulders-3"], elapsed_s=clock)
    window = opened(qtbot, run, family, reduced=True)
    assert not window.menu.skip.isVisible(), "a move without sides has the button for that"
    run.next_move()
    assert window.menu.skip.isVisible()
    window.menu.skip.trigger()
    assert run.view.part.move.id == "neck-side-bend"
