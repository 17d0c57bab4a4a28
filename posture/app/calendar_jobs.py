"""Which times of day wake the app, read off the plan. Each only asks for a turn."""

from datetime import time

from posture.core.breaks import Plan
from posture.core.calendar import is_cron
from posture.jobs import CalendarJob, daily_rule


def calendar_jobs(plan: Plan) -> list[CalendarJob]:
    """Work hours that begin and end, midnight, and the kinds that come at fixed times."""
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
    return jobs
