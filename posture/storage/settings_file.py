"""The settings file, `config.toml`: read with line numbers, written without losing a comment.

The file is the user's. It is never reset: one that can't be read is reported and left as it is, and
while it is so nothing is written. Each change reads it anew, so edits by hand and by another process
are kept, and replaces it whole: a reader sees the old file or the new one, never half of one.
"""

import contextlib
import os
import re
import stat
import tomllib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec

from posture.core.settings import Settings
from posture.core.settings_reading import read_settings
from posture.core.settings_rules import Problem
from posture.storage.toml_lines import key_lines, nearest_line

SIZE_LIMIT = 256 * 1024
HEADER = "# Settings of Posture. `posture config list` names them all and says what each does.\n"
ATTEMPTS = 5
"""How many times a write starts anew because somebody else wrote in between."""

_MEND = "it is left as it is until it is mended"
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class SettingsFileError(Exception):
    """The file can't be read or written; `problem` says why in one line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.words())
        self.problem = problem


class Loaded(msgspec.Struct, frozen=True):
    """What a file says, and what is wrong with it. `is_readable`: whether it can be written, too."""

    settings: Settings
    problems: tuple[Problem, ...] = ()
    is_readable: bool = True


class SettingsFile:
    """One settings file, there or not."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def backup_path(self) -> Path:
        """Where the file as it was before the last write is kept."""
        return self.path.with_name(f"{self.path.name}.bak")

    def load(self) -> Loaded:
        """What the file says; the defaults where it is missing or can't be read."""
        try:
            return self.read()
        except SettingsFileError as error:
            return Loaded(Settings(), (error.problem,), is_readable=False)

    def read(self) -> Loaded:
        """What the file says; the defaults where it is missing. Raises SettingsFileError."""
        text = self._text()
        settings, problems = read_settings(_parsed(text))
        lines = key_lines(text) if problems else {}
        return Loaded(settings, tuple(_placed(problem, lines) for problem in problems))

    def make(self) -> None:
        """Make a file with nothing in it but a comment, where there is none."""
        if not self.path.exists():
            self._replace("", HEADER)

    def change(self, values: Mapping[str, Any], unset: Collection[str] = ()) -> Loaded:
        """Take out the keys or tables in `unset`, then write values in the program's types.

        All of it is written, or nothing. Raises SettingError for a key or value that is no setting,
        SettingsFileError where the file can't be read or written.
        """
        for _ in range(ATTEMPTS):
            before = self._text()
            after = _changed(before, values, unset)
            if after == before:
                return self.load()
            if self._replace(before, after):
                return self.load()
        raise _error("is being written by another program all the time; please try again")

    def has(self, key: str) -> bool:
        """Whether the file says anything at that key, a setting or not. Raises SettingsFileError."""
        from posture.storage.toml_change import holds

        text = self._text()
        _parsed(text)
        return holds(text, key.split("."))

    def _text(self) -> str:
        """The text; empty when there is no file. Raises SettingsFileError."""
        try:
            found = self.path.stat()
            _check_ordinary(found)
            raw = self.path.read_bytes()
        except FileNotFoundError:
            if self.path.is_symlink():
                raise _error("is a link to a file that does not exist") from None
            return ""
        except OSError as error:
            raise _error(f"can’t be read: {error.strerror}") from error
        return _decoded(raw)

    def _replace(self, before: str, after: str) -> bool:
        """Write the file, unless it no longer is what it was before; tell whether it was written."""
        target = Path(os.path.realpath(self.path))  # a link stays one: its target is replaced
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if before:
                _write_whole(self.backup_path, before)
            return _write_whole(target, after, lambda: self._text() == before)
        except OSError as error:
            raise _error(f"can’t be written: {error.strerror}") from error


def _placed(problem: Problem, lines: dict[tuple[str | int, ...], int]) -> Problem:
    return msgspec.structs.replace(problem, line=nearest_line(lines, problem.path))


def _changed(before: str, values: Mapping[str, Any], unset: Collection[str]) -> str:
    """The text with the change. Raises SettingError, SettingsFileError."""
    from posture.storage.toml_change import UnchangeableError, with_value, without_value

    settings, _ = read_settings(_parsed(before))
    text = before
    try:
        for key in unset:
            settings = settings.without(key)
            text = without_value(text, key.split("."))
        for key, value in values.items():
            settings = settings.with_value(key, value)
            text = with_value(text or HEADER, key.split("."), settings.stored(key))
    except UnchangeableError as error:
        raise _error(f"can’t be changed: {error}; please edit it by hand") from error
    return text


def _check_ordinary(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise _error("is a folder, and a file is needed")
    if not stat.S_ISREG(found.st_mode):
        raise _error("is no ordinary file")
    if found.st_size > SIZE_LIMIT:
        raise _error(f"is larger than {SIZE_LIMIT // 1024} KiB, which no settings file is")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _error("is not UTF-8 text; save it as UTF-8", line) from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text) from None
    except ValueError:  # an integer of thousands of digits
        raise _error("holds a number that is too long to read") from None
    except RecursionError:
        raise _error("is nested too deeply to read") from None


def _syntax_error(message: str, text: str) -> SettingsFileError:
    place = _TOML_PLACE.search(message)
    what = message[: place.start()] if place else message
    if place and place[1]:
        return _error(f"is not valid TOML at column {place[2]}: {what}; {_MEND}", int(place[1]))
    return _error(f"is not valid TOML: {what} at its end; {_MEND}", text.count("\n") + 1)


def _error(wrong: str, line: int | None = None) -> SettingsFileError:
    return SettingsFileError(Problem(key="", wrong=wrong, line=line))


def _write_whole(path: Path, text: str, may_replace: Callable[[], bool] = lambda: True) -> bool:
    """Write a file for the user alone, so that a crash leaves the old one or the new one.

    `may_replace` is asked at the last moment; tells whether the file was written.
    """
    import tempfile  # whoever reads has no need of it

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if not may_replace():
            return False
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    _sync_folder(path.parent)
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name last; where folders can't be synced (Windows), nothing more can be done."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
