"""The first run: three steps with good defaults, under a minute, one click if you like."""

from collections.abc import Callable
from datetime import date, datetime

import msgspec
from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posture.core.content import SafetyList
from posture.core.settings import Settings
from posture.ui.announce import announce
from posture.ui.first_run.body_step import BodyStep
from posture.ui.first_run.closing_note import ClosingNote
from posture.ui.first_run.progress import Progress
from posture.ui.first_run.rhythm_step import RhythmStep
from posture.ui.first_run.strength_step import AUTOSTART, HELD_FOR, StrengthStep
from posture.ui.i18n import tr
from posture.ui.safety.before import BeforeYouStart
from posture.ui.scroll_bars import slim_bars
from posture.ui.settings.banner import Banner
from posture.ui.settings.capability import Capabilities
from posture.ui.settings.change import SettingsChange, difference, reset
from posture.ui.settings.presets import FIGURES
from posture.ui.settings.screen_fit import fit_to_screen, show_ground_through
from posture.ui.settings.strength_choice import strength_keys
from posture.ui.settings.tab_order import order_tabs
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Line
from posture.ui.widgets.text import Text

SIZE, LEAST_SIZE = QSize(720, 560), QSize(560, 360)
MARGIN_PX = 36
TOP_PX = 32
FOOTER_PX = 11
GAP_PX = 16
NOTE_MS = 4000
DONE = "first_run.done"

FirstBreak = Callable[[], datetime | None]


