"""What the assessment says."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from posture.core.assessment import Assessment, Standing, Workstation
from posture.core.content import ChecklistItem, Cost
from posture.core.events import CheckAnswer
from posture.ui.i18n import tr

ANSWERS = (
    CheckAnswer.RIGHT,
    CheckAnswer.NOT_YET,
    CheckAnswer.CANNOT,
    CheckAnswer.NOT_APPLICABLE,
)
"""In the order of their keys, 1 to 4."""


def full_date(day: date) -> str:
    """`3 March 2026`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("Dates", "d MMMM yyyy"))


def answer_words(answer: CheckAnswer | None) -> str:
    """The words on the button and on the sheet."""
    match answer:
        case None:
            return tr("Assessment", "Open")
        case CheckAnswer.RIGHT | CheckAnswer.FIXED:
            return tr("Assessment", "Yes")
        case CheckAnswer.NOT_YET:
            return tr("Assessment", "Not yet")
        case CheckAnswer.CANNOT:
            return tr("Assessment", "Can’t change")
        case CheckAnswer.NOT_APPLICABLE:
            return tr("Assessment", "Doesn’t apply")


def cost_words(cost: Cost) -> str:
    """What a change takes."""
    match cost:
        case Cost.FREE:
            return tr("Assessment", "Free")
        case Cost.SMALL_PURCHASE:
            return tr("Assessment", "Small purchase")
        case Cost.ASK_EMPLOYER:
            return tr("Assessment", "Ask your employer")


def progress(assessment: Assessment) -> str:
    """`12 of 34 answered`."""
    every = len(assessment.standings)
    answered = every - len(assessment.open_items)
    return tr("Assessment", "{count} of {all} answered").format(count=answered, all=every)


def place_of(assessment: Assessment, standing: Standing) -> str:
    """`Chair, 2 of 7`."""
    checklist = assessment.checklist
    titles = {section.id: section.title for section in checklist.sections}
    section = standing.item.section
    mates = [one.item.id for one in assessment.standings if one.item.section == section]
    words = tr("Assessment", "{section}, {place} of {count}")
    return words.format(
        section=titles.get(section or "", checklist.name),
        place=mates.index(standing.item.id) + 1,
        count=len(mates),
    )


def section_state(standings: tuple[Standing, ...]) -> str:
    """`3 of 7`, or `Done`."""
    answered = sum(not one.is_open for one in standings)
    if answered == len(standings):
        return tr("Assessment", "Done")
    return tr("Assessment", "{count} of {all}").format(count=answered, all=len(standings))


def carried_line(standing: Standing) -> str:
    """Where an answer that was taken over comes from."""
    day = "" if standing.at is None else full_date(standing.at.date())
    words = tr(
        "Assessment",
        "Kept from {day}: you can’t change this. Answer again if that’s different now.",
    )
    return words.format(day=day)


def in_place(assessment: Assessment) -> str:
    """`21 of 26 in place`."""
    tally = assessment.in_place
    return tr("Assessment", "{count} of {all} in place").format(count=tally.count, all=tally.of)


def open_line(assessment: Assessment) -> str:
    """How many items have no answer; empty where all have one."""
    count = len(assessment.open_items)
    if not count:
        return ""
    if count == 1:
        return tr("Assessment", "1 question is still open.")
    return tr("Assessment", "{count} questions are still open.").format(count=count)


def compared(before: Assessment | None, better: tuple[ChecklistItem, ...]) -> str:
    """What has changed since the last sheet; empty where there is none."""
    if before is None or before.last_at is None:
        return ""
    day = full_date(before.last_at.date())
    if not better:
        return tr("Assessment", "Last time, on {day}: {tally}.").format(
            day=day, tally=in_place(before)
        )
    words = tr("Assessment", "Last time, on {day}: {tally}. In place since: {items}.")
    items = ", ".join(item.title for item in better)
    return words.format(day=day, tally=in_place(before), items=items)


def recheck_label(day: date) -> str:
    """The box on the sheet."""
    return tr("Assessment", "Re-check in 4 weeks, {day}").format(day=full_date(day))


def recheck_line(day: date | None, today: date) -> str:
    """For the posture page: when the next look is; empty where none was asked for."""
    if day is None:
        return ""
    if day <= today:
        return tr("Assessment", "Time for another look, as you asked.")
    return tr("Assessment", "Next look: {day}.").format(day=full_date(day))


def last_look(workstation: Workstation) -> str:
    """For the posture page: what the last look found, or what there is to find."""
    done = workstation.finished
    if workstation.is_unfinished:
        return tr("Assessment", "Begun: {progress}. It goes on where you stopped.").format(
            progress=progress(workstation.current)
        )
    if done is None or done.last_at is None:
        words = tr("Assessment", "{count} questions, 5 to 7 minutes. Stop where you like.")
        return words.format(count=len(workstation.current.standings))
    return tr("Assessment", "{day}: {tally}.").format(
        day=full_date(done.last_at.date()), tally=in_place(done)
    )


def safety_line() -> str:
    """S1, at the foot of the sheet."""
    return tr(
        "Safety",
        "Moves here are gentle, and they aren’t medical advice. Stop if anything hurts. If you’ve had "
        "surgery, an injury or a condition, ask a professional which moves suit you.",
    )


def sheet_date(moment: datetime | None) -> str:
    """The day of the sheet; empty before the first answer."""
    return "" if moment is None else full_date(moment.date())
