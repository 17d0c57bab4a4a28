"""The page for a doctor in words: what stands where, and how it is shortened until it fits one page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

import msgspec
from PySide6.QtCore import QDate, QLocale

from posture.core.body import BodyRegion
from posture.core.care_events import Interference, Spread
from posture.core.checkin import Followed, Helped, Quality, When
from posture.core.doctor_summary import Counts, DoctorFacts, FlareFacts
from posture.core.plain_words import plain_line
from posture.ui.checkin import history_words, words
from posture.ui.dashboard.table import Table
from posture.ui.i18n import tr

TRIGGERS: Final = (
    Followed.INJURY,
    Followed.SPORT,
    Followed.MOVING_FURNITURE,
    Followed.GARDENING,
    Followed.LIFTING,
    Followed.SUDDEN_MOVE,
    Followed.OVERUSE,
)
"""What is named once more as a possible injury (seed rows 113, 114, 118)."""
E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

LONGEST_NAME: Final = 60
LONGEST_SIGN: Final = 110


class Room(msgspec.Struct, frozen=True):
    """How much may stand on the page."""

    regions: int
    items: int
    notes: int
    note_length: int


ROOMS: Final = (
    Room(10, 10, 8, 300),
    Room(8, 8, 6, 200),
    Room(7, 6, 4, 150),
    Room(6, 5, 3, 110),
    Room(5, 4, 2, 80),
    Room(4, 3, 1, 60),
    Room(3, 2, 0, 0),
)
"""From ample to scant: the first that fits is taken."""


class Names(msgspec.Struct, frozen=True):
    """Titles of what the record names by id; an id without one stands as it is."""

    routines: Mapping[str, str] = {}
    moves: Mapping[str, str] = {}
    signs: Mapping[str, str] = {}


class Section(msgspec.Struct, frozen=True):
    """A heading with its lines. `written` lines are the user's own words."""

    heading: str
    lines: tuple[str, ...]
    written: bool = False


class SummaryPage(msgspec.Struct, frozen=True, kw_only=True):
    """All words of the page, plain text throughout."""

    title: str
    period: str
    table: Table
    sections: tuple[Section, ...]
    blanks: tuple[str, ...]
    """Prompts with room to write by hand."""
    foot: str
    shortened: str
    """That something was left out; empty where nothing was."""


def fitted(facts: DoctorFacts, names: Names, fits: Callable[[SummaryPage], bool]) -> SummaryPage:
    """The fullest page that fits; the scantiest if none does."""
    pages = (summary_page(facts, names, room) for room in ROOMS)
    scant = summary_page(facts, names, ROOMS[-1])
    return next((page for page in pages if fits(page)), scant)


def summary_page(facts: DoctorFacts, names: Names, room: Room) -> SummaryPage:
    """The page with so much room."""
    writer = _Writer(room)
    sections: tuple[Section, ...] = (
        Section(tr("Doctor", "In the way of daily things"), writer.interference(facts)),
        Section(tr("Doctor", "When, and after what"), writer.context(facts)),
        Section(tr("Doctor", "How long it lasts"), writer.duration(facts)),
        Section(tr("Doctor", "What it feels like"), writer.feeling(facts)),
        Section(tr("Doctor", "When it first began"), writer.beginning(facts)),
        Section(tr("Doctor", "What makes it better"), writer.counted(facts.helped, _helped)),
        Section(tr("Doctor", "Injury, sport, heavy work"), writer.triggers(facts)),
        Section(tr("Doctor", "Other symptoms ticked"), writer.signs(facts, names)),
        Section(tr("Doctor", "Done at home and at work"), writer.home(facts, names)),
    )
    notes = writer.notes(facts)
    if notes:
        own = Section(tr("Doctor", "Own notes"), notes, written=True)
        sections = (*sections, own)
    table = writer.table(facts)
    return SummaryPage(
        title=tr("Doctor", "Notes for a doctor or physiotherapist"),
        period=_period(facts),
        table=table,
        sections=sections,
        blanks=(
            tr("Doctor", "Name"),
            tr("Doctor", "Medical history"),
            tr("Doctor", "Medicines"),
        ),
        foot=tr("Doctor", "Made on this computer from own notes; not a diagnosis."),
        shortened=tr("Doctor", "Shortened to fit one page.") if writer.left_out else "",
    )


