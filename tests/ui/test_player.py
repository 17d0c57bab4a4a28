"""The run, the player's window and the card's view of the same run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.core.content import Library, Routine
from posture.core.figure import Side
from posture.core.playing import PlayedRoutine
from posture.core.timeline import Cue, PhaseKind
from posture.ui.player import words
from posture.ui.player.card_view import card_running_view
from posture.ui.player.figure import movement_s
from posture.ui.player.how import HowTo
from posture.ui.player.steps import RowState
from posture.ui.player.window import PlayerWindow
from posture.ui.routine_player import RoutineRun
from posture.ui.theme import Theme
from posture.ui.window_room import window_room
from tests import shipped
from tests.ui.looking import settle

Shoot = Callable[[QWidget, str], Path]


@pytest.fixture
def shoot(shoot: Shoot) -> Shoot:
    """The layout settles before the picture is taken."""

    def settled(widget: QWidget, name: str) -> Path:
        QApplication.processEvents()
        return shoot(widget, name)

    return settled


class Stopwatch:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped.library()


@pytest.fixture
def bends(library: Library) -> Routine:
    """Reach up 3 + 33 s, lean left 3 + 18 s, lean right 4 + 18 s, squeeze 3 + 30 s."""
    routine = library.routines["low-back-2"]
    names = ("reach-up", "side-bend", "scapular-squeeze")
    template = routine.steps[0]
    steps = [
        replace(template, move=library.moves[name], dose=library.moves[name].dose) for name in names
    ]
    steps[2] = replace(steps[2], dose=replace(steps[2].dose, reps=5))
    return replace(routine, name="Desk reset", steps=tuple(steps))


@pytest.fixture
def clock() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def run(qtbot: QtBot, bends: Routine, library: Library, clock: Stopwatch) -> RoutineRun:
    return RoutineRun(bends, elapsed_s=clock, prompt_id="p1", moves=library.moves)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, run: RoutineRun) -> PlayerWindow:
    made = PlayerWindow(theme, run)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    run.start()
    made.show()
    return made


def go_on(run: RoutineRun, clock: Stopwatch, seconds: float) -> None:
    clock.now_s += seconds
    run._on_time()


def is_paused(run: RoutineRun) -> bool:
    return run.state.paused


def press(window: PlayerWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key)


# The run


def test_time_passes_by_the_clock_it_was_given(run: RoutineRun, clock: Stopwatch) -> None:
    clock.now_s += 50
    run.start()
    go_on(run, clock, 10)
    assert run.state.position_s == 10


def test_it_looks_often_only_while_watched(run: RoutineRun, clock: Stopwatch) -> None:
    watcher = QObject()
    assert not run.is_ticking()
    run.start()
    assert run.is_ticking()
    assert run._timer.interval() == 3000, "unwatched, it sleeps until the move begins"
    run.watch(watcher)
    assert run._timer.interval() == 100
    run.toggle_pause()
    assert not run.is_ticking()
    run.toggle_pause()
    run.unwatch(watcher)
    assert run._timer.interval() == 3000


def test_a_pause_takes_no_time(run: RoutineRun, clock: Stopwatch) -> None:
    run.start()
    go_on(run, clock, 5)
    run.toggle_pause()
    clock.now_s += 3600
    run.toggle_pause()
    go_on(run, clock, 1)
    assert run.state.position_s == 6


def test_cues_come_once_and_in_order(run: RoutineRun, clock: Stopwatch) -> None:
    heard: list[Cue] = []
    run.cue_reached.connect(heard.append)
    run.start()
    for _ in range(600):
        go_on(run, clock, 0.2)
    part = [Cue.START, Cue.HALF]
    assert heard == [
        Cue.READY,
        *part,
        Cue.READY,
        *part,
        Cue.SWITCH,
        *part,
        Cue.READY,
        *part,
        Cue.END,
    ]


def test_it_ends_once_with_what_was_done(run: RoutineRun, clock: Stopwatch) -> None:
    ended: list[PlayedRoutine] = []
    run.ended.connect(ended.append)
    run.start()
    go_on(run, clock, 200)
    run.end()
    run.next_move()
    assert len(ended) == 1
    assert ended[0].finished
    assert (ended[0].routine_id, ended[0].steps, ended[0].steps_done) == ("low-back-2", 4, 4)
    assert (ended[0].started_s, ended[0].ended_s) == (1000, 1200)
    assert not run.is_ticking()


def test_ended_early_it_keeps_what_was_done(run: RoutineRun, clock: Stopwatch) -> None:
    ended: list[PlayedRoutine] = []
    run.ended.connect(ended.append)
    run.start()
    go_on(run, clock, 40)
    clock.now_s += 1
    run.end()
    assert not ended[0].finished
    assert ended[0].steps_done == 1
    assert ended[0].played_share == pytest.approx(41 / run.state.total_s)


def test_the_easier_version_may_be_another_move(
    bends: Routine, library: Library, clock: Stopwatch
) -> None:
    walk = library.moves["walk"]
    first = replace(bends.steps[0].move, easier="walk")
    changed = replace(bends, steps=(replace(bends.steps[0], move=first), *bends.steps[1:]))
    run = RoutineRun(changed, elapsed_s=clock, moves=library.moves)
    run.start()
    run.take_easier()
    assert run.view.part.move == walk
    assert run.view.phase is PhaseKind.GET_READY


# The card's view


def test_the_card_shows_the_same_run(run: RoutineRun, clock: Stopwatch) -> None:
    run.start()
    go_on(run, clock, 36 + 3 + 5)
    shown = card_running_view(run)
    assert (shown.prompt_id, shown.step, shown.steps) == ("p1", 2, 4)
    assert (shown.side_label, shown.title) == ("Left side", "Lean to your right")
    assert "left arm" in shown.sentence
    assert "right hand" in shown.sentence
    assert shown.seconds_left == 13
    assert shown.share == pytest.approx(13 / 18)
    assert shown.next_line == "Next: same on the other side"
    assert shown.segments == pytest.approx((1.0, 8 / 21, 0.0, 0.0))
    assert not shown.paused


def test_the_card_says_what_to_get_ready_for(run: RoutineRun, clock: Stopwatch) -> None:
    run.start()
    assert card_running_view(run).next_line == "Get ready"
    go_on(run, clock, 36 + 21 + 1)
    shown = card_running_view(run)
    assert shown.next_line == "Other side, when you’re ready."
    assert shown.title == "Lean to your left"
    go_on(run, clock, 4 + 18)
    run.toggle_pause()
    assert card_running_view(run).paused_note == "Paused — take your time"
    assert card_running_view(run).side_label == "Both sides"


# Words


def test_amounts_fit_the_move(library: Library, clock: Stopwatch) -> None:
    def amounts(name: str) -> list[str]:
        run = RoutineRun(library.routines[name], elapsed_s=clock)
        return [words.amount(part) for part in run.state.parts]

    assert amounts("walk-3") == ["3 min"]
    assert amounts("eyes-30") == ["20 s", "4 ×"]


def test_long_holds_show_minutes(library: Library, clock: Stopwatch) -> None:
    run = RoutineRun(library.routines["walk-3"], elapsed_s=clock)
    run.start()
    go_on(run, clock, 3 + 7)
    assert words.number(run.view) == ("2:53", "")
    assert words.next_line(run.view) == "", "the only one is not the last one"
    assert words.beside_number(run.view) == ("Keep going, easily", "minutes left")
    go_on(run, clock, 172)
    assert words.number(run.view) == ("1", "")
    assert words.beside_number(run.view)[1] == "second left"


def test_no_placeholder_is_left_in_any_words(library: Library, clock: Stopwatch) -> None:
    for routine in library.routines.values():
        run = RoutineRun(routine, elapsed_s=clock)
        run.start()
        while not run.is_over():
            said = words.announcement(run.view) + words.title(run.view.part)
            run.take_easier()
            assert "{" not in said + words.sentence(run.view)
            run.next_move()


# The figure


def test_getting_ready_the_figure_goes_there_and_back_twice(
    run: RoutineRun, clock: Stopwatch
) -> None:
    run.start()
    view = run.view
    there_s = view.part.dose.tempo_s * view.part.dose.there
    drawn = [movement_s(view, tenth / 8 * 3) for tenth in range(9)]
    assert drawn == pytest.approx([0, there_s / 2, there_s, there_s / 2] * 2 + [0])


def test_steady_movements_run_through(library: Library, clock: Stopwatch) -> None:
    run = RoutineRun(library.routines["walk-3"], elapsed_s=clock)
    run.start()
    assert movement_s(run.view, 2.5) == 2.5
    go_on(run, clock, 4)
    assert movement_s(run.view, 1.0) == 4.0


# The window


def test_it_shows_the_moment(run: RoutineRun, window: PlayerWindow, clock: Stopwatch) -> None:
    go_on(run, clock, 36 + 3 + 5)
    column = window.column
    assert column.kicker.text() == "Desk reset · 3 moves · 2 min"
    assert window.windowTitle() == "Desk reset – Posture"
    assert column.title.text() == "Lean to your right"
    assert column.number.number == "13"
    assert (column.manner.text(), column.unit.text()) == ("Hold, breathe slowly", "seconds left")
    assert [row.name.text() for row in column.steps.rows] == [
        "Stand and reach up",
        "Side bend, left",
        "Side bend, right",
        "Shoulder-blade squeeze",
    ]
    states = [row.state for row in column.steps.rows]
    assert states == [RowState.DONE, RowState.NOW, RowState.OPEN, RowState.OPEN]
    assert window.stage.side.text() == "Left side"
    assert window.stage.mirror.isVisible()


@pytest.mark.parametrize(
    ("key", "part_no"), [(Qt.Key.Key_Right, 3), (Qt.Key.Key_Left, 2), (Qt.Key.Key_R, 0)]
)
def test_keys_move_through_the_routine(
    run: RoutineRun, window: PlayerWindow, clock: Stopwatch, key: Qt.Key, part_no: int
) -> None:
    go_on(run, clock, 36 + 21 + 10)
    press(window, key)
    assert run.state.part_no == part_no
    assert run.state.position_s == run.state.part.start_s


def test_space_pauses_and_dims(
    run: RoutineRun, window: PlayerWindow, clock: Stopwatch, theme: Theme, shoot: Shoot
) -> None:
    go_on(run, clock, 36 + 3 + 5)
    press(window, Qt.Key.Key_Space)
    assert is_paused(run)
    assert window.column.manner.text() == "Paused — take your time"
    assert window.column.pause_button.text() == "Go on"
    assert not window.stage.figure.is_animating()
    shoot(window, "player_paused_light")
    press(window, Qt.Key.Key_Space)
    assert not is_paused(run)
    assert window.column.pause_button.text() == "Pause"


def test_a_click_on_a_button_leaves_space_to_pause(run: RoutineRun, window: PlayerWindow) -> None:
    QTest.mouseClick(window.column.next_button, Qt.MouseButton.LeftButton)
    assert run.state.part_no == 1
    press(window, Qt.Key.Key_Space)
    assert is_paused(run)
    assert run.state.part_no == 1


def test_escape_ends_and_closes(run: RoutineRun, window: PlayerWindow, clock: Stopwatch) -> None:
    ended, closed = QSignalSpy(run.ended), QSignalSpy(window.closed)
    go_on(run, clock, 40)
    press(window, Qt.Key.Key_Escape)
    assert ended.count() == 1
    assert closed.count() == 1
    assert not window.isVisible()


def test_closing_leaves_the_run_going(
    run: RoutineRun, window: PlayerWindow, clock: Stopwatch
) -> None:
    ended = QSignalSpy(run.ended)
    window.close()
    assert ended.count() == 0
    assert run.is_ticking()
    assert run._timer.interval() > 1000, "nobody watches: it waits for the next cue"
    assert not window.stage.figure.is_animating()
    go_on(run, clock, 500)
    assert ended.count() == 1


def test_at_the_end_it_says_goodbye_and_goes(
    run: RoutineRun, window: PlayerWindow, clock: Stopwatch, shoot: Shoot
) -> None:
    asked_at: list[bool] = []

    def farewell() -> tuple[str, str]:
        asked_at.append(run.is_over())
        return "Nice and loose.", "Next break around 15:35."

    window.set_farewell(farewell)
    assert asked_at == []
    go_on(run, clock, 200)
    assert asked_at == [True], "asked once it is known what comes next"
    assert window.column.title.text() == "Nice and loose."
    assert window.column.sentence.text() == "Next break around 15:35."
    assert not window.column.pause_button.isVisible()
    assert window.column.end_button.text() == "Close"
    assert window.column.end_button.role == "primary"
    shoot(window, "player_end_light")
    press(window, Qt.Key.Key_Space)
    assert window.isVisible()
    window._farewell.timeout.emit()
    assert not window.isVisible()


def test_sound_and_full_screen_have_keys(run: RoutineRun, window: PlayerWindow) -> None:
    sounds = QSignalSpy(run.sound_toggled)
    press(window, Qt.Key.Key_M)
    assert sounds.at(0) == [True]
    press(window, Qt.Key.Key_M)
    assert sounds.at(1) == [False]
    before_px = window.column.title.font().pixelSize()
    press(window, Qt.Key.Key_F)
    assert window.isFullScreen()
    assert window.column.title.font().pixelSize() > before_px
    press(window, Qt.Key.Key_F)
    assert not window.isFullScreen()
    assert window.column.title.font().pixelSize() == before_px


def test_full_screen_ends_by_its_key_on_the_last_page_too(
    run: RoutineRun, window: PlayerWindow, clock: Stopwatch
) -> None:
    press(window, Qt.Key.Key_F)
    go_on(run, clock, 200)
    assert window.isFullScreen()
    press(window, Qt.Key.Key_F)
    assert not window.isFullScreen()
    assert window.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_in_a_low_window_the_buttons_stay(
    qtbot: QtBot,
    family: str,
    run: RoutineRun,
    clock: Stopwatch,
    shoot: Shoot,
    mode: str,
    scale: float,
) -> None:
    """A screen of 1920 x 1080 at 200 %."""
    theme = Theme(family, mode="dark" if mode == "dark" else "light", text_scale=scale)
    window = PlayerWindow(theme, run)
    qtbot.addWidget(window)
    run.start()
    window.resize(940, 500)
    window.show()
    go_on(run, clock, 36 + 3 + 5)
    settle()
    assert window.size() == QSize(940, 500)
    column = window.column
    assert not column.keys.isVisible()
    last = column.words if scale == 1 else column.count
    bottom = last.mapTo(window, last.rect().bottomLeft()).y()
    assert bottom <= column.words.mapTo(window, column.words.rect().bottomLeft()).y()
    assert column.words.verticalScrollBar().maximum() == 0 or scale > 1
    assert window.stage.ring_box.bottom() < window.stage.caption.geometry().top()
    shoot(window, f"player_low_{mode}_{scale}")
    for height_px in (500, 330):
        window.resize(940, height_px)
        settle()
        assert window.height() == height_px
        for button in (column.pause_button, column.next_button, column.end_button):
            place = button.rect().translated(button.mapTo(window, button.rect().topLeft()))
            assert window.rect().contains(place)
            assert button.width() >= button.sizeHint().width()
    assert column.words.verticalScrollBar().maximum() > 0, "lower than its words, they scroll"
    assert window.stage.width() > 250


def test_how_to_do_it_keeps_its_button_in_a_low_window(
    qtbot: QtBot, family: str, run: RoutineRun, shoot: Shoot
) -> None:
    window = PlayerWindow(Theme(family, mode="light", text_scale=1.5), run)
    qtbot.addWidget(window)
    run.start()
    window.resize(940, 400)
    window.show()
    settle()
    window.menu.how.trigger()
    how = window.stage.findChild(HowTo)
    assert how is not None
    settle()
    assert window.stage.rect().contains(how.geometry())
    assert how.rect().contains(how.close_button.geometry())
    assert how.words.verticalScrollBar().maximum() > 0
    shoot(window, "player_how_low_light")


def test_it_is_never_larger_than_the_screen(window: PlayerWindow) -> None:
    assert window.size().boundedTo(window_room(window)) == window.size()


def test_a_move_can_be_left_out(run: RoutineRun, window: PlayerWindow, clock: Stopwatch) -> None:
    asked = QSignalSpy(window.leave_out_requested)
    go_on(run, clock, 40)
    window.menu.leave_out.trigger()
    assert asked.at(0) == ["side-bend"]
    assert run.view.part.move.id == "scapular-squeeze", "both sides are left"
    assert window.toast.words.text() == "Left out. You can bring it back under Moves."


def test_the_easier_version_stands_beside_what_to_do(
    run: RoutineRun, window: PlayerWindow, clock: Stopwatch, shoot: Shoot
) -> None:
    go_on(run, clock, 44)
    window.menu.easier.trigger()
    assert window.column.sentence.text() == (
        "Stand with feet hip-wide. Reach your left arm up and over, and let the right hand slide down your leg."
        " Easier: lean half as far, hand on the hip."
    )
    assert not window.menu.easier.isEnabled()
    shoot(window, "player_easier_light")


def test_how_to_do_it_holds_the_time(
    run: RoutineRun, window: PlayerWindow, clock: Stopwatch, shoot: Shoot
) -> None:
    go_on(run, clock, 44)
    window.menu.how.trigger()
    assert is_paused(run)
    shoot(window, "player_how_light")
    press(window, Qt.Key.Key_Escape)
    assert not is_paused(run)
    assert not run.is_over()
    press(window, Qt.Key.Key_Escape)
    assert run.is_over()


def test_each_move_is_announced_once(
    run: RoutineRun, window: PlayerWindow, clock: Stopwatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "posture.ui.player.window.announce", lambda _widget, line: said.append(line)
    )
    for _ in range(60):
        go_on(run, clock, 1)
    assert [line for line in said if line == "Half way."] == ["Half way."] * 2
    assert len(said) == 4
    assert said[1].startswith("Side bend, left side, 18 seconds. Stand with feet hip-wide.")
    assert said[3].startswith("Side bend, right side, 18 seconds.")


def test_the_number_is_not_read_aloud(window: PlayerWindow) -> None:
    spoken = QAccessible.queryAccessibleInterface(window.column.number)
    assert spoken.text(QAccessible.Text.Name) == ""
    assert spoken.text(QAccessible.Text.Value) == ""


def test_what_is_on_is_in_sight(
    qtbot: QtBot, theme: Theme, library: Library, clock: Stopwatch
) -> None:
    run = RoutineRun(library.routines["neck-shoulders-3"], elapsed_s=clock)
    window = PlayerWindow(theme, run)
    qtbot.addWidget(window)
    run.start()
    window.show()
    steps = window.column.steps
    while not run.is_over():
        row = steps.rows[run.state.part_no]
        top = row.mapTo(steps.viewport(), row.rect().topLeft()).y()
        assert top >= 0
        assert top + row.height() <= steps.viewport().height()
        run.next_move()


# Pictures


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("reduced", [False, True])
def test_pictures(
    qtbot: QtBot,
    family: str,
    run: RoutineRun,
    clock: Stopwatch,
    shoot: Shoot,
    mode: str,
    scale: float,
    reduced: bool,
) -> None:
    theme = Theme(
        family, mode="dark" if mode == "dark" else "light", text_scale=scale, reduced_motion=reduced
    )
    window = PlayerWindow(theme, run)
    qtbot.addWidget(window)
    run.start()
    window.show()
    go_on(run, clock, 36 + 3 + 5)
    kind = "stills" if reduced else "moving"
    path = shoot(window, f"player_{mode}_{scale}_{kind}")
    assert path.exists()
    assert window.stage.figure.is_animating() is not reduced
    column = window.column
    for button in (column.pause_button, column.next_button, column.end_button):
        assert column.rect().contains(button.geometry()), "no button is cut off"
        assert button.width() >= button.sizeHint().width()


def test_the_other_side_fades_in(
    qtbot: QtBot, family: str, run: RoutineRun, clock: Stopwatch, shoot: Shoot
) -> None:
    window = PlayerWindow(Theme(family, mode="light"), run)
    qtbot.addWidget(window)
    run.start()
    window.show()
    go_on(run, clock, 36 + 21 - 0.5)
    assert not window.stage._fade.isVisible()
    go_on(run, clock, 1)
    assert run.view.part.side is Side.RIGHT
    assert window.stage._fade.isVisible()
    window.stage._fade._animation.setCurrentTime(300)
    assert not window.stage._fade.isVisible()
    shoot(window, "player_other_side_light")
    assert window.stage.side.text() == "Right side"
    assert window.column.manner.text() == "Other side"
