"""Buttons in one outline: an action with its choices beside it, or a pair of steps."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from posture.ui.theme import Theme
from posture.ui.widgets.buttons import HEIGHT_PX, Button

ARROW_SIDE_PX = 6


class JoinedButtons(QWidget):
    """Buttons side by side that share their edges."""

    def __init__(self, buttons: tuple[Button, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, button in enumerate(buttons):
            button.set_joined(before=place > 0, after=place < len(buttons) - 1)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def enable_steps(*steps: tuple[Button, bool]) -> None:
    """Enable and disable neighbours: a focus that one of them loses so goes to one that can be pressed."""
    for button, can_press in steps:
        if can_press:
            button.setEnabled(True)
    loses = any(button.window().focusWidget() is button for button, can in steps if not can)
    heir = next((button for button, can_press in steps if can_press), None)
    if loses and heir is not None:
        heir.setFocus()
    for button, can_press in steps:
        if not can_press:
            button.setEnabled(False)


class SplitButton(JoinedButtons):
    """`[ In 5 min | v ]`: a click acts, the arrow (or Alt+Down) opens the menu of other choices."""

    clicked = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        menu: QMenu,
        *,
        menu_name: str,
        height_px: int = HEIGHT_PX,
        parent: QWidget | None = None,
    ) -> None:
        self.action_button = Button(theme, text, height_px=height_px)
        self.menu_button = Button(
            theme,
            icon_name="chevron_down",
            name=menu_name,
            height_px=height_px,
            side_px=ARROW_SIDE_PX,
        )
        super().__init__((self.action_button, self.menu_button), parent)
        self._menu = menu
        self.action_button.clicked.connect(self._on_action_clicked)
        self.menu_button.clicked.connect(self.open_menu)

    def set_text(self, text: str) -> None:
        """Change the words of the action."""
        self.action_button.setText(text)
        self.updateGeometry()

    @Slot()
    def open_menu(self) -> None:
        """Open the choices, below the button or, where there is no room, above it."""
        self._menu.popup(self._menu_corner())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the choices."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def _menu_corner(self) -> QPoint:
        below = self.mapToGlobal(QPoint(0, self.height() + 4))
        screen = self.screen().availableGeometry()
        height = self._menu.sizeHint().height()
        if below.y() + height <= screen.bottom():
            return below
        return self.mapToGlobal(QPoint(0, -height - 4))

    @Slot()
    def _on_action_clicked(self) -> None:
        self.clicked.emit()
