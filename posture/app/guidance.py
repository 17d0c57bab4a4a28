"""What guides the choice of routines and the rhythm: position, care and its timer, and the coach, made together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from posture.app.care import CareDesk
from posture.app.coach import Coach
from posture.app.cold_heat import ColdHeatDesk
from posture.app.history import History
from posture.app.plans import Plans
from posture.app.position import PositionDesk
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.instants import Instant
from posture.storage.state_store import StateStore

if TYPE_CHECKING:
    from posture.core.content import Library


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """The four that know the person."""

    position: PositionDesk
    care: CareDesk
    cold_heat: ColdHeatDesk
    coach: Coach


def make_guidance(
    *,
    plans: Plans,
    controller: Controller,
    settings: SettingsKeeper,
    history: History,
    load_library: "Callable[[], Library]",
    store: StateStore,
    now: Callable[[], Instant],
    parent: QObject,
) -> Guidance:
    """Make them, and let the plans follow them."""
    position = PositionDesk(controller, history, parent)
    care = CareDesk(controller, history, settings, parent)
    plans.follow(position, care)
    cold_heat = ColdHeatDesk(care, store, now, parent)
    controller.status_changed.connect(cold_heat.look)
    coach = Coach(
        controller=controller,
        settings=settings,
        history=history,
        load_library=load_library,
        care=lambda: care.care,
    )
    return Guidance(position=position, care=care, cold_heat=cold_heat, coach=coach)
