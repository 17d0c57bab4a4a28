"""The result sheet on paper: one A4 page where it fits, readable in black and white, for a PDF or a printer."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainterPath,
    QPdfWriter,
    QPen,
)

from posture.ui.assessment.paper import BLACK, GREY, RULE, Paper
from posture.ui.assessment.sheet_values import (
    Change,
    Part,
    Said,
    Sheet,
    answer_with_change,
    head_of_changes,
)
from posture.ui.figures.colours import FigureColours
from posture.ui.figures.workplace import paint_workplace
from posture.ui.i18n import tr
from posture.ui.icons import paint_icon

TITLE, HEAD, BODY, SMALL = 180, 105, 84, 74
STRONG: Final = QFont.Weight.DemiBold
BOLD: Final = QFont.Weight.Bold
GUTTER: Final = 160
PICTURE_HEIGHT: Final = 660
ROW: Final = 122
PART_GAP: Final = 50
MARK: Final = 80
ANSWER_WIDTH: Final = 780
RESOLUTION: Final = 600
SHRINKS: Final = (1.0, 0.95, 0.9)


def pdf_of(sheet: Sheet, family: str) -> bytes:
    """The sheet as a PDF for A4, its fonts inside."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(f"{sheet.title}, {sheet.date}")
    writer.setCreator("Posture")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    paint_sheet(sheet, writer, family)
    buffer.close()
    return bytes(content.data())


def paint_sheet(sheet: Sheet, device: QPagedPaintDevice, family: str) -> int:
    """Paint the sheet on a PDF or a printer, a little smaller where one page takes it then; the number of pages."""
    for shrink in SHRINKS:
        if _pages(sheet, device.pageLayout(), family, shrink) == 1:
            return _paint(sheet, device, family, shrink)
    return _paint(sheet, device, family, SHRINKS[0])


def _pages(sheet: Sheet, layout: QPageLayout, family: str, shrink: float) -> int:
    """How many pages of that size it takes: painted on some that nobody keeps."""
    buffer = QBuffer()  # the writer doesn't keep it alive
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    scrap = QPdfWriter(buffer)
    scrap.setResolution(RESOLUTION)
    scrap.setPageLayout(layout)
    return _paint(sheet, scrap, family, shrink)


def _paint(sheet: Sheet, device: QPagedPaintDevice, family: str, shrink: float) -> int:
    paper = Paper(device, family, shrink)
    _head(paper, sheet)
    if sheet.changes:
        _changes(paper, sheet)
    _answers(paper, sheet.parts)
    if sheet.cannot:
        _said(paper, tr("Assessment", "Things I can’t change myself"), sheet.cannot)
    if sheet.notes:
        _said(paper, tr("Assessment", "Notes"), sheet.notes)
    if sheet.heights:
        _heights(paper, sheet)
    _foot(paper, sheet.safety)
    paper.close()
    return paper.pages


def _head(paper: Paper, sheet: Sheet) -> None:
    title = paper.font(TITLE, BOLD)
    half = paper.width * 0.6
    paper.words(sheet.title, paper.left, paper.down, half, title)
    side = paper.left + half
    paper.words(sheet.date, side, paper.down + 20, paper.width - half, paper.font(BODY), right=True)
    paper.down += paper.height_of(sheet.title, half, title) + 60
    name = tr("Assessment", "Name:")
    font = paper.font(BODY)
    paper.words(name, paper.left, paper.down, 500, font)
    paper.rule(paper.left + 380, paper.down + BODY + 20, 2000)
    paper.down += BODY + 110
    paper.paragraph(sheet.in_place, paper.font(140, BOLD), gap=20)
    for line in (sheet.still_open, sheet.compared):
        if line:
            paper.paragraph(line, paper.font(BODY), colour=GREY, gap=20)
    paper.down += 80


def _section_head(paper: Paper, words: str, follows: float) -> None:
    font = paper.font(HEAD, BOLD)
    paper.keep_room(HEAD + 80 + follows)
    paper.down += paper.words(words, paper.left, paper.down, paper.width, font) + 50


def _changes(paper: Paper, sheet: Sheet) -> None:
    count = 3  # one change is no wider than one of three
    width = (paper.width - (count - 1) * GUTTER) / count
    height = max(_change_height(paper, change, width) for change in sheet.changes)
    _section_head(paper, head_of_changes(sheet), height)
    for number, change in enumerate(sheet.changes):
        _change(paper, change, paper.left + number * (width + GUTTER), width)
    paper.down += height + 130


