"""Which changes of settings are recorded, and what of them."""

from datetime import UTC, datetime

import pytest

from posture.core.events import SettingChanged
from posture.core.setting_changes import (
    is_of_rhythm,
    rhythm_of,
    setting_changes,
    stored_rhythm,
    told_alone,
)
from posture.core.settings import Settings
from posture.core.settings_general import SETTINGS

AT = datetime(2026, 11, 16, 9, tzinfo=UTC)


def changes(before: Settings, after: Settings) -> list[tuple[str, str, str]]:
    found = setting_changes(before, after, AT)
    assert all(one == SettingChanged(AT, one.key, one.before, one.after) for one in found)
    return [(one.key, one.before, one.after) for one in found]


def test_a_change_has_both_values_as_people_write_them() -> None:
    after = Settings().with_text("breaks.movement.every", "75m").with_text("profile", "eyes")
    found = changes(Settings(), after)
    assert ("profile", "balanced", "eyes") in found
    assert ("breaks.movement.every", "1h", "1h15m") in found
    assert changes(after, after) == []


def test_back_to_the_default_is_a_change_too() -> None:
    after = Settings().with_text("quiet.call", "ignore")
    assert changes(after, Settings()) == [("quiet.call", "ignore", "hold")]


def test_chosen_as_it_was_is_none() -> None:
    assert changes(Settings(), Settings().with_text("quiet.call", "hold")) == []


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("quiet.apps", "secret.exe"),
        ("quiet.calendars", "/home/ada/divorce.ics"),
        ("breaks.movement.name", "Doctor says"),
    ],
)
def test_of_names_and_places_the_key_alone_is_kept(key: str, text: str) -> None:
    after = Settings().with_text(key, text)
    assert changes(Settings(), after) == [(key, "", "")]
    assert stored_rhythm(after) == {}


def test_what_is_not_of_the_rhythm_is_not_recorded() -> None:
    after = Settings().with_text("appearance.theme", "dark").with_text("moves.seated", "true")
    assert changes(Settings(), after) == []
    kept = {one.key for one in SETTINGS if is_of_rhythm(one.key)}
    assert not any(key.startswith(("hooks.", "care.", "sound.")) for key in kept)
    assert {"profile", "work.hours", "work.days_off", "quiet.dnd", "moves.level"} <= kept


def test_a_kind_that_is_no_more_has_no_value() -> None:
    own = Settings().with_text("breaks.walk.every", "2h")
    assert changes(own, Settings()) == [("breaks.walk.every", "2h", "")]


def test_what_was_stored_is_compared_at_the_next_start() -> None:
    before = Settings().with_text("work.hours", "mon-thu 08:00-16:00").with_text("quiet.apps", "x")
    again = rhythm_of(stored_rhythm(before))
    assert again == told_alone(before)
    after = before.with_text("work.hours", "mon-fri 08:00-16:00")
    assert changes(again, told_alone(after)) == [
        ("work.hours", "mon-thu 08:00-16:00", "mon-fri 08:00-16:00")
    ]


def test_what_another_version_stored_is_left_out() -> None:
    assert rhythm_of({"gone.key": 1, "quiet.call": "sing", "quiet.dnd": "ignore"}) == Settings(
        {"quiet.dnd": "ignore"}
    )
