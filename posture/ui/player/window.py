"""The window of the routine player. It shows a run that lives elsewhere, so it may come and go."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.core.hurting import HurtAnswer
from posture.core.playing import PlayedRoutine
from posture.core.timeline import Cue
from posture.ui.announce import announce
from posture.ui.i18n import tr
from posture.ui.player import words
from posture.ui.player.column import OUTDENT_PX, Column
from posture.ui.player.how import HowTo
from posture.ui.player.hurt import HurtQuestions
from posture.ui.player.menu import PlayerMenu
from posture.ui.player.own_theme import PlayerTheme
from posture.ui.player.stage import Stage
from posture.ui.routine_player import RoutineRun
from posture.ui.theme import Theme
from posture.ui.widgets.toast import Toast
from posture.ui.window_room import window_room

SIZE_PX: Final = (1000, 660)
MARGIN_PX: Final = 30
LOW_MARGIN_PX: Final = 16
LOW_BELOW_PX: Final = 600
"""A window that is lower than this spends less on its margins."""
GAP_PX: Final = 40
TALLER_PX: Final = 220
"""What text of twice the size adds to the height."""
STAGE_SHARE: Final = 0.54
WIDEST_COLUMN_PX: Final = 560
TALLEST_COLUMN_PX: Final = 760
FAREWELL_MS: Final = 4000


class PlayerWindow(QWidget):
    """Stage and column, kept up to date with a `RoutineRun`.

    Esc and `End here` end the run; closing the window only leaves it to whatever else shows it. At
    the natural end it says goodbye for four seconds. It is deleted when it closes.
    """

    leave_out_requested = Signal(str)
    """A move's id: don't suggest it again. The run has gone on already."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        run: RoutineRun,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme = PlayerTheme(theme, self)
        self._run = run
        self._gone = False
        self._announced: tuple[int, str] | None = None
        self._farewell_words: Callable[[], tuple[str, str]] = _usual_farewell
        self._how: HowTo | None = None
        self._questions: HurtQuestions | None = None
        self._resume_after_how = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(
            tr("Player", "{routine} – Posture").format(routine=run.state.routine.name)
        )
        self.stage = Stage(theme, self)
        self.column = Column(theme, self)
        self.menu = PlayerMenu(theme, self)
        self.toast = Toast(theme, self.stage)
        self._farewell = QTimer(self, singleShot=True, interval=FAREWELL_MS)
        self._lay_out()
        self._connect()
        self._show_view()

    def set_farewell(self, farewell: Callable[[], tuple[str, str]]) -> None:
        """Title and line of the farewell: asked at the end, when it is known what comes next."""
        self._farewell_words = farewell

    def settle(self) -> None:
        """Bring what fades to its end at once."""
        self.stage.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the run while it can be seen."""
        super().showEvent(event)
        self._run.watch(self)
        self._show_view()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing moves here."""
        super().hideEvent(event)
        self._run.unwatch(self)
        self.stage.rest()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The run goes on without this window."""
        super().closeEvent(event)
        self._leave_questions()
        self._farewell.stop()
        if not self._gone:
            self._gone = True
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stage its share."""
        super().resizeEvent(event)
        self._share_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the legend, and R, M, F."""
        if event.isAutoRepeat() or not self._take_key(event.key()):
            super().keyPressEvent(event)

    def _take_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self._on_escape()
            return True
        if key == Qt.Key.Key_F:
            self.menu.full_screen.toggle()
            return True
        if self._run.is_over() or self._questions is not None:
            return False
        match key:
            case Qt.Key.Key_Space:
                self._run.toggle_pause()
            case Qt.Key.Key_Right:
                self._run.next_move()
            case Qt.Key.Key_Left:
                self._run.again()
            case Qt.Key.Key_R:
                self._run.restart()
            case Qt.Key.Key_M:
                self.menu.sound.toggle()
            case _:
                return False
        return True

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GAP_PX - OUTDENT_PX)
        self._row.addWidget(self.stage)
        self._row.addWidget(self.column)
        self.resize(self._wanted_size())

    def _wanted_size(self) -> QSize:
        """More than the usual only for larger text, and never more than the screen has."""
        usual = QSize(*SIZE_PX)
        larger = max(0.0, self._theme.text_scale - 1)
        width = usual.width() + larger * self._column_px(usual.width())
        wanted = QSize(round(width), round(usual.height() + larger * TALLER_PX))
        return wanted.boundedTo(window_room(self))

    def _column_px(self, width_px: int) -> float:
        return width_px * (1 - STAGE_SHARE) - GAP_PX - MARGIN_PX + 2 * OUTDENT_PX

    def _share_room(self) -> None:
        """The stage's share to the stage; what a large screen has beyond that, to the margins."""
        least_px = self.column.minimumSizeHint().width()
        widest_px = max(least_px, self._theme.px(WIDEST_COLUMN_PX))
        column_px = round(min(max(self._column_px(self.width()), least_px), widest_px))
        stage_px = round(self.width() * STAGE_SHARE)
        margin_px = LOW_MARGIN_PX if self.height() < LOW_BELOW_PX else MARGIN_PX
        gap_px = GAP_PX - OUTDENT_PX
        spare_px = max(0, self.width() - stage_px - gap_px - column_px - 2 * MARGIN_PX + OUTDENT_PX)
        left_px, right_px = MARGIN_PX + spare_px // 2, MARGIN_PX - OUTDENT_PX + spare_px // 2
        self._row.setContentsMargins(left_px, margin_px, right_px, margin_px)
        self.column.setFixedWidth(column_px)
        self.column.setMaximumHeight(self._theme.px(TALLEST_COLUMN_PX))

    def _connect(self) -> None:
        run, column, menu = self._run, self.column, self.menu
        run.changed.connect(self._on_run_changed)
        run.cue_reached.connect(self._on_cue_reached)
        run.ended.connect(self._on_run_ended)
        column.pause_button.clicked.connect(run.toggle_pause)
        column.next_button.clicked.connect(run.next_move)
        column.end_button.clicked.connect(self._on_end_clicked)
        column.hurts_button.clicked.connect(run.report_hurt)
        column.menu_button.clicked.connect(self._on_menu_clicked)
        menu.easier.triggered.connect(run.take_easier)
        menu.how.triggered.connect(self._on_how_triggered)
        menu.skip.triggered.connect(run.leave_move)
        menu.leave_out.triggered.connect(self._on_leave_out_triggered)
        menu.restart.triggered.connect(run.restart)
        menu.sound.toggled.connect(run.set_sound)
        run.hurt_answered.connect(self._on_hurt_answered)
        menu.full_screen.toggled.connect(self._on_full_screen_toggled)
        self._farewell.timeout.connect(self.close)
        self._theme.changed.connect(self._on_theme_changed)

    def _show_view(self) -> None:
        view = self._run.view
        self.stage.show_view(view)
        self.column.show_view(self._run.state, view)
        self.menu.show_view(view)
        self.menu.show_sound(on=self._run.sound_on, missing=self._run.sound_missing)
        self._ask_what_hurts()
        move = (view.part_no, view.part.move.id)
        if self.isVisible() and move != self._announced:
            self._announced = move
            announce(self, words.announcement(view))

    def _close_how(self) -> None:
        if self._how is None:
            return
        self._how.hide()
        self._how.deleteLater()
        self._how = None
        if self._resume_after_how and self._run.state.paused:
            self._run.toggle_pause()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_what_hurts(self) -> None:
        """The questions stand here for as long as the run waits for them, whoever asked for them."""
        part = self._run.hurting
        self.column.set_asking(asking=part is not None)
        if part is None:
            self._close_questions()
        elif self._questions is None and self.isVisible():
            self._close_how()
            questions = HurtQuestions(self._theme, part, self.stage)
            self._questions = questions
            questions.answered.connect(self._run.answer_hurt)
            self.stage.set_covered(covered=True)
            questions.show()
            questions.raise_()
            questions.worst.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, questions.words_first())

    def _close_questions(self) -> None:
        if self._questions is None:
            return
        self._questions.hide()
        self._questions.deleteLater()
        self.stage.set_covered(covered=False)
        self._questions = None
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_questions(self) -> None:
        """Nobody is there to answer any more: what was said so far is taken."""
        if self._questions is not None:
            self._questions.leave()
            self._close_questions()

    def _on_escape(self) -> None:
        if self._questions is not None:
            self._leave_questions()
        elif self._how is not None:
            self._close_how()
        else:
            self._on_end_clicked()

    @Slot()
    def _on_run_changed(self) -> None:
        if self.isVisible():
            self._show_view()

    @Slot(object)
    def _on_cue_reached(self, cue: Cue) -> None:
        if cue is Cue.HALF and self.isVisible():
            announce(self, tr("Player", "Half way."))

    @Slot(object)
    def _on_run_ended(self, played: PlayedRoutine) -> None:
        if self._gone:
            return
        self._close_how()
        if self._run.hurting is not None:
            return  # the break is over; what is asked stays until it is answered
        if not played.finished:
            self.close()
            return
        title, line = self._farewell_words()
        self.column.show_farewell(title, line)
        self.stage.show_over()
        announce(self, f"{title} {line}")
        self._farewell.start()

    @Slot()
    def _on_end_clicked(self) -> None:
        if self._run.is_over():
            self.close()
        else:
            self._run.end()

    @Slot()
    def _on_menu_clicked(self) -> None:
        button = self.column.menu_button
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))

    @Slot()
    def _on_how_triggered(self) -> None:
        self._close_how()
        self._resume_after_how = not self._run.state.paused
        if self._resume_after_how:
            self._run.toggle_pause()
        self._how = HowTo(self._theme, self._run.view.part, self.stage)
        self._how.closed.connect(self._on_how_closed)
        self._how.show()
        self._how.raise_()
        self._how.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_how_closed(self) -> None:
        self._close_how()

    @Slot(object)
    def _on_hurt_answered(self, answer: HurtAnswer) -> None:
        self._close_questions()
        if self._gone:
            return
        if self._run.is_over():
            self.close()
        elif not answer.needs_safety:
            self.toast.say(tr("Player", "Left that one. Keep to what feels easy."), can_undo=False)

    @Slot()
    def _on_leave_out_triggered(self) -> None:
        move_id = self._run.view.part.move.id
        self._run.leave_move()
        self.toast.say(tr("Player", "Left out. You can bring it back under Moves."), can_undo=False)
        self.leave_out_requested.emit(move_id)

    @Slot(bool)
    def _on_full_screen_toggled(self, on: bool) -> None:
        self._theme.set_from_afar(from_afar=on)
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._share_room()
        self.update()


def _usual_farewell() -> tuple[str, str]:
    return tr("Player", "That’s it."), ""
