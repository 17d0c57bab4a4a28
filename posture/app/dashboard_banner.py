"""What the banner above the dashboard's pages says, and what its buttons do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.breaks import Strength
from posture.ui import notice_words, prompt_words

if TYPE_CHECKING:
    from posture.ui.dashboard.banner import BannerAction
    from posture.ui.dashboard.window import DashboardWindow

SHOW_FILE, USE_CARD, LEAVE_IT = "show_file", "use_card", "leave_it"


class DashboardBanner(QObject):
    """The one thing that needs a look: the record first, then notifications, then the tray."""

    changed = Signal()
    """It has something else to say."""
    data_file_requested = Signal()

    def __init__(self, parts: Parts, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._toasts = toasts
        self._trouble: str | None = None
        self._dismissed: set[str | None] = set()
        self._says: str | None = None

    def set_trouble(self, trouble: str | None) -> None:
        """The record can't be saved, or it can again: what was waved away may come back."""
        if trouble != self._trouble:
            self._dismissed.clear()
        self._trouble = trouble
        self.changed.emit()

    def connect_to(self, window: "DashboardWindow") -> None:
        """Follow what is done in the banner of a new window."""
        window.banner_action.connect(self._on_action)
        window.banner_dismissed.connect(self._on_dismissed)

    def show_in(self, window: "DashboardWindow") -> None:
        """Say it there, unless it was waved away."""
        self._says, actions = self._sentence()
        sentence = None if self._says in self._dismissed else self._says
        window.show_banner(sentence, actions=actions)

    def _sentence(self) -> "tuple[str | None, tuple[BannerAction, ...]]":
        from posture.ui.dashboard.banner import BannerAction

        if self._trouble is not None:
            return self._trouble, (BannerAction(SHOW_FILE, prompt_words.show_file_label()),)
        unheard = notice_words.unheard_banner()
        if self._parts.quiet_unheard() and unheard not in self._dismissed:
            return unheard, (
                BannerAction(USE_CARD, notice_words.use_card_label()),
                BannerAction(LEAVE_IT, notice_words.leave_it_label()),
            )
        return (None if self._parts.has_tray() else self._parts.no_tray_words), ()

    @Slot(str)
    def _on_action(self, action: str) -> None:
        match action:
            case "show_file":
                self.data_file_requested.emit()
            case "use_card":
                self._use_card()
            case "leave_it":
                self._on_dismissed()
                self.changed.emit()
            case _:
                pass

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
