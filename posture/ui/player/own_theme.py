"""The player's own theme: the app's, with larger text in full screen, where one stands further away."""

from typing import Final

from PySide6.QtCore import QObject, Slot

from posture.ui.theme import Theme

FROM_AFAR: Final = 1.4


class PlayerTheme(Theme):
    """Follows another theme in everything but the size of text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(
            theme.font("body").family(),
            mode=theme.mode,
            text_scale=theme.text_scale,
            reduced_motion=theme.reduced_motion,
            parent=parent,
        )
        self._followed = theme
        self._from_afar = False
        self.set_seat(theme.seat)
        theme.changed.connect(self._follow)

    def set_from_afar(self, *, from_afar: bool) -> None:
        """Enlarge the text, or have it as everywhere."""
        self._from_afar = from_afar
        self._follow()

    @Slot()
    def _follow(self) -> None:
        scale = self._followed.text_scale * (FROM_AFAR if self._from_afar else 1.0)
        self.set_mode(self._followed.mode)
        self.set_text_scale(scale)
        self.set_reduced_motion(self._followed.reduced_motion)
        self.set_seat(self._followed.seat)
