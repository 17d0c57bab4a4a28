"""The groups of settings to choose from: a list with icons, or a box where there is no room for it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from posture.core.setting_declaration import Group
from posture.ui.i18n import tr
from posture.ui.icons import icon
from posture.ui.settings.groups import ICONS, group_title
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import RADIUS_PX
from posture.ui.widgets.fields import Combo
from posture.ui.widgets.focus_ring import FocusRing

ROW_PX, ROW_GAP_PX = 38, 4
STYLE = """
QListWidget {{ background: transparent; color: {text}; border: none; outline: none; }}
QListWidget::item {{
    height: {row}px; padding-left: 8px; border-radius: {radius}px; margin-bottom: {gap}px;
}}
QListWidget::item:hover {{ background: {sunken}; }}
QListWidget::item:selected {{ background: {tint}; color: {tint_text}; }}
"""


class GroupList(QListWidget):
    """One row for each group; arrow keys go from one to the next."""

    chosen = Signal(object)
    """A `Group`."""

    def __init__(
        self, theme: Theme, groups: Sequence[Group], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups = tuple(groups)
        for group in groups:
            self.addItem(QListWidgetItem(group_title(group)))
        self.setAccessibleName(tr("Settings", "Groups of settings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX)
        self.currentRowChanged.connect(self._on_row_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_group(self, group: Group | None) -> None:
        """Mark the group that is open; None while all are searched."""
        before = self.blockSignals(True)
        if group is None:
            self.clearSelection()
            self.setCurrentRow(-1)
        else:
            self.setCurrentRow(self._groups.index(group))
        self.blockSignals(before)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._groups[row])

    @Slot()
    def _on_theme_changed(self) -> None:
        palette = self._theme.palette
        names = ("text", "sunken", "tint", "tint_text")
        inks = {name: getattr(palette, name).name() for name in names}
        row_px = self._theme.px(ROW_PX)
        self.setMaximumHeight(len(self._groups) * (row_px + ROW_GAP_PX))
        self.setFont(self._theme.font("strong"))
        self.setStyleSheet(STYLE.format(row=row_px, gap=ROW_GAP_PX, radius=RADIUS_PX, **inks))
        self.setIconSize(QSize(self._theme.px(20), self._theme.px(20)))
        for row, group in enumerate(self._groups):
            self.item(row).setIcon(icon(ICONS[group], palette.text2))


class GroupBox(Combo):
    """The same as a list that drops down."""

    chosen = Signal(object)
    """A `Group`."""

    def __init__(
        self, theme: Theme, groups: Sequence[Group], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._groups = tuple(groups)
        self.addItems([group_title(group) for group in groups])
        self.setAccessibleName(tr("Settings", "Groups of settings"))
        self.activated.connect(self._on_activated)

    def show_group(self, group: Group | None) -> None:
        """Show the group that is open."""
        if group is not None:
            self.setCurrentIndex(self._groups.index(group))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self._groups[index])
