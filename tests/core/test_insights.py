"""Insights: what each needs, one below it, and what its change does to the settings."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from posture.core.breaks import MINUTE, Strength
from posture.core.events import CheckAnswer, Outcome, PromptClosed
from posture.core.exposure import Exposure
from posture.core.headline import WeekPage, week_page
from posture.core.insight_changes import (
    AskWith,
    LookAt,
    MoveCard,
    Place,
    TryPreset,
    TryRhythm,
    TryShorterAt,
    easier_to_see,
    lighter_rhythm,
    longer_rhythm,
    shorter_breaks_at,
    shorter_rhythm,
)
from posture.core.insights import (
    FewTaken,
    Insight,
    ItemKeepsComing,
    LongStretches,
    OftenOnOwn,
    OftenPostponed,
    SkippedHour,
    Unseen,
    insights,
)
from posture.core.settings import Settings
from posture.core.week import WeekHistory
from posture.core.weeks import Week
from tests.core.stat_samples import KINDS, MONDAY, SUNDAY, WEEK, answered, closed, moment

TWO_HOURS = Exposure(up_to_30min_s=7200)
OUTCOMES = {
    "t": Outcome.TAKEN,
    "n": Outcome.NATURAL,
    "s": Outcome.SKIPPED,
    "i": Outcome.IGNORED,
    "h": Outcome.HELD,
}
RIGHT, FIXED, CANNOT = CheckAnswer.RIGHT, CheckAnswer.FIXED, CheckAnswer.CANNOT


def prompts(day: date, outcomes: str, hour: int = 9) -> list[PromptClosed]:
    """One prompt a letter, in the same hour; `l`: postponed and then taken."""
    return [
        closed(
            OUTCOMES.get(letter, Outcome.TAKEN),
            moment(day, f"{hour:02}:{number:02}"),
            postponed=letter == "l",
        )
        for number, letter in enumerate(outcomes)
    ]


def page(
    days: Sequence[str] = (),
    *,
    more: Sequence[PromptClosed] = (),
    exposure: Exposure = TWO_HOURS,
    exposures: Mapping[date, Exposure] | None = None,
    checks: Sequence[tuple[str, CheckAnswer]] = (),
    recovery: frozenset[date] = frozenset(),
) -> WeekPage:
    """A week with these days' prompts, each day with two hours at the desk."""
    dates = [MONDAY + timedelta(days=number) for number in range(len(days))]
    found = [
        one for day, outcomes in zip(dates, days, strict=True) for one in prompts(day, outcomes)
    ]
    history = WeekHistory(
        closed=[*found, *more],
        checks=[answered(MONDAY, item, answer, f"{n}") for n, (item, answer) in enumerate(checks)],
        routines=(),
        exposures=dict.fromkeys(dates, exposure) if exposures is None else exposures,
        year=(),
        first_day=date(2026, 1, 1),
        recovery=recovery,
    )
    return week_page(WEEK, history, KINDS, SUNDAY + timedelta(days=1))


def found(of: WeekPage, settings: Settings | None = None) -> list[Insight]:
    return insights(of, settings or Settings(), lambda _checklist, item: item.upper())


def kinds_found(of: WeekPage) -> list[type[Insight]]:
    return [type(one) for one in found(of)]


def after(settings: Settings, change: Mapping[str, Any]) -> Settings:
    for key, value in change.items():
        settings = settings.with_value(key, value)
    return settings


# --- from how much on ---


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (["tttiiii", "tttttti", "ttttti"], Unseen),
        (["tttssss", "ttsssss", "ssssss"], FewTaken),
        (["tttllll", "ttttttl", "ttttll"], OftenPostponed),
    ],
)
def test_shares_are_told_from_twenty_prompts_on_three_days(
    days: list[str], kind: type[Insight]
) -> None:
    assert kind in kinds_found(page(days))
    assert kind not in kinds_found(page([days[0][:-1], *days[1:]])), "nineteen prompts"
    assert kind not in kinds_found(page([days[0] + days[1], days[2]])), "two days"
    assert kind not in kinds_found(page(days, exposure=Exposure(up_to_30min_s=7199))), "short days"
    assert kind not in kinds_found(page(days, recovery=frozenset({MONDAY}))), "a day in recovery"


