"""The command line's words of why something was decided: a template for each phrase, none glued into another."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from posture.cli.why_phrases import COUNTS, FORMS, reasons
from posture.core.breaks import KINDS, PROFILES, Plan
from posture.core.hours import WEEKDAYS
from posture.core.why_phrases import Clause, CountsAs, Phrase

_WEEKDAYS = dict(
    zip(
        WEEKDAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)

_SHIPPED: Mapping[str, str] = {
    "Movement break": "movement break",
    "Micro-break": "micro-break",
    "Posture check": "posture check",
    "Water": "water prompt",
    "Sit or stand": "sit-or-stand prompt",
}


class Words(msgspec.Struct, frozen=True):
    """What the words are made for: the names of kinds, and the day that needs no name."""

    kinds: Mapping[str, str]
    day: date

    def sentence(self, clauses: Sequence[Clause]) -> str:
        """The clauses as one sentence."""
        words = "; ".join(self.clause(one) for one in clauses)
        return f"{words[:1].upper()}{words[1:]}."

    def clause(self, clause: Clause) -> str:
        """One clause, without a full stop."""
        return FORMS[clause.phrase].format(
            kind=self.kind(clause.kind),
            kinds=", ".join(self.kind(kind) for kind in clause.kinds) or "none",
            other=self._other(clause),
            at=self.clock(clause.at),
            until=self.clock(clause.until),
            length=length(clause.seconds),
            whole=length(clause.whole_s),
            n=clause.count,
            reason=reasons(clause.reasons, clause.devices, 0),
            reason_now=reasons(clause.reasons, clause.devices, 1),
            counts=COUNTS[clause.counts_as or CountsAs.OPEN],
        )

    def clock(self, moment: datetime | None) -> str:
        """A time of day; before it the weekday or date where it is another day's."""
        if moment is None:
            return "an unknown time"
        time = f"{moment:%H:%M}"
        days = (moment.date() - self.day).days
        if days == 0:
            return time
        if abs(days) < 7:
            return f"{tuple(_WEEKDAYS.values())[moment.weekday()]} {time}"
        return f"{moment:%Y-%m-%d} {time}"

    def kind(self, kind: str | None) -> str:
        """The kind as it stands in a sentence."""
        return "" if kind is None else self.kinds.get(kind, f"“{kind}” prompt")

    def _other(self, clause: Clause) -> str:
        if clause.phrase is Phrase.PROFILE:
            names = {profile.id: profile.name for profile in PROFILES}
            return names.get(clause.other or "", clause.other or "")
        return self.kind(clause.other)


def length(seconds: float) -> str:
    """`45 seconds`, `12 minutes`, `2 hours 5 minutes`: whole ones, as they stand in a sentence."""
    if seconds < 59.5:
        return _many(round(seconds), "second")
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours == 1 and not minutes:
        return "60 minutes"
    parts = ((hours, "hour"), (minutes, "minute"))
    return " ".join(_many(count, unit) for count, unit in parts if count)


def _many(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def words_for(plan: Plan, day: date) -> Words:
    """The words for stories of that day."""
    kinds = {kind.id: kind.name for kind in (*KINDS, *plan.kinds)}
    return Words({id_: _SHIPPED.get(name, f"“{name}” prompt") for id_, name in kinds.items()}, day)


def day_in_words(day: date, today: date) -> str:
    """`today`, `yesterday`, `Tuesday, 2026-11-17`."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return f"Yesterday, {day}"
    return f"{tuple(_WEEKDAYS.values())[day.weekday()]}, {day}"
