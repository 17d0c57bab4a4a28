"""A report as plain text, to be pasted anywhere."""

from posture.ui.dashboard.table import Table
from posture.ui.i18n import tr
from posture.ui.report.page import Block, Grid, Lines, Report

GAP = "  "


def plain_of(report: Report) -> str:
    """All words and figures, in the order in which they are read."""
    name = tr("Report", "{name}: ____________________").format(name=report.name)
    head = [report.title, report.about, name if report.name else "", *report.sentences]
    parts = ["\n".join(line for line in (*head, report.caption) if line)]
    parts += [_block(block) for row in report.rows for block in row]
    parts.append("\n".join(line for line in (report.foot, report.shortened) if line))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Lines):
        return "\n".join((block.heading, *block.lines))
    note = block.note if isinstance(block, Grid) else getattr(block, "note", "")
    lines = [block.heading, *_table(block.table), note]
    return "\n".join(line for line in lines if line)


def _table(table: Table) -> list[str]:
    if not table.rows:
        return []
    rows = (table.headings, *table.rows)
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.headings))]
    return [
        GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
