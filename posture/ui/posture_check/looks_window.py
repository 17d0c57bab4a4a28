"""A window of rows that are looked at one after the other: what a check and a card have in common."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.posture_check import words
from posture.ui.posture_check.how_to import HowToFix
from posture.ui.posture_check.row import LookRow
from posture.ui.scroll_bars import slim_bars
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.text import Text
from posture.ui.window_room import window_room

WIDTH_PX: Final = 760
HIGHEST_PX: Final = 960
MARGIN_PX: Final = 28
ROW_GAP_PX: Final = 10


class LooksWindow(QWidget):
    """One row is in turn; up and down go through them, H shows how, Esc closes.

    It is deleted when it closes.
    """

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._turn = 0
        self._how: HowToFix | None = None
        self._looks: list[LookRow] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(words.window_title(title))
        self._make_parts()
        self._lay_out()

    @property
    def turn(self) -> int:
        """The row that is in turn, from 0."""
        return self._turn

    @property
    def how_to(self) -> HowToFix | None:
        """The popover, while it is open."""
        return self._how

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The popover stays beside its picture."""
        super().resizeEvent(event)
        if self._how is not None:
            self._how.place(self._looks[self._turn].picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the rows, answer, show how, leave."""
        if event.isAutoRepeat() or not self._take_key(event.key()):
            super().keyPressEvent(event)

    def _take_key(self, key: int) -> bool:
        """Whether the key was meant for the window."""
        match key:
            case Qt.Key.Key_Escape:
                self._on_escape()
            case Qt.Key.Key_Up if self._looks:
                self._take_turn(max(0, self._turn - 1))
            case Qt.Key.Key_Down if self._looks:
                self._take_turn(min(len(self._looks) - 1, self._turn + 1))
            case Qt.Key.Key_H if self._looks:
                self._toggle_how(self._turn)
            case _:
                return False
        return True

    def _on_escape(self) -> None:
        if self._how is not None:
            self._close_how()
        else:
            self.close()

    def _make_parts(self) -> None:
        self.title = Text(self._theme, style="h1", wrap=True)
        self.introduction = Text(self._theme, ink="text2", wrap=True)
        self.progress = Text(self._theme, style="strong", ink="pine")
        self.beside_title = QHBoxLayout()
        self.note = Text(self._theme, ink="text2", wrap=True)
        self.leave_button = Button(self._theme)
        self.leave_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = self.leave_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.leave_button.setSizePolicy(policy)
        self.leave_button.clicked.connect(self.close)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.viewport().setAutoFillBackground(False)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 22, 0, 24)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(self.title, 1)
        head.addLayout(self.beside_title)
        head.addWidget(self.progress)
        for inner in (head, self._single(self.introduction)):
            inner.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
            column.addLayout(inner)
            column.addSpacing(2)
        column.addSpacing(14)
        column.addWidget(self._area, 1)
        column.addSpacing(14)
        foot = self._single(self.note)
        foot.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        foot.setSpacing(20)
        foot.addWidget(self.leave_button)
        column.addLayout(foot)

    def _single(self, label: Text) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _resize_to_rows(self) -> None:
        """All rows in sight, if there are few of them and the screen has the room."""
        self._area.updateGeometry()  # other rows do not tell by themselves that its hint is another
        width = WIDTH_PX + self._theme.px(WIDTH_PX) // 2 - WIDTH_PX // 2
        around = self.sizeHint().height() - self._area.sizeHint().height()
        height = around + self._rows_column.totalHeightForWidth(width)
        wanted = QSize(width, min(height, self._theme.px(HIGHEST_PX)))
        self.resize(wanted.boundedTo(window_room(self)))
        below_px = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if self.isVisible() and below_px > 0:  # it grew over the lower edge of the screen
            self.move(self.x(), max(self.y() - below_px, self.screen().availableGeometry().top()))

    def _show_rows(self, rows: Sequence[LookRow], below: QWidget | None = None) -> None:
        """Show these, the first in turn; `below` stands after the last."""
        self._close_how()
        page = QWidget()
        self._rows_column = column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        column.setSpacing(ROW_GAP_PX)
        self._looks = []
        if below is not None:
            column.addWidget(below)
        column.addStretch(1)  # what is left over is not shared out among the rows
        self._add_rows(rows)
        self._area.setWidget(page)
        page.setAutoFillBackground(False)
        if rows:
            self._take_turn(0)

    def _add_rows(self, rows: Sequence[LookRow]) -> None:
        for row in rows:
            number = len(self._looks)
            row.how_requested.connect(partial(self._toggle_how, number))
            self._looks.append(row)
            self._rows_column.insertWidget(number, row)

    def _take_turn(self, number: int) -> None:
        self._close_how()
        self._turn = number
        for place, row in enumerate(self._looks):
            row.set_in_turn(in_turn=place == number)
        self.progress.setText(words.progress(number + 1, len(self._looks)))
        row = self._looks[number]
        self._rows_column.activate()
        self._area.ensureWidgetVisible(row, 0, row.height() // 2)
        if self.isVisible():
            announce(self, f"{row.item.title}. {row.item.how}")

    def _toggle_how(self, number: int) -> None:
        was_open_here = self._how is not None and self._turn == number
        self._take_turn(number)
        if was_open_here:
            return
        row = self._looks[number]
        self._how = HowToFix(self._theme, row.item, self)
        self._how.closed.connect(self._close_how)
        self._how.place(row.picture)
        self._how.show()
        self._how.raise_()
        announce(self, " ".join((row.item.why, *row.item.fixes)))

    @Slot()
    def _close_how(self) -> None:
        if self._how is not None:
            self._how.hide()
            self._how.deleteLater()
            self._how = None
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_theme_changed(self) -> None:
        slim_bars(self._area, self._theme)
        self.update()
