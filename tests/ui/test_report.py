"""The reports: one page whatever is in them, the same figures on paper, in HTML and in text, nothing that runs."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from posture.core.care_events import DiscomfortNoted
from posture.core.discomfort import by_region, entries
from posture.core.events import CheckAnswer, SettingChanged
from posture.core.report import OpenItem
from posture.ui.dashboard.week_view import Mark
from posture.ui.report.html import html_of
from posture.ui.report.names import Names
from posture.ui.report.page import (
    ROOMS,
    Bars,
    Block,
    Dots,
    Grid,
    Histogram,
    Hours,
    Lines,
    Report,
    Room,
)
from posture.ui.report.paper import HEIGHT, MARGIN, WIDTH, MakeReport, fitting, paint_report, pdf_of
from posture.ui.report.period_page import period_page_of
from posture.ui.report.plain import plain_of
from posture.ui.report.week_page import week_page_of
from posture.ui.report.window import Reader, ReportWindow
from posture.ui.theme import Theme
from tests.ui.conftest import Shoot
from tests.ui.looking import clipped, settle, tab_stops
from tests.ui.report_samples import (
    FIRST,
    HOSTILE,
    MONDAY,
    NAMES,
    PATH,
    REGIONS,
    at,
    breaks,
    care,
    period,
    week,
    week_history,
    workstation,
)

Make = Callable[[Room], Report]
VOID = frozenset({"meta", "br"})


def week_page(room: Room = ROOMS[0], **changes: object) -> Report:
    return week_page_of(week(**changes), NAMES, PATH, room)  # type: ignore[arg-type]


def period_page(room: Room = ROOMS[0], **changes: object) -> Report:
    return period_page_of(period(**changes), NAMES, PATH, room)  # type: ignore[arg-type]


def block(report: Report, heading: str) -> Block:
    (found,) = [one for row in report.rows for one in row if one.heading == heading]
    return found


def family(theme: Theme) -> str:
    return theme.font("body").family()


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


# --- what stands on the worker's page ---


def test_the_workers_page_says_it_in_three_sentences() -> None:
    report = week_page()
    assert report.title == "Week 47 · 16–22 November 2026"
    headline, detail, sits = report.sentences
    assert headline.startswith("You took 46 of 52 breaks")
    assert detail
    assert sits == (
        "Your longest stretch at the desk was 1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}12"
        "\N{NO-BREAK SPACE}min, Tuesday from 13:00: about the same as the week before."
        " Stretches over 60 minutes: 3, about as many as the week before."
    )
    assert "typical is about half" in report.caption
    assert report.foot == f"Made on this computer from {PATH}. No data left it."
    assert report.shortened == ""


def test_each_block_has_its_place() -> None:
    headings = [[one.heading for one in row] for row in week_page().rows]
    assert headings == [
        ["Breaks by day", "When breaks work for you"],
        ["Posture checks", "Longest sit by day"],
        ["How it felt, last 4 weeks"],
        ["One thing to try next week", "One open item at your desk"],
    ]


def test_posture_sits_and_the_open_item() -> None:
    report = week_page()
    posture, sits = block(report, "Posture checks"), block(report, "Longest sit by day")
    assert isinstance(posture, Grid)
    assert isinstance(sits, Grid)
    assert posture.table.rows[2:] == (
        ("Lower back supported", "1", "1", "0"),
        ("Screen at eye level", "0", "2", "0"),
    )
    assert len(sits.table.rows) == 7
    assert sits.table.rows[0] == ("Mon", "55\N{NO-BREAK SPACE}min")
    assert sits.table.rows[6] == ("Sun", "–")
    item = block(report, "One open item at your desk")
    assert isinstance(item, Lines)
    assert item.lines == ("The screen’s top edge is at eye height", "Put books under it.")


def test_the_diary_is_left_out_where_none_is_kept() -> None:
    headings = [one.heading for row in week_page(diary=None).rows for one in row]
    assert "How it felt, last 4 weeks" not in headings
    kept = block(week_page(diary=()), "How it felt, last 4 weeks")
    assert isinstance(kept, Dots)
    assert kept.note == "No check-in named anything in these four weeks."


def test_a_week_that_begins_on_sunday_has_no_number() -> None:
    from posture.core.headline import week_page as core_page
    from posture.core.report import week_report
    from posture.core.weeks import Week

    sunday = Week(MONDAY - timedelta(days=1))
    page = core_page(sunday, week_history(), frozenset({"movement"}), sunday.last_day)
    report = week_page_of(week_report(page, today=sunday.last_day), NAMES, PATH, ROOMS[0])
    assert report.title == "15–21 November 2026"


# --- what stands on the specialist's page ---


def test_the_specialists_page_prints_its_definitions_and_bears_no_name() -> None:
    report = period_page()
    text = plain_of(report)
    assert report.about == "26 October – 22 November 2026"
    assert "Name: ______" in text
    for said in (
        "28 days, 20 of them with time at the desk",
        "Coverage: taken and on one’s own, of all that were due and could happen",
        "Uptake: taken, of those that were offered",
        "Typical is about half",
        "Reasons: call in progress 5×, a chosen program 3×",
        "18 Nov: “Movement break: Every”, 60m → 75m",
        "18 Nov: “For these apps” changed",
        "26 Oct: “Preset”, Balanced → Fewer, longer",
        "The arm is on its way.",
        "not my room; Asked in June.",
        "Flare, Low back: 26 Oct to 29 Oct, 4 days",
        "Cold: 1×, heat: 0×",
        "Routines: Neck and shoulders 1×",
        "Page of warning signs: answered on 1 day.",
    ):
        assert said in text
    assert "secret" not in text, "which programs hold prompts is nobody's business"
    assert "Stiff after the drive" not in text, "notes of the diary are for the doctor's page"


def test_coverage_has_its_counts() -> None:
    grid = block(period_page(), "Coverage and uptake")
    assert isinstance(grid, Grid)
    name, taken, own, *_, coverage, uptake = grid.table.rows[0]
    one = period().breaks
    assert (name, taken, own) == ("Breaks", str(one.taken), str(one.natural))
    assert coverage.startswith(f"{one.taken + one.natural} of {one.counted}, ")
    assert uptake.startswith(f"{one.taken} of {one.counted - one.natural}, ")


def test_no_share_of_fewer_than_five() -> None:
    few = period_page(closed=breaks(MONDAY, "tts"), care=())
    grid = block(few, "Coverage and uptake")
    assert isinstance(grid, Grid)
    assert grid.table.rows[0][-2:] == ("2 of 3", "2 of 3")
    assert grid.table.rows[1][-2:] == ("–", "–")
    assert "Discomfort" not in [one.heading for row in few.rows for one in row]


# --- whatever is in it ---


def _long(number: int, words: str) -> Names:
    return replace(NAMES, item=lambda _list, item: f"{item} {number} {words}")


def _hostile_week(words: str) -> MakeReport:
    answered = [
        replace(one, item=f"{one.item} {number}")
        for number in range(9)
        for one in week_history().checks
    ]
    notes = [
        DiscomfortNoted(at(MONDAY + timedelta(days=n % 7), 9), f"r{n}", region.value, n % 11)
        for n, region in enumerate(REGIONS * 3)
    ]
    report = week(
        week_history(checks=answered),
        diary=by_region(entries(notes)),
        open_item=OpenItem(words or "-", words),
    )
    return lambda room: week_page_of(report, _long(1, words), f"/home/{words}", room)


def _hostile_period(words: str) -> MakeReport:
    said = [
        (words or "-", CheckAnswer.CANNOT if n % 2 else CheckAnswer.NOT_YET, (words,), words)
        for n in range(34)
    ]
    changed = [SettingChanged(at(FIRST, 9), f"breaks.{n}.every", words, "1h") for n in range(300)]
    report = period(workstation(*said), changes=changed, care=care(words) * 3)
    names = replace(_long(2, words), presets={"balanced": words})
    return lambda room: period_page_of(report, names, f"/home/{words}", room)


def over_the_edge(report: Report, theme: Theme) -> bool:
    """Whether anything is drawn outside the margins of the page."""
    tenth = 0.1
    wide, high = round(WIDTH * tenth), round(HEIGHT * tenth)
    image = QImage(wide + 100, high + 400, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(tenth, tenth)
    paint_report(report, painter, family(theme))
    painter.end()
    edge = round(MARGIN * tenth) - 6
    for x, y, w, h in (
        (0, 0, image.width(), edge),
        (0, high - edge, image.width(), image.height()),
        (0, 0, edge, image.height()),
        (wide - edge, 0, image.width(), image.height()),
    ):
        part = image.copy(x, y, min(w, image.width() - x), min(h, image.height() - y))
        blank = QImage(part.size(), part.format())
        blank.fill(Qt.GlobalColor.white)
        if part != blank:
            return True
    return False


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("hostile", [_hostile_week, _hostile_period])
def test_one_page_and_nothing_that_runs(
    hostile: Callable[[str], MakeReport], words: str, theme: Theme
) -> None:
    make = hostile(words)
    report = fitting(make, family(theme))
    assert pages_in(pdf_of(report, family(theme))) == 1
    assert not over_the_edge(report, theme)
    assert report.shortened.startswith("Some words were cut")
    Checked(html_of(report))
    assert len(html_of(make(ROOMS[0]))) < 250_000


@pytest.mark.parametrize("hours", [0, 1, 24])
def test_maps_of_any_size_fit(hours: int, theme: Theme) -> None:
    prompts = [
        replace(one, due_at=at(MONDAY + timedelta(days=day), hour))
        for day in range(7)
        for hour in range(hours)
        for one in breaks(MONDAY, "tsg")
    ]
    report = fitting(
        lambda room: week_page(room, history=week_history(closed=prompts)), family(theme)
    )
    chart = block(report, "When breaks work for you")
    assert isinstance(chart, Hours)
    assert len(chart.hours) == (24 if hours == 24 else len(chart.hours))
    assert not over_the_edge(report, theme)
    assert pages_in(pdf_of(report, family(theme))) == 1
    Checked(html_of(report))


def test_an_empty_week_is_a_page_too(theme: Theme, shoot: Shoot) -> None:
    nothing = week_history(closed=(), checks=(), exposures={}, first_day=None)
    report = week_page(history=nothing, diary=None, insight=None, open_item=None)
    assert report.sentences[0].startswith("Your first week starts here.")
    assert pages_in(pdf_of(report, family(theme))) == 1
    Checked(html_of(report))
    empty = period_page(
        closed=(), exposures={}, spans=(), routines=(), care=(), changes=(), station=None
    )
    assert pages_in(pdf_of(empty, family(theme))) == 1
    Checked(html_of(empty))


def test_a_page_on_which_all_fits_says_nothing_of_cuts(theme: Theme) -> None:
    makes: tuple[Make, ...] = (week_page, period_page)
    for make in makes:
        assert fitting(make, family(theme)) == make(ROOMS[0])
        assert not over_the_edge(make(ROOMS[0]), theme)
        assert make(ROOMS[0]).shortened == ""


def test_the_pdf_has_its_fonts_a_title_and_the_shape_of_a4(theme: Theme) -> None:
    pdf = pdf_of(week_page(), family(theme))
    assert b"/FontFile2" in pdf
    title = "Week 47 · 16–22 November 2026".encode("utf-16-be")
    assert title in pdf or title.replace(b"(", b"\\(") in pdf
    box = re.search(rb"/MediaBox \[([\d. ]+)\]", pdf)
    assert box is not None
    assert [round(float(side)) for side in box[1].split()] == [0, 0, 595, 842]


# --- HTML ---


class Checked(HTMLParser):
    """Reads a page, and complains of whatever would run or load, and of tags that don't close."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self._open == []
        assert page.encode()
        ET.fromstring(
            page.split("\n", 1)[1]
            .replace('charset="utf-8">', 'charset="utf-8"/>')
            .replace("style-src 'unsafe-inline'\">", "style-src 'unsafe-inline'\"/>")
            .replace('width=device-width">', 'width=device-width"/>')
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "img", "link", "iframe", "object", "a", "image", "use"}
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in {"href", "src", "xlink:href", "style"}
            assert not (value or "").startswith(("http", "javascript"))
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


