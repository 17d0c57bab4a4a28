"""Every shipped routine, played through on a simulated clock: what it does and when, what is seen and heard."""

import math
from collections import Counter
from functools import cache

import pytest
from PySide6.QtWidgets import QApplication

from posture.core.content import Dose, Routine, Sides
from posture.core.figure import Side
from posture.core.playing import PlayedRoutine
from posture.core.playing_view import PlayView, Repetition, SecondsLeft
from posture.core.timeline import HALF_SAID_FROM_S, SWITCH_S, Cue, PhaseKind
from posture.ui.player import words
from posture.ui.player.card_view import card_running_view
from posture.ui.routine_player import RoutineRun
from tests import shipped

LIBRARY = shipped.library()
LOOK_S = 0.25
EVERY = pytest.mark.parametrize(
    "routine", LIBRARY.routines.values(), ids=lambda routine: routine.id
)


class Clock:
    """Moved by hand."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


class Watched:
    """A run played to its end, with everything it said on the way."""

    def __init__(self, routine: Routine) -> None:
        clock = Clock()
        run = RoutineRun(routine, elapsed_s=clock, moves=LIBRARY.moves)
        self.cues: list[tuple[float, Cue]] = []
        self.views: list[tuple[float, PlayView]] = []
        self.ended: list[PlayedRoutine] = []
        run.cue_reached.connect(lambda cue: self.cues.append((clock.now_s, cue)))
        run.ended.connect(self.ended.append)
        run.start()
        while not run.is_over():
            self.views.append((clock.now_s, run.view))
            shown = card_running_view(run)
            assert shown.segments == run.view.segments
            clock.now_s += LOOK_S
            run._on_time()
            assert clock.now_s < 3600, "it never ends"
        self.last = run.view
        self.total_s = run.state.total_s


@cache
def played(routine_id: str) -> Watched:
    """Each routine is played once for all tests."""
    return Watched(LIBRARY.routines[routine_id])


def planned(routine: Routine) -> list[tuple[str, Side | None, Dose]]:
    """What the doses say is to be done, one after the other."""
    return [
        (step.move.id, side, step.dose)
        for step in routine.steps
        for side in ((Side.LEFT, Side.RIGHT) if step.dose.sides is Sides.BOTH else (None,))
    ]


def lead_s(side: Side | None, dose: Dose) -> float:
    return SWITCH_S if side is Side.RIGHT else dose.ready_s


def work_s(dose: Dose) -> float:
    return dose.reps * (dose.hold_s + dose.tempo_s)


@EVERY
def test_it_plays_what_its_doses_say(qapp: QApplication, routine: Routine) -> None:
    watched = played(routine.id)
    parts = list({view.part_no: view.part for _, view in watched.views}.values())
    expected = planned(routine)
    assert [(part.move.id, part.side, part.dose) for part in parts] == expected
    begins_s = 0.0
    for part, (_, side, dose) in zip(parts, expected, strict=True):
        assert part.start_s == pytest.approx(begins_s)
        assert part.lead_s == lead_s(side, dose)
        assert part.work_s == pytest.approx(work_s(dose)), "and no part is empty"
        begins_s += lead_s(side, dose) + work_s(dose)
    assert watched.total_s == pytest.approx(begins_s)


@EVERY
def test_it_takes_the_time_it_promises(qapp: QApplication, routine: Routine) -> None:
    """What is promised is rounded up to 5 s a step, and leaves out the first start and the other sides."""
    watched = played(routine.id)
    seconds = watched.total_s - routine.steps[0].dose.ready_s
    seconds -= SWITCH_S * sum(step.dose.sides is Sides.BOTH for step in routine.steps)
    assert routine.total_s - 5 * len(routine.steps) < seconds <= routine.total_s
    ended = watched.ended[0]
    assert watched.total_s <= ended.ended_s - ended.started_s < watched.total_s + LOOK_S


@EVERY
def test_it_counts_as_done(qapp: QApplication, routine: Routine) -> None:
    watched = played(routine.id)
    (ended,) = watched.ended
    assert ended.finished
    assert ended.counts_as_done
    assert ended.steps_done == ended.steps == len(planned(routine))
    assert ended.played_share == pytest.approx(1)
    assert watched.last.segments == pytest.approx((1.0,) * ended.steps)
    assert all(watched.last.done)


@EVERY
def test_segments_fill_one_after_the_other(qapp: QApplication, routine: Routine) -> None:
    for at_s, view in played(routine.id).views:
        before, now, after = (
            view.segments[: view.part_no],
            view.segments[view.part_no],
            view.segments[view.part_no + 1 :],
        )
        assert all(share == pytest.approx(1) for share in before)
        assert now == pytest.approx((at_s - view.part.start_s) / view.part.seconds)
        assert not any(after)


@EVERY
def test_its_cues_come_on_time(qapp: QApplication, routine: Routine) -> None:
    watched = played(routine.id)
    expected: list[tuple[float, Cue]] = []
    at_s = 0.0
    for _, side, dose in planned(routine):
        expected.append((at_s, Cue.SWITCH if side is Side.RIGHT else Cue.READY))
        at_s += lead_s(side, dose)
        expected.append((at_s, Cue.START))
        if work_s(dose) >= HALF_SAID_FROM_S:
            expected.append((at_s + work_s(dose) / 2, Cue.HALF))
        at_s += work_s(dose)
    expected.append((at_s, Cue.END))
    assert [cue for _, cue in watched.cues] == [cue for _, cue in expected]
    for (heard_s, _), (due_s, _) in zip(watched.cues, expected, strict=True):
        assert due_s - 1e-6 <= heard_s < due_s + LOOK_S
    heard = Counter(cue for _, cue in watched.cues)
    assert heard[Cue.SWITCH] == sum(step.dose.sides is Sides.BOTH for step in routine.steps)


@EVERY
def test_its_numbers_count(qapp: QApplication, routine: Routine) -> None:
    """Seconds count down to 1, repetitions up to the last, each for as long as the other."""
    watched = played(routine.id)
    for number, (_, side, dose) in enumerate(planned(routine)):
        seen = [view for _, view in watched.views if view.part_no == number]
        leading = [view.number for view in seen if view.leading]
        if leading:
            assert leading[0] == SecondsLeft(math.ceil(lead_s(side, dose)))
            assert leading[-1] == SecondsLeft(1)
        working = [view.number for view in seen if not view.leading]
        if dose.reps > 1:
            counted = Counter(one.rep for one in working if isinstance(one, Repetition))
            assert sorted(counted) == list(range(1, dose.reps + 1))
            assert max(counted.values()) - min(counted.values()) <= 2
        else:
            left = [one.seconds for one in working if isinstance(one, SecondsLeft)]
            assert left == sorted(left, reverse=True)
            assert (left[0], left[-1]) == (math.ceil(work_s(dose)), 1)


@EVERY
def test_everything_is_said(qapp: QApplication, routine: Routine) -> None:
    for _, view in played(routine.id).views:
        spoken = words.announcement(view)
        texts = [words.title(view.part), words.sentence(view), words.rule(view.part), spoken]
        texts += [words.spoken_start(view), *words.beside_number(view)]
        assert all(texts)
        assert not any("{" in text for text in texts)
        side = view.part.side
        if side is not None:
            assert words.side_label(view.part) == f"{side.value.capitalize()} side"
            assert f"{side.value} side" in spoken
        if view.leading:
            assert view.phase in (PhaseKind.GET_READY, PhaseKind.OTHER_SIDE)
            assert (view.phase is PhaseKind.OTHER_SIDE) is (side is Side.RIGHT)
