"""The main job on real input: a real X server, window manager, tray host and notification server, real keys.

Intervals are seconds here; everything else is as users have it. Real time passes, so each wait is bounded.
"""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.desktop.app import AT_WORK, App
from tests.desktop.screen import Window
from tests.desktop.session import Desktop, Editor
from tests.desktop.waiting import pause, wait_until

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
every = "{every}"
length = "{length}"
natural_after = "{natural}"
natural_after_locked = "{natural}"
heads_up = "0s"
pause_wait = "{wait}"
"""
SENTENCE = "the quick brown fox jumps over the lazy dog "
CARD_WIDTH_PX = 436
START_FROM_RIGHT_PX = 231
START_FROM_BOTTOM_PX = 37
"""Where the card's Start button lies, from the lower right corner of its surface."""


def begin(
    app: App, *, every: str = "6s", length: str = "5s", natural: str = "20s", wait: str = "60s"
) -> Editor:
    """Start the app with a rhythm of seconds and an editor that has the keyboard."""
    app.write_settings(
        AT_WORK.replace(
            "[[work",
            RHYTHM.format(every=every, length=length, natural=natural, wait=wait) + "[[work",
            1,
        )
    )
    editor = app.desktop.spawn_editor()
    app.start()
    return editor


def card_of(app: App) -> Window | None:
    """The card, if it is on the screen."""
    return next((w for w in app.windows() if w.width_px >= CARD_WIDTH_PX), None)


class Typist:
    """Types without a pause until told to stop, as somebody who works."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._type, daemon=True)
        self.typed = ""

    def __enter__(self) -> "Typist":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Take the hands off the keys."""
        self._stop.set()
        self._thread.join(timeout=10)

    def _type(self) -> None:
        while not self._stop.is_set():
            self._desktop.screen.type_text(SENTENCE, delay_ms=20)
            self.typed += SENTENCE


def outcomes(app: App) -> list[tuple[str, str]]:
    """Kind and outcome of each closed prompt, read by plain SQL."""
    with closing(sqlite3.connect(f"file:{app.data_dir / 'adherence.db'}?mode=ro", uri=True)) as db:
        return db.execute(
            "SELECT kind, outcome FROM prompts WHERE outcome IS NOT NULL ORDER BY rowid"
        ).fetchall()


def totals(app: App) -> dict[str, int]:
    """The totals of `posture stats --json`, those that are not zero."""
    figures = app.json("stats")["totals"]["all"]
    return {name: n for name, n in figures.items() if isinstance(n, int) and n}


def stage(app: App) -> str | None:
    """The stage of the prompt that is alive."""
    prompt = app.status()["prompt"]
    return None if prompt is None else prompt["stage"]


def work_until_card(app: App) -> Window:
    """Type until a break is due, take the hands off, and get the card."""
    with Typist(app.desktop):
        wait_until(lambda: stage(app) == "waiting", what="the prompt to be due", timeout_s=15)
    return wait_until(lambda: card_of(app), what="the card", timeout_s=10)


def click_start(app: App, card: Window) -> None:
    """Click the card's Start button with the pointer, after the second in which clicks don't count."""
    shadow_px = (card.width_px - CARD_WIDTH_PX) // 2
    x = card.x_px + card.width_px - shadow_px - START_FROM_RIGHT_PX
    y = card.y_px + card.height_px - shadow_px - START_FROM_BOTTOM_PX
    app.desktop.screen.pointer(x, y)
    pause(1.2)
    app.desktop.screen.click(x, y)


def test_the_tray_item_says_what_comes(app: App) -> None:
    begin(app, every="10m")
    item = app.tray
    assert item.id == "posture"
    assert "ovement break" in item.tooltip
    labels = [entry.label for entry in item.menu()]
    assert "Take a break now" in labels
    assert "Quit" in labels


