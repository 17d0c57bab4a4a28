"""Opens and closes the popover that says how a figure of a page is counted."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from posture.ui.dashboard.definition import Definition, DefinitionPopover
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button


class Explainer(QObject):
    """One popover at a time; it goes with its page, and keeps its place beside its button."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self.popover: DefinitionPopover | None = None
        """What is on show."""
        page.installEventFilter(self)

    def explain(self, button: Button, definition: Definition) -> None:
        """Say how a figure is counted; asked again, put it away."""
        asked_again = self.popover is not None and self.popover.asked_by is button
        self.close()
        if not asked_again:
            self.popover = DefinitionPopover(self._theme, definition, button, self._page)
            self.popover.closed.connect(self.close)
            self.popover.open()

    @Slot()
    def close(self) -> None:
        """Put it away."""
        popover, self.popover = self.popover, None
        if popover is not None:
            popover.withdraw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page."""
        if event.type() is QEvent.Type.Hide:
            self.close()
        elif event.type() is QEvent.Type.Resize and self.popover is not None:
            self.popover.place()
        return super().eventFilter(watched, event)
