"""A move that hurts, and what the app makes of it: it is noted, it rests, and routines may be over for today."""

from posture.core.care_events import HurtReported
from posture.ui.card_values import Start, ThisHurts
from posture.ui.player.window import PlayerWindow
from posture.ui.routine_player import RoutineRun
from tests.app.office import MIN, Office


def start(office: Office, routine: str) -> tuple[RoutineRun, PlayerWindow]:
    """Play a routine of one's own choice in the player."""
    assert office.parts.play_routine(routine)
    run, window = office.parts._prompting.run, office.window("player")
    assert run is not None
    assert isinstance(window, PlayerWindow)
    return run, window


def moves_of(run: RoutineRun) -> set[str]:
    return {step.move.id for step in run.state.routine.steps}


def noted(office: Office) -> list[HurtReported]:
    """What the record holds of moves that hurt."""
    history = office.parts._history
    found = history.events.care_between(history.day(), history.day())
    return [event for event in found if isinstance(event, HurtReported)]


def test_what_hurts_is_noted_and_left_alone(office: Office) -> None:
    office.open()
    run, window = start(office, "neck-60")
    assert run.view.part.move.id == "neck-retraction"
    run.report_hurt()
    assert window._questions is not None
    window._questions.worst.choose(4)
    window._questions.close_button.click()
    (event,) = noted(office)
    assert (event.move, event.region, event.worst) == ("neck-retraction", "neck", 4)
    assert (event.settled, event.spreads) == (None, False)
    window.close()
    run, window = start(office, "neck-shoulders-3")
    neck = {move.id for move in office.library.moves.values() if "neck" in move.regions}
    assert moves_of(run)
    assert not moves_of(run) & neck
    window.close()
    office.clock.pass_s(49 * 60 * MIN)
    run, window = start(office, "neck-shoulders-3")
    assert moves_of(run) & neck
    window.close()


def test_where_all_its_moves_rest_that_is_said(office: Office) -> None:
    office.open()
    run, window = start(office, "wrists-90")
    run.report_hurt()
    assert window._questions is not None
    window._questions.where.choose(len(window._questions.where.buttons) - 1)
    window.close()
    run.end()
    for region in ("wrist-l", "hand-l", "forearm-l"):
        office.parts._guidance.care.note(
            HurtReported(at=office.clock.wall, move="finger-fan", region=region)
        )
    assert office.parts.play_routine("wrists-90")
    assert office.parts._prompting.run is None
    assert office.said == "Those moves rest for now. Another routine may suit."


def test_what_does_not_settle_ends_routines_for_today(office: Office) -> None:
    office.open()
    wanted: list[bool] = []
    office.parts._prompting.safety_wanted.connect(lambda: wanted.append(True))
    run, window = start(office, "wrists-90")
    run.report_hurt()
    assert window._questions is not None
    window._questions.settled.buttons[1].click()
    window._questions.close_button.click()
    assert wanted == [True]
    assert office.parts._prompting.run is None
    assert office.parts.play_routine("neck-60"), "the safety page comes in its place"
    assert wanted == [True, True]
    assert office.parts._prompting.run is None
    office.ask()
    office.answer(Start())
    assert not office.running().has_routine, "the break is still a break"


def test_the_card_asks_in_the_player(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.refresh()
    run = office.parts._prompting.run
    assert run is not None
    assert office.card.page.running.hurts_button.isVisible()
    office.answer(ThisHurts())
    window = office.window("player")
    assert isinstance(window, PlayerWindow)
    assert window._questions is not None
    assert run.hurting is not None
    window._questions.close_button.click()
    assert len(noted(office)) == 1
    assert run.hurting is None
