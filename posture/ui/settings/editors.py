"""Controls for the values of settings, one for each type of setting.

`editor_for` builds the right one from a declaration, so that a new setting needs nothing here.
"""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.setting_declaration import Setting
from posture.core.setting_lists import Day, ListOf
from posture.core.setting_types import (
    Choice,
    Duration,
    Flag,
    InvalidValueError,
    Number,
    OrNone,
    Text,
    ValueType,
    Whole,
)
from posture.core.settings_general import HOLD, IGNORE
from posture.ui.i18n import tr
from posture.ui.settings.duration_field import DurationField
from posture.ui.settings.list_editor import ListEditor
from posture.ui.settings.words import choice_words, example_of
from posture.ui.theme import Theme
from posture.ui.widgets.choice import Check
from posture.ui.widgets.fields import Combo, SpinField, Switch, TextField
from posture.ui.widgets.text import Text as Words

GAP_PX = 12
PERCENT = 100
PERCENT_STEP = 10


class Editor(QWidget):
    """A control for one value. `control` takes the focus and the name; `shown` is what it is a part of."""

    edited = Signal(object)
    """The value that was set by hand, in the program's types."""
    is_wide = False
    """Whether it stands below its label rather than beside it."""

    def __init__(self, control: QWidget, *, shown: QWidget | None = None) -> None:
        super().__init__()
        self.control = control
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP_PX)
        self.row.addWidget(shown or control)

    def show_value(self, value: Any) -> None:
        """Show the value in force."""
        raise NotImplementedError


class DurationEditor(Editor):
    """A duration."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        low, high = setting.window_minimum or 0.0, setting.window_maximum or 0.0
        self._field = DurationField(theme, low, high)
        super().__init__(self._field)
        self._field.valueChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        """Show the seconds."""
        with QSignalBlocker(self._field):
            self._field.show_seconds(value)

    @Slot(int)
    def _on_changed(self, seconds: int) -> None:
        self.edited.emit(float(seconds))


class WholeEditor(Editor):
    """A whole number with its unit."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        self._field = SpinField(
            theme,
            unit=setting.unit,
            minimum=round(setting.window_minimum or 0),
            maximum=round(setting.window_maximum or 0),
        )
        super().__init__(self._field)
        self._field.valueChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        """Show the number, be it one that only the settings file allows."""
        with QSignalBlocker(self._field):
            self._field.setRange(
                min(self._field.minimum(), value), max(self._field.maximum(), value)
            )
            self._field.setValue(value)

    @Slot(int)
    def _on_changed(self, number: int) -> None:
        self.edited.emit(number)


class ShareEditor(Editor):
    """A number around one, shown in per cent: the size of text."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        self._field = SpinField(
            theme,
            unit="%",
            minimum=round(PERCENT * (setting.window_minimum or 0)),
            maximum=round(PERCENT * (setting.window_maximum or 0)),
            step=PERCENT_STEP,
        )
        super().__init__(self._field)
        self._field.valueChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        """Show the share."""
        with QSignalBlocker(self._field):
            self._field.setValue(round(PERCENT * value))

    @Slot(int)
    def _on_changed(self, percent: int) -> None:
        self.edited.emit(percent / PERCENT)


class SwitchEditor(Editor):
    """On or off: for a flag, and for a choice between holding prompts and ignoring a reason."""

    def __init__(self, theme: Theme, setting: Setting, on: object, off: object) -> None:
        self._switch = Switch(theme, setting.label)
        self._on, self._off = on, off
        super().__init__(self._switch)
        self._switch.toggled.connect(self._on_toggled)

    def show_value(self, value: Any) -> None:
        """Show on or off."""
        with QSignalBlocker(self._switch):
            self._switch.setChecked(value == self._on)

    @Slot(bool)
    def _on_toggled(self, is_on: bool) -> None:
        self.edited.emit(self._on if is_on else self._off)


class ChoiceEditor(Editor):
    """One of a few words."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        self._combo = Combo(theme)
        self._type = setting.innermost_type
        super().__init__(self._combo)
        for choice in setting.choices:
            self._combo.addItem(choice_words(setting.key, choice), choice)
        self._combo.activated.connect(self._on_activated)

    def show_value(self, value: Any) -> None:
        """Show the word."""
        self._combo.setCurrentIndex(self._combo.findData(str(value)))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.edited.emit(self._type.read(self._combo.itemData(index)))


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
            words = tr("Settings", "Not taken: {wrong}. {allowed}.")
            allowed = error.allowed[:1].upper() + error.allowed[1:]
            self._trouble.setText(words.format(wrong=error.wrong, allowed=allowed))
            self._trouble.show()
            return
        self._trouble.hide()
        self.edited.emit(value)


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


def editor_for(theme: Theme, setting: Setting) -> Editor:
    """The control for a setting of this type."""
    match setting.type:
        case OrNone(item=item, word=word):
            inner = _plain_editor(theme, setting, item)
            optional = OptionalEditor(theme, setting, inner, word)
            optional.use_when_switched_on(setting.default or setting.window_minimum)
            return optional
        case ListOf(item=(Text() | Day()) as item):
            return EntriesEditor(theme, item)
        case other:
            return _plain_editor(theme, setting, other)


def _plain_editor(theme: Theme, setting: Setting, kind: ValueType[Any]) -> Editor:
    match kind:
        case Flag():
            return SwitchEditor(theme, setting, True, False)
        case Choice() if set(kind.choices) == {HOLD, IGNORE}:
            return SwitchEditor(theme, setting, HOLD, IGNORE)
        case Choice():
            return ChoiceEditor(theme, setting)
        case Duration():
            return DurationEditor(theme, setting)
        case Whole():
            return WholeEditor(theme, setting)
        case Number():
            return ShareEditor(theme, setting)
        case _:
            return TextEditor(theme, setting)
