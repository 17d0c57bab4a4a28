"""The What if page in the running app: the office's own record replayed, settings used and taken back."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from posture.app.what_if_room import WhatIfRoom
from posture.core.answering import Answer, Answers
from posture.core.events import DeskSpan, Outcome
from posture.core.simulate import Replay, replay
from posture.core.weeks import Week
from posture.core.what_if import RecordedWeek, recorded_week
from posture.ui.card_values import Skip, Start
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.settings.page import SettingsPage
from posture.ui.what_if.page import WhatIfPage
from tests.app.office import MIN, Office


def course(result: Replay) -> list[tuple[str, Outcome, bool | None]]:
    """Of each prompt: its kind, what became of it, and whether its card came at a pause."""
    return [
        (one.kind, one.outcome, came.at_pause if came else None)
        for one in result.prompts
        for came in (result.came.get(one.prompt_id),)
    ]


def moments(result: Replay) -> list[datetime]:
    """When each prompt was due and when its card came."""
    found = []
    for one in result.prompts:
        found.append(one.due_at)
        if one.prompt_id in result.came:
            found.append(result.came[one.prompt_id].at)
    return found


def late_s(again: Replay, once: Replay) -> list[float]:
    """How much later each of these moments is."""
    both = zip(moments(again), moments(once), strict=True)
    return [(one - other).total_seconds() for one, other in both]


def recorded(office: Office) -> RecordedWeek:
    """What the office's week left in the record."""
    week, events = Week.of(office.day), office.events
    first, last = week.first_day, week.last_day
    return recorded_week(
        week,
        events.spans_between(first, last),
        events.closed_between(first, last),
        events.causes_between(first, last),
    )


def test_a_replay_of_ones_own_settings_gives_the_prompts_that_came(office: Office) -> None:
    """Where no rest was under a minute and the answers are the same: each prompt, its pause and its outcome.

    Its moments to the second, but for a break that a click began at a pause: that click was an input, and
    the pause that the replay finds is the one after it, until the next long rest.
    """
    office.open()
    office.work(60 * MIN)
    office.rest(8)  # the card comes at this pause, and the break begins here
    office.answer(Start())
    office.rest(5 * MIN)
    office.work(70 * MIN)  # nobody pauses: the card comes when the wait is over
    office.answer(Start())
    office.rest(5 * MIN)
    office.work(20 * MIN)
    office.rest(40 * MIN)  # lunch, too early to count
    office.desk.quiet = frozenset({"call"})
    office.work(70 * MIN)  # held from the hour on
    office.desk.quiet = frozenset()
    office.work(11 * MIN)
    office.answer(Start())
    office.rest(5 * MIN)
    office.work(40 * MIN)
    office.rest(20 * MIN)  # a break on one's own
    office.work(1 * MIN)
    week = recorded(office)
    again = replay(week.rows, office.settings.plan(), Answers(Answer.START))
    assert course(again) == course(week.as_it_was)
    assert [one.outcome for one in week.closed] == [
        Outcome.TAKEN,
        Outcome.TAKEN,
        Outcome.TAKEN,
        Outcome.NATURAL,
    ]
    # due, card, due, card, due, card, due: the click that began the first break was an input
    assert late_s(again, week.as_it_was) == [0, 8, 8, 8, 0, 0, 0]


def test_a_pause_under_a_minute_is_not_in_the_record(office: Office) -> None:
    """The card came at it; a replay finds none and waits to the end."""
    office.open()
    office.work(60 * MIN)
    office.rest(20)
    office.answer(Skip())
    office.work(30 * MIN)
    office.rest(2 * MIN)
    office.work(1 * MIN)
    week = recorded(office)
    again = replay(week.rows, office.settings.plan(), Answers(Answer.SKIP))
    assert course(week.as_it_was) == [("movement", Outcome.SKIPPED, True)]
    assert course(again) == [("movement", Outcome.SKIPPED, False)]
    assert late_s(again, week.as_it_was) == [0, 592]


# --- the page ---


