"""What can be done with one thing of a day: a menu for stretches and breaks, wherever they are shown."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from posture.core.relabel import (
    Correct,
    DayEdit,
    DayStretch,
    DeleteBreak,
    DeleteStretch,
    Relabel,
)
from posture.ui.dashboard import day_edit_words
from posture.ui.dashboard.today_view import TodayBreak
from posture.ui.theme import Theme
from posture.ui.widgets.menu import Menu

DayThing = DayStretch | TodayBreak
"""What is over and so can be changed."""


def deletion_of(thing: DayThing) -> DayEdit:
    """Leave no record of it."""
    if isinstance(thing, DayStretch):
        return DeleteStretch(thing)
    return DeleteBreak(thing.prompt_id)


def edits_of(thing: DayThing) -> list[tuple[str, DayEdit]]:
    """What it can be said to have been, each with its words."""
    if isinstance(thing, DayStretch):
        return [
            (day_edit_words.choice(thing, said), Relabel(thing, said)) for said in thing.choices
        ]
    return [
        (day_edit_words.correction(thing, outcome), Correct(thing.prompt_id, outcome))
        for outcome in thing.choices
    ]


class DayMenu(Menu):
    """One menu for all rows and marks: it outlives them when they are made anew while it is open."""

    chosen = Signal(object)
    """A `DayEdit`."""
    why_requested = Signal(object)
    """The `TodayBreak` of which somebody asks why it came as it did."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.triggered.connect(self._on_triggered)

    def open_for(self, thing: DayThing, place: QPoint) -> None:
        """Offer what can be done with it; `place` is on the screen."""
        self.clear()
        self.setAccessibleName(day_edit_words.change_name(thing))
        edits = edits_of(thing)
        for words, edit in edits:
            self._add(words, edit)
        if edits:
            self.addSeparator()
        if isinstance(thing, TodayBreak):
            self._add(day_edit_words.why(), thing)
        self._add(day_edit_words.deletion(thing), deletion_of(thing))
        self.popup(place)

    def _add(self, words: str, means: DayEdit | TodayBreak) -> None:
        action = QAction(words, self)
        action.setData(means)
        self.addAction(action)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        means = action.data()
        asks_why = isinstance(means, TodayBreak)
        (self.why_requested if asks_why else self.chosen).emit(means)
