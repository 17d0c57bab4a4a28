"""Delete a range: which days, what of them, and how many records that would be, before anything goes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from posture.ui.history import removal_words
from posture.ui.history.values import Removal, Unreadable
from posture.ui.scroll_bars import slim_bars
from posture.ui.settings.screen_fit import fit_to_screen, show_ground_through
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.day_field import DayField
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.one_of import OneOf
from posture.ui.widgets.text import Text

WIDTH_PX: Final = 480
LEAST_PX: Final = QSize(320, 300)
MARGIN_PX: Final = 28

CountRecords = Callable[[date, date], Mapping[str, int] | Unreadable]


class RemovalWindow(QWidget):
    """It says what would go; `Delete` is off while that is nothing. It is deleted when it closes."""

    delete_requested = Signal(object)
    """A `Removal`."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        count: CountRecords,
        asked: Removal,
        *,
        bounds: tuple[date, date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._count = count
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(removal_words.window_title())
        self.first = DayField(theme, removal_words.first_day())
        self.last = DayField(theme, removal_words.last_day())
        self.what = OneOf(
            theme,
            removal_words.what(),
            ((False, removal_words.everything()), (True, removal_words.activity())),
            chosen=asked.activity_alone,
        )
        self.told = Text(theme, wrap=True)
        self.delete_button = Button(theme, removal_words.delete(), role="danger")
        self.cancel_button = Button(theme, removal_words.cancel())
        for field, day in ((self.first, asked.first_day), (self.last, asked.last_day)):
            field.set_bounds(*bounds)
            field.set_day(day)
        self._lay_out()
        self._connect()
        self._recount()
        fit_to_screen(self, self._wanted_size(), LEAST_PX)

    @property
    def asked(self) -> Removal:
        """What would be deleted."""
        return Removal(
            first_day=self.first.day, last_day=self.last.day, activity_alone=bool(self.what.chosen)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        theme = self._theme
        content = QWidget()
        self._column = column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN_PX, 22, MARGIN_PX, 20)
        column.setSpacing(14)
        column.addWidget(Text(theme, removal_words.title(), style="h1", wrap=True))
        column.addWidget(Flow((self._labelled(self.first), self._labelled(self.last))))
        column.addWidget(self.what)
        column.addWidget(self.told)
        column.addWidget(Text(theme, removal_words.afterwards(), ink="text2", wrap=True))
        column.addStretch(1)
        column.addWidget(Flow((self.delete_button, self.cancel_button)))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slim_bars(area, theme)
        area.setWidget(content)
        show_ground_through(area)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)

    def _wanted_size(self) -> QSize:
        """As high as its words, with a line to spare: what would go changes with the days."""
        width = self._theme.px(WIDTH_PX)
        words_px = self._column.totalHeightForWidth(width)
        return QSize(width, words_px + self._theme.line_px("body"))

    def _labelled(self, field: DayField) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(4)
        column.addWidget(Text(self._theme, field.accessibleName(), style="strong"))
        column.addWidget(field)
        return box

    def _connect(self) -> None:
        self.first.dateChanged.connect(self._on_first_changed)
        self.last.dateChanged.connect(self._on_last_changed)
        self.what.changed.connect(self._recount)
        self.delete_button.clicked.connect(self._on_delete)
        self.cancel_button.clicked.connect(self.close)

    @Slot()
    def _recount(self) -> None:
        asked = self.asked
        counts = self._count(asked.first_day, asked.last_day)
        if isinstance(counts, Unreadable):
            self.told.setText(counts.words)
            self.delete_button.setEnabled(False)
            return
        self.told.setText(removal_words.told(asked, counts))
        self.delete_button.setEnabled(bool(removal_words.going(asked, counts)))

    @Slot()
    def _on_first_changed(self) -> None:
        if self.last.day < self.first.day:
            self.last.set_day(self.first.day)
        self._recount()

    @Slot()
    def _on_last_changed(self) -> None:
        if self.first.day > self.last.day:
            self.first.set_day(self.last.day)
        self._recount()

    @Slot()
    def _on_delete(self) -> None:
        self.delete_requested.emit(self.asked)
        self.close()
