"""`posture doctor` on a real X desktop with panel and notification server, and in KWin and Mutter alone."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.app import AT_WORK, App
from tests.desktop.waiting import LONGEST_WAIT_S, wait_until
from tests.desktop.wayland import Compositor, kwin, mutter

LONG_S = 2.0
ROOT = Path(__file__).parents[2]


def capabilities(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in report["capabilities"]}


def test_what_an_x_desktop_can_do(app: App) -> None:
    report = app.json("doctor")
    found = capabilities(report)
    assert report["desktop"]["session"] == "x11"
    assert report["desktop"]["window_platform"] == "xcb"
    for name, mechanism in (
        ("idle", "x11"), ("fullscreen", "x11"), ("tray", "sni"), ("placement", "x11"),
        ("overlay", "x11"), ("notifications", "freedesktop"), ("app", "proc"),
    ):  # fmt: skip
        assert found[name]["in_use"] == [mechanism]
    assert found["notifications"]["now"]["has_buttons"]
    assert found["notifications"]["now"]["server"].startswith("dunst ")
    assert report["running"] is None


def test_idle_seconds_are_those_of_now(app: App) -> None:
    def idle_s() -> float:
        seconds: float = capabilities(app.json("doctor"))["idle"]["now"]["idle_s"]
        return seconds

    wait_until(lambda: idle_s() > LONG_S, what="a pause")
    before_s = time.monotonic()
    app.desktop.screen.press("shift")
    assert idle_s() < time.monotonic() - before_s + LONG_S / 2


def test_the_running_app_found_the_same(app: App) -> None:
    app.write_settings(AT_WORK)
    app.start()
    report = app.json("doctor")
    assert report["running"]["problem"] is None
    assert report["running"]["differs"] == []
    assert report["database"]["is_sound"]
    assert report["database"]["written_by_running_app"]
    assert "✓  idle time      X server" in app.ok("doctor")


@pytest.mark.parametrize(
    ("start", "desktop", "idle", "tray_advice"),
    [(kwin, "KDE", "ext-idle-notify", "panel"), (mutter, "GNOME", "mutter", "AppIndicator")],
)
def test_plain_wayland(
    start: Callable[[], AbstractContextManager[Compositor]],
    desktop: str,
    idle: str,
    tray_advice: str,
    tmp_path: Path,
) -> None:
    with start() as compositor:
        ended = subprocess.run(
            [sys.executable, "-m", "posture", "--data-dir", str(tmp_path), "doctor", "--json"],
            env={**compositor.environ, "XDG_CURRENT_DESKTOP": desktop},
            cwd=ROOT,
            capture_output=True,
            check=True,
            timeout=LONGEST_WAIT_S,
        )
    report = json.loads(ended.stdout)
    found = capabilities(report)
    assert ended.stderr == b""
    assert (report["desktop"]["session"], report["desktop"]["window_platform"]) == ("wayland",) * 2
    assert found["idle"]["in_use"] == [idle]
    assert found["idle"]["now"]["idle_s"] is not None
    assert found["placement"]["state"] == found["overlay"]["state"] == "unavailable"
    assert "XWayland" in found["placement"]["advice"]
    assert tray_advice in found["tray"]["advice"]
