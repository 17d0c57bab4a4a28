"""The settings page and the welcome of the first run: what is chosen there is written and followed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from posture.app.open_windows import OpenWindows, to_front
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.settings import Settings
from posture.ui import prompt_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from posture.core.content import Library
    from posture.ui.first_run.window import FirstRunWindow
    from posture.ui.settings.change import SettingsChange
    from posture.ui.settings.data_group import DataFacts
    from posture.ui.settings.page import SettingsPage

FIRST_RUN = "first_run"
AUTOSTART = "startup.autostart"


class SettingsWindows(QObject):
    """Shows the settings, writes what is changed, and makes the desktop's autostart follow."""

    welcomed = Signal()
    """The window of the first run has closed."""
    try_requested = Signal(str)
    """The id of a move to try, from the first run."""
    asked = Signal(str)
    """A page that a button of the settings leads to."""

    def __init__(
        self,
        parts: Parts,
        open_windows: OpenWindows,
        toasts: Toasts,
        parent: QObject,
        *,
        data_facts: "Callable[[], DataFacts]",
    ) -> None:
        super().__init__(parent)
        self._data_facts = data_facts
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts
        self._page: SettingsPage | None = None

    @property
    def _first_run(self) -> "FirstRunWindow | None":
        return cast("FirstRunWindow | None", self._open.get(FIRST_RUN))

    # --- what is shown ---

    def make_page(self) -> QWidget:
        """The settings page, for the dashboard to show."""
        from posture.ui.settings.page import SettingsPage

        parts = self._parts
        page = SettingsPage(
            parts.theme,
            parts.settings.settings,
            today=parts.history.day,
            capabilities=parts.capabilities(),
            move_names=_names(parts.load_library()),
            data=self._data_facts(),
        )
        page.changed.connect(self._on_change)
        page.asked.connect(self.asked)
        for problem in parts.settings.problems:
            page.show_problem(problem)
        self._page = page
        page.destroyed.connect(self._on_page_gone)
        return page

    @Slot()
    def _on_page_gone(self) -> None:
        self._page = None

    @property
    def page_window(self) -> QWidget | None:
        """The window that the page stands in, if it is open."""
        return None if self._page is None else self._page.window()

    @Slot(object)
    def show_data(self, facts: object) -> None:
        """What is told of the history's file has changed."""
        from posture.ui.settings.data_group import DataFacts

        if self._page is not None and isinstance(facts, DataFacts):
            self._page.show_data(facts)

    def find(self, key: str) -> None:
        """Show this setting, where the page is open."""
        if self._page is not None:
            self._page.search_for(key)

    def open_first_run(self) -> None:
        """Welcome the user, once."""
        from posture.ui.first_run.window import FirstRunWindow

        parts = self._parts
        window = FirstRunWindow(
            parts.theme,
            parts.settings.settings,
            today=parts.history.day(),
            first_break=parts.prompting.next_at,
            capabilities=parts.capabilities(),
            ask_first=parts.load_library().safety.get("ask-first"),
        )
        window.try_requested.connect(self.try_requested)
        window.finished.connect(self._on_first_run_finished)
        window.closed.connect(self._on_first_run_closed)
        self._open.put(FIRST_RUN, window)
        to_front(window)

    def show_settings(self, settings: Settings) -> None:
        """The settings have changed: show them where they are open."""
        if self._page is not None:
            self._page.show_settings(settings)
        if self._first_run is not None:
            self._first_run.show_settings(settings)

    @Slot(str)
    def show_settings_problem(self, sentence: str) -> None:
        """Say what is wrong with the settings file, also above the page where it is open."""
        if self._page is not None:
            self._page.show_problem(sentence)
        self._toasts.say_next(sentence)

    # --- what is chosen ---

    @Slot(object)
    def _on_change(self, change: object) -> None:
        from posture.ui.settings.change import SettingsChange

        if isinstance(change, SettingsChange):
            self._apply(change)

    @Slot(object)
    def _on_first_run_finished(self, change: object) -> None:
        from posture.ui.settings.change import SettingsChange

        if isinstance(change, SettingsChange):
            autostart = _wants_autostart(change.values, self._parts.settings.settings)
            problem = self._apply(change, {"first_run.done": True, AUTOSTART: autostart})
            if problem is not None and self._first_run is not None:
                self._first_run.show_problem(problem)

    @Slot(object)
    def _on_first_run_closed(self, change: object) -> None:
        from posture.ui.settings.change import SettingsChange

        self._open.forget(FIRST_RUN)
        if isinstance(change, SettingsChange) and not change.is_empty:
            problem = self._parts.settings.change(change.values, change.unset)
            next_at = self._parts.prompting.next_at()
            self._toasts.say(problem or prompt_words.set_up_words(next_at), can_undo=False)
        self.welcomed.emit()

    def _apply(
        self, change: "SettingsChange", also: Mapping[str, object] | None = None
    ) -> str | None:
        """Write a change; returns why not, in a sentence, which the settings page shows too."""
        problem = self._parts.settings.change({**change.values, **(also or {})}, change.unset)
        if problem is not None and self._page is not None:
            self._page.show_problem(problem)
        if AUTOSTART in (*change.values, *change.unset, *(also or {})):
            self._follow_autostart()
        return problem

    def _follow_autostart(self) -> None:
        """Make the desktop's autostart what the setting says."""
        autostart = self._parts.autostart
        if autostart is None:
            return
        wanted = self._parts.settings.settings.flag(AUTOSTART)
        try:
            if wanted and not autostart.is_on():
                autostart.turn_on(self._parts.start_command)
            elif not wanted and autostart.is_on():
                autostart.turn_off()
        except OSError as error:
            self._toasts.say(f"{error.filename}: {error.strerror}", can_undo=False)


def _names(library: "Library") -> dict[str, str]:
    """What moves and routines are called, by id."""
    moves = {move.id: move.name for move in library.moves.values()}
    return moves | {routine.id: routine.name for routine in library.routines.values()}


def _wants_autostart(values: Mapping[str, object], settings: Settings) -> bool:
    """Whether the finished welcome wants us to start with the session."""
    return bool(values.get(AUTOSTART, settings.flag(AUTOSTART)))
