"""All settings: groups on the left, the open group's form on the right, and a search over all."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from posture.core.setting_declaration import Group
from posture.core.settings import SettingError, Settings
from posture.ui.announce import announce
from posture.ui.dashboard.page import MARGIN_PX
from posture.ui.i18n import tr
from posture.ui.scroll_bars import slim_bars
from posture.ui.settings.banner import Banner
from posture.ui.settings.capability import Capabilities
from posture.ui.settings.change import SettingsChange, reset, restored
from posture.ui.settings.chooser import BELOW, BESIDE, Chooser
from posture.ui.settings.data_group import DataFacts, show_facts
from posture.ui.settings.group_panel import GroupPanel
from posture.ui.settings.groups import GROUPS, Source, group_title
from posture.ui.settings.screen_fit import show_ground_through
from posture.ui.settings.tab_order import order_tabs
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text
from posture.ui.widgets.toast import Toast

NARROW_BELOW_PX = 640
WIDEST_FORM_PX = 900
GAP_PX = 16


class SettingsPage(QWidget):
    """The settings. Changes hold at once: each is shown, and asked for by `changed`.

    It writes nothing itself: whoever listens writes the file and hands the settings in force back by
    `show_settings`, or says by `show_problem` why that was not possible.
    """

    changed = Signal(object)
    """A `SettingsChange` to write."""
    asked = Signal(str)
    """A page that a button leads to: see the blocks."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        *,
        today: Callable[[], date],
        capabilities: Capabilities | None = None,
        move_names: Mapping[str, str] | None = None,
        data: DataFacts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._capabilities: Capabilities = capabilities or {}
        self._today = today
        self._move_names: Mapping[str, str] = move_names or {}
        self._data = data or DataFacts()
        self._panels: dict[Group, GroupPanel] = {}
        self._open = GROUPS[0]
        self._undo = SettingsChange()
        self.chooser = Chooser(theme)
        self.banner = Banner(theme)
        self._nothing = Text(theme, tr("Settings", "Nothing matches. Try fewer letters."))
        self._lay_out()
        self.toast = Toast(theme, self)
        self._connect()
        self.open_group(self._open)

    @property
    def settings(self) -> Settings:
        """The settings as they are shown."""
        return self._settings

    @property
    def open_name(self) -> Group:
        """The group that is open, or was before a search."""
        return self._open

    def panel(self, group: Group) -> GroupPanel:
        """The form of that group; it is built when first asked for."""
        if group not in self._panels:
            panel = GroupPanel(self._theme, group, self._source())
            panel.changed.connect(self._on_changed)
            panel.asked.connect(self.asked)
            panel.reset_requested.connect(self._on_reset_requested)
            later = [other for other in self._panels if GROUPS.index(other) > GROUPS.index(group)]
            place = len(self._panels) - len(later)
            self._form.insertWidget(place, panel)
            self._panels[group] = panel
        return self._panels[group]

    @Slot(object)
    def open_group(self, group: Group) -> None:
        """Show this group, and end a search."""
        self._open = group
        self.chooser.search.clear()
        self._show_found()

    def search_for(self, text: str) -> None:
        """Search all settings for these words."""
        self.chooser.search.setText(text)

    def show_settings(self, settings: Settings) -> None:
        """The settings in force have changed."""
        self._settings = settings
        for panel in self._panels.values():
            panel.show_settings(settings)
        order_tabs(self)

    def show_data(self, facts: DataFacts) -> None:
        """What is told of the history's file has changed."""
        self._data = facts
        if Group.DATA in self._panels:
            show_facts(self._panels[Group.DATA].blocks, facts)

    def show_problem(self, sentence: str) -> None:
        """Say that the settings could not be written."""
        self._above.setContentsMargins(MARGIN_PX, GAP_PX, MARGIN_PX, 0)
        self.banner.say(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the list of groups into a box where there is no room for it."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and the line beside the groups."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        edge = self.chooser.geometry()
        if not self.chooser.is_narrow:
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = edge.left() - 1 if rtl else edge.right() + 1
            painter.fillRect(left, 0, 1, self.height(), self._theme.ink("line"))
        painter.end()

    def _source(self) -> Source:
        return Source(
            self._theme,
            self._settings,
            self._capabilities,
            self._today,
            self._move_names,
            self._data,
        )

    def _show_found(self) -> None:
        words = self.chooser.words
        if words:
            found = [self.panel(group).show_matches(words) for group in GROUPS]
            self._nothing.setVisible(not any(found))
            self.chooser.show_group(None)
            if not any(found):
                announce(self, self._nothing.text())
        else:
            panel = self.panel(self._open)
            for other in self._panels.values():
                if other is not panel:  # before the other comes, or they are laid out together
                    other.hide()
            panel.show_matches(())
            self._nothing.hide()
            self.chooser.show_group(self._open)
            self._scroll.setAccessibleName(group_title(self._open))
        self._scroll.verticalScrollBar().setValue(0)
        order_tabs(self)

    def _fit(self, width: int) -> None:
        is_narrow = width < self._theme.px(NARROW_BELOW_PX)
        self.chooser.set_narrow(is_narrow)
        self._whole.setDirection(BELOW if is_narrow else BESIDE)

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._make_content())
        show_ground_through(self._scroll)
        self._whole = QBoxLayout(BESIDE, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(1)
        self._whole.addWidget(self.chooser)
        self._whole.addWidget(self._right(), 1)

    def _right(self) -> QWidget:
        """The form, and above it what is wrong."""
        right = QWidget()
        self._above = QVBoxLayout()
        self._above.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        self._above.addWidget(self.banner)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(self._scroll, 1)
        return right

    @Slot()
    def _on_banner_gone(self) -> None:
        self._above.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)

    def _make_content(self) -> QWidget:
        self._form = QVBoxLayout()
        self._form.setSpacing(2 * GAP_PX)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self._nothing)
        column.addLayout(self._form)
        column.addStretch(1)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        row.setSpacing(0)
        row.addWidget(self._filled, 1)
        row.addStretch(0)
        return content

    def _connect(self) -> None:
        self.setFocusProxy(self.chooser)
        self.banner.dismissed.connect(self._on_banner_gone)
        self.chooser.chosen.connect(self.open_group)
        self.chooser.searched.connect(self._on_searched)
        self.toast.undone.connect(self._on_undone)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.chooser.focus_search)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _apply(self, change: SettingsChange) -> bool:
        """Show the change and ask for it to be written; whether it is possible."""
        try:
            settings = change.applied_to(self._settings)
        except SettingError as error:
            self.show_problem(tr("Settings", "Not taken: {why}.").format(why=error.problem.words()))
            self.show_settings(self._settings)
            return False
        self.banner.put_away()
        self.show_settings(settings)
        self.changed.emit(change)
        return True

    @Slot(object)
    def _on_changed(self, change: SettingsChange) -> None:
        if not change.is_empty:
            self._apply(change)

    @Slot(object)
    def _on_reset_requested(self, group: Group) -> None:
        keys = self.panel(group).keys
        undo = restored(self._settings, keys)
        if self._apply(reset(self._settings, keys)):
            self._undo = undo
            words = tr("Settings", "{group} is back to the usual settings.")
            self.toast.say(words.format(group=group_title(group)))

    @Slot()
    def _on_undone(self) -> None:
        self._on_changed(self._undo)
        self._undo = SettingsChange()

    @Slot(object)
    def _on_searched(self, _words: tuple[str, ...]) -> None:
        self._show_found()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setPalette(self._theme.qt_palette())
        slim_bars(self._scroll, self._theme)
        self._filled.setMaximumWidth(self._theme.px(WIDEST_FORM_PX))
        self._fit(self.width())
        self.update()