def test_breaks_on_ones_own_are_told_from_twenty_due_on() -> None:
    days = ["nnnntttt", "nnnttt", "nnnttt"]
    assert OftenOnOwn in kinds_found(page(days))
    assert OftenOnOwn not in kinds_found(page(["nnnnttt", *days[1:]])), "nineteen"
    assert OftenOnOwn not in kinds_found(page(["nnnttttt", *days[1:]])), "nine of twenty"


@pytest.mark.parametrize(
    ("kind", "enough", "less"),
    [
        (Unseen, ["iiiiii", "ttttttt", "ttttttt"], ["iiiii", "tttttttt", "ttttttt"]),
        (FewTaken, ["ttttt", "sssssss", "ssssssss"], ["tttttt", "sssssss", "sssssss"]),
        (OftenPostponed, ["llllll", "ttttttt", "ttttttt"], ["lllll", "tttttttt", "ttttttt"]),
    ],
)
def test_a_share_is_told_from_three_in_ten_on(
    kind: type[Insight], enough: list[str], less: list[str]
) -> None:
    assert kind in kinds_found(page(enough))
    assert kind not in kinds_found(page(less))


def test_prompts_of_other_kinds_and_of_short_days_are_no_evidence() -> None:
    days = ["tttiiii", "tttttti", "ttttti"]
    micro = [closed(Outcome.IGNORED, moment(MONDAY, f"11:{n:02}"), kind="micro") for n in range(30)]
    short = prompts(SUNDAY, "iiiiiiiiii")
    (one,) = [each for each in found(page(days, more=[*micro, *short])) if each.id == "unseen"]
    assert one == Unseen(unseen=6, offered=20, days=3, suggestion=one.suggestion)


def test_long_stretches_need_prompts_that_are_taken() -> None:
    long = Exposure(up_to_30min_s=3 * 3600, over_90min_s=3600)
    taken = ["ttttsss", "ttttsss", "ttssss"]
    (one,) = found(page(taken, exposure=long))
    assert one == LongStretches(
        taken=10,
        offered=20,
        long_s=3 * 3600,
        desk_s=12 * 3600,
        days=3,
        suggestion=TryRhythm(45 * MINUTE, {"breaks.movement.every": 45 * MINUTE}),
    )
    shorter = msgspec.structs.replace(long, over_90min_s=3599.0)
    assert found(page(taken, exposure=shorter)) == []
    assert found(page(["tttssss", *taken[1:]], exposure=long)) == [], "nine of twenty"
    assert found(page([taken[0][:-1], *taken[1:]], exposure=long)) == [], "nineteen"


# --- the hour ---


def hour_page(skipped: int, due: int, elsewhere: str = "t" * 16, weeks: int = 4) -> WeekPage:
    """Prompts at ten in four weeks, and others at nine."""
    letters = "s" * skipped + "t" * (due - skipped)
    at_ten = [
        one
        for number, letter in enumerate(letters)
        for one in prompts(MONDAY - timedelta(weeks=number % weeks), letter, 10)
    ]
    return page([elsewhere[:8], elsewhere[8:]], more=at_ten, exposures={})


def test_an_hour_is_told_from_five_breaks_on() -> None:
    (one,) = found(hour_page(3, 5))
    assert isinstance(one, SkippedHour)
    assert one.id == "skipped-hour-10"
    assert (one.skipped, one.due, one.skipped_elsewhere, one.due_elsewhere) == (3, 5, 0, 16)
    assert found(hour_page(3, 4)) == []
    assert found(hour_page(2, 5)) == [], "less than half"


def test_an_hour_needs_twenty_breaks_around_it_on_three_days() -> None:
    assert len(found(hour_page(3, 5, "t" * 15))) == 1
    assert found(hour_page(3, 5, "t" * 14)) == []
    assert len(found(hour_page(3, 5, weeks=2))) == 1
    assert found(hour_page(3, 5, weeks=1)) == [], "two days"


