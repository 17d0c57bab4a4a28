"""Which times of day wake the app, read off plan and settings. Each only asks for a turn."""

from datetime import time

from posture.core.breaks import Plan
from posture.core.calendar import is_cron
from posture.core.hours import WEEKDAYS
from posture.core.report_offer import AT, DAY, OFFER
from posture.core.settings import Settings
from posture.jobs import CalendarJob, daily_rule

DEFAULTS = Settings()


def calendar_jobs(plan: Plan, settings: Settings = DEFAULTS) -> list[CalendarJob]:
    """Work hours that begin and end, midnight, the kinds that come at fixed times, the offer of the report."""
    starts = tuple(daily_rule(span.start, span.days) for span in plan.hours.spans)
    ends = tuple(daily_rule(span.end) for span in plan.hours.spans)
    jobs = [CalendarJob("midnight", (daily_rule(time(0)),))]
    if starts:
        jobs += [CalendarJob("work-starts", starts), CalendarJob("work-ends", ends)]
    for kind in plan.kinds:
        if kind.enabled and kind.at:
            rules = tuple(
                rule if is_cron(rule) else daily_rule(time.fromisoformat(rule)) for rule in kind.at
            )
            jobs.append(CalendarJob(f"at-{kind.id}", rules))
    if settings.flag(OFFER):
        at = time.fromisoformat(settings.word(AT))
        rule = daily_rule(at, (WEEKDAYS.index(settings.word(DAY)),))
        jobs.append(CalendarJob("report", (rule,)))
    return jobs
