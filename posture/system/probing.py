"""How a mechanism is chosen: the first of a tuple that works here, or the reasons why none does."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec

Environ = Mapping[str, str]
Probe = TypeVar("Probe")


class Unavailable(msgspec.Struct, frozen=True):
    """Something this desktop or this version does not do; `why` is a clause for people."""

    why: str

    def __str__(self) -> str:
        return f"unavailable: {self.why}"


def first_available(
    openers: Iterable[Callable[[Environ], Probe | Unavailable]], environ: Environ, *, otherwise: str
) -> Probe | Unavailable:
    """Return the first that opens; else what each said, or `otherwise` when there is none."""
    reasons = []
    for open_probe in openers:
        found = open_probe(environ)
        if not isinstance(found, Unavailable):
            return found
        reasons.append(found.why)
    return Unavailable("; ".join(reasons) or otherwise)
