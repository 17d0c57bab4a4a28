"""What is in front of the user, drawn: as the card in its corner, or over all screens."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from posture.app import offers
from posture.app.full_screen import FullScreen, Rest
from posture.app.routines_in_breaks import RoutinesInBreaks
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.breaks import BreakKind, Strength, Surface
from posture.core.presence import Resting
from posture.core.prompts import Front, HeadsUp, Offered, OnBreak
from posture.core.sit_stand import STAND, Position
from posture.core.status import Status
from posture.ui import card_values as values
from posture.ui import prompt_words as words
from posture.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posture.app.prompt_surface import PromptSurface
    from posture.core.content import Library
    from posture.ui.card import Card
    from posture.ui.full_screen.values import FullScreenBreak
    from posture.ui.routine_player import RoutineRun

EYES_MOVE = "far-gaze"
MOVES_BY_CONTENT = {"movement": "walk", "stand": "reach-up"}
"""The picture of a break without a routine, by what the break offers."""


class OnScreen(QObject):
    """Shows one front at a time: `show` again each second is right, what is the same stays untouched."""

    answered = Signal(object)
    """A `CardAnswer`."""
    hovered = Signal(bool)
    change_rhythm_requested = Signal()
    not_today_requested = Signal()
    leave_out_requested = Signal(str)
    quiet_time_over = Signal()
    """The card that is there has waited for as long as it stays quiet."""
    repaint_requested = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        controller: Controller,
        status_now: Callable[[], Status],
        load_library: "Callable[[], Library]",
        settings: SettingsKeeper,
        routines: RoutinesInBreaks,
        position: Callable[[], Position],
        on_top: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._controller = controller
        self._status_now = status_now
        self._load_library = load_library
        self._settings = settings
        self._routines = routines
        self._position = position
        self._on_top = on_top
        self._surface: PromptSurface | None = None
        self._player_is_open = False
        self._check: QWidget | None = None
        self._large_id = ""
        self._small_id = ""
        self.full_screen = FullScreen(
            theme, is_on=self._is_on, look=controller.turn, is_locked=self._is_locked, parent=self
        )
        self.full_screen.answered.connect(self.answered)
        self.full_screen.leave_out_requested.connect(self.leave_out_requested)
        self.full_screen.made_small.connect(self._on_made_small)
        settings.changed.connect(self._follow_settings)
        controller.status_changed.connect(self.full_screen.check)

    # --- the card ---

    @property
    def card(self) -> "Card | None":
        """The card, once there was one."""
        return None if self._surface is None else self._surface.card

    @Slot()
    def prepare(self) -> None:
        """Make the card before it is needed."""
        self._made_surface()

    def show_last_words(self, number: int) -> None:
        """Say that the break is over."""
        title, line = words.last_words(self._next_at(), number)
        self._made_surface().card.show_ended(values.Ended(title=title, line=line))

    def withdraw_card(self) -> None:
        """Take the card off the screen."""
        if self.card is not None:
            self.card.withdraw()

    def close(self) -> None:
        """The app closes."""
        self.full_screen.close()
        if self._surface is not None:
            self._surface.close()
            self._surface = None

    def take_keyboard(self) -> bool:
        """Give the keyboard to what is there, since the user asked for it; False: there is nothing."""
        windows = self.full_screen.windows
        if windows is not None:
            windows.take_keyboard()
        elif self.card is not None:
            self.card.take_keyboard()
        return windows is not None or self.card is not None

    # --- large or small ---

    def make_large(self, prompt_id: str) -> None:
        """From now on the break of this prompt fills the screens."""
        self._large_id = prompt_id

    def set_player_open(self, *, is_open: bool) -> None:
        """While a break is in the player's window, the card is away: never two surfaces for one break."""
        self._player_is_open = is_open

    def set_check(self, check: "QWidget | None") -> None:
        """The posture check that comes before the routine on the screen that a break fills."""
        self._check = check

    def fills_screen(self, front: Front, kind: BreakKind) -> bool:
        """Whether this is shown over all screens. A check alone is a window."""
        prompt_id = front.prompt.id
        if not isinstance(front, OnBreak) or front.offer is not None or kind.content == "check":
            return False
        if not self._on_top or prompt_id == self._small_id:
            return False
        if kind.strength is Strength.STRICT:
            return True
        if self._player_is_open or kind.surface is not Surface.CARD:
            return False
        return prompt_id == self._large_id or self._settings.settings.flag("prompts.full_screen")

    # --- showing ---

    def show(self, front: Front, kind: BreakKind, number: int) -> None:
        """Show this. `number` lets words vary from one prompt to the next."""
        if isinstance(front, OnBreak) and self.fills_screen(front, kind):
            self._show_large(front, kind)
            return
        self.full_screen.close()
        in_player = self._player_is_open and kind.surface is Surface.CARD
        if isinstance(front, OnBreak) and in_player:
            self.withdraw_card()
        else:
            self._show_card(front, kind, number)

    def follow(self, front: Front) -> None:
        """The routine is a little further. A player follows by itself."""
        run = self._routines.run_of(front.prompt.id)
        if run is not None and self._surface is not None:
            self._surface.follow(run, self._routines.hold_note)

    def _show_card(self, front: Front, kind: BreakKind, number: int) -> None:
        surface, status = self._made_surface(), self._status_now()
        if kind.surface is Surface.PILL:
            surface.show_micro(offers.micro(kind, front, self._away_s(front, status)), EYES_MOVE)
            return
        match front:
            case HeadsUp():
                surface.show_heads_up(offers.heads_up(kind, front, _left_s(status)))
            case Offered():
                offer = self._offer(front, kind, status, number)
                surface.show_offer(offer, self._routines.offered_move(kind))
                if offer.phase_two:
                    self.quiet_time_over.emit()
            case OnBreak():
                run = self._routines.run_of(front.prompt.id)
                if run is not None:
                    surface.show_run(run, self._routines.hold_note)
                else:
                    surface.show_running(*self._running_on(front, kind, status))

    def _show_large(self, front: OnBreak, kind: BreakKind) -> None:
        prompt_id, status = front.prompt.id, self._status_now()
        run = self._routines.run_of(prompt_id)
        self.withdraw_card()
        if run is not None and self.card is not None:
            run.unwatch(self.card)
        page: RoutineRun | Rest | QWidget | None = self._check or run
        if page is None:
            running, move_id = self._running_on(front, kind, status)
            page = Rest(running, self._load_library().moves.get(move_id))
        self._small_id = prompt_id  # a card it stays, should the windows fail to open
        note = self._routines.hold_note
        self.full_screen.show(self._asked(front, kind), page, _left_s(status), note)
        self._small_id = ""

    def _asked(self, front: OnBreak, kind: BreakKind) -> "FullScreenBreak":
        from posture.ui.full_screen.values import FullScreenBreak, Way

        ways = {Strength.FIRM: Way.FIRM, Strength.STRICT: Way.STRICT}
        settings = self._settings.settings
        return FullScreenBreak(
            prompt_id=front.prompt.id,
            kicker=words.kicker(kind),
            way=ways.get(kind.strength, Way.FREE),
            hold_to_skip=settings.flag("prompts.hold_to_skip"),
            on_main_screen=settings.word("prompts.screen") == "primary",
        )

    def _offer(self, front: Offered, kind: BreakKind, status: Status, number: int) -> values.Offer:
        invitation = words.invitation(kind.content, number, self._routines.theme_of(kind))
        if kind.content == STAND:
            from posture.ui.position_words import change_title

            invitation = change_title(self._position())
        hold = self._settings.settings.flag("prompts.hold_to_skip")
        left_s = _left_s(status)
        reason = self._routines.reason(kind)
        return offers.offer(
            kind, front, status, left_s, invitation, hold_to_skip=hold, routine_reason=reason
        )

    def _running_on(
        self, front: OnBreak, kind: BreakKind, status: Status
    ) -> tuple[values.Running, str]:
        """A break without a routine, or after it, and the move in its picture."""
        busy = status.prompt is not None and status.prompt.paused
        seated = self._routines.seated_only
        running = offers.running_on(kind, front, _left_s(status), busy=busy, seated=seated)
        if kind.content == STAND:
            from posture.ui.position_words import change_sentence

            sentence = change_sentence(self._position())
            running = msgspec.structs.replace(running, sentence=sentence)
        if kind.surface is Surface.PILL:
            title = words.micro_words(kind.content, kind.length_s)
            running = msgspec.structs.replace(running, title=title, sentence="")
        return running, EYES_MOVE if seated else MOVES_BY_CONTENT.get(kind.content, EYES_MOVE)

    def _away_s(self, front: Front, status: Status) -> float | None:
        """How long nobody has worked since this came; None while somebody does."""
        state = self._controller.state
        if not isinstance(state.presence, Resting):
            return None
        from_s = max(front.since_s, state.presence.since_s)
        return max(0.0, (status.at - state.now.at_elapsed(from_s).wall).total_seconds())

    def _next_at(self) -> datetime | None:
        entries = self._status_now().next
        return entries[0].due_at if entries else None

    def _made_surface(self) -> "PromptSurface":
        if self._surface is None:
            from posture.app.prompt_surface import PromptSurface

            self._surface = PromptSurface(self._theme, self._load_library(), self)
            self._follow_settings()
            self._surface.answered.connect(self.answered)
            self._surface.hovered.connect(self.hovered)
            self._surface.change_rhythm_requested.connect(self.change_rhythm_requested)
            self._surface.not_today_requested.connect(self.not_today_requested)
        return self._surface

    @Slot()
    def _follow_settings(self) -> None:
        """The card comes where the settings say; by itself in the lower right corner, with the pointer."""
        if self._surface is not None:
            settings = self._settings.settings
            corner = settings.word("prompts.corner")
            self._surface.set_place(
                "bottom_right" if corner == "tray" else corner.replace("-", "_"),
                on_main_screen=settings.word("prompts.screen") == "primary",
            )

    @Slot(str)
    def _on_made_small(self, prompt_id: str) -> None:
        self._small_id = prompt_id
        self.repaint_requested.emit()

    def _is_on(self, prompt_id: str) -> bool:
        front = self._controller.state.front
        return isinstance(front, OnBreak) and front.prompt.id == prompt_id and front.offer is None

    def _is_locked(self) -> bool:
        presence = self._controller.state.presence
        return isinstance(presence, Resting) and presence.locked


def _left_s(status: Status) -> float:
    return status.prompt.left_s if status.prompt and status.prompt.left_s else 0.0
