"""Breaks over all screens: how they come at each strength, how they go, and that none outlives its break."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.app import assembly as assembly_module
from posture.app.full_screen import MARGIN_S, card_capability, overlay_capability
from posture.app.strengths import can_float, shown_strength
from posture.core.breaks import MOVEMENT, BreakKind, Strength
from posture.core.events import CheckAnswer, Outcome
from posture.core.status import State
from posture.system.probing import Detected
from posture.ui.card_values import EndHere, Offer, Running, Skip, Start
from posture.ui.full_screen.break_screens import BreakScreens
from posture.ui.full_screen.check_page import CheckPage
from posture.ui.full_screen.player import FullScreenPlayer
from posture.ui.full_screen.rest_page import RestPage
from posture.ui.full_screen.values import Way
from tests.app.office import MIN, Office, ring
from tests.ui.fake_screens import BEAMER, DESK, LAPTOP, FakeScreens

FIRM = 'breaks.movement.strength = "firm"\n'
STRICT = 'breaks.movement.strength = "strict"\n'
LARGE = "prompts.full_screen = true\n"


class Desk:
    """An office with two screens."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.screens = FakeScreens(LAPTOP, DESK).point_at(DESK)

    def open(self, settings: str, *, also: tuple[str, ...] = ()) -> "Desk":
        self.office.open(settings, also=also)
        self.office.parts._prompting.full_screen._screens = self.screens
        return self

    @property
    def windows(self) -> BreakScreens:
        windows = self.office.parts._prompting.full_screen.windows
        assert windows is not None, "nothing fills the screens"
        return windows

    def filled(self) -> bool:
        """Whether any window of a break is on any screen, whatever anybody believes."""
        names = ("Scrim", "BreakWindow")
        ours = [w for w in QApplication.topLevelWidgets() if type(w).__name__ in names]
        return any(window.isVisible() for window in ours)

    @property
    def covered(self) -> dict[str, tuple[int, int]]:
        """The size of what covers each screen."""
        seen = [window for window in self.windows.windows if window.isVisible()]
        return {w.screen_name: (w.width(), w.height()) for w in seen}

    def listen(self) -> BreakScreens:
        """The windows, ready for clicks and keys."""
        self.windows.settle()
        return self.windows

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.listen().content.windowHandle(), key)

    def grow(self) -> "Desk":
        """Firm: work on until the quiet time of the card is over."""
        self.office.ask().work(91)
        assert self.filled()
        return self


@pytest.fixture
def desk(office: Office) -> Iterator[Desk]:
    made = Desk(office)
    yield made
    office.close()
    assert not made.filled()


# --- firm ---


def test_firm_is_a_card_first_and_then_fills_the_screens(desk: Desk) -> None:
    office = desk.open(FIRM).office.ask()
    office.work(85)
    assert office.has_card()
    assert not desk.filled()
    office.work(6)
    assert not office.has_card()
    assert desk.covered == {"desk": (1920, 1080), "laptop": (1280, 800)}
    assert desk.windows.content.screen_name == "desk"
    assert isinstance(desk.windows.content.page, FullScreenPlayer)
    assert office.status().state is State.ON_BREAK
    assert [scrim.left for scrim in desk.windows.scrims] == ["5:00"]


def test_the_firm_break_is_taken_and_the_screens_are_free_again(desk: Desk) -> None:
    office = desk.open(FIRM).grow().office
    office.rest(100)
    assert desk.windows.scrims[0].left != "5:00"
    office.rest(300)
    assert not desk.filled()
    assert office.outcomes == [("movement", Outcome.TAKEN)]
    assert office.ended().line.startswith("Next break around")


def test_a_firm_break_that_is_started_at_once_stays_a_card(desk: Desk) -> None:
    office = desk.open(FIRM).office.ask()
    office.answer(Start())
    office.rest(10)
    assert not desk.filled()
    assert isinstance(office.card.shown, Running)


def test_the_countdown_under_the_pointer_keeps_firm_a_card(desk: Desk) -> None:
    office = desk.open(FIRM).office.ask()
    office.card.hovered.emit(True)
    office.work(300)
    assert not desk.filled()


def test_esc_ends_a_firm_break(desk: Desk) -> None:
    office = desk.open(FIRM).grow().office
    office.rest(120)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.filled()
    assert office.outcomes == [("movement", Outcome.PARTIAL)]


