"""Starting heights beside the questions they help with, and the field for one's own height."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.core.heights import CM_IN_INCH, SHORTEST_CM, TALLEST_CM, starting_heights
from posture.ui.assessment import height_words as words
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.fields import SpinField
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

USUAL_CM: Final = 170


class HeightCard(Surface):
    """The heights of one part of the list; without a height of one's own, the field alone."""

    height_chosen = Signal(int)
    """One's own height in cm."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._height_cm: int | None = None
        self._section = ""
        self._inches = words.in_inches()
        self.title = Text(theme, style="h3", wrap=True)
        self.field = self._make_field()
        self.hint = Text(theme, ink="text2", wrap=True)
        self.caution = Text(theme, words.caution(), style="small", ink="text3", wrap=True)
        self.source = Text(theme, words.source(), style="small", ink="text3", wrap=True)
        self._rows = QWidget()
        self._lay_out()
        self.field.editingFinished.connect(self._on_edited)

    def show_heights(self, height_cm: int | None, section: str) -> None:
        """Show what belongs to a part of the list, for somebody that tall; hidden where nothing does."""
        if (height_cm, section) == (self._height_cm, self._section) and self.title.text():
            return
        self._height_cm, self._section = height_cm, section
        self.setVisible(section in (words.CHAIR, words.DESK, words.SCREEN))
        self._show_field(height_cm)
        known = height_cm is not None and SHORTEST_CM <= height_cm <= TALLEST_CM
        for each in (self.caution, self.source):
            each.setVisible(known)
        if height_cm is not None and known:
            self._show_known(height_cm)
        else:
            self.title.setText(tr("Heights", "Starting heights"))
            self.hint.setText(
                tr("Heights", "Your height gives a first setting for chair, desk and screen.")
            )
            self._replace_rows(())

    def _show_known(self, height_cm: int) -> None:
        heights = starting_heights(height_cm)
        self.title.setText(words.title(height_cm))
        self._replace_rows(
            tuple(row for row in words.height_rows(heights) if row.section == self._section)
        )
        hint = words.fixed_desk_hint(heights) if self._section != words.SCREEN else ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _show_field(self, height_cm: int | None) -> None:
        shown = USUAL_CM if height_cm is None else height_cm
        before = self.field.blockSignals(True)
        self.field.setValue(round(shown / CM_IN_INCH) if self._inches else shown)
        self.field.blockSignals(before)
        self.hint.setVisible(True)

    def _replace_rows(self, rows: tuple[words.HeightRow, ...]) -> None:
        old, self._rows = self._rows, QWidget(self)
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(rows):
            grid.addWidget(Text(self._theme, row.name, ink="text2"), number, 0)
            grid.addWidget(Text(self._theme, row.words, style="strong"), number, 1)
        self._column.replaceWidget(old, self._rows)
        self._rows.setVisible(bool(rows))
        old.hide()
        old.deleteLater()

    def _make_field(self) -> SpinField:
        if self._inches:
            least, most = round(SHORTEST_CM / CM_IN_INCH) + 1, int(TALLEST_CM / CM_IN_INCH)
            field = SpinField(self._theme, unit=tr("Heights", "in"), minimum=least, maximum=most)
        else:
            unit = tr("Heights", "cm")
            field = SpinField(self._theme, unit=unit, minimum=SHORTEST_CM, maximum=TALLEST_CM)
        field.setAccessibleName(tr("Heights", "My height"))
        return field

    def _lay_out(self) -> None:
        asked = ReflowRow(gap_px=12, below_gap_px=4)
        asked.add(Text(self._theme, tr("Heights", "My height"), ink="text2"))
        asked.add(self.field)
        asked.add(QWidget(), 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        for part in (self.title, self._rows, self.hint, asked, self.caution, self.source):
            self._column.addWidget(part)

    @Slot()
    def _on_edited(self) -> None:
        value = self.field.value()
        height_cm = round(value * CM_IN_INCH) if self._inches else value
        if height_cm != self._height_cm:
            self.height_chosen.emit(height_cm)
