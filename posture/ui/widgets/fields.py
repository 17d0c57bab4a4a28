"""Fields to fill in: numbers with their unit, times, words, a list to choose from, a switch."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from posture.ui.icons import paint_icon
from posture.ui.scroll_bars import bars_sheet
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import HEIGHT_PX, RADIUS_PX
from posture.ui.widgets.enter_key import passes_enter_on
from posture.ui.widgets.focus_ring import FocusRing

DISABLED_ALPHA = 0.45
STEPPER_PX = 26
CHEVRON_PX = 14
SIDE_PX = 12
SWITCH_SIZE_PX = (40, 24)

FIELD_STYLE = """
{kind} {{
    background: {surface}; color: {text}; border: 1px solid {ctl}; border-radius: {radius}px;
    selection-background-color: {pine}; selection-color: {on_pine};
    min-height: {height}px; max-height: {height}px;
}}
{kind}:disabled {{ color: {text3}; border-color: {line}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
    subcontrol-origin: border; width: {stepper}px; border: none; background: transparent;
}}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; height: {half}px; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; height: {half}px; }}
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {{ image: none; }}
"""

LIST_STYLE = """
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{
    background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; outline: none;
    selection-background-color: {tint}; selection-color: {tint_text};
}}
QComboBox QAbstractItemView::item {{ min-height: {row}px; padding: 0 8px; }}
"""

STYLE_INKS = ("surface", "text", "text3", "ctl", "line", "pine", "on_pine", "tint", "tint_text")


def _inks(theme: Theme) -> dict[str, str]:
    return {name: getattr(theme.palette, name).name() for name in STYLE_INKS}


def field_style(theme: Theme, kind: str) -> str:
    """The style sheet of a field; `kind` is Qt's class."""
    height = theme.px(HEIGHT_PX)
    return FIELD_STYLE.format(
        kind=kind,
        radius=RADIUS_PX,
        height=height - 2,
        half=height // 2,
        stepper=STEPPER_PX,
        **_inks(theme),
    )


class TextField(QLineEdit):
    """One line of words."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setTextMargins(SIDE_PX - 2, 0, SIDE_PX - 2, 0)
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX, on_click=True)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body"))
        self.setStyleSheet(field_style(self._theme, "QLineEdit"))


class SpinField(QSpinBox):
    """A number to type or step, with its unit behind it: `50 min`.

    The wheel turns it only while it has the focus, so scrolling a page changes nothing.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        unit: str = "",
        minimum: int = 0,
        maximum: int = 99,
        step: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setRange(minimum, maximum)
        self.setSingleStep(step)
        if unit:
            self.setSuffix(f"\N{NO-BREAK SPACE}{unit}")
        prepare_field(self)
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX, on_click=True)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Qt's, which doesn't count the margin before the figures."""
        return super().sizeHint() + QSize(SIDE_PX, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the number when focused, else let the page scroll."""
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