def test_the_firm_skip_is_recorded_and_can_be_undone(desk: Desk) -> None:
    office = desk.open(FIRM).grow().office
    desk.listen().content.foot.skip_requested.emit()
    assert not desk.filled()
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
    assert office.said.startswith("Skipped.")
    QTest.mouseClick(office.toast.undo_button, Qt.MouseButton.LeftButton)
    assert desk.filled()


def test_who_turns_to_another_window_has_a_card_again(desk: Desk, qtbot: QtBot) -> None:
    office = desk.open(FIRM).grow().office
    desk.listen()
    qtbot.waitUntil(desk.windows.content.isActiveWindow)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not desk.filled())
    assert isinstance(office.card.shown, Running)
    assert office.status().state is State.ON_BREAK
    office.work(20)
    assert not desk.filled(), "it does not come back by itself"
    office.rest(400)
    assert office.outcomes == [("movement", Outcome.TAKEN)]


def test_a_key_in_the_fade_brings_the_card_back(desk: Desk) -> None:
    office = desk.open(FIRM).office
    office.parts._settings.change({"appearance.reduced_motion": "off"})
    desk.grow()
    assert desk.windows.content.is_fading
    QTest.keyClick(desk.windows.content.windowHandle(), Qt.Key.Key_A)
    assert not desk.filled()
    office.refresh()
    assert isinstance(office.card.shown, Running)


def test_the_second_offer_of_a_firm_break_grows_too(desk: Desk) -> None:
    office = desk.open(FIRM).office.ask()
    office.card.hovered.emit(True)
    office.card.hovered.emit(False)
    office.parts._controller.postpone(300)
    office.work(5 * MIN + 1)
    assert isinstance(office.card.shown, Offer)
    office.work(91)
    assert desk.filled()


def test_a_check_that_opens_the_break_comes_on_the_filled_screen(desk: Desk) -> None:
    """No window of the check takes the keyboard from who types on."""
    office = desk.open(FIRM, also=("posture",)).grow().office
    check = office.window("check")
    page = desk.windows.content.page
    assert isinstance(page, CheckPage)
    assert page.check is check
    QTest.keyClick(desk.windows.content.windowHandle(), Qt.Key.Key_1)
    assert not office.events.checks_between(office.day, office.day), "it is deaf at first"
    desk.listen()
    for _ in range(4):
        desk.press(Qt.Key.Key_1)
    answers = office.events.checks_between(office.day, office.day)
    assert [one.answer for one in answers] == [CheckAnswer.RIGHT] * 4
    assert check is not None
    check.close()
    assert isinstance(desk.windows.content.page, FullScreenPlayer)
    assert office.parts._prompting.run is not None
    assert not office.parts._prompting.run.state.paused


def test_turning_away_from_the_check_leaves_a_card_and_no_check(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = desk.open(FIRM, also=("posture",)).grow().office
    opened: list[None] = []
    monkeypatch.setattr(BreakScreens, "open", lambda _windows: opened.append(None))
    desk.windows.content.left.emit()
    assert not opened, "not for a moment"
    assert not desk.filled()
    assert office.window("check") is None
    assert isinstance(office.card.shown, Running)
    assert not office.running().paused


def test_the_break_ends_over_its_check(desk: Desk) -> None:
    office = desk.open(FIRM, also=("posture",)).grow().office
    desk.listen()
    desk.windows.end_requested.emit()
    assert not desk.filled()
    assert office.window("check") is None
    assert office.outcomes == [("movement", Outcome.SKIPPED)]


def test_a_check_alone_never_fills_the_screens(desk: Desk) -> None:
    settings = 'breaks.posture.with = "none"\nbreaks.posture.at = ["09:30"]\n'
    office = desk.open(settings + 'breaks.posture.strength = "strict"\n', also=("posture",)).office
    office.work(31 * MIN)
    office.rest(8)
    assert isinstance(office.card.shown, Offer)
    assert not office.offer().can_skip
    assert not desk.filled()


# --- strict ---


def test_strict_fills_the_screens_at_the_pause(desk: Desk) -> None:
    office = desk.open(STRICT).office
    office.work(60 * MIN)
    assert not desk.filled()
    office.rest(8)
    assert desk.filled()
    assert not office.has_card()
    assert office.status().state is State.ON_BREAK


def test_strict_comes_after_its_notice_where_no_pause_comes(desk: Desk) -> None:
    office = desk.open(STRICT).office
    office.work(69 * MIN + 31)
    assert office.heads_up().postpone_s is None
    office.work(30)
    assert desk.filled()


def test_nothing_but_the_held_exit_ends_a_strict_break(desk: Desk) -> None:
    office = desk.open(STRICT).office
    office.work(60 * MIN)
    office.rest(8)
    desk.press(Qt.Key.Key_Escape)
    office.parts._prompting._answers.take(EndHere())
    office.parts._prompting._answers.take(Skip())
    office.parts._prompting.end_break()
    office.parts._prompting.skip()
    assert office.parts.postpone(None) is not None
    assert desk.filled()
    assert office.outcomes == []
    desk.windows.content.foot.emergency_requested.emit()
    assert not desk.filled()
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
    assert office.said.startswith("Break ended.")


def test_who_turns_away_from_a_strict_break_gets_it_back(desk: Desk, qtbot: QtBot) -> None:
    office = desk.open(STRICT).office
    office.work(60 * MIN)
    office.rest(8)
    desk.listen()
    qtbot.waitUntil(desk.windows.content.isActiveWindow)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: desk.office.parts._prompting.full_screen._keyboard_away)
    assert desk.filled()
    office.refresh()
    qtbot.waitUntil(desk.windows.content.isActiveWindow)


