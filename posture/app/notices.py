"""Prompts that ask through the desktop's notifications: where quiet was chosen, or no card can be shown.

Follows the controller by itself. There is one notification for a prompt, and it is withdrawn the moment
it is no longer true: answered elsewhere, held by a call, paused, rested away, gone by.
"""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.breaks import BreakKind, Strength
from posture.core.prompts import HeadsUp, Offered, OnBreak, Prompt
from posture.core.status import Status
from posture.system.notify import Closed, Notification, Notifier
from posture.system.notify.notification import OPENED, Button
from posture.ui import notice_words as words

START, LATER, SKIP = "start", "later", "skip"
Front = HeadsUp | Offered | OnBreak | None


class _Shown(msgspec.Struct, frozen=True):
    """The notification that stands for a prompt; `handle` None: it was said without a server."""

    prompt_id: str
    stage: tuple[type, int]
    """The stage of the prompt, and how often it was offered."""
    handle: int | None


class Notices(QObject):
    """Shows and withdraws notifications, and carries their answers to the controller."""

    opened = Signal()
    """The app's window is asked for."""
    said = Signal(str, str)
    """Title and text for the tray to say, where no notification server does."""
    unheard_changed = Signal()

    def __init__(
        self,
        *,
        notifier: Notifier | None,
        controller: Controller,
        settings: SettingsKeeper,
        status_now: Callable[[], Status],
        strength_of: Callable[[BreakKind], Strength],
        has_tray: Callable[[], bool],
        tray_speaks: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._controller = controller
        self._settings = settings
        self._status_now = status_now
        self._strength_of = strength_of
        self._has_tray = has_tray
        self._tray_speaks = tray_speaks
        self._shown: _Shown | None = None
        self._offers = 0
        self._unheard = False
        for signal in (controller.shown, controller.closed, controller.status_changed):
            signal.connect(self._on_turn)

    @property
    def takes_heads_up(self) -> bool:
        """Whether the notice before a break comes as a notification, in place of our own."""
        wanted = self._settings.settings.flag("prompts.notifications")
        return wanted and self._notifier is not None and not self._notifier.missing

    @property
    def unheard(self) -> bool:
        """Whether a prompt that is to ask quietly could not be heard now; the card could."""
        return bool(self.quiet_kinds()) and bool(self._missing) and not self._tray_speaks()

    def quiet_kinds(self) -> tuple[str, ...]:
        """The kinds that ask quietly because that was chosen."""
        kinds = self._controller.plan.kinds
        return tuple(k.id for k in kinds if k.enabled and k.strength is Strength.QUIET)

    def close(self) -> None:
        """The app closes: nobody would answer."""
        self._shown = None
        if self._notifier is not None:
            self._notifier.close()

    # --- prompts ---

    @Slot()
    def _on_turn(self) -> None:
        self._follow(self._controller.state.front)
        if self.unheard != self._unheard:
            self._unheard = self.unheard
            self.unheard_changed.emit()

    def _follow(self, front: Front) -> None:
        """Show what is in front, where it asks by notification; take off what is not in front any more."""
        if front is None or not self._asks_here(front):
            self._withdraw()
            return
        prompt = front.prompt
        stage = (type(front), prompt.offers)
        before = self._shown
        if before is not None and before.prompt_id == prompt.id:
            if before.stage == stage:
                return
            if before.handle is not None and self._notifier is not None:
                self._notifier.change(before.handle, self._notification(front))
                self._shown = _Shown(prompt.id, stage, before.handle)
                return
        self._withdraw()
        self._shown = _Shown(prompt.id, stage, None)  # the answer may come at once
        handle = self._show(self._notification(front), partial(self._on_answered, prompt.id))
        self._shown = _Shown(prompt.id, stage, handle)

    def _asks_here(self, front: HeadsUp | Offered | OnBreak) -> bool:
        match front:
            case HeadsUp():
                return self.takes_heads_up
            case Offered(prompt=prompt):
                return self._strength_of(self._kind(prompt)) is Strength.QUIET
            case OnBreak():
                return False

    def _withdraw(self) -> None:
        if self._shown is not None:
            handle, self._shown = self._shown.handle, None
            if handle is not None and self._notifier is not None:
                self._notifier.withdraw(handle)

    def _notification(self, front: HeadsUp | Offered | OnBreak) -> Notification:
        kind, status = self._kind(front.prompt), self._status_now()
        if isinstance(front, HeadsUp):
            title, lines = words.soon_words(kind, status.sitting_s, sits=status.sits)
        else:
            title, lines = words.offer_words(kind, self._offers, status.sitting_s, sits=status.sits)
            self._offers += 1
        return Notification(
            title=title,
            lines=lines,
            buttons=self._buttons(kind, front.prompt),
            opens=words.open_label(),
            instead=words.answer_elsewhere(has_tray=self._has_tray()),
        )

    def _buttons(self, kind: BreakKind, prompt: Prompt) -> tuple[Button, ...]:
        """The answers that the engine would take. Skipping by a held press is for the card."""
        held = kind.strength is Strength.FIRM and self._settings.settings.flag(
            "prompts.hold_to_skip"
        )
        strict = kind.strength is Strength.STRICT
        buttons = [Button(START, words.start_label())]
        if kind.postpone_choices_s and prompt.postponed < kind.postpone_limit and not strict:
            buttons.append(Button(LATER, words.later_label(kind.postpone_choices_s[0])))
        if not (held or strict):
            buttons.append(Button(SKIP, words.skip_label()))
        return tuple(buttons)

    def _on_answered(self, prompt_id: str, button: str) -> None:
        """A button was pressed. Closing a notification is no answer: people clear them all at once."""
        if self._shown is None or self._shown.prompt_id != prompt_id:
            return
        match button:
            case "start":
                self._controller.start()
            case "later":
                self._controller.postpone()
            case "skip":
                self._controller.skip()
            case _ if button == OPENED:
                self.opened.emit()
            case _:
                pass

    def _kind(self, prompt: Prompt) -> BreakKind:
        kind = self._controller.plan.kind(prompt.kind)
        return kind or BreakKind(id=prompt.kind, name=prompt.kind)

    # --- how it is said ---

    @property
    def _missing(self) -> bool:
        return self._notifier is None or bool(self._notifier.missing)

    def _show(self, notification: Notification, pressed: Callable[[str], None]) -> int | None:
        """Through the server; and by the tray, where there is none now or it does not do it."""
        if self._missing:
            self._say(notification)
        if self._notifier is None:
            return None
        was_missing = self._missing

        def closed(how: Closed) -> None:
            if how is Closed.FAILED and not was_missing:
                self._say(notification)

        return self._notifier.show(notification, pressed, closed)

    def _say(self, notification: Notification) -> None:
        if self._tray_speaks():
            self.said.emit(notification.title, notification.lines[0])
