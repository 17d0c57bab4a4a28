"""The desk as this computer can see it: every mechanism that was opened, and what it tells.

Mechanisms that are told of a change say so to the host; many changes at once are one look.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from posture.core.settings import Settings
from posture.system import autostart, idle, lock, notify, quiet, suspend
from posture.system.clock import SystemClock
from posture.system.desktop import desktop_of
from posture.system.host import Host
from posture.system.lock.locking import detect_locker
from posture.system.presence_sampler import Sampler
from posture.system.probing import Detected, Environ, in_use

if TYPE_CHECKING:
    from posture.system.sound import Player
    from posture.system.voice import Voice

SETTLES_MS = 20
"""So long after a change at the desk we look: several signals tell of one."""


class Desk(QObject):
    """Opens the mechanisms once, and lets go of them at the end."""

    changed = Signal()
    """Something at the desk is different: somebody is back, the screen was locked, the machine woke."""

    def __init__(self, environ: Environ, parent: QObject) -> None:
        super().__init__(parent)
        host = self.host = Host(environ)
        self._idle = idle.detect(host)
        if self._idle.probe is not None:
            host.idle_s = self._idle.probe.idle_s
        self._lock = lock.detect(host)
        self._suspend = suspend.detect(host)
        self._quiet = quiet.detect(host)
        self.locking = detect_locker(host)
        self.autostart = autostart.detect(host)
        self.notifications = notify.detect(host)
        self.settling = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self.settling.timeout.connect(self._on_settled)
        host.when_changed(self._look_soon)

    @cached_property
    def sound(self) -> "Detected[Player]":
        """What plays tones; looked for when somebody wants to hear or to know."""
        from posture.system import sound

        return sound.detect(self.host)

    @cached_property
    def voice(self) -> "Detected[Voice]":
        """What speaks, looked for likewise."""
        from posture.system import voice

        return voice.detect(self.host)

    @property
    def is_gnome(self) -> bool:
        """Whether GNOME's shell is what the user looks at."""
        return desktop_of(self.host.environ, self.host.platform).is_called("gnome")

    def sampler(self, clock: SystemClock) -> Sampler:
        """What the engine is fed with."""
        return Sampler(
            clock=clock,
            idle=self._idle.probe,
            lock=self._lock.probes,
            suspend=self._suspend.probes,
            quiet={reason: found.probes for reason, found in self._quiet.items()},
        )

    def known(self) -> Mapping[str, str]:
        """For each capability the mechanism in use now, or `unavailable: why`."""
        found = {
            "idle": self._idle,
            "lock": self._lock,
            "suspend": self._suspend,
            **self._quiet,
            "autostart": self.autostart,
            "locking": self.locking,
            "notifications": self.notifications,
            "sound": self.sound,
            "voice": self.voice,
        }
        return {name: in_use(detected).in_words for name, detected in found.items()}

    def follow(self, settings: Settings) -> None:
        """Take in which programs and calendars hold prompts."""
        self.host.apps = settings.words("quiet.apps")
        self.host.calendars = tuple(map(Path, settings.words("quiet.calendars")))

    def in_call(self) -> bool:
        """Whether a call is noticed at this moment: asked anew, as nothing else may have asked lately."""
        found = self._quiet.get("call")
        return found is not None and any(probe.seen() for probe in found.probes)

    def close(self) -> None:
        """Let go of everything that is watched, and of what sounds."""
        self.settling.stop()
        for heard in ("sound", "voice"):
            if heard in self.__dict__:
                for probe in getattr(self, heard).probes:
                    probe.close()
        if self._idle.probe is not None:
            self._idle.probe.close()
        self.host.close()

    def _look_soon(self) -> None:
        if not self.settling.isActive():
            self.settling.start()

    @Slot()
    def _on_settled(self) -> None:
        self.changed.emit()