def test_behind_the_lock_screen_a_strict_break_is_really_taken(desk: Desk, qtbot: QtBot) -> None:
    office = desk.open(STRICT).office
    office.work(60 * MIN)
    office.rest(8)
    desk.windows.content.left.emit()
    office.desk.locked = True
    office.pass_s(200)
    desk.windows.content.left.emit()
    assert desk.filled(), "the lock screen is no leaving"
    office.pass_s(101)
    assert not desk.filled()
    assert office.outcomes == [("movement", Outcome.TAKEN)]


def test_the_lock_screen_over_a_firm_break_is_no_leaving(desk: Desk) -> None:
    office = desk.open(FIRM).grow().office
    office.desk.rest()
    office.desk.locked = True
    desk.windows.content.left.emit()
    assert desk.filled()
    office.desk.locked = False
    office.pass_s(2)
    assert desk.filled()
    assert not office.parts._prompting.full_screen._keyboard_away


def test_a_strict_micro_break_fills_the_screens_for_its_half_minute(desk: Desk) -> None:
    office = desk.open('breaks.micro.strength = "strict"\n', also=("micro",)).office
    office.work(30 * MIN)
    office.rest(8)
    page = desk.windows.content.page
    assert isinstance(page, RestPage)
    assert page.title.text() == "Look far away for 30 seconds"
    assert page.picture.accessibleName() == "Far gaze"
    office.rest(31)
    assert not desk.filled()
    assert not office.has_card()
    assert office.outcomes == [("micro", Outcome.TAKEN)]


# --- by choice ---


def test_started_breaks_fill_the_screens_where_that_is_chosen(desk: Desk) -> None:
    office = desk.open(LARGE).office.ask()
    assert not desk.filled()
    office.answer(Start())
    assert desk.filled()
    assert desk.windows.content.foot.has_exit is False
    office.rest(301)
    assert not desk.filled()


def test_walking_off_fills_nothing(desk: Desk) -> None:
    office = desk.open(LARGE).office.ask()
    office.rest(60)
    assert office.status().state is State.ON_BREAK
    assert not desk.filled()


def test_after_its_routine_the_rest_of_the_break(desk: Desk) -> None:
    office = desk.open(LARGE).office.ask()
    office.answer(Start())
    office.rest(280)
    page = desk.windows.content.page
    assert isinstance(page, RestPage)
    assert page.title.text() == "The rest is yours"


def test_the_players_window_takes_the_place_of_the_filled_screen(desk: Desk) -> None:
    office = desk.open(LARGE).office.ask()
    office.answer(Start())
    office.parts.play_routine("upper-back-2")
    assert office.window("player") is not None
    assert not desk.filled()


def test_the_break_waits_while_input_goes_on(desk: Desk) -> None:
    office = desk.open(LARGE).office.ask()
    office.answer(Start())
    office.rest(20)
    office.work(8)
    assert desk.windows.content.foot.left.text().startswith("It waits while you work")


def test_a_firm_break_names_its_way_out(desk: Desk) -> None:
    office = desk.open(FIRM + LARGE + "prompts.hold_to_skip = false\n").office.ask()
    office.answer(Start())
    assert desk.windows._asked.way is Way.FIRM
    assert desk.windows._asked.hold_to_skip is False


