"""The types of settings: how a value is read, bounded, written and shown.

Each type knows three forms of its value. `read` takes what stands in the file (or the text of
`posture config set`) and returns the value the program works with, or raises InvalidValueError.
`stored` gives the form that is written to the file, of plain TOML and JSON types. `text` is for
people, and `read` takes it back. Lists and calendar types stand in `setting_lists`.
"""

import math
import re
from collections.abc import Callable
from typing import Generic, Protocol, TypeGuard, TypeVar

import msgspec

from posture.core.durations import DURATION_EXAMPLES, format_duration, parse_duration

T = TypeVar("T")
YES = frozenset({"true", "yes", "on", "1"})
NO = frozenset({"false", "no", "off", "0"})
SHOWN_LENGTH = 40
FAR = 10**15
"""No setting is as large as that; larger integers may be too large for a float or for printing."""


class InvalidValueError(ValueError):
    """A value that a setting does not take: what is wrong with it, and what is allowed.

    `path` leads to the bad part inside a list or table, for example `(1, "from")`.
    """

    def __init__(self, wrong: str, allowed: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(f"{wrong}; {allowed}")
        self.wrong = wrong
        self.allowed = allowed
        self.path = path

    def inside(self, step: str | int) -> "InvalidValueError":
        """The same, seen from the list or table that holds the value."""
        return InvalidValueError(self.wrong, self.allowed, (step, *self.path))


class ValueType(Protocol[T]):
    """What every type of setting offers."""

    def read(self, raw: object) -> T:
        """The value of what stands in the file or was typed. Raises InvalidValueError."""
        ...

    def stored(self, value: T) -> object:
        """The value in plain TOML types."""
        ...

    def text(self, value: T) -> str:
        """The value for people."""
        ...

    @property
    def allowed(self) -> str:
        """What is allowed, as it stands behind `use`."""
        ...


def shown(raw: object) -> str:
    """A raw value as it would stand in the file, cut short and without control characters."""
    match raw:
        case bool():
            text = "true" if raw else "false"
        case str():
            text = f'"{raw[:SHOWN_LENGTH]}…"' if len(raw) > SHOWN_LENGTH else f'"{raw}"'
        case int() if abs(raw) >= FAR:
            text = "a huge number"
        case list() | tuple():
            text = "a list"
        case dict():
            text = "a table"
        case _:
            text = str(raw)
    return "".join(char if char.isprintable() else "?" for char in text)


class Flag(msgspec.Struct, frozen=True):
    """On or off."""

    allowed: str = "use true or false"

    def read(self, raw: object) -> bool:
        """`true` and `false`, and the words people type for them."""
        word = raw.strip().lower() if isinstance(raw, str) else None
        if raw is True or word in YES:
            return True
        if raw is False or word in NO:
            return False
        raise InvalidValueError(f"{shown(raw)} is neither true nor false", self.allowed)

    def stored(self, value: bool) -> bool:
        """As it is."""
        return value

    def text(self, value: bool) -> str:
        """`true` or `false`."""
        return "true" if value else "false"


class Whole(msgspec.Struct, frozen=True):
    """A whole number within bounds."""

    minimum: int
    maximum: int
    unit: str = ""

    @property
    def allowed(self) -> str:
        """The bounds."""
        return f"use a whole number from {self.minimum} to {self.maximum}{_after(self.unit)}"

    def read(self, raw: object) -> int:
        """An integer, or the text of one."""
        if isinstance(raw, str) and re.fullmatch(r"[+-]?[0-9]{1,12}", raw.strip()):
            raw = int(raw)
        if not isinstance(raw, int) or isinstance(raw, bool):
            raise InvalidValueError(f"{shown(raw)} is not a whole number", self.allowed)
        _check_bounds(raw, self, raw)
        return raw

    def stored(self, value: int) -> int:
        """As it is."""
        return value

    def text(self, value: int) -> str:
        """Its digits."""
        return str(value)


class Number(msgspec.Struct, frozen=True):
    """A number within bounds."""

    minimum: float
    maximum: float
    unit: str = ""

    @property
    def allowed(self) -> str:
        """The bounds."""
        return f"use a number from {self.minimum:g} to {self.maximum:g}{_after(self.unit)}"

    def read(self, raw: object) -> float:
        """A number, or the text of one."""
        if isinstance(raw, str) and re.fullmatch(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?", raw.strip()):
            raw = float(raw)
        if not _is_number(raw):
            raise InvalidValueError(f"{shown(raw)} is not a number", self.allowed)
        _check_bounds(raw, self, raw)
        return float(raw)

    def stored(self, value: float) -> float:
        """As it is."""
        return value

    def text(self, value: float) -> str:
        """The shortest spelling."""
        return repr(value).removesuffix(".0")


class Duration(msgspec.Struct, frozen=True):
    """Seconds, written as `45s`, `30m` or `1h30m`; a bare number is minutes."""

    minimum: float
    maximum: float
    unit: str = "s"

    @property
    def allowed(self) -> str:
        """Examples and bounds."""
        bounds = f"{format_duration(self.minimum)} to {format_duration(self.maximum)}"
        return f"use for example {DURATION_EXAMPLES} ({bounds})"

    def read(self, raw: object) -> float:
        """A written duration, or a number of minutes."""
        seconds = self._seconds(raw)
        _check_bounds(seconds, self, raw)
        return seconds

    def stored(self, value: float) -> str:
        """The shortest spelling."""
        return format_duration(value)

    def text(self, value: float) -> str:
        """The shortest spelling."""
        return format_duration(value)

    def _seconds(self, raw: object) -> float:
        if _is_number(raw) and abs(raw) < FAR:
            return round(raw * 60.0, 3)
        try:
            return parse_duration(raw if isinstance(raw, str) else "")
        except ValueError:
            raise InvalidValueError(f"{shown(raw)} is not a duration", self.allowed) from None


class OrNone(msgspec.Struct, Generic[T], frozen=True):
    """A value of another type, or none of it, for which a word stands."""

    item: ValueType[T]
    word: str

    @property
    def allowed(self) -> str:
        """What the other type allows, or the word."""
        return f'{self.item.allowed}, or "{self.word}"'

    def read(self, raw: object) -> T | None:
        """None for the word, else a value of the other type."""
        if isinstance(raw, str) and raw.strip().lower() == self.word:
            return None
        try:
            return self.item.read(raw)
        except InvalidValueError as error:
            raise InvalidValueError(error.wrong, self.allowed, error.path) from None

    def stored(self, value: T | None) -> object:
        """The word for none."""
        return self.word if value is None else self.item.stored(value)

    def text(self, value: T | None) -> str:
        """The word for none."""
        return self.word if value is None else self.item.text(value)


class Choice(msgspec.Struct, frozen=True):
    """One of a few words."""

    choices: tuple[str, ...]
    make: Callable[[str], str] = str
    """Turns the word into the program's value, for example an enumeration's member."""

    @property
    def allowed(self) -> str:
        """The words."""
        return f"use {_one_of(self.choices)}"

    def read(self, raw: object) -> str:
        """One of the words."""
        word = raw.strip().lower() if isinstance(raw, str) else None
        if word is None or word not in self.choices:
            raise InvalidValueError(f"{shown(raw)} is unknown", self.allowed)
        return self.make(word)

    def stored(self, value: str) -> str:
        """The word."""
        return str(value)

    def text(self, value: str) -> str:
        """The word."""
        return str(value)


class Text(msgspec.Struct, frozen=True):
    """A short text of one line. `files`, as `*.ics`: it is the path of such a file, or of a folder of them."""

    what: str = "a text"
    longest: int = 80
    pattern: str = r".+"
    files: str = ""

    @property
    def allowed(self) -> str:
        """What it is and how long it may be."""
        return f"use {self.what} ({self.longest} characters at most)"

    def read(self, raw: object) -> str:
        """A text without control characters."""
        if not isinstance(raw, str):
            raise InvalidValueError(f"{shown(raw)} is not {self.what}", self.allowed)
        text = raw.strip()
        fits = len(text) <= self.longest and text.isprintable()
        if not fits or not re.fullmatch(self.pattern, text):
            raise InvalidValueError(f"{shown(raw)} is not {self.what}", self.allowed)
        return text

    def stored(self, value: str) -> str:
        """As it is."""
        return value

    def text(self, value: str) -> str:
        """As it is."""
        return value


def _is_number(raw: object) -> TypeGuard[int | float]:
    if isinstance(raw, float):
        return math.isfinite(raw)
    return isinstance(raw, int) and not isinstance(raw, bool)


def _after(unit: str) -> str:
    return f" {unit}" if unit else ""


def _one_of(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _check_bounds(value: float, bounds: "Whole | Number | Duration", raw: object) -> None:
    """Raise InvalidValueError outside the bounds of the type."""
    small, large = ("short", "long") if isinstance(bounds, Duration) else ("small", "large")
    if value < bounds.minimum:
        raise InvalidValueError(f"{shown(raw)} is too {small}", bounds.allowed)
    if value > bounds.maximum:
        raise InvalidValueError(f"{shown(raw)} is too {large}", bounds.allowed)
