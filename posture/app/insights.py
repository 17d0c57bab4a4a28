"""Insights on the Week page: which one shows, what applying it changes, and when it may come again.

One shows at a time. What was put aside or tried comes back after four weeks at the earliest; after a change
of the settings no other change is suggested for two, since its counts would be of the time before.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import msgspec
from PySide6.QtCore import QObject, Signal

from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.storage.state_store import StateStore

if TYPE_CHECKING:
    from posture.core.headline import WeekPage
    from posture.core.insights import Insight

RESTS: Final = timedelta(weeks=4)
CHANGES_REST: Final = timedelta(weeks=2)
"""The time that shares are counted over."""
_KEY: Final = "insights"


class Resting(msgspec.Struct, frozen=True, kw_only=True):
    """What doesn't show for now."""

    until: Mapping[str, date] = {}
    """By insight, the day from which it may show again."""
    changes_until: date = date.min
    """The day from which a change of the settings may be suggested."""

    def hides(self, insight: "Insight", today: date) -> bool:
        """Whether that insight rests."""
        if insight.suggestion.change and today < self.changes_until:
            return True
        return today < self.until.get(insight.id, date.min)

    def with_insight(self, insight_id: str, today: date) -> "Resting":
        """The same with one more, without those whose time is over."""
        kept = {key: day for key, day in self.until.items() if day > today}
        return msgspec.structs.replace(self, until={**kept, insight_id: today + RESTS})


class InsightMemory:
    """What rests, kept between runs."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def recall(self) -> Resting:
        """What was kept; nothing where it can't be read."""
        saved = self._store.recall(_KEY)
        try:
            return msgspec.json.decode(saved, type=Resting) if saved else Resting()
        except msgspec.MsgspecError:
            return Resting()

    def keep(self, resting: Resting) -> None:
        """Keep it."""
        self._store.remember(_KEY, msgspec.json.encode(resting))


class Picker:
    """Finds the insight to show."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._memory = InsightMemory(parts.remembered)

    def pick(self, page: "WeekPage") -> "Insight | None":
        """The first that fits this week and doesn't rest. In recovery mode there is none."""
        from posture.app.posture_view import title_of
        from posture.core.insights import insights

        if self._parts.guidance.care.recovers:
            return None
        today, resting = self._parts.history.day(), self._memory.recall()
        library = self._parts.load_library()
        found = insights(
            page,
            self._parts.settings.settings,
            lambda checklist, item: title_of(library, checklist, item),
        )
        return next((one for one in found if not resting.hides(one, today)), None)


class Insights(QObject):
    """Does what is asked on the strip: try it, or put it aside."""

    changed = Signal()
    """Another insight shows now, or none."""
    checklist_requested = Signal(str)
    workstation_requested = Signal()

    def __init__(self, parts: Parts, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._toasts = toasts
        self._memory = InsightMemory(parts.remembered)

    def apply(self, insight: "Insight") -> None:
        """Change the settings at once, and say so with Undo; or open the page it leads to."""
        if insight.suggestion.change:
            self._change(insight)
        else:
            self._keep(self._memory.recall().with_insight(insight.id, self._today))
            self._open_place(insight)

    def dismiss(self, insight: "Insight") -> None:
        """It doesn't come back for four weeks."""
        from posture.ui.dashboard import insight_words

        before = self._memory.recall()
        self._keep(before.with_insight(insight.id, self._today))
        self._toasts.say_with_undo(insight_words.dismissed(), self._keeper_of(before))

    @property
    def _today(self) -> date:
        return self._parts.history.day()

    def _change(self, insight: "Insight") -> None:
        from posture.ui.dashboard import insight_words

        settings, resting = self._parts.settings, self._memory.recall()
        change = insight.suggestion.change
        before = {
            key: settings.settings.get(key) for key in change if settings.settings.is_chosen(key)
        }
        unset = tuple(key for key in change if key not in before)
        problem = settings.change(change)
        if problem is not None:
            self._toasts.say(problem, can_undo=False)
            return
        rests = resting.with_insight(insight.id, self._today)
        self._keep(msgspec.structs.replace(rests, changes_until=self._today + CHANGES_REST))

        def undo() -> bool:
            return self._take_back(before, unset, resting)

        self._toasts.say_with_undo(insight_words.applied(insight.suggestion), undo)

    def _take_back(
        self, before: Mapping[str, Any], unset: tuple[str, ...], resting: Resting
    ) -> bool:
        problem = self._parts.settings.change(before, unset)
        if problem is not None:
            self._toasts.say(problem, can_undo=False)
            return False
        self._keep(resting)
        return True

    def _open_place(self, insight: "Insight") -> None:
        from posture.core.insight_changes import LookAt, Place
        from posture.core.insights import ItemKeepsComing

        place = insight.suggestion
        if isinstance(insight, ItemKeepsComing) and place == LookAt(Place.CHECKLIST):
            self.checklist_requested.emit(insight.checklist)
        else:
            self.workstation_requested.emit()

    def _keeper_of(self, resting: Resting) -> Callable[[], bool]:
        def undo() -> bool:
            self._keep(resting)
            return True

        return undo

    def _keep(self, resting: Resting) -> None:
        self._memory.keep(resting)
        self.changed.emit()
