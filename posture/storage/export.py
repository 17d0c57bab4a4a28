"""Exporting: the history as one file, JSON or CSV by its name, read beside the running app."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from posture.storage.database import open_readonly
from posture.storage.export_csv import write_csv
from posture.storage.export_json import Asked, write_json
from posture.storage.new_file import new_file

WRITERS = {".json": write_json, ".csv": write_csv}
"""By the ending of the file's name."""


def export(history: Path, target: Path, asked: Asked, *, replace: bool = False) -> Iterator[float]:
    """Write the export; the share that is done, from time to time.

    Raises `FileExistsAlready`, `StorageProblem` (`NoHistory`: there is nothing yet), or KeyError for another
    ending.
    """
    write = WRITERS[target.suffix.lower()]
    with closing(open_readonly(history)) as database:
        database.mend_text()
        with new_file(target, replace=replace) as file:
            yield from write(database, file, asked)


def export_at_once(history: Path, target: Path, asked: Asked, *, replace: bool = False) -> None:
    """The same where nobody waits for a window."""
    for _share in export(history, target, asked, replace=replace):
        pass
