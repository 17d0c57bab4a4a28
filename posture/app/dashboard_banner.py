"""What the banner above the dashboard's pages says, and what its buttons do."""

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.breaks import Strength
from posture.storage.problems import DamagedHistory, StorageBusy
from posture.ui import notice_words, prompt_words, trouble_words

if TYPE_CHECKING:
    from posture.ui.dashboard.window import DashboardWindow

Labelled = tuple[str, str]
"""The id of a button and its words."""
SHOW_FILE, TRY_NOW, DETAILS, RESTORE = "show_file", "try_now", "details", "restore"
USE_CARD, LEAVE_IT, HOW_TO_ADD = "use_card", "leave_it", "how_to_add"


class DashboardBanner(QObject):
    """The one thing that needs a look: the record first, then notifications, then the tray."""

    changed = Signal()
    """It has something else to say."""
    data_file_requested = Signal()
    restore_requested = Signal()

    def __init__(self, parts: Parts, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._toasts = toasts
        self._trouble: str | None = None
        self._dismissed: set[str | None] = set()
        self._says: str | None = None
        self._tells_more = False
        """Whether `Details` or `How to add one` was pressed."""

    def set_trouble(self, trouble: str | None) -> None:
        """The record can't be saved, or it can again: what was waved away may come back."""
        if trouble != self._trouble:
            self._dismissed.clear()
            self._tells_more = False
        self._trouble = trouble
        self.changed.emit()

    @property
    def trouble_words(self) -> str | None:
        """What is wrong with the record, in short."""
        problem = self._parts.record.problem
        if self._trouble is None or problem is None or self._trouble != str(problem):
            return self._trouble
        return trouble_words.unsaved_words(problem)

    def connect_to(self, window: "DashboardWindow") -> None:
        """Follow what is done in the banner of a new window."""
        window.banner_action.connect(self._on_action)
        window.banner_dismissed.connect(self._on_dismissed)

    def show_in(self, window: "DashboardWindow") -> None:
        """Say it there, unless it was waved away."""
        from posture.ui.dashboard.banner import BannerAction

        self._says, actions = self._sentence()
        sentence = None if self._says in self._dismissed else self._says
        window.show_banner(sentence, actions=tuple(BannerAction(*one) for one in actions))

    def _sentence(self) -> tuple[str | None, tuple[Labelled, ...]]:
        if self._trouble is not None:
            return self._about_the_record(self._trouble)
        unheard = notice_words.unheard_banner()
        if self._parts.quiet_unheard() and unheard not in self._dismissed:
            return unheard, (
                (USE_CARD, notice_words.use_card_label()),
                (LEAVE_IT, notice_words.leave_it_label()),
            )
        return (None, ()) if self._parts.has_tray() else self._about_the_tray()

    def _about_the_record(self, trouble: str) -> tuple[str, tuple[Labelled, ...]]:
        show = (SHOW_FILE, prompt_words.show_file_label())
        problem = self._parts.record.problem
        if problem is None or isinstance(problem, DamagedHistory):
            restores = bool(self._parts.record.copies())
            restore = ((RESTORE, trouble_words.restore_label()),) if restores else ()
            return trouble, (show, *restore)
        try_now = (TRY_NOW, trouble_words.try_now_label())
        if isinstance(problem, StorageBusy) and not self._tells_more:
            details = (DETAILS, trouble_words.details_label())
            return trouble_words.unsaved_words(problem), (try_now, details)
        return trouble, (try_now, show)

    def _about_the_tray(self) -> tuple[str, tuple[Labelled, ...]]:
        advice = _how_to_have_a_tray()
        if self._tells_more:
            return advice, ()
        how = ((HOW_TO_ADD, trouble_words.how_to_add_label()),) if advice else ()
        return self._parts.no_tray_words, how

    @Slot(str)
    def _on_action(self, action: str) -> None:
        match action:
            case "show_file":
                self.data_file_requested.emit()
            case "restore":
                self.restore_requested.emit()
            case "try_now":
                self._try_now()
            case "details" | "how_to_add":
                self._tells_more = True
                self.changed.emit()
            case "use_card":
                self._use_card()
            case "leave_it":
                self._on_dismissed()
                self.changed.emit()
            case _:
                pass

    def _try_now(self) -> None:
        """Save at once. That it worked is said; the banner goes by itself."""
        saved = self._parts.record.save_now()
        words = trouble_words.saved_words() if saved else trouble_words.unsaved_again_words()
        self._toasts.say(words, can_undo=False)

    def _use_card(self) -> None:
        """Kinds that ask by notification ask by card from now on."""
        kinds = self._parts.controller.plan.kinds
        quiet = [kind.id for kind in kinds if kind.strength is Strength.QUIET]
        problem = self._parts.settings.change(
            {f"breaks.{kind}.strength": Strength.GENTLE.value for kind in quiet}
        )
        if problem is not None:
            self._toasts.say(problem, can_undo=False)
        self.changed.emit()

    @Slot()
    def _on_dismissed(self) -> None:
        self._dismissed.add(self._says)


def _how_to_have_a_tray() -> str:
    """What helps on this desktop; empty where nothing is known to."""
    from posture.system.advice import advice_for
    from posture.system.desktop import desktop_of

    return advice_for("tray", desktop_of(os.environ, sys.platform), "").sentence
