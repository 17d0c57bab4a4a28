"""How long a page of the dashboard takes: to open, to follow a change of the record, to show another year.

The clock is that of the record. What a page is made of is loaded as in the app: when it is asked for.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.ten_years import LAST
from posture.core.history_list import MONTHS, months_later
from posture.storage.database import FILE_NAME
from posture.ui.dashboard.sidebar import PageName
from tests.app.office import Office

if TYPE_CHECKING:
    from posture.ui.dashboard.window import DashboardWindow
    from posture.ui.history.page import HistoryPage

EVENING = datetime(LAST.year, LAST.month, LAST.day, 18, tzinfo=timezone(timedelta(hours=1)))


class Took(msgspec.Struct, frozen=True, kw_only=True):
    """Milliseconds. The page of History alone tells of another year."""

    opens: float
    """From asking for the window to its first paint."""
    shows: float
    """To the paint with all values: the first one, unless days have to be added up before."""
    again: float
    """From a change of the record to the paint of what it left."""
    other_year: float = 0.0
    """From asking for the twelve months before to their paint."""


class FirstPaint(QObject):
    """Notes that the window was painted: all of it is, in one go. It looks at the window's own events alone."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Look at an event of the window."""
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


def open_once(folder: Path, page: str) -> Took:
    """Open that page on the record of a folder, in an app that started a moment ago."""
    app = QApplication(["posture"])
    app.setQuitOnLastWindowClosed(False)
    with (
        tempfile.TemporaryDirectory(prefix="posture-open-") as work,
        pytest.MonkeyPatch.context() as m,
    ):
        office = Office(app, Path(work), m, empty_record=folder / FILE_NAME)
        office.clock.wall = EVENING
        office.write_settings('first_run.done = true\nretention.activity_days = "forever"\n')
        shutil.copyfile(folder / FILE_NAME, office.paths.database_file)
        office.open_again()
        _settle(office)
        took = _took(office, PageName(page))
        office.close()
    return took


def _settle(office: Office) -> None:
    """What the app does in its first seconds, long before anybody opens a window."""
    office.parts._on_start_calendar()  # noqa: SLF001  what its timer calls
    for _ in range(3):
        QCoreApplication.processEvents()


def _took(office: Office, name: PageName) -> Took:
    paints = FirstPaint()
    began_s = time.perf_counter()
    office.parts._windows.dashboard.open_named(name)  # noqa: SLF001  as the tray icon does
    (visible,) = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    visible.installEventFilter(paints)
    while not paints.seen:
        QCoreApplication.processEvents()
    opens = _ms_since(began_s)
    window = cast("DashboardWindow", visible)
    if name is not PageName.HISTORY:
        return Took(opens=opens, shows=opens, again=_painted_ms(window.refresh))
    page = cast("HistoryPage", window.page(name))
    _wait_for_year(page)
    shows = _ms_since(began_s)
    again = _painted_ms(window.refresh)
    return Took(opens=opens, shows=shows, again=again, other_year=_other_year_ms(page))


def _wait_for_year(page: "HistoryPage", last_month: date | None = None) -> None:
    """Until a year is there, and painted; that with this last month, if one is named."""
    while page.year is None or last_month not in (None, page.year.last_month):
        QCoreApplication.processEvents()
    QCoreApplication.processEvents()


def _other_year_ms(page: "HistoryPage") -> float:
    if page.year is None:
        raise ValueError("no year is on show")
    before = months_later(page.year.last_month, -MONTHS)
    return _painted_ms(partial(page.open_year, before), partial(_wait_for_year, page, before))


def _painted_ms(work: Callable[[], None], wait: Callable[[], None] = lambda: None) -> float:
    """Until a piece of work is done and what it changed is painted."""
    began_s = time.perf_counter()
    work()
    wait()
    QCoreApplication.processEvents()
    return _ms_since(began_s)


def _ms_since(began_s: float) -> float:
    return (time.perf_counter() - began_s) * 1000
