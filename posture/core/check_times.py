"""How often posture checks come: each opens a movement break, and none comes by itself unless the user wants it.

Twice a day is the design's figure (docs/decisions/0003-rhythms.md).
"""

from collections.abc import Mapping
from datetime import time
from typing import Final

from msgspec.structs import replace

from posture.core.breaks import BreakKind

CHECK: Final = "check"
"""What a kind offers that is a posture check."""
RIDES: Final[Mapping[int, tuple[time, ...]]] = {
    1: (time(0),),
    2: (time(0), time(13)),
    3: (time(0), time(11), time(14)),
    4: (time(0), time(11), time(13), time(15)),
}
"""By checks a day: it opens the first movement break from each of these times on."""


def with_checks(kind: BreakKind, per_day: int) -> BreakKind:
    """The kind with so many checks a day (0 to 4), if it is a check; 0 switches it off.

    One that has a rhythm or times of its own keeps them.
    """
    if kind.content != CHECK:
        return kind
    if per_day == 0:
        return replace(kind, enabled=False)
    return kind if kind.rides_on is None else replace(kind, rides_from=RIDES[per_day])
