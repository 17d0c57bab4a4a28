"""The safety page in the app: what is ticked stops moves until a professional has been asked."""

from datetime import timedelta

from posture.app.guidance import Guidance
from posture.app.recovery_window import TIPS
from posture.core.care import Why
from posture.core.care_events import Clearance, SafetyAnswered, SafetyLevel
from posture.core.content import TipGroup
from posture.ui.safety.before import BeforeYouStart
from posture.ui.safety.window import SafetyWindow
from tests.app.office import Office


def guidance(office: Office) -> Guidance:
    return office.parts._guidance


def open_safety(office: Office) -> SafetyWindow:
    office.parts._windows.safety.open_safety()
    window = office.window("safety")
    assert isinstance(window, SafetyWindow)
    return window


def test_a_tick_stops_moves_until_a_professional_was_asked(office: Office) -> None:
    office.open()
    move = office.parts.library().moves["scapular-squeeze"]
    assert guidance(office).coach.suits(move)
    window = open_safety(office)
    window.cards[SafetyLevel.EMERGENCY].rows["a3"].check.click()
    window.done_button.click()
    assert guidance(office).care.care.stopped is SafetyLevel.EMERGENCY
    assert not guidance(office).coach.suits(move)
    office.open_again()
    assert guidance(office).care.care.stopped is SafetyLevel.EMERGENCY
    office.pass_s(60)
    asked = open_safety(office).asked
    assert asked is not None
    asked.buttons[Clearance.YES].click()
    assert guidance(office).care.care.closed is None


def test_a_stop_outlives_the_memory_of_everything_else(office: Office) -> None:
    office.open()
    care, now = guidance(office).care, office.parts._history.now()
    care.note(SafetyAnswered(now - timedelta(days=400), SafetyLevel.SAME_DAY, ("b1",)))
    care.forget()
    assert care.care.stopped is SafetyLevel.SAME_DAY


def test_every_tip_about_professional_help_stands_on_the_safety_page(office: Office) -> None:
    """They are no tips of the day, so without this they would be nowhere."""
    page = open_safety(office.open())
    told = {title for title, _ in page.help.shown}
    tips = office.library.tips.values()
    assert told == {tip.title for tip in tips if tip.group is TipGroup.HELP}
    assert page.help.shown[0][0] == "Whom to ask"
    recovering = {tip.id for tip in tips if tip.group is TipGroup.RECOVERY}
    assert recovering <= set(TIPS), "on the page of recovery mode"


def test_one_window_at_a_time(office: Office) -> None:
    office.open()
    assert open_safety(office) is open_safety(office)


def test_what_keeps_moves_back_opens_the_page_that_answers_it(office: Office) -> None:
    office.open()
    windows, prompting = office.parts._windows, office.parts._prompting
    windows.safety.open_before_you_start()
    questions = office.window("before-you-start")
    assert isinstance(questions, BeforeYouStart)
    questions.card.rows["heart"].check.click()
    questions.done_button.click()
    assert office.settings.flag("care.ask_first")
    assert guidance(office).care.care.closed is Why.ASK_FIRST
    assert windows.player.play_routine("neck-60")
    assert office.window("before-you-start") is not None
    assert office.window("player") is None
    prompting.safety_wanted.emit()
    assert office.window("safety") is None


def test_a_move_to_try_comes_in_the_player_unless_care_keeps_it_back(office: Office) -> None:
    office.open()
    office.parts._windows.settings.try_requested.emit("reach-up")
    player = office.window("player")
    assert player is not None
    player.close()
    guidance(office).care.note(SafetyAnswered(office.parts._history.now(), SafetyLevel.SAME_DAY))
    office.parts._windows.settings.try_requested.emit("reach-up")
    assert office.window("player") is None
    assert office.window("safety") is not None
