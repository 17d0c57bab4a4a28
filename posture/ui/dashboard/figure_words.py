"""The words of the week's figures beside its headline: prompts, what stayed apart, time at the desk."""

from typing import NamedTuple

from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_figures import Apart, DeskTime, WeekFigures, percent_of
from posture.ui.dashboard.week_view import WeekView
from posture.ui.dashboard.written import SHORT, minutes_short, weekday_name
from posture.ui.i18n import tr


class Line(NamedTuple):
    """A figure of the prompts' card: what it is, and the figure in words."""

    name: str
    words: str


def counted(part: int, whole: int) -> str:
    """`34 of 43, 79 %`; without the percentage where there is too little for one."""
    percent = percent_of(part, whole)
    if percent is None:
        return tr("Figures", "{part} of {whole}").format(part=part, whole=whole)
    return tr("Figures", "{part} of {whole}, {percent} %").format(
        part=part, whole=whole, percent=percent
    )


# Time at the desk


def desk_title() -> str:
    """The chart's name."""
    return tr("Figures", "Time at the desk")


def band_name(band: int) -> str:
    """The length of the stretches of a row."""
    return (
        tr("Figures", "Up to 30 min"),
        tr("Figures", "30–60 min"),
        tr("Figures", "60–90 min"),
        tr("Figures", "Over 90 min"),
    )[band]


def band_figure(desk: DeskTime, band: int) -> str:
    """`4 h 10 min · 32 %`, or the time alone where it is little."""
    time, percent = minutes_short(desk.bands_s[band]), desk.percent(band)
    if percent is None:
        return time
    return tr("Figures", "{time} · {percent} %").format(time=time, percent=percent)


def band_told(desk: DeskTime, band: int) -> str:
    """One row in full."""
    return tr("Figures", "In stretches of {length}: {time} of {all} at the desk").format(
        length=band_name(band).lower(),
        time=band_figure(desk, band),
        all=minutes_short(desk.desk_s),
    )


def desk_told(desk: DeskTime) -> str:
    """All rows, for screen readers."""
    return " ".join(f"{band_told(desk, band)}." for band in range(len(desk.bands_s)))


def desk_table(desk: DeskTime) -> Table:
    """Lengths as rows."""
    headings = (
        tr("Figures", "Stretches"),
        tr("Figures", "Time"),
        tr("Figures", "Share"),
    )
    rows = tuple(
        (
            band_name(band),
            minutes_short(seconds),
            tr("Figures", "–")
            if desk.percent(band) is None
            else tr("Figures", "{percent} %").format(percent=desk.percent(band)),
        )
        for band, seconds in enumerate(desk.bands_s)
    )
    return Table(headings, rows)


def desk_foot(view: WeekView) -> str:
    """The longest stretch and how many were over an hour."""
    desk = view.figures.desk
    if not desk.desk_s or view.longest is None:
        return tr("Figures", "Nothing recorded at the desk.")
    form = tr("Figures", "{all} in all. The longest stretch was {longest}; {n} were over an hour.")
    if desk.over_60 == 1:
        form = tr(
            "Figures", "{all} in all. The longest stretch was {longest}; one was over an hour."
        )
    elif not desk.over_60:
        form = tr("Figures", "{all} in all. The longest stretch was {longest}.")
    return form.format(
        all=minutes_short(desk.desk_s),
        longest=minutes_short(view.longest.seconds),
        n=desk.over_60,
    )


# Prompts


def prompts_title() -> str:
    """The card's name."""
    return tr("Figures", "Prompts")


def prompt_lines(view: WeekView) -> tuple[Line, ...]:
    """What came of prompts, the kinds that the headline leaves out, and what is in no total."""
    figures = view.figures
    lines = [_uptake(figures)]
    lines += [Line(one.name, small_taken(one.taken, one.due)) for one in figures.small]
    if figures.apart.any:
        lines.append(Line(tr("Figures", "Held back or left out"), apart(figures.apart)))
    if off := _days_apart(view):
        lines.append(off)
    return tuple(lines)


def _uptake(figures: WeekFigures) -> Line:
    name = tr("Figures", "Became a break")
    if not figures.prompts:
        return Line(name, tr("Figures", "no prompt came"))
    words = counted(figures.prompts_taken, figures.prompts)
    if figures.uptake_percent is None:
        return Line(name, tr("Figures", "{counts} prompts").format(counts=words))
    return Line(name, tr("Figures", "{counts}; typical is about half").format(counts=words))


def small_taken(taken: int, due: int) -> str:
    """`30 of 44, 68 % taken`."""
    return tr("Figures", "{counts} taken").format(counts=counted(taken, due))


def apart(found: Apart) -> str:
    """`6 waited for calls and came after. In no total: 2 held until work ended`, of what there was."""
    waited = _waited(found) if found.waited else ""
    never = _never_came(found)
    if waited and never:
        form = tr("Figures", "{waited}. In no total: {never}.")
    elif never:
        form = tr("Figures", "In no total: {never}.")
    else:
        form = tr("Figures", "{waited}.")
    return form.format(waited=waited, never=never)


def _never_came(found: Apart) -> str:
    """What could not become a break."""
    counts = (
        (found.held, tr("Figures", "{n} held until work ended")),
        (found.absorbed, tr("Figures", "{n} gave way to a longer break")),
        (found.expired, tr("Figures", "{n} open when Posture closed")),
    )
    return tr("Figures", "; ").join(form.format(n=n) for n, form in counts if n)


def _waited(found: Apart) -> str:
    if found.for_calls == found.waited:
        return tr("Figures", "{n} waited for calls and came after").format(n=found.waited)
    if found.for_calls:
        form = tr("Figures", "{n} waited, {calls} of them for calls, and came after")
        return form.format(n=found.waited, calls=found.for_calls)
    return tr("Figures", "{n} waited and came after").format(n=found.waited)


def _days_apart(view: WeekView) -> Line | None:
    """The days off and in recovery mode."""
    recovery = [column.day.weekday() for column in view.days if column.recovery]
    off = [column.day.weekday() for column in view.days if column.off and not column.recovery]
    said = []
    if recovery:
        said.append(tr("Figures", "{days} in recovery mode").format(days=_names(recovery)))
    if off and not view.empty:
        said.append(tr("Figures", "{days} off").format(days=_names(off)))
    if not said:
        return None
    return Line(tr("Figures", "Days apart"), tr("Figures", "; ").join(said))


def _names(weekdays: list[int]) -> str:
    return tr("Figures", ", ").join(weekday_name(day, SHORT) for day in weekdays)
