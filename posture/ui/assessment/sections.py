"""The parts of the list: which is open, which are done; a list at the side, or a box where it is narrow."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from posture.core.assessment import Assessment
from posture.ui.assessment import words
from posture.ui.i18n import tr
from posture.ui.icons import IconName, icon
from posture.ui.palette import Ink
from posture.ui.scroll_bars import bars_sheet
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import RADIUS_PX
from posture.ui.widgets.fields import Combo
from posture.ui.widgets.focus_ring import FocusRing

ROW_PX, ROW_GAP_PX = 48, 4
LEFT_TO_WINDOW: Final = (
    Qt.Key.Key_1,
    Qt.Key.Key_2,
    Qt.Key.Key_3,
    Qt.Key.Key_4,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)
STYLE = """
QListWidget {{ background: transparent; color: {text}; border: none; outline: none; }}
QListWidget::item {{
    height: {row}px; padding-left: 8px; border-radius: {radius}px; margin-bottom: {gap}px;
}}
QListWidget::item:hover {{ background: {sunken}; }}
QListWidget::item:selected {{ background: {tint}; color: {tint_text}; }}
"""


class SectionList(QListWidget):
    """A row for each part, and one for the sheet. Arrows up and down go from one to the next."""

    chosen = Signal(int)
    """The number of the row."""

    def __init__(self, theme: Theme, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._done: tuple[bool, ...] = (False,) * count
        for _ in range(count):
            self.addItem(QListWidgetItem())
        self.setAccessibleName(tr("Assessment", "Parts of the assessment"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX)
        self.currentRowChanged.connect(self._on_row_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_rows(self, rows: Sequence[tuple[str, str]], done: Sequence[bool]) -> None:
        """Title and state of each part; `done` ones have a tick."""
        self._done = tuple(done)
        for number, (title, state) in enumerate(rows):
            self.item(number).setText(f"{title}\n{state}" if state else title)
        self._show_icons()
        self.updateGeometry()

    def show_current(self, number: int) -> None:
        """Mark the part that is open."""
        before = self.blockSignals(True)
        self.setCurrentRow(number)
        self.blockSignals(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answers and turning pages are the window's."""
        if event.key() in LEFT_TO_WINDOW:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as its longest title."""
        widest = max(
            self.fontMetrics().horizontalAdvance(line)
            for row in range(self.count())
            for line in (self.item(row).text() or " ").splitlines()
        )
        return QSize(widest + self._theme.px(20) + 40, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """As wide as that, and two rows."""
        return QSize(self.sizeHint().width(), 2 * self._theme.px(ROW_PX))

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    @Slot()
    def _on_theme_changed(self) -> None:
        palette = self._theme.palette
        names = ("text", "sunken", "tint", "tint_text")
        inks = {name: getattr(palette, name).name() for name in names}
        row_px = self._theme.px(ROW_PX)
        self.setMaximumHeight(self.count() * (row_px + ROW_GAP_PX))
        self.setFont(self._theme.font("small"))
        rows = STYLE.format(row=row_px, gap=ROW_GAP_PX, radius=RADIUS_PX, **inks)
        self.setStyleSheet(rows + bars_sheet(self._theme))
        self.setIconSize(QSize(self._theme.px(20), self._theme.px(20)))
        self._show_icons()

    def _show_icons(self) -> None:
        for row, is_done in enumerate(self._done):
            is_sheet = row == self.count() - 1
            name: IconName = "list" if is_sheet else "check" if is_done else "open_circle"
            ink: Ink = "pine" if is_done else "text2"
            self.item(row).setIcon(icon(name, self._theme.ink(ink)))


class SectionBox(Combo):
    """The same as a list that drops down."""

    chosen = Signal(int)
    """The number of the row."""

    def __init__(self, theme: Theme, count: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.addItems([""] * count)
        self.setAccessibleName(tr("Assessment", "Parts of the assessment"))
        self.activated.connect(self.chosen)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Title and state of each part."""
        for number, (title, state) in enumerate(rows):
            self.setItemText(number, f"{title} – {state}" if state else title)
        self.updateGeometry()

    def show_current(self, number: int) -> None:
        """Show the part that is open."""
        self.setCurrentIndex(number)


class SectionChooser(QObject):
    """The list and the box, of which one is seen at a time; the last row is the sheet."""

    chosen = Signal(int)
    """The number of the part; one past the last: the sheet."""

    def __init__(self, theme: Theme, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = SectionList(theme, count + 1)
        self.box = SectionBox(theme, count + 1)
        self.list.chosen.connect(self.chosen)
        self.box.chosen.connect(self.chosen)

    def show_assessment(self, assessment: Assessment, number: int | None) -> None:
        """Show what is done, and where one is: at the question of that number, or None: on the sheet."""
        sections = assessment.checklist.sections
        rows, done = [], []
        for section in sections:
            standings = assessment.of_section(section)
            rows.append((section.title, words.section_state(standings)))
            done.append(not any(one.is_open for one in standings))
        rows.append((tr("Assessment", "Result sheet"), ""))
        self.list.show_rows(rows, (*done, False))
        self.box.show_rows(rows)
        current = len(sections) if number is None else _section_number(assessment, number)
        self.list.show_current(current)
        self.box.show_current(current)

    def show_where(self, *, beside: bool, above: bool) -> None:
        """Show the list beside the question, the box above it, or neither."""
        self.list.setVisible(beside)
        self.box.setVisible(above)


def _section_number(assessment: Assessment, number: int) -> int:
    ids = [section.id for section in assessment.checklist.sections]
    return ids.index(assessment.standings[number].item.section or ids[0])
