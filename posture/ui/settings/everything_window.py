"""Delete everything: what goes, in numbers, and a button that wants to be held. The one question of its kind."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.scroll_bars import slim_bars
from posture.ui.settings import data_words
from posture.ui.settings.screen_fit import fit_to_screen, show_ground_through
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.choice import Check
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.hold_button import HoldButton
from posture.ui.widgets.text import Text

WANTED_PX = QSize(520, 440)
LEAST_PX = QSize(320, 300)
MARGIN_PX = 28


class EverythingWindow(QWidget):
    """Escape and `Cancel` leave all as it is. It is deleted when it closes."""

    delete_requested = Signal(bool)
    """Whether the copies beside the file go, too."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        told: str,
        copies: Sequence[str],
        *,
        has_stop: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`told`: what goes, with counts; `copies`: names of the files beside it; `has_stop`: a stop of the
        safety page is among the records."""
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Data", "Delete everything – Posture"))
        self.told = Text(theme, told, wrap=True)
        self.stop = Text(theme, _of_stop(), ink="apricot_text", wrap=True)
        self.stop.setVisible(has_stop)
        self.copies = Check(theme, tr("Data", "Delete the backups beside it, too"))
        self.copies.setChecked(True)
        self.copy_names = Text(
            theme, data_words.copies_beside(copies), style="small", ink="text2", wrap=True
        )
        self.copy_names.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.copies, self.copy_names):
            widget.setVisible(bool(copies))
        self.delete_button = HoldButton(theme, tr("Data", "Hold to delete"), role="danger")
        self.cancel_button = Button(theme, tr("Data", "Cancel"))
        self.delete_button.held.connect(self._on_held)
        self.cancel_button.clicked.connect(self.close)
        self._lay_out()
        scale = QSize(theme.px(WANTED_PX.width()), theme.px(WANTED_PX.height()))
        fit_to_screen(self, scale, LEAST_PX)
        self.cancel_button.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        theme = self._theme
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN_PX, 22, MARGIN_PX, 20)
        column.setSpacing(14)
        column.addWidget(Text(theme, tr("Data", "Delete everything"), style="h1", wrap=True))
        column.addWidget(self.told)
        column.addWidget(self.stop)
        column.addWidget(self.copies)
        column.addWidget(self.copy_names)
        column.addWidget(Text(theme, _afterwards(), ink="text2", wrap=True))
        column.addStretch(1)
        column.addWidget(Flow((self.delete_button, self.cancel_button)))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slim_bars(area, theme)
        area.setWidget(content)
        show_ground_through(area)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)

    @Slot()
    def _on_held(self) -> None:
        self.delete_requested.emit(self.copies.isChecked() and not self.copies.isHidden())
        self.close()


def _afterwards() -> str:
    return tr(
        "Data",
        "Right afterwards there is an Undo for the records, not for the backups. Settings and your own "
        "routines stay.",
    )


def _of_stop() -> str:
    return tr(
        "Data",
        "The answers of the safety page go, too: what they stopped is offered again.",
    )
