"""The page on the screen, as it will be printed: white paper in both themes."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.report.page import Report
from posture.ui.report.paper import HEIGHT, WIDTH, paint_report
from posture.ui.report.plain import plain_of
from posture.ui.theme import Theme

USUAL_PX = 560


class Preview(QWidget):
    """As wide as there is room; a screen reader reads the plain text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._report: Report | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_report(self, report: Report) -> None:
        """Show this page."""
        self._report = report
        self.setAccessibleName(report.title)
        self.setAccessibleDescription(plain_of(report))
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It keeps the shape of paper."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of A4."""
        return round(width * HEIGHT / WIDTH)

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        return QSize(USUAL_PX, self.heightForWidth(USUAL_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        if self._report is not None:
            painter.save()
            scale = self.width() / WIDTH
            painter.scale(scale, scale)
            paint_report(self._report, painter, self._theme.font("body").family())
            painter.restore()
        painter.setPen(QPen(self._theme.ink("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
