"""Days with answers to the card: postponed, waved away, skipped, refused; and what is on record (rules 5 and 8)."""

from datetime import datetime

from posture.core.breaks import Strength
from posture.core.events import BreakStarted, PromptDue, PromptPostponed, PromptShown
from posture.core.messages import Done, Postpone, Skip, Start, Stop
from tests.core.plans import MONDAY, a_kind, a_plan
from tests.core.scenario import Scenario

MOVEMENT = a_plan("movement")


def a_card() -> Scenario:
    """An hour of work, then hands off: the card since 10:00:08."""
    return Scenario(plan=MOVEMENT).work("60m").rest("8s").expect_card("movement", at="10:00:08")


def a_break() -> Scenario:
    """The same, started at once."""
    return a_card().answer(Start).expect_break("movement", at="10:00:08")


def moment(clock: str) -> datetime:
    """That time of the Monday."""
    return datetime.fromisoformat(f"{MONDAY}T{clock}+01:00")


# --- postponing ---


def test_postponed_to_the_limit() -> None:
    day = a_card().answer(Postpone).expect_gone().work("5m").expect_card("movement", at="10:05:08")
    day.answer(Postpone, delay_s=1200.0).work("20m").expect_card("movement", at="10:25:08")
    day.answer(Postpone).expect_refused("limit").expect_card("movement")
    day.answer(Skip).expect_outcomes(["movement skipped"])
    assert day.closed[0].postponed == 2


def test_waved_away_once_for_free() -> None:
    """Esc sends the card off for the first choice of minutes; only from the second time on that counts."""
    day = a_card().answer(Postpone, not_now=True).expect_gone()
    day.work("5m").expect_card("movement", at="10:05:08").answer(Postpone, not_now=True)
    day.work("5m").expect_card("movement", at="10:10:08").answer(Postpone, not_now=True)
    day.work("5m").answer(Postpone, not_now=True).expect_refused("limit").answer(Skip)
    assert day.closed[0].postponed == 2
    assert len([e for e in day.events if isinstance(e, PromptPostponed)]) == 2


def test_waved_away_beyond_the_limit_of_postponing() -> None:
    never = a_plan(a_kind("movement", postpone_limit=0))
    day = Scenario(plan=never).work("60m").rest("8s").answer(Postpone).expect_refused("limit")
    day.answer(Postpone, not_now=True).expect_gone().work("5m").expect_card("movement")
    day.answer(Postpone, not_now=True).expect_refused("limit")


def test_a_kind_without_choices_is_postponed_by_five_minutes() -> None:
    plan = a_plan(a_kind("movement", postpone_choices_s=()))
    day = Scenario(plan=plan).work("60m").rest("8s").answer(Postpone)
    day.work("299s").expect_gone().work("1s").expect_card("movement", at="10:05:08")


def test_postponing_one_holds_the_others() -> None:
    """Water is due at 11:00, in the ten minutes the movement break was put off by."""
    day = Scenario(plan=a_plan(a_kind("movement", every_s=6900.0), "hydration"))
    day.work("1h55m").rest("8s").expect_card("movement", at="10:55:08")
    day.answer(Postpone, delay_s=600.0).expect_gone()
    day.work("8m").rest("9s").expect_nothing()
    day.work("2m").expect_card("movement", at="11:05:08")


def test_an_answer_reaches_a_prompt_that_has_just_gone() -> None:
    """It went unanswered and comes again in five minutes; the tray still offers it."""
    hidden = Scenario(plan=MOVEMENT).work("73m").expect_gone()
    assert hidden.status.prompt is not None
    assert hidden.status.prompt.stage == "hidden"
    hidden.answer(Start).rest("5m").expect_outcomes(["movement taken"])
    Scenario(plan=MOVEMENT).work("73m").answer(Skip).expect_outcomes(["movement skipped"])
    put_off = Scenario(plan=MOVEMENT).work("73m").answer(Postpone, delay_s=600.0).expect_gone()
    put_off.work("599s").expect_nothing().work("1s").expect_card("movement", at="10:23:00")


# --- the record of a prompt ---


