"""The result sheet: what stands on it, in the window, as a PDF and on a printer."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posture.ui.assessment import words
from posture.ui.assessment.page_card import Known, WorkstationCard
from posture.ui.assessment.paper import Paper
from posture.ui.assessment.sheet_paper import pdf_of
from posture.ui.assessment.sheet_values import Said, Sheet, plain, sheet_of
from posture.ui.figures.colours import FigureColours
from posture.ui.figures.workplace import SIGHTS, has_picture, paint_workplace
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text
from tests.ui.assessment_samples import (
    NOW,
    ODD_NOTE,
    RECHECK_DAY,
    RIGHT,
    checklist,
    finished_run,
    known,
    make_window,
    said,
    two_runs,
)
from tests.ui.looking import clipped, settle

Shoot = Callable[[QWidget, str], Path]
PAGE = re.compile(rb"/Type /Page\b(?!s)")


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def sheet(height_cm: int | None = 165) -> Sheet:
    found = known(two_runs())
    assert found.finished is not None
    return sheet_of(found.finished, found.before, height_cm)


def test_what_stands_on_it() -> None:
    found = sheet()
    assert (found.title, found.date) == ("Workstation assessment", "17 November 2026")
    assert (found.in_place, found.still_open) == ("26 of 32 in place", "")
    assert found.compared == (
        "Last time, on 1 September 2026: 23 of 32 in place."
        " In place since: Feet flat, No reflections, Room to get up."
    )
    assert [change.title for change in found.changes] == [
        "Screen at eye level",
        "Lower back supported",
        "Mouse beside the keyboard",
    ]
    assert {change.cost for change in found.changes} == {"Free"}
    assert found.cannot == (
        Said("Desk at elbow height", "The desk doesn’t adjust"),
        Said("A keyboard of its own", "Shared desk; Asked in October <i>twice</i>."),
    )
    assert found.notes == (Said("Mouse beside the keyboard", ODD_NOTE),)
    assert [len(part.rows) for part in found.parts] == [7, 4, 7, 8, 2, 3, 3]
    assert [row.title for part in found.parts for row in part.rows if row.improved] == [
        "Feet flat",
        "No reflections",
        "Room to get up",
    ]
    assert found.heights_title == "Starting heights for 165 cm"
    assert found.safety.startswith("Moves here are gentle, and they aren’t medical advice.")


def test_there_are_no_points_in_it() -> None:
    told = plain(sheet()).lower()
    assert not re.search(r"\b(score|points?|grade|percent|rating|excellent|poor)\b|%", told)


def test_without_a_sheet_before_and_a_height_these_parts_are_left_out() -> None:
    found = known(finished_run())
    assert found.finished is not None
    alone = sheet_of(found.finished, found.before, None)
    assert (alone.compared, alone.heights, alone.heights_notes) == ("", (), ())
    assert sheet_of(found.finished, None, 300).heights == (), "no height of a grown-up"


def test_words_for_each_number_of_changes_and_open_questions(qapp: object) -> None:
    run = finished_run()
    answers = {"w06": 2, "w15": 1, "w33": 0}
    left = [one for one in run if one.item not in {"w19", *answers}]
    one_open = known([said("w01", RIGHT), *run[1:-1]]).current
    assert words.open_line(one_open) == "1 question is still open."
    half = known(left).current
    assert sheet_of(half, None, None).changes == ()
    assert words.open_line(half) == "4 questions are still open."


# --- in the window ---


def test_the_window_says_the_same_and_notes_are_plain_text(qtbot: QtBot, theme: Theme) -> None:
    window = make_window(theme, two_runs(), 165)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    labels = window.sheet_view.findChildren(Text)
    shown = [label.text() for label in labels]
    assert ODD_NOTE in shown
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    for change in window.sheet.changes:
        assert {change.title, *change.fixes} <= set(shown)
    for part in window.sheet.parts:
        assert {row.title for row in part.rows} <= set(shown)
    assert shown.index("26 of 32 in place") < shown.index("All answers") < shown.index(ODD_NOTE)
    assert "Yes ▲ improved" in shown


def test_what_can_be_done_with_it_is_asked_for(qtbot: QtBot, theme: Theme) -> None:
    window = make_window(theme, two_runs(), 165)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    saved, printed = QSignalSpy(window.pdf_requested), QSignalSpy(window.print_requested)
    wanted: list[bool] = []
    window.recheck_toggled.connect(wanted.append)
    window.sheet_view.pdf_button.click()
    window.sheet_view.print_button.click()
    assert saved.at(0) == printed.at(0) == [window.sheet]
    assert window.sheet_view.recheck.text() == "Re-check in 4 weeks, 15 December 2026"
    window.sheet_view.recheck.click()
    window.sheet_view.recheck.click()
    assert wanted == [True, False]
    window.show_recheck(RECHECK_DAY, chosen=True)
    assert window.sheet_view.recheck.isChecked()
    window.say("The disk is full.")
    assert window.banner.isVisible()


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_pictures(qtbot: QtBot, family: str, shoot: Shoot, mode: str, scale: float) -> None:
    theme = Theme(
        family,
        mode="dark" if mode == "dark" else "light",
        text_scale=scale,
        reduced_motion=True,
    )
    window = make_window(theme, two_runs(), 165)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    for size in ((1040, 1700), (780, 460)):
        window.resize(*size)
        settle()
        assert clipped(window) == [], size
        assert window._sheet_area.horizontalScrollBar().maximum() == 0
        shoot(window, f"assessment_sheet_{mode}_{scale}_{size[0]}")


# --- on paper ---


def test_the_pdf_is_one_a4_page_with_its_fonts_inside(family: str) -> None:
    content = pdf_of(sheet(), family)
    assert content.startswith(b"%PDF-")
    assert len(PAGE.findall(content)) == 1
    assert content.count(b"/FontFile2") >= 2, "regular and bold"
    box = re.search(rb"/MediaBox \[([\d. ]+)\]", content)
    assert box is not None
    _, _, width, height = map(float, box[1].split())
    assert (round(width), round(height)) == (595, 842)
    assert len(content) < 300_000


def test_what_takes_more_than_a_page_goes_on_with_the_next(family: str) -> None:
    long = replace(sheet(), notes=tuple(Said(f"Item {n}", "A long note. " * 18) for n in range(20)))
    assert len(PAGE.findall(pdf_of(long, family))) == 2


@dataclass
class Written:
    """One piece of writing."""

    words: str
    x: float
    y: float
    width: float
    height: float


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Written]:
    """What is written on the page that is kept, in order."""
    kept: list[Written] = []
    write = Paper.words

    def note(
        paper: Paper, said: str, x: float, y: float, width: float, *rest: object, **more: object
    ) -> float:
        height = write(paper, said, x, y, width, *rest, **more)  # type: ignore[arg-type]
        if x == paper.left and y == 400:
            kept.clear()  # a new try at fitting it
        kept.append(Written(said, x, y, width, height))
        return height

    monkeypatch.setattr(Paper, "words", note)
    return kept


def test_it_is_written_in_the_order_in_which_it_is_read(
    family: str, written: list[Written]
) -> None:
    found = sheet()
    pdf_of(found, family)
    told = [one.words for one in written]
    wanted = [
        found.title,
        found.date,
        "Name:",
        found.in_place,
        found.compared,
        *(word for change in found.changes for word in (change.title, *change.fixes, change.cost)),
        *(part.title for part in found.parts),
        found.cannot[0].title,
        found.cannot[0].words,
        ODD_NOTE,
        found.heights_title,
        found.safety,
    ]
    position = -1
    for one in wanted:
        position = told.index(one, position + 1)


def test_on_paper_nothing_is_written_over_anything(family: str, written: list[Written]) -> None:
    pdf_of(sheet(), family)
    for place, one in enumerate(written):
        box = QRectF(one.x, one.y, one.width, one.height - 1)
        for other in written[place + 1 :]:
            overlap = box.intersected(QRectF(other.x, other.y, other.width, other.height - 1))
            assert overlap.height() < 6, (one, other)  # a box is a little higher than its letters


def test_rows_of_the_table_take_one_line_each(family: str, written: list[Written]) -> None:
    found = sheet()
    pdf_of(found, family)
    rows = {row.title for part in found.parts for row in part.rows}
    heights = [one.height for one in written if one.words in rows]
    assert len(heights) >= 34
    assert max(heights) < 150, "one line of this type is 102 high, two are 204"


def test_printing_asks_and_paints_the_same_page(
    qtbot: QtBot, theme: Theme, family: str, tmp_path: Path
) -> None:
    """There is no printer here: the dialog's printer is a PDF."""
    from PySide6.QtPrintSupport import QPrinter

    from posture.ui.assessment.printing import SheetPrinting

    window = QWidget()
    qtbot.addWidget(window)
    printing = SheetPrinting(sheet(), family, window)
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.printer.setFullPage(True)
    with qtbot.waitSignal(printing.printed):
        printing.dialog.accepted.emit(printing.printer)
    content = (tmp_path / "printed.pdf").read_bytes()
    assert len(PAGE.findall(content)) == 1
    assert b"/FontFile2" in content