@pytest.mark.parametrize("make", [week_page, period_page])
def test_the_html_can_be_read_by_ear(make: Make) -> None:
    page = html_of(make(ROOMS[0]))
    tags = Checked(page).tags
    named = [tag for tag, _ in tags]
    assert page.startswith("<!DOCTYPE html>")
    assert dict(tags[0][1]) == {"lang": "en"}
    assert named.count("h1") == 1
    charts = [attrs for tag, attrs in tags if tag == "svg" and attrs.get("role") == "img"]
    assert charts
    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}
    for chart in charts:
        assert set((chart["aria-labelledby"] or "").split()) <= ids
    assert named.count("title") == len(charts) + 1
    assert named.count("desc") == len(charts)
    assert named.count("table") >= len(charts)
    assert all(attrs["scope"] in {"col", "row"} for tag, attrs in tags if tag == "th")
    assert "default-src 'none'" in page
    assert "@page { size: A4 portrait" in page
    assert "prefers-color-scheme" not in page
    assert re.findall(r"url\((?!#)", page) == []
    assert set(re.findall(r"url\(#([a-z-]+)\)", page)) <= ids


def test_the_charts_tables_have_the_charts_figures() -> None:
    report = week_page()
    tags = [attrs for _, attrs in Checked(html_of(report)).tags]
    bars = block(report, "Breaks by day")
    assert isinstance(bars, Bars)
    drawn = {
        (int(attrs["data-day"] or 0), attrs["data-mark"]): int(attrs["data-count"] or 0)
        for attrs in tags
        if "data-mark" in attrs
    }
    parts = week().page.this.parts
    assert sum(drawn.values()) == parts.total == int(bars.table.rows[-1][2]) == 52
    for number, row in enumerate(bars.table.rows[:-1]):
        of_day = [drawn.get((number, mark.value), 0) for mark in Mark]
        assert sum(of_day) == int(row[2])
        assert sum(of_day[:3]) == int(row[1])
    hours = block(report, "When breaks work for you")
    assert isinstance(hours, Hours)
    shown = sorted(
        f"{attrs['data-taken']} of {attrs['data-due']}" for attrs in tags if "data-due" in attrs
    )
    assert shown == sorted(cell for row in hours.table.rows for cell in row[1:] if cell != "–")