class TimeField(QTimeEdit):
    """A time of day in the locale's own form.

    Hours or minutes are always selected, so that what is typed takes their place: Qt takes no
    digit beside those that are there.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        prepare_field(self)
        self.lineEdit().installEventFilter(self)
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX, on_click=True)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Qt's, which doesn't count the margin before the figures."""
        return super().sizeHint() + QSize(SIDE_PX, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the time when focused, else let the page scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click selects the hours or minutes that it falls on."""
        if watched is self.lineEdit() and event.type() == QEvent.Type.MouseButtonRelease:
            self._select_section()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with hours or minutes selected, however the focus came."""
        super().focusInEvent(event)
        self._select_section()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With all of it selected, the first digit begins the time anew."""
        if event.text().isdigit() and self.lineEdit().selectedText() == self.text():
            self.setSelectedSection(self.sectionAt(0))
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the two chevrons."""
        super().paintEvent(event)
        paint_steppers(self, self._theme)

    def _select_section(self) -> None:
        if not self.lineEdit().hasSelectedText():
            self.setSelectedSection(self.currentSection())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body", tabular=True))
        self.setStyleSheet(field_style(self._theme, "QAbstractSpinBox"))


def prepare_field(field: QAbstractSpinBox) -> None:
    """What all fields with steppers share."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    field.setKeyboardTracking(False)
    field.lineEdit().setTextMargins(SIDE_PX - 2, 0, 4, 0)


def paint_steppers(field: QAbstractSpinBox, theme: Theme) -> None:
    """The two chevrons at the end of a field."""
    painter = QPainter(field)
    ink = theme.ink("text2" if field.isEnabled() else "text3")
    rtl = field.layoutDirection() is Qt.LayoutDirection.RightToLeft
    middle = STEPPER_PX / 2 if rtl else field.width() - STEPPER_PX / 2
    centre = field.height() / 2
    left = middle - CHEVRON_PX / 2
    paint_icon(painter, "chevron_up", QRectF(left, centre - 13, CHEVRON_PX, CHEVRON_PX), ink)
    paint_icon(painter, "chevron_down", QRectF(left, centre - 1, CHEVRON_PX, CHEVRON_PX), ink)
    painter.end()


class Combo(QComboBox):
    """A list to choose one from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the choice when focused, else let the page scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Room for the longest choice."""
        metrics = QFontMetrics(self.font())
        choices = (self.itemText(row) for row in range(self.count()))
        longest = max((metrics.horizontalAdvance(text) for text in choices), default=60)
        return QSize(longest + SIDE_PX + STEPPER_PX + 12, self._theme.px(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Narrower is allowed: the words are then cut with an ellipsis."""
        return QSize(90, self._theme.px(HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, the choice and the chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(DISABLED_ALPHA)
        palette = self._theme.palette
        painter.setPen(QPen(palette.ctl, 1))
        painter.setBrush(palette.sunken if self.underMouse() else palette.surface)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS_PX - 0.5, RADIUS_PX - 0.5)
        self._paint_content(painter)
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = self.rect().adjusted(
            STEPPER_PX if rtl else SIDE_PX, 0, -SIDE_PX if rtl else -STEPPER_PX, 0
        )
        words = QFontMetrics(self.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(self._theme.ink("text"))
        painter.setFont(self.font())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        middle = STEPPER_PX / 2 if rtl else self.width() - STEPPER_PX / 2 - 2
        chevron = QRectF(middle - 8, self.height() / 2 - 8, 16, 16)
        paint_icon(painter, "chevron_down", chevron, self._theme.ink("text2"))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body"))
        rows = LIST_STYLE.format(row=self._theme.px(30), **_inks(self._theme))
        self.setStyleSheet(rows + bars_sheet(self._theme))
        self.updateGeometry()


class Switch(QCheckBox):
    """On or off, at once. Its words stand elsewhere: give them as `name` for screen readers."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.focus_ring = FocusRing(theme, self, radius_px=SWITCH_SIZE_PX[1] / 2)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """The switch alone."""
        return QSize(*SWITCH_SIZE_PX)

    def minimumSizeHint(self) -> QSize:
        """The switch alone."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space switches it; Enter is the window's."""
        if not passes_enter_on(event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and knob; place and a tick say on, not colour alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(DISABLED_ALPHA)
        palette = self._theme.palette
        on = self.isChecked()
        box = QRectF(0, 0, *SWITCH_SIZE_PX).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(palette.pine if on else palette.ctl, 1.5))
        painter.setBrush(palette.pine if on else palette.surface)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        knob = box.height() - (6 if on else 10)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        far = on is not rtl
        reach = box.height() / 2
        middle = box.right() - reach if far else box.left() + reach
        disc = QRectF(middle - knob / 2, box.center().y() - knob / 2, knob, knob)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.on_pine if on else palette.ctl)
        painter.drawEllipse(disc)
        if on:
            paint_icon(painter, "check", disc.adjusted(3, 3, -3, -3), palette.pine)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
