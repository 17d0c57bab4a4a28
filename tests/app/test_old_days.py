"""What becomes of days that are over: their sums are kept, and what is too old is given up, a little at a time."""

from datetime import datetime, timedelta

from pytestqt.qtbot import QtBot

from posture.core.events import DeskSpan
from tests.app.office import Office


def years_ago(office: Office, days: int) -> list[DeskSpan]:
    """Ten minutes at the desk on each of so many days before today."""
    now = office.clock.now().wall
    return [_ten_minutes(now - timedelta(days=ago)) for ago in range(1, days + 1)]


def _ten_minutes(start: datetime) -> DeskSpan:
    return DeskSpan(at=start + timedelta(minutes=10), start=start, state="active", seconds=600.0)


def test_the_sums_of_days_are_kept_after_an_import(office: Office, qtbot: QtBot) -> None:
    office.open()
    parts, events = office.parts, office.events
    parts._controller.history_changed.connect(parts._old_days.look_soon)
    events.append_many(years_ago(office, 30))
    assert events.has_days_to_sum(office.day)
    parts._controller.history_changed.emit()
    qtbot.waitUntil(lambda: not events.has_days_to_sum(office.day))
    assert not parts._old_days._timer.isActive()
    assert len(events.exposures_between(office.day - timedelta(days=40), office.day)) == 30


def test_a_span_of_yesterday_that_ends_today_is_added_up_again(office: Office) -> None:
    office.open()
    office.events.append_many(years_ago(office, 3))
    office.parts._old_days.look()
    assert not office.events.has_days_to_sum(office.day)
    midnight = office.clock.now().wall.replace(hour=0, minute=0)
    office.events.append(_ten_minutes(midnight - timedelta(minutes=5)))
    assert office.events.has_days_to_sum(office.day)


def test_old_activity_goes_a_little_at_a_time(office: Office, qtbot: QtBot) -> None:
    office.open()
    events = office.events
    old = years_ago(office, 100)
    events.append_many(old)
    before = events.exposures_between(old[-1].start.date(), office.day)
    office.parts._on_calendar(("midnight",))
    first, limit = old[-1].start.date(), office.day - timedelta(days=90)
    kept = events.spans_between(first, limit)
    assert 0 < len(kept) < 11
    qtbot.waitUntil(lambda: events.spans_between(first, limit - timedelta(days=1)) == [])
    assert len(events.spans_between(limit, office.day)) == 90
    assert events.exposures_between(first, office.day) == before
