"""The charts of a report as inline SVG: no script, nothing loaded, a title and a description in each.

The marks and their patterns are those of paper and screen; the `data-` figures of a shape are those of the table.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, assert_never

from posture.core.checkin import WORST
from posture.ui.dashboard.week_view import LEAST_FOR_FULL_CELL, Mark, Share
from posture.ui.report import greys
from posture.ui.report.page import Bars, Dots, Histogram, Hours

Chart = Bars | Hours | Dots | Histogram
PLOT: Final = 160.0
SLOT: Final = 46.0
BAR: Final = 30.0
CELL: Final = 26.0
CELL_GAP: Final = 3.0
CHARACTER: Final = 7.4
"""About as wide as a letter is: names get room by their length."""
STRIP: Final = 26.0
STRIP_WIDE: Final = 420.0
BAND_WIDE: Final = 220.0

_DOTS = (
    '<pattern id="{id}" width="6.5" height="11.26" patternUnits="userSpaceOnUse"><g fill="#fff">'
    '<circle cx="1.6" cy="2.8" r="1.15"/><circle cx="4.85" cy="8.4" r="1.15"/></g></pattern>'
)
_STRIPES = (
    '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate({turn})"><rect x="2" width="{wide}" height="6" fill="{line}"/>'
    "</pattern>"
)


def patterns() -> str:
    """The patterns that all charts of a page share; they are laid over plain boxes, so that no seam shows."""
    open_ = greys.MARKS[Mark.NO_ANSWER]
    return (
        '<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>'
        + _DOTS.format(id=_pattern(Mark.ON_MY_OWN))
        + _STRIPES.format(id=_pattern(Mark.DONE_LATER), turn=-45, line="#fff", wide=1.8)
        + _STRIPES.format(id=_pattern(Mark.NO_ANSWER), turn=45, line=open_, wide=1.4)
        + "</defs></svg>\n"
    )


def svg_of(chart: Chart, number: int) -> str:
    """The chart; `number` tells its title from those of other charts on the page."""
    match chart:
        case Bars():
            width, height, shapes = _bars(chart)
        case Hours():
            width, height, shapes = _hours(chart)
        case Dots():
            width, height, shapes = _dots(chart)
        case Histogram():
            width, height, shapes = _histogram(chart)
        case _:
            assert_never(chart)
    title, told = f"chart-{number}-title", f"chart-{number}-told"
    return (
        f'<svg role="img" aria-labelledby="{title} {told}" viewBox="0 0 {width:.0f} {height:.0f}"'
        f' width="{width:.0f}" height="{height:.0f}">'
        f'<title id="{title}">{escape(chart.heading)}</title>'
        f'<desc id="{told}">{escape(chart.told)}</desc>\n{"".join(shapes)}</svg>\n'
    )


def legend_of(chart: Chart) -> str:
    """The marks and shades with their names, as HTML."""
    match chart:
        case Bars():
            entries = [
                f"<li>{_swatch(_mark(mark, 0, 0, 12, 12))}{escape(name)}</li>"
                for mark, name in zip(Mark, chart.marks, strict=True)
            ]
        case Hours():
            few, every, nothing = (escape(words) for words in chart.scale)
            shades = "".join(_swatch(_cell(step, 0, 0, 12)) for step in range(len(greys.HEAT)))
            entries = [f"<li>{few} {shades} {every}</li>"]
            entries.append(f"<li>{_swatch(_dot(6, 6))}{nothing}</li>")
            if chart.small:
                entries.append(f"<li>{_swatch(_cell(2, 3, 3, 6))}{escape(chart.small)}</li>")
        case _:
            return ""
    return f'<ul class="legend">{"".join(entries)}</ul>\n'


def _swatch(shape: str) -> str:
    return f'<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">{shape}</svg>'


def _text(words: str, x: float, y: float, *, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}>{escape(words)}</text>\n'


def _line(x: float, y: float, width: float) -> str:
    return f'<path d="M{x:.1f} {y:.1f}h{width:.1f}" stroke="{greys.LINE}" stroke-width=".7"/>\n'


def _pattern(mark: Mark) -> str:
    return f"mark-{mark.value.replace('_', '-')}"


def _mark(mark: Mark, x: float, y: float, wide: float, high: float, data: str = "") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{max(0.5, high):.1f}" rx="2"'
    colour, over = greys.MARKS[mark], f'<rect {place} fill="url(#{_pattern(mark)})"/>\n'
    match mark:
        case Mark.DONE | Mark.SKIPPED:
            return f'<rect {place} fill="{colour}"{data}/>\n'
        case Mark.ON_MY_OWN | Mark.DONE_LATER:
            return f'<rect {place} fill="{colour}"{data}/>{over}'
        case Mark.NO_ANSWER:
            edge = f'stroke="{colour}" stroke-width="1.2"'
            return f'<rect {place} fill="#fff" {edge}{data}/>{over}'
        case _:
            assert_never(mark)


def _bars(chart: Bars) -> tuple[float, float, Iterator[str]]:
    left, top = 30.0, 20.0
    base, highest = top + PLOT, chart.axis[-1]
    slot = max([SLOT, *(CHARACTER * (len(column.label) + 1) for column in chart.columns)])

    def shapes() -> Iterator[str]:
        for figure in chart.axis:
            level = base - PLOT * figure / highest
            yield _line(left, level, slot * len(chart.columns))
            yield _text(str(figure), left - 6, level + 4, anchor="end")
        for number, column in enumerate(chart.columns):
            centre = left + (number + 0.5) * slot
            below = base
            for mark, count in zip(Mark, column.counts, strict=True):
                high = PLOT * count / highest
                if count:
                    data = f' data-day="{number}" data-mark="{mark.value}" data-count="{count}"'
                    yield _mark(mark, centre - BAR / 2, below - high + 1, BAR, high - 2, data)
                below -= high
            wide = CHARACTER * len(column.label)
            if column.label:
                place = f'x="{centre - wide / 2:.1f}" y="{below - 16:.1f}" width="{wide:.1f}"'
                yield f'<rect {place} height="13" fill="#fff"/>\n'
            yield _text(column.label, centre, below - 5, anchor="middle", bold=below < base)
            yield _text(column.name, centre, base + 18, anchor="middle")

    return left + slot * len(chart.columns) + 4, base + 26, shapes()


def _cell(step: int, x: float, y: float, side: float, data: str = "") -> str:
    edge = f' stroke="{greys.HEAT_LINE}"' if step < 2 else ""
    return (
        f'<rect x="{x + 0.5:.1f}" y="{y + 0.5:.1f}" width="{side - 1:.1f}" height="{side - 1:.1f}"'
        f' rx="{min(4.0, side / 4):.1f}" fill="{greys.HEAT[step]}"{edge}{data}/>\n'
    )


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.8" fill="{greys.HEAT_LINE}"/>\n'


def _hours(chart: Hours) -> tuple[float, float, Iterator[str]]:
    left, top = _names_wide(chart.days), 20.0
    pitch = max([CELL + CELL_GAP, *(CHARACTER * (len(name) + 0.5) for name in chart.hours)])

    def shapes() -> Iterator[str]:
        for column, name in enumerate(chart.hours):
            yield _text(name, left + column * pitch + CELL / 2, top - 6, anchor="middle")
        for row, (name, shares) in enumerate(zip(chart.days, chart.cells, strict=True)):
            at = top + row * (CELL + CELL_GAP)
            yield _text(name, 0, at + CELL / 2 + 4)
            for column, share in enumerate(shares):
                yield _share(share, left + column * pitch, at)

    height = top + len(chart.days) * (CELL + CELL_GAP) + 2
    return left + len(chart.hours) * pitch, height, shapes()


def _share(share: Share, x: float, y: float) -> str:
    if share.step is None:
        return _dot(x + CELL / 2, y + CELL / 2)
    data = f' data-taken="{share.part}" data-due="{share.whole}"'
    if share.whole < LEAST_FOR_FULL_CELL:
        return _cell(share.step, x + CELL / 4, y + CELL / 4, CELL / 2, data)
    return _cell(share.step, x, y, CELL, data)


def _dots(chart: Dots) -> tuple[float, float, Iterator[str]]:
    left = _names_wide([strip.name for strip in chart.strips])
    days = max(1, (chart.last - chart.first).days)

    def shapes() -> Iterator[str]:
        for row, strip in enumerate(chart.strips):
            top = 12 + row * (STRIP + 16)
            yield _text(strip.name, 0, top + STRIP / 2 + 4)
            for worst, level in ((WORST, top), (0, top + STRIP)):
                yield _line(left, level, STRIP_WIDE)
                yield _text(str(worst), left + STRIP_WIDE + 6, level + 4)
            for day, worst in strip.points:
                across = left + 4 + (STRIP_WIDE - 8) * (day - chart.first).days / days
                level = top + STRIP * (1 - worst / WORST)
                yield (
                    f'<circle cx="{across:.1f}" cy="{level:.1f}" r="3"'
                    f' fill="{greys.MARKS[Mark.DONE]}" data-worst="{worst}"/>\n'
                )
        foot = 12 + len(chart.strips) * (STRIP + 16) + 4
        yield _text(chart.ends[0], left, foot)
        yield _text(chart.ends[1], left + STRIP_WIDE, foot, anchor="end")

    return left + STRIP_WIDE + 28, 24 + len(chart.strips) * (STRIP + 16), shapes()


def _histogram(chart: Histogram) -> tuple[float, float, Iterator[str]]:
    left = _names_wide([band.name for band in chart.bands])
    figures = _names_wide([band.figure for band in chart.bands])

    def shapes() -> Iterator[str]:
        for row, band in enumerate(chart.bands):
            top = 2 + row * 22
            yield _text(band.name, 0, top + 12)
            wide = BAND_WIDE * band.share
            bar = f'x="{left:.1f}" y="{top}" height="15" rx="2"'
            yield f'<rect {bar} width="{BAND_WIDE:.1f}" fill="{greys.TRACK}"/>\n'
            if wide:
                yield f'<rect {bar} width="{max(2.0, wide):.1f}" fill="{greys.MARKS[Mark.DONE]}"/>\n'
            yield _text(band.figure, left + BAND_WIDE + 10, top + 12)

    return left + BAND_WIDE + 10 + figures, 4 + len(chart.bands) * 22, shapes()


def _names_wide(names: Sequence[str]) -> float:
    return max((len(name) for name in names), default=0) * CHARACTER + 12
