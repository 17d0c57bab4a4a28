"""The routine that comes next, with its picture, the reason for it, and Start."""

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.content import Move
from posture.ui.dashboard.written import minutes_short
from posture.ui.figures.view import FigureView
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
FIGURE_W_PX, FIGURE_H_PX = 120, 112


class SuggestedView(msgspec.Struct, frozen=True, kw_only=True):
    """What to suggest; `reason` is a sentence. Without a routine `reason` says why there is none."""

    routine_id: str = ""
    name: str = ""
    seconds: float = 0.0
    reason: str = ""
    move: Move | None = None


class Suggested(Surface):
    """One card: the least recently moved part of the body, a name, a reason, Start."""

    started = Signal(str)
    """The routine's id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._view = SuggestedView()
        self._figure = FigureView(stage_radius_px=14)
        self._name = Text(theme, style="strong", wrap=True)
        self._reason = Text(theme, ink="text2", wrap=True)
        self.start_button = Button(theme, tr("Today", "Start"))
        self.start_button.clicked.connect(self._on_start)
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_view(self, view: SuggestedView | None) -> None:
        """Show this; None hides the card."""
        self.setVisible(view is not None)
        if view is None or view == self._view:
            return
        self._view = view
        minutes = minutes_short(max(60.0, view.seconds))
        self._name.setText(f"{view.name} · {minutes}" if view.name else "")
        self._name.setVisible(bool(view.name))
        self._reason.setText(view.reason)
        self.start_button.setVisible(bool(view.routine_id))
        self.start_button.setAccessibleName(tr("Today", "Start {name}").format(name=view.name))
        self._figure.setVisible(view.move is not None)
        if view.move is not None:
            self._figure.set_playing(False)
            self._figure.show_move(view.move, None)
            self._figure.setAccessibleName(view.move.alt)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._name)
        words.addWidget(self._reason)
        words.addSpacing(6)
        words.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(PADDING_PX - 4)
        row.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(12)
        column.addWidget(Text(self._theme, tr("Today", "Suggested routine"), style="h3"))
        column.addLayout(row)
        column.addStretch(1)

    @Slot()
    def _on_start(self) -> None:
        self.started.emit(self._view.routine_id)

    @Slot()
    def _on_theme_changed(self) -> None:
        theme = self._theme
        self._figure.wear(theme)
        self._figure.setFixedSize(theme.px(FIGURE_W_PX), theme.px(FIGURE_H_PX))
