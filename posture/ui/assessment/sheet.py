"""The result sheet in the window: what is in place, what comes first, all answers, what can't be changed."""

from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from posture.ui.assessment import words
from posture.ui.assessment.picture import WorkplacePicture
from posture.ui.assessment.sheet_values import (
    Change,
    Part,
    Row,
    Said,
    Sheet,
    answer_with_change,
    head_of_changes,
)
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.icons import IconName, paint_icon
from posture.ui.palette import Ink
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.chip import Tag
from posture.ui.widgets.choice import Check
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PICTURE_PX: Final = QSize(210, 130)
CHANGE_PX: Final = 210
PART_PX: Final = 280
MARK_PX: Final = 16
PADDING: Final = (18, 14, 18, 16)


class Mark(QWidget):
    """The sign of an answer; the words beside it say the same."""

    def __init__(self, theme: Theme, name: IconName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name: IconName = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """An icon that grows with the text."""
        return QSize(self._theme.px(MARK_PX), self._theme.line_px("body"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        ink: Ink = "pine" if self._name == "check" else "text2"
        box = QRectF(0, 0, self.width(), self.width())
        box.moveCenter(self.rect().toRectF().center())
        paint_icon(painter, self._name, box, self._theme.ink(ink))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class SheetView(QWidget):
    """It is built anew for each sheet; what to do with it stands at its end."""

    pdf_requested = Signal()
    print_requested = Signal()
    recheck_toggled = Signal(bool)
    questions_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content = QWidget()
        self.pdf_button = Button(
            theme, tr("Assessment", "Save as PDF"), role="primary", icon_name="download"
        )
        self.print_button = Button(theme, tr("Assessment", "Print"), icon_name="print")
        self.questions_button = Button(theme, tr("Assessment", "Back to the questions"))
        self.recheck = Check(theme, "")
        self._lay_out()
        self.pdf_button.clicked.connect(self.pdf_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.questions_button.clicked.connect(self.questions_requested)
        self.recheck.clicked.connect(self.recheck_toggled)

    def show_sheet(self, sheet: Sheet, *, questions_label: str) -> None:
        """Show this sheet."""
        self.questions_button.setText(questions_label)
        old, self._content = self._content, QWidget(self)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._add_head(column, sheet)
        if sheet.changes:
            column.addWidget(Text(self._theme, head_of_changes(sheet), style="h3", wrap=True))
            column.addWidget(self._changes(sheet.changes))
        column.addWidget(Text(self._theme, tr("Assessment", "All answers"), style="h3", wrap=True))
        column.addWidget(self._answers(sheet.parts))
        if sheet.cannot:
            column.addWidget(
                self._said(tr("Assessment", "Things I can’t change myself"), sheet.cannot)
            )
        if sheet.notes:
            column.addWidget(self._said(tr("Assessment", "Notes"), sheet.notes))
        if sheet.heights:
            column.addWidget(self._heights(sheet))
        column.addWidget(Text(self._theme, sheet.safety, style="small", ink="text3", wrap=True))
        self._column.replaceWidget(old, self._content)
        old.hide()
        old.deleteLater()

    def show_recheck(self, day: date, *, chosen: bool) -> None:
        """Show the day of the next look, and whether it was asked for."""
        self.recheck.setText(words.recheck_label(day))
        self.recheck.setChecked(chosen)
        self.recheck.updateGeometry()

    def _add_head(self, column: QVBoxLayout, sheet: Sheet) -> None:
        theme = self._theme
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Text(theme, sheet.in_place, style="h1", wrap=True))
        head.addWidget(Text(theme, sheet.date, ink="text2", wrap=True))
        for line in (sheet.still_open, sheet.compared):
            if line:
                head.addWidget(Text(theme, line, ink="text2", wrap=True))
        column.addLayout(head)

    def _changes(self, changes: tuple[Change, ...]) -> QWidget:
        row = ReflowRow(gap_px=16)
        for change in changes:
            row.add(self._change(change), 1)
        return row

    def _change(self, change: Change) -> Surface:
        theme = self._theme
        card = Surface(theme)
        card.setMinimumWidth(CHANGE_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 12, 12, 14)
        column.setSpacing(8)
        picture = WorkplacePicture(theme, size=PICTURE_PX)
        picture.show_picture(change.picture, change.how)
        column.addWidget(picture)
        column.addWidget(Text(theme, change.title, style="h3", wrap=True))
        for fix in change.fixes:
            column.addWidget(Text(theme, fix, ink="text2", wrap=True))
        column.addStretch(1)
        column.addWidget(Tag(theme, change.cost), 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _answers(self, parts: tuple[Part, ...]) -> QWidget:
        """Two columns of parts, about equally long."""
        row = ReflowRow(gap_px=16)
        half = sum(len(part.rows) + 1 for part in parts) / 2
        columns: list[list[Part]] = [[], []]
        length = 0
        for part in parts:
            columns[length >= half].append(part)
            length += len(part.rows) + 1
        for some in columns:
            row.add(self._part_card(some), 1)
        return row

    def _part_card(self, parts: list[Part]) -> Surface:
        card = Surface(self._theme)
        card.setMinimumWidth(PART_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(*PADDING)
        column.setSpacing(6)
        metrics = QFontMetrics(self._theme.font("body"))
        answers = [answer_with_change(row) for part in parts for row in part.rows]
        widest = max((metrics.horizontalAdvance(words_) for words_ in answers), default=0)
        for part in parts:
            column.addWidget(Text(self._theme, part.title, style="small_strong", ink="text2"))
            column.addWidget(self._table(part.rows, widest + 1))
            column.addSpacing(8)
        column.addStretch(1)
        return card

    def _table(self, rows: tuple[Row, ...], answer_px: int) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, answer_px)
        top = Qt.AlignmentFlag.AlignTop
        for number, row in enumerate(rows):
            grid.addWidget(Mark(self._theme, row.mark), number, 0, top)
            grid.addWidget(Text(self._theme, row.title, wrap=True), number, 1)
            ink: Ink = "pine" if row.improved else "text2"
            grid.addWidget(Text(self._theme, answer_with_change(row), ink=ink), number, 2, top)
        return table

    def _said(self, title: str, said: tuple[Said, ...]) -> Surface:
        card = Surface(self._theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(*PADDING)
        column.setSpacing(8)
        column.addWidget(Text(self._theme, title, style="h3", wrap=True))
        for one in said:
            column.addWidget(Text(self._theme, one.title, style="strong", wrap=True))
            if one.words:
                column.addWidget(Text(self._theme, one.words, ink="text2", wrap=True))
        return card

    def _heights(self, sheet: Sheet) -> Surface:
        card = Surface(self._theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(*PADDING)
        column.setSpacing(8)
        column.addWidget(Text(self._theme, sheet.heights_title, style="h3", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for number, row in enumerate(sheet.heights):
            grid.addWidget(Text(self._theme, row.name, ink="text2"), number, 0)
            grid.addWidget(Text(self._theme, row.words, style="strong"), number, 1)
        column.addLayout(grid)
        for words_ in sheet.heights_notes:
            column.addWidget(Text(self._theme, words_, style="small", ink="text3", wrap=True))
        return card

    def _lay_out(self) -> None:
        actions = ReflowRow(gap_px=10)
        for button in (self.pdf_button, self.print_button, self.questions_button):
            actions.add(button)
        actions.add(QWidget(), 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self._content)
        self._column.addWidget(self.recheck)
        self._column.addWidget(actions)
        self._column.addStretch(1)
