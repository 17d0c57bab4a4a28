"""Turns parsed tables into typed values, and what does not fit into one `ContentError` each, in plain words."""

import math
import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final, TypeVar

import msgspec

from posture.core.content import ContentError, stands_on_a_line

LARGEST: Final = 10_000
"""No angle, length or time of content is larger; figures could not be drawn with such numbers."""
LONGEST_TEXT: Final = 2_000
NAMED: Final = 12
"""So many names are listed as what is allowed; of more, those that are nearest."""

Decoded = TypeVar("Decoded")


def decoded(file: str, table: object, kind: type[Decoded], *, within: str = "") -> Decoded:
    """The table as a value. Raises ContentError with the key, below `within`."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise _explained(file, str(error), kind, within) from None


def check_values(file: str, table: dict[str, Any]) -> None:
    """Raises ContentError for a number that is not finite or huge, and for a text as long as a chapter.

    The bounds of the fields don't see them all: `nan` is in no bounds and angles have none.
    """
    for key, value in _values(table):
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise ContentError(file, key, "the text is too long", f"{LONGEST_TEXT} characters")
        if isinstance(value, int | float) and not abs(value) <= LARGEST:
            shown = "the number is not finite" if not math.isfinite(value) else "it is too large"
            raise ContentError(file, key, shown, f"-{LARGEST} to {LARGEST}")


def known(names: Collection[str], asked: str) -> str:
    """The names there are, for an error; of many those that look most like what was asked for."""
    if len(names) <= NAMED:
        return ", ".join(sorted(names))
    nearest = get_close_matches(asked[:60], sorted(names), n=NAMED, cutoff=0.0)
    return ", ".join(nearest) + ", …"


def check_line(file: str, key: str, text: str, longest: int) -> None:
    """Raises ContentError for a name that does not stand on one line."""
    if not text.strip():
        raise ContentError(file, key, "there is nothing to read", f"1 to {longest} characters")
    if not all(map(stands_on_a_line, text)):
        raise ContentError(file, key, "this is not one line of plain text", "plain text")
    if len(text) > longest:
        raise ContentError(file, key, "it is too long", f"{longest} characters")


def _values(table: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """All that stands in a table at any depth, each with its key."""
    waiting: list[tuple[str, object]] = list(table.items())
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(f"{key}.{name}", inner) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{key}[{place}]", inner) for place, inner in enumerate(value)]
        else:
            yield key, value


def _explained(file: str, message: str, kind: type[Any], within: str) -> ContentError:
    """The decoder's message with the key in front and, where it is a choice, the choices."""
    problem, _, path = message.partition(" - at `$")
    path = path.rstrip("`")
    inner = _type_at(kind, path)
    unknown = re.match(r"Object contains unknown field `(.*)`", problem, re.DOTALL)
    if unknown:
        keys = ", ".join(getattr(inner, "__struct_fields__", ()))
        return ContentError(file, _key(within, f"{path}.{unknown[1]}"), "unknown key", keys)
    missing = re.match(r"Object missing required field `(.*)`", problem)
    if missing:
        return ContentError(file, _key(within, f"{path}.{missing[1]}"), "this key is missing")
    if "matching regex" in problem:
        return ContentError(
            file, _key(within, path), "this is no id", "small letters, digits and single hyphens"
        )
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return ContentError(file, _key(within, path), problem, ", ".join(inner))
    return ContentError(file, _key(within, path), problem)


def _key(within: str, path: str) -> str:
    return f"{within}{path}" if within else path.removeprefix(".")


def _type_at(kind: object, path: str) -> object:
    """The type a decoder's path leads to: `.steps[...].move` and the like."""
    found = msgspec.inspect.type_info(kind)
    for key in re.findall(r"\.(\w+)|(\[)", path):
        found = _inside(found, key[0])
    if isinstance(found, msgspec.inspect.UnionType):  # a choice that need not be made
        found = next((one for one in found.types if hasattr(one, "cls")), found)
    return getattr(found, "cls", None)


def _inside(found: msgspec.inspect.Type, key: str) -> msgspec.inspect.Type:
    if isinstance(found, msgspec.inspect.StructType):
        return next((item.type for item in found.fields if item.name == key), found)
    return getattr(found, "item_type", found)
