"""What the windows are fed from and speak to, in one bundle that the assembly fills."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from posture.app.data_desk import DataDesk
from posture.app.guidance import Guidance
from posture.app.history import History
from posture.app.prompting import Prompting
from posture.app.record import Record
from posture.app.report_offers import ReportOffers
from posture.app.routine_library import RoutineLibrary
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.status import Status
from posture.storage.state_store import StateStore
from posture.system.autostart import Autostart
from posture.ui.theme import Theme

if TYPE_CHECKING:
    from posture.app.sources import Sources
    from posture.core.content import Library


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What the windows are fed from and speak to."""

    theme: Theme
    controller: Controller
    settings: SettingsKeeper
    history: History
    prompting: Prompting
    guidance: Guidance
    report_offers: ReportOffers
    record: Record
    data: DataDesk
    remembered: StateStore
    """What is kept between runs, by name."""
    load_library: "Callable[[], Library]"
    routine_library: RoutineLibrary
    status_now: Callable[[], Status]
    capabilities: Callable[[], Mapping[str, str]]
    autostart: Autostart | None
    data_file: Path
    has_tray: Callable[[], bool]
    no_tray_words: str
    quiet_unheard: Callable[[], bool]
    """Whether prompts are to come as notifications, and nothing shows those."""
    start_command: tuple[str, ...]
    """The words by which the session starts this very app, with its data folder."""

    def sources(self) -> "Sources":
        """What the dashboard's pages and the mini panel show; it remembers nothing."""
        from posture.app.insights import Picker
        from posture.app.sources import Sources
        from posture.app.today_notes import TodayNotes

        notes = TodayNotes(
            controller=self.controller,
            history=self.history,
            settings=self.settings,
            guidance=self.guidance,
            load_library=self.load_library,
            suggestion=self.prompting.suggested_routine,
            report=lambda: self.report_offers.offer,
        )
        return Sources(
            self.history,
            self.controller,
            self.load_library,
            notes,
            follows_flares=lambda: self.guidance.care.is_on,
            week_starts=lambda: self.settings.settings.word("appearance.week_starts"),
            pick_insight=Picker(self).pick,
        )