def test_print_support_is_not_loaded_with_the_window() -> None:
    import posture.ui.assessment.window as window_module

    names = {name for name in vars(window_module) if "print" in name.lower()}
    assert "QtPrintSupport" not in names
    source = Path(window_module.__file__ or "").parent
    users = {
        path.name for path in source.glob("*.py") if "QtPrintSupport import" in path.read_text()
    }
    assert users == {"printing.py"}
    assert "posture.ui.assessment.window" in sys.modules


# --- pictures of the questions ---


def test_every_question_has_a_picture_and_every_picture_a_question() -> None:
    used = {item.picture for item in checklist().items}
    assert all(has_picture(name) for name in used)
    assert set(SIGHTS) <= used
    assert not has_picture("elephant")
    assert not has_picture(None)


@pytest.mark.parametrize("name", SIGHTS)
@pytest.mark.parametrize("dark", [False, True])
def test_pictures_fill_their_frame(name: str, dark: bool) -> None:
    colours = FigureColours.dark() if dark else FigureColours.light()
    image = QImage(160, 100, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_workplace(painter, QRectF(20, 10, 120, 80), name, colours)
    painter.end()
    inside = [image.pixelColor(x, y).alpha() for x in range(22, 138, 4) for y in range(12, 88, 4)]
    assert sum(alpha > 0 for alpha in inside) > len(inside) * 0.06, "something to see"
    outside = [image.pixelColor(x, y).alpha() for x in range(160) for y in (2, 97)]
    assert max(outside) == 0


# --- the card on the posture page ---


def test_the_card_says_what_is_known(qtbot: QtBot, theme: Theme) -> None:
    today = NOW.date()
    shown = [Known(known([]), None, today)]
    card = WorkstationCard(theme, lambda: shown[0])
    qtbot.addWidget(card)

    def tell(*what: Known) -> None:
        shown[:] = what
        card.refresh()

    card.show()
    card.refresh()
    assert card.last.text() == "34 questions, 5 to 7 minutes. Stop where you like."
    assert (card.button.text(), card.next.isVisible()) == ("Check my workstation", False)
    tell(Known(known([said("w01", RIGHT)]), None, today))
    assert card.last.text() == "Begun: 1 of 34 answered. It goes on where you stopped."
    assert card.button.text() == "Go on"
    tell(Known(known(two_runs()), today + timedelta(days=3), today))
    assert card.last.text() == "17 November 2026: 26 of 32 in place."
    assert card.next.text() == "Next look: 20 November 2026."
    tell(Known(known(two_runs()), today, today))
    assert card.next.text() == "Time for another look, as you asked."
    asked = QSignalSpy(card.requested)
    card.button.click()
    assert asked.count() == 1
    tell(Known(None, None, today))
    assert not card.isVisible(), "its list can't be read"
