"""Buttons: one primary a screen, secondary, quiet, link; with an icon or a key hint if wanted."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from posture.ui.icons import GRID_PX, IconName, paint_icon
from posture.ui.palette import Palette, faded
from posture.ui.theme import Theme, TypeStyle
from posture.ui.widgets.focus_ring import FocusRing

Role = Literal["primary", "secondary", "quiet", "link", "why", "danger", "on_text"]

HEIGHT_PX = 36
CARD_HEIGHT_PX = 38
PLAYER_HEIGHT_PX = 46
RADIUS_PX = 9
SIDE_PX = 16
GAP_PX = 8
DISABLED_ALPHA = 0.45
KEY_GAP_PX = 10
KEY_HINT_ALPHA = 0.7
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


@dataclass(frozen=True)
class Look:
    """The colours of a button in one state; None leaves that part out."""

    fill: QColor | None
    edge: QColor | None
    words: QColor


class Button(QPushButton):
    """A push button in one of the roles. A checkable one looks primary while it is checked.

    `key_hint` is a key named before the words ("1 Already right"); `icon_name` an icon before them, or after
    them for a button that opens a menu. "why" is the underlined link of the card, "on_text" a link on an area
    in the text colour. A button with an icon and no words needs `name`, for screen readers and the tool tip.
    Never the default button of a window: Enter must not answer what was not looked at.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: Role = "secondary",
        height_px: int = HEIGHT_PX,
        icon_name: IconName | None = None,
        icon_after: bool = False,
        key_hint: str = "",
        name: str = "",
        side_px: int | None = None,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._role: Role = role
        self._height_px = height_px
        self._icon_name: IconName | None = icon_name
        self._icon_after = icon_after
        self._key_hint = key_hint
        self._given_side_px = side_px
        self._hovered = False
        self._joined_before = False
        self._joined_after = False
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        if self._is_link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.focus_ring = FocusRing(theme, self, radius_px=4 if self._is_link else RADIUS_PX)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def role(self) -> Role:
        """What the button means on its screen."""
        return self._role

    def set_role(self, role: Role) -> None:
        """Change the role, say when the way forward changes."""
        self._role = role
        self._on_theme_changed()

    def set_icon_name(self, icon_name: IconName | None) -> None:
        """Change the icon before the words."""
        self._icon_name = icon_name
        self.updateGeometry()
        self.update()

    def set_key_hint(self, key_hint: str) -> None:
        """Name the key that presses this button, or none."""
        self._key_hint = key_hint
        self.updateGeometry()
        self.update()

    def set_joined(self, *, before: bool, after: bool) -> None:
        """Share an outline with the button before or after this one (see `joined.py`)."""
        self._joined_before, self._joined_after = before, after
        self.update()

    def sizeHint(self) -> QSize:
        """The size it asks for."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._plain_text) if self.text() else 0
        if self._icon_name:
            width += self._theme.px(GRID_PX) + (GAP_PX if self.text() else 0)
        if self._key_hint:
            width += self._hint_width() + KEY_GAP_PX
        return QSize(width + 2 * self._side_px, self._control_height())

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which nothing is cut."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came."""
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it; arrows are left to the window, Tab goes from button to button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(DISABLED_ALPHA)
        look = self.look()
        self._paint_body(painter, look)
        self._paint_content(painter, look)
        painter.end()

    def look(self) -> Look:
        """The colours for the role and for what the pointer does."""
        palette = self._theme.palette
        raised = self._hovered and self.isEnabled()
        if self._role == "primary" or self.isChecked():
            return Look(palette.pine_hover if raised else palette.pine, None, palette.on_pine)
        match self._role:
            case "secondary":
                fill = palette.sunken if raised else palette.surface
                return Look(fill, palette.ctl, palette.text)
            case "quiet":
                return Look(palette.sunken if raised else None, None, palette.text2)
            case "danger":
                if raised:
                    return Look(palette.danger, None, palette.on_danger)
                return Look(palette.surface, palette.danger, palette.danger)
            case "link":
                return Look(None, None, palette.pine_hover if raised else palette.pine)
            case "on_text":
                return Look(None, None, palette.canvas)
            case "why":
                return Look(None, None, palette.text if raised else palette.text2)

    @property
    def _is_link(self) -> bool:
        return self._role in ("link", "why", "on_text")

    @property
    def _side_px(self) -> int:
        if self._is_link:
            return 0
        if self._given_side_px is not None:
            return self._given_side_px
        return SIDE_PX if self.text() else (self._height_px - GRID_PX) // 2

    @property
    def _plain_text(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _style(self) -> TypeStyle:
        return "small" if self._role == "why" else "strong"

    def _control_height(self) -> int:
        if self._is_link:
            return self._theme.line_px(self._style()) + 4
        return self._height_px + self._theme.line_px("strong") - 20

    def _hint_width(self) -> int:
        return QFontMetrics(self._theme.font("small_strong")).horizontalAdvance(self._key_hint)

    def _paint_body(self, painter: QPainter, look: Look) -> None:
        if look.fill is None and look.edge is None:
            return
        fill = look.fill
        if fill is not None and self.isDown():
            fill = _pressed(fill, self._theme.palette)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.edge, 1) if look.edge is not None else Qt.PenStyle.NoPen)
        inset = 0.5 if look.edge is not None else 0.0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        left, right = self._joined_sides()
        # Beyond the widget's edge the round corners are cut off: that side is straight.
        beyond = box.adjusted(-RADIUS_PX * left, 0, RADIUS_PX * right, 0)
        painter.drawRoundedRect(beyond, RADIUS_PX - inset, RADIUS_PX - inset)
        if left:
            painter.drawLine(box.topLeft(), box.bottomLeft())

    def _joined_sides(self) -> tuple[bool, bool]:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return self._joined_before, self._joined_after
        return self._joined_after, self._joined_before

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        used = self.sizeHint().width() - 2 * self._side_px
        left = max(self._side_px, (self.width() - used) / 2)
        if self._icon_name and not self._icon_after:
            left += self._paint_icon(painter, self._icon_name, left, look) + GAP_PX
        if self._key_hint:
            painter.setFont(self._theme.font("small_strong"))
            painter.setPen(faded(look.words, KEY_HINT_ALPHA))
            self._draw_words(painter, left, self._hint_width() + 1, self._key_hint)
            left += self._hint_width() + KEY_GAP_PX
        painter.setPen(look.words)
        painter.setFont(self.font())
        self._draw_words(painter, left, self.width() - left, self._plain_text)
        if self._icon_name and self._icon_after:
            after = left + self.fontMetrics().horizontalAdvance(self._plain_text) + GAP_PX
            self._paint_icon(painter, self._icon_name, after, look)
        if self._role in ("why", "on_text") or (self._role == "link" and self._hovered):
            self._underline(painter, left)

    def _paint_icon(self, painter: QPainter, name: IconName, left: float, look: Look) -> int:
        side = self._theme.px(GRID_PX)
        box = self._mirrored(QRectF(left, (self.height() - side) / 2, side, side))
        paint_icon(painter, name, box, look.words)
        return side

    def _draw_words(self, painter: QPainter, left: float, width: float, words: str) -> None:
        room = self._mirrored(QRectF(left, 0, width, self.height()))
        # AlignLeading turns with the direction, as the room does.
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, words)

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())

    def _underline(self, painter: QPainter, left: float) -> None:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._plain_text)
        y = self.height() / 2 + metrics.ascent() / 2 + 2
        line = self._mirrored(QRectF(left, y, width, 0))
        painter.setPen(QPen(painter.pen().color(), 1))
        painter.drawLine(line.topLeft(), line.topRight())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(self._style()))
        self.updateGeometry()
        self.update()


def _pressed(fill: QColor, palette: Palette) -> QColor:
    """`fill` one step further away from the text's opposite: darker on light, lighter on dark."""
    return fill.darker(108) if palette.canvas.lightnessF() > 0.5 else fill.lighter(116)
