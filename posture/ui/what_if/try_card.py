"""The settings that are tried: a preset, two rhythms, how long to wait for a pause, and who answers how."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.core.settings import Settings
from posture.ui.i18n import tr
from posture.ui.settings.change import change_to
from posture.ui.settings.duration_field import DurationField
from posture.ui.settings.editor import Editor
from posture.ui.settings.editors import editor_for
from posture.ui.settings.presets import OWN, choose_preset, preset_in_force
from posture.ui.theme import Theme
from posture.ui.what_if import note_words
from posture.ui.what_if.values import AnswersAs
from posture.ui.widgets.fields import Combo
from posture.ui.widgets.surface import Line, Surface
from posture.ui.widgets.text import Text

PADDING = (20, 16, 20, 18)
GAP_PX = 10
RHYTHM = ("every", "length", "pause_wait")
MOVEMENT, MICRO = "breaks.movement", "breaks.micro"
MICRO_ON = f"{MICRO}.enabled"


class TriedRow:
    """A setting in one line: its name and its control."""

    def __init__(self, theme: Theme, settings: Settings, key: str, topic: str) -> None:
        setting = settings.setting(key)
        name = tr("Settings", setting.label)
        self.key = key
        self.editor: Editor = editor_for(theme, setting)
        self.label = Text(theme, name, ink="text2", wrap=True)
        self.label.setBuddy(self.editor.control)
        self.editor.control.setAccessibleName(f"{topic}: {name}")
        self.editor.control.setAccessibleDescription(tr("Settings", setting.help))

    def set_enabled(self, enabled: bool) -> None:
        """Let it be changed, or not."""
        self.label.setEnabled(enabled)
        self.editor.setEnabled(enabled)


class TryCard(Surface):
    """The figures of a rhythm, small enough to stand beside what they would have done."""

    changed = Signal(object)
    """A `SettingsChange` of what is tried."""
    answers_changed = Signal(object)
    """An `AnswersAs`."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme)
        self._theme = theme
        self._settings = settings
        self.preset = Combo(theme)
        for profile in settings.profiles():
            self.preset.addItem(tr("Preset", profile.name), profile.id)
        self.preset.addItem(tr("Settings", "My own"), OWN)
        self.answers = Combo(theme)
        for one in AnswersAs:
            self.answers.addItem(note_words.answers_name(one), one)
        self._movement = self._make_rows(MOVEMENT, RHYTHM)
        self._micro = self._make_rows(MICRO, ("enabled", *RHYTHM))
        self.rows = {row.key: row for row in (*self._movement, *self._micro)}
        self._lay_out()
        self._align()
        theme.changed.connect(self._align)
        self.preset.activated.connect(self._on_preset)
        self.answers.activated.connect(self._on_answers)
        for row in self.rows.values():
            row.editor.edited.connect(self._on_edited)
        self.show_settings(settings)

    @property
    def answers_as(self) -> AnswersAs:
        """How the prompts are answered."""
        return AnswersAs(self.answers.currentData())

    def show_settings(self, settings: Settings) -> None:
        """Show the values that are tried."""
        self._settings = settings
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(self.preset.findData(preset_in_force(settings)))
        for row in self.rows.values():
            row.editor.show_value(settings.get(row.key))
        for row in self._micro:
            row.set_enabled(row.key == MICRO_ON or settings.flag(MICRO_ON))

    def _make_rows(self, kind: str, fields: Sequence[str]) -> list[TriedRow]:
        topic = tr("Preset", self._settings.word(f"{kind}.name"))
        return [TriedRow(self._theme, self._settings, f"{kind}.{field}", topic) for field in fields]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*PADDING)
        column.setSpacing(GAP_PX)
        column.addWidget(Text(self._theme, tr("WhatIf", "Try"), style="h3"))
        column.addLayout(self._choice(tr("WhatIf", "Preset"), self.preset))
        for kind, rows in ((MOVEMENT, self._movement), (MICRO, self._micro)):
            column.addWidget(Line(self._theme))
            name = tr("Preset", self._settings.word(f"{kind}.name"))
            column.addWidget(Text(self._theme, name, style="strong"))
            column.addLayout(self._grid(rows))
        column.addWidget(Line(self._theme))
        column.addLayout(self._choice(tr("WhatIf", "Prompts are answered"), self.answers))

    def _choice(self, name: str, combo: Combo) -> QGridLayout:
        combo.setAccessibleName(name)
        label = Text(self._theme, name, ink="text2", wrap=True)
        label.setBuddy(combo)
        return _pairs([(label, combo)])

    def _grid(self, rows: Sequence[TriedRow]) -> QGridLayout:
        return _pairs([(row.label, row.editor) for row in rows])

    @Slot()
    def _align(self) -> None:
        """Durations are as wide as the widest of them, and end on one line."""
        fields = [
            row.editor.control
            for row in self.rows.values()
            if isinstance(row.editor.control, DurationField)
        ]
        width = max(field.sizeHint().width() for field in fields)
        for field in fields:
            field.setMinimumWidth(width)

    @Slot(int)
    def _on_preset(self, index: int) -> None:
        self.changed.emit(choose_preset(self._settings, str(self.preset.itemData(index))))

    @Slot(int)
    def _on_answers(self, _index: int) -> None:
        self.answers_changed.emit(self.answers_as)

    @Slot(object)
    def _on_edited(self, value: object) -> None:
        editor = self.sender()
        for row in self.rows.values():
            if row.editor is editor:
                self.changed.emit(change_to(self._settings, {row.key: value}))


def _pairs(pairs: Sequence[tuple[QWidget, QWidget]]) -> QGridLayout:
    """Names on one side, controls on the other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP_PX)
    grid.setVerticalSpacing(GAP_PX)
    grid.setColumnStretch(0, 1)
    for number, (label, control) in enumerate(pairs):
        grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignVCenter)
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(control, number, 1, trailing)
    return grid
