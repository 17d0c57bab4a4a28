"""The colours of Posture: two frozen palettes whose contrast a test computes again.

`text`, `text2`, `text3` are for words, `ctl` for the edges of controls, `line` for decoration
only. The five status colours (`done` to `no_answer`) were searched for over four kinds of colour
vision: use them as they stand, each with its own mark (dots, stripes, hatch) drawn in the surface
colour at `mark_alpha`.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

Ink = Literal[
    "canvas",
    "surface",
    "sunken",
    "line",
    "ctl",
    "text",
    "text2",
    "text3",
    "pine",
    "pine_hover",
    "on_pine",
    "tint",
    "tint_text",
    "apricot",
    "apricot_text",
    "apricot_tint",
    "focus",
    "danger",
    "on_danger",
    "done",
    "on_my_own",
    "done_later",
    "skipped",
    "no_answer",
    "heat_line",
]


@dataclass(frozen=True, kw_only=True)
class Palette:
    """One theme's colours by token. `heat` runs from few to all breaks taken."""

    canvas: QColor
    surface: QColor
    sunken: QColor
    line: QColor
    ctl: QColor
    text: QColor
    text2: QColor
    text3: QColor
    pine: QColor
    pine_hover: QColor
    on_pine: QColor
    tint: QColor
    tint_text: QColor
    apricot: QColor
    apricot_text: QColor
    apricot_tint: QColor
    focus: QColor
    danger: QColor
    on_danger: QColor
    done: QColor
    on_my_own: QColor
    done_later: QColor
    skipped: QColor
    no_answer: QColor
    heat_line: QColor
    heat: tuple[QColor, QColor, QColor, QColor]
    mark_alpha: float

    def ink(self, token: Ink) -> QColor:
        """The colour named `token`."""
        colour: QColor = getattr(self, token)
        return colour


LIGHT = Palette(
    canvas=QColor("#F6F4EF"),
    surface=QColor("#FFFFFF"),
    sunken=QColor("#EEEBE3"),
    line=QColor("#DDD8CC"),
    ctl=QColor("#807B6B"),
    text=QColor("#1E2A2C"),
    text2=QColor("#4F5C60"),
    text3=QColor("#5E696D"),
    pine=QColor("#0B5F58"),
    pine_hover=QColor("#094E48"),
    on_pine=QColor("#FFFFFF"),
    tint=QColor("#DCEEEA"),
    tint_text=QColor("#0A4F49"),
    apricot=QColor("#EE9A54"),
    apricot_text=QColor("#99480B"),
    apricot_tint=QColor("#FCEBDC"),
    focus=QColor("#2563D9"),
    danger=QColor("#A63A2B"),
    on_danger=QColor("#FFFFFF"),
    done=QColor("#0B5A53"),
    on_my_own=QColor("#3483D2"),
    done_later=QColor("#B36B11"),
    skipped=QColor("#7A7D87"),
    no_answer=QColor("#7A7D87"),
    heat_line=QColor("#47988D"),
    heat=(QColor("#CFE6E0"), QColor("#93C8BE"), QColor("#47988D"), QColor("#0B5A53")),
    mark_alpha=0.62,
)

DARK = Palette(
    canvas=QColor("#131819"),
    surface=QColor("#1C2325"),
    sunken=QColor("#161C1E"),
    line=QColor("#323D40"),
    ctl=QColor("#74838A"),
    text=QColor("#E9EFEE"),
    text2=QColor("#AAB7B9"),
    text3=QColor("#8B999C"),
    pine=QColor("#69CDBB"),
    pine_hover=QColor("#86DACB"),
    on_pine=QColor("#06302B"),
    tint=QColor("#1D3B38"),
    tint_text=QColor("#A6E4D8"),
    apricot=QColor("#F3AE72"),
    apricot_text=QColor("#F6BF8D"),
    apricot_tint=QColor("#3B2A1C"),
    focus=QColor("#8AB4FF"),
    danger=QColor("#F08F7E"),
    on_danger=QColor("#3A0F08"),
    done=QColor("#78D5C8"),
    on_my_own=QColor("#4A8AF0"),
    done_later=QColor("#E39F2E"),
    skipped=QColor("#868698"),
    no_answer=QColor("#868698"),
    heat_line=QColor("#4A9C90"),
    heat=(QColor("#1D3F3B"), QColor("#2C665E"), QColor("#4A9C90"), QColor("#78D5C8")),
    mark_alpha=0.55,
)


def faded(colour: QColor, alpha: float) -> QColor:
    """`colour` at `alpha` (0 clear, 1 solid)."""
    copy = QColor(colour)
    copy.setAlphaF(alpha)
    return copy
