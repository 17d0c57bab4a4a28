"""The user's own answers of a week as a rule without chance."""

from collections import Counter
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.answering import (
    Answer,
    AnswerCounts,
    Answers,
    Intention,
    RecordedAnswers,
)
from posture.core.events import Outcome, PromptClosed

AT = datetime.fromisoformat("2026-11-16T10:00:00+01:00")


def closed(
    outcome: Outcome,
    kind: str = "movement",
    *,
    postponed: int = 0,
    shown: bool = True,
    requested: bool = False,
    before: Outcome | None = None,
) -> PromptClosed:
    return PromptClosed(
        at=AT,
        prompt_id="x",
        kind=kind,
        outcome=outcome,
        due_at=AT,
        shown_at=AT if shown else None,
        postponed=postponed,
        requested=requested,
        outcome_before=before,
    )


def test_shares_are_those_of_the_week_and_spread_evenly() -> None:
    week = [closed(Outcome.TAKEN)] * 6 + [closed(Outcome.SKIPPED)] * 3 + [closed(Outcome.IGNORED)]
    person = RecordedAnswers(week)
    said = [person.intention("movement", number).then for number in range(20)]
    assert Counter(said) == {Answer.START: 12, Answer.SKIP: 6, Answer.IGNORE: 2}
    assert said[:10] == said[10:]
    assert max(len(run) for run in "".join(one.value[1] for one in said).split("t")) <= 2


def test_what_nobody_answered_is_no_answer() -> None:
    week = [
        closed(Outcome.TAKEN, shown=False),
        closed(Outcome.TAKEN, requested=True),
        closed(Outcome.HELD),
        closed(Outcome.ABSORBED),
        closed(Outcome.EXPIRED),
        closed(Outcome.NATURAL),
    ]
    assert RecordedAnswers(week).overall.total == 0


def test_a_break_cut_short_was_begun_and_a_word_changed_later_was_no_answer() -> None:
    week = [closed(Outcome.PARTIAL), closed(Outcome.IGNORED, before=Outcome.TAKEN)]
    assert RecordedAnswers(week).overall == AnswerCounts({Intention(Answer.START): 2})


def test_a_kind_with_too_few_answers_follows_all_of_them() -> None:
    person = RecordedAnswers(
        [closed(Outcome.SKIPPED)] * 5 + [closed(Outcome.TAKEN, kind="micro")] * 4
    )
    assert person.counts_for("movement").of(Answer.SKIP) == 5
    assert person.counts_for("micro") == person.overall
    assert person.counts_for("water") == person.overall


def test_under_five_answers_each_prompt_is_taken() -> None:
    person = RecordedAnswers([closed(Outcome.SKIPPED)] * 4)
    assert not person.is_enough
    assert {person.intention("movement", n) for n in range(9)} == {Intention(Answer.START)}


def test_postponed_first_and_then_skipped() -> None:
    person = RecordedAnswers([closed(Outcome.SKIPPED, postponed=2)] * 5)
    assert person.intention("movement", 3) == Intention(Answer.SKIP, 2)
    assert person.overall.of(Answer.POSTPONE) == 5


def test_one_rule_for_all_and_others_for_some() -> None:
    rule = Answers(Answer.IGNORE, {"movement": Answer.POSTPONE})
    assert rule.intention("micro", 7) == Intention(Answer.IGNORE)
    movement = rule.intention("movement", 0)
    assert movement.then is Answer.START
    assert movement.postpones > 20


@given(
    st.dictionaries(
        st.builds(Intention, st.sampled_from(list(Answer)), st.integers(0, 2)),
        st.integers(1, 9),
        min_size=1,
        max_size=5,
    )
)
def test_all_are_dealt_out_as_often_as_they_were_given(counts: dict[Intention, int]) -> None:
    dealt = AnswerCounts(counts).dealt()
    assert Counter(dealt) == counts
    for upto in range(1, len(dealt) + 1):
        so_far = Counter(dealt[:upto])
        for one, count in counts.items():
            assert so_far[one] == pytest.approx(count * upto / len(dealt), abs=len(counts))
