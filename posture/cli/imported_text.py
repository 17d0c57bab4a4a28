"""What other programs counted, below one's own figures: never added to them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from posture.cli.history import history
from posture.cli.session import Session
from posture.cli.words import counted_share, span
from posture.core.imported import SOURCE_NAMES, ImportedDay, ImportedSum, imported_sums


def imported_days(session: Session, first: date, last: date) -> list[ImportedDay]:
    """The days of other programs; none where nothing was recorded."""
    with history(session) as store:
        return [] if store is None else store.imported_between(first, last)


def imported_lines(days: Iterable[ImportedDay], names: Mapping[str, str]) -> Iterator[str]:
    """A paragraph for each program."""
    for one in imported_sums(days):
        name = SOURCE_NAMES.get(one.source, one.source)
        number = "1 day" if one.days == 1 else f"{one.days} days"
        yield f"Imported from {name}: {number}, counted by its own rules and in no figure above."
        yield from (f"  {line}" for line in _figures(one, names))


def _figures(one: ImportedSum, names: Mapping[str, str]) -> Iterator[str]:
    for kind, found in one.totals.items():
        if found.counted:
            share = counted_share(found.taken + found.natural, found.counted, found.coverage)
            yield f"{names.get(kind, kind)}: {share} breaks"
    if one.desk_days:
        yield f"With input: {span(one.desk_s)}"
