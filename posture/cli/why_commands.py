"""`posture why`: why prompts came, waited or did not come, as stories; and the answer for any moment."""

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import click
import msgspec

from posture.cli.history import history
from posture.cli.output import print_json
from posture.cli.session import Session
from posture.cli.times import day as a_day
from posture.cli.times import local
from posture.cli.why_documents import AskedDay, moment_document, stories_document
from posture.cli.why_words import Words, day_in_words, words_for
from posture.cli.words import cause_in_words, kind_names
from posture.core.breaks import Plan
from posture.core.durations import parse_clock
from posture.core.why_day import concerns, day_stories, is_about
from posture.core.why_decisions import step_clauses
from posture.core.why_moments import moment_sentences
from posture.core.why_not import why_not
from posture.core.why_phrases import Clause
from posture.core.why_telling import clauses_of
from posture.core.why_values import Story, WhyRecord
from posture.storage.event_store import EventStore

HOURS = 12
WIDTH = 79
TIME_WIDTH = 7
ONE_DAY = timedelta(days=1)


class Asked(msgspec.Struct, frozen=True):
    """What was asked for."""

    now: datetime
    plan: Plan
    last: int | None
    day: date | None
    kind: str | None


@click.command("why")
@click.option(
    "--last",
    metavar="N",
    type=click.IntRange(1, 100_000),
    help=f"The last N decisions (default: those of the last {HOURS} hours).",
)
@click.option("--day", "day", metavar="D", callback=a_day, help="All decisions of that day.")
@click.option("--at", "at", metavar="TIME", help="Why nothing came then: 10:30, or with its date.")
@click.option("--kind", "kind", metavar="K", help="Those about one kind of break.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def why(
    session: Session,
    last: int | None,
    day: date | None,
    at: str | None,
    kind: str | None,
    as_json: bool,
) -> None:
    """Why prompts came, waited or did not come.

    Each decision of the last hours with its cause, the latest at the end. Works with and without the
    app running.
    """
    plan = session.settings().plan()
    _check(last, day, at, kind, plan)
    asked = Asked(session.now(), plan, last, day, kind)
    with history(session) as store:
        if at is not None:
            _tell_moment(store, asked, _moment(at, day, asked.now), as_json=as_json)
        else:
            _tell(_days(store, asked), asked, as_json=as_json)


def _check(
    last: int | None, day: date | None, at: str | None, kind: str | None, plan: Plan
) -> None:
    if last is not None and (day is not None or at is not None):
        raise click.UsageError("use either --last or --day and --at")
    if kind is not None and plan.kind(kind) is None:
        known = ", ".join(one.id for one in plan.kinds)
        raise click.UsageError(f"there is no kind “{kind}”; there are {known}")


def _moment(at: str, day: date | None, now: datetime) -> datetime:
    """The moment meant by `10:30` on that day or today, or by an ISO time."""
    try:
        clock = parse_clock(at)
    except ValueError:
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:
            raise click.UsageError(
                f"“{at}” is not a time: use for example 10:30 or 2026-11-23T10:30"
            ) from None
        moment = moment if moment.tzinfo else local(moment)
    else:
        moment = local(datetime.combine(day or now.date(), clock))
    if moment > now:
        raise click.UsageError(f"{at} lies ahead; `posture status` tells what comes next")
    return moment


# --- the days that are asked for ---


def _days(store: EventStore | None, asked: Asked) -> list[AskedDay]:
    """Their stories, the earliest first, each with what they are made of."""
    if store is None:
        return []
    if asked.day is not None:
        return [_of_day(store, asked.day, asked)]
    if asked.last is None:
        since = asked.now - timedelta(hours=HOURS)
        days = dict.fromkeys((since.date(), asked.now.date()))
        return [_since(_of_day(store, day, asked), since) for day in days]
    return _last_days(store, asked, asked.last)


