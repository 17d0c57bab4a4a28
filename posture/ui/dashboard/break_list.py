"""The day's breaks one by one, each of which the user can correct or delete."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.ui.dashboard import day_edit_words, day_words, today_words
from posture.ui.dashboard.day_marks import BreakSwatch
from posture.ui.dashboard.day_spans import change_button, heir_of
from posture.ui.dashboard.today_view import TodayBreak, TodayView
from posture.ui.dashboard.written import clock
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
COLUMNS = 4


class BreakList(Surface):
    """The latest first: mark, time, kind, how it ended, and Change."""

    menu_requested = Signal(object, object)
    """A `TodayBreak`, and the button that was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._listed: tuple[TodayBreak, ...] | None = None
        self.buttons: dict[str, Button] = {}
        """The button of each break, by the id of its prompt."""
        self._rows = QWidget()
        self._title = Text(theme, style="h3", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        self._column.setSpacing(12)
        self._column.addWidget(self._title)
        self._column.addWidget(self._rows)
        self._column.addStretch(1)

    def set_view(self, view: TodayView) -> None:
        """List the breaks of this view; a row that has the focus keeps it, or its neighbour gets it."""
        self._title.setText(day_words.breaks_title(view))
        if view.listed and view.listed == self._listed:
            return
        self._listed = view.listed
        focus = self.window().focusWidget()
        focused = next((name for name, one in self.buttons.items() if one is focus), None)
        before = list(self.buttons)
        old, self._rows = self._rows, QWidget(self)
        self.buttons = {}
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        for number, one in enumerate(reversed(view.listed)):
            self._add_row(grid, number, one)
        if not view.listed:
            nothing = Text(self._theme, today_words.nothing_yet(view), ink="text2", wrap=True)
            grid.addWidget(nothing, 0, 0, 1, COLUMNS)
        self._column.replaceWidget(old, self._rows)
        heir = heir_of(focused, before, self.buttons)
        if heir is not None:
            # before the old row goes: the focus would move on from there, and the page scroll after it
            self._rows.show()
            heir.setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()
        old.deleteLater()

    def _add_row(self, grid: QGridLayout, number: int, one: TodayBreak) -> None:
        theme = self._theme
        button = change_button(theme, day_edit_words.change_name(one))
        button.clicked.connect(partial(self._ask_menu, one, button))
        self.buttons[one.prompt_id] = button
        row = (
            BreakSwatch(theme, one),
            Text(theme, clock(one.at), style="strong", tabular=True),
            Text(theme, day_words.kind_and_outcome(one), ink="text2", wrap=True),
            button,
        )
        for column, widget in enumerate(row):
            grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignVCenter)

    def _ask_menu(self, one: TodayBreak, button: Button) -> None:
        self.menu_requested.emit(one, button)
