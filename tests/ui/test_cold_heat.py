"""The timer's window and the alarm over all screens: what each face says, and that nothing is cut off."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from posture.core.body import BodyRegion
from posture.core.cold_heat import LENGTHS_S, MINUTE, Ended, Kind, Phase, Refusal
from posture.core.content import SafetyList
from posture.ui.cold_heat import take_off as take_off_module
from posture.ui.cold_heat import window as window_module
from posture.ui.cold_heat import words
from posture.ui.cold_heat.take_off import TakeOffScreens
from posture.ui.cold_heat.values import Progress, Refused, Wanted
from posture.ui.cold_heat.window import ColdHeatWindow, Face
from posture.ui.theme import Theme
from tests import shipped
from tests.core.care_samples import on
from tests.ui.fake_screens import BEAMER, DESK, LAPTOP, FakeScreens
from tests.ui.looking import clipped, settle, tab_stops

RUNS = Progress(
    kind=Kind.COLD,
    region=BodyRegion.LOW_BACK,
    lasts_s=15 * MINUTE,
    left_s=11 * MINUTE + 20,
    ends_at=on(0, 10, 35),
)
LOOK = replace(RUNS, left_s=9 * MINUTE, wants_look=True)
OVER = replace(RUNS, left_s=0.0, over_for_s=70.0)


@pytest.fixture(scope="module")
def before() -> dict[Kind, SafetyList]:
    safety = shipped.library().safety
    return {kind: safety[f"before-{kind.value}"] for kind in Kind}


class Rules:
    """Says why not, as a test wants it."""

    refused: Refused | None = None
    asked: Wanted | None = None

    def __call__(self, wanted: Wanted) -> Refused | None:
        self.asked = wanted
        return self.refused

    def told_swelling(self) -> bool:
        """Whether the last question told of one."""
        return self.asked is not None and self.asked.swelling


@pytest.fixture
def rules() -> Rules:
    return Rules()


Opens = Callable[..., ColdHeatWindow]


@pytest.fixture
def opens(
    theme: Theme, before: dict[Kind, SafetyList], rules: Rules, qtbot: QtBot
) -> Iterator[Opens]:
    """Opens the timer; at the end its focus comes to rest before it goes."""
    windows: list[ColdHeatWindow] = []

    def made(phase: Phase = Phase.COLD) -> ColdHeatWindow:
        window = ColdHeatWindow(theme, before, rules, phase=phase)
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


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told."""
    said: list[str] = []
    for module in (window_module, take_off_module):
        monkeypatch.setattr(module, "announce", lambda _widget, text: said.append(text))
    return said


def tick_all(window: ColdHeatWindow, kind: Kind) -> None:
    for row in window.form.before[kind].rows.values():
        row.check.setChecked(True)


def test_it_starts_when_every_line_is_ticked(opens: Opens) -> None:
    window = opens()
    asked: list[Wanted] = []
    window.begin_requested.connect(asked.append)
    rows = list(window.form.before[Kind.COLD].rows.values())
    for row in rows[:-1]:
        row.check.setChecked(True)
    assert not window.done_button.isEnabled()
    assert window.foot.text() == window.form.advice
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert asked == []
    rows[-1].check.setChecked(True)
    assert window.done_button.isEnabled()
    assert window.foot.text() == words.modest_line()
    window.form.lengths[Kind.COLD].choose(20 * MINUTE)
    assert window.done_button.text() == "Start 20 min"
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert asked == [Wanted(Kind.COLD, BodyRegion.LOW_BACK, 20 * MINUTE)]


def test_heat_has_lines_and_lengths_of_its_own_and_asks_for_a_swelling(
    opens: Opens, rules: Rules
) -> None:
    window = opens(Phase.HEAT)
    assert window.form.wanted.kind is Kind.HEAT, "as the hint says"
    assert not window.form.before[Kind.COLD].isVisible()
    assert list(window.form.lengths[Kind.HEAT].chips) == list(LENGTHS_S[Kind.HEAT])
    tick_all(window, Kind.HEAT)
    assert not window.done_button.isEnabled(), "one question is open"
    rules.refused = Refused(Refusal.SWELLING)
    window.form.swelling.choose(True)
    assert rules.told_swelling()
    assert "swelling" in window.advice.words
    assert not window.done_button.isEnabled()
    rules.refused = None
    window.form.kind.choose(Kind.COLD)
    assert not rules.told_swelling()
    assert window.advice.words == ""
    assert not window.form.swelling.isVisible()


def test_why_it_can_t_begin_is_said(opens: Opens, rules: Rules) -> None:
    rules.refused = Refused(Refusal.LOCKED_OUT, on(0, 12, 35))
    window = opens()
    tick_all(window, Kind.COLD)
    assert "12:35" in window.advice.words
    assert not window.done_button.isEnabled()
    rules.refused = Refused(Refusal.STOPPED)
    window.show_form()
    assert window.face is Face.STOPPED
    assert window.safety_button.isVisible()
    assert not window.form.isVisible()
    window.done_button.click()
    assert not window.isVisible()


def test_every_line_names_where_it_comes_from(before: dict[Kind, SafetyList]) -> None:
    assert {o for item in before[Kind.COLD].items for o in item.origin} >= {"seed:001#88"}
    heat = {o for item in before[Kind.HEAT].items for o in item.origin}
    assert heat >= {"seed:000#92", "seed:001#94"}


