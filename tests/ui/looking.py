"""Looks at a window as a person does: what is cut off, in which order Tab goes."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QToolButton,
    QWidget,
)

from posture.ui.widgets.text import Text

_MET: list[QWidget] = []
"""Held, so that collecting garbage deletes none of them (docs/qt-traps.md)."""
LAYOUT_ROUNDS = 6
"""A change of size goes up through nested layouts one round of events at a time."""

SMALL_SCREENS = (QRect(0, 0, 960, 506), QRect(0, 30, 910, 478), QRect(0, 0, 1092, 580))
"""What a panel leaves of 1920 × 1080 at 200 %, and of 1366 × 768 at 150 % and at 125 %."""


class SmallScreen:
    """Stands for the screen that a window is on."""

    def __init__(self, available: QRect) -> None:
        self._available = available

    def availableGeometry(self) -> QRect:  # noqa: N802 - Qt's name
        """What the desktop leaves to windows."""
        return self._available

    def availableSize(self) -> QSize:  # noqa: N802 - Qt's name
        """How large that is."""
        return self._available.size()


def settle() -> None:
    """Let layouts come to rest."""
    for _ in range(LAYOUT_ROUNDS):
        QApplication.processEvents()


def clipped(root: QWidget) -> list[str]:
    """The words and controls that have less room than they need."""
    words = [
        text.text()
        for text in root.findChildren(Text)
        if text.isVisible() and text.text() and not _fits(text)
    ]
    controls = [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for kind in (QAbstractButton, QAbstractSpinBox, QComboBox)
        for widget in root.findChildren(kind)
        if widget.isVisible() and not isinstance(widget, QToolButton) and not _has_room(widget)
    ]
    return [*words, *controls]


def tab_stops(root: QWidget) -> list[QWidget]:
    """The visible stops of Tab inside `root`, in order."""
    stops: list[QWidget] = []
    widget = root.window().nextInFocusChain()
    while widget is not None and widget is not root.window():
        _MET.append(widget)
        is_part = widget.focusProxy() is not None
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not is_part
        if takes_tab and widget.isVisible() and widget.isEnabled() and root.isAncestorOf(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def top_of(widget: QWidget) -> int:
    """How far down in its window a widget stands."""
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def _fits(text: Text) -> bool:
    if text.hasHeightForWidth():
        return text.heightForWidth(text.width()) <= text.height()
    return text.sizeHint().width() <= text.width() and text.sizeHint().height() <= text.height()


def _has_room(widget: QWidget) -> bool:
    least = widget.minimumSizeHint().boundedTo(widget.maximumSize())
    return least.width() <= widget.width() and least.height() <= widget.height()
