"""Posture checks: how often they come, in which version, what is left out, which answers count."""

from datetime import time, timedelta

import pytest
from msgspec.structs import replace

from posture.core.breaks import BreakKind
from posture.core.check_times import RIDES, with_checks
from posture.core.checking import OTHER_POSITION, cannot_change, latest_run, open_items, quick_check
from posture.core.content import Checklist, ChecklistItem, Stance
from posture.core.events import CheckAnswer, CheckItemAnswered
from posture.core.messages import Show, Start
from posture.core.settings_plan import build_plan
from posture.core.short_checks import short_answers
from posture.core.sit_stand import Position
from tests.core.scenario import Scenario
from tests.core.stat_samples import TEN

RIGHT, FIXED, CANNOT = CheckAnswer.RIGHT, CheckAnswer.FIXED, CheckAnswer.CANNOT
NOT_YET, NOT_APPLICABLE = CheckAnswer.NOT_YET, CheckAnswer.NOT_APPLICABLE


def item(name: str, topic: str | None = None) -> ChecklistItem:
    return ChecklistItem(
        id=name,
        title=name,
        how="-",
        question="?",
        why="-",
        fixes=("-",),
        origin=("-",),
        topic=topic,
    )


def checklist(name: str, *items: ChecklistItem) -> Checklist:
    return Checklist(id=name, name=name, stance=Stance.SEATED, about_s=15, items=items)


QUICK = checklist("quick", item("feet-flat", "feet-flat"), item("screen", "screen-at-eye-level"))
STANDING = checklist("standing", item("screen-standing"), item("shoulders"))
WORKSTATION = checklist("workstation", item("w19", "screen-at-eye-level"))
ALL = (QUICK, STANDING, WORKSTATION)


def said(
    checklist_id: str,
    item_id: str,
    answer: CheckAnswer,
    run: str = "a",
    minutes: float = 0,
    reasons: tuple[str, ...] = (),
) -> CheckItemAnswered:
    at = TEN + timedelta(minutes=minutes)
    return CheckItemAnswered(at, checklist_id, item_id, answer, run, reasons)


class TestHowOften:
    def posture(self, **chosen: object) -> BreakKind:
        values = {key.replace("__", "."): value for key, value in chosen.items()}
        found = build_plan(values, "balanced").kind("posture")
        assert found is not None
        return found

    def test_twice_a_day_is_usual(self) -> None:
        assert self.posture().rides_from == (time(0), time(13))

    def test_none_a_day_switches_it_off_whatever_its_rhythm(self) -> None:
        assert not self.posture(posture__checks=0).enabled
        assert not self.posture(posture__checks=0, breaks__posture__at=("10:00",)).enabled

    @pytest.mark.parametrize("checks", [1, 2, 3, 4])
    def test_so_many_a_day_begin_at_times_of_their_own(self, checks: int) -> None:
        rides = self.posture(posture__checks=checks).rides_from
        assert len(rides) == checks
        assert rides[0] == time(0)
        assert list(rides) == sorted(set(rides))
        assert rides == RIDES[checks]

    def test_one_with_a_rhythm_of_its_own_keeps_it(self) -> None:
        kind = self.posture(posture__checks=4, breaks__posture__every=7200.0)
        assert (kind.rides_on, kind.every_s) == (None, 7200.0)
        assert kind.rides_from == BreakKind(id="", name="").rides_from

    def test_other_kinds_are_left_alone(self) -> None:
        water = BreakKind(id="water", name="Water", content="water", rides_on="movement")
        assert with_checks(water, 0) is water
        assert with_checks(water, 4) is water

    @pytest.mark.parametrize("checks", [0, 1, 2, 3, 4])
    def test_a_day_at_the_desk_has_as_many(self, checks: int) -> None:
        plan = build_plan({"posture.checks": checks, "breaks.micro.enabled": False}, "balanced")
        day = Scenario("09:00", plan=plan)
        for _hour in range(7):
            day.work("60m").rest("8s").answer(Start).rest("5m").expect_gone()
        shown = [one for one in day.decisions if isinstance(one, Show)]
        assert sum("posture" in one.riders for one in shown) == checks


