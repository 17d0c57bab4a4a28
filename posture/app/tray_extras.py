"""The entries of the tray's menu that come when they apply: recovery mode, sitting or standing."""

from datetime import datetime

from posture.app.guidance import Guidance
from posture.ui.position_words import correction, position_line, recovery_entry
from posture.ui.tray import TrayExtras


def tray_extras(guidance: Guidance, now: datetime) -> TrayExtras:
    """What applies now."""
    care, position = guidance.care, guidance.position
    recovery = recovery_entry(recovering=care.recovers) if care.is_on else ""
    if not position.matters:
        return TrayExtras(recovery=recovery)
    stance = position.stance(now)
    line = position_line(stance, now)
    return TrayExtras(recovery=recovery, position=line, correction=correction(stance.position))
