"""A break over two monitors, on a real X server: who covers what, who has the keyboard, what follows a hotplug.

The monitors are parts of one virtual screen, as `xrandr --setmonitor` makes them: Qt sees two screens, which
come and go, but no real output does.
"""

import subprocess
from collections.abc import Iterator

import pytest

from tests.desktop.app import AT_WORK, App
from tests.desktop.screen import Window
from tests.desktop.session import Desktop, Editor
from tests.desktop.waiting import pause, wait_until

Box = tuple[int, int, int, int]
LEFT: Box = (0, 0, 640, 800)
RIGHT: Box = (640, 0, 640, 800)
RHYTHM = """
[idle]
pause_of = "2s"
[prompts]
least_gap = "0s"
[breaks.micro]
enabled = false
[breaks.posture]
enabled = false
[breaks.movement]
every = "6s"
length = "{length}"
natural_after = "60s"
natural_after_locked = "60s"
heads_up = "0s"
pause_wait = "60s"
response = "{response}"
strength = "{strength}"
"""
SENTENCE = "the quick brown fox jumps over the lazy dog "


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
            timeout=20,
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
def begin(app: App, monitors: Monitors) -> "Begin":
    """Starts the app beside an editor that has the keyboard. The monitors are there before."""
    return Begin(app)


class Begin:
    def __init__(self, app: App) -> None:
        self._app = app

    def __call__(self, *, strength: str, length: str = "60s", response: str = "5s") -> Editor:
        rhythm = RHYTHM.format(strength=strength, length=length, response=response)
        self._app.write_settings(AT_WORK.replace("[[work", rhythm + "[[work", 1))
        editor = self._app.desktop.spawn_editor()
        self._app.start()
        return editor


def box_of(window: Window) -> Box:
    return window.x_px, window.y_px, window.width_px, window.height_px


def boxes(app: App) -> set[Box]:
    """What the windows of the app cover."""
    return {box_of(window) for window in app.windows()}


def wait_for_boxes(app: App, *wanted: Box, timeout_s: float = 15) -> None:
    wait_until(
        lambda: boxes(app) == set(wanted),
        what=f"windows at {wanted} (there are {boxes(app)})",
        timeout_s=timeout_s,
    )


def stage(app: App) -> str | None:
    """The stage of the prompt that is alive."""
    prompt = app.status()["prompt"]
    return None if prompt is None else prompt["stage"]


def outcomes(app: App) -> dict[str, int]:
    """The totals of `posture stats --json`, those that are not zero."""
    figures = app.json("stats")["totals"]["all"]
    return {name: n for name, n in figures.items() if isinstance(n, int) and n}


def work_until_due(app: App) -> str:
    """Type until the break is due; returns what was typed."""
    typed = ""
    while stage(app) is None:
        app.desktop.screen.type_text(SENTENCE, delay_ms=15)
        typed += SENTENCE
        assert len(typed) < 60 * len(SENTENCE), "nothing came due"
    return typed


def wait_for_card(app: App) -> Window:
    """Take the hands off, and get the card."""
    wait_until(lambda: stage(app) == "card", what="the card, at the pause")
    return wait_until(app.windows, what="the card")[0]


def work_until_filled(app: App) -> str:
    """Type on in front of a firm card until its break covers both monitors; returns what was typed."""
    typed = ""
    while boxes(app) != {LEFT, RIGHT}:
        app.desktop.screen.type_text("go on ", delay_ms=15)
        typed += "go on "
        assert len(typed) < 4000, f"it never came: {boxes(app)}"
    return typed


def fill(app: App, *wanted: Box) -> None:
    """Work until a strict break is due, take the hands off, and wait until it covers these."""
    work_until_due(app)
    wait_for_boxes(app, *wanted)


def wait_for_keyboard(app: App, editor: Editor) -> None:
    """Wait until the time of grace is over: what is typed does not come to the editor any more."""

    def taken() -> bool:
        before = editor.text
        app.desktop.screen.press("x")
        pause(0.2)
        return editor.text == before

    wait_until(taken, what="the break to take the keyboard")
    pause(1.2)  # somebody who types on answers nothing


def expect_typing_in(app: App, editor: Editor) -> None:
    """The editor has the keyboard (again), without anybody clicking into it."""

    def arrives() -> bool:
        before = editor.text
        app.desktop.screen.press("y")
        pause(0.2)
        return editor.text == before + "y"

    wait_until(arrives, what="the keyboard to be the editor's again", timeout_s=5)


