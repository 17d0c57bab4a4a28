"""One story in the list: its head, which opens and closes, and below it the course step by step."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from posture.ui.icons import IconName, paint_icon
from posture.ui.theme import Theme
from posture.ui.why.course import Course
from posture.ui.why.sign import paint_sign, sign_of
from posture.ui.why.values import Told
from posture.ui.why_words import Words, counts_of, course_of, sentence_of
from posture.ui.widgets.focus_ring import FocusRing

SIDE_PX = 20
TOP_PX = 10
GAP_PX = 12
SIGN_PX = 14
CHEVRON_PX = 16
RADIUS_PX = 9
LONGEST_LINE_PX = 520
COUNTS_PX = 132
COUNTS_FROM_PX = 640
"""Narrower than this, what a prompt counts as has no column of its own: the sentence says it too."""


class RowHead(QPushButton):
    """Time, sign, sentence, what it counts as. A screen reader reads them as one sentence."""

    moved = Signal(int)
    """An arrow key: one row up (-1) or down (1); far (±1000): to the first or the last."""
    left = Signal()
    """Esc."""

    def __init__(self, theme: Theme, time_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._time_px = time_px
        self._time = self._sentence = self._counts = ""
        self._told: Told | None = None
        self._hovered = False
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX)
        theme.changed.connect(self._on_theme_changed)

    @property
    def time_px(self) -> int:
        """The width of the column of times, at 100 %."""
        return self._time_px

    @property
    def sentence(self) -> str:
        """The story in a sentence."""
        return self._sentence

    @property
    def lines(self) -> list[str]:
        """The sentence as it is broken at this width."""
        return self._lines(self._sentence_px(self.width()))

    @property
    def sentence_left_px(self) -> int:
        """Where the sentence begins."""
        return SIDE_PX + self._theme.px(self._time_px) + self._theme.px(SIGN_PX) + 2 * GAP_PX

    def set_story(self, told: Told, words: Words, *, can_open: bool) -> None:
        """Show this story; `can_open`: there is more to tell of it."""
        self._told = told
        self._time = words.clock(told.story.at)
        self._sentence = sentence_of(told.story, words)
        self._counts = counts_of(told.story)
        if not can_open:
            self.setChecked(False)
        self.setCheckable(can_open)
        self.setAccessibleName(" ".join(filter(None, (self._time, self._sentence, self._counts))))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines of the sentence and the room around them."""
        lines = len(self._lines(self._sentence_px(width)))
        return max(1, lines) * self._theme.line_px("body") + 2 * TOP_PX

    def sizeHint(self) -> QSize:
        """As wide as the longest line; higher as it wraps."""
        line_px = self._theme.line_px("body")
        return QSize(self.sentence_left_px + LONGEST_LINE_PX, line_px + 2 * TOP_PX)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the least window."""
        least = self.sentence_left_px + self._theme.px(160) + CHEVRON_PX + SIDE_PX
        return QSize(least, self._theme.line_px("body") + 2 * TOP_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from row to row, Enter opens and closes, Esc closes."""
        far = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}
        key = Qt.Key(event.key())
        if key in far:
            self.moved.emit(far[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key is Qt.Key.Key_Escape and self.isChecked():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Answer the pointer."""
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        if self._hovered or self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ink("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)
        line_px = theme.line_px("body")
        self._paint_time(painter, line_px)
        self._paint_sign(painter, line_px)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.ink("text"))
        width = self._sentence_px(self.width())
        for number, line in enumerate(self.lines):
            top = TOP_PX + number * line_px
            self._draw(painter, QRectF(self.sentence_left_px, top, width, line_px), line)
        self._paint_end(painter, line_px)
        painter.end()

    # --- parts ---

    def _paint_time(self, painter: QPainter, line_px: int) -> None:
        painter.setFont(self._theme.font("strong", tabular=True))
        painter.setPen(self._theme.ink("text"))
        box = QRectF(SIDE_PX, TOP_PX, self._theme.px(self._time_px), line_px)
        self._draw(painter, box, self._time)

    def _paint_sign(self, painter: QPainter, line_px: int) -> None:
        if self._told is None:
            return
        side = self._theme.px(SIGN_PX)
        left = SIDE_PX + self._theme.px(self._time_px) + GAP_PX
        box = QRectF(left, TOP_PX + (line_px - side) / 2, side, side)
        paint_sign(painter, self._mirrored(box), sign_of(self._told.story), self._theme.palette)

    def _paint_end(self, painter: QPainter, line_px: int) -> None:
        theme = self._theme
        right = self.width() - SIDE_PX - CHEVRON_PX
        chevron = QRectF(right, TOP_PX + (line_px - CHEVRON_PX) / 2, CHEVRON_PX, CHEVRON_PX)
        if self.isCheckable():
            name: IconName = "chevron_up" if self.isChecked() else "chevron_down"
            paint_icon(painter, name, self._mirrored(chevron), theme.ink("text2"))
        if self._counts_px(self.width()):
            painter.setFont(theme.font("small"))
            painter.setPen(theme.ink("text2"))
            wide = self._counts_px(self.width())
            box = QRectF(right - GAP_PX - wide, TOP_PX, wide, line_px)
            metrics = QFontMetricsF(painter.font())
            words = metrics.elidedText(self._counts, Qt.TextElideMode.ElideRight, wide)
            self._draw(painter, box, words, Qt.AlignmentFlag.AlignTrailing)

    def _draw(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self._mirrored(box), flags, words)

    def _counts_px(self, width: int) -> int:
        return self._theme.px(COUNTS_PX) if width >= self._theme.px(COUNTS_FROM_PX) else 0

    def _sentence_px(self, width: int) -> int:
        counts = self._counts_px(width)
        room = width - self.sentence_left_px - SIDE_PX - CHEVRON_PX - GAP_PX
        room -= counts + GAP_PX if counts else 0
        return max(60, min(room, self._theme.px(LONGEST_LINE_PX)))

    def _lines(self, width: int) -> list[str]:
        layout = QTextLayout(self._sentence, self._theme.font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            lines.append(self._sentence[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        return [line.rstrip() for line in lines]

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class StoryRow(QWidget):
    """A head, and the course of the story while it is open."""

    toggled = Signal(str, bool)
    """The story's id, and whether it is open now."""
    setting_requested = Signal(str)
    """The key of a setting."""

    def __init__(
        self, theme: Theme, told: Told, words: Words, time_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.told = told
        self.head = RowHead(theme, time_px)
        self.course: Course | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._show_head()
        self.head.toggled.connect(self._on_toggled)

    @property
    def is_open(self) -> bool:
        """Whether its course is on show."""
        return self.head.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self.head.setChecked(is_open)

    def set_story(self, told: Told, words: Words) -> None:
        """The story went on, or has other words."""
        if (told, words) == (self.told, self._words):
            return
        self.told, self._words = told, words
        self._show_head()
        if self.course is not None:
            self._show_course()

    def _show_head(self) -> None:
        steps = course_of(self.told.story, self._words)
        can_open = bool(steps) or self.told.setting is not None
        self.head.set_story(self.told, self._words, can_open=can_open)

    def _show_course(self) -> None:
        if self.course is None:
            self.course = Course(self._theme)
            self.course.setting_requested.connect(self.setting_requested)
            self._column.addWidget(self.course)
        self.course.set_left(self.head.sentence_left_px)
        self.course.set_steps(course_of(self.told.story, self._words), self.told.setting)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        if is_open:
            self._show_course()
        if self.course is not None:
            self.course.setVisible(is_open)
        self.toggled.emit(self.told.story.id, is_open)
