"""What the page of recovery mode shows, and what is said on it: frozen values."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from posture.core.body import BodyRegion
from posture.core.care import Care
from posture.core.content import Tip


class RecoveryView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page shows. `moves`: names by id, of those that hurt."""

    now: datetime
    care: Care = Care()
    tips: tuple[Tip, ...] = ()
    moves: Mapping[str, str] = {}


class FlareSaid(msgspec.Struct, frozen=True):
    """Where it is, and when it began; None: now."""

    region: BodyRegion
    onset: datetime | None = None
