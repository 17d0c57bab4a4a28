"""A report as the bytes of a file, made without a screen or widgets; HTML needs no fonts either."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from posture.app.report_source import ReportSource
from posture.cli.report_order import ReportOrder
from posture.core.settings import Settings
from posture.storage.content_files import read_library
from posture.storage.database import open_readonly
from posture.storage.event_store import EventStore
from posture.system.paths import Paths
from posture.system.resources import resources_folder
from posture.ui.report.html import html_of
from posture.ui.report.page import ROOMS, Report, Room
from posture.ui.report.period_page import period_page_of
from posture.ui.report.week_page import week_page_of


def make_file(paths: Paths, settings: Settings, now: datetime, order: ReportOrder) -> bytes:
    """The report that was ordered. Raises StorageProblem."""
    make = _maker(paths, settings, now, order)
    return html_of(make(ROOMS[0])).encode() if order.as_html else _pdf(make)


def _maker(
    paths: Paths, settings: Settings, now: datetime, order: ReportOrder
) -> Callable[[Room], Report]:
    library = read_library(resources_folder() / "content", paths.data / "content").library
    with closing(open_readonly(paths.database_file)) as database:
        source = ReportSource(
            EventStore(database, lambda: order.going_on),
            settings,
            settings.plan(now),
            lambda: library,
            now.date(),
        )
        names, path = source.names(), str(paths.database_file)
        if order.specialist:
            period = source.period(order.first_day, order.last_day)
            return lambda room: period_page_of(period, names, path, room)
        week = source.week(order.week)
        return lambda room: week_page_of(week, names, path, room)


def _pdf(make: Callable[[Room], Report]) -> bytes:
    from PySide6.QtGui import QGuiApplication  # fonts need it; nothing is shown

    from posture.ui.fonts import load_family
    from posture.ui.report.paper import fitting, pdf_of

    app = QGuiApplication.instance() or QGuiApplication(["posture", "-platform", "offscreen"])
    family = load_family(resources_folder() / "fonts")
    pdf = pdf_of(fitting(make, family), family)
    del app
    return pdf
