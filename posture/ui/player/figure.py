"""The figure of a routine that is played: it rehearses while one gets ready, then moves along."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from posture.core.playing_view import PlayView
from posture.core.timeline import PhaseKind
from posture.ui.figures.motion import HOLD_EASE_S
from posture.ui.figures.view import FigureView
from posture.ui.theme import Theme

REHEARSALS: Final = 2
SLOWEST_REHEARSED_S: Final = 5.0
"""A slower movement than this (a breath) is never hurried."""
DRIFT_S: Final = 0.2
CALM_FRAME_S: Final = 0.12
"""Holding still one only breathes: a third of the frames shows it as well."""


class PlayingFigure(FigureView):
    """Follows the views of a run, for the card and the player alike.

    Its own timer draws the frames between two views; each view brings it back to the run's time.
    """

    moved = Signal(float)
    """Another frame: how many seconds of the phase at hand are over."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, stage_radius_px: float | None = None
    ) -> None:
        super().__init__(parent, stage_radius_px=stage_radius_px)
        self._theme = theme
        self._view: PlayView | None = None
        self._plays = True
        self._phase_elapsed_s = self._shown_at_s = 0.0
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def follow(self, view: PlayView) -> None:
        """Show this moment and go on from it."""
        known, self._view = self._view, view
        if known is None or _scene(known) != _scene(view):
            self.show_move(view.move, view.part.side)
        drifted = abs(view.phase_elapsed_s - self._phase_elapsed_s) > DRIFT_S
        if known is None or known.phase is not view.phase or drifted:
            self._phase_elapsed_s = view.phase_elapsed_s
            self._show(view)
        self._play(playing=not (view.paused or view.over))

    def rest(self) -> None:
        """Hold still until the next view."""
        self._play(playing=False)

    def _play(self, *, playing: bool) -> None:
        """Each change draws a frame, so there is one only where it is one."""
        if playing is not self._plays:
            self._plays = playing
            self.set_playing(playing)

    def advance(self, by_ms: int) -> None:
        """One frame further."""
        if self._view is not None:
            phase_s = self._view.phase_s
            self._phase_elapsed_s = min(phase_s, self._phase_elapsed_s + by_ms / 1000)
            if not self._is_calm(self._view):
                self._show(self._view)
            self.moved.emit(self._phase_elapsed_s)

    def _is_calm(self, view: PlayView) -> bool:
        """Whether the last frame still serves."""
        held = view.phase is PhaseKind.HOLD and not view.part.move.loop
        eased = self._shown_at_s >= HOLD_EASE_S
        return held and eased and self._phase_elapsed_s - self._shown_at_s < CALM_FRAME_S

    def _show(self, view: PlayView) -> None:
        self._shown_at_s = self._phase_elapsed_s
        self.restart()
        super().advance(round(1000 * movement_s(view, self._phase_elapsed_s)))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("small"))  # of "Start" and "End"
        self.wear(self._theme)


def movement_s(view: PlayView, elapsed_s: float) -> float:
    """How far into its movement a move is drawn, some seconds into a phase.

    Getting ready means going there and back twice; steady movements and slow ones run through.
    """
    dose, loops = view.part.dose, bool(view.part.move.loop)
    if not view.leading:
        return elapsed_s + (view.part.lead_s if loops else 0.0)
    there_s = HOLD_EASE_S if view.part.work is PhaseKind.HOLD else dose.tempo_s * dose.there
    if loops or dose.tempo_s > SLOWEST_REHEARSED_S:
        return elapsed_s
    turn_s = view.phase_s / REHEARSALS
    share = (elapsed_s % turn_s) / turn_s
    return there_s * (1 - abs(2 * share - 1))


def _scene(view: PlayView) -> tuple[int, str]:
    """What has to be drawn anew when it changes."""
    return view.part_no, view.part.move.id
