"""The workstation assessment as a value: how each item stands, what comes first, what changed since last time.

It is made from recorded answers alone. An answer of "can't change", in whichever checklist it was given, is
carried over: the item isn't asked again until somebody answers it anew. There are no points.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import msgspec
from msgspec import Struct

from posture.core.content import Checklist, ChecklistItem, Cost, Section
from posture.core.events import CheckAnswer, CheckItemAnswered

FIRST_CHANGES: Final = 3
RECHECK_AFTER: Final = timedelta(weeks=4)
RESUMED_WITHIN: Final = timedelta(days=60)
"""Older answers say little about the desk of today: a new run begins."""
COST_ORDER: Final = (Cost.FREE, Cost.SMALL_PURCHASE, Cost.ASK_EMPLOYER)
IN_PLACE: Final = frozenset({CheckAnswer.RIGHT, CheckAnswer.FIXED})

Subjects = Mapping[tuple[str, str], str]
"""What an item of a checklist is about: (checklist, item) to subject."""


class Standing(Struct, frozen=True, kw_only=True):
    """How one item stands; `answer` None: open. `carried`: taken over from an earlier answer."""

    item: ChecklistItem
    answer: CheckAnswer | None = None
    reasons: tuple[str, ...] = ()
    note: str = ""
    at: datetime | None = None
    carried: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be answered."""
        return self.answer is None


class InPlace(Struct, frozen=True):
    """`count` of `of` items that apply are in place."""

    count: int
    of: int


class Assessment(Struct, frozen=True, kw_only=True):
    """One run through the list, complete or not. `run_id` None: nothing was answered in it yet."""

    checklist: Checklist
    standings: tuple[Standing, ...]
    run_id: str | None = None
    last_at: datetime | None = None

    @property
    def open_items(self) -> tuple[Standing, ...]:
        """What is still to be answered."""
        return tuple(one for one in self.standings if one.is_open)

    @property
    def is_complete(self) -> bool:
        """Whether each item has an answer."""
        return not self.open_items

    @property
    def in_place(self) -> InPlace:
        """How many of the answered items that apply are in place."""
        answers = [one.answer for one in self.standings if one.answer is not None]
        applicable = [each for each in answers if each is not CheckAnswer.NOT_APPLICABLE]
        return InPlace(sum(each in IN_PLACE for each in applicable), len(applicable))

    @property
    def first_changes(self) -> tuple[Standing, ...]:
        """At most three items to change first: those that matter most, and of these the free ones."""
        return self.to_change[:FIRST_CHANGES]

    @property
    def to_change(self) -> tuple[Standing, ...]:
        """All that is not yet in place and can be, the most worth while first."""
        waiting = [one for one in self.standings if one.answer is CheckAnswer.NOT_YET]
        return tuple(sorted(waiting, key=_worth))

    @property
    def cannot_change(self) -> tuple[Standing, ...]:
        """What the user can't change: for whoever looks after rooms and furniture."""
        return tuple(one for one in self.standings if one.answer is CheckAnswer.CANNOT)

    def standing(self, item_id: str) -> Standing:
        """How that item stands. Raises KeyError where there is none of that name."""
        for one in self.standings:
            if one.item.id == item_id:
                return one
        raise KeyError(item_id)

    def of_section(self, section: Section) -> tuple[Standing, ...]:
        """The items of a section."""
        return tuple(one for one in self.standings if one.item.section == section.id)

    def with_answer(self, given: CheckItemAnswered) -> "Assessment":
        """The same after one more answer."""
        standings = tuple(
            _answered(one.item, given) if one.item.id == given.item else one
            for one in self.standings
        )
        return msgspec.structs.replace(
            self, standings=standings, run_id=given.run_id, last_at=given.at
        )


class Workstation(Struct, frozen=True, kw_only=True):
    """What is known of the workstation: the run to go on with, and the last two that were completed."""

    current: Assessment
    """The unfinished run, or a fresh one with nothing but what was carried over."""
    finished: Assessment | None = None
    before: Assessment | None = None

    @property
    def is_unfinished(self) -> bool:
        """Whether a run was begun and not completed."""
        return self.current.run_id is not None


