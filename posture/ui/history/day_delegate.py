"""How a row of the list of days is painted: month headings, days with their marks, what happened on a day."""

from datetime import date

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from posture.core.history_list import ListedDay, ListedMonth
from posture.core.stats import Parts
from posture.ui.dashboard.patterns import paint_mark
from posture.ui.dashboard.week_view import Mark, part_of
from posture.ui.dashboard.written import clock
from posture.ui.history import words
from posture.ui.history.day_columns import Columns, columns_for
from posture.ui.history.day_model import DayModel
from posture.ui.history.entry_words import EntryLine
from posture.ui.history.row_pen import LEADING, TRAILING, RowPen
from posture.ui.icons import IconName, paint_icon
from posture.ui.palette import Ink
from posture.ui.theme import Theme

DAY_PX = 40
LINE_GAP_PX = 3
NARROW_PADDING_PX = 9
MONTH_TOP_PX = 22
MONTH_BOTTOM_PX = 8
BESIDE_PX = 24
ENTRY_PADDING_PX = 5
BAR_PX = 13
SEGMENT_GAP_PX = 2
SWATCH_PX = 12
TIME_GAP_PX, SWATCH_GAP_PX = 14, 10
RADIUS_PX = 9.0
FOCUS_PX = 2.0
USUAL_BREAKS = 8
"""A bar is as wide as so many breaks at least, so that a first day of two doesn't fill it."""
ICON_PX = 18

Index = QModelIndex | QPersistentModelIndex


