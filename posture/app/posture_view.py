"""What the posture page and Today say of the checks, put together from the record."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from posture.core.events import CheckAnswer, CheckItemAnswered
from posture.core.short_checks import short_answers
from posture.core.week import LONG_TREND_WEEKS, item_trends
from posture.core.weeks import Week

if TYPE_CHECKING:
    from posture.core.content import Library
    from posture.ui.dashboard.cannot_change import CannotChange
    from posture.ui.dashboard.posture_page import PostureView
    from posture.ui.dashboard.week_view import PostureTrend

RECENT = timedelta(weeks=4)
"""An older check is the latest no more."""


def posture_view(
    answers: list[CheckItemAnswered], library: "Library", today: date, week: Week | None = None
) -> "PostureView":
    """The posture page, of all that was ever answered; `week` is the one that today lies in."""
    from posture.core.checking import cannot_change, latest_run  # other pages do without
    from posture.ui.dashboard.posture_page import ItemAnswer, PostureView

    recent = [answer for answer in answers if answer.at.date() >= today - RECENT]
    latest = latest_run(recent)
    return PostureView(
        at=latest[-1].at if latest else None,
        answers=tuple(ItemAnswer(item_name(library, one), one.answer) for one in latest),
        cannot=tuple(
            _cannot(library, one)
            for one in cannot_change(answers, library.checklists.values()).values()
        ),
        trend=_trend(answers, library, today, week or Week.of(today)),
    )


def _trend(
    answers: Iterable[CheckItemAnswered], library: "Library", today: date, week: Week
) -> "PostureTrend | None":
    from posture.ui.dashboard.week_view import posture_trend

    first = week.shifted(1 - LONG_TREND_WEEKS).first_day
    lately = [one for one in answers if one.at.date() >= first]
    items = item_trends(lately, week, LONG_TREND_WEEKS)
    if not items:
        return None
    return posture_trend(items, week, today, partial(title_of, library), LONG_TREND_WEEKS)


def answers_of_day(
    answers: Iterable[CheckItemAnswered], library: "Library"
) -> tuple[tuple[str, CheckAnswer], ...]:
    """The last answer of a day to each item of the short checks."""
    last = {one.item: one for one in short_answers(answers)}
    return tuple((item_name(library, one), one.answer) for one in last.values())


def item_name(library: "Library", answer: CheckItemAnswered) -> str:
    """The item's title, or its id where there is no such item any more."""
    return title_of(library, answer.checklist, answer.item)


def title_of(library: "Library", checklist: str, item: str) -> str:
    """The same by names."""
    found = library.checklists.get(checklist)
    titles = {one.id: one.title for one in found.items} if found else {}
    return titles.get(item, item)


def _cannot(library: "Library", one: CheckItemAnswered) -> "CannotChange":
    from posture.ui.dashboard.cannot_change import CannotChange

    checklist = library.checklists.get(one.checklist)
    return CannotChange(
        checklist=one.checklist,
        item=one.item,
        run_id=one.run_id,
        name=item_name(library, one),
        reasons=one.reasons,
        choices=checklist.reasons if checklist else (),
    )
