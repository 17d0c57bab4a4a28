"""`make bench`: what the app costs, beside a bare tray program measured in the same run.

Usage: python -m benchmarks.run [--quick] [--settle-s N] [--watch-s N] [--pairs N]
(`make bench BENCH=--quick`). Takes ten minutes, or five with --quick; the first time two more, for a
record of ten years. Linux only.

With nobody there the process is to wake less than once in ten seconds and to use under 0.1 % of a core.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from functools import partial
from importlib.metadata import version
from pathlib import Path

from benchmarks import measuring, procfs
from benchmarks.report import Figure, table, write_json
from benchmarks.traces import write_trace
from benchmarks.years import year_figures
from tests.desktop.app import AT_WORK, App
from tests.desktop.session import Desktop
from tests.desktop.waiting import pause

RESULTS = Path(__file__).parent / "results" / "latest.json"
PROMPTS = 6
BREAK_NOW = "Take a break now"


NO_CHECK = """\
[breaks.posture]
enabled = false
"""
"""A posture check that opens the day's first break would be a second window in the figures."""


def main() -> None:
    """Measure everything, print the table and keep the figures."""
    options = parse_options()
    with tempfile.TemporaryDirectory(prefix="posture-bench-") as folder, Desktop() as desktop:
        app = App(desktop, Path(folder) / "data")
        app.write_settings(AT_WORK + NO_CHECK)
        figures = [
            *start_up_figures(desktop, app, options.pairs),
            *resident_figures(desktop, app, options),
            *prompt_figures(desktop, app),
            *replay_figures(desktop, app, Path(folder)),
            *year_figures(times=3 if options.quick else 7),
        ]
    print(table(figures))
    write_json(RESULTS, figures, circumstances(options))
    print(f"\nKept in {RESULTS.relative_to(Path.cwd())}")


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.run", description="Measure the app.")
    parser.add_argument("--quick", action="store_true", help="15 s instead of 60, fewer starts")
    parser.add_argument("--settle-s", type=int, help="seconds from start to the memory figure")
    parser.add_argument("--watch-s", type=int, help="seconds at the desk for wake-ups and CPU")
    parser.add_argument("--away-s", type=int, help="seconds with nobody there; an hour is 3600")
    parser.add_argument("--pairs", type=int, help="starts of each program, in turn")
    options = parser.parse_args()
    options.settle_s = options.settle_s or (15 if options.quick else 60)
    options.watch_s = options.watch_s or (30 if options.quick else 120)
    options.away_s = options.away_s or (30 if options.quick else 120)
    options.pairs = options.pairs or (3 if options.quick else 7)
    return options


def start_up_figures(desktop: Desktop, app: App, pairs: int) -> list[Figure]:
    """Start both programs in turn, so that other work on the machine touches both alike."""
    say(f"start-up, {pairs} times each")
    measured = [
        (
            measuring.start_up(desktop, app.run_command),
            measuring.start_up(desktop, measuring.FLOOR),
        )
        for _ in range(pairs + 1)
    ][1:]  # the first pair warms the files
    ours = statistics.median(one.cpu_ms for one, _ in measured)
    floor = statistics.median(other.cpu_ms for _, other in measured)
    return [
        Figure(
            name="CPU from start to tray icon",
            unit="ms",
            ours=ours,
            floor=floor,
            aim=1.25,
            aim_is_ratio=True,
        )
    ]


