"""The names of months over the year: each one, or every second, and never one left out among others."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.year_map import MONTH_GAP_PX, YearMap
from posture.ui.theme import Theme
from tests.ui import dashboard_samples as samples

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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