def test_all_that_happens_to_a_prompt_is_on_record() -> None:
    day = Scenario(plan=MOVEMENT).work("70m").answer(Postpone).work("5m").expect_card("movement")
    day.work("150s").work("5m").answer(Start).rest("5m")
    (prompt_id,) = {closed.prompt_id for closed in day.closed}
    about = [e for e in day.events if getattr(e, "prompt_id", None) == prompt_id]
    assert about[:-1] == [
        PromptDue(moment("10:00:00"), prompt_id, "movement"),
        PromptShown(moment("10:09:30"), prompt_id, "movement", "heads_up"),
        PromptShown(moment("10:10:00"), prompt_id, "movement", "card"),
        PromptPostponed(moment("10:10:00"), prompt_id, "movement", 300.0),
        PromptShown(moment("10:15:00"), prompt_id, "movement", "card"),
        PromptShown(moment("10:22:30"), prompt_id, "movement", "again"),
        BreakStarted(moment("10:22:30"), prompt_id, "movement", "answer"),
    ]
    closed = day.closed[0]
    assert (closed.due_at, closed.shown_at) == (moment("10:00:00"), moment("10:09:30"))
    assert (closed.started_at, closed.at) == (moment("10:22:30"), moment("10:27:30"))
    assert (closed.outcome, closed.postponed, closed.away_s) == ("taken", 1, 300.0)


def test_a_prompt_that_gives_way_was_due_too() -> None:
    """Three minutes before the movement break the shorter one is absorbed without being shown."""
    stretch = a_kind("stretch", every_s=57 * 60.0, length_s=30.0)
    day = Scenario(plan=a_plan("movement", stretch)).work("58m").expect_nothing()
    day.expect_outcomes(["stretch absorbed"])
    (due,) = [event for event in day.events if isinstance(event, PromptDue)]
    assert (due.kind, due.at, due.prompt_id) == (
        "stretch",
        moment("09:57:00"),
        day.closed[0].prompt_id,
    )


# --- strength ---


def test_strict_lets_out_by_the_emergency_exit_alone() -> None:
    plan = a_plan(a_kind("movement", strength=Strength.STRICT))
    day = Scenario(plan=plan).work("60m").rest("8s").expect_card("movement")
    day.answer(Skip).expect_refused("strict").answer(Postpone).expect_refused("strict")
    day.answer(Start).rest("60s").answer(Done).expect_refused("strict")
    day.answer(Skip).expect_refused("strict").expect_break("movement")
    day.answer(Skip, emergency=True).expect_gone().expect_outcomes(["movement skipped"])


def test_strict_card_skipped_in_an_emergency() -> None:
    plan = a_plan(a_kind("movement", strength=Strength.STRICT))
    day = Scenario(plan=plan).work("60m").rest("8s").answer(Skip, emergency=True)
    day.expect_gone().expect_outcomes(["movement skipped"])
    assert "emergency" in day.causes, "a forced exit is on record"


def test_firm_refuses_nothing() -> None:
    """Its 1.5 s of holding are the window's affair."""
    plan = a_plan(a_kind("movement", strength=Strength.FIRM))
    day = Scenario(plan=plan).work("60m").rest("8s").answer(Postpone).work("5m")
    day.expect_card("movement").answer(Skip).expect_outcomes(["movement skipped"])


# --- refusals, and the end of the app ---


def test_with_nothing_open_there_is_nothing_to_answer() -> None:
    day = Scenario(plan=MOVEMENT).work("5m")
    for message in (Start, Postpone, Skip):
        day.answer(message).expect_refused("nothing_open")
    day.answer(Done).expect_refused("no_break")
    day.resume().expect_refused("not_paused").expect_nothing().expect_outcomes([])


def test_done_needs_a_running_break() -> None:
    a_card().answer(Done).expect_refused("no_break").expect_card("movement")


def test_closing_the_app_keeps_what_a_break_came_to() -> None:
    a_break().rest("2m").answer(Stop).expect_gone().expect_outcomes(["movement partial"])
    a_break().rest("4m").answer(Stop).expect_outcomes(["movement taken"])


def test_closing_the_app_ends_a_card_as_expired() -> None:
    a_card().answer(Stop).expect_gone().expect_outcomes(["movement expired"])
    notice = Scenario(plan=MOVEMENT).work("69m40s").expect_heads_up("movement")
    notice.answer(Stop).expect_gone().expect_outcomes(["movement expired"])
    Scenario(plan=MOVEMENT).work("5m").answer(Stop).expect_nothing().expect_outcomes([])
