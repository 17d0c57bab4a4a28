"""Where the figures of a day stand in its row: one place for the rows and for the heads above them."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.dashboard.written import SHORT, weekday_name
from posture.ui.i18n import tr
from posture.ui.theme import Theme

SIDE_PX = 10
ARROW_PX = 16
GAP_PX = 16
WIDEST_BAR_PX = 230
LEAST_BAR_PX = 110
NOTE_PX = 18


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Left and width of each part of a row, in a left-to-right list.

    `is_narrow`: the figures stand on a second line, with their names.
    """

    is_narrow: bool
    arrow: tuple[float, float]
    date: tuple[float, float]
    bar: tuple[float, float]
    taken: tuple[float, float]
    longest: tuple[float, float]
    desk: tuple[float, float]
    routines: tuple[float, float]
    fixed: tuple[float, float]
    note: tuple[float, float]


def columns_for(theme: Theme, width_px: float) -> Columns:
    """The places in a list of that width."""
    date_px = _widest(theme, "strong", [*_dates(), tr("History", "Today")])
    taken_px = _widest(
        theme,
        "strong",
        [tr("History", "{part} of {whole}").format(part=88, whole=88), taken_head()],
    )
    figures = [
        _widest(
            theme, "body", [tr("Durations", "{hours} h {minutes} min").format(hours=10, minutes=58)]
        )
    ] * 2
    figures += [_widest(theme, "small", [head]) for head in (routines_head(), fixed_head())]
    figures[0] = max(figures[0], _widest(theme, "small", [longest_head()]))
    figures[1] = max(figures[1], _widest(theme, "small", [desk_head()]))
    arrow_px, note_px = float(theme.px(ARROW_PX)), float(theme.px(NOTE_PX))
    left = SIDE_PX + arrow_px + 8
    fixed_px = left + date_px + GAP_PX + taken_px + note_px + SIDE_PX + GAP_PX * 2
    wide_px = fixed_px + sum(figures) + len(figures) * GAP_PX + LEAST_BAR_PX
    is_narrow = wide_px > width_px
    if is_narrow:
        figures = [0.0] * 4
    used = fixed_px + sum(figures) + (0 if is_narrow else len(figures) * GAP_PX)
    bar_px = max(24.0, min(WIDEST_BAR_PX, width_px - used))
    places = []
    x = left
    for wide in (date_px, bar_px, taken_px):
        places.append((x, wide))
        x += wide + GAP_PX
    # what is left over parts the breaks from the figures
    x = width_px - SIDE_PX - note_px
    note = (x, note_px)
    behind = []
    for wide in reversed(figures):
        x -= wide + GAP_PX
        behind.append((x, wide))
    longest, desk, routines, fixed = reversed(behind)
    return Columns(
        is_narrow=is_narrow,
        arrow=(float(SIDE_PX), arrow_px),
        date=places[0],
        bar=places[1],
        taken=places[2],
        longest=longest,
        desk=desk,
        routines=routines,
        fixed=fixed,
        note=note,
    )


def taken_head() -> str:
    """Over the breaks."""
    return tr("History", "Breaks")


def longest_head() -> str:
    """Over the longest stretches."""
    return tr("History", "Longest sit")


def desk_head() -> str:
    """Over the time at the desk."""
    return tr("History", "At the desk")


def routines_head() -> str:
    """Over the routines."""
    return tr("History", "Routines")


def fixed_head() -> str:
    """Over the posture items."""
    return tr("History", "Put right")


class ColumnHeads(QWidget):
    """What the figures are, above the list; hidden from narrow lists, whose figures carry their names."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """A line; nothing where the list is narrow."""
        narrow = columns_for(self._theme, self.width()).is_narrow
        return QSize(100, 0 if narrow else self._theme.line_px("small") + 4)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list needs no heads."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words over their columns."""
        columns = columns_for(self._theme, self.width())
        if columns.is_narrow:
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.ink("text3"))
        trailing = Qt.AlignmentFlag.AlignTrailing
        leading = Qt.AlignmentFlag.AlignLeading
        for (left, wide), name, side in (
            (columns.bar, taken_head(), leading),
            (columns.longest, longest_head(), trailing),
            (columns.desk, desk_head(), trailing),
            (columns.routines, routines_head(), trailing),
            (columns.fixed, fixed_head(), trailing),
        ):
            room = mirrored(QRectF(left, 0, wide, self.height()), self)
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), name)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def mirrored(box: QRectF, widget: QWidget) -> QRectF:
    """The box where it belongs in the widget's reading direction."""
    if widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return box
    return QRectF(widget.width() - box.right(), box.top(), box.width(), box.height())


def _dates() -> list[str]:
    form = tr("History", "{weekday} {number}")
    return [form.format(weekday=weekday_name(day, SHORT), number=28) for day in range(7)]


def _widest(theme: Theme, style: str, texts: Sequence[str]) -> float:
    metrics = QFontMetricsF(theme.font(style, tabular=True))  # type: ignore[arg-type]
    return max(metrics.horizontalAdvance(text) for text in texts) + 2
