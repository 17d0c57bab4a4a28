"""Every figure recomputed from the raw tables by plain SQL, for random histories: page, document and CSV agree."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.cli.stats_commands import csv_of
from posture.core.care_events import FlareBegan, FlareEnded
from posture.core.events import (
    CheckAnswer,
    CheckItemAnswered,
    DeskSpan,
    Outcome,
    PromptClosed,
    PromptDue,
    PromptPostponed,
    RoutineEnded,
)
from posture.core.headline import WeekPage, week_page
from posture.core.stats import ALL, days_between, stats_document
from posture.core.week import Ratio
from posture.core.weeks import Week
from posture.storage.database import Database
from posture.storage.event_store import EventStore
from posture.storage.rows import day_number
from posture.storage.tables import Recordable
from tests.storage.in_memory import in_memory

WEEK = Week.parse("2026-W43")
"""The week in which summer time ends in Europe."""
TODAY = WEEK.last_day
KINDS = ("movement", "standing-desk")
BEGIN = datetime(2026, 10, 15, tzinfo=UTC)
ZONES = tuple(timezone(timedelta(hours=hours)) for hours in (2, 1, -7, 13))
COUNTED = ("taken", "partial", "natural", "skipped", "ignored")

moments = st.builds(
    lambda minutes, zone: (BEGIN + timedelta(minutes=minutes)).astimezone(zone),
    st.integers(0, 11 * 24 * 60),
    st.sampled_from(ZONES),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Recordable]:
    """Eleven days of somebody who travels: prompts, desk time, checks, routines, and a flare now and then."""
    found: list[Recordable] = []
    for number, due in enumerate(
        draw(st.lists(moments, min_size=draw(st.sampled_from((0, 25))), max_size=40))
    ):
        found += _prompt(draw, f"p{number}", due)
    for start in draw(st.lists(moments, min_size=draw(st.sampled_from((0, 6))), max_size=14)):
        seconds = draw(st.sampled_from((60.0, 299.0, 1800.0, 3601.0, 5401.0, 50_000.0)))
        state = draw(st.sampled_from(("active", "idle", "idle+call", "active+dnd", "off")))
        said = draw(st.sampled_from((None, None, "idle", "active+manual")))
        end = start + timedelta(seconds=seconds)
        found.append(DeskSpan(at=end, start=start, state=state, seconds=seconds, relabelled=said))
    for number, at in enumerate(draw(st.lists(moments, max_size=12))):
        answer = draw(st.sampled_from(CheckAnswer))
        run = f"run {draw(st.integers(0, 3))}"
        item = draw(st.sampled_from(("feet", "back")))
        found.append(CheckItemAnswered(at, "quick", item, answer, run, (), f"note {number}"))
        done = draw(st.integers(0, 3))
        played = RoutineEnded(at=at, routine=item, started_at=at, steps=3, steps_done=done)
        found.append(played)
    if draw(st.booleans()):
        first, last = sorted((draw(moments), draw(moments)))
        ended = FlareEnded(last + timedelta(minutes=1))
        found += [FlareBegan(first, first, "low-back"), ended]
    return found


def _prompt(draw: st.DrawFn, prompt_id: str, due: datetime) -> list[Recordable]:
    kind = draw(st.sampled_from((*KINDS, "micro")))
    postponed, found = draw(st.sampled_from((0, 0, 1, 2))), list[Recordable]()
    for count in range(postponed):
        at = due + timedelta(minutes=5 * count)
        delay_s = draw(st.sampled_from((300.0, 600.0, 1200.0)))
        found.append(PromptPostponed(at, prompt_id, kind, delay_s))
    if draw(st.integers(0, 9)) == 0:
        return [*found, PromptDue(due, prompt_id, kind)]
    closed = PromptClosed(
        at=due + timedelta(minutes=30),
        prompt_id=prompt_id,
        kind=kind,
        outcome=draw(st.sampled_from(Outcome)),
        due_at=due,
        away_s=draw(st.sampled_from((0.0, 12.5, 300.0))),
        postponed=postponed,
        requested=draw(st.sampled_from((False, False, True))),
    )
    return [*found, closed]


class Plain:
    """The same figures by plain SQL from the raw tables, and nothing of the app's."""

    def __init__(self, database: Database, first: date, last: date) -> None:
        self._database = database
        self._days = (day_number(first), day_number(last))

    def recovery(self) -> set[int]:
        """The days between the beginning and the end of the flare."""
        return {
            day
            for (day,) in self._database.rows(
                """
                SELECT DISTINCT days.day FROM (
                    SELECT day FROM prompts UNION SELECT day FROM care UNION SELECT value FROM json_each(?)
                ) AS days
                WHERE days.day BETWEEN ? AND ? AND EXISTS (
                    SELECT 1 FROM care AS began JOIN care AS ended ON ended.type = 'flare_ended'
                    WHERE began.type = 'flare_began' AND days.day BETWEEN began.day AND ended.day
                )
                """,
                (str(list(range(20261001, 20261032))), *self._days),
            )
        }

    def counts(self, day: date | None = None) -> dict[str, dict[str, int]]:
        """By kind and outcome, of all days or of one; not those in recovery mode."""
        first, last = self._days if day is None else (day_number(day),) * 2
        skipped = ", ".join(map(str, self.recovery() or {0}))
        found: dict[str, dict[str, int]] = {}
        for kind, outcome, count in self._database.rows(
            f"""
            SELECT kind, outcome, count(*) FROM prompts
            WHERE outcome IS NOT NULL AND day BETWEEN ? AND ? AND day NOT IN ({skipped})
            GROUP BY kind, outcome
            """,
            (first, last),
        ):
            found.setdefault(kind, {})[outcome] = count
        return found

    def parts(self, day: date | None = None) -> tuple[int, ...]:
        """Done, own, later, partial, skipped, no answer; of the headline's kinds."""
        first, last = self._days if day is None else (day_number(day),) * 2
        skipped = ", ".join(map(str, self.recovery() or {0}))
        ((*parts,),) = self._database.rows(
            f"""
            SELECT
                coalesce(sum(outcome = 'taken' AND NOT requested AND NOT postponed), 0),
                coalesce(sum(outcome = 'natural' OR outcome = 'taken' AND requested), 0),
                coalesce(sum(outcome = 'taken' AND NOT requested AND postponed > 0), 0),
                coalesce(sum(outcome = 'partial'), 0),
                coalesce(sum(outcome = 'skipped'), 0),
                coalesce(sum(outcome = 'ignored'), 0)
            FROM prompts WHERE day BETWEEN ? AND ? AND day NOT IN ({skipped}) AND kind IN (?, ?)
            """,
            (first, last, *KINDS),
        )
        return tuple(parts)

    def stretches(self, day: date | None = None) -> list[tuple[int, int]]:
        """Start and length in microseconds: from a span that no other reaches, to the last before the next such."""
        first, last = self._days if day is None else (day_number(day),) * 2
        rows = self._database.rows(
            """
            WITH there AS (
                SELECT rowid AS n, day, start_us, start_us + seconds * 1000000 AS end_us FROM desk_spans
                WHERE coalesce(relabelled, state) LIKE 'active%'
                    OR coalesce(relabelled, state) LIKE '%call%'
            ), begin AS (
                SELECT * FROM there AS one WHERE NOT EXISTS (
                    SELECT 1 FROM there AS other
                    WHERE (other.start_us, other.n) < (one.start_us, one.n)
                        AND other.end_us > one.start_us - 300000000
                )
            )
            SELECT begin.day, begin.start_us, (
                SELECT max(end_us) FROM there
                WHERE start_us >= begin.start_us AND start_us < coalesce(
                    (SELECT min(start_us) FROM begin AS next WHERE next.start_us > begin.start_us),
                    9e18
                )
            ) - begin.start_us FROM begin ORDER BY begin.start_us, begin.n
            """
        )
        return [(start, int(length)) for at, start, length in rows if first <= at <= last]

    def exposure(self, day: date | None = None) -> dict[str, Any]:
        """As it stands in the document."""
        found = self.stretches(day)
        lengths = [length / 1e6 for _start, length in found]
        desk_s = sum(lengths)
        whole = desk_s or 1.0

        def between(least_s: float, most_s: float) -> float:
            return sum(one for one in lengths if least_s < one <= most_s)

        return {
            "desk_s": desk_s,
            "longest_stretch_s": max(lengths, default=0.0),
            "stretches_over_60min": sum(one > 3600 for one in lengths),
            "share_over_60min": between(3600, 1e99) / whole,
            "shares": {
                "up_to_30min": between(-1, 1800) / whole,
                "30_to_60min": between(1800, 3600) / whole,
                "60_to_90min": between(3600, 5400) / whole,
                "over_90min": between(5400, 1e99) / whole,
            },
        }

    def answers(self) -> dict[tuple[str, str], int]:
        """The last answers of each run, by item and answer."""
        rows = self._database.rows(
            """
            SELECT item, answer, count(*) FROM check_answers AS one
            WHERE day BETWEEN ? AND ? AND NOT EXISTS (
                SELECT 1 FROM check_answers AS later
                WHERE later.run_id = one.run_id AND later.item = one.item
                    AND later.day BETWEEN ? AND ?
                    AND (later.at_us, later.rowid) > (one.at_us, one.rowid)
            ) GROUP BY item, answer
            """,
            self._days * 2,
        )
        return {(item, answer): count for item, answer, count in rows}

    def other(self) -> tuple[int, int, float]:
        """Breaks postponed, prompts held apart, seconds away in breaks of all kinds."""
        skipped = ", ".join(map(str, self.recovery() or {0}))
        ((postponed, held, away_s),) = self._database.rows(
            f"""
            SELECT
                total(kind IN (?, ?) AND postponed AND NOT requested
                    AND outcome NOT IN ('held', 'absorbed', 'expired')),
                total(kind IN (?, ?) AND outcome IN ('held', 'absorbed', 'expired')),
                total(CASE WHEN outcome IN ('taken', 'partial') THEN away_s END)
            FROM prompts WHERE day BETWEEN ? AND ? AND day NOT IN ({skipped})
            """,
            (*KINDS, *KINDS, *self._days),
        )
        return int(postponed), int(held), away_s

    def delays(self) -> list[float]:
        """The seconds of each postponement, in their order."""
        skipped = ", ".join(map(str, self.recovery() or {0}))
        return [
            seconds
            for (seconds,) in self._database.rows(
                f"""
                SELECT delay_s FROM prompt_events
                WHERE type = 'prompt_postponed' AND kind IN (?, ?)
                    AND day BETWEEN ? AND ? AND day NOT IN ({skipped})
                ORDER BY delay_s
                """,
                (*KINDS, *self._days),
            )
        ]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole >= 5 else None


