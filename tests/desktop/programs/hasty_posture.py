"""Posture as its users run it, but it waits so many seconds for a panel instead of 20.

Usage: hasty_posture.py SECONDS [ARGUMENTS OF POSTURE]
"""

import sys

from posture.__main__ import main
from posture.app import tray_life

if __name__ == "__main__":
    tray_life.PANEL_STARTS_WITHIN_MS = int(float(sys.argv.pop(1)) * 1000)
    main()
