"""The first run, from the first question to the closing note."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.core.breaks import Strength
from posture.core.content import SafetyItem, SafetyList
from posture.core.hours import WorkSpan
from posture.core.settings import Settings
from posture.ui.first_run.window import DONE, FirstRunWindow
from posture.ui.settings.change import SettingsChange
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text
from tests.ui.conftest import Shoot
from tests.ui.looking import SMALL_SCREENS, SmallScreen, clipped, settle, tab_stops

MONDAY = date(2026, 3, 2)
QUARTER_PAST_TEN = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
NO_CALLS = {"call": "unavailable: this version does not look for calls"}
ASK_FIRST = SafetyList(
    id="ask-first",
    title="Before you start",
    lead="Does any of this apply?",
    advice="Ask first.",
    items=(SafetyItem(id="heart", text="Heart", origin=("memory",)),),
)
CARD_KINDS = ("movement", "posture", "stand", "day-limit")


class Listener:
    """Keeps what the window says."""

    def __init__(self, window: FirstRunWindow) -> None:
        self.finished: list[SettingsChange] = []
        self.closed: list[SettingsChange] = []
        window.finished.connect(self.finished.append)
        window.closed.connect(self.closed.append)


def opened(
    theme: Theme, settings: Settings | None = None, capabilities: dict[str, str] | None = None
) -> FirstRunWindow:
    window = FirstRunWindow(
        theme,
        settings or Settings(),
        today=MONDAY,
        first_break=lambda: QUARTER_PAST_TEN,
        capabilities=capabilities,
        ask_first=ASK_FIRST,
    )
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    settle()
    return window


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[FirstRunWindow]:
    window = opened(theme)
    qtbot.addWidget(window)
    yield window
    window.close()


def words_in(widget: QWidget) -> list[str]:
    return [text.text() for text in widget.findChildren(Text) if text.isVisible()]


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def test_opens_with_the_balanced_rhythm_in_office_hours(window: FirstRunWindow) -> None:
    checked = [preset for preset, card in window.rhythm.cards.items() if card.radio.isChecked()]
    assert checked == ["balanced"]
    assert window.progress.words == "1 of 3"
    assert window.rhythm.days.days == frozenset(range(5))
    assert (window.rhythm.hours.start, window.rhythm.hours.end) == (time(9), time(17))
    assert not window.back_button.isVisible()
    assert window.continue_button.text() == "Continue"
    assert window.windowTitle() == "Welcome"
    assert (window.width(), window.height()) == (720, 560)


def test_usual_settings_end_it_in_one_click(window: FirstRunWindow) -> None:
    listener = Listener(window)
    window.usual_button.click()
    assert listener.finished == [SettingsChange(values={DONE: True})]
    assert window.note.isVisible()


def test_usual_settings_take_back_what_was_chosen_before(theme: Theme, qtbot: QtBot) -> None:
    before = Settings().with_value("profile", "eyes").with_value("startup.autostart", False)
    before = before.with_value("breaks.movement.every", 1800.0).with_value("quiet.call", "ignore")
    before = before.with_value("appearance.theme", "dark")
    window = opened(theme, before)
    qtbot.addWidget(window)
    listener = Listener(window)
    window.usual_button.click()
    (change,) = listener.finished
    assert set(change.unset) == {
        "profile",
        "startup.autostart",
        "breaks.movement.every",
        "quiet.call",
    }


def test_choices_of_all_steps_are_handed_over_together(window: FirstRunWindow) -> None:
    listener = Listener(window)
    window.rhythm.cards["gentle-start"].radio.click()
    window.rhythm.days.toggles[4].click()
    window.rhythm.hours.start_field.setTime(QTime(8, 30))
    window.continue_button.click()
    window.strength.strengths.cards[Strength.QUIET].radio.click()
    window.strength.autostart.click()
    window.strength.hold.click()
    window.continue_button.click()
    assert listener.finished == []
    window.continue_button.click()
    (change,) = listener.finished
    assert change.unset == ()
    assert change.values == {
        "profile": "gentle-start",
        "work.hours": (WorkSpan(frozenset(range(4)), time(8, 30), time(17)),),
        **dict.fromkeys((f"breaks.{kind}.strength" for kind in CARD_KINDS), Strength.QUIET),
        "startup.autostart": False,
        **dict.fromkeys(("quiet.call", "quiet.screencast", "quiet.fullscreen"), "ignore"),
        DONE: True,
    }
    assert not change.applied_to(Settings()).flag("startup.autostart")


def test_a_choice_taken_back_is_not_written(window: FirstRunWindow) -> None:
    listener = Listener(window)
    window.rhythm.cards["gentle-start"].radio.click()
    window.rhythm.cards["balanced"].radio.click()
    window.rhythm.days.toggles[5].click()
    window.rhythm.days.toggles[5].click()
    for _ in range(3):
        window.continue_button.click()
    assert listener.finished == [SettingsChange(values={DONE: True})]


def test_the_day_bar_follows_rhythm_and_hours(window: FirstRunWindow) -> None:
    bar = window.rhythm.day_bar
    assert (bar.preview.count("movement"), bar.preview.count("micro")) == (7, 7)
    window.rhythm.cards["gentle-start"].radio.click()
    assert (bar.preview.count("movement"), bar.preview.count("micro")) == (7, 0)
    window.rhythm.hours.end_field.setTime(QTime(12, 0))
    assert bar.preview.count("movement") == 2
    assert "2 to move" in bar.accessibleName()
    assert "10:00, 11:03" in bar.accessibleDescription()


def test_the_day_bar_shows_the_next_work_day(theme: Theme, qtbot: QtBot) -> None:
    settings = Settings().with_text("work.hours", "sat 10:00-12:30")
    window = opened(theme, settings)
    qtbot.addWidget(window)
    (period,) = window.rhythm.day_bar.preview.periods
    assert period.day == date(2026, 3, 7)


def test_one_day_always_stays_on(window: FirstRunWindow) -> None:
    for toggle in window.rhythm.days.toggles.values():
        if toggle.isChecked():
            toggle.click()
    assert window.rhythm.days.days == frozenset({4})
    assert window.chosen.get("work.hours")[0].days == frozenset({4})


def test_lunch_from_the_settings_is_kept_when_hours_change(theme: Theme, qtbot: QtBot) -> None:
    settings = Settings().with_text("work.hours", "mon-fri 09:00-12:00; mon-fri 13:00-17:00")
    window = opened(theme, settings)
    qtbot.addWidget(window)
    window.rhythm.hours.end_field.setTime(QTime(16, 0))
    spans = window.chosen.get("work.hours")
    assert [(span.start, span.end) for span in spans] == [
        (time(9), time(12)),
        (time(13), time(16)),
    ]


def test_a_rhythm_of_ones_own_is_no_card_and_stays(theme: Theme, qtbot: QtBot) -> None:
    window = opened(theme, Settings().with_value("breaks.movement.every", 2700.0))
    qtbot.addWidget(window)
    listener = Listener(window)
    assert not any(card.radio.isChecked() for card in window.rhythm.cards.values())
    for _ in range(3):
        window.continue_button.click()
    assert listener.finished == [SettingsChange(values={DONE: True})]


def test_arrow_keys_go_from_card_to_card(window: FirstRunWindow) -> None:
    window.rhythm.cards["balanced"].radio.setFocus()
    press(window.rhythm.cards["balanced"].radio, Qt.Key.Key_Right)
    assert window.rhythm.cards["keyboard-intensive"].radio.isChecked()
    assert window.chosen.word("profile") == "keyboard-intensive"


def test_a_click_anywhere_on_a_card_chooses_it(window: FirstRunWindow) -> None:
    QTest.mouseClick(window.rhythm.cards["gentle-start"], Qt.MouseButton.LeftButton)
    assert window.chosen.word("profile") == "gentle-start"


def test_enter_goes_on_from_a_card_and_from_a_field(window: FirstRunWindow) -> None:
    press(window.rhythm.hours.start_field, Qt.Key.Key_Return)
    assert window.step == 1
    assert window.progress.words == "2 of 3"
    press(window.strength.strengths.cards[Strength.GENTLE].radio, Qt.Key.Key_Return)
    assert window.step == 2
    press(window.body.chips["knees"], Qt.Key.Key_Return)
    assert window.note.isVisible()
    assert not window.chosen.words("moves.leave_out")


def test_enter_goes_on_from_a_day_and_a_check_and_switches_none(window: FirstRunWindow) -> None:
    days = window.rhythm.days.days
    press(window.rhythm.days.toggles[2], Qt.Key.Key_Return)
    assert (window.step, window.rhythm.days.days) == (1, days)
    press(window.strength.hold, Qt.Key.Key_Enter)
    assert window.step == 2
    assert window.strength.hold.isChecked()


def test_chips_write_what_suits_the_body(window: FirstRunWindow) -> None:
    listener = Listener(window)
    window.open_step(2)
    for key in ("knees", "pregnancy", "moves.wheelchair", "moves.discreet"):
        window.body.chips[key].click()
    window.body.chips["knees"].click()
    window.body.chips["wrists"].click()
    window.continue_button.click()
    (change,) = listener.finished
    assert change.values == {
        "moves.leave_out": ("pregnancy", "wrists"),
        "moves.wheelchair": True,
        "moves.discreet": True,
        DONE: True,
    }


def test_usual_settings_keep_what_the_body_needs(theme: Theme, qtbot: QtBot) -> None:
    before = Settings().with_value("moves.leave_out", ("knees",)).with_value("moves.seated", True)
    window = opened(theme, before.with_value("care.ask_first", True))
    qtbot.addWidget(window)
    listener = Listener(window)
    window.usual_button.click()
    assert listener.finished[0].unset == ()


def test_a_move_to_try_suits_what_is_chosen(window: FirstRunWindow, qtbot: QtBot) -> None:
    window.open_step(2)
    with qtbot.waitSignal(window.try_requested) as tried:
        window.body.try_button.click()
    assert tried.args == ["reach-up"]
    window.body.chips["moves.seated"].click()
    with qtbot.waitSignal(window.try_requested) as tried:
        window.body.try_button.click()
    assert tried.args == ["scapular-squeeze"]


def test_who_is_unsure_is_asked_first_and_tries_nothing(window: FirstRunWindow) -> None:
    listener = Listener(window)
    window.open_step(2)
    assert window.body.try_button.isVisible()
    window.body.unsure_button.click()
    window.questions.card.rows["heart"].check.click()
    window.questions.close()
    assert window.chosen.flag("care.ask_first")
    assert not window.body.try_button.isVisible()
    assert any("until you have asked a doctor" in words for words in words_in(window.body))
    window.continue_button.click()
    assert listener.finished[0].values == {"care.ask_first": True, DONE: True}


def test_back_goes_back(window: FirstRunWindow) -> None:
    window.continue_button.click()
    assert window.continue_button.text() == "Continue"
    window.continue_button.click()
    assert window.continue_button.text() == "Finish"
    window.back_button.click()
    window.back_button.click()
    assert window.step == 0
    assert window.rhythm.isVisible()


def test_escape_leaves_the_settings_as_they_stand(window: FirstRunWindow) -> None:
    listener = Listener(window)
    window.rhythm.cards["gentle-start"].radio.click()
    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert listener.finished == []
    assert listener.closed == [SettingsChange(values={DONE: True})]


def test_the_closing_note_says_when_and_goes_by_itself(
    window: FirstRunWindow, qtbot: QtBot
) -> None:
    window.usual_button.click()
    assert window.note.words.startswith("You’re set. First break around 10:15.")
    clock = window._note_clock
    assert (clock.isActive(), clock.interval()) == (True, 4000)
    with qtbot.waitSignal(window.closed) as closed:
        clock.timeout.emit()
    assert closed.args == [SettingsChange()]


@pytest.mark.parametrize(
    ("first_break", "words"),
    [
        (datetime(2026, 3, 3, 9, 40, tzinfo=UTC), "First break on Tuesday around 09:40."),
        (None, "Breaks come in your work hours."),
    ],
)
def test_the_closing_note_on_other_days(
    window: FirstRunWindow, first_break: datetime | None, words: str
) -> None:
    window.note.show_first_break(first_break, MONDAY)
    assert words in window.note.words


def test_a_problem_keeps_the_window_open(window: FirstRunWindow) -> None:
    sentence = "The settings can’t be saved: the disk is full."

    def refuse(_change: SettingsChange) -> None:
        window.show_problem(sentence)

    window.finished.connect(refuse)
    window.usual_button.click()
    assert not window.note.isVisible()
    assert window.banner.isVisible()
    assert sentence in words_in(window)
    window.banner.close_button.click()
    assert not window.banner.isVisible()


def test_settings_changed_elsewhere_are_the_new_beginning(window: FirstRunWindow) -> None:
    window.show_settings(Settings().with_value("profile", "gentle-start"))
    assert window.rhythm.cards["gentle-start"].radio.isChecked()


def test_what_the_desktop_cannot_do_stands_beside_it(theme: Theme, qtbot: QtBot) -> None:
    window = opened(theme, capabilities={**NO_CALLS, "placement": "unavailable: Wayland"})
    qtbot.addWidget(window)
    window.continue_button.click()
    settle()
    words = words_in(window.strength)
    assert "Calls aren’t noticed on this desktop; full screen is." in words
    assert sum("a notification comes instead" in line for line in words) == 2
    assert window.strength.hold.isEnabled()
    assert "Calls" in window.strength.hold.accessibleDescription()


def test_tab_goes_down_the_window(window: FirstRunWindow) -> None:
    rhythm, strength = window.rhythm, window.strength
    assert tab_stops(window) == [
        rhythm.cards["balanced"].radio,
        *rhythm.days.toggles.values(),
        rhythm.hours.start_field,
        rhythm.hours.end_field,
        window.usual_button,
        window.continue_button,
    ]
    window.continue_button.click()
    assert tab_stops(window) == [
        strength.strengths.cards[Strength.GENTLE].radio,
        strength.autostart,
        strength.hold,
        window.usual_button,
        window.back_button,
        window.continue_button,
    ]
    window.continue_button.click()
    assert tab_stops(window) == [
        *window.body.chips.values(),
        window.body.try_button,
        window.body.unsure_button,
        window.usual_button,
        window.back_button,
        window.continue_button,
    ]


def test_what_a_screen_reader_says(window: FirstRunWindow) -> None:
    assert window.rhythm.hours.start_field.accessibleName() == "Work hours: from"
    assert window.rhythm.days.toggles[0].accessibleName() == "Monday"
    card = window.strength.strengths.cards[Strength.FIRM]
    assert card.radio.text() == "Firm"
    assert "Esc always closes it." in card.radio.accessibleDescription()


def test_the_three_rhythms_are_of_one_width(window: FirstRunWindow) -> None:
    assert len({card.width() for card in window.rhythm.cards.values()}) == 1
    assert len({card.y() for card in window.rhythm.cards.values()}) == 1


def test_all_steps_fit_the_usual_size_without_scrolling(window: FirstRunWindow) -> None:
    for step in (0, 1, 2):
        assert window.step == step
        settle()
        assert window._scroll.verticalScrollBar().maximum() == 0
        window.continue_button.click()


def test_the_ring_of_a_day_covers_no_neighbour(window: FirstRunWindow) -> None:
    first, second, *_ = window.rhythm.days.toggles.values()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    ring = first.focus_ring.geometry
    assert not ring.isEmpty()
    assert ring.right() < second.mapTo(window, QPoint(0, 0)).x()


@pytest.mark.parametrize("screen", SMALL_SCREENS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_all_buttons_are_on_a_small_screen(
    family: str,
    qtbot: QtBot,
    shoot: Shoot,
    monkeypatch: pytest.MonkeyPatch,
    screen: QRect,
    scale: float,
) -> None:
    monkeypatch.setattr(FirstRunWindow, "screen", lambda _: SmallScreen(screen))
    window = opened(Theme(family, mode="light", text_scale=scale), capabilities=NO_CALLS)
    qtbot.addWidget(window)
    for _ in range(3):
        settle()
        for button in (window.usual_button, window.continue_button):
            box = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
            assert screen.contains(box)
        assert clipped(window) == []
        assert window.grab().toImage().pixelColor(4, 4) == window._theme.ink("canvas")
        shoot(window, f"first_run_small_{screen.width()}_{scale}_{window.step}")
        window.continue_button.click()
    centre = window.geometry().center() - screen.center()
    assert abs(centre.x()) <= 30
    assert abs(centre.y()) <= 30


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_looks(
    family: str, qapp: QApplication, qtbot: QtBot, shoot: Shoot, mode: str, scale: float
) -> None:
    theme = Theme(family, text_scale=scale, reduced_motion=True)
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.apply_to(qapp)
    window = opened(theme, capabilities=NO_CALLS if scale > 1 else None)
    qtbot.addWidget(window)
    for page in ("rhythm", "strength", "body", "note"):
        settle()
        assert clipped(window) == []
        shoot(window, f"first_run_{page}_{mode}_{scale}")
        window.continue_button.click()


def test_nothing_is_cut_off_in_the_smallest_window_with_large_text(
    family: str, qtbot: QtBot
) -> None:
    window = opened(Theme(family, mode="light", text_scale=1.5), capabilities=NO_CALLS)
    qtbot.addWidget(window)
    window.resize(window.minimumSize())
    for _ in range(3):
        settle()
        assert clipped(window) == []
        window.continue_button.click()
