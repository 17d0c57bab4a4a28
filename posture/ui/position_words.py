"""The words of sitting and standing, and of the tray's entry for recovery mode."""

from datetime import datetime

from posture.core.sit_stand import Position, Stance
from posture.ui.i18n import tr


def position_line(stance: Stance, now: datetime) -> str:
    """`Standing for 12 minutes`; without a time while nobody said since when."""
    standing = stance.position is Position.STANDING
    if stance.since is None:
        return tr("Coach", "Standing") if standing else tr("Coach", "Sitting")
    minutes = max(0, int((now - stance.since).total_seconds() // 60))
    if minutes < 1:
        return tr("Coach", "Standing since now") if standing else tr("Coach", "Sitting since now")
    if standing:
        return tr("Coach", "Standing for %n minute(s)", minutes)
    return tr("Coach", "Sitting for %n minute(s)", minutes)


def correction(position: Position) -> str:
    """The one click that says it is the other one."""
    if position is Position.STANDING:
        return tr("Coach", "I’m sitting now")
    return tr("Coach", "I’m standing now")


def recovery_entry(*, recovering: bool) -> str:
    """The tray's entry: one click to the page, a second one begins."""
    return tr("Tray", "Recovery mode…") if recovering else tr("Tray", "I have a flare…")


def change_title(position: Position) -> str:
    """The offer's title: time for the other position."""
    if position is Position.STANDING:
        return tr("Coach", "Time to sit for a while?")
    return tr("Coach", "Time to stand for a while?")


def change_sentence(position: Position) -> str:
    """What to do, while the cue to change runs."""
    if position is Position.STANDING:
        return tr("Coach", "Lower the desk, sit right back, both feet down.")
    return tr("Coach", "Raise the desk to elbow height, the screen with it.")
