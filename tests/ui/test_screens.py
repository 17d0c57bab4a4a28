"""Screens that change while something floats on them, and what Qt tells of its screens."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.ui.floating import EDGE_GAP_PX, Floating
from posture.ui.placing import place_by, place_in_corner
from posture.ui.screens import Screens, bring_to
from posture.ui.theme import Theme
from tests.ui.fake_screens import BEAMER, DESK, LAPTOP, FakeScreens, screen

SMALL, LARGE = QSize(340, 56), QSize(436, 246)


@pytest.fixture
def screens(qtbot: QtBot) -> FakeScreens:
    return FakeScreens(LAPTOP, DESK).point_at(DESK)


@pytest.fixture
def floating(theme: Theme, screens: FakeScreens) -> Iterator[Floating]:
    made = Floating(theme, screens=screens)
    yield made
    made.close()


def body(floating: Floating) -> QRect:
    """Where the surface is, without its shadow."""
    floating.settle()
    return floating.body.translated(floating.pos())


def corner_of(work: QRect, size: QSize) -> QRect:
    """The lower right corner of a work area."""
    box = QRect(work.topLeft(), size)
    box.moveBottomRight(work.bottomRight())
    return box.translated(-EDGE_GAP_PX, -EDGE_GAP_PX)


# --- what floats ---


def test_it_comes_in_the_work_area_of_the_screen_with_the_pointer(floating: Floating) -> None:
    floating.appear(LARGE, 18)
    assert body(floating) == corner_of(DESK.work, LARGE)


def test_or_on_the_main_screen(floating: Floating) -> None:
    floating.set_on_main_screen(on_main=True)
    floating.appear(LARGE, 18)
    assert body(floating) == corner_of(LAPTOP.work, LARGE)


def test_it_grows_on_the_screen_it_came_on(floating: Floating, screens: FakeScreens) -> None:
    floating.appear(SMALL, 28)
    screens.point_at(LAPTOP)
    floating.appear(LARGE, 18)
    assert body(floating) == corner_of(DESK.work, LARGE)


def test_its_screen_goes_away(floating: Floating, screens: FakeScreens) -> None:
    floating.appear(LARGE, 18)
    screens.point_at(BEAMER).now(LAPTOP, BEAMER)
    assert body(floating) == corner_of(BEAMER.work, LARGE)
    screens.point_at(LAPTOP).now(LAPTOP, BEAMER)
    assert body(floating) == corner_of(BEAMER.work, LARGE), "it has a place now"


def test_a_panel_comes_or_the_resolution_changes(floating: Floating, screens: FakeScreens) -> None:
    floating.appear(LARGE, 18)
    smaller = screen("desk", 1280, 1024, 768)
    screens.now(LAPTOP, smaller)
    assert body(floating) == corner_of(smaller.work, LARGE)


def test_what_is_gone_stays_gone(floating: Floating, screens: FakeScreens) -> None:
    floating.appear(LARGE, 18)
    floating.withdraw()
    floating.settle()
    screens.now(LAPTOP)
    assert not floating.isVisible()


def test_above_the_tray_icon_of_a_screen_that_is_gone(
    floating: Floating, screens: FakeScreens
) -> None:
    floating.set_anchor(QRect(DESK.area.right() - 40, DESK.area.bottom() - 20, 22, 22))
    floating.appear(LARGE, 14)
    assert DESK.work.contains(body(floating))
    screens.now(LAPTOP)
    assert LAPTOP.work.contains(body(floating))


@pytest.mark.parametrize("top", [5, 400, 790])
def test_by_the_tray_icon_it_is_always_within_the_work_area(top: int) -> None:
    icon = QRect(LAPTOP.area.right() - 10, top, 22, 22)
    place = QRect(place_by(icon, LARGE, LAPTOP.work, 16), LARGE)
    assert LAPTOP.work.adjusted(16, 16, -16, -16).contains(place)


def test_what_is_larger_than_the_screen_begins_at_its_top_left() -> None:
    tiny = QRect(100, 50, 300, 200)
    assert (
        place_in_corner(LARGE, "bottom_right", tiny, 16)
        == tiny.topLeft() + QRect(16, 16, 0, 0).topLeft()
    )


# --- what Qt tells ---


def test_the_screens_of_qt(qapp: QApplication) -> None:
    screens = Screens()
    first = QGuiApplication.primaryScreen()
    main = screens.main()
    assert (main.name, main.area, main.work) == (
        first.name(),
        first.geometry(),
        first.availableGeometry(),
    )
    assert screens.at(main.area.center()) == main
    assert screens.at(main.area.topLeft() - QRect(9, 9, 0, 0).topLeft()) is None
    assert screens.named(main.name) == main
    assert screens.named("unplugged") is None
    assert screens.with_pointer() in screens.places()


def test_many_words_of_one_change_are_one(qapp: QApplication, qtbot: QtBot) -> None:
    screens, told = Screens(), list[int]()
    screens.changed.connect(lambda: told.append(1))
    first = QGuiApplication.primaryScreen()
    with qtbot.waitSignal(screens.changed):
        qapp.screenAdded.emit(first)
        qapp.screenRemoved.emit(first)
        qapp.primaryScreenChanged.emit(first)
        first.geometryChanged.emit(first.geometry())
        first.availableGeometryChanged.emit(first.availableGeometry())
    assert told == [1]


def test_a_window_that_is_there_stays_with_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bring_to(window, Screens().main())
    assert window.screen() is QGuiApplication.primaryScreen()
