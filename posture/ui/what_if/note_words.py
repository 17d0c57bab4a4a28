"""What the figures of the What if page rest on, in sentences."""

from collections.abc import Sequence
from datetime import date

from posture.core.answering import Answer, AnswerCounts, RecordedAnswers
from posture.ui.dashboard.written import short_day
from posture.ui.i18n import tr
from posture.ui.what_if.values import AnswersAs, WeekShown


def answers_name(one: AnswersAs) -> str:
    """A way of answering, as a choice."""
    return {
        AnswersAs.RECORDED: tr("WhatIf", "As in that week"),
        AnswersAs.TAKEN: tr("WhatIf", "Each is taken"),
        AnswersAs.SKIPPED: tr("WhatIf", "Each is skipped"),
    }[one]


def assumption(chosen: AnswersAs, answers: RecordedAnswers, names: dict[str, str]) -> str:
    """How prompts are answered in the replays."""
    match chosen:
        case AnswersAs.TAKEN:
            return tr("WhatIf", "Assumed: you take each prompt as it comes.")
        case AnswersAs.SKIPPED:
            return tr("WhatIf", "Assumed: you skip each prompt.")
        case AnswersAs.RECORDED if not answers.is_enough:
            return tr(
                "WhatIf",
                "Assumed: you take each prompt. Fewer than 5 were answered in that week, too few to go by.",
            )
        case _:
            parts = tr("WhatIf", "; ").join(
                _told(names.get(kind, kind), counts) for kind, counts in answers.by_kind.items()
            )
            words = tr("WhatIf", "Assumed: you answer as in that week, spread evenly. {answers}.")
            return words.format(answers=parts)


def _told(name: str, counts: AnswerCounts) -> str:
    words = tr(
        "WhatIf",
        "{name}: {taken} of {all} taken, {skipped} skipped, {ignored} without an answer, "
        "{later} postponed first",
    )
    return words.format(
        name=name,
        taken=counts.of(Answer.START),
        all=counts.total,
        skipped=counts.of(Answer.SKIP),
        ignored=counts.of(Answer.IGNORE),
        later=counts.of(Answer.POSTPONE),
    )


def limits(view: WeekShown) -> list[str]:
    """What a replay can't know, one sentence each."""
    found = [
        tr(
            "WhatIf",
            "“Your settings” and “Tried” are replays of the record; “As it was” is what happened.",
        ),
        tr(
            "WhatIf",
            "Breaks that a prompt led to are replayed as work, since without it you might have gone on. "
            "Rests of your own stay rests.",
        ),
        tr(
            "WhatIf",
            "Rests under a minute aren’t recorded, so a replayed prompt finds fewer pauses than you had.",
        ),
        tr(
            "WhatIf",
            "Outside the work hours you had then nothing was recorded, so longer hours look empty.",
        ),
    ]
    if view.schedule_left_out:
        found.append(
            tr("WhatIf", "Presets by time of day are left out: one preset holds all the time.")
        )
    return [*found, *_days_left_out(view)]


def _days_left_out(view: WeekShown) -> list[str]:
    found = []
    short = [day for day in view.shown_days if view.is_short(day)]
    if short:
        words = tr("WhatIf", "Under 2 h at the desk, so not in the averages: {days}.")
        found.append(words.format(days=_days(short)))
    if view.recorded.not_kept:
        words = tr("WhatIf", "No activity is kept any more of {days}.")
        found.append(words.format(days=_days(view.recorded.not_kept)))
    return found


def _days(days: Sequence[date]) -> str:
    return tr("WhatIf", ", ").join(short_day(day) for day in days)
