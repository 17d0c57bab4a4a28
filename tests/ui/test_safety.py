"""The safety page, the questions before one starts, and the words of both."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from posture.core.care import Care, Nudge, Recovery, Stage
from posture.core.care_events import Clearance, SafetyLevel
from posture.core.content import Library
from posture.core.settings import Settings
from posture.ui.dashboard.about_page import AboutPage, AboutView
from posture.ui.safety.before import BeforeYouStart
from posture.ui.safety.sources import source_lines, source_name
from posture.ui.safety.tick_row import TickRow
from posture.ui.safety.values import SafetyAnswer, answer_of
from posture.ui.safety.window import SafetyWindow
from posture.ui.safety.words import nudge_words
from posture.ui.settings.change import SettingsChange
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.text import Text
from tests import shipped
from tests.core.care_samples import on
from tests.ui.looking import clipped, settle, tab_stops

EMERGENCY, SAME_DAY, VISIT = SafetyLevel.EMERGENCY, SafetyLevel.SAME_DAY, SafetyLevel.VISIT


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped.library()


class Heard:
    """Keeps what the window says."""

    def __init__(self, window: SafetyWindow) -> None:
        self.answers: list[SafetyAnswer] = []
        self.clearances: list[Clearance] = []
        window.answered.connect(self.answers.append)
        window.professional_asked.connect(self.clearances.append)


def opened(
    theme: Theme, library: Library, qtbot: QtBot, care: Care | None = None, number: str = ""
) -> SafetyWindow:
    window = SafetyWindow(theme, library.safety, care or Care(), emergency_number=number)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    settle()
    return window


def tick(window: SafetyWindow, level: SafetyLevel, name: str) -> None:
    QTest.keyClick(window.cards[level].rows[name].check, Qt.Key.Key_Space)


# --- the lists ---


def test_the_lists_are_those_of_the_evidence(library: Library) -> None:
    ids = {name: [item.id for item in one.items] for name, one in library.safety.items()}
    assert ids["emergency"] == [f"a{n}" for n in range(1, 10)]
    assert ids["same-day"] == [f"b{n}" for n in range(1, 10)]
    assert ids["visit"] == [f"c{n}" for n in range(1, 9)]
    assert len(ids["ask-first"]) == 7


def test_the_advice_is_worded_as_the_evidence_words_it(library: Library) -> None:
    advice = {name: one.advice for name, one in library.safety.items()}
    assert advice["emergency"] == (
        "Get emergency help now: call your local emergency number or go to an emergency"
        " department. Do not drive yourself."
    )
    assert advice["same-day"] == (
        "Contact a doctor or your health advice line today. Leave exercises until you have"
        " spoken to them."
    )
    assert advice["visit"] == "It is worth making an appointment."


def test_the_most_urgent_tick_decides(library: Library) -> None:
    assert answer_of(library.safety, {"c1", "b2", "a3"}) == SafetyAnswer(
        EMERGENCY, ("a3", "b2", "c1")
    )
    assert answer_of(library.safety, {"c1", "b2"}).level is SAME_DAY
    assert answer_of(library.safety, {"c1"}).level is VISIT
    assert answer_of(library.safety, ()) == SafetyAnswer(SafetyLevel.NONE)


# --- the page ---


def test_a_tick_brings_the_advice_and_says_what_stops(
    theme: Theme, library: Library, qtbot: QtBot
) -> None:
    window = opened(theme, library, qtbot, number="112")
    assert not window.advice.isVisible()
    tick(window, VISIT, "c2")
    assert window.advice.words == "It is worth making an appointment."
    tick(window, EMERGENCY, "a3")
    assert window.advice.isVisible()
    lines = window.advice.words.splitlines()
    assert lines[0].startswith("Get emergency help now")
    assert lines[1] == "Your emergency number: 112"
    assert lines[2].startswith("Moves and timers stop until you have talked to a professional.")
    tick(window, EMERGENCY, "a3")
    assert window.advice.words == "It is worth making an appointment."
    tick(window, VISIT, "c2")
    assert not window.advice.isVisible()


def test_the_advice_stands_without_a_number(theme: Theme, library: Library, qtbot: QtBot) -> None:
    window = opened(theme, library, qtbot)
    tick(window, EMERGENCY, "a1")
    assert "Your emergency number" not in window.advice.words
    assert "call your local emergency number" in window.advice.words


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_ticks_are_told_however_it_closes(
    theme: Theme, library: Library, qtbot: QtBot, key: Qt.Key
) -> None:
    window = opened(theme, library, qtbot)
    heard = Heard(window)
    tick(window, SAME_DAY, "b1")
    assert heard.answers == []
    QTest.keyClick(window, key)
    assert heard.answers == [SafetyAnswer(SAME_DAY, ("b1",))]
    assert not window.isVisible()


def test_closed_without_a_tick_it_says_nothing_and_done_says_none(
    theme: Theme, library: Library, qtbot: QtBot
) -> None:
    window = opened(theme, library, qtbot)
    heard = Heard(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert heard.answers == []
    again = opened(theme, library, qtbot)
    heard = Heard(again)
    again.done_button.click()
    assert heard.answers == [SafetyAnswer(SafetyLevel.NONE)]


def test_no_single_key_brings_the_moves_back(theme: Theme, library: Library, qtbot: QtBot) -> None:
    window = opened(theme, library, qtbot, Care(stopped=EMERGENCY))
    said = QSignalSpy(window.professional_asked)
    focused = window.focusWidget()
    assert focused is next(iter(window.cards[EMERGENCY].rows.values())).check
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert said.count() == 0


def test_while_stopped_it_asks_what_the_professional_said(
    theme: Theme, library: Library, qtbot: QtBot
) -> None:
    window = opened(theme, library, qtbot, Care(stopped=EMERGENCY))
    heard = Heard(window)
    assert window.asked is not None
    assert "Have you talked to a professional?" in window.asked.title.text()
    for choice, button in window.asked.buttons.items():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert heard.clearances[-1] is choice
        assert window.asked.line.text().startswith("Noted.")
    assert set(heard.clearances) == set(Clearance)


def test_what_was_said_can_be_changed_later(theme: Theme, library: Library, qtbot: QtBot) -> None:
    window = opened(theme, library, qtbot, Care(may=Clearance.NO))
    assert window.asked is not None
    assert window.asked.buttons[Clearance.NO].isChecked()
    assert opened(theme, library, qtbot, Care(may=Clearance.YES)).asked is None
    assert opened(theme, library, qtbot, Care(routines_over_today=True)).asked is None


def test_tab_goes_down_the_lists_and_each_box_has_a_name(
    theme: Theme, library: Library, qtbot: QtBot
) -> None:
    window = opened(theme, library, qtbot)
    boxes = [row.check for card in window.cards.values() for row in card.rows.values()]
    assert tab_stops(window) == [*boxes, window.done_button]
    first = library.safety["emergency"].items[0]
    assert boxes[0].accessibleName() == first.text


def test_a_click_on_the_words_ticks(theme: Theme, library: Library, qtbot: QtBot) -> None:
    window = opened(theme, library, qtbot)
    row = window.cards[EMERGENCY].rows["a2"]
    (words,) = row.findChildren(Text)
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert row.is_ticked
    assert row.height() >= 32


@pytest.mark.parametrize("scale", [0.9, 1.5])
def test_nothing_is_cut_off(family: str, library: Library, qtbot: QtBot, scale: float) -> None:
    theme = Theme(family, mode="dark", text_scale=scale, reduced_motion=True)
    window = opened(theme, library, qtbot, Care(stopped=SAME_DAY), number="112")
    tick(window, EMERGENCY, "a1")
    before = BeforeYouStart(theme, library.safety["ask-first"], Settings())
    qtbot.addWidget(before)
    before.show()
    for each in (window, before):
        each.resize(each.minimumSize().width(), 600)
        settle()
        assert clipped(each) == []


# --- before you start ---


def before_opened(
    theme: Theme, library: Library, qtbot: QtBot, settings: Settings
) -> tuple[BeforeYouStart, list[SettingsChange]]:
    window = BeforeYouStart(theme, library.safety["ask-first"], settings)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    told: list[SettingsChange] = []
    window.finished.connect(told.append)
    window.show()
    return window, told


def test_any_tick_means_ask_first_and_no_tick_is_kept(
    theme: Theme, library: Library, qtbot: QtBot
) -> None:
    window, told = before_opened(theme, library, qtbot, Settings())
    window.card.rows["heart"].check.click()
    window.sedating.check.click()
    assert "Ask your doctor or physiotherapist" in window.advice.words
    window.done_button.click()
    assert told == [SettingsChange(values={"care.ask_first": True, "care.sedating_medicine": True})]


def test_nothing_ticked_writes_nothing_and_takes_nothing_back(
    theme: Theme, library: Library, qtbot: QtBot
) -> None:
    for settings in (Settings(), Settings().with_value("care.ask_first", True)):
        window, told = before_opened(theme, library, qtbot, settings)
        window.done_button.click()
        assert told == []


def test_who_has_asked_says_so(theme: Theme, library: Library, qtbot: QtBot) -> None:
    settings = Settings().with_value("care.ask_first", True)
    window, told = before_opened(theme, library, qtbot, settings)
    assert window.asked.isVisible()
    window.asked.button.click()
    window.close()
    assert told == [SettingsChange(unset=("care.ask_first",))]
    ticking, told = before_opened(theme, library, qtbot, settings)
    ticking.asked.button.click()
    ticking.card.rows["heart"].check.click()
    ticking.close()
    assert told == [], "a tick counts for more"


# --- words ---


def recovery(nudge: Nudge | None, *, worse: bool = False, episode: int = 1) -> Care:
    return Care(
        recovery=Recovery(
            began=on(0),
            onset=on(0),
            region="low-back",
            stage=Stage.SECOND,
            stage_since=on(0) + timedelta(days=2),
            nudge=nudge,
            worse=worse,
            episode=episode,
        )
    )


def test_the_nudges_grow_firmer() -> None:
    assert nudge_words(Care()) == nudge_words(recovery(None)) == ""
    assert "can look properly" in nudge_words(recovery(Nudge.SOFT))
    assert nudge_words(recovery(Nudge.SOFT, worse=True)).startswith("It is stronger")
    assert "make an appointment" in nudge_words(recovery(Nudge.FIRM))
    assert "2 to 6 weeks" in nudge_words(recovery(Nudge.AGAIN))
    assert "number 3 in six months" in nudge_words(recovery(None, episode=3))


def test_every_source_of_the_content_has_a_name(library: Library) -> None:
    lines = source_lines(library)
    assert lines[0].startswith("Article: How to Get Rid of Back Muscle Spasms (")
    unnamed = [line for line in lines if line[0].islower() or ":" in line.split(" ")[0][:-1]]
    assert unnamed == []
    assert source_name("seed:002#125") == "Article: Effective Strategies for Treating Back Spasms"
    assert source_name("ref:somewhere") == "somewhere"


def test_about_leads_to_both_pages_and_lists_the_sources(
    theme: Theme, library: Library, qtbot: QtBot
) -> None:
    view = AboutView(
        version="1", licence="MIT", data_file="x.db", load_sources=lambda: source_lines(library)
    )
    page = AboutPage(theme, view)
    qtbot.addWidget(page)
    words = "\n".join(text.text() for text in page.findChildren(Text))
    assert "It is not a medical device" in words
    assert "Health and Safety Executive" in words
    buttons = {button.text(): button for button in page.findChildren(Button)}
    with qtbot.waitSignal(page.safety_requested):
        buttons["Open the safety page"].click()
    with qtbot.waitSignal(page.before_requested):
        buttons["Before you start"].click()


def test_a_row_is_ticked_with_space_and_leaves_enter_to_the_window(
    theme: Theme, qtbot: QtBot
) -> None:
    row = TickRow(theme, "Words")
    qtbot.addWidget(row)
    QTest.keyClick(row.check, Qt.Key.Key_Return)
    assert not row.is_ticked
    QTest.keyClick(row.check, Qt.Key.Key_Space)
    assert row.is_ticked
