"""Reading a whole settings file, already parsed: valid values become `Settings`, the rest problems.

Nothing here raises for what a user may have written: a bad value is reported and its default holds.
"""

import re
from collections.abc import Mapping
from typing import Any

from posture.core.setting_lists import NAME_PATTERN
from posture.core.setting_types import InvalidValueError, ValueType, shown
from posture.core.settings import Settings, problem_of
from posture.core.settings_catalogue import FIELDS, GENERAL, nearest_key, type_of
from posture.core.settings_rules import Problem, overruled, settled

SUGGESTIONS = 40
"""Near matches are looked up for so many unknown keys, which is plenty to read."""

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
_OWN_TABLE = re.compile(
    rf"breaks\.{NAME_PATTERN}|profiles\.(?!schedule$){NAME_PATTERN}(\.breaks(\.{NAME_PATTERN})?)?"
)
_TABLES = {".".join(key.split(".")[:-1]) for key in GENERAL} - {""} | {"breaks"}


def read_settings(data: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in a parsed file, and what was wrong with it."""
    reading = _Reading()
    reading.read_table(data, ())
    kept, problems = settled(reading.chosen)
    return Settings(kept), (*reading.problems, *problems, *overruled(kept))


class _Reading:
    """Walks through the tables of a file and collects what it finds."""

    def __init__(self) -> None:
        self.chosen: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def read_table(self, table: Mapping[str, Any], path: tuple[str, ...]) -> None:
        """Read a table, and those inside it that may hold settings."""
        for name, raw in table.items():
            inner = (*path, name)
            is_plain = _PLAIN_KEY.fullmatch(name) is not None
            key = ".".join((*path, name if is_plain else shown(name)))
            if is_plain and (kind_of_value := type_of(key)):
                self._read_value(key, kind_of_value, raw)
            elif not (is_plain and _is_table(key)):
                self._report_unknown(key, inner)
            elif isinstance(raw, Mapping):
                self.read_table(raw, inner)
            else:
                wrong = f"= {shown(raw)} is not possible: it is a table of settings"
                self.problems.append(Problem(key=key, wrong=wrong, path=inner))

    def _read_value(self, key: str, kind_of_value: ValueType[Any], raw: object) -> None:
        try:
            self.chosen[key] = kind_of_value.read(raw)
        except InvalidValueError as error:
            self.problems.append(problem_of(key, error))

    def _report_unknown(self, key: str, path: tuple[str, ...]) -> None:
        allowed = nearest_key(key, _known(path)) if len(self.problems) < SUGGESTIONS else ""
        wrong = "is not a setting of this version, and is kept as it is"
        self.problems.append(Problem(key=key, wrong=wrong, allowed=allowed, path=path))


def _known(path: tuple[str, ...]) -> tuple[str, ...]:
    """What could have been meant where an unknown key stands."""
    table = ".".join(path[:-1])
    of_kind = [f"{table}.{field}" for field in FIELDS] if "breaks" in path[:-2] else []
    return (*GENERAL, *_TABLES, *of_kind)


def _is_table(key: str) -> bool:
    return key in _TABLES or _OWN_TABLE.fullmatch(key) is not None
