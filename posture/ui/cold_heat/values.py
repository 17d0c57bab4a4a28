"""What the timer's window asks for, and what it shows: frozen values."""

from datetime import datetime

import msgspec

from posture.core.body import BodyRegion
from posture.core.cold_heat import Kind, Refusal


class Wanted(msgspec.Struct, frozen=True):
    """A session as it is filled in. `swelling`: the user says that there is a new one, or a new bruise."""

    kind: Kind
    region: BodyRegion
    planned_s: float
    swelling: bool = False


class Refused(msgspec.Struct, frozen=True):
    """Why it can't begin, and until when where that is known."""

    why: Refusal
    until: datetime | None = None


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """A session as it stands. `over_for_s` None: it is to stay on."""

    kind: Kind
    region: BodyRegion
    lasts_s: float
    left_s: float
    ends_at: datetime
    wants_look: bool = False
    over_for_s: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether it has to come off."""
        return self.over_for_s is not None
