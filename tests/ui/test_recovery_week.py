"""Days in recovery mode on the week page: labelled, and nothing of them is counted."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from posture.core.headline import Headline, HeadlineCode
from posture.core.stats import Parts
from posture.ui.dashboard import chart_words, week_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.day_bars import DayBars
from posture.ui.dashboard.week_page import WeekPage
from posture.ui.dashboard.week_view import Share, WeekView, YearDay
from posture.ui.theme import Theme
from tests.ui import dashboard_samples as samples
from tests.ui.looking import clipped, settle


def eased(*numbers: int) -> WeekView:
    """The sample week with recovery mode on these days."""
    view = samples.week()
    days = tuple(
        replace(day, parts=Parts(), recovery=True) if number in numbers else day
        for number, day in enumerate(view.days)
    )
    return replace(view, days=days, parts=samples.summed(days))


def test_such_a_day_is_labelled() -> None:
    view = eased(1)
    assert chart_words.day_label(view.days[1], view) == "recovery"
    told = chart_words.day_told(view.days[1], view)
    assert told == "Tuesday 17 November: recovery mode, nothing is counted"
    assert "recovery mode" in week_words.caption(view)
    assert "recovery" not in week_words.caption(samples.week())
    day = YearDay(view.days[1].day, Share(), recovery=True)
    assert chart_words.year_day_told(day, view).endswith("recovery mode, nothing is counted")


def test_a_week_of_them_has_a_sentence() -> None:
    said = Headline(code=HeadlineCode.RECOVERY)
    view = replace(eased(0, 1, 2, 3, 4), headline=said)
    assert week_words.headline(view) == "Days in recovery mode. Nothing is counted; take it easy."


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_there_is_room_for_the_label(theme: Theme, qtbot: QtBot, scale: float) -> None:
    theme.set_text_scale(scale)
    view = eased(1, 2)
    page = WeekPage(theme, lambda _monday: view, lambda: samples.SUNDAY)
    qtbot.addWidget(page)
    page.resize(760, 900)
    page.refresh()
    page.show()
    settle()
    assert clipped(page) == []
    bars = DayBars(theme, Bubble(theme, page))
    qtbot.addWidget(bars)
    bars.set_view(view)
    label_px = bars._metrics("small").horizontalAdvance("recovery")
    assert bars.sizeHint().width() / 7 > label_px
    assert page.day_bars.width() / 7 > label_px