def _change_height(paper: Paper, change: Change, width: float) -> float:
    fixes = sum(paper.height_of(fix, width, paper.font(BODY)) + 24 for fix in change.fixes)
    title = paper.height_of(change.title, width, paper.font(BODY + 8, STRONG))
    return PICTURE_HEIGHT + 60 + title + 30 + fixes + BODY + 40


def _change(paper: Paper, change: Change, x: float, width: float) -> None:
    box = QRectF(x, paper.down, width, PICTURE_HEIGHT)
    painter = paper.painter
    painter.save()
    outline = QPainterPath()
    outline.addRoundedRect(box, 60, 60)
    painter.setClipPath(outline)
    paper.picture(
        box,
        lambda inner, room: paint_workplace(inner, room, change.picture, FigureColours.light()),
    )
    painter.setClipping(False)
    painter.setPen(QPen(RULE, 6))
    painter.drawPath(outline)
    painter.restore()
    y = paper.down + PICTURE_HEIGHT + 60
    y += paper.words(change.title, x, y, width, paper.font(BODY + 8, STRONG)) + 30
    for fix in change.fixes:
        y += paper.words(fix, x, y, width, paper.font(BODY)) + 24
    paper.words(change.cost, x, y + 10, width, paper.font(BODY, STRONG), colour=GREY)


def _answers(paper: Paper, parts: tuple[Part, ...]) -> None:
    """Two columns, the first read to its end before the second."""
    columns = _balanced(parts)
    height = max(sum(_part_height(part) for part in column) for column in columns)
    _section_head(paper, tr("Assessment", "All answers"), height)
    width = (paper.width - GUTTER) / 2
    top = paper.down
    for number, column in enumerate(columns):
        x, y = paper.left + number * (width + GUTTER), top
        for part in column:
            _part(paper, part, x, y, width)
            y += _part_height(part)
    paper.down = top + height + 60


def _balanced(parts: tuple[Part, ...]) -> tuple[list[Part], list[Part]]:
    whole = sum(_part_height(part) for part in parts)
    first: list[Part] = []
    second: list[Part] = []
    used = 0.0
    for part in parts:
        (first if used < whole / 2 else second).append(part)
        used += _part_height(part)
    return first, second


def _part_height(part: Part) -> float:
    return ROW * (len(part.rows) + 1) + PART_GAP


def _part(paper: Paper, part: Part, x: float, y: float, width: float) -> None:
    paper.words(part.title, x, y, width, paper.font(BODY, STRONG))
    y += ROW
    paper.rule(x, y - 12, width)
    for row in part.rows:
        strong = STRONG if row.improved else QFont.Weight.Normal
        paint_icon(paper.painter, row.mark, QRectF(x, y + 12, MARK, MARK), BLACK)
        title_width = width - MARK - 50 - ANSWER_WIDTH
        paper.words(row.title, x + MARK + 50, y, title_width, paper.font(BODY))
        answer_x = x + width - ANSWER_WIDTH
        paper.words(answer_with_change(row), answer_x, y, ANSWER_WIDTH, paper.font(BODY, strong))
        y += ROW


def _said(paper: Paper, title: str, said: tuple[Said, ...]) -> None:
    _section_head(paper, title, 2 * ROW)
    for one in said:
        strong, plain = paper.font(BODY, STRONG), paper.font(BODY)
        third = paper.width * 0.34
        height = max(
            paper.height_of(one.title, third, strong),
            paper.height_of(one.words, paper.width - third - 60, plain) if one.words else 0,
        )
        paper.keep_room(height)
        paper.words(one.title, paper.left, paper.down, third, strong)
        if one.words:
            paper.words(
                one.words, paper.left + third + 60, paper.down, paper.width - third - 60, plain
            )
        paper.down += height + 24
    paper.down += 70


def _heights(paper: Paper, sheet: Sheet) -> None:
    line = tr("Assessment", "; ").join(f"{row.name} {row.words}" for row in sheet.heights)
    font, small = paper.font(BODY), paper.font(SMALL)
    follows = paper.height_of(line, paper.width, font)
    follows += sum(paper.height_of(note, paper.width, small) for note in sheet.heights_notes)
    _section_head(paper, sheet.heights_title, follows)
    paper.paragraph(line, font, gap=24)
    for note in sheet.heights_notes:
        paper.paragraph(note, small, colour=GREY, gap=10)
    paper.down += 60


def _foot(paper: Paper, safety: str) -> None:
    font = paper.font(SMALL)
    height = paper.height_of(safety, paper.width, font)
    paper.keep_room(height + 30)
    paper.down = max(paper.down, paper.bottom - height - 30)
    paper.rule(paper.left, paper.down, paper.width)
    paper.words(safety, paper.left, paper.down + 30, paper.width, font, colour=GREY)
