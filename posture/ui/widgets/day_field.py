"""A field for a day, typed or stepped."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Slot
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from posture.ui.theme import Theme
from posture.ui.widgets.buttons import RADIUS_PX
from posture.ui.widgets.fields import SIDE_PX, field_style, paint_steppers, prepare_field
from posture.ui.widgets.focus_ring import FocusRing


class DayField(QDateEdit):
    """A day in the locale's own form, within the days that make sense.

    The wheel turns it only while it has the focus, so scrolling changes nothing.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setDisplayFormat(day_form())
        self.setCurrentSection(QDateEdit.Section.DaySection)
        prepare_field(self)
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX, on_click=True)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def day(self) -> date:
        """The day it shows."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show this day."""
        self.setDate(_qdate(day))

    def set_bounds(self, first: date, last: date) -> None:
        """No day before the first and none after the last can be entered."""
        self.setDateRange(_qdate(first), _qdate(last))

    def sizeHint(self) -> QSize:
        """Qt's, which doesn't count the margin before the figures."""
        return super().sizeHint() + QSize(SIDE_PX, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the day when focused, else let the page scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the two chevrons."""
        super().paintEvent(event)
        paint_steppers(self, self._theme)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body", tabular=True))
        self.setStyleSheet(field_style(self._theme, "QAbstractSpinBox"))


def day_form() -> str:
    """The locale's short date, with all four figures of the year: `22/11/2026`."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
