"""One day of the history in full: what happened in the order of time, and what was written. Pure."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

import msgspec

from posture.core.care_events import CheckinNoted
from posture.core.events import CheckAnswer, CheckItemAnswered, PromptClosed, RoutineEnded
from posture.core.short_checks import WORKSTATION, short_answers


class NoteSource(StrEnum):
    """Where a note was written."""

    CHECKIN = "checkin"
    CHECK = "check"
    WORKSTATION = "workstation"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the user wrote; `checklist` and `item` are empty for a check-in."""

    at: datetime
    source: NoteSource
    text: str
    checklist: str = ""
    item: str = ""

    @property
    def day(self) -> date:
        """The local day on which it was written."""
        return self.at.date()


class CheckRun(msgspec.Struct, frozen=True, kw_only=True):
    """One posture check or assessment of a day: how many items had which answer."""

    at: datetime
    checklist: str
    right: int = 0
    fixed: int = 0
    cannot: int = 0
    answered: int = 0
    """All items, also those with the answers that the assessment alone has."""


class PromptEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A prompt with the routine that was played in its break."""

    prompt: PromptClosed
    routine: RoutineEnded | None = None


DayEntry = PromptEntry | RoutineEnded | CheckRun | Note
"""One line of an opened day."""


# --- notes ---


def notes_of(
    checkins: Iterable[CheckinNoted], checks: Iterable[CheckItemAnswered]
) -> tuple[Note, ...]:
    """What was written, in the order of time. Of several answers to an item in one run the last counts."""
    found = [
        Note(at=one.at, source=NoteSource.CHECKIN, text=one.note) for one in checkins if one.note
    ]
    last = {(one.run_id, one.checklist, one.item): one for one in checks}
    found += [_note_of(one) for one in last.values() if one.note]
    return tuple(sorted(found, key=lambda note: note.at))


def _note_of(answer: CheckItemAnswered) -> Note:
    workstation = answer.checklist == WORKSTATION
    return Note(
        at=answer.at,
        source=NoteSource.WORKSTATION if workstation else NoteSource.CHECK,
        text=answer.note,
        checklist=answer.checklist,
        item=answer.item,
    )


def folded(text: str) -> str:
    """The text without accents and upper case, for comparing: `Müde` becomes `mude`."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parted if not unicodedata.combining(one)).casefold()


def matching(notes: Iterable[Note], asked: str) -> tuple[Note, ...]:
    """The notes in which every word of `asked` occurs, in whatever case and with or without accents."""
    words = folded(asked).split()
    return tuple(
        note for note in notes if words and all(word in folded(note.text) for word in words)
    )


# --- one day ---


def day_entries(
    closed: Iterable[PromptClosed],
    routines: Sequence[RoutineEnded],
    checks: Sequence[CheckItemAnswered],
    notes: Iterable[Note],
) -> tuple[DayEntry, ...]:
    """What happened on a day, in the order of time: a prompt when it came due, a routine when it began."""
    of_prompt = {one.prompt_id: one for one in routines if one.prompt_id is not None}
    prompts = [
        PromptEntry(prompt=one, routine=of_prompt.pop(one.prompt_id, None)) for one in closed
    ]
    alone = [one for one in routines if one.prompt_id is None or one.prompt_id in of_prompt]
    found: list[DayEntry] = [*prompts, *alone, *_runs(checks), *notes]
    return tuple(sorted(found, key=moment_of))


def moment_of(entry: DayEntry) -> datetime:
    """When a line of a day begins."""
    match entry:
        case PromptEntry():
            return entry.prompt.due_at
        case RoutineEnded():
            return entry.started_at
        case _:
            return entry.at


def _runs(checks: Sequence[CheckItemAnswered]) -> list[CheckRun]:
    assessed = {
        (one.run_id, one.checklist, one.item): one for one in checks if one.checklist == WORKSTATION
    }
    runs: dict[tuple[str, str], list[CheckItemAnswered]] = {}
    for one in [*short_answers(checks), *assessed.values()]:
        runs.setdefault((one.run_id, one.checklist), []).append(one)
    return [_run(found) for found in runs.values()]


def _run(answers: Sequence[CheckItemAnswered]) -> CheckRun:
    counts = Counter(one.answer for one in answers)
    return CheckRun(
        at=min(one.at for one in answers),
        checklist=answers[0].checklist,
        right=counts[CheckAnswer.RIGHT],
        fixed=counts[CheckAnswer.FIXED],
        cannot=counts[CheckAnswer.CANNOT],
        answered=len(answers),
    )
