"""Which hours the line of a day runs over, and where a moment lies among them."""

import math
from datetime import date, datetime

from posture.ui.dashboard.today_view import TodayView

USUAL_HOURS = (8, 18)
HOURS_OF_DAY = 24


def hours_of(view: TodayView) -> tuple[int, int]:
    """The first and the last hour of the line."""
    moments = [one.at for one in view.listed]
    going_on = () if view.going_on is None else (view.going_on,)
    for stretch in (*view.stretches, *going_on):
        moments += [stretch.start, stretch.end]
    for light in view.lights:
        moments += [light.start, light.end]
    if view.now is not None and moments:
        moments.append(view.now)
    hours = [hour_of(moment, view.day) for moment in moments]
    first = min((math.floor(hour) for hour in hours), default=USUAL_HOURS[0])
    last = max((math.ceil(hour) for hour in hours), default=USUAL_HOURS[1])
    return min(first, USUAL_HOURS[0]), max(last, USUAL_HOURS[1])


def hour_of(moment: datetime, day: date) -> float:
    """Hours since midnight by the clock of that moment; beyond 24 on the day after."""
    days = (moment.date() - day).days
    return days * HOURS_OF_DAY + moment.hour + moment.minute / 60 + moment.second / 3600
