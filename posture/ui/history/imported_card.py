"""The years that another program counted, below one's own: with its name, and added to nothing."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.imported import (
    SOURCE_NAMES,
    ImportedDay,
    ImportedSum,
    imported_sums,
)
from posture.core.stats import Totals
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
HOUR_S = 3600


class ImportedCard(Surface):
    """A line for each year of each program; hidden where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(10)
        column.addWidget(Text(theme, tr("Imported", "From other programs"), style="h3"))
        column.addLayout(self._rows)
        foot = tr(
            "Imported",
            "Breaks that happened, of those that were due, counted by that program’s own rules. They are in none "
            "of the figures above.",
        )
        column.addWidget(Text(theme, foot, style="small", ink="text3", wrap=True))
        self.lines: tuple[str, ...] = ()
        self.hide()

    def set_days(self, days: Sequence[ImportedDay]) -> None:
        """Show these days, added up by year."""
        lines = tuple(year_line(*one) for one in _years(days))
        if lines == self.lines:
            return
        self.lines = lines
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if isinstance(old, QWidget):
                old.deleteLater()
        for line in lines:
            self._rows.addWidget(Text(self._theme, line, wrap=True))
        self.setVisible(bool(lines))


def year_line(year: int, one: ImportedSum) -> str:
    """`2025, Workrave, 211 days: movement breaks 812 of 1,204 (67 %) …`."""
    name = SOURCE_NAMES.get(one.source, one.source)
    parts = [
        *(_share(kind, one.totals.get(kind)) for kind in ("movement", "micro")),
        tr("Imported", "%n hour(s) with input", round(one.desk_s / HOUR_S))
        if one.desk_days
        else "",
    ]
    told = tr("Imported", "; ").join(part for part in parts if part)
    head = tr("Imported", "{year}, {program}, %n day(s)", one.days)
    head = head.format(year=year, program=name)
    return (
        tr("Imported", "{head}: {figures}.").format(head=head, figures=told) if told else f"{head}."
    )


def _share(kind: str, found: Totals | None) -> str:
    if found is None or not found.counted:
        return ""
    words = {
        "movement": tr("Imported", "movement breaks {part} of {whole}"),
        "micro": tr("Imported", "micro-breaks {part} of {whole}"),
    }[kind]
    locale = QLocale()
    part, whole = (locale.toString(n) for n in (found.taken + found.natural, found.counted))
    told = words.format(part=part, whole=whole)
    if found.coverage is None:
        return told
    percent = round(found.coverage * 100)
    return tr("Imported", "{counts} ({percent}\u00a0%)").format(counts=told, percent=percent)


def _years(days: Iterable[ImportedDay]) -> list[tuple[int, ImportedSum]]:
    by_year: dict[int, list[ImportedDay]] = {}
    for day in days:
        by_year.setdefault(day.day.year, []).append(day)
    return [
        (year, one)
        for year in sorted(by_year, reverse=True)
        for one in imported_sums(by_year[year])
    ]