def check_totals(totals: Mapping[str, Mapping[str, Any]], plain: Mapping[str, Any]) -> None:
    """Each kind, and all of them together."""
    expected = {kind: dict(counts) for kind, counts in plain.items()}
    expected[ALL] = {
        outcome.value: sum(counts.get(outcome.value, 0) for counts in plain.values())
        for outcome in Outcome
    }
    assert set(totals) == set(expected)
    for kind, counts in expected.items():
        found = totals[kind]
        assert {one.value: found[one.value] for one in Outcome} == {
            one.value: counts.get(one.value, 0) for one in Outcome
        }
        whole = sum(counts.get(one, 0) for one in COUNTED)
        taken, natural = counts.get("taken", 0), counts.get("natural", 0)
        assert found["coverage"] == _share(taken + natural, whole)
        assert found["uptake"] == _share(taken, whole - natural)


def check_exposure(found: Mapping[str, Any], expected: Mapping[str, Any]) -> None:
    """The figures; where the longest stretch began is held by other tests."""
    assert {
        key: value for key, value in found.items() if key != "longest_stretch_start"
    } == expected


def check_document(document: Mapping[str, Any], plain: Plain, first: date, last: date) -> None:
    """The document of `posture stats --json`."""
    check_totals(document["totals"], plain.counts())
    check_exposure(document["exposure"], plain.exposure())
    headline, parts = document["headline"], plain.parts()
    names = ("done", "own", "later", "partial", "skipped", "no_answer")
    assert tuple(headline[name] for name in names) == parts
    assert (headline["taken"], headline["total"]) == (sum(parts[:3]), sum(parts))
    for day, found in zip(days_between(first, last), document["days"], strict=True):
        assert found["date"] == day.isoformat()
        check_totals(found["totals"], plain.counts(day))
        check_exposure(found["exposure"], plain.exposure(day))
    recovery = {int(day.replace("-", "")) for day in document["recovery_days"]}
    assert recovery == plain.recovery()
    counts = {
        (item["item"], name.replace("_", "-")): count
        for item in document["checks"]
        for name, count in item.items()
        if name not in ("id", "item") and count
    }
    assert counts == plain.answers()
    check_measures(document["measures"], plain, first, last)


