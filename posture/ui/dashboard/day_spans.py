"""The card of the day's stretches at and away from the desk, each of which the user can relabel or delete."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.core.relabel import DayStretch
from posture.ui.dashboard import day_edit_words, day_words
from posture.ui.dashboard.written import minutes_short
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

Key = TypeVar("Key")
PADDING_PX = 20
COLUMNS = 4


class DaySpans(Surface):
    """The latest stretch first: from when to when, how long, what it was, and Change."""

    menu_requested = Signal(object, object)
    """A `DayStretch`, and the button that was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._stretches: Sequence[DayStretch] | None = None
        self.buttons: dict[datetime, Button] = {}
        """The button of each stretch, by its beginning."""
        self._rows = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        self._column.setSpacing(12)
        self._column.addWidget(
            Text(theme, tr("Today", "At and away from the desk"), style="h3", wrap=True)
        )
        self._column.addWidget(self._rows)

    def set_stretches(self, stretches: Sequence[DayStretch]) -> None:
        """List these stretches; a row that has the focus keeps it, or its neighbour gets it."""
        if stretches == self._stretches:
            return
        self._stretches = stretches
        focused = self._focused()
        before = list(self.buttons)
        old, self._rows = self._rows, QWidget(self)
        self.buttons = {}
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        words = day_words.why_change() if stretches else day_words.no_stretches_yet()
        grid.addWidget(Text(self._theme, words, ink="text2", wrap=True), 0, 0, 1, COLUMNS)
        for number, one in enumerate(reversed(stretches), start=1):
            self._add_row(grid, number, one)
        self._column.replaceWidget(old, self._rows)
        heir = heir_of(focused, before, self.buttons)
        if heir is not None:
            # before the old row goes: the focus would move on from there, and the page scroll after it
            self._rows.show()
            heir.setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()
        old.deleteLater()

    def _focused(self) -> datetime | None:
        """The beginning of the stretch whose button has the focus."""
        focus = self.window().focusWidget()
        return next((start for start, one in self.buttons.items() if one is focus), None)

    def _add_row(self, grid: QGridLayout, number: int, one: DayStretch) -> None:
        theme = self._theme
        when = Text(theme, day_words.time_range(one), style="strong", tabular=True)
        length = Text(theme, minutes_short(one.seconds), tabular=True)
        what = Text(theme, day_words.stretch(one), ink="text2", wrap=True)
        button = change_button(theme, day_edit_words.change_name(one))
        button.clicked.connect(partial(self._ask_menu, one, button))
        self.buttons[one.start] = button
        for column, widget in enumerate((when, length, what, button)):
            grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignVCenter)

    def _ask_menu(self, one: DayStretch, button: Button) -> None:
        self.menu_requested.emit(one, button)


def heir_of(
    focused: Key | None, before: Sequence[Key], after: Mapping[Key, Button]
) -> Button | None:
    """The button that has the focus next: that of the same row or, where that is gone, of the one in its place."""
    if focused is None or not after:
        return None
    if focused in after:
        return after[focused]
    return list(after.values())[min(before.index(focused), len(after) - 1)]


def change_button(theme: Theme, name: str) -> Button:
    """The button at the end of a row, which opens a menu."""
    button = Button(
        theme, tr("Today", "Change"), role="link", icon_name="chevron_down", icon_after=True
    )
    button.setAccessibleName(name)
    return button
