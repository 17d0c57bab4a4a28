"""Recovery page and timer in the whole app, as the app itself connects them."""

from typing import NamedTuple

from posture.app.cold_heat import ColdHeatDesk
from posture.app.recovery_window import RecoveryRoom
from tests.app.office import Office


class Rooms(NamedTuple):
    """What runs the timer, and what shows it."""

    desk: ColdHeatDesk
    room: RecoveryRoom


def rooms(office: Office) -> Rooms:
    """Those of the app that is open."""
    app = office.parts
    return Rooms(app._guidance.cold_heat, app._windows.recovery)
