"""A file that the user asked for: written whole or not at all, for their eyes alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from posture.storage.problems import files_told_plainly


class FileExistsAlready(Exception):  # noqa: N818  the user's decision, not the program's error
    """There is a file of that name; `str()` says so."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already")
        self.path = path


@contextmanager
def new_file(path: Path, *, replace: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which takes its name when all is written. Mode 0600.

    Raises `FileExistsAlready` unless it may `replace` one, and `StorageProblem` for what the disk says.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsAlready(path)
    with files_told_plainly(path):
        descriptor, name = mkstemp(".part", f"{path.name}.", path.parent)  # mode 0600
        unfinished = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
