"""Tab goes through a form as it is read, also where parts of it were built later than others."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget

TABBED = Qt.FocusPolicy.TabFocus


def order_tabs(root: QWidget) -> None:
    """Let Tab follow the order of the layouts."""
    for before, after in pairwise(stops(root)):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """What can have the focus inside the widget, or the widget itself, in reading order."""
    if widget.focusPolicy() & TABBED or isinstance(widget, QAbstractButton):
        yield widget  # of radio buttons only the checked one is a stop: any may become it
        return
    if isinstance(widget, QScrollArea) and (page := widget.widget()):
        yield from stops(page)
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from stops(child)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        if (inner := item.layout()) is not None:
            yield from _stops_in(inner)
        elif (widget := item.widget()) is not None:
            yield from stops(widget)
