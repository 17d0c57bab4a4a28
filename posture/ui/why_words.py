"""Why something was decided, in the words of the windows: sentences made of phrases and their figures."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec
from PySide6.QtCore import QLocale

from posture.core.breaks import KINDS, PROFILES, BreakKind
from posture.core.why_decisions import step_clauses
from posture.core.why_phrases import Clause, CountsAs, Phrase, counts_as
from posture.core.why_telling import clauses_of
from posture.core.why_values import PromptStory, Story
from posture.ui.dashboard.written import clock, day_name, minutes_long, short_day
from posture.ui.i18n import tr
from posture.ui.why_phrases import counts_words, forms, reason, reason_now

WEEK = 7


def _joined(names: Sequence[str]) -> str:
    words = "" if not names else names[0]
    for name in names[1:]:
        words = tr("Why", "{one} and {other}").format(one=words, other=name)
    return words


def _causes(clause: Clause) -> list[str]:
    """Its quiet reasons; of a call the devices that were seen."""
    names: list[str] = []
    for name in clause.reasons or ("",):
        names += clause.devices if name == "call" and clause.devices else (name,)
    return list(dict.fromkeys(names))


class Words(msgspec.Struct, frozen=True):
    """What the words are made for: the names of kinds, the day that needs no name, and today."""

    kinds: Mapping[str, str]
    day: date
    forms: Mapping[Phrase, str]

    def sentence(self, clauses: Sequence[Clause]) -> str:
        """The clauses as one sentence."""
        words = tr("Why", "; ").join(self.clause(one) for one in clauses)
        return tr("Why", "{sentence}.").format(sentence=f"{words[:1].upper()}{words[1:]}")

    def clause(self, clause: Clause) -> str:
        """One clause, without a full stop."""
        return self.forms[clause.phrase].format(
            kind=self.kind(clause.kind),
            kinds=tr("Why", ", ").join(self.kind(kind) for kind in clause.kinds),
            other=self._other(clause),
            at=self.clock(clause.at),
            until=self.clock(clause.until),
            length=length(clause.seconds),
            whole=length(clause.whole_s),
            n=clause.count,
            reason=_joined([reason(name) for name in _causes(clause)]),
            reason_now=_joined([reason_now(name) for name in _causes(clause)]),
            counts=counts_words(clause.counts_as or CountsAs.OPEN),
        )

    def clock(self, moment: datetime | None) -> str:
        """A time of day; before it the weekday or date where it is another day's."""
        if moment is None:
            return tr("Why", "an unknown time")
        days = abs((moment.date() - self.day).days)
        if days == 0:
            return clock(moment)
        name = QLocale().dayName(moment.isoweekday()) if days < WEEK else short_day(moment.date())
        return tr("Why", "{day} {time}").format(day=name, time=clock(moment))

    def kind(self, kind: str | None) -> str:
        """The kind as it stands in a sentence."""
        if kind is None:
            return ""
        return self.kinds.get(kind) or tr("Why", "“{name}” prompt").format(name=kind)

    def _other(self, clause: Clause) -> str:
        if clause.phrase is not Phrase.PROFILE:
            return self.kind(clause.other)
        names = {profile.id: profile.name for profile in PROFILES}
        return names.get(clause.other or "", clause.other or "")


def words_for(kinds: Sequence[BreakKind], day: date) -> Words:
    """The words for stories of that day."""
    names = {kind.id: kind_in_sentence(kind.name) for kind in (*KINDS, *kinds)}
    return Words(names, day, forms())


def kind_in_sentence(name: str) -> str:
    """The name of a kind as it stands in a sentence; names of the user's own as they are written."""
    shipped = {
        "Movement break": tr("Why", "movement break"),
        "Micro-break": tr("Why", "micro-break"),
        "Posture check": tr("Why", "posture check"),
        "Water": tr("Why", "water prompt"),
        "Sit or stand": tr("Why", "sit-or-stand prompt"),
    }
    return shipped.get(name) or tr("Why", "“{name}” prompt").format(name=name)


def length(seconds: float) -> str:
    """`45 seconds`, `12 minutes`, `2 hours 5 minutes`: whole ones, as they stand in a sentence."""
    if seconds < 59.5:
        return tr("Why", "%n second(s)", round(seconds))
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours or (hours == 1 and not minutes):
        return minutes_long(seconds)
    whole = tr("Why", "%n hour(s)", hours)
    if not minutes:
        return whole
    return tr("Why", "{hours} {minutes}").format(hours=whole, minutes=minutes_long(minutes * 60))


def day_words(day: date, today: date) -> str:
    """`Today, Tuesday 17 November`, `Yesterday, ...`, or the day alone."""
    if day == today:
        return tr("Why", "Today, {day}").format(day=day_name(day))
    if day == today - timedelta(days=1):
        return tr("Why", "Yesterday, {day}").format(day=day_name(day))
    if day.year != today.year:
        return tr("Why", "{day} {year}").format(day=day_name(day), year=day.year)
    return day_name(day)


class StepWords(msgspec.Struct, frozen=True):
    """One step of a course: its time and what happened."""

    time: str
    words: str


def sentence_of(story: Story, words: Words) -> str:
    """The whole story in a sentence."""
    return words.sentence(clauses_of(story))


def counts_of(story: Story) -> str:
    """What a prompt counts as; empty for other stories."""
    return counts_words(counts_as(story.closed)) if isinstance(story, PromptStory) else ""


def course_of(story: Story, words: Words) -> tuple[StepWords, ...]:
    """The story step by step."""
    return tuple(
        StepWords("" if one.at is None else words.clock(one.at), words.sentence((one,)))
        for one in step_clauses(story)
    )
