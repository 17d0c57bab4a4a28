"""What a report is asked for: handed up to whoever can draw it."""

from datetime import date

import msgspec

from posture.core.events import DeskSpan
from posture.core.weeks import Week


class ReportOrder(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a week, or a specialist's page of some days."""

    week: Week
    first_day: date
    last_day: date
    """The days of the specialist's page."""
    specialist: bool = False
    as_html: bool = False
    """Else as PDF."""
    going_on: DeskSpan | None = None
    """The span at the desk that is not recorded yet."""