def resident_figures(desktop: Desktop, app: App, options: argparse.Namespace) -> list[Figure]:
    """Memory of each alone, then what both do over the same seconds, with somebody there and without."""
    settle_s, watch_s, away_s = options.settle_s, options.watch_s, options.away_s
    say(f"memory, {settle_s} s after the start of each")
    floor = measuring.settle(desktop, measuring.FLOOR)
    pause(settle_s)
    floor_mib = procfs.pss_mib(floor.pid)
    desktop.end(floor)
    app.start()
    pause(settle_s)
    app_mib = procfs.pss_mib(app.pid)
    say(f"at the desk, {watch_s} s")
    floor = measuring.settle(desktop, measuring.FLOOR)
    pause(5)
    ours, theirs = measuring.at_the_desk(desktop, [app.pid, floor.pid], watch_s)
    say(f"nobody there, {away_s} s")
    away, floor_away = measuring.nobody_there([app.pid, floor.pid], away_s)
    desktop.end(floor)
    app.stop()
    return [
        Figure(name="memory in the tray (PSS)", unit="MiB", ours=app_mib, floor=floor_mib, aim=58),
        Figure(
            name="wake-ups at the desk",
            unit="a minute",
            ours=ours.wakeups,
            floor=theirs.wakeups,
            aim=6,
        ),
        Figure(
            name="CPU at the desk",
            unit="ms a minute",
            ours=ours.cpu_ms,
            floor=theirs.cpu_ms,
            aim=3,
        ),
        Figure(
            name="wake-ups, nobody there",
            unit="a minute",
            ours=away.wakeups,
            floor=floor_away.wakeups,
            aim=6,
        ),
        Figure(
            name="CPU, nobody there",
            unit="ms a minute",
            ours=away.cpu_ms,
            floor=floor_away.cpu_ms,
            aim=60,
        ),
    ]


def prompt_figures(desktop: Desktop, app: App) -> list[Figure]:
    """From a click in the tray menu, or from typing the command, to the first painted pixel."""
    say("prompts")
    app.start()
    clicked_ms = []
    for _ in range(PROMPTS):
        tray = app.tray
        click = partial(tray.click, tray.entry(BREAK_NOW))
        clicked_ms.append(measuring.painted_after_ms(desktop, click))
        end_break(app)
    typed_ms = measuring.painted_after_ms(desktop, lambda: app.ok("break", "movement"))
    end_break(app)
    app.stop()
    later_ms = statistics.median(clicked_ms[1:])
    return [
        Figure(name="click to first card", unit="ms", ours=clicked_ms[0], aim=50),
        Figure(name="click to later cards", unit="ms", ours=later_ms, aim=25),
        Figure(name="posture break, its start included", unit="ms", ours=typed_ms, aim=None),
    ]


def end_break(app: App) -> None:
    """Clear the screen for the next one."""
    app.command("skip")
    app.wait_for_no_window()


def replay_figures(desktop: Desktop, app: App, folder: Path) -> list[Figure]:
    """Wall time of `posture simulate`, its own start included: usual work hours, then day and night."""
    say("replay of a day and of a year")
    usual = App(desktop, folder / "usual")
    return [
        Figure(name="replay of a day", unit="s", ours=replay_s(usual, folder, days=1), aim=0.5),
        Figure(name="replay of a year", unit="s", ours=replay_s(usual, folder, days=365), aim=20),
        Figure(
            name="… at work day and night", unit="s", ours=replay_s(app, folder, days=365), aim=None
        ),
    ]


def replay_s(app: App, folder: Path, *, days: int) -> float:
    """Seconds that a trace of one change a minute takes."""
    trace = write_trace(folder / f"{days}.csv", days=days)
    started_s = time.monotonic()
    app.ok("simulate", "--trace", str(trace), "--json", timeout_s=300)
    return time.monotonic() - started_s


def circumstances(options: argparse.Namespace) -> dict[str, object]:
    """What the figures depend on besides the code."""
    return {
        "python": platform.python_version(),
        "pyside6": version("PySide6-Essentials"),
        "apscheduler": version("APScheduler"),
        "kernel": platform.release(),
        "processors": os.cpu_count(),
        "settle_s": options.settle_s,
        "watch_s": options.watch_s,
        "away_s": options.away_s,
        "pairs": options.pairs,
    }


def say(what: str) -> None:
    """Tell what is being measured; it goes to stderr, so that the table alone can be kept."""
    print(f"measuring: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
