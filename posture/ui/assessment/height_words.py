"""Starting heights in words, in centimetres or inches as the reader's country measures furniture."""

import msgspec
from PySide6.QtCore import QLocale

from posture.core.heights import CM_IN_INCH, Heights, Span
from posture.ui.i18n import tr

CHAIR, DESK, SCREEN = "chair", "desk", "screen"


class HeightRow(msgspec.Struct, frozen=True):
    """One height; `section` is the part of the list that it belongs to."""

    section: str
    name: str
    words: str


def in_inches() -> bool:
    """Whether heights are given in inches: where that is the measure of everyday things, in the US."""
    return QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem


def span_words(span: Span) -> str:
    """`44–48 cm` or `17.5–19 in`."""
    if not in_inches():
        low, high = span.whole_cm
        return tr("Heights", "{low}–{high} cm").format(low=low, high=high)
    low_in, high_in = span.half_inches
    return tr("Heights", "{low}–{high} in").format(low=f"{low_in:g}", high=f"{high_in:g}")


def own_height(height_cm: float) -> str:
    """`175 cm` or `5 ft 9 in`."""
    if not in_inches():
        return tr("Heights", "{cm} cm").format(cm=round(height_cm))
    feet, inches = divmod(round(height_cm / CM_IN_INCH), 12)
    return tr("Heights", "{feet} ft {inches} in").format(feet=feet, inches=inches)


def height_rows(heights: Heights) -> tuple[HeightRow, ...]:
    """All starting heights, from the floor up."""
    return (
        HeightRow(CHAIR, tr("Heights", "Seat"), span_words(heights.seat)),
        HeightRow(DESK, tr("Heights", "Desk, sitting"), span_words(heights.desk)),
        HeightRow(DESK, tr("Heights", "Desk, standing"), span_words(heights.desk_standing)),
        HeightRow(
            SCREEN, tr("Heights", "Top of the screen, sitting"), span_words(heights.screen_top)
        ),
        HeightRow(
            SCREEN,
            tr("Heights", "Top of the screen, standing"),
            span_words(heights.screen_top_standing),
        ),
    )


def fixed_desk_hint(heights: Heights) -> str:
    """What a desk that can't be set asks for; empty where it fits."""
    if heights.footrest is not None:
        words = tr(
            "Heights",
            "Desk fixed at about {desk}? Raise the seat by {span} and use a footrest as high.",
        )
        return words.format(desk=_fixed_desk(), span=span_words(heights.footrest))
    if heights.desk_blocks is not None:
        words = tr(
            "Heights", "Desk fixed at about {desk}? Blocks under its legs of {span} raise it."
        )
        return words.format(desk=_fixed_desk(), span=span_words(heights.desk_blocks))
    return ""


def title(height_cm: float) -> str:
    """`Starting heights for 175 cm`."""
    return tr("Heights", "Starting heights for {height}").format(height=own_height(height_cm))


def caution() -> str:
    """What they are."""
    return tr("Heights", "Above the floor, with shoes. A place to start: your own comfort decides.")


def source() -> str:
    """Where they come from."""
    return tr(
        "Heights",
        "Worked out from published body proportions: Pheasant and Haslegrave, Bodyspace; Huston 2009; "
        "Drillis and Contini 1966.",
    )


def _fixed_desk() -> str:
    return tr("Heights", "29 in") if in_inches() else tr("Heights", "73 cm")
