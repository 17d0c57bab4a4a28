"""The tip of the day: one a day at most, and each comes round before any comes again."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from zlib import crc32

from posture.core.care_events import TipShown
from posture.core.content import Tip, TipGroup

DRIVING: Final = "long-drives"
"""Not for who takes medicine that makes drowsy (evidence 5.5)."""
FIRST_HELP: Final = "whom-to-ask"


def tip_of_day(
    tips: Iterable[Tip],
    shown: Sequence[TipShown],
    today: date,
    *,
    recovering: bool,
    may_drive: bool = True,
) -> Tip | None:
    """The tip shown today already, else the one that waited longest; while recovering, one of that group.

    `shown` in the order of time, as far back as there are tips.
    """
    group = TipGroup.RECOVERY if recovering else TipGroup.EVERYDAY
    offered = {tip.id: tip for tip in tips if tip.group is group}
    if not may_drive:
        offered.pop(DRIVING, None)
    of_today = [one.tip for one in shown if one.at.date() == today and one.tip in offered]
    if of_today:
        return offered[of_today[-1]]
    last = {one.tip: place for place, one in enumerate(shown)}
    order = sorted(offered, key=lambda name: (last.get(name, -1), crc32(name.encode())))
    return offered[order[0]] if order else None


def help_tips(tips: Iterable[Tip]) -> tuple[Tip, ...]:
    """What to know of professional help: whom to ask first, the rest by title."""
    found = (tip for tip in tips if tip.group is TipGroup.HELP)
    return tuple(sorted(found, key=lambda tip: (tip.id != FIRST_HELP, tip.title)))
