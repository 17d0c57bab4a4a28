"""Writes a routine as TOML, the way the shipped ones are written: one step a line, one key a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

_ROWS: Final = frozenset({"steps", "feel", "arrows", "props"})
"""Lists of small tables: each one on a line of its own."""


def toml_text(table: Mapping[str, Any]) -> str:
    """The table as TOML; lists of tables that are no rows, and tables in tables, come last."""
    return "\n".join(_lines(table, "")) + "\n"


def _lines(table: Mapping[str, Any], within: str) -> Iterator[str]:
    later = {key: value for key, value in table.items() if _stands_below(key, value)}
    for key, value in table.items():
        if key not in later:
            yield from _pair(key, value)
    for key, value in later.items():
        place = f"{within}{_key(key)}"
        for one in value if isinstance(value, list) else (value,):
            yield ""
            yield f"[[{place}]]" if isinstance(value, list) else f"[{place}]"
            yield from _lines(one, f"{place}.")


def _stands_below(key: str, value: object) -> bool:
    if isinstance(value, list):
        tables = bool(value) and all(isinstance(one, dict) for one in value)
        return key not in _ROWS and tables
    return isinstance(value, dict) and any(isinstance(one, dict | list) for one in value.values())


def _pair(key: str, value: object) -> Iterator[str]:
    if key in _ROWS and isinstance(value, list):
        yield f"{_key(key)} = ["
        yield from (f"    {_inline(one)}," for one in value)
        yield "]"
    else:
        yield f"{_key(key)} = {_inline(value)}"


def _inline(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _number(value)
        case str():
            return _quoted(value)
        case dict():
            return "{ " + ", ".join(f"{_key(k)} = {_inline(v)}" for k, v in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(_inline(one) for one in value) + "]"
        case _:
            raise TypeError(f"no content holds a {type(value).__name__}")


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(value)


def _quoted(text: str) -> str:
    """A basic string; JSON writes the same, but for one character that TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    plain = key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()
    return key if plain else _quoted(key)
