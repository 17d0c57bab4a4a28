"""How results are printed: JSON documents and plain tables."""

from collections.abc import Sequence
from itertools import zip_longest

import click
import msgspec

_GAP = "  "


def print_json(document: object) -> None:
    """One JSON document, and nothing else."""
    click.echo(msgspec.json.format(msgspec.json.encode(document)).decode())


def print_table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> None:
    """Columns as wide as their widest cell; those in `right` are aligned to the right."""
    columns = zip_longest(*rows, fillvalue="")
    widths = [max(map(len, column)) for column in columns]
    for row in rows:
        cells = [
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        click.echo(_GAP.join(cells).rstrip())
