"""How mechanisms are chosen: the first of a tuple that works here, or all that do; and why the others don't."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

if TYPE_CHECKING:
    from posture.system.host import Host

Environ = Mapping[str, str]
Probe_co = TypeVar("Probe_co", covariant=True)


OF_OTHER_SYSTEMS = frozenset(("this is not Windows", "this is not macOS", "this is not Linux"))
"""What a mechanism says that is there for another system."""


class Unavailable(msgspec.Struct, frozen=True):
    """Something this desktop or this version does not do; `why` is a clause for people."""

    why: str

    def __str__(self) -> str:
        return f"unavailable: {self.why}"


class Mechanism(msgspec.Struct, Generic[Probe_co], frozen=True):
    """One way to find something out: its name for `doctor`, and how to open it."""

    name: str
    open: "Callable[[Host], Probe_co | Unavailable]"


class PassedOver(msgspec.Struct, frozen=True):
    """A mechanism that is not in use, and why."""

    name: str
    why: str


class Detected(msgspec.Struct, Generic[Probe_co], frozen=True):
    """What was opened, in order of trust, and what was passed over. `otherwise`: why nothing would be."""

    probes: tuple[Probe_co, ...]
    names: tuple[str, ...]
    passed_over: tuple[PassedOver, ...]
    otherwise: str = ""

    @property
    def probe(self) -> Probe_co | None:
        """The one in use, or None."""
        return self.probes[0] if self.probes else None

    @property
    def in_words(self) -> str:
        """The mechanism in use, or `unavailable: why`."""
        return ", ".join(self.names) or str(Unavailable(self.why))

    @property
    def why(self) -> str:
        """Why there is none; empty where there is one. What is for other systems needs no excuse."""
        if self.names:
            return ""
        reasons = dict.fromkeys(one.why for one in self.passed_over)
        ours = [why for why in reasons if why not in OF_OTHER_SYSTEMS]
        return "; ".join(ours) or self.otherwise


NOT_NEEDED = "not needed"


def in_use(found: Detected[Probe_co]) -> Detected[Probe_co]:
    """What of it does something at this moment.

    Some probes are open before the service that they ask is there: it may come later. They say so by
    `missing`, a clause for people, empty while nothing is missing; they are passed over for now.
    """
    waiting = [str(getattr(probe, "missing", "")) for probe in found.probes]
    if not any(waiting):
        return found
    working = [
        (probe, name)
        for probe, name, missing in zip(found.probes, found.names, waiting, strict=True)
        if not missing
    ]
    idle = [PassedOver(*pair) for pair in zip(found.names, waiting, strict=True) if pair[1]]
    return Detected(
        tuple(probe for probe, _ in working),
        tuple(name for _, name in working),
        (*idle, *found.passed_over),
        found.otherwise,
    )


def detect_first(
    mechanisms: Iterable[Mechanism[Probe_co]], host: "Host", *, otherwise: str
) -> Detected[Probe_co]:
    """Open the first that works; those after it are not tried."""
    probes: list[Probe_co] = []
    names: list[str] = []
    passed: list[PassedOver] = []
    for mechanism in mechanisms:
        if probes:
            passed.append(PassedOver(mechanism.name, f"{NOT_NEEDED}: {names[0]} works"))
            continue
        found = mechanism.open(host)
        if isinstance(found, Unavailable):
            passed.append(PassedOver(mechanism.name, found.why))
        else:
            probes.append(found)
            names.append(mechanism.name)
    return Detected(tuple(probes), tuple(names), tuple(passed), otherwise)


def detect_all(
    mechanisms: Iterable[Mechanism[Probe_co]], host: "Host", *, otherwise: str
) -> Detected[Probe_co]:
    """Open all that work: each sees something that the others don't."""
    probes: list[Probe_co] = []
    names: list[str] = []
    passed: list[PassedOver] = []
    for mechanism in mechanisms:
        found = mechanism.open(host)
        if isinstance(found, Unavailable):
            passed.append(PassedOver(mechanism.name, found.why))
        else:
            probes.append(found)
            names.append(mechanism.name)
    return Detected(tuple(probes), tuple(names), tuple(passed), otherwise)
