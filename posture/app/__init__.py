"""The composition root: builds every part, connects them, and runs until the user quits."""

import os
import sys

from posture.system.paths import Paths
from posture.system.qt_imports import load_qt

__all__ = ["run"]


def run(paths: Paths) -> int:
    """Start the tray app, or show the one that is running already. Returns the exit code."""
    from posture.app.surroundings import choose_platform, has_screen

    if not has_screen(os.environ):
        print("posture: there is no screen here; `posture demo` runs without one", file=sys.stderr)  # noqa: T201 - a command line answer
        return 1
    choose_platform(os.environ)
    load_qt()
    from posture.app.start import start

    return start(paths)
