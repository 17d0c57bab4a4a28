"""The numbers of a chart as words in rows. No widget: reports that need no screen are made of it, too."""

import msgspec


class Table(msgspec.Struct, frozen=True):
    """The words of a chart in rows; the first column names the row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