def test_the_histograms_shares_are_those_of_its_table() -> None:
    chart = block(period_page(), "Desk time by length of stretch")
    assert isinstance(chart, Histogram)
    assert sum(band.share for band in chart.bands) == pytest.approx(1)
    for band, (name, time, share) in zip(chart.bands, chart.table.rows, strict=True):
        assert (band.name, band.figure) == (name, f"{time}, {share}")


def test_five_marks_stay_apart_without_colour() -> None:
    page = html_of(week_page())
    greys = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{3,6})"', page))
    for colour in greys:
        red, green, blue = (
            (colour[1 + n : 2 + n] for n in range(3))
            if len(colour) == 4
            else (colour[n : n + 2] for n in (1, 3, 5))
        )
        assert red == green == blue
    assert page.count("<pattern ") == 3


# --- plain text ---


@pytest.mark.parametrize("make", [week_page, period_page])
def test_the_text_has_every_word_of_the_page(make: Make) -> None:
    report = make(ROOMS[0])
    text = plain_of(report)
    for row in report.rows:
        for one in row:
            assert one.heading in text
            cells = one.lines if isinstance(one, Lines) else [c for r in one.table.rows for c in r]
            assert all(cell in text for cell in cells)
    assert text.rstrip().endswith(report.foot)


# --- the window ---


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> ReportWindow:
    def make(reader: Reader, weeks: int) -> Report:
        report = week_page() if reader is Reader.ME else period_page()
        return replace(report, about=f"{reader} {weeks}") if weeks == 12 else report

    made = ReportWindow(theme, make, "posture-2026-W47")
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def test_the_window_shows_the_page_of_whoever_reads_it(window: ReportWindow) -> None:
    assert window.report.title.startswith("Week 47")
    assert not window.period.isVisible()
    assert window.preview.accessibleName() == window.report.title
    assert "Breaks by day" in window.preview.accessibleDescription()
    window.show_for(Reader.SPECIALIST, 12)
    assert window.period.isVisible()
    assert window.report.about == "specialist 12"


