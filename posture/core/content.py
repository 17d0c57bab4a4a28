"""Moves, routines and checklists as typed values: what the player shows and the coach chooses from.

`posture.core.content_tables` makes them from parsed tables, `posture.storage.content_files` reads those.
"""

import math
import unicodedata
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta, Struct, field

from posture.core.figure import Framing, Pose, Side, Spot

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
Text = Annotated[str, Meta(min_length=1)]
Point = tuple[float, float]

ROUND_UP_TO_S: Final = 5
LONGEST_SAID: Final = 300
"""An error quotes what is wrong; no more of it than this."""
STEP_CHANGE_S: Final = 3


class Sides(StrEnum):
    """Whether a move is done once, or once to each side; a step of a routine may ask for one side alone."""

    NONE = "none"
    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


class Position(StrEnum):
    """How one is placed while moving; a move lists every position it can be done in, the drawn one first."""

    SEATED = "seated"
    STANDING = "standing"
    WALKING = "walking"
    FLOOR = "floor"


class Region(StrEnum):
    """A part of the body a move is for."""

    EYES = "eyes"
    NECK = "neck"
    SHOULDERS = "shoulders"
    CHEST = "chest"
    UPPER_BACK = "upper-back"
    LOW_BACK = "low-back"
    SIDES = "sides"
    CORE = "core"
    FOREARMS = "forearms"
    WRISTS = "wrists"
    HANDS = "hands"
    HIPS = "hips"
    BUTTOCKS = "buttocks"
    THIGHS = "thighs"
    KNEES = "knees"
    CALVES = "calves"
    CIRCULATION = "circulation"
    BREATH = "breath"
    WHOLE_BODY = "whole-body"


class Equipment(StrEnum):
    """What a move needs besides the body."""

    CHAIR = "chair"
    STABLE_CHAIR = "stable-chair"
    DESK = "desk"
    DOOR_FRAME = "door-frame"
    WINDOW = "window"
    WALL = "wall"
    LEVEL_ROUTE = "level-route"
    BAND = "band"
    MAT = "mat"
    CUSHION = "cushion"
    STRAP = "strap"
    TABLE = "table"


class Tag(StrEnum):
    """What recovery mode needs to know: `calm` fits every stage, `gentle` the second; `ext`, `rot` and `strength`
    come back last. `discreet` moves draw no looks in an open-plan office.
    """

    CALM = "calm"
    GENTLE = "gentle"
    EXTENSION = "ext"
    ROTATION = "rot"
    STRENGTH = "strength"
    DISCREET = "discreet"


class Load(StrEnum):
    """What a move asks much of: people leave out the moves that load a part of theirs."""

    NECK = "neck"
    SHOULDERS = "shoulders"
    WRISTS = "wrists"
    LOWER_BACK = "lower-back"
    HIPS = "hips"
    KNEES = "knees"
    ANKLES = "ankles"
    BALANCE = "balance"
    PREGNANCY = "pregnancy"


class Area(StrEnum):
    """The five choices of the tray menu."""

    NECK_SHOULDERS = "neck-shoulders"
    WRISTS_HANDS = "wrists-hands"
    HIPS_LEGS = "hips-legs"
    UPPER_BACK = "upper-back"
    EYES = "eyes"


class Use(StrEnum):
    """When a routine may be suggested."""

    MICRO = "micro"
    MOVEMENT = "movement"
    AFTER_MEETING = "after-meeting"
    DAY_END = "day-end"
    STRESS = "stress"
    GENTLE_FIRST = "gentle-first"
    GENTLE_LATER = "gentle-later"
    STRENGTH = "strength"
    HOME = "home"


class Stance(StrEnum):
    """Who a checklist is for."""

    SEATED = "seated"
    STANDING = "standing"
    ANY = "any"


