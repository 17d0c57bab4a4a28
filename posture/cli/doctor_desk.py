"""What this desktop can do: every capability is detected anew, looked at once, and let go."""

import platform
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from posture.cli.doctor_report import (
    CapabilityReport,
    DesktopReport,
    Difference,
    PassedOverReport,
)
from posture.cli.doctor_surfaces import (
    detect_placement,
    detect_tray,
    notification_server,
    window_platform,
)
from posture.core.settings import Settings
from posture.core.settings_general import HOLD
from posture.system import autostart, idle, lock, notify, quiet, sound, suspend, voice
from posture.system.advice import advice_for
from posture.system.capability_words import CAPABILITIES, capability_words, mechanism_words
from posture.system.desktop import desktop_of
from posture.system.host import Host
from posture.system.lock.locking import detect_locker
from posture.system.probing import Detected, in_use

Found = Mapping[str, Detected[Any]]
Now = dict[str, Any]

CODES = frozenset(
    ("microphone", "camera", "fullscreen", "screencast", "dnd", "inhibitor", "calendar")
)
"""What sources say by a code. Anything else is a program's own name, which is not for others to read."""
A_PROGRAM = "a program"
THROUGH_QT = ("tray", "placement", "overlay", "notifications")
UNAVAILABLE = "unavailable"
PROGRAM_GONE = "Say `posture autostart on`: it writes anew where Posture lies."


@contextmanager
def detected(host: Host, let_answers_come: Callable[[], object]) -> Iterator[Found]:
    """Open everything that works here, and let go of it in the end.

    Some sources ask without waiting: they know more after `let_answers_come`.
    """
    found: dict[str, Detected[Any]] = {
        "idle": idle.detect(host),
        "lock": lock.detect(host),
        "suspend": suspend.detect(host),
        **quiet.detect(host),
        "tray": detect_tray(host),
        "notifications": notify.detect(host),
        "placement": detect_placement(host),
        "overlay": detect_placement(host),
        "locking": detect_locker(host),
        "sound": sound.detect(host),
        "voice": voice.detect(host),
        "autostart": autostart.detect(host),
    }
    in_order = {name: found[name] for name in CAPABILITIES if name in found} | found
    try:
        let_answers_come()
        yield {name: in_use(one) for name, one in in_order.items()}
    finally:
        for probe in (probe for one in found.values() for probe in one.probes):
            close: Callable[[], object] | None = getattr(probe, "close", None)
            if close is not None:
                close()


def capability_reports(found: Found, host: Host, settings: Settings) -> list[CapabilityReport]:
    """Look at each capability once."""
    return [_report(name, one, host, settings) for name, one in found.items()]


def differences(found: Found, running: Mapping[str, str]) -> list[Difference]:
    """Where the running app, which looked when it started, uses something else than we would now."""
    return [
        Difference(name=name, running=running[name], here=one.in_words)
        for name, one in found.items()
        if name in running and _differs(name, one, running[name])
    ]


def _differs(name: str, found: Detected[Any], running: str) -> bool:
    """Whether a probe of the running app names other mechanisms; why there is none does not matter.

    What it does through Qt it names as Qt does: there only that it works can be compared.
    """
    here = set(found.names)
    there = set() if running.startswith(UNAVAILABLE) else set(running.split(", "))
    return bool(there) != bool(here) if name in THROUGH_QT else there != here


def _report(name: str, found: Detected[Any], host: Host, settings: Settings) -> CapabilityReport:
    works = bool(found.names)
    now = _look(name, found.probes, host, settings) if works else None
    return CapabilityReport(
        name=name,
        title=capability_words(name).name,
        state="works" if works else "unavailable",
        in_use=list(found.names),
        passed_over=[
            PassedOverReport(one.name, one.why, mechanism_words(name, one.name).system)
            for one in found.passed_over
        ],
        now=now,
        advice=_advice(name, found, host, now or {}) or None,
    )


def _advice(name: str, found: Detected[Any], host: Host, now: Now) -> str:
    if found.names:
        return PROGRAM_GONE if now.get("command_exists") is False else ""
    reasons = "; ".join(one.why for one in found.passed_over)
    return advice_for(name, desktop_of(host.environ, host.platform), reasons).with_command


def _look(name: str, probes: Sequence[Any], host: Host, settings: Settings) -> Now | None:
    """What is seen at this moment."""
    match name:
        case "idle":
            idle_s = probes[0].idle_s()
            return {"idle_s": None if idle_s is None else round(idle_s, 1)}
        case "lock":
            return {"locked": any(probe.locked() for probe in probes)}
        case "autostart":
            return _autostart_now(probes[0])
        case "notifications":
            return notification_server(host)
        case reason if reason in quiet.MECHANISMS:
            seen = [_discreet(what, host) for probe in probes for what in probe.seen()]
            return {"seen": list(dict.fromkeys(seen)), **_setting_of(reason, host, settings)}
        case _:
            return None


def _setting_of(reason: str, host: Host, settings: Settings) -> Now:
    """What the settings make of a quiet reason."""
    if reason == "app":
        return {"named": len(host.apps), "holds": bool(host.apps)}
    if reason == "calendar":
        return {"named": len(host.calendars), "holds": bool(host.calendars)}
    return {"holds": settings.word(f"quiet.{reason}") == HOLD}


def _discreet(seen: str, host: Host) -> str:
    """A code, or a program that the settings name; the names of all others are kept back."""
    return seen if seen in CODES or seen in host.apps else A_PROGRAM


def _autostart_now(probe: autostart.Autostart) -> Now:
    try:
        is_on = probe.is_on()
        command: tuple[str, ...] = getattr(probe, "command", tuple)()
    except OSError as error:
        return {"on": None, "command_exists": None, "problem": error.strerror or str(error)}
    if not is_on or not command:
        return {"on": is_on, "command_exists": None}
    return {"on": is_on, "command_exists": shutil.which(command[0]) is not None}


def calendar_problems(path: Path, host: Host) -> list[str]:
    """What is wrong with one entry of `quiet.calendars`, in the words of the source that reads it."""
    alone = Host(host.environ, root=host.root, platform=host.platform)
    alone.calendars = (path,)
    sources = [mechanism.open(alone) for mechanism in quiet.MECHANISMS["calendar"]]
    return [problem for one in sources for problem in getattr(one, "problems", tuple)()]


def desktop_report(host: Host) -> DesktopReport:
    """Where this is, as far as it matters for what works."""
    import PySide6
    from PySide6.QtCore import qVersion

    desktop = desktop_of(host.environ, host.platform)
    return DesktopReport(
        name=desktop.name,
        session=desktop.session.value,
        has_xwayland=desktop.has_xwayland,
        window_platform=window_platform(host.environ, host.platform),
        system=_system_name(),
        python=platform.python_version(),
        qt=qVersion(),
        pyside=PySide6.__version__,
    )


def _system_name() -> str:
    """`Debian GNU/Linux 12 (bookworm), Linux 6.1.0, x86_64`."""
    kernel = f"{platform.system()} {platform.release()}, {platform.machine()}"
    try:
        release = platform.freedesktop_os_release()
    except OSError:  # not Linux, or one that does not say
        return kernel
    return f"{release.get('PRETTY_NAME', release.get('NAME', ''))}, {kernel}"
