"""A day for the tests of the Why page: two kinds, a call, a skip, a pause, a prompt that is held."""

from datetime import timedelta
from functools import cache

from posture.core.messages import Postpone, Skip, Start
from posture.core.settings import Settings
from posture.core.why_day import day_stories
from posture.core.why_moments import moment_sentences
from posture.core.why_not import why_not
from posture.core.why_settings import setting_of
from posture.core.why_values import Story, WhyRecord
from posture.ui.why.values import MomentTold, Told, WhyDay
from posture.ui.why.words import setting_shown
from tests.core.plans import MONDAY, a_plan
from tests.core.scenario import Scenario
from tests.core.why_days import record_of

PLAN = a_plan("micro", "movement")
SETTINGS = Settings()


@cache
def life() -> Scenario:
    """Until half past two."""
    day = Scenario(plan=PLAN).work("30m").rest("9s").answer(Start).rest("40s").work("26m")
    day.call(until="10:12").rest(until="10:22").work("30m").rest("9s").answer(Skip).work("27m")
    day.rest("9s").answer(Postpone).work("6m").answer(Start).rest("5m10s").work("20m")
    return day.pause("25m").work("30m").lock("50m").work("60m").call("5m")


@cache
def record() -> WhyRecord:
    """What it left behind."""
    return record_of(life().decisions)


def told(story: Story) -> Told:
    """The story with its setting."""
    then = setting_of(story, SETTINGS)
    return Told(story, None if then is None else setting_shown(then, SETTINGS))


@cache
def day() -> WhyDay:
    """The whole day."""
    stories = day_stories(record(), MONDAY, PLAN, life().now.wall).stories
    return WhyDay(
        day=MONDAY,
        today=MONDAY,
        told=tuple(told(story) for story in reversed(stories)),
        before=MONDAY - timedelta(days=3),
        kinds=PLAN.kinds,
        kept_days=90,
    )


def moment(hour: int, minute: int) -> MomentTold:
    """The answer for a time of that day."""
    at = life().now.wall.replace(hour=hour, minute=minute, second=0)
    return MomentTold(at, moment_sentences(why_not(record(), at, PLAN, life().now.wall)))
