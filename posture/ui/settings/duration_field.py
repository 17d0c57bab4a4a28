"""A duration to type or step: `5 min`, `1 min 30 s`, `1 h 30 min`."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QValidator
from PySide6.QtWidgets import QWidget

from posture.ui.i18n import tr
from posture.ui.settings.words import MINUTE, duration_words, typed_duration
from posture.ui.theme import Theme
from posture.ui.widgets.fields import SpinField

SECONDS_UP_TO_S = 300
"""In a field that goes no further than this, a bare number means seconds, else minutes."""


class DurationField(SpinField):
    """Whole seconds, shown and typed in words. A value beyond the range widens it."""

    refused = Signal(str)
    """Something else was typed and the old value stays; in words, what can be typed."""

    def __init__(
        self, theme: Theme, minimum_s: float, maximum_s: float, parent: QWidget | None = None
    ) -> None:
        self._unit_s = 1 if maximum_s <= SECONDS_UP_TO_S else MINUTE
        super().__init__(
            theme,
            minimum=round(minimum_s),
            maximum=round(maximum_s),
            step=_step_s(minimum_s, maximum_s),
            parent=parent,
        )

    def show_seconds(self, seconds: float) -> None:
        """Show this duration, be it one that only the settings file allows.

        What is being typed stays while the value is the same.
        """
        whole = round(seconds)
        if whole == self.value():
            return
        self.setRange(min(self.minimum(), whole), max(self.maximum(), whole))
        self.setValue(whole)

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        """The duration in words."""
        return duration_words(value)

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        """The seconds of what was typed."""
        try:
            return round(typed_duration(text, self._unit_s))
        except ValueError:
            return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed; what is no duration within the range is not taken."""
        state = QValidator.State.Intermediate
        try:
            if self.minimum() <= typed_duration(text, self._unit_s) <= self.maximum():
                state = QValidator.State.Acceptable
        except ValueError:
            pass
        return state, text, position

    def fixup(self, _text: str) -> str:
        """What can't be taken is not mended but said; Qt then brings the old value back."""
        words = tr("Duration", "Not taken. This goes from {least} to {most}.")
        least, most = duration_words(self.minimum()), duration_words(self.maximum())
        self.refused.emit(words.format(least=least, most=most))
        return self.textFromValue(self.value())

    def sizeHint(self) -> QSize:
        """Room for the longest value, which is none of the two ends."""
        metrics = QFontMetrics(self.font())
        step = self.singleStep()
        ends = (self.minimum(), self.maximum())
        near = (*ends, self.maximum() - step, self.minimum() + step)
        extra = max(metrics.horizontalAdvance(duration_words(value)) for value in near) - max(
            metrics.horizontalAdvance(duration_words(value)) for value in ends
        )
        return super().sizeHint() + QSize(extra, 0)


def _step_s(minimum_s: float, maximum_s: float) -> int:
    """Fine steps where seconds matter, else minutes."""
    if maximum_s <= MINUTE:
        return 1
    is_fine = maximum_s <= SECONDS_UP_TO_S or 0 < minimum_s < MINUTE
    return 10 if is_fine else MINUTE
