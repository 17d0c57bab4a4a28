"""Starting heights, worked out again by hand from the published shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.heights import Heights, Span, starting_heights, to_half_inches

# 0.25, 0.143, 0.457, 0.630 and 0.936 of the height, 2.5 cm of shoes, and the widths of the ranges
WORKED_OUT = {
    160: ((40.5, 44.5), (62.38, 68.38), (109.62, 115.62), (99.3, 103.3), (146.26, 152.26)),
    175: ((44.25, 48.25), (68.275, 74.275), (120.225, 126.225), (108.75, 112.75), (160.3, 166.3)),
    190: ((48.0, 52.0), (74.17, 80.17), (130.83, 136.83), (118.2, 122.2), (174.34, 180.34)),
}


@pytest.mark.parametrize("height_cm", WORKED_OUT)
def test_the_figures(height_cm: int) -> None:
    heights = starting_heights(height_cm)
    found = (
        heights.seat,
        heights.desk,
        heights.screen_top,
        heights.desk_standing,
        heights.screen_top_standing,
    )
    assert [(span.low_cm, span.high_cm) for span in found] == [
        pytest.approx(ends) for ends in WORKED_OUT[height_cm]
    ]


@pytest.mark.parametrize(
    ("men_cm", "women_cm", "share"),
    [(44.0, 40.0, "seat"), (44.0 + 24.5, 40.0 + 23.5, "desk")],
)
def test_the_medians_of_the_tables_lie_within(men_cm: float, women_cm: float, share: str) -> None:
    """British adults of 1740 and 1610 mm, in shoes: Pheasant's own figures."""
    for height_cm, table_cm in ((174, men_cm), (161, women_cm)):
        span: Span = getattr(starting_heights(height_cm), share)
        assert span.low_cm < table_cm + 2.5 < span.high_cm


def test_a_fixed_desk_is_too_high_for_some_and_too_low_for_others() -> None:
    small, middle, tall = (starting_heights(height) for height in (160, 175, 190))
    assert small.footrest is not None
    assert (small.footrest.low_cm, small.footrest.high_cm) == pytest.approx((4.62, 10.62))
    assert small.desk_blocks is None
    assert (middle.footrest, middle.desk_blocks) == (None, None)
    assert tall.footrest is None
    assert tall.desk_blocks is not None
    assert (tall.desk_blocks.low_cm, tall.desk_blocks.high_cm) == pytest.approx((1.17, 7.17))


@pytest.mark.parametrize("height_cm", [0, 119, 119.99, 220.01, 260, -175, float("nan")])
def test_other_heights_are_refused(height_cm: float) -> None:
    with pytest.raises(ValueError, match="no height"):
        starting_heights(height_cm)


@given(st.integers(120, 219))
def test_taller_people_get_more_of_everything(height_cm: int) -> None:
    for less, more in zip(
        spans(starting_heights(height_cm)), spans(starting_heights(height_cm + 1)), strict=True
    ):
        assert less.low_cm < more.low_cm
        assert less.low_cm < less.high_cm


@given(st.floats(120, 220))
def test_things_stand_in_order_over_the_floor(height_cm: float) -> None:
    heights = starting_heights(height_cm)
    assert heights.seat.high_cm < heights.desk.low_cm < heights.screen_top.low_cm
    assert heights.desk.high_cm < heights.desk_standing.low_cm
    assert heights.screen_top_standing.high_cm < height_cm + 2.5, "eyes are below the crown"
    assert heights.footrest is None or heights.desk_blocks is None


def test_whole_centimetres_and_half_inches() -> None:
    span = starting_heights(175).seat
    assert span.whole_cm == (44, 48)
    assert span.half_inches == (17.5, 19.0)
    assert to_half_inches(2.54) == 1.0


def spans(heights: Heights) -> tuple[Span, ...]:
    return (
        heights.seat,
        heights.desk,
        heights.screen_top,
        heights.desk_standing,
        heights.screen_top_standing,
    )
