"""A move that hurt: where it may be, and what is left alone."""

import pytest

from posture.core.body import BodyRegion
from posture.core.content import Region
from posture.core.figure import Side
from posture.core.hurting import HurtAnswer, hurt_choices, regions_to_rest
from tests import shipped

LIBRARY = shipped.library()
SIDE_BEND = LIBRARY.moves["neck-side-bend"]
WALK = LIBRARY.moves["walk"]


def answer(region: BodyRegion, *, settled: bool | None = None, spreads: bool = False) -> HurtAnswer:
    return HurtAnswer(move_id="any", region=region, settled=settled, spreads=spreads)


def test_the_side_that_was_moved_is_asked_about() -> None:
    left = hurt_choices(SIDE_BEND, Side.LEFT)
    assert left[:2] == (BodyRegion.NECK, BodyRegion.SHOULDER_L)
    assert BodyRegion.SHOULDER_R not in left
    assert {BodyRegion.SHOULDER_L, BodyRegion.SHOULDER_R} <= set(hurt_choices(SIDE_BEND, None))


@pytest.mark.parametrize("move", LIBRARY.moves.values(), ids=lambda move: move.id)
@pytest.mark.parametrize("side", [None, Side.LEFT, Side.RIGHT])
def test_every_move_has_something_to_choose(move: object, side: Side | None) -> None:
    choices = hurt_choices(move, side)  # type: ignore[arg-type]  # a Move
    assert choices[-1] is BodyRegion.OTHER
    assert len(set(choices)) == len(choices)


@pytest.mark.parametrize(
    ("settled", "spreads", "needs"),
    [(None, False, False), (True, False, False), (False, False, True), (True, True, True)],
)
def test_what_does_not_settle_or_spreads_needs_the_safety_page(
    settled: bool | None, spreads: bool, needs: bool
) -> None:
    assert answer(BodyRegion.NECK, settled=settled, spreads=spreads).needs_safety is needs


def test_the_sore_region_is_left_alone() -> None:
    assert regions_to_rest(answer(BodyRegion.NECK), SIDE_BEND) == {Region.NECK}
    assert Region.SHOULDERS in regions_to_rest(answer(BodyRegion.SHOULDER_L), SIDE_BEND)


def test_somewhere_else_means_moves_like_this_one() -> None:
    assert regions_to_rest(answer(BodyRegion.OTHER), SIDE_BEND) == {Region.NECK, Region.SHOULDERS}
    everywhere = regions_to_rest(answer(BodyRegion.OTHER), WALK)
    assert not everywhere & {Region.WHOLE_BODY, Region.CIRCULATION, Region.BREATH}
