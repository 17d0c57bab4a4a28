"""The specialist's page: some weeks in counts, figures with their definitions, and what the workstation lacks."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from posture.core.assessment import Standing
from posture.core.body import BodyRegion
from posture.core.breaks import BreakKind
from posture.core.care_events import Interference
from posture.core.checkin import Followed, Helped
from posture.core.doctor_summary import Counts, DoctorFacts, FlareFacts
from posture.core.events import SettingChanged
from posture.core.plain_words import plain_line
from posture.core.report_period import APP, Held, PeriodReport
from posture.core.settings_catalogue import GENERAL, kind_key
from posture.ui.checkin import words
from posture.ui.checkin.history_words import number
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.written import short_day
from posture.ui.i18n import tr
from posture.ui.report.dates import days_range, full_day, length_words, minutes_kept
from posture.ui.report.names import LONGEST, Names
from posture.ui.report.page import (
    Block,
    Cutter,
    Grid,
    Lines,
    Report,
    Room,
)
from posture.ui.report.period_figures import breaks, histogram
from posture.ui.report.week_page import foot, shortened
from posture.ui.status_words import reason_words

E = TypeVar("E", bound=StrEnum)


def period_page_of(report: PeriodReport, names: Names, path: str, room: Room) -> Report:
    """The page with so much room. `path`: where the record lies."""
    cutter = Cutter(room)
    writer = _Writer(names, cutter)
    rows: list[tuple[Block, ...]] = [
        (writer.period(report), histogram(report.desk.exposure)),
        (breaks(report),),
        (writer.rhythm(report), writer.held(report.held)),
        (writer.workstation(report),),
    ]
    body = writer.body(report.body)
    rows.append((body, writer.care(report)) if body is not None else (writer.care(report),))
    path = cutter.note(path)
    return Report(
        title=tr("Report", "Breaks, posture and workstation"),
        about=days_range(report.first_day, report.last_day),
        name=tr("Report", "Name"),
        rows=tuple(rows),
        foot=foot(path),
        shortened=shortened(cutter),
    )


class _Writer:
    """Writes the blocks that name things of the user's."""

    def __init__(self, names: Names, cutter: Cutter) -> None:
        self._names = names
        self._cutter = cutter

    def period(self, report: PeriodReport) -> Lines:
        """How long, and how much of it at the desk."""
        desk, days = report.desk, (report.last_day - report.first_day).days + 1
        one = desk.exposure
        form = tr("Report", "{days} days, {active} of them with time at the desk")
        lines = [form.format(days=days, active=desk.days)]
        form = tr("Report", "At the desk: {time} in all")
        lines.append(form.format(time=minutes_kept(one.desk_s)))
        if desk.usual_s is not None:
            form = tr("Report", "Usual day, of {n} with two hours or more: {time}")
            lines.append(form.format(n=desk.full_days, time=minutes_kept(desk.usual_s)))
        if one.longest_stretch_start is not None:
            form = tr("Report", "Longest stretch: {time}, on {day}")
            day = short_day(one.longest_stretch_start.date())
            lines.append(form.format(time=minutes_kept(one.longest_stretch_s), day=day))
        form = tr("Report", "Stretches over 60 minutes: {n}")
        lines.append(form.format(n=one.stretches_over_60min))
        if desk.median_stretch_s is not None:
            form = tr("Report", "Median stretch: {time}")
            lines.append(form.format(time=minutes_kept(desk.median_stretch_s)))
        if report.recovery_days:
            days_told = tr("Report", "%n day(s)", report.recovery_days)
            form = tr("Report", "Recovery mode: {days}, whose breaks are in no count.")
            lines.append(form.format(days=days_told))
        return Lines(heading=tr("Report", "Period and time at the desk"), lines=tuple(lines))

    def rhythm(self, report: PeriodReport) -> Lines:
        """What is set, and what was changed when."""
        names, rhythm = self._names, report.rhythm
        preset = self._cutter.name(names.presets.get(rhythm.preset, rhythm.preset))
        lines = [tr("Report", "Preset at the time of writing: {preset}.").format(preset=preset)]
        kinds = self._cutter.some(rhythm.kinds, max(2, self._cutter.room.lines // 3))
        lines.append(tr("Report", "; ").join(self._kind(kind) for kind in kinds) + ".")
        room = max(1, self._cutter.room.lines - 2)
        lines += [self._change(one) for one in self._cutter.some(report.changes, room)]
        if not report.changes:
            lines.append(tr("Report", "No change of the rhythm was recorded."))
        return Lines(heading=tr("Report", "Rhythm and its changes"), lines=tuple(lines))

    def _kind(self, kind: BreakKind) -> str:
        name, length = self._cutter.name(kind.name), length_words(kind.length_s)
        if kind.rides_on is not None or kind.at:
            return tr("Report", "{kind}: {length}").format(kind=name, length=length)
        form = tr("Report", "{kind}: every {every} for {length}")
        return form.format(kind=name, every=length_words(kind.every_s), length=length)

    def _change(self, change: SettingChanged) -> str:
        day = short_day(change.at.date())
        what = self._cutter.name(self._setting(change.key))
        if not change.before and not change.after:
            return tr("Report", "{day}: “{what}” changed").format(day=day, what=what)
        form = tr("Report", "{day}: “{what}”, {before} → {after}")
        before, after = (
            self._value(change.key, change.before),
            self._value(change.key, change.after),
        )
        return form.format(day=day, what=what, before=before, after=after)

    def _value(self, key: str, text: str) -> str:
        if key == "profile":
            text = self._names.presets.get(text, text)
        return self._cutter.name(text) if text else tr("Report", "nothing")

    def _setting(self, key: str) -> str:
        """What a setting is called, or its key."""
        if key in GENERAL:
            return GENERAL[key].label
        parts = kind_key(key)
        if parts is None:
            return key
        kind = self._names.kinds.get(parts.kind, parts.kind)
        return tr("Report", "{kind}: {field}").format(kind=kind, field=parts.field.label)

    def held(self, held: Held) -> Lines:
        """What was not offered at once, and why."""
        heading = tr("Report", "Held back")
        if not held.prompts:
            return Lines(heading=heading, lines=(tr("Report", "No prompt was held back."),))
        form = tr("Report", "{n} prompts waited, {time} in all.")
        if held.never_came:
            form = tr("Report", "{n} prompts waited, {time} in all; {never} of them never came.")
        lines = (
            form.format(n=held.prompts, time=minutes_kept(held.seconds), never=held.never_came),
            tr("Report", "Reasons: {reasons}").format(reasons=self.counted(held.reasons, _reason)),
            tr("Report", "A prompt may have waited for several reasons."),
        )
        return Lines(heading=heading, lines=lines)

    def workstation(self, report: PeriodReport) -> Grid:
        """What isn't in place, and what can't be changed, in the user's words."""
        headings = (
            tr("Report", "Item"),
            tr("Report", "State"),
            tr("Report", "Reasons and notes"),
        )
        not_yet, cannot = tr("Report", "Not yet"), tr("Report", "Can’t change")
        cutter, most = self._cutter, self._cutter.room.rows
        first = cutter.some(report.to_change, most - min(len(report.cannot_change), most // 2))
        listed = [(one, not_yet) for one in first]
        rest = cutter.some(report.cannot_change, most - len(first))
        listed += [(one, cannot) for one in rest]
        rows = tuple(
            (cutter.name(one.item.title), state, cutter.note(_said(one))) for one, state in listed
        )
        if report.assessed is None:
            note = tr("Report", "The workstation was not looked at yet.")
        else:
            form = tr("Report", "Looked at last on {day}. Notes are the user’s own words.")
            note = form.format(day=full_day(report.assessed))
        return Grid(
            heading=tr("Report", "Workstation: open items"),
            table=Table(headings, rows),
            note=note,
            words=True,
        )

    def body(self, facts: DoctorFacts) -> Grid | None:
        """Discomfort by region; None where nothing was noted."""
        if not facts.check_ins:
            return None
        headings = (
            tr("Report", "Where, 0 to 10"),
            tr("Report", "Median"),
            tr("Report", "Highest"),
            tr("Report", "Days at 4+"),
            tr("Report", "Answers"),
        )
        rows = tuple(
            (
                words.region_name(one.region),
                number(one.median),
                str(one.highest),
                str(one.days_noticeable),
                str(one.answers),
            )
            for one in self._cutter.some(facts.regions, self._cutter.room.rows)
        )
        return Grid(
            heading=tr("Report", "Discomfort"),
            table=Table(headings, rows),
            note=tr("Report", "%n check-in(s); a day without one is a gap.", facts.check_ins),
        )

    def care(self, report: PeriodReport) -> Lines:
        """In the way of things, flares, cold and heat, routines, warning signs."""
        facts = report.body
        lines = []
        if facts.check_ins:
            lines.append(
                tr("Report", "In the way of daily things: {what}").format(
                    what=self.counted(facts.interference, _interference)
                )
            )
            lines.append(
                tr("Report", "Came after: {what}").format(
                    what=self.counted(facts.followed, _followed)
                )
            )
        flares = self._cutter.some(tuple(reversed(facts.flares)), self._cutter.room.items // 2)
        lines += [_flare(flare) for flare in flares]
        if not facts.flares:
            lines.append(tr("Report", "Flares: none noted."))
        if facts.helped:
            helped = self.counted(facts.helped, _helped)
            lines.append(tr("Report", "What helped: {what}").format(what=helped))
        home = facts.home
        form = tr("Report", "Cold: {cold}×, heat: {heat}×")
        lines.append(form.format(cold=home.cold, heat=home.heat))
        routines = self.counted(home.routines, lambda one: self._names.routines.get(one, one))
        lines.append(tr("Report", "Routines: {routines}").format(routines=routines))
        lines.append(_safety(report.safety_days))
        return Lines(heading=tr("Report", "Flares, care and routines"), lines=tuple(lines))

    def counted(self, counts: Counts, name: Callable[[str], str]) -> str:
        """`Walk 4×, Stretch 2×`, or that there is nothing."""
        form = tr("Report", "{name} {count}×")
        items = [
            form.format(name=self._cutter.name(name(word)), count=count)
            for word, count in self._cutter.some(counts, self._cutter.room.items)
        ]
        return tr("Report", ", ").join(items) or tr("Report", "none noted")


def _said(one: Standing) -> str:
    said = [*one.reasons, one.note] if one.note else [*one.reasons]
    return tr("Report", "; ").join(said) or tr("Report", "–")


def _safety(days: int) -> str:
    if not days:
        return tr("Report", "Page of warning signs: not answered in this period.")
    return tr("Report", "Page of warning signs: answered on %n day(s).", days)


def _flare(flare: FlareFacts) -> str:
    region = _in_words(BodyRegion, flare.region, words.region_name)
    first = short_day(flare.onset.date())
    if flare.ended is None:
        return tr("Report", "Flare, {region}: from {first} on").format(region=region, first=first)
    form = tr("Report", "Flare, {region}: {first} to {last}, {days}")
    days = tr("Report", "%n day(s)", (flare.ended.date() - flare.onset.date()).days + 1)
    return form.format(region=region, first=first, last=short_day(flare.ended.date()), days=days)


def _reason(reason: str) -> str:
    return tr("Report", "a chosen program") if reason == APP else reason_words(reason)


def _in_words(kind: type[E], word: str, name: Callable[[E], str]) -> str:
    """The words for a value of the record; one of another version stands as it is."""
    try:
        return name(kind(word))
    except ValueError:
        return plain_line(word, LONGEST)


def _interference(word: str) -> str:
    return _in_words(Interference, word, words.interference)


def _followed(word: str) -> str:
    return _in_words(Followed, word, words.followed)


def _helped(word: str) -> str:
    return _in_words(Helped, word, words.helped)