class TestWhichVersion:
    def test_it_is_the_one_for_the_position(self) -> None:
        assert quick_check(Position.SITTING) == "quick"
        assert quick_check(Position.STANDING) == "quick-standing"

    def test_each_has_its_twin(self) -> None:
        assert {OTHER_POSITION[twin]: twin for twin in OTHER_POSITION.values()} == OTHER_POSITION


class TestWhatIsLeftOut:
    def left(self, *answers: CheckItemAnswered) -> list[str]:
        return [one.id for one in open_items(QUICK, cannot_change(answers, ALL))]

    def test_at_first_all_is_asked(self) -> None:
        assert self.left() == ["feet-flat", "screen"]

    def test_what_can_t_be_changed_is_asked_no_more(self) -> None:
        assert self.left(said("quick", "screen", CANNOT)) == ["feet-flat"]
        assert self.left(said("quick", "screen", FIXED)) == ["feet-flat", "screen"]

    def test_it_is_the_subject_that_counts_not_the_checklist(self) -> None:
        assert self.left(said("workstation", "w19", CANNOT)) == ["feet-flat"]
        assert self.left(said("standing", "screen-standing", CANNOT)) == ["feet-flat", "screen"]

    def test_the_latest_word_counts_wherever_it_was_said(self) -> None:
        cannot = said("quick", "screen", CANNOT)
        can = said("workstation", "w19", NOT_YET, "b", minutes=1)
        assert self.left(can, cannot) == ["feet-flat", "screen"], "in whatever order they are read"
        assert self.left(cannot, can, said("quick", "screen", CANNOT, "c", 2)) == ["feet-flat"]

    def test_an_item_that_is_no_more_stands_for_itself(self) -> None:
        assert set(cannot_change([said("gone", "lamp", CANNOT)], ALL)) == {"lamp"}

    def test_reasons_come_with_the_latest_word(self) -> None:
        answers = [
            said("quick", "screen", CANNOT),
            said("quick", "screen", CANNOT, minutes=5, reasons=("Laptop without extras",)),
        ]
        found = cannot_change(answers, ALL)
        assert found["screen-at-eye-level"].reasons == ("Laptop without extras",)


class TestWhichAnswersCount:
    def test_the_last_of_a_run_at_the_time_of_its_first(self) -> None:
        first = said("quick", "screen", RIGHT)
        changed = said("quick", "screen", FIXED, minutes=1)
        other_run = said("quick", "screen", RIGHT, "b", minutes=2)
        assert short_answers([first, changed, other_run]) == [
            replace(first, answer=FIXED),
            other_run,
        ]

    def test_what_was_told_later_is_no_check(self) -> None:
        cannot = said("quick", "screen", CANNOT)
        why = said("quick", "screen", CANNOT, minutes=9, reasons=("Shared",))
        can = said("quick", "screen", NOT_YET, minutes=10)
        assert short_answers([cannot, why, can]) == [cannot]
        assert short_answers([why, can]) == [], "its check was before what was read"

    def test_the_workstation_is_another_thing(self) -> None:
        answers = [
            said("workstation", "w19", RIGHT, "w"),
            said("workstation", "w19", NOT_APPLICABLE, "w"),
        ]
        assert short_answers(answers) == []

    def test_the_latest_check_is_a_short_one(self) -> None:
        answers = [
            said("quick", "feet-flat", RIGHT),
            said("quick", "screen", CANNOT, minutes=1),
            said("workstation", "w19", RIGHT, "w", minutes=2),
            said("quick", "screen", NOT_YET, minutes=3),
        ]
        assert latest_run(answers) == answers[:2]
        assert latest_run([]) == []
        assert latest_run(answers[2:]) == []