class DayDelegate(QStyledItemDelegate):
    """Paints from the theme; every text is plain."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._pen = RowPen(theme, view.viewport())
        self._columns: tuple[tuple[float, float], Columns] | None = None
        self.today = date.min
        """Its row says so."""

    def columns(self) -> Columns:
        """The places of the figures at the width and text size in use."""
        key = (float(self._view.viewport().width()), self._theme.text_scale)
        if self._columns is None or self._columns[0] != key:
            self._columns = (key, columns_for(self._theme, key[0]))
        return self._columns[1]

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row; its width is the list's."""
        theme = self._theme
        value = self._value(index)
        width = self._view.viewport().width()
        if isinstance(value, ListedMonth):
            height = MONTH_TOP_PX + theme.line_px("h3") + MONTH_BOTTOM_PX
            below = self._month_lines_below(value)
            height += len(below) * theme.line_px("small") + (LINE_GAP_PX if below else 0)
        elif isinstance(value, ListedDay):
            height = theme.px(DAY_PX)
            if below := self._day_lines_below(value):
                lines = theme.line_px("body") + LINE_GAP_PX + len(below) * theme.line_px("small")
                height = lines + 2 * NARROW_PADDING_PX
        elif isinstance(value, EntryLine):
            height = len(self._entry_lines(value)) * theme.line_px("body") + 2 * ENTRY_PADDING_PX
        else:
            height = 0
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        value = self._value(index)
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = box.adjusted(1, 1, -1, -1)
        if isinstance(value, ListedMonth):
            ground.setTop(box.top() + MONTH_TOP_PX - 4)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink("tint"))
            painter.drawRoundedRect(ground, RADIUS_PX, RADIUS_PX)
        elif state & QStyle.StateFlag.State_MouseOver and isinstance(value, ListedDay):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink("sunken"))
            painter.drawRoundedRect(ground, RADIUS_PX, RADIUS_PX)
        if isinstance(value, ListedMonth):
            self._paint_month(painter, box, value, is_selected)
        elif isinstance(value, ListedDay):
            self._paint_day(painter, box, value, index, is_selected)
        elif isinstance(value, EntryLine):
            self._paint_entry(painter, box, value, is_selected)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(self._theme.ink("focus"), FOCUS_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, RADIUS_PX, RADIUS_PX)
        painter.restore()

    # --- months ---

    def _inner_px(self) -> float:
        return self._view.viewport().width() - 2 * self.columns().arrow[0]

    def _month_lines_below(self, month: ListedMonth) -> list[str]:
        """The sums, where they have no room beside the month's name."""
        facts = words.month_facts(month)
        title = self._pen.advance("h3", words.month_title(month.first_day))
        if title + self._pen.advance("small", words.joined(facts)) + BESIDE_PX <= self._inner_px():
            return []
        return self._pen.in_lines(facts, self._inner_px())

    def _paint_month(
        self, painter: QPainter, box: QRectF, month: ListedMonth, is_selected: bool
    ) -> None:
        theme = self._theme
        line_px, small_px = theme.line_px("h3"), theme.line_px("small")
        room = QRectF(self.columns().arrow[0], box.top() + MONTH_TOP_PX, self._inner_px(), line_px)
        strong: Ink = "tint_text" if is_selected else "text"
        quiet: Ink = "tint_text" if is_selected else "text2"
        self._pen.write(painter, room, words.month_title(month.first_day), "h3", strong, LEADING)
        below = self._month_lines_below(month)
        if not below:
            facts = words.joined(words.month_facts(month))
            self._pen.write(painter, room, facts, "small", quiet, TRAILING)
        line = QRectF(room.left(), room.bottom() + LINE_GAP_PX, room.width(), small_px)
        for facts in below:
            self._pen.write(painter, line, facts, "small", quiet, LEADING)
            line.translate(0, small_px)
        edge = QRectF(room.left(), box.bottom() - 3, room.width(), 1)
        painter.fillRect(edge, theme.ink("line"))

    # --- days ---

    def _facts_px(self) -> float:
        columns = self.columns()
        return self._view.viewport().width() - columns.date[0] - columns.arrow[0]

    def _day_lines_below(self, day: ListedDay) -> list[str]:
        """The figures of a narrow row."""
        if not self.columns().is_narrow:
            return []
        return self._pen.in_lines(
            [*words.desk_facts(day), *words.other_facts(day)], self._facts_px()
        )

    def _paint_day(
        self, painter: QPainter, box: QRectF, day: ListedDay, index: Index, is_selected: bool
    ) -> None:
        columns = self.columns()
        line = QRectF(box)
        if below := self._day_lines_below(day):
            high, small_px = self._theme.line_px("body"), self._theme.line_px("small")
            line = QRectF(box.left(), box.top() + NARROW_PADDING_PX, box.width(), high)
            quiet: Ink = "tint_text" if is_selected else "text2"
            room = QRectF(columns.date[0], line.bottom() + LINE_GAP_PX, self._facts_px(), small_px)
            for facts in below:
                self._pen.write(painter, room, facts, "small", quiet, LEADING)
                room.translate(0, small_px)
        self._paint_arrow(painter, line, index)
        self._paint_breaks(painter, line, day, is_selected)
        if not columns.is_narrow:
            self._paint_figures(painter, line, day, is_selected)
        if day.notes:
            side = self._theme.px(ICON_PX)
            left, wide = columns.note
            note = QRectF(left + (wide - side) / 2, line.center().y() - side / 2, side, side)
            ink = self._theme.ink("tint_text" if is_selected else "text2")
            paint_icon(painter, "pencil", self._pen.mirrored(note), ink)

    def _paint_arrow(self, painter: QPainter, line: QRectF, index: Index) -> None:
        if not index.model().hasChildren(index):
            return
        is_open = self._view.isExpanded(index)
        forward = self._view.layoutDirection() is Qt.LayoutDirection.LeftToRight
        left, wide = self.columns().arrow
        box = QRectF(left, line.center().y() - wide / 2, wide, wide)
        closed: IconName = "chevron_right" if forward else "chevron_left"
        name: IconName = "chevron_down" if is_open else closed
        paint_icon(painter, name, self._pen.mirrored(box), self._theme.ink("text2"))

    def _paint_breaks(
        self, painter: QPainter, line: QRectF, day: ListedDay, is_selected: bool
    ) -> None:
        columns = self.columns()
        is_empty = not day.has_record
        ink: Ink = "text3" if is_empty else "text"
        if is_selected:
            ink = "tint_text"
        date = _part(line, columns.date)
        label = words.day_label(day, self.today)
        self._pen.write(painter, date, label, "body" if is_empty else "strong", ink, LEADING)
        if day.parts.total:
            self._paint_bar(painter, _part(line, columns.bar), day.parts)
            count = _part(line, columns.taken)
            self._pen.write(painter, count, words.taken(day.parts), "body", ink, TRAILING)
            return
        left, right = columns.bar[0], columns.taken[0] + columns.taken[1]
        room = _part(line, (left, right - left))
        quiet: Ink = "tint_text" if is_selected else "text3"
        self._pen.write(painter, room, words.empty_label(day), "body", quiet, LEADING)

    def _paint_bar(self, painter: QPainter, room: QRectF, parts: Parts) -> None:
        """The marks side by side, in the order of the week's columns; all rows have one scale."""
        model = self._view.model()
        most = model.most_breaks if isinstance(model, DayModel) else 0
        one_px = room.width() / max(USUAL_BREAKS, most)
        high = self._theme.px(BAR_PX)
        top = round(room.center().y() - high / 2)
        done = 0
        for mark in Mark:
            count = part_of(parts, mark)
            if not count:
                continue
            left = round(room.left() + done * one_px)
            right = round(room.left() + (done + count) * one_px) - SEGMENT_GAP_PX
            box = QRectF(left, top, max(3, right - left), high)
            paint_mark(painter, self._pen.mirrored(box), mark, self._theme.palette)
            done += count

    def _paint_figures(
        self, painter: QPainter, line: QRectF, day: ListedDay, is_selected: bool
    ) -> None:
        columns = self.columns()
        ink: Ink = "tint_text" if is_selected else "text"
        longest, desk = day.exposure.longest_stretch_s, day.exposure.desk_s
        for place, text in (
            (columns.longest, words.length(longest) if longest >= words.LEAST_S else ""),
            (columns.desk, words.length(desk) if desk >= words.LEAST_S else ""),
            (columns.routines, words.count(day.routines)),
            (columns.fixed, words.count(day.fixed)),
        ):
            self._pen.write(painter, _part(line, place), text, "body", ink, TRAILING)

    # --- what happened on a day ---

    def _entry_left(self) -> float:
        return self.columns().date[0]

    def _text_left(self) -> float:
        metrics = QFontMetricsF(self._theme.font("body", tabular=True))
        widest = "10:58 PM" if "AP" in QLocale().timeFormat().upper() else "20:58"
        swatch = self._theme.px(SWATCH_PX)
        time = self._entry_left() + metrics.horizontalAdvance(widest) + TIME_GAP_PX
        return time + swatch + SWATCH_GAP_PX

    def _text_px(self) -> float:
        return self._view.viewport().width() - self._text_left() - self.columns().arrow[0]

    def _entry_lines(self, line: EntryLine) -> list[tuple[str, str]]:
        return self._pen.in_paragraph(line.title, line.detail, self._text_px())

    def _paint_entry(
        self, painter: QPainter, box: QRectF, line: EntryLine, is_selected: bool
    ) -> None:
        theme = self._theme
        line_px = theme.line_px("body")
        first = QRectF(box.left(), box.top() + ENTRY_PADDING_PX, box.width(), line_px)
        strong: Ink = "tint_text" if is_selected else "text"
        quiet: Ink = "tint_text" if is_selected else "text2"
        time = QRectF(self._entry_left(), first.top(), self._text_left(), line_px)
        if line.at is not None:
            self._pen.write(painter, time, clock(line.at), "body", strong, LEADING)
        if line.mark is not None:
            side = theme.px(SWATCH_PX)
            left = self._text_left() - SWATCH_GAP_PX - side
            swatch = QRectF(left, round(first.center().y() - side / 2), side, side)
            paint_mark(painter, self._pen.mirrored(swatch), line.mark, theme.palette)
        room = QRectF(self._text_left(), first.top(), self._text_px(), line_px)
        for title, rest in self._entry_lines(line):
            self._pen.write(painter, room, title, "body", strong, LEADING)
            behind = room.adjusted(self._pen.advance("body", title), 0, 0, 0)
            self._pen.write(painter, behind, rest, "body", quiet, LEADING)
            room.translate(0, line_px)

    # --- writing ---

    def _value(self, index: Index) -> object:
        model = index.model()
        return model.value(index) if isinstance(model, DayModel) else None


def _part(line: QRectF, place: tuple[float, float]) -> QRectF:
    return QRectF(place[0], line.top(), place[1], line.height())