def test_saving_and_printing_are_asked_of_others(window: ReportWindow) -> None:
    saves, prints = QSignalSpy(window.save_requested), QSignalSpy(window.print_requested)
    window.pdf_button.click()
    window.show_for(Reader.SPECIALIST)
    window.html_button.click()
    window.print_button.click()
    assert [saves.at(n)[1:] for n in range(saves.count())] == [
        ["posture-2026-W47", "pdf"],
        ["posture-2026-W47-specialist", "html"],
    ]
    assert prints.at(0) == [window.report]


def test_the_text_is_copied(window: ReportWindow) -> None:
    window.copy_button.click()
    assert QGuiApplication.clipboard().text() == plain_of(window.report)
    assert window.said.text() == "Copied. It can be pasted anywhere."


def test_all_of_it_by_keyboard_and_escape_closes(window: ReportWindow, qtbot: QtBot) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the fixture has it still
    stops = tab_stops(window)
    assert stops == [
        window.scroller,
        window.readers,
        window.pdf_button,
        window.html_button,
        window.print_button,
        window.copy_button,
    ]
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut_off(
    window: ReportWindow, theme: Theme, shoot: Shoot, scale: float, mode: str
) -> None:
    theme.set_mode(mode)  # type: ignore[arg-type]
    theme.set_text_scale(scale)
    window.show_for(Reader.SPECIALIST)
    settle()
    assert clipped(window) == []
    shoot(window, f"report-window-{mode}-{scale}")
    window.resize(window.minimumSize())
    settle()
    assert clipped(window) == []


def test_it_is_printed_on_one_sheet(qtbot: QtBot, window: ReportWindow, tmp_path: object) -> None:
    printing = pytest.importorskip("posture.ui.report.printing")
    job = printing.ReportPrinting(week_page(), family(window._theme), window)
    job.printer.setOutputFormat(job.printer.OutputFormat.PdfFormat)
    job.printer.setOutputFileName(f"{tmp_path}/report.pdf")
    job.printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    job.printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    with qtbot.waitSignal(job.printed) as told:
        job.print_now()
    assert told.args == [True]
    with open(f"{tmp_path}/report.pdf", "rb") as file:  # noqa: PTH123
        assert pages_in(file.read()) == 1
