"""A break over all screens: who covers what, who gets which key, and that nothing stays behind."""

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.core.content import Library
from posture.ui.full_screen import content as content_module
from posture.ui.full_screen.break_screens import BreakScreens
from posture.ui.full_screen.check_page import CheckPage
from posture.ui.full_screen.content import GRACE_MS
from posture.ui.full_screen.foot import EMERGENCY_MS
from posture.ui.full_screen.placing import cover
from posture.ui.full_screen.player import FullScreenPlayer
from posture.ui.full_screen.rest_page import RestPage
from posture.ui.full_screen.values import FullScreenBreak, Way
from posture.ui.full_screen.window import DEAF_MS, FADE_MS, cover_flags
from posture.ui.palette import LIGHT
from posture.ui.routine_player import RoutineRun
from posture.ui.theme import Theme
from posture.ui.widgets.hold_button import HOLD_MS
from tests import shipped
from tests.ui.conftest import Shoot
from tests.ui.fake_screens import BEAMER, DESK, LAPTOP, FakeScreens, screen
from tests.ui.looking import clipped, settle, tab_stops
from tests.ui.prompt_samples import ON_ITS_OWN

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ASKED = FullScreenBreak(prompt_id="p1", kicker="Movement break · 5 min")
Opens = Callable[..., BreakScreens]


class Stopwatch:
    now_s = 1000.0

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
    made = RoutineRun(
        library.routines["low-back-2"], elapsed_s=clock, prompt_id="p1", moves=library.moves
    )
    made.start()
    return made


