"""The mini panel: the next break at a glance, gone when one looks away."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from posture.ui.dashboard.week_view import Mark
from posture.ui.floating import EDGE_GAP_PX
from posture.ui.mini_panel import MiniPanel, PanelView
from posture.ui.theme import Theme
from posture.ui.widgets.menu import Menu
from tests.ui.conftest import Shoot

VIEW = PanelView(
    title="Next: move break",
    line="in 21 min, 14:50",
    ring_text="21",
    ring_caption="min",
    share=0.58,
    marks=(Mark.DONE, Mark.ON_MY_OWN, Mark.DONE_LATER, Mark.SKIPPED, Mark.NO_ANSWER, Mark.DONE),
    marks_words="4 of 6 taken so far",
    paused=False,
)


@pytest.fixture
def menu(theme: Theme, qtbot: QtBot) -> Menu:
    made = Menu(theme)
    made.addAction("30 minutes")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(theme: Theme, menu: Menu) -> Iterator[MiniPanel]:
    made = MiniPanel(theme, menu)
    yield made
    made.close()


def opened(panel: MiniPanel, qtbot: QtBot, view: PanelView = VIEW) -> MiniPanel:
    panel.show_panel(view)
    panel.settle()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def test_it_says_what_comes_next(panel: MiniPanel, qtbot: QtBot) -> None:
    opened(panel, qtbot)
    assert panel.body_size == QSize(320, 228)
    assert (panel.title.text(), panel.line.text(), panel.ring.text) == (VIEW.title, VIEW.line, "21")
    assert panel.strip.accessibleName() == "4 of 6 taken so far"


def test_the_first_focus_is_on_start_now(panel: MiniPanel, qtbot: QtBot) -> None:
    assert opened(panel, qtbot).focusWidget() is panel.start_button
    with qtbot.waitSignal(panel.start_requested):
        QTest.keyClick(panel.windowHandle(), Qt.Key.Key_Return)
    panel.settle()
    assert not panel.isVisible()


def test_open_goes_with_the_click(panel: MiniPanel, qtbot: QtBot) -> None:
    opened(panel, qtbot)
    with qtbot.waitSignal(panel.open_requested):
        QTest.mouseClick(panel.open_button, Qt.MouseButton.LeftButton)
    assert not panel.coming_or_there


def test_esc_closes_and_other_keys_don_t(panel: MiniPanel, qtbot: QtBot) -> None:
    opened(panel, qtbot)
    QTest.keyClick(panel.start_button, Qt.Key.Key_Right)
    assert panel.coming_or_there
    QTest.keyClick(panel.start_button, Qt.Key.Key_Escape)
    assert not panel.coming_or_there


def test_pause_opens_the_menu_and_keeps_the_panel(
    panel: MiniPanel, menu: Menu, qtbot: QtBot
) -> None:
    opened(panel, qtbot)
    with qtbot.waitSignal(menu.aboutToShow):
        QTest.mouseClick(panel.pause_button, Qt.MouseButton.LeftButton)
    assert panel.coming_or_there
    menu.close()


def test_paused_it_offers_to_resume(panel: MiniPanel, qtbot: QtBot) -> None:
    opened(panel, qtbot, msgspec.structs.replace(VIEW, paused=True))
    assert panel.pause_button.text() == "Resume"
    with qtbot.waitSignal(panel.resume_requested):
        QTest.mouseClick(panel.pause_button, Qt.MouseButton.LeftButton)


def test_during_a_break_it_offers_to_end_it(panel: MiniPanel, qtbot: QtBot) -> None:
    opened(panel, qtbot, msgspec.structs.replace(VIEW, on_break=True))
    assert panel.start_button.text() == "End here"
    assert panel.start_button.role == "secondary"
    with qtbot.waitSignal(panel.end_break_requested):
        QTest.mouseClick(panel.start_button, Qt.MouseButton.LeftButton)
    panel.update_panel(VIEW)
    assert (panel.start_button.text(), panel.start_button.role) == ("Start now", "primary")


def test_when_a_break_is_due_the_ring_is_amber(
    panel: MiniPanel, qtbot: QtBot, theme: Theme, shoot: Shoot
) -> None:
    due = msgspec.structs.replace(VIEW, due=True, share=1.0, ring_text="", ring_caption="")
    opened(panel, qtbot, due)
    top = QPoint(panel.ring.width() // 2, 2)
    assert panel.ring.grab().toImage().pixelColor(top) == theme.ink("apricot")
    shoot(panel, "mini_panel_due_light")
    panel.update_panel(msgspec.structs.replace(due, due=False))
    assert panel.ring.grab().toImage().pixelColor(top) == theme.ink("pine")


def test_it_goes_when_one_looks_away(panel: MiniPanel, qtbot: QtBot, theme: Theme) -> None:
    opened(panel, qtbot)
    other = Menu(theme)
    qtbot.addWidget(other)
    other.setWindowFlags(Qt.WindowType.Window)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not panel.coming_or_there)


def test_it_stands_above_the_tray_icon_or_below_a_tray_on_top(
    panel: MiniPanel, qtbot: QtBot
) -> None:
    area = QGuiApplication.primaryScreen().availableGeometry()
    low = QRect(area.center().x(), area.bottom() - 24, 24, 24)
    panel.show_panel(VIEW, low)
    panel.settle()
    body = panel.body.translated(panel.pos())
    assert body.bottom() <= low.top() - EDGE_GAP_PX + 1
    assert abs(body.center().x() - low.center().x()) <= 1
    panel.withdraw()
    panel.settle()
    high = QRect(area.right() - 24, area.top(), 24, 24)
    panel.show_panel(VIEW, high)
    panel.settle()
    body = panel.body.translated(panel.pos())
    assert body.top() > high.bottom()
    assert body.right() == area.right() - EDGE_GAP_PX


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_picture(
    panel: MiniPanel, theme: Theme, qtbot: QtBot, shoot: Shoot, mode: str, scale: float
) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_text_scale(scale)
    opened(panel, qtbot, msgspec.structs.replace(VIEW, marks=VIEW.marks * 9))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for label in (panel.title, panel.line):
        assert label.height() >= label.heightForWidth(label.width())
    assert shoot(panel, f"mini_panel_{mode}_{round(scale * 100)}").stat().st_size > 5000
