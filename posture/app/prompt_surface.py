"""The card with its pictures: made at the first prompt, a little before it comes, and kept."""

import os
from typing import get_args

import msgspec
from PySide6.QtCore import QObject, Qt, Signal, Slot

from posture.core.content import Library, Move
from posture.system.compositor import is_composited, is_kwin
from posture.ui import card_values as values
from posture.ui.card import Card
from posture.ui.figures.view import FigureView
from posture.ui.placing import Corner
from posture.ui.player.card_view import card_running_view
from posture.ui.player.figure import PlayingFigure
from posture.ui.routine_player import RoutineRun
from posture.ui.theme import Theme


class PromptSurface(QObject):
    """Shows what it is given; a still picture beside an offer, a moving one beside a routine."""

    answered = Signal(object)
    """A `CardAnswer`."""
    hovered = Signal(bool)
    change_rhythm_requested = Signal()
    not_today_requested = Signal()

    def __init__(self, theme: Theme, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._library = library
        self.card = Card(theme, translucent=is_composited(os.environ))
        # KWin hides a tool of a program that is not worked in, once that has another window open
        is_notice = is_kwin(os.environ)
        self.card.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification, is_notice)
        self.card.answered.connect(self.answered)
        self.card.hovered.connect(self.hovered)
        self.card.change_rhythm_requested.connect(self.change_rhythm_requested)
        self.card.not_today_requested.connect(self.not_today_requested)
        self._still = FigureView()
        self._moving = PlayingFigure(theme)
        self._hung: FigureView | None = None
        self._still_shows: Move | None = None
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_place(self, corner: str, *, on_main_screen: bool) -> None:
        """Come in this corner from the next time on, of the screen with the pointer or of the main one."""
        if corner in get_args(Corner):
            self.card.set_corner(corner)  # type: ignore[arg-type]  # it is one of them
        self.card.set_on_main_screen(on_main=on_main_screen)

    def close(self) -> None:
        """The app closes."""
        self.card.deleteLater()

    def show_heads_up(self, heads_up: values.HeadsUp) -> None:
        """The small notice."""
        self.card.show_heads_up(heads_up)

    def show_micro(self, micro: values.Micro, move_id: str) -> None:
        """A micro-break."""
        self._show_still(self._library.moves.get(move_id))
        self.card.show_micro(micro)

    def show_offer(self, offer: values.Offer, move: Move | None) -> None:
        """An offer is a still picture: nothing moves until the user does."""
        self._show_still(move)
        self.card.show_offer(offer)

    def show_running(self, running: values.Running, move_id: str) -> None:
        """A break without a routine."""
        self._show_still(self._library.moves.get(move_id))
        self.card.show_running(running)

    def show_run(self, run: RoutineRun, hold_note: str) -> None:
        """A break with a routine, for as long as the card is on the screen. `hold_note`: why it waits."""
        self._hang(self._moving)
        self._moving.follow(run.view)
        self.card.show_running(_running(run, hold_note))
        run.watch(self.card)

    def follow(self, run: RoutineRun, hold_note: str) -> None:
        """The routine is a little further."""
        if self._hung is self._moving and isinstance(self.card.shown, values.Running):
            self._moving.follow(run.view)
            self.card.update_running(_running(run, hold_note))

    def _show_still(self, move: Move | None) -> None:
        if move is None:
            return
        self._hang(self._still)
        if self._still_shows is not move:
            self._still_shows = move
            self._still.show_move(move, None)
            self._still.set_playing(False)

    def _hang(self, picture: FigureView) -> None:
        """Put this picture into the card in place of the other."""
        if self._hung is not picture:
            if self._hung is not None:
                self._hung.setParent(None)
            self._hung = picture
            self.card.set_picture(picture)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._still.wear(self._theme)


def _running(run: RoutineRun, hold_note: str) -> values.Running:
    """The routine as it is; where something holds it, that is said in place of the usual words."""
    view = card_running_view(run)
    return msgspec.structs.replace(view, paused_note=hold_note) if hold_note else view
