"""The page for a doctor: what stands on it, one sheet whatever was written, nothing in it that could run."""

import re
from datetime import date, datetime, timedelta, timezone
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from posture.core.body import BodyRegion
from posture.core.discomfort import Change
from posture.core.doctor_summary import (
    DoctorFacts,
    FlareFacts,
    HomeFacts,
    NoteFacts,
    RegionFacts,
)
from posture.ui.checkin import summary_files
from posture.ui.checkin.summary import ROOMS, Names, SummaryPage, fitted, summary_page
from posture.ui.checkin.summary_files import fitting_page, html_of, pdf_of
from posture.ui.checkin.summary_window import SummaryWindow
from posture.ui.theme import Theme
from tests.ui.conftest import Shoot
from tests.ui.looking import clipped, settle

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 1, 12, tzinfo=timezone(timedelta(hours=1)))
NAMES = Names(
    routines={"low-back-2": "Low back"}, signs={"c3": "Pain of 7 or more"}, moves={"a": "Side bend"}
)
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    '=HYPERLINK("http://example.org","x")',
    "\u202eevil\u202c \u2067abc שלום עולם",
    "👩‍🦽🔥" * 40,
    "x" * 100_000,
    "y " * 50_000,
    "a" + "\u0301" * 5_000,
    "</td></table></body>\x00\x1b[2J\ud800",
    "one\n\n\n\ntwo\n" * 200,
)


def region(number: int) -> RegionFacts:
    return RegionFacts(
        region=list(BodyRegion)[number],
        answers=12,
        median=4.5,
        highest=9,
        latest=3,
        days_noticeable=7,
        change=Change(-2.5) if number else None,
    )


USUAL = DoctorFacts(
    first_day=DAY - timedelta(weeks=12),
    last_day=DAY,
    check_ins=12,
    nothing_marked=2,
    regions=(region(7), region(0)),
    interference=(("a-little", 3), ("a-lot", 1)),
    when=(("after-work", 6), ("now", 2)),
    followed=(("long-sitting", 5), ("lifting", 2), ("injury", 1)),
    helped=(("walk", 4),),
    qualities=(("ache", 4), ("tight", 2)),
    spread=(("hip-or-thigh", 1),),
    first_began=NOON,
    lasted_s=(1800.0, 86_400.0, 86_400.0),
    first_time=False,
    sleep_affected=2,
    sleep_asked=5,
    stress=4.5,
    flares=(FlareFacts(region="low-back", onset=NOON, ended=NOON + timedelta(days=9)),),
    ticks=("c3", "gone"),
    moves_that_hurt=(("a", 1),),
    home=HomeFacts(breaks_taken=212, routines=(("low-back-2", 7),), cold=2, heat=1, rest_days=1),
    notes=(NoteFacts(DAY, "Stiff after the drive."),),
)
FULL = replace(
    USUAL,
    regions=tuple(region(number) for number in range(27)),
    followed=tuple((f"word-{n}", n) for n in range(40)),
    ticks=tuple(f"sign {n} " + "long " * 60 for n in range(30)),
    flares=USUAL.flares * 40,
    home=replace(USUAL.home, routines=tuple((f"r{n}" * 90, n) for n in range(50))),
    notes=tuple(NoteFacts(DAY, words) for words in HOSTILE * 3),
)


def lines_of(page: SummaryPage) -> dict[str, tuple[str, ...]]:
    return {section.heading: section.lines for section in page.sections}


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_all_that_a_doctor_asks_for() -> None:
    page = summary_page(USUAL, NAMES, ROOMS[0])
    assert page.period == (
        "28 August 2026 to 20 November 2026 · 12 check-ins · 2 of them with nothing marked"
    )
    assert page.table.rows == (
        ("Low back", "4.5", "9", "3", "12", "7", "2.5 points lower"),
        ("Head", "4.5", "9", "3", "12", "7", "–"),
    )
    assert lines_of(page) == {
        "In the way of daily things": (
            "A little 3×, A lot 1×",
            "Sleep affected: 2 of 5 answers",
            "Stress, 0 to 10: median 4.5",
        ),
        "When, and after what": (
            "After work 6×, Now 2×",
            "Long sitting 5×, Lifting 2×, An injury or fall 1×",
        ),
        "How long it lasts": ("1 day 2×, 30 minutes 1×",),
        "What it feels like": ("Aching 4×, Tight 2×", "Spreads: Hip or thigh 1×"),
        "When it first began": (
            "1 November 2026",
            "First time: no",
            "Flare, Low back: 1 November 2026 to 10 November 2026",
        ),
        "What makes it better": ("A walk 4×",),
        "Injury, sport, heavy work": ("Lifting 2×, An injury or fall 1×",),
        "Other symptoms ticked": ("Pain of 7 or more", "gone"),
        "Done at home and at work": (
            "212 breaks taken",
            "Routines: Low back 7×",
            "Cold: 2×, heat: 1×",
            "1 day of rest",
            "Moves that hurt: Side bend 1×",
        ),
        "Own notes": ("20 November 2026: Stiff after the drive.",),
    }
    assert page.blanks == ("Name", "Medical history", "Medicines")
    assert page.foot == "Made on this computer from own notes; not a diagnosis."
    assert page.shortened == ""


def test_an_empty_record_makes_a_page_to_fill_in() -> None:
    page = summary_page(DoctorFacts(first_day=DAY, last_day=DAY), Names(), ROOMS[0])
    lines = lines_of(page)
    assert lines.pop("Other symptoms ticked") == ("None ticked.",)
    assert set(lines.values()) == {("Not noted.",)}
    assert page.table.rows == ()