def _last_days(store: EventStore, asked: Asked, count: int) -> list[AskedDay]:
    """As many days back as it takes for so many stories."""
    found: list[AskedDay] = []
    day: date | None = asked.now.date()
    while day is not None and count > 0:
        one = _of_day(store, day, asked)
        kept = one.told.stories[-count:]
        found.insert(0, AskedDay(msgspec.structs.replace(one.told, stories=kept), one.causes))
        count -= len(kept)
        day = store.why_days_beside(day).before
    return found


def _of_day(store: EventStore, day: date, asked: Asked) -> AskedDay:
    record = store.why_between(day - ONE_DAY, day + ONE_DAY)
    now = asked.now if day == asked.now.date() else None
    told = day_stories(record, day, asked.plan, now)
    kind = asked.kind
    stories = tuple(story for story in told.stories if kind is None or is_about(story, kind))
    causes = tuple(
        cause
        for cause in record.causes
        if cause.at.date() == day and (kind is None or concerns(cause, kind))
    )
    return AskedDay(msgspec.structs.replace(told, stories=stories), causes)


def _since(one: AskedDay, since: datetime) -> AskedDay:
    stories = tuple(story for story in one.told.stories if story.at >= since)
    causes = tuple(cause for cause in one.causes if cause.at >= since)
    return AskedDay(msgspec.structs.replace(one.told, stories=stories), causes)


# --- telling them ---


def _tell(days: Sequence[AskedDay], asked: Asked, *, as_json: bool) -> None:
    if as_json:
        print_json(stories_document(days, asked.plan, asked.last))
        return
    lines = [line for one in days for line in _lines_of_day(one, asked)]
    click.echo("\n".join(lines) if lines else _nothing(asked))


def _lines_of_day(one: AskedDay, asked: Asked) -> list[str]:
    """The day where it is not today's, then each story under its time."""
    told, today = one.told, asked.now.date()
    words, names = words_for(asked.plan, told.day), kind_names(asked.plan)
    found = [(story.at, words.sentence(clauses_of(story))) for story in told.stories]
    if asked.last is None:
        found += [(cause.at, cause_in_words(cause, names)) for cause in one.loose]
    if not found:
        return []
    lines = [] if told.day == today else [day_in_words(told.day, today)]
    if not told.explained:
        lines.append("Causes of this day are kept no more; these are the outcomes.")
    for at, sentence in sorted(found, key=lambda pair: pair[0].timestamp()):
        lines += entry(words.clock(at), sentence)
    return lines


def entry(time: str, sentence: str) -> list[str]:
    """A time with its sentence beside it, wrapped."""
    return textwrap.wrap(
        f"{time:<{TIME_WIDTH}}{sentence}",
        width=WIDTH,
        subsequent_indent=" " * TIME_WIDTH,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _nothing(asked: Asked) -> str:
    if asked.day is not None:
        return f"Nothing is recorded of {asked.day}."
    if asked.last is None:
        return f"Nothing was decided in the last {HOURS} hours."
    return "Nothing is recorded yet."


# --- one moment ---


def _tell_moment(store: EventStore | None, asked: Asked, at: datetime, *, as_json: bool) -> None:
    day = at.date()
    record = WhyRecord() if store is None else store.why_between(day - ONE_DAY, day + ONE_DAY)
    kinds = asked.plan.kinds if asked.kind is None else (asked.plan.kind(asked.kind),)
    plan = msgspec.structs.replace(asked.plan, kinds=tuple(one for one in kinds if one))
    moment = why_not(record, at, plan, asked.now)
    if as_json:
        print_json(moment_document(moment, asked.plan))
        return
    words = words_for(asked.plan, day)
    sentences = moment_sentences(moment)
    click.echo(f"{day_in_words(day, asked.now.date())}, {at:%H:%M}")
    for sentence in sentences:
        click.echo("\n".join(textwrap.wrap(words.sentence(sentence), WIDTH)))
    for story in moment.alive:
        click.echo("\n".join(_course(story, words)))


def _course(story: Story, words: Words) -> list[str]:
    """The steps of a story under their times."""
    return [line for step in step_clauses(story) for line in _step(step, words)]


def _step(step: Clause, words: Words) -> Iterable[str]:
    return entry(words.clock(step.at), words.sentence((step,)))
