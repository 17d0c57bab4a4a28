"""Rows that become columns: when the width changes, and when what stands in them does."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.title_row import TitleRow
from posture.ui.dashboard.today_lines import LineKind, TodayLine, TodayLines
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text
from tests.ui.looking import clipped, settle


def stands_in_a_row(row: ReflowRow) -> bool:
    return row.is_row


def test_words_that_grow_make_it_a_column(theme: Theme, qtbot: QtBot) -> None:
    title, beside = Text(theme, "Week", style="h1"), Text(theme)
    buttons = QWidget()
    buttons.setMinimumSize(150, 36)
    row = ReflowRow(gap_px=16)
    row.add(TitleRow(theme, title, beside), 1)
    row.add(buttons)
    page = QWidget()
    qtbot.addWidget(page)
    row.setParent(page)
    row.setGeometry(0, 0, 400, 120)
    page.show()
    settle()
    assert stands_in_a_row(row)
    beside.setText("28 December – 3 January 2027 · Week 53")
    settle()
    assert not stands_in_a_row(row)
    beside.setText("")
    settle()
    assert stands_in_a_row(row)


@pytest.mark.parametrize(("width", "beside"), [(840, True), (545, False)])
def test_a_line_of_today_has_its_buttons_below_where_words_get_too_narrow(
    theme: Theme, qtbot: QtBot, width: int, *, beside: bool
) -> None:
    theme.set_text_scale(1.5)
    lines = TodayLines(theme)
    qtbot.addWidget(lines)
    lines.resize(width, 260)
    line = TodayLine(
        kind=LineKind.LEVEL,
        title="Two weeks of easy moves: ready for the usual ones?",
        text="You can change it any time under Settings, Moves.",
        actions=("Usual moves", "Stay with easy"),
    )
    lines.set_lines([line])
    settle()
    (row,) = lines.findChildren(ReflowRow)
    assert row.is_row is beside
    assert clipped(lines) == []
