"""From the engine's `Show` and `Close` to what is on the screens, and from the user's answers back.

The card decides nothing and the engine draws nothing; this is where the two meet. While something is on the
screen one timer a second keeps its figures current, otherwise nothing ticks.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from posture.app.card_answers import CardAnswers
from posture.app.full_screen import FullScreen
from posture.app.guidance import Guidance
from posture.app.history import History
from posture.app.on_screen import OnScreen
from posture.app.routines_in_breaks import Hold, RoutinesInBreaks
from posture.app.settings_keeper import SettingsKeeper
from posture.app.strengths import shown_strength
from posture.controller import Controller
from posture.core.breaks import BreakKind, Strength, Surface
from posture.core.events import Outcome
from posture.core.messages import BreakPaused, Close, Show
from posture.core.prompts import Front, HeadsUp, Offered, OnBreak, Prompt
from posture.core.status import Status
from posture.ui import prompt_words as words
from posture.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posture.core.coaching import Suggestion
    from posture.core.content import Library, Routine
    from posture.ui.card import Card
    from posture.ui.routine_player import RoutineRun

REFRESH_MS = 1_000
FAREWELL_MS = 4_000
PREPARE_S = 90.0
"""So long before a prompt is due its card is made."""
JUST_BEGUN_S = 1.0
"""A break that is older was brought back by Undo: the screen is not locked a second time."""


class Prompting(QObject):
    """Keeps what is on the screens in step with the engine."""

    check_requested = Signal(str, str)
    """A break that begins with a posture check: the checklist's kind and the prompt's id."""
    settings_requested = Signal()
    lock_requested = Signal()
    """A break begins, and the settings have the screen locked then."""
    said = Signal(str, bool)
    """A sentence for a toast, and whether it can be undone."""
    player_requested = Signal(object)
    """The `RoutineRun` to show large."""
    prompt_came = Signal(str)
    """A prompt stands on the screen: its id. It may be told of more than once."""
    break_ended = Signal(str)
    """The time of a break is up: the prompt's id."""
    heard = Signal(object)
    """A `Heard`: a moment of a routine."""
    safety_wanted = Signal()
    """What hurt did not settle, or it spreads: the safety page is to be read; no routine any more today."""

    def __init__(
        self,
        *,
        theme: Theme,
        controller: Controller,
        status_now: Callable[[], Status],
        load_library: "Callable[[], Library]",
        settings: SettingsKeeper,
        guidance: Guidance,
        history: History,
        elapsed_s: Callable[[], float],
        on_top: bool,
        heads_up_elsewhere: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`on_top`: whether windows can be kept above others here. `heads_up_elsewhere`: whether the notice
        before a break comes as a notification, so that none is put on the screen.
        """
        super().__init__(parent)
        self._controller = controller
        self._status_now = status_now
        self._settings = settings
        self._on_top = on_top
        self._heads_up_elsewhere = heads_up_elsewhere
        self._front: Front | None = None
        self._asked = 0
        self._refresh = QTimer(self, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._on_refresh)
        self._farewell = QTimer(self, singleShot=True, interval=FAREWELL_MS)
        self._farewell.timeout.connect(self._on_farewell_over)
        self._grow = QTimer(self, singleShot=True, interval=0)
        self._grow.timeout.connect(self._on_grow)
        self._routines = RoutinesInBreaks(
            theme=theme,
            controller=controller,
            load_library=load_library,
            coach=guidance.coach,
            note=guidance.care.note,
            settings=settings,
            history=history,
            elapsed_s=elapsed_s,
            parent=self,
        )
        self._answers = CardAnswers(
            controller=controller,
            status_now=status_now,
            settings=settings,
            routines=self._routines,
            kind_in_front=self._kind_in_front,
            parent=self,
        )
        self._screen = OnScreen(
            theme=theme,
            controller=controller,
            status_now=status_now,
            load_library=load_library,
            settings=settings,
            routines=self._routines,
            position=lambda: guidance.position.stance(history.now()).position,
            on_top=on_top,
            parent=self,
        )
        self._connect()

    def _connect(self) -> None:
        controller, answers, screen = self._controller, self._answers, self._screen
        controller.shown.connect(self._on_shown)
        controller.closed.connect(self._on_closed)
        controller.break_paused.connect(self._on_break_paused)
        self._routines.changed.connect(self._on_run_changed)
        self._routines.ended.connect(self._on_refresh)
        self._routines.heard.connect(self.heard)
        self._routines.safety_wanted.connect(self.safety_wanted)
        answers.said.connect(self.said)
        answers.player_requested.connect(self.player_requested)
        answers.repaint_requested.connect(self._on_refresh)
        screen.answered.connect(answers.take)
        screen.leave_out_requested.connect(answers.leave_out)
        screen.not_today_requested.connect(answers.not_today)
        screen.change_rhythm_requested.connect(self.settings_requested)
        screen.hovered.connect(self._on_hovered)
        screen.quiet_time_over.connect(self._on_quiet_time_over)
        screen.repaint_requested.connect(self._on_refresh)

    @property
    def run(self) -> "RoutineRun | None":
        """The routine that plays."""
        return self._routines.run

    @property
    def card(self) -> "Card | None":
        """The card, once there was one."""
        return self._screen.card

    @property
    def full_screen(self) -> FullScreen:
        """The windows of a break that fills the screens."""
        return self._screen.full_screen

    def close(self) -> None:
        """The app closes."""
        for timer in (self._refresh, self._farewell, self._grow):
            timer.stop()
        self._front = None
        self._routines.end()
        self._screen.close()

    # --- verbs ---

    def take_break(self, kind: str | None) -> str | None:
        """Start a break now; None: what is offered or waits, else the longest kind."""
        return self._controller.take_break(kind or self._suitable_kind())

    @Slot()
    def take_suitable_break(self) -> None:
        """Start the break that suits now."""
        self.take_break(None)

    @Slot()
    def just_moved(self) -> None:
        """The user has just moved."""
        self._answers.just_moved()

    @Slot()
    def end_break(self) -> None:
        """End the running break."""
        self._controller.done()

    @Slot()
    def skip(self) -> None:
        """Skip what is asked."""
        self._answers.skip()

    @Slot(str)
    def leave_out(self, move_id: str) -> None:
        """Don't suggest a move again."""
        self._answers.leave_out(move_id)

    def bring_up(self) -> bool:
        """Give the prompt the keyboard, since the user asked for it; False: there is none."""
        return self._front is not None and self._screen.take_keyboard()

    def _suitable_kind(self) -> str:
        if self._front is not None:
            return self._front.prompt.kind
        prompt = self._status_now().prompt
        if prompt is not None:
            return prompt.kind
        kinds = [kind for kind in self._controller.plan.kinds if kind.rides_on is None]
        return max(
            kinds, key=lambda kind: (kind.enabled, kind.content == "movement", kind.length_s)
        ).id

    # --- routines and checks ---

    def set_sound_missing(self, why: Callable[[], str]) -> None:
        """What tells why nothing can be heard here."""
        self._routines.sound_missing = why

    def play(self, routine: "Routine", prompt_id: str = "") -> "RoutineRun":
        """Play a routine, in a break or by itself."""
        return self._routines.play(routine, prompt_id)

    def suggested_routine(self) -> "Suggestion | None":
        """The routine that comes next for a movement break, and why."""
        return self._routines.suggested()

    def wait(self) -> None:
        """A posture check comes first: the routine waits."""
        self._routines.hold(Hold.CHECK)

    def go_on(self) -> None:
        """The posture check is over: the routine goes on."""
        self._screen.set_check(None)
        self._routines.let_go(Hold.CHECK)
        self._on_refresh()

    def fills_screen(self) -> bool:
        """Whether the break in front is shown over all screens; its check comes there, then."""
        front = self._front
        return front is not None and self._screen.fills_screen(front, self._kind(front.prompt))

    def show_check(self, check: "QWidget") -> None:
        """Show this posture check on the screen that the break fills, before its routine."""
        self._screen.set_check(check)
        self._on_refresh()

    def set_player_open(self, *, is_open: bool) -> None:
        """While a break is shown in the player, the card is away: never two surfaces for one break."""
        self._screen.set_player_open(is_open=is_open)
        self._on_refresh()

    def farewell(self) -> tuple[str, str]:
        """What the player says at its end: a break can run on after its routine."""
        if isinstance(self._front, OnBreak):
            kind = self._kind(self._front.prompt)
            return words.break_going_on(kind.content, seated=self._routines.seated_only)
        return words.last_words(self.next_at(), self._asked)

    # --- what the engine says ---

    @Slot(object)
    def _on_shown(self, show: Show) -> None:
        new = self._front is None or self._front.prompt.id != show.front.prompt.id
        self._front = show.front
        if new:
            self._asked += 1
            self._routines.choose_anew(self._asked, show.front.prompt.held_for)
        kind = self._kind(show.front.prompt)
        if self._is_silent(show.front, kind):
            return
        self._farewell.stop()
        self._refresh.start()
        if isinstance(show.front, Offered):
            self.prompt_came.emit(show.front.prompt.id)
        if isinstance(show.front, OnBreak):
            self._begin_break(show.front, kind, show.riders)
        self._paint()

    @Slot(object)
    def _on_closed(self, close: Close) -> None:
        says_goodbye = self._says_goodbye(close)
        is_heard = self._ends_in_time(close)
        self._leave_screen()
        if self._routines.run_of(close.prompt_id) is not None:
            self._routines.end()
        if is_heard:
            self.break_ended.emit(close.prompt_id)
        if says_goodbye:
            self._screen.show_last_words(self._asked)
            self._farewell.start()
        else:
            self._screen.withdraw_card()

    def _says_goodbye(self, close: Close) -> bool:
        """Whether a break that was seen as one has come to a good end."""
        front, kind = self._front, self._kind_in_front()
        if not isinstance(front, OnBreak) or kind is None or kind.surface is Surface.PILL:
            return False
        done = close.outcome in (Outcome.TAKEN, Outcome.PARTIAL)
        return done and not self._is_silent(front, kind)

    def _ends_in_time(self, close: Close) -> bool:
        """Whether a break that was seen ran to its end: one that was ended by hand needs no tone."""
        front, kind = self._front, self._kind_in_front()
        if not isinstance(front, OnBreak) or kind is None or self._is_silent(front, kind):
            return False
        return close.outcome is Outcome.TAKEN

    def _leave_screen(self) -> None:
        self._front = None
        self._refresh.stop()
        self._grow.stop()
        self.full_screen.close()

    @Slot()
    def _on_farewell_over(self) -> None:
        if self._front is None:
            self._screen.withdraw_card()

    def _begin_break(self, front: OnBreak, kind: BreakKind, riders: tuple[str, ...]) -> None:
        if kind.surface is Surface.PILL or front.offer is not None:
            return  # walking off needs no routine on the screen
        begins_now = self._controller.now.elapsed_s - front.since_s < JUST_BEGUN_S
        if begins_now and self._settings.settings.flag("prompts.lock_screen"):
            self.lock_requested.emit()
        routine = self._routines.of(kind)
        if routine is not None:
            self.play(routine, front.prompt.id)
        for check in (kind.id, *riders) if kind.content == "check" else riders:
            self.check_requested.emit(check, front.prompt.id)

    @Slot(object)
    def _on_break_paused(self, change: BreakPaused) -> None:
        """The countdown of the break stands still while input goes on, and its routine with it."""
        if self._routines.run_of(change.prompt_id) is not None:
            if change.paused:
                self._routines.hold(Hold.BUSY)
            else:
                self._routines.let_go(Hold.BUSY)
        self._on_refresh()

    # --- what is on the screen ---

    @Slot(object)
    def prepare_in_time(self, status: Status) -> None:
        """Make the card a little before it is needed, so that it comes at once."""
        near = status.prompt is not None or any(e.due_in_s <= PREPARE_S for e in status.next)
        if near and self.card is None:
            QTimer.singleShot(0, self._screen, self._screen.prepare)

    @Slot()
    def _on_refresh(self) -> None:
        """Show what is in front now. Where the engine knows of nothing, nothing stays."""
        if self._front is None:
            return
        front = self._controller.state.front
        if front is None or front.prompt.id != self._front.prompt.id:
            self._leave_screen()
            self._screen.withdraw_card()
        else:
            self._front = front
            self._paint()

    @Slot()
    def _on_run_changed(self) -> None:
        if self._front is not None:
            self._screen.follow(self._front)

    def _paint(self) -> None:
        front = self._front
        if front is None:
            return
        kind = self._kind(front.prompt)
        if self._is_silent(front, kind):
            return
        if isinstance(front, Offered) and self._begins_by_itself(kind, Strength.STRICT):
            self._grow.start()
        else:
            self._screen.show(front, kind, self._asked)

    def _begins_by_itself(self, kind: BreakKind, strength: Strength) -> bool:
        """Whether breaks of this kind begin without an answer, as this strength has it. A check alone never."""
        return kind.content != "check" and self._shown_strength(kind) is strength

    @Slot()
    def _on_quiet_time_over(self) -> None:
        """Firm: the card grows into the break."""
        kind = self._kind_in_front()
        if kind is not None and self._begins_by_itself(kind, Strength.FIRM):
            self._grow.start()

    @Slot()
    def _on_grow(self) -> None:
        """The break begins by itself, over all screens."""
        if isinstance(self._front, Offered):
            self._screen.make_large(self._front.prompt.id)
            self._controller.start()

    @Slot(bool)
    def _on_hovered(self, inside: bool) -> None:
        if isinstance(self._front, Offered):
            self._controller.hover(inside=inside)

    # --- small things ---

    def next_at(self) -> datetime | None:
        """When the next prompt comes, if work goes on."""
        entries = self._status_now().next
        return entries[0].due_at if entries else None

    def _shown_strength(self, kind: BreakKind) -> Strength:
        return shown_strength(kind, on_top=self._on_top)

    def _is_silent(self, front: Front, kind: BreakKind) -> bool:
        """Whether nothing is put on the screen: where it is quiet, only a break that was begun is."""
        if isinstance(front, HeadsUp) and self._heads_up_elsewhere():
            return True
        begun = isinstance(front, OnBreak) and front.offer is None
        return self._shown_strength(kind) is Strength.QUIET and not begun

    def _kind(self, prompt: Prompt) -> BreakKind:
        kind = self._controller.plan.kind(prompt.kind)
        return kind or BreakKind(id=prompt.kind, name=prompt.kind)

    def _kind_in_front(self) -> BreakKind | None:
        return None if self._front is None else self._kind(self._front.prompt)
