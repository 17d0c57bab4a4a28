"""The entries of the tray's menu that come when they apply: recovery mode, sitting or standing."""

from datetime import datetime

from posture.app.guidance import Guidance
from posture.ui.i18n import tr
from posture.ui.position_words import correction, position_line, recovery_entry
from posture.ui.tray import TrayExtras


def tray_extras(guidance: Guidance, now: datetime, *, report: bool = False) -> TrayExtras:
    """What applies now; `report`: last week's report is on offer."""
    care, position = guidance.care, guidance.position
    recovery = recovery_entry(recovering=care.recovers) if care.is_on else ""
    ready = tr("Tray", "Last week’s report…") if report else ""
    if not position.matters:
        return TrayExtras(recovery=recovery, report=ready)
    stance = position.stance(now)
    line = position_line(stance, now)
    return TrayExtras(
        recovery=recovery,
        report=ready,
        position=line,
        correction=correction(stance.position),
    )
