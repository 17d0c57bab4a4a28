"""Routines: what there is to do, how long it takes, and a button that starts it."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.dashboard.page import GAP_PX, Page
from posture.ui.dashboard.written import minutes_short
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20


class RoutineRow(msgspec.Struct, frozen=True, kw_only=True):
    """One routine of the list; `areas` are words, such as `Neck, Shoulders`."""

    id: str
    name: str
    purpose: str
    seconds: float
    moves: int
    seated: bool
    areas: str = ""


LoadRoutines = Callable[[], Sequence[RoutineRow]]


class RoutineCard(Surface):
    """One routine: its name, what it is for, how long it takes, and Start."""

    started = Signal(str)
    """The routine's id."""

    def __init__(self, theme: Theme, routine: RoutineRow, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._routine = routine
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(theme, routine.name, style="h3", wrap=True))
        words.addWidget(Text(theme, routine.purpose, ink="text2", wrap=True))
        words.addWidget(Text(theme, _facts(routine), style="small", ink="text3", wrap=True))
        self._start = Button(theme, tr("Routines", "Start"))
        self._start.setAccessibleName(
            tr("Routines", "Start {routine}").format(routine=routine.name)
        )
        self._start.clicked.connect(self._on_start)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING_PX, 14, PADDING_PX, 14)
        row.setSpacing(GAP_PX)
        row.addLayout(words, 1)
        row.addWidget(self._start, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def start_button(self) -> Button:
        """Starts this routine."""
        return self._start

    @Slot()
    def _on_start(self) -> None:
        self.started.emit(self._routine.id)


class RoutinesPage(Page):
    """All routines, as they were read when the page was opened."""

    routine_requested = Signal(str)
    """The id of the routine to start."""

    def __init__(
        self, theme: Theme, load_routines: LoadRoutines, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._load_routines = load_routines
        self.cards: tuple[RoutineCard, ...] = ()
        self.add_head(tr("Routines", "Routines"))
        self.column.setSpacing(10)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the routines anew."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        rows = self._load_routines()
        self.cards = tuple(RoutineCard(self._theme, row) for row in rows)
        for number, card in enumerate(self.cards):
            card.started.connect(self.routine_requested)
            self.column.insertWidget(1 + number, card)


def _facts(routine: RoutineRow) -> str:
    """`2 min · 5 moves · seated · Neck, Shoulders`."""
    parts = [minutes_short(max(60.0, routine.seconds)), _moves(routine.moves)]
    if routine.seated:
        parts.append(tr("Routines", "can be done seated"))
    if routine.areas:
        parts.append(routine.areas)
    return " · ".join(parts)


def _moves(count: int) -> str:
    return tr("Routines", "1 move") if count == 1 else tr("Routines", "%n moves", count)