def test_the_main_screen_where_the_settings_say_so(desk: Desk) -> None:
    office = desk.open(LARGE + 'prompts.screen = "primary"\n').office.ask()
    office.answer(Start())
    assert desk.windows.content.screen_name == "laptop"


# --- screens that come and go ---


def test_a_screen_is_unplugged_and_another_comes_during_the_break(desk: Desk) -> None:
    office = desk.open(FIRM).grow().office
    desk.screens.point_at(LAPTOP).now(LAPTOP)
    assert desk.covered == {"laptop": (1280, 800)}
    office.rest(30)
    desk.screens.now(LAPTOP, BEAMER)
    assert desk.covered == {"laptop": (1280, 800), "beamer": (1024, 768)}
    assert desk.windows.content.screen_name == "laptop"
    office.rest(400)
    assert not desk.filled()
    desk.screens.now(LAPTOP, DESK)
    assert not desk.filled()


# --- no window outlives its break ---


def test_asleep_over_the_break(desk: Desk) -> None:
    """The lid is closed for three hours: what is there on waking is the desktop."""
    office = desk.open(FIRM).grow().office
    office.desk.rest()
    office.clock.pass_s(3 * 3600)
    office.parts._controller.turn()
    assert not desk.filled()
    assert office.outcomes == [("movement", Outcome.TAKEN)]
    office.refresh()
    assert not desk.filled()


def test_an_engine_that_has_forgotten_the_break_frees_the_screens_at_its_next_turn(
    desk: Desk,
) -> None:
    office = desk.open(FIRM).grow().office
    forget_break(office)
    office.parts._controller.turn()
    assert not desk.filled()


def test_nor_does_the_card_stay(desk: Desk) -> None:
    office = desk.open("").office.ask()
    office.answer(Start())
    forget_break(office)
    office.refresh()
    assert not office.has_card()
    assert not office.parts._prompting._refresh.isActive()


