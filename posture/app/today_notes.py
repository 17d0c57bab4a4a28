"""What the Today page says beside its figures: a line for each thing that applies, and a routine to begin with."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from posture.app.guidance import Guidance
from posture.app.history import History
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.care_events import TipShown
from posture.core.tips import tip_of_day
from posture.ui.coach_words import reason_sentence
from posture.ui.dashboard.suggested import SuggestedView
from posture.ui.dashboard.today_lines import LineKind, TodayLine
from posture.ui.i18n import tr
from posture.ui.position_words import correction, position_line
from posture.ui.safety.words import nudge_words

if TYPE_CHECKING:
    from posture.core.coaching import Suggestion
    from posture.core.content import Library
    from posture.core.report_offer import Offer

EASY_FOR = timedelta(days=14)
"""After so long with the easier versions the usual ones are offered, once."""
WORKSTATION_FROM, WORKSTATION_UNTIL = timedelta(days=7), timedelta(days=14)
"""In the second week the workstation assessment is suggested."""
TIPS_REMEMBERED = timedelta(days=400)


class TodayNotes:
    """Makes the lines anew whenever it is asked."""

    def __init__(
        self,
        *,
        controller: Controller,
        history: History,
        settings: SettingsKeeper,
        guidance: Guidance,
        load_library: "Callable[[], Library]",
        suggestion: "Callable[[], Suggestion | None]",
        report: "Callable[[], Offer | None]" = lambda: None,
    ) -> None:
        self._controller = controller
        self._history = history
        self._settings = settings
        self._guidance = guidance
        self._load_library = load_library
        self._suggestion = suggestion
        self._report = report

    def lines(self) -> tuple[TodayLine, ...]:
        """What applies now, the most pressing first."""
        found = (
            self._safety(),
            self._recovery(),
            self._position(),
            self._checkin(),
            self._sore(),
            self._level(),
            self._workstation(),
            self._weekly_report(),
            self._tip(),
        )
        return tuple(line for line in found if line is not None)

    def suggested(self) -> SuggestedView:
        """The routine that comes next, or why there is none."""
        suggestion = self._suggestion()
        if suggestion is None:
            return SuggestedView(reason=self._why_none())
        routine = suggestion.routine
        return SuggestedView(
            routine_id=routine.id,
            name=routine.name,
            seconds=routine.total_s,
            reason=reason_sentence(suggestion),
            move=routine.steps[0].move,
        )

    def _why_none(self) -> str:
        if self._guidance.care.care.closed is not None:
            return tr(
                "Today", "Routines are left out for now. A break is a break without one, too."
            )
        return tr("Today", "No routine suits what is set under Moves. A short walk always does.")

    def _safety(self) -> TodayLine | None:
        if self._guidance.care.care.stopped is None:
            return None
        return TodayLine(
            kind=LineKind.SAFETY,
            title=tr("Today", "Exercises are left out for now"),
            text=tr("Today", "They come back once you have talked to a professional."),
            actions=(tr("Today", "Safety page"),),
        )

    def _recovery(self) -> TodayLine | None:
        care = self._guidance.care.care
        if care.recovery is None:
            return None
        day = tr("Today", "Recovery mode, day {n}").format(n=care.recovery.days + 1)
        usual = tr("Today", "Demanding moves are left out, and these days don’t count in averages.")
        return TodayLine(
            kind=LineKind.RECOVERY,
            title=day,
            text=nudge_words(care) or usual,
            actions=(tr("Today", "Recovery mode…"),),
        )

    def _checkin(self) -> TodayLine | None:
        """While recovering the entry of the day, until it was made."""
        recovery = self._guidance.care.care.recovery
        if recovery is None or recovery.is_noted_on(self._history.day()):
            return None
        return TodayLine(
            kind=LineKind.CHECKIN,
            title=tr("Today", "How does it feel today?"),
            text=tr("Today", "20 seconds. It decides what may come back."),
            actions=(tr("Today", "Note it"),),
        )

    def _sore(self) -> TodayLine | None:
        """A place that is sore asks for a look at how one sits, once a day (evidence 5.3)."""
        care, today = self._guidance.care.care, self._history.day()
        if not care.sore or care.recovery is not None:
            return None
        if self._history.events.checks_between(today, today):
            return None
        return TodayLine(
            kind=LineKind.SORE,
            title=tr("Today", "Something was sore: a look at how you sit?"),
            text=tr(
                "Today",
                "Its moves rest meanwhile. Wrists like a flat keyboard, necks a high screen.",
            ),
            actions=(tr("Today", "Quick check"), tr("Today", "My workstation")),
        )

    def _position(self) -> TodayLine | None:
        if not self._guidance.position.matters:
            return None
        now = self._history.now()
        stance = self._guidance.position.stance(now)
        return TodayLine(
            kind=LineKind.POSITION,
            title=position_line(stance, now),
            actions=(correction(stance.position),),
        )

    def _level(self) -> TodayLine | None:
        """Asked once: either answer stands in the settings from then on."""
        if "moves.level" in self._settings.settings.chosen:
            return None
        today = self._history.day()
        first = self._history.events.routines_between(today - TIPS_REMEMBERED, today)
        if not first or today - first[0].at.date() < EASY_FOR:
            return None
        return TodayLine(
            kind=LineKind.LEVEL,
            title=tr("Today", "Two weeks of easy moves: ready for the usual ones?"),
            text=tr("Today", "You can change it any time under Settings, Moves."),
            actions=(tr("Today", "Usual moves"), tr("Today", "Stay with easy")),
        )

    def _workstation(self) -> TodayLine | None:
        today, first = self._history.day(), self._history.events.first_day()
        if first is None or not WORKSTATION_FROM <= today - first < WORKSTATION_UNTIL:
            return None
        answers = self._history.events.checks_between(first, today)
        if any(answer.checklist == "workstation" for answer in answers):
            return None
        return TodayLine(
            kind=LineKind.WORKSTATION,
            title=tr("Today", "Five minutes for your whole workstation?"),
            text=tr("Today", "Chair, desk, screen, light: you can stop anywhere and go on later."),
            actions=(tr("Today", "Check my workstation"),),
        )

    def _weekly_report(self) -> TodayLine | None:
        """On the chosen day and hour, where it was switched on; either answer ends it until next week."""
        if self._report() is None:
            return None
        return TodayLine(
            kind=LineKind.REPORT,
            title=tr("Today", "Last week’s report is ready."),
            actions=(tr("Today", "Open"), tr("Today", "Not now")),
        )

    def _tip(self) -> TodayLine | None:
        if not self._settings.settings.flag("posture.tips"):
            return None
        today = self._history.day()
        shown = self._history.events.tips_between(today - TIPS_REMEMBERED, today)
        recovering = self._guidance.care.care.recovery is not None
        tip = tip_of_day(
            self._load_library().tips.values(),
            shown,
            today,
            recovering=recovering,
            may_drive=not self._settings.settings.flag("care.sedating_medicine"),
        )
        if tip is None:
            return None
        if not any(one.tip == tip.id and one.at.date() == today for one in shown):
            event = TipShown(self._history.now(), tip.id)
            QTimer.singleShot(0, self._controller, lambda: self._controller.record(event))
        return TodayLine(kind=LineKind.TIP, title=tip.title, text=tip.text)
