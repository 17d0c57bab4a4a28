"""The marks and shades of the screen on paper: the same patterns in greys, at the size they have on the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Final, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from posture.ui.palette import LIGHT, Palette
from posture.ui.report import greys
from posture.ui.report.ink import Ink

T = TypeVar("T")

PER_PIXEL: Final = 7.5
"""A pixel of the screen's marks: 96 to the inch."""


@cache
def paper_palette() -> Palette:
    """The marks and shades of the screen in greys."""
    few, some, many, every = greys.HEAT
    marks = {mark.value: QColor(colour) for mark, colour in greys.MARKS.items()}
    return replace(
        LIGHT,
        **marks,
        surface=QColor("#ffffff"),
        ctl=QColor(greys.LINE),
        heat=(QColor(few), QColor(some), QColor(many), QColor(every)),
        heat_line=QColor(greys.HEAT_LINE),
        mark_alpha=1.0,
    )


@contextmanager
def _in_pixels(painter: QPainter) -> Iterator[None]:
    """The marks of the screen are drawn in pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(PER_PIXEL, PER_PIXEL)
    yield
    painter.restore()


def _pixels(box: QRectF) -> QRectF:
    return QRectF(box.topLeft() / PER_PIXEL, box.size() / PER_PIXEL)


def paint_at(ink: Ink, box: QRectF, paint: Callable[[QPainter, QRectF, T], None], what: T) -> None:
    """Paint something there in the units of the screen."""
    if ink.painter is not None:
        with _in_pixels(ink.painter):
            paint(ink.painter, _pixels(box), what)
