"""The whole app in real Wayland compositors without their shells, with and without XWayland.

Mutter is GNOME's and KWin KDE's. Tray and notification server are stand-ins, the keys are typed for real, and
the editor is a Wayland program that notes whether it has the keyboard.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.app import AT_WORK, App
from tests.desktop.screen import Window
from tests.desktop.session import Editor
from tests.desktop.test_main_job import RHYTHM, outcomes, stage
from tests.desktop.waiting import pause, wait_until
from tests.desktop.wayland import SCREEN_PX
from tests.desktop.wayland_desktop import WaylandDesktop
from tests.desktop.wayland_input import ESCAPE, SENTENCE, AtWork

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

    def begin(self, *, natural: str = "60s", length: str = "60s", more: str = "") -> None:
        """Start editor and app, with a rhythm of seconds."""
        rhythm = RHYTHM.format(every="6s", length=length, natural=natural, wait="3s") + more
        self.app.write_settings(AT_WORK.replace("[[work", rhythm + "[[work", 1))
        self.editor: Editor = self.desktop.spawn_editor()
        self.app.start(has_tray=False)
        assert self.app.status()["probes"]["idle"] == IDLE_SOURCES[self.name]

    def work_until_due(self) -> None:
        """Type until the break is due."""
        with self.working():
            wait_until(lambda: stage(self.app) == "waiting", what="the prompt to be due")

    def working(self) -> "Working":
        """Type as long as this lasts."""
        return Working(self)

    def type_text(self, text: str) -> None:
        """Type this."""
        self.desktop.hands.type_text(text)
        self._typed += text

    def note_typed(self, text: str) -> None:
        """This was typed."""
        self._typed += text

    def expect_every_character(self) -> None:
        """All that was typed has come to the editor, and nobody took its keyboard meanwhile."""
        self.editor.wait_for_text(self._typed)
        assert self.editor.keyboard == ["given"]

    def boxes(self) -> set[Box]:
        """What the app's windows cover."""
        return {box_of(window) for window in self.app.windows()}

    def wait_for_keyboard(self, word: str) -> None:
        """Wait until the editor says that it was `given` the keyboard, or has `lost` it."""
        wait_until(
            lambda: self.editor.keyboard[-1] == word,
            what=f"the editor to be {word} the keyboard",
            timeout_s=5,
        )


class Working:
    """Somebody who types, and remembers what."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._at_work = AtWork(place.desktop.hands)

    def __enter__(self) -> None:
        self._at_work.__enter__()

    def __exit__(self, *_error: object) -> None:
        self._at_work.stop()
        self._place.note_typed(self._at_work.typed)


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
    plain.begin(length="5s")
    app, server = plain.app, plain.desktop.notifications
    assert capability(app, "placement")["state"] == "unavailable"
    with plain.working():
        wait_until(lambda: stage(app) == "waiting", what="the prompt to be due")
        pause(1)
        assert server.notified.empty(), "it waits while somebody types"
    asked = server.notified.get(timeout=8)
    assert asked["title"] == "Movement break · 5 s"
    assert asked["actions"][2::2] == ["start", "later", "skip"]
    assert stage(app) == "card"
    plain.expect_every_character()
    assert NEW_WINDOW not in app.log
    server.press(asked["id"], "start")
    assert server.withdrawn.get(timeout=5) == asked["id"]
    assert stage(app) == "on_break"
    wait_until(lambda: NEW_WINDOW in app.log, what="the window of the break that was asked for")
    assert server.notified.empty(), "it was one"
    wait_until(lambda: outcomes(app), what="the break to end")
    assert outcomes(app) == [("movement", "taken")]
    plain.wait_for_keyboard("given")


def test_without_x_walking_away_counts_and_takes_the_notification_off(plain: Place) -> None:
    plain.begin(natural="5s")
    plain.work_until_due()
    asked = plain.desktop.notifications.notified.get(timeout=8)
    assert plain.desktop.notifications.withdrawn.get(timeout=10) == asked["id"]
    wait_until(lambda: outcomes(plain.app), what="the rest to count")
    assert outcomes(plain.app) == [("movement", "natural")]
    assert NEW_WINDOW not in plain.app.log
    plain.expect_every_character()


# --- through XWayland ---


def test_through_x_the_card_comes_into_its_corner_while_every_character_arrives(
    with_x: Place,
) -> None:
    with_x.begin()
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
    with_x.begin(length="8s", more='strength = "strict"\n')
    with_x.work_until_due()
    wait_until(lambda: with_x.boxes() == SCREENS, what="the break on every screen")
    with_x.type_text("abc def")
    with_x.expect_every_character()
    assert stage(with_x.app) == "on_break"
    pause(GRACE_S + LULL_S)
    with_x.desktop.hands.press(ESCAPE)
    assert stage(with_x.app) == "on_break"
    assert with_x.boxes() == SCREENS
    wait_until(lambda: outcomes(with_x.app), what="the break to end", timeout_s=15)
    assert outcomes(with_x.app) == [("movement", "taken")]
    wait_until(lambda: not with_x.boxes() & SCREENS, what="the screens to be free")
    with_x.wait_for_keyboard("given")


def firm_break(place: Place) -> None:
    """Work until a firm prompt has become a break on every screen."""
    place.begin(more='strength = "firm"\nresponse = "5s"\n')
    place.work_until_due()
    place.app.wait_for_window()
    with place.working():
        wait_until(lambda: place.boxes() >= SCREENS, what="the break", timeout_s=15)


def test_through_x_in_mutter_a_firm_break_takes_the_keyboard_after_its_grace_and_esc_leaves(
    mutter_with_x: Place,
) -> None:
    firm_break(mutter_with_x)
    mutter_with_x.wait_for_keyboard("lost")
    pause(LULL_S)
    mutter_with_x.desktop.hands.press(ESCAPE)
    wait_until(lambda: not mutter_with_x.boxes() & SCREENS, what="the screens to be free")
    mutter_with_x.wait_for_keyboard("given")
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
    with_x.wait_for_keyboard("given")


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
