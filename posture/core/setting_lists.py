"""Types of settings that are lists, tables or rules: commands, dates, times, work hours, schedules.

In the file these are TOML lists and tables; as text they have a short form of one line
(`mon-fri 09:00-17:00; sat 10:00-14:00`), which the file takes too.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Generic, TypeVar

import msgspec

from posture.core.calendar import check_rule
from posture.core.durations import format_clock, parse_clock
from posture.core.hours import WEEKDAYS, WorkSpan
from posture.core.setting_types import InvalidValueError, Text, ValueType, shown

T = TypeVar("T")
NAME_PATTERN = r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}"
SPAN_TEXT = re.compile(r"([a-z, -]+?)\s+([0-9:]+)\s*[-–]\s*([0-9:]+)", re.IGNORECASE)
CRON_LENGTH = 100


class ListOf(msgspec.Struct, Generic[T], frozen=True):
    """A list of values of one type."""

    item: ValueType[T]
    least: int = 0
    most: int = 50
    separator: str = r"[,;]"
    """Between the entries in text, as a regular expression."""
    joint: str = ", "

    @property
    def allowed(self) -> str:
        """What an entry may be, and how many there may be."""
        few = f"{self.least} to {self.most}" if self.least else f"up to {self.most}"
        return f"{self.item.allowed}; {few} in the list"

    def read(self, raw: object) -> tuple[T, ...]:
        """A list, or a text with its entries."""
        entries = self._split(raw) if isinstance(raw, str) else raw
        if not isinstance(entries, list | tuple):
            raise InvalidValueError(f"{shown(raw)} is not a list", self.allowed)
        if not self.least <= len(entries) <= self.most:
            raise InvalidValueError(f"a list of {len(entries)} is not possible", self.allowed)
        return tuple(self._read_entry(index, entry) for index, entry in enumerate(entries))

    def stored(self, value: tuple[T, ...]) -> list[object]:
        """The entries as they are stored."""
        return [self.item.stored(entry) for entry in value]

    def text(self, value: tuple[T, ...]) -> str:
        """The entries in one line; as a JSON list where they would not be told apart."""
        texts = [self.item.text(entry) for entry in value]
        if any(text.startswith(("[", "{")) or self._split(text) != [text] for text in texts):
            import json  # few lists need it

            return json.dumps(self.stored(value), ensure_ascii=False)
        return self.joint.join(texts)

    def _split(self, text: str) -> list[str]:
        return [part.strip() for part in re.split(self.separator, text) if part.strip()]

    def _read_entry(self, index: int, entry: object) -> T:
        try:
            return self.item.read(entry)
        except InvalidValueError as error:
            raise error.inside(index) from None


class Command(msgspec.Struct, frozen=True):
    """A command as a list of words, run without a shell; empty: none."""

    allowed: str = 'use a list of words such as ["notify-send", "Posture"]'

    def read(self, raw: object) -> tuple[str, ...]:
        """A list of words, or one line that is split as a shell splits it."""
        words = self._split(raw) if isinstance(raw, str) else raw
        if not isinstance(words, list | tuple):
            raise InvalidValueError(f"{shown(raw)} is not a list of words", self.allowed)
        for index, word in enumerate(words):
            if not _is_word(word):
                raise InvalidValueError(f"{shown(word)} is not a word", self.allowed, (index,))
        if words and not words[0].strip():
            raise InvalidValueError("the first word is no program", self.allowed, (0,))
        return tuple(words)

    def stored(self, value: tuple[str, ...]) -> list[str]:
        """The words."""
        return list(value)

    def text(self, value: tuple[str, ...]) -> str:
        """One line, quoted as a shell reads it."""
        import shlex  # few have a command of their own

        return shlex.join(value)

    def _split(self, line: str) -> list[str]:
        import shlex

        try:
            return shlex.split(line)
        except ValueError:
            wrong = f"{shown(line)} has a quote without its end"
            raise InvalidValueError(wrong, self.allowed) from None


class Day(msgspec.Struct, frozen=True):
    """A date."""

    allowed: str = "use dates such as 2026-12-25"

    def read(self, raw: object) -> date:
        """A TOML date, or the text of one."""
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return raw
        try:
            return date.fromisoformat(raw.strip() if isinstance(raw, str) else "")
        except ValueError:
            raise InvalidValueError(f"{shown(raw)} is not a date", self.allowed) from None

    def stored(self, value: date) -> str:
        """ISO 8601."""
        return value.isoformat()

    def text(self, value: date) -> str:
        """ISO 8601."""
        return value.isoformat()


class ClockOrRule(msgspec.Struct, frozen=True):
    """A time of day, or a cron rule of five fields."""

    allowed: str = 'use times such as 10:00, or a cron rule such as "0 10 * * mon-fri"'

    def read(self, raw: object) -> str:
        """The time as `10:00`, or the rule with single blanks."""
        if isinstance(raw, time):
            return format_clock(raw)
        text = " ".join(raw.split()) if isinstance(raw, str) else ""
        try:
            return _cron_rule(text) if " " in text else format_clock(parse_clock(text))
        except ValueError:
            wrong = f"{shown(raw)} is neither a time nor a cron rule"
            raise InvalidValueError(wrong, self.allowed) from None

    def stored(self, value: str) -> str:
        """As it is."""
        return value

    def text(self, value: str) -> str:
        """As it is."""
        return value


class Span(msgspec.Struct, frozen=True):
    """Hours on some weekdays: a table of `days`, `from` and `to`, or `mon-fri 09:00-17:00`.

    Hours that end at or before their start go on into the next day.
    """

    allowed: str = (
        'use {days = ["mon", "fri"], from = "09:00", to = "17:00"} or mon-fri 09:00-17:00'
    )

    def read(self, raw: object) -> WorkSpan:
        """A table, or the short form."""
        table = self._table_of(raw) if isinstance(raw, str) else raw
        if not isinstance(table, Mapping):
            raise InvalidValueError(f"{shown(raw)} is not a range of hours", self.allowed)
        for key in table:
            if key not in {"days", "from", "to"}:
                raise InvalidValueError(f"{shown(key)} is unknown", self.allowed, (str(key),))
        return WorkSpan(
            self._days(table.get("days", list(WEEKDAYS))),
            self._clock(table, "from"),
            self._clock(table, "to"),
        )

    def stored(self, value: WorkSpan) -> dict[str, object]:
        """A table."""
        return {
            "days": [WEEKDAYS[day] for day in sorted(value.days)],
            "from": format_clock(value.start),
            "to": format_clock(value.end),
        }

    def text(self, value: WorkSpan) -> str:
        """The short form."""
        return f"{_days_text(value.days)} {format_clock(value.start)}-{format_clock(value.end)}"

    def _table_of(self, text: str) -> Mapping[str, object]:
        match = SPAN_TEXT.fullmatch(text.strip()) if len(text) <= CRON_LENGTH else None
        if match is None:
            raise InvalidValueError(f"{shown(text)} is not a range of hours", self.allowed)
        return {"days": match[1], "from": match[2], "to": match[3]}

    def _days(self, raw: object) -> frozenset[int]:
        words = raw.split(",") if isinstance(raw, str) else raw
        if not isinstance(words, list | tuple) or not words:
            raise InvalidValueError(
                f"days = {shown(raw)} is no list of days", self.allowed, ("days",)
            )
        days: set[int] = set()
        for word in words:
            days |= self._day_range(word)
        return frozenset(days)

    def _day_range(self, word: object) -> set[int]:
        names = (
            [name.strip().lower()[:3] for name in word.split("-")] if isinstance(word, str) else []
        )
        if not 1 <= len(names) <= 2 or not all(name in WEEKDAYS for name in names):
            raise InvalidValueError(f"{shown(word)} is no day of the week", self.allowed, ("days",))
        first, last = WEEKDAYS.index(names[0]), WEEKDAYS.index(names[-1])
        return {(first + step) % 7 for step in range((last - first) % 7 + 1)}

    def _clock(self, table: Mapping[str, object], key: str) -> time:
        raw = table.get(key)
        if isinstance(raw, time):
            return raw.replace(microsecond=0)
        try:
            return parse_clock(raw if isinstance(raw, str) else "")
        except ValueError:
            wrong = f"{key} = {shown(raw)} is not a time" if key in table else f"{key} is missing"
            raise InvalidValueError(wrong, self.allowed, (key,)) from None


class ProfileSpan(msgspec.Struct, frozen=True):
    """A profile and the hours in which it is in force."""

    profile: str
    span: WorkSpan


class ProfileHours(msgspec.Struct, frozen=True):
    """The type of a `ProfileSpan`: a table with `profile` more, or `eyes mon-fri 13:00-17:00`."""

    allowed: str = (
        'use {profile = "eyes", days = ["mon"], from = "13:00", to = "17:00"}'
        " or eyes mon-fri 13:00-17:00"
    )

    def read(self, raw: object) -> ProfileSpan:
        """A table, or the short form."""
        if isinstance(raw, str):
            name, _, hours = raw.strip().partition(" ")
            return self._span(name, hours)
        if not isinstance(raw, Mapping):
            raise InvalidValueError(f"{shown(raw)} is no profile with hours", self.allowed)
        return self._span(raw.get("profile"), {k: v for k, v in raw.items() if k != "profile"})

    def stored(self, value: ProfileSpan) -> dict[str, object]:
        """A table."""
        return {"profile": value.profile, **Span().stored(value.span)}

    def text(self, value: ProfileSpan) -> str:
        """The short form."""
        return f"{value.profile} {Span().text(value.span)}"

    def _span(self, name: object, hours: object) -> ProfileSpan:
        try:
            span = Span().read(hours)
        except InvalidValueError as error:
            raise InvalidValueError(error.wrong, self.allowed, error.path) from None
        try:
            return ProfileSpan(NAME.read(name), span)
        except InvalidValueError as error:
            raise InvalidValueError(error.wrong, self.allowed, ("profile",)) from None


NAME = Text("a name of letters, digits, - and _", longest=40, pattern=NAME_PATTERN)


def _is_word(word: object) -> bool:
    if not isinstance(word, str) or "\0" in word:
        return False
    return not any("\ud800" <= char <= "\udfff" for char in word)  # what UTF-8 can't write


def _cron_rule(text: str) -> str:
    if len(text) > CRON_LENGTH or len(text.split()) != 5:
        raise ValueError("a cron rule has five fields")
    check_rule(text)
    return text


def _days_text(days: frozenset[int]) -> str:
    """`mon-fri`, `mon,wed`: runs of three and more days joined."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(_run_text(run) for run in runs)


def _run_text(run: list[int]) -> str:
    if len(run) > 2:
        return f"{WEEKDAYS[run[0]]}-{WEEKDAYS[run[-1]]}"
    return ",".join(WEEKDAYS[day] for day in run)
