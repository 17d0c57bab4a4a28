"""A setting as a row: its name and what it does on one side, its control on the other."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from posture.core.setting_declaration import Setting
from posture.core.settings import Settings
from posture.ui.i18n import tr
from posture.ui.settings.change import change_to
from posture.ui.settings.editor import Editor
from posture.ui.settings.editors import editor_for
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

SIDE_PX, EDGE_PX = 20, 14
GAP_PX = 24
BELOW_GAP_PX = 10
LEAST_WORDS_PX: Final = 220


class FieldRow(QWidget):
    """Words and a control, side by side while there is room, else one below the other."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        words: str,
        control: QWidget,
        *,
        caution: str = "",
        is_wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._control = control
        self._is_wide = is_wide
        self._is_ruled = False
        self.label = Text(theme, label, style="strong", wrap=True)
        self._words = QWidget(self)
        control.setParent(self)
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.label)
        if words:
            column.addWidget(Text(theme, words, style="small", ink="text2", wrap=True))
        if caution:
            column.addWidget(Text(theme, caution, style="caption", ink="text3", wrap=True))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_ruled(self, ruled: bool) -> None:
        """Draw a line above it, or not."""
        self._is_ruled = ruled
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of words and control, beside or below each other."""
        return max(box.bottom() + 1 for box in self._boxes(width)) + EDGE_PX

    def sizeHint(self) -> QSize:
        """Words beside the control."""
        width = 2 * SIDE_PX + LEAST_WORDS_PX + GAP_PX + self._control.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The control below the words."""
        return QSize(2 * SIDE_PX + self._control.minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place words and control."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Make room when the control asks for another size, as with an entry more in a list."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line above."""
        if self._is_ruled:
            painter = QPainter(self)
            line = QRect(SIDE_PX, 0, self.width() - 2 * SIDE_PX, 1)
            painter.fillRect(line, self._theme.ink("line"))
            painter.end()

    def _place(self) -> None:
        words, control = self._boxes(self.width())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            words.moveLeft(self.width() - words.right() - 1)
            control.moveLeft(self.width() - control.right() - 1)
        self._words.setGeometry(words)
        self._control.setGeometry(control)

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        room = width - 2 * SIDE_PX
        wanted = self._control.sizeHint()
        beside = room - GAP_PX - wanted.width()
        if self._is_wide or beside < self._theme.px(LEAST_WORDS_PX):
            return self._below(room, wanted)
        words_height = self._words_height(beside)
        height = max(words_height, wanted.height())
        top = EDGE_PX + (height - words_height) // 2
        words = QRect(SIDE_PX, top, beside, words_height)
        control_top = EDGE_PX + (height - wanted.height()) // 2
        left = SIDE_PX + beside + GAP_PX
        return words, QRect(left, control_top, wanted.width(), wanted.height())

    def _below(self, room: int, wanted: QSize) -> tuple[QRect, QRect]:
        words = QRect(SIDE_PX, EDGE_PX, room, self._words_height(room))
        width = room if self._is_wide else min(room, wanted.width())
        height = wanted.height()
        if self._control.hasHeightForWidth():
            height = self._control.heightForWidth(width)
        top = words.bottom() + 1 + BELOW_GAP_PX
        return words, QRect(SIDE_PX, top, width, height)

    def _words_height(self, width: int) -> int:
        return self._words.heightForWidth(width)


class Field(FieldRow):
    """One setting. It shows the value in force, and says what it was changed to.

    With a `caution` the desktop can't follow the setting, and there is nothing to change.
    """

    changed = Signal(object)
    """A `SettingsChange`."""

    def __init__(
        self,
        theme: Theme,
        setting: Setting,
        *,
        label: str = "",
        words: str = "",
        topic: str = "",
        caution: str = "",
        needs: str = "",
        names: Mapping[str, str] | None = None,
    ) -> None:
        label = label or tr("Settings", setting.label)
        words = words or tr("Settings", setting.help)
        editor = editor_for(theme, setting, names)
        super().__init__(theme, label, words, editor, caution=caution, is_wide=editor.is_wide)
        self.key = setting.key
        self.editor: Editor = editor
        self._needs = needs
        self._has_effect = not caution
        self._settings = Settings()
        self._name_control(label, topic, " ".join(filter(None, (words, caution))))
        self._searched = f"{topic} {label} {words} {setting.key}".casefold()
        self.editor.edited.connect(self._on_edited)

    def matches(self, words: tuple[str, ...]) -> bool:
        """Whether all of these words stand in its label, help or key."""
        return all(word in self._searched for word in words)

    def show_settings(self, settings: Settings) -> None:
        """Show the value in force."""
        self._settings = settings
        value = settings.get(self.key)
        if self._has_effect:
            self.editor.show_value(value)
        else:
            self.editor.show_without_effect(value)
        self.setEnabled(not self._needs or settings.flag(self._needs))

    def _name_control(self, label: str, topic: str, description: str) -> None:
        control = self.editor.control
        self.label.setBuddy(control)
        control.setAccessibleName(f"{topic}: {label}" if topic else label)
        control.setAccessibleDescription(description)

    @Slot(object)
    def _on_edited(self, value: Any) -> None:
        change = change_to(self._settings, {self.key: value})
        if not change.is_empty:
            self.changed.emit(change)
