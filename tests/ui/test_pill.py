"""The small forms: half a minute's notice, and the micro-break that needs no click."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from posture.ui.card import SLOW_FADE_MS, Card, CardAnswer, NotThisSecond, Postpone, Start
from posture.ui.pill import MICRO_RADIUS_PX
from posture.ui.theme import Theme
from posture.ui.widgets.ring import Ring
from tests.ui.conftest import Shoot
from tests.ui.prompt_samples import HEADS_UP, MICRO, OFFER, Figure


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> Iterator[Card]:
    """The surface on which both appear."""
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


def test_heads_up_counts_in_place(card: Card) -> None:
    card.show_heads_up(HEADS_UP)
    assert card.body_size == QSize(340, 56)
    place = card.geometry()
    card.show_heads_up(msgspec.structs.replace(HEADS_UP, seconds_left=12, share=0.6))
    assert (card.pill.ring.text, card.pill.ring.share) == ("12", 0.6)
    assert card.geometry() == place


def test_heads_up_comes_slowly(card: Card, theme: Theme) -> None:
    theme.set_reduced_motion(False)
    card.show_heads_up(HEADS_UP)
    assert card.moving.duration() == SLOW_FADE_MS
    card.show_offer(OFFER)
    assert card.moving.duration() < 300


def test_now_and_later(card: Card, answers: list[CardAnswer]) -> None:
    card.show_heads_up(HEADS_UP)
    QTest.mouseClick(card.pill.now_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.pill.later_button, Qt.MouseButton.LeftButton)
    assert card.pill.later_button.text() == "+5"
    assert answers == [Start(), Postpone(300)]


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_Return, Start()),
        (Qt.Key.Key_L, Postpone(300)),
        (Qt.Key.Key_Escape, NotThisSecond()),
    ],
)
def test_keys_of_the_heads_up(
    card: Card, answers: list[CardAnswer], qtbot: QtBot, key: Qt.Key, answer: CardAnswer
) -> None:
    card.show_heads_up(HEADS_UP)
    card.take_keyboard()
    qtbot.waitUntil(card.isActiveWindow)
    assert card.focusWidget() is card.pill.now_button
    QTest.keyClick(card.windowHandle(), key)
    assert answers == [answer]


def test_other_keys_do_nothing(card: Card, answers: list[CardAnswer]) -> None:
    card.show_heads_up(HEADS_UP)
    QTest.keyClick(card, Qt.Key.Key_S)
    card.show_micro(MICRO)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert answers == []


def test_without_postponing_there_is_no_second_button(
    card: Card, answers: list[CardAnswer]
) -> None:
    card.show_heads_up(msgspec.structs.replace(HEADS_UP, postpone_s=None))
    assert not card.pill.later_button.isVisible()
    QTest.keyClick(card, Qt.Key.Key_L)
    assert answers == []


def test_micro_break_has_no_buttons(card: Card) -> None:
    card.show_micro(MICRO)
    assert card.body_size == QSize(340, 72)
    assert card.body_radius_px == MICRO_RADIUS_PX
    assert card.micro.words.text() == MICRO.text
    card.show_micro(msgspec.structs.replace(MICRO, seconds_left=5))
    assert card.micro.ring.text == "5"


def test_the_ring_of_a_micro_break_is_grey_until_somebody_rests(card: Card, theme: Theme) -> None:
    waiting = msgspec.structs.replace(MICRO, seconds_left=20, share=0.0, resting=False)
    card.show_micro(waiting)
    card.settle()
    assert card.micro.ring.text == "20"
    inks = {theme.ink("text").name(), theme.ink("text2").name()}
    grey = _inks_of(card.micro.ring, inks)
    card.show_micro(msgspec.structs.replace(waiting, resting=True))
    assert (grey, _inks_of(card.micro.ring, inks)) == (
        {theme.ink("text2").name()},
        {theme.ink("text").name()},
    )


def _inks_of(ring: Ring, inks: set[str]) -> set[str]:
    """Which of these colours the ring is painted in."""
    image = ring.grab().toImage()
    found = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    return found & inks


def test_the_one_picture_moves_between_the_forms(card: Card) -> None:
    card.show_offer(OFFER)
    assert card.page.picture.findChild(Figure) is not None
    card.withdraw()
    card.settle()
    card.show_micro(MICRO)
    assert card.page.picture.findChild(Figure) is None
    assert card.micro.picture.findChild(Figure) is not None


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_pictures_of_both(card: Card, theme: Theme, shoot: Shoot, mode: str, scale: float) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_text_scale(scale)
    card.show_heads_up(HEADS_UP)
    card.settle()
    room = card.pill.words.width() - card.pill.words.sizeHint().width()
    assert room >= 0
    shoot(card, f"pill_{mode}_{round(scale * 100)}")
    card.show_micro(MICRO)
    card.settle()
    assert card.micro.words.height() >= card.micro.words.heightForWidth(card.micro.words.width())
    assert card.micro.ring.text == "14"
    shoot(card, f"micro_{mode}_{round(scale * 100)}")
