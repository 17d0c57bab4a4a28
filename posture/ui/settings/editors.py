"""Controls for the values of settings, one for each type of setting.

`editor_for` builds the right one from a declaration, so that a new setting needs nothing here.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from posture.ui.announce import announce
from posture.ui.settings.chips_editor import ChipsEditor
from posture.ui.settings.duration_field import DurationField
from posture.ui.settings.editor import Editor
from posture.ui.settings.words import choice_words
from posture.ui.settings.written_editors import (
    EntriesEditor,
    OptionalEditor,
    RemovalEditor,
    TextEditor,
)
from posture.ui.theme import Theme
from posture.ui.widgets.fields import Combo, SpinField, Switch
from posture.ui.widgets.text import Text as Words

PERCENT = 100
PERCENT_STEP = 10
TROUBLE_PX, TROUBLE_GAP_PX = 200, 8
ON, OFF = "on", "off"
FILLED_ELSEWHERE = frozenset({"moves.favourites", "moves.never"})
"""Lists to which the app adds, when asked to, and from which the window only removes."""


class DurationEditor(Editor):
    """A duration, and below it what can be typed, once something else was."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        low, high = setting.window_minimum or 0.0, setting.window_maximum or 0.0
        self._field = DurationField(theme, low, high)
        trailing = Qt.AlignmentFlag.AlignTrailing
        self._trouble = Words(theme, style="small", ink="apricot_text", align=trailing, wrap=True)
        self._trouble.setFixedWidth(theme.px(TROUBLE_PX))
        self._trouble.hide()
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TROUBLE_GAP_PX)
        column.addWidget(self._field, 0, trailing)
        column.addWidget(self._trouble)
        super().__init__(self._field, shown=shown)
        self._field.valueChanged.connect(self._on_changed)
        self._field.refused.connect(self._on_refused)
        self._field.lineEdit().textEdited.connect(self._trouble.hide)

    @property
    def trouble(self) -> str:
        """What is wrong with what was typed."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def show_value(self, value: Any) -> None:
        """Show the seconds."""
        with QSignalBlocker(self._field):
            self._field.show_seconds(value)

    @Slot(int)
    def _on_changed(self, seconds: int) -> None:
        self._trouble.hide()
        self.edited.emit(float(seconds))

    @Slot(str)
    def _on_refused(self, allowed: str) -> None:
        self._trouble.setText(allowed)
        self._trouble.show()
        announce(self._field, allowed)


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

    def show_without_effect(self, _value: Any) -> None:
        """Off, whatever was chosen: that is how it is here."""
        super().show_without_effect(self._off)

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


def editor_for(theme: Theme, setting: Setting, names: Mapping[str, str] | None = None) -> Editor:
    """The control for a setting of this type. `names` are those of the ids in a list."""
    match setting.type:
        case OrNone(item=item, word=word):
            inner = _plain_editor(theme, setting, item)
            optional = OptionalEditor(theme, setting, inner, word)
            optional.use_when_switched_on(setting.default or setting.window_minimum)
            return optional
        case ListOf(item=item) if setting.key in FILLED_ELSEWHERE:
            return RemovalEditor(theme, item, names or {})
        case ListOf(item=Choice() as item):
            return ChipsEditor(theme, setting, item)
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
        case Choice() if {ON, OFF} < set(kind.choices):
            # The third, what the desktop wishes, is off: nothing asks the desktop yet.
            return SwitchEditor(theme, setting, ON, OFF)
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
