"""Settings: what can be set, what is refused and in which words, and the plan that follows."""

import contextlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from posture.core.breaks import KINDS, PROFILES, Plan, Strength
from posture.core.hours import WorkHours, WorkSpan
from posture.core.settings import SettingError, Settings
from posture.core.settings_reading import SUGGESTIONS, read_settings
from posture.core.settings_rules import Problem

UNHURRIED = hypothesis_settings(deadline=None)
"""On a busy machine an example may take its time."""

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
MON_FRI = frozenset(range(5))


def chosen(**texts: str) -> Settings:
    """Settings with values as people write them; `__` stands for the dot."""
    settings = Settings()
    for key, text in texts.items():
        settings = settings.with_text(key.replace("__", "."), text)
    return settings


def problems_of(data: Mapping[str, Any]) -> list[str]:
    return [problem.words() for problem in read_settings(data)[1]]


def refusal(key: str, text: str, settings: Settings | None = None) -> str:
    with pytest.raises(SettingError) as raised:
        (settings or Settings()).with_text(key, text)
    return str(raised.value)


class TestPlan:
    def test_the_defaults_are_the_catalogue(self) -> None:
        assert Settings().plan() == Plan()

    def test_breaks_have_the_last_word_over_the_profile(self) -> None:
        settings = chosen(profile="active-walk", breaks__movement__every="45m")
        movement = settings.plan().kind("movement")
        micro = settings.plan().kind("micro")
        assert movement is not None
        assert micro is not None
        assert (movement.every_s, movement.length_s, micro.enabled) == (2700, 300, False)

    @pytest.mark.parametrize("profile", [profile.id for profile in PROFILES])
    def test_every_shipped_profile(self, profile: str) -> None:
        plan = chosen(profile=profile).plan()
        found = next(one for one in PROFILES if one.id == profile)
        assert plan == Plan(kinds=tuple(found.applied_to(k) for k in KINDS), profile=profile)

    def test_all_that_the_engine_follows(self) -> None:
        settings = chosen(
            work__hours="mon-fri 08:00-16:00; sat 22:00-02:00",
            work__days_off="2026-12-25",
            idle__pause_of="5s",
            prompts__least_gap="10m",
            quiet__call="ignore",
            breaks__hydration__when="mon 10:00-12:00",
        )
        plan = settings.plan()
        days_off = frozenset({date(2026, 12, 25)})
        spans = (
            WorkSpan(MON_FRI, time(8), time(16)),
            WorkSpan(frozenset({5}), time(22), time(2)),
        )
        assert plan.hours == WorkHours(spans, days_off)
        assert (plan.pause_of_s, plan.least_gap_s) == (5, 600)
        assert plan.ignored_reasons == {"call"}
        water = plan.kind("hydration")
        assert water is not None
        assert water.hours == WorkHours((WorkSpan(frozenset({0}), time(10), time(12)),), days_off)

    def test_a_kind_of_ones_own(self) -> None:
        settings = chosen(breaks__fresh_air__every="2h").with_text("breaks.fresh_air.length", "3m")
        kind = settings.plan().kinds[-1]
        assert (kind.id, kind.name, kind.every_s, kind.length_s) == (
            "fresh_air",
            "Fresh air",
            7200,
            180,
        )
        assert settings.without("breaks.fresh_air").plan() == Plan()

    def test_a_rhythm_of_its_own_takes_a_kind_off_the_one_it_rides_on(self) -> None:
        for key, text in (("every", "2h"), ("at", "10:00, 15:00")):
            kind = Settings().with_text(f"breaks.posture.{key}", text).plan().kind("posture")
            assert kind is not None
            assert kind.rides_on is None

    def test_unless_the_ride_is_chosen_as_well(self) -> None:
        kind = (
            chosen(breaks__posture__every="2h", breaks__posture__with="movement")
            .plan()
            .kind("posture")
        )
        assert kind is not None
        assert kind.rides_on == "movement"

    def test_a_kind_whose_host_rides_itself_comes_by_itself(self) -> None:
        kinds = chosen(breaks__hydration__with="movement").with_text(
            "breaks.movement.with", "micro"
        )
        hydration = kinds.plan().kind("hydration")
        assert hydration is not None
        assert hydration.rides_on is None

    def test_a_kind_that_no_rest_counts_for_leaves_rests_out_of_its_count(self) -> None:
        kind = chosen(breaks__movement__natural_after="never").plan().kind("movement")
        assert kind is not None
        assert (kind.natural_after_s, kind.freezes_after_s) == (None, 300)

    def test_strength_is_the_engines(self) -> None:
        kind = chosen(breaks__movement__strength="firm").plan().kind("movement")
        assert kind is not None
        assert kind.strength is Strength.FIRM


