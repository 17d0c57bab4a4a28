"""Somebody at work: a rhythm of seconds, hands on the keyboard, and what became of the prompts.

Intervals are seconds here; everything else is as users have it. Real time passes, so each wait is bounded.
"""

import sqlite3
import threading
from contextlib import closing
from itertools import cycle, islice
from typing import Protocol

from tests.desktop.app import AT_WORK, App
from tests.desktop.screen import Window
from tests.desktop.session import Editor
from tests.desktop.waiting import LONGEST_WAIT_S, wait_until

RHYTHM = """
[idle]
pause_of = "{pause_of}"
[prompts]
least_gap = "0s"
notifications = {notifications}
[breaks.micro]
enabled = false
[breaks.posture]
enabled = false
[breaks.movement]
every = "{every}"
length = "{length}"
natural_after = "{natural}"
natural_after_locked = "{locked}"
heads_up = "{heads_up}"
pause_wait = "{wait}"
response = "{response}"
strength = "{strength}"
"""
USUAL = {
    "every": "5s",
    "length": "60s",
    "natural": "60s",
    "locked": "60s",
    "heads_up": "0s",
    "wait": "60s",
    "response": "60s",
    "strength": "gentle",
    "pause_of": "2s",
    "notifications": "false",
}
"""What of it a test may change."""
SENTENCE = "the quick brown fox jumps over the lazy dog "
TYPED_AT_ONCE = 6
"""Letters after which somebody who types may stop."""
TYPING_MS = 50
"""Between two letters."""
CARD_WIDTH_PX = 436


def work_day(*, more: str = "", **changes: str) -> str:
    """Settings with movement breaks alone, in a rhythm of seconds. `more`: lines before all others."""
    assert changes.keys() <= USUAL.keys()
    rhythm = RHYTHM.format(**{**USUAL, **changes})
    return AT_WORK.replace("[[work", f"{more}{rhythm}[[work", 1)


def begin(app: App, settings: str, *, has_tray: bool = True) -> Editor:
    """Start the app beside an editor that has the keyboard."""
    app.write_settings(settings)
    editor = app.desktop.open_editor()
    app.start(has_tray=has_tray)
    app.desktop.wait_for_editor(editor)
    return editor


# Hands ---------------------------------------------------------------------------------------


class Hands(Protocol):
    """Whatever types into the window that has the keyboard."""

    def type_text(self, text: str, *, delay_ms: int) -> None:
        """Type this, with so much time between two letters."""


class Typist:
    """Types without a pause until told to stop, as somebody who works."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
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
        self._thread.join(LONGEST_WAIT_S)
        assert not self._thread.is_alive(), "it still types"

    def _type(self) -> None:
        letters = cycle(SENTENCE)
        while not self._stop.is_set():
            text = "".join(islice(letters, TYPED_AT_ONCE))
            self._hands.type_text(text, delay_ms=TYPING_MS)
            self.typed += text


# What is seen --------------------------------------------------------------------------------


def stage(app: App) -> str | None:
    """The stage of the prompt that is alive."""
    prompt = app.status()["prompt"]
    return None if prompt is None else prompt["stage"]


def card_of(app: App) -> Window | None:
    """The card, if it is on the screen."""
    return next((w for w in app.windows() if w.width_px >= CARD_WIDTH_PX), None)


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


# Days ----------------------------------------------------------------------------------------


def wait_for_due(app: App) -> None:
    """Wait until a prompt is due; it may be on the screen already."""
    wait_until(lambda: stage(app) in {"waiting", "card"}, what="the prompt to be due")


def work_until_due(app: App, hands: Hands) -> str:
    """Type until a prompt is due, and take the hands off; returns what was typed."""
    with Typist(hands) as typist:
        wait_for_due(app)
    return typist.typed


def work_until_card(app: App) -> Window:
    """Type until a break is due, take the hands off, and get the card."""
    work_until_due(app, app.desktop.screen)
    return wait_until(lambda: card_of(app), what="the card")
