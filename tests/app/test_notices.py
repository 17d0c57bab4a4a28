"""Prompts that ask by notification: shown when they are true, answered there, and gone the moment they are not."""

from collections.abc import Callable

import pytest

from posture.app import assembly as assembly_module
from posture.core.events import Outcome
from posture.core.status import State
from posture.system.notify import Closed
from posture.ui.card_values import Start
from posture.ui.dashboard.window import DashboardWindow
from tests.app.office import MIN, Office

QUIET = 'breaks.movement.strength = "quiet"\n'
BY_NOTIFICATION = "prompts.notifications = true\n"
TITLE = "Movement break · 5 min"
SOON = "Movement break in half a minute"


def asked(office: Office, settings: str = QUIET) -> Office:
    """An hour of work, then a pause: the notification is there."""
    office.open(settings)
    office.work(60 * MIN)
    office.rest(8)
    assert office.notices.only.title == TITLE
    return office


def warned(office: Office, settings: str = BY_NOTIFICATION) -> Office:
    """Seventy minutes of work without a pause: the notice before the card is there."""
    office.open(settings)
    office.work(70 * MIN - 20)
    assert office.notices.only.title == SOON
    return office


def dashboard(office: Office) -> DashboardWindow:
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    return window


# --- what it says ---


def test_it_invites_and_says_why(office: Office) -> None:
    asked(office)
    assert office.notices.only.lines == (
        "Shall we move a little?",
        "You’ve been sitting for 60 minutes.",
    )
    assert office.notices.buttons == ["Start", "In 5 min", "Skip"]
    assert office.notices.only.opens == "Open Posture"
    assert office.notices.only.instead == "Answer in the menu of the tray icon."
    assert not office.has_card()


def test_without_a_tray_it_is_answered_in_the_window(office: Office) -> None:
    office.has_tray = False
    asked(office)
    assert office.notices.only.instead == "Answer in Posture’s window."


def test_a_micro_break_says_what_to_do(office: Office) -> None:
    office.open('breaks.micro.strength = "quiet"\n', also=["micro"])
    office.work(30 * MIN)
    office.rest(8)
    assert office.notices.only.title == "Micro-break · 30 s"
    assert office.notices.only.lines == ("Look far away for 30 seconds",)


def test_other_strengths_ask_by_card(office: Office) -> None:
    office.open().ask()
    assert office.notices.ever == []


def test_the_words_vary(office: Office) -> None:
    asked(office)
    first = office.notices.only.lines
    office.notices.press("skip")
    office.work(60 * MIN)
    office.rest(8)
    assert office.notices.only.lines[0] != first[0]


@pytest.mark.parametrize(
    ("settings", "buttons"),
    [
        ("breaks.movement.postpone_limit = 0\n", ["Start", "Skip"]),
        ('breaks.movement.strength = "firm"\n', ["Start", "In 5 min"]),
        ('breaks.movement.strength = "firm"\nprompts.hold_to_skip = false\n',
         ["Start", "In 5 min", "Skip"]),
        ('breaks.movement.strength = "strict"\n', ["Start"]),
    ],
)  # fmt: skip
def test_only_answers_that_count_are_offered(
    office: Office, settings: str, buttons: list[str]
) -> None:
    warned(office, BY_NOTIFICATION + settings)
    assert office.notices.buttons == buttons


# --- answers ---


def test_start(office: Office) -> None:
    asked(office).notices.press("start")
    assert office.status().state is State.ON_BREAK
    assert not office.notices.shown
    assert office.running().has_routine, "a break that somebody began is shown"


def test_later_asks_again_in_five_minutes(office: Office) -> None:
    asked(office).notices.press("later")
    assert not office.notices.shown
    office.work(5 * MIN + 1)
    assert office.notices.ever == [TITLE, TITLE]
    assert len(office.notices.shown) == 1


def test_skip(office: Office) -> None:
    asked(office).notices.press("skip")
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
    assert not office.notices.shown


def test_a_click_on_it_opens_the_window(office: Office) -> None:
    asked(office).notices.press("default")
    assert dashboard(office).isVisible()
    assert office.outcomes == []


def test_a_button_that_is_not_ours_does_nothing(office: Office) -> None:
    asked(office).notices.press("reboot")
    assert len(office.notices.shown) == 1