class TestProfiles:
    def own(self) -> Settings:
        return chosen(
            profiles__walks__based_on="active-walk",
            profiles__walks__name="Afternoon walks",
            profiles__walks__breaks__movement__length="4m",
            profiles__schedule="walks mon-fri 13:00-17:00",
        )

    def test_a_profile_of_ones_own(self) -> None:
        profile = self.own().profiles()[-1]
        movement = self.own().plan(profile="walks").kind("movement")
        assert (profile.id, profile.name) == ("walks", "Afternoon walks")
        assert movement is not None
        assert (movement.every_s, movement.length_s) == (1800, 240)

    def test_a_profile_without_a_name_is_called_after_its_key(self) -> None:
        settings = chosen(**{"profiles__late-shift__breaks__micro__every": "15m"})
        profile = settings.profiles()[-1]
        assert (profile.id, profile.name) == ("late-shift", "Late shift")
        assert profile.applied_to(KINDS[0]).every_s == 900

    def test_a_shipped_profile_can_be_changed(self) -> None:
        settings = chosen(profiles__eyes__breaks__micro__length="10s", profile="eyes")
        micro = settings.plan().kind("micro")
        assert micro is not None
        assert (micro.every_s, micro.length_s) == (1200, 10)
        assert [profile.name for profile in settings.profiles()] == [one.name for one in PROFILES]

    def test_the_schedule_is_in_force_in_its_hours(self) -> None:
        settings = self.own()
        assert settings.plan().profile == "balanced"
        assert settings.plan(MONDAY).profile == "balanced"
        assert settings.plan(MONDAY.replace(hour=13)).profile == "walks"
        assert settings.plan(MONDAY.replace(hour=17)).profile == "balanced"

    def test_when_it_changes_next(self) -> None:
        settings = self.own()
        assert settings.next_profile_change(MONDAY) == MONDAY.replace(hour=13)
        assert settings.next_profile_change(MONDAY.replace(hour=14)) == MONDAY.replace(hour=17)
        assert Settings().next_profile_change(MONDAY) is None

    def test_an_unknown_profile_switched_to_by_hand_is_the_standard_one(self) -> None:
        assert Settings().plan(profile="gone").profile == "balanced"

    def test_what_breaks_overrule_in_a_profile_is_reported(self) -> None:
        data = {
            "breaks": {"micro": {"every": "25m"}},
            "profiles": {"walks": {"breaks": {"micro": {"every": "20m"}}}},
        }
        (words,) = problems_of(data)
        assert words == (
            "profiles.walks.breaks.micro.every has no effect, because breaks.micro.every"
            " is set as well; remove one of the two"
        )