def check_measures(found: Mapping[str, Any], plain: Plain, first: date, last: date) -> None:
    """The further measures."""
    lengths = sorted(length / 1e6 for _start, length in plain.stretches())
    delays = plain.delays()
    days = [plain.parts(day) for day in days_between(first, last)]
    assert found["stretches"] == len(lengths)
    assert found["delays"] == len(delays)
    for name, values in (("median_stretch_s", lengths), ("median_delay_s", delays)):
        count = len(values)
        middle = None if count < 5 else (values[(count - 1) // 2] + values[count // 2]) / 2
        assert found[name] == middle
    assert found["total"] == sum(plain.parts())
    assert (found["postponed"], found["held_apart"], found["away_s"]) == plain.other()
    assert found["days"] == sum(sum(parts) > 0 for parts in days)
    assert found["days_with_half"] == sum(
        sum(parts) > 0 and sum(parts[:3]) / sum(parts) >= 0.5 for parts in days
    )


def check_csv(text: str, plain: Plain) -> None:
    """The rows add up to the totals."""
    rows = list(csv.DictReader(io.StringIO(text)))
    by_kind = plain.counts()
    for outcome in Outcome:
        for kind, counts in by_kind.items():
            found = (int(row[outcome]) for row in rows if row["kind"] == kind)
            assert sum(found) == counts.get(outcome, 0)
        whole = sum(counts.get(outcome, 0) for counts in by_kind.values())
        assert sum(int(row[outcome]) for row in rows if row["kind"] == ALL) == whole
    alls = [row for row in rows if row["kind"] == ALL]
    assert sum(float(row["desk_s"]) for row in alls) == plain.exposure()["desk_s"]
    recovery = {int(row["date"].replace("-", "")) for row in rows if row["recovery"] == "1"}
    assert recovery == plain.recovery()


def check_page(page: WeekPage, plain: Plain) -> None:
    """The week page: its sums, and each day's column."""
    this = page.this
    assert _parts(this) == plain.parts()
    assert (page.headline.taken, page.headline.total) == (sum(_parts(this)[:3]), sum(_parts(this)))
    for day in this.days:
        assert _parts(day) == plain.parts(day.day)
        assert day.exposure.desk_s == plain.exposure(day.day)["desk_s"]
        assert day.recovery == (day_number(day.day) in plain.recovery())
        parts = plain.parts(day.day)
        found = page.year.get(day.day, Ratio(0, 0))
        assert (found.taken, found.total) == (sum(parts[:3]), sum(parts))
    expected = plain.exposure()
    assert this.exposure.desk_s == expected["desk_s"]
    assert this.exposure.longest_stretch_s == expected["longest_stretch_s"]
    assert this.exposure.stretches_over_60min == expected["stretches_over_60min"]
    assert this.exposure.share_over_60min == expected["share_over_60min"]


def _parts(one: Any) -> tuple[int, ...]:
    parts = one.parts
    return (parts.done, parts.own, parts.later, parts.partial, parts.skipped, parts.no_answer)


@given(events=histories(), kept=st.booleans())
@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_every_figure_is_what_plain_sql_says(events: list[Recordable], *, kept: bool) -> None:
    database = in_memory()
    store = EventStore(database)
    store.append_many(events)
    while kept and store.keep_day_sums(TODAY):
        pass
    for first, last in ((WEEK.first_day, WEEK.last_day), (date(2026, 10, 14), date(2026, 10, 28))):
        plain = Plain(database, first, last)
        records = store.records_between(first, last, store.recovery_between(first, last, last))
        document = stats_document(records, first, last, KINDS)
        check_document(document, plain, first, last)
        check_csv(csv_of(document), plain)
    page = week_page(WEEK, store.week_history(WEEK, TODAY), KINDS, TODAY)
    check_page(page, Plain(database, WEEK.first_day, WEEK.last_day))
    database.close()
