"""The declarations themselves: complete, with valid defaults, and every value can be stored and read."""

import re
from datetime import date, time
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from posture.core.breaks import KINDS, PROFILES
from posture.core.events import Event
from posture.core.hours import WorkSpan
from posture.core.setting_declaration import Group, Setting
from posture.core.setting_lists import (
    ClockOrRule,
    Command,
    Day,
    ListOf,
    ProfileHours,
    ProfileSpan,
    Span,
)
from posture.core.setting_types import (
    Choice,
    Duration,
    Flag,
    Number,
    OrNone,
    Text,
    ValueType,
    Whole,
)
from posture.core.settings import Settings
from posture.core.settings_general import HOOK_EVENTS, SETTINGS
from posture.core.settings_of_kinds import KIND_FIELDS

KIND_SETTINGS = [
    field.setting(f"breaks.{kind.id}.{field.field}", kind)
    for kind in KINDS
    for field in KIND_FIELDS
]
ALL = (*SETTINGS, *KIND_SETTINGS)
ONE_OF_EACH_TYPE = list({repr(setting.type): setting for setting in ALL}.values())
CLOCKS = st.times().map(lambda clock: clock.replace(microsecond=0))
SPANS = st.builds(WorkSpan, st.frozensets(st.integers(0, 6), min_size=1), CLOCKS, CLOCKS)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)


def values_of(kind: ValueType[Any]) -> st.SearchStrategy[Any]:
    """Any value that a setting of the type can have."""
    match kind:
        case Flag():
            return st.booleans()
        case Whole():
            return st.integers(kind.minimum, kind.maximum)
        case Number():
            return st.integers(round(kind.minimum * 100), round(kind.maximum * 100)).map(
                lambda n: n / 100
            )
        case Duration():
            milliseconds = st.integers(round(kind.minimum * 1000), round(kind.maximum * 1000))
            return milliseconds.map(lambda ms: ms / 1000)
        case Choice():
            return st.sampled_from(kind.choices).map(kind.make)
        case Text():
            if kind.pattern == Text().pattern:
                return WORDS.filter(lambda text: is_valid(kind, text))
            return st.from_regex(kind.pattern, fullmatch=True).filter(
                lambda text: is_valid(kind, text)
            )
        case Command():
            return st.just(()) | st.lists(WORDS, min_size=1, max_size=4).filter(
                lambda w: bool(w[0].strip())
            ).map(tuple)
        case Day():
            return st.dates()
        case ClockOrRule():
            return st.sampled_from(["10:00", "23:59:59", "0 10 * * mon-fri", "*/5 8,9 1-7 * sun"])
        case Span():
            return SPANS
        case ProfileHours():
            return st.builds(
                ProfileSpan, st.sampled_from([profile.id for profile in PROFILES]), SPANS
            )
        case ListOf():
            return st.lists(values_of(kind.item), min_size=kind.least, max_size=4).map(tuple)
        case OrNone():
            return st.none() | values_of(kind.item)
        case _:
            raise NotImplementedError(f"a new type of setting: {kind}")


def is_valid(kind: Text, text: str) -> bool:
    return text == text.strip() and text.isprintable() and 0 < len(text) <= kind.longest


@pytest.mark.parametrize("setting", ONE_OF_EACH_TYPE, ids=lambda setting: setting.key)
@hypothesis_settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_value_is_stored_and_written_so_that_it_is_read_back(
    setting: Setting, data: st.DataObject
) -> None:
    value = data.draw(values_of(setting.type))
    text = setting.type.text(value)
    assert setting.type.read(setting.type.stored(value)) == value
    if "profile" not in setting.key and not setting.key.endswith(
        ".with"
    ):  # those name what may not exist
        assert Settings().with_value(setting.key, value).get(setting.key) == value
        assert Settings().with_text(setting.key, text).get(setting.key) == value


@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.key)
def test_a_declaration_is_complete(setting: Setting) -> None:
    assert setting.type.read(setting.type.stored(setting.default)) == setting.default
    assert setting.type.allowed.startswith("use ")
    assert setting.label
    assert setting.help.endswith(".")
    assert setting.group in Group
    assert not re.search(
        r"'|!|\b(must|should|only|failed|missed|lazy|still)\b", setting.help + setting.label
    )
    if setting.minimum is not None and setting.maximum is not None:
        assert setting.window_minimum is not None
        assert setting.window_maximum is not None
        assert setting.minimum <= setting.window_minimum < setting.window_maximum <= setting.maximum


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_the_figures_of_every_profile_can_be_set(profile: Any) -> None:
    for kind in map(profile.applied_to, KINDS):
        for field in KIND_FIELDS:
            assert field.type.read(field.type.stored(field.of(kind))) == field.of(kind)


def test_what_the_window_needs() -> None:
    every = Settings().setting("breaks.movement.every")
    assert (every.minimum, every.maximum, every.unit) == (5, 86_400, "s")
    assert (every.window_minimum, every.window_maximum) == (900, 10_800)
    rest = Settings().setting("breaks.micro.natural_after")
    assert (rest.window_minimum, rest.window_maximum) == (30, 300)
    volume = Settings().setting("sound.volume")
    assert (volume.window_minimum, volume.window_maximum, volume.unit) == (0, 100, "%")
    theme = Settings().setting("appearance.theme")
    assert theme.choices == ("system", "light", "dark")
    assert (theme.minimum, theme.maximum, theme.window_minimum, theme.unit) == (
        None,
        None,
        None,
        "",
    )


def test_each_key_is_declared_once() -> None:
    keys = [setting.key for setting in ALL]
    assert len(keys) == len(set(keys))


def test_hooks_are_named_after_events() -> None:
    tags = {event.__struct_config__.tag for event in get_args(Event)}
    assert set(HOOK_EVENTS) <= tags


def test_the_words_for_dates_and_times() -> None:
    assert Day().text(date(2026, 12, 25)) == "2026-12-25"
    assert ClockOrRule().text("10:00") == "10:00"
    assert Span().text(WorkSpan(frozenset({6}), time(22), time(2))) == "sun 22:00-02:00"
