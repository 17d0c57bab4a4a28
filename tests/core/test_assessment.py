"""The assessment as a value: the last answer counts, what comes first, what is carried over, what has improved."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.assessment import (
    RESUMED_WITHIN,
    Assessment,
    Workstation,
    improved,
    workstation_of,
)
from posture.core.content import Checklist, ChecklistItem, Cost, Section, Stance
from posture.core.events import CheckAnswer, CheckItemAnswered

RIGHT, FIXED, NOT_YET = CheckAnswer.RIGHT, CheckAnswer.FIXED, CheckAnswer.NOT_YET
CANNOT, NONE = CheckAnswer.CANNOT, CheckAnswer.NOT_APPLICABLE
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = START.date()


def item(name: str, **more: Any) -> ChecklistItem:
    return ChecklistItem(
        id=name,
        title=name,
        how=name,
        question=name,
        why=name,
        fixes=("Do it.",),
        origin=("osha",),
        **more,
    )


LONG = Checklist(
    id="workstation",
    name="Workstation",
    stance=Stance.ANY,
    about_s=300,
    sections=(Section(id="chair", title="Chair"), Section(id="screen", title="Screen")),
    items=(
        item("seat", section="chair", impact=8, topic="feet-flat"),
        item("arms", section="chair", impact=3, cost=Cost.ASK_EMPLOYER),
        item("edge", section="chair", impact=3, cost=Cost.SMALL_PURCHASE),
        item("back", section="chair", impact=3),
        item("top", section="screen", impact=10),
        item("glare", section="screen", impact=2),
    ),
)
QUICK = Checklist(
    id="quick", name="Quick", stance=Stance.SEATED, about_s=15, items=(item("feet-flat"),)
)
IDS = [one.id for one in LONG.items]


def said(
    name: str, answer: CheckAnswer, *, after_h: float = 0, run: str = "one", **more: Any
) -> CheckItemAnswered:
    at = START + timedelta(hours=after_h)
    return CheckItemAnswered(at, more.pop("checklist", "workstation"), name, answer, run, **more)


def whole(
    answers: dict[str, CheckAnswer], *, run: str = "one", after_h: float = 0
) -> list[CheckItemAnswered]:
    """A finished run: right, where nothing else is given."""
    return [said(name, answers.get(name, RIGHT), run=run, after_h=after_h) for name in IDS]


def known(events: Sequence[CheckItemAnswered], today: date = TODAY) -> Workstation:
    return workstation_of(LONG, (QUICK, LONG), events, today)


def finished(events: Sequence[CheckItemAnswered]) -> Assessment:
    found = known(events).finished
    assert found is not None
    return found


def test_before_anything_all_is_open() -> None:
    fresh = known([])
    assert (fresh.is_unfinished, fresh.finished, fresh.before) == (False, None, None)
    assert [one.item.id for one in fresh.current.open_items] == IDS
    assert (fresh.current.in_place.count, fresh.current.in_place.of) == (0, 0)


def test_the_last_answer_of_a_run_counts_whatever_the_order_they_come_in() -> None:
    events = [
        said("seat", CANNOT, after_h=2),
        said("seat", NOT_YET),
        said("seat", RIGHT, after_h=3),
    ]
    for each in (events, events[::-1]):
        assert known(each).current.standing("seat").answer is RIGHT


def test_half_a_run_is_gone_on_with() -> None:
    half = known([said("seat", RIGHT), said("top", NOT_YET, note="tomorrow")])
    assert half.is_unfinished
    assert half.current.run_id == "one"
    assert half.current.standing("top").note == "tomorrow"
    assert [one.item.id for one in half.current.open_items] == ["arms", "edge", "back", "glare"]


@pytest.mark.parametrize(("days", "goes_on"), [(0, True), (60, True), (61, False)])
def test_an_old_half_is_let_go(days: int, goes_on: bool) -> None:
    assert timedelta(days=60) == RESUMED_WITHIN
    found = known([said("seat", RIGHT)], TODAY + timedelta(days=days))
    assert found.is_unfinished is goes_on
    assert found.current.standing("seat").is_open is not goes_on


def test_after_a_finished_run_the_next_is_fresh() -> None:
    found = known(whole({"top": NOT_YET}))
    assert found.finished is not None
    assert found.finished.is_complete
    assert not found.is_unfinished
    assert found.current.standing("top").is_open


def test_in_place_counts_what_applies() -> None:
    done = finished(whole({"seat": FIXED, "top": NOT_YET, "arms": CANNOT, "glare": NONE}))
    assert (done.in_place.count, done.in_place.of) == (3, 5)


def test_what_comes_first() -> None:
    """By impact; of equals the free one, then what can be bought, then what is to be asked for."""
    done = finished(whole(dict.fromkeys(IDS, NOT_YET)))
    assert [one.item.id for one in done.first_changes] == ["top", "seat", "back"]
    assert [one.item.id for one in done.to_change] == [
        "top",
        "seat",
        "back",
        "edge",
        "arms",
        "glare",
    ]


def test_what_cannot_be_changed_is_no_change_to_make() -> None:
    done = finished(whole({"top": CANNOT, "glare": NOT_YET}))
    assert [one.item.id for one in done.first_changes] == ["glare"]
    assert [one.item.id for one in done.cannot_change] == ["top"]


def test_a_short_check_s_cannot_is_not_asked_again() -> None:
    short = said("feet-flat", CANNOT, checklist="quick", run="q", reasons=("No footrest",))
    seat = known([short]).current.standing("seat")
    assert (seat.answer, seat.carried, seat.reasons) == (CANNOT, True, ("No footrest",))
    assert not known([short]).is_unfinished, "nothing was answered in this list"


def test_an_earlier_run_s_cannot_is_not_asked_again() -> None:
    events = whole({"arms": CANNOT})
    arms = known(events).current.standing("arms")
    assert (arms.answer, arms.carried) == (CANNOT, True)
    rest = [said(name, RIGHT, run="two", after_h=24) for name in IDS if name != "arms"]
    again = known([*events, *rest])
    assert again.finished is not None
    assert again.finished.run_id == "two", "complete without the one that wasn't asked"
    assert again.finished.standing("arms").carried


def test_what_can_be_changed_after_all_is_asked_again() -> None:
    events = [
        said("feet-flat", CANNOT, checklist="quick", run="q"),
        said("feet-flat", RIGHT, checklist="quick", run="r", after_h=1),
    ]
    assert known(events).current.standing("seat").is_open


def test_what_was_carried_can_be_answered_anew() -> None:
    short = said("feet-flat", CANNOT, checklist="quick", run="q")
    seat = known([short, said("seat", NOT_YET, after_h=1)]).current.standing("seat")
    assert (seat.answer, seat.carried) == (NOT_YET, False)


def test_a_later_check_does_not_change_an_old_sheet() -> None:
    events = whole({"seat": RIGHT})
    later = said("feet-flat", CANNOT, checklist="quick", run="q", after_h=5)
    assert finished([*events, later]).standing("seat").answer is RIGHT


def test_a_carried_answer_stays_on_the_sheet_it_was_on() -> None:
    short = said("feet-flat", CANNOT, checklist="quick", run="q", after_h=-1)
    run = [said(name, RIGHT) for name in IDS if name != "seat"]
    now_right = said("feet-flat", RIGHT, checklist="quick", run="r", after_h=9)
    assert finished([short, *run, now_right]).standing("seat").answer is CANNOT


def test_what_has_improved() -> None:
    before = {"seat": NOT_YET, "top": CANNOT, "back": RIGHT, "glare": NONE, "arms": NOT_YET}
    events = [*whole(before), *whole({"arms": NOT_YET}, run="two", after_h=24)]
    found = known(events)
    assert found.finished is not None
    assert found.before is not None
    assert (found.finished.run_id, found.before.run_id) == ("two", "one")
    assert [one.id for one in improved(found.finished, found.before)] == ["seat", "top"]
    assert improved(found.finished, None) == ()


def test_a_word_on_an_old_run_does_not_make_it_the_latest() -> None:
    events = [
        *whole({"top": CANNOT}),
        said("seat", RIGHT, run="two", after_h=24),
        said("top", CANNOT, after_h=48, reasons=("Shared desk",)),
    ]
    found = known(events)
    assert found.current.run_id == "two"
    assert found.finished is not None
    assert found.finished.standing("top").reasons == ("Shared desk",)


def test_answers_to_what_is_asked_no_more_are_left_out() -> None:
    found = known([said("lamp", RIGHT), said("feet-flat", RIGHT, checklist="gone", run="g")])
    assert not found.is_unfinished


def test_one_more_answer() -> None:
    current = known([]).current
    after = current.with_answer(said("seat", CANNOT, run="new", reasons=("Shared desk",)))
    assert after.run_id == "new"
    assert after.standing("seat").reasons == ("Shared desk",)
    assert current.standing("seat").is_open, "the one before is as it was"
    with pytest.raises(KeyError):
        after.standing("lamp")
    assert [one.item.id for one in after.of_section(LONG.sections[1])] == ["top", "glare"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*IDS, "feet-flat"]),
            st.sampled_from(list(CheckAnswer)),
            st.sampled_from(["one", "two"]),
        ),
        max_size=20,
    )
)
def test_whatever_is_answered(given_answers: list[tuple[str, CheckAnswer, str]]) -> None:
    events = [
        said(name, answer, run="q", after_h=hour, checklist="quick")
        if name == "feet-flat"
        else said(name, answer, run=run, after_h=hour)
        for hour, (name, answer, run) in enumerate(given_answers)
    ]
    found = known(events, (START + timedelta(hours=30)).date())
    for each in (found.current, found.finished, found.before):
        if each is None:
            continue
        assert 0 <= each.in_place.count <= each.in_place.of <= len(IDS)
        worth = [(-one.item.impact, one.item.cost) for one in each.to_change]
        assert [impact for impact, _ in worth] == sorted(impact for impact, _ in worth)
        assert all(one.answer is NOT_YET for one in each.first_changes)
        assert all(one.answer is CANNOT for one in each.standings if one.carried)
        answered = len(IDS) - len(each.open_items)
        assert answered == sum(one.answer is not None for one in each.standings)
    step_by_step = known([]).current
    for event in events:
        if event.run_id == found.current.run_id:
            step_by_step = step_by_step.with_answer(event)
    for one in found.current.standings:
        if not one.carried:
            assert step_by_step.standing(one.item.id).answer is one.answer
