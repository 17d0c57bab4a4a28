"""The whole app in real Wayland compositors without their shells, with and without XWayland.

Mutter is GNOME's and KWin KDE's. Tray and notification server are stand-ins, the keys are typed for real, and
the editor is a Wayland program that notes whether it has the keyboard.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.app import App
from tests.desktop.at_work import (
    SENTENCE,
    TYPING_MS,
    Typist,
    begin,
    outcomes,
    stage,
    work_day,
    work_until_due,
)
from tests.desktop.screen import Window
from tests.desktop.waiting import LONGEST_WAIT_S, pause, wait_until
from tests.desktop.wayland import SCREEN_PX
from tests.desktop.wayland_desktop import WaylandDesktop
from tests.desktop.wayland_input import ESCAPE

IDLE_SOURCES = {"mutter": "mutter", "kwin": "ext-idle-notify"}
COMPOSITORS = tuple(IDLE_SOURCES)
NEW_WINDOW = "get_toplevel("
"""What a Wayland program asks for each window, in the log of what it says to its compositor."""
GRACE_S = 1.5
LULL_S = 1.0
Box = tuple[int, int, int, int]
WIDTH, HEIGHT = SCREEN_PX
SCREENS: set[Box] = {(0, 0, WIDTH, HEIGHT), (WIDTH, 0, WIDTH, HEIGHT)}


class Place:
    """An app at work in a compositor, beside an editor that has the keyboard."""

    def __init__(self, name: str, desktop: WaylandDesktop, app: App) -> None:
        self.name = name
        self.desktop = desktop
        self.app = app
        self._typed = ""

    def begin(self, **changes: str) -> None:
        """Start editor and app, with a rhythm of seconds."""
        self.editor = begin(
            self.app, work_day(**{"wait": "3s", "pause_of": "1s", **changes}), has_tray=False
        )
        assert self.app.status()["probes"]["idle"] == IDLE_SOURCES[self.name]

    def work_until_due(self) -> None:
        """Type until the break is due."""
        self._typed += work_until_due(self.app, self.desktop.hands)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Type as long as this lasts."""
        with Typist(self.desktop.hands) as typist:
            yield
        self._typed += typist.typed

    def type_text(self, text: str) -> None:
        """Type this."""
        self.desktop.hands.type_text(text, delay_ms=TYPING_MS)
        self._typed += text

    def expect_every_character(self) -> None:
        """All that was typed has come to the editor, and nobody took its keyboard meanwhile."""
        self.editor.wait_for_text(self._typed)
        assert self.editor.keyboard == ["given"]

    def boxes(self) -> set[Box]:
        """What the app's windows cover."""
        return {box_of(window) for window in self.app.windows()}


Open = Callable[..., Place]


@pytest.fixture
def open_place(tmp_path: Path) -> Iterator[Open]:
    """Opens a compositor, with an app in it that is not started yet."""
    with ExitStack() as held:

        def open_one(name: str, *, has_xwayland: bool) -> Place:
            desktop = WaylandDesktop(name, screens=2, has_xwayland=has_xwayland)
            held.enter_context(desktop)
            logged = {} if has_xwayland else {"WAYLAND_DEBUG": "1"}
            app = App(desktop, tmp_path / "posture", extra_env=logged)
            held.callback(app.stop)
            return Place(name, desktop, app)

        yield open_one


@pytest.fixture(params=COMPOSITORS)
def plain(request: pytest.FixtureRequest, open_place: Open) -> Place:
    """Without XWayland."""
    return open_place(request.param, has_xwayland=False)


@pytest.fixture(params=COMPOSITORS)
def with_x(request: pytest.FixtureRequest, open_place: Open) -> Place:
    """With it, and two screens."""
    return open_place(request.param, has_xwayland=True)


@pytest.fixture
def mutter_with_x(open_place: Open) -> Place:
    """Mutter, with XWayland."""
    return open_place("mutter", has_xwayland=True)


@pytest.fixture
def kwin_with_x(open_place: Open) -> Place:
    """KWin, with XWayland."""
    return open_place("kwin", has_xwayland=True)


def box_of(window: Window) -> Box:
    return window.x_px, window.y_px, window.width_px, window.height_px


def is_in_its_corner(window: Window) -> bool:
    """Whether it ends where a screen does, on the right and below."""
    right, bottom = window.x_px + window.width_px, window.y_px + window.height_px
    return right in (WIDTH, 2 * WIDTH) and bottom == HEIGHT


def capability(app: App, name: str) -> dict[str, Any]:
    """What `posture doctor` says of one."""
    found: dict[str, Any] = next(
        one for one in app.json("doctor")["capabilities"] if one["name"] == name
    )
    return found


# --- without XWayland ---


def test_without_x_a_prompt_is_one_notification_and_no_window(plain: Place) -> None:
    plain.begin(length="5s", wait="60s", pause_of="2s")
    app, server = plain.app, plain.desktop.notifications
    assert capability(app, "placement")["state"] == "unavailable"
    with plain.working():
        wait_until(lambda: stage(app) == "waiting", what="the prompt to be due")
        pause(1)
        assert server.notified.empty(), "it waits while somebody types"
    asked = server.notified.get(timeout=LONGEST_WAIT_S)
    assert asked["title"] == "Movement break · 5 s"
    assert asked["actions"][2::2] == ["start", "later", "skip"]
    assert stage(app) == "card"
    plain.expect_every_character()
    assert NEW_WINDOW not in app.log
    server.press(asked["id"], "start")
    assert server.withdrawn.get(timeout=LONGEST_WAIT_S) == asked["id"]
    assert stage(app) == "on_break"
    wait_until(lambda: NEW_WINDOW in app.log, what="the window of the break that was asked for")
    assert server.notified.empty(), "it was one"
    wait_until(lambda: outcomes(app), what="the break to end")
    assert outcomes(app) == [("movement", "taken")]
    plain.editor.wait_for_keyboard("given")


