"""How Posture looks: which palette, how large the type, whether things move.

One `Theme` is made by the application and handed to every widget; widgets paint from it and
follow `changed`. It is the only place that knows light from dark.
"""

from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from posture.ui.fonts import system_family
from posture.ui.palette import DARK, LIGHT, Ink, Palette

ThemeMode = Literal["system", "light", "dark"]
TypeStyle = Literal[
    "display", "h0", "h1", "h2", "h3", "lead", "body", "strong", "small", "small_strong", "caption"
]

SMALLEST_TEXT, LARGEST_TEXT = 0.9, 1.5

Weight = QFont.Weight


class TypeSpec(NamedTuple):
    """Size and line height in pixels at 100 %, and the weight."""

    size_px: float
    line_px: int
    weight: QFont.Weight


TYPE: dict[TypeStyle, TypeSpec] = {
    "display": TypeSpec(64, 68, Weight.Bold),
    "h0": TypeSpec(32, 40, Weight.Bold),
    "h1": TypeSpec(26, 34, Weight.Bold),
    "h2": TypeSpec(19, 26, Weight.Bold),
    "h3": TypeSpec(15.5, 22, Weight.Bold),
    "lead": TypeSpec(16.5, 25, Weight.Normal),
    "body": TypeSpec(14, 20, Weight.Normal),
    "strong": TypeSpec(14, 20, Weight.DemiBold),
    "small": TypeSpec(12.5, 18, Weight.Medium),
    "small_strong": TypeSpec(13, 18, Weight.DemiBold),
    "caption": TypeSpec(12, 16, Weight.Normal),
}
TIGHT_FROM_PX = 18
TIGHT_EM = -0.011


class Theme(QObject):
    """Palette, type and motion, with one signal for any change of them."""

    changed = Signal()

    def __init__(
        self,
        family: str | None = None,
        *,
        mode: ThemeMode = "system",
        text_scale: float = 1.0,
        reduced_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._family = family or system_family()
        self._mode: ThemeMode = mode
        self._text_scale = _bounded(text_scale)
        self._reduced_motion = reduced_motion
        self._seat = "as-drawn"
        self._fonts: dict[tuple[float, QFont.Weight, bool], QFont] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    @property
    def mode(self) -> ThemeMode:
        """What was chosen: light, dark, or as the system has it."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in use."""
        if self._mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    @property
    def palette(self) -> Palette:
        """The palette in use."""
        return DARK if self.dark else LIGHT

    @property
    def text_scale(self) -> float:
        """The size of all text, 1 = 100 %."""
        return self._text_scale

    @property
    def reduced_motion(self) -> bool:
        """Whether to cut or shorten movement."""
        return self._reduced_motion

    @property
    def seat(self) -> str:
        """What figures sit on where they can: `as-drawn`, `chair` or `wheelchair`."""
        return self._seat

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose light, dark, or as the system has it."""
        if mode != self._mode:
            self._mode = mode
            self.changed.emit()

    def set_text_scale(self, scale: float) -> None:
        """Make all text larger or smaller, within 0.9 and 1.5."""
        if _bounded(scale) != self._text_scale:
            self._text_scale = _bounded(scale)
            self._fonts.clear()
            self.changed.emit()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Follow the desktop's (or the person's) wish for less movement."""
        if reduced != self._reduced_motion:
            self._reduced_motion = reduced
            self.changed.emit()

    def set_seat(self, seat: str) -> None:
        """Have figures drawn as the person sits who looks at them."""
        if seat != self._seat:
            self._seat = seat
            self.changed.emit()

    def ink(self, token: Ink) -> QColor:
        """The colour named `token` in the palette in use."""
        return self.palette.ink(token)

    def font(self, style: TypeStyle, *, tabular: bool = False) -> QFont:
        """The font of a type style; `tabular` figures are for tables and small countdowns."""
        spec = TYPE[style]
        return self.sized_font(spec.size_px, spec.weight, tabular=tabular)

    def sized_font(self, size_px: float, weight: QFont.Weight, *, tabular: bool = False) -> QFont:
        """A font of `size_px` at 100 %, for figures that the type styles don't cover."""
        key = (size_px, weight, tabular)
        if key not in self._fonts:
            self._fonts[key] = self._made_font(size_px, weight, tabular=tabular)
        return QFont(self._fonts[key])

    def _made_font(self, size_px: float, weight: QFont.Weight, *, tabular: bool) -> QFont:
        font = QFont(self._family)
        scaled_px = size_px * self._text_scale
        font.setPixelSize(int(scaled_px + 0.5))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        if scaled_px >= TIGHT_FROM_PX:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, TIGHT_EM * scaled_px)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line_px(self, style: TypeStyle) -> int:
        """The line height of a type style at the size in use."""
        return self.px(TYPE[style].line_px)

    def px(self, length_px: float) -> int:
        """A length that grows with the text (heights of controls, not gaps)."""
        return round(length_px * self._text_scale)

    def apply_to(self, app: QApplication) -> None:
        """Give Qt's own widgets (menus, lists, tool tips) these colours and this font."""
        app.setPalette(self.qt_palette())
        app.setFont(self.font("body"))
        QToolTip.setPalette(app.palette())
        QToolTip.setFont(self.font("small"))

    def qt_palette(self) -> QPalette:
        """This palette in Qt's roles."""
        role, colours = QPalette.ColorRole, self.palette
        qt = QPalette(colours.surface, colours.canvas)
        for name, colour in (
            (role.Window, colours.canvas),
            (role.WindowText, colours.text),
            (role.Base, colours.surface),
            (role.AlternateBase, colours.sunken),
            (role.Text, colours.text),
            (role.PlaceholderText, colours.text3),
            (role.Button, colours.surface),
            (role.ButtonText, colours.text),
            (role.Highlight, colours.pine),
            (role.HighlightedText, colours.on_pine),
            (role.Accent, colours.pine),
            (role.Link, colours.pine),
            (role.LinkVisited, colours.pine),
            (role.ToolTipBase, colours.surface),
            (role.ToolTipText, colours.text),
            (role.Mid, colours.line),
            (role.Dark, colours.ctl),
        ):
            qt.setColor(name, colour)
        for name in (role.WindowText, role.Text, role.ButtonText):
            qt.setColor(QPalette.ColorGroup.Disabled, name, colours.text3)
        return qt

    @Slot()
    def _on_system_scheme_changed(self) -> None:
        if self._mode == "system":
            self.changed.emit()


def _bounded(scale: float) -> float:
    return min(max(scale, SMALLEST_TEXT), LARGEST_TEXT)
