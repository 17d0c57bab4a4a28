"""The list of a day's stories, the latest first: one stop for Tab, arrow keys between the rows."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from posture.ui.dashboard.legend import Legend, outcome_entries
from posture.ui.theme import Theme
from posture.ui.why.row import StoryRow
from posture.ui.why.values import Told
from posture.ui.why_words import Words
from posture.ui.widgets.surface import Line, Surface
from posture.ui.widgets.text import Text

PADDING_PX = 8
SIDE_PX = 20
FOOT_PX = 14


class StoryList(Surface):
    """A row for each story. Where stories are listed anew, place, focus and the open row stay."""

    setting_requested = Signal(str)
    """The key of a setting."""
    row_wanted = Signal(object)
    """A row (a widget) that is to be in view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self.rows: dict[str, StoryRow] = {}
        """By the stories' ids, in the order of the list."""
        self._open: str | None = None
        self._shown: tuple[Told, ...] = ()
        self._words: Words | None = None
        self.empty = Text(theme, ink="text2", wrap=True)
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        inner_px = SIDE_PX - PADDING_PX
        empty.setContentsMargins(inner_px, inner_px - 2, inner_px, 0)
        empty.addWidget(self.empty)
        self._legend = Legend(theme)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(PADDING_PX, PADDING_PX, PADDING_PX, FOOT_PX)
        outer.setSpacing(0)
        outer.addWidget(self._empty)
        outer.addLayout(self._column)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(SIDE_PX - PADDING_PX, 8, SIDE_PX - PADDING_PX, 0)
        foot.setSpacing(12)
        foot.addWidget(Line(theme))
        foot.addWidget(self._legend)
        self._legend.set_entries(outcome_entries(with_partial=True))
        outer.addWidget(self._foot)

    @property
    def open_id(self) -> str | None:
        """The story whose course is on show."""
        return self._open

    @property
    def current(self) -> StoryRow | None:
        """The row that has the focus, or where Tab comes in."""
        return next((row for row in self.rows.values() if _takes_tab(row)), None)

    def set_stories(self, told: Sequence[Told], words: Words, nothing: str) -> None:
        """List these; `nothing`: what stands where there are none."""
        self.empty.setText(nothing)
        self._empty.setVisible(not told)
        self._foot.setVisible(bool(told))
        if tuple(told) == self._shown and words == self._words:
            return
        anchor = self._anchor()
        focused = next((id_ for id_, row in self.rows.items() if row.head.hasFocus()), None)
        time_px = self._time_px(told, words)
        self._shown, self._words = tuple(told), words
        rows = {one.story.id: self._row(one, words, time_px) for one in told}
        for id_, row in self.rows.items():
            if id_ not in rows or rows[id_] is not row:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        for place, row in enumerate(rows.values()):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show()
        self.rows = rows
        if self._open not in rows:
            self._open = None
        self._stop_at(focused if focused in rows else self._open)
        if focused in rows and focused is not None:
            rows[focused].head.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep(anchor)

    def open_story(self, id_: str) -> bool:
        """Open a story and go to it; False where it is not listed."""
        row = self.rows.get(id_)
        if row is None:
            return False
        row.set_open(True)
        self._go_to(row)
        return True

    # --- rows ---

    def _row(self, told: Told, words: Words, time_px: int) -> StoryRow:
        row = self.rows.get(told.story.id)
        if row is not None and row.head.time_px == time_px:
            row.set_story(told, words)
            return row
        row = StoryRow(self._theme, told, words, time_px)
        row.head.moved.connect(self._on_moved)
        row.head.left.connect(self._on_left)
        row.toggled.connect(self._on_toggled)
        row.setting_requested.connect(self.setting_requested)
        if told.story.id == self._open:
            row.set_open(True)
        return row

    def _time_px(self, told: Sequence[Told], words: Words) -> int:
        """The width of the widest time at 100 %."""
        metrics = QFontMetricsF(self._theme.font("strong", tabular=True))
        widest = max(
            (metrics.horizontalAdvance(words.clock(one.story.at)) for one in told), default=0
        )
        return round(widest / self._theme.text_scale) + 2

    def _stop_at(self, id_: str | None) -> None:
        """Tab stops at one row alone: the one named, else the first."""
        stop = id_ if id_ in self.rows else next(iter(self.rows), None)
        for one, row in self.rows.items():
            takes = Qt.FocusPolicy.StrongFocus if one == stop else Qt.FocusPolicy.ClickFocus
            row.head.setFocusPolicy(takes)

    def _go_to(self, row: StoryRow) -> None:
        self._stop_at(row.told.story.id)
        row.head.setFocus(Qt.FocusReason.TabFocusReason)
        self.row_wanted.emit(row)

    # --- keeping the place ---

    def _anchor(self) -> tuple[str, int] | None:
        """A row in view and where it stands, by which the place is kept."""
        area = self._area()
        if area is None or not area.verticalScrollBar().value():
            return None
        for id_, row in self.rows.items():
            top = row.mapTo(area.viewport(), QPoint(0, 0)).y()
            if top >= 0 or row.head.hasFocus():
                return id_, top
        return None

    def _keep(self, anchor: tuple[str, int] | None) -> None:
        area = self._area()
        if anchor is None or area is None or anchor[0] not in self.rows:
            return
        content = area.widget()
        layout = None if content is None else content.layout()
        if content is None or layout is None:
            return
        layout.activate()
        content.adjustSize()
        top = self.rows[anchor[0]].mapTo(area.viewport(), QPoint(0, 0)).y()
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + top - anchor[1])

    def _area(self) -> QScrollArea | None:
        widget: QWidget | None = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget

    # --- what is pressed ---

    @Slot(int)
    def _on_moved(self, by: int) -> None:
        rows = list(self.rows.values())
        heads = [row.head for row in rows]
        sender = self.sender()
        if sender in heads:
            place = max(0, min(len(rows) - 1, heads.index(sender) + by))
            self._go_to(rows[place])

    @Slot()
    def _on_left(self) -> None:
        if self._open is not None:
            row = self.rows[self._open]
            row.set_open(False)
            self._go_to(row)

    @Slot(str, bool)
    def _on_toggled(self, id_: str, is_open: bool) -> None:
        """One is open at a time."""
        before = self._open
        if not is_open:
            if before == id_:
                self._open = None
            return
        self._open = id_
        self._stop_at(id_)
        if before is not None and before != id_ and before in self.rows:
            self.rows[before].set_open(False)
        self.row_wanted.emit(self.rows.get(id_))


def _takes_tab(row: StoryRow) -> bool:
    return row.head.focusPolicy() is Qt.FocusPolicy.StrongFocus
