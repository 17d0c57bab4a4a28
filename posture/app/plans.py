"""The plan in force: what the settings say, shaped by how one works now and by the rules of care."""

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from posture.app.settings_keeper import SettingsKeeper
from posture.core.breaks import HOUR, Plan
from posture.core.sit_stand import MOST_STANDING_S, Stance, uses_both, with_stance

if TYPE_CHECKING:
    from posture.app.care import CareDesk
    from posture.app.position import PositionDesk

RECOVERY = "recovery"
"""The profile whose rhythm recovery mode follows."""


class Plans:
    """Shapes the settings' plan. Position and care are told later: they need a controller, which needs plans."""

    def __init__(self, settings: SettingsKeeper) -> None:
        self._settings = settings
        self._position: PositionDesk | None = None
        self._care: CareDesk | None = None
        self._made: tuple[tuple[object, ...], Plan] | None = None

    def follow(self, position: "PositionDesk", care: "CareDesk") -> None:
        """From now on these have a say."""
        self._position, self._care = position, care

    def plan_at(self, wall: datetime) -> Plan:
        """The plan in force at that moment, made anew only when something it is made of has changed."""
        base = self._settings.plan_at(wall)
        made_of = (base, self._rests(), self._recovers(), self._position_facts(base, wall))
        if self._made is None or self._made[0] != made_of:
            self._made = made_of, self._make(wall, *made_of)
        return self._made[1]

    def _rests(self) -> bool:
        return self._care is not None and self._care.rests

    def _recovers(self) -> bool:
        return self._care is not None and self._care.recovers

    def _position_facts(self, base: Plan, wall: datetime) -> Stance | None:
        """What of the position matters to the plan; nothing where it does not."""
        if self._position is None or not uses_both(base):
            return None
        stance = self._position.stance(wall)
        return Stance(stance.position, None, min(stance.stood_s, MOST_STANDING_S) // HOUR * HOUR)

    def _make(
        self, wall: datetime, base: Plan, rests: bool, recovers: bool, stance: Stance | None
    ) -> Plan:
        plan = self._settings.settings.plan(wall, profile=RECOVERY) if recovers else base
        if rests:
            plan = replace(plan, kinds=tuple(replace(k, enabled=False) for k in plan.kinds))
        if stance is None:
            return plan
        return with_stance(plan, stance, float(self._settings.settings.get("posture.stand_for")))