class TestLookingUp:
    def test_values_in_the_programs_types(self) -> None:
        settings = chosen(breaks__movement__every="45m", quiet__apps="zoom, teams")
        assert settings.get("breaks.movement.every") == 2700
        assert settings.number("breaks.movement.every") == 2700
        assert settings.number("sound.volume") == 40
        assert settings.flag("sound.enabled") is False
        assert settings.word("appearance.theme") == "system"
        assert settings.words("quiet.apps") == ("zoom", "teams")
        assert settings.text("breaks.movement.every") == "45m"
        assert settings.stored("quiet.apps") == ["zoom", "teams"]

    def test_asking_for_the_wrong_type_is_a_bug(self) -> None:
        with pytest.raises(TypeError):
            Settings().flag("sound.volume")

    def test_the_default_of_a_kind_is_the_profiles(self) -> None:
        settings = chosen(profile="eyes", breaks__micro__every="25m")
        assert settings.setting("breaks.micro.every").default == 1200
        assert settings.setting("breaks.micro.length").default == 20
        assert settings.get("breaks.micro.length") == 20
        assert settings.is_chosen("breaks.micro.every")
        assert not settings.is_chosen("breaks.micro.length")

    def test_the_default_inside_a_profile_is_what_it_starts_from(self) -> None:
        settings = chosen(
            profiles__walks__based_on="active-walk", profiles__walks__breaks__movement__every="40m"
        )
        assert settings.setting("profiles.walks.breaks.movement.every").default == 1800
        assert settings.text("profiles.walks.based_on") == "active-walk"

    def test_the_only_rhythm_of_a_kind_of_ones_own_has_a_default_too(self) -> None:
        assert chosen(breaks__stairs__every="2h").setting("breaks.stairs.every").default == 3600

    def test_every_key_is_a_setting_with_its_sentence(self) -> None:
        settings = chosen(
            breaks__stairs__every="2h",
            profiles__walks__name="Walks",
            profiles__walks__breaks__micro__every="15m",
        )
        keys = settings.all_keys()
        assert len(keys) == len(set(keys))
        assert {"profile", "breaks.stairs.length", "profiles.walks.name"} <= set(keys)
        for key in keys:
            setting = settings.setting(key)
            assert setting.help.endswith(".")
            assert setting.label
            assert settings.text(key) is not None

    @pytest.mark.parametrize(
        ("key", "hint"),
        [
            ("breaks.movement.evry", "did you mean breaks.movement.every?"),
            ("breaks.movment.enabled", "did you mean breaks.movement.enabled?"),
            ("work.hour", "did you mean work.hours?"),
            ("colour", "`posture config list` names all settings"),
            ("profiles.walks.name", "names all settings"),
            ("profiles.walks.breaks.micro.every", "names all settings"),
            ("", "names all settings"),
            ("x" * 5000, "names all settings"),
        ],
    )
    def test_no_setting(self, key: str, hint: str) -> None:
        with pytest.raises(SettingError) as raised:
            Settings().get(key)
        assert "is not a setting" in str(raised.value)
        assert hint in str(raised.value)