@pytest.fixture
def screens(qtbot: QtBot) -> FakeScreens:
    return FakeScreens(LAPTOP, DESK).point_at(DESK)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told by the windows themselves."""
    words: list[str] = []
    monkeypatch.setattr(content_module, "announce", lambda _widget, text: words.append(text))
    return words


@pytest.fixture
def opens(theme: Theme, screens: FakeScreens, run: RoutineRun) -> Iterator[Opens]:
    """Opens a break; all of its windows go with the test."""
    made: list[BreakScreens] = []

    def open_break(way: Way = Way.FIRM, *, moving: bool = False, **more: object) -> BreakScreens:
        theme.set_reduced_motion(not moving)
        asked = msgspec.structs.replace(ASKED, way=way, **more)
        windows = BreakScreens(theme, asked, screens, translucent=True)
        made.append(windows)
        windows.show_run(run)
        windows.show_left(252)
        windows.open()
        return windows

    yield open_break
    for windows in made:
        if windows.windows[0].isVisible():
            windows.close()
    settle()


def places(windows: BreakScreens) -> dict[str, QRect]:
    """What each window that can be seen covers, by the screen it says it is on."""
    return {w.screen_name: w.geometry() for w in windows.windows if w.isVisible()}


def press(windows: BreakScreens, key: Qt.Key) -> None:
    """A real key: it comes in through the window, where a deaf one stops it."""
    QTest.keyClick(windows.content.windowHandle(), key)


def click(windows: BreakScreens, part: QWidget) -> None:
    at = part.mapTo(windows.content, part.rect().center())
    QTest.mouseClick(windows.content.windowHandle(), LEFT, NONE, at)


def player(windows: BreakScreens) -> FullScreenPlayer:
    page = windows.content.page
    assert isinstance(page, FullScreenPlayer)
    return page


# --- who covers what ---


def test_the_screen_that_shows_the_move_keeps_it() -> None:
    kept = cover((LAPTOP, DESK), "desk", LAPTOP)
    assert (kept.content, kept.dimmed) == (DESK, (LAPTOP,))


def test_a_screen_that_is_gone_gives_the_move_to_the_wanted_one() -> None:
    moved = cover((LAPTOP, BEAMER), "desk", BEAMER)
    assert (moved.content, moved.dimmed) == (BEAMER, (LAPTOP,))


def test_screens_that_mirror_one_another_are_covered_once() -> None:
    mirror = LAPTOP._replace(name="mirror")
    assert cover((LAPTOP, mirror, DESK), "", LAPTOP).dimmed == (DESK,)
    assert cover((LAPTOP, mirror, DESK), "", DESK).dimmed == (LAPTOP,)


def test_the_pointers_screen_has_the_move_and_the_other_is_dimmed(opens: Opens) -> None:
    windows = opens()
    assert places(windows) == {"desk": DESK.area, "laptop": LAPTOP.area}
    assert windows.content.screen_name == "desk"
    assert [scrim.left for scrim in windows.scrims] == ["4:12"]


def test_the_main_screen_where_the_settings_say_so(opens: Opens) -> None:
    assert opens(on_main_screen=True).content.screen_name == "laptop"


def test_the_windows_pass_over_the_window_manager_on_x11_alone() -> None:
    bypass = Qt.WindowType.BypassWindowManagerHint
    assert cover_flags("xcb") & bypass
    for platform in ("windows", "cocoa", "offscreen"):
        flags = cover_flags(platform)
        assert not flags & bypass
        assert flags & Qt.WindowType.WindowStaysOnTopHint
        assert flags & Qt.WindowType.FramelessWindowHint


# --- screens that change ---


def test_a_new_screen_is_dimmed_at_once(opens: Opens, screens: FakeScreens) -> None:
    windows = opens()
    screens.now(LAPTOP, DESK, BEAMER)
    assert places(windows)["beamer"] == BEAMER.area
    assert [scrim.left for scrim in windows.scrims] == ["4:12", "4:12"]
    windows.show_left(60)
    assert {scrim.left for scrim in windows.scrims} == {"1:00"}


def test_the_move_goes_where_the_pointer_is_when_its_screen_is_unplugged(
    opens: Opens, screens: FakeScreens
) -> None:
    windows = opens()
    page = player(windows)
    screens.point_at(BEAMER).now(LAPTOP, BEAMER)
    assert windows.content.screen_name == "beamer"
    assert places(windows) == {"beamer": BEAMER.area, "laptop": LAPTOP.area}
    assert windows.content.page is page, "the routine goes on"
    screens.point_at(LAPTOP).now(LAPTOP)
    assert places(windows) == {"laptop": LAPTOP.area}
    assert not windows.scrims


def test_no_phantom_stays_of_a_screen_that_is_gone(opens: Opens, screens: FakeScreens) -> None:
    windows = opens()
    before = {scrim.screen_name: scrim for scrim in windows.scrims}
    screens.now(DESK)
    settle()
    assert not before["laptop"].isVisible()
    assert places(windows) == {"desk": DESK.area}


def test_resized_screens_are_covered_again(opens: Opens, screens: FakeScreens) -> None:
    windows = opens()
    larger, moved = screen("laptop", 0, 2560, 1440), screen("desk", 2560, 1280, 720)
    screens.now(larger, moved)
    assert places(windows) == {"desk": moved.area, "laptop": larger.area}


def test_what_comes_later_is_deaf_at_first_too(opens: Opens, screens: FakeScreens) -> None:
    windows = opens()
    windows.settle()
    screens.now(LAPTOP, DESK, BEAMER)
    (new,) = (scrim for scrim in windows.scrims if scrim.screen_name == "beamer")
    assert new.deaf


# --- coming and going ---


def test_it_fades_in_and_cuts_where_less_movement_is_wanted(opens: Opens) -> None:
    slow = opens(moving=True)
    assert all(window.is_fading for window in slow.windows)
    assert slow.content.fading.duration() == FADE_MS
    assert slow.content.windowOpacity() < 0.1
    slow.settle()
    assert slow.content.windowOpacity() == 1.0
    slow.close()
    assert not any(window.is_fading for window in opens().windows)


def test_closing_leaves_nothing(opens: Opens, screens: FakeScreens) -> None:
    windows = opens()
    gone = windows.windows
    windows.close()
    assert not any(window.isVisible() for window in gone)
    screens.now(LAPTOP, DESK, BEAMER)
    settle()
    ours = [
        w for w in QApplication.topLevelWidgets() if type(w).__name__ in ("Scrim", "BreakWindow")
    ]
    assert not [w for w in ours if w.isVisible()]


def test_no_timer_of_it_runs_on(opens: Opens, run: RoutineRun) -> None:
    windows = opens()
    content = windows.content
    windows.close()
    assert not content.grace.isActive()
    run.toggle_pause()
    assert not run.is_ticking()


def test_the_dimmed_screens_go_even_if_the_player_breaks(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = opens()
    scrims = windows.scrims

    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(windows.content, "go", broken)
    with pytest.raises(ZeroDivisionError):
        windows.close()
    assert not any(scrim.isVisible() for scrim in scrims)
    monkeypatch.undo()


# --- clicks and keys ---


def test_clicks_of_the_first_second_do_nothing(opens: Opens) -> None:
    windows = opens()
    ended: list[None] = []
    windows.end_requested.connect(lambda: ended.append(None))
    click(windows, player(windows).column.end_button)
    assert not ended
    assert windows.content._deaf_time.interval() == DEAF_MS
    windows.settle()
    click(windows, player(windows).column.end_button)
    assert ended == [None]


def test_a_key_in_the_fade_sends_it_away(opens: Opens, qtbot: QtBot) -> None:
    windows = opens(moving=True)
    with qtbot.waitSignal(windows.cancelled):
        press(windows, Qt.Key.Key_A)


def test_a_held_key_does_not_send_it_away(opens: Opens) -> None:
    windows = opens(moving=True)
    cancelled: list[None] = []
    windows.cancelled.connect(lambda: cancelled.append(None))
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NONE, "a", True)
    QApplication.sendEvent(windows.content.windowHandle(), held)
    assert not cancelled


def test_no_key_sends_a_strict_one_away(opens: Opens) -> None:
    windows = opens(Way.STRICT, moving=True)
    cancelled: list[None] = []
    windows.cancelled.connect(lambda: cancelled.append(None))
    press(windows, Qt.Key.Key_Escape)
    assert not cancelled


def test_the_keyboard_stays_where_it_is_for_the_time_of_grace(
    opens: Opens, run: RoutineRun, qtbot: QtBot
) -> None:
    windows = opens()
    flag = Qt.WindowType.WindowDoesNotAcceptFocus
    assert windows.content.windowHandle().flags() & flag
    assert windows.content.grace.interval() == GRACE_MS
    press(windows, Qt.Key.Key_Space)
    assert not run.state.paused
    windows.content.grace.timeout.emit()
    assert not windows.content.windowHandle().flags() & flag
    qtbot.waitUntil(windows.content.isActiveWindow)


def test_who_types_on_answers_nothing(opens: Opens, run: RoutineRun) -> None:
    """The keyboard comes in the middle of a sentence: its spaces must not pause the routine."""
    windows = opens()
    windows.take_keyboard()
    for _ in range(3):
        press(windows, Qt.Key.Key_Space)
    assert not run.state.paused
    windows.content._lull.stop()
    press(windows, Qt.Key.Key_Space)
    assert run.state.paused


@pytest.mark.parametrize("settled", [False, True])
def test_esc_always_leaves(opens: Opens, qtbot: QtBot, settled: bool) -> None:
    windows = opens()
    windows.take_keyboard()
    if settled:
        windows.settle()
    with qtbot.waitSignal(windows.end_requested):
        press(windows, Qt.Key.Key_Escape)


def test_esc_closes_the_how_to_first(opens: Opens, qtbot: QtBot) -> None:
    windows = opens()
    windows.settle()
    player(windows)._on_how_triggered()
    with qtbot.assertNotEmitted(windows.end_requested):
        press(windows, Qt.Key.Key_Escape)


def test_f_means_nothing_here(opens: Opens) -> None:
    windows = opens()
    windows.settle()
    before = windows.content.geometry()
    press(windows, Qt.Key.Key_F)
    assert windows.content.geometry() == before
    assert not player(windows).isWindow()


# --- ways out ---


def test_firm_skip_is_held(opens: Opens, qtbot: QtBot) -> None:
    windows = opens(Way.FIRM)
    windows.settle()
    skip = windows.content.foot.exit_button
    assert skip.text() == "Skip"
    assert skip.filling.duration() == HOLD_MS
    with qtbot.assertNotEmitted(windows.skip_requested):
        click(windows, skip)
        press(windows, Qt.Key.Key_S)
    QTest.keyPress(windows.content.windowHandle(), Qt.Key.Key_S)
    with qtbot.waitSignal(windows.skip_requested):
        skip.filling.setCurrentTime(HOLD_MS)


def test_firm_skip_is_a_click_where_the_settings_say_so(opens: Opens, qtbot: QtBot) -> None:
    windows = opens(Way.FIRM, hold_to_skip=False)
    windows.settle()
    with qtbot.waitSignal(windows.skip_requested):
        click(windows, windows.content.foot.exit_button)


def test_who_began_it_needs_no_skip(opens: Opens) -> None:
    assert not opens(Way.FREE).content.foot.exit_button.isVisible()


def test_strict_has_one_way_out(opens: Opens, qtbot: QtBot, spoken: list[str]) -> None:
    windows = opens(Way.STRICT)
    windows.settle()
    foot = windows.content.foot
    assert not player(windows).column.end_button.isVisible()
    assert "Esc" not in player(windows).column.keys.accessibleName()
    assert "hold the button, or the key E, for 5 seconds" in foot.exit_line.text()
    spoken.clear()
    with qtbot.assertNotEmitted(windows.end_requested):
        press(windows, Qt.Key.Key_Escape)
    assert spoken == [foot.exit_line.text()]
    assert foot.exit_button.filling.duration() == EMERGENCY_MS
    with qtbot.assertNotEmitted(windows.emergency_requested):
        click(windows, foot.exit_button)
    QTest.keyPress(windows.content.windowHandle(), Qt.Key.Key_E)
    with qtbot.waitSignal(windows.emergency_requested):
        foot.exit_button.filling.setCurrentTime(EMERGENCY_MS)


def test_strict_asks_for_a_hold_whatever_firm_does(opens: Opens, qtbot: QtBot) -> None:
    windows = opens(Way.STRICT, hold_to_skip=False)
    windows.settle()
    with qtbot.assertNotEmitted(windows.emergency_requested):
        click(windows, windows.content.foot.exit_button)


def test_turning_to_another_window_is_told(opens: Opens, qtbot: QtBot) -> None:
    windows = opens()
    windows.settle()
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitSignal(windows.left, timeout=2000):
        other.show()
        other.activateWindow()


def test_a_menu_of_its_own_is_no_other_window(opens: Opens, qtbot: QtBot) -> None:
    windows = opens()
    windows.settle()
    with qtbot.assertNotEmitted(windows.left):
        player(windows).menu.popup(QPoint(100, 100))
        windows.content._on_left_check()
        player(windows).menu.close()


def test_another_window_before_the_grace_is_over_is_no_leaving(opens: Opens, qtbot: QtBot) -> None:
    windows = opens()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    assert not windows.content._left_check.isActive()


# --- what it shows ---


def test_after_the_routine_the_rest(opens: Opens, run: RoutineRun, library: Library) -> None:
    windows = opens()
    windows.settle()
    run.end()
    assert windows.content.isVisible(), "the break goes on"
    windows.show_rest(ON_ITS_OWN, library.moves["walk"])
    page = windows.content.page
    assert isinstance(page, RestPage)
    assert page.title.text() == ON_ITS_OWN.title
    assert page.picture.accessibleName() == "Short walk"
    windows.show_rest(msgspec.structs.replace(ON_ITS_OWN, seconds_left=59), library.moves["walk"])
    assert windows.content.page is page
    assert (page.number.number, page.unit.text()) == ("59", "seconds left")


def test_what_is_left_stands_below_the_move(opens: Opens) -> None:
    windows = opens()
    foot = windows.content.foot
    assert (foot.name.text(), foot.left.text()) == ("Movement break · 5 min", "4:12 left")
    windows.show_left(54)
    assert foot.left.text() == "54 s left"


def test_a_break_that_waits_says_so(opens: Opens, library: Library) -> None:
    windows = opens()
    windows.show_left(252, "It waits while you work, and goes on when you rest.")
    assert windows.content.foot.left.text().startswith("It waits")
    waiting = msgspec.structs.replace(ON_ITS_OWN, paused=True, paused_note="It waits.")
    windows.show_rest(waiting, library.moves["walk"])
    assert isinstance(windows.content.page, RestPage)
    assert windows.content.page.sentence.text() == "It waits."


def test_a_check_comes_first_and_is_closed_with_the_break(opens: Opens, qtbot: QtBot) -> None:
    windows = opens()
    windows.settle()
    closed: list[None] = []

    class Check(QWidget):
        def closeEvent(self, event: object) -> None:
            closed.append(None)

    check = Check()
    check.resize(760, 600)
    windows.show_check(check)
    assert isinstance(windows.content.page, CheckPage)
    settle()
    assert check.size().width() == 760
    assert check.window() is windows.content
    assert abs(check.geometry().center().x() - windows.content.page.rect().center().x()) <= 1
    windows.close()
    assert closed == [None]


def test_a_move_can_be_left_out_from_here(opens: Opens, qtbot: QtBot, run: RoutineRun) -> None:
    windows = opens()
    move = run.view.part.move.id
    with qtbot.waitSignal(windows.leave_out_requested) as told:
        player(windows).menu.leave_out.trigger()
    assert told.args == [move]


# --- for those who hear or tab ---


def test_it_is_announced_once(
    opens: Opens, spoken: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from posture.ui.player import window as player_window

    moves: list[str] = []
    monkeypatch.setattr(player_window, "announce", lambda _widget, text: moves.append(text))
    opens()
    (words,) = spoken
    assert words.startswith("Movement break · 5 min. Seated pelvic tilt")
    assert words.endswith(". Esc ends it.")
    assert not moves, "the move was part of it"


@pytest.mark.parametrize("way", list(Way))
def test_tab_goes_through_the_page_to_the_way_out(opens: Opens, way: Way) -> None:
    windows = opens(way)
    settle()
    stops = tab_stops(windows.content)
    exit_button = windows.content.foot.exit_button
    assert (stops[-1] is exit_button) == (way is not Way.FREE)
    assert stops[0] is player(windows)
    for stop in stops:
        assert stop.accessibleName() or getattr(stop, "text", str)(), stop


def test_the_ring_is_seen_on_the_way_out(opens: Opens, qtbot: QtBot) -> None:
    windows = opens(Way.STRICT)
    windows.settle()
    qtbot.waitUntil(windows.content.isActiveWindow)
    button = windows.content.foot.exit_button
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.focus_ring.visible


def test_the_dimmed_screen_is_the_canvas_at_92_percent(opens: Opens) -> None:
    (scrim,) = opens().scrims
    corner = scrim.grab().toImage().pixelColor(5, 5)
    assert corner.alpha() == round(0.92 * 255)
    assert abs(corner.red() - LIGHT.canvas.red()) <= 1


@pytest.mark.parametrize("way", [Way.FIRM, Way.STRICT])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160)])
def test_nothing_is_cut(
    opens: Opens,
    theme: Theme,
    screens: FakeScreens,
    library: Library,
    shoot: Shoot,
    way: Way,
    scale: float,
    size: tuple[int, int],
) -> None:
    theme.set_text_scale(scale)
    only = screen("only", 0, *size)
    screens.point_at(only).now(only)
    windows = opens(way)
    settle()
    assert not clipped(windows.content)
    windows.show_rest(ON_ITS_OWN, library.moves["walk"])
    settle()
    assert not clipped(windows.content)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_pictures(opens: Opens, theme: Theme, library: Library, shoot: Shoot, mode: str) -> None:
    theme.set_mode(mode)  # type: ignore[arg-type]  # one of the two
    windows = opens(Way.STRICT)
    settle()
    assert shoot(windows.content, f"full_screen_strict_{mode}").exists()
    windows.show_rest(ON_ITS_OWN, library.moves["walk"])
    settle()
    assert shoot(windows.content, f"full_screen_rest_{mode}").exists()
