"""A card with a chart: its title, the picture or its table, and what explains it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from posture.ui.dashboard.chart import Chart
from posture.ui.dashboard.table_twin import TableTwin
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
TOP_PX = 12
GAP_PX = 10
TOGGLE_PX = 28
TOGGLE_OUT_PX = 8


class ChartCard(Surface):
    """The chart, with a button (or Space) that swaps it for its table twin and back.

    `foot` explains the picture. `empty` stands in for all of it while there is nothing to show.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        chart: Chart,
        *,
        foot: QWidget | None = None,
        empty: QWidget | None = None,
        explained: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`explained`: there is an `info` button, for how it is counted."""
        super().__init__(theme, parent=parent)
        self.info = info_button(theme, title) if explained else None
        self._chart = chart
        self._foot = foot
        self._empty = empty
        self._twin = TableTwin(theme, self)
        self._twin.setAccessibleName(title)
        self._toggle = Button(
            theme, role="quiet", icon_name="list", height_px=TOGGLE_PX, name=_as_table()
        )
        keeps_room = self._toggle.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._toggle.setSizePolicy(keeps_room)
        self._pages = QStackedWidget(self)
        for page in (chart, self._twin, empty):
            if page is not None:
                self._pages.addWidget(page)
        self.title = Text(theme, title, style="h3")
        self.head = QHBoxLayout()
        """The title and the button; others may stand between them."""
        self._lay_out()
        self._toggle.clicked.connect(self._on_toggled)
        chart.table_requested.connect(self._on_table_requested)
        self._twin.chart_requested.connect(self._on_chart_requested)

    @property
    def chart(self) -> Chart:
        """The picture."""
        return self._chart

    @property
    def twin(self) -> TableTwin:
        """The table."""
        return self._twin

    @property
    def shows_table(self) -> bool:
        """Whether the table stands in for the picture."""
        return self._pages.currentWidget() is self._twin

    def refresh(self, *, empty: bool = False) -> None:
        """The chart has new numbers, or none at all."""
        self._twin.set_source(self._chart.table)
        if empty and self._empty is not None:
            self._pages.setCurrentWidget(self._empty)
        elif not self.shows_table:
            self._pages.setCurrentWidget(self._chart)
        hidden = empty and self._empty is not None
        self._toggle.setHidden(hidden)
        if self.info is not None:
            self.info.setHidden(hidden)

    def _lay_out(self) -> None:
        head = self.head
        head.setContentsMargins(0, 0, -TOGGLE_OUT_PX, 0)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        if self.info is not None:
            head.addWidget(self.info)
        head.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, TOP_PX, PADDING_PX, PADDING_PX)
        column.setSpacing(GAP_PX)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        if self._foot is not None:
            column.addSpacing(GAP_PX - 4)
            column.addWidget(self._foot)
        stops = [one for one in (self.info, self._toggle, self._chart, self._twin) if one]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        if self._foot is not None:
            self._foot.setHidden(self.shows_table)
        name = _as_chart() if self.shows_table else _as_table()
        self._toggle.set_icon_name("bars" if self.shows_table else "list")
        self._toggle.setAccessibleName(name)
        self._toggle.setToolTip(name)

    @Slot()
    def _on_toggled(self) -> None:
        self._show(self._chart if self.shows_table else self._twin)

    @Slot()
    def _on_table_requested(self) -> None:
        self._show(self._twin)
        self._twin.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_chart_requested(self) -> None:
        self._show(self._chart)
        self._chart.setFocus(Qt.FocusReason.OtherFocusReason)


def info_button(theme: Theme, title: str) -> Button:
    """The small button in a card's head that tells how its figures are counted."""
    name = tr("Chart", "How it is counted: {title}").format(title=title)
    return Button(theme, role="quiet", icon_name="info", height_px=TOGGLE_PX, name=name)


def _as_table() -> str:
    return tr("Chart", "Show as table")


def _as_chart() -> str:
    return tr("Chart", "Show as chart")
