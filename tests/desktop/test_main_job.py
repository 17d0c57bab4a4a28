"""The main job on real input: a real X server, window manager, tray host and notification server, real keys.

Intervals are seconds here; everything else is as users have it. Real time passes, so each wait is bounded.
"""

from pathlib import Path

import pytest

from tests.desktop.app import App
from tests.desktop.at_work import (
    CARD_WIDTH_PX,
    SENTENCE,
    Typist,
    begin,
    card_of,
    outcomes,
    stage,
    totals,
    work_day,
    work_until_card,
)
from tests.desktop.screen import Window
from tests.desktop.waiting import pause, wait_until

START_FROM_RIGHT_PX = 231
START_FROM_BOTTOM_PX = 37
"""Where the card's Start button lies, from the lower right corner of its surface."""
FAR_OFF = work_day(every="10m")


def click_start(app: App, card: Window) -> None:
    """Click the card's Start button with the pointer, after the second in which clicks don't count."""
    shadow_px = (card.width_px - CARD_WIDTH_PX) // 2
    x = card.x_px + card.width_px - shadow_px - START_FROM_RIGHT_PX
    y = card.y_px + card.height_px - shadow_px - START_FROM_BOTTOM_PX
    app.desktop.screen.pointer(x, y)
    pause(1.2)
    app.desktop.screen.click(x, y)


def test_the_tray_item_says_what_comes(app: App) -> None:
    begin(app, FAR_OFF)
    item = app.tray
    assert item.id == "posture"
    assert "ovement break" in item.tooltip
    labels = [entry.label for entry in item.menu()]
    assert "Take a break now" in labels
    assert "Quit" in labels


def test_the_card_comes_at_a_pause_and_not_before(app: App) -> None:
    editor = begin(app, work_day())
    with Typist(app.desktop.screen) as typist:
        wait_until(lambda: stage(app) == "waiting", what="the prompt to be due")
        pause(3)
        assert card_of(app) is None, "it waits while somebody types"
        assert stage(app) == "waiting"
        typist.stop()
        card = wait_until(lambda: card_of(app), what="the card, at the pause")
    assert editor.text == typist.typed
    assert app.desktop.active_pid() == editor.process.pid, "the editor keeps the keyboard"
    assert card.x_px + card.width_px <= app.desktop.screen.size_px[0]


def test_no_character_is_lost_while_the_card_opens(app: App) -> None:
    """The bound is 2 s, so the card comes in the middle of what is typed, and typing goes on after it."""
    editor = begin(app, work_day(wait="2s"))
    with Typist(app.desktop.screen) as typist:
        wait_until(lambda: card_of(app), what="the card")
        before = len(typist.typed)
        wait_until(lambda: len(typist.typed) > before + len(SENTENCE), what="some more typing")
    editor.wait_for_text(typist.typed)
    assert app.desktop.active_pid() == editor.process.pid
    assert stage(app) == "card", "no key answered it"


def test_a_click_on_start_runs_the_break(app: App) -> None:
    begin(app, work_day(length="4s", pause_of="1s"))
    card = work_until_card(app)
    click_start(app, card)
    wait_until(lambda: stage(app) == "on_break", what="the break to run")
    wait_until(lambda: outcomes(app), what="the break to end")
    assert outcomes(app) == [("movement", "taken")]
    assert totals(app) == {"taken": 1}
    wait_until(lambda: not app.windows(), what="the card to go")


def test_walking_away_counts_as_natural(app: App) -> None:
    begin(app, work_day(every="8s", length="4s", natural="4s"))
    with Typist(app.desktop.screen):
        wait_until(lambda: app.status()["sitting_s"] >= 6, what="6 s of work")
    wait_until(lambda: outcomes(app), what="the rest to count")
    assert outcomes(app) == [("movement", "natural")]
    assert totals(app) == {"natural": 1}


def test_kill_9_loses_nothing_and_expires_the_open_prompt(app: App) -> None:
    begin(app, work_day(pause_of="1s"))
    work_until_card(app)
    app.ok("skip")
    wait_until(lambda: outcomes(app), what="the skip on record")
    wait_until(lambda: not app.windows(), what="card and toast to go")
    work_until_card(app)
    app.kill9()
    assert outcomes(app) == [("movement", "skipped")], "what was recorded is there"
    app.start()
    assert outcomes(app) == [("movement", "skipped"), ("movement", "expired")]
    assert totals(app) == {"skipped": 1, "expired": 1}
    assert card_of(app) is None, "nothing is asked at once"


def test_a_second_start_shows_the_running_one(app: App) -> None:
    begin(app, FAR_OFF)
    done = app.command("run")
    assert done.returncode == 0, done.stderr
    app.wait_for_window()
    assert "oday" in next(w.title for w in app.windows())


def test_the_socket_and_the_files_are_for_the_same_user_alone(app: App) -> None:
    begin(app, FAR_OFF)
    for path in (
        app.data_dir / "adherence.db",
        *Path(app.desktop.env["XDG_RUNTIME_DIR"]).glob("posture-*"),
    ):
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("verb", ["pause", "meeting"])
def test_nothing_is_shown_while_paused_or_in_a_meeting(app: App, verb: str) -> None:
    begin(app, work_day())
    app.ok(verb, "30m")
    pause(9)
    assert card_of(app) is None
    expected = {"pause": "paused", "meeting": "quiet"}
    assert app.status()["state"] == expected[verb]