class TestRefusals:
    @pytest.mark.parametrize(
        ("key", "text", "words"),
        [
            (
                "breaks.movement.every",
                "7x",
                'every = "7x" is not a duration; use for example 45s, 30m',
            ),
            ("breaks.movement.every", "7x", "30m or 1h30m (5s to 24h)"),
            ("breaks.movement.every", "1s", '"1s" is too short'),
            ("breaks.movement.every", "30h", '"30h" is too long'),
            ("breaks.micro.natural_after", "9h", 'or "never"'),
            ("breaks.micro.strength", "hard", "use quiet, gentle, firm or strict"),
            (
                "breaks.micro.postpone_limit",
                "1.5",
                "is not a whole number; use a whole number from 0",
            ),
            ("breaks.micro.postpone_limit", "99", "is too large"),
            ("breaks.micro.enabled", "maybe", "neither true nor false"),
            ("breaks.micro.name", "", "is not a name"),
            ("breaks.micro.name", "a\nb", "is not a name"),
            ("breaks.micro.name", "x" * 41, "40 characters at most"),
            ("breaks.posture.at", "noon", "neither a time nor a cron rule"),
            ("breaks.posture.at", "0 10 * *", "neither a time nor a cron rule"),
            ("breaks.posture.at", "0 10 * * someday", "neither a time nor a cron rule"),
            ("breaks.posture.at", "1 " * 200, "neither a time nor a cron rule"),
            ("breaks.posture.with", "nothing", '"nothing" is no kind that it can come with'),
            ("breaks.posture.with", "posture", "is no kind that it can come with"),
            ("breaks.movement.with", "posture", "is no kind that it can come with"),
            ("breaks.movment.every", "45m", 'names the kind "movment", which does not exist'),
            ("breaks.movment.every", "45m", "did you mean movement?"),
            ("breaks.stairs.length", "45s", "set breaks.stairs.every first"),
            ("profiles.walks.breaks.stairs.every", "45s", "set breaks.stairs.every first"),
            ("breaks.movement.evry", "45m", "did you mean breaks.movement.every?"),
            ("profile", "eye", '"eye" is no profile; use one of balanced, '),
            ("profile", "no spaces", "a name of letters"),
            ("profiles.walks.based_on", "eye", "is no shipped profile"),
            ("profiles.schedule", "eye mon 13:00-17:00", 'entry 1: "eye" is no profile'),
            ("profiles.schedule", "eyes", "is not a range of hours"),
            ("profiles.schedule", "[5]", "entry 1: 5 is no profile with hours"),
            (
                "profiles.schedule",
                '[{profile = 5, days = ["mon"], from = "1:00", to = "2:00"}]',
                "5 is",
            ),
            ("work.hours", "", "a list of 0 is not possible"),
            ("work.hours", "mon-fri", "is not a range of hours"),
            ("work.hours", "mon-fri 25:00-26:00", 'from = "25:00" is not a time'),
            ("work.hours", "monday-fri-sat 9:00-10:00", "is no day of the week"),
            ("work.hours", "fry 9:00-10:00", '"fry" is no day of the week'),
            ("work.hours", '[{from = "9:00", to = "10:00", day = 1}]', '"day" is unknown'),
            ("work.hours", '[{days = [], from = "9:00", to = "10:00"}]', "is no list of days"),
            (
                "work.hours",
                '[{days = [1], from = "9:00", to = "10:00"}]',
                "1 is no day of the week",
            ),
            ("work.hours", '[{from = "9:00"}]', "to is missing"),
            ("work.hours", "[5", "is not a range of hours"),
            ("work.hours", "[5]", "entry 1: 5 is not a range of hours"),
            ("work.days_off", "2026-13-01", "is not a date"),
            ("work.days_off", "{a = 1}", "a table is not a list"),
            ("quiet.apps", "[1]", "1 is not a process name"),
            ("appearance.text_scale", "big", "is not a number"),
            ("appearance.text_scale", "0.5", "0.5 is too small; use a number from 0.9 to 1.5"),
            ("sound.volume", "150", "use a whole number from 0 to 100 %"),
            ("language", "Klingon", 'a language such as "de"'),
            ("retention.activity_days", "1", 'or "forever"'),
            ("hooks.break_started", 'say "hi', "has a quote without its end"),
            ("hooks.break_started", "''", "the first word is no program"),
            ("hooks.break_started", "[5]", "5 is not a word"),
            ("hooks.break_started", "{a = 1}", "is not a list of words"),
            ("hooks.break_begun", "true", "is not a setting"),
        ],
    )
    def test_in_plain_words(self, key: str, text: str, words: str) -> None:
        sentence = refusal(key, text)
        assert sentence.startswith(key)
        assert words in sentence
        assert "\n" not in sentence

    def test_two_kinds_cant_ride_on_each_other(self) -> None:
        settings = chosen(breaks__hydration__with="micro")
        assert "is no kind" in refusal("breaks.micro.with", "hydration", settings)

    def test_a_value_of_the_program_is_checked_too(self) -> None:
        with pytest.raises(SettingError, match="too long"):
            Settings().with_value("breaks.micro.every", 10.0**6)
        assert Settings().with_value("breaks.micro.every", 60.0).get("breaks.micro.every") == 60

    def test_words_that_the_file_could_not_hold(self) -> None:
        assert "is not a word" in refusal("hooks.pause_ended", "say \udce4")
        assert "is not a word" in refusal("hooks.pause_ended", '["say", "a\\u0000"]')


