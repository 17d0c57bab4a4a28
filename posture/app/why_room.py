"""The Why page: reads a day's decisions, answers for this moment and for any other, and leads to settings."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from posture.app.window_parts import Parts
from posture.core.status import State, Status
from posture.core.why_day import day_stories
from posture.core.why_moments import moment_sentences, now_clause
from posture.core.why_not import why_not
from posture.core.why_settings import setting_of
from posture.core.why_values import PromptStory, Story, WhyRecord
from posture.ui.why.values import MomentTold, SettingShown, Told, WhyDay
from posture.ui.why.words import setting_shown

if TYPE_CHECKING:
    from posture.ui.why.page import WhyPage

RETENTION = "retention.activity_days"
ONE_DAY = timedelta(days=1)


class Seen(msgspec.Struct, frozen=True):
    """By what it is known that the day has to be read anew: causes are recorded without a word."""

    state: State
    prompt: tuple[str, str] | None
    quiet: tuple[str, ...]
    day: date


class WhyRoom(QObject):
    """Feeds the page while it is open."""

    setting_requested = Signal(str)
    """The key of a setting to look at."""

    def __init__(self, parts: Parts, show_page: Callable[[], None], parent: QObject) -> None:
        """`show_page`: bring the page to the front."""
        super().__init__(parent)
        self._parts = parts
        self._show_page = show_page
        self._page: WhyPage | None = None
        self._day: date | None = None
        """The day on show; None: today, also over midnight."""
        self._record = WhyRecord()
        self._seen: Seen | None = None
        parts.controller.status_changed.connect(self._on_status)

    def make_page(self) -> QWidget:
        """The page, for the dashboard to show."""
        from posture.ui.why.page import WhyPage

        page = WhyPage(self._parts.theme)
        page.day_requested.connect(self._on_day_requested)
        page.refresh_requested.connect(self._on_refresh)
        page.moment_requested.connect(self._on_moment_requested)
        page.setting_requested.connect(self.setting_requested)
        page.destroyed.connect(self._on_page_gone)
        self._page, self._day = page, None
        page.now.set_time(self._parts.history.now())
        return page

    def open_at(self, moment: datetime, prompt_id: str = "") -> None:
        """Show what was decided at a moment: that prompt, one that was alive then, or why none was."""
        self._show_page()
        if self._page is None:
            return
        self._show_day(moment.date())
        stories = [one.story for one in self._told()]
        found = [story for story in stories if story.id == prompt_id] or [
            story for story in stories if _is_alive(story, moment)
        ]
        if found:
            self._page.open_story(found[-1].id)
        else:
            self._answer(moment)

    # --- reading a day ---

    def _show_day(self, day: date) -> None:
        today = self._parts.history.day()
        self._day = None if day == today else day
        if self._page is not None:
            self._page.show_day(self._read(day))
            self._show_now(self._parts.status_now())

    def _read(self, day: date) -> WhyDay:
        parts, events = self._parts, self._parts.history.events
        today, plan = parts.history.day(), parts.controller.plan
        self._record = events.why_between(day - ONE_DAY, day + ONE_DAY)
        told = day_stories(self._record, day, plan, parts.history.now() if day == today else None)
        beside = events.why_days_beside(day)
        after = today if beside.after is None and day < today else beside.after
        return WhyDay(
            day=day,
            today=today,
            told=tuple(Told(story, self._setting(story)) for story in reversed(told.stories)),
            explained=told.explained,
            before=beside.before,
            after=after,
            kinds=plan.kinds,
            off=not plan.hours.is_work_day(day),
            kept_days=parts.settings.settings.get(RETENTION),
            first_at=next((one.due_at for one in parts.status_now().next), None),
        )

    def _setting(self, story: Story) -> SettingShown | None:
        settings = self._parts.settings.settings
        then = setting_of(story, settings, self._record.settings)
        return None if then is None else setting_shown(then, settings)

    def _told(self) -> tuple[Told, ...]:
        shown = None if self._page is None else self._page.day
        return () if shown is None else tuple(reversed(shown.told))

    # --- this moment, and others ---

    def _show_now(self, status: Status) -> None:
        if self._page is not None:
            self._page.show_now(
                now_clause(status, self._counted_from(status)), coming=status.prompt is not None
            )

    def _counted_from(self, status: Status) -> datetime | None:
        """Since when the kind that comes next counts; None where nobody is there, or it isn't recorded."""
        if not status.next or status.state is not State.WORKING or self._day is not None:
            return None
        moment = why_not(self._record, status.at, self._parts.controller.plan, status.at)
        kind = status.next[0].kind
        return next((count.since for count in moment.counts if count.kind == kind), None)

    def _answer(self, at: datetime) -> None:
        if self._page is None:
            return
        plan, now = self._parts.controller.plan, self._parts.history.now()
        if at > now:
            at = now
        moment = why_not(self._record, at, plan, now)
        self._page.show_moment(MomentTold(at, moment_sentences(moment)))

    # --- what is asked ---

    @Slot(object)
    def _on_day_requested(self, day: date) -> None:
        self._show_day(day)

    @Slot()
    def _on_refresh(self) -> None:
        self._show_day(self._day or self._parts.history.day())

    @Slot(object)
    def _on_moment_requested(self, at: time) -> None:
        shown = None if self._page is None else self._page.day
        if shown is not None:
            self._answer(_offset_then(datetime.combine(shown.day, at), self._record))

    @Slot(object)
    def _on_status(self, status: Status) -> None:
        """Decisions are told of by nobody: whenever something else goes on, the day is read anew."""
        if self._page is None or not self._page.isVisible():
            self._seen = None
            return
        prompt = None if status.prompt is None else (status.prompt.id, status.prompt.stage)
        seen = Seen(status.state, prompt, status.quiet, self._parts.history.day())
        if seen != self._seen and self._day is None:
            self._show_day(seen.day)
        elif self._day is None:
            self._show_now(status)
        self._seen = seen

    @Slot()
    def _on_page_gone(self) -> None:
        self._page = None


def _is_alive(story: Story, moment: datetime) -> bool:
    if not isinstance(story, PromptStory) or story.at > moment:
        return False
    return story.ended_at is None or moment <= story.ended_at


def _offset_then(wall: datetime, record: WhyRecord) -> datetime:
    """A reading of the clock on that day, with the UTC offset that held when something was recorded next to it."""
    marks = [cause.at for cause in record.causes] + [one.due_at for one in record.closed]
    if not marks:
        return wall.astimezone()
    near = min(marks, key=lambda mark: abs(mark.replace(tzinfo=None) - wall))
    return wall.replace(tzinfo=near.tzinfo)