def test_a_late_press_on_an_earlier_one_does_nothing(office: Office) -> None:
    asked(office)
    (handle,) = office.notices.shown
    press = office.notices._listeners[handle][0]
    office.notices.press("later")
    office.work(5 * MIN + 1)
    office.notices.press("start")
    office.rest(301)
    press("skip")
    assert office.outcomes == [("movement", Outcome.TAKEN)]
    office.work(60 * MIN)
    office.rest(8)
    press("skip")
    assert office.outcomes == [("movement", Outcome.TAKEN)], "it was about another break"


@pytest.mark.parametrize("how", [Closed.DISMISSED, Closed.EXPIRED, Closed.OTHERWISE])
def test_closing_it_is_no_answer(office: Office, how: Closed) -> None:
    asked(office).notices.leave(how)
    office.work(60)
    assert office.outcomes == []
    assert not office.notices.shown, "it does not come back by itself"
    office.choose("Skip this one")
    assert office.outcomes == [("movement", Outcome.SKIPPED)]


# --- gone the moment it is not true ---


def paused(office: Office) -> None:
    office.parts.pause(1800.0, None)


def called(office: Office) -> None:
    office.desk.quiet = frozenset({"call"})
    office.work(2)


def unanswered(office: Office) -> None:
    office.work(151)


def answered_in_the_tray(office: Office) -> None:
    office.choose("Skip this one")


def moved(office: Office) -> None:
    office.choose("I just moved")


def rested(office: Office) -> None:
    office.rest(6 * MIN)


def walked_off(office: Office) -> None:
    office.rest(40)


def day_off(office: Office) -> None:
    office.choose("Pause", "Today is a day off")


def changed_strength(office: Office) -> None:
    office.parts._settings.change({"breaks.movement.strength": "gentle"})


def switched_off(office: Office) -> None:
    office.parts._settings.change({"breaks.movement.enabled": False})


@pytest.mark.parametrize(
    "happens",
    [
        paused,
        called,
        unanswered,
        answered_in_the_tray,
        moved,
        rested,
        walked_off,
        day_off,
        changed_strength,
        switched_off,
    ],
)
def test_it_is_withdrawn(office: Office, happens: Callable[[Office], None]) -> None:
    asked(office)
    happens(office)
    assert not office.notices.shown


def test_it_is_withdrawn_when_the_app_closes(office: Office) -> None:
    asked(office).close()
    assert not office.notices.shown


def test_after_a_call_it_comes_back(office: Office) -> None:
    asked(office)
    called(office)
    office.desk.quiet = frozenset()
    office.work(70)
    office.rest(8)
    assert office.notices.ever == [TITLE, TITLE]
    assert len(office.notices.shown) == 1


def test_back_too_soon_from_walking_off_it_asks_again(office: Office) -> None:
    asked(office)
    walked_off(office)
    office.work(3)
    assert office.notices.only.title == TITLE


def test_undone_it_asks_again(office: Office) -> None:
    asked(office)
    office.parts._prompting.skip()
    assert not office.notices.shown
    assert office.parts._controller.undo()
    assert office.notices.only.title == TITLE


def test_there_is_never_more_than_one(office: Office) -> None:
    """A long day of work without an answer: each offer takes the place of nothing."""
    office.open(QUIET + 'breaks.movement.every = "20m"\nbreaks.movement.pause_wait = "1m"\n')
    for _ in range(8 * 60):
        office.work(60)
        assert len(office.notices.shown) <= 1
    assert len(office.notices.ever) > 4


# --- the notice before a card ---


def test_the_notice_before_a_card_comes_as_a_notification(office: Office) -> None:
    warned(office)
    assert not office.has_card(), "in place of the small window"
    assert office.notices.only.lines == ("You’ve been sitting for 70 minutes.",)
    office.work(21)
    assert not office.notices.shown, "the card takes its place"
    assert office.has_card()


@pytest.mark.parametrize("button", ["start", "later", "skip"])
def test_the_notice_can_be_answered(office: Office, button: str) -> None:
    warned(office).notices.press(button)
    assert not office.notices.shown
    if button == "start":
        assert office.status().state is State.ON_BREAK
    elif button == "later":
        assert office.tooltip.startswith("Movement break again in 5 min")
    else:
        assert office.outcomes == [("movement", Outcome.SKIPPED)]


def test_a_pause_brings_the_card_at_once(office: Office) -> None:
    warned(office)
    office.rest(9)
    assert not office.notices.shown
    assert office.has_card()


