"""Measuring tray programs on a private desktop: start-up, memory, rest, and a prompt's way in."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import procfs
from tests.desktop.session import Desktop
from tests.desktop.tray import WATCHER
from tests.desktop.waiting import pause, wait_until

FLOOR: Sequence[str | Path] = (sys.executable, Path(__file__).parent / "floor_tray.py")
APPEARS_WITHIN_S = 20.0
LINE_EVERY_PX = 40
"""Rows of pixels that are watched for a prompt: any card is higher than their distance."""
LOOK_EVERY_S = 0.001


@dataclass(frozen=True, kw_only=True)
class StartUp:
    """From exec to the registered tray icon."""

    cpu_ms: float
    wall_ms: float


def start_up(desktop: Desktop, command: Sequence[str | Path]) -> StartUp:
    """Start a tray program, note what it has used when its icon registers, and end it."""
    registered = desktop.bus.watch(WATCHER, "StatusNotifierItemRegistered")
    started_s = time.monotonic()
    process = desktop.spawn(command, log_name="start-up")
    try:
        registered.next(timeout_s=APPEARS_WITHIN_S)
        wall_ms = (time.monotonic() - started_s) * 1000
        return StartUp(cpu_ms=procfs.cpu_ms(process.pid), wall_ms=wall_ms)
    finally:
        registered.close()
        desktop.end(process)
        wait_until(lambda: not desktop.tray.items(), what="the icon to leave the tray")


def settle(desktop: Desktop, command: Sequence[str | Path]) -> "subprocess.Popen[bytes]":
    """Start a tray program and wait for its icon."""
    process = desktop.spawn(command, log_name="tray-program")
    desktop.wait_for_tray(process)
    return process


def at_the_desk(desktop: Desktop, pids: Sequence[int], seconds_s: int) -> list[procfs.Usage]:
    """What each process tree uses while somebody moves the pointer once a second, a minute's worth."""

    def move(second: int) -> None:
        desktop.screen.pointer(300 + second % 40, 200 + second % 23)

    return _watched(pids, seconds_s, each_second=move)


def nobody_there(pids: Sequence[int], seconds_s: int) -> list[procfs.Usage]:
    """What each process tree uses while nothing is touched, a minute's worth."""
    return _watched(pids, seconds_s, each_second=lambda _second: None)


def _watched(
    pids: Sequence[int], seconds_s: int, *, each_second: Callable[[int], None]
) -> list[procfs.Usage]:
    """All are watched over the same seconds.

    Threads are looked at each second, so that one that ends meanwhile still counts.
    """
    before = [procfs.threads(pid) for pid in pids]
    latest = [dict(threads) for threads in before]
    started_s = time.monotonic()
    for second in range(seconds_s):
        each_second(second)
        pause(max(0.0, started_s + second + 1 - time.monotonic()))
        for seen, pid in zip(latest, pids, strict=True):
            seen.update(procfs.threads(pid))
    minutes = (time.monotonic() - started_s) / 60
    return [
        procfs.Usage(cpu_ms=used.cpu_ms / minutes, wakeups=round(used.wakeups / minutes))
        for used in map(procfs.difference, before, latest)
    ]


def painted_after_ms(desktop: Desktop, trigger: Callable[[], object]) -> float:
    """Milliseconds from just before `trigger` to the first changed pixel on the screen."""
    width_px, height_px = desktop.screen.size_px
    rows = range(LINE_EVERY_PX // 2, height_px - LINE_EVERY_PX, LINE_EVERY_PX)  # not the panel's

    def look() -> list[bytes]:
        return [desktop.screen.pixels(0, y_px, width_px, 1) for y_px in rows]

    before = look()
    started_s = time.monotonic()
    trigger()
    while look() == before:
        if time.monotonic() - started_s > APPEARS_WITHIN_S:
            raise AssertionError("nothing appeared on the screen")
        pause(LOOK_EVERY_S)
    return (time.monotonic() - started_s) * 1000
