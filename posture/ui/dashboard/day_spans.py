"""The card of the day's stretches at and away from the desk, each of which the user can relabel."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.core.relabel import DayStretch, Relabel
from posture.ui.dashboard import today_words
from posture.ui.dashboard.written import minutes_short
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.menu import Menu
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
COLUMNS = 4


class DaySpans(Surface):
    """The latest stretch first: from when to when, how long, what it was, and Change."""

    relabel_requested = Signal(object)
    """A `Relabel`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._stretches: Sequence[DayStretch] | None = None
        self.buttons: dict[datetime, Button] = {}
        """The button of each stretch, by its beginning."""
        # one for all rows: it outlives them when they are listed anew while it is open
        self.menu = Menu(theme, self)
        self.menu.triggered.connect(self._on_chosen)
        self._rows = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        self._column.setSpacing(12)
        self._column.addWidget(
            Text(theme, tr("Today", "At and away from the desk"), style="h3", wrap=True)
        )
        self._column.addWidget(self._rows)

    def set_stretches(self, stretches: Sequence[DayStretch]) -> None:
        """List these stretches; a row that has the focus keeps it."""
        if stretches == self._stretches:
            return
        self._stretches = stretches
        focused = self._focused()
        old, self._rows = self._rows, QWidget(self)
        self.buttons = {}
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        words = today_words.why_change() if stretches else today_words.no_stretches_yet()
        grid.addWidget(Text(self._theme, words, ink="text2", wrap=True), 0, 0, 1, COLUMNS)
        for number, one in enumerate(reversed(stretches), start=1):
            self._add_row(grid, number, one)
        self._column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        if focused in self.buttons:
            self._rows.show()
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> datetime | None:
        """The beginning of the stretch whose button has the focus."""
        return next((start for start, one in self.buttons.items() if one.hasFocus()), None)

    def _add_row(self, grid: QGridLayout, number: int, one: DayStretch) -> None:
        theme = self._theme
        when = Text(theme, today_words.time_range(one), style="strong", tabular=True)
        length = Text(theme, minutes_short(one.seconds), tabular=True)
        what = Text(theme, today_words.stretch(one), ink="text2", wrap=True)
        button = Button(
            theme,
            tr("Today", "Change"),
            role="link",
            icon_name="chevron_down",
            icon_after=True,
        )
        button.setAccessibleName(today_words.change_name(one))
        button.clicked.connect(self._opener(button, one))
        self.buttons[one.start] = button
        for column, widget in enumerate((when, length, what, button)):
            grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignVCenter)

    def _opener(self, button: Button, one: DayStretch) -> Callable[[], None]:
        return partial(self._open_menu, button, one)

    def _open_menu(self, button: Button, one: DayStretch) -> None:
        self.menu.clear()
        self.menu.setAccessibleName(button.accessibleName())
        for said in one.choices:
            action = QAction(today_words.choice(one, said), self.menu)
            action.setData(Relabel(one, said))
            self.menu.addAction(action)
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self.relabel_requested.emit(action.data())
