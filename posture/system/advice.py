"""What the user can do where a capability is missing: one sentence each, for `doctor` and the settings.

For each capability the first piece of advice that fits the desktop and the reasons is given; the
last one fits everywhere, so none is without (tests/cli/test_doctor.py).
"""

import re
from collections.abc import Mapping

import msgspec

from posture.system.desktop import Desktop, SessionType


class Advice(msgspec.Struct, frozen=True):
    """A sentence, and when it fits: on which desktop, in which kind of session, for which reason."""

    sentence: str
    command: str = ""
    """What does the same in a terminal."""
    desktop: str = ""
    session: SessionType | None = None
    reason: str = ""
    """A pattern that has to be found in why a mechanism can't be used."""

    def fits(self, desktop: Desktop, reasons: str) -> bool:
        """Whether all its conditions hold."""
        return (
            (not self.desktop or desktop.is_called(self.desktop))
            and self.session in (None, desktop.session)
            and (not self.reason or re.search(self.reason, reasons) is not None)
        )

    @property
    def with_command(self) -> str:
        """The sentence for people who read it in a terminal."""
        return f"{self.sentence[:-1]}, or `{self.command}`." if self.command else self.sentence


NONE = Advice("")
_NO_BUS = r"session bus (is set|does not answer)"
_IN_SESSION = (
    "Start Posture from the desktop’s menu, or in a terminal of the desktop: "
    "there it finds the session’s bus (DBUS_SESSION_BUS_ADDRESS)."
)
_NO_SCREEN = "Run this inside your desktop session; from here no desktop can be seen."
_WHILE_AWAY = "Use “I just moved” in the tray menu after a break of your own."
_MEETING = Advice("Use “Until this meeting ends” in the tray menu.", command="posture meeting")
_PAUSE = Advice("Use “Pause” in the tray menu.", command="posture pause 1h")

ADVICE: Mapping[str, tuple[Advice, ...]] = {
    "idle": (
        Advice(_NO_SCREEN, session=SessionType.NONE),
        Advice(
            "Install libxss1 (Fedora: libXScrnSaver, Arch: libxss), then start Posture again.",
            session=SessionType.X11,
            reason="libXss",
        ),
        Advice(
            "Install libx11-6 in version 1.7 or newer, then start Posture again.",
            session=SessionType.X11,
            reason="libX11",
        ),
        Advice(_IN_SESSION, session=SessionType.WAYLAND, desktop="gnome", reason=_NO_BUS),
        Advice(
            "Use a compositor that has ext-idle-notify-v1 (KDE Plasma 5.27, sway 1.8, Hyprland, "
            "labwc 0.7 or newer). Until then use “I just moved” in the tray menu.",
            session=SessionType.WAYLAND,
        ),
        Advice(_WHILE_AWAY),
    ),
    "lock": (
        Advice(_IN_SESSION, reason=_NO_BUS),
        Advice("Nothing has to be done: a locked screen sees no input and counts by that."),
    ),
    "suspend": (
        Advice("Nothing has to be done: sleep counts as time without input once you are back."),
    ),
    "call": (
        Advice(
            "Have PulseAudio or PipeWire (pipewire-pulse) run in your session. Until then use "
            "“Until this meeting ends” in the tray menu.",
            command="posture meeting",
            reason=r"(?i)pulse|sound server",
        ),
        _MEETING,
    ),
    "fullscreen": (
        Advice(_NO_SCREEN, session=SessionType.NONE),
        Advice(
            "Wayland shows no program the windows of others; films and talks that keep the screen "
            "on are noticed all the same. Otherwise use “Pause” in the tray menu.",
            session=SessionType.WAYLAND,
        ),
        _PAUSE,
    ),
    "screencast": (_MEETING,),
    "dnd": (Advice(_IN_SESSION, reason=_NO_BUS), _PAUSE),
    "inhibitor": (Advice(_IN_SESSION, reason=_NO_BUS), _PAUSE),
    "app": (_MEETING,),
    "calendar": (_MEETING,),
    "tray": (
        Advice(
            "Install the extension “AppIndicator and KStatusNotifierItem Support” (Debian, Ubuntu: "
            "gnome-shell-extension-appindicator). Until then Posture stays in the task bar.",
            desktop="gnome",
        ),
        Advice(_IN_SESSION, session=SessionType.WAYLAND, reason=_NO_BUS),
        Advice(_NO_SCREEN, session=SessionType.NONE),
        Advice(
            "Add a system tray to your panel (waybar, Xfce and LXQt have one to switch on). "
            "Until then Posture stays in the task bar.",
        ),
    ),
    "notifications": (
        Advice(_NO_SCREEN, session=SessionType.NONE),
        Advice(_IN_SESSION, reason=_NO_BUS),
        Advice(
            "Start a notification server, for example dunst or mako. Until then the card shows.",
            session=SessionType.WAYLAND,
        ),
        Advice(
            "Start a notification server, for example dunst or xfce4-notifyd. Until then the "
            "card shows.",
            session=SessionType.X11,
        ),
        Advice("Allow Posture in the system’s notification settings. Until then the card shows."),
    ),
    "placement": (
        Advice(_NO_SCREEN, session=SessionType.NONE),
        Advice(
            "Install XWayland and let your compositor start it; Posture then runs through it. "
            "Until then prompts come as notifications."
        ),
    ),
    "overlay": (
        Advice(_NO_SCREEN, session=SessionType.NONE),
        Advice(
            "Install XWayland and let your compositor start it; Posture then runs through it. "
            "Until then prompts come as notifications."
        ),
    ),
    "locking": (
        Advice(
            "Lock the screen yourself before a break; macOS lets no program do it.",
            session=SessionType.MACOS,
        ),
        Advice(_IN_SESSION, reason=_NO_BUS),
        Advice("Lock the screen yourself before a break; the break counts all the same."),
    ),
    "sound": (
        Advice("Start a sound server, PipeWire or PulseAudio. Until then prompts are silent."),
    ),
    "voice": (
        Advice(
            "Install a voice: speech-dispatcher with espeak-ng. Until then tones can be heard.",
            session=SessionType.WAYLAND,
        ),
        Advice(
            "Install a voice: speech-dispatcher with espeak-ng. Until then tones can be heard.",
            session=SessionType.X11,
        ),
        Advice("Tones can be heard instead."),
    ),
    "autostart": (
        Advice("Add “posture run” to what your desktop or window manager starts by itself."),
    ),
}
"""By capability; the first that fits is given."""


def advice_for(capability: str, desktop: Desktop, reasons: str) -> Advice:
    """What to do about a missing capability; `reasons`: why its mechanisms can't be used."""
    candidates = ADVICE.get(capability, ())
    return next((one for one in candidates if one.fits(desktop, reasons)), NONE)
