"""Each state of the tray icon can be told from the others, in colour and without."""

import itertools
import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from posture.ui.tray_icon import (
    DARK_PANEL,
    LIGHT_PANEL,
    SIZES_PX,
    TrayState,
    shown_share,
    tray_icon,
    tray_pixmap,
)
from tests.ui.pictures import save

SAMPLES = (
    (TrayState.COUNTING, 0.13),
    (TrayState.COUNTING, 0.63),
    (TrayState.SOON, 0.95),
    (TrayState.DUE, 1.0),
    (TrayState.ON_BREAK, 0.0),
    (TrayState.HELD, 0.6),
    (TrayState.PAUSED, 0.0),
    (TrayState.OFF_HOURS, 0.0),
    (TrayState.NEEDS_A_LOOK, 0.0),
)
GRID_PX = 24


def grey_difference(one: QPixmap, other: QPixmap, paper: QColor) -> float:
    """The mean difference of two icons in grey, in percent."""
    a, b = (grey_levels(pixmap, paper) for pixmap in (one, other))
    return 100 * sum(abs(x - y) for x, y in zip(a, b, strict=True)) / (255 * len(a))


def grey_levels(pixmap: QPixmap, paper: QColor) -> list[int]:
    image = QImage(pixmap.size(), QImage.Format.Format_RGB32)
    image.fill(paper)
    painter = QPainter(image)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [
        grey.pixelColor(x, y).value() for y in range(grey.height()) for x in range(grey.width())
    ]


def colour_at(pixmap: QPixmap, x: float, y: float) -> QColor:
    """The colour at a point of the 24-pixel grid, whose origin is in the middle."""
    scale = pixmap.width() / GRID_PX
    return pixmap.toImage().pixelColor(int((x + 12) * scale), int((y + 12) * scale))


@pytest.mark.parametrize("dark_panel", [False, True])
@pytest.mark.parametrize("size_px", [16, 22, 32])
def test_states_differ_without_colour(qapp: QApplication, size_px: int, dark_panel: bool) -> None:
    paper = QColor("#171C1F" if dark_panel else "#FFFFFF")
    shares = dict(SAMPLES)
    pictures = {
        state: tray_pixmap(state, shares[state], size_px, dark_panel=dark_panel, one_ink=True)
        for state in TrayState
        if state is not TrayState.SOON  # as Counting, with amber only as a hint
    }
    for one, other in itertools.combinations(pictures, 2):
        assert grey_difference(pictures[one], pictures[other], paper) > 4, (one, other)


def test_soon_differs_from_counting_by_amber(qapp: QApplication) -> None:
    soon, counting = (
        tray_pixmap(state, 0.95, 64, dark_panel=False)
        for state in (TrayState.SOON, TrayState.COUNTING)
    )
    assert colour_at(soon, 10, 0) == LIGHT_PANEL.amber
    assert colour_at(counting, 10, 0) == LIGHT_PANEL.ink


def test_due_has_a_dot_with_a_gap_around_it(qapp: QApplication) -> None:
    due = tray_pixmap(TrayState.DUE, 0.2, 64, dark_panel=True)
    assert colour_at(due, 8, -8) == DARK_PANEL.amber
    assert colour_at(due, 8 - 4.4 * 0.7071, -8 + 4.4 * 0.7071).alpha() < 40


def test_share_runs_clockwise_from_the_top(qapp: QApplication) -> None:
    quarter = tray_pixmap(TrayState.COUNTING, 0.25, 64, dark_panel=False)
    assert colour_at(quarter, 7.07, -7.07).alpha() == 255
    assert colour_at(quarter, -7.07, -7.07).alpha() < 120


def test_figure_becomes_a_dot_where_it_would_be_mush(qapp: QApplication) -> None:
    small, large = (
        tray_pixmap(TrayState.COUNTING, 0, size_px, dark_panel=False) for size_px in (16, 64)
    )
    assert colour_at(small, 0, 0).alpha() == 255
    assert colour_at(small, 2.5, 0).alpha() == 255
    assert colour_at(large, -3, 4.5).alpha() == 0


def test_icon_brings_every_size(qapp: QApplication) -> None:
    icon = tray_icon(TrayState.HELD, 0.5, dark_panel=True)
    assert sorted(size.width() for size in icon.availableSizes()) == list(SIZES_PX)


@pytest.mark.parametrize(
    ("share", "shown"), [(-1, 0), (0.01, 0), (0.03, 1 / 24), (0.5, 0.5), (0.99, 1), (3, 1)]
)
def test_share_moves_in_steps(share: float, shown: float) -> None:
    assert shown_share(share) == pytest.approx(shown)


def test_one_ink_has_no_colour(qapp: QApplication) -> None:
    for state, share in SAMPLES:
        image = tray_pixmap(state, share, 32, dark_panel=False, one_ink=True).toImage()
        hues = {
            image.pixelColor(x, y).saturation() > 80
            for x in range(32)
            for y in range(32)
            if image.pixelColor(x, y).alpha() > 200
        }
        assert hues == {False}, state


def test_sheet_of_all_states(qapp: QApplication) -> None:
    sheet = QPixmap(1160, 220)
    sheet.fill(QColor("#FFFFFF"))
    painter = QPainter(sheet)
    painter.fillRect(0, 110, 1160, 110, QColor("#171C1F"))
    for row, dark_panel in enumerate((False, True)):
        for column, (state, share) in enumerate(SAMPLES):
            x = 20 + column * 126
            for size_px in (16, 22, 32):
                y = 55 + row * 110 - size_px // 2
                painter.drawPixmap(x, y, tray_pixmap(state, share, size_px, dark_panel=dark_panel))
                x += size_px + 10
    painter.end()
    assert save(sheet, "tray_states").stat().st_size > 5000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="threads are counted in /proc")
def test_drawing_wakes_no_threads() -> None:
    """A redraw must not hand its shapes to Qt's pool of threads: in a process of its own, where none is yet."""
    code = (
        "import os\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from posture.ui.tray_icon import TrayState, tray_icon\n"
        "app = QApplication([])\n"
        "before = len(os.listdir('/proc/self/task'))\n"
        "for state in TrayState: tray_icon(state, 0.7, dark_panel=True)\n"
        "print(len(os.listdir('/proc/self/task')) - before)\n"
    )
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "0"