def test_less_room_leaves_out_and_says_so() -> None:
    page = summary_page(FULL, NAMES, ROOMS[-1])
    assert len(page.table.rows) == 3
    assert lines_of(page)["When, and after what"][1] == "word-0 0×, word-1 1×, and 38 more"
    assert "Own notes" not in lines_of(page)
    assert page.shortened == "Shortened to fit one page."


def test_a_note_that_was_cut_is_told() -> None:
    long = replace(USUAL, notes=(NoteFacts(DAY, "word " * 200),))
    page = summary_page(long, NAMES, ROOMS[0])
    assert lines_of(page)["Own notes"][0].endswith("…")
    assert page.shortened


def test_the_fullest_page_that_fits_is_taken() -> None:
    tried: list[int] = []

    def fits(page: SummaryPage) -> bool:
        tried.append(len(page.table.rows))
        return len(page.table.rows) <= 6

    assert len(fitted(FULL, NAMES, fits).table.rows) == 6
    assert tried == [10, 8, 7, 6]
    assert len(fitted(FULL, NAMES, lambda _page: False).table.rows) == 3


@pytest.mark.parametrize("facts", [USUAL, FULL], ids=["usual", "hostile"])
def test_it_is_one_sheet(family: str, facts: DoctorFacts) -> None:
    page = fitting_page(facts, NAMES, family)
    pdf = pdf_of(page, family)
    assert pdf.startswith(b"%PDF-")
    assert pages_in(pdf) == 1
    assert share_of_sheet(page, family) <= 1, "nothing hangs over its end"
    assert (page.shortened == "") is (facts is USUAL)
    assert len(html_of(page)) < 40_000


def share_of_sheet(page: SummaryPage, family: str) -> float:
    """How much of a sheet's height the words take."""
    writer = summary_files._writer(QBuffer())
    return summary_files._document(page, writer, family).size().height() / writer.height()


def test_with_room_for_all_it_would_hang_over(family: str) -> None:
    assert share_of_sheet(summary_page(FULL, NAMES, ROOMS[0]), family) > 1


class Reader(HTMLParser):
    """Which elements there are, and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.isolated: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self._inside = tag

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._inside == "bdi":
            self.isolated.append(data.strip())


def test_hostile_notes_are_words_and_nothing_else() -> None:
    notes = tuple(NoteFacts(DAY, words) for words in HOSTILE)
    roomy = replace(ROOMS[0], notes=20)
    page = summary_page(
        replace(USUAL, notes=notes), replace(NAMES, routines={"low-back-2": "<i>x</i>"}), roomy
    )
    html = html_of(page)
    reader = Reader()
    reader.feed(html)
    assert reader.tags.isdisjoint({"script", "img", "i", "a", "link", "iframe"})
    assert not any(name.startswith("on") or name in ("src", "href") for name in reader.attributes)
    assert "<script>alert(1)</script>" in reader.words
    assert '=HYPERLINK("http://example.org","x")' in reader.words
    assert "\u202e" not in html
    assert "\x00" not in html
    assert html.encode("utf-8"), "no lone surrogate is left"
    assert "default-src 'none'" in html
    assert [line for line in reader.isolated if "evil" in line], "kept apart from what is around"
    assert "Made on this computer from own notes; not a diagnosis." in reader.words


def test_the_pdf_takes_markup_as_words(family: str) -> None:
    """The same words as markup would make another page."""
    plain = replace(USUAL, notes=(NoteFacts(DAY, "<b>bold</b>"),))
    page = summary_page(plain, NAMES, ROOMS[0])
    assert lines_of(page)["Own notes"] == ("20 November 2026: <b>bold</b>",)
    assert pages_in(pdf_of(page, family)) == 1


# --- the window ---


def opened(qtbot: QtBot, theme: Theme, chosen: str = "") -> tuple[SummaryWindow, list[int]]:
    asked: list[int] = []

    def load(weeks: int) -> DoctorFacts:
        asked.append(weeks)
        return USUAL

    window = SummaryWindow(theme, load, NAMES, choose_file=lambda *_asked: chosen)
    qtbot.addWidget(window)
    window.show()
    settle()
    return window, asked


def test_what_is_shown_is_what_is_saved(qtbot: QtBot, theme: Theme, shoot: Shoot) -> None:
    window, asked = opened(qtbot, theme, "/somewhere/page.html")
    wanted = QSignalSpy(window.file_wanted)
    text = window.paper.toPlainText()
    assert "Stiff after the drive." in text
    assert "Medicines" in text
    assert window.paper.isReadOnly()
    shoot(window, "doctor_light")
    window.html_button.click()
    window.pdf_button.click()
    assert [bytes(call[1])[:5] for call in (wanted.at(0), wanted.at(1))] == [b"<!DOC", b"%PDF-"]
    assert bytes(wanted.at(0)[1]).decode() == html_of(window.page)
    window.period.setCurrentIndex(0)
    window.period.activated.emit(0)
    assert asked == [12, 4]


def test_without_a_file_nothing_is_made(qtbot: QtBot, theme: Theme) -> None:
    window, _asked = opened(qtbot, theme)
    wanted = QSignalSpy(window.file_wanted)
    window.pdf_button.click()
    assert wanted.count() == 0


def test_the_end_is_said(qtbot: QtBot, theme: Theme) -> None:
    window, _asked = opened(qtbot, theme)
    window.say_not_saved("no room")
    assert window.said.text() == "Not saved: no room"
    window.say_saved("/x/page.pdf")
    assert window.said.text() == "Saved as /x/page.pdf"


def test_nothing_is_cut_off(qtbot: QtBot, family: str, shoot: Shoot) -> None:
    use = Theme(family, mode="dark", text_scale=1.5)
    window, _asked = opened(qtbot, use)
    window.resize(460, 700)
    settle()
    assert clipped(window) == []
    shoot(window, "doctor_dark")
