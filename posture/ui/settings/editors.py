"""Controls for the values of settings, one for each type of setting.

`editor_for` builds the right one from a declaration, so that a new setting needs nothing here.
"""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Slot

from posture.core.setting_declaration import Setting
from posture.core.setting_lists import Day, ListOf
from posture.core.setting_types import (
    Choice,
    Duration,
    Flag,
    Number,
    OrNone,
    Text,
    ValueType,
    Whole,
)
from posture.core.settings_general import HOLD, IGNORE
from posture.ui.settings.duration_field import DurationField
from posture.ui.settings.editor import Editor
from posture.ui.settings.words import choice_words
from posture.ui.settings.written_editors import EntriesEditor, OptionalEditor, TextEditor
from posture.ui.theme import Theme
from posture.ui.widgets.fields import Combo, SpinField, Switch

PERCENT = 100
PERCENT_STEP = 10


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
