"""Capabilities and mechanisms in words, the same for `posture doctor` and for the settings window.

A mechanism that is added to a capability's `MECHANISMS` gets its line here: what it is called, and
what can be expected of it. tests/cli/test_doctor.py fails while one is missing.
"""

from collections.abc import Iterable, Mapping

import msgspec

LINUX, WINDOWS, MACOS = "Linux", "Windows", "macOS"


class CapabilityWords(msgspec.Struct, frozen=True):
    """A capability's name, and what it means that it is missing, as a clause."""

    name: str
    missing: str


class MechanismWords(msgspec.Struct, frozen=True):
    """What a mechanism is called, what it is good for, and on which system it could ever be used."""

    name: str
    how: str
    system: str = LINUX

    def __str__(self) -> str:
        return f"{self.name} ({self.how})" if self.how else self.name


CAPABILITIES: Mapping[str, CapabilityWords] = {
    "idle": CapabilityWords("idle time", "nothing here tells when you step away"),
    "lock": CapabilityWords("screen lock", "nothing here tells that the screen is locked"),
    "suspend": CapabilityWords("sleep", "nothing here tells that the computer slept"),
    "call": CapabilityWords("calls", "calls can’t be noticed here"),
    "fullscreen": CapabilityWords("full screen", "full-screen windows can’t be seen here"),
    "screencast": CapabilityWords("screen sharing", "screen sharing can’t be noticed here"),
    "dnd": CapabilityWords("do-not-disturb", "the desktop’s do-not-disturb can’t be read here"),
    "inhibitor": CapabilityWords("screen kept on", "what keeps the screen on can’t be asked here"),
    "app": CapabilityWords("your programs", "no program of yours is looked for"),
    "calendar": CapabilityWords("calendars", "no calendar is looked at"),
    "tray": CapabilityWords("tray icon", "this desktop has no tray"),
    "notifications": CapabilityWords("notifications", "no notification can be sent here"),
    "placement": CapabilityWords(
        "card on top", "windows have no place of their own on this desktop"
    ),
    "overlay": CapabilityWords("break screens", "no window of ours can fill the screens here"),
    "locking": CapabilityWords("locking", "nothing here locks the screen"),
    "sound": CapabilityWords("tones", "no tone can be played here"),
    "voice": CapabilityWords("voice", "no voice is installed"),
    "autostart": CapabilityWords("autostart", "nothing here starts Posture with your session"),
}
"""In the order in which people ask about them."""

_Words = MechanismWords