def test_the_card_comes_at_a_pause_and_not_before(app: App) -> None:
    editor = begin(app)
    with Typist(app.desktop) as typist:
        wait_until(lambda: stage(app) == "waiting", what="the prompt to be due", timeout_s=15)
        pause(3)
        assert card_of(app) is None, "it waits while somebody types"
        assert stage(app) == "waiting"
        typist.stop()
        card = wait_until(lambda: card_of(app), what="the card, at the pause", timeout_s=8)
    assert editor.text == typist.typed
    assert app.desktop.active_pid() == editor.process.pid, "the editor keeps the keyboard"
    assert card.x_px + card.width_px <= app.desktop.screen.size_px[0]


def test_no_character_is_lost_while_the_card_opens(app: App) -> None:
    """The bound is 2 s, so the card comes in the middle of 200 characters."""
    editor = begin(app, every="6s", wait="2s")
    text = (SENTENCE * 10)[:200]
    with Typist(app.desktop) as before:
        wait_until(lambda: stage(app) == "waiting", what="the prompt to be due", timeout_s=15)
    seen: list[float] = []

    def watch() -> None:
        wait_until(lambda: card_of(app), what="the card", timeout_s=20)
        seen.append(len(editor.text))

    watcher = threading.Thread(target=watch)
    watcher.start()
    app.desktop.screen.type_text(text, delay_ms=50)
    watcher.join(timeout=25)
    whole = before.typed + text
    editor.wait_for_text(whole)
    assert seen, "the card came"
    assert seen[0] < len(whole), "the card came while somebody typed"
    assert app.desktop.active_pid() == editor.process.pid
    assert stage(app) == "card", "no key answered it"


def test_a_click_on_start_runs_the_break(app: App) -> None:
    begin(app, length="6s")
    card = work_until_card(app)
    click_start(app, card)
    wait_until(lambda: stage(app) == "on_break", what="the break to run", timeout_s=5)
    wait_until(lambda: outcomes(app), what="the break to end", timeout_s=15)
    assert outcomes(app) == [("movement", "taken")]
    assert totals(app) == {"taken": 1}
    wait_until(lambda: not app.windows(), what="the card to go", timeout_s=8)


def test_walking_away_counts_as_natural(app: App) -> None:
    begin(app, every="12s", natural="6s")
    with Typist(app.desktop):
        pause(9)
    wait_until(lambda: outcomes(app), what="the rest to count", timeout_s=15)
    assert outcomes(app) == [("movement", "natural")]
    assert totals(app) == {"natural": 1}


def test_kill_9_loses_nothing_and_expires_the_open_prompt(app: App) -> None:
    begin(app)
    work_until_card(app)
    app.ok("skip")
    wait_until(lambda: outcomes(app), what="the skip on record", timeout_s=5)
    wait_until(lambda: not app.windows(), what="card and toast to go", timeout_s=15)
    work_until_card(app)
    app.kill9()
    assert outcomes(app) == [("movement", "skipped")], "what was recorded is there"
    app.start()
    assert outcomes(app) == [("movement", "skipped"), ("movement", "expired")]
    assert totals(app) == {"skipped": 1, "expired": 1}
    assert card_of(app) is None, "nothing is asked at once"


def test_a_second_start_shows_the_running_one(app: App) -> None:
    begin(app, every="10m")
    done = app.command("run")
    assert done.returncode == 0, done.stderr
    app.wait_for_window()
    assert "oday" in next(w.title for w in app.windows())


def test_the_socket_and_the_files_are_for_the_same_user_alone(app: App) -> None:
    begin(app, every="10m")
    for path in (
        app.data_dir / "adherence.db",
        *Path(app.desktop.env["XDG_RUNTIME_DIR"]).glob("posture-*"),
    ):
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("verb", ["pause", "meeting"])
def test_nothing_is_shown_while_paused_or_in_a_meeting(app: App, verb: str) -> None:
    begin(app, every="6s")
    app.ok(verb, "30m")
    pause(9)
    assert card_of(app) is None
    expected = {"pause": "paused", "meeting": "quiet"}
    assert app.status()["state"] == expected[verb]
