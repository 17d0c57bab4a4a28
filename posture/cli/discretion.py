"""Leaves out of a report what says who its writer is: reports are pasted where everybody reads them."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any

SHORTEST_NAME = 2
SOMEBODY = "USER"
_IN_A_NAME = r"[\w.-]"
"""What would make it a part of another folder's name."""
_TOO_COMMON = frozenset({"root", "home", "users", "user", "posture"})
"""Names that tell nothing of a person and stand in paths of every machine."""


def without_user(environ: Mapping[str, str], home: Path) -> Callable[[str], str]:
    """A function that writes `~` for the home folder, and `USER` for the user's name within paths."""
    homes = sorted({str(home), str(home.resolve())}, key=len, reverse=True)
    homes = [one for one in homes if len(PurePath(one).parts) > 1]
    names = {environ.get(key, "") for key in ("USER", "LOGNAME", "USERNAME")} | {home.name}
    names = {one for one in names if len(one) >= SHORTEST_NAME and one.lower() not in _TOO_COMMON}
    of_home = _any_of(homes, rf"(?<!{_IN_A_NAME})(?:{{}})(?!{_IN_A_NAME})")
    of_name = _any_of(names, rf"(?<=[/\\])(?:{{}})(?!{_IN_A_NAME})")

    def cleaned(text: str) -> str:
        text = text if of_home is None else of_home.sub("~", text)
        return text if of_name is None else of_name.sub(SOMEBODY, text)

    return cleaned


def in_all_texts(document: Any, change: Callable[[str], str]) -> Any:
    """The same document with each of its texts changed; names of fields stay."""
    if isinstance(document, str):
        return change(document)
    if isinstance(document, list):
        return [in_all_texts(one, change) for one in document]
    if isinstance(document, dict):
        return {key: in_all_texts(value, change) for key, value in document.items()}
    return document


def _any_of(words: Iterable[str], pattern: str) -> re.Pattern[str] | None:
    found = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(pattern.format(found)) if found else None
