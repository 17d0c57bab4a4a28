"""On which line of a TOML text each key stands, which no TOML library says.

The text has to be valid TOML: this reads pieces, it checks nothing.
"""

import re
import tomllib
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Names of tables and keys, with an index after the name of an array of tables."""

_PIECE = re.compile(
    r'''(?P<text>"""(?:\\.|[^\\])*?""""{0,2}|\'\'\'.*?\'\'\'\'{0,2}|"(?:\\.|[^"\\])*"|'[^']*')'''
    r"|(?P<comment>\#[^\n]*)|(?P<mark>[\n\[\]{}=.,])|(?P<bare>[^\s\[\]{}=.,\#\"']+)",
    re.DOTALL,
)


def key_lines(text: str) -> dict[Path, int]:
    """The first line, from 1, of each key and table."""
    scan = _Scan()
    for piece, line in _pieces(text):
        scan.take(piece, line)
    return scan.lines


def nearest_line(lines: dict[Path, int], path: Path) -> int | None:
    """The line of the path, or of the nearest thing around it that has one."""
    parts = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[part] for part in parts if part in lines), None)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    position = 0
    for match in _PIECE.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        if match.lastgroup != "comment":
            yield match[0], line
    yield "\n", line


class _Scan:
    """Where in the text the pieces have come to: a key, a value, a header."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self._table: Path = ()
        self._array_lengths: dict[Path, int] = {}
        self._names: list[str] = []
        self._header = 0
        self._in_value = False
        self._depth = 0

    def take(self, piece: str, line: int) -> None:
        """Go on by one piece."""
        if self._in_value:
            self._take_in_value(piece)
        elif piece == "\n":
            if self._header:
                self._enter_table(line)
            self._names, self._header = [], 0
        elif piece == "=":
            self._note((*self._table, *self._names), line)
            self._in_value = True
        elif piece == "[":
            self._header += 1
        elif piece not in {"]", "."}:
            self._names.append(_name(piece))

    def _take_in_value(self, piece: str) -> None:
        if piece in {"[", "{"}:
            self._depth += 1
        elif piece in {"]", "}"}:
            self._depth -= 1
        elif piece == "\n" and self._depth == 0:
            self._in_value, self._names = False, []

    def _enter_table(self, line: int) -> None:
        path: Path = ()
        for name in self._names[:-1]:
            path = self._last_of((*path, name))
        path = (*path, self._names[-1])
        if self._header == 2:
            self._array_lengths[path] = self._array_lengths.get(path, 0) + 1
        self._table = self._last_of(path)
        self._note(self._table, line)

    def _last_of(self, path: Path) -> Path:
        """The path, led into the last entry where it is an array of tables."""
        length = self._array_lengths.get(path)
        return path if length is None else (*path, length - 1)

    def _note(self, path: Path, line: int) -> None:
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)


def _name(piece: str) -> str:
    if piece.startswith(('"', "'")):
        return next(iter(tomllib.loads(f"{piece} = 0")))
    return piece