def test_an_hour_stands_out_from_the_others() -> None:
    assert len(found(hour_page(4, 8, "s" * 4 + "t" * 12))) == 1
    assert found(hour_page(4, 8, "s" * 5 + "t" * 11)) == []
    assert len(found(hour_page(11, 16, "t" * 5))) == 1
    assert found(hour_page(11, 16, "t" * 4)) == [], "too little beside it"


def test_of_two_hours_the_one_that_is_skipped_more_comes_first() -> None:
    more = [one for week in range(4) for one in prompts(MONDAY - timedelta(weeks=week), "ss", 15)]
    ten = hour_page(6, 8, "t" * 60)
    both = msgspec.structs.replace(ten, closed=[*ten.closed, *more])
    (one,) = found(both)
    assert (one.id, one.suggestion.change["profiles.schedule"][0].span.start.hour) == (
        "skipped-hour-15",
        15,
    )


# --- posture items ---


def test_an_item_is_told_from_three_checks_on() -> None:
    (one,) = found(page(checks=[("screen", FIXED), ("screen", FIXED), ("screen", RIGHT)]))
    assert one == ItemKeepsComing(
        checklist="quick",
        item="screen",
        name="SCREEN",
        fixed=2,
        cannot=0,
        checks=3,
        suggestion=LookAt(Place.CHECKLIST),
    )
    assert one.id == "item-screen"
    assert found(page(checks=[("screen", FIXED), ("screen", FIXED)])) == []
    assert found(page(checks=[("s", FIXED), ("s", FIXED), ("s", RIGHT), ("s", RIGHT)])) == []


def test_what_cannot_be_changed_leads_to_the_workstation() -> None:
    (one,) = found(page(checks=[("screen", FIXED), ("screen", FIXED), ("screen", CANNOT)]))
    assert one.suggestion == LookAt(Place.WORKSTATION)
    assert one.suggestion.change == {}


def test_the_item_that_comes_most_often_is_told() -> None:
    feet = [("feet", FIXED)] * 3
    (one,) = found(page(checks=[*feet, *[("back", FIXED)] * 4]))
    assert one.id == "item-back"


# --- their order ---


def test_the_order_is_always_the_same() -> None:
    days = ["iiiiiii", "tssssss", "ssssss"]
    checks = [("screen", FIXED)] * 3
    assert kinds_found(page(days, checks=checks)) == [Unseen, FewTaken, ItemKeepsComing]


def test_a_week_without_anything_suggests_nothing() -> None:
    assert found(page()) == []


def test_weeks_may_begin_on_any_day() -> None:
    sunday = Week.of(MONDAY, 6)
    history = WeekHistory(
        closed=[
            one for n in range(3) for one in prompts(sunday.first_day + timedelta(days=n), "i" * 7)
        ],
        checks=(),
        routines=(),
        exposures={sunday.first_day + timedelta(days=n): TWO_HOURS for n in range(3)},
        year=(),
        first_day=date(2026, 1, 1),
    )
    assert found(week_page(sunday, history, KINDS, SUNDAY))[0].id == "unseen"


# --- what they change ---

AT_TEN = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)


def test_a_longer_and_a_shorter_rhythm_in_steps_of_five_minutes() -> None:
    def every(minutes: int) -> Settings:
        return Settings().with_value("breaks.movement.every", minutes * MINUTE)

    def tried(to_try: TryRhythm | None) -> float | None:
        return None if to_try is None else to_try.every_s / MINUTE

    assert [tried(longer_rhythm(every(minutes))) for minutes in (30, 60, 150, 180)] == [
        40,
        75,
        180,
        None,
    ]
    assert [tried(shorter_rhythm(every(minutes))) for minutes in (75, 60, 35, 30)] == [
        55,
        45,
        30,
        None,
    ]


def test_a_kind_at_fixed_times_or_off_has_no_rhythm_to_change() -> None:
    at_times = Settings().with_value("breaks.movement.at", ("10:00",))
    off = Settings().with_value("breaks.movement.enabled", value=False)
    for settings in (at_times, off):
        assert longer_rhythm(settings) is None
        assert shorter_rhythm(settings) is None


