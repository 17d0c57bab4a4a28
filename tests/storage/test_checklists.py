"""The shipped checks and cards: how many items, what they share, where they come from."""

from pathlib import Path

import pytest

from posture.core.checking import OTHER_POSITION
from posture.core.content import Library, Stance
from posture.storage.content_files import read_library

SHIPPED = Path(__file__).parents[2] / "resources" / "content"
CHECKS = {"quick": 4, "quick-standing": 4, "seated": 10, "standing": 10}
CARDS = {"lifting": 6, "driving": 4}


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(SHIPPED).library


@pytest.mark.parametrize(("name", "items"), (CHECKS | CARDS).items())
def test_each_has_as_many_items_as_the_evidence(library: Library, name: str, items: int) -> None:
    assert len(library.checklists[name].items) == items


def test_a_check_can_be_answered_and_a_card_is_read(library: Library) -> None:
    for name in CHECKS:
        checklist = library.checklists[name]
        assert not checklist.card
        assert len(checklist.reasons) == 5
        assert all(item.topic == item.id for item in checklist.items), "one name in every check"
    for name in CARDS:
        assert library.checklists[name].card
        assert library.checklists[name].reasons == ()


def test_the_longer_checks_hold_the_quick_ones(library: Library) -> None:
    for quick, long in (("quick", "seated"), ("quick-standing", "standing")):
        asked = [item.id for item in library.checklists[quick].items]
        assert set(asked) <= {item.id for item in library.checklists[long].items}


def test_twins_are_for_the_two_positions(library: Library) -> None:
    for name, twin in OTHER_POSITION.items():
        stances = {library.checklists[one].stance for one in (name, twin)}
        assert stances == {Stance.SEATED, Stance.STANDING}


def test_the_rows_of_the_source_articles_are_named(library: Library) -> None:
    rows = {
        int(origin.rpartition("#")[2])
        for name in (*CHECKS, *CARDS)
        for item in library.checklists[name].items
        for origin in item.origin
        if origin.startswith("seed:")
    }
    expected = {1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 14, 15, 16, 17, 18, 26, *range(61, 69)}
    assert rows == expected