class FirstRunWindow(QWidget):
    """Asks how often, how, and what to leave out, says when the first break comes, and closes itself.

    It writes nothing: `finished` and `closed` carry what to write, with `first_run.done` among it. Right
    after `finished` it asks `first_break` for the time in the closing note; where the settings could not
    be saved, call `show_problem` in answer to `finished`, and the window stays as it is.
    """

    finished = Signal(object)
    """A `SettingsChange`: `Finish` or `Use the usual settings`."""
    closed = Signal(object)
    """The window is gone. A `SettingsChange`: nothing after `finished`, else `first_run.done` alone.

    Closed half way, what was chosen is let go and the settings stay as they stand.
    """
    try_requested = Signal(str)
    """The id of a short move to try now; the window stays."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        *,
        today: date,
        first_break: FirstBreak | None = None,
        capabilities: Capabilities | None = None,
        ask_first: SafetyList | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._before = settings
        self._chosen = settings
        self._today = today
        self._first_break = first_break
        self._ask_first = ask_first
        self._step = 0
        self._is_over = False
        self._has_problem = False
        self.rhythm = RhythmStep(theme, today)
        self.strength = StrengthStep(theme, capabilities or {})
        self.body = BodyStep(theme, with_questions=ask_first is not None)
        self.banner = Banner(theme)
        self.progress = Progress(theme, len(self._steps))
        self._title = Text(theme, style="h1", wrap=True)
        self._intro = Text(theme, style="body", ink="text2", wrap=True)
        self.usual_button = Button(theme, tr("FirstRun", "Use the usual settings"), role="link")
        self.back_button = Button(theme, tr("FirstRun", "Back"))
        self.continue_button = Button(theme, tr("FirstRun", "Continue"), role="primary", side_px=22)
        self.note = ClosingNote(theme)
        self._note_clock = QTimer(self, singleShot=True, interval=NOTE_MS)
        self._note_clock.timeout.connect(self.close)
        self._lay_out()
        self._connect()
        self._show_chosen()
        self.open_step(0)
        order_tabs(self)

    @property
    def step(self) -> int:
        """The step that is open; 0 is the first."""
        return self._step

    @property
    def chosen(self) -> Settings:
        """The settings with what was chosen so far."""
        return self._chosen

    def show_settings(self, settings: Settings) -> None:
        """The settings file changed meanwhile: begin from what it says now."""
        if not self._is_over:
            self._before = self._chosen = settings
            self._show_chosen()

    def show_problem(self, sentence: str) -> None:
        """Say that the settings could not be saved."""
        self._has_problem = True
        self.banner.say(sentence)
        self._scroll.verticalScrollBar().setValue(0)

    def open_step(self, number: int) -> None:
        """Show that step."""
        self._step = number
        step = self._steps[number]
        for each in self._steps:
            each.setVisible(each is step)
        self._scroll.verticalScrollBar().setValue(0)
        self._title.setText(_title(number))
        self._intro.setText(_intro(number))
        self.progress.show_step(number)
        self.back_button.setVisible(number > 0)
        is_last = number == len(self._steps) - 1
        self.continue_button.setText(tr("FirstRun", "Finish" if is_last else "Continue"))
        step.setAccessibleName(_title(number))
        step.focus_first()
        announce(self, f"{_title(number)} {self.progress.words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_over:
            self.continue_button.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone, and not to come again; Qt deletes the window."""
        super().closeEvent(event)
        self._note_clock.stop()
        self.closed.emit(SettingsChange() if self._is_over else _with_done(SettingsChange()))

    @property
    def _steps(self) -> tuple[RhythmStep, StrengthStep, BodyStep]:
        return self.rhythm, self.strength, self.body

    def _usual(self) -> SettingsChange:
        """What it takes for the defaults to hold for rhythm and prompts; what one's body needs stays."""
        asked = (*FIGURES, "profile", "work.hours", *strength_keys(self._before), *HELD_FOR)
        return _with_done(reset(self._before, (*asked, AUTOSTART)))

    def _finish(self, change: SettingsChange) -> None:
        self._has_problem = False
        self.banner.put_away()
        self.finished.emit(change)
        if not self._has_problem:
            self._is_over = True
            self._show_note()

    def _show_note(self) -> None:
        first_break = self._first_break() if self._first_break else None
        self.note.show_first_break(first_break, self._today)
        self._outer.setCurrentWidget(self.note)
        self.setFocus()
        announce(self, self.note.words)
        self._note_clock.start()

    def _show_chosen(self) -> None:
        for step in self._steps:
            step.show_settings(self._chosen)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("FirstRun", "Welcome"))
        px = self._theme.px
        least = QSize(px(LEAST_SIZE.width()), LEAST_SIZE.height())
        fit_to_screen(self, QSize(px(SIZE.width()), px(SIZE.height())), least)
        self._scroll = self._scrolled(self._body())
        questions = QWidget()
        column = QVBoxLayout(questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(Line(self._theme))
        column.addLayout(self._footer())
        self._outer = QStackedWidget(self)
        self._outer.addWidget(questions)
        self._outer.addWidget(self.note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._outer)

    def _body(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(GAP_PX)
        head.addWidget(self._title, 1)
        head.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN_PX, TOP_PX, MARGIN_PX, GAP_PX)
        column.setSpacing(4)
        column.addWidget(self.banner)
        column.addLayout(head)
        column.addWidget(self._intro)
        column.addSpacing(GAP_PX)
        for step in self._steps:
            column.addWidget(step, 1)
        return body

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN_PX, FOOTER_PX, MARGIN_PX, FOOTER_PX)
        row.setSpacing(10)
        row.addWidget(self.usual_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.continue_button)
        return row

    def _scrolled(self, body: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        show_ground_through(area)
        return area

    def _connect(self) -> None:
        for step in self._steps:
            step.changed.connect(self._on_changed)
        self.body.try_requested.connect(self.try_requested)
        self.body.unsure.connect(self._on_unsure)
        self.usual_button.clicked.connect(self._on_usual_clicked)
        self.back_button.clicked.connect(self._on_back_clicked)
        self.continue_button.clicked.connect(self._on_continue_clicked)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @Slot(object)
    def _on_changed(self, change: SettingsChange) -> None:
        self._chosen = change.applied_to(self._chosen)
        self._show_chosen()

    @Slot()
    def _on_unsure(self) -> None:
        """Ask who had better ask first; what follows is chosen with all the rest."""
        if self._ask_first is None:
            return
        self.questions = BeforeYouStart(self._theme, self._ask_first, self._chosen, self)
        self.questions.setWindowModality(Qt.WindowModality.WindowModal)
        self.questions.finished.connect(self._on_changed)
        self.questions.show()

    @Slot()
    def _on_back_clicked(self) -> None:
        self.open_step(self.step - 1)

    @Slot()
    def _on_continue_clicked(self) -> None:
        if self.step + 1 < len(self._steps):
            self.open_step(self.step + 1)
        else:
            self._finish(_with_done(difference(self._before, self._chosen)))

    @Slot()
    def _on_usual_clicked(self) -> None:
        self._finish(self._usual())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setPalette(self._theme.qt_palette())
        slim_bars(self._scroll, self._theme)
        self.update()


def _with_done(change: SettingsChange) -> SettingsChange:
    return msgspec.structs.replace(change, values={**change.values, DONE: True})


def _title(step: int) -> str:
    if step == 0:
        return tr("FirstRun", "How often would you like a nudge?")
    if step == 1:
        return tr("FirstRun", "How should it ask?")
    return tr("FirstRun", "Anything to leave out?")


def _intro(step: int) -> str:
    if step == 0:
        return tr("FirstRun", "Breaks wait for a pause in your work.")
    if step == 1:
        return tr("FirstRun", "You can change this any time in the settings.")
    return tr("FirstRun", "Moves that load these parts won’t be suggested. Change it any time.")
