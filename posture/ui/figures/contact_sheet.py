"""Draws every key pose of every move, and the posture-check pictures, to look at: one PNG for each theme.

Run `python -m posture.ui.figures.contact_sheet OUTDIR [CONTENT]` after changing poses or parts.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath

from posture.core.content import Move
from posture.core.figure import Pose
from posture.storage.content_files import read_library
from posture.ui.figures.colours import FigureColours
from posture.ui.figures.painter import Marks, paint_figure, paint_scene
from posture.ui.figures.scenes import SCENES

CELL_W: Final = 181
CELL_H: Final = 194
CAPTION: Final = 22
GAP: Final = 12
COLUMNS: Final = 8
PIXEL_RATIO: Final = 2
CONTENT: Final = Path(__file__).parents[3] / "resources" / "content"


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture and its name."""

    caption: str
    move: Move | None
    pose: Pose | None
    marks: Marks


def main() -> None:
    """Reads the content and writes `figures-light.png` and `figures-dark.png`."""
    folder = Path(sys.argv[1])
    content = Path(sys.argv[2]) if len(sys.argv) > 2 else CONTENT
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication(["contact-sheet"])
    cells = [*_moves(content), *(Cell(name, None, None, Marks()) for name in SCENES)]
    for theme in ("light", "dark"):
        draw_sheet(cells, dark=theme == "dark").save(str(folder / f"figures-{theme}.png"))
    application.processEvents()


def draw_sheet(cells: list[Cell], *, dark: bool) -> QImage:
    """One sheet of all cells."""
    rows = -(-len(cells) // COLUMNS)
    width, height = COLUMNS * (CELL_W + GAP) + GAP, rows * (CELL_H + CAPTION + GAP) + GAP
    image = QImage(width * PIXEL_RATIO, height * PIXEL_RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PIXEL_RATIO)
    image.fill(QColor("#131819") if dark else QColor("#F6F4EF"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, cell in enumerate(cells):
        left = GAP + number % COLUMNS * (CELL_W + GAP)
        top = GAP + number // COLUMNS * (CELL_H + CAPTION + GAP)
        make = FigureColours.dark if dark else FigureColours.light
        _draw_cell(painter, QRectF(left, top, CELL_W, CELL_H), cell, make(number))
        painter.setPen(QColor("#E9EFEE") if dark else QColor("#1E2A2C"))
        caption = QRectF(left, top + CELL_H, CELL_W, CAPTION)
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, cell.caption)
    painter.end()
    return image


def _draw_cell(painter: QPainter, rect: QRectF, cell: Cell, colours: FigureColours) -> None:
    stage = QPainterPath()
    stage.addRoundedRect(rect, GAP, GAP)
    painter.save()
    painter.fillPath(stage, colours.stage)
    painter.setClipPath(stage)
    if cell.move is None or cell.pose is None:
        paint_scene(painter, rect, cell.caption, colours)
    else:
        framing = cell.move.framing
        paint_figure(painter, rect, cell.pose, colours=colours, framing=framing, marks=cell.marks)
    painter.restore()


def _moves(content: Path) -> Iterator[Cell]:
    for _, move in sorted(read_library(content).library.moves.items()):
        for number, pose in enumerate(dict.fromkeys(_key_poses(move)), start=1):
            marks = Marks(move.feel, move.arrows) if pose == move.end else Marks()
            yield Cell(f"{move.id} {number}", move, pose, marks)


def _key_poses(move: Move) -> tuple[Pose, ...]:
    return (move.start, *move.loop, move.end)


if __name__ == "__main__":
    main()
