"""The window of the cold and heat timer: the form, then the ring, then what was noted."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.body import BodyRegion
from posture.core.cold_heat import Ended, Kind, Phase, Refusal
from posture.core.content import SafetyList
from posture.ui.announce import announce
from posture.ui.cold_heat import words
from posture.ui.cold_heat.form import Form
from posture.ui.cold_heat.running import RunningView
from posture.ui.cold_heat.values import Progress, Refused, Wanted
from posture.ui.i18n import tr
from posture.ui.safety.page_window import PageWindow
from posture.ui.settings.tab_order import order_tabs
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Face(Enum):
    """What stands in the window."""

    FORM = auto()
    RUNNING = auto()
    OVER = auto()
    NOTED = auto()
    STOPPED = auto()


class ColdHeatWindow(PageWindow):
    """`why_not` says why what the form asks for can't begin. Closing the window stops nothing."""

    begin_requested = Signal(object)
    """A `Wanted`."""
    skin_is_fine = Signal()
    taken_off = Signal(object)
    """An `Ended`: by the clock or sooner is for the timer to tell, so `USER` or `SKIN`."""
    safety_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        before: Mapping[Kind, SafetyList],
        why_not: Callable[[Wanted], Refused | None],
        *,
        phase: Phase = Phase.EITHER,
        region: BodyRegion = BodyRegion.LOW_BACK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, tr("ColdHeat", "Cold and heat – Posture"), "", words.modest_line(), parent=parent
        )
        self._why_not = why_not
        self._face = Face.FORM
        self._progress: Progress | None = None
        self.form = Form(theme, before, phase=phase, region=region)
        self.running = RunningView(theme)
        self.noted = Noted(theme)
        self._lay_out()
        self._connect()
        self.show_form()
        self.finish_layout()

    # --- what is shown ---

    @property
    def face(self) -> Face:
        """What stands in the window."""
        return self._face

    def show_form(self) -> None:
        """Ask for a session, or say why there can't be one."""
        refused = self._why_not(self.form.wanted)
        if refused is not None and refused.why is Refusal.STOPPED:
            self.say_advice("")
            self.noted.say(words.stopped_title(), words.refusal_line(refused))
            self._turn_to(Face.STOPPED)
            return
        self._turn_to(Face.FORM)
        self.done_button.setText(
            tr("ColdHeat", "Start {length}").format(
                length=words.length_name(self.form.wanted.planned_s)
            )
        )
        self.done_button.setEnabled(refused is None and self.form.is_complete)
        self.foot.setText(words.modest_line() if self.form.is_complete else self.form.advice)
        self.say_advice("" if refused is None else words.refusal_line(refused))

    def show_progress(self, progress: Progress) -> None:
        """Show the session that runs. What is asked anew is said aloud once."""
        before, self._progress = self._progress, progress
        self.say_advice("")
        self.running.show_progress(progress)
        self._turn_to(Face.OVER if progress.is_over else Face.RUNNING)
        if progress.is_over and (before is None or not before.is_over):
            announce(self, f"{words.over_title()}. {words.over_line(progress)}")
        elif progress.wants_look and (before is None or not before.wants_look):
            announce(self, f"{words.look_title()}. {words.look_line()}")

    def show_off(self, how: Ended, until: datetime | None) -> None:
        """It is off, and noted."""
        self._show_noted(words.off_title(how), words.off_line(how, until))

    def show_cut_short(self) -> None:
        """A tick on the safety page stopped it: what is on has to come off."""
        self._show_noted(words.over_title(), words.cut_line())

    def _show_noted(self, title: str, line: str) -> None:
        self._progress = None
        self.say_advice("")
        self.noted.say(title, line)
        self._turn_to(Face.NOTED)
        announce(self, f"{title} {line}")

    def _turn_to(self, face: Face) -> None:
        """Put that in the window. What begins it and what ends it lie apart: a double click does one of them."""
        changed, self._face = face is not self._face, face
        self.form.setVisible(face is Face.FORM)
        self.running.setVisible(face in (Face.RUNNING, Face.OVER))
        self.noted.setVisible(face in (Face.NOTED, Face.STOPPED))
        self.safety_button.setVisible(face is Face.STOPPED)
        self.done_button.setHidden(face in (Face.RUNNING, Face.OVER))
        match face:
            case Face.RUNNING:
                self.foot.setText(_running_foot())
            case Face.OVER:
                self.foot.setText(_over_foot())
            case Face.NOTED | Face.STOPPED:
                self.done_button.setText(tr("ColdHeat", "Close"))
                self.done_button.set_role("secondary")
                self.done_button.setEnabled(True)
                self.foot.setText(words.modest_line())
            case Face.FORM:
                self.done_button.set_role("primary")
        if changed and self.isVisible():
            self.page.verticalScrollBar().setValue(0)
            self._focus_on(face)

    def _focus_on(self, face: Face) -> None:
        match face:
            case Face.RUNNING:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            case Face.OVER:
                self.running.off_button.setFocus(Qt.FocusReason.OtherFocusReason)
            case Face.FORM | Face.NOTED | Face.STOPPED:
                self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the button of the foot, where there is one."""
        if event.key() in ENTER and self.done_button.isHidden():
            return
        super().keyPressEvent(event)

    # --- building ---

    def _lay_out(self) -> None:
        self.safety_button = Button(self._theme, tr("ColdHeat", "Safety page"))
        self.page.add_head(tr("ColdHeat", "Cold or heat"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for widget in (self.form, self.running, self.noted, self.safety_button):
            self.page.column.addWidget(widget)
        self.page.column.setAlignment(self.safety_button, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.done_button.clicked.disconnect()
        self.done_button.clicked.connect(self._on_done)
        self.form.changed.connect(self._on_form_changed)
        self.running.skin_is_fine.connect(self.skin_is_fine)
        self.running.skin_is_wrong.connect(self._on_skin_is_wrong)
        self.running.off_button.clicked.connect(self._on_off)
        self.safety_button.clicked.connect(self.safety_requested)

    def closeEvent(self, event: QCloseEvent) -> None:
        """It goes on without the window."""
        super().closeEvent(event)
        self.closed.emit()

    @Slot()
    def _on_form_changed(self) -> None:
        self.show_form()
        order_tabs(self)

    @Slot()
    def _on_done(self) -> None:
        match self._face:
            case Face.FORM:
                self.begin_requested.emit(self.form.wanted)
            case Face.NOTED | Face.STOPPED:
                self.close()
            case Face.RUNNING | Face.OVER:
                pass

    @Slot()
    def _on_off(self) -> None:
        self.taken_off.emit(Ended.USER)

    @Slot()
    def _on_skin_is_wrong(self) -> None:
        self.taken_off.emit(Ended.SKIN)


class Noted(Surface):
    """A title and a line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="tint", edge=None, parent=parent)
        self.title = Text(theme, style="h2", wrap=True)
        self.line = Text(theme, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(PADDING_PX,) * 4)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.line)

    def say(self, title: str, line: str) -> None:
        """Say it."""
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))


def _running_foot() -> str:
    return tr("ColdHeat", "Closing this window doesn’t stop the timer. 20 minutes is the most.")


def _over_foot() -> str:
    return tr("ColdHeat", "When it is off, say so here; until then this comes again.")
