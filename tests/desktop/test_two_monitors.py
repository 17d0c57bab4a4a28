"""A break over two monitors, on a real X server: who covers what, who has the keyboard, what follows a hotplug.

The monitors are parts of one virtual screen, as `xrandr --setmonitor` makes them: Qt sees two screens, which
come and go, but no real output does.
"""

import subprocess
from collections.abc import Iterator

import pytest

from tests.desktop.app import App
from tests.desktop.at_work import (
    TYPING_MS,
    Typist,
    begin,
    outcomes,
    stage,
    work_day,
    work_until_due,
)
from tests.desktop.screen import Window
from tests.desktop.session import Desktop, Editor
from tests.desktop.waiting import LONGEST_WAIT_S, pause, wait_until

Box = tuple[int, int, int, int]
LEFT: Box = (0, 0, 640, 800)
RIGHT: Box = (640, 0, 640, 800)
BELOW: Box = (640, 200, 400, 400)


class Monitors:
    """The monitors of a desktop."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    def put(self, name: str, box: Box, output: str = "none") -> None:
        """Plug one in."""
        left, top, width, height = box
        self._xrandr("--setmonitor", name, f"{width}/170x{height}/210+{left}+{top}", output)

    def take(self, name: str) -> None:
        """Pull one out."""
        self._xrandr("--delmonitor", name)

    def names(self) -> set[str]:
        """Those that are there."""
        listed = self._xrandr("--listmonitors").splitlines()[1:]
        return {line.split()[1].lstrip("+*") for line in listed}

    def _xrandr(self, *words: str) -> str:
        done = subprocess.run(
            ["xrandr", *words],
            env=self._desktop.env,
            capture_output=True,
            text=True,
            check=True,
            timeout=LONGEST_WAIT_S,
        )
        return done.stdout


@pytest.fixture
def monitors(desktop: Desktop) -> Iterator[Monitors]:
    """Two monitors side by side, the pointer on the right one; one as before when the test is over."""
    made = Monitors(desktop)
    made.put("LEFT", LEFT, "screen")
    made.put("RIGHT", RIGHT)
    desktop.screen.pointer(960, 300)
    yield made
    for name in made.names() & {"LEFT", "RIGHT", "NEW"}:
        made.take(name)


@pytest.fixture
def app(app: App, monitors: Monitors) -> App:
    """The app, not started yet. The monitors are there before."""
    return app


def box_of(window: Window) -> Box:
    return window.x_px, window.y_px, window.width_px, window.height_px


def boxes(app: App) -> set[Box]:
    """What the windows of the app cover."""
    return {box_of(window) for window in app.windows()}


def wait_for_boxes(app: App, *wanted: Box) -> None:
    wait_until(
        lambda: boxes(app) == set(wanted), what=f"windows at {wanted} (there are {boxes(app)})"
    )


def wait_until_free(app: App) -> None:
    wait_until(lambda: not boxes(app) & {LEFT, RIGHT, BELOW}, what="the screens to be free")


def wait_for_card(app: App) -> Window:
    """Take the hands off, and get the card."""
    wait_until(lambda: stage(app) == "card", what="the card, at the pause")
    return wait_until(app.windows, what="the card")[0]


def work_until_filled(app: App) -> str:
    """Type on in front of a firm card until its break covers both monitors; returns what was typed."""
    with Typist(app.desktop.screen) as typist:
        wait_for_boxes(app, LEFT, RIGHT)
    return typist.typed


def strict_break(app: App, *, length: str = "60s") -> tuple[Editor, str]:
    """Work until a strict break is due, take the hands off, and wait until it covers both monitors.

    Returns the editor and what was typed into it.
    """
    editor = begin(app, work_day(strength="strict", length=length, pause_of="1s"))
    text = work_until_due(app, app.desktop.screen)
    wait_for_boxes(app, LEFT, RIGHT)
    return editor, text


def firm_card(app: App) -> tuple[Editor, str, Window]:
    """The same with a firm one, up to its card, whose quiet time is 3 s of work here."""
    editor = begin(app, work_day(strength="firm", response="5s", pause_of="1s"))
    text = work_until_due(app, app.desktop.screen)
    return editor, text, wait_for_card(app)


def wait_for_keyboard(app: App, editor: Editor) -> None:
    """Wait until the time of grace is over: the break takes the keyboard."""
    editor.wait_for_keyboard("lost")
    pause(1.2)  # somebody who types on answers nothing


def expect_typing_in(app: App, editor: Editor) -> None:
    """The editor has the keyboard (again), without anybody clicking into it."""
    editor.wait_for_keyboard("given")
    before = editor.text
    app.desktop.screen.press("y")
    editor.wait_for_text(before + "y")


def test_strict_covers_both_monitors_and_the_editor_keeps_every_character(app: App) -> None:
    editor, text = strict_break(app)
    app.desktop.screen.type_text("abc def", delay_ms=TYPING_MS)
    editor.wait_for_text(text + "abc def")
    assert stage(app) == "on_break", "no key answered it"
    wait_for_keyboard(app, editor)
    app.desktop.screen.press("Escape", "space", "Return", "x")
    assert stage(app) == "on_break"
    assert boxes(app) == {LEFT, RIGHT}
    assert editor.text == text + "abc def", "now the keyboard is the break's"


def test_firm_comes_over_work_that_goes_on_and_esc_leaves(app: App) -> None:
    """Not a character of the text is lost to the break."""
    editor, text, card = firm_card(app)
    assert card.x_px >= RIGHT[0], "where the pointer is"
    text += work_until_filled(app)
    editor.wait_for_text(text)
    wait_for_keyboard(app, editor)
    app.desktop.screen.press("Escape")
    wait_until_free(app)
    assert outcomes(app) == [("movement", "skipped")]
    expect_typing_in(app, editor)


def test_the_monitors_change_during_the_break(app: App, monitors: Monitors) -> None:
    strict_break(app)
    monitors.take("RIGHT")
    wait_for_boxes(app, LEFT)
    monitors.put("NEW", BELOW)
    wait_for_boxes(app, LEFT, BELOW)
    monitors.take("NEW")
    monitors.put("RIGHT", RIGHT)
    wait_for_boxes(app, LEFT, RIGHT)
    app.ok("skip", "--emergency")
    wait_until_free(app)
    monitors.take("RIGHT")
    monitors.put("NEW", BELOW)
    pause(1)
    assert not boxes(app) & {LEFT, RIGHT, BELOW}, "nothing comes back"


def test_when_the_break_is_over_no_window_is_left_and_the_editor_has_the_keyboard(
    app: App,
) -> None:
    editor, _text = strict_break(app, length="5s")
    wait_until(lambda: outcomes(app), what="the break to end")
    assert outcomes(app) == [("movement", "taken")]
    wait_until_free(app)
    expect_typing_in(app, editor)


def test_turning_to_another_window_makes_it_a_card_again(app: App) -> None:
    editor, _text, _card = firm_card(app)
    work_until_filled(app)
    wait_for_keyboard(app, editor)
    other = app.desktop.spawn_editor()
    wait_until_free(app)
    wait_until(app.windows, what="the card")
    assert stage(app) == "on_break"
    expect_typing_in(app, other)


def test_turning_away_from_a_strict_break_brings_it_back(app: App) -> None:
    editor, _text = strict_break(app)
    wait_for_keyboard(app, editor)
    other = app.desktop.spawn_editor()
    wait_for_keyboard(app, other)
    assert boxes(app) == {LEFT, RIGHT}
    assert stage(app) == "on_break"


def test_the_card_comes_to_a_monitor_that_is_there(app: App, monitors: Monitors) -> None:
    """Its own is pulled out while it asks."""
    begin(app, work_day(pause_of="1s"))
    work_until_due(app, app.desktop.screen)
    card = wait_for_card(app)
    assert card.x_px >= RIGHT[0]
    monitors.take("RIGHT")
    wait_until(
        lambda: all(w.x_px + w.width_px <= LEFT[2] for w in app.windows()),
        what="the card to come to the other monitor",
    )
    assert stage(app) == "card"