def test_the_watchdog_looks_when_nothing_else_does(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = desk.open(FIRM).grow().office
    watchdog = office.parts._prompting.full_screen._watchdog
    assert watchdog.interval() == pytest.approx(1000 * (300 + MARGIN_S), abs=1500)
    ring(watchdog)
    assert desk.filled(), "the break goes on"
    assert watchdog.interval() == 1000 * MARGIN_S
    office.parts._prompting._refresh.stop()
    office.parts._controller._heartbeat.stop()
    forget_break(office)
    assert desk.filled()
    ring(watchdog)
    assert not desk.filled()


def test_the_watchdog_frees_the_screens_even_if_the_engine_breaks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = desk.open(FIRM).grow().office
    full_screen = office.parts._prompting.full_screen

    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(full_screen, "_look", broken)
    with pytest.raises(ZeroDivisionError):
        full_screen._on_late()
    assert not desk.filled()
    monkeypatch.undo()


def test_a_player_that_can_not_be_made_leaves_no_dimmed_screen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    office = desk.open(FIRM).office.ask()

    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(BreakScreens, "show_run", broken)
    with qtbot.captureExceptions() as raised:
        office.work(91)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert not desk.filled()
    office.refresh()
    assert isinstance(office.card.shown, Running), "the break is a card, then"


def test_one_that_breaks_later_leaves_none_either(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = desk.open(FIRM).grow().office

    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(BreakScreens, "show_run", broken)
    with pytest.raises(ZeroDivisionError):
        office.parts._prompting._on_refresh()
    assert not desk.filled()
    office.refresh()
    assert isinstance(office.card.shown, Running)


def forget_break(office: Office) -> None:
    """Behind the back of everybody: the engine has nothing in front any more."""
    controller = office.parts._controller
    controller._state = msgspec.structs.replace(controller._state, front=None)


# --- the lock ---


class FakeLocker:
    """A lock screen that remembers, and may refuse."""

    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.times = 0

    def lock(self, failed: object) -> None:
        self.times += 1
        if self.refuses and callable(failed):
            failed(self.refuses)


def with_locker(office: Office, locker: FakeLocker | None) -> FakeLocker:
    found = () if locker is None else (locker,)
    office.parts._desk.locking = Detected(
        found, ("by hand",) * len(found), (), "nothing locks here"
    )
    return locker or FakeLocker()


def test_the_screen_is_locked_when_a_break_begins_where_that_is_wanted(desk: Desk) -> None:
    office = desk.open("prompts.lock_screen = true\n").office
    locker = with_locker(office, FakeLocker())
    office.ask()
    assert locker.times == 0
    office.answer(Start())
    assert locker.times == 1
    office.rest(20)
    assert locker.times == 1


def test_undo_brings_the_break_back_without_another_lock(desk: Desk) -> None:
    office = desk.open("prompts.lock_screen = true\n").office
    locker = with_locker(office, FakeLocker())
    office.ask()
    office.answer(Start())
    office.rest(20)
    office.parts._prompting.skip()
    office.parts._controller.undo()
    assert office.status().state is State.ON_BREAK
    assert locker.times == 1


def test_a_micro_break_does_not_lock_it(desk: Desk) -> None:
    office = desk.open("prompts.lock_screen = true\n", also=("micro",)).office
    locker = with_locker(office, FakeLocker())
    office.work(30 * MIN)
    office.rest(60)
    assert office.outcomes == [("micro", Outcome.TAKEN)]
    assert locker.times == 0


def test_walking_off_locks_nothing_nor_does_a_break_by_itself(desk: Desk) -> None:
    office = desk.open("prompts.lock_screen = true\n").office
    locker = with_locker(office, FakeLocker())
    office.ask().rest(60)
    assert locker.times == 0
    office.parts._settings.change({"prompts.lock_screen": False})
    office.work(5)
    office.answer(Start())
    assert locker.times == 0


@pytest.mark.parametrize(
    ("locker", "why"),
    [
        (FakeLocker("the lock screen refused"), "the lock screen refused"),
        (None, "nothing locks here"),
    ],
)
def test_a_screen_that_was_not_locked_is_told(
    desk: Desk, locker: FakeLocker | None, why: str
) -> None:
    office = desk.open("prompts.lock_screen = true\n").office
    with_locker(office, locker)
    office.ask()
    office.answer(Start())
    assert office.said == f"The screen wasn’t locked: {why}."


# --- where nothing can be kept on top ---


@pytest.mark.parametrize("strength", ["gentle", "firm", "strict"])
def test_on_plain_wayland_nothing_is_put_on_the_screen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, strength: str
) -> None:
    monkeypatch.setattr(assembly_module, "can_float", lambda _name: False)
    office = desk.open(f'breaks.movement.strength = "{strength}"\n').office
    office.work(60 * MIN)
    office.rest(8)
    office.work(100)
    assert not desk.filled()
    assert not office.has_card()
    assert office.status().prompt is not None
    assert len(office.notices.shown) == 1, "a notification asks instead"


def test_a_break_that_was_begun_there_is_a_card(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly_module, "can_float", lambda _name: False)
    office = desk.open(STRICT + LARGE).office
    office.parts._prompting.take_suitable_break()
    office.rest(5)
    assert not desk.filled()
    assert isinstance(office.card.shown, Running)


@pytest.mark.parametrize("platform", ["wayland", "wayland-egl"])
def test_plain_wayland_says_what_it_can_not_do(platform: str) -> None:
    assert not can_float(platform)
    for said in (overlay_capability(platform), card_capability(platform)):
        assert said.startswith("unavailable: plain Wayland gives no window a place of its own")
        assert said.endswith("a notification comes instead")


@pytest.mark.parametrize(
    ("platform", "overlay", "card"),
    [
        ("xcb", "x11 windows above all", "x11"),
        ("windows", "windows above all", "windows"),
        ("cocoa", "windows above all", "macos"),
    ],
)
def test_what_other_platforms_do(platform: str, overlay: str, card: str) -> None:
    assert can_float(platform)
    assert (overlay_capability(platform), card_capability(platform)) == (overlay, card)


@pytest.mark.parametrize("strength", list(Strength))
def test_strengths_as_they_are_shown(strength: Strength) -> None:
    kind = BreakKind(id=MOVEMENT.id, name=MOVEMENT.name, strength=strength)
    assert shown_strength(kind, on_top=True) is strength
    assert shown_strength(kind, on_top=False) is Strength.QUIET


def test_the_app_says_what_this_desktop_can_do(desk: Desk) -> None:
    office = desk.open("").office
    known = office.parts.capabilities()
    assert known["overlay"] == "windows above all"
    assert not known["placement"].startswith("unavailable")
