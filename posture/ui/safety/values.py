"""What the safety page tells: what was ticked, and how urgent that is."""

from collections.abc import Collection, Mapping

import msgspec

from posture.core.care_events import SafetyLevel
from posture.core.content import SafetyList

LEVELS = (SafetyLevel.EMERGENCY, SafetyLevel.SAME_DAY, SafetyLevel.VISIT)
"""Each has its list, of the same name, the most urgent first."""


class SafetyAnswer(msgspec.Struct, frozen=True):
    """The most urgent list with a tick, and the ids of all ticks in the order of the lists."""

    level: SafetyLevel
    ticks: tuple[str, ...] = ()


def answer_of(lists: Mapping[str, SafetyList], ticked: Collection[str]) -> SafetyAnswer:
    """The answer that these ticks make."""
    ticks = {
        level: [item.id for item in lists[level].items if item.id in ticked] for level in LEVELS
    }
    level = next((level for level in LEVELS if ticks[level]), SafetyLevel.NONE)
    return SafetyAnswer(level, tuple(name for found in ticks.values() for name in found))