class TestSpellings:
    @pytest.mark.parametrize(
        ("key", "text", "shown"),
        [
            ("breaks.movement.every", "90", "1h30m"),
            ("breaks.movement.enabled", "off", "false"),
            ("breaks.movement.enabled", "Yes", "true"),
            ("breaks.movement.natural_after", "never", "never"),
            ("breaks.movement.postpone_choices", "5, 10m; 1h", "5m, 10m, 1h"),
            ("breaks.posture.at", "9:00, 15:00", "09:00; 15:00"),
            ("breaks.posture.at", "0 10 * * mon,wed; 15:00", "0 10 * * mon,wed; 15:00"),
            ("breaks.posture.at", "[10:00:00]", "10:00"),
            ("breaks.posture.with", "none", "none"),
            ("breaks.movement.name", "[stretch]", "[stretch]"),
            ("breaks.movement.when", "", ""),
            ("work.hours", "Monday-Wednesday,fri 9:00-17:00", "mon-wed,fri 09:00-17:00"),
            ("work.hours", "sat-mon 22:00 - 6:00", "mon,sat,sun 22:00-06:00"),
            ("work.hours", '[{days = "fri", from = 09:00:00, to = "24:00"}]', "fri 09:00-00:00"),
            ("work.hours", '[{"days": ["mon"], "from": "9:00", "to": "10:00"}]', "mon 09:00-10:00"),
            ("work.hours", '[{from = "9:00", to = "17:00"}]', "mon-sun 09:00-17:00"),
            ("work.days_off", "[2026-12-24, '2026-12-25']", "2026-12-24, 2026-12-25"),
            ("profiles.schedule", "eyes mon,tue 9:00-10:00", "eyes mon,tue 09:00-10:00"),
            ("moves.leave_out", "neck, lower-back", "neck, lower-back"),
            ("appearance.text_scale", "1", "1"),
            ("appearance.text_scale", "1.25", "1.25"),
            ("quiet.apps", '["a,b", "c"]', '["a,b", "c"]'),
            ("sound.volume", "+70", "70"),
            ("language", "pt_BR", "pt_BR"),
            ("retention.activity_days", "Forever", "forever"),
            ("hooks.break_started", "notify-send 'stand up'", "notify-send 'stand up'"),
            ("hooks.break_started", "", ""),
        ],
    )
    def test_what_people_write(self, key: str, text: str, shown: str) -> None:
        assert Settings().with_text(key, text).text(key) == shown

    @pytest.mark.parametrize(("raw", "seconds"), [(45, 2700), (0.5, 30), ("45", 2700), ("45s", 45)])
    def test_a_bare_number_is_minutes_in_the_file_too(self, raw: object, seconds: float) -> None:
        settings, problems = read_settings({"breaks": {"movement": {"every": raw}}})
        assert problems == ()
        assert settings.get("breaks.movement.every") == seconds


