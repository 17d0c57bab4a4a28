"""Reads one content file into a table, whatever lies there under its name.

Whoever makes content makes mistakes, and a folder may hold anything: a wrong file is told in one sentence and costs
neither the app nor much time.
"""

import os
import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from posture.core.content import ContentError
from posture.core.content_decoding import check_values

SIZE_LIMIT: Final = 1024 * 1024
MOST_FILES: Final = 500
"""So many files of one folder are read; nobody plays more routines."""
MOST_DOTS: Final = 200
"""In one line. The parser takes minutes for a key of many thousand parts (`a.a.a…`)."""


def read_table(path: Path, name: str) -> dict[str, Any]:
    """The table in a file. Raises ContentError, which calls the file `name`."""
    table = _parsed(_text(_raw(path, name), name), name)
    check_values(name, table)
    return table


def toml_files(folder: Path, name: str) -> Iterator[Path]:
    """The TOML files of a folder, by name; none where there is no such folder.

    Raises ContentError, after the last of those that are read when there are too many.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if _is_toml(entry.name))
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise ContentError(name, "", "this is a file, and a folder is needed") from None
    except OSError as error:
        raise ContentError(name, "", f"the folder cannot be read: {error.strerror}") from error
    yield from (folder / found for found in names[:MOST_FILES])
    if len(names) > MOST_FILES:
        problem = f"there are {len(names)} files, and the rest is not read"
        raise ContentError(name, "", problem, f"{MOST_FILES} files")


def shown_name(path: Path) -> str:
    """A file's name as it can be printed: names of files need not be text."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")


def _is_toml(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")


def _raw(path: Path, name: str) -> bytes:
    try:
        _check_ordinary(path.stat(), name)
        # Opened without waiting: something else may stand there by now, and a pipe would wait for ever.
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            _check_ordinary(os.fstat(handle), name)
            raw = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        problem = "this is a link to a file that does not exist" if path.is_symlink() else None
        raise ContentError(name, "", problem or "there is no such file") from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        why = getattr(error, "strerror", None) or "no such name is possible"
        raise ContentError(name, "", f"the file cannot be read: {why}") from error
    _check_size(len(raw), name)
    return raw


def _check_ordinary(found: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise ContentError(name, "", "this is a folder, and a file is needed")
    if not stat.S_ISREG(found.st_mode):
        raise ContentError(name, "", "this is no ordinary file")
    _check_size(found.st_size, name)


def _check_size(size: int, name: str) -> None:
    if size > SIZE_LIMIT:
        raise ContentError(name, "", "the file is too large", f"{SIZE_LIMIT // 1024} KiB")


def _text(raw: bytes, name: str) -> str:
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ContentError(name, "", "there are zero bytes in it, so it is no text file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError(name, "", "the file is not UTF-8 text", "text saved as UTF-8") from None
    dots = max((line.count(".") for line in text.splitlines()), default=0)
    if dots > MOST_DOTS:
        raise ContentError(name, "", f"a line holds {dots} dots", f"{MOST_DOTS} in a line")
    return text


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(name, "", f"this is not TOML: {error}") from error
    except RecursionError:
        raise ContentError(name, "", "it is nested too deeply to read") from None
    except ValueError:  # a whole number of thousands of digits
        raise ContentError(name, "", "it holds a number that is too long to read") from None
