"""Open the dashboard on a record and print as JSON how many milliseconds it took (`dashboard_opening.Took`).

A process of its own, as nothing is loaded yet when the user asks for the window.
Usage: QT_QPA_PLATFORM=offscreen python -m benchmarks.open_dashboard FOLDER PAGE (today, week, history)
"""

import sys
from pathlib import Path

import msgspec

from posture.system.qt_imports import load_qt


def main() -> None:
    """Open it once."""
    load_qt()  # as the app does, before anything else loads Qt
    from benchmarks.dashboard_opening import open_once

    took = open_once(Path(sys.argv[1]), sys.argv[2])
    print(msgspec.json.encode(took).decode())


if __name__ == "__main__":
    main()