MECHANISMS: Mapping[str, Mapping[str, MechanismWords]] = {
    "idle": {
        "mutter": _Words(
            "GNOME’s idle monitor", "exact to the millisecond, tells of pauses itself"
        ),
        "ext-idle-notify": _Words("Wayland compositor", "tells of pauses itself"),
        "x11": _Words("X server", "exact to the millisecond"),
        "screensaver": _Words("screensaver service", "in seconds, where it counts at all"),
        "logind": _Words("logind’s idle hint", "coarse, and minutes late"),
        "windows": _Words("Windows’ last input", "exact to a hundredth of a second", WINDOWS),
        "macos": _Words("macOS’ last input event", "exact to the millisecond", MACOS),
    },
    "lock": {
        "logind": _Words("logind", "the session’s lock hint"),
        "session": _Words("logind’s session in front", "somebody else may be at the computer"),
        "screensaver": _Words("screensaver services", "those of the desktops, as they come and go"),
        "windows": _Words("Windows session", "asked at each look", WINDOWS),
        "macos": _Words("macOS session", "asked at each look", MACOS),
    },
    "suspend": {
        "clocks": _Words("two clocks", "one of them stops in sleep"),
        "logind": _Words("logind", "says so before and after"),
    },
    "call": {
        "pulseaudio": _Words("sound server", "a microphone in use: PulseAudio, PipeWire"),
        "video-devices": _Words("video devices", "a camera held open"),
        "windows": _Words("Windows’ privacy record", "microphone and camera in use", WINDOWS),
        "macos": _Words("macOS’ devices", "microphone and camera in use", MACOS),
    },
    "fullscreen": {
        "x11": _Words("X window manager", "the states of windows, not their titles"),
        "xwayland": _Words("XWayland", "sees X programs alone"),
        "windows": _Words("Windows shell", "as it keeps quiet itself", WINDOWS),
    },
    "screencast": {
        "mutter": _Words("GNOME’s screen casts", "whether there is any"),
    },
    "dnd": {
        "notifications": _Words("notification server", "KDE’s and a few others say so themselves"),
        "dunst": _Words("dunst", "whether it is paused, once it runs"),
        "xfce": _Words("Xfce’s notification settings", "asked of xfconf"),
        "dconf": _Words("desktop’s settings file", "of GNOME, Cinnamon, MATE, Pantheon"),
        "windows": _Words("Windows shell", "presentations and quiet time alone", WINDOWS),
    },
    "inhibitor": {
        "gnome-session": _Words("session manager", "of GNOME, Cinnamon, MATE"),
        "kde": _Words("KDE’s power management", "what keeps the screen on"),
        "logind": _Words("logind", "idle inhibitors of your own programs"),
        "xfce": _Words("Xfce’s power manager", "what keeps the screen on"),
    },
    "app": {
        "proc": _Words("process list", "names alone"),
        "windows": _Words("process list", "names alone", WINDOWS),
        "macos": _Words("process list", "names alone", MACOS),
    },
    "calendar": {
        "ics": _Words("calendar files", "the times of meetings alone, from .ics files"),
    },
    "tray": {
        "sni": _Words("StatusNotifierItem", "a tray that speaks D-Bus"),
        "xembed": _Words("X system tray", "the older kind, without D-Bus"),
        "notification-area": _Words("notification area", "part of the task bar", WINDOWS),
        "menu-bar": _Words("menu bar", "part of the desktop", MACOS),
    },
    "notifications": {
        "freedesktop": _Words("notification server", "with buttons where it draws them"),
        "system tray": _Words("tray bubbles", "without buttons"),
    },
    "placement": {
        "x11": _Words("X server", "in its corner, above others, without taking the keyboard"),
        "xwayland": _Words("XWayland", "in its corner, above others, without taking the keyboard"),
        "windows": _Words("Windows", "in its corner, above others", WINDOWS),
        "macos": _Words("macOS", "in its corner, above others", MACOS),
    },
    "overlay": {
        "x11": _Words("X server", "breaks of firm prompts on every screen, above all windows"),
        "xwayland": _Words("XWayland", "breaks of firm prompts on every screen, above all windows"),
        "windows": _Words("Windows", "breaks of firm prompts on every screen", WINDOWS),
        "macos": _Words("macOS", "breaks of firm prompts on every screen", MACOS),
        "x11 windows above all": _Words("X server", "above all windows"),
        "windows above all": _Words("full-screen windows", "above others"),
    },
    "locking": {
        "desktop": _Words("desktop’s lock screen", "or whatever listens to logind"),
        "windows": _Words("Windows", "as Win+L does", WINDOWS),
    },
    "sound": {
        "pulseaudio": _Words("sound server", "PulseAudio, PipeWire"),
        "alsa": _Words("aplay", "where no sound server runs"),
        "windows": _Words("Windows’ sounds", "part of Windows", WINDOWS),
        "macos": _Words("afplay", "part of macOS", MACOS),
    },
    "voice": {
        "qt": _Words("Qt’s speech module", "the desktop’s own voices"),
        "program": _Words("spd-say or say", "the voice that screen readers use"),
    },
    "autostart": {
        "xdg": _Words("autostart entry", "a file in the folder that desktops start from"),
    },
}
"""By capability and by the mechanism's own name."""


def mechanism_words(capability: str, name: str) -> MechanismWords:
    """The words for a mechanism; its bare name where there are none."""
    return MECHANISMS.get(capability, {}).get(name) or MechanismWords(name, "")


def in_use_words(capability: str, names: Iterable[str]) -> str:
    """The mechanisms in use, in one line."""
    return ", ".join(str(mechanism_words(capability, name)) for name in names)


def capability_words(capability: str) -> CapabilityWords:
    """The words for a capability; its bare name where there are none."""
    plain = capability.replace("_", " ")
    return CAPABILITIES.get(capability) or CapabilityWords(plain, f"{plain} is not there")
