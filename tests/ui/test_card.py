"""The card: what it says, what people answer, and that it never gets in the way."""

from collections.abc import Callable, Iterator
from functools import partial

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from posture.ui import card as card_module
from posture.ui.card import (
    AfterMeeting,
    AlreadyMoved,
    Card,
    CardAnswer,
    Ended,
    EndHere,
    LeaveOutMove,
    NextStep,
    NotThisSecond,
    Offer,
    OpenPlayer,
    PauseFor,
    Postpone,
    ShorterNextTime,
    Skip,
    Start,
    TogglePause,
)
from posture.ui.card_offer import length_words, postpone_words
from posture.ui.floating import DEAF_MS, EDGE_GAP_PX, GROW_MS
from posture.ui.palette import DARK, LIGHT
from posture.ui.shadow import SHADOW_PX
from posture.ui.theme import Theme
from tests.ui.conftest import Shoot
from tests.ui.prompt_samples import HEADS_UP, OFFER, ON_ITS_OWN, RUNNING, Figure

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told."""
    words: list[str] = []
    monkeypatch.setattr(card_module, "announce", lambda _widget, text: words.append(text))
    return words


@pytest.fixture
def card(theme: Theme, qtbot: QtBot, spoken: list[str]) -> Iterator[Card]:
    """A card that was not shown yet."""
    made = Card(theme)
    made.set_picture(Figure())
    yield made
    made.close()


@pytest.fixture
def answers(card: Card) -> list[CardAnswer]:
    """What was answered, in order."""
    given: list[CardAnswer] = []
    card.answered.connect(given.append)
    return given


def click(card: Card, part: QWidget) -> None:
    """A real click: it comes in through the window, where a deaf card stops it."""
    QTest.mouseClick(card.windowHandle(), LEFT, NONE, part.mapTo(card, part.rect().center()))


def shown(card: Card, value: Offer = OFFER) -> Card:
    """The card with an offer, ready to listen."""
    card.show_offer(value)
    card.settle()
    card.listen()
    return card


def with_keyboard(card: Card, qtbot: QtBot) -> QWidget:
    """Give it the keyboard as the shortcut does; the widget that keys go to."""
    card.take_keyboard()
    qtbot.waitUntil(card.isActiveWindow)
    focused = card.focusWidget()
    assert focused is not None
    return focused


# --- Never in the way ---


def test_it_is_made_not_to_take_the_keyboard(card: Card) -> None:
    flags = card.windowFlags()
    for flag in (
        Qt.WindowType.Tool,
        Qt.WindowType.FramelessWindowHint,
        Qt.WindowType.WindowStaysOnTopHint,
        Qt.WindowType.WindowDoesNotAcceptFocus,
    ):
        assert flags & flag == flag
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    shown(card)
    assert card.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_no_button_is_in_focus_when_it_appears(card: Card, qtbot: QtBot) -> None:
    shown(card)
    card.windowHandle().setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, False)
    card.activateWindow()  # as a window manager that ignores the hint would
    qtbot.waitUntil(card.isActiveWindow)
    assert not isinstance(card.focusWidget(), QPushButton)
    assert not any(button.isDefault() for button in card.findChildren(QPushButton))


def test_keys_do_nothing_until_the_keyboard_was_asked_for(
    card: Card, answers: list[CardAnswer], qtbot: QtBot
) -> None:
    shown(card)
    QTest.keyClick(card.windowHandle(), Qt.Key.Key_Space)
    QTest.keyClick(card.windowHandle(), Qt.Key.Key_S)
    assert answers == []
    with_keyboard(card, qtbot)
    QTest.keyClick(card.windowHandle(), Qt.Key.Key_S)
    assert answers == [Skip()]


def test_clicks_in_the_first_second_do_nothing(card: Card, answers: list[CardAnswer]) -> None:
    card.show_offer(OFFER)
    assert card.deaf
    click(card, card.page.offer.start_button)
    assert answers == []
    card.listen()
    click(card, card.page.offer.start_button)
    assert answers == [Start()]
    assert DEAF_MS == 1000


def test_the_second_half_of_a_double_click_does_nothing(
    card: Card, answers: list[CardAnswer]
) -> None:
    shown(card)
    card.show_running(RUNNING)
    assert card.deaf
    click(card, card.page.running.pause_button)
    assert answers == []


def test_it_listens_again_by_itself(card: Card, qtbot: QtBot) -> None:
    shown(card)
    card.go_deaf(1)
    assert card.deaf
    qtbot.waitUntil(lambda: not card.deaf)


def test_it_stands_in_its_corner_of_the_screen_with_the_pointer(card: Card) -> None:
    shown(card)
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    area = screen.availableGeometry()
    body = card.body.translated(card.pos())
    assert area.bottomRight() - body.bottomRight() == QPoint(EDGE_GAP_PX, EDGE_GAP_PX)
    card.withdraw()
    card.settle()
    card.set_corner("top_left")
    shown(card)
    body = card.body.translated(card.pos())
    assert body.topLeft() - area.topLeft() == QPoint(EDGE_GAP_PX, EDGE_GAP_PX)


def test_asked_again_it_stays_where_it_is_and_speaks_once(card: Card, spoken: list[str]) -> None:
    shown(card)
    place = card.geometry()
    later = msgspec.structs.replace(OFFER, quiet_share=0.5, quiet_note="Stays quiet for 30 s.")
    card.show_offer(later)
    assert (card.geometry(), card.deaf) == (place, False)
    assert card.page.offer.quiet_bar.shares == (0.5,)
    assert spoken == [
        "Movement break · 5 min. A good moment to stand up and reach. You’ve been sitting for 62 minutes."
    ]


def test_updates_of_a_prompt_that_is_gone_don_t_bring_it_back(card: Card) -> None:
    card.update_offer(OFFER)
    card.update_running(RUNNING)
    assert card.shown is None
    assert not card.isVisible()


# --- The offer ---


def test_the_offer_says_what_and_why(card: Card) -> None:
    offer = shown(card).page.offer
    assert card.body_size == QSize(436, 246)
    assert (offer.kicker.text(), offer.title.text()) == (OFFER.kicker, OFFER.title)
    assert offer.postpone_button.action_button.text() == "In 5 min"
    assert card.page.picture.findChild(Figure) is not None


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_Return, Start()),
        (Qt.Key.Key_Space, Start()),
        (Qt.Key.Key_L, Postpone(300)),
        (Qt.Key.Key_S, Skip()),
        (Qt.Key.Key_Escape, NotThisSecond()),
    ],
)
def test_keys_of_the_offer(
    card: Card, answers: list[CardAnswer], qtbot: QtBot, key: Qt.Key, answer: CardAnswer
) -> None:
    focused = with_keyboard(shown(card), qtbot)
    assert focused is card.page.offer.start_button
    assert card.page.offer.start_button.focus_ring.visible
    QTest.keyClick(focused, key)
    assert answers == [answer]


def test_space_on_another_button_presses_that_button(
    card: Card, answers: list[CardAnswer], qtbot: QtBot
) -> None:
    with_keyboard(shown(card), qtbot)
    card.page.offer.skip_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.page.offer.skip_button, Qt.Key.Key_Return)
    assert answers == [Skip()]


def test_other_keys_are_left_alone(card: Card, answers: list[CardAnswer], qtbot: QtBot) -> None:
    QTest.keyClick(with_keyboard(shown(card), qtbot), Qt.Key.Key_X)
    assert answers == []


def test_tab_goes_in_reading_order(card: Card, qtbot: QtBot) -> None:
    with_keyboard(shown(card), qtbot)
    offer = card.page.offer
    row = [
        offer.start_button,
        offer.postpone_button.action_button,
        offer.postpone_button.menu_button,
        offer.skip_button,
        offer.why_link,
    ]
    reached = []
    for _ in row:
        reached.append(card.focusWidget())
        QTest.keyClick(card.windowHandle(), Qt.Key.Key_Tab)
    assert reached == row


def test_other_times_in_the_menu(card: Card, answers: list[CardAnswer]) -> None:
    menu = shown(card).page.offer.postpone_menu
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[0] == length_words(300)
    for action in menu.actions():
        if not action.isSeparator():
            action.trigger()
    assert answers == [
        Postpone(300),
        Postpone(600),
        Postpone(1200),
        AfterMeeting(),
        PauseFor(1800),
        PauseFor(3600),
        PauseFor(7200),
    ]


def test_three_kinds_of_skipping(card: Card, answers: list[CardAnswer], qtbot: QtBot) -> None:
    offer = shown(card).page.offer
    with qtbot.waitSignal(offer.skip_menu.aboutToShow):
        offer.skip_button.customContextMenuRequested.emit(QPoint(2, 2))
    offer.skip_menu.close()
    for action in offer.skip_menu.actions():
        action.trigger()
    assert answers == [AlreadyMoved(), LeaveOutMove(), ShorterNextTime()]


def test_after_the_last_postponement_only_start_and_skip_are_offered(
    card: Card, answers: list[CardAnswer], qtbot: QtBot
) -> None:
    shown(card, msgspec.structs.replace(OFFER, can_postpone=False))
    assert not card.page.offer.postpone_button.isVisible()
    QTest.keyClick(with_keyboard(card, qtbot), Qt.Key.Key_L)
    assert answers == []


def test_what_can_t_be_skipped_has_no_skip(
    card: Card, answers: list[CardAnswer], qtbot: QtBot
) -> None:
    shown(card, msgspec.structs.replace(OFFER, can_skip=False))
    QTest.keyClick(with_keyboard(card, qtbot), Qt.Key.Key_S)
    assert answers == []
    assert not card.page.offer.skip_button.isVisible()


def test_a_firm_skip_is_held(card: Card, answers: list[CardAnswer], qtbot: QtBot) -> None:
    shown(card, msgspec.structs.replace(OFFER, hold_to_skip=True))
    focused = with_keyboard(card, qtbot)
    QTest.keyClick(focused, Qt.Key.Key_S)
    assert answers == []
    QTest.keyPress(focused, Qt.Key.Key_S)
    filling = card.page.offer.skip_button.filling
    filling.setCurrentTime(filling.duration())
    assert answers == [Skip()]


def test_phase_two_has_a_bar_of_pine_and_no_quiet_time(card: Card) -> None:
    shown(card)
    edge = card.body.left() + 1, card.body.center().y()
    assert card.grab().toImage().pixelColor(*edge) != LIGHT.pine
    card.show_offer(msgspec.structs.replace(OFFER, phase_two=True, title="Ready when you are."))
    assert card.grab().toImage().pixelColor(*edge) == LIGHT.pine
    assert not card.page.offer.quiet_bar.isVisible()


# --- Why now ---


def test_why_now_says_it_in_the_card_and_goes_back(card: Card, qtbot: QtBot) -> None:
    why = shown(card).page.why
    with qtbot.waitSignal(card.why_requested):
        click(card, card.page.offer.why_link)
    assert why.isVisible()
    assert [sentence.text() for sentence in why.sentences] == list(OFFER.why)
    card.show_offer(msgspec.structs.replace(OFFER, quiet_share=0.6))
    assert why.isVisible()
    card.listen()
    for link, signal in (
        (why.rhythm_link, card.change_rhythm_requested),
        (why.not_today_link, card.not_today_requested),
    ):
        with qtbot.waitSignal(signal):
            click(card, link)
    click(card, why.back_link)
    assert card.page.offer.isVisible()


def test_why_now_by_keyboard(card: Card, qtbot: QtBot, answers: list[CardAnswer]) -> None:
    QTest.keyClick(with_keyboard(shown(card), qtbot), Qt.Key.Key_Question)
    assert card.focusWidget() is card.page.why.back_link
    QTest.keyClick(card, Qt.Key.Key_X)
    assert card.page.why.isVisible()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert card.focusWidget() is card.page.offer.start_button
    assert answers == []


def test_the_ring_shows_to_those_who_came_by_keyboard(card: Card, qtbot: QtBot) -> None:
    with_keyboard(shown(card), qtbot)
    click(card, card.page.offer.why_link)
    assert not card.page.why.back_link.focus_ring.visible
    card.listen()
    QTest.keyClick(card.windowHandle(), Qt.Key.Key_Question)
    assert card.page.offer.start_button.hasFocus()


def test_without_reasons_there_is_no_link(card: Card) -> None:
    shown(card, msgspec.structs.replace(OFFER, why=()))
    assert not card.page.offer.why_link.isVisible()


# --- Attention ---


def test_the_pointer_on_it_is_told(card: Card, qtbot: QtBot) -> None:
    shown(card)
    with qtbot.waitSignal(card.hovered) as came:
        middle = QPointF(card.rect().center())
        QCoreApplication.sendEvent(card, QEnterEvent(middle, middle, card.mapToGlobal(middle)))
    assert came.args == [True]
    with qtbot.waitSignal(card.hovered) as left:
        QCoreApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    assert left.args == [False]


def test_an_open_menu_and_the_keyboard_count_as_attention(card: Card, qtbot: QtBot) -> None:
    offer = shown(card).page.offer
    with qtbot.waitSignal(card.hovered) as came:
        offer.postpone_menu.aboutToShow.emit()
    assert came.args == [True]
    with qtbot.waitSignal(card.hovered) as left:
        offer.postpone_menu.aboutToHide.emit()
    assert left.args == [False]
    with qtbot.waitSignal(card.hovered) as asked:
        card.take_keyboard()
    assert asked.args == [True]


# --- Running and the end ---


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_Space, TogglePause()),
        (Qt.Key.Key_Right, NextStep()),
        (Qt.Key.Key_F, OpenPlayer()),
        (Qt.Key.Key_Escape, EndHere()),
    ],
)
def test_keys_of_a_running_break(
    card: Card, answers: list[CardAnswer], qtbot: QtBot, key: Qt.Key, answer: CardAnswer
) -> None:
    card.show_running(RUNNING)
    focused = with_keyboard(card, qtbot)
    assert focused is card.page.running.pause_button
    QTest.keyClick(focused, key)
    assert answers == [answer]


def test_buttons_of_a_running_break(card: Card, answers: list[CardAnswer]) -> None:
    card.show_running(RUNNING)
    card.listen()
    running = card.page.running
    for button in (
        running.pause_button,
        running.next_button,
        running.end_button,
        running.player_button,
    ):
        click(card, button)
    assert answers == [TogglePause(), NextStep(), EndHere(), OpenPlayer()]


def test_a_running_break_counts_in_place(card: Card, spoken: list[str]) -> None:
    shown(card)
    card.show_running(RUNNING)
    place = card.geometry()
    card.update_running(msgspec.structs.replace(RUNNING, seconds_left=12, share=0.7))
    assert card.page.running.ring.text == "12"
    assert card.geometry() == place
    assert spoken[1:] == [
        "Lean to your right. Left side. Left arm long, both feet heavy. Breathe out as you go."
    ]
    card.update_running(msgspec.structs.replace(RUNNING, step=3, title="Lean to your left"))
    assert spoken[-1].startswith("Lean to your left")


def test_a_paused_break_says_so(card: Card) -> None:
    card.show_running(msgspec.structs.replace(RUNNING, paused=True))
    running = card.page.running
    assert (running.next_line.text(), running.pause_button.text()) == (RUNNING.paused_note, "Go on")


def test_the_last_step_has_no_next_and_a_single_one_no_count(card: Card) -> None:
    card.show_running(msgspec.structs.replace(RUNNING, step=4))
    assert not card.page.running.next_button.isVisible()
    card.show_running(msgspec.structs.replace(RUNNING, step=1, steps=1, segments=(0.2,)))
    assert card.page.running.step.text() == ""


def test_the_end_says_what_comes_next_and_goes(
    card: Card, qtbot: QtBot, answers: list[CardAnswer]
) -> None:
    card.show_running(RUNNING)
    card.show_ended(Ended(title="Nice and loose.", line="Next break around 15:35."))
    assert card.page.ended.line.text() == "Next break around 15:35."
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert answers == []
    with qtbot.waitSignal(card.gone):
        card.withdraw()
    assert card.shown is None
    assert not card.isVisible()


def test_shown_again_after_it_went_it_is_new(card: Card, spoken: list[str], qtbot: QtBot) -> None:
    with_keyboard(shown(card), qtbot)
    card.withdraw()
    card.settle()
    card.show_offer(OFFER)
    assert card.deaf
    assert len(spoken) == 2
    assert card.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_called_back_while_it_leaves_it_stays(card: Card) -> None:
    shown(card)
    card.withdraw()
    assert not card.coming_or_there
    card.show_offer(OFFER)
    card.settle()
    assert card.isVisible()


# --- Movement and looks ---


def test_it_rises_and_fades_in(card: Card, theme: Theme, qtbot: QtBot) -> None:
    theme.set_reduced_motion(False)
    card.show_offer(OFFER)
    low = card.pos()
    card.settle()
    assert low - card.pos() == QPoint(0, 8)
    card.withdraw()
    card.settle()
    assert not card.isVisible()


def test_with_reduced_motion_it_fades_in_place(card: Card) -> None:
    card.show_offer(OFFER)
    place = card.pos()
    card.settle()
    assert card.pos() == place


def test_the_pill_grows_into_the_card(card: Card, theme: Theme) -> None:
    theme.set_reduced_motion(False)
    card.show_heads_up(HEADS_UP)
    card.settle()
    corner = card.body.translated(card.pos()).bottomRight()
    card.show_offer(OFFER)
    assert card.body.size() == QSize(340, 56)
    assert card.body.translated(card.pos()).bottomRight() == corner
    card.growing.setCurrentTime(GROW_MS // 2)
    assert 56 < card.body.height() < 246
    assert card.stage.geometry() == card.body
    card.settle()
    assert card.body.size() == QSize(436, 246)
    assert card.body.translated(card.pos()).bottomRight() == corner


def test_with_reduced_motion_the_pill_is_cut_to_the_card(card: Card) -> None:
    card.show_heads_up(HEADS_UP)
    card.show_offer(OFFER)
    assert card.body.size() == QSize(436, 246)


def test_without_a_compositor_it_is_cut_to_its_shape(theme: Theme) -> None:
    card = Card(theme, translucent=False)
    shown(card)
    assert card.size() == card.body_size
    assert not card.mask().contains(QPoint(0, 0))
    assert card.mask().contains(QPoint(100, 100))
    card.close()


def test_in_right_to_left_languages_the_picture_is_on_the_right(card: Card) -> None:
    card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(card, msgspec.structs.replace(OFFER, phase_two=True))
    assert card.page.picture.geometry().right() == 436 - 14 - 1
    right_edge = card.grab().toImage().pixelColor(card.body.right() - 1, card.body.center().y())
    assert right_edge == LIGHT.pine


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut_at_any_size(
    card: Card, theme: Theme, shoot: Shoot, mode: str, scale: float
) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_text_scale(scale)
    longest = msgspec.structs.replace(
        OFFER, hold_to_skip=True, title="Roll the chair back, have a short walk."
    )
    steps: list[tuple[str, Callable[[], object]]] = [
        ("offer", partial(card.show_offer, OFFER)),
        ("offer_held", partial(card.show_offer, longest)),
        ("why", card.page.offer.why_link.click),
        ("running", partial(card.show_running, RUNNING)),
        ("running_on", partial(card.show_running, ON_ITS_OWN)),
        (
            "ended",
            partial(
                card.show_ended, Ended(title="Nice and loose.", line="Next break around 15:35.")
            ),
        ),
    ]
    for name, show in steps:
        show()
        card.settle()
        QCoreApplication.processEvents()
        assert cut_words(card) == []
        shoot(card, f"card_{name}_{mode}_{round(scale * 100)}")
    ground = card.grab().toImage().pixelColor(card.body.right() - 30, card.body.top() + 6)
    assert ground == (DARK if mode == "dark" else LIGHT).surface


def cut_words(card: Card) -> list[str]:
    """The labels and buttons that have less room than their words need."""
    parts: list[QLabel | QPushButton] = [
        *card.findChildren(QLabel),
        *card.findChildren(QPushButton),
    ]
    return [
        part.text()
        for part in parts
        if part.isVisible()
        and (
            part.width() < part.minimumSizeHint().width()
            or part.height()
            < max(part.minimumSizeHint().height(), part.heightForWidth(part.width()))
            or not card.body.contains(part.rect().translated(part.mapTo(card, QPoint(0, 0))))
        )
    ]


def test_a_long_sentence_is_shown_whole_and_the_card_grows_for_it(card: Card) -> None:
    short = msgspec.structs.replace(RUNNING, steps=1, sentence="Walk a little.", next_line="")
    card.show_running(short)
    card.settle()
    before = card.body_size.height()
    assert not card.page.running.next_line.isVisible()
    words = "Walk to the window and back. " * 3 + "Refill your water on the way if you like."
    card.show_running(msgspec.structs.replace(short, sentence=words))
    card.settle()
    QCoreApplication.processEvents()
    sentence = card.page.running.sentence
    shown_words = " ".join(sentence.lines(sentence.width()))
    assert shown_words == words
    assert cut_words(card) == []
    assert card.body_size.height() > before
    card.update_running(short)
    assert card.body_size.height() > before, "within a step it stays as it is"


@pytest.mark.parametrize(("seconds", "text"), [(59, "59"), (60, "1:00"), (176, "2:56")])
def test_the_ring_counts_minutes_from_one_on(card: Card, seconds: int, text: str) -> None:
    card.show_running(msgspec.structs.replace(RUNNING, seconds_left=seconds))
    assert card.page.running.ring.text == text


def test_words_of_lengths() -> None:
    assert (postpone_words(300), postpone_words(45)) == ("In 5 min", "In 45 s")
    assert (length_words(1200), length_words(3600), length_words(45)) == (
        "20 minutes",
        "1 hour",
        "45 seconds",
    )


def test_the_shadow_fits_between_card_and_screen_edge() -> None:
    assert SHADOW_PX <= EDGE_GAP_PX
