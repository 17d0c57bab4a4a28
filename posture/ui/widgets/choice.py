"""Choosing: a check box, a radio card with a picture, a toggle for a day of the week."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from posture.ui.icons import paint_icon
from posture.ui.palette import faded
from posture.ui.theme import Theme
from posture.ui.widgets.chip import Tag
from posture.ui.widgets.enter_key import passes_enter_on
from posture.ui.widgets.focus_ring import FocusRing
from posture.ui.widgets.surface import CARD_RADIUS_PX, Surface
from posture.ui.widgets.text import Text

MARK_PX = 20
MARK_GAP_PX = 10
CHECK_RADIUS_PX = 5
CARD_PADDING_PX = 14
TAG_GAP_PX = 6
DAY_PX = 34
DISABLED_ALPHA = 0.45


def paint_check(painter: QPainter, box: QRectF, on: bool, theme: Theme) -> None:
    """The mark of a check box."""
    palette = theme.palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.pine)
        painter.drawRoundedRect(box, CHECK_RADIUS_PX, CHECK_RADIUS_PX)
        paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), palette.on_pine)
        return
    painter.setPen(QPen(palette.ctl, 1.2))
    painter.setBrush(palette.surface)
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), CHECK_RADIUS_PX, CHECK_RADIUS_PX)


def paint_radio(painter: QPainter, box: QRectF, on: bool, theme: Theme) -> None:
    """The mark of a radio button."""
    palette = theme.palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.pine if on else palette.ctl, 1.8))
    painter.setBrush(palette.surface)
    painter.drawEllipse(box.adjusted(1.4, 1.4, -1.4, -1.4))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.pine)
        painter.drawEllipse(box.center(), 4.4, 4.4)


class Check(QCheckBox):
    """A check box with words beside it. The words can run over several lines."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.focus_ring = FocusRing(theme, self, radius_px=CHECK_RADIUS_PX)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """The mark and the words."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        mark = self._theme.px(MARK_PX)
        return QSize(mark + MARK_GAP_PX + words + 2, max(mark, self._theme.line_px("body")) + 4)

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which nothing is cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Mark and words can be clicked."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space switches it; Enter is the window's."""
        if not passes_enter_on(event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark and the words."""
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(DISABLED_ALPHA)
        side = self._theme.px(MARK_PX)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - side if rtl else 0
        mark = QRectF(left, (self.height() - side) / 2, side, side)
        paint_check(painter, mark, self.isChecked(), self._theme)
        painter.setPen(self._theme.ink("text"))
        painter.setFont(self.font())
        indent = side + MARK_GAP_PX
        room = self.rect().adjusted(0 if rtl else indent, 0, -indent if rtl else 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body"))
        self.updateGeometry()
        self.update()


class _Radio(QRadioButton):
    """The mark and title of a radio card."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The mark and the title."""
        words = QFontMetrics(self._theme.font("h3")).horizontalAdvance(self.text())
        side = self._theme.px(MARK_PX)
        return QSize(side + MARK_GAP_PX + words + 2, self._theme.line_px("h3") + 2)

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which nothing is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Space choose; Enter is the window's."""
        if not passes_enter_on(event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark and the title."""
        painter = QPainter(self)
        side = self._theme.px(MARK_PX)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - side if rtl else 0
        mark = QRectF(left, (self.height() - side) / 2, side, side)
        paint_radio(painter, mark, self.isChecked(), self._theme)
        painter.setPen(self._theme.ink("text"))
        painter.setFont(self._theme.font("h3"))
        indent = side + MARK_GAP_PX
        room = self.rect().adjusted(0 if rtl else indent, 0, -indent if rtl else 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class _Head(QWidget):
    """The title of a radio card and its tag: beside it at the far end, or below where it is narrow."""

    def __init__(self, radio: _Radio, tag: Tag | None) -> None:
        super().__init__()
        self._radio, self._tag = radio, tag
        for part in (radio, tag):
            if part is not None:
                part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The tag may go below the title."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line, or two."""
        return max(box.bottom() + 1 for box in self._boxes(width))

    def sizeHint(self) -> QSize:
        """Title and tag side by side."""
        width = self._radio.sizeHint().width()
        if self._tag is not None:
            width += TAG_GAP_PX + self._tag.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One below the other."""
        parts = (part for part in (self._radio, self._tag) if part is not None)
        return QSize(max(part.sizeHint().width() for part in parts), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place title and tag."""
        super().resizeEvent(event)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for part, box in zip((self._radio, self._tag), self._boxes(self.width()), strict=False):
            if rtl:
                box.moveLeft(self.width() - box.right() - 1)
            if part is not None:
                part.setGeometry(box)

    def _boxes(self, width: int) -> list[QRect]:
        title = self._radio.sizeHint()
        if self._tag is None:
            return [QRect(QPoint(0, 0), title)]
        tag = self._tag.sizeHint()
        if title.width() + TAG_GAP_PX + tag.width() > width:
            below = QPoint(0, title.height() + TAG_GAP_PX)
            return [QRect(QPoint(0, 0), title), QRect(below, tag)]
        line = max(title.height(), tag.height())
        return [
            QRect(QPoint(0, (line - title.height()) // 2), title),
            QRect(QPoint(width - tag.width(), (line - tag.height()) // 2), tag),
        ]


class RadioCard(Surface):
    """A choice as a card: a picture if there is one, a title, a sentence, a tag, a caution.

    Put `radio` into one QButtonGroup with its neighbours: arrow keys then go from card to card.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        *,
        picture: QWidget | None = None,
        tag: str = "",
        caution: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, edge="ctl", parent=parent)
        self.radio = _Radio(theme, title)
        self.radio.setAccessibleDescription(" ".join(filter(None, (sentence, caution))))
        self.radio.toggled.connect(self._on_toggled)
        self.focus_ring = FocusRing(theme, self, radius_px=CARD_RADIUS_PX, source=self.radio)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(CARD_PADDING_PX,) * 4)
        column.setSpacing(6)
        if picture is not None:
            column.addWidget(picture)
            column.addSpacing(6)
        column.addWidget(_Head(self.radio, Tag(theme, tag) if tag else None))
        column.addWidget(Text(theme, sentence, ink="text2", wrap=True))
        if caution:
            column.addWidget(Text(theme, caution, style="caption", ink="text3", wrap=True))
        column.addStretch()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card chooses it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.setChecked(True)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.set_edge("pine" if on else "ctl", 2 if on else 1)


class DayToggle(QAbstractButton):
    """A day of the week that is on or off: a disc with two letters; give the full name too."""

    def __init__(self, theme: Theme, short: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(short)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.focus_ring = FocusRing(theme, self, radius_px=DAY_PX / 2)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """A disc that grows with the text."""
        side = self._theme.px(DAY_PX)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space switches it; Enter is the window's."""
        if not passes_enter_on(event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc and the letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._theme.palette
        on = self.isChecked()
        painter.setBrush(palette.pine if on else palette.surface)
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(palette.ctl, 1))
        inset = 0.0 if on else 0.5
        painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.setPen(palette.on_pine if on else palette.text2)
        painter.setFont(self._theme.font("small_strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.underMouse() and not on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(palette.text, 0.06))
            painter.drawEllipse(self.rect())
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.focus_ring.set_radius(self._theme.px(DAY_PX) / 2)
        self.updateGeometry()
        self.update()