class TestReading:
    def test_bad_values_fall_back_while_the_rest_is_used(self) -> None:
        data = {"breaks": {"movement": {"every": "7x", "length": "3m"}}, "profile": "eyes"}
        settings, problems = read_settings(data)
        assert settings == chosen(breaks__movement__length="3m", profile="eyes")
        assert problems == (
            Problem(
                key="breaks.movement.every",
                wrong='= "7x" is not a duration',
                allowed="use for example 45s, 30m or 1h30m (5s to 24h)",
                path=("breaks", "movement", "every"),
            ),
        )

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"colour": {"x": 1}}, "colour is not a setting of this version, and is kept as it is"),
            ({"apperance": {}}, "did you mean appearance?"),
            ({"breaks": {"movement": {"evry": 1}}}, "did you mean breaks.movement.every?"),
            ({"breaks": {"movement": {"every": {}}}}, "a table is not a duration"),
            ({"breaks": 3}, "breaks = 3 is not possible: it is a table of settings"),
            ({"breaks": {"movement": True}}, "breaks.movement = true is not possible"),
            ({"breaks": {"a.b": {"every": 5}}}, 'breaks."a.b" is not a setting'),
            ({"breaks": {"movment": {"length": "5m"}}}, "did you mean movement?"),
            ({"breaks": {"stairs": {"length": "5m"}}}, "one of your own needs `every` or `at`"),
            ({"profiles": {"x": {"breaks": {"y": {"every": "5m"}}}}}, 'names the kind "y"'),
            ({"profiles": {"schedule": {"breaks": {}}}}, "a table is not a list"),
            ({"profile": "x"}, 'profile = "x" is no profile'),
            ({"sound": {"volume": 10**30}}, "sound.volume = a huge number is too large"),
            ({"sound": {"volume": True}}, "sound.volume = true is not a whole number"),
            ({"sound": {"volume": 5.0}}, "sound.volume = 5.0 is not a whole number"),
            ({"idle": {"pause_of": 10**30}}, "a huge number is not a duration"),
            ({"idle": {"pause_of": float("inf")}}, "inf is not a duration"),
            ({"idle": {"pause_of": float("nan")}}, "nan is not a duration"),
            (
                {"appearance": {"theme": "x" * 99}},
                'appearance.theme = "' + "x" * 40 + '…" is unknown',
            ),
            ({"appearance": {"theme": "\x1b[31m"}}, 'appearance.theme = "?[31m" is unknown'),
            ({"appearance": {"theme": 5}}, "appearance.theme = 5 is unknown"),
            ({"work": {"days_off": [MONDAY]}}, "2026-03-02 10:00:00+00:00 is not a date"),
            ({"work": {"hours": ["mon " + "9" * 500]}}, "is not a range of hours"),
        ],
    )
    def test_what_is_reported(self, data: Mapping[str, Any], words: str) -> None:
        settings, problems = read_settings(data)
        assert settings == Settings()
        assert len(problems) == 1
        assert words in problems[0].words()

    def test_where_in_a_list(self) -> None:
        hours = [{"from": "9:00", "to": "10:00"}, {"from": "25:00", "to": "10:00"}]
        problem = read_settings({"work": {"hours": hours}})[1][0]
        assert problem.path == ("work", "hours", 1, "from")
        assert problem.words().startswith('work.hours entry 2: from = "25:00" is not a time')

    def test_the_problem_says_where(self) -> None:
        problem = Problem(key="a.b", wrong="is bad")
        assert problem.sentence("config.toml") == "config.toml: a.b is bad"
        placed = Problem(key="a.b", wrong="is bad", allowed="use c", line=3)
        assert placed.sentence("config.toml") == "config.toml line 3: a.b is bad; use c"

    def test_thousands_of_unknown_keys_are_reported_quickly(self) -> None:
        words = problems_of({f"work_{index}": 1 for index in range(5000)})
        assert len(words) == 5000
        assert sum("did you mean" in line for line in words) <= SUGGESTIONS


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**400, max_value=10**401)
    | st.floats()
    | st.text(max_size=8)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.sampled_from(["5m", "never", "10:00", "mon-fri 9:00-17:00", "movement", "eyes", "none"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["days", "from", "to", "profile", "breaks", "micro", "every", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(
    [
        *Settings().all_keys(),
        "breaks.own.every",
        "breaks.own.with",
        "profiles.own.based_on",
        "profiles.own.breaks.own.every",
        "profiles.own.breaks.micro.when",
        "breaks",
        "profiles.own",
        "x.y",
    ]
)


def nested(flat: Mapping[str, object]) -> dict[str, Any]:
    """Tables from dotted keys; what does not fit is left out."""
    data: dict[str, Any] = {}
    for key, value in flat.items():
        table: Any = data
        *names, last = key.split(".")
        for name in names:
            table = table.setdefault(name, {}) if isinstance(table, dict) else None
        if isinstance(table, dict):
            table.setdefault(last, value)
    return data


class TestAnything:
    @UNHURRIED
    @given(st.dictionaries(KEYS, JUNK, max_size=6).map(nested) | st.dictionaries(st.text(), JUNK))
    def test_nothing_that_may_stand_in_a_file_raises(self, data: dict[str, Any]) -> None:
        settings, problems = read_settings(data)
        plan = settings.plan(MONDAY)
        assert {kind.rides_on for kind in plan.kinds} <= {None, *(kind.id for kind in plan.kinds)}
        assert all("\n" not in problem.words() for problem in problems)
        again = read_settings(nested({key: settings.stored(key) for key in settings.chosen}))
        assert again[0] == settings

    @UNHURRIED
    @given(KEYS, st.text())
    def test_no_text_does_more_than_be_refused(self, key: str, text: str) -> None:
        settings = Settings()
        with contextlib.suppress(SettingError):
            settings = settings.with_text(key, text)
        assert set(settings.chosen) <= {key}
        for other in settings.chosen:
            assert settings.with_text(other, settings.text(other)) == settings

    @UNHURRIED
    @given(st.lists(st.text(min_size=1, max_size=5), max_size=3))
    def test_lists_of_any_texts_are_read_back(self, apps: list[str]) -> None:
        settings, problems = read_settings({"quiet": {"apps": apps}})
        if not problems:
            assert settings.with_text("quiet.apps", settings.text("quiet.apps")) == settings
