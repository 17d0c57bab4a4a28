"""The user's own routines as files: written whole or not at all, and never over another one."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from posture.core.content import ContentError
from posture.storage.content_files import ROUTINES
from posture.storage.content_reading import SIZE_LIMIT, toml_files
from posture.storage.content_writing import toml_text


class NotWrittenError(Exception):
    """The file could not be written or removed; the words say why, in a sentence."""


class OwnRoutines:
    """The routines in the user's folder of content."""

    def __init__(self, content_folder: Path) -> None:
        self.folder = content_folder / ROUTINES

    def add(self, routine_id: str, table: dict[str, Any]) -> Path:
        """Write a routine that has no file yet; where one of its name lies there, another name is found.

        Raises NotWrittenError.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return self._add(routine_id, toml_text(table).encode())
        except OSError as error:
            raise _not_written(self.folder, error) from error

    def change(self, path: Path, table: dict[str, Any]) -> None:
        """Write a routine in place of what its file holds. Raises NotWrittenError."""
        try:
            write_whole(Path(os.path.realpath(path)), toml_text(table).encode())
        except OSError as error:
            raise _not_written(path, error) from error

    def remove(self, path: Path) -> bytes:
        """Take a routine's file away; what it held, to be put back. Raises NotWrittenError."""
        try:
            held = path.read_bytes()
            path.unlink()
        except OSError as error:
            raise _not_written(path, error) from error
        return held

    def put_back(self, path: Path, held: bytes) -> None:
        """Undo a removal; a file that came in its place meanwhile stays. Raises NotWrittenError."""
        try:
            _write_new(path, held)
        except OSError as error:
            raise _not_written(path, error) from error

    def _add(self, routine_id: str, text: bytes) -> Path:
        number, path = 1, self.folder / f"{routine_id}.toml"
        while True:
            try:
                _write_new(path, text)
            except FileExistsError:
                number += 1
                path = self.folder / f"{routine_id}-{number}.toml"
            else:
                return path


def export_to(path: Path, table: dict[str, Any]) -> None:
    """Write a routine where the user wants it. Raises NotWrittenError."""
    try:
        write_whole(path, toml_text(table).encode())
    except OSError as error:
        raise _not_written(path, error) from error


def stamp_of(folder: Path) -> tuple[object, ...]:
    """What tells one state of a folder of content from another: names, times and sizes of its files."""
    seen: list[object] = []
    for part in sorted(_entries(folder)):
        seen += [(str(file), *_state(file)) for file in _files(part)] or [str(part)]
    return tuple(seen)


def write_whole(path: Path, text: bytes) -> None:
    """Write a file for the user alone, so that a crash leaves the old one or the new one."""
    with _written_beside(path, text) as name:
        Path(name).replace(path)


def _write_new(path: Path, text: bytes) -> None:
    """The same, where nothing lies yet. Raises FileExistsError."""
    with _written_beside(path, text) as name:
        try:
            os.link(name, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if path.exists() or path.is_symlink():
                raise FileExistsError(path) from None
            Path(name).replace(path)


@contextlib.contextmanager
def _written_beside(path: Path, text: bytes) -> Iterator[str]:
    handle, name = tempfile.mkstemp(prefix=".posture-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        yield name
    finally:
        Path(name).unlink(missing_ok=True)


def _entries(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in os.listdir(folder)]  # noqa: PTH208 - names alone
    except OSError:
        return []


def _files(part: Path) -> list[Path]:
    found: list[Path] = []
    with contextlib.suppress(ContentError):
        found.extend(toml_files(part, part.name))
    return found


def _state(file: Path) -> tuple[int, ...]:
    try:
        seen = file.stat()
    except OSError:
        return ()
    return (seen.st_ino, seen.st_mtime_ns, min(seen.st_size, SIZE_LIMIT + 1))


def _not_written(path: Path, error: OSError) -> NotWrittenError:
    return NotWrittenError(f"{path}: {error.strerror or 'it can’t be written'}")
