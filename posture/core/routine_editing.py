"""A routine while it is being written: a draft, its changes, and what stands between it and a file.

Pure: each change makes a new draft. `posture.core.routine_files` turns the routine of a draft into a table.
"""

import math
import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from posture.core.coaching import GRACE_S
from posture.core.content import Area, Move, Routine, Sides, Step, Use, stands_on_a_line
from posture.core.routine_limits import (
    LONGEST_NAME,
    LONGEST_PURPOSE,
    MOST_STEPS,
    has_room,
)

OWN: Final = ("own",)
"""The origin of a routine that somebody made up."""
LONGEST_ID: Final = 48
MINUTE: Final = 60


class Missing(StrEnum):
    """What keeps a draft from being saved."""

    NAME = "name"
    MOVES = "moves"
    USES = "uses"
    TOO_LONG = "too-long"


class Draft(Struct, frozen=True, kw_only=True):
    """A routine that need not be whole yet. `id` is empty until it is saved for the first time."""

    id: str = ""
    name: str = ""
    purpose: str = ""
    steps: tuple[Step, ...] = ()
    uses: tuple[Use, ...] = (Use.MOVEMENT,)
    area: Area | None = None
    origin: tuple[str, ...] = OWN

    @property
    def total_s(self) -> int:
        """As of a routine; 0 without any step."""
        return _routine(self, "draft").total_s if self.steps else 0

    @property
    def uses_without_room(self) -> tuple[Use, ...]:
        """The uses, chosen or not, for which it is too long."""
        return tuple(use for use in Use if not has_room(self.total_s, use))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Everything that keeps it from being saved."""
        found = (
            (Missing.NAME, not tidy(self.name, LONGEST_NAME)),
            (Missing.MOVES, not self.steps),
            (Missing.USES, not self.uses),
            (Missing.TOO_LONG, bool(set(self.uses) & set(self.uses_without_room))),
        )
        return tuple(what for what, holds in found if holds)


def draft_of(routine: Routine) -> Draft:
    """A routine of the user's own, to be changed."""
    return Draft(**{key: getattr(routine, key) for key in Draft.__struct_fields__})


def copy_of(routine: Routine, name: str) -> Draft:
    """A routine under another name, to be changed; the original stays as it is."""
    return replace(draft_of(routine), id="", name=name)


def routine_of(draft: Draft, routine_id: str) -> Routine:
    """The routine of a draft of which nothing is missing. Raises ValueError for any other."""
    if draft.missing:
        raise ValueError(f"not whole yet: {', '.join(draft.missing)}")
    return _routine(draft, routine_id)


# --- changes ---


def with_move(draft: Draft, move: Move) -> Draft:
    """With a move at the end, in its usual dose; as it is where there is no room for one more."""
    if len(draft.steps) >= MOST_STEPS:
        return draft
    return replace(draft, steps=(*draft.steps, Step(move=move, dose=move.dose)))


def without_step(draft: Draft, place: int) -> Draft:
    """Without one step."""
    return replace(draft, steps=draft.steps[:place] + draft.steps[place + 1 :])


def with_step_at(draft: Draft, place: int, to: int) -> Draft:
    """With a step taken from `place` and put back so that it stands at `to`, or at the nearest end."""
    steps = list(draft.steps)
    step = steps.pop(place)
    steps.insert(min(max(0, to), len(steps)), step)
    return replace(draft, steps=tuple(steps))


def with_dose(
    draft: Draft,
    place: int,
    *,
    reps: int | None = None,
    hold_s: float | None = None,
    sides: Sides | None = None,
) -> Draft:
    """With another dose of one step."""
    given = {"reps": reps, "hold_s": hold_s, "sides": sides}
    step = draft.steps[place]
    dose = replace(step.dose, **{key: value for key, value in given.items() if value is not None})
    steps = list(draft.steps)
    steps[place] = replace(step, dose=dose)
    return replace(draft, steps=tuple(steps))


class Edits(Struct, frozen=True, kw_only=True):
    """A draft with what it was before. Names are not taken back: their fields do that themselves."""

    now: Draft
    saved: Draft
    before: tuple[Draft, ...] = ()
    last: str = ""
    """What the last change was about: steps of one number are one change."""

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to lose."""
        return self.now != self.saved

    def changed(self, draft: Draft, about: str = "") -> "Edits":
        """After a change. Changes one after the other that are `about` the same are taken back together."""
        if draft == self.now:
            return self
        before = self.before if about and about == self.last else (*self.before, self.now)
        return replace(self, now=draft, before=before, last=about)

    def renamed(self, name: str, purpose: str) -> "Edits":
        """After typing in the name or the purpose."""
        return replace(self, now=replace(self.now, name=name, purpose=purpose), last="")

    def undone(self) -> "Edits":
        """Without the last change; as it is where nothing was changed."""
        if not self.before:
            return self
        names = {"name": self.now.name, "purpose": self.now.purpose}
        return replace(
            self, now=replace(self.before[-1], **names), before=self.before[:-1], last=""
        )


def edits_of(draft: Draft) -> Edits:
    """The beginning: nothing is changed yet."""
    return Edits(now=draft, saved=draft)


# --- words and names ---


def tidy(text: str, longest: int) -> str:
    """Typed words as they are kept: on one line, no spaces around, no longer than that."""
    plain = "".join(letter if stands_on_a_line(letter) else " " for letter in text)
    return " ".join(plain.split())[:longest].strip()


def free_id(name: str, taken: Collection[str]) -> str:
    """An id made of a name, that nothing has yet: `My legs` becomes `my-legs`, then `my-legs-2`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_ID].strip("-") or "routine"
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def fitting_minutes(total_s: float) -> int:
    """The shortest break of whole minutes that has room for all of it."""
    return max(1, math.ceil((total_s - GRACE_S) / MINUTE))


def _routine(draft: Draft, routine_id: str) -> Routine:
    name = tidy(draft.name, LONGEST_NAME)
    return Routine(
        id=routine_id,
        name=name,
        purpose=tidy(draft.purpose, LONGEST_PURPOSE) or name,
        steps=draft.steps,
        uses=draft.uses,
        area=draft.area,
        origin=draft.origin,
    )