def test_without_x_walking_away_counts_and_takes_the_notification_off(plain: Place) -> None:
    plain.begin(natural="5s")
    plain.work_until_due()
    asked = plain.desktop.notifications.notified.get(timeout=LONGEST_WAIT_S)
    assert plain.desktop.notifications.withdrawn.get(timeout=LONGEST_WAIT_S) == asked["id"]
    wait_until(lambda: outcomes(plain.app), what="the rest to count")
    assert outcomes(plain.app) == [("movement", "natural")]
    assert NEW_WINDOW not in plain.app.log
    plain.expect_every_character()


# --- through XWayland ---


def test_through_x_the_card_comes_into_its_corner_while_every_character_arrives(
    with_x: Place,
) -> None:
    with_x.begin(pause_of="2s")
    app = with_x.app
    with with_x.working():  # it comes while somebody types: its wait for a pause is short here
        wait_until(lambda: stage(app) == "waiting", what="the prompt to be due")
        assert app.windows() == []
        app.wait_for_window()
    assert capability(app, "placement")["in_use"] == ["xwayland"]
    wait_until(lambda: is_in_its_corner(app.windows()[-1]), what="the card in its corner")
    with_x.type_text(SENTENCE)
    with_x.expect_every_character()
    assert stage(app) == "card", "no key answered it"
    app.ok("skip")
    app.wait_for_no_window()
    assert with_x.editor.keyboard == ["given"]
    assert with_x.desktop.notifications.notified.empty()


def test_through_x_a_strict_break_covers_every_screen_until_it_ends(
    with_x: Place,
) -> None:
    with_x.begin(length="8s", strength="strict")
    with_x.work_until_due()
    wait_until(lambda: with_x.boxes() == SCREENS, what="the break on every screen")
    with_x.type_text("abc def")
    with_x.expect_every_character()
    assert stage(with_x.app) == "on_break"
    pause(GRACE_S + LULL_S)
    with_x.desktop.hands.press(ESCAPE)
    assert stage(with_x.app) == "on_break"
    assert with_x.boxes() == SCREENS
    wait_until(lambda: outcomes(with_x.app), what="the break to end")
    assert outcomes(with_x.app) == [("movement", "taken")]
    wait_until(lambda: not with_x.boxes() & SCREENS, what="the screens to be free")
    with_x.editor.wait_for_keyboard("given")


def firm_break(place: Place) -> None:
    """Work until a firm prompt has become a break on every screen."""
    place.begin(strength="firm", response="5s")
    place.work_until_due()
    place.app.wait_for_window()
    with place.working():
        wait_until(lambda: place.boxes() >= SCREENS, what="the break")


def test_through_x_in_mutter_a_firm_break_takes_the_keyboard_after_its_grace_and_esc_leaves(
    mutter_with_x: Place,
) -> None:
    firm_break(mutter_with_x)
    mutter_with_x.editor.wait_for_keyboard("lost")
    pause(LULL_S)
    mutter_with_x.desktop.hands.press(ESCAPE)
    wait_until(lambda: not mutter_with_x.boxes() & SCREENS, what="the screens to be free")
    mutter_with_x.editor.wait_for_keyboard("given")
    assert outcomes(mutter_with_x.app) == [("movement", "skipped")]


def test_through_x_in_kwin_the_keyboard_stays_and_the_break_is_left_by_other_means(
    kwin_with_x: Place,
) -> None:
    """KWin gives its keyboard to no window that bypasses it: known, and said in docs/desktops.md."""
    firm_break(kwin_with_x)
    pause(GRACE_S + LULL_S)
    assert kwin_with_x.editor.keyboard == ["given"]
    assert kwin_with_x.boxes() >= SCREENS
    kwin_with_x.app.ok("done")
    wait_until(lambda: not kwin_with_x.boxes() & SCREENS, what="the screens to be free")
    assert kwin_with_x.editor.keyboard == ["given"]


def test_through_x_done_ends_a_break_that_was_asked_for(with_x: Place) -> None:
    with_x.begin()
    with_x.app.ok("break")
    wait_until(lambda: with_x.app.windows(), what="the break")
    with_x.app.ok("done")
    with_x.app.wait_for_no_window()
    with_x.editor.wait_for_keyboard("given")


def test_through_x_the_card_comes_beside_another_window_of_ours(with_x: Place) -> None:
    """KWin would hide it: it takes a plain tool away while another program is worked in."""
    with_x.begin()
    app = with_x.app
    app.ok("run")
    window = app.wait_for_window()
    with_x.editor = with_x.desktop.spawn_editor()
    with_x.work_until_due()
    card = wait_until(
        lambda: [one for one in app.windows() if one.id != window.id], what="the card"
    )
    pause(1)
    assert card[0].id in {one.id for one in app.windows()}, "it stays"
    with_x.expect_every_character()
