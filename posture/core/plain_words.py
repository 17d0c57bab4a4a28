"""Words that somebody else wrote, made fit to stand in a line of ours: one line, no tricks, not too long."""

import unicodedata
from typing import Final

ELLIPSIS: Final = "…"
_JOINERS: Final = ("\u200c", "\u200d")
"""Parts of emoji and of some scripts; other invisible characters turn the direction of what follows."""
_MOST_MARKS: Final = 4
"""More accents on one letter are no language; they would climb over the lines above."""
_READ_AHEAD: Final = 8
"""So many times the wanted length is looked at; the rest of a huge text isn't."""


def plain_line(text: str, most: int) -> str:
    """`text` on one line of at most `most` characters, without control, direction and unencodable characters."""
    line = " ".join(_kept(text[: most * _READ_AHEAD + 1]).split())
    if len(line) > most:
        return line[: max(0, most - 1)].rstrip() + ELLIPSIS
    return line if len(text) <= most * _READ_AHEAD + 1 else line + ELLIPSIS


def _kept(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if category == "Cc":
            kept.append(" ")
        elif marks <= _MOST_MARKS and (category[0] != "C" or character in _JOINERS):
            kept.append(character)
    return "".join(kept)
