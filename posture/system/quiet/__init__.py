"""Reasons to keep quiet: a call, something full screen, screen sharing, do-not-disturb, and others.

They are asked when a prompt is due or held, or when somebody seems to rest; nothing polls for them.
"""

from collections.abc import Mapping
from typing import Protocol

from posture.system.host import Host
from posture.system.probing import Detected, Mechanism, detect_all
from posture.system.quiet.app.macos import open_macos_processes
from posture.system.quiet.app.proc import open_proc
from posture.system.quiet.app.windows import open_windows_processes
from posture.system.quiet.calendar.ics import open_ics
from posture.system.quiet.call.macos import open_macos_capture
from posture.system.quiet.call.pulseaudio import open_pulseaudio
from posture.system.quiet.call.video_devices import open_video_devices
from posture.system.quiet.call.windows import open_windows_capture
from posture.system.quiet.dnd.dconf import open_dconf
from posture.system.quiet.dnd.dunst import open_dunst
from posture.system.quiet.dnd.notifications import open_notifications
from posture.system.quiet.dnd.windows import open_windows_dnd
from posture.system.quiet.dnd.xfce import open_xfce
from posture.system.quiet.fullscreen.windows import open_windows_fullscreen
from posture.system.quiet.fullscreen.x11 import open_x11_fullscreen, open_xwayland_fullscreen
from posture.system.quiet.inhibitor.gnome_session import open_gnome_session
from posture.system.quiet.inhibitor.kde import open_kde_inhibitors
from posture.system.quiet.inhibitor.logind import open_logind_inhibitors
from posture.system.quiet.inhibitor.xfce import open_xfce_inhibitors
from posture.system.quiet.screencast.mutter import open_mutter_screencast


class QuietProbe(Protocol):
    """A source for one quiet reason."""

    def seen(self) -> tuple[str, ...]:
        """What holds now, as a code or a program's own name each; empty: nothing.

        Codes: `microphone`, `camera`, `fullscreen`, `screencast`, `dnd`, `inhibitor`, `calendar`.
        """
        ...


Mechanisms = tuple[Mechanism[QuietProbe], ...]

MECHANISMS: Mapping[str, Mechanisms] = {
    "fullscreen": (
        Mechanism("x11", open_x11_fullscreen),
        Mechanism("xwayland", open_xwayland_fullscreen),
        Mechanism("windows", open_windows_fullscreen),
    ),
    "call": (
        Mechanism("pulseaudio", open_pulseaudio),
        Mechanism("video-devices", open_video_devices),
        Mechanism("windows", open_windows_capture),
        Mechanism("macos", open_macos_capture),
    ),
    "screencast": (Mechanism("mutter", open_mutter_screencast),),
    "dnd": (
        Mechanism("notifications", open_notifications),
        Mechanism("dunst", open_dunst),
        Mechanism("xfce", open_xfce),
        Mechanism("dconf", open_dconf),
        Mechanism("windows", open_windows_dnd),
    ),
    "inhibitor": (
        Mechanism("gnome-session", open_gnome_session),
        Mechanism("kde", open_kde_inhibitors),
        Mechanism("logind", open_logind_inhibitors),
        Mechanism("xfce", open_xfce_inhibitors),
    ),
    "app": (
        Mechanism("proc", open_proc),
        Mechanism("windows", open_windows_processes),
        Mechanism("macos", open_macos_processes),
    ),
    "calendar": (Mechanism("ics", open_ics),),
}
"""For each reason its sources; all that work are in use."""

UNREAD: Mapping[str, str] = {
    "fullscreen": "full-screen windows can’t be seen here",
    "call": "calls can’t be noticed here; say `posture meeting` instead",
    "screencast": "screen sharing can’t be noticed here; say `posture meeting` instead",
    "dnd": "the desktop’s do-not-disturb can’t be read here; say `posture pause` instead",
    "inhibitor": "what keeps the screen on can’t be asked here",
    "app": "running programs can’t be listed here",
    "calendar": "calendar files can’t be read here",
}


def detect(host: Host) -> dict[str, Detected[QuietProbe]]:
    """Open all sources that work here, for each reason."""
    return {
        reason: detect_all(mechanisms, host, otherwise=UNREAD[reason])
        for reason, mechanisms in MECHANISMS.items()
    }
