"""The window of the posture check. Each answer is told before the window moves on."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from posture.core.content import Checklist
from posture.core.events import CheckAnswer
from posture.core.figure import Pose
from posture.ui.announce import announce
from posture.ui.dashboard.page import SCROLL_BARS
from posture.ui.i18n import tr
from posture.ui.posture_check import words
from posture.ui.posture_check.how_to import HowToFix
from posture.ui.posture_check.row import ItemRow
from posture.ui.posture_check.values import ItemAnswer, summary_of
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.text import Text
from posture.ui.window_room import window_room

WIDTH_PX: Final = 760
MARGIN_PX: Final = 28
ROW_GAP_PX: Final = 10
THANKS_MS: Final = 1500
KEYS: Final = {
    Qt.Key.Key_1: CheckAnswer.RIGHT,
    Qt.Key.Key_2: CheckAnswer.FIXED,
    Qt.Key.Key_3: CheckAnswer.CANNOT,
}


class PostureCheckWindow(QWidget):
    """Four rows; one is in turn and answered with 1, 2 or 3, the mouse may answer any of them.

    `poses` are the slouch and the upright sitter of the how-to. With a `standing` checklist people
    can say that they stand. After the last answer it thanks for a second and a half, then closes.
    It is deleted when it closes.
    """

    answered = Signal(object)
    """An `ItemAnswer`, for each item at once."""
    finished = Signal(object)
    """A `CheckSummary`, after the thanks."""
    dismissed = Signal()
    """Not now: what was answered so far was told already."""

    def __init__(
        self,
        theme: Theme,
        checklist: Checklist,
        *,
        poses: tuple[Pose, Pose],
        standing: Checklist | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._poses = poses
        self._lists = [checklist] if standing is None else [checklist, standing]
        self._checklist = checklist
        self._turn = 0
        self._over = False
        self._gone = False
        self._how: HowToFix | None = None
        self.rows: list[ItemRow] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(tr("PostureCheck", "{check} – Posture").format(check=checklist.name))
        self._make_parts()
        self._lay_out()
        self._thanks_timer = QTimer(self, singleShot=True, interval=THANKS_MS)
        self._thanks_timer.timeout.connect(self._on_thanked)
        self._show_checklist(checklist)
        self.resize(self._wanted_size())

    @property
    def turn(self) -> int:
        """The row that is in turn, from 0."""
        return self._turn

    @property
    def how_to(self) -> HowToFix | None:
        """The popover, while it is open."""
        return self._how

    def showEvent(self, event: QShowEvent) -> None:
        """Take the number keys."""
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
            self._how.place(self.rows[self._turn].picture)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed before its end it was dismissed; closed during the thanks it is finished."""
        super().closeEvent(event)
        self._thanks_timer.stop()
        if self._gone:
            return
        self._gone = True
        if self._over:
            answers = [row.answer for row in self.rows if row.answer is not None]
            self.finished.emit(summary_of(self._checklist.id, answers))
        else:
            self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2, 3 answer; up and down go through the rows; H shows how; Esc is not now."""
        if event.isAutoRepeat() or not self._take_key(event.key()):
            super().keyPressEvent(event)

    def _take_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self._on_escape()
            return True
        if self._over:
            return False
        if key in KEYS:
            self._answer(self._turn, KEYS[Qt.Key(key)])
            return True
        match key:
            case Qt.Key.Key_Up:
                self._take_turn(max(0, self._turn - 1))
            case Qt.Key.Key_Down:
                self._take_turn(min(len(self.rows) - 1, self._turn + 1))
            case Qt.Key.Key_H:
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
        self.title = Text(self._theme, style="h1")
        self.introduction = Text(self._theme, ink="text2", wrap=True)
        self.progress = Text(self._theme, style="strong", ink="pine")
        self.stance_button = Button(self._theme, role="link")
        self.stance_button.clicked.connect(self._on_stance_clicked)
        if len(self._lists) == 1:
            self.stance_button.hide()
        self.note = Text(self._theme, ink="text2", wrap=True)
        self.not_now_button = Button(self._theme, tr("PostureCheck", "Not now"))
        self.not_now_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = self.not_now_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.not_now_button.setSizePolicy(policy)
        self.not_now_button.clicked.connect(self.close)
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
        head.addWidget(self.stance_button)
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
        foot.addWidget(self.not_now_button)
        column.addLayout(foot)

    def _single(self, label: Text) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _wanted_size(self) -> QSize:
        """All rows in sight, if the screen has the room."""
        width = WIDTH_PX + self._theme.px(WIDTH_PX) // 2 - WIDTH_PX // 2
        around = self.sizeHint().height() - self._area.sizeHint().height()
        height = around + self._page_column.totalHeightForWidth(width)
        return QSize(width, height).boundedTo(window_room(self))

    def _show_checklist(self, checklist: Checklist) -> None:
        self._checklist, self._turn = checklist, 0
        self.title.setText(checklist.name)
        self.introduction.setText(words.introduction(checklist))
        self.note.setText(
            tr("PostureCheck", "Can’t fix is a fine answer. It is kept with your checks.")
        )
        standing = checklist is not self._lists[0]
        self.stance_button.setText(
            tr("PostureCheck", "I’m sitting") if standing else tr("PostureCheck", "I’m standing")
        )
        page = QWidget()
        self._page_column = column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        column.setSpacing(ROW_GAP_PX)
        self.rows = []
        for number, item in enumerate(checklist.items):
            row = ItemRow(self._theme, item, page)
            row.answer_chosen.connect(partial(self._answer, number))
            row.how_requested.connect(partial(self._toggle_how, number))
            self.rows.append(row)
            column.addWidget(row)
        column.addStretch()
        self._area.setWidget(page)
        page.setAutoFillBackground(False)
        self._take_turn(0)

    def _answer(self, number: int, answer: CheckAnswer) -> None:
        """Tell it first: what the window shows as answered has been kept."""
        if self._over:
            return
        row = self.rows[number]
        self._close_how()
        self.answered.emit(
            ItemAnswer(checklist_id=self._checklist.id, item_id=row.item.id, answer=answer)
        )
        row.show_answer(answer)
        open_rows = [place for place, each in enumerate(self.rows) if each.answer is None]
        if open_rows:
            self._take_turn(next((place for place in open_rows if place > number), open_rows[0]))
        else:
            self._thank()

    def _take_turn(self, number: int) -> None:
        self._close_how()
        self._turn = number
        for place, row in enumerate(self.rows):
            row.set_in_turn(in_turn=place == number)
        self.progress.setText(words.progress(number + 1, len(self.rows)))
        row = self.rows[number]
        self._area.ensureWidgetVisible(row, 0, ROW_GAP_PX)
        if self.isVisible():
            announce(self, f"{row.item.title}. {row.item.how}")

    def _thank(self) -> None:
        self._over = True
        for row in self.rows:
            row.set_in_turn(in_turn=False)
        answers = [row.answer for row in self.rows if row.answer is not None]
        line = words.thanks(summary_of(self._checklist.id, answers))
        self.progress.setText("")
        self.introduction.setText("")
        self.note.set_style("h3")
        self.note.set_ink("pine")
        self.note.setText(line)
        self.not_now_button.hide()
        announce(self, line)
        self._thanks_timer.start()

    def _toggle_how(self, number: int) -> None:
        was_open_here = self._how is not None and self._turn == number
        if self._over:
            return
        self._take_turn(number)
        if was_open_here:
            return
        row = self.rows[number]
        self._how = HowToFix(self._theme, row.item, self._poses, self)
        self._how.closed.connect(self._close_how)
        self._how.place(row.picture)
        self._how.show()
        self._how.raise_()
        announce(self, " ".join(row.item.fixes))

    @Slot()
    def _close_how(self) -> None:
        if self._how is not None:
            self._how.hide()
            self._how.deleteLater()
            self._how = None
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_stance_clicked(self) -> None:
        sitting, *standing = self._lists
        other = standing[0] if self._checklist is sitting else sitting
        self._close_how()
        self._show_checklist(other)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._area.setStyleSheet(SCROLL_BARS.format(handle=self._theme.ink("ctl").name()))
        self.update()

    @Slot()
    def _on_thanked(self) -> None:
        self.close()
