"""The page of recovery mode: what each day says, and that nothing is cut off."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from posture.core.body import BodyRegion
from posture.core.care import Care, LeftOut, Why, care_at
from posture.core.care_events import (
    CareEvent,
    CheckinNoted,
    Clearance,
    FlareEnded,
    HurtReported,
    ProfessionalAsked,
    RestDayTaken,
    SafetyAnswered,
    SafetyLevel,
    Spread,
)
from posture.core.content import Tip, TipGroup
from posture.ui.recovery import window as window_module
from posture.ui.recovery import words
from posture.ui.recovery.values import FlareSaid, RecoveryView
from posture.ui.recovery.window import RecoveryWindow
from posture.ui.theme import Theme
from tests import shipped
from tests.core.care_samples import flare, noted, on
from tests.ui.looking import clipped, settle, tab_stops

Opens = Callable[[RecoveryView], RecoveryWindow]
THIRD: list[CareEvent] = [flare(on(0)), noted(on(0), 5), noted(on(2, 18), 3), noted(on(3, 18), 3)]


@pytest.fixture(scope="module")
def tips() -> tuple[Tip, ...]:
    library = shipped.library()
    return tuple(tip for tip in library.tips.values() if tip.group is TipGroup.RECOVERY)


@pytest.fixture
def opens(theme: Theme, qtbot: QtBot) -> Iterator[Opens]:
    """Opens a page; at the end its focus comes to rest before it goes."""
    windows: list[RecoveryWindow] = []

    def made(view: RecoveryView) -> RecoveryWindow:
        window = RecoveryWindow(theme, view)
        windows.append(window)
        window.setAttribute(
            Qt.WidgetAttribute.WA_DeleteOnClose, False
        )  # it is looked at afterwards
        qtbot.addWidget(window)
        window.show()
        settle()
        return window

    yield made
    settle()


def view(events: Sequence[CareEvent], now: datetime, *, clinician: bool = False) -> RecoveryView:
    return RecoveryView(
        now=now, care=care_at(events, now, clinician=clinician), moves={"a-move": "A move"}
    )


def next_line(events: Sequence[CareEvent], now: datetime) -> str:
    return words.next_line(care_at(events, now), now)


def test_before_it_one_button_begins_it(opens: Opens) -> None:
    window = opens(view([], on(0)))
    said: list[FlareSaid] = []
    window.started.connect(said.append)
    assert window.start.isVisible()
    assert not window.course.isVisible()
    assert window.focusWidget() is window.start.start_button
    QTest.keyClick(window.start.start_button, Qt.Key.Key_Return)
    assert said == [FlareSaid(BodyRegion.LOW_BACK)]
    assert not window.start.over.isVisible()


def test_the_steps_say_what_fits_and_when_more_comes(opens: Opens) -> None:
    window = opens(view([flare(on(0))], on(0, 12)))
    stage = window.course.stage
    assert stage.day.text() == "Day 1"
    assert stage.kicker.text() == "Step 1 of 3"
    assert stage.steps.shares == (1.0, 0.0, 0.0)
    assert "strength" in stage.out.words.text()
    assert "Wednesday 4 March, 09:00" in stage.next.words.text()
    assert stage.since.text() == "Low back. It began: today, 09:00."
    window.show_view(view(THIRD, on(4)))
    assert stage.day.text() == "Day 5"
    assert stage.steps.shares == (1.0, 1.0, 1.0)
    assert stage.pain.text() == "Noted last: 3 of 10, yesterday, 18:00."


def test_what_brings_the_next_step() -> None:
    severe: list[CareEvent] = [flare(on(0)), noted(on(0), 8)]
    assert next_line(severe, on(1)) == "Gentle movements come once you note 6 of 10 or less."
    assert "two days in a row" in next_line([flare(on(0))], on(3))
    assert next_line(THIRD, on(4)) == (
        "From Thursday 12 March, 18:00 on, a note of 3 or less brings them back."
    )
    assert next_line(THIRD, on(11)) == "They come with your next note of 3 or less."
    assert "7 days after" in next_line([*THIRD, noted(on(6), 4)], on(6))


def test_the_day_s_note_is_asked_for_once(opens: Opens) -> None:
    window = opens(view([flare(on(0))], on(1)))
    button = window.course.note_button
    assert (button.text(), button.role) == ("Note how it feels", "primary")
    window.show_view(view([flare(on(0)), noted(on(1), 4)], on(1, 12)))
    assert (button.text(), button.role) == ("Note it again", "secondary")


@pytest.mark.parametrize(
    ("day", "begins"), [(3, ""), (4, "Four days"), (7, "A week"), (14, "Two weeks")]
)
def test_the_nudges_of_days_4_7_and_14(opens: Opens, day: int, begins: str) -> None:
    window = opens(view([flare(on(0))], on(day)))
    assert window.course.nudge.words.startswith(begins)
    assert window.course.nudge.isVisible() is bool(begins)


def test_what_cannot_be_taken_back_is_asked_twice(opens: Opens) -> None:
    window = opens(view([flare(on(0))], on(1)))
    asked: list[str] = []
    window.over_requested.connect(lambda: asked.append("over"))
    window.rest_day_requested.connect(lambda: asked.append("rest"))
    course = window.course
    course.over_button.click()
    assert asked == []
    assert window.focusWidget() is course.confirm.no_button
    course.confirm.no_button.click()
    course.rest_button.click()
    course.confirm.yes_button.click()
    course.over_button.click()
    course.confirm.yes_button.click()
    assert asked == ["rest", "over"]
    window.show_view(view([flare(on(0)), RestDayTaken(on(1))], on(1, 10)))
    assert course.rest.isVisible()
    assert not course.rest_button.isEnabled()


def test_the_clinician_s_word_comes_first(opens: Opens) -> None:
    window = opens(view([flare(on(0))], on(1)))
    heard: list[bool] = []
    window.clinician_changed.connect(heard.append)
    window.show_view(view([flare(on(0))], on(1), clinician=True))
    assert heard == [], "showing is not switching"
    assert not window.course.stage.steps.isVisible()
    assert not window.course.stage.out.isVisible()
    window.course.clinician.click()
    assert heard == [False]


def test_a_stop_turns_the_timer_off_and_says_what_brings_moves_back(opens: Opens) -> None:
    events: list[CareEvent] = [
        flare(on(0)),
        SafetyAnswered(on(0, 10), SafetyLevel.SAME_DAY, ("b1",)),
    ]
    window = opens(view(events, on(0, 11)))
    assert window.course.stage.title.text() == "Moves are off for now"
    assert not window.course.stage.fits.isVisible()
    assert "asked a professional" in window.course.stage.next.words.text()
    assert not window.course.timer_button.isEnabled()
    assert window.left_out.shown[0][0] == "All moves and timers"


def test_what_else_is_left_out_and_until_when(opens: Opens) -> None:
    hurt = HurtReported(at=on(1), move="a-move", region="neck", worst=4)
    leg = CheckinNoted(at=on(1), run_id="r", occasion="day", spread=Spread.HIP_OR_THIGH)
    wrist = noted(on(1), 7, "wrist-l")
    window = opens(view([hurt, leg, wrist], on(1, 12)))
    rows = dict(window.left_out.shown)
    assert rows["Moves for: Neck"] == "back Thursday 5 March, 09:00"
    assert rows["Moves for: Left wrist"] == "back after two days in a row at 3 or less"
    assert rows["A move: it hurt"] == "back Thursday 5 March, 09:00"
    assert any(line.startswith("Back bends") for line in rows)


def test_every_reason_has_words() -> None:
    for why in Why:
        if why is not Why.STAGE:
            line, _ = words.left_out_line(LeftOut(why=why, until=on(2)), {}, on(1))
            assert line
    settled = HurtReported(at=on(1), move="a-move", region="hand-l", settled=False)
    ended = view([settled], on(1, 12))
    row = words.left_out_line(ended.care.left_out[0], {}, ended.now)
    assert row[1] == "back tomorrow"
    given = view([flare(on(0)), ProfessionalAsked(on(1), Clearance.GIVEN)], on(1))
    assert words.next_line(given.care, given.now) == "Start theirs under Routines."


def test_the_end_is_said(opens: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(window_module, "announce", lambda _widget, text: spoken.append(text))
    window = opens(view([], on(0)))
    window.show_view(view([flare(on(0))], on(0, 10)))
    assert window.focusWidget() is window.course.note_button
    window.show_view(view([flare(on(0)), FlareEnded(on(2))], on(2)))
    assert spoken[0].startswith("Calm movement.")
    assert spoken[1] == window.start.over.text() != ""
    assert window.start.over.isVisible()
    window.show_view(view([flare(on(0)), FlareEnded(on(2))], on(3)))
    assert not window.start.over.isVisible(), "the next day it is no news"


def test_more_can_be_said_in_the_first_step(opens: Opens) -> None:
    window = opens(view([flare(on(0), region="neck")], on(1)))
    said: list[FlareSaid] = []
    window.started.connect(said.append)
    more = window.course.more
    more.more_button.click()
    assert more.details.said == FlareSaid(BodyRegion.NECK, None)
    more.details.where.choose(BodyRegion.UPPER_BACK)
    window.show_view(view([flare(on(0), region="neck")], on(1, 10)))
    assert more.details.said.region is BodyRegion.UPPER_BACK, "what is being filled in stays"
    more.note_button.click()
    assert said == [FlareSaid(BodyRegion.UPPER_BACK, None)]
    window.show_view(view([flare(on(0))], on(3)))
    assert not more.isVisible()


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_nothing_is_cut_off(
    opens: Opens, theme: Theme, tips: tuple[Tip, ...], mode: str, scale: float
) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_text_scale(scale)
    window = opens(RecoveryView(now=on(0), care=Care(), tips=tips))
    hurt = HurtReported(at=on(6), move="a-move", region="neck", worst=4)
    for width in (window.width(), 440):
        window.setMinimumSize(0, 0)
        window.resize(width, 620)
        for shown in (view([], on(0)), view([flare(on(0)), hurt], on(7))):
            window.show_view(RecoveryView(now=shown.now, care=shown.care, tips=tips))
            window.course.over_button.click()
            settle()
            assert clipped(window) == []


def test_tab_goes_as_one_reads(opens: Opens) -> None:
    window = opens(view([flare(on(0))], on(1)))
    course = window.course
    assert tab_stops(window) == [
        course.note_button,
        course.timer_button,
        course.rest_button,
        course.safety_button,
        course.over_button,
        course.more.more_button,
        course.clinician,
        window.done_button,
    ]
    assert course.clinician.accessibleName() == "My clinician gave me exercises"
