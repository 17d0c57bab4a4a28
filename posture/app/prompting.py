"""From the engine's `Show` and `Close` to the card on the screen, and from the user's answers back.

The card decides nothing and the engine draws nothing; this is where the two meet. While something is on the
screen one timer a second keeps its figures current, otherwise nothing ticks.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from posture.app import offers
from posture.app.history import History
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.breaks import BreakKind, Strength, Surface
from posture.core.events import Outcome, RoutineEnded
from posture.core.messages import BreakPaused, Close, Show
from posture.core.presence import Resting
from posture.core.prompts import HeadsUp, Offered, OnBreak, Prompt
from posture.core.status import Status
from posture.ui import card_values as values
from posture.ui import prompt_words as words
from posture.ui.theme import Theme

if TYPE_CHECKING:
    from posture.app.prompt_surface import PromptSurface
    from posture.core.content import Library, Move, Routine
    from posture.core.playing import PlayedRoutine
    from posture.ui.card import Card
    from posture.ui.routine_player import RoutineRun

REFRESH_MS = 1_000
FAREWELL_MS = 4_000
PREPARE_S = 90.0
"""So long before a prompt is due its card is made."""
EYES_MOVE = "far-gaze"
MOVES_BY_CONTENT = {"movement": "walk", "stand": "reach-up"}
"""The picture of a break without a routine, by what the break offers."""
SHORTER_SHARE = 0.6
SHORTEST_BREAK_S = 60.0
ROUTINES_REMEMBERED = timedelta(days=14)


class Hold(Enum):
    """Why a routine waits that nobody paused."""

    CHECK = auto()
    BUSY = auto()


class Prompting(QObject):
    """Keeps what is on the screen in step with the engine."""

    quiet_notice = Signal(str, str)
    """Title and text of a notification, where the strength is quiet."""
    check_requested = Signal(str, str)
    """A break that begins with a posture check: the checklist's kind and the prompt's id."""
    settings_requested = Signal()
    said = Signal(str, bool)
    """A sentence for a toast, and whether it can be undone."""
    player_requested = Signal(object)
    """The `RoutineRun` to show large."""

    def __init__(
        self,
        *,
        theme: Theme,
        controller: Controller,
        status_now: Callable[[], Status],
        load_library: "Callable[[], Library]",
        settings: SettingsKeeper,
        history: History,
        elapsed_s: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._controller = controller
        self._status_now = status_now
        self._load_library = load_library
        self._settings = settings
        self._history = history
        self._elapsed_s = elapsed_s
        self._surface: PromptSurface | None = None
        self._front: HeadsUp | Offered | OnBreak | None = None
        self._routine: Routine | None = None
        self._run: RoutineRun | None = None
        self._held_for: set[Hold] = set()
        self._asked = 0
        self._player_is_open = False
        self._notified: tuple[str, int] | None = None
        self._refresh = QTimer(self, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._on_refresh)
        self._farewell = QTimer(self, singleShot=True, interval=FAREWELL_MS)
        self._farewell.timeout.connect(self._on_farewell_over)
        settings.changed.connect(self._follow_corner)
        controller.shown.connect(self._on_shown)
        controller.closed.connect(self._on_closed)
        controller.break_paused.connect(self._on_break_paused)

    @property
    def run(self) -> "RoutineRun | None":
        """The routine that plays."""
        return self._run

    @property
    def card(self) -> "Card | None":
        """The card, once there was one."""
        return None if self._surface is None else self._surface.card

    def close(self) -> None:
        """The app closes."""
        self._refresh.stop()
        self._farewell.stop()
        self._end_run()
        if self._surface is not None:
            self._surface.close()
            self._surface = None

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
        if self._controller.moved() is None:
            self.said.emit(words.moved_words(), True)

    @Slot()
    def end_break(self) -> None:
        """End the running break."""
        self._controller.done()

    @Slot()
    def skip(self) -> None:
        """Skip what is asked."""
        if self._controller.skip() is None:
            self.said.emit(words.skipped_words(self.next_at()), True)

    def bring_up(self) -> bool:
        """Give the card the keyboard, since the user asked for it; False: there is none."""
        if self.card is None or self._front is None:
            return False
        self.card.take_keyboard()
        return True

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

    # --- what the engine says ---

    @Slot(object)
    def _on_shown(self, show: Show) -> None:
        new = self._front is None or self._front.prompt.id != show.front.prompt.id
        self._front = show.front
        if new:
            self._asked += 1
            self._routine = None
        kind = self._kind(show.front.prompt)
        if _is_silent(show.front, kind):
            self._notify_once(show.front.prompt, kind)
            return
        self._farewell.stop()
        if isinstance(show.front, OnBreak):
            self._begin_break(show.front, kind, show.riders)
        self._paint()
        self._refresh.start()

    @Slot(object)
    def _on_closed(self, close: Close) -> None:
        was_break = isinstance(self._front, OnBreak)
        self._front = None
        self._refresh.stop()
        if self._run is not None and self._run.prompt_id == close.prompt_id:
            self._end_run()
        if self.card is None:
            return
        done = close.outcome in (Outcome.TAKEN, Outcome.PARTIAL)
        if was_break and done and not isinstance(self.card.shown, values.Micro):
            title, line = words.last_words(self.next_at(), self._asked)
            self.card.show_ended(values.Ended(title=title, line=line))
            self._farewell.start()
        else:
            self.card.withdraw()

    @Slot()
    def _on_farewell_over(self) -> None:
        if self.card is not None and self._front is None:
            self.card.withdraw()

    def _notify_once(self, prompt: Prompt, kind: BreakKind) -> None:
        """One notification a prompt, and one more each time it was put off."""
        asked = (prompt.id, prompt.postponed)
        if asked == self._notified:
            return
        self._notified = asked
        title = words.invitation(kind.content, self._asked, self._theme_of(kind))
        self.quiet_notice.emit(words.kicker(kind), title)

    def _begin_break(self, front: OnBreak, kind: BreakKind, riders: tuple[str, ...]) -> None:
        if kind.surface is Surface.PILL or front.offer is not None:
            return  # walking off needs no routine on the screen
        routine = self._routine_for(kind)
        if routine is not None:
            self.play(routine, front.prompt.id)
        for check in (kind.id, *riders) if kind.content == "check" else riders:
            self.check_requested.emit(check, front.prompt.id)

    @Slot(object)
    def _on_break_paused(self, change: BreakPaused) -> None:
        """The countdown of the break stands still while input goes on, and its routine with it."""
        if self._run is not None and self._run.prompt_id == change.prompt_id:
            if change.paused:
                self._hold(Hold.BUSY)
            else:
                self._let_go(Hold.BUSY)
        self._on_refresh()

    # --- routines ---

    def play(self, routine: "Routine", prompt_id: str = "") -> "RoutineRun":
        """Play a routine, in a break or by itself."""
        from posture.ui.routine_player import RoutineRun

        self._end_run()
        self._held_for.clear()
        self._run = RoutineRun(
            routine,
            elapsed_s=self._elapsed_s,
            prompt_id=prompt_id,
            moves=self._load_library().moves,
            reduced_motion=self._theme.reduced_motion,
            parent=self,
        )
        self._run.ended.connect(self._on_run_ended)
        self._run.changed.connect(self._on_run_changed)
        self._run.start()
        return self._run

    def wait(self) -> None:
        """A posture check comes first: the routine waits."""
        self._hold(Hold.CHECK)

    def go_on(self) -> None:
        """The posture check is over: the routine goes on."""
        self._let_go(Hold.CHECK)

    def _hold(self, why: Hold) -> None:
        """Let the routine wait; one that the user paused stays as it is."""
        if self._run is None:
            return
        if not self._run.state.paused:
            self._held_for = {why}
            self._run.toggle_pause()
        elif self._held_for:
            self._held_for.add(why)

    def _let_go(self, why: Hold) -> None:
        if why in self._held_for:
            self._held_for.discard(why)
            if self._run is not None and not self._held_for:
                self._run.toggle_pause()

    @Slot()
    def _on_run_changed(self) -> None:
        """Ten times a second while it can be seen: the picture, the number, the ring."""
        if self._run is None or self._surface is None or self._front is None:
            return
        if self._run.prompt_id == self._front.prompt.id:
            self._surface.follow(self._run, self._hold_note)

    def suggested_routine(self) -> "Routine | None":
        """The routine that comes next for a movement break."""
        kinds = [kind for kind in self._controller.plan.kinds if kind.content == "movement"]
        return next(iter(self._suggested(kinds[0])), None) if kinds else None

    def _routine_for(self, kind: BreakKind) -> "Routine | None":
        if kind.content != "movement":
            return None
        if self._routine is None:
            self._routine = next(iter(self._suggested(kind)), None)
        return self._routine

    def _suggested(self, kind: BreakKind) -> "tuple[Routine, ...]":
        from posture.core.coaching import Wish, suggest
        from posture.core.content import Use

        since = self._history.day() - ROUTINES_REMEMBERED
        wish = Wish(
            use=Use.MOVEMENT if kind.surface is Surface.CARD else Use.MICRO,
            length_s=kind.length_s,
            seated_only=self._seated_only,
            left_out=frozenset(self._settings.settings.words("moves.never")),
        )
        done = self._history.routines_done(since)
        return suggest(self._load_library(), wish, done, seed=self._asked)

    def _theme_of(self, kind: BreakKind) -> words.Theme:
        """What the routine on offer is about, so that words and picture agree."""
        from posture.core.coaching import walks
        from posture.core.content import Position

        routine = self._routine_for(kind)
        if routine is None:
            return words.Theme.STAND
        if walks(routine):
            return words.Theme.WALK
        if routine.area is None and Position.SEATED not in routine.steps[0].move.positions:
            return words.Theme.STAND
        return words.theme_of_area(routine.area)

    @property
    def _seated_only(self) -> bool:
        return self._settings.settings.flag("moves.seated")

    @Slot(object)
    def _on_run_ended(self, played: "PlayedRoutine") -> None:
        ended_at = self._history.now()
        started_at = ended_at - timedelta(seconds=played.ended_s - played.started_s)
        prompt_id = self._run.prompt_id if self._run is not None else ""
        self._controller.record(
            RoutineEnded(
                at=ended_at,
                routine=played.routine_id,
                started_at=started_at,
                steps=played.steps,
                steps_done=played.steps_done,
                prompt_id=prompt_id or None,
            )
        )
        if self._run is not None:
            self._run.setParent(None)  # a player that still says goodbye keeps it alive
            self._run = None
        self._on_refresh()

    def _end_run(self) -> None:
        if self._run is not None:
            if self.card is not None:
                self._run.unwatch(self.card)
            self._run.end()

    # --- painting ---

    @Slot(object)
    def prepare_in_time(self, status: Status) -> None:
        """Make the card a little before it is needed, so that it comes at once."""
        near = status.prompt is not None or any(e.due_in_s <= PREPARE_S for e in status.next)
        if near and self._surface is None:
            QTimer.singleShot(0, self, self._on_prepare)

    @Slot()
    def _on_prepare(self) -> None:
        self._made_surface()

    @Slot()
    def _on_refresh(self) -> None:
        if self._front is not None:
            self._front = self._controller.state.front or self._front
            self._paint()

    def set_player_open(self, *, is_open: bool) -> None:
        """While a break is shown large, the card is away: never two surfaces for one break."""
        self._player_is_open = is_open
        if is_open and self.card is not None and isinstance(self._front, OnBreak):
            self.card.withdraw()
        elif not is_open:
            self._on_refresh()

    def farewell(self) -> tuple[str, str]:
        """What the player says at its end: a break can run on after its routine."""
        if isinstance(self._front, OnBreak):
            kind = self._kind(self._front.prompt)
            return words.break_going_on(kind.content, seated=self._seated_only)
        return words.last_words(self.next_at(), self._asked)

    def _paint(self) -> None:
        front = self._front
        if front is None:
            return
        kind = self._kind(front.prompt)
        is_large = self._player_is_open and kind.surface is Surface.CARD
        if _is_silent(front, kind) or (is_large and isinstance(front, OnBreak)):
            return
        surface = self._made_surface()
        status = self._status_now()
        left_s = status.prompt.left_s if status.prompt and status.prompt.left_s else 0.0
        if kind.surface is Surface.PILL:
            surface.show_micro(offers.micro(kind, front, self._away_s(front, status)), EYES_MOVE)
            return
        match front:
            case HeadsUp():
                surface.show_heads_up(offers.heads_up(kind, front, left_s))
            case Offered():
                invitation = words.invitation(kind.content, self._asked, self._theme_of(kind))
                offer = offers.offer(kind, front, status, left_s, invitation)
                surface.show_offer(offer, self._offered_move(kind))
            case OnBreak():
                self._paint_break(surface, kind, front, left_s, status)

    def _away_s(self, front: HeadsUp | Offered | OnBreak, status: Status) -> float | None:
        """How long nobody has worked since this came; None while somebody does."""
        state = self._controller.state
        if not isinstance(state.presence, Resting):
            return None
        from_s = max(front.since_s, state.presence.since_s)
        return max(0.0, (status.at - state.now.at_elapsed(from_s).wall).total_seconds())

    def _paint_break(
        self,
        surface: "PromptSurface",
        kind: BreakKind,
        front: OnBreak,
        left_s: float,
        status: Status,
    ) -> None:
        if self._run is not None and self._run.prompt_id == front.prompt.id:
            surface.show_run(self._run, self._hold_note)
            return
        busy = status.prompt is not None and status.prompt.paused
        seated = self._seated_only
        running = offers.running_on(kind, front, left_s, busy=busy, seated=seated)
        picture = EYES_MOVE if seated else MOVES_BY_CONTENT.get(kind.content, EYES_MOVE)
        surface.show_running(running, picture)

    @property
    def _hold_note(self) -> str:
        """Why the routine waits; empty where the user paused it, or it plays."""
        if Hold.CHECK in self._held_for:
            return words.check_first_words()
        return words.busy_words() if self._held_for else ""

    def _offered_move(self, kind: BreakKind) -> "Move | None":
        routine = self._routine_for(kind)
        if routine is not None:
            return routine.steps[0].move
        return self._load_library().moves.get(MOVES_BY_CONTENT["stand"])

    @Slot()
    def _follow_corner(self) -> None:
        """Prompts come in the corner that the settings name; by itself that is the lower right one."""
        if self._surface is not None:
            corner = self._settings.settings.word("prompts.corner")
            self._surface.set_corner(
                "bottom_right" if corner == "tray" else corner.replace("-", "_")
            )

    def _made_surface(self) -> "PromptSurface":
        if self._surface is None:
            from posture.app.prompt_surface import PromptSurface

            self._surface = PromptSurface(self._theme, self._load_library(), self)
            self._follow_corner()
            self._surface.answered.connect(self._on_answered)
            self._surface.hovered.connect(self._on_hovered)
            self._surface.change_rhythm_requested.connect(self.settings_requested)
            self._surface.not_today_requested.connect(self._on_not_today)
        return self._surface

    # --- answers ---

    @Slot(object)
    def _on_answered(self, answer: values.CardAnswer) -> None:
        controller = self._controller
        match answer:
            case values.Start():
                controller.start()
            case values.Postpone(seconds=seconds):
                controller.postpone(float(seconds))
            case values.NotThisSecond():
                controller.not_now()
            case values.AfterMeeting():
                controller.meeting(3600.0)
            case values.PauseFor(seconds=seconds):
                controller.pause(float(seconds))
                self._say_paused()
            case values.Skip():
                self.skip()
            case values.ShorterNextTime():
                self._shorter_next_time()
            case values.LeaveOutMove():
                self._leave_out_offered_move()
            case values.AlreadyMoved():
                self.just_moved()
            case values.EndHere():
                controller.done()
            case _:
                self._on_run_answered(answer)

    def _shorter_next_time(self) -> None:
        """Skip, and let breaks of this kind be shorter from now on, down to a minute."""
        if self._front is None:
            return
        kind = self._kind(self._front.prompt)
        shorter_s = max(SHORTEST_BREAK_S, round(kind.length_s * SHORTER_SHARE / 30) * 30.0)
        shorter_s = min(shorter_s, kind.length_s)
        self._controller.skip()
        problem = self._settings.change({f"breaks.{kind.id}.length": shorter_s})
        self.said.emit(problem or words.shorter_words(shorter_s), False)

    def _leave_out_offered_move(self) -> None:
        """The first move of what is offered is not suggested again; another routine takes its place."""
        if self._routine is not None:
            self.leave_out(self._routine.steps[0].move.id)
            self._routine = None
            self._paint()

    @Slot(str)
    def leave_out(self, move_id: str) -> None:
        """Don't suggest a move again."""
        never = (*self._settings.settings.words("moves.never"), move_id)
        problem = self._settings.change({"moves.never": tuple(dict.fromkeys(never))})
        self.said.emit(problem or words.left_out_words(), False)

    def _on_run_answered(self, answer: values.CardAnswer) -> None:
        if self._run is None:
            return
        match answer:
            case values.TogglePause():
                self._held_for.clear()
                self._run.toggle_pause()
            case values.NextStep():
                self._run.next_move()
            case values.OpenPlayer():
                self.player_requested.emit(self._run)
            case _:
                return
        self._on_refresh()

    @Slot(bool)
    def _on_hovered(self, inside: bool) -> None:
        if isinstance(self._front, Offered):
            self._controller.hover(inside=inside)

    @Slot()
    def _on_not_today(self) -> None:
        now = self._controller.now.wall
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        until = self._controller.plan.hours.next_start(midnight - timedelta(seconds=1))
        self._controller.pause(until=until or midnight)
        self._say_paused()

    def _say_paused(self) -> None:
        status = self._status_now()
        self.said.emit(words.paused_words(status.paused_until, status.at), False)

    # --- small things ---

    def next_at(self) -> datetime | None:
        """When the next prompt comes, if work goes on."""
        entries = self._status_now().next
        return entries[0].due_at if entries else None

    def _kind(self, prompt: Prompt) -> BreakKind:
        kind = self._controller.plan.kind(prompt.kind)
        return kind or BreakKind(id=prompt.kind, name=prompt.kind)


def _is_silent(front: HeadsUp | Offered | OnBreak, kind: BreakKind) -> bool:
    """Whether nothing is put on the screen: only a break that the user began is, where the strength is quiet."""
    begun = isinstance(front, OnBreak) and front.offer is None
    return kind.strength is Strength.QUIET and not begun
