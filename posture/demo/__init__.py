"""A whole simulated workday through the real engine, record and windows, without a screen.

It prints each prompt as it happens and leaves pictures of the prompt, the routine player, the posture
check and the week in a folder. Nothing of the user's own is read or written.
"""

import os
from pathlib import Path

__all__ = ["run"]


def run(folder: Path) -> int:
    """Run the demo day and write its pictures to `folder`. Returns the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # the offscreen platform lacks fading
    from posture.demo.stage import play

    return play(folder)
