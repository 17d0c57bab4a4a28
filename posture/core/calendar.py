"""Times of day and cron rules for kinds that come at fixed times. Pure arithmetic on wall time."""

from datetime import datetime, time, timedelta
from itertools import islice


def is_cron(rule: str) -> bool:
    """Whether the rule is a cron rule and not a plain time of day."""
    return " " in rule.strip()


def check_rule(rule: str) -> None:
    """Raise ValueError, in words, if the rule is neither `HH:MM` nor a cron rule of five fields."""
    from cronsim import CronSim, CronSimError  # plain times of day do without

    try:
        if not is_cron(rule):
            datetime.strptime(rule, "%H:%M")  # noqa: DTZ007 - a time of day without a date
        else:
            _minute, _hour, _day, _month, _weekday = rule.split()
            CronSim(rule, datetime(2026, 1, 1))  # noqa: DTZ001 - only the rule is looked at
    except (CronSimError, ValueError) as error:
        raise ValueError(f"{rule!r} is neither a time such as 10:00 nor a cron rule") from error


def next_time(rules: tuple[str, ...], after: datetime) -> datetime | None:
    """The first moment after `after` that any of the rules names, in `after`'s UTC offset."""
    found = [moment for rule in rules if (moment := _next_of(rule, after)) is not None]
    return min(found, default=None)


def _next_of(rule: str, after: datetime) -> datetime | None:
    local = after.replace(tzinfo=None)
    if is_cron(rule):
        from cronsim import CronSim

        moments = islice(CronSim(rule, local), 1)
        return next((moment.replace(tzinfo=after.tzinfo) for moment in moments), None)
    moment = datetime.combine(local.date(), time.fromisoformat(rule))
    if moment <= local:
        moment += timedelta(days=1)
    return moment.replace(tzinfo=after.tzinfo)
