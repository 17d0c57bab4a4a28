"""Colours keep their contrast, type its sizes, and a change is told once."""

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posture.ui.fonts import load_family, system_family
from posture.ui.palette import DARK, LIGHT, Ink, Palette, faded
from posture.ui.theme import TYPE, Theme, TypeStyle

GROUNDS: tuple[Ink, ...] = ("canvas", "surface", "sunken", "tint")
WORDS: tuple[Ink, ...] = ("text", "text2", "text3", "pine", "tint_text", "apricot_text", "danger")
PAIRS: tuple[tuple[Ink, Ink], ...] = (
    ("on_pine", "pine"),
    ("on_pine", "pine_hover"),
    ("on_danger", "danger"),
    ("apricot_text", "apricot_tint"),
    ("canvas", "text"),
)


def contrast(one: QColor, other: QColor) -> float:
    """The WCAG 2 contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
def test_words_are_readable_on_every_ground(palette: Palette, ground: Ink, word: Ink) -> None:
    least = 4.1 if (palette, ground, word) == (DARK, "tint", "text3") else 4.5  # not used for words
    assert contrast(palette.ink(word), palette.ink(ground)) >= least


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_filled_areas_are_readable(palette: Palette) -> None:
    assert [contrast(palette.ink(a), palette.ink(b)) >= 4.5 for a, b in PAIRS] == [True] * 5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "edge", ["ctl", "focus", "done", "on_my_own", "done_later", "skipped", "no_answer"]
)
def test_edges_and_marks_stand_out(palette: Palette, edge: Ink) -> None:
    assert min(contrast(palette.ink(edge), palette.ink(on)) for on in GROUNDS[:3]) >= 3


def test_every_ink_has_a_colour_in_both_palettes() -> None:
    inks = get_args(Ink)
    assert all(isinstance(palette.ink(ink), QColor) for ink in inks for palette in (LIGHT, DARK))
    assert {field for field in vars(LIGHT) if field not in ("heat", "mark_alpha")} == set(inks)


def test_fading_leaves_the_palette_alone() -> None:
    assert faded(LIGHT.text, 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
    assert LIGHT.text.alpha() == 255


@pytest.mark.parametrize("style", get_args(TypeStyle))
def test_each_style_comes_in_its_size_and_weight(theme: Theme, style: TypeStyle) -> None:
    font = theme.font(style)
    assert abs(font.pixelSize() - TYPE[style].size_px) <= 0.5
    assert font.weight() == TYPE[style].weight
    assert font.letterSpacing() == pytest.approx(
        -0.011 * TYPE[style].size_px if TYPE[style].size_px >= 18 else 0, abs=0.02
    )


def test_the_shipped_font_has_all_four_weights(theme: Theme, family: str) -> None:
    assert family == "Inter Posture"
    for weight in (
        QFont.Weight.Normal,
        QFont.Weight.Medium,
        QFont.Weight.DemiBold,
        QFont.Weight.Bold,
    ):
        info = QFontInfo(theme.sized_font(14, weight))
        assert (info.family(), info.weight()) == (family, weight)


def test_without_shipped_fonts_the_desktop_font_is_used(tmp_path: Path, qapp: QApplication) -> None:
    assert load_family(tmp_path) == system_family()


def test_tabular_figures_are_equally_wide(theme: Theme) -> None:
    assert theme.font("body", tabular=True).isFeatureSet(QFont.Tag("tnum"))
    assert not theme.font("body").isFeatureSet(QFont.Tag("tnum"))


def test_text_scale_is_kept_within_bounds_and_scales_lines(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_text_scale(2.0)
    assert theme.text_scale == 1.5
    assert theme.line_px("body") == 30
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_text_scale(1.5)


def test_mode_decides_the_palette_and_tells_once(theme: Theme, qtbot: QtBot) -> None:
    assert (theme.dark, theme.palette) == (False, LIGHT)
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert (theme.dark, theme.ink("text")) == (True, DARK.text)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("dark")


def test_system_mode_follows_the_desktop(family: str, qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(family)
    assert theme.mode == "system"
    assert theme.dark == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    theme.set_mode("light")
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_reduced_motion_is_told(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_reduced_motion(False)
    assert not theme.reduced_motion


def test_qt_widgets_get_the_palette(theme: Theme, qapp: QApplication) -> None:
    before = QPalette(qapp.palette()), QFont(qapp.font())
    theme.apply_to(qapp)
    try:
        assert qapp.palette().color(QPalette.ColorRole.Window) == LIGHT.canvas
        assert qapp.palette().color(QPalette.ColorRole.Highlight) == LIGHT.pine
        assert qapp.font().pixelSize() == 14
    finally:
        qapp.setPalette(before[0])
        qapp.setFont(before[1])
