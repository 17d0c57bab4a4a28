"""What of the list is shown: a search over the notes, and chips that each ask something of a day."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posture.core.history_list import DayFilter
from posture.ui.history import words
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.chip import ChoiceChip
from posture.ui.widgets.fields import TextField
from posture.ui.widgets.flow import Flow

SEARCH_PX, LEAST_SEARCH_PX = 300, 140
AFTER_TYPING_MS = 150
GAP_PX = 10


class FilterBar(QWidget):
    """Chips add up: a day is shown that has all that is asked for."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.search = TextField(theme)
        self.search.setPlaceholderText(tr("History", "Search notes"))
        self.search.setAccessibleName(tr("History", "Search notes"))
        self.search.setClearButtonEnabled(False)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.all_chip = ChoiceChip(theme, tr("History", "All days"))
        self.chips = {one: ChoiceChip(theme, words.filter_name(one)) for one in DayFilter}
        self.all_chip.setChecked(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(AFTER_TYPING_MS)
        self._lay_out()
        self._connect()

    @property
    def filters(self) -> frozenset[DayFilter]:
        """What is asked of a day."""
        return frozenset(one for one, chip in self.chips.items() if chip.isChecked())

    @property
    def asked(self) -> str:
        """The words that are looked for; empty: none."""
        return self.search.text().strip()

    def clear(self) -> None:
        """Ask for nothing any more."""
        if self.filters or self.asked:
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            self._typing.stop()
            self.clear_chips()

    def clear_chips(self) -> None:
        """Ask for nothing but the words."""
        for chip in self.chips.values():
            chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(False)
        self.all_chip.setChecked(True)
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        self._set_widths()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.chips[DayFilter.RECORDED])
        row.addStretch()
        column.addLayout(row)
        asked = [chip for one, chip in self.chips.items() if one is not DayFilter.RECORDED]
        column.addWidget(Flow((self.all_chip, *asked)))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_typing_over)
        self._typing.timeout.connect(self._on_typing_over)
        self.all_chip.clicked.connect(self._on_all_clicked)
        for chip in self.chips.values():
            chip.toggled.connect(self._on_chip_toggled)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.search.clear)
        self._theme.changed.connect(self._on_theme_changed)

    def _set_widths(self) -> None:
        self.search.setMinimumWidth(self._theme.px(LEAST_SEARCH_PX))
        self.search.setMaximumWidth(self._theme.px(SEARCH_PX))

    @Slot()
    def _on_typed(self) -> None:
        self._typing.start()

    @Slot()
    def _on_typing_over(self) -> None:
        self._typing.stop()
        self.changed.emit()

    @Slot()
    def _on_all_clicked(self) -> None:
        if self.filters:
            self.clear_chips()
        self.all_chip.setChecked(True)

    @Slot(bool)
    def _on_chip_toggled(self, _on: bool) -> None:
        self.all_chip.setChecked(not self.filters)
        self.changed.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._set_widths()
