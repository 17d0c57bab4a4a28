"""The 34 questions as they are shipped."""

import re
from itertools import groupby
from pathlib import Path

import pytest

from posture.core.content import Checklist, Cost, Library
from posture.storage.content_files import read_library

SHIPPED = Path(__file__).parents[2] / "resources" / "content"
SHY_WORDS = re.compile(
    r"\b(must|should|only|just|bad|correct|wrong|failed|missed|lazy|treat|relieve|prevent|cure|heal)s?\b|!|'",
    re.IGNORECASE,
)
SHARED = {
    "w02": "feet-flat",
    "w03": "knees-at-hip-level",
    "w04": "seat-depth",
    "w06": "lower-back-supported",
    "w08": "desk-at-elbow-height",
    "w14": "wrists-straight",
    "w19": "screen-at-eye-level",
    "w22": "screen-ahead",
}


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(SHIPPED).library


@pytest.fixture(scope="module")
def checklist(library: Library) -> Checklist:
    return library.checklists["workstation"]


def test_34_questions_in_seven_parts(checklist: Checklist) -> None:
    assert [item.id for item in checklist.items] == [f"w{number:02}" for number in range(1, 35)]
    parts = [(part, len(list(some))) for part, some in groupby(i.section for i in checklist.items)]
    assert parts == [
        ("chair", 7),
        ("desk", 4),
        ("keyboard", 7),
        ("screen", 8),
        ("papers", 2),
        ("room", 3),
        ("pattern", 3),
    ]
    assert [part for part, _ in parts] == [section.id for section in checklist.sections]


def test_what_matters_most(checklist: Checklist) -> None:
    """Screen height, back support, seat height, mouse reach, then the others."""
    by_impact = sorted(checklist.items, key=lambda item: -item.impact)
    assert [item.id for item in by_impact[:5]] == ["w19", "w06", "w02", "w03", "w15"]
    assert by_impact[4].impact > by_impact[5].impact


def test_what_it_shares_with_the_short_checks(checklist: Checklist, library: Library) -> None:
    assert {item.id: item.topic for item in checklist.items if item.topic} == SHARED
    quick = {item.subject for item in library.checklists["quick"].items}
    assert quick <= set(SHARED.values())


def test_each_question_is_complete_and_calm(checklist: Checklist) -> None:
    for item in checklist.items:
        texts = (item.title, item.how, item.question, item.why, *item.fixes)
        assert [text for text in texts if SHY_WORDS.search(text)] == []
        assert item.question.endswith("?")
        assert item.question.count("?") == 1
        assert all(text.endswith(".") for text in (item.how, item.why, *item.fixes))
        assert len(item.fixes) >= 2
        assert item.picture
    assert {item.cost for item in checklist.items} == set(Cost)
    assert [reason for reason in checklist.reasons if SHY_WORDS.search(reason)] == []


def test_the_rows_of_the_source_articles_it_carries(checklist: Checklist) -> None:
    rows = {
        int(origin.split("#")[1])
        for item in checklist.items
        for origin in item.origin
        if origin.startswith("seed:")
    }
    assert {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 15, 19, 20, 22, 25, 61, 63, 68} == rows