class Dose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much: each of `reps` moves for `tempo_s` (there and back) and holds for `hold_s`, on one or both sides.

    `there` is the share of the tempo that leads to the end pose: a breath goes in faster than out.
    """

    sides: Sides = Sides.NONE
    hold_s: Annotated[float, Meta(ge=0, le=600)] = 0.0
    reps: Annotated[int, Meta(ge=1, le=60)] = 1
    tempo_s: Annotated[float, Meta(ge=0, le=20)] = 3.0
    ready_s: Annotated[float, Meta(ge=0, le=10)] = 3.0
    there: Annotated[float, Meta(ge=0.1, le=0.9)] = 0.5

    @property
    def side_count(self) -> int:
        """1, or 2 when the move is done to each side."""
        return 2 if self.sides is Sides.BOTH else 1

    @property
    def rep_s(self) -> float:
        """One repetition: movement and hold."""
        return self.tempo_s + self.hold_s

    @property
    def side_s(self) -> float:
        """One side, all repetitions."""
        return self.reps * self.rep_s

    @property
    def total_s(self) -> int:
        """All sides, rounded up to 5 seconds."""
        return math.ceil(self.side_count * self.side_s / ROUND_UP_TO_S) * ROUND_UP_TO_S


class Feel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place where the move may be felt, drawn as a glow of `radius` H."""

    at: Spot
    radius: Annotated[float, Meta(ge=0.3, le=0.9)] = 0.55


class Arrow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The way to move: from `start` to `end` (H from a spot, y down), bowed by `bend` of its length."""

    at: Spot
    start: Point
    end: Point
    bend: float = 0.0


class Move(Struct, frozen=True, kw_only=True):
    """One exercise, with everything the player shows and the figure needs.

    `title` and `instruction` may hold `{side}` (the side the player is on) and `{other}`. The poses are drawn
    for `drawn_side`; `loop` names the poses of a steady movement (walking), one after the other, once in
    `loop_s`. `easier` is another move, or the same with a smaller range, in words.
    """

    id: Id
    name: Text
    title: Text
    instruction: Text
    regions: tuple[Region, ...]
    positions: tuple[Position, ...]
    equipment: tuple[Equipment, ...]
    dose: Dose
    cues: tuple[Text, ...]
    cautions: tuple[Text, ...]
    tags: tuple[Tag, ...]
    loads: tuple[Load, ...]
    easier: str
    start: Pose
    end: Pose
    loop: tuple[Pose, ...]
    loop_s: float
    drawn_side: Side
    framing: Framing
    feel: tuple[Feel, ...]
    arrows: tuple[Arrow, ...]
    alt: Text
    origin: tuple[Text, ...]

    @property
    def total_s(self) -> int:
        """The time the whole move takes."""
        return self.dose.total_s

    @property
    def has_lighter_range(self) -> bool:
        """Whether its easier version is the same move in a smaller range, said in words, and no other move."""
        return " " in self.easier


class Step(Struct, frozen=True, kw_only=True):
    """A move within a routine, in the dose this routine gives it."""

    move: Move
    dose: Dose


class Routine(Struct, frozen=True, kw_only=True):
    """Moves one after the other. `area` is its place in the tray menu, `uses` when it may be suggested."""

    id: Id
    name: Text
    purpose: Text
    steps: tuple[Step, ...]
    uses: tuple[Use, ...]
    area: Area | None
    origin: tuple[Text, ...]

    @property
    def total_s(self) -> int:
        """All steps and 3 seconds for each change between them."""
        return sum(step.dose.total_s for step in self.steps) + STEP_CHANGE_S * (len(self.steps) - 1)

    @property
    def regions(self) -> frozenset[Region]:
        """What it moves."""
        return frozenset(region for step in self.steps for region in step.move.regions)

    @property
    def equipment(self) -> frozenset[Equipment]:
        """What it needs."""
        return frozenset(thing for step in self.steps for thing in step.move.equipment)

    @property
    def is_for_the_chair(self) -> bool:
        """Whether every move is done sitting and no other way."""
        return all(step.move.positions == (Position.SEATED,) for step in self.steps)

    @property
    def loads(self) -> frozenset[Load]:
        """What it asks much of."""
        return frozenset(load for step in self.steps for load in step.move.loads)

    @property
    def tags(self) -> frozenset[Tag]:
        """Everything that stands against or for one of its moves."""
        return frozenset(tag for step in self.steps for tag in step.move.tags)


class Cost(StrEnum):
    """What a change at the desk takes."""

    FREE = "free"
    SMALL_PURCHASE = "small-purchase"
    ASK_EMPLOYER = "ask-employer"


class TipGroup(StrEnum):
    """When a tip may be shown: any day, while recovering, or on the page about professional help."""

    EVERYDAY = "everyday"
    RECOVERY = "recovery"
    HELP = "help"


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a long checklist."""

    id: Id
    title: Text


class ChecklistItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One look at one's posture: what right looks like, why, and how to get there.

    Items of several checklists with the same `topic` ask about the same thing: what can't be changed is asked in
    none of them again. `impact` (1 to 10) orders what to change first.
    """

    id: Id
    title: Text
    how: Text
    question: Text
    why: Text
    fixes: Annotated[tuple[Text, ...], Meta(min_length=1)]
    origin: Annotated[tuple[Text, ...], Meta(min_length=1)]
    picture: str | None = None
    topic: Id | None = None
    section: Id | None = None
    cost: Cost = Cost.FREE
    impact: Annotated[int, Meta(ge=1, le=10)] = 1

    @property
    def subject(self) -> str:
        """What it is about, whichever checklist asks."""
        return self.topic or self.id


class Checklist(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Items looked at one after the other; `reasons` are the choices for why something can't be changed.

    A `card` is read and ticked off; nothing of it is recorded.
    """

    id: Id
    name: Text
    stance: Stance
    about_s: Annotated[int, Meta(ge=5, le=1800)]
    items: Annotated[tuple[ChecklistItem, ...], Meta(min_length=1)]
    sections: tuple[Section, ...] = ()
    reasons: tuple[Text, ...] = ()
    card: bool = False


class Tip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One piece of advice: a few sentences to read once."""

    id: Id
    title: Text
    text: Text
    group: TipGroup
    origin: Annotated[tuple[Text, ...], Meta(min_length=1)]


class SafetyItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that may apply to the reader."""

    id: Id
    text: Text
    origin: Annotated[tuple[Text, ...], Meta(min_length=1)]


class SafetyList(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fixed list to tick: what it asks, and what to do when something applies."""

    id: Id
    title: Text
    lead: Text
    advice: Text
    items: Annotated[tuple[SafetyItem, ...], Meta(min_length=1)]


class Library(Struct, frozen=True, kw_only=True):
    """Everything that was read, by id."""

    poses: dict[str, Pose] = field(default_factory=dict)
    moves: dict[str, Move] = field(default_factory=dict)
    routines: dict[str, Routine] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    tips: dict[str, Tip] = field(default_factory=dict)
    safety: dict[str, SafetyList] = field(default_factory=dict)

    def routines_in(self, area: Area) -> tuple[Routine, ...]:
        """The routines of one choice of the tray menu: those that get one up first, then by length."""
        found = [routine for routine in self.routines.values() if routine.area is area]
        return tuple(sorted(found, key=lambda one: (one.is_for_the_chair, one.total_s, one.id)))


class ContentError(Exception):
    """A content file that does not fit: which one, where in it, what is wrong and what is allowed."""

    def __init__(self, file: str, key: str, problem: str, allowed: str = "") -> None:
        self.file, self.key, self.problem, self.allowed = file, key, problem, allowed
        place = f"{file}: {key}: " if key else f"{file}: "
        super().__init__(
            in_one_line(place)
            + in_one_line(problem)
            + (f" (allowed: {allowed})" if allowed else "")
        )


def stands_on_a_line(letter: str) -> bool:
    """Whether a character is neither a control nor the end of a line nor half of one."""
    return unicodedata.category(letter) not in {"Cc", "Cs", "Zl", "Zp"}


def in_one_line(text: str) -> str:
    """Words that may come from a file, fit to be said: no control characters, and not for pages."""
    shown = "".join(letter if stands_on_a_line(letter) else "�" for letter in text)
    return shown if len(shown) <= LONGEST_SAID else f"{shown[:LONGEST_SAID]}…"