def at_desk(office: Office, days_ago: int, hours: float = 4.0) -> list[DeskSpan]:
    """Typing from nine on, with a rest of seven minutes each hour."""
    morning = office.now.wall - timedelta(days=days_ago)
    found = []
    for number in range(round(hours)):
        start = morning + timedelta(hours=number)
        rest = start + timedelta(minutes=53)
        for begins, seconds, state in ((start, 53 * MIN, "active"), (rest, 7 * MIN, "idle")):
            end = begins + timedelta(seconds=seconds)
            found.append(DeskSpan(at=end, start=begins, state=state, seconds=seconds))
    return found


def a_past(office: Office) -> Office:
    """Two weeks with activity and one without in between."""
    office.open("breaks.movement.pause_wait = '5m'\n")
    for days_ago in (24, 23, 7, 6, 5):
        office.events.append_many(at_desk(office, days_ago))
    return office


def room_of(office: Office) -> WhatIfRoom:
    return office.parts._windows.what_if_room


def page_of(office: Office, qtbot: QtBot) -> WhatIfPage:
    """The page, with its replays done."""
    with qtbot.waitSignal(room_of(office).replays.finished, timeout=5000):
        office.parts._windows.dashboard.open_named(PageName.WHAT_IF)
    page = cast("DashboardWindow", office.window("dashboard")).page(PageName.WHAT_IF)
    assert isinstance(page, WhatIfPage)
    return page


def change_every(office: Office, qtbot: QtBot, page: WhatIfPage, minutes: int) -> None:
    with qtbot.waitSignal(room_of(office).replays.finished, timeout=5000):
        page.try_card.rows["breaks.movement.every"].editor.edited.emit(minutes * MIN)


def cell(page: WhatIfPage, row: int, column: int) -> str:
    model = page.compare_card.table.model()
    return str(model.index(row, column).data())


def test_the_last_full_week_is_shown_and_weeks_without_activity_are_passed_over(
    office: Office, qtbot: QtBot
) -> None:
    page = page_of(a_past(office), qtbot)
    assert page.view is not None
    last_monday = office.day - timedelta(days=7)
    assert page.view.first_day == last_monday
    assert page.view.earlier == last_monday - timedelta(days=21)
    assert page.view.later is None
    assert "90 days" in page.source.text()
    with qtbot.waitSignal(room_of(office).replays.finished, timeout=5000):
        page.previous.click()
    assert page.view.first_day == last_monday - timedelta(days=21)
    assert page.view.later == last_monday


def test_trying_using_and_taking_back(office: Office, qtbot: QtBot) -> None:
    page = page_of(a_past(office), qtbot)
    written = office.paths.settings_file.read_text()
    assert not page.result.use_button.isEnabled()
    assert cell(page, 0, 1) == cell(page, 0, 2)
    change_every(office, qtbot, page, 30)
    assert cell(page, 0, 1) != cell(page, 0, 2)
    assert "more prompts a day" in page.result.headline.text()
    assert office.settings.number("breaks.movement.every") == 60 * MIN
    with qtbot.waitSignal(room_of(office).replays.finished, timeout=5000):
        page.result.use_button.click()
    assert office.settings.number("breaks.movement.every") == 30 * MIN
    assert not page.result.use_button.isEnabled()
    assert office.said == "Your settings are the tried ones now."
    office.toast.undone.emit()
    assert not office.settings.is_chosen("breaks.movement.every")
    assert office.settings.number("breaks.movement.pause_wait") == 5 * MIN
    assert office.paths.settings_file.read_text() == written


def test_a_chosen_value_comes_back_with_undo(office: Office, qtbot: QtBot) -> None:
    page = page_of(a_past(office), qtbot)
    with qtbot.waitSignal(page.tried):
        page.try_card.rows["breaks.movement.pause_wait"].editor.edited.emit(10 * MIN)
    assert page.change.unset == ("breaks.movement.pause_wait",)
    page.result.use_button.click()
    assert not office.settings.is_chosen("breaks.movement.pause_wait")
    office.toast.undone.emit()
    assert office.settings.chosen["breaks.movement.pause_wait"] == 5 * MIN


