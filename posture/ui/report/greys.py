"""The colours of a report: black, white and greys alone, for printers without colours. No painting here.

The patterns of the marks are those of the screen (ux.md 3.2); they tell the outcomes apart.
"""

from collections.abc import Mapping
from typing import Final

from posture.ui.dashboard.week_view import Mark

MARKS: Final[Mapping[Mark, str]] = {
    Mark.DONE: "#1c1c1c",
    Mark.ON_MY_OWN: "#5a5a5a",
    Mark.DONE_LATER: "#5a5a5a",
    Mark.SKIPPED: "#a8a8a8",
    Mark.NO_ANSWER: "#6a6a6a",
}
HEAT: Final = ("#ececec", "#bcbcbc", "#767676", "#1c1c1c")
HEAT_LINE: Final = "#767676"
LINE: Final = "#a8a8a8"
TRACK: Final = "#ececec"
GREY: Final = "#444444"
