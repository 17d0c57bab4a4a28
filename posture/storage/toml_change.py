"""Changing one value in a TOML text, with everything else, comments included, left as it is.

tomlkit writes wrong text for some layouts (dotted keys beside tables, tables torn apart), so each
result is parsed again and compared with what it has to say; a wrong one is never used.
"""

import tomllib
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable, Item

Path = Sequence[str]

_TOMLKIT_ERRORS = (TOMLKitError, LookupError, TypeError, ValueError, AttributeError)


class UnchangeableError(ValueError):
    """The text is laid out in a way that no safe change was found for."""


def with_value(text: str, path: Path, value: object) -> str:
    """The text with that value at the path. Raises UnchangeableError."""
    item = _item(value)
    expected = _data(text)
    _put(expected, path, _data(f"value = {item.as_string()}")["value"])
    for way in (_in_place, _in_a_table_at_the_end, _anew):
        changed = _tried(partial(way, item=item), text, path)
        if changed is not None and _data(changed) == expected:
            return changed
    raise UnchangeableError(f"{'.'.join(path)} can’t be written into the file safely")


def without_value(text: str, path: Path) -> str:
    """The text without what stands at the path, and without tables left empty by that.

    Raises UnchangeableError. A path that is not there changes nothing.
    """
    expected = _data(text)
    if not _drop(expected, path):
        return text
    for way in (_dropped_with_empty_tables, _dropped):
        changed = _tried(way, text, path)
        if changed is not None and _pruned(_data(changed)) == _pruned(expected):
            return changed
    raise UnchangeableError(f"{'.'.join(path)} can’t be taken out of the file safely")


def holds(text: str, path: Path) -> bool:
    """Whether anything stands at the path."""
    return _drop(_data(text), path)


def _in_place(text: str, path: Path, item: Item) -> str:
    document = tomlkit.parse(text)
    table: Any = document
    for depth, name in enumerate(path[:-1], start=1):
        if name not in table:
            is_inline = isinstance(table, InlineTable)
            is_super = depth < len(path) - 1
            table[name] = tomlkit.inline_table() if is_inline else tomlkit.table(is_super)
        table = table[name]
    table[path[-1]] = item
    return document.as_string()


def _in_a_table_at_the_end(text: str, path: Path, item: Item) -> str:
    gap = "" if text.endswith("\n") or not text else "\n"
    header = f"\n[{_dotted(path[:-1])}]\n" if path[:-1] else ""
    return f"{text}{gap}{header}{_dotted(path[-1:])} = {item.as_string()}\n"


def _anew(text: str, path: Path, item: Item) -> str:
    """Take out what stands there first: an array of tables is not replaced in place."""
    return _in_place(_dropped(text, path), path, item)


def _dropped(text: str, path: Path) -> str:
    document = tomlkit.parse(text)
    del _tables(document, path)[-1][path[-1]]
    return document.as_string()


def _dropped_with_empty_tables(text: str, path: Path) -> str:
    document = tomlkit.parse(text)
    tables = _tables(document, path)
    del tables[-1][path[-1]]
    for depth in range(len(path) - 1, 0, -1):
        if len(tables[depth]) or _has_comment(tables[depth]):
            break
        del tables[depth - 1][path[depth - 1]]
    return document.as_string()


def _tables(document: tomlkit.TOMLDocument, path: Path) -> list[Any]:
    """The tables on the way to the path, from the document on."""
    tables: list[Any] = [document]
    for name in path[:-1]:
        tables.append(tables[-1][name])
    return tables


def _has_comment(table: Any) -> bool:
    return "#" in table.as_string() or bool(table.trivia.comment)


def _tried(way: Callable[[str, Path], str], text: str, path: Path) -> str | None:
    """What the way makes of the text, if that is TOML at all."""
    try:
        changed = way(text, path)
        tomllib.loads(changed)
    except _TOMLKIT_ERRORS:
        return None
    return changed


def _data(text: str) -> dict[str, Any]:
    """What the text says, in a form that can be compared (NaN equals nothing, its text does)."""
    return tomllib.loads(text, parse_float=str)


def _put(data: dict[str, Any], path: Path, value: object) -> None:
    for name in path[:-1]:
        data = data.setdefault(name, {})
        if not isinstance(data, dict):
            raise UnchangeableError(f"{name} in the file is a value, and has to be a table")
    data[path[-1]] = value


def _drop(data: dict[str, Any], path: Path) -> bool:
    """Take out what stands at the path; False when nothing does."""
    for name in path[:-1]:
        inner = data.get(name)
        if not isinstance(inner, dict):
            return False
        data = inner
    return data.pop(path[-1], None) is not None


def _pruned(data: dict[str, Any]) -> dict[str, Any]:
    """The data without its empty tables."""
    inner = {key: _pruned(v) if isinstance(v, dict) else v for key, v in data.items()}
    return {key: value for key, value in inner.items() if value != {}}


def _item(value: object) -> Item:
    """The value as TOML: tables inside a list stand in one line each."""
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for key, inner in value.items():
            table[key] = _item(inner)
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for inner in value:
            array.append(_item(inner))
        return array.multiline(any(isinstance(inner, dict) for inner in value))
    return tomlkit.item(value)


def _dotted(path: Path) -> str:
    return ".".join(tomlkit.key(name).as_string() for name in path)
