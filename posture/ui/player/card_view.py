"""A run as the card shows it: the same moment, in the card's own values."""

from posture.ui.card_values import Running
from posture.ui.player import words
from posture.ui.routine_player import RoutineRun


def card_running_view(run: RoutineRun) -> Running:
    """The moment the run is at. Show it anew on each `run.changed`."""
    view = run.view
    return Running(
        prompt_id=run.prompt_id,
        step=view.part_no + 1,
        steps=len(view.segments),
        side_label=words.side_label(view.part),
        title=words.title(view.part),
        sentence=words.sentence(view),
        seconds_left=view.seconds_left,
        share=view.ring_share,
        next_line=words.next_line(view),
        segments=view.segments,
        paused=view.paused,
        paused_note=words.paused_note(),
    )
