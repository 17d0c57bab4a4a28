"""The result sheet as words, the same for the window, the PDF and the printer. Notes are plain text throughout."""

import msgspec

from posture.core.assessment import IN_PLACE, Assessment, Standing, improved
from posture.core.events import CheckAnswer
from posture.core.heights import SHORTEST_CM, TALLEST_CM, starting_heights
from posture.ui.assessment import height_words, words
from posture.ui.i18n import tr
from posture.ui.icons import IconName


class Change(msgspec.Struct, frozen=True):
    """A change worth making first."""

    title: str
    picture: str | None
    how: str
    fixes: tuple[str, ...]
    cost: str


class Row(msgspec.Struct, frozen=True):
    """An item and its answer; `mark` repeats the answer for the eye."""

    title: str
    answer: str
    mark: IconName
    improved: bool


class Part(msgspec.Struct, frozen=True):
    """The items of one part of the list."""

    title: str
    rows: tuple[Row, ...]


class Said(msgspec.Struct, frozen=True):
    """An item and what was said of it."""

    title: str
    words: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """All that stands on the sheet, in the order in which it is read. What is empty isn't shown."""

    title: str
    date: str
    in_place: str
    still_open: str
    compared: str
    changes: tuple[Change, ...]
    parts: tuple[Part, ...]
    cannot: tuple[Said, ...]
    notes: tuple[Said, ...]
    heights_title: str
    heights: tuple[height_words.HeightRow, ...]
    heights_notes: tuple[str, ...]
    safety: str


MARKS: dict[CheckAnswer | None, IconName] = {
    None: "more",
    CheckAnswer.RIGHT: "check",
    CheckAnswer.FIXED: "check",
    CheckAnswer.NOT_YET: "open_circle",
    CheckAnswer.CANNOT: "leave_out",
    CheckAnswer.NOT_APPLICABLE: "close",
}


def sheet_of(now: Assessment, before: Assessment | None, height_cm: int | None) -> Sheet:
    """The sheet of a run, compared with the one before it, with the heights for somebody that tall."""
    better = improved(now, before)
    known = height_cm is not None and SHORTEST_CM <= height_cm <= TALLEST_CM
    heights = starting_heights(height_cm) if height_cm is not None and known else None
    hint = "" if heights is None else height_words.fixed_desk_hint(heights)
    return Sheet(
        title=now.checklist.name,
        date=words.sheet_date(now.last_at),
        in_place=words.in_place(now),
        still_open=words.open_line(now),
        compared=words.compared(before, better),
        changes=tuple(_change(one) for one in now.first_changes),
        parts=tuple(
            Part(
                section.title,
                tuple(_row(one, one.item in better) for one in now.of_section(section)),
            )
            for section in now.checklist.sections
        ),
        cannot=tuple(Said(one.item.title, _why(one)) for one in now.cannot_change),
        notes=tuple(
            Said(one.item.title, one.note)
            for one in now.standings
            if one.note and one.answer is not CheckAnswer.CANNOT
        ),
        heights_title="" if height_cm is None or not known else height_words.title(height_cm),
        heights=() if heights is None else height_words.height_rows(heights),
        heights_notes=()
        if heights is None
        else tuple(line for line in (hint, height_words.caution(), height_words.source()) if line),
        safety=words.safety_line(),
    )


def head_of_changes(sheet: Sheet) -> str:
    """The title above the changes."""
    if len(sheet.changes) == 1:
        return tr("Assessment", "One change worth making first")
    if len(sheet.changes) == 2:
        return tr("Assessment", "Two changes worth making first")
    return tr("Assessment", "Three changes worth making first")


def answer_with_change(row: Row) -> str:
    """The answer, and that it is better than last time."""
    if not row.improved:
        return row.answer
    return tr("Assessment", "{answer} ▲ improved").format(answer=row.answer)


def plain(sheet: Sheet) -> str:
    """All of it as text, in the order in which it is read."""
    lines = [sheet.title, sheet.date, sheet.in_place, sheet.still_open, sheet.compared]
    for change in sheet.changes:
        lines += [change.title, *change.fixes, change.cost]
    for part in sheet.parts:
        lines.append(part.title)
        lines += [f"{row.title}: {answer_with_change(row)}" for row in part.rows]
    lines += [f"{said.title}: {said.words}" for said in (*sheet.cannot, *sheet.notes)]
    lines.append(sheet.heights_title)
    lines += [f"{row.name}: {row.words}" for row in sheet.heights]
    lines += [*sheet.heights_notes, sheet.safety]
    return "\n".join(line for line in lines if line)


def _change(one: Standing) -> Change:
    item = one.item
    return Change(item.title, item.picture, item.how, item.fixes, words.cost_words(item.cost))


def _row(one: Standing, is_better: bool) -> Row:
    better = is_better and one.answer in IN_PLACE
    return Row(one.item.title, words.answer_words(one.answer), MARKS[one.answer], better)


def _why(one: Standing) -> str:
    """The reasons and the note, or what there is."""
    said = [*one.reasons]
    if one.note:
        said.append(one.note)
    return tr("Assessment", "; ").join(said)