def workstation_of(
    checklist: Checklist,
    checklists: Iterable[Checklist],
    events: Iterable[CheckItemAnswered],
    today: date,
) -> Workstation:
    """All runs in the record, looked at on that day. Answers to items that are no more are left out."""
    told = sorted(events, key=lambda event: event.at)
    subjects = subjects_of((*checklists, checklist))
    runs = _runs(checklist, told)
    seen = [_assessed(checklist, subjects, told, run, run[-1].at) for run in runs]
    finished = [one for one in seen if one.is_complete]
    last = seen[-1] if seen else None
    if last is not None and not last.is_complete and _is_recent(last, today):
        current = _assessed(checklist, subjects, told, runs[-1], None)
    else:
        current = _assessed(checklist, subjects, told, (), None)
    return Workstation(
        current=current,
        finished=finished[-1] if finished else None,
        before=finished[-2] if len(finished) > 1 else None,
    )


def improved(now: Assessment, before: Assessment | None) -> tuple[ChecklistItem, ...]:
    """The items that are in place now and were not then."""
    if before is None:
        return ()
    lacking = {
        one.item.id
        for one in before.standings
        if one.answer in (CheckAnswer.NOT_YET, CheckAnswer.CANNOT)
    }
    return tuple(
        one.item for one in now.standings if one.answer in IN_PLACE and one.item.id in lacking
    )


def subjects_of(checklists: Iterable[Checklist]) -> Subjects:
    """What each item of these checklists is about."""
    return {(each.id, item.id): item.subject for each in checklists for item in each.items}


def _runs(
    checklist: Checklist, told: Sequence[CheckItemAnswered]
) -> list[tuple[CheckItemAnswered, ...]]:
    """The answers by run, in the order in which the runs began: a word on an old one doesn't make it the latest."""
    known = {item.id for item in checklist.items}
    runs: dict[str, list[CheckItemAnswered]] = {}
    for event in told:
        if event.checklist == checklist.id and event.item in known:
            runs.setdefault(event.run_id, []).append(event)
    return sorted((tuple(run) for run in runs.values()), key=lambda run: run[0].at)


def _assessed(
    checklist: Checklist,
    subjects: Subjects,
    told: Sequence[CheckItemAnswered],
    run: Sequence[CheckItemAnswered],
    until: datetime | None,
) -> Assessment:
    """A run as it stands with what was known by `until`; None: by now."""
    own = {event.item: event for event in run}  # the last answer of the run counts
    known = told if until is None else [event for event in told if event.at <= until]
    latest = {subjects[key]: event for event in known if (key := _key(event)) in subjects}
    standings = tuple(
        _answered(item, own[item.id])
        if item.id in own
        else _carried(item, latest.get(item.subject))
        for item in checklist.items
    )
    if not run:
        return Assessment(checklist=checklist, standings=standings)
    return Assessment(
        checklist=checklist, standings=standings, run_id=run[-1].run_id, last_at=run[-1].at
    )


def _key(event: CheckItemAnswered) -> tuple[str, str]:
    return event.checklist, event.item


def _answered(item: ChecklistItem, event: CheckItemAnswered) -> Standing:
    return Standing(
        item=item, answer=event.answer, reasons=event.reasons, note=event.note, at=event.at
    )


def _carried(item: ChecklistItem, latest: CheckItemAnswered | None) -> Standing:
    """Open, unless the latest word on its subject was that it can't be changed."""
    if latest is None or latest.answer is not CheckAnswer.CANNOT:
        return Standing(item=item)
    return msgspec.structs.replace(_answered(item, latest), carried=True)


def _worth(one: Standing) -> tuple[int, int]:
    return -one.item.impact, COST_ORDER.index(one.item.cost)


def _is_recent(one: Assessment, today: date) -> bool:
    return one.last_at is not None and today - one.last_at.date() <= RESUMED_WITHIN
