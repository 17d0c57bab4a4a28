"""The page for a doctor as one sheet of A4 (PDF) and as one HTML file, black on white, from plain words alone."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from posture.core.doctor_summary import DoctorFacts
from posture.ui.checkin.summary import Names, Section, SummaryPage, fitted
from posture.ui.i18n import tr

MARGIN_MM: Final = 15.0
RESOLUTION_DPI: Final = 300
TITLE_PT, TEXT_PT, SMALL_PT = 15.0, 9.5, 8.5
BLANK: Final = "_" * 58
ISOLATE, POP = "\u2068", "\u2069"
"""What stands between them keeps its direction to itself."""
STYLE: Final = """
@page { size: A4; margin: 15mm; }
body { font: 10pt/1.35 system-ui, sans-serif; color: #000; background: #fff; max-width: 180mm;
       margin: 0 auto; padding: 4mm; overflow-wrap: anywhere; }
h1 { font-size: 15pt; margin: 0; } h2 { font-size: 10pt; margin: 0; } p { margin: 0; }
section { display: grid; grid-template-columns: 31% 69%; margin-top: 1.5mm; }
table { border-collapse: collapse; width: 100%; margin: 3mm 0; font-size: 9pt; }
th, td { border: 1px solid #000; padding: 1mm 1.5mm; text-align: right; }
th:first-child, td:first-child { text-align: left; }
.blank { border-bottom: 1px solid #000; margin-top: 4mm; } footer { margin-top: 4mm; font-size: 8.5pt; }
"""


def fitting_page(facts: DoctorFacts, names: Names, family: str) -> SummaryPage:
    """The fullest page that stands on one sheet."""
    writer = _writer(QBuffer())
    return fitted(facts, names, lambda page: _fits(page, writer, family))


def pdf_of(page: SummaryPage, family: str) -> bytes:
    """The page as a PDF of one sheet, fonts embedded."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer)
    writer.setTitle(page.title)
    writer.setCreator("Posture")
    document = _document(page, writer, family)
    painter = QPainter(writer)
    document.drawContents(painter)
    painter.end()
    buffer.close()
    return bytes(data.data())


def html_of(page: SummaryPage) -> str:
    """The page as one HTML file that loads nothing and runs nothing."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{_safe(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
    parts = [
        f"<h1>{_safe(page.title)}</h1>\n<p>{_safe(page.period)}</p>\n",
        f'<p class="blank">{_safe(page.blanks[0])}:</p>\n',
        _html_table(page) if page.table.rows else "",
        *(_html_section(section) for section in page.sections),
        *(f'<p class="blank">{_safe(blank)}:</p>\n' for blank in page.blanks[1:]),
        f"<footer>{_safe(_foot(page))}</footer>\n</body>\n</html>\n",
    ]
    return head + "".join(parts)


def fill(document: QTextDocument, page: SummaryPage, family: str) -> None:
    """Write the page into a document, as text and never as markup."""
    document.setDefaultFont(QFont(family, -1))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    _write(cursor, page.title, TITLE_PT, bold=True)
    _write(cursor, page.period, TEXT_PT, new=True)
    _write(cursor, f"{page.blanks[0]}: {BLANK}", TEXT_PT, new=True, above_px=12)
    if page.table.rows:
        _write_table(cursor, page)
    _write_sections(cursor, page.sections)
    for blank in page.blanks[1:]:
        _write(cursor, f"{blank}: {BLANK}", TEXT_PT, new=True, above_px=14)
        _write(cursor, f"{BLANK}{BLANK[:20]}", TEXT_PT, new=True, above_px=10)
    _write(cursor, _foot(page), SMALL_PT, new=True, above_px=16)


def _writer(device: QBuffer) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(RESOLUTION_DPI)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    upright = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, upright, margins, QPageLayout.Unit.Millimeter))
    return writer


def _document(page: SummaryPage, writer: QPdfWriter, family: str) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(writer)
    fill(document, page, family)
    document.setTextWidth(writer.width())
    return document


def _fits(page: SummaryPage, writer: QPdfWriter, family: str) -> bool:
    size: QSizeF = _document(page, writer, family).size()
    return size.height() <= writer.height()


def _foot(page: SummaryPage) -> str:
    form = tr("Doctor", "{foot} {shortened}")
    return form.format(foot=page.foot, shortened=page.shortened).strip()


def _write(
    cursor: QTextCursor,
    text: str,
    size_pt: float,
    *,
    bold: bool = False,
    new: bool = False,
    above_px: float = 0.0,
) -> None:
    """Text in the paragraph at hand, or in a new one. Qt scales `above_px` to the device."""
    letters = QTextCharFormat()
    letters.setFontPointSize(size_pt)
    letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    block = QTextBlockFormat()
    block.setTopMargin(above_px)
    if new:
        cursor.insertBlock(block, letters)
    cursor.insertText(text, letters)


def _write_table(cursor: QTextCursor, page: SummaryPage) -> None:
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(Qt.GlobalColor.black))
    shape.setBorderCollapse(True)
    shape.setCellPadding(2.5)
    shape.setCellSpacing(0)
    shape.setTopMargin(10)
    shape.setBottomMargin(4)
    shape.setHeaderRowCount(1)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(len(page.table.rows) + 1, len(page.table.headings), shape)
    numbers = QTextBlockFormat()
    numbers.setAlignment(Qt.AlignmentFlag.AlignRight)
    for row, cells in enumerate((page.table.headings, *page.table.rows)):
        for column, text in enumerate(cells):
            at = table.cellAt(row, column).firstCursorPosition()
            if column:
                at.setBlockFormat(numbers)
            _write(at, text, SMALL_PT, bold=row == 0)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _write_sections(cursor: QTextCursor, sections: Sequence[Section]) -> None:
    """Headings on the left, what is known on the right."""
    shape = QTextTableFormat()
    shape.setBorder(0)
    shape.setCellPadding(2.5)
    shape.setCellSpacing(0)
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in (31, 69)]
    )
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(len(sections), 2, shape)
    for row, section in enumerate(sections):
        _write(table.cellAt(row, 0).firstCursorPosition(), section.heading, TEXT_PT, bold=True)
        at = table.cellAt(row, 1).firstCursorPosition()
        for number, line in enumerate(section.lines):
            words = ISOLATE + line + POP if section.written else line
            _write(at, words, TEXT_PT, new=number > 0)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _html_table(page: SummaryPage) -> str:
    head = "".join(f'<th scope="col">{_safe(cell)}</th>' for cell in page.table.headings)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in cells) + "</tr>\n"
        for cells in page.table.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _html_section(section: Section) -> str:
    tag = "bdi" if section.written else "span"
    lines = "".join(f"<p><{tag}>{_safe(line)}</{tag}></p>\n" for line in section.lines)
    return f"<section><h2>{_safe(section.heading)}</h2><div>\n{lines}</div></section>\n"


def _safe(text: str) -> str:
    return escape(text, quote=True)