def test_the_light_preset_comes_first_and_then_a_longer_rhythm() -> None:
    assert lighter_rhythm(Settings()) == TryPreset("Light", {"profile": "gentle-start"})
    light = Settings().with_value("profile", "gentle-start")
    assert lighter_rhythm(light) == TryRhythm(75 * MINUTE, {"breaks.movement.every": 75 * MINUTE})
    overruled = Settings().with_value("breaks.movement.length", MINUTE)
    overruled = overruled.with_value("breaks.micro.enabled", value=False)
    assert isinstance(lighter_rhythm(overruled), TryRhythm), "the preset would change nothing"


def test_a_prompt_is_made_easier_to_see_step_by_step() -> None:
    settings = Settings().with_value("breaks.movement.strength", Strength.QUIET)
    steps = []
    while (to_try := easier_to_see(settings)) is not None:
        steps.append(type(to_try))
        settings = after(settings, to_try.change)
    assert steps == [AskWith, MoveCard, AskWith]
    assert settings.get("breaks.movement.strength") is Strength.FIRM
    assert easier_to_see(Settings().with_value("breaks.movement.enabled", value=False)) is None


def test_one_hour_gets_shorter_breaks_and_nothing_else_changes() -> None:
    to_try = shorter_breaks_at(Settings(), 10)
    assert isinstance(to_try, TryShorterAt)
    changed = after(Settings(), to_try.change)
    before, there = Settings().plan(AT_TEN), changed.plan(AT_TEN)
    assert [kind.length_s for kind in there.kinds if kind.id == "movement"] == [MINUTE]
    assert there.kind("micro") == before.kind("micro")
    eleven, saturday = AT_TEN.replace(hour=11), AT_TEN.replace(day=21)
    for other in (eleven, saturday):
        assert changed.plan(other) == Settings().plan(other)
    assert shorter_breaks_at(changed, 10) is None, "it is that short there now"
    second = shorter_breaks_at(changed, 15)
    assert second is not None
    both = after(changed, second.change)
    assert [
        both.plan(AT_TEN.replace(hour=hour)).kind("movement").length_s  # type: ignore[union-attr]
        for hour in (10, 14, 15)
    ] == [MINUTE, 5 * MINUTE, MINUTE]


def test_the_last_hour_of_the_day_ends_at_midnight() -> None:
    late = Settings().with_text("work.hours", "mon-fri 20:00-23:59")
    to_try = shorter_breaks_at(late, 23)
    assert to_try is not None
    changed = after(late, to_try.change)
    assert changed.plan(AT_TEN.replace(hour=23)).profile == "short-breaks"
    assert changed.plan(AT_TEN.replace(hour=22)).profile == "balanced"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("work.hours", "mon-fri 11:00-17:00"),
        ("breaks.movement.length", "2 min"),
        ("breaks.movement.length", "1 min"),
        ("breaks.movement.enabled", "false"),
    ],
)
def test_an_hour_gets_no_shorter_breaks_where_the_settings_cannot_say_it(
    key: str, text: str
) -> None:
    assert shorter_breaks_at(Settings().with_text(key, text), 10) is None


def test_an_hour_with_a_preset_of_ones_own_is_left_alone() -> None:
    own = Settings().with_text("profiles.mine.breaks.movement.every", "50 min")
    own = own.with_text("profile", "mine")
    assert shorter_breaks_at(own, 10) is None


@pytest.mark.parametrize("letters", ["i", "s", "l", "n"])
def test_without_a_change_to_make_there_is_no_insight(letters: str) -> None:
    off = Settings().with_value("breaks.movement.enabled", value=False)
    days = [letters * 8] * 3
    long = Exposure(over_90min_s=8 * 3600)
    assert found(page(days, exposure=long), off) == []


def test_long_stretches_with_the_shortest_rhythm_suggest_nothing() -> None:
    walk = Settings().with_text("profile", "active-walk")
    assert found(page(["t" * 8] * 3, exposure=Exposure(over_90min_s=8 * 3600)), walk) == []
