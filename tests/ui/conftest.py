"""Fixtures of the UI tests: a theme with the shipped font, and pictures of what was built."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from posture.ui.fonts import load_family
from posture.ui.theme import Theme
from tests.ui.pictures import picture

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

Shoot = Callable[[QWidget, str], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's offscreen platform warns about each window that is raised or faded: not our fault."""
    ignore = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(ignore)


@pytest.fixture(scope="session")
def family(qapp: QApplication) -> str:
    """The shipped font, registered once."""
    return load_family(ROOT / "resources" / "fonts")


@pytest.fixture
def theme(family: str) -> Theme:
    """A light theme at 100 % without movement, so that what a test sees is the end state."""
    return Theme(family, mode="light", reduced_motion=True)


@pytest.fixture
def shoot() -> Shoot:
    """Write a picture of a widget to shots/."""
    return picture
