"""What this desktop can do, as the app found it."""

from PySide6.QtWidgets import QVBoxLayout

from posture.ui.i18n import tr
from posture.ui.settings.block import Block
from posture.ui.settings.capability import Capabilities, how_or_why, is_missing
from posture.ui.settings.field import FieldRow
from posture.ui.theme import Theme
from posture.ui.widgets.chip import Tag
from posture.ui.widgets.surface import Surface


class CapabilityBlock(Block):
    """A list to read: each capability, and how it is done or why it isn't."""

    def __init__(self, theme: Theme, capabilities: Capabilities) -> None:
        title = tr("Settings", "What this desktop can do")
        super().__init__(theme, title, searched=" ".join(map(capability_title, capabilities)))
        card = Surface(theme)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(0)
        for number, (name, found) in enumerate(capabilities.items()):
            is_here = not is_missing(capabilities, name)
            words = tr("Settings", "Works") if is_here else tr("Settings", "Not here")
            tag = Tag(theme, words, tone="calm" if is_here else "plain")
            row = FieldRow(theme, capability_title(name), how_or_why(name, found), tag)
            row.set_ruled(number > 0)
            rows.addWidget(row)
        self.column.addWidget(card)


def capability_title(name: str) -> str:
    """What the desktop is asked to do, in words."""
    known = {
        "idle": tr("Capability", "Notice that you step away"),
        "lock": tr("Capability", "Notice a locked screen"),
        "suspend": tr("Capability", "Notice that the computer slept"),
        "fullscreen": tr("Capability", "Notice full screen"),
        "call": tr("Capability", "Notice calls"),
        "screencast": tr("Capability", "Notice screen sharing"),
        "dnd": tr("Capability", "Notice do-not-disturb"),
        "inhibitor": tr("Capability", "Notice what keeps the screen on"),
        "app": tr("Capability", "Notice the programs you named"),
        "calendar": tr("Capability", "Notice meetings in your calendars"),
        "tray": tr("Capability", "Show an icon in the tray"),
        "notifications": tr("Capability", "Send notifications"),
        "overlay": tr("Capability", "Fill the screens in a break"),
        "locking": tr("Capability", "Lock the screen"),
        "placement": tr("Capability", "Put the card in a corner, on top"),
        "autostart": tr("Capability", "Start at sign-in"),
        "sound": tr("Capability", "Play a sound"),
        "voice": tr("Capability", "Speak"),
    }
    return known.get(name, name.replace("_", " ").capitalize())