class _Writer:
    """Writes the lines and remembers whether any had to go."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.left_out = False

    def table(self, facts: DoctorFacts) -> Table:
        """How severe and how often, by region."""
        headings = (
            tr("Doctor", "Where, 0 to 10"),
            tr("Doctor", "Median"),
            tr("Doctor", "Highest"),
            tr("Doctor", "Latest"),
            tr("Doctor", "Answers"),
            tr("Doctor", "Days at 4 or more"),
            tr("Doctor", "4 weeks against 4 before"),
        )
        rows = tuple(
            (
                words.region_name(one.region),
                history_words.number(one.median),
                str(one.highest),
                str(one.latest),
                str(one.answers),
                str(one.days_noticeable),
                "–" if one.change is None else history_words.change_words(one.change),
            )
            for one in self._some(facts.regions, self._room.regions)
        )
        return Table(headings, rows)

    def interference(self, facts: DoctorFacts) -> tuple[str, ...]:
        lines = [*self.counted(facts.interference, _interference)]
        if facts.sleep_asked:
            form = tr("Doctor", "Sleep affected: {yes} of {asked} answers")
            lines.append(form.format(yes=facts.sleep_affected, asked=facts.sleep_asked))
        if facts.stress is not None:
            form = tr("Doctor", "Stress, 0 to 10: median {stress}")
            lines.append(form.format(stress=history_words.number(facts.stress)))
        return _or_not_noted(lines)

    def context(self, facts: DoctorFacts) -> tuple[str, ...]:
        lines = [self._list(facts.when, _when), self._list(facts.followed, _followed)]
        return _or_not_noted(line for line in lines if line)

    def duration(self, facts: DoctorFacts) -> tuple[str, ...]:
        lengths = [_length(seconds) for seconds in reversed(facts.lasted_s)]
        counts = tuple((name, lengths.count(name)) for name in dict.fromkeys(lengths))
        return self.counted(counts, str)

    def feeling(self, facts: DoctorFacts) -> tuple[str, ...]:
        lines = [self._list(facts.qualities, _quality)]
        spread = self._list(facts.spread, _spread)
        if spread:
            lines.append(tr("Doctor", "Spreads: {where}").format(where=spread))
        return _or_not_noted(line for line in lines if line)

    def beginning(self, facts: DoctorFacts) -> tuple[str, ...]:
        lines = []
        if facts.first_began is not None:
            lines.append(_date(facts.first_began.date()))
        if facts.first_time is not None:
            yes = tr("Doctor", "First time: yes")
            lines.append(yes if facts.first_time else tr("Doctor", "First time: no"))
        flares = self._some(tuple(reversed(facts.flares)), self._room.items)
        lines += [_flare(flare) for flare in flares]
        return _or_not_noted(lines)

    def triggers(self, facts: DoctorFacts) -> tuple[str, ...]:
        named = {trigger.value for trigger in TRIGGERS}
        counts = tuple(one for one in facts.followed if one[0] in named)
        return self.counted(counts, _followed)

    def signs(self, facts: DoctorFacts, names: Names) -> tuple[str, ...]:
        ticked = self._some(facts.ticks, self._room.items)
        lines = [plain_line(names.signs.get(sign, sign), LONGEST_SIGN) for sign in ticked]
        return tuple(lines) or (tr("Doctor", "None ticked."),)

    def home(self, facts: DoctorFacts, names: Names) -> tuple[str, ...]:
        home = facts.home
        lines = []
        if home.breaks_taken:
            lines.append(tr("Doctor", "%n break(s) taken", home.breaks_taken))
        if home.routines:
            routines = self._list(home.routines, lambda one: names.routines.get(one, one))
            lines.append(tr("Doctor", "Routines: {routines}").format(routines=routines))
        if home.cold or home.heat:
            form = tr("Doctor", "Cold: {cold}×, heat: {heat}×")
            lines.append(form.format(cold=home.cold, heat=home.heat))
        if home.rest_days:
            lines.append(tr("Doctor", "%n day(s) of rest", home.rest_days))
        if facts.moves_that_hurt:
            moves = self._list(facts.moves_that_hurt, lambda one: names.moves.get(one, one))
            lines.append(tr("Doctor", "Moves that hurt: {moves}").format(moves=moves))
        return _or_not_noted(lines)

    def notes(self, facts: DoctorFacts) -> tuple[str, ...]:
        form = tr("Doctor", "{day}: {note}")
        lines = []
        for note in self._some(facts.notes, self._room.notes):
            line = plain_line(note.words, self._room.note_length)
            self.left_out |= line != " ".join(note.words.split())
            lines.append(form.format(day=_date(note.day), note=line))
        return tuple(lines)

    def counted(self, counts: Counts, name: Callable[[str], str]) -> tuple[str, ...]:
        """One line of counts, or that nothing was noted."""
        line = self._list(counts, name)
        return _or_not_noted((line,) if line else ())

    def _list(self, counts: Counts, name: Callable[[str], str]) -> str:
        """`Aching 4×, Tight 2×`."""
        form = tr("Doctor", "{name} {count}×")
        items = [
            form.format(name=plain_line(name(word), LONGEST_NAME), count=count)
            for word, count in self._some(counts, self._room.items)
        ]
        more = len(counts) - len(items)
        if more:
            items.append(tr("Doctor", "and %n more", more))
        return ", ".join(items)

    def _some(self, things: Sequence[T], most: int) -> tuple[T, ...]:
        self.left_out |= len(things) > most
        return tuple(things[:most])


def _or_not_noted(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(lines) or (tr("Doctor", "Not noted."),)


def _period(facts: DoctorFacts) -> str:
    days = tr("Doctor", "{first} to {last}").format(
        first=_date(facts.first_day), last=_date(facts.last_day)
    )
    check_ins = tr("Doctor", "%n check-in(s)", facts.check_ins)
    quiet = tr("Doctor", "{count} of them with nothing marked")
    parts = [days, check_ins]
    if facts.nothing_marked:
        parts.append(quiet.format(count=facts.nothing_marked))
    return " · ".join(parts)


def _flare(flare: FlareFacts) -> str:
    region = _in_words(BodyRegion, flare.region, words.region_name)
    if flare.ended is None:
        form = tr("Doctor", "Flare, {region}: from {first}")
        return form.format(region=region, first=_date(flare.onset.date()))
    form = tr("Doctor", "Flare, {region}: {first} to {last}")
    return form.format(
        region=region, first=_date(flare.onset.date()), last=_date(flare.ended.date())
    )


def _length(seconds: float) -> str:
    hours = seconds / 3600
    if hours < 1:
        return tr("Doctor", "%n minute(s)", round(seconds / 60))
    if hours < 24:
        return tr("Doctor", "%n hour(s)", round(hours))
    return tr("Doctor", "%n day(s)", round(hours / 24))


def _date(day: date) -> str:
    """`3 October 2026`: a page on paper outlives the year."""
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("Doctor", "d MMMM yyyy"))


def _in_words(kind: type[E], word: str, name: Callable[[E], str]) -> str:
    """The words for a value of the record; one of another version stands as it is."""
    try:
        return name(kind(word))
    except ValueError:
        return plain_line(word, LONGEST_NAME)


def _helped(word: str) -> str:
    return _in_words(Helped, word, words.helped)


def _followed(word: str) -> str:
    return _in_words(Followed, word, words.followed)


def _quality(word: str) -> str:
    return _in_words(Quality, word, words.quality)


def _spread(word: str) -> str:
    return _in_words(Spread, word, words.spread)


def _when(word: str) -> str:
    return _in_words(When, word, words.when)


def _interference(word: str) -> str:
    return _in_words(Interference, word, words.interference)