def test_nothing_is_kept_yet(office: Office, qtbot: QtBot) -> None:
    office.open()
    with qtbot.waitSignal(room_of(office)._reading.finished, timeout=5000):
        office.parts._windows.dashboard.open_named(PageName.WHAT_IF)
    page = cast("DashboardWindow", office.window("dashboard")).page(PageName.WHAT_IF)
    assert isinstance(page, WhatIfPage)
    assert page.empty.isVisible()
    assert not page.result.isVisible()
    assert not page.previous.isEnabled()


def test_the_setting_for_how_long_activity_is_kept_is_a_click_away(
    office: Office, qtbot: QtBot
) -> None:
    page = page_of(a_past(office), qtbot)
    page.kept_button.click()
    window = cast("DashboardWindow", office.window("dashboard"))
    assert window.open_name is PageName.SETTINGS
    settings = window.page(PageName.SETTINGS)
    assert isinstance(settings, SettingsPage)
    assert settings.chooser.search.text() == "retention.activity_days"


def test_a_record_of_another_version_is_said(office: Office, qtbot: QtBot) -> None:
    office.open()
    start = office.now.wall - timedelta(days=7)
    office.events.append(DeskSpan(at=start, start=start, state="floating", seconds=60))
    with qtbot.waitSignal(room_of(office)._reading.refused, timeout=5000):
        office.parts._windows.dashboard.open_named(PageName.WHAT_IF)
    page = cast("DashboardWindow", office.window("dashboard")).page(PageName.WHAT_IF)
    assert isinstance(page, WhatIfPage)
    assert "'floating' is not a state" in page._empty_words.text()


def test_a_change_leaves_the_replay_that_runs(office: Office, qtbot: QtBot) -> None:
    """And the replay of today's settings is made once for a week."""
    page = page_of(a_past(office), qtbot)
    room = room_of(office)
    finished: list[object] = []
    room.replays.finished.connect(finished.append)
    mine = room._lives[(office.settings.plan(), page.answers_as)]
    for minutes in (20, 25, 40):
        page.try_card.rows["breaks.movement.every"].editor.edited.emit(minutes * MIN)
    qtbot.waitUntil(lambda: bool(finished), timeout=5000)
    assert len(finished) == 1
    yours, tried = cast("tuple[object, object]", finished[0])
    assert yours is mine
    assert tried is room._lives[(page.trying.plan(), page.answers_as)]


def test_closing_the_dashboard_ends_the_work(office: Office, qtbot: QtBot) -> None:
    page = page_of(a_past(office), qtbot)
    page.try_card.rows["breaks.movement.every"].editor.edited.emit(20 * MIN)
    room = room_of(office)
    was_busy = room.replays.is_busy
    window = office.window("dashboard")
    assert window is not None
    window.close()
    office.delete_closed()
    assert (was_busy, room.replays.is_busy) == (True, False)
    assert room._page is None


@pytest.mark.parametrize("days", [0, 1])
def test_this_week_is_shown_where_there_is_no_other(
    office: Office, qtbot: QtBot, days: int
) -> None:
    office.open()
    office.events.append_many(at_desk(office, -days, 1))
    page = page_of(office, qtbot)
    assert page.view is not None
    assert page.view.first_day == date(2026, 3, 2)


def test_a_day_of_which_all_goes_on_is_not_one_of_sums(office: Office) -> None:
    office.open()
    office.work(100 * MIN)
    found: list[RecordedWeek] = []

    def read() -> Iterator[None]:
        found.append((yield from room_of(office)._read_days(Week.of(office.day))))

    assert list(read())
    assert found[0].not_kept == ()
    assert [span.state for span in found[0].spans] == ["active"]


def test_weeks_begin_where_the_settings_say(office: Office, qtbot: QtBot) -> None:
    office.open("appearance.week_starts = 'sunday'\n")
    office.events.append_many(at_desk(office, 7))
    page = page_of(office, qtbot)
    assert page.view is not None
    assert page.view.first_day == office.day - timedelta(days=8)
    assert page.week.text() == "22–28 February"
