"""A sleep of the machine, as a value."""

import msgspec

from posture.core.instants import Instant


class Sleep(msgspec.Struct, frozen=True, kw_only=True):
    """One sleep: when it began and how long it lasted."""

    began: Instant
    length_s: float
