"""One tip a day, each before any comes again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from posture.core.care_events import TipShown
from posture.core.content import Tip, TipGroup
from posture.core.tips import DRIVING, tip_of_day

MONDAY = datetime(2026, 11, 16, 10, tzinfo=UTC)


def tip(name: str, group: TipGroup = TipGroup.EVERYDAY) -> Tip:
    return Tip(id=name, title=name, text=name, group=group, origin=("design",))


TIPS = (tip("b"), tip("a"), tip("c"), tip("easy", TipGroup.RECOVERY), tip("help", TipGroup.HELP))


def name_on(day: int, shown: list[TipShown], *, recovering: bool = False) -> str | None:
    at = MONDAY + timedelta(days=day)
    found = tip_of_day(TIPS, shown, at.date(), recovering=recovering)
    return None if found is None else found.id


def test_each_comes_round_before_any_comes_again() -> None:
    shown: list[TipShown] = []
    for day in range(7):
        name = name_on(day, shown)
        assert name is not None
        shown.append(TipShown(MONDAY + timedelta(days=day), name))
        assert name_on(day, shown) == name, "the day keeps its tip"
    names = [one.tip for one in shown]
    assert sorted(names[:3]) == ["a", "b", "c"]
    assert names == [*names[:3], *names[:3], names[0]]


def test_recovery_has_tips_of_its_own() -> None:
    assert name_on(0, [], recovering=True) == "easy"
    assert name_on(0, [TipShown(MONDAY, "a")], recovering=True) == "easy"


def test_who_takes_medicine_that_makes_drowsy_gets_no_tip_about_driving() -> None:
    tips = (tip(DRIVING), tip("walk"))
    for at in (MONDAY + timedelta(days=day) for day in range(2)):
        found = tip_of_day(
            tips, [TipShown(MONDAY, DRIVING)], at.date(), recovering=False, may_drive=False
        )
        assert found is not None
        assert found.id == "walk"
    shipped = Path(__file__).parents[2] / "resources" / "content" / "tips"
    assert (shipped / f"{DRIVING}.toml").exists()


def test_without_tips_there_is_none() -> None:
    assert tip_of_day((), (), MONDAY.date(), recovering=False) is None
