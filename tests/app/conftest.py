"""Fixtures of the app's tests: the whole app at a made-up desk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from posture.storage.database import open_database
from tests.app.office import Office
from tests.fakes import MONDAY_NINE
from tests.ui.pictures import picture

HERE = Path(__file__).parent

Shoot = Callable[[QWidget, str], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's offscreen platform has neither tray nor fading and says so: not our fault."""
    ignore = pytest.mark.qt_log_ignore(
        "This plugin does not support", "systemTrayWindowChanged", extend=True
    )
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(ignore)


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    """Times of day with 24 hours, whoever runs the tests."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with nothing in it, to be copied: making one takes as long as an hour of work."""
    path = tmp_path_factory.mktemp("record") / "adherence.db"
    open_database(path, MONDAY_NINE.date()).close()
    return path


@pytest.fixture
def office(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_record: Path
) -> Iterator[Office]:
    """Monday, nine o'clock. The app is not started yet: `office.open()` does."""
    palette, font = qapp.palette(), qapp.font()
    made = Office(qapp, tmp_path / "posture", monkeypatch, empty_record=empty_record)
    yield made
    made.close()
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def shoot() -> Shoot:
    """Write a picture of a widget to shots/."""
    return picture
