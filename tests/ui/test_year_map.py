"""The names of months over the year: each one, or every second, and never one left out among others."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.spots import Spot
from posture.ui.dashboard.year_map import MONTH_GAP_PX, YearMap
from posture.ui.theme import Theme
from tests.ui import dashboard_samples as samples

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Counted(YearMap):
    """Notes how often its cells are placed."""

    placed = 0

    def _placed(self) -> list[Spot]:
        self.placed += 1
        return super()._placed()


def test_cells_are_placed_when_they_are_looked_at(theme: Theme, qtbot: QtBot) -> None:
    """A window that opens changes sizes several times before anything is seen."""
    page = QWidget()
    qtbot.addWidget(page)
    year = Counted(theme, Bubble(theme, page), page)
    page.show()
    year.set_view(samples.week())
    for width in (300, 400, 500):
        year.resize(width, 120)
    assert year.placed == 0
    year.resize(800, 120)
    first = year.spots[0].box
    begun_at = year.current
    assert begun_at is not None
    assert begun_at.column == year.spots[-1].column, "the keyboard begins in the latest week"
    assert year.placed == 1
    year.resize(900, 120)
    assert year.spots[0].box != first
    assert year.current is not None
    assert year.current.words == begun_at.words


@pytest.mark.parametrize("width", range(300, 900, 37))
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_names_of_months_are_regular(family: str, qtbot: QtBot, width: int, scale: float) -> None:
    theme = Theme(family, mode="light", text_scale=scale)
    page = QWidget()
    qtbot.addWidget(page)
    year = YearMap(theme, Bubble(theme, page), page)
    year.set_view(samples.week())
    year.resize(width, 120)
    labels = year._month_labels()
    named = [MONTHS.index(name) for _, _, name in labels]
    assert len({(after - before) % 12 for before, after in pairwise(named)}) == 1
    for (left, wide, _), (following, _, _) in pairwise(labels):
        assert left + wide + MONTH_GAP_PX <= following
    assert labels[-1][0] + labels[-1][1] <= width