def test_strict_covers_both_monitors_and_the_editor_keeps_every_character(
    app: App, begin: Begin
) -> None:
    editor = begin(strength="strict")
    text = work_until_due(app)
    editor.wait_for_text(text)
    wait_for_boxes(app, LEFT, RIGHT)
    app.desktop.screen.type_text("abc def", delay_ms=5)
    editor.wait_for_text(text + "abc def")
    assert stage(app) == "on_break", "no key answered it"
    wait_for_keyboard(app, editor)
    app.desktop.screen.press("Escape", "space", "Return")
    assert stage(app) == "on_break"
    assert boxes(app) == {LEFT, RIGHT}


def test_firm_comes_over_work_that_goes_on_and_esc_leaves(app: App, begin: Begin) -> None:
    """The card's quiet time is 3 s of work here. Not a character of the text is lost to the break."""
    editor = begin(strength="firm")
    text = work_until_due(app)
    card = wait_for_card(app)
    assert card.x_px >= RIGHT[0], "where the pointer is"
    text += work_until_filled(app)
    editor.wait_for_text(text)
    wait_for_keyboard(app, editor)
    app.desktop.screen.press("Escape")
    wait_until(lambda: not boxes(app) & {LEFT, RIGHT}, what="the screens to be free")
    assert outcomes(app) == {"skipped": 1}
    expect_typing_in(app, editor)


def test_the_monitors_change_during_the_break(app: App, begin: Begin, monitors: Monitors) -> None:
    begin(strength="strict")
    fill(app, LEFT, RIGHT)
    monitors.take("RIGHT")
    wait_for_boxes(app, LEFT)
    below: Box = (640, 200, 400, 400)
    monitors.put("NEW", below)
    wait_for_boxes(app, LEFT, below)
    monitors.take("NEW")
    monitors.put("RIGHT", RIGHT)
    wait_for_boxes(app, LEFT, RIGHT)
    app.ok("skip", "--emergency")
    wait_until(lambda: not boxes(app) & {LEFT, RIGHT, below}, what="the screens to be free")
    monitors.take("RIGHT")
    monitors.put("NEW", below)
    pause(1)
    assert not boxes(app) & {LEFT, RIGHT, below}, "nothing comes back"


def test_when_the_break_is_over_no_window_is_left_and_the_editor_has_the_keyboard(
    app: App, begin: Begin
) -> None:
    editor = begin(strength="strict", length="8s")
    fill(app, LEFT, RIGHT)
    wait_until(lambda: outcomes(app), what="the break to end", timeout_s=20)
    assert outcomes(app) == {"taken": 1}
    wait_until(lambda: not boxes(app) & {LEFT, RIGHT}, what="the screens to be free", timeout_s=3)
    expect_typing_in(app, editor)


def test_turning_to_another_window_makes_it_a_card_again(app: App, begin: Begin) -> None:
    editor = begin(strength="firm")
    work_until_due(app)
    wait_for_card(app)
    work_until_filled(app)
    wait_for_keyboard(app, editor)
    other = app.desktop.spawn_editor()
    wait_until(lambda: not boxes(app) & {LEFT, RIGHT}, what="the screens to be free")
    wait_until(app.windows, what="the card")
    assert stage(app) == "on_break"
    expect_typing_in(app, other)


def test_turning_away_from_a_strict_break_brings_it_back(app: App, begin: Begin) -> None:
    editor = begin(strength="strict")
    fill(app, LEFT, RIGHT)
    wait_for_keyboard(app, editor)
    other = app.desktop.spawn_editor()
    wait_for_keyboard(app, other)
    assert boxes(app) == {LEFT, RIGHT}
    assert stage(app) == "on_break"


def test_the_card_comes_to_a_monitor_that_is_there(
    app: App, begin: Begin, monitors: Monitors
) -> None:
    """Its own is pulled out while it asks."""
    begin(strength="gentle", response="60s")
    work_until_due(app)
    card = wait_for_card(app)
    assert card.x_px >= RIGHT[0]
    monitors.take("RIGHT")
    wait_until(
        lambda: all(w.x_px + w.width_px <= LEFT[2] for w in app.windows()),
        what="the card to come to the other monitor",
    )
    assert stage(app) == "card"
