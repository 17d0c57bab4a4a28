"""Whether a program uses a microphone, as the user's sound server (PulseAudio, PipeWire) tells.

Asked anew each time, in 2 ms: a kept connection would be quicker, but a PulseAudio that nobody uses any more ends
itself only when the last program has left it. The sound server may come later, go and come back.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer

from posture.system.host import Host
from posture.system.probing import Environ, Unavailable
from posture.system.pulse import NONE, PulseError, PulseServer, Recording, SilentServerError
from posture.system.quiet.call import MICROPHONE

ANSWER_WITHIN_MS = 250
LEFT_ALONE_MS = 30_000
"""A server that did not answer in time is not asked again for so long."""

SERVER_PREFIX = re.compile(r"^(\{[^}]*\})?(unix:)?(?=/)")
"""Before the path of a local server: of which machine, and by what (`{8f3a}unix:/run/...`)."""

LEVEL_METERS = {
    "org.PulseAudio.pavucontrol",
    "org.gnome.VolumeControl",
    "org.kde.kmixd",
    "org.kde.plasma-pa",
}
"""Mixers listen in order to show the level while their window is open. GNOME Shell leaves them out, too."""


class PulseAudio:
    """The sound server of one session."""

    def __init__(self, environ: Environ, root: Path) -> None:
        self._environ = environ
        self._root = root
        self._left_alone = QDeadlineTimer(0)

    @property
    def missing(self) -> str:
        """Why nothing can be asked now."""
        told = bool(self._environ.get("PULSE_SERVER"))
        there = (one for one in addresses(self._environ, self._root) if one.exists())
        if any(told or not _would_start_one(one) for one in there):
            return ""
        return "no sound server runs now"

    def seen(self) -> tuple[str, ...]:
        """Ask the server; empty as well where there is none now, or none that answers."""
        if not self._left_alone.hasExpired():
            return ()
        for address in addresses(self._environ, self._root):
            if not self._environ.get("PULSE_SERVER") and _would_start_one(address):
                continue
            try:
                with PulseServer(address, within_ms=ANSWER_WITHIN_MS) as server:
                    return (MICROPHONE,) if _microphone_in_use(server) else ()
            except SilentServerError:
                self._left_alone.setRemainingTime(LEFT_ALONE_MS)
                return ()
            except PulseError:
                continue  # not there, or gone: the next one
        return ()


def _microphone_in_use(server: PulseServer) -> bool:
    sources = {one.source for one in server.recordings() if records(one)}
    return any(
        not source.is_monitor and not source.suspended for source in map(server.source, sources)
    )


def records(recording: Recording) -> bool:
    """Whether a program of the user's takes sound from a source, for more than to show its level.

    The user's muting is not looked at: who is muted in a call is still in it.
    """
    properties = recording.properties
    return not (
        recording.corked
        or NONE in (recording.client, recording.source)
        or _belongs_to_a_filter(properties)
        or _shows_a_level(recording)
        or properties.get("application.process.id") == str(os.getpid())
    )


def _belongs_to_a_filter(properties: Mapping[str, str]) -> bool:
    """Echo cancelling, noise removal, loopback: they listen whether or not anybody listens to them."""
    return "node.link-group" in properties


def _shows_a_level(recording: Recording) -> bool:
    """Peaks instead of sound: said by PulseAudio in the one way, by PipeWire in the other."""
    return (
        recording.resampling == "peaks"
        or recording.properties.get("resample.peaks") == "true"
        or recording.properties.get("application.id") in LEVEL_METERS
    )


def addresses(environ: Environ, root: Path) -> tuple[Path, ...]:
    """Where local sound servers would be, in the order in which programs look for them."""
    told = environ.get("PULSE_SERVER")
    if told:
        words = (SERVER_PREFIX.sub("", word) for word in told.split())
        return tuple(Path(word) for word in words if word.startswith("/"))
    return tuple(folder / "native" for folder in _folders(environ, root))


def _folders(environ: Environ, root: Path) -> Iterator[Path]:
    if environ.get("PULSE_RUNTIME_PATH"):
        yield Path(environ["PULSE_RUNTIME_PATH"])
    if environ.get("XDG_RUNTIME_DIR"):
        yield Path(environ["XDG_RUNTIME_DIR"], "pulse")
    yield root / "run/pulse"


def _would_start_one(address: Path) -> bool:
    """Whether only a socket is there, which starts a server when it is spoken to (socket activation)."""
    return not address.with_name("pid").exists()


def open_pulseaudio(host: Host) -> PulseAudio | Unavailable:
    """See whether there could be a sound server; it need not be there yet."""
    if not host.is_linux:
        return Unavailable("this is not Linux")
    if not addresses(host.environ, host.root):
        return Unavailable("the sound server is on another computer (PULSE_SERVER)")
    return PulseAudio(host.environ, host.root)
