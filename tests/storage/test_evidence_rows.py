"""Each of the 154 things that the source articles say is somewhere in the product, or is left out for a reason."""

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

from posture.core.content import Library
from posture.storage.content_files import read_library

SHIPPED = Path(__file__).parents[2] / "resources" / "content"
ROWS = range(1, 155)
LEFT_OUT = {
    21: "an anecdote about one office: a reason to make the app, no advice",
    96: "cold after heat: one article against four (C4); one kind at a time",
    100: "how often to put on a cream is dosing, which the app does not do",
    101: "herbs and oils: weak evidence, and some act like medicines",
}
IN_CODE = {
    "posture.core.cold_heat": {83, 84, 85, 86, 87, 90, 91, 93},
    "posture.core.doctor_summary": set(range(106, 119)),
    "posture.core.checkin": {130, *range(139, 147)},
}
"""Rows that are carried by what the app does; each module lists them as its `ORIGIN`."""


def rows_of(origins: Iterable[str]) -> set[int]:
    return {int(found[1]) for one in origins if (found := re.fullmatch(r"seed:00\d#(\d+)", one))}


@pytest.fixture(scope="module")
def library() -> Library:
    reading = read_library(SHIPPED)
    assert reading.errors == ()
    return reading.library


def in_content(library: Library) -> set[int]:
    found: set[int] = set()
    for shelf in (library.moves, library.routines, library.tips):
        for one in shelf.values():
            found |= rows_of(one.origin)
    for listed in (library.checklists, library.safety):
        for each in listed.values():
            for item in each.items:
                found |= rows_of(item.origin)
    return found


@pytest.mark.parametrize(("module", "rows"), IN_CODE.items())
def test_the_code_says_which_rows_it_carries(module: str, rows: set[int]) -> None:
    assert rows_of(import_module(module).ORIGIN) >= rows


def test_every_row_is_carried_or_left_out_with_a_reason(library: Library) -> None:
    in_code = {row for module in IN_CODE for row in rows_of(import_module(module).ORIGIN)}
    carried = in_content(library) | in_code
    assert sorted(set(ROWS) - carried - set(LEFT_OUT)) == []
    assert carried <= set(ROWS), "a row that does not exist"
    assert not carried & set(LEFT_OUT), "left out, and carried all the same"


def test_every_piece_of_content_says_where_it_comes_from(library: Library) -> None:
    known = re.compile(
        r"(seed:00[0-4]#\d+|ref:[a-z0-9-]+|memory|design|osha|hse|eu|cornell|csa|iso)"
    )
    pieces: list[tuple[str, tuple[str, ...]]] = []
    pieces += [(move.id, move.origin) for move in library.moves.values()]
    pieces += [(routine.id, routine.origin) for routine in library.routines.values()]
    pieces += [(tip.id, tip.origin) for tip in library.tips.values()]
    for name, origins in pieces:
        assert origins
        assert [one for one in origins if not known.fullmatch(one)] == [], name
