"""Controls for lists, for whatever else has a written form, and for values that may be none."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.setting_declaration import Setting
from posture.core.setting_types import InvalidValueError, ValueType
from posture.ui.settings.editor import Editor
from posture.ui.settings.list_editor import ListEditor, trouble_words
from posture.ui.settings.words import choice_words, example_of
from posture.ui.theme import Theme
from posture.ui.widgets.choice import Check
from posture.ui.widgets.fields import TextField
from posture.ui.widgets.text import Text as Words


class TextEditor(Editor):
    """Whatever has a written form: it is typed, and read as the settings file reads it."""

    is_wide = True

    def __init__(self, theme: Theme, setting: Setting) -> None:
        self._type: ValueType[Any] = setting.type
        self._field = TextField(theme)
        self._field.setPlaceholderText(example_of(setting.key))
        self._trouble = Words(theme, style="small", ink="apricot_text", wrap=True)
        self._trouble.hide()
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._field)
        column.addWidget(self._trouble)
        super().__init__(self._field, shown=shown)
        self._field.editingFinished.connect(self._on_finished)
        self._shown = ""

    def show_value(self, value: Any) -> None:
        """Show the written form; what is being typed stays while the value is the same."""
        text = self._type.text(value)
        if text == self._shown and self._field.isModified():
            return
        self._shown = text
        self._field.setText(self._shown)
        self._trouble.hide()

    @property
    def trouble(self) -> str:
        """What is wrong with what was typed."""
        return self._trouble.text() if not self._trouble.isHidden() else ""

    @Slot()
    def _on_finished(self) -> None:
        if self._field.text() == self._shown:
            self._trouble.hide()
            return
        try:
            value = self._type.read(self._field.text())
        except InvalidValueError as error:
            self._trouble.setText(trouble_words(error))
            self._trouble.show()
            return
        self._trouble.hide()
        self.edited.emit(value)


class EntriesEditor(Editor):
    """A list whose entries stand below one another."""

    is_wide = True

    def __init__(self, theme: Theme, item: ValueType[Any]) -> None:
        self._entries = ListEditor(theme, item)
        super().__init__(self._entries.field, shown=self._entries)
        self._entries.edited.connect(self.edited)

    def show_value(self, value: Any) -> None:
        """Show the entries."""
        self._entries.show_entries(value)


class RemovalEditor(Editor):
    """A list to which the app adds: entries can be taken out again, not typed."""

    is_wide = True

    def __init__(self, theme: Theme, item: ValueType[Any], names: Mapping[str, str]) -> None:
        self._entries = ListEditor(theme, item, names=names)
        super().__init__(self._entries)
        self._entries.edited.connect(self.edited)

    def show_value(self, value: Any) -> None:
        """Show the entries."""
        self._entries.show_entries(value)


class OptionalEditor(Editor):
    """A value of another type, or none of it."""

    def __init__(self, theme: Theme, setting: Setting, inner: Editor, word: str) -> None:
        super().__init__(inner.control, shown=inner)
        self._inner = inner
        self._last: Any = None
        self._none = Check(theme, choice_words(setting.key, word))
        self._none.setAccessibleName(f"{setting.label}: {self._none.text()}")
        self.row.addWidget(self._none)
        inner.edited.connect(self._on_inner_edited)
        self._none.clicked.connect(self._on_none_clicked)

    def show_value(self, value: Any) -> None:
        """Show the value, or that there is none."""
        self._none.setChecked(value is None)
        self._inner.setEnabled(value is not None)
        if value is not None:
            self._last = value
            self._inner.show_value(value)

    def use_when_switched_on(self, value: Any) -> None:
        """The value to begin with once there is to be one."""
        if self._last is None:
            self._last = value
            self._inner.show_value(value)

    @Slot(object)
    def _on_inner_edited(self, value: object) -> None:
        self._last = value
        self.edited.emit(value)

    @Slot(bool)
    def _on_none_clicked(self, is_none: bool) -> None:
        self.edited.emit(None if is_none else self._last)
