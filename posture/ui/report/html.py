"""A report as one HTML file that loads and runs nothing: charts as inline SVG, each with its table below."""

from html import escape
from typing import Final, assert_never

from posture.ui.dashboard.table import Table
from posture.ui.i18n import tr
from posture.ui.report.page import Bars, Block, Dots, Grid, Histogram, Hours, Lines, Report
from posture.ui.report.svg import legend_of, patterns, svg_of

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
STYLE: Final = """
@page { size: A4 portrait; margin: 14mm; }
:root { color-scheme: light; }
body { font: 11pt/1.4 Inter, system-ui, sans-serif; color: #000; background: #fff;
       max-width: 182mm; margin: 0 auto; padding: 6mm; overflow-wrap: anywhere; }
h1 { font-size: 19pt; margin: 0 0 2mm; }
h2 { font-size: 11.5pt; margin: 0 0 2mm; }
p { margin: 0 0 1.5mm; }
.lead { font-size: 13pt; font-weight: 600; }
.small, footer { font-size: 9pt; color: #333; }
.blank { border-bottom: 1px solid #000; width: 80mm; }
section { border: 1px solid #999; border-radius: 10px; padding: 4mm; margin: 4mm 0;
          break-inside: avoid; }
svg { max-width: 100%; height: auto; font: 12px Inter, system-ui, sans-serif; fill: #000; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 9.5pt; margin: 2mm 0; }
th, td { border-top: 1px solid #999; padding: .8mm 2.5mm .8mm 0; text-align: right;
         vertical-align: top; font-weight: 400; }
thead th { border-top: 0; color: #333; }
th:first-child, .words th, .words td { text-align: left; }
.legend { list-style: none; padding: 0; margin: 2mm 0; font-size: 9.5pt; display: flex;
          flex-wrap: wrap; gap: 1mm 4mm; }
.legend svg { width: 12px; height: 12px; margin-right: 1.2mm; vertical-align: -1px; }
footer { border-top: 1px solid #999; padding-top: 2mm; }
"""


def html_of(report: Report) -> str:
    """The report, escaped throughout."""
    blocks = [block for row in report.rows for block in row]
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
        '<meta name="viewport" content="width=device-width">\n',
        f"<title>{_safe(report.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        patterns(),
        "<main>\n",
        _head(report),
        *(_section(block, number) for number, block in enumerate(blocks)),
        "</main>\n",
        f"<footer>{_safe(_foot(report))}</footer>\n</body>\n</html>\n",
    ]
    return "".join(parts)


def _head(report: Report) -> str:
    lines = [f"<h1>{_safe(report.title)}</h1>\n"]
    if report.about:
        lines.append(f"<p>{_safe(report.about)}</p>\n")
    if report.name:
        label = tr("Report", "{name}:").format(name=report.name)
        lines.append(f'<p class="blank">{_safe(label)}</p>\n')
    for number, sentence in enumerate(report.sentences):
        kind = "" if number else ' class="lead"'
        lines.append(f"<p{kind}>{_safe(sentence)}</p>\n")
    if report.caption:
        lines.append(f'<p class="small">{_safe(report.caption)}</p>\n')
    return "".join(lines)


def _section(block: Block, number: int) -> str:
    return f"<section>\n<h2>{_safe(block.heading)}</h2>\n{_inside(block, number)}</section>\n"


def _inside(block: Block, number: int) -> str:
    match block:
        case Bars() | Hours():
            return svg_of(block, number) + legend_of(block) + _table(block.table, block.heading)
        case Dots():
            drawn = svg_of(block, number) if block.strips else ""
            return drawn + _note(block.note) + _table(block.table, block.heading)
        case Histogram():
            return svg_of(block, number) + _note(block.note) + _table(block.table, block.heading)
        case Grid():
            return _table(block.table, block.heading, words=block.words) + _note(block.note)
        case Lines():
            return "".join(f"<p><bdi>{_safe(line)}</bdi></p>\n" for line in block.lines)
        case _:
            assert_never(block)


def _note(note: str) -> str:
    return f'<p class="small">{_safe(note)}</p>\n' if note else ""


def _table(table: Table, name: str, *, words: bool = False) -> str:
    if not table.rows:
        return ""
    head = "".join(f'<th scope="col">{_safe(cell)}</th>' for cell in table.headings)
    rows = "".join(
        f'<tr><th scope="row"><bdi>{_safe(row[0])}</bdi></th>'
        + "".join(f"<td><bdi>{_safe(cell)}</bdi></td>" for cell in row[1:])
        + "</tr>\n"
        for row in table.rows
    )
    kind = ' class="words"' if words else ""
    return (
        f'<div class="scroll"><table{kind} aria-label="{_safe(name)}">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )


def _foot(report: Report) -> str:
    form = tr("Report", "{foot} {shortened}")
    return form.format(foot=report.foot, shortened=report.shortened).strip()


def _safe(text: str) -> str:
    return escape(text, quote=True)
