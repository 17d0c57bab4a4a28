"""A routine as it is played: where in its timeline one is, and what one can do about that.

Everything here is a value and a function of it; seconds come in as an argument.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from posture.core.content import Move, Region, Routine, Step, Tag
from posture.core.figure import Side
from posture.core.timeline import Cue, Part, cues_of, timeline_of

DONE_SHARE: Final = 0.5
"""A part, or a routine, of which so much was done counts as done."""
JUST_BEGUN_S: Final = 3.0
"""Going back within the first seconds of a part means the part before it."""
DUST_S: Final = 1e-6
"""Less than any pause between two looks: what adding up fractions may leave behind."""


class Playing(Struct, frozen=True, kw_only=True):
    """Where a routine is. `reached_s` is how far each part was played, `easier` the steps taken lightly."""

    routine: Routine
    parts: tuple[Part, ...]
    reached_s: tuple[float, ...]
    position_s: float = 0.0
    paused: bool = False
    easier: frozenset[int] = frozenset()

    @property
    def total_s(self) -> float:
        """The whole timeline."""
        return self.parts[-1].end_s

    @property
    def over(self) -> bool:
        """Whether its end was reached."""
        return self.position_s >= self.total_s

    @property
    def part_no(self) -> int:
        """The part at hand, from 0; the last one when all is over."""
        begun = sum(part.start_s <= self.position_s for part in self.parts)
        return max(0, begun - 1)

    @property
    def part(self) -> Part:
        """The part at hand."""
        return self.parts[self.part_no]

    @property
    def played_share(self) -> float:
        """How much of the planned time was played, 0 to 1; a part that was repeated counts once."""
        return min(1.0, sum(self.reached_s) / self.total_s)

    def done(self, part_no: int) -> bool:
        """Whether enough of a part was played for it to count."""
        return self.reached_s[part_no] >= DONE_SHARE * self.parts[part_no].seconds

    @property
    def parts_done(self) -> int:
        """How many parts count."""
        return sum(self.done(part_no) for part_no in range(len(self.parts)))


class PlayedRoutine(Struct, frozen=True, kw_only=True):
    """What came of a routine. `started_s` and `ended_s` are readings of the clock the run was given."""

    routine_id: str
    steps: int
    steps_done: int
    started_s: float
    ended_s: float
    played_share: float
    finished: bool
    """Played to its end, not ended before."""

    @property
    def counts_as_done(self) -> bool:
        """Whether enough of the planned time was played."""
        return self.played_share >= DONE_SHARE


def begin(routine: Routine, *, easy: bool = False) -> Playing:
    """A routine before its first second. `easy`: in the easier version; calm moves are easy as they are."""
    parts = timeline_of(routine)
    lightly = frozenset(
        place
        for place, step in enumerate(routine.steps)
        if step.move.has_lighter_range and Tag.CALM not in step.move.tags
    )
    return Playing(
        routine=routine,
        parts=parts,
        reached_s=(0.0,) * len(parts),
        easier=lightly if easy else frozenset(),
    )


def advance(playing: Playing, seconds: float) -> Playing:
    """Let time pass. A pause lets none pass, and the end is the end."""
    if playing.paused or seconds <= 0:
        return playing
    until_s = min(playing.position_s + seconds, playing.total_s)
    if playing.total_s - until_s < DUST_S:
        until_s = playing.total_s
    reached = tuple(
        max(before, part.reached_s(until_s)) if part.end_s > playing.position_s else before
        for part, before in zip(playing.parts, playing.reached_s, strict=True)
    )
    return replace(playing, position_s=until_s, reached_s=reached)


def next_move(playing: Playing) -> Playing:
    """Go on to the next part; after the last one, to the end. Going on ends a pause."""
    return _at(playing, playing.part.end_s)


def again(playing: Playing) -> Playing:
    """Begin the part again; in its first seconds, the part before it."""
    part_no = playing.part_no
    just_begun = playing.position_s - playing.part.start_s < JUST_BEGUN_S
    target = part_no - 1 if just_begun and part_no > 0 else part_no
    return _at(playing, playing.parts[target].start_s)


def restart(playing: Playing) -> Playing:
    """Begin the routine again. What was played stays played."""
    return _at(playing, 0.0)


def pause(playing: Playing, *, paused: bool) -> Playing:
    """Stop the time, or let it go on."""
    return replace(playing, paused=paused)


def leave_move(playing: Playing) -> Playing:
    """Go on to the next move, past the other side of this one."""
    step = playing.part.step
    return _at(playing, max(part.end_s for part in playing.parts if part.step == step))


def take_lightly(playing: Playing) -> Playing:
    """Do the easier version of this move from here on."""
    return replace(playing, easier=playing.easier | {playing.part.step})


def swap_move(playing: Playing, move: Move) -> Playing:
    """Put another move in the place of this one and begin it."""
    place = playing.part.step
    steps = list(playing.routine.steps)
    steps[place] = Step(move=move, dose=move.dose)
    routine = replace(playing.routine, steps=tuple(steps))
    parts = timeline_of(routine)
    first = next(number for number, part in enumerate(parts) if part.step == place)
    kept = dict(zip(_keys(playing.parts), playing.reached_s, strict=True))
    reached = tuple(
        0.0 if part.step == place else kept[key]
        for key, part in zip(_keys(parts), parts, strict=True)
    )
    changed = replace(playing, routine=routine, parts=parts, reached_s=reached)
    return _at(changed, parts[first].start_s)


def rest_regions(playing: Playing, regions: frozenset[Region]) -> Playing:
    """End this move, and leave out those to come that move one of these regions. What is left is the whole plan."""
    place = playing.part.step
    steps = playing.routine.steps
    kept = [
        number
        for number, step in enumerate(steps)
        if number <= place or regions.isdisjoint(step.move.regions)
    ]
    routine = replace(playing.routine, steps=tuple(steps[number] for number in kept))
    parts = timeline_of(routine)
    before = dict(zip(_keys(playing.parts), playing.reached_s, strict=True))
    changed = replace(
        playing,
        routine=routine,
        parts=parts,
        reached_s=tuple(before[kept[step], side] for step, side in _keys(parts)),
        easier=frozenset(new for new, old in enumerate(kept) if old in playing.easier),
    )
    return _at(changed, max(part.end_s for part in parts if part.step == place))


def played(playing: Playing, *, started_s: float, ended_s: float) -> PlayedRoutine:
    """What came of it."""
    return PlayedRoutine(
        routine_id=playing.routine.id,
        steps=len(playing.parts),
        steps_done=playing.parts_done,
        started_s=started_s,
        ended_s=ended_s,
        played_share=playing.played_share,
        finished=playing.over,
    )


def cues_within(playing: Playing, after_s: float, until_s: float) -> tuple[Cue, ...]:
    """The moments passed on the way from `after_s` (which is not part of it) to `until_s`."""
    return tuple(cue for at_s, cue in cues_of(playing.parts) if after_s < at_s <= until_s)


def next_cue_in_s(playing: Playing) -> float:
    """How long it is to the next moment that is heard; 0 at the end."""
    ahead = (at_s for at_s, _ in cues_of(playing.parts) if at_s > playing.position_s)
    return min(ahead, default=playing.position_s) - playing.position_s


def _at(playing: Playing, position_s: float) -> Playing:
    return replace(playing, position_s=min(position_s, playing.total_s), paused=False)


def _keys(parts: tuple[Part, ...]) -> list[tuple[int, Side | None]]:
    return [(part.step, part.side) for part in parts]
