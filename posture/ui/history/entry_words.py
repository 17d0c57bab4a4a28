"""The lines of an opened day: prompts with their outcome in words, routines, checks, notes. All is plain text."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import assert_never

import msgspec

from posture.core.events import Outcome, PromptClosed, RoutineEnded
from posture.core.history_day import CheckRun, DayEntry, Note, NoteSource, PromptEntry, moment_of
from posture.ui.dashboard.chart_words import mark_name
from posture.ui.dashboard.today_view import mark_of
from posture.ui.dashboard.week_view import Mark
from posture.ui.dashboard.written import clock, minutes_short
from posture.ui.history.values import Names
from posture.ui.i18n import tr
from posture.ui.status_words import reason_words

LEAST_WAIT = timedelta(minutes=1)
SHORTEST_S = 30.0
"""A shorter break has no length worth telling."""
MOST_LETTERS = 2000
"""Of a longer note the beginning is shown; the record and its export have all of it."""


class EntryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a day: `title` first, then `detail` in a quieter ink."""

    title: str
    detail: str
    at: datetime | None = None
    mark: Mark | None = None

    @property
    def told(self) -> str:
        """What a screen reader says of it."""
        if self.at is None:
            return tr("History", "{title}: {detail}").format(title=self.title, detail=self.detail)
        form = tr("History", "{time}, {title}: {detail}")
        return form.format(time=clock(self.at), title=self.title, detail=self.detail)


def line_of(entry: DayEntry, names: Names) -> EntryLine:
    """The line of what happened."""
    match entry:
        case PromptEntry():
            return _prompt(entry, names)
        case RoutineEnded():
            title, detail = names.routine(entry.routine), _steps(entry)
            return EntryLine(at=moment_of(entry), title=title, detail=detail)
        case CheckRun():
            title = names.checklist(entry.checklist)
            return EntryLine(at=entry.at, title=title, detail=_answers(entry))
        case Note():
            return note_line(entry, names)
        case _:
            assert_never(entry)


def note_line(note: Note, names: Names) -> EntryLine:
    """The line of a note."""
    text = note.text.strip()
    if len(text) > MOST_LETTERS:
        text = text[:MOST_LETTERS] + "…"
    return EntryLine(at=note.at, title=_note_title(note, names), detail=text)


def _note_title(note: Note, names: Names) -> str:
    if note.source is NoteSource.CHECKIN:
        return tr("History", "Note of a check-in")
    form = tr("History", "Note on “{item}”")
    return form.format(item=names.item(note.checklist, note.item))


def _prompt(entry: PromptEntry, names: Names) -> EntryLine:
    prompt = entry.prompt
    facts = [outcome_words(prompt), *_course(prompt)]
    if entry.routine is not None:
        form = tr("History", "{routine}, {steps}")
        routine = names.routine(entry.routine.routine)
        facts.append(form.format(routine=routine, steps=_steps(entry.routine)))
    return EntryLine(
        at=prompt.due_at,
        title=names.kind(prompt.kind),
        detail=tr("History", " · ").join(facts),
        mark=mark_of(prompt),
    )


def outcome_words(prompt: PromptClosed) -> str:
    """How a prompt ended, with the length of its break."""
    match prompt.outcome:
        case Outcome.HELD:
            if not prompt.held_for:
                return tr("History", "Held back until work ended")
            form = tr("History", "Held back until work ended: {reason}")
            return form.format(reason=_reasons(prompt))
        case Outcome.ABSORBED:
            return tr("History", "Dropped, a longer break stood beside it")
        case Outcome.EXPIRED:
            return tr("History", "Ran out as the day or Posture ended")
        case Outcome.PARTIAL:
            return _with_length(tr("Outcome", "Cut short"), prompt.away_s)
        case _:
            mark = mark_of(prompt)
            name = "" if mark is None else mark_name(mark)
            went = mark in (Mark.DONE, Mark.ON_MY_OWN, Mark.DONE_LATER)
            return _with_length(name, prompt.away_s if went else 0.0)


def _with_length(name: str, seconds: float) -> str:
    if seconds < SHORTEST_S:
        return name
    form = tr("History", "{outcome} · {length}")
    return form.format(outcome=name, length=minutes_short(max(60.0, seconds)))


def _course(prompt: PromptClosed) -> Iterator[str]:
    """What happened between due and its end: waited, postponed, said to be something else."""
    was_held = prompt.outcome is not Outcome.HELD and prompt.held_s >= LEAST_WAIT.total_seconds()
    if was_held and prompt.held_for:
        form = tr("History", "held {length}: {reason}")
        yield form.format(length=minutes_short(prompt.held_s), reason=_reasons(prompt))
    elif not was_held and prompt.shown_at is not None:
        waited = prompt.shown_at - prompt.due_at
        if waited >= LEAST_WAIT:
            form = tr("History", "waited {length} for a pause")
            yield form.format(length=minutes_short(waited.total_seconds()))
    if prompt.postponed == 1:
        yield tr("History", "postponed once")
    elif prompt.postponed:
        yield tr("History", "postponed {n} times").format(n=prompt.postponed)
    if prompt.outcome_before is not None:
        yield tr("History", "as you said")


def _reasons(prompt: PromptClosed) -> str:
    return tr("History", ", ").join(reason_words(reason) for reason in prompt.held_for)


def _steps(routine: RoutineEnded) -> str:
    form = tr("History", "{done} of {steps} moves")
    return form.format(done=routine.steps_done, steps=routine.steps)


def _answers(run: CheckRun) -> str:
    facts = [
        form.format(n=n)
        for n, form in (
            (run.right, tr("History", "{n} right")),
            (run.fixed, tr("History", "{n} put right")),
            (run.cannot, tr("History", "{n} can’t be changed")),
            (run.answered - run.right - run.fixed - run.cannot, tr("History", "{n} other answers")),
        )
        if n
    ]
    return tr("History", " · ").join(facts)