def test_the_ring_and_the_looks(opens: Opens, spoken: list[str]) -> None:
    window = opens()
    window.show_progress(RUNS)
    assert window.running.ring.text == "12"
    assert window.running.ring.share == pytest.approx(220 / 900)
    assert window.running.line.text() == "It comes off at 10:35."
    window.show_progress(replace(RUNS, left_s=41.2))
    assert window.running.ring.text == "42"
    for _ in range(3):
        window.show_progress(LOOK)
    assert spoken == [f"{words.look_title()}. {words.look_line()}"], "once"
    heard: list[object] = []
    window.skin_is_fine.connect(lambda: heard.append("fine"))
    window.taken_off.connect(heard.append)
    window.running.look.fine_button.click()
    window.running.look.wrong_button.click()
    window.running.off_button.click()
    assert heard == ["fine", Ended.SKIN, Ended.USER]


def test_nothing_ends_it_by_accident(opens: Opens) -> None:
    window = opens()
    heard: list[object] = []
    window.taken_off.connect(heard.append)
    window.show_progress(RUNS)
    assert not window.done_button.isVisible(), "a second click on Start finds nothing"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(window, key)
    assert heard == []
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert heard == []
    assert not window.isVisible()


def test_the_end_is_said_and_has_the_keyboard(opens: Opens, spoken: list[str]) -> None:
    window = opens()
    window.show_progress(RUNS)
    window.show_progress(OVER)
    assert window.face is Face.OVER
    assert spoken == ["Take it off now. Cold · Low back: on for 16 minutes."]
    heard: list[object] = []
    window.taken_off.connect(heard.append)
    QTest.keyClick(window.running.off_button, Qt.Key.Key_Return)
    assert heard == [Ended.USER]
    window.show_off(Ended.TIME, on(0, 12, 35))
    assert "12:35" in window.noted.line.text()
    window.show_cut_short()
    assert window.noted.title.text() == words.over_title()


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_nothing_is_cut_off(opens: Opens, theme: Theme, mode: str, scale: float) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_text_scale(scale)
    window = opens()
    faces: tuple[Callable[[], None], ...] = (
        window.show_form,
        lambda: window.form.kind.choose(Kind.HEAT),
        lambda: window.show_progress(LOOK),
        lambda: window.show_progress(OVER),
        lambda: window.show_off(Ended.SKIN, on(0, 12, 35)),
    )
    for width in (window.width(), 440):
        window.setMinimumSize(0, 0)
        window.resize(width, 620)
        for show in faces:
            show()
            settle()
            assert clipped(window) == []


def test_tab_goes_as_one_reads(opens: Opens) -> None:
    window = opens()
    form, stops = window.form, tab_stops(window)
    assert stops[:3] == [
        form.kind.chips[Kind.COLD],
        form.region,
        form.lengths[Kind.COLD].chips[15 * MINUTE],
    ]
    checks = [row.check for row in form.before[Kind.COLD].rows.values()]
    assert [stop for stop in stops if stop in checks] == checks


# --- over all screens ---


@pytest.fixture
def screens(qtbot: QtBot) -> FakeScreens:
    return FakeScreens(LAPTOP, DESK).point_at(DESK)


@pytest.fixture
def covers(theme: Theme, screens: FakeScreens) -> Iterator[TakeOffScreens]:
    made = TakeOffScreens(theme, screens)
    made.open(OVER)
    yield made
    if made.windows:
        made.close()


def test_every_screen_says_it_and_each_button_answers(
    covers: TakeOffScreens, spoken: list[str]
) -> None:
    assert [window.screen_name for window in covers.windows] == ["desk", "laptop"]
    assert all(window.isVisible() for window in covers.windows)
    heard: list[bool] = []
    covers.taken_off.connect(lambda: heard.append(True))
    for window in covers.windows:
        window.settle()
        QTest.mouseClick(window.off_button, Qt.MouseButton.LeftButton)
    assert heard == [True, True]
    assert covers.windows[0].title.text() == "Take it off now"


def test_a_click_or_a_key_meant_for_something_else_answers_nothing(
    covers: TakeOffScreens,
) -> None:
    heard: list[bool] = []
    covers.taken_off.connect(lambda: heard.append(True))
    first = covers.windows[0]
    assert first.deaf
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Return)
    QTest.mouseClick(first.windowHandle(), Qt.MouseButton.LeftButton)
    assert heard == []
    first.take_keyboard()
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Return)
    assert heard == [], "somebody types on"
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Escape)
    assert heard == [True]
    first.settle()
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Return)
    assert heard == [True, True]


def test_they_follow_the_screens(covers: TakeOffScreens, screens: FakeScreens) -> None:
    screens.now(LAPTOP, BEAMER)
    assert sorted(window.screen_name for window in covers.windows) == ["beamer", "laptop"]
    assert all(window.isVisible() for window in covers.windows)
    assert covers.windows[0].line.text() == words.over_line(OVER)
    covers.show_progress(replace(OVER, over_for_s=180.0))
    assert {window.line.text() for window in covers.windows} == {
        "Cold · Low back: on for 18 minutes."
    }
    windows = covers.windows
    covers.close()
    assert covers.windows == ()
    assert not any(window.isVisible() for window in windows)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_of_it_is_cut_off(theme: Theme, screens: FakeScreens, scale: float) -> None:
    theme.set_text_scale(scale)
    screens.now(BEAMER)
    made = TakeOffScreens(theme, screens)
    made.open(OVER)
    settle()
    assert clipped(made.windows[0]) == []
    made.close()
