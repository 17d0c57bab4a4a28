"""A report on paper: one A4 page exactly, whatever is in it, its fonts inside, readable in black and white.

What doesn't fit is first said in fewer words and then drawn smaller.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from posture.ui.i18n import tr
from posture.ui.report.blocks import draw_block
from posture.ui.report.ink import BOLD, GREY, STRONG, Ink
from posture.ui.report.page import ROOMS, Bars, Block, Grid, Report, Room

PER_INCH: Final = 720
WIDTH, HEIGHT = 5953.0, 8419.0
"""A4 in tenths of a point."""
MARGIN: Final = 400.0
PADDING: Final = 140.0
GAP: Final = 110.0
RADIUS: Final = 100.0
TITLE, LEAD, BODY, SMALL = 190, 125, 92, 74
HEAD_SHARE: Final = 0.62
BARS_SHARE, GRIDS_SHARE, HALF = 0.545, 0.62, 0.5
"""How much of a row its first block takes: bars beside a map, a table beside another, anything else."""
SHRINKS: Final = (1.0, 0.94, 0.88)

MakeReport = Callable[[Room], Report]


def fitting(make: MakeReport, family: str) -> Report:
    """The fullest report that stands on one page; the scantiest where none does."""
    report = make(ROOMS[0])
    for room in ROOMS[1:]:
        if _scale_of(report, family) >= SHRINKS[-1]:
            break
        report = make(room)
    return report


def pdf_of(report: Report, family: str) -> bytes:
    """The report as a PDF of one page."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PER_INCH)
    writer.setTitle(report.title)
    writer.setCreator("Posture")
    upright = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, QMarginsF()))
    painter = QPainter(writer)
    paint_report(report, painter, family)
    painter.end()
    buffer.close()
    return bytes(content.data())


def paint_report(report: Report, painter: QPainter, family: str) -> None:
    """Paint the page where a unit of the painter is a tenth of a point."""
    scale = _scale_of(report, family)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    _draw(report, Ink(painter, family), WIDTH / scale, HEIGHT / scale)
    painter.restore()


def _scale_of(report: Report, family: str) -> float:
    """How large it can be drawn on one page: 1, a little smaller, or as small as it takes."""
    ink = Ink(None, family)
    for scale in SHRINKS:
        if _draw(report, ink, WIDTH / scale, HEIGHT / scale) <= HEIGHT / scale - MARGIN:
            return scale
    scale = SHRINKS[-1]
    while scale > 0.2:
        scale *= 0.93
        if _draw(report, ink, WIDTH / scale, HEIGHT / scale) <= HEIGHT / scale - MARGIN:
            break
    return scale


def _draw(report: Report, ink: Ink, width: float, height: float) -> float:
    """Draw all of it; where its last line ends, were it not pushed down to the foot."""
    room = width - 2 * MARGIN
    down = MARGIN + _head(report, ink, MARGIN, MARGIN, room)
    for row in report.rows:
        down += _cards(ink, row, MARGIN, down, room) + GAP
    return _foot(report, ink, down, room, height)


def _head(report: Report, ink: Ink, x: float, y: float, width: float) -> float:
    down = y
    name_width = width * (1 - HEAD_SHARE) if report.name else 0.0
    down += ink.words(report.title, x, y, width - name_width, ink.font(TITLE, BOLD)) + 30
    if report.name:
        _blank(ink, report.name, x + width - name_width, y + 60, name_width)
    if report.about:
        down += ink.words(report.about, x, down, width, ink.font(LEAD)) + 30
    for number, sentence in enumerate(report.sentences):
        font = ink.font(BODY) if number else ink.font(LEAD, STRONG)
        down += ink.words(sentence, x, down + 20, width, font) + 36
    if report.caption:
        down += ink.words(report.caption, x, down + 20, width, ink.font(SMALL), colour=GREY) + 20
    return down - y + 70


def _blank(ink: Ink, name: str, x: float, y: float, width: float) -> None:
    """A line to write on by hand."""
    font = ink.font(BODY)
    label = tr("Report", "{name}:").format(name=name)
    used = ink.width_of(label, font) + 50
    ink.words(label, x, y, width, font)
    ink.rule(x + used, y + BODY + 24, width - used)


def _cards(ink: Ink, row: Sequence[Block], x: float, y: float, width: float) -> float:
    """One block, or two side by side, each in a card of the same height."""
    places = _places(row, x, width)
    measure = Ink(None, ink.family)
    heights = [
        draw_block(measure, block, 0, 0, wide - 2 * PADDING)
        for block, (_, wide) in zip(row, places, strict=True)
    ]
    high = max(heights) + 2 * PADDING - 30
    for block, (left, wide) in zip(row, places, strict=True):
        ink.frame(QRectF(left, y, wide, high), RADIUS)
        if ink.painter is not None:
            draw_block(ink, block, left + PADDING, y + PADDING, wide - 2 * PADDING)
    return high


def _places(row: Sequence[Block], x: float, width: float) -> list[tuple[float, float]]:
    if len(row) == 1:
        return [(x, width)]
    first = (width - GAP) * _share_of(row)
    return [(x, first), (x + first + GAP, width - GAP - first)]


def _share_of(row: Sequence[Block]) -> float:
    match row:
        case (Bars(), _):
            return BARS_SHARE
        case (Grid(), Grid()):
            return GRIDS_SHARE
        case _:
            return HALF


def _foot(report: Report, ink: Ink, down: float, width: float, height: float) -> float:
    words = tr("Report", "{foot} {shortened}").format(foot=report.foot, shortened=report.shortened)
    font = ink.font(SMALL)
    high = ink.height_of(words.strip(), width, font) + 40
    at = max(down, height - MARGIN - high)
    ink.rule(MARGIN, at, width)
    ink.words(words.strip(), MARGIN, at + 40, width, font, colour=GREY)
    return down + high
