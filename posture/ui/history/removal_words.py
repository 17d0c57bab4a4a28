"""What is said before and after records are deleted."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from posture.ui.dashboard.written import day_name
from posture.ui.history.values import Removal
from posture.ui.i18n import tr

ACTIVITY: Final = ("desk_spans", "desk_days", "causes")
"""The tables of time at the desk and of the reasons of decisions."""
PARTS: Final = ("discomfort", "prompt_events")
"""Rows that belong to others which are named: the regions of a check-in, the course of a prompt."""


def window_title() -> str:
    """Of the window."""
    return tr("Removal", "Delete a range – Posture")


def title() -> str:
    """On top."""
    return tr("Removal", "Delete a range")


def first_day() -> str:
    """The first field."""
    return tr("Removal", "From")


def last_day() -> str:
    """The second field."""
    return tr("Removal", "To, included")


def what() -> str:
    """The question."""
    return tr("Removal", "What to delete")


def everything() -> str:
    """One answer."""
    return tr("Removal", "Everything recorded")


def activity() -> str:
    """The other: prompts and notes stay."""
    return tr("Removal", "Times at the desk")


def delete() -> str:
    """The button that does it."""
    return tr("Removal", "Delete")


def cancel() -> str:
    """The button that doesn't."""
    return tr("Removal", "Cancel")


def afterwards() -> str:
    """What can be undone, and what a deletion doesn't reach."""
    return tr(
        "Removal",
        "Right afterwards there is an Undo. Once that is gone, it is gone from the file for good."
        " Backups that were made before keep it.",
    )


def going(asked: Removal, counts: Mapping[str, int]) -> Mapping[str, int]:
    """The records by table that would go."""
    if not asked.activity_alone:
        return counts
    return {table: count for table, count in counts.items() if table in ACTIVITY}


def told(asked: Removal, counts: Mapping[str, int]) -> str:
    """How many records of what it would be."""
    found = going(asked, counts)
    if not found:
        return tr("Removal", "Nothing of this is recorded on these days.")
    n = Counter(found)
    named = [
        words
        for table, words in (
            ("prompts", tr("Removal", "%n prompt(s)", n["prompts"])),
            ("routines", tr("Removal", "%n routine(s)", n["routines"])),
            ("check_answers", tr("Removal", "%n posture answer(s)", n["check_answers"])),
            ("checkins", tr("Removal", "%n check-in(s)", n["checkins"])),
            ("desk_spans", tr("Removal", "%n record(s) of time at the desk", n["desk_spans"])),
            ("desk_days", tr("Removal", "the desk time of %n day(s)", n["desk_days"])),
            ("causes", tr("Removal", "%n reason(s) of decisions", n["causes"])),
        )
        if found.get(table)
    ]
    named_tables = {*ACTIVITY, *PARTS, "prompts", "routines", "check_answers", "checkins"}
    others = sum(count for table, count in found.items() if table not in named_tables)
    if others:
        named.append(tr("Removal", "%n other record(s)", others))
    joined = tr("Removal", ", ").join(named)
    return tr("Removal", "This deletes {records}.").format(records=joined)


def number(counts: Mapping[str, int]) -> int:
    """How many records it was, as people count them and as `told` announced them."""
    return sum(count for table, count in counts.items() if table not in PARTS)


def done(asked: Removal, counts: Mapping[str, int]) -> str:
    """What the toast says of what was deleted, by table."""
    records = tr("Removal", "%n record(s)", number(counts))
    if asked.first_day == asked.last_day:
        form = tr("Removal", "{day}: {records} deleted.")
        return form.format(day=day_name(asked.first_day), records=records)
    return tr("Removal", "{records} deleted.").format(records=records)
