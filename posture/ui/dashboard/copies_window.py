"""The copies of the history file: from when each is, how large it is, and the button that brings it back."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.dashboard.written import day_name
from posture.ui.i18n import tr
from posture.ui.safety.page_window import PageWindow
from posture.ui.settings.data_words import size
from posture.ui.settings.field import FieldRow
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text


class CopyRow(msgspec.Struct, frozen=True):
    """One copy: when it was made, the name and the size of its file, and what it was made before."""

    day: date
    file_name: str
    size_bytes: int
    made_before: str = ""
    """`import`, `update` or nothing."""


class CopiesWindow(PageWindow):
    """The newest first. It stays until one was restored, or until it is closed."""

    restore_requested = Signal(int)
    """Which of the copies."""
    closed = Signal()

    def __init__(
        self, theme: Theme, copies: Sequence[CopyRow], parent: QWidget | None = None
    ) -> None:
        foot = tr("Copies", "What is in the file now is kept beside it. Nothing is deleted.")
        super().__init__(
            theme,
            tr("Copies", "Restore a backup – Posture"),
            tr("Copies", "Close"),
            foot,
            parent=parent,
        )
        self.buttons: list[Button] = []
        self.problem = Text(theme, ink="apricot_text", wrap=True)
        self.problem.hide()
        self.page.add_head(tr("Copies", "Restore a backup"))
        lead = tr(
            "Copies",
            "Posture keeps copies of your history beside it. Restoring one works at once, without a "
            "restart; what was recorded after it is no longer in the figures.",
        )
        self.page.column.addWidget(Text(theme, lead, ink="text2", wrap=True))
        self.page.column.addWidget(self.problem)
        self.page.column.addWidget(self._rows(copies))
        self.finish_layout()

    def say_problem(self, sentence: str) -> None:
        """Say why one can't be restored."""
        self.problem.setText(sentence)
        self.problem.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _rows(self, copies: Sequence[CopyRow]) -> QWidget:
        card = Surface(self._theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        for number, one in enumerate(copies):
            button = Button(self._theme, tr("Copies", "Restore"))
            label = _label(one)
            button.setAccessibleName(tr("Copies", "Restore {copy}").format(copy=label))
            button.clicked.connect(partial(self._ask, number))
            self.buttons.append(button)
            words = tr("Copies", "{file} · {size}").format(
                file=one.file_name, size=size(one.size_bytes)
            )
            row = FieldRow(self._theme, label, words, button)
            row.set_ruled(number > 0)
            column.addWidget(row)
        return card

    def _ask(self, number: int) -> None:
        self.restore_requested.emit(number)


def _label(one: CopyRow) -> str:
    """Its day; two of one day are told apart by what they were made before."""
    forms = {
        "import": tr("Copies", "{day} {year}, before an import"),
        "update": tr("Copies", "{day} {year}, before an update"),
    }
    form = forms.get(one.made_before, tr("Copies", "{day} {year}"))
    return form.format(day=day_name(one.day), year=one.day.year)


def restored_words(day: date, kept: str) -> str:
    """The toast once it is done."""
    form = tr("Copies", "Restored as of {day}. What was there before is kept as {file}.")
    return form.format(day=day_name(day), file=kept)


def not_restored_words(problem: str) -> str:
    """What the window says where it can't be done."""
    return tr("Copies", "{problem} Nothing was changed.").format(problem=problem)
