"""A title and the words beside it stand on one line of writing, whatever the size of the text and of the row."""

import pytest
from PySide6.QtGui import QImage, QPalette
from pytestqt.qtbot import QtBot

from posture.ui.dashboard.title_row import TitleRow
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text
from tests.ui.looking import settle

ROUNDING_PX = 1


@pytest.mark.parametrize("height_px", [0, 60])
@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
@pytest.mark.parametrize("wraps", [False, True])
def test_both_stand_on_one_line(
    theme: Theme, qtbot: QtBot, height_px: int, scale: float, *, wraps: bool
) -> None:
    theme.set_text_scale(scale)
    title, beside = Text(theme, "HEH", style="h1"), Text(theme, "HEH", wrap=wraps)
    row = TitleRow(theme, title, beside)
    qtbot.addWidget(row)
    row.setAutoFillBackground(True)
    row.setPalette(QPalette(theme.ink("canvas")))  # whatever ground the application was given
    row.resize(500, max(height_px, row.sizeHint().height()))
    row.show()
    settle()
    picture = row.grab().toImage()
    split = title.geometry().right() + 4
    feet = _lowest_ink(picture, 0, split), _lowest_ink(picture, split, picture.width())
    assert abs(feet[0] - feet[1]) <= ROUNDING_PX


def _lowest_ink(picture: QImage, left: int, right: int) -> int:
    """The last row with something written between these columns."""
    ground = picture.pixelColor(picture.width() - 1, 0)
    return max(
        y
        for y in range(picture.height())
        if any(
            abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 60
            for x in range(left, right)
        )
    )