def test_the_notice_grows_into_the_quiet_offer(office: Office) -> None:
    warned(office, BY_NOTIFICATION + QUIET)
    (handle,) = office.notices.shown
    office.work(21)
    assert office.notices.shown.keys() == {handle}, "in its place"
    assert office.notices.only.title == TITLE
    office.notices.press("start")
    assert office.status().state is State.ON_BREAK


def test_without_the_setting_the_quiet_way_has_no_notice_before(office: Office) -> None:
    office.open(QUIET)
    office.work(70 * MIN - 20)
    assert office.notices.ever == []
    office.work(21)
    assert office.notices.ever == [TITLE]


def test_where_nothing_shows_notifications_the_notice_is_our_own(office: Office) -> None:
    office.notices.missing = "no notification server runs"
    office.open(BY_NOTIFICATION)
    office.work(70 * MIN - 20)
    assert office.has_card()


# --- where no card can be shown ---


def test_on_a_desktop_without_a_place_for_cards_all_ask_by_notification(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly_module, "can_float", lambda _platform: False)
    asked(office, "")
    assert not office.has_card()
    office.notices.press("start")
    assert office.status().state is State.ON_BREAK


# --- where nothing shows notifications ---


def said_by_the_tray(office: Office) -> list[tuple[str, str]]:
    """Have a tray that speaks by itself, and note what it says."""
    said: list[tuple[str, str]] = []
    office.parts._notices._tray_speaks = lambda: True
    office.parts._notices.said.connect(lambda title, text: said.append((title, text)))
    return said


def test_the_last_resort_is_a_bubble_of_the_tray(office: Office) -> None:
    office.notifier = None
    office.open(QUIET)
    said = said_by_the_tray(office)
    office.work(70 * MIN + 1)
    assert said == [(TITLE, "Shall we move a little?")]
    assert not office.parts._notices.unheard


def test_a_server_that_fails_is_made_up_for_once(office: Office) -> None:
    office.notices.fails = True
    office.open(QUIET)
    said = said_by_the_tray(office)
    office.work(70 * MIN + 1)
    assert said == [(TITLE, "Shall we move a little?")]


def banner(office: Office) -> str:
    """What the banner of the window says; empty where there is none."""
    window = dashboard(office)
    return window.banner.inside.words.text() if window.banner.isVisibleTo(window) else ""


UNHEARD = (
    "This desktop shows no notifications now, so you’d miss breaks. Use the small card instead?"
)


def test_unheard_prompts_are_said_in_the_window_and_the_card_helps(office: Office) -> None:
    office.notices.missing = "no notification server runs"
    office.open(QUIET).parts.show_dashboard()
    assert banner(office) == UNHEARD
    assert office.parts.capabilities()["notifications"] == (
        "unavailable: no notification server runs"
    )
    first, second = dashboard(office).banner.buttons
    assert (first.text(), second.text()) == ("Use the card", "Leave it")
    first.click()
    assert office.settings.word("breaks.movement.strength") == "gentle"
    assert banner(office) == ""
    office.ask()


def test_the_banner_can_be_left(office: Office) -> None:
    office.notices.missing = "no notification server runs"
    office.open(QUIET).parts.show_dashboard()
    dashboard(office).banner.buttons[1].click()
    assert banner(office) == ""
    assert office.settings.word("breaks.movement.strength") == "quiet"
    dashboard(office).close()
    office.delete_closed()
    office.parts.show_dashboard()
    assert banner(office) == ""


def test_the_banner_goes_when_a_server_comes(office: Office) -> None:
    office.notices.missing = "no notification server runs"
    office.open(QUIET).parts.show_dashboard()
    office.notices.missing = ""
    office.parts._controller.turn()
    assert banner(office) == ""


def test_nobody_is_bothered_where_cards_ask(office: Office) -> None:
    office.notices.missing = "no notification server runs"
    office.open().parts.show_dashboard()
    assert banner(office) == ""


def test_what_could_not_be_written_is_said(office: Office) -> None:
    office.notices.missing = "no notification server runs"
    office.open(QUIET).parts.show_dashboard()
    office.paths.settings_file.write_text("breaks = [", encoding="utf-8")
    dashboard(office).banner.buttons[0].click()
    assert office.said.startswith("config.toml line 1: is not valid TOML")


def test_a_break_that_runs_takes_nothing_off_that_is_not_there(office: Office) -> None:
    asked(office).notices.leave(Closed.DISMISSED)
    office.choose("Take a break now")
    office.answer(Start())
    assert office.status().state is State.ON_BREAK
