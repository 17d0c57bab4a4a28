"""The check-in: the body map by mouse and keys, its list, what is folded, what saving leads to."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from posture.core.body import BodyRegion
from posture.core.care_events import Interference, Spread
from posture.core.checkin import CheckinForm, Followed, Occasion, Quality, Strength, When
from posture.core.discomfort import Entry
from posture.ui.checkin import words
from posture.ui.checkin.drawing import HALF_WIDTH, HEIGHT, Side, drawing
from posture.ui.checkin.map_colours import RINGS, colours_of
from posture.ui.checkin.window import CheckinWindow
from posture.ui.theme import Theme
from tests.ui.conftest import Shoot
from tests.ui.looking import clipped, settle, tab_stops

NOW = datetime(2026, 11, 20, 16, 30, tzinfo=timezone(timedelta(hours=1)))
R = BodyRegion
Open = Callable[..., CheckinWindow]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Open:
    def open_(
        occasion: Occasion = Occasion.WEEK,
        *,
        use: Theme | None = None,
        earlier: tuple[Entry, ...] = (),
        may_flare: bool = True,
        asked: BodyRegion | None = None,
    ) -> CheckinWindow:
        window = CheckinWindow(
            use or theme, occasion, now=NOW, earlier=earlier, may_flare=may_flare, asked=asked
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        settle()
        return window

    return open_


def press(window: CheckinWindow, region: BodyRegion, *keys: Qt.Key | str) -> None:
    spot = window.map.spots[region]
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(spot, key)
        else:
            QTest.keyClick(spot, key)


def click_map(window: CheckinWindow, at: QPointF) -> None:
    QTest.mouseClick(window.map, Qt.MouseButton.LeftButton, pos=at.toPoint())


def chip(window: CheckinWindow, value: object) -> QAbstractButton:
    details = window.details
    groups = (
        details.interference,
        details.qualities,
        details.spread,
        details.when,
        details.followed,
        details.helped,
    )
    return next(chip for group in groups for v, chip in group.chips.items() if v is value)


# --- the drawing ---


@pytest.mark.parametrize("side", Side)
def test_regions_lie_on_the_person_and_hardly_over_each_other(side: Side) -> None:
    figure = drawing(side)
    for region, shape in figure.regions.items():
        box = shape.boundingRect()
        assert min(box.width(), box.height()) >= 18, region
        assert abs(box.center().x()) < HALF_WIDTH
        assert -10 < box.top() < box.bottom() <= HEIGHT
    for (one, a), (other, b) in combinations(figure.regions.items(), 2):
        both = a.intersected(b).boundingRect()
        small = min(p.boundingRect().width() * p.boundingRect().height() for p in (a, b))
        assert both.width() * both.height() < 0.12 * small, (one, other)


def test_every_region_is_drawn_and_left_is_the_person_s_left() -> None:
    front, back = drawing(Side.FRONT).regions, drawing(Side.BACK).regions
    assert set(front) | set(back) == set(R) - {R.OTHER}
    assert front[R.WRIST_L].boundingRect().center().x() > 0
    assert back[R.WRIST_L].boundingRect().center().x() < 0
    assert back[R.FOOT_R].boundingRect().center().x() > 0
    assert {R.LOW_BACK, R.UPPER_BACK} <= set(back) - set(front)


@pytest.mark.parametrize("dark", [False, True])
def test_marks_are_told_apart_in_grey_and_by_rings(theme: Theme, dark: bool) -> None:
    theme.set_mode("dark" if dark else "light")
    marks = colours_of(theme).marks
    order = (Strength.A_LITTLE, Strength.NOTICEABLE, Strength.STRONG)
    greys = [grey(marks[word]) for word in order]
    steps = [b - a for a, b in pairwise(greys)]
    assert all(step >= 25 if dark else step <= -25 for step in steps), greys
    assert [RINGS[word] for word in order] == [1, 2, 3]


def grey(colour: QColor) -> int:
    return round(0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue())


# --- marking ---


def test_clicks_on_a_region_go_round(opened: Open) -> None:
    window = opened()
    at = window.map.centre_of(R.LOW_BACK)
    seen = []
    for _ in range(4):
        click_map(window, at)
        seen.append(window.worst[R.LOW_BACK])
    assert seen == [2, 5, 8, 0]
    assert window.at_hand.name.text() == "Low back"
    assert window.at_hand.felt.text() == "none, 0 of 10"


def test_each_region_answers_to_its_middle(opened: Open) -> None:
    window = opened()
    found = {region: window.map.region_at(window.map.centre_of(region)) for region in R}
    assert found == {region: region for region in R}


def test_a_near_miss_counts_and_the_chest_is_no_region(opened: Open) -> None:
    window = opened()
    wrist = window.map.spots[R.WRIST_R].geometry()
    assert window.map.region_at(QPointF(wrist.left() - 5, wrist.center().y())) is R.WRIST_R
    neck, hip = window.map.centre_of(R.NECK), window.map.centre_of(R.HIP_R)
    chest = QPointF(neck.x(), neck.y() + (hip.y() - neck.y()) * 0.45)
    assert window.map.region_at(chest) is None
    click_map(window, chest)
    assert window.worst == {}


def test_keys_set_the_exact_number(opened: Open) -> None:
    window = opened()
    press(window, R.NECK, "4")
    press(window, R.KNEE_L, "+")
    press(window, R.JAW, "0")
    press(window, R.HEAD, Qt.Key.Key_Return, Qt.Key.Key_Space)
    assert window.worst == {R.NECK: 4, R.KNEE_L: 10, R.JAW: 0, R.HEAD: 5}
    press(window, R.NECK, Qt.Key.Key_Backspace)
    press(window, R.HEAD, Qt.Key.Key_Delete)
    assert window.worst == {R.KNEE_L: 10, R.JAW: 0}


def test_tab_goes_head_to_foot_with_a_ring_and_words(opened: Open, shoot: Shoot) -> None:
    window = opened()
    spots = list(window.map.spots.values())
    assert tab_stops(window.map) == spots
    assert [spot.region for spot in spots] == list(R)
    spots[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(spots[0], Qt.Key.Key_Tab)
    assert spots[1].hasFocus()
    assert window.map.bubble.words == "Eyes: not marked"
    assert window.at_hand.region is R.EYES
    ring = shown(window).pixelColor(on_ring(window, R.EYES))
    assert ring.name() == window.map._theme.ink("focus").name()
    shoot(window, "checkin_focus_light")


def shown(window: CheckinWindow) -> QImage:
    return window.map.grab().toImage()


def on_ring(window: CheckinWindow, region: BodyRegion) -> QPoint:
    """Left of the region, where its ring passes."""
    box = window.map._shapes[region][0].boundingRect()
    return QPointF(box.left() - 4, box.center().y()).toPoint()


def test_a_click_needs_no_ring(opened: Open) -> None:
    window = opened()
    click_map(window, window.map.centre_of(R.EYES))
    assert window.map.spots[R.EYES].hasFocus()
    ring = shown(window).pixelColor(on_ring(window, R.EYES))
    assert ring.name() != window.map._theme.ink("focus").name()


def test_the_pointer_is_told_what_is_under_it(opened: Open) -> None:
    window = opened()
    at = window.map.centre_of(R.HAND_L)
    QTest.mouseMove(window.map, at.toPoint())
    assert window.map.bubble.words == "Left hand: not marked"
    click_map(window, at)
    assert window.map.bubble.words == "Left hand: a little, 2 of 10"
    QTest.mouseMove(window.map, QPoint(2, 2))
    assert window.map.bubble.words == ""


def test_the_slider_sets_the_region_at_hand(opened: Open) -> None:
    window = opened(asked=R.LOW_BACK)
    slider = window.at_hand.line.slider
    assert window.at_hand.region is R.LOW_BACK
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.number_x(7), 12))
    assert window.worst == {R.LOW_BACK: 7}
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert window.worst == {R.LOW_BACK: 6}
    QTest.keyClicks(slider, "3")
    assert window.worst == {R.LOW_BACK: 3}
    window.at_hand.clear_button.click()
    assert window.worst == {}


def test_without_a_region_at_hand_the_slider_waits(opened: Open) -> None:
    window = opened()
    assert not window.at_hand.line.isEnabled()
    assert window.at_hand.name.text() == "No area chosen yet"


def test_a_screen_reader_meets_named_buttons(opened: Open) -> None:
    window = opened()
    press(window, R.WRIST_L, "5")
    spot = window.map.spots[R.WRIST_L]
    interface = QAccessible.queryAccessibleInterface(spot)
    assert interface.role() == QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == "Left wrist: noticeable, 5 of 10"
    assert "0 to 9" in interface.text(QAccessible.Text.Description)
    assert interface.rect().width() > 5


# --- the list ---


def test_the_list_is_the_same_in_rows(opened: Open, shoot: Shoot) -> None:
    window = opened()
    press(window, R.NECK, "4")
    window.view_button.click()
    fields = window.region_list.fields
    assert list(fields) == list(R)
    assert window.map.isHidden()
    assert fields[R.NECK].value() == 4
    assert fields[R.KNEE_R].text() == "–"
    fields[R.KNEE_R].setValue(9)
    fields[R.NECK].setValue(-1)
    assert window.worst == {R.KNEE_R: 9}
    assert fields[R.KNEE_R].accessibleName() == "Right knee"
    assert fields[R.KNEE_R].accessibleDescription() == "strong, 9 of 10"
    settle()
    assert clipped(window) == []
    shoot(window, "checkin_list_light")
    window.view_button.click()
    assert not window.map.isHidden()
    assert window.map.spots[R.KNEE_R].accessibleName() == "Right knee: strong, 9 of 10"


def test_numbers_are_typed_into_the_list(opened: Open) -> None:
    window = opened()
    press(window, R.NECK, "4")
    window.view_button.click()
    fields = window.region_list.fields
    assert fields[R.NECK].hasFocus(), "the region that was at hand"
    QTest.keyClicks(fields[R.NECK], "7")
    QTest.keyClick(fields[R.NECK], Qt.Key.Key_Tab)
    assert fields[R.SHOULDER_L].hasFocus()
    QTest.keyClicks(fields[R.SHOULDER_L], "1")
    QTest.keyClicks(fields[R.SHOULDER_L], "0")
    QTest.keyClick(fields[R.SHOULDER_L], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.worst == {R.NECK: 7, R.SHOULDER_L: 10}
    assert window.noted is not None, "Ctrl+Enter saves what was typed last, too"


# --- questions and answers ---


@pytest.mark.parametrize(
    ("occasion", "asks"),
    [
        (Occasion.WEEK, "in the last 7 days"),
        (Occasion.ASKED, "in the last 7 days"),
        (Occasion.DAY, "today"),
        (Occasion.FLARE, "now"),
    ],
)
def test_what_is_asked(opened: Open, occasion: Occasion, asks: str) -> None:
    window = opened(occasion)
    assert asks in window.question.text()


def test_all_that_was_filled_in_is_told_before_it_is_thanked_for(opened: Open) -> None:
    window = opened()
    told: list[tuple[CheckinForm, bool]] = []
    window.saved.connect(lambda form: told.append((form, window.noted is None)))
    press(window, R.NECK, "3")
    answers = (Interference.A_LITTLE, Quality.TIGHT, Quality.STIFF, When.AFTER_WORK)
    for value in (*answers, Followed.SITTING, Spread.NO):
        chip(window, value).click()
    window.details.sleep.chips[False].click()
    window.details._on_stress_picked(4)
    window.details._began.day.setCurrentIndex(2)
    window.details.note.setPlainText("  After the long call. ")
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form = CheckinForm(
        occasion=Occasion.WEEK,
        worst={R.NECK: 3},
        when=When.AFTER_WORK,
        interference=Interference.A_LITTLE,
        qualities=(Quality.TIGHT, Quality.STIFF),
        spread=Spread.NO,
        followed=(Followed.SITTING,),
        onset=NOW.replace(hour=12, minute=0) - timedelta(days=1),
        sleep_affected=False,
        stress=4,
        note="After the long call.",
    )
    assert told == [(form, True)]


def test_one_of_a_group_gives_up_the_other(opened: Open) -> None:
    window = opened()
    chip(window, Spread.NO).click()
    chip(window, Spread.ARM).click()
    assert window.details.spread.chosen == (Spread.ARM,)
    chip(window, Spread.ARM).click()
    assert window.details.spread.the_one is None


def test_folded_parts_open_and_keep_their_answers(opened: Open) -> None:
    window = opened()
    fold = window.details.folds[0]
    assert not fold.is_open
    fold.head.click()
    assert window.details.qualities.isVisible()
    chip(window, Quality.ACHE).click()
    fold.head.click()
    assert not window.details.qualities.isVisible()
    assert window.form.qualities == (Quality.ACHE,)


def test_nothing_to_report_is_one_click(opened: Open) -> None:
    window = opened()
    saved = QSignalSpy(window.saved)
    window.nothing_button.click()
    assert saved.at(0) == [CheckinForm(occasion=Occasion.WEEK, nothing=True)]
    assert window.noted is not None
    assert window.noted.is_brief


def test_nothing_to_report_waits_while_something_is_marked(opened: Open) -> None:
    window = opened()
    press(window, R.NECK, "3")
    assert not window.nothing_button.isEnabled()
    press(window, R.NECK, "0")
    assert window.nothing_button.isEnabled()


@pytest.mark.parametrize("way", ["not now", "escape"])
def test_leaving_keeps_nothing(opened: Open, way: str) -> None:
    window = opened()
    saved, closed = QSignalSpy(window.saved), QSignalSpy(window.closed)
    press(window, R.NECK, "8")
    if way == "escape":
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert closed.count() == 0, "one key too many costs nobody what they marked"
        assert window.leaving.isVisible()
        QTest.keyClick(window, Qt.Key.Key_Escape)
    else:
        window.not_now_button.click()
    assert (saved.count(), closed.count()) == (0, 1)
    assert not window.isVisible()


def test_where_nothing_was_said_escape_leaves_at_once(opened: Open) -> None:
    for occasion in (Occasion.WEEK, Occasion.FLARE):
        window = opened()
        window.set_occasion(occasion)
        closed = QSignalSpy(window.closed)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert closed.count() == 1


def test_a_flare_is_asked_its_own_questions(opened: Open, shoot: Shoot) -> None:
    window = opened()
    wanted = QSignalSpy(window.flare_wanted)
    press(window, R.LOW_BACK, "7")
    assert not window.details.flare.isVisible()
    window.flare_button.click()
    assert wanted.count() == 1
    assert window.details.flare.isVisible()
    assert not window.nothing_button.isVisible()
    flare = window.details.flare
    flare.began.day.setCurrentIndex(1)
    flare.began.hour.setTime(flare.began.hour.time().addSecs(-3 * 3600))
    flare.lasted.setCurrentIndex(4)
    flare.first_time.chips[False].click()
    settle()
    assert clipped(window) == []
    shoot(window, "checkin_flare_light")
    form = window.form
    assert form.occasion is Occasion.FLARE
    assert form.onset == NOW - timedelta(hours=3)
    assert (form.lasted_s, form.first_time) == (4 * 3600, False)
    assert form.worst == {R.LOW_BACK: 7}, "marks stay"


def test_an_onset_is_never_in_the_future(opened: Open) -> None:
    window = opened(Occasion.FLARE)
    began = window.details.flare.began
    began.day.setCurrentIndex(1)
    began.hour.setTime(began.hour.time().addSecs(3600))
    assert began.onset == NOW
    began.day.setCurrentIndex(0)
    assert began.onset is None


def test_where_recovery_mode_is_off_there_are_no_flares(opened: Open) -> None:
    window = opened(may_flare=False)
    assert not window.flare_button.isVisible()


# --- after saving ---


def saved(window: CheckinWindow, **worst: int) -> CheckinWindow:
    for name, number in worst.items():
        press(window, R(name.replace("_", "-")), "+" if number == 10 else str(number))
    window.save_button.click()
    settle()
    return window


def test_after_a_little_it_thanks_and_closes(qtbot: QtBot, opened: Open) -> None:
    window = saved(opened(), neck=2)
    assert window.noted is not None
    assert window.noted.said.text() == "Noted. It stays on this computer."
    with qtbot.waitSignal(window.closed, timeout=3000):
        window._thanks.start(0)


def test_strong_gets_a_calm_line_and_a_choice(opened: Open, shoot: Shoot) -> None:
    window = saved(opened(), knee_l=8)
    left_out = QSignalSpy(window.leave_out_requested)
    assert window.noted is not None
    assert "strong" in window.noted.see_somebody
    assert "an app can’t" in window.noted.see_somebody
    shoot(window, "checkin_noted_light")
    (question,) = window.noted.questions
    question.leave_out.click()
    assert left_out.at(0) == [R.KNEE_L]
    assert not question.keep.isVisible()
    assert window.noted.close_button.hasFocus()
    assert not window._thanks.isActive()


def test_keep_leaves_everything_as_it_is(opened: Open) -> None:
    window = saved(opened(), knee_l=8)
    left_out = QSignalSpy(window.leave_out_requested)
    assert window.noted is not None
    window.noted.questions[0].keep.click()
    assert left_out.count() == 0


def test_the_same_area_for_three_weeks(opened: Open) -> None:
    earlier = tuple(
        Entry(NOW - timedelta(weeks=weeks), f"r{weeks}", {R.NECK: 5}) for weeks in (2, 1)
    )
    window = saved(opened(earlier=earlier), neck=4)
    assert window.noted is not None
    assert window.noted.see_somebody.startswith("You’ve marked this area a few times.")


def test_from_six_on_the_safety_page_is_offered(opened: Open) -> None:
    window = saved(opened(), wrist_r=6)
    safety = QSignalSpy(window.safety_wanted)
    assert window.noted is not None
    assert window.noted.safety_button is not None
    assert window.noted.safety_button.role == "primary"
    assert window.noted.safety_button.hasFocus()
    assert safety.count() == 0
    window.noted.safety_button.click()
    assert safety.count() == 1
    assert not window.isVisible()


@pytest.mark.parametrize("spread", [Spread.BELOW_KNEE, Spread.ARM])
def test_pain_that_goes_down_opens_it_at_once(opened: Open, spread: Spread) -> None:
    window = opened()
    safety = QSignalSpy(window.safety_wanted)
    chip(window, spread).click()
    saved(window, neck=2)
    assert safety.count() == 1
    assert window.isVisible(), "the note stays"


def test_what_follows_is_read_aloud_once(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "posture.ui.checkin.window.announce", lambda _widget, line: said.append(line)
    )
    saved(opened(), neck=8)
    assert said[0] == "Neck: strong, 8 of 10"
    assert len(said) == 2
    assert said[1].startswith("Noted. It stays on this computer. Some signs")


# --- looks ---


@pytest.mark.parametrize(
    ("mode", "scale", "width"),
    [("light", 1.0, 440), ("light", 1.5, 440), ("dark", 1.0, 940), ("dark", 1.5, 940)],
)
def test_nothing_is_cut_off(
    opened: Open, family: str, shoot: Shoot, mode: str, scale: float, width: int
) -> None:
    use = Theme(family, mode="dark" if mode == "dark" else "light", text_scale=scale)
    window = opened(Occasion.FLARE, use=use)
    press(window, R.LOW_BACK, "8")
    press(window, R.NECK, "5")
    press(window, R.WRIST_R, "2")
    for fold in window.details.folds:
        fold.head.click()
    window.details._on_stress_picked(3)
    window.resize(width, 760)
    settle()
    assert clipped(window) == []
    shoot(window, f"checkin_{mode}_{scale}_{width}")


def test_every_word_is_calm() -> None:
    """No region is left without a name, no choice without words."""
    assert len({words.region_name(region) for region in R}) == len(R)
    assert {words.strength_word(word) for word in Strength} == {
        "none",
        "a little",
        "noticeable",
        "strong",
    }
