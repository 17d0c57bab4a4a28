"""A list of dates or names: each with a cross to remove it, and a field to add one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from posture.core.setting_lists import Day
from posture.core.setting_types import InvalidValueError, ValueType
from posture.core.setting_types import Text as TextType
from posture.ui.dashboard.written import day_name
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.fields import TextField
from posture.ui.widgets.text import Text

GAP_PX = 8
FIELD_PX = 240


class ListEditor(QWidget):
    """The entries and the way to one more. `Enter` adds what was typed; a file can be chosen instead.

    With `names` its entries are ids that come from elsewhere: they are shown by name and can be removed.
    """

    edited = Signal(object)
    """All entries, a tuple."""

    def __init__(
        self,
        theme: Theme,
        item: ValueType[Any],
        *,
        names: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item = item
        self._names = names
        self._entries: tuple[Any, ...] = ()
        self._none = Text(theme, tr("List", "None"), ink="text3")
        self.field = TextField(theme)
        self.field.setPlaceholderText(_placeholder(item))
        self.field.setMaximumWidth(theme.px(FIELD_PX))
        self.add_button = Button(theme, tr("List", "Add"), icon_name="plus")
        self._files = item.files if isinstance(item, TextType) else ""
        self.choose_button = Button(theme, tr("List", "Choose…"))
        if not self._files:
            self.choose_button.hide()
        self._trouble = Text(theme, style="small", ink="apricot_text", wrap=True)
        self._trouble.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._lay_out()
        can_add = names is None
        if can_add:
            self.setFocusProxy(self.field)
        self.add_button.clicked.connect(self._on_add)
        self.field.returnPressed.connect(self._on_add)
        self.choose_button.clicked.connect(self._on_choose)

    @property
    def trouble(self) -> str:
        """What is wrong with what was typed."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def show_entries(self, entries: tuple[Any, ...]) -> None:
        """Show these entries."""
        self._trouble.hide()
        if entries == self._entries:
            return
        self._entries = entries
        while item := self._rows.takeAt(0):
            if row := item.widget():
                row.hide()
                row.deleteLater()
        for entry in entries:
            row = _Entry(self._theme, entry, _shown(entry, self._names))
            row.removed.connect(self._on_removed)
            self._rows.addWidget(row)
        self._none.setVisible(self._names is not None and not entries)

    def add(self, entry: Any) -> None:
        """Add an entry that is not there yet."""
        if entry not in self._entries:
            self.edited.emit(tuple(sorted((*self._entries, entry))))

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.setSpacing(GAP_PX)
        adding.addWidget(self.field, 1)
        adding.addWidget(self.add_button)
        adding.addWidget(self.choose_button)
        adding.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addLayout(self._rows)
        column.addWidget(self._none)
        can_add = self._names is None
        self._none.setVisible(not can_add)
        self.field.setVisible(can_add)
        self.add_button.setVisible(can_add)
        column.addLayout(adding)
        column.addWidget(self._trouble)

    @Slot()
    def _on_add(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        try:
            entry = self._item.read(text)
        except InvalidValueError as error:
            self._trouble.setText(trouble_words(error))
            self._trouble.show()
            return
        self.field.clear()
        self._trouble.hide()
        self.add(entry)

    @Slot()
    def _on_choose(self) -> None:
        """Ask for a file; all else goes on meanwhile."""
        path, _ = QFileDialog.getOpenFileName(self, tr("List", "Choose a file"), filter=self._files)
        if path:
            self.field.setText(path)
            self._on_add()

    @Slot(object)
    def _on_removed(self, entry: object) -> None:
        (self.field if self._names is None else self).setFocus()
        self.edited.emit(tuple(each for each in self._entries if each != entry))


class _Entry(QWidget):
    """One entry and its cross."""

    removed = Signal(object)

    def __init__(self, theme: Theme, entry: Any, words: str) -> None:
        super().__init__()
        self._entry = entry
        name = tr("List", "Remove {entry}").format(entry=words)
        self.cross = Button(theme, role="quiet", icon_name="close", name=name)
        self.cross.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        row.addWidget(Text(theme, words, max_lines=1), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.cross)
        row.addStretch(1)

    @Slot()
    def _on_clicked(self) -> None:
        self.removed.emit(self._entry)


def trouble_words(error: InvalidValueError) -> str:
    """What is wrong with what was typed, and what is taken."""
    allowed = error.allowed[:1].upper() + error.allowed[1:]
    words = tr("Settings", "Not taken: {wrong}. {allowed}.")
    return words.format(wrong=error.wrong, allowed=allowed)


def _shown(entry: Any, names: Mapping[str, str] | None) -> str:
    if isinstance(entry, date):
        return f"{day_name(entry)} {entry.year}"
    if names is None:
        return str(entry)
    return names.get(entry) or entry.replace("-", " ").capitalize()


def _placeholder(item: ValueType[Any]) -> str:
    if isinstance(item, Day):
        return tr("List", "Such as 2026-12-25")
    if isinstance(item, TextType) and item.files:
        return tr("List", "Path of a file or folder")
    return tr("List", "Name of a program")
